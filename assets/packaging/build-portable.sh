#!/usr/bin/env bash
# Packs the release binary as a tar.gz that runs from wherever it is unpacked, without an administrator, and prints its path.
#   cargo build --release && assets/packaging/build-portable.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. assets/packaging/layout.sh
target=${CARGO_TARGET_DIR:-target}
binary=${1:-$target/release/reform-explorer}
name=reform-explorer-$(version)-$(uname -m)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

lay_out "$root/$name" "$binary"
mkdir -p "$target/package"
package=$target/package/$name.tar.gz
tar --create --gzip --file "$package" --directory "$root" --owner 0 --group 0 --sort name "$name"
echo "$package"
