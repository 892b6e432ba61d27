//! The reform as a flow: principle → measure → body → function, folded so that a picture of it stays small.
//!
//! A thread is one way through the columns: a function that a body holds under a measure of a principle. Where a body holds none the
//! thread ends with the body, and where nothing is said of what comes before it begins later. Columns that would hold too many
//! nodes keep some and fold the others into one node for each measure or principle, which carries their number and can be opened.
//! Deliberately absent: places, sizes and colours.

use super::belonging::functions_of;
use crate::model::{Dataset, Holding, Id, Measure, RecordIndex, RecordType};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What each column holds.
pub const FLOW_COLUMNS: [RecordType; 4] = [RecordType::Principle, RecordType::Measure, RecordType::Agency, RecordType::Function];

/// The column whose nodes the folded nodes of a column are grouped by.
const OWNERS: [Option<usize>; 4] = [None, Some(0), Some(1), Some(1)];

/// The records of a column that one node may fold together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowGroup {
    /// The column, counted from 0.
    pub column: usize,
    /// The principle or measure that they belong to, if they all belong to one.
    pub owner: Option<Id>,
}

/// How many times each group has been opened.
pub type Unfolded = BTreeMap<FlowGroup, usize>;

/// How many records come out of a group each time that it is opened.
const UNFOLDED_AT_ONCE: usize = 40;

/// One way through the columns.
type Thread = [Option<RecordIndex>; 4];

/// A reform as nodes and links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The nodes, column by column, each column from top to bottom.
    pub nodes: Vec<FlowNode>,
    /// The links between nodes of neighbouring columns, from top to bottom.
    pub links: Vec<FlowLink>,
}

/// A record of a column, or several that are folded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowNode {
    /// The column, counted from 0.
    pub column: usize,
    /// What it stands for.
    pub content: FlowContent,
    /// The principles of the threads that pass through it, each with the number of these.
    pub principles: Vec<(Option<RecordIndex>, usize)>,
    /// How many threads pass through it.
    pub threads: usize,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlowContent {
    /// One record.
    Record(RecordIndex),
    /// Records that are folded together.
    Rest {
        /// How many they are.
        count: usize,
        /// The principle or measure that they all belong to; none where they belong to several or to none.
        owner: Option<RecordIndex>,
        /// Whether none of those with the same owner stands alone.
        all: bool,
    },
}

/// Threads that pass from one node to another, of one principle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowLink {
    /// Position of the node on the left.
    pub from: usize,
    /// Position of the node on the right.
    pub to: usize,
    /// The principle.
    pub principle: Option<RecordIndex>,
    /// How many threads they are.
    pub threads: usize,
}

impl Flow {
    /// The nodes of a column with their positions.
    pub fn column(&self, column: usize) -> impl Iterator<Item = (usize, &FlowNode)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.column == column)
    }
}

/// The flow of a dataset with at most `most` nodes in each column; `most` is at least 1.
pub fn flow(dataset: &Dataset, most: usize) -> Flow {
    unfolded_flow(dataset, most, &Unfolded::new())
}

/// The same with more nodes where groups have been opened.
pub fn unfolded_flow(dataset: &Dataset, most: usize, unfolded: &Unfolded) -> Flow {
    let threads = threads(dataset);
    let mut placed: Vec<[Option<usize>; 4]> = vec![[None; 4]; threads.len()];
    let mut nodes = Vec::new();
    for column in 0..FLOW_COLUMNS.len() {
        let more = |owner: Option<RecordIndex>| {
            let group = FlowGroup { column, owner: owner.map(|owner| dataset.record(owner).id().clone()) };
            unfolded.get(&group).map_or(0, |times| times.saturating_mul(UNFOLDED_AT_ONCE))
        };
        place_column(&threads, column, most.max(1), &more, &mut placed, &mut nodes);
    }
    let mut links: BTreeMap<(usize, usize, Option<RecordIndex>), usize> = BTreeMap::new();
    for (thread, places) in threads.iter().zip(&placed) {
        for pair in places.windows(2) {
            if let [Some(from), Some(to)] = pair {
                *links.entry((*from, *to, thread[0])).or_default() += 1;
            }
        }
    }
    let links = links.into_iter().map(|((from, to, principle), threads)| FlowLink { from, to, principle, threads }).collect();
    Flow { nodes, links }
}

fn threads(dataset: &Dataset) -> Vec<Thread> {
    let mut threads = Vec::new();
    let mut seen = HashSet::new();
    let mut held = HashSet::new();
    let principles = dataset.indices_of(RecordType::Principle);
    let under = principles.flat_map(|principle| {
        let measures = dataset.mentioned_by(principle, RecordType::Measure, "principle");
        let first = if measures.is_empty() { vec![(Some(principle), None)] } else { Vec::new() };
        first.into_iter().chain(measures.into_iter().map(move |measure| (Some(principle), Some(measure)))).collect::<Vec<_>>()
    });
    let unlisted = dataset.indices_of(RecordType::Measure).filter(|measure| {
        let measure = dataset.get::<Measure>(*measure);
        measure.principle.as_ref().and_then(|principle| dataset.resolve(principle)).is_none()
    });
    for (principle, measure) in under.chain(unlisted.map(|measure| (None, Some(measure)))) {
        let agencies = measure.map_or_else(Vec::new, |measure| dataset.mentioned_by(measure, RecordType::Agency, "measures"));
        if agencies.is_empty() {
            threads.push([principle, measure, None, None]);
        }
        for agency in agencies {
            seen.insert(agency);
            let functions = functions_under(dataset, agency, measure);
            held.extend(functions.iter().copied());
            extend(&mut threads, [principle, measure, Some(agency), None], &functions);
        }
    }
    for agency in dataset.indices_of(RecordType::Agency).filter(|agency| !seen.contains(agency)) {
        let functions: Vec<RecordIndex> = functions_of(dataset, agency).into_iter().map(|(function, _)| function).collect();
        held.extend(functions.iter().copied());
        extend(&mut threads, [None, None, Some(agency), None], &functions);
    }
    let unheld = dataset.indices_of(RecordType::Function).filter(|function| !held.contains(function));
    threads.extend(unheld.map(|function| [None, None, None, Some(function)]));
    threads
}

fn extend(threads: &mut Vec<Thread>, begun: Thread, functions: &[RecordIndex]) {
    match functions {
        [] => threads.push(begun),
        functions => threads.extend(functions.iter().map(|function| [begun[0], begun[1], begun[2], Some(*function)])),
    }
}

/// The functions that a body holds under a measure, or without one that is named.
fn functions_under(dataset: &Dataset, agency: RecordIndex, measure: Option<RecordIndex>) -> Vec<RecordIndex> {
    let mut functions = Vec::new();
    for (function, holding) in functions_of(dataset, agency) {
        let named = &dataset.get::<Holding>(holding).measure;
        let belongs = named.as_ref().is_none_or(|named| dataset.resolve(named) == measure);
        if belongs && !functions.contains(&function) {
            functions.push(function);
        }
    }
    functions
}

/// Finds the node of a column that each thread passes through.
fn place_column(
    threads: &[Thread],
    column: usize,
    most: usize,
    more: &impl Fn(Option<RecordIndex>) -> usize,
    placed: &mut [[Option<usize>; 4]],
    nodes: &mut Vec<FlowNode>,
) {
    // Each record with the group that its first thread puts it in, in the order of the threads.
    let mut group_of: HashMap<RecordIndex, usize> = HashMap::new();
    let mut groups: Vec<(Option<usize>, Vec<RecordIndex>)> = Vec::new();
    let mut known: HashMap<Option<usize>, usize> = HashMap::new();
    for (thread, places) in threads.iter().zip(placed.iter()) {
        let Some(record) = thread[column].filter(|record| !group_of.contains_key(record)) else { continue };
        let owner = OWNERS[column].and_then(|owner| places[owner]);
        let group = *known.entry(owner).or_insert_with(|| {
            groups.push((owner, Vec::new()));
            groups.len() - 1
        });
        groups[group].1.push(record);
        group_of.insert(record, group);
    }
    if groups.len() > most {
        groups = vec![(None, groups.into_iter().flat_map(|(_, records)| records).collect())];
    }
    let shown = shares(&groups.iter().map(|(_, records)| records.len()).collect::<Vec<_>>(), most);
    let mut node_of: HashMap<RecordIndex, usize> = HashMap::new();
    for ((owner, records), shown) in groups.iter().zip(shown) {
        let owner = owner.and_then(|owner| match nodes[owner].content {
            FlowContent::Record(record) => Some(record),
            FlowContent::Rest { owner, .. } => owner,
        });
        let alone = if records.len() > shown { shown - 1 + more(owner) } else { shown };
        // A rest of one would take as much room as the one.
        let alone = if alone + 1 >= records.len() { records.len() } else { alone };
        for record in &records[..alone] {
            node_of.insert(*record, nodes.len());
            nodes.push(FlowNode { column, content: FlowContent::Record(*record), principles: Vec::new(), threads: 0 });
        }
        if records.len() > alone {
            node_of.extend(records[alone..].iter().map(|record| (*record, nodes.len())));
            let content = FlowContent::Rest { count: records.len() - alone, owner, all: alone == 0 };
            nodes.push(FlowNode { column, content, principles: Vec::new(), threads: 0 });
        }
    }
    for (thread, places) in threads.iter().zip(placed) {
        let Some(node) = thread[column].and_then(|record| node_of.get(&record).copied()) else { continue };
        places[column] = Some(node);
        let node = &mut nodes[node];
        node.threads += 1;
        match node.principles.iter_mut().find(|(principle, _)| *principle == thread[0]) {
            Some((_, count)) => *count += 1,
            None => node.principles.push((thread[0], 1)),
        }
    }
}

/// How many nodes each group of this size gets of `most`, at least one: small groups all they need, large ones an equal share of the rest.
fn shares(sizes: &[usize], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|group| sizes[*group]);
    let mut shares = vec![0; sizes.len()];
    let (mut left, mut groups_left) = (most, sizes.len());
    for group in order {
        shares[group] = sizes[group].min(left / groups_left).max(1);
        left = left.saturating_sub(shares[group]);
        groups_left -= 1;
    }
    shares
}
