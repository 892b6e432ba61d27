//! `show`: one record with everything that is known about it.

mod json;
mod text;

use super::{Exit, Form, Session, ShowArguments, input};
use crate::load::nearest;
use crate::model::Dataset;

pub(super) fn run(arguments: &ShowArguments, session: &mut Session) -> Exit {
    let loaded = match input::open(&arguments.file, session) {
        Ok(loaded) => loaded,
        Err(error) => return session.could_not_read(&arguments.file, &error),
    };
    let Some(index) = loaded.dataset.find(&arguments.id) else {
        session.unknown_id(&loaded.dataset, &arguments.id);
        return Exit::Failed;
    };
    let written = match arguments.format {
        Form::Text => text::lines(&session.words, &loaded, index).iter().try_for_each(|line| session.streams.data.line(line)),
        Form::Json => json::record(&session.words, &loaded, index).and_then(|record| {
            session.streams.data.json(&record)?;
            session.streams.data.line("")
        }),
    };
    match session.written(written, Exit::Clean) {
        Exit::Clean => session.shown(&loaded),
        failed => failed,
    }
}

impl Session<'_> {
    /// Tells that no record has an id, and which one was probably meant.
    pub(super) fn unknown_id(&mut self, dataset: &Dataset, id: &str) {
        let ids = dataset.indices().map(|index| dataset.record(index).id().as_str());
        let hint = nearest(id, ids);
        let hint = hint.map(|nearest| self.words.with("problem-hint-nearest", &[("nearest", nearest.into())]));
        let arguments = [("id", id.into()), ("hint", hint.unwrap_or_default().into())];
        self.say(&self.words.with("cli-unknown-id", &arguments));
    }
}
