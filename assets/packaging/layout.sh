# What both packages hold. To be sourced: `lay_out FOLDER BINARY` fills a folder as if it were /usr.
lay_out() {
    local folder=$1 binary=$2 size
    install -D -m 755 "$binary" "$folder/bin/reform-explorer"
    install -D -m 644 assets/packaging/reform-explorer.desktop "$folder/share/applications/reform-explorer.desktop"
    install -D -m 644 assets/icon/reform-explorer.svg "$folder/share/icons/hicolor/scalable/apps/reform-explorer.svg"
    for size in 16 32 48 128 256; do
        install -D -m 644 "assets/icon/$size.png" "$folder/share/icons/hicolor/${size}x$size/apps/reform-explorer.png"
    done
    local doc=$folder/share/doc/reform-explorer
    install -D -m 644 README.md "$doc/README.md"
    install -D -m 644 LICENSE-MIT "$doc/LICENSE-MIT"
    install -D -m 644 LICENSE-APACHE "$doc/LICENSE-APACHE"
    install -D -m 644 assets/fonts/OFL.txt "$doc/OFL.txt"
    install -D -m 644 assets/licences.txt "$doc/licences.txt"
}

version() {
    sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1
}
