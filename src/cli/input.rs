//! The dataset that a command works on: a file, standard input, or one of those that come with the program.

use super::Session;
use super::progress::Bar;
use crate::evidence::SourceText;
use crate::load::{self, FileText, FoundSource, LoadError, Loaded};
use crate::model::Source;
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::Path;

/// The text of a dataset, which reports quote.
pub(super) type DatasetText = Cow<'static, str>;

/// Reads the dataset `file` and the texts beside it.
pub(super) fn open(file: &Path, session: &mut Session) -> Result<Loaded, LoadError> {
    let dataset = read(file, session)?;
    parse(file, &dataset, None, session)
}

/// The text of the dataset `file`.
pub(super) fn read(file: &Path, session: &mut Session) -> Result<DatasetText, LoadError> {
    match file.to_str() {
        Some("@embedded") => Ok(load::CHENGDU.into()),
        Some("@example") => Ok(load::EXAMPLE_TOWN.into()),
        Some("-") => {
            let mut bytes = Vec::new();
            session.streams.input.read_to_end(&mut bytes).map_err(LoadError::Io)?;
            load::decode(bytes).map(Cow::from)
        }
        _ => load::read_text(file, &mut |_| ControlFlow::Continue(())).map(Cow::from),
    }
}

/// Whether `file` is a file that somebody could correct.
pub(super) fn is_file(file: &Path) -> bool {
    !matches!(file.to_str(), Some("@embedded" | "@example" | "-"))
}

/// Reads the text of the dataset `file`, with `text` as the text of its first source if given.
pub(super) fn parse(file: &Path, dataset: &str, text: Option<FileText>, session: &mut Session) -> Result<Loaded, LoadError> {
    let streams = &mut session.streams;
    let mut bar = Bar::new(streams.talk, streams.talk_is_terminal);
    let is_example = file.to_str() == Some("@example");
    let own = || is_example.then(|| FoundSource::Text(SourceText::new(load::EXAMPLE_TOWN_TEXT)));
    let mut first = text.map(FoundSource::File).or_else(own);
    let mut find_source = |source: &Source| match first.take() {
        Some(text) => text,
        None if is_file(file) => load::beside(file, source),
        None => FoundSource::Absent,
    };
    load::parse(dataset, &mut find_source, &mut |progress| {
        bar.step(progress.thousandths(), 1000);
        ControlFlow::Continue(())
    })
}
