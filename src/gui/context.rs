//! What a view is given: the state to read, the words and colours to use, and a place to leave commands.

use crate::derived::Answers;
use crate::gui::theme::{self, Colours, Measures};
use crate::model::{Dataset, Id, Record, RecordIndex, Text};
use crate::query::Glossary;
use crate::state::{Command, OpenDataset, Session, State};
use crate::words::{Wording, Words, describe};
use crate::{display, limits};
use std::borrow::Cow;
use std::cell::RefCell;

/// What every view is given.
pub struct Context<'a> {
    /// The state, to read.
    pub state: &'a State,
    /// The session on screen.
    pub session: &'a Session,
    /// The dataset on screen.
    pub open: &'a OpenDataset,
    /// What is worked out from it.
    pub derived: Answers<'a>,
    /// The words of the language spoken.
    pub words: &'a Words,
    /// The colours of the theme worn.
    pub colours: &'a Colours,
    /// The sizes.
    pub measures: &'a Measures,
    /// Whether there is room for the view or for the details, but not for both.
    pub narrow: bool,
    /// The terms to mark in texts.
    pub glossary: Option<&'a Glossary>,
    commands: &'a RefCell<Vec<Command>>,
}

impl<'a> Context<'a> {
    /// Puts together what the views of one frame are given.
    pub fn new(
        state: &'a State,
        open: &'a OpenDataset,
        words: &'a Words,
        dark: bool,
        commands: &'a RefCell<Vec<Command>>,
    ) -> Self {
        Self {
            state,
            session: state.session(),
            open,
            derived: state.session().derived.answers(&open.loaded, words),
            words,
            colours: theme::colours(dark),
            measures: theme::measures(),
            narrow: false,
            glossary: None,
            commands,
        }
    }

    /// Leaves a command to be carried out after the frame.
    pub fn push(&self, command: impl Into<Command>) {
        self.commands.borrow_mut().push(command.into());
    }

    /// The dataset on screen.
    pub fn dataset(&self) -> &'a Dataset {
        self.open.dataset()
    }

    /// A record of it.
    pub fn record(&self, index: RecordIndex) -> &'a dyn Record {
        self.dataset().record(index)
    }

    /// The id of a record.
    pub fn id(&self, index: RecordIndex) -> &'a Id {
        self.record(index).id()
    }

    /// The title of a record, as far as a list has room for it.
    pub fn title(&self, index: RecordIndex) -> String {
        short(describe::title(self.words, self.dataset(), index))
    }

    /// The title of the dataset, as far as a bar has room for it.
    pub fn dataset_title(&self) -> String {
        short(self.read(&self.dataset().head.title).into_owned())
    }

    /// Names a scroll area of a view, so that another dataset begins at its top.
    pub fn scroll_salt(&self, view: &'static str) -> (&'static str, &'a str) {
        (view, self.open.id().as_str())
    }

    /// A message without arguments.
    pub fn say(&self, key: &'a str) -> &'a str {
        self.words.get(key)
    }

    /// The records of the dataset in the language spoken.
    pub fn wording(&self) -> Wording<'a> {
        Wording { words: self.words, dataset: self.dataset() }
    }

    /// A text of the dataset in the language spoken.
    pub fn read<'t>(&self, text: &'t Text) -> Cow<'t, str> {
        self.words.text(text, &self.dataset().head)
    }

    /// Whether the record is the current one.
    pub fn is_current(&self, index: RecordIndex) -> bool {
        self.state.route().record.as_ref() == Some(self.id(index))
    }

    /// Whether the record has just been changed by a reading again, and is marked for a moment.
    pub fn is_marked(&self, index: RecordIndex) -> bool {
        let marked = &self.state.session().following.marked;
        !marked.is_empty() && marked.contains(self.id(index))
    }

    /// Whether the record is selected.
    pub fn is_selected(&self, index: RecordIndex) -> bool {
        self.state.session().selected.contains(self.dataset(), index)
    }
}

/// A title that is cut where it is too long for a list.
fn short(title: String) -> String {
    match display::cut(&title, limits::TITLE) {
        Cow::Borrowed(_) => title,
        Cow::Owned(cut) => cut,
    }
}
