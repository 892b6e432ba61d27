//! What views derive from a dataset in a language, worked out once and not in every frame.
//!
//! Derived things live here and nowhere else; they are thrown away as a whole when the dataset or the language changes.

use crate::model::{ChangeKind, Level, RecordIndex, RecordType};
use crate::query::{self, Order, Quoted, Row, Series};
use crate::state::OpenDataset;
use crate::words::Words;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Things derived from one dataset in one language, each worked out when it is first asked for.
pub struct Cache {
    open: Arc<OpenDataset>,
    words: Arc<Words>,
    rows: [OnceCell<Vec<Row>>; RecordType::ALL.len()],
    sorted: RefCell<Option<Sorted>>,
    levels: OnceCell<Vec<LevelSummary>>,
    series: OnceCell<Vec<Series>>,
    quoted: OnceCell<HashMap<RecordIndex, Quoted>>,
}

/// The positions of the rows of a type in an order.
type Sorted = (RecordType, Order, Rc<[usize]>);

/// What a reform did at one level of government.
pub struct LevelSummary {
    /// The level; none for the bodies whose level the source does not state.
    pub level: Option<Level>,
    /// The bodies at that level, those that were newly formed first.
    pub agencies: Vec<RecordIndex>,
    /// How many of them were newly formed.
    pub formed: usize,
    /// The measures in which they appear.
    pub measures: Vec<RecordIndex>,
}

impl Cache {
    /// A cache for a dataset and a language, with nothing in it yet.
    pub fn new(open: Arc<OpenDataset>, words: Arc<Words>) -> Self {
        Self {
            open,
            words,
            rows: Default::default(),
            sorted: RefCell::default(),
            levels: OnceCell::new(),
            series: OnceCell::new(),
            quoted: OnceCell::new(),
        }
    }

    /// Whether it is for these.
    pub fn is_for(&self, open: &Arc<OpenDataset>, words: &Arc<Words>) -> bool {
        Arc::ptr_eq(&self.open, open) && Arc::ptr_eq(&self.words, words)
    }

    /// The table rows of a type of record.
    pub fn rows(&self, record_type: RecordType) -> &[Row] {
        self.rows[record_type as usize].get_or_init(|| query::rows(self.open.dataset(), &self.words, record_type))
    }

    /// The positions of the rows of a type in an order, of which the last one asked for is kept.
    pub fn sorted(&self, record_type: RecordType, order: Order) -> Rc<[usize]> {
        let mut kept = self.sorted.borrow_mut();
        match &*kept {
            Some((same_type, same_order, positions)) if (*same_type, *same_order) == (record_type, order) => positions.clone(),
            _ => {
                let positions: Rc<[usize]> = query::sorted(self.rows(record_type), order).into();
                *kept = Some((record_type, order, positions.clone()));
                positions
            }
        }
    }

    /// The observations that may share an axis.
    pub fn series(&self) -> &[Series] {
        self.series.get_or_init(|| query::series(self.open.dataset()))
    }

    /// The records that quote each paragraph of a source.
    pub fn quoted_in(&self, source: RecordIndex) -> Option<&Quoted> {
        let dataset = self.open.dataset();
        let all = || dataset.indices_of(RecordType::Source).map(|source| (source, query::quoted_in(dataset, source))).collect();
        self.quoted.get_or_init(all).get(&source)
    }

    /// What the reform did at each level of government, from the highest down.
    pub fn levels(&self) -> &[LevelSummary] {
        self.levels.get_or_init(|| {
            let rows = self.rows(RecordType::Agency);
            let levels = [None, Some(Level::National), Some(Level::Provincial), Some(Level::Municipal)];
            let levels = levels.into_iter().chain([Some(Level::District), Some(Level::Township), Some(Level::Village)]);
            let mut summaries: Vec<LevelSummary> = levels.map(|level| self.level(rows, level)).collect();
            summaries.retain(|summary| !summary.agencies.is_empty());
            let unstated = summaries.iter().position(|summary| summary.level.is_none());
            if let Some(position) = unstated {
                let last = summaries.remove(position);
                summaries.push(last);
            }
            summaries
        })
    }

    fn level(&self, rows: &[Row], level: Option<Level>) -> LevelSummary {
        let dataset = self.open.dataset();
        let at_level = |row: &&Row| level.map_or(row.levels.is_empty(), |level| row.levels.contains(&level));
        let (formed, others): (Vec<&Row>, Vec<&Row>) = rows.iter().filter(at_level).partition(|row| is_formed(row));
        let agencies: Vec<RecordIndex> = formed.iter().chain(&others).map(|row| row.record).collect();
        let mut measures: Vec<RecordIndex> = agencies.iter().flat_map(|agency| query::measures_of(dataset, *agency)).collect();
        measures.sort_unstable();
        measures.dedup();
        LevelSummary { level, agencies, formed: formed.len(), measures }
    }
}

/// Whether a body came out of the reform.
pub fn is_formed(row: &Row) -> bool {
    let forming = [ChangeKind::Establish, ChangeKind::Merge, ChangeKind::Reconstitute, ChangeKind::Split];
    row.changes.iter().any(|kind| forming.contains(kind))
}
