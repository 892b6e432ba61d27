//! Why a value could not be read: what the readers of RON and JSON say, and the defect and place that an author can act on.
//!
//! The readers name their first error and a byte near it. The text tells the rest: which field the byte is in, how far its value
//! reaches, and what the field would have taken. Deliberately absent: anything that is wrong with values that could be read.

use super::defect::{Defect, Flaw};
use super::locate;
use super::place::Location;
use super::problem::nearest;
use super::scan::{Fault, Scanner, unclosed_quote};
use crate::model::{Date, Period};
use std::ops::Range;

/// What a reader says of a value that it could not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The notation is broken; the message is the reader's.
    Syntax(String),
    /// The notation holds, but a value has another form than its field needs; the message is the reader's.
    Form(String),
    /// This field is required and not there.
    Missing(String),
    /// This field is there twice.
    Twice(String),
    /// A word that is not in the vocabulary, and the words that are.
    Code(String, Vec<String>),
}

/// The fields that hold a whole number.
const WHOLE_NUMBERS: [&str; 6] = ["p", "nth", "count", "schema", "selected", "total"];

/// What is wrong with `part`, of which a reader said `unread` near the byte `at`, and where. `locate` tells the place of a byte.
pub(super) fn explain(part: &str, at: usize, unread: Unread, locate: &dyn Fn(usize) -> Location) -> (Range<usize>, Defect) {
    if let Some(Fault { at, flaw }) = fault(part) {
        // Whatever the reader says, it took one thing for another from here on.
        return (at..at + 1, Defect::Syntax(flaw));
    }
    let whole = 0..part.len();
    match unread {
        Unread::Syntax(message) => number(part, at).unwrap_or_else(|| (letter(part, at), Defect::Syntax(Flaw::Other(message)))),
        Unread::Form(message) => {
            let (name, value) = locate::innermost(part, whole, at);
            let defect = form(name.map_or("", |name| &part[name]), &part[value.clone()], message);
            (first_line(part, value), defect)
        }
        Unread::Missing(name) => {
            let value = locate::struct_ending_at(part, whole, at);
            (first_line(part, value), Defect::MissingField(name))
        }
        Unread::Twice(name) => match locate::twice(part, whole, &name) {
            Some([first, second]) => (second, Defect::DuplicateField { name, first: locate(first.start) }),
            None => (letter(part, at), Defect::DuplicateField { name, first: locate(0) }),
        },
        Unread::Code(found, allowed) => {
            let nearest = nearest(&found, allowed.iter().map(String::as_str));
            (locate::innermost(part, whole, at).1, Defect::UnknownCode { found, nearest, allowed })
        }
    }
}

/// The part of `range` that stands on its first line.
pub(super) fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// The bracket, quotation mark or comment of a text that is not closed.
fn fault(part: &str) -> Option<Fault> {
    let mut scanner = Scanner::new(part, 0..part.len());
    scanner.skip_value();
    let fault = scanner.fault?;
    let quote = if fault.flaw == Flaw::UnclosedQuote { unclosed_quote(part) } else { None };
    Some(Fault { at: quote.unwrap_or(fault.at), ..fault })
}

/// The letter at a byte, or nothing at the end.
fn letter(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// What is wrong with a number that is not even a token of the notation.
fn number(part: &str, at: usize) -> Option<(Range<usize>, Defect)> {
    let (name, value) = locate::innermost(part, 0..part.len(), at);
    let is_number = WHOLE_NUMBERS.contains(&&part[name?]) && !value.is_empty();
    is_number.then(|| (value.clone(), Defect::WrongNumber { written: part[value].to_owned(), is_figure: false }))
}

/// What is wrong with the value `written` of a field.
fn form(field: &str, written: &str, message: String) -> Defect {
    let bare = written.trim_matches('"').to_owned();
    let is_scalar = !written.starts_with(['(', '[', '{']);
    match field {
        "date" | "as_of" if is_scalar => Defect::WrongDate(bare),
        "period" | "against" if is_scalar => match bare.split_once('/') {
            Some((from, to)) if from.parse::<Date>().is_ok() && to.parse::<Date>().is_ok() && bare.parse::<Period>().is_err() => {
                Defect::ReversedPeriod(bare)
            }
            _ => Defect::WrongDate(bare),
        },
        "value" if is_scalar => Defect::WrongNumber { written: bare, is_figure: true },
        name if is_scalar && WHOLE_NUMBERS.contains(&name) => {
            Defect::WrongNumber { written: written.to_owned(), is_figure: false }
        }
        _ => Defect::WrongValue(message),
    }
}
