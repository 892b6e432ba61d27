#!/usr/bin/env bash
# Takes the pictures of README from the real window on a screen that nobody sees. Needs Xvfb, xdotool and ImageMagick.
#   cargo build --release && assets/packaging/take-screenshots.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
binary=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/reform-explorer}")
scratch=$(mktemp -d)
processes=()
finish() {
    [ ${#processes[@]} -eq 0 ] || kill "${processes[@]}" 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT
unset WAYLAND_DISPLAY

# A name, the file to open or nothing, the settings with which the program starts, and the keys that are pressed then.
take() {
    local name=$1 file=$2 settings=$3
    shift 3
    export REFORM_EXPLORER_STATE=$scratch/$name
    mkdir "$REFORM_EXPLORER_STATE"
    printf '%s' "$settings" >"$REFORM_EXPLORER_STATE/settings.ron"
    Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp >"$scratch/display" 2>/dev/null &
    local server=$!
    until [ -s "$scratch/display" ]; do sleep 0.1; done
    DISPLAY=:$(cat "$scratch/display")
    export DISPLAY
    "$binary" ${file:+"$file"} >/dev/null 2>&1 &
    local window=$!
    processes=("$window" "$server")
    local id
    id=$(timeout 60 xdotool search --sync --onlyvisible --class reform-explorer | head -n 1)
    xdotool windowfocus "$id"
    # The window tells nobody when it has come to rest.
    sleep 3
    local key
    for key in "$@"; do
        case $key in
            type:*) xdotool type --delay 60 "${key#type:}" ;;
            *) xdotool key "$key" ;;
        esac
        sleep 1
    done
    import -window root -strip "assets/screenshots/$name.png"
    kill "$window" "$server"
    wait "$window" "$server" 2>/dev/null || true
    processes=()
    : >"$scratch/display"
}

take overview '' '(language: Some(hant), theme: Light, hint_seen: true)'
take principle data/example-town.ron '(language: Some(hans), theme: Light, hint_seen: true,
    places: { "example-town": "principle/convenience#town-government" })'
take agencies-dark '' '(language: Some(en), theme: Dark, hint_seen: true, places: { "chengdu-2019": "agencies" },
    filters: { "chengdu-2019": "level:township" })'
take flow '' '(language: Some(en), theme: Light, hint_seen: true, places: { "chengdu-2019": "flow" })'
take palette '' '(language: Some(hant), theme: Light, hint_seen: true)' ctrl+shift+p type:xjj
