#!/usr/bin/env bash
# Draws the icon at every size that desktops ask for. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../icon"
for size in 16 32 48 128 256; do
    rsvg-convert --width "$size" --height "$size" reform-explorer.svg --output "$size.png"
done
