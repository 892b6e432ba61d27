//! Who became what: the events in which bodies or functions passed from one holder to another.
//!
//! Whoever the source does not name stays unknown here. Founding a body out of nothing and adjusting duties have no former holder
//! and are left out, unless one is named or the event is not done yet. Deliberately absent: words.

use crate::model::{Change, ChangeKind, Dataset, Description, Party, RecordIndex, Status, not_stated};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession<'a> {
    /// The event's record.
    pub change: RecordIndex,
    /// What happened.
    pub kind: ChangeKind,
    /// How far it has come, if stated.
    pub status: Option<Status>,
    /// The measure it belongs to, if stated.
    pub measure: Option<RecordIndex>,
    /// Who there was before, or who gave.
    pub from: Vec<End<'a>>,
    /// Who there is afterwards, or who received.
    pub to: Vec<End<'a>>,
    /// The functions that moved.
    pub functions: Vec<RecordIndex>,
}

/// Whoever stands before or after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End<'a> {
    /// A body on record.
    Body(RecordIndex),
    /// Several bodies that the source counts or of which it names some.
    Group(&'a Description, Vec<RecordIndex>),
    /// What the source describes without number or names; it need not be a body.
    Described(&'a Description),
    /// Somebody whom the source does not name.
    NotStated,
}

/// The events of a dataset in document order.
pub fn successions(dataset: &Dataset) -> Vec<Succession<'_>> {
    first_successions(dataset, usize::MAX).0
}

/// The first `most` events of a dataset in document order, and how many there are in all.
pub fn first_successions(dataset: &Dataset, most: usize) -> (Vec<Succession<'_>>, usize) {
    let telling = || dataset.all::<Change>().filter(|(_, change)| tells_of_holders(change));
    let first = telling().take(most).map(|(index, change)| succession(dataset, change, index)).collect();
    (first, telling().count())
}

fn tells_of_holders(change: &Change) -> bool {
    let unfinished = matches!(change.status, Some(Status::Exploring | Status::Intended));
    let moves = !matches!(change.kind, ChangeKind::Establish | ChangeKind::Adjust);
    !change.stub && (moves || unfinished || !change.from.is_empty())
}

fn succession<'a>(dataset: &'a Dataset, change: &'a Change, index: RecordIndex) -> Succession<'a> {
    let silent = not_stated(change);
    let ends = |parties: &'a [Party], field: &str| match parties {
        [] if silent.contains(&field) => vec![End::NotStated],
        parties => parties.iter().filter_map(|party| end(dataset, party)).collect(),
    };
    Succession {
        change: index,
        kind: change.kind,
        status: change.status,
        measure: change.measure.as_ref().and_then(|measure| dataset.resolve(measure)),
        from: ends(&change.from, "from"),
        to: ends(&change.to, "to"),
        functions: change.functions.iter().filter_map(|function| dataset.resolve(function)).collect(),
    }
}

fn end<'a>(dataset: &Dataset, party: &'a Party) -> Option<End<'a>> {
    match party {
        Party::Agency(reference) => dataset.resolve(reference).map(End::Body),
        Party::Described(description) => {
            let named: Vec<RecordIndex> = description.among.iter().filter_map(|agency| dataset.resolve(agency)).collect();
            let is_group = description.count.is_some() || !named.is_empty();
            Some(if is_group { End::Group(description, named) } else { End::Described(description) })
        }
    }
}
