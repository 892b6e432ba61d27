//! The components that every view is made of, one of each sort.
//!
//! A frame, a chip, a badge, a heading or a mark of what the source states is made here and nowhere else; a test holds the views
//! to it. Deliberately absent: anything that knows more than one record at a time, and state of its own.

mod access;
mod buttons;
pub mod change;
mod evidence;
pub mod figure;
mod form;
mod glossary;
mod layout;
mod line;
mod marks;
mod nothing;
pub mod paged;
pub mod painting;
pub mod picture;
pub mod picture_file;
mod record;
pub mod search_box;
pub mod shortcuts;
pub mod shortened;
pub mod surface;
mod text;
pub mod typing;

pub use access::{announce, landmark};
pub use buttons::{action_button, cross, opens_menu, plain_action, primary, sign, tip};
pub use evidence::{all_evidence, anchor_sign, evidence};
pub use form::{buttons, entered, path_field};
pub use glossary::glossary_text;
pub use layout::{hanging, labelled, outline_choices, pushed_right, scroll, widest};
pub use line::{line, value};
pub use marks::{badge, basis_mark, conversion_mark, date_or_silence, mention_marks, not_stated, stripe};
pub use nothing::{empty, progress, working};
pub use record::{
    chips, link_with_text, links, listed_links, marked_link, numbered_link, preview, record_link, select_box, separator,
};
pub use surface::{banner, card, grid, pill, well};
pub use text::{heading, note, part, prose, section, small_heading, spoken_heading, title_row, wording};
