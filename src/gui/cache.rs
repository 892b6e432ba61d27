//! What views derive from a dataset in a language, worked out once and not in every frame.
//!
//! Derived things live here and nowhere else; they are thrown away as a whole when the dataset or the language changes.

use super::glossary::Glossary;
use crate::draft::{Draft, Marked};
use crate::model::{ChangeKind, Level, RecordIndex, RecordType};
use crate::picture::Picture;
use crate::query::{self, Column, Findings, Found, Hit, Order, Quoted, Reading, Row, Series};
use crate::state::{DraftForm, OpenDataset};
use crate::words::Words;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Things derived from one dataset in one language, each worked out when it is first asked for.
pub struct Cache {
    open: Arc<OpenDataset>,
    words: Arc<Words>,
    rows: RefCell<HashMap<RecordIndex, Rc<Row>>>,
    ranks: RefCell<Ranks>,
    sorted: RefCell<Option<Sorted>>,
    listed: RefCell<Option<Listed>>,
    found: RefCell<Option<FoundTexts>>,
    levels: OnceCell<Vec<LevelSummary>>,
    series: OnceCell<Vec<Series>>,
    quoted: OnceCell<HashMap<RecordIndex, Quoted>>,
    readings: OnceCell<HashMap<RecordIndex, Reading>>,
    page: RefCell<PageHeights>,
    drafted: RefCell<Option<(DraftForm, Rc<Drafted>)>>,
    glossary: OnceCell<Glossary>,
    pictures: RefCell<HashMap<(&'static str, usize), Drawn>>,
}

/// A picture, and the width and height that it was drawn for.
type Drawn = ([f32; 2], Rc<Picture>);

/// The ranks of the records of a type by a column.
type Ranks = HashMap<(RecordType, Column), Rc<[u32]>>;

/// The positions of the rows of a type in an order.
type Sorted = (RecordType, Vec<Order>, Rc<[usize]>);

/// Those of sorted positions whose records were found, and how many of them are classes of bodies.
struct Listed {
    sorted: Rc<[usize]>,
    findings: Option<Arc<Findings>>,
    positions: Rc<[usize]>,
    classes: usize,
}

/// The texts in which records were found, and where, as far as they were shown.
struct FoundTexts {
    findings: Arc<Findings>,
    texts: HashMap<RecordIndex, Option<Rc<Found>>>,
    marks: HashMap<String, Rc<[Range<usize>]>>,
}

/// How many rows are kept, far more than a window shows at a time.
const ROWS_LIMIT: usize = 1024;

/// How many texts with their marks are kept, far more than a window shows at a time.
const MARKS_LIMIT: usize = 4096;

/// What can be made of marked words.
pub struct Drafted {
    /// The words, as far as whole words and numbers go.
    pub words: String,
    /// The types of record that they can make, the most fitting first.
    pub types: Vec<RecordType>,
    /// The record of the type chosen, or of the most fitting one; none where the words make none.
    pub draft: Option<Draft>,
}

/// The heights of the paragraphs of a source, so that those out of sight need not be laid out.
#[derive(Default)]
pub struct PageHeights {
    source: Option<RecordIndex>,
    width: [f32; 2],
    /// The height of each paragraph that was laid out, by its number, in points.
    pub heights: HashMap<u32, f32>,
}

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
            rows: RefCell::default(),
            ranks: RefCell::default(),
            sorted: RefCell::default(),
            listed: RefCell::default(),
            found: RefCell::default(),
            levels: OnceCell::new(),
            series: OnceCell::new(),
            quoted: OnceCell::new(),
            readings: OnceCell::new(),
            page: RefCell::default(),
            drafted: RefCell::default(),
            glossary: OnceCell::new(),
            pictures: RefCell::default(),
        }
    }

    /// Whether it is for these.
    pub fn is_for(&self, open: &Arc<OpenDataset>, words: &Arc<Words>) -> bool {
        Arc::ptr_eq(&self.open, open) && Arc::ptr_eq(&self.words, words)
    }

    /// The table row of a record, of which those shown last are kept.
    pub fn row(&self, record: RecordIndex) -> Rc<Row> {
        let mut kept = self.rows.borrow_mut();
        if kept.len() >= ROWS_LIMIT && !kept.contains_key(&record) {
            kept.clear();
        }
        kept.entry(record).or_insert_with(|| Rc::new(query::row(self.open.dataset(), &self.words, record))).clone()
    }

    fn ranks(&self, record_type: RecordType, column: Column) -> Rc<[u32]> {
        let ranks = || query::ranks(self.open.dataset(), &self.words, record_type, column).into();
        self.ranks.borrow_mut().entry((record_type, column)).or_insert_with(ranks).clone()
    }

    /// The positions of the rows of a type in an order, of which the last one asked for is kept.
    pub fn sorted(&self, record_type: RecordType, orders: &[Order]) -> Rc<[usize]> {
        let mut kept = self.sorted.borrow_mut();
        match &*kept {
            Some((same_type, same_orders, positions)) if *same_type == record_type && same_orders == orders => positions.clone(),
            _ => {
                let positions: Rc<[usize]> = {
                    let count = self.open.dataset().records.count(record_type);
                    query::sorted(count, orders, |column| self.ranks(record_type, column)).into()
                };
                *kept = Some((record_type, orders.to_vec(), positions.clone()));
                positions
            }
        }
    }

    /// The same without the rows whose records were not found, and how many of the rest are classes of bodies.
    pub fn listed(&self, record_type: RecordType, orders: &[Order], findings: Option<&Arc<Findings>>) -> (Rc<[usize]>, usize) {
        let sorted = self.sorted(record_type, orders);
        let findings = findings.filter(|findings| findings.request.scope.is_none_or(|scope| scope == record_type));
        let mut kept = self.listed.borrow_mut();
        if let Some(listed) = kept.as_ref()
            && Rc::ptr_eq(&listed.sorted, &sorted)
            && listed.findings.as_ref().map(Arc::as_ptr) == findings.map(Arc::as_ptr)
        {
            return (listed.positions.clone(), listed.classes);
        }
        let positions = match findings {
            None => sorted.clone(),
            Some(findings) => {
                let is_found = self.which_found(record_type, findings);
                sorted.iter().copied().filter(|position| is_found[*position]).collect()
            }
        };
        let agencies = if record_type == RecordType::Agency { &*self.open.dataset().records.agencies } else { &[] };
        let classes = positions.iter().filter(|position| agencies.get(**position).is_some_and(|agency| agency.each)).count();
        *kept = Some(Listed { sorted, findings: findings.cloned(), positions: positions.clone(), classes });
        (positions, classes)
    }

    /// For each record of a type, whether it was found.
    fn which_found(&self, record_type: RecordType, findings: &Findings) -> Vec<bool> {
        let dataset = self.open.dataset();
        let mut is_found = vec![false; dataset.records.count(record_type)];
        for record in findings.records.iter().filter(|record| dataset.type_of(**record) == record_type) {
            is_found[dataset.position_in_type(*record)] = true;
        }
        is_found
    }

    /// The text in which a record was found.
    pub fn found(&self, findings: &Arc<Findings>, hit: &Hit) -> Option<Rc<Found>> {
        self.with_found(findings, |kept| {
            let text = || query::found(&self.words, self.open.dataset(), &findings.request.query, hit).map(Rc::new);
            kept.texts.entry(hit.record).or_insert_with(text).clone()
        })
    }

    /// Where what was sought stands in a text that is shown, in bytes.
    pub fn marks(&self, findings: &Arc<Findings>, text: &str) -> Rc<[Range<usize>]> {
        self.with_found(findings, |kept| {
            if let Some(marks) = kept.marks.get(text) {
                return marks.clone();
            }
            if kept.marks.len() >= MARKS_LIMIT {
                kept.marks.clear();
            }
            let marks: Rc<[Range<usize>]> = query::marks(&findings.request.query, text).into();
            kept.marks.insert(text.to_owned(), marks.clone());
            marks
        })
    }

    fn with_found<T>(&self, findings: &Arc<Findings>, work: impl FnOnce(&mut FoundTexts) -> T) -> T {
        let mut kept = self.found.borrow_mut();
        let kept = match &mut *kept {
            Some(kept) if Arc::ptr_eq(&kept.findings, findings) => kept,
            other => other.insert(FoundTexts { findings: findings.clone(), texts: HashMap::new(), marks: HashMap::new() }),
        };
        work(kept)
    }

    /// The terms of the dataset.
    pub fn glossary(&self) -> &Glossary {
        self.glossary.get_or_init(|| Glossary::new(self.open.dataset()))
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

    /// What is known about the text of a source, if that is at hand.
    pub fn reading(&self, source: RecordIndex) -> Option<&Reading> {
        let dataset = self.open.dataset();
        let reading = |source| Some((source, Reading::new(&self.open.loaded, source)?));
        self.readings.get_or_init(|| dataset.indices_of(RecordType::Source).filter_map(reading).collect()).get(&source)
    }

    /// What can be made of marked words, of which the last asked for is kept.
    pub fn drafted(&self, form: &DraftForm) -> Rc<Drafted> {
        let mut kept = self.drafted.borrow_mut();
        if let Some((same, drafted)) = kept.as_ref()
            && same == form
        {
            return drafted.clone();
        }
        let text = self.open.loaded.anchors.text(form.source.as_str());
        let is_there = text.and_then(|text| text.words(&form.span)) == Some(&*form.words);
        let marked = is_there
            .then(|| Marked::new(&self.open.loaded, form.source.as_str(), form.span.p, form.span.range.clone()))
            .flatten();
        let drafted = marked.map(|marked| {
            let types = marked.types();
            let record_type = form.record_type.filter(|chosen| types.contains(chosen)).or(types.first().copied());
            let draft = record_type.and_then(|chosen| marked.draft(&self.words, chosen, form.name.as_deref()));
            Drafted { words: marked.words().to_owned(), types, draft }
        });
        let drafted = Rc::new(drafted.unwrap_or_else(|| Drafted { words: String::new(), types: Vec::new(), draft: None }));
        *kept = Some((form.clone(), drafted.clone()));
        drafted
    }

    /// How high the paragraphs of a source are, as far as that is known, when its page is as wide as `width` says.
    pub fn page_heights(&self, source: RecordIndex, width: [f32; 2]) -> std::cell::RefMut<'_, PageHeights> {
        let mut page = self.page.borrow_mut();
        if (page.source, page.width) != (Some(source), width) {
            *page = PageHeights { source: Some(source), width, heights: HashMap::new() };
        }
        page
    }

    /// The picture of this name and number as it was drawn last for this room, or drawn now.
    pub fn picture(&self, name: (&'static str, usize), room: [f32; 2], draw: impl FnOnce() -> Picture) -> Rc<Picture> {
        let mut kept = self.pictures.borrow_mut();
        match kept.get(&name) {
            Some((same_room, picture)) if *same_room == room => picture.clone(),
            _ => {
                let picture = Rc::new(draw());
                kept.insert(name, (room, picture.clone()));
                picture
            }
        }
    }

    /// What the reform did at each level of government, from the highest down.
    pub fn levels(&self) -> &[LevelSummary] {
        self.levels.get_or_init(|| {
            let levels = [None, Some(Level::National), Some(Level::Provincial), Some(Level::Municipal)];
            let levels = levels.into_iter().chain([Some(Level::District), Some(Level::Township), Some(Level::Village)]);
            let mut summaries: Vec<LevelSummary> = levels.map(|level| self.level(level)).collect();
            summaries.retain(|summary| !summary.agencies.is_empty());
            let unstated = summaries.iter().position(|summary| summary.level.is_none());
            if let Some(position) = unstated {
                let last = summaries.remove(position);
                summaries.push(last);
            }
            summaries
        })
    }

    fn level(&self, level: Option<Level>) -> LevelSummary {
        let dataset = self.open.dataset();
        let at_level = |levels: &[Level]| level.map_or(levels.is_empty(), |level| levels.contains(&level));
        let all = dataset.indices_of(RecordType::Agency).zip(&dataset.records.agencies);
        let (formed, others): (Vec<RecordIndex>, Vec<RecordIndex>) =
            all.filter(|(_, agency)| at_level(&agency.levels)).map(|(index, _)| index).partition(|index| self.is_formed(*index));
        let agencies: Vec<RecordIndex> = formed.iter().chain(&others).copied().collect();
        let mut measures: Vec<RecordIndex> = agencies.iter().flat_map(|agency| query::measures_of(dataset, *agency)).collect();
        measures.sort_unstable();
        measures.dedup();
        LevelSummary { level, agencies, formed: formed.len(), measures }
    }

    /// Whether a body came out of the reform.
    fn is_formed(&self, agency: RecordIndex) -> bool {
        let forming = [ChangeKind::Establish, ChangeKind::Merge, ChangeKind::Reconstitute, ChangeKind::Split];
        query::kinds_of_changes(self.open.dataset(), agency).iter().any(|kind| forming.contains(kind))
    }
}
