#!/usr/bin/env bash
# Prints every crate that goes into the program on any system, with its licence: what `assets/licences.txt` holds.
#   assets/packaging/list-licences.sh > assets/licences.txt
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cargo tree --locked --edges normal --target all --prefix none --format '{p}	{l}' |
    sed -E 's/ \(proc-macro\)//; s/ \(\*\)//; /^reform-explorer /d; s/\t$/\t(see its source)/' |
    LC_ALL=C sort -u
