//! The dataset that a command works on: a file, or one of those that come with the program.

use crate::evidence::SourceText;
use crate::load::{self, FoundSource, LoadError, Loaded};
use std::ops::ControlFlow;
use std::path::Path;

/// Reads the dataset `file`, with `text` as the text of its first source if given.
pub(super) fn open(file: &Path, text: Option<SourceText>) -> Result<Loaded, LoadError> {
    match file.to_str() {
        Some("@embedded") => parse(load::CHENGDU, text),
        Some("@example") => parse(load::EXAMPLE_TOWN, text.or_else(|| Some(SourceText::new(load::EXAMPLE_TOWN_TEXT)))),
        _ => match text {
            Some(text) => load::open_with_text(file, text, &mut |_| ControlFlow::Continue(())),
            None => load::open(file, &mut |_| ControlFlow::Continue(())),
        },
    }
}

fn parse(dataset: &str, mut text: Option<SourceText>) -> Result<Loaded, LoadError> {
    let mut find_source = |_: &_| text.take().map_or(FoundSource::Absent, FoundSource::Text);
    load::parse(dataset, &mut find_source, &mut |_| ControlFlow::Continue(()))
}
