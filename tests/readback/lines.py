#!/usr/bin/python3
"""Reads JSON Lines into SQLite and, where its Python package is installed, DuckDB, and compares counts and sums with the JSON export.

Usage: lines.py PATH-TO-BINARY

Needs Python 3.11. Prints a line for each dataset and engine with the number of comparisons, and ends with 1 at the first difference.
"""

import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

try:
    import duckdb
except ImportError:
    duckdb = None

DATASETS = ["@example", "@embedded", "@beijing-subdistricts-2019"]


def export(program, dataset, form, target):
    subprocess.run([program, "export", dataset, "--format", form, "-o", str(target)], check=True, capture_output=True)


def expected(path):
    """The records of a JSON export by section, and the sum of the values of its figures."""
    data = json.loads(path.read_text(encoding="utf-8"))
    sections = {name: records for name, records in data.items() if isinstance(records, list) and records and "id" in records[0]}
    return sections, sum(float(metric["value"]) for metric in sections.get("metrics", []))


def sqlite(folder):
    """A function that answers a query on `{table}.jsonl` with SQLite, in which each line is a row of its own."""
    database = sqlite3.connect(":memory:")
    for file in folder.glob("*.jsonl"):
        database.execute(f"create table {file.stem} (line text)")
        lines = file.read_text(encoding="utf-8").splitlines()
        database.executemany(f"insert into {file.stem} values (?)", [(line,) for line in lines])

    def count(table):
        return database.execute(f"select count(distinct json_extract(line, '$.id')) from {table}").fetchone()[0]

    def total():
        return database.execute("select sum(cast(json_extract(line, '$.value') as real)) from metrics").fetchone()[0]

    return count, total


def duck(folder):
    """The same with DuckDB, which reads the files as they are."""

    def count(table):
        return duckdb.sql(f"select count(distinct id) from read_json('{folder}/{table}.jsonl')").fetchall()[0][0]

    def total():
        return duckdb.sql(f"select sum(value::double) from read_json('{folder}/metrics.jsonl')").fetchall()[0][0]

    return count, total


def main():
    program = sys.argv[1]
    engines = [("SQLite", sqlite)] + ([("DuckDB", duck)] if duckdb else [])
    for dataset in DATASETS:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            export(program, dataset, "json", folder / "all.json")
            export(program, dataset, "jsonl", folder / "lines")
            sections, sum_of_figures = expected(folder / "all.json")
            files = sorted(file.stem for file in (folder / "lines").glob("*.jsonl"))
            if files != sorted(sections):
                sys.exit(f"{dataset}: the files are {files}, the sections {sorted(sections)}")
            for name, engine in engines:
                count, total = engine(folder / "lines")
                for section, records in sections.items():
                    if count(section) != len(records):
                        sys.exit(f"{dataset}, {name}, {section}: {count(section)} records, expected {len(records)}")
                if "metrics" in sections and abs(total() - sum_of_figures) > 1e-6:
                    sys.exit(f"{dataset}, {name}: the figures add up to {total()}, expected {sum_of_figures}")
                print(f"lines of {dataset} in {name}: {len(sections) + ('metrics' in sections)} comparisons")


main()
