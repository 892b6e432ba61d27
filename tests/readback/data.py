#!/usr/bin/python3
"""Reads JSON, JSON-LD and RON exports back with programs that are not ours and compares them with one another.

Usage: data.py PATH-TO-BINARY

Needs Python 3.11 with jsonschema and rdflib 6 (Debian: python3-jsonschema, python3-rdflib). Prints a line per set of checks with the
number of comparisons, and ends with 1 at the first difference.
"""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

import jsonschema
import rdflib

DATASETS = ["@example", "@embedded"]
SUBSETS = [
    [],
    ["--types", "agency,metric"],
    ["--types", "holding,relation,change"],
    ["--types", "term,power"],
    ["--query", "type:metric"],
    ["--types", "principle", "--mentioned"],
]
SECTIONS = {
    "sources": "Source", "places": "Place", "principles": "Principle", "measures": "Measure", "agencies": "Agency",
    "changes": "Change", "functions": "Function", "holdings": "Holding", "powers": "Power", "instruments": "Instrument",
    "relations": "Relation", "metrics": "Metric", "terms": "Term", "mandates": "Mandate",
}
TAGS = {"hant": "zh-Hant", "hans": "zh-Hans", "en": "en"}
SCALES = {None: 1, "one": 1, "wan": 10**4, "yi": 10**8}

DCT = rdflib.Namespace("http://purl.org/dc/terms/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
REFORM = rdflib.Namespace("urn:reform-explorer:term:")
RICO = rdflib.Namespace("https://www.ica.org/standards/RiC/ontology#")
SCHEMA = rdflib.Namespace("http://schema.org/")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = rdflib.Namespace("http://www.w3.org/2001/XMLSchema#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
A = rdflib.RDF.type


class Checks:
    """Counts comparisons and stops at the first difference."""

    def __init__(self, subject):
        self.subject = subject
        self.count = 0

    def equal(self, found, expected, about):
        self.count += 1
        if found != expected:
            sys.exit(f"{self.subject}: {about}\n  found:    {found!r}\n  expected: {expected!r}")

    def true(self, holds, about):
        self.equal(bool(holds), True, about)

    def end(self):
        if self.count == 0:
            sys.exit(f"{self.subject}: nothing was compared")
        print(f"{self.subject}: {self.count} comparisons")


def run(*arguments, status=0, data=None):
    """Runs the program and returns what it writes."""
    result = subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, check=False)
    if result.returncode != status:
        sys.exit(f"{arguments}: status {result.returncode}, expected {status}\n{result.stderr.decode()}")
    return result.stdout.decode()


def export(dataset, form, subset):
    return run("export", dataset, "--format", form, "--lang", "en", *subset)


def texts(text, default):
    """A text of the JSON export as a set of readings with their tags."""
    if text is None:
        return set()
    if isinstance(text, str):
        return {(text, TAGS[default])}
    return {(reading, TAGS[language]) for language, reading in text.items()}


def readings(graph, node, property):
    return {(str(text), text.language) for text in graph.objects(node, property)}


# JSON and its schema


def mutations(export):
    """Copies of an export, each with one thing wrong."""
    agency = next(section for section in ("agencies", "metrics", "terms") if section in export)
    changes = {
        "unknown field of the head": lambda copy: copy.update(colour="red"),
        "another schema version": lambda copy: copy.update(schema=3),
        "no id": lambda copy: copy.pop("id"),
        "null": lambda copy: copy.update(licence=None),
        "unknown field of a record": lambda copy: copy[agency][0].update(colour="red"),
        "malformed id": lambda copy: copy[agency][0].update(id="A b"),
        "no name": lambda copy: copy[agency][0].pop("name"),
        "unknown language": lambda copy: copy[agency][0].update(name={"de": "x"}),
        "paragraph in words": lambda copy: copy[agency][0].update(evidence=[{"p": "one", "quote": "字"}]),
        "number for a text": lambda copy: copy[agency][0].update(name=3),
    }
    if "metrics" in export:
        changes["a figure with its unit"] = lambda copy: copy["metrics"][0].update(value="4.6萬")
        changes["two points"] = lambda copy: copy["metrics"][0].update(value="4.6.1")
        changes["unknown code"] = lambda copy: copy["metrics"][0].update(qualifier="roughly")
        changes["thirteenth month"] = lambda copy: copy["metrics"][0].update(as_of="2019-13")
        changes["half a period"] = lambda copy: copy["metrics"][0].update(period="2019-01/")
    for name, change in changes.items():
        mutant = copy.deepcopy(export)
        change(mutant)
        yield name, mutant


def check_schema():
    valid, invalid = Checks("JSON against its schema"), Checks("wrong JSON against the schema")
    schema = json.loads(run("schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for dataset in DATASETS:
        for subset in SUBSETS:
            exported = json.loads(export(dataset, "json", subset))
            error = next(validator.iter_errors(exported), None)
            valid.equal(error and f"{error.json_path}: {error.message}", None, (dataset, subset))
            valid.equal(exported["$schema"], schema["$id"], (dataset, subset))
        exported = json.loads(export(dataset, "json", ["--types", "agency,metric"]))
        for name, mutant in mutations(exported):
            invalid.true(not validator.is_valid(mutant), (dataset, name))
    valid.end()
    invalid.end()


def check_round_trips():
    checks = Checks("RON and JSON opened again")
    with tempfile.TemporaryDirectory() as folder:
        for dataset in DATASETS:
            for subset in SUBSETS:
                expected = json.loads(export(dataset, "json", subset))
                for form in ("json", "ron"):
                    path = os.path.join(folder, f"x.{form}")
                    run("export", dataset, "--format", form, *subset, "-o", path, "--force")
                    report = json.loads(run("check", path, "--format", "json", "--strict"))
                    checks.equal((report["errors"], report["warnings"]), (0, 0), (dataset, subset, form))
                    again = json.loads(export(path, "json", []))
                    for section in SECTIONS:
                        checks.equal(again.get(section), expected.get(section), (dataset, subset, form, section))
                    for field in ("id", "title", "licence", "notice", "encoder"):
                        checks.equal(again.get(field), expected.get(field), (dataset, subset, form, field))
    checks.end()


# JSON-LD


def parties(values):
    """The ids of bodies among parties, and the descriptions of the others."""
    values = values if isinstance(values, list) else [values]
    ids = {value for value in values if isinstance(value, str)}
    described = [value for value in values if not isinstance(value, str)]
    return ids, described


class LinkedData:
    """A JSON-LD export and the JSON export of the same records."""

    def __init__(self, dataset, subset):
        self.graph = rdflib.Graph().parse(data=export(dataset, "jsonld", subset), format="json-ld")
        self.json = json.loads(export(dataset, "json", subset))
        self.base = f"urn:reform-explorer:{self.json['id']}"
        self.language = self.json.get("language", "hant")
        self.about = (dataset, subset)

    def node(self, id):
        return rdflib.URIRef(f"{self.base}:{id}")

    def ids(self, node, property):
        return {str(other).rsplit(":", 1)[-1] for other in self.graph.objects(node, property) if isinstance(other, rdflib.URIRef)}

    def codes(self, node, property):
        return {str(code).rsplit("-", 1)[-1] for code in self.graph.objects(node, property)}

    def records(self, section):
        return self.json.get(section, [])


def check_dataset(data, checks):
    dataset = rdflib.URIRef(data.base)
    checks.true((dataset, A, DCAT.Dataset) in data.graph, data.about)
    checks.equal(readings(data.graph, dataset, DCT.title), texts(data.json["title"], data.language), data.about)
    note = data.json["export"]
    distribution = data.graph.value(dataset, DCAT.distribution)
    checks.equal(str(data.graph.value(distribution, DCT.issued)), note["date"], data.about)
    for name in ("selected", "total", "filter"):
        found = data.graph.value(distribution, REFORM[name])
        checks.equal(found and found.toPython(), note.get(name), (data.about, name))
    licence = data.graph.value(dataset, DCT.license)
    checks.equal(str(data.graph.value(licence, rdflib.RDFS.label)), data.json["licence"], data.about)


def check_records(data, checks):
    for section, name in SECTIONS.items():
        records = data.records(section)
        found = {str(node) for node in data.graph.subjects(A, REFORM[name])}
        checks.equal(found, {str(data.node(record["id"])) for record in records}, (data.about, section))
        for record in records:
            node = data.node(record["id"])
            about = (data.about, record["id"])
            title = record.get("name", record.get("title"))
            label = DCT.title if section == "sources" else SKOS.prefLabel
            checks.equal(readings(data.graph, node, label), texts(title, data.language), about)
            summary = readings(data.graph, node, DCT.description)
            checks.equal(summary, texts(record.get("summary"), data.language), about)
            inferred = {str(field) for field in data.graph.objects(node, REFORM.inferred)}
            checks.equal(inferred, set(record.get("inferred", [])), about)
            stub = data.graph.value(node, REFORM.stub)
            checks.equal(bool(stub and stub.toPython()), record.get("stub", False), about)
            for field in ("status", "sphere", "kind", "role", "verb", "statistic", "qualifier", "scale", "comparison"):
                expected = {record[field]} if field in record else set()
                checks.equal(data.codes(node, REFORM[field]), expected, (about, field))
            for field in ("levels", "kinds"):
                if section != "powers":
                    checks.equal(data.codes(node, REFORM[field]), set(record.get(field, [])), (about, field))
            for field in ("measures", "mandates", "agencies", "functions", "about"):
                expected = record.get(field, [])
                if isinstance(expected, list):
                    checks.equal(data.ids(node, REFORM[field]), set(expected), (about, field))
            for field in ("measure", "principle", "agency", "function", "of"):
                expected = {record[field]} if field in record else set()
                checks.equal(data.ids(node, REFORM[field]), expected, (about, field))


def check_organisations(data, checks):
    graph = data.graph
    structural = {"establish", "merge", "absorb", "reconstitute", "convert", "rename", "split", "abolish"}
    for change in data.records("changes"):
        node, about = data.node(change["id"]), (data.about, change["id"])
        checks.true((node, A, ORG.ChangeEvent) in graph, about)
        for field, property in (("from", ORG.originalOrganization), ("to", ORG.resultingOrganization)):
            ids, described = parties(change.get(field, []))
            checks.equal(data.ids(node, REFORM[field]), ids, (about, field))
            bodies = ids | {id for party in described for id in party.get("among", [])}
            checks.equal(data.ids(node, property), bodies if change["kind"] in structural else set(), (about, field))
            for id in bodies:
                checks.true((data.node(id), ORG.changedBy, node) in graph, (about, id))
            nodes = [other for other in graph.objects(node, REFORM[field]) if isinstance(other, rdflib.BNode)]
            found = [(readings(graph, other, DCT.description), data.ids(other, REFORM.among)) for other in nodes]
            expected = [(texts(party["text"], data.language), set(party.get("among", []))) for party in described]
            checks.equal(sorted(map(repr, map(canonical, found))), sorted(map(repr, map(canonical, expected))), (about, field))
        transferred = {str(data.graph.value(moved, REFORM.function)).rsplit(":", 1)[-1]
                       for moved in graph.objects(node, REFORM.transfer)}
        checks.equal(transferred, set(change.get("functions", [])), about)
        for moved in graph.objects(node, REFORM.transfer):
            checks.true((moved, A, RICO.AgentTemporalRelation) in graph, about)
    for relation in data.records("relations"):
        node, about = data.node(relation["id"]), (data.about, relation["id"])
        property = ORG.subOrganizationOf if relation["kind"] == "part_of" else ORG.linkedTo
        ends = []
        for field in ("from", "to"):
            ids, described = parties(relation[field])
            ends.append(ids | {id for party in described for id in party.get("among", [])})
        for one in ends[0]:
            for other in ends[1]:
                checks.true((data.node(one), property, data.node(other)) in graph, (about, one, other))
        checks.equal((data.ids(node, RICO.relationHasSource), data.ids(node, RICO.relationHasTarget)), tuple(ends), about)
    for holding in data.records("holdings"):
        node, about = data.node(holding["id"]), (data.about, holding["id"])
        checks.true((node, A, RICO.PerformanceRelation) in graph, about)
        checks.true((data.node(holding["agency"]), ORG.purpose, data.node(holding["function"])) in graph, about)
        checks.equal(data.ids(node, RICO.relationHasSource), {holding["function"]}, about)
        checks.equal(data.ids(node, RICO.relationHasTarget), {holding["agency"]}, about)


def canonical(party):
    return tuple(sorted(part) for part in party)


def check_observations(data, checks):
    graph = data.graph
    checks.equal(len(set(graph.subjects(A, SCHEMA.Observation))), len(data.records("metrics")), data.about)
    for metric in data.records("metrics"):
        node, about = data.node(metric["id"]), (data.about, metric["id"])
        value = graph.value(node, SCHEMA.value)
        checks.equal(value.datatype, XSD.decimal, about)
        expected = Decimal(metric["value"].replace(",", "")) * SCALES[metric.get("scale")]
        checks.equal(Decimal(str(value)), expected, about)
        checks.equal(str(graph.value(node, REFORM.value)), metric["value"], about)
        checks.equal(readings(graph, node, SCHEMA.unitText), texts(metric.get("unit"), data.language), about)
        checks.equal(readings(graph, node, REFORM.wording), texts(metric["wording"], data.language), about)
        checks.equal(data.ids(node, SCHEMA.observationAbout), set(metric.get("subjects", [])), about)
        as_of = graph.value(node, SCHEMA.observationDate)
        checks.equal(as_of and str(as_of), metric.get("as_of"), about)
        period = graph.value(node, DCT.temporal)
        ends = period and [str(graph.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)]
        stated = metric.get("period")
        checks.equal(ends, stated and (stated.split("/") * 2)[:2] if stated and "/" not in stated else stated and stated.split("/"), about)


def check_annotations(data, checks):
    graph = data.graph
    sources = data.records("sources")
    expected = {}
    for section in SECTIONS:
        for record in data.records(section):
            for number, passage in enumerate(record.get("evidence", []), 1):
                address = f"{data.node(record['id'])}#evidence-{number}"
                source = data.node(passage.get("source", sources[0]["id"]))
                rest = tuple(passage.get(name) for name in ("field", "nth", "to"))
                expected[address] = (str(data.node(record["id"])), str(source), passage["p"], passage["quote"], rest)
    found = {}
    for annotation in graph.subjects(A, OA.Annotation):
        target = graph.value(annotation, OA.hasTarget)
        paragraph = graph.value(target, OA.hasSelector)
        quote = graph.value(paragraph, OA.refinedBy)
        rest = [graph.value(annotation, REFORM.field), graph.value(quote, REFORM.nth), graph.value(quote, REFORM.to)]
        found[str(annotation)] = (
            str(graph.value(annotation, OA.hasBody)),
            str(graph.value(target, OA.hasSource)),
            graph.value(paragraph, REFORM.p).toPython(),
            str(graph.value(quote, OA.exact)),
            tuple(part.toPython() if part is not None else None for part in rest),
        )
    checks.equal(sorted(found), sorted(expected), data.about)
    for address, annotation in expected.items():
        checks.equal(found[address], annotation, (data.about, address))


def check_linked_data():
    parts = {
        "JSON-LD: dataset": check_dataset,
        "JSON-LD: records": check_records,
        "JSON-LD: organisations": check_organisations,
        "JSON-LD: observations": check_observations,
        "JSON-LD: annotations": check_annotations,
    }
    checks = {name: Checks(name) for name in parts}
    for dataset in DATASETS:
        for subset in SUBSETS:
            data = LinkedData(dataset, subset)
            for name, part in parts.items():
                part(data, checks[name])
    for one in checks.values():
        one.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    check_schema()
    check_round_trips()
    check_linked_data()
