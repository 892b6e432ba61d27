//! Whatever keeps a record from being simply stated is shown in its panel, and in those of the records that it mentions.

use crate::window::{Setting, texts};
use egui::{Key, Modifiers};
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::path::Path;

#[test]
fn panels_show_every_mark() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/marks.ron");
    let mut window = Setting { origin: Origin::File(file), language: Language::En, ..Setting::default() }.open();
    let cases: [(&str, &[&str]); 7] = [
        (
            "Gate office",
            &[
                "List left open",
                "Functions left open",
                "and others that the source leaves open",
                "Dispatched organ of a government",
                "Residents' self-government",
                "other-borough/gate-office",
                "third-borough/lock-office",
                "≈ Inferred",
                "Prescribed by a rule",
                "Assists",
            ],
        ),
        ("Weir office", &["? Proposed", "proposed by the rule set-up-verb, medium confidence", "Takes part"]),
        ("Locking the gates", &["? Proposed", "≈ Inferred", "Prescribed by a rule", "Police services (cofog:03.1)"]),
        ("Fines at the gates", &["Entrusted", "Penalty", "Inspection", "≈ Inferred", "Prescribed by a rule"]),
        ("Keys", &["Count · 3–5 keys"]),
        ("Minutes to open", &["Quantity · ≤ 10 minutes", "≈ Inferred"]),
        ("Rules of the borough", &["≈ Inferred", "from 1 May 2031; as adopted in 2031; later amendments not checked"]),
    ];
    for (title, expected) in cases {
        window.search(title);
        window.key(Modifiers::NONE, Key::Enter);
        let shown = texts(window.detail());
        for words in expected {
            assert!(shown.iter().any(|text| text.contains(words)), "{title}: {words}\n{shown:#?}");
        }
    }
}

#[test]
fn a_change_shows_that_its_lists_go_on_and_that_it_is_only_prescribed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/marks.ron");
    let mut window = Setting { origin: Origin::File(file), language: Language::En, ..Setting::default() }.open();
    window.search("watches-join");
    window.key(Modifiers::NONE, Key::Enter);
    let shown = texts(window.detail()).join("\n");
    for words in [
        "night watches, among others (at most 5)",
        "and others that the source leaves open",
        "Prescribed by a rule",
        "Absorption",
        "≈ Inferred",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}
