#!/usr/bin/python3
"""Reads dossiers and briefs back with programs that this project did not write, and compares them with the JSON export.

    /usr/bin/python3 tests/readback/documents.py PATH-TO-BINARY

Needs html5lib, python-docx and pandoc (Debian: python3-html5lib python3-docx pandoc). Prints a line per set of checks with what it
compared, and ends with 1 if anything differs or a set compared nothing.
"""

import io
import json
import re
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree

import docx
import html5lib

DATASETS = ["@embedded", "@example"]
LANGUAGES = ["hant", "hans", "en"]
# The caps of a brief, as src/export/docx/brief.rs and body.rs name them.
BODIES, FIGURES, ITEMS, OTHERS, PER_BODY = 8, 8, 5, 4, 5
QUOTES = {"hant": "「」", "hans": "“”", "en": '""'}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HTML = "{http://www.w3.org/1999/xhtml}"
SECTIONS = [
    "sources", "places", "principles", "measures", "agencies", "changes", "functions", "holdings", "powers", "instruments",
    "relations", "metrics", "terms", "mandates",
]  # fmt: skip

failures = []


class Check:
    """A set of checks: counts what it compared and remembers what differed."""

    def __init__(self, name):
        self.name, self.compared, self.differences = name, 0, []

    def equal(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.differences.append(f"{what}: found {found!r}, expected {expected!r}")

    def true(self, what, holds):
        self.equal(what, bool(holds), True)

    def close(self):
        if self.compared == 0:
            self.differences.append("nothing was compared")
        print(f"{self.name}: {self.compared} compared, {len(self.differences)} different")
        for difference in self.differences[:10]:
            print(f"    {difference}")
        failures.extend(self.differences)


def export(binary, dataset, form, language):
    command = [binary, "export", dataset, "--format", form, "--lang", language]
    return subprocess.run(command, check=True, capture_output=True).stdout


def pandoc(source, form):
    command = ["pandoc", "-f", form, "-t", "json"]
    return json.loads(subprocess.run(command, input=source, check=True, capture_output=True).stdout)


def records(dataset):
    """Every record with the section it stands in."""
    return [(section, record) for section in SECTIONS for record in dataset.get(section, [])]


def texts(text):
    """What an author wrote, by language. A plain string is in the dataset's language."""
    return text if isinstance(text, dict) else {"": text}


def names(record):
    return [name for field in ("name", "title") if field in record for name in texts(record[field]).values()]


def given_quotes(record):
    """The words quoted for a record, in their order."""
    return [words for passage in record.get("evidence", []) for words in (passage["quote"], passage.get("to")) if words]


def squeezed(text):
    return " ".join(text.split())


# HTML


def title_parts(section, record, by_id, language):
    """What the title of a record has, as far as it is given in the language: its name, or the names of what it connects."""
    if section == "changes":
        connected = record.get("to") or record.get("from", [])
    elif section == "relations":
        connected = [record["from"], *record["to"]]
    elif section == "holdings":
        connected = [record["agency"], record["function"]]
    else:
        return [texts(record.get("name", record.get("title"))).get(language)]
    named = [by_id[party]["name"] if isinstance(party, str) else party["text"] for party in connected]
    return [texts(name).get(language) for name in named]


def check_html(binary, dataset, language, data):
    """Also returns the title of every record, which the JSON export has in the languages of its author only."""
    check = Check(f"html {dataset} {language}, html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    try:
        page = parser.parse(export(binary, dataset, "html", language), transport_encoding="utf-8")
    except html5lib.html5parser.ParseError as error:
        sys.exit(f"{check.name}: not HTML: {error}")
    tags = {"hant": "zh-Hant", "hans": "zh-Hans", "en": "en"}
    check.equal("language", page.get("lang"), tags[language])
    ids = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    check.equal("ids that stand twice", [name for name, count in ids.items() if count > 1], [])
    articles = {article.get("id"): article for article in page.iter(f"{HTML}article")}
    by_id = {record["id"]: record for _, record in records(data)}
    titles = {}
    for section, record in records(data):
        article = articles.get(record["id"])
        check.true(f"an article for {record['id']}", article is not None)
        if article is None:
            continue
        titles[record["id"]] = "".join(article.find(f"{HTML}h3").itertext())
        for part in filter(None, title_parts(section, record, by_id, language)):
            check.true(f"title of {record['id']} has {part!r}", part in titles[record["id"]])
        for name in names(record):
            check.true(f"{record['id']} has {name!r}", squeezed(name) in squeezed("".join(article.itertext())))
        quotes = ["".join(quote.itertext()) for quote in article.iter(f"{HTML}q")]
        check.equal(f"quotes of {record['id']}", quotes, given_quotes(record))
        marks = [mark.text for block in article.iter(f"{HTML}blockquote") for mark in block.iter(f"{HTML}abbr")]
        check.equal(f"paragraphs of {record['id']}", marks, [f"¶{passage['p']}" for passage in record.get("evidence", [])])
    for link in page.iter(f"{HTML}a"):
        target = link.get("href")
        if target.startswith("#"):
            check.true(f"{target} leads somewhere", target[1:] in ids)
        else:
            check.true(f"{target} is of the web", re.match("https?://", target))
    resources = [element.tag for element in page.iter() if element.get("src") or element.tag in (f"{HTML}link", f"{HTML}script")]
    check.equal("resources from elsewhere", resources, [])
    sheet = "".join(style.text for style in page.iter(f"{HTML}style"))
    check.equal("resources that the style asks for", re.findall(r"url\(|@import", sheet), [])
    check.close()
    return titles


# Pandoc's tree


def plain(node, skip=()):
    """The words of a node of pandoc's tree."""
    if isinstance(node, list):
        return "".join(plain(part, skip) for part in node)
    if not isinstance(node, dict) or "t" not in node or node["t"] in skip:
        return ""
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "Math"):
        return content[-1]
    if kind == "RawInline":
        return ""
    if kind == "Quoted":
        return '"' + plain(content[1], skip) + '"'
    return plain(content, skip) + ("\n" if kind in ("Para", "Plain", "Header") else "")


def nodes(tree, kind):
    """Every node of one kind in pandoc's tree, in its order."""
    if isinstance(tree, list):
        for part in tree:
            yield from nodes(part, kind)
    elif isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree
        yield from nodes(list(tree.values()), kind)


# Markdown


def check_markdown(binary, dataset, language, data, titles):
    check = Check(f"md {dataset} {language}, pandoc")
    source = export(binary, dataset, "md", language)
    blocks = pandoc(source, "markdown-smart")["blocks"]
    anchors = re.findall(r'<a id="([^"]*)"></a>', source.decode())
    in_file = {record["id"]: record for _, record in records(data)}
    check.equal("anchors that stand twice", [name for name, count in Counter(anchors).items() if count > 1], [])
    found = {}
    current = None
    for block in blocks:
        if block["t"] == "Header":
            level, _, inlines = block["c"]
            raw = [part["c"][1] for part in inlines if part["t"] == "RawInline"]
            identity = re.match(r'<a id="([^"]*)">', raw[0])[1] if raw else None
            current = identity if level == 3 else None
            if current is not None:
                found[current] = (squeezed(plain(inlines)), [])
        elif current is not None:
            found[current][1].append(block)
    check.equal("records", list(found), list(in_file))
    open_mark, close_mark = QUOTES[language]
    for identity, record in in_file.items():
        heading, content = found.get(identity, ("", []))
        check.equal(f"heading of {identity}", heading, squeezed(titles[identity]))
        told = squeezed(heading + " " + plain(content))
        for name in names(record):
            check.true(f"{identity} has {name!r}", squeezed(name) in told)
        quoted = squeezed(plain([block for block in content if block["t"] == "BlockQuote"]))
        for passage in record.get("evidence", []):
            words = f"¶{passage['p']} {open_mark}{passage['quote']}{close_mark}"
            if "to" in passage:
                words += f"…{open_mark}{passage['to']}{close_mark}"
            check.true(f"{identity} quotes {words}", squeezed(words) in quoted)
        check.equal(f"passages of {identity}", quoted.count("¶"), len(record.get("evidence", [])))
    for link in nodes(blocks, "Link"):
        target = link["c"][2][0]
        if target.startswith("#"):
            check.true(f"{target} leads somewhere", target[1:] in anchors)
            if target[1:] in in_file:
                check.true(f"{target} has words", plain(link["c"][1]).strip())
    check.close()


# DOCX


def told_of_bodies(data):
    """The records whose claims stand in the row of a body, by the id of the body."""

    def parties(record, field):
        held = record.get(field, [])
        for party in held if isinstance(held, list) else [held]:
            yield from [party] if isinstance(party, str) else party.get("among", [])

    told = {}
    for body in data.get("agencies", [])[:BODIES]:
        mentions = lambda section, field: [
            record for record in data.get(section, []) if body["id"] in list(parties(record, field))
        ]
        changes = mentions("changes", "to") + mentions("changes", "from")
        holdings = [holding for holding in data.get("holdings", []) if holding["agency"] == body["id"]]
        told[body["id"]] = [body] + changes[:PER_BODY] + holdings[:PER_BODY] + mentions("powers", "holders")[:PER_BODY]
    return told


def expected_notes(data):
    """The records that carry a footnote of the brief, in the order of the footnotes."""
    noted = [record for told in told_of_bodies(data).values() for record in told]
    noted += data.get("metrics", [])[:FIGURES] + data.get("measures", [])[:ITEMS]
    if not data.get("agencies"):
        noted += data.get("changes", [])[:ITEMS]
    # Of the other types a brief about bodies, figures, measures or changes has only counts.
    if not noted:
        for section in SECTIONS:
            if section != "sources":
                noted += data.get(section, [])[:OTHERS]
    return [record for record in noted if record.get("evidence")]


def is_quoted(record, note, language):
    """Whether a footnote has every passage of a record, and as many paragraphs as it has passages."""
    open_mark, close_mark = QUOTES[language]
    passages = record["evidence"]
    for passage in passages:
        words = f"¶{passage['p']} {open_mark}{passage['quote']}{close_mark}"
        if "to" in passage:
            words += f"…{open_mark}{passage['to']}{close_mark}"
        if words not in note:
            return False
    return note.count("¶") == len(passages)


def check_docx(binary, dataset, language, data, titles):
    check = Check(f"docx {dataset} {language}, python-docx")
    source = export(binary, dataset, "docx", language)
    brief = docx.Document(io.BytesIO(source))
    check.equal("title", brief.core_properties.title, brief.paragraphs[0].text)
    check.equal("style of the title", brief.paragraphs[0].style.name, "Title")
    check.true("program", brief.core_properties.author.startswith("Reform Explorer"))
    bodies, figures = brief.tables
    for number, body in enumerate(data["agencies"][:BODIES], 1):
        check.equal(f"row of {body['id']}", bodies.rows[number].cells[0].paragraphs[0].text, titles[body["id"]])
    check.equal("rows of bodies", len(bodies.rows) - 1, min(BODIES, len(data["agencies"])))
    for number, figure in enumerate(data["metrics"][:FIGURES], 1):
        cells = figures.rows[number].cells
        check.equal(f"row of {figure['id']}", cells[0].paragraphs[0].text, titles[figure["id"]])
        wording = texts(figure["wording"]).get(language)
        if wording is not None:
            check.equal(f"wording of {figure['id']}", cells[1].paragraphs[0].text, wording)
    check.equal("rows of figures", len(figures.rows) - 1, min(FIGURES, len(data["metrics"])))

    noted = expected_notes(data)
    part = next(part for part in brief.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
    notes = [note for note in ElementTree.fromstring(part.blob) if note.get(f"{WORD}type") is None]
    words = ["".join(text.text or "" for text in note.iter(f"{WORD}t")) for note in notes]
    check.equal("footnotes", len(words), len(noted))
    for record, note in zip(noted, words):
        check.true(f"footnote of {record['id']}: {note}", is_quoted(record, note, language))
    references = [mark for mark in brief.element.body.iter(f"{WORD}footnoteReference")]
    check.equal("references to footnotes", len(references), len(noted))
    check.close()

    check = Check(f"docx {dataset} {language}, pandoc")
    tree = pandoc(source, "docx")["blocks"]
    found = [squeezed(plain(note["c"])) for note in nodes(tree, "Note")]
    check.equal("footnotes", len(found), len(noted))
    for record, note in zip(noted, found):
        check.true(f"footnote of {record['id']}: {note}", is_quoted(record, note, language))
    cells = [squeezed(plain(table["c"], skip=("Note",))) for table in nodes(tree, "Table")]
    check.equal("tables", len(cells), 2)
    for body in data["agencies"][:BODIES]:
        check.true(f"{body['id']} in its table", squeezed(titles[body["id"]]) in cells[0])
    for figure in data["metrics"][:FIGURES]:
        wording = texts(figure["wording"]).get(language)
        if wording is not None:
            check.true(f"{figure['id']} in its table", squeezed(wording) in cells[1])
    check.close()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    binary = sys.argv[1]
    for dataset in DATASETS:
        for language in LANGUAGES:
            data = json.loads(export(binary, dataset, "json", language))
            titles = check_html(binary, dataset, language, data)
            check_markdown(binary, dataset, language, data, titles)
            check_docx(binary, dataset, language, data, titles)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
