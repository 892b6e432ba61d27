//! One value written in JSON (RFC 8259), with what is wrong in it told as for RON.
//!
//! Deliberately absent: comments and trailing commas, which RFC 8259 does not have.

use super::line_ends::LineEnds;
use super::locate::Step;
use super::value::Unread;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;

/// Whether a text is JSON rather than RON: the signs before its first name say so, of which one may be missing or surplus.
pub(super) fn is_json(text: &str) -> bool {
    let signs = text.chars().take_while(|letter| !letter.is_alphanumeric());
    let votes = signs.map(|letter| match letter {
        '{' | '"' | '$' | '｛' | '“' | '”' => 1,
        '(' | '#' | '!' | '/' | '[' | '（' => -1,
        _ => 0,
    });
    votes.sum::<i32>() > 0
}

/// Whether the whole of a text is JSON.
pub(super) fn check(text: &str) -> Result<(), (usize, Unread)> {
    serde_json::from_str::<IgnoredAny>(text).map(|_| ()).map_err(|error| (offset(text, &error), unread(&error)))
}

/// Reads a value. The ways to fields that its type does not have go into `unknown`; an error has its byte offset.
pub(super) fn read<T: DeserializeOwned>(part: &str, unknown: &mut Vec<Vec<Step>>) -> Result<T, (usize, Unread)> {
    let mut deserializer = serde_json::Deserializer::from_str(part);
    let parsed = serde_ignored::deserialize::<_, _, T>(LineEnds(&mut deserializer), |path| unknown.push(Step::way(&path)))
        .and_then(|value| deserializer.end().map(|()| value));
    parsed.map_err(|error| (offset(part, &error), unread(&error)))
}

/// The byte at which an error was noticed, which for a value of the wrong form is its last one. `serde_json` counts lines and
/// the bytes of a line from 1.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let line = error.line().saturating_sub(1);
    let start = if line == 0 { 0 } else { text.match_indices('\n').nth(line - 1).map_or(text.len(), |(at, _)| at + 1) };
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What `serde_json` found wrong. Its errors of data have no parts, so these are taken from the sentences in which `serde` words
/// them (`serde::de::Error::{missing_field, duplicate_field, unknown_variant}`), where names stand between backticks.
fn unread(error: &serde_json::Error) -> Unread {
    let message = error.to_string();
    // The place is told apart from the message.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
    match error.classify() {
        Category::Data if message.starts_with("missing field `") => Unread::Missing(names.next().unwrap_or_default()),
        Category::Data if message.starts_with("duplicate field `") => Unread::Twice(names.next().unwrap_or_default()),
        Category::Data if message.starts_with("unknown variant `") => {
            Unread::Code(names.next().unwrap_or_default(), names.collect())
        }
        Category::Data if message.ends_with("expected a sequence") => Unread::List,
        Category::Data => Unread::Form(message.to_owned()),
        Category::Syntax | Category::Eof | Category::Io => Unread::Syntax(message.to_owned()),
    }
}
