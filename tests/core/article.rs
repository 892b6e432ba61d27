//! The Chengdu dataset against the article it encodes, which is not ours to ship.

use reform_explorer::load::{self, FoundSource};
use reform_explorer::model::Source;
use std::ops::ControlFlow;
use std::path::Path;

/// The paragraphs before this one are by-line and abstract.
const BODY_STARTS: usize = 3;

/// Runs where `REFORM_SOURCES` names the folder in which `chengdu-2019.txt` lies.
#[test]
fn every_anchor_stands_in_the_article() {
    let Some(folder) = std::env::var_os("REFORM_SOURCES") else {
        return;
    };
    let article = Path::new(&folder).join("chengdu-2019.txt");
    let mut find =
        |_: &Source| FoundSource::File(load::read_source_file(&article, load::Accept::Files).expect("the article can be read"));
    let loaded = load::parse(load::CHENGDU, &mut find, &mut |_| ControlFlow::Continue(())).expect("the dataset can be read");
    assert_eq!(loaded.problems, []);
    let counts = loaded.anchors.counts();
    assert_eq!((counts.moved, counts.lost, counts.unverified), (0, 0, 0));
    let source = loaded.dataset.records.sources[0].id.as_str();
    let text = loaded.anchors.text(source).expect("the text was given");
    let coverage = text.coverage(loaded.anchors.passages(&loaded.dataset, source));
    println!("article anchors checked: {}", counts.exact);
    println!("article coverage of paragraphs {BODY_STARTS}-{}: {:.3}", coverage.paragraphs.len(), coverage.share(BODY_STARTS));
    assert!(counts.exact > 0 && coverage.share(BODY_STARTS) >= 0.95);
}
