//! The command palette: commands, tabs, recent files and records, all by name.
//!
//! What is offered follows from what is typed and from the state. Deliberately absent: texts other than names, which the search box
//! is for.

use super::{Action, Command, OpenCommand, OpenDataset, Origin, State, View, ViewCommand};
use crate::derived::is_quick;
use crate::model::{RecordIndex, RecordType};
use crate::query::{Fit, Wanted};
use crate::words::{Words, describe};

/// How many records are offered, and how many things in all.
const RECORD_LIMIT: usize = 20;
const LIMIT: usize = 60;

/// Something that the palette offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// What sort of thing it is, in words.
    pub sort: String,
    /// What taking it does.
    pub command: Command,
}

impl State {
    /// What the palette offers for what is typed, best first: commands that have something to do, then tabs, files and records.
    pub fn offers(&self, typed: &str, words: &Words) -> Vec<Offer> {
        let wanted = Wanted::new(typed);
        let mut offers: Vec<(Fit, Offer)> = self
            .commands(words)
            .into_iter()
            .chain(self.tabs(words))
            .chain(self.files(words))
            .filter_map(|offer| wanted.fit(&offer.name).map(|fit| (fit, offer)))
            .collect();
        offers.sort_by_key(|(fit, _)| *fit);
        let mut offers: Vec<Offer> = offers.into_iter().map(|(_, offer)| offer).collect();
        if let Some(open) = self.library.active.open.as_ref().filter(|_| !wanted.is_empty()) {
            offers.extend(records(words, open, &wanted));
        }
        offers.truncate(LIMIT);
        offers
    }

    fn commands(&self, words: &Words) -> Vec<Offer> {
        let able = Action::ALL.into_iter().filter(|action| *action != Action::Palette && self.can_run(*action));
        able.map(|action| Offer {
            name: words.get(action.message()).to_owned(),
            sort: words.get("palette-command").to_owned(),
            command: Command::Run(action),
        })
        .collect()
    }

    /// The tabs that no command leads to.
    fn tabs(&self, words: &Words) -> Vec<Offer> {
        let Some(open) = &self.library.active.open else { return Vec::new() };
        let dataset = open.dataset();
        let principles = dataset.indices_of(RecordType::Principle).map(|index| Offer {
            name: describe::title(words, dataset, index),
            sort: words.get("palette-tab").to_owned(),
            command: Command::View(ViewCommand::Show(View::Principle(dataset.record(index).id().clone()))),
        });
        let tables = RecordType::ALL.into_iter().filter(|record_type| dataset.records.count(*record_type) > 0);
        let tables = tables.map(|record_type| Offer {
            name: describe::type_heading(words, record_type).to_owned(),
            sort: words.get("palette-table").to_owned(),
            command: Command::View(ViewCommand::Show(View::Records(record_type))),
        });
        let problems = Offer {
            name: words.get("view-problems").to_owned(),
            sort: words.get("palette-tab").to_owned(),
            command: Command::View(ViewCommand::Show(View::Problems)),
        };
        principles.chain(tables).chain([problems]).collect()
    }

    fn files(&self, words: &Words) -> Vec<Offer> {
        let named = self.settings.recent.iter().filter_map(|path| Some((path, path.file_name()?.to_string_lossy().into_owned())));
        named
            .map(|(path, name)| Offer {
                name,
                sort: words.get("palette-file").to_owned(),
                command: Command::Open(OpenCommand::Open(Origin::File(path.clone()))),
            })
            .collect()
    }
}

/// The records whose names fit, without the principles, which have tabs.
fn records(words: &Words, open: &OpenDataset, wanted: &Wanted) -> Vec<Offer> {
    let dataset = open.dataset();
    // Of a large dataset names are offered once a search has gathered them.
    let index = if is_quick(dataset.len(), 1) { Some(open.index()) } else { open.index_if_there() };
    let named = index.map(|index| index.named(wanted, RECORD_LIMIT)).unwrap_or_default();
    let has_no_tab = |index: &RecordIndex| dataset.type_of(*index) != RecordType::Principle;
    named.into_iter().filter(has_no_tab).map(|index| record(words, open, index)).collect()
}

fn record(words: &Words, open: &OpenDataset, index: RecordIndex) -> Offer {
    let dataset = open.dataset();
    Offer {
        name: describe::title(words, dataset, index),
        sort: describe::type_name(words, dataset.type_of(index)).to_owned(),
        command: Command::View(ViewCommand::ShowRecord(dataset.record(index).id().clone())),
    }
}
