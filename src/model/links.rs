//! Which record mentions which, in both directions.
//!
//! References are written in one direction only; this index holds them as compressed sparse rows, so that the back-links of
//! a record are a slice. Deliberately absent: references to records that do not exist.

use super::dataset::RecordIndex;
use super::fields::Value;
use super::records::{RecordType, Records};
use super::reference::Id;

/// One reference, seen from either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The type of the record that holds the reference.
    pub holder: RecordType,
    /// The field in which it stands.
    pub field: &'static str,
    /// The record at the other end.
    pub other: RecordIndex,
}

/// All references between the records of a dataset.
#[derive(Clone, Debug, Default)]
pub struct Links {
    outgoing: Rows,
    incoming: Rows,
}

#[derive(Clone, Debug, Default)]
struct Rows {
    starts: Vec<u32>,
    links: Vec<Link>,
}

impl Links {
    /// The references that `record` makes, in the order of its fields.
    pub fn outgoing(&self, record: RecordIndex) -> &[Link] {
        self.outgoing.row(record)
    }

    /// The references that others make to `record`, in the order of the dataset.
    pub fn incoming(&self, record: RecordIndex) -> &[Link] {
        self.incoming.row(record)
    }

    pub(super) fn of(records: &Records, find: impl Fn(&Id, Option<RecordType>) -> Option<RecordIndex>) -> Self {
        let mut found: Vec<(RecordIndex, Link)> = Vec::new();
        let everything = RecordType::ALL.into_iter().flat_map(|record_type| records.of_type(record_type));
        let mut total = 0;
        for (position, record) in everything.enumerate() {
            let from = RecordIndex(position as u32);
            total = position + 1;
            record.visit(&mut |field, value| {
                if let Value::Link(id, target) = value
                    && let Some(other) = find(id, target)
                {
                    found.push((from, Link { holder: record.record_type(), field: field.name, other }));
                }
            });
        }
        let outgoing = Rows::new(total, &found);
        let mut turned: Vec<(RecordIndex, Link)> =
            found.iter().map(|(from, link)| (link.other, Link { other: *from, ..*link })).collect();
        turned.sort_by_key(|(to, _)| *to);
        Self { outgoing, incoming: Rows::new(total, &turned) }
    }
}

impl Rows {
    /// `sorted` is ordered by its first part.
    fn new(total: usize, sorted: &[(RecordIndex, Link)]) -> Self {
        let mut starts = vec![0; total + 1];
        for (row, _) in sorted {
            starts[row.0 as usize + 1] += 1;
        }
        for row in 0..total {
            starts[row + 1] += starts[row];
        }
        Self { starts, links: sorted.iter().map(|(_, link)| *link).collect() }
    }

    fn row(&self, record: RecordIndex) -> &[Link] {
        let row = record.0 as usize;
        &self.links[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
