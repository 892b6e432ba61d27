//! Random inputs from a fixed seed, so that each run tries the same: what once failed fails again.

mod checks;

use encoding_rs::{BIG5, GB18030, SHIFT_JIS};

/// A document with every form that a reader has to follow: comments, strings of all sorts, nesting, and other scripts.
const DOCUMENT: &str = r##"(schema: 1, id: "d", title: (hant: "題", en: "T"), language: hant, /* a */
sources: [(id: "s", title: "來源", file: "a.txt", evidence: [(p: 1, quote: "河務", nth: 2)])], // b
places: [(id: "p", name: "鎮"), (id: "q", name: r#"a "b""#, within: "p")],
agencies: [(id: "a", name: "局\u{5c40}", levels: [township], places: ["p"], inferred: ["levels"])],
metrics: [(id: "m", name: "n", value: "2,123.3", wording: "逾2,123.3億", statistic: count, qualifier: more_than, period: "2019")],
)"##;

const JSON: &str = r#"{"schema": 1, "id": "d", "title": {"hant": "題"}, "places": [{"id": "p", "name": "鎮 \u5c40"}, {"id": "q", "name": "b", "within": "p"}]}"#;

/// Numbers that look random: SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn one_of<'a>(&mut self, pieces: &[&'a str]) -> &'a str {
        pieces[self.below(pieces.len())]
    }

    /// Up to `most` of the pieces one after the other.
    fn joined(&mut self, pieces: &[&str], most: usize) -> String {
        let count = self.below(most + 1);
        (0..count).map(|_| self.one_of(pieces)).collect()
    }

    /// The bytes with some of them changed, taken out, doubled, or replaced by signs that mean something.
    fn edited(&mut self, bytes: &[u8]) -> Vec<u8> {
        const SIGNS: &[u8] = b"()[]{}\"'#,:;/*\\r \n\0\x01\x1b\xe6\x80\xff-0";
        let mut edited = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(edited.len());
            let end = (at + self.below(12)).min(edited.len());
            match self.below(5) {
                0 => edited[at] = self.next() as u8,
                1 => edited[at] = SIGNS[self.below(SIGNS.len())],
                2 => edited.insert(at, SIGNS[self.below(SIGNS.len())]),
                3 => drop(edited.drain(at..end)),
                _ => edited.extend_from_within(at..end),
            }
        }
        edited
    }
}

/// What once ended the program.
#[test]
fn what_was_found_stays_mended() {
    for found in [
        "n:\"\",), sources:\"日\"\u{1}",
        "(schema: 1, title: \"年\", terms: [(id: \"t\")], \u{1} 年)",
        " places:[(id:\"\",name:(t:\"\"),within:\"a\")(id\"],places:[\n(d:",
        "#![eoabl>\u{0}eoabl>O:\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}it_vome)  ),\n        (\n            id: \"\u{0}f",
    ] {
        checks::dataset(found.as_bytes());
    }
}

#[test]
fn a_document_cut_anywhere_is_read_or_refused() {
    for document in [DOCUMENT, JSON] {
        for end in 0..=document.len() {
            checks::dataset(&document.as_bytes()[..end]);
            checks::dataset(&document.as_bytes()[end..]);
        }
    }
}

#[test]
fn a_document_with_any_bytes_changed_is_read_or_refused() {
    let mut random = Random(1);
    for _ in 0..1_500 {
        checks::dataset(&random.edited(DOCUMENT.as_bytes()));
        checks::dataset(&random.edited(JSON.as_bytes()));
    }
}

#[test]
fn any_query_is_understood() {
    const PIECES: [&str; 34] = [
        "a",
        "xjj",
        "河",
        "務所",
        " ",
        "　",
        "\"",
        "“",
        "」",
        "-",
        "−",
        "level:",
        "類型：",
        "type:agency",
        "place:p",
        ",",
        "，",
        ":",
        "46,000",
        "4.6萬",
        "%",
        "19",
        "1e999",
        "not-stated:",
        "has:power",
        "\\",
        "\0",
        "\u{1b}",
        "\n",
        "\u{202e}",
        "e\u{301}",
        "ü",
        "-\"",
        "0.",
    ];
    let mut random = Random(2);
    for _ in 0..2_000 {
        checks::query(random.joined(&PIECES, 9).as_bytes());
    }
}

#[test]
fn no_name_of_a_file_leads_out_of_its_folder() {
    const PIECES: [&str; 26] = [
        "..",
        "/",
        "\\",
        ".",
        "a.txt",
        "sub",
        "up",
        "link",
        "loop",
        "in",
        "out",
        "secret.txt",
        "other",
        "data",
        "C:",
        "file://",
        "%2e%2e",
        "\0",
        "~",
        "ROOT",
        "//",
        "/../",
        "./",
        " ",
        "\u{2024}",
        "．．",
    ];
    let mut random = Random(3);
    for _ in 0..6_000 {
        checks::path(random.joined(&PIECES, 7).as_bytes());
    }
}

#[test]
fn settings_changed_anywhere_are_read_or_refused() {
    let settings = r#"(version: 2, language: Some(hans), theme: Dark, zoom: 120, recent: ["/a/機.ron", "b"], hint_seen: true,
        window: Some((corner: Some((10, 20)), size: (800, 600), maximized: false)), places: {"d": "agencies#a"}, filters: {"d": "level:municipal"})"#;
    let printed = reform_explorer::state::Settings::parse(settings).unwrap_or_default().print().expect("settings can be printed");
    let mut random = Random(4);
    for _ in 0..2_500 {
        checks::settings(&random.edited(settings.as_bytes()));
        checks::settings(&random.edited(printed.as_bytes()));
    }
}

#[test]
fn any_bytes_are_decoded_or_refused() {
    const TEXT: &str = "第一段，設立水務站，撤銷舊站。\r\n第二段。";
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(to_bytes).collect::<Vec<_>>()
    };
    let utf32 = |to_bytes: fn(u32) -> [u8; 4]| {
        std::iter::once('\u{feff}').chain(TEXT.chars()).flat_map(|letter| to_bytes(letter.into())).collect::<Vec<_>>()
    };
    let texts: Vec<Vec<u8>> = vec![
        TEXT.into(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        utf32(u32::to_le_bytes),
        utf32(u32::to_be_bytes),
        GB18030.encode(TEXT).0.into_owned(),
        BIG5.encode(TEXT).0.into_owned(),
        SHIFT_JIS.encode("これは日本語の文章です。").0.into_owned(),
        vec![0; 64],
    ];
    let mut random = Random(5);
    for text in &texts {
        (0..=text.len()).for_each(|end| checks::encoding(&text[..end]));
        (0..400).for_each(|_| checks::encoding(&random.edited(text)));
    }
    for _ in 0..1_000 {
        let length = random.below(40);
        checks::encoding(&(0..length).map(|_| random.next() as u8).collect::<Vec<_>>());
    }
}
