//! Reform Explorer reads an institutional reform the way it was designed: by principle, measure, agency and figure,
//! and back to the sentence that says so.
//!
//! # Layers
//!
//! A module imports only from modules that stand above it here; `cli` and `gui` never meet. The test `tests/core/layers.rs`
//! reads the sources and holds this list to be true.
//!
//! - [`parallel`]: work spread over the cores of the machine. *Absent*: what the work is.
//! - [`limits`]: how much is read, shown and listed at most. *Absent*: what is done about it.
//! - [`display`]: foreign text made fit to be shown: nothing that acts on a terminal or window, and cut. *Absent*: where it is shown.
//! - [`model`]: the records of a dataset, their ids, fields and links. One struct per record type serves the RON file, the
//!   JSON export and the program, because a second set of mirror types would repeat fourteen definitions to no gain:
//!   a reference that leads nowhere simply resolves to no record. *Absent*: input and output, words for people, failure.
//! - [`machine`]: what this machine tells about its user: language, day, folders. *Absent*: writing to it.
//! - [`fold`]: the form in which texts are compared: one case, one width, one script. *Absent*: words and phrases.
//! - [`numbers`]: the numbers that a folded text writes. *Absent*: signs, units, fractions and dates.
//! - [`dates`]: the dates and periods that a folded text writes. *Absent*: years that it does not write, and what a time is to the words
//!   around it.
//! - [`evidence`]: a source text, the resolution of anchors in it, and coverage. *Absent*: files; it is handed text.
//! - [`load`]: bytes to a [`model::Dataset`] and every [`load::Problem`] in them at once. *Absent*: a verdict on what to do with
//!   a file that has problems.
//! - [`words`]: the message table in three languages and the wording of numbers, dates, records and problems. *Absent*: layout, colour.
//! - [`query`]: search, facets, order, and what belongs to what; plain data in, record positions out. *Absent*: state.
//! - [`sheet`]: a record as text, with its marks, from which every view and document renders it. *Absent*: how it looks.
//! - [`draft`]: a record from words that a person marks in a source, and how it is written. *Absent*: the author's file.
//! - [`picture`]: what a query found as shapes, words and what they stand for, from which the window paints and files are written.
//!   *Absent*: a palette, and any notion of a pointer or a screen.
//! - [`export`]: a selection of records to every format, citations, the schema of a dataset, and the one writer through which
//!   this program creates files. *Absent*: the choice of records.
//! - [`state`]: everything a person can change, the commands that change it, and the effects they ask for.
//!   `State::apply` is the only place of change. *Absent*: performing effects.
//! - [`jobs`]: performs effects on threads and reports events; keeps the settings, heeds signals, and reports panics. *Absent*: any notion of a window beyond a closure that wakes it.
//! - [`cli`]: the subcommands, which need no display.
//! - `gui` (feature `gui`): the window. It reads state, pushes commands, and hands effects to [`jobs`].

pub mod cli;
pub mod dates;
pub mod display;
pub mod draft;
pub mod evidence;
pub mod export;
pub mod fold;
#[cfg(feature = "gui")]
pub mod gui;
pub mod jobs;
pub mod limits;
pub mod load;
pub mod machine;
pub mod model;
pub mod numbers;
pub mod parallel;
pub mod picture;
pub mod query;
pub mod sheet;
pub mod state;
pub mod words;
