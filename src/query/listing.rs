//! What a table lists: the rows of a type that were found, in an order.
//!
//! It answers its [`ListingRequest`] and those that differ in nothing but the direction.

use super::order::Ordered;
use super::search::Findings;
use super::table::{Column, Order, ranks};
use crate::model::{Dataset, Language, RecordType};
use crate::words::Words;
use std::collections::HashMap;
use std::sync::Arc;

/// What a table is to list.
#[derive(Clone, Debug)]
pub struct ListingRequest {
    /// The type of its records.
    pub record_type: RecordType,
    /// What orders them.
    pub orders: Vec<Order>,
    /// The language of their titles.
    pub language: Language,
    /// What narrows them, if anything does.
    pub found: Option<Arc<Findings>>,
}

impl ListingRequest {
    /// Asks for the records of a type, as far as `found` speaks of them and leaves any of them out.
    pub fn new(
        dataset: &Dataset,
        record_type: RecordType,
        orders: &[Order],
        language: Language,
        found: Option<&Arc<Findings>>,
    ) -> Self {
        let all = dataset.records.count(record_type);
        let speaks = |found: &&Arc<Findings>| found.request.scope.is_none_or(|scope| scope == record_type);
        let narrows = |found: &&Arc<Findings>| found.request.scope.is_none() || found.records.len() < all;
        Self { record_type, orders: orders.to_vec(), language, found: found.filter(speaks).filter(narrows).cloned() }
    }

    /// Whether only the order, or nothing, tells it from another.
    fn is_like(&self, other: &Self) -> bool {
        (self.record_type, self.language) == (other.record_type, other.language)
            && self.found.as_ref().map(|found| found.number) == other.found.as_ref().map(|found| found.number)
    }

    /// Whether it is the other one turned round.
    fn is_turned(&self, other: &Self) -> bool {
        let [ours, theirs] = [&self.orders, &other.orders].map(|orders| match orders.as_slice() {
            [order] => Some(*order),
            _ => None,
        });
        ours.zip(theirs).is_some_and(|(ours, theirs)| ours.column == theirs.column && ours.descending != theirs.descending)
    }
}

impl PartialEq for ListingRequest {
    fn eq(&self, other: &Self) -> bool {
        self.is_like(other) && self.orders == other.orders
    }
}

/// What a table lists.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What it answers.
    pub request: ListingRequest,
    /// The rows.
    pub rows: Ordered,
    /// How many of them are classes of bodies.
    pub classes: usize,
}

/// The ranks of the records of a type by a column in a language.
pub type Ranks = HashMap<(RecordType, Column, Language), Arc<[u32]>>;

/// How many columns ranks are kept of.
const RANKS_LIMIT: usize = 8;

impl Listing {
    /// Works out what is wished for. Ranks that are known are used, and those found are added to them.
    pub fn new(dataset: &Dataset, words: &Words, request: ListingRequest, known: &mut Ranks) -> Self {
        let record_type = request.record_type;
        let key = |column| (record_type, column, request.language);
        if known.len() >= RANKS_LIMIT {
            known.clear();
        }
        for order in &request.orders {
            known.entry(key(order.column)).or_insert_with(|| ranks(dataset, words, record_type, order.column).into());
        }
        let count = dataset.records.count(record_type);
        let all = Ordered::new(count, &request.orders, |column| &*known[&key(column)]);
        let rows = match &request.found {
            None => all,
            Some(found) => {
                let is_found = which_found(dataset, record_type, found);
                all.only(|row| is_found[row])
            }
        };
        let agencies = if record_type == RecordType::Agency { &*dataset.records.agencies } else { &[] };
        let is_class = |row: &usize| agencies.get(*row).is_some_and(|agency| agency.each);
        let classes = if agencies.is_empty() { 0 } else { rows.iter().filter(is_class).count() };
        Self { request, rows, classes }
    }

    /// What answers a request, if this does or its reverse.
    pub fn answering(&self, request: &ListingRequest) -> Option<Self> {
        if self.request == *request {
            return Some(self.clone());
        }
        let rows = self.rows.turned().filter(|_| self.request.is_like(request) && self.request.is_turned(request))?;
        Some(Self { request: request.clone(), rows, classes: self.classes })
    }
}

/// For each record of a type, whether it was found.
fn which_found(dataset: &Dataset, record_type: RecordType, findings: &Findings) -> Vec<bool> {
    let mut is_found = vec![false; dataset.records.count(record_type)];
    let from = findings.records.partition_point(|record| dataset.type_of(*record) < record_type);
    for record in findings.records[from..].iter().take_while(|record| dataset.type_of(**record) == record_type) {
        is_found[dataset.position_in_type(*record)] = true;
    }
    is_found
}
