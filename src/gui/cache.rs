//! What views derive from a dataset in a language, worked out once and not in every frame.
//!
//! Derived things live here and nowhere else; they are thrown away as a whole when the dataset or the language changes.

use super::belongings::Belongings;
use crate::draft::{Draft, Marked};
use crate::load::{Problem, Severity};
use crate::model::{RecordIndex, RecordType};
use crate::picture::Picture;
use crate::query::{self, Findings, Found, Hit, Listing, Order, Ordered, Ranks, Row, ShownFacet, Wish, shown_facets};
use crate::sheet::{Readings, RecordSheet};
use crate::state::{DraftForm, OpenDataset, State};
use crate::words::{Wording, Words};
use std::cell::RefCell;
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
    listing: RefCell<Option<Listing>>,
    belongings: RefCell<HashMap<RecordIndex, Rc<Belongings>>>,
    sheet: RefCell<Option<Rc<RecordSheet>>>,
    shown_facets: RefCell<Option<ShownFacets>>,
    kinds_of_problems: RefCell<Option<KindsOfProblems>>,
    found: RefCell<Option<FoundTexts>>,
    page: RefCell<PageHeights>,
    drafted: RefCell<Option<(DraftForm, Rc<Drafted>)>>,
    pictures: RefCell<HashMap<(&'static str, usize), Drawn>>,
}

/// A picture, and the width and height that it was drawn for.
type Drawn = ([f32; 2], Rc<Picture>);

/// The texts in which records were found, and where, as far as they were shown.
struct FoundTexts {
    findings: Arc<Findings>,
    texts: HashMap<RecordIndex, Option<Rc<Found>>>,
    marks: HashMap<String, Rc<[Range<usize>]>>,
}

/// Findings, and those of their facets that are shown.
type ShownFacets = (Arc<Findings>, Rc<[ShownFacet]>);

/// What tells lists of problems apart, and the positions of problems by kind.
type KindsOfProblems = (Which, Rc<[Vec<u32>]>);

/// Where a list of problems lies in memory, how many they are, and what some of them are.
type Which = (usize, usize, Vec<(&'static str, usize)>);

/// How many problems of a list are looked at to know it again.
const SAMPLES: usize = 16;

/// Of how many records what belongs to them is kept.
const BELONGINGS_LIMIT: usize = 1024;

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

impl Cache {
    /// A cache for a dataset and a language, with nothing in it yet.
    pub fn new(open: Arc<OpenDataset>, words: Arc<Words>) -> Self {
        Self {
            open,
            words,
            rows: RefCell::default(),
            ranks: RefCell::default(),
            listing: RefCell::default(),
            belongings: RefCell::default(),
            sheet: RefCell::default(),
            shown_facets: RefCell::default(),
            kinds_of_problems: RefCell::default(),
            found: RefCell::default(),
            page: RefCell::default(),
            drafted: RefCell::default(),
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

    /// What belongs to a record; of those shown last it is kept.
    pub fn belongings(&self, record: RecordIndex) -> Rc<Belongings> {
        let mut kept = self.belongings.borrow_mut();
        if kept.len() >= BELONGINGS_LIMIT && !kept.contains_key(&record) {
            kept.clear();
        }
        kept.entry(record).or_insert_with(|| Rc::new(Belongings::new(record))).clone()
    }

    /// The sheet of a record, of which the last asked for is kept.
    pub fn sheet(&self, record: RecordIndex) -> Rc<RecordSheet> {
        let mut kept = self.sheet.borrow_mut();
        match &*kept {
            Some(sheet) if sheet.index == record => sheet.clone(),
            _ => {
                let wording = Wording { words: &self.words, dataset: self.open.dataset() };
                kept.insert(Rc::new(RecordSheet::new(wording, record, Readings::Nearest))).clone()
            }
        }
    }

    /// The facets that narrow what was found, with those of their values that are shown.
    pub fn shown_facets(&self, findings: &Arc<Findings>) -> Rc<[ShownFacet]> {
        let mut kept = self.shown_facets.borrow_mut();
        match &*kept {
            Some((same, facets)) if Arc::ptr_eq(same, findings) => facets.clone(),
            _ => kept.insert((findings.clone(), shown_facets(findings).into())).1.clone(),
        }
    }

    /// The positions of problems by kind, errors before warnings.
    pub fn kinds_of_problems(&self, problems: &[Problem]) -> Rc<[Vec<u32>]> {
        let step = (problems.len() / SAMPLES).max(1);
        let samples = problems.iter().step_by(step).map(|problem| (problem.code(), problem.span.start)).collect();
        let which = (problems.as_ptr().addr(), problems.len(), samples);
        let mut kept = self.kinds_of_problems.borrow_mut();
        match &*kept {
            Some((same, kinds)) if *same == which => kinds.clone(),
            _ => kept.insert((which, kinds(problems).into())).1.clone(),
        }
    }

    /// What a table lists. A long one is put in order in the background; until then it stands as it was, or as in the file.
    pub fn listing(&self, state: &State, record_type: RecordType, orders: &[Order]) -> Listing {
        let dataset = self.open.dataset();
        let wish = || Wish::new(dataset, record_type, orders, self.words.language(), state.session().found.as_ref());
        let mut kept = self.listing.borrow_mut();
        if !state.is_long(record_type) {
            let wish = wish();
            let answer = kept.as_ref().and_then(|kept| kept.answering(&wish));
            let new = || Listing::new(dataset, &self.words, wish, &mut self.ranks.borrow_mut());
            return kept.insert(answer.unwrap_or_else(new)).clone();
        }
        if let Some(listing) = state.listing(record_type) {
            return listing.clone();
        }
        let count = dataset.records.count(record_type);
        let of_file = kept.take().filter(|kept| kept.wish.record_type == record_type);
        let new = || Listing { wish: Wish { found: None, ..wish() }, rows: Ordered::of_file(count), classes: 0 };
        kept.insert(of_file.unwrap_or_else(new)).clone()
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
}

/// The positions of problems by kind, errors before warnings, each kind where its first problem stands.
fn kinds(problems: &[Problem]) -> Vec<Vec<u32>> {
    let mut kinds: Vec<(&str, Vec<u32>)> = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        for (problem, at) in problems.iter().zip(0..).filter(|(problem, _)| problem.severity() == severity) {
            match kinds.iter_mut().find(|(code, _)| *code == problem.code()) {
                Some((_, kind)) => kind.push(at),
                None => kinds.push((problem.code(), vec![at])),
            }
        }
    }
    kinds.into_iter().map(|(_, kind)| kind).collect()
}
