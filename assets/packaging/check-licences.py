#!/usr/bin/env python3
"""Checks the licences and sources of all crates against deny.toml, as `cargo deny` does, which takes long to build.

Prints crates that are built in several versions, and fails if a licence is not allowed or a crate does not come from the registry.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def is_allowed(expression, allowed):
    """Whether an SPDX expression can be met with the allowed licences. In old manifests a slash stands for OR."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def term():
        if peek() == "(":
            take()
            met = either()
            take()
            return met
        licence = take()
        if peek() == "WITH":
            take()
            # An exception only adds permissions.
            take()
        return licence in allowed

    def both():
        met = term()
        while peek() == "AND":
            take()
            met = term() and met
        return met

    def either():
        met = both()
        while peek() == "OR":
            take()
            met = both() or met
        return met

    return either()


def main():
    rules = tomllib.loads((ROOT / "deny.toml").read_text())
    allowed = set(rules["licenses"]["allow"])
    excepted = {exception["name"]: set(exception["allow"]) for exception in rules["licenses"]["exceptions"]}
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    refused, versions = [], defaultdict(set)
    for package in metadata["packages"]:
        if package["source"] is None:
            continue
        name = f"{package['name']} {package['version']}"
        versions[package["name"]].add(package["version"])
        if not package["license"] or not is_allowed(package["license"], allowed | excepted.get(package["name"], set())):
            refused.append(f"{name}: the licence {package['license'] or 'that is not named'} is not in deny.toml")
        if not package["source"].startswith("registry+"):
            refused.append(f"{name}: comes from {package['source']}")
    several = {name: sorted(found) for name, found in versions.items() if len(found) > 1}
    print(f"{len(metadata['packages'])} crates, of which {len(several)} in several versions: {', '.join(sorted(several))}")
    for line in refused:
        print(f"error: {line}", file=sys.stderr)
    return 1 if refused or len(metadata["packages"]) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
