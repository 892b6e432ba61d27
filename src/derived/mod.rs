//! What is worked out from one reading of a dataset to be shown, each thing once and not in every frame.
//!
//! [`Derived`] belongs to a session and to one reading: it is dropped when the session leaves the screen or is read anew. What is
//! worded is dropped with the language as well. What takes longer than a frame is asked of the background; until the answer is
//! there, views show what was there before or say that they wait. Deliberately absent: threads, and how anything looks.

mod answers;
mod background;
mod belonging;
mod memo;

pub use answers::{Answers, ProblemsOf};
pub use background::{Answer, Question, is_long};

use crate::draft::{DraftForm, Drafted};
use crate::model::{Language, RecordIndex, RecordType};
use crate::picture::Picture;
use crate::query::{Found, Listing, ListingRequest, Ranks, Row, ShownFacet, Survey};
use crate::sheet::RecordSheet;
use background::Asked;
use belonging::Belongings;
use memo::Memo;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// How many steps a frame has time for. A step is about what one record takes to be looked at.
const FRAME: usize = 20_000;

/// Whether a frame has time for so many things of so many steps each.
pub fn is_quick(things: usize, steps: usize) -> bool {
    things.saturating_mul(steps) <= FRAME
}

/// What is worked out from one reading of a dataset.
#[derive(Default)]
pub struct Derived {
    survey: OnceCell<Box<Survey>>,
    asked_survey: Asked<()>,
    listings: RefCell<HashMap<RecordType, Listing>>,
    asked_listing: Asked<ListingRequest>,
    ranks: RefCell<Ranks>,
    of_file: Memo<RecordType, Listing, 1>,
    belongings: Belongings,
    facets: Memo<u64, Rc<[ShownFacet]>, 1>,
    problems: Memo<ProblemsOf, Rc<[Vec<u32>]>, 2>,
    heights: Memo<(RecordIndex, [u32; 2]), Heights, 1>,
    worded: Memo<Language, Rc<Worded>, 1>,
}

/// The heights of the paragraphs of a source that were laid out, by their numbers, in points.
pub type Heights = Rc<RefCell<HashMap<u32, f32>>>;

/// The name and number of a picture, and the room that it is drawn for, in bits.
type Drawn = ((&'static str, usize), [u32; 2]);

/// What is worded in one language; of rows and marks far more than a window shows at a time.
#[derive(Default)]
struct Worded {
    rows: Memo<RecordIndex, Rc<Row>, 1024>,
    sheet: Memo<RecordIndex, Rc<RecordSheet>, 1>,
    found: Memo<u64, Rc<FoundTexts>, 1>,
    drafted: Memo<DraftForm, Rc<Drafted>, 1>,
    pictures: Memo<Drawn, Rc<Picture>, 64>,
}

/// What is worked out from one search: the texts in which records were found, and where its terms stand in texts that are shown.
#[derive(Default)]
struct FoundTexts {
    texts: Memo<RecordIndex, Option<Rc<Found>>, 4096>,
    marks: Memo<String, Rc<[Range<usize>]>, 4096>,
}
