#!/usr/bin/python3
"""Holds the program to the books of a national dataset: problems, counts of records, searches, facets and exports.

Usage: smoke.py PATH-TO-PROGRAM PATH-TO-GENERATOR [AGENCIES]

Checks that the numbers are right and not how long they take. Ends with 1 at the first that is not.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


def equal(found, expected, about):
    if found != expected:
        sys.exit(f"{about}: {found!r}, and the books say {expected!r}")
    print(f"{about}: {expected}")


def main():
    program, generator = sys.argv[1:3]
    agencies = sys.argv[3] if len(sys.argv) > 3 else "20000"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        books = {}
        for notation in ["ron", "json"]:
            with open(folder / f"national.{notation}", "wb") as file:
                done = subprocess.run([generator, agencies, notation], stdout=file, stderr=subprocess.PIPE, check=True)
            books[notation] = json.loads(done.stderr)
        equal(books["json"], books["ron"], "books of both notations")
        total, books = books["ron"]["total"], books["ron"]["books"]
        dataset = folder / "national.ron"
        for file in [dataset, folder / "national.json"]:
            report = json.loads(run(program, "check", "--format", "json", file))
            equal((report["errors"], report["warnings"], report["unread"]), (0, 0, 0), f"problems of {file.suffix}")
            found = {kind: count for kind, count in report["records"].items() if count}
            equal(found, books["records"], f"records of {file.suffix}")
        queries = {word: count for word, count in books["words"].items()}
        queries |= {f"type:agency level:{level}": count for level, count in books["levels"].items()}
        queries |= {"": total}
        for query, count in queries.items():
            answer = json.loads(run(program, "search", "--format", "json", "--limit", "1", dataset, query))
            equal(answer["total"], count, f"found for {query!r}")
        run(program, "export", "--format", "csv", "-o", folder / "tables", dataset)
        with open(folder / "tables" / "agencies.csv", encoding="utf-8-sig", newline="") as file:
            equal(len(list(csv.DictReader(file))), books["records"]["agency"], "rows of agencies.csv")
        run(program, "export", "--format", "json", "-o", folder / "all.json", dataset)
        exported = json.loads((folder / "all.json").read_text(encoding="utf-8"))
        equal(sum(len(part) for part in exported.values() if isinstance(part, list)), total, "records of all.json")
        run(program, "export", "--format", "ron", "-o", folder / "all.ron", dataset)
        again = json.loads(run(program, "check", "--format", "json", folder / "all.ron"))
        equal(sum(again["records"].values()), total, "records of all.ron")


main()
