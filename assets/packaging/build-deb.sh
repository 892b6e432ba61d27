#!/usr/bin/env bash
# Packs the release binary as a .deb for Debian 12 and later, and prints its path.
#   cargo build --release && assets/packaging/build-deb.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. assets/packaging/layout.sh
target=${CARGO_TARGET_DIR:-target}
binary=${1:-$target/release/reform-explorer}
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

lay_out "$root/usr" "$binary"
mv "$root/usr/share/doc/reform-explorer/LICENSE-MIT" "$root/usr/share/doc/reform-explorer/copyright"

# The newest symbol of the C library that the binary asks for says which one it needs.
libc=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | cut -d_ -f2 | sort -uV | tail -n 1)
mkdir "$root/DEBIAN"
# The window's libraries are opened while the program runs, so that the subcommands work without them.
cat >"$root/DEBIAN/control" <<CONTROL
Package: reform-explorer
Version: $(version)
Architecture: $architecture
Maintainer: The authors of Reform Explorer <nobody@localhost>
Section: education
Priority: optional
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6 (>= $libc), libgcc-s1
Recommends: libgl1, libegl1, libxkbcommon-x11-0, libx11-6, libx11-xcb1, libxcursor1, libxi6, libwayland-client0, xdg-desktop-portal | zenity
Description: explorer of institutional reforms
 Reads an institutional reform the way it was designed: by principle, measure,
 agency and figure, and back to the passage that says so. In Traditional
 Chinese, Simplified Chinese and English; works offline.
CONTROL

package=$target/package/reform-explorer_$(version)_$architecture.deb
mkdir -p "$target/package"
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
