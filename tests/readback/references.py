#!/usr/bin/python3
"""Reads BibTeX, RIS and CSL-JSON exports back with programs that are not ours and compares them with the JSON export.

Usage: references.py PATH-TO-BINARY

Needs Python 3.11 with bibtexparser 1 (Debian: python3-bibtexparser), what data.py needs, and pandoc. RIS has no reader among the
system's packages, so that a strict one stands here, after the specification. Prints a line per set of checks with the number of
comparisons, and ends with 1 at the first difference.
"""

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

import bibtexparser
import data
from bibtexparser.bparser import BibTexParser
from data import DATASETS, SECTIONS, SUBSETS, TAGS, Checks, run

HARD = """(schema: 1, id: "hard", title: "50 % & more", language: en, sources: [
    (id: "s", title: "a_b {c} \\\\d ~ ^ $5 #6 50 % & 機構", author: "Some Bureau and Others", date: "2019-06",
     address: "https://example.org/a_b~c?d=%20&e#f", evidence: [(p: 3, quote: "x"), (p: 12, quote: "y")]),
    (id: "t", title: "Ours", inferred: ["title"], evidence: [(p: 1, quote: "z", source: "t")]),
    (id: "u", title: "The Reform of Chengdu: a GIS view of 成都 RX平台", author: "某局", date: "2020-01-31", language: hans,
     address: "https://example.org/u", evidence: [(p: 1, quote: "z", source: "u")]),
    (id: "v", title: "ER  - \\r\\nTY  - GEN\\u{2028}AU  - x\\n\\n\\u{202e}", date: "2021", evidence: [(p: 1, quote: "z", source: "v")]),
])"""

SCRIPT = "hant"
TODAY = datetime.date.today()


def plain(text):
    """The text that a field of BibTeX stands for."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}
    text = re.sub(r"\\(text[a-z]+)\{\}", lambda match: f"\0{ord(names[match[1]])}\0", text)
    text = re.sub(r"\\([&%$#_{}])", lambda match: f"\0{ord(match[1])}\0", text)
    text = text.replace("{", "").replace("}", "")
    return re.sub("\0([0-9]+)\0", lambda match: chr(int(match[1])), text)


def one_reading(text):
    return text if isinstance(text, str) or text is None else text.get("hant", next(iter(text.values())))


def one_line(text):
    return text and " ".join(text.split())


def parts(date):
    """The parts of a date such as 2019-06, as many as are known."""
    return [int(part) for part in date.split("-")] if date else None


class Work:
    """What a notation should say of the dataset or of a source."""

    def __init__(self, author, title, date, address, language, paragraphs):
        self.author, self.title = one_line(author), one_line(title)
        self.issued = parts(date)
        self.address = address
        self.accessed = parts(TODAY.isoformat()) if address else None
        # A work in Chinese is cited in the script of the export.
        self.language = TAGS["en" if language == "en" else SCRIPT]
        self.paragraphs = paragraphs

    def facts(self):
        return self.author, self.title, self.issued, self.address, self.accessed


def expected_works(exported, is_whole):
    """By key. Which paragraphs are quoted is known where every record of the dataset is in both exports."""
    language = exported.get("language", "hant")
    works = {exported["id"]: Work(one_reading(exported.get("encoder")), one_reading(exported["title"]), None, None, language, None)}
    paragraphs = {}
    first = exported["sources"][0]["id"]
    for section in SECTIONS:
        for record in exported.get(section, []):
            for passage in record.get("evidence", []):
                paragraphs.setdefault(passage.get("source", first), set()).add(passage["p"])
    for source in exported["sources"]:
        title = one_reading(source["title"])
        title = f"[{title}]" if "title" in source.get("inferred", []) else title
        works[f"{exported['id']}:{source['id']}"] = Work(
            one_reading(source.get("author")), title, source.get("date"), source.get("address"),
            source.get("language", language), paragraphs.get(source["id"], set()) if is_whole else None,
        )
    return works


def check_note(note, work, about, checks):
    if work.paragraphs is not None:
        checks.equal({int(p) for p in re.findall("¶([0-9]+)", note or "")}, work.paragraphs, about)


def check_bibtex(name, bibliography, works, checks):
    entries = bibtexparser.loads(bibliography, BibTexParser(common_strings=True)).entries
    checks.equal(sorted(entry["ID"] for entry in entries), sorted(works), name)
    for entry in entries:
        work, about = works[entry["ID"]], (name, "BibTeX", entry["ID"])
        author = entry.get("author")
        found = (author and plain(author), plain(entry["title"]), parts(entry.get("date")), entry.get("url"), parts(entry.get("urldate")))
        checks.equal(found, work.facts(), about)
        checks.equal(entry.get("year"), entry.get("date") and entry["date"][:4], about)
        checks.equal(entry["langid"], "english" if work.language == "en" else "chinese", about)
        check_note(entry.get("note"), work, about, checks)
    for form in ("bibtex", "biblatex"):
        command = ["pandoc", "-f", form, "-t", "csljson"]
        parsed = json.loads(subprocess.run(command, input=bibliography.encode(), capture_output=True, check=True).stdout)
        checks.equal(sorted(item["id"] for item in parsed), sorted(works), (name, form))
        for item in parsed:
            work = works[item["id"]]
            # In BibTeX itself there is no more of a date than its year.
            parts_known = 3 if form == "biblatex" else 1
            expected = (work.author, work.title, work.issued and work.issued[:parts_known])
            author, title, issued, _, accessed = csl_facts(item)
            checks.equal((author, title, issued and issued[:parts_known]), expected, (name, form, item["id"]))
            if form == "biblatex":
                checks.equal(accessed, work.accessed, (name, form, item["id"]))


def csl_facts(item):
    author = item["author"][0]["literal"] if "author" in item else None
    title = re.sub("</?(span|sup|sub|i|b|sc)[^>]*>", "", item["title"])
    date = lambda field: item[field]["date-parts"][0] if field in item else None
    return author, title, date("issued"), item.get("URL"), date("accessed")


def check_csl(name, bibliography, works, checks):
    ours = json.loads(bibliography)
    command = ["pandoc", "-f", "csljson", "-t", "csljson"]
    theirs = json.loads(subprocess.run(command, input=bibliography.encode(), capture_output=True, check=True).stdout)
    checks.equal([item["id"] for item in ours], list(works), (name, "CSL-JSON"))
    checks.equal([item["type"] for item in theirs], [item["type"] for item in ours], (name, "CSL-JSON"))
    for read, items in (("ours", ours), ("pandoc", theirs)):
        for item in items:
            work, about = works[item["id"]], (name, "CSL-JSON", read, item["id"])
            facts = work.facts()
            checks.equal(csl_facts(item), facts, about)
            checks.equal(item["language"], work.language, about)
            check_note(item.get("note"), work, about, checks)


def read_ris(text):
    """The entries of a RIS file as lists of tags and values (Research Information Systems, "RIS Format Specifications")."""
    entries, open_entry = [], None
    lines = text.split("\r\n")
    for line in lines:
        if not line:
            continue
        match = re.fullmatch("([A-Z][A-Z0-9])  - ([^\x00-\x1f\x7f-\x9f\u2028\u2029]*)", line)
        if not match:
            sys.exit(f"RIS: {line!r} is no line")
        tag, value = match.groups()
        if (tag == "TY") != (open_entry is None):
            sys.exit(f"RIS: {line!r} is not where an entry may have it")
        open_entry = (open_entry or []) + [(tag, value)]
        if tag == "ER":
            entries.append(dict(open_entry))
            if len(open_entry) != len(entries[-1]):
                sys.exit(f"RIS: a tag is there twice in {open_entry}")
            open_entry = None
    if open_entry is not None or lines[-1] != "":
        sys.exit("RIS: the last entry has no end")
    return entries


def check_ris(name, bibliography, works, checks):
    entries = read_ris(bibliography)
    checks.equal([entry["ID"] for entry in entries], list(works), (name, "RIS"))
    day = lambda value: value and [int(part) for part in value.split("/")[:3] if part]
    for entry in entries:
        work, about = works[entry["ID"]], (name, "RIS", entry["ID"])
        found = (entry.get("AU"), entry["TI"], day(entry.get("DA")), entry.get("UR"), day(entry.get("Y2")))
        checks.equal(found, work.facts(), about)
        checks.equal(entry.get("PY"), work.issued and f"{work.issued[0]:04}", about)
        checks.equal(entry["LA"], work.language, about)
        check_note(entry.get("N1"), work, about, checks)


def check_selection(name, arguments, text, checks):
    exported = json.loads(run("export", name, "--format", "json", *arguments, data=text))
    works = expected_works(exported, not arguments)
    for form, check in (("bibtex", check_bibtex), ("csl-json", check_csl), ("ris", check_ris)):
        check(name, run("export", name, "--format", form, "--lang", SCRIPT, *arguments, data=text), works, checks[form])


def check_styles(checks):
    """What a citation processor makes of both files: names of bodies stay whole and capitals stay capitals."""
    for form, ending in (("bibtex", "bib"), ("csl-json", "json")):
        with tempfile.NamedTemporaryFile(suffix=f".{ending}") as file:
            file.write(run("export", "-", "--format", form, data=HARD.encode()).encode())
            file.flush()
            command = ["pandoc", "--citeproc", "-f", "markdown", "-t", "plain", "--wrap=none", "-M", "lang=en", "-M", f"bibliography={file.name}"]
            citeproc = subprocess.run(command, input=b"---\nnocite: '@*'\n---\n", capture_output=True, check=False)
        checks[form].equal(citeproc.returncode, 0, citeproc.stderr.decode())
        for expected in ("Some Bureau and Others", "The Reform of Chengdu: a GIS view of 成都 RX平台", "https://example.org/u"):
            checks[form].true(expected in citeproc.stdout.decode(), (form, expected, citeproc.stdout.decode()))


def main():
    checks = {form: Checks(name) for form, name in (("bibtex", "BibTeX"), ("csl-json", "CSL-JSON"), ("ris", "RIS"))}
    for dataset in DATASETS:
        for subset in SUBSETS:
            check_selection(dataset, subset, None, checks)
    check_selection("-", [], HARD.encode(), checks)
    check_styles(checks)
    for one in checks.values():
        one.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data.PROGRAM = os.path.abspath(sys.argv[1])
    main()
