//! Moves over the tokens of a RON or JSON text: blanks, comments, strings, names, and values with their brackets.
//!
//! It never recurses, so depth costs memory in proportion to the text and no stack. Deliberately absent: what the parts of a
//! struct or list are, which is `cut`'s.

use super::defect::Flaw;
use crate::limits;
use std::ops::{ControlFlow, Range};

/// A place where the text does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) flaw: Flaw,
}

/// A position in a text that moves on over whole tokens, and the first fault that it met.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) fault: Option<Fault>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        Self { text, at: range.start, end: range.end, fault: None }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.ahead(0)
    }

    fn ahead(&self, distance: usize) -> Option<u8> {
        let at = self.at + distance;
        if at < self.end { self.text.as_bytes().get(at).copied() } else { None }
    }

    pub(super) fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    pub(super) fn report(&mut self, at: usize, flaw: Flaw) {
        self.fault.get_or_insert(Fault { at, flaw });
    }

    pub(super) fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte.is_ascii_whitespace() {
                self.at += self.count(|byte| byte.is_ascii_whitespace());
            } else if !self.skip_comment() {
                break;
            }
        }
    }

    fn skip_comment(&mut self) -> bool {
        match (self.peek(), self.ahead(1)) {
            (Some(b'/'), Some(b'/')) => {
                let rest = &self.text.as_bytes()[self.at..self.end];
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                true
            }
            (Some(b'/'), Some(b'*')) => {
                let opened = self.at;
                let mut depth = 0_usize;
                loop {
                    match (self.peek(), self.ahead(1)) {
                        (Some(b'/'), Some(b'*')) => {
                            depth += 1;
                            self.at += 2;
                        }
                        (Some(b'*'), Some(b'/')) => {
                            depth -= 1;
                            self.at += 2;
                        }
                        (Some(_), _) => self.at += 1,
                        (None, _) => {
                            self.report(opened, Flaw::UnclosedComment);
                            break;
                        }
                    }
                    if depth == 0 {
                        break;
                    }
                }
                true
            }
            _ => false,
        }
    }

    pub(super) fn skip_attributes(&mut self) {
        self.skip_blank();
        while self.peek() == Some(b'#') && self.ahead(1) == Some(b'!') {
            let rest = &self.text.as_bytes()[self.at..self.end];
            self.at += rest.iter().position(|byte| *byte == b']').map_or(rest.len(), |position| position + 1);
            self.skip_blank();
        }
    }

    pub(super) fn skip_identifier(&mut self) -> Range<usize> {
        let start = self.at;
        self.at += self.count(is_identifier);
        start..self.at
    }

    /// How many bytes from here on are of a kind.
    fn count(&self, is_of_kind: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        rest.iter().position(|byte| !is_of_kind(*byte)).unwrap_or(rest.len())
    }

    /// A quoted name, without its quotation marks.
    pub(super) fn skip_key(&mut self) -> Range<usize> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return start..start;
        }
        self.skip_quoted(b'"');
        let end = if self.fault.is_none() { self.at - 1 } else { self.at };
        start + 1..end.max(start + 1)
    }

    /// Skips a value and returns it without surrounding blanks and comments. It ends with the bracket that closes it, or before
    /// the next comma or the bracket that closes what it stands in.
    pub(super) fn skip_value(&mut self) -> Range<usize> {
        self.skip_value_if(&mut || ControlFlow::Continue(()))
    }

    /// The same. `asked` is asked at every bracket within the value but not within another; where it breaks off, the rest is not
    /// looked at.
    pub(super) fn skip_value_if(&mut self, asked: &mut dyn FnMut() -> ControlFlow<()>) -> Range<usize> {
        self.skip_blank();
        let start = self.at;
        let mut last = start;
        let mut open: Vec<(u8, usize)> = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b',' if open.is_empty() => return start..last,
                b'(' | b'[' | b'{' => {
                    if open.len() == 1 && asked().is_break() {
                        self.at = self.end;
                        return start..last;
                    }
                    if open.len() == limits::NESTING {
                        self.report(self.at, Flaw::UnclosedBracket);
                        self.at = self.end;
                        return start..last;
                    }
                    open.push((byte, self.at));
                }
                b')' | b']' | b'}' => {
                    let opener = match byte {
                        b')' => b'(',
                        b']' => b'[',
                        _ => b'{',
                    };
                    match open.iter().rposition(|(bracket, _)| *bracket == opener) {
                        Some(position) => {
                            if position + 1 < open.len() {
                                self.report(open[position + 1].1, Flaw::UnclosedBracket);
                            }
                            open.truncate(position);
                            if open.is_empty() {
                                self.at += 1;
                                return start..self.at;
                            }
                        }
                        None => {
                            if let Some((_, at)) = open.first() {
                                self.report(*at, Flaw::UnclosedBracket);
                            }
                            return start..last;
                        }
                    }
                }
                b'"' | b'\'' => {
                    self.skip_quoted(byte);
                    last = self.at;
                    continue;
                }
                b'/' if self.skip_comment() => continue,
                b'r' if self.skip_raw_string() => {
                    last = self.at;
                    continue;
                }
                _ => {}
            }
            if is_identifier(byte) {
                self.skip_identifier();
                last = self.at;
                continue;
            }
            if byte.is_ascii_whitespace() {
                self.at += self.count(|byte| byte.is_ascii_whitespace());
                continue;
            }
            self.at += 1;
            last = self.at;
        }
        if let Some((_, at)) = open.first() {
            self.report(*at, Flaw::UnclosedBracket);
        }
        start..last
    }

    fn skip_quoted(&mut self, quote: u8) {
        let opened = self.at;
        self.at += 1;
        let bytes = &self.text.as_bytes()[..self.end];
        while let Some(length) = bytes.get(self.at..).and_then(|rest| memchr::memchr2(quote, b'\\', rest)) {
            self.at += length + 1;
            if bytes[self.at - 1] == quote {
                return;
            }
            self.at = (self.at + 1).min(self.end);
        }
        self.at = self.end;
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.report(opened, Flaw::UnclosedQuote);
    }

    fn skip_raw_string(&mut self) -> bool {
        let bytes = &self.text.as_bytes()[..self.end];
        let hashes = bytes[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        if bytes.get(self.at + 1 + hashes) != Some(&b'"') {
            return false;
        }
        let closing = format!("\"{}", "#".repeat(hashes));
        let from = self.at + hashes + 2;
        match self.text[from..self.end].find(&closing) {
            Some(length) => self.at = from + length + closing.len(),
            None => {
                self.report(self.at, Flaw::UnclosedRawString);
                self.at = self.end;
            }
        }
        true
    }

    /// The start of the first line after `from` that begins with the same blanks and character as the line of `start`, if `start`
    /// begins one.
    pub(super) fn next_like(&self, start: usize, from: usize) -> Option<usize> {
        let line = self.text[..start].rfind('\n')?;
        let indent = &self.text[line..start];
        let begins_line = indent.trim().is_empty();
        let opener = self.text[start..].chars().next()?;
        let pattern = format!("{indent}{opener}");
        let next = self.text[from..self.end].find(&pattern).filter(|_| begins_line)?;
        Some(from + next + indent.len())
    }

    /// Whether a name stands here, quoted in an object.
    pub(super) fn at_name(&self, is_object: bool) -> bool {
        self.peek().is_some_and(|byte| if is_object { byte == b'"' } else { is_identifier(byte) })
    }

    /// Whether a bracket opens here.
    pub(super) fn at_bracket(&self) -> bool {
        matches!(self.peek(), Some(b'(' | b'[' | b'{'))
    }
}

/// Where the quotation mark opens that is not closed, in a text where one is not. What comes after it is taken for the opposite of
/// what it is, so the scanner itself notices only the last one: the first string after which no value can go on is the one.
pub(super) fn unclosed_quote(text: &str) -> Option<usize> {
    let mut scanner = Scanner::new(text, 0..text.len());
    while let Some(byte) = scanner.peek() {
        match byte {
            b'"' => {
                let opened = scanner.at;
                scanner.skip_quoted(b'"');
                scanner.skip_blank();
                let goes_on = scanner.peek().is_none_or(|next| matches!(next, b',' | b':' | b')' | b']' | b'}'));
                if scanner.fault.is_some() || !goes_on {
                    return Some(opened);
                }
            }
            b'/' if scanner.skip_comment() => {}
            b'r' if scanner.skip_raw_string() => {}
            _ if is_identifier(byte) => {
                scanner.skip_identifier();
            }
            _ => scanner.at += 1,
        }
    }
    None
}

fn is_identifier(byte: u8) -> bool {
    IDENTIFIER[usize::from(byte)]
}

/// Which bytes are part of names: looked up, because every byte of a file is asked.
const IDENTIFIER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_' || byte >= 0x80;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_unclosed_quotation_mark_is_found() {
        for (text, expected) in [
            ("(a: \"甲\", b: \"乙)", Some("\"乙)")),
            ("(a: \"甲, b: \"乙\", c: [\"丙\"])", Some("\"甲, b")),
            ("(a: \"甲,\n // \"\n b: \"乙\")", Some("\"甲,\n")),
            ("(a: r#\"甲\"乙\"#, /* \" */ b: \"丙\\\"丁\", \"c\" : 1)", None),
        ] {
            let found = unclosed_quote(text);
            assert_eq!(found, expected.map(|rest| text.find(rest).unwrap()), "{text}");
        }
    }
}
