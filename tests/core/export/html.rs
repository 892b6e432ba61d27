//! The dossier as a page.

use super::hostile::{HOSTILE, hostile};
use super::tags::{Element, read as parse};
use super::{exported, subsets};
use crate::common::{SHIPPED, day, positions, read};
use reform_explorer::export::{Format, Options, Selection, export_to};
use reform_explorer::load::EXAMPLE_TOWN;
use reform_explorer::model::{Basis, Dataset, Language, RecordIndex, not_stated};
use reform_explorer::words::{Words, describe};
use std::collections::HashSet;
use std::ops::ControlFlow;

fn page(dataset: &Dataset, chosen: Vec<RecordIndex>, language: Language) -> Element {
    parse(&exported(dataset, chosen, Format::Html, language))
}

fn page_of(selection: &Selection) -> Element {
    let mut written = Vec::new();
    export_to(selection, Format::Html, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    parse(&String::from_utf8(written).expect("exports are UTF-8"))
}

/// The shipped datasets in parts, each with the language that it is read in.
fn each_part(mut check: impl FnMut(&Dataset, &[RecordIndex], Language)) {
    for (_, text) in SHIPPED {
        let dataset = read(text).dataset;
        for language in Language::ALL {
            for chosen in subsets(&dataset) {
                check(&dataset, &chosen, language);
            }
        }
    }
}

#[test]
fn every_record_is_there_once_with_its_title() {
    each_part(|dataset, chosen, language| {
        let words = Words::new(language);
        let page = page(dataset, chosen.to_vec(), language);
        let articles: Vec<&Element> =
            page.named("article").into_iter().filter(|article| article.attribute("id").is_some()).collect();
        assert_eq!(articles.len(), chosen.len());
        for (article, index) in articles.iter().zip(chosen) {
            assert_eq!(article.attribute("id"), Some(dataset.record(*index).id().as_str()));
            assert_eq!(article.named("h3")[0].text(), describe::title(&words, dataset, *index));
        }
    });
}

#[test]
fn links_lead_to_anchors_and_headings_have_an_order() {
    each_part(|dataset, chosen, language| {
        let page = page(dataset, chosen.to_vec(), language);
        assert_eq!(page.named("html")[0].attribute("lang"), Some(language.tag()));
        let ids: Vec<&str> = page.all().iter().filter_map(|element| element.attribute("id")).collect();
        let distinct: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len());
        let targets: Vec<&str> = page.named("a").iter().filter_map(|link| link.attribute("href")).collect();
        assert!(!targets.is_empty());
        for target in targets {
            assert!(target.strip_prefix('#').is_some_and(|anchor| distinct.contains(anchor)), "{target}");
        }
        let levels: Vec<char> = page.all().iter().filter_map(|element| element.name.strip_prefix('h')?.chars().next()).collect();
        let levels: Vec<u32> = levels.into_iter().filter_map(|level| level.to_digit(10)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    });
}

#[test]
fn what_is_not_stated_is_said_and_nothing_else_is() {
    each_part(|dataset, chosen, language| {
        let words = Words::new(language);
        let page = page(dataset, chosen.to_vec(), language);
        let articles = page.named("article");
        for (article, index) in articles.iter().zip(chosen) {
            let record = dataset.record(*index);
            let label = |field| match field {
                "name" | "title" => words.get("dossier-other-names"),
                field => describe::field_label(&words, record.record_type(), field),
            };
            let expected: Vec<&str> = not_stated(record).into_iter().map(label).collect();
            let said: Vec<String> = article
                .named("dd")
                .into_iter()
                .filter(|answer| answer.attribute("class") == Some("absent"))
                .map(Element::text)
                .collect();
            let expected = expected.join(words.get("list-separator"));
            assert_eq!(said.concat(), expected, "{}", record.id());
            let marks = article.named("em").len();
            let is_unsure = |field: &&&str| matches!(record.basis(field), Basis::Inferred | Basis::Proposed);
            let unsure = record.record_type().fields().iter().filter(is_unsure).count();
            let marked = dataset.incoming(*index).iter().filter(|link| {
                let mentioning = dataset.record(link.other);
                mentioning.basis_of_mention(link.field()) != Basis::Stated || describe::unfinished(mentioning).is_some()
            });
            let most = unsure + record.evidence().len() * unsure + marked.count();
            assert!(marks <= most, "{}: {marks} marks where {most} are expected", record.id());
        }
    });
}

#[test]
fn quotes_are_those_of_the_evidence() {
    each_part(|dataset, chosen, language| {
        let page = page(dataset, chosen.to_vec(), language);
        for (article, index) in page.named("article").iter().zip(chosen) {
            let evidence = dataset.record(*index).evidence();
            let expected: Vec<&str> =
                evidence.iter().flat_map(|passage| [Some(&*passage.quote), passage.to.as_deref()]).flatten().collect();
            let quotes: Vec<String> = article.named("q").into_iter().map(Element::text).collect();
            assert_eq!(quotes, expected);
        }
    });
}

#[test]
fn hostile_texts_stay_text() {
    let dataset = hostile();
    for language in Language::ALL {
        let page = page(&dataset, dataset.indices().collect(), language);
        let tags: HashSet<&str> = page.all().iter().map(|element| element.name.as_str()).collect();
        assert!(!tags.contains("script"), "{tags:?}");
        // The source stands among the records and among what they rest on.
        assert_eq!(page.named("article").len(), HOSTILE.len() + 2);
        assert!(page.text().contains("</script>&amp;<a id=\"x\">"));
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for (address, is_link) in [
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("//example.org", false),
        ("https://example.org/?a=\\\"b\\\"&c='d'", true),
    ] {
        let text = format!(
            "(schema: 1, id: \"d\", title: \"T\", sources: [(id: \"s\", title: \"S\", address: \"{address}\", \
             evidence: [(p: 1, quote: \"q\")])])"
        );
        let dataset = read(&text).dataset;
        let page = page(&dataset, dataset.indices().collect(), Language::En);
        let address = address.replace('\\', "");
        let links: Vec<&Element> = page
            .named("a")
            .into_iter()
            .filter(|link| link.attribute("href").is_some_and(|href| !href.starts_with('#')))
            .collect();
        assert_eq!(!links.is_empty(), is_link, "{address}");
        assert!(links.iter().all(|link| link.attribute("href") == Some(&*address) && link.text() == address));
        assert_eq!(page.named("q")[0].attribute("cite"), is_link.then_some(&*address));
        assert!(page.text().contains(&address), "an address that cannot be followed can still be read");
    }
}

#[test]
fn options_and_filter_are_heeded() {
    let dataset = read(EXAMPLE_TOWN).dataset;
    let chosen = positions(&dataset, &["river-office", "river-patrol"]);
    let selection = Selection::new(&dataset, chosen, day(), Language::En);
    assert!(page_of(&selection).text().contains("樣例河河務所"));
    let options = Options { every_language: false, ..Options::default() };
    let selection = selection.with_options(options).with_filter(Some("level:township <".to_owned()));
    let page = page_of(&selection);
    let names = page.named("dt").into_iter().filter(|label| label.text() == "In other languages").count();
    assert_eq!(names, 0);
    assert!(page.named("header")[0].text().contains("level:township <"));
}

/// The relative luminance of a colour such as `#174f8c` or `#fff` (WCAG 2.2, relative luminance).
fn luminance(colour: &str) -> f64 {
    let digits: Vec<u32> = colour.trim_start_matches('#').chars().map(|digit| digit.to_digit(16).expect("a digit")).collect();
    let channels: Vec<u32> = match digits.len() {
        3 => digits.iter().map(|digit| digit * 17).collect(),
        _ => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
    };
    let linear = |channel: &u32| {
        let share = f64::from(*channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = [0, 1, 2].map(|position| linear(&channels[position]));
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn colours_can_be_told_from_the_page() {
    let sheet = include_str!("../../../assets/export/dossier.css");
    let themes: Vec<&str> = sheet.split(":root {").skip(1).filter_map(|rest| rest.split('}').next()).collect();
    assert_eq!(themes.len(), 3, "light, dark, print");
    for theme in themes {
        let colour = |name: &str| {
            let (_, value) = theme.split_once(&format!("--{name}: ")).unwrap_or_else(|| panic!("{name} in {theme}"));
            luminance(value.split(';').next().unwrap_or_default())
        };
        for ground in ["page", "target"] {
            for text in ["text", "quiet", "link", "mark"] {
                let (one, other) = (colour(ground), colour(text));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
            }
        }
    }
}
