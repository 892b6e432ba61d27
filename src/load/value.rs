//! Why a value could not be read: what the readers of RON and JSON say, and the defect and place that an author can act on.
//!
//! The readers name their first error and a byte near it. The text tells the rest: which field the byte is in, how far its value
//! reaches, and what the field would have taken. Deliberately absent: anything that is wrong with values that could be read, and
//! signs that are out of order, which are `repair`'s.

use super::defect::Defect;
use super::flaw::{Flaw, Form};
use super::lex::{Kind, Lexer};
use super::locate::Tree;
use super::names::nearest;
use super::notation::{Notation, Unread};
use super::place::Location;
use super::problem::{Fix, mended};
use crate::model::{Date, Period};
use std::ops::Range;

/// Says where and why a text cannot be read.
type Reads<'a> = dyn Fn(&str) -> Result<(), (usize, Unread)> + 'a;

/// The fields that hold a whole number.
const WHOLE_NUMBERS: [&str; 6] = ["p", "nth", "count", "schema", "selected", "total"];

/// In how many values of one record quotation marks are corrected.
const REQUOTED: usize = 64;

/// What is wrong with `part`, of which a reader said `unread` near the byte `at`, and where. `locate` tells the place of a byte.
pub(super) fn explain(part: &str, at: usize, unread: Unread, locate: &dyn Fn(usize) -> Location) -> (Range<usize>, Defect) {
    let tree = Tree::new(part, 0..part.len());
    match unread {
        Unread::Syntax(message) => {
            number(part, &tree, at).unwrap_or_else(|| (letter(part, at), Defect::Syntax(Flaw::Other(message))))
        }
        Unread::List => {
            let (_, value) = tree.innermost(at);
            let written = part[value.clone()].to_owned();
            (first_line(part, value), Defect::WrongValue(Form::NoList(written)))
        }
        Unread::Form(message) => {
            let (name, value) = tree.innermost(at);
            let defect = form(name.map_or("", |name| &part[name]), &part[value.clone()], message);
            (first_line(part, value), defect)
        }
        Unread::Missing(name) => (first_line(part, tree.struct_ending_at(at)), Defect::MissingField(name)),
        Unread::Twice(name) => match tree.twice(&name) {
            Some([first, second]) => (second, Defect::DuplicateField { name, first: locate(first.start) }),
            None => (letter(part, at), Defect::DuplicateField { name, first: locate(0) }),
        },
        Unread::Code(found, allowed) => {
            let nearest = nearest(&found, allowed.iter().map(String::as_str));
            (tree.innermost(at).1, Defect::UnknownCode { found, nearest, allowed })
        }
    }
}

/// The values of `part` that can be read with quotation marks, or without those that they have, from the one near the byte `at` on:
/// where the first is, what is wrong with it, and what mends them all. `read` says where a text cannot be read.
pub(super) fn requoted(part: &str, notation: Notation, at: usize, read: &Reads) -> Option<(Range<usize>, Defect, Vec<Fix>)> {
    let mut fixes: Vec<Fix> = Vec::new();
    let (mut text, mut at, mut first) = (part.to_owned(), at, None);
    for _ in 0..REQUOTED {
        let (_, value) = Tree::new(&text, 0..text.len()).innermost(at);
        let written = &text[value.clone()];
        let bare = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let mut tokens = Lexer::new(bare.unwrap_or(written), 0, notation).map(|token| token.kind);
        let is_word = matches!(tokens.next(), Some(Kind::Word | Kind::Name | Kind::Number)) && tokens.next().is_none();
        if !is_word {
            break;
        }
        let changes = match bare {
            Some(bare) => {
                first.get_or_insert_with(|| Form::Quoted(bare.to_owned()));
                [(value.start..value.start + 1, ""), (value.end - 1..value.end, "")]
            }
            None => {
                first.get_or_insert_with(|| Form::Unquoted(written.to_owned()));
                [(value.start..value.start, "\""), (value.end..value.end, "\"")]
            }
        };
        let changes = changes.map(|(range, replacement)| Fix::new(range, replacement));
        let end = if bare.is_some() { value.end - 2 } else { value.end + 2 };
        let next = mended(&text, &changes);
        let goes_on = match read(&next) {
            Ok(()) => None,
            Err((next, Unread::Code(..))) if next <= end => None,
            Err((next, _)) if next > end => Some(next),
            Err(_) => break,
        };
        // What was changed before moved everything behind it.
        let shift = text.len() as isize - part.len() as isize;
        let of_part = |range: Range<usize>| range.start.saturating_add_signed(-shift)..range.end.saturating_add_signed(-shift);
        fixes.extend(changes.into_iter().map(|fix| Fix { range: of_part(fix.range), ..fix }));
        text = next;
        match goes_on {
            Some(next) => at = next,
            None => break,
        }
    }
    let start = fixes.first()?.range.start;
    let end = fixes.get(1)?.range.end;
    Some((start..end, Defect::WrongValue(first?), fixes))
}

/// What is wrong with a value that needs brackets or digits of another width, and what mends it.
pub(super) fn rewritten(part: &str, defect: &Defect, span: &Range<usize>) -> Option<(Defect, Vec<Fix>)> {
    let replaced = |replacement: String| vec![Fix::new(span.clone(), replacement)];
    match defect {
        Defect::WrongValue(Form::NoList(written)) if part[span.clone()] == **written => {
            Some((defect.clone(), replaced(format!("[{written}]"))))
        }
        Defect::WrongNumber { is_figure: false, .. } => {
            let written = &part[span.clone()];
            let plain: String = written.chars().map(|letter| ascii_digit(letter).unwrap_or(letter)).collect();
            let (found, meant) = written.chars().zip(plain.chars()).find(|(found, meant)| found != meant)?;
            let is_number = plain.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| (Defect::Syntax(Flaw::Mistaken { found, meant }), replaced(plain)))
        }
        _ => None,
    }
}

/// The digit that a full-width one is meant to be.
fn ascii_digit(letter: char) -> Option<char> {
    let digit = u32::from(letter).checked_sub(u32::from('０'))?;
    char::from_digit(digit, 10)
}

/// The part of `range` that stands on its first line. Where a text was mended, places in it may lie beyond its end or within a
/// character.
pub(super) fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let range = start..text.floor_char_boundary(range.end.min(text.len())).max(start);
    let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// The letter at a byte, or nothing at the end.
fn letter(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// What is wrong with a number that is not even a token of the notation.
fn number(part: &str, tree: &Tree, at: usize) -> Option<(Range<usize>, Defect)> {
    let (name, value) = tree.innermost(at);
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
        _ => Defect::WrongValue(Form::Other(message)),
    }
}
