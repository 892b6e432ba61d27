//! Pictures as SVG: read back by a strict reader, with every record that they show.

use super::tags::{Element, read as read_tags};
use crate::common::{SHIPPED, read};
use reform_explorer::export::{Palette, svg};
use reform_explorer::model::{Language, RecordType};
use reform_explorer::picture::{alluvial, succession};
use reform_explorer::query::{FLOW_COLUMNS, flow, successions};
use reform_explorer::words::{Words, describe};

fn palette() -> Palette {
    let hues = vec![[[154, 70, 0], [251, 234, 219]], [[106, 61, 158], [239, 231, 248]]];
    let [ink, ink_weak, hairline, ground, neutral] = [[0; 3], [90; 3], [220; 3], [255; 3], [234; 3]];
    Palette { ink, ink_weak, hairline, ground, neutral, hues }
}

/// The texts of all elements of this name.
fn named(document: &Element, name: &str) -> Vec<String> {
    document.all().into_iter().filter(|element| element.name == name).map(Element::text).collect()
}

#[test]
fn every_record_of_a_flow_is_in_the_file_by_name() {
    for (name, text) in SHIPPED {
        let loaded = read(text);
        let dataset = &loaded.dataset;
        for language in Language::ALL {
            let words = Words::new(language);
            let picture = alluvial(&words, dataset, &flow(dataset, 500), 1232.0, 700.0);
            let document = read_tags(&svg(&picture, &palette(), language));
            let titles = named(&document, "title");
            for index in FLOW_COLUMNS.into_iter().flat_map(|record_type| dataset.indices_of(record_type)) {
                let title = describe::title(&words, dataset, index);
                assert!(titles.iter().any(|found| found.contains(&title)), "{name} in {language:?} lacks {title}");
            }
            let root = document.all()[0];
            assert_eq!((root.name.as_str(), root.attributes["xml:lang"].as_str()), ("svg", language.tag()));
            assert_eq!(named(&document, "desc"), [picture.told.join("\n")]);
        }
    }
}

#[test]
fn a_file_holds_each_shape_and_loads_nothing() {
    let loaded = read(SHIPPED[0].1);
    let words = Words::new(Language::Hant);
    let picture = succession(&words, &loaded.dataset, &successions(&loaded.dataset), 1232.0);
    let text = svg(&picture, &palette(), Language::Hant);
    let document = read_tags(&text);
    let shapes: usize = picture.parts.iter().map(|part| part.shapes.len()).sum();
    let drawn = ["rect", "path", "polygon", "line", "text"];
    let found = document.all().into_iter().filter(|element| drawn.contains(&element.name.as_str())).count();
    assert_eq!(found, shapes + 1, "all shapes and the ground");
    assert!(document.all().iter().any(|element| element.attributes.contains_key("stroke-dasharray")));
    for hostile in ["href", "<script", "<style", "<image", "url("] {
        assert!(!text.contains(hostile), "{hostile}");
    }
    assert!(loaded.dataset.records.count(RecordType::Change) > 0);
}

#[test]
fn names_cannot_break_out_of_a_file() {
    let name = "<a> & \\\"b\\\" 'c'\\u{1}";
    let loaded = read(&format!("(schema: 1, id: \"d\", title: \"d\", principles: [(id: \"p\", name: \"{name}\")])"));
    let picture = alluvial(&Words::new(Language::En), &loaded.dataset, &flow(&loaded.dataset, 9), 1232.0, 0.0);
    let document = read_tags(&svg(&picture, &palette(), Language::En));
    assert!(named(&document, "title").iter().any(|title| title.contains("<a> & \"b\" 'c'")));
}
