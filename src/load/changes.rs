//! Contradictions in changes and relations: what their kind says against the bodies that they name.
//!
//! The numbers are those of the table "Changes and their parties" of `data/README.md`, after the rules of the UK Whitehall register.
//! They count bodies: a described party may be several, and one record may stand for many. What a source does not state
//! contradicts nothing: an empty side is never a problem.

use super::check::Context;
use super::defect::{Bodies, Defect};
use super::notation::Step;
use crate::model::{
    Agency, Change, ChangeKind, Dataset, Holding, Id, Party, Qualifier, RecordIndex, Relation, RelationKind, Verb,
};
use std::collections::HashMap;

impl Context<'_> {
    /// Checks the parties of every change and relation, and whether the functions of a change can have moved.
    pub(super) fn check_changes(&mut self) {
        let dataset = self.dataset;
        let stayed = stayed(dataset);
        for (index, change) in dataset.all::<Change>() {
            self.check_moved(index, change, &stayed);
            let [before, after] = allowed(change.kind);
            for (side, parties, expected) in [("from", &change.from, before), ("to", &change.to, after)] {
                if let Some(expected) = expected.filter(|expected| contradicts(parties, *expected, dataset)) {
                    let defect = Defect::ContradictoryChange { kind: change.kind, side, expected };
                    self.report(index, &[Step::Key(side.into())], defect);
                }
            }
            let takes_two = matches!(
                change.kind,
                ChangeKind::Rename | ChangeKind::TransferFunctions | ChangeKind::Resubordinate | ChangeKind::Delegate
            );
            if let ([Party::Agency(from)], [Party::Agency(to)]) = (&*change.from, &*change.to)
                && takes_two
                && from.id == to.id
            {
                self.report(index, &[Step::Key("to".into())], Defect::SameBody(to.id.to_string()));
            }
        }
        for (index, relation) in dataset.all::<Relation>() {
            // A body that is part of itself is a cycle.
            let Party::Agency(from) = &relation.from else { continue };
            let is_itself = |party: &Party| matches!(party, Party::Agency(to) if to.id == from.id);
            if relation.kind != RelationKind::PartOf && relation.to.iter().any(is_itself) {
                self.report(index, &[Step::Key("to".into())], Defect::SameBody(from.id.to_string()));
            }
        }
    }

    fn check_moved(&mut self, index: RecordIndex, change: &Change, stayed: &HashMap<Stayed, &Id>) {
        let Some(measure) = &change.measure else { return };
        for (position, function) in change.functions.iter().enumerate() {
            let holding = change.to.iter().find_map(|party| match party {
                Party::Agency(agency) => stayed.get(&(measure.id.as_str(), agency.id.as_str(), function.id.as_str())),
                Party::Described(_) => None,
            });
            if let Some(holding) = holding {
                let steps = [Step::Key("functions".into()), Step::Index(position)];
                let defect = Defect::NotMoved { function: function.id.to_string(), holding: holding.to_string() };
                self.report(index, &steps, defect);
            }
        }
    }
}

/// A measure, a body and a function.
type Stayed<'a> = (&'a str, &'a str, &'a str);

/// The functions that a measure strengthened, improved or assigned where they are, with the holdings that say so.
fn stayed(dataset: &Dataset) -> HashMap<Stayed<'_>, &Id> {
    let stays = |holding: &&Holding| matches!(holding.verb, Some(Verb::Strengthen | Verb::Optimise | Verb::Assign));
    let mut found = HashMap::new();
    for holding in dataset.records.holdings.iter().filter(stays) {
        if let Some(measure) = &holding.measure {
            found.insert((measure.id.as_str(), holding.agency.id.as_str(), holding.function.id.as_str()), &holding.id);
        }
    }
    found
}

/// How many bodies a kind of change has before and after, where it says so.
fn allowed(kind: ChangeKind) -> [Option<Bodies>; 2] {
    use Bodies::{Nobody, One, Several};
    match kind {
        // One sentence may set up several.
        ChangeKind::Establish => [Some(Nobody), None],
        ChangeKind::Merge => [Some(Several), Some(One)],
        ChangeKind::Absorb => [None, Some(One)],
        ChangeKind::CoLocate => [Some(Nobody), Some(Several)],
        ChangeKind::Reconstitute | ChangeKind::Convert | ChangeKind::Rename => [Some(One), Some(One)],
        ChangeKind::Split => [Some(One), Some(Several)],
        ChangeKind::Abolish => [None, Some(Nobody)],
        ChangeKind::AddNameplate => [Some(Nobody), None],
        ChangeKind::TransferFunctions | ChangeKind::Adjust | ChangeKind::Resubordinate | ChangeKind::Delegate => [None, None],
    }
}

/// Whether a side that names `parties` cannot have as many bodies as expected.
fn contradicts(parties: &[Party], expected: Bodies, dataset: &Dataset) -> bool {
    let counts = parties.iter().map(|party| bodies(party, dataset));
    let (least, most) = counts.fold((0, Some(0_u32)), |(least, most), (some_least, some_most)| {
        (least + some_least, most.zip(some_most).map(|(most, some_most)| most.saturating_add(some_most)))
    });
    match expected {
        _ if parties.is_empty() => false,
        Bodies::Nobody => true,
        Bodies::One => least > 1,
        Bodies::Several => most.is_some_and(|most| most < 2),
    }
}

/// The least and the most bodies that a party can be.
fn bodies(party: &Party, dataset: &Dataset) -> (u64, Option<u32>) {
    match party {
        Party::Agency(reference) => {
            let index = dataset.resolve(reference);
            let agency = index.map(|index| dataset.get::<Agency>(index));
            // A record that is not there may stand for any number.
            let is_one = agency.is_some_and(|agency| !agency.each && !agency.open && !agency.stub);
            (1, is_one.then_some(1))
        }
        Party::Described(described) => {
            let named = described.among.len() as u64;
            match (described.count, described.qualifier.unwrap_or(Qualifier::Exact)) {
                (None, _) => (named, None),
                (Some(count), Qualifier::Exact) => (named.max(count.into()), Some(count)),
                (Some(count), Qualifier::MoreThan | Qualifier::Exceeded) => (named.max(u64::from(count) + 1), None),
                (Some(count), Qualifier::AtLeast) => (named.max(count.into()), None),
                (Some(count), Qualifier::AtMost) => (named, Some(count)),
                (Some(_), Qualifier::JustUnder | Qualifier::About) => (named, None),
            }
        }
    }
}
