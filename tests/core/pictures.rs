//! Pictures: what they count, and that nothing in them lies on anything else.

use crate::common::{SHIPPED, positions, read};
use crate::series::observed;
use reform_explorer::load::Loaded;
use reform_explorer::model::{Dataset, Language, RecordType};
use reform_explorer::picture::{self, Area, Meaning, Paint, Picture, Shape};
use reform_explorer::query::{
    self, End, FLOW_COLUMNS, FlowContent, Index, Query, Request, find, flow, level_matrix, principles_of, successions,
};
use reform_explorer::words::Words;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The widths of a narrow, a usual and a large window.
const WIDTHS: [f32; 3] = [592.0, 1232.0, 1872.0];

/// A dataset of many invented bodies, most of which have a measure.
fn large(agencies: usize) -> Loaded {
    let mut text = "(schema: 1, id: \"large\", title: \"Large\", principles: [".to_owned();
    (0..7).for_each(|number| write!(text, "(id: \"p{number}\", name: \"Principle {number}\"),").unwrap());
    text += "], measures: [";
    (0..70).for_each(|number| {
        write!(text, "(id: \"m{number}\", principle: \"p{}\", title: \"Measure {number}\"),", number % 7).unwrap()
    });
    text += "], agencies: [";
    for number in 0..agencies {
        let measures = if number % 11 == 0 { String::new() } else { format!("measures: [\"m{}\"], ", number * number % 70) };
        write!(text, "(id: \"a{number}\", {measures}name: \"Bureau {number} of the invented province\"),").unwrap();
    }
    text += "], functions: [";
    (0..agencies).for_each(|number| write!(text, "(id: \"f{number}\", name: \"Task {number}\"),").unwrap());
    text += "], holdings: [";
    for number in 0..agencies {
        let (agency, function) = (number * 3 % agencies, number);
        write!(text, "(id: \"h{number}\", agency: \"a{agency}\", function: \"f{function}\", role: holds),").unwrap();
    }
    read(&(text + "])"))
}

fn datasets() -> Vec<Loaded> {
    SHIPPED.iter().map(|(_, text)| read(text)).chain([large(5000), observed(&[1, 3, 12], 7), observed(&[1], 50)]).collect()
}

#[test]
fn groups_of_the_flow_open_as_far_as_they_are_asked_to() {
    let loaded = large(5000);
    let dataset = &loaded.dataset;
    let folded = flow(dataset, 12);
    let groups = |flow: &query::Flow| -> Vec<(query::FlowGroup, usize)> {
        let group = |node: &query::FlowNode| match node.content {
            FlowContent::Rest { count, owner, .. } => {
                let owner = owner.map(|owner| dataset.record(owner).id().clone());
                Some((query::FlowGroup { column: node.column, owner }, count))
            }
            FlowContent::Record(_) => None,
        };
        flow.nodes.iter().filter_map(group).collect()
    };
    for (group, count) in groups(&folded) {
        let mut before = count;
        for times in 1..=2 {
            let opened = query::unfolded_flow(dataset, 12, &query::Unfolded::from([(group.clone(), times)]));
            let left = groups(&opened).into_iter().find(|(other, _)| *other == group).map_or(0, |(_, left)| left);
            assert!(left < before || before == 0, "{group:?} opened {times} times: {left} of {before}");
            let records: usize =
                opened.column(group.column).filter(|(_, node)| matches!(node.content, FlowContent::Record(_))).count();
            assert_eq!(
                records
                    + groups(&opened)
                        .iter()
                        .filter(|(other, _)| other.column == group.column)
                        .map(|(_, count)| count)
                        .sum::<usize>(),
                dataset.records.count(FLOW_COLUMNS[group.column]),
                "nobody is lost"
            );
            before = left;
        }
    }
}

/// Every picture of a dataset in a language and a width.
fn pictures(dataset: &Dataset, language: Language, width: f32) -> Vec<Picture> {
    let words = Words::new(language);
    let mut pictures = vec![
        picture::alluvial(&words, dataset, &flow(dataset, 48), width, 700.0),
        picture::alluvial(&words, dataset, &flow(dataset, 12), width, 0.0),
        picture::levels(&words, dataset, &level_matrix(dataset), width),
        picture::succession(&words, dataset, &successions(dataset), width),
    ];
    pictures.extend(query::series(dataset).iter().map(|series| picture::series(&words, dataset, series, width)));
    pictures.extend(picture::dates(&words, dataset, &query::dated(dataset), width));
    pictures
        .extend(dataset.indices_of(RecordType::Metric).filter_map(|index| picture::figure(&words, dataset, index, width / 4.0)));
    pictures
}

/// The page that holds them.
fn page(dataset: &Dataset, language: Language) -> Picture {
    let figures: Vec<_> = dataset.indices_of(RecordType::Metric).take(6).collect();
    picture::page(&Words::new(language), dataset, &figures, pictures(dataset, language, picture::INNER_WIDTH))
}

fn texts(picture: &Picture) -> Vec<(&str, Area)> {
    let shapes = picture.parts.iter().flat_map(|part| &part.shapes);
    let text = |shape: &'_ Shape| matches!(shape, Shape::Text { text, .. } if !text.is_empty());
    let shapes = shapes.filter(|shape| text(shape));
    shapes
        .map(|shape| match shape {
            Shape::Text { text, .. } => (text.as_str(), shape.area()),
            _ => unreachable!("only texts are left"),
        })
        .collect()
}

#[test]
fn nothing_leaves_a_picture_and_no_two_texts_touch() {
    for loaded in datasets() {
        // The invented names are the same in every language.
        let is_large = loaded.dataset.head.id.as_str() == "large";
        let (languages, widths) = if is_large { (&Language::ALL[..1], &WIDTHS[..1]) } else { (&Language::ALL[..], &WIDTHS[..]) };
        for language in languages.iter().copied() {
            for width in widths.iter().copied() {
                for picture in pictures(&loaded.dataset, language, width).into_iter().chain([page(&loaded.dataset, language)]) {
                    let whole = Area::new(-1.0, -1.0, picture.size[0] + 2.0, picture.size[1] + 2.0);
                    for shape in picture.parts.iter().flat_map(|part| &part.shapes) {
                        let area = shape.area();
                        let inside = area.left >= whole.left && area.top >= whole.top;
                        let inside = inside && area.right() <= whole.right() && area.bottom() <= whole.bottom();
                        assert!(inside, "{} at {width}: {shape:?} leaves {:?}", picture.title, picture.size);
                    }
                    let mut texts = texts(&picture);
                    texts.sort_by(|one, other| one.1.top.total_cmp(&other.1.top));
                    for (position, (text, area)) in texts.iter().enumerate() {
                        let near = texts[position + 1..].iter().take_while(|(_, other)| other.top < area.bottom());
                        for (other, place) in near {
                            assert!(!area.overlaps(*place), "{} at {width}: {text:?} lies on {other:?}", picture.title);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn parts_that_are_chosen_lie_apart_and_have_names() {
    for loaded in datasets() {
        for picture in pictures(&loaded.dataset, Language::En, WIDTHS[1]) {
            let chosen: Vec<_> = picture.parts.iter().filter(|part| part.meaning.is_some()).collect();
            for (position, part) in chosen.iter().enumerate() {
                assert!(!part.name.trim().is_empty(), "{}", picture.title);
                let other = chosen[position + 1..].iter().find(|other| other.area.overlaps(part.area));
                assert_eq!(other.map(|other| &other.name), None, "{}: {}", picture.title, part.name);
            }
        }
    }
}

#[test]
fn a_flow_keeps_its_bounds_and_loses_nobody() {
    for loaded in datasets() {
        let dataset = &loaded.dataset;
        for most in [1, 5, 12, 48] {
            let flow = flow(dataset, most);
            for (column, record_type) in FLOW_COLUMNS.into_iter().enumerate() {
                let nodes: Vec<_> = flow.column(column).map(|(_, node)| node).collect();
                assert!(nodes.len() <= most, "{} nodes of {record_type:?} where {most} are allowed", nodes.len());
                let records = nodes.iter().map(|node| match node.content {
                    FlowContent::Record(record) => {
                        assert_eq!(dataset.type_of(record), record_type);
                        1
                    }
                    FlowContent::Rest { count, .. } => count,
                });
                assert_eq!(records.sum::<usize>(), dataset.records.count(record_type), "{record_type:?} at {most}");
                for node in &nodes {
                    assert!(node.threads > 0);
                    assert_eq!(node.principles.iter().map(|(_, threads)| threads).sum::<usize>(), node.threads);
                }
            }
            for (position, node) in flow.nodes.iter().enumerate() {
                let through = |end: &dyn Fn(&query::FlowLink) -> usize| -> usize {
                    flow.links.iter().filter(|link| end(link) == position).map(|link| link.threads).sum()
                };
                assert!(through(&|link| link.from) <= node.threads && through(&|link| link.to) <= node.threads);
            }
            assert!(flow.links.len() <= 3 * most * most * (dataset.records.principles.len() + 1));
        }
    }
}

#[test]
fn a_rest_leads_to_the_table_of_what_it_folds() {
    let loaded = read(SHIPPED[0].1);
    let index = Index::new(&loaded);
    let flow = flow(&loaded.dataset, 12);
    let picture = picture::alluvial(&Words::new(Language::En), &loaded.dataset, &flow, WIDTHS[1], 0.0);
    let lists: Vec<(RecordType, Vec<query::Constraint>)> = picture
        .parts
        .iter()
        .filter_map(|part| match &part.meaning {
            Some(Meaning::Group(_, record_type, constraints)) => Some((*record_type, constraints.clone())),
            _ => None,
        })
        .collect();
    assert!(!lists.is_empty());
    for (record_type, constraints) in lists {
        assert!(!found(&loaded, &index, record_type, &constraints).is_empty(), "{record_type:?} {constraints:?}");
    }
}

fn found(
    loaded: &Loaded,
    index: &Index,
    scope: RecordType,
    constraints: &[query::Constraint],
) -> Vec<reform_explorer::model::RecordIndex> {
    let query = Query { terms: Vec::new(), constraints: constraints.to_vec() };
    let request = Request { query, scope: Some(scope) };
    find(loaded, index, &request, &mut |_| (), &|| false).expect("nobody cancels").records
}

#[test]
fn each_count_of_the_levels_is_that_of_its_table() {
    for (name, text) in SHIPPED {
        let loaded = read(text);
        let index = Index::new(&loaded);
        let matrix = level_matrix(&loaded.dataset);
        assert_eq!(matrix.rows.last().map(|row| row.level), Some(None), "{name} has bodies whose level is not stated");
        let count = |row, column| {
            let constraints = matrix.constraints(&loaded.dataset, row, column);
            found(&loaded, &index, RecordType::Agency, &constraints).len()
        };
        for (position, row) in matrix.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                assert_eq!(count(Some(position), Some(column)), *cell, "{name}: {:?}, column {column}", row.level);
            }
            assert_eq!(count(Some(position), None), row.total, "{name}: {:?}", row.level);
        }
        for (column, total) in matrix.totals.iter().enumerate() {
            assert_eq!(count(None, Some(column)), *total, "{name}: column {column}");
        }
        assert_eq!(count(None, None), matrix.total);
    }
}

#[test]
fn all_that_leads_through_a_node_stays_lit_and_nothing_else() {
    let loaded = read(SHIPPED[0].1);
    let dataset = &loaded.dataset;
    let picture = picture::alluvial(&Words::new(Language::Hant), dataset, &flow(dataset, 60), WIDTHS[1], 0.0);
    let [commission, principle, other] =
        ["new-economy-commission", "innovation", "green"].map(|id| Meaning::Record(positions(dataset, &[id])[0]));
    let part = |meaning: &Meaning| picture.parts.iter().position(|part| part.meaning.as_ref() == Some(meaning)).expect("a node");
    let together = &picture.parts[part(&commission)].together;
    assert!(together.contains(&part(&commission)) && together.contains(&part(&principle)));
    assert!(!together.contains(&part(&other)));
    assert!(together.is_sorted());
}

#[test]
fn a_picture_of_events_stays_small_and_says_what_it_leaves_out() {
    let mut text = "(schema: 1, id: \"d\", title: \"d\", agencies: [".to_owned();
    (0..60).for_each(|number| write!(text, "(id: \"a{number}\", name: \"Bureau {number}\"),").unwrap());
    text += "], functions: [";
    (0..60).for_each(|number| write!(text, "(id: \"f{number}\", name: \"Task {number}\"),").unwrap());
    text += "], changes: [";
    let listed = |letter: char| (0..60).map(|number| format!("\"{letter}{number}\"")).collect::<Vec<_>>().join(",");
    for number in 0..2000 {
        let (all, functions) = (listed('a'), listed('f'));
        write!(text, "(id: \"c{number}\", kind: merge, from: [{all}], to: [\"a0\"], functions: [{functions}]),").unwrap();
    }
    let loaded = read(&(text + "])"));
    let events = successions(&loaded.dataset);
    assert_eq!(events.len(), 2000);
    let words = Words::new(Language::En);
    let picture = picture::succession(&words, &loaded.dataset, &events, WIDTHS[1]);
    let shapes: usize = picture.parts.iter().map(|part| part.shapes.len()).sum();
    assert!(shapes < 20_000, "{shapes} shapes");
    let last = picture.parts.last().expect("a part");
    assert_eq!(last.meaning, Some(Meaning::List(RecordType::Change, Vec::new())));
    assert_eq!(last.name, "1,880 more: Changes");
    assert!(texts(&picture).iter().any(|(text, _)| *text == "40 more"));
}

#[test]
fn whoever_is_not_named_is_drawn_as_unknown_and_a_group_as_described() {
    let loaded = read(SHIPPED[0].1);
    let dataset = &loaded.dataset;
    let events = successions(dataset);
    let event =
        |id: &str| events.iter().find(|event| event.change == positions(dataset, &[id])[0]).unwrap_or_else(|| panic!("{id}"));
    let five = event("transfer-five-functions");
    assert_eq!((five.from.as_slice(), five.functions.len()), (&[End::NotStated][..], 5));
    let gathered = event("gather-grassroots-governance");
    assert!(
        matches!(gathered.from.as_slice(), [End::Group(described, named)] if described.count == Some(40) && named.len() == 6)
    );
    assert!(matches!(event("adjust-eastward-management").from.as_slice(), [End::Described(_)]));
    assert!(event("establish-5x-offices").from.is_empty());
    for (id, words) in [("transfer-five-functions", "原文未載"), ("gather-grassroots-governance", "40")] {
        let picture = picture::succession(&Words::new(Language::Hant), dataset, std::slice::from_ref(event(id)), WIDTHS[1]);
        assert!(texts(&picture).iter().any(|(text, _)| text.contains(words)), "{words}");
        assert!(picture.told[0].contains(words), "{}", picture.told[0]);
        let dashed = picture.parts.iter().flat_map(|part| &part.shapes).any(is_dashed);
        assert_eq!(dashed, id == "transfer-five-functions", "{id}");
    }
    let exploring =
        picture::succession(&Words::new(Language::Hant), dataset, std::slice::from_ref(event("establish-5x-offices")), WIDTHS[1]);
    assert!(exploring.parts.iter().flat_map(|part| &part.shapes).any(is_dashed), "what is not done yet has another form");
}

fn is_dashed(shape: &Shape) -> bool {
    match shape {
        Shape::Box { edge: Some(edge), .. } | Shape::Line { edge, .. } => edge.dashed,
        _ => false,
    }
}

#[test]
fn a_change_without_a_level_stands_on_an_open_bar() {
    let town = "(schema: 1, id: \"d\", title: \"d\", metrics: [
        (id: \"change\", name: \"n\", value: \"21\", qualifier: exact, wording: \"w\", statistic: change, unit: \"days\", period: \"2019\", comparison: year_on_year),
        (id: \"rate\", name: \"n\", value: \"20\", qualifier: exact, wording: \"w\", statistic: rate, unit: \"%\", period: \"2019\", comparison: year_on_year),
        (id: \"fall\", name: \"n\", value: \"-20\", qualifier: exact, wording: \"w\", statistic: rate, unit: \"%\", period: \"2019\", comparison: year_on_year),
        (id: \"more\", name: \"n\", value: \"4.6\", scale: wan, qualifier: more_than, wording: \"w\", statistic: count, unit: \"firms\"),
        (id: \"alone\", name: \"n\", value: \"7\", qualifier: exact, wording: \"w\", statistic: count, unit: \"firms\"),
        (id: \"rank\", name: \"n\", value: \"1\", qualifier: exact, wording: \"w\", statistic: rank, streak: (count: 3, unit: year)),
    ])";
    let loaded = read(town);
    let words = Words::new(Language::En);
    let shapes = |id: &str| -> Option<Vec<Shape>> {
        let picture = picture::figure(&words, &loaded.dataset, positions(&loaded.dataset, &[id])[0], 260.0)?;
        Some(picture.parts.into_iter().flat_map(|part| part.shapes).collect())
    };
    let widths = |id: &str, wanted: &dyn Fn(Option<Paint>) -> bool| -> Vec<i32> {
        let drawn = shapes(id).expect("a picture");
        let boxes = drawn.iter().filter_map(|shape| match shape {
            Shape::Box { area, fill, .. } if wanted(*fill) => Some(area.width.round() as i32),
            _ => None,
        });
        boxes.collect()
    };
    let full = |fill: Option<Paint>| fill.is_some_and(|fill| fill.opacity == 1.0);
    let change = shapes("change").expect("a picture");
    assert_eq!(change.iter().filter(|shape| is_dashed(shape)).count(), 2, "the level is unknown before and after");
    assert!(texts_of(&change).contains(&"not stated"));
    let bases = widths("rate", &|fill| fill.is_some_and(|fill| fill.opacity < 1.0));
    let gain = widths("rate", &full);
    assert!(bases.len() == 2 && (bases[0] - bases[1]).abs() <= 1 && gain.len() == 1, "a rise stands on the base");
    assert!((gain[0] * 5 - bases[0]).abs() <= 3, "a fifth of the base: {gain:?} of {bases:?}");
    let fallen = widths("fall", &|fill| fill.is_some_and(|fill| fill.opacity < 1.0));
    assert!((fallen[1] * 5 - fallen[0] * 4).abs() <= 6, "a fall leaves four fifths: {fallen:?}");
    assert!(shapes("more").expect("a picture").iter().any(|shape| matches!(shape, Shape::Outline { .. })), "the end is open");
    assert_eq!(shapes("alone"), None, "nothing can be laid beside it");
    assert_eq!(widths("rank", &full).len(), 3, "a mark for each year of the streak");
}

fn texts_of(shapes: &[Shape]) -> Vec<&str> {
    shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn the_words_of_a_picture_name_all_that_it_shows() {
    let loaded = read(SHIPPED[1].1);
    let dataset = &loaded.dataset;
    for language in Language::ALL {
        let words = Words::new(language);
        let title = |index| reform_explorer::words::describe::title(&words, dataset, index);
        let told = picture::alluvial(&words, dataset, &flow(dataset, 60), WIDTHS[1], 0.0).told.concat();
        let in_flow = [RecordType::Principle, RecordType::Measure];
        let named: BTreeSet<String> = in_flow.into_iter().flat_map(|of| dataset.indices_of(of)).map(title).collect();
        let missing: Vec<_> = named.iter().filter(|title| !told.contains(title.as_str())).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
        let levels = picture::levels(&words, dataset, &level_matrix(dataset), WIDTHS[1]).told.concat();
        for principle in dataset.indices_of(RecordType::Principle) {
            let is_there =
                dataset.indices_of(RecordType::Agency).any(|agency| principles_of(dataset, agency).contains(&principle));
            assert_eq!(levels.contains(&title(principle)), is_there);
        }
        let dates = picture::dates(&words, dataset, &query::dated(dataset), WIDTHS[1]).expect("the example states dates");
        assert_eq!(dates.told.len(), query::dated(dataset).len());
    }
}
