#!/usr/bin/env python3
"""Reads exported tables back with programs that are not ours and compares them with the JSON export.

Usage: tables.py PATH-TO-REFORM-EXPLORER

Workbooks are read by openpyxl, CSV tables by the csv and zipfile modules of Python, as `datapackage.json` describes them. Every record and
field of several selections of both datasets that come with the program is compared: ids, texts by language, references,
codes, dates, numbers, flags and evidence. Prints one line per check and ends with exit code 1 at the first difference.
"""

import csv
import datetime
import decimal
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

SEPARATOR = " | "
LANGUAGES = ("hant", "hans", "en")
SUBSTITUTES = {"hant": ("hans", "en"), "hans": ("hant", "en"), "en": ("hant", "hans")}
FLAGS = ("each", "open", "open_functions", "stub")
SCALES = {None: 1, "one": 1, "wan": 10**4, "yi": 10**8}
GUARDED = tuple("=+-@\t\r\n\0＝＋－＠")
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
EXACT_DIGITS = 15
# The widest column of a workbook, in digits.
WIDEST = 50

# The dataset, the language of the export, and the arguments that select records.
SELECTIONS = [
    ("@embedded", "hant", []),
    ("@embedded", "en", ["--types", "agency,change,metric"]),
    ("@embedded", "hans", ["--types", "measure,principle,holding,function"]),
    ("@example", "en", []),
    ("@example", "hant", ["--ids", "river-office,merge-river-office,sampleton,source"]),
]


class Difference(Exception):
    """What was read is not what was expected."""


def expect(found, expected, *where):
    if found != expected or isinstance(found, bool) != isinstance(expected, bool):
        raise Difference(f"{' '.join(map(str, where))}: found {found!r} instead of {expected!r}")


def run(program, dataset, language, selection, form, target):
    command = [program, "export", dataset, "--proposed", "--lang", language, "--format", form, *selection, "-o", target]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return target


class Dataset:
    """The JSON export of a whole dataset, and what the table of each of its records has to say."""

    def __init__(self, text):
        self.head = json.loads(text)
        self.default = self.head.get("language", "hant")
        self.sections = {name: records for name, records in self.head.items() if is_section(records)}
        self.records = {record["id"]: record for records in self.sections.values() for record in records}

    def selected(self, selection):
        """The records by section that the arguments select."""
        if not selection:
            return self.sections
        wanted = set(selection[1].split(","))
        if selection[0] == "--ids":
            found = {name: [one for one in records if one["id"] in wanted] for name, records in self.sections.items()}
        else:
            singular = lambda name: name[:-3] + "y" if name.endswith("ies") else name[:-1]
            found = {name: records for name, records in self.sections.items() if singular(name) in wanted}
        return {name: records for name, records in found.items() if records}

    def text(self, text, language):
        if isinstance(text, str):
            return text if language == self.default else None
        return text.get(language)

    def title(self, identifier, language):
        """The name of a record where its author gave one that needs no conversion of script; else nothing."""
        record = self.records.get(identifier)
        if record is None:
            return identifier
        text = record.get("name", record.get("title"))
        if text is None:
            return None
        return self.text(text, language) or next(
            (None if {language, other} == {"hant", "hans"} else found
             for other in SUBSTITUTES[language] if (found := self.text(text, other)) is not None), None)


def is_section(value):
    return isinstance(value, list) and all(isinstance(one, dict) and "id" in one for one in value)


def parts(column):
    """The field that a column shows, and what of it."""
    for part in (*LANGUAGES, "name", "described", "normalised"):
        if column.endswith("_" + part):
            return column[: -len(part) - 1], part
    return column, None


def listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def references(value):
    """The ids in a field, those among a described group included."""
    found = []
    for one in listed(value):
        found.extend([one] if isinstance(one, str) else one.get("among", []))
    return found


def passage(evidence):
    words = f"{evidence['field']}: " if "field" in evidence else ""
    words += f"{evidence['source']} " if "source" in evidence else ""
    words += f"¶{evidence['p']} 「{evidence['quote']}」"
    words += f" ({evidence['nth']})" if "nth" in evidence else ""
    return words + (f"…「{evidence['to']}」" if "to" in evidence else "")


def in_language(dataset, one, language):
    """A text, another name or a line of an outline in a language."""
    if isinstance(one, dict) and "kind" in one:
        text = dataset.text(one["name"], language)
        return None if text is None else f"{text} [{one['kind']}]"
    if isinstance(one, dict) and "p" in one:
        text = dataset.text(one["text"], language)
        heading = f"[h{one['heading']}] " if "heading" in one else ""
        return None if text is None else f"¶{one['p']} {heading}{text}"
    return dataset.text(one, language)


def expected_cell(dataset, record, column, language):
    """What a cell has to hold, or a check of it where more than one answer is right."""
    field, part = parts(column)
    value = record.get(field)
    if column in FLAGS:
        return bool(value)
    if column == "evidence":
        return SEPARATOR.join(map(passage, listed(value)))
    if column == "proposed":
        proposal = record.get("proposed")
        return f"{proposal['rule']} ({proposal['confidence']})" if proposal else SEPARATOR.join(record.get("proposed_fields", []))
    if column == "not_stated":
        return lambda cell: all(name not in record for name in cell.split(SEPARATOR)) if cell else True
    if part in LANGUAGES:
        return SEPARATOR.join(text for one in listed(value) if (text := in_language(dataset, one, part)) is not None)
    if part == "normalised" and value is None:
        return ""
    if part == "normalised":
        return decimal.Decimal(value.replace(",", "")) * SCALES[record.get("scale")]
    if part == "name":
        names = [dataset.title(identifier, language) for identifier in references(value)]
        if None in names:
            return lambda cell: cell.count(SEPARATOR) == len(names) - 1 and all(name in cell for name in names if name)
        return SEPARATOR.join(names)
    if part == "described":
        groups = [one["text"] for one in listed(value) if isinstance(one, dict)]
        own = [text for one in groups if (text := dataset.text(one, language)) is not None]
        return lambda cell: bool(cell) == bool(groups) and all(text in cell for text in own)
    if field == "streak" and value:
        return f"{value['count']} {value['unit']}"
    return SEPARATOR.join(references(value))


def check_row(dataset, record, row, language, *where):
    """Holds a row, by column, to its record and returns how many cells were compared."""
    for column, cell in row.items():
        expected = expected_cell(dataset, record, column, language)
        if callable(expected):
            if not expected(cell):
                raise Difference(f"{' '.join(map(str, where))} {record['id']} {column}: found {cell!r} for {record!r}")
        else:
            expect(cell, expected, *where, record["id"], column)
    shown = {parts(column)[0] for column, cell in row.items() if cell not in ("", False)}
    for field, value in record.items():
        field = {"proposed_fields": "proposed"}.get(field, field)
        if field not in shown and value not in ("", [], False):
            raise Difference(f"{' '.join(map(str, where))} {record['id']}: no column shows {field}")
    return len(row)


def check_origin(rows, dataset, selected, date, *where):
    """Holds the rows of the origin to the dataset; values are texts."""
    told = {(about, name): value for about, name, value in rows}
    head = dataset.head
    expect(told["dataset", "id"], head["id"], *where)
    expect(told["dataset", "licence"], head["licence"], *where)
    expect(told["export", "date"], date, *where)
    expect(told["export", "selected"], str(sum(map(len, selected.values()))), *where)
    expect(told["export", "total"], str(len(dataset.records)), *where)
    for section, records in selected.items():
        expect(told[f"records {section}", "selected"], str(len(records)), *where, section)
        expect(told[f"records {section}", "total"], str(len(dataset.sections[section])), *where, section)
    for source in dataset.sections["sources"]:
        if not told.get((f"source {source['id']}", "title")):
            raise Difference(f"{' '.join(where)}: the source {source['id']} is not named")
    if not told["export", "program"].startswith("reform-explorer ") or not told["export", "filter"]:
        raise Difference(f"{' '.join(where)}: program or filter are not told")
    return len(told)


def cast(text, field):
    """A cell of CSV as the schema of its column says."""
    if field["type"] == "boolean":
        return {"true": True, "false": False}[text]
    if field["type"] == "number" and text:
        return decimal.Decimal(text)
    if text[:1] == "'" and text[1:].startswith(GUARDED):
        return text[1:]
    if text.startswith(GUARDED) and parts(field["name"])[0] != "value":
        raise Difference(f"{field['name']}: {text!r} is not guarded")
    return text


def check_csv(dataset, selected, language, date, files, *where):
    """Holds the files of a CSV export, by name, to the dataset and returns how many cells were compared."""
    package = json.loads(files["datapackage.json"])
    expect(package["profile"], "tabular-data-package", *where)
    resources = {resource["name"]: resource for resource in package["resources"]}
    expect(set(resources), {"source", *selected}, *where, "resources")
    paths = {resource["path"] for resource in resources.values()}
    expect(paths | {"datapackage.json", "README.md"}, set(files), *where, "files")
    readme = files["README.md"].decode("utf-8")
    for told in (dataset.head["licence"], str(len(dataset.records)), "datapackage.json", "UTF-8"):
        if told not in readme:
            raise Difference(f"{' '.join(where)}: README.md does not tell {told}")
    cells, ids = 0, {name: {record["id"] for record in records} for name, records in selected.items()}
    for name, resource in resources.items():
        content = files[resource["path"]]
        if not content.startswith(b"\xef\xbb\xbf") or not content.endswith(b"\r\n"):
            raise Difference(f"{' '.join(where)} {name}: no byte order mark, or the last line has no end")
        dialect = resource["dialect"]
        reader = csv.reader(io.StringIO(content.decode(resource["encoding"]).removeprefix("\ufeff"), newline=""), strict=True,
                            delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], doublequote=dialect["doubleQuote"])
        header, *rows = reader
        fields = resource["schema"]["fields"]
        expect(header, [field["name"] for field in fields], *where, name, "columns")
        if name == "source":
            cells += check_origin(rows, dataset, selected, date, *where, name)
            continue
        expect([row[0] for row in rows], [record["id"] for record in selected[name]], *where, name, "ids")
        expect(resource["schema"]["primaryKey"], "id", *where, name)
        for record, row in zip(selected[name], rows, strict=True):
            values = {field["name"]: cast(cell, field) for field, cell in zip(fields, row, strict=True)}
            cells += check_row(dataset, record, values, language, *where, name)
            for key in resource["schema"].get("foreignKeys", []):
                target = key["reference"]["resource"] or name
                if values[key["fields"]] and values[key["fields"]] not in ids[target]:
                    raise Difference(f"{' '.join(where)} {name} {record['id']}: {key} does not hold")
    return cells


def plain(cell):
    """The value of a cell of a workbook, with a date as text."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else value


def check_kind(cell, column, *where):
    """Numbers and full dates have to be such, and what looks like a formula has to be quoted."""
    value = cell.value
    if isinstance(value, str):
        if cell.data_type == "f" or (value.startswith(GUARDED) and not cell.quotePrefix):
            raise Difference(f"{' '.join(map(str, where))} {cell.coordinate}: {value!r} can be taken for a formula")
        digits = re.sub(r"\D", "", value).strip("0")
        if parts(column)[1] == "normalised" and len(digits) <= EXACT_DIGITS:
            raise Difference(f"{' '.join(map(str, where))} {cell.coordinate}: the number {value!r} is text")
        if column in ("date", "as_of") and FULL_DATE.fullmatch(value) and value >= "1901":
            raise Difference(f"{' '.join(map(str, where))} {cell.coordinate}: the date {value!r} is text")


def check_sheet_form(sheet, *where):
    expect(sheet.freeze_panes, "B2", *where, "frozen panes")
    expect(sheet.auto_filter.ref, sheet.dimensions, *where, "filter")
    for cell in sheet[1]:
        if not cell.font.b or cell.fill.fill_type != "solid" or not cell.border.bottom.style:
            raise Difference(f"{' '.join(map(str, where))} {cell.coordinate}: the header is plain")
    for letter, column in sheet.column_dimensions.items():
        if not 8 <= column.width <= WIDEST:
            raise Difference(f"{' '.join(map(str, where))} {letter}: a width of {column.width}")


def check_height(sheet, row, *where):
    """A row with text of several lines has to be higher than others."""
    if any(isinstance(cell.value, str) and len(cell.value) > 2 * WIDEST for cell in row):
        height = sheet.row_dimensions[row[0].row].height
        if height is None or height < 30:
            raise Difference(f"{' '.join(map(str, where))} row {row[0].row}: a height of {height} for several lines")


def target_of(cell):
    """The sheet and the cell that a link leads to."""
    sheet, address = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", cell.hyperlink.location).groups()
    return sheet.replace("''", "'"), address


def check_links(book, sheet, selected, *where):
    """Every reference to an exported record leads to its row. Returns how many links were followed."""
    ids, followed = {record["id"] for records in selected.values() for record in records}, 0
    columns = {cell.column: cell.value.split("\n")[-1] for cell in sheet[1]}
    own = {f"{name}_name" for name in columns.values()} & set(columns.values())
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            is_reference = f"{columns[cell.column]}_name" in own
            exported = [one for one in str(cell.value or "").split(SEPARATOR) if one in ids] if is_reference else []
            expect(cell.hyperlink is not None, bool(exported), *where, cell.coordinate, "is a link")
            if exported:
                name, address = target_of(cell)
                expect(book[name][address].value, exported[0], *where, cell.coordinate, "leads to")
                followed += 1
    return followed


def check_rows(path, *where):
    """Every row stands in its sheet once and in order, which openpyxl would not notice."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                rows = re.findall(rb'<row r="(\d+)"', archive.read(name))
                expect([int(row) for row in rows], list(range(1, len(rows) + 1)), *where, name, "rows")


def check_workbook(dataset, selected, language, date, path, *where):
    """Holds a workbook to the dataset and returns how many cells were compared and links followed."""
    check_rows(path, *where)
    book = openpyxl.load_workbook(path)
    origin, *sheets = book.worksheets
    expect(len(sheets), len(selected), *where, "sheets")
    check_sheet_form(origin, *where, origin.title)
    rows = [[str(plain(cell)) for cell in row] for row in origin.iter_rows(min_row=2)]
    cells, links = check_origin(rows, dataset, selected, date, *where, origin.title), 0
    firsts = {row[0].value.split()[1]: target_of(row[0]) for row in origin.iter_rows(min_row=2) if row[0].hyperlink}
    expect(list(firsts), list(selected), *where, "links of the origin")
    for (section, records), sheet in zip(selected.items(), sheets, strict=True):
        expect(firsts[section], (sheet.title, "A2"), *where, section)
        check_sheet_form(sheet, *where, section)
        header, *rows = sheet.iter_rows()
        headings = [cell.value.split("\n") for cell in header]
        if not all(len(lines) == 2 and lines[0] != lines[1] for lines in headings):
            raise Difference(f"{' '.join(map(str, where))} {section}: a heading has a label and a name: {headings}")
        names = [name for _, name in headings]
        expect([row[0].value for row in rows], [record["id"] for record in records], *where, section, "ids")
        for record, row in zip(records, rows, strict=True):
            check_height(sheet, row, *where, section)
            values = dict(zip(names, map(plain, row)))
            for name, cell in zip(names, row):
                check_kind(cell, name, *where, section)
                if parts(name)[1] == "normalised" and values[name] != "":
                    values[name] = decimal.Decimal(str(values[name]))
            cells += check_row(dataset, record, values, language, *where, section)
        links += check_links(book, sheet, selected, *where, section)
    return cells, links


def check_selection(program, folder, name, language, selection):
    """Compares all exports of a selection and returns how many cells were compared."""
    whole = run(program, name, language, [], "json", folder / "whole.json")
    dataset = Dataset(whole.read_text(encoding="utf-8"))
    date, selected = dataset.head["export"]["date"], dataset.selected(selection)
    records, label = sum(map(len, selected.values())), f"{name} {language} {' '.join(selection) or 'whole'}"
    if not records:
        raise Difference(f"{label}: nothing is selected")
    tables = run(program, name, language, selection, "csv", folder / "tables")
    files = {path.name: path.read_bytes() for path in tables.iterdir()}
    in_csv = check_csv(dataset, selected, language, date, files, label, "csv")
    print(f"{label}: csv, {records} records, {len(files)} files, {in_csv} cells", flush=True)
    with zipfile.ZipFile(run(program, name, language, selection, "csv-zip", folder / "tables.zip")) as archive:
        expect(archive.testzip(), None, label, "zip")
        expect({entry: archive.read(entry) for entry in archive.namelist()}, files, label, "zip")
    print(f"{label}: csv-zip, {len(files)} files like those of the folder", flush=True)
    workbook = run(program, name, language, selection, "xlsx", folder / "workbook.xlsx")
    in_workbook, links = check_workbook(dataset, selected, language, date, workbook, label, "xlsx")
    print(f"{label}: xlsx, {records} records, {in_workbook} cells, {links} links", flush=True)
    return in_csv, in_workbook, links


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program, totals = pathlib.Path(sys.argv[1]).resolve(), [0, 0, 0]
    try:
        for selection in SELECTIONS:
            with tempfile.TemporaryDirectory() as folder:
                compared = check_selection(program, pathlib.Path(folder), *selection)
            totals = [total + one for total, one in zip(totals, compared)]
        if min(totals) == 0:
            raise Difference("nothing was compared")
    except Difference as difference:
        sys.exit(f"tables.py: {difference}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"tables.py: {error}: {error.stderr.decode('utf-8', 'replace')}")
    print(f"all equal: {totals[0]} cells of CSV, {totals[1]} cells and {totals[2]} links of workbooks")


if __name__ == "__main__":
    main()
