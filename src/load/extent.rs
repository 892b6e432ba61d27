//! How far a record reaches that begins at a landmark, and whether it can be followed to its end.

use super::landmark::{Kind, Landmark};
use super::lex::{self, Lexer, Token, meant_by};
use super::notation::Notation;
use super::scan::Scanner;
use std::ops::Range;

/// A text whose records are followed.
pub(super) struct Extents<'a> {
    pub(super) file: &'a str,
    pub(super) notation: Notation,
}

impl Extents<'_> {
    /// The record at a landmark, whether it can be followed, and where what comes after it in `marks` is no longer part of it.
    pub(super) fn record(&self, mark: Landmark, marks: &[Landmark]) -> (Range<usize>, bool, usize) {
        let limit = marks.iter().find(|mark| mark.kind != Kind::Id);
        let end = limit.map_or(self.file.len(), |mark| mark.at);
        let mut scanner = Scanner::new(self.file, mark.at..end);
        scanner.has_comments = self.notation == Notation::Ron;
        let record = scanner.skip_value();
        let begins = |letter: char| matches!(letter, '(' | '{') || letter.is_ascii_uppercase();
        let written = &self.file[record.clone()];
        let is_bracketed = written.starts_with(begins) && written.ends_with([')', '}']);
        if !scanner.is_torn && is_bracketed {
            // An id after a record that has ended begins another, which lost its bracket.
            for id in marks.iter().take_while(|mark| mark.kind == Kind::Id && mark.at < end) {
                if id.at > record.end && self.is_between(record.end..id.at) {
                    return (record, true, id.at);
                }
            }
            if self.is_around(record.end..end) {
                return (record, true, end);
            }
        }
        let ends_section = limit.is_none_or(|mark| mark.kind == Kind::Section);
        let end = if ends_section { self.end_by_line(mark.at, end) } else { end };
        let is_last = limit.is_none() && end == self.file.len();
        (mark.at..self.end_of_torn(mark.at..end, ends_section, is_last), false, end)
    }

    /// The tokens around records, where a comment in JSON is one as well, though it should not be there.
    fn tokens(&self, range: Range<usize>) -> impl Iterator<Item = Token> {
        Lexer::new(&self.file[range], 0, Notation::Ron)
    }

    /// Whether nothing but signs stands in `range`, and no list ends there.
    fn is_between(&self, range: Range<usize>) -> bool {
        self.tokens(range).all(|token| !is_value(token.kind) && !ends_list(token.kind))
    }

    /// Whether what stands in `range` can stand between two records or after the last: signs, and values only after the list.
    fn is_around(&self, range: Range<usize>) -> bool {
        let before = self.tokens(range).take_while(|token| !ends_list(token.kind));
        before.into_iter().all(|token| !is_value(token.kind))
    }

    /// The beginning of the last line that closes the list of the record at `start`, as its indentation shows, or else `end`.
    fn end_by_line(&self, start: usize, end: usize) -> usize {
        let Some(line) = self.file[..start].rfind('\n') else { return end };
        let indent = &self.file[line..start];
        if !indent.trim().is_empty() {
            return end;
        }
        let lines: Vec<usize> = memchr::memchr_iter(b'\n', &self.file.as_bytes()[start..end]).map(|at| start + at).collect();
        let closes = |at: &usize| {
            let rest = &self.file[*at + 1..end];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            blanks + 1 < indent.len() && rest[blanks..].starts_with(']')
        };
        lines.into_iter().rev().find(closes).unwrap_or(end)
    }

    /// The end of a record in `range` that cannot be followed, without the comma after it and the brackets that close what it is in.
    fn end_of_torn(&self, range: Range<usize>, ends_section: bool, is_last: bool) -> usize {
        let mut left = &self.file[range.clone()];
        let mut strip = |signs: &[char]| {
            left = without_comments(left, self.notation);
            left = left.strip_suffix(signs).unwrap_or(left);
        };
        if is_last {
            strip(&[')', '}', '）', '｝']);
        }
        strip(&[',', '，', '、', ';', '；']);
        // A list that was ended by its line ends before its bracket.
        if ends_section && (is_last || self.file[range.end..].trim_start().starts_with(|letter| letter != ']')) {
            strip(&[']', '］', '】']);
            strip(&[',', '，', '、', ';', '；']);
        }
        range.start + without_comments(left, self.notation).len()
    }
}

/// Whether a token is a value or a name.
pub(super) fn is_value(kind: lex::Kind) -> bool {
    matches!(kind, lex::Kind::Word | lex::Kind::Name | lex::Kind::Number | lex::Kind::Text)
}

/// Whether a token closes a list, or looks as if it did.
pub(super) fn ends_list(kind: lex::Kind) -> bool {
    match kind {
        lex::Kind::Close(bracket) => bracket == b'[',
        lex::Kind::Other(letter) => meant_by(letter) == ["]"],
        _ => false,
    }
}

/// The text without blanks and, in RON, comments at its end.
fn without_comments(text: &str, notation: Notation) -> &str {
    let mut text = text.trim_end();
    loop {
        let line = text.rfind('\n').map_or(0, |line| line + 1);
        if notation == Notation::Json || line == 0 || !text[line..].trim_start().starts_with("//") {
            return text;
        }
        text = text[..line].trim_end();
    }
}
