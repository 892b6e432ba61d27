//! Which record mentions which, in both directions.
//!
//! References are written in one direction only; this index holds them as compressed sparse rows, so that the back-links of
//! a record are a slice. Deliberately absent: references to records that do not exist.

use super::ids::RecordIndex;
use super::records::{Record, RecordType, Value};
use crate::parallel;

/// One reference, seen from either end.
///
/// There are several for each record, so that a name in each would take more room than the records' own ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The record at the other end.
    pub other: RecordIndex,
    /// The type of the record that holds the reference.
    pub holder: RecordType,
    /// The position, among the fields of that type, of the one in which it stands.
    position: u8,
}

impl Link {
    fn new(holder: RecordType, field: &str, other: RecordIndex) -> Self {
        let position = holder.fields().iter().position(|name| *name == field).expect("a record visits fields of its type");
        Self { other, holder, position: position as u8 }
    }

    /// The field in which the reference stands.
    pub fn field(&self) -> &'static str {
        self.holder.fields()[usize::from(self.position)]
    }
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

    /// The references of `total` records to those that `find` finds.
    pub(super) fn of<'a, R: Sync + Fn(RecordIndex) -> &'a dyn Record>(
        total: usize,
        record: R,
        find: impl Sync + Fn(&str, Option<RecordType>) -> Option<RecordIndex>,
    ) -> Self {
        let pieces = parallel::collect(total.div_ceil(PIECE), |piece| {
            let mut rows = Rows::default();
            for position in piece * PIECE..total.min((piece + 1) * PIECE) {
                let record = record(RecordIndex(position as u32));
                record.visit(&mut |field, value| {
                    if let Value::Link(id, target) = value
                        && let Some(other) = find(id.as_str(), target)
                    {
                        rows.links.push(Link::new(record.record_type(), field.name, other));
                    }
                });
                rows.starts.push(rows.links.len() as u32);
            }
            rows
        });
        let count = pieces.iter().map(|rows| rows.links.len()).sum();
        let mut outgoing = Rows { starts: Vec::with_capacity(total + 1), links: Vec::with_capacity(count) };
        outgoing.starts.push(0);
        for piece in pieces {
            let before = outgoing.links.len() as u32;
            outgoing.starts.extend(piece.starts.iter().map(|end| before + end));
            outgoing.links.extend(piece.links);
        }
        let incoming = outgoing.turned();
        Self { outgoing, incoming }
    }
}

/// How many records one thread looks through at a time.
const PIECE: usize = 4096;

impl Rows {
    /// The same references seen from their other ends.
    fn turned(&self) -> Self {
        let total = self.starts.len() - 1;
        // Where the next reference of each row goes; in the end, where the next row starts.
        let mut next = vec![0_u32; total + 1];
        for link in &self.links {
            next[link.other.position() + 1] += 1;
        }
        for row in 0..total {
            next[row + 1] += next[row];
        }
        let mut links = self.links.clone();
        for from in (0..total as u32).map(RecordIndex) {
            for link in self.row(from) {
                let place = &mut next[link.other.position()];
                links[*place as usize] = Link { other: from, ..*link };
                *place += 1;
            }
        }
        next.rotate_right(1);
        next[0] = 0;
        Self { starts: next, links }
    }

    fn row(&self, record: RecordIndex) -> &[Link] {
        let row = record.0 as usize;
        &self.links[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
