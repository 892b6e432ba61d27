//! `search`: the records that a query finds, best first within each type.

mod json;
mod text;

use super::{Exit, Form, SearchArguments, Session, input};
use crate::load::Loaded;
use crate::query::{self, Findings, Hit, Index, Query, Request};
use std::time::Instant;

pub(super) fn run(arguments: &SearchArguments, session: &mut Session) -> Exit {
    let loaded = match input::open(&arguments.file, session) {
        Ok(loaded) => loaded,
        Err(error) => return session.could_not_read(&arguments.file, &error),
    };
    let began = Instant::now();
    let findings = find(&loaded, &arguments.query);
    session.tell_step(began.elapsed(), "cli-step-found", &[("count", findings.records.len().into())]);
    let limit = if arguments.limit == 0 { usize::MAX } else { arguments.limit };
    let written = match arguments.format {
        Form::Text => text::write(&loaded.dataset, &findings, limit, session),
        Form::Json => json::write(&loaded.dataset, &findings, &arguments.query, limit, session),
    };
    match session.written(written, Exit::Clean) {
        Exit::Clean => session.shown(&loaded),
        failed => failed,
    }
}

/// Everything that a query finds.
pub(super) fn find(loaded: &Loaded, query: &str) -> Findings {
    let request = Request { query: Query::parse(query), scope: None };
    query::find(loaded, &Index::new(loaded), &request, &mut |_| {}, &|| false).expect("nobody cancels it")
}

/// Tells which constraints mean nothing in this dataset.
pub(super) fn say_unknown(findings: &Findings, session: &mut Session) {
    let unknown = unknown(findings);
    if !unknown.is_empty() {
        let list = unknown.join(session.words.get("list-separator"));
        session.say(&session.words.with("cli-search-unknown", &[("constraints", list.into())]));
    }
}

/// The constraints that mean nothing in this dataset.
fn unknown(findings: &Findings) -> Vec<String> {
    let constraints = findings.request.query.constraints.iter().zip(&findings.meant);
    constraints.filter(|(_, meant)| meant.is_none()).map(|(constraint, _)| constraint.to_string()).collect()
}

/// The hits of all types in the order in which they are shown.
fn hits(findings: &Findings) -> impl Iterator<Item = &Hit> {
    findings.groups.iter().flat_map(|group| &group.hits)
}
