//! The dataset that a command works on: a file, standard input, or one of those that come with the program.

use super::Session;
use super::progress::Bar;
use crate::evidence::SourceText;
use crate::load::{self, Accept, BuiltIn, FileText, FoundSource, LoadError, Loaded};
use crate::model::Source;
use crate::words::bytes;
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The text of a dataset, which reports quote.
pub(super) type DatasetText = Cow<'static, str>;

/// Reads the dataset `file` and the texts beside it.
pub(super) fn open(file: &Path, session: &mut Session) -> Result<Loaded, LoadError> {
    let dataset = read(file, session)?;
    parse(file, &dataset, None, session)
}

/// The text of the dataset `file`.
pub(super) fn read(file: &Path, session: &mut Session) -> Result<DatasetText, LoadError> {
    let began = Instant::now();
    let text: DatasetText = match built_in(file) {
        Some(built_in) => built_in.dataset.into(),
        None if file == Path::new("-") => load::read_input(session.streams.input)?.into(),
        None => load::read_text(file, Accept::Streams, &mut |_| ControlFlow::Continue(()))?.into(),
    };
    let size = bytes(text.len() as u64);
    session.tell_step(began.elapsed(), "cli-step-read", &[("file", file.display().to_string().into()), ("size", size.into())]);
    Ok(text)
}

/// The dataset that is part of the program and goes by this name.
fn built_in(file: &Path) -> Option<&'static BuiltIn> {
    file.to_str().and_then(BuiltIn::named)
}

/// The text that a person has named for the first source.
pub(super) fn read_source(file: &Path, session: &mut Session) -> Result<FileText, LoadError> {
    let began = Instant::now();
    let read = load::read_source_file(file, Accept::Streams)?;
    let arguments = [("path", file.display().to_string().into()), ("encoding", read.encoding.into())];
    session.tell_step(began.elapsed(), "cli-step-text", &arguments);
    Ok(read)
}

/// Whether `file` is a file that somebody could correct, with others beside it: no stream, and none that comes with the program.
pub(super) fn is_file(file: &Path) -> bool {
    let is_special = file == Path::new("-") || built_in(file).is_some();
    !is_special && !is_descriptor(file) && std::fs::metadata(file).is_ok_and(|metadata| metadata.is_file())
}

/// The path under which a file that is read can be told from others; standard input may be one that the shell has opened.
pub(super) fn on_disk(file: &Path) -> Option<PathBuf> {
    let path = if file == Path::new("-") { Path::new("/dev/stdin") } else { file };
    let is_input = is_file(file) || std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_input.then(|| path.to_path_buf())
}

/// Whether a path names what the shell has opened, such as `/dev/stdin`.
pub(super) fn is_descriptor(path: &Path) -> bool {
    let is_linux_name = path.starts_with("/proc/self/fd") || path.starts_with("/dev/fd");
    is_linux_name || ["/dev/stdin", "/dev/stdout", "/dev/stderr"].iter().any(|name| path == Path::new(name))
}

/// Reads the text of the dataset `file`, with `text` as the text of its first source if given.
pub(super) fn parse(file: &Path, dataset: &str, text: Option<FileText>, session: &mut Session) -> Result<Loaded, LoadError> {
    let began = Instant::now();
    let mut bar = Bar::new(&mut session.streams.talk, true);
    let own = || built_in(file)?.text.map(|text| FoundSource::Text(SourceText::new(text)));
    let mut first = text.map(FoundSource::File).or_else(own);
    let mut texts = Vec::new();
    let mut find_source = |source: &Source| match first.take() {
        Some(text) => text,
        None if is_file(file) => {
            let began = Instant::now();
            let found = load::beside(file, source);
            if let FoundSource::File(read) = &found {
                texts.push((began.elapsed(), read.path.display().to_string(), read.encoding));
            }
            found
        }
        None => FoundSource::Absent,
    };
    let parsed = load::parse(dataset, &mut find_source, &mut |progress| {
        bar.step(progress.thousandths(), 1000);
        ControlFlow::Continue(())
    });
    drop(bar);
    let loaded = parsed?;
    let counts = [("count", loaded.dataset.len().into()), ("problems", loaded.problems.len().into())];
    session.tell_step(began.elapsed(), "cli-step-checked", &counts);
    for (time, path, encoding) in texts {
        session.tell_step(time, "cli-step-text", &[("path", path.into()), ("encoding", encoding.into())]);
    }
    Ok(loaded)
}
