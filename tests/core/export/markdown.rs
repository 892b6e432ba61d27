//! The dossier in Markdown.

use super::{exported, subsets};
use crate::common::{SHIPPED, positions, read};
use reform_explorer::export::Format;
use reform_explorer::model::Language;
use std::collections::HashSet;

/// The parts of `text` between `open` and `close`.
fn between<'a>(text: &'a str, open: &'a str, close: char) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[test]
fn links_lead_to_anchors() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for (language, chosen) in Language::ALL.into_iter().cycle().zip(subsets(&dataset)) {
            let count = chosen.len();
            let dossier = exported(&dataset, chosen, Format::Markdown, language);
            let anchors = between(&dossier, "<a id=\"", '"');
            let distinct: HashSet<&str> = anchors.iter().copied().collect();
            let sections = dossier.lines().filter(|line| line.starts_with("## <a id=\"_")).count();
            assert_eq!((anchors.len(), distinct.len()), (sections + count, sections + count), "{name}");
            for link in between(&dossier, "](#", ')') {
                assert!(distinct.contains(link), "{name}: {link}");
            }
        }
    }
}

#[test]
fn nothing_is_left_unworded() {
    for (name, text) in SHIPPED {
        let dataset = read(text).dataset;
        for language in Language::ALL {
            let dossier = exported(&dataset, dataset.indices().collect(), Format::Markdown, language);
            for key in ["field-", "dossier-", "inverse-", "title-", "types-", "basis-", "counted-", "{$", "{ $"] {
                assert!(!dossier.contains(&format!("**{key}")) && !dossier.contains(&format!(" {key}")), "{name}: {key}");
            }
        }
    }
}

const TOWN: &str = r#"(schema: 1, id: "town", title: (hant: "鎮", en: "Town"), licence: "CC0-1.0", notice: (en: "An invention"),
    encoder: (en: "Someone"),
    sources: [(id: "source", title: (hant: "文", en: "Text"), address: "https://example.org/a_b",
               evidence: [(p: 1, quote: "文")], inferred: ["title"])],
    agencies: [
        (id: "office", name: (hant: "辦公室", en: "Office"), levels: [municipal], each: true,
         evidence: [(p: 5, quote: "4.6萬余戶"), (p: 2, quote: "甲", nth: 2, to: "乙", field: "levels")], inferred: ["levels"]),
        (id: "bureau", name: "局", evidence: [(p: 1, quote: "局")]),
    ],
    changes: [
        (id: "merge", kind: merge, from: ["bureau", (text: (en: "departments"), count: 40, qualifier: more_than, among: ["bureau", "office"])],
         to: ["office"], evidence: [(p: 1, quote: "併")]),
    ],
    metrics: [
        (id: "firms", name: (en: "Firms"), value: "4.6", scale: wan, statistic: level, qualifier: more_than, unit: (en: "firms"),
         wording: (en: "over 46,000 firms"), as_of: "2019-06", evidence: [(p: 1, quote: "戶")]),
        (id: "days", name: (en: "Days"), value: "21", statistic: change, qualifier: exact, unit: (en: "days"),
         wording: (en: "+21 days"), as_of: "2019-06", evidence: [(p: 1, quote: "天")]),
    ],
)"#;

#[test]
fn a_record_is_told_in_full() {
    let dataset = read(TOWN).dataset;
    let dossier = exported(&dataset, positions(&dataset, &["office", "merge", "firms", "days"]), Format::Markdown, Language::En);
    let expected = [
        "# Town",
        "> **An invention**",
        "- **Contents:** 4 of 6 records, exported on 23 November 2026 with Reform Explorer",
        "- **Encoded by:** Someone",
        "- **Licence of the dataset:** `CC0-1.0`",
        "- **Text** (*inferred*)",
        "  - **Published:** *Not stated in the source*",
        "  - **Address:** <https://example.org/a_b>",
        "- [Agencies (1)](#_section-agency)",
        "## <a id=\"_section-agency\"></a>Agencies (1)",
        "### <a id=\"office\"></a>Office",
        "- **In other languages:** 辦公室",
        "- **Level:** Municipal (*inferred*)",
        "- **One in each place or unit:** Yes",
        "- **Not stated in the source:** Kind, Sphere, Area served",
        "- **Formed or reshaped by:** [Merger: Office](#merge)",
        "> ¶5 \"4.6萬余戶\" · Level: ¶2 \"甲\"…\"乙\" (occurrence 2)",
        "### <a id=\"merge\"></a>Merger: Office",
        "- **From:** 局, departments (over 40), among them 局, [Office](#office)",
        "- **To:** [Office](#office)",
        "**over 46,000 firms** · > 46,000 firms",
        "- **As of:** June 2019",
        "**+21 days**",
    ];
    let lines: Vec<&str> = dossier.lines().collect();
    for line in expected {
        assert!(lines.contains(&line), "{line}\n\n{dossier}");
    }
}

#[test]
fn the_reader_chooses_the_language() {
    let dataset = read(TOWN).dataset;
    for (language, expected) in [
        (Language::Hant, ["# 鎮", "### <a id=\"office\"></a>辦公室", "- **層級**：市級（*編者推斷*）"]),
        (Language::Hans, ["# 镇", "### <a id=\"office\"></a>办公室", "- **层级**：市级（*编者推断*）"]),
    ] {
        let dossier = exported(&dataset, positions(&dataset, &["office"]), Format::Markdown, language);
        for line in expected {
            assert!(dossier.lines().any(|found| found == line), "{line}\n\n{dossier}");
        }
    }
}
