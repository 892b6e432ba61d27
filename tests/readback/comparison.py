#!/usr/bin/python3
"""Reads comparisons in every format back with programs that are not ours and compares them with the JSON.

Usage: comparison.py PATH-TO-BINARY

Needs Python 3.11 with openpyxl, html5lib and pandoc (Debian: python3-openpyxl, python3-html5lib, pandoc). Prints a line for each view with the
number of comparisons, and ends with 1 at the first difference.
"""

import csv
import io
import json
import subprocess
import sys

import html5lib
import openpyxl

VIEWS = ["record", "function", "power", "body", "change", "figure", "principle"]
NAMES = "{http://www.w3.org/1999/xhtml}"


def compare(program, view, form):
    command = [program, "compare", "@embedded", "@beijing-subdistricts-2019", "--lang", "en", "--by", view, "--format", form]
    ended = subprocess.run(command, capture_output=True)
    if ended.returncode != 1:
        sys.exit(f"{view} as {form}: ended with {ended.returncode}: {ended.stderr.decode()}")
    return ended.stdout


def texts(row):
    """The label of a row and what each side says, without blanks, in which formats may differ."""
    return ["".join(text.split()) for text in row]


def expected(program, view):
    words = {"not_there": "Not in this dataset", "not_stated": "Not stated in the source"}
    side = lambda side: words.get(side["state"]) or "".join(claim["text"] for claim in side["claims"])
    rows = json.loads(compare(program, view, "json"))["rows"]
    return [texts([row["label"], side(row["left"]), side(row["right"])]) for row in rows]


def of_csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:]
    return [texts([row[0], row[4].replace(" | ", ""), row[5].replace(" | ", "")]) for row in rows]


def of_xlsx(data):
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True))
    return [texts([row[0] or "", row[4] or "", row[5] or ""]) for row in rows]


def of_html(tree):
    rows = tree.iter(f"{NAMES}tr")
    cells = lambda row: ["".join(cell.itertext()) for cell in row if cell.tag in (f"{NAMES}td", f"{NAMES}th")]
    return [texts([row[0], row[4], row[5]]) for row in list(map(cells, rows))[1:]]


def of_markdown(data):
    ended = subprocess.run(["pandoc", "-f", "gfm", "-t", "html"], input=data, capture_output=True, check=True)
    return of_html(html5lib.parse(ended.stdout, transport_encoding="utf-8"))


def main():
    program = sys.argv[1]
    readers = {"csv": of_csv, "xlsx": of_xlsx, "html": lambda data: of_html(html5lib.parse(data, transport_encoding="utf-8")), "md": of_markdown}
    for view in VIEWS:
        rows = expected(program, view)
        for form, reader in readers.items():
            found = reader(compare(program, view, form))
            for number, (one, other) in enumerate(zip(found, rows)):
                if one != other:
                    sys.exit(f"{view} as {form}, row {number}:\n  found:    {one}\n  expected: {other}")
            if len(found) != len(rows):
                sys.exit(f"{view} as {form}: {len(found)} rows, expected {len(rows)}")
        print(f"comparison by {view}: {len(readers) * len(rows)} rows")


main()
