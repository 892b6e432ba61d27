//! What takes longer than a frame, and how the background is asked for it.

use super::{Derived, is_quick};
use crate::load::Loaded;
use crate::model::{Dataset, RecordType};
use crate::query::{Listing, ListingRequest, Ordered, Ranks, Survey};
use crate::words::Words;

/// How many records of a survey, or rows of a table, one step of a frame is worth.
const STEPS: usize = 4;

/// What the background is asked for.
#[derive(Clone, Debug)]
pub enum Question {
    /// What a table lists, with the ranks that are known already.
    Listing(ListingRequest, Ranks),
    /// What the pages about the reform as a whole tell.
    Survey,
}

/// What the background has worked out.
#[derive(Debug)]
pub enum Answer {
    /// What a table lists, and the ranks that are known since.
    Listing(Listing, Ranks),
    /// What the pages about the reform as a whole tell.
    Survey(Box<Survey>),
}

impl Question {
    /// Works the answer out, which takes a while.
    pub fn answer(self, loaded: &Loaded) -> Answer {
        match self {
            Self::Listing(request, mut ranks) => {
                let listing = Listing::new(&loaded.dataset, &Words::new(request.language), request, &mut ranks);
                Answer::Listing(listing, ranks)
            }
            Self::Survey => Answer::Survey(Box::new(Survey::gather(loaded))),
        }
    }
}

/// Questions of one kind, of which the background works on one at a time.
pub(super) struct Asked<Q> {
    /// What was asked last and has no answer yet.
    open: Option<Q>,
    /// What a defect of the program kept from being worked out, which is not asked again.
    failed: Option<Q>,
    is_working: bool,
}

impl<Q> Default for Asked<Q> {
    fn default() -> Self {
        Self { open: None, failed: None, is_working: false }
    }
}

impl<Q: PartialEq> Asked<Q> {
    /// Asks, in place of what was asked before; whether the background is to begin with it.
    fn ask(&mut self, question: Q) -> bool {
        if self.failed.as_ref() == Some(&question) {
            self.open = None;
            return false;
        }
        self.open = Some(question);
        !std::mem::replace(&mut self.is_working, true)
    }

    fn fail(&mut self) {
        self.is_working = false;
        self.failed = self.open.take().or(self.failed.take());
    }
}

impl Derived {
    /// The survey of a dataset, unless it is still being gathered.
    pub fn survey(&self, loaded: &Loaded) -> Option<&Survey> {
        match is_quick(loaded.dataset.len(), STEPS) {
            true => Some(self.survey.get_or_init(|| Box::new(Survey::gather(loaded)))),
            false => self.survey.get().map(|survey| &**survey),
        }
    }

    /// What the table of a type lists, as far as that is known; it may answer an earlier request.
    pub fn listing(&self, record_type: RecordType) -> Option<Listing> {
        self.listings.borrow().get(&record_type).cloned()
    }

    /// What a table lists. A long one stays as it was, or as in the file, until the background has put it in order.
    pub(super) fn listing_now(&self, dataset: &Dataset, words: &Words, request: ListingRequest) -> Listing {
        let record_type = request.record_type;
        if let Some(listing) = self.answering(&request) {
            return listing;
        }
        if is_long(dataset, record_type) {
            let rows = || Ordered::of_file(dataset.records.count(record_type));
            let of_file = || Listing { request: ListingRequest { found: None, ..request }, rows: rows(), classes: 0 };
            return self.listing(record_type).unwrap_or_else(|| self.of_file.get(&record_type, of_file));
        }
        let listing = Listing::new(dataset, words, request, &mut self.ranks.borrow_mut());
        self.listings.borrow_mut().insert(record_type, listing.clone());
        listing
    }

    /// What is kept that answers a request, or its reverse.
    fn answering(&self, request: &ListingRequest) -> Option<Listing> {
        let mut kept = self.listings.borrow_mut();
        let answer = kept.get(&request.record_type)?.answering(request)?;
        kept.insert(request.record_type, answer.clone());
        Some(answer)
    }

    /// What the background is to begin with, where this table, if any, and whatever tells of the whole are on screen.
    pub fn ask(&mut self, dataset: &Dataset, request: Option<ListingRequest>) -> Vec<Question> {
        let mut questions = Vec::new();
        if let Some(request) = request {
            if !is_long(dataset, request.record_type) || self.answering(&request).is_some() {
                self.asked_listing.open = None;
            } else if self.asked_listing.ask(request.clone()) {
                questions.push(Question::Listing(request, self.ranks.get_mut().clone()));
            }
        }
        if !is_quick(dataset.len(), STEPS) && self.survey.get().is_none() && self.asked_survey.ask(()) {
            questions.push(Question::Survey);
        }
        questions
    }

    /// Takes what the background has worked out, unless something else is wished for by now.
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Listing(listing, ranks) => {
                self.asked_listing.is_working = false;
                *self.ranks.get_mut() = ranks;
                let fits = self.asked_listing.open.as_ref().and_then(|request| listing.answering(request));
                if let Some(listing) = fits {
                    self.asked_listing.open = None;
                    self.listings.get_mut().insert(listing.request.record_type, listing);
                }
            }
            Answer::Survey(survey) => _ = self.survey.set(survey),
        }
    }

    /// Notes that background work ended in a defect of the program.
    pub fn fail(&mut self) {
        self.asked_listing.fail();
        self.asked_survey.fail();
    }

    /// Whether a table waits for its order.
    pub fn is_listing(&self) -> bool {
        self.asked_listing.open.is_some()
    }
}

/// Whether the table of a type is too long to be put in order within a frame.
pub fn is_long(dataset: &Dataset, record_type: RecordType) -> bool {
    !is_quick(dataset.records.count(record_type), STEPS)
}
