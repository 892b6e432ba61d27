//! The dataset that a command works on: a file, standard input, or one of those that come with the program.

use super::Session;
use super::progress::Bar;
use crate::evidence::SourceText;
use crate::load::{self, FoundSource, LoadError, Loaded, Progress};
use std::ops::ControlFlow;
use std::path::Path;

/// Reads the dataset `file`, with `text` as the text of its first source if given.
pub(super) fn open(file: &Path, text: Option<SourceText>, session: &mut Session) -> Result<Loaded, LoadError> {
    let streams = &mut session.streams;
    let mut bar = Bar::new(streams.talk, streams.talk_is_terminal);
    let mut progress = |progress: Progress| {
        bar.step(progress.bytes, progress.total);
        ControlFlow::Continue(())
    };
    match (file.to_str(), text) {
        (Some("@embedded"), text) => parse(load::CHENGDU, text, &mut progress),
        (Some("@example"), text) => {
            let text = text.unwrap_or_else(|| SourceText::new(load::EXAMPLE_TOWN_TEXT));
            parse(load::EXAMPLE_TOWN, Some(text), &mut progress)
        }
        (Some("-"), text) => load::open_stream(streams.input, text, &mut progress),
        (_, Some(text)) => load::open_with_text(file, text, &mut progress),
        (_, None) => load::open(file, &mut progress),
    }
}

fn parse(
    dataset: &str,
    mut text: Option<SourceText>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Loaded, LoadError> {
    let mut find_source = |_: &_| text.take().map_or(FoundSource::Absent, FoundSource::Text);
    load::parse(dataset, &mut find_source, progress)
}
