//! Moves over the tokens of a RON or JSON text: blanks, comments, strings, names, and values with their brackets.
//!
//! It never recurses, so depth costs memory in proportion to the text and no stack. Deliberately absent: what the parts of a
//! struct or list are, which is `cut`'s.

use super::lex::{block_comment, raw_string};
use std::ops::Range;

/// A position in a text that moves on over whole tokens.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Whether a bracket, a quotation mark or a comment was not closed, or not by its counterpart.
    pub(super) is_torn: bool,
    /// Whether the notation has comments.
    pub(super) has_comments: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        Self { text, at: range.start, end: range.end, is_torn: false, has_comments: true }
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
        if !self.has_comments {
            return false;
        }
        match (self.peek(), self.ahead(1)) {
            (Some(b'/'), Some(b'/')) => {
                let rest = &self.text.as_bytes()[self.at..self.end];
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                true
            }
            (Some(b'/'), Some(b'*')) => {
                let length = block_comment(&self.text.as_bytes()[self.at..self.end]);
                self.is_torn |= length.is_none();
                self.at = length.map_or(self.end, |length| self.at + length);
                true
            }
            _ => false,
        }
    }

    /// Moves over the attributes with which a RON text may begin; None where one is not in order.
    pub(super) fn skip_attributes(&mut self) -> Option<()> {
        self.skip_blank();
        while self.peek() == Some(b'#') {
            let attribute = self.text[self.at..self.end].strip_prefix("#![enable(")?;
            let names = attribute.find(|letter: char| !letter.is_ascii_alphabetic() && !matches!(letter, '_' | ',' | ' '))?;
            let rest = attribute[names..].strip_prefix(")]")?;
            self.at = self.end - rest.len();
            self.skip_blank();
        }
        Some(())
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
        let end = if !self.is_torn { self.at - 1 } else { self.at };
        start + 1..end.max(start + 1)
    }

    /// Skips a value and returns it without surrounding blanks and comments. It ends with the bracket that closes it, or before
    /// the next comma or the bracket that closes what it stands in.
    pub(super) fn skip_value(&mut self) -> Range<usize> {
        self.skip_blank();
        let start = self.at;
        let mut last = start;
        let mut open: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b',' if open.is_empty() => return start..last,
                b'(' | b'[' | b'{' => {
                    open.push(byte);
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    let opener = match byte {
                        b')' => b'(',
                        b']' => b'[',
                        _ => b'{',
                    };
                    match open.iter().rposition(|bracket| *bracket == opener) {
                        Some(position) => {
                            self.is_torn |= position + 1 < open.len();
                            open.truncate(position);
                            self.at += 1;
                            if open.is_empty() {
                                return start..self.at;
                            }
                        }
                        None => {
                            self.is_torn |= !open.is_empty();
                            return start..last;
                        }
                    }
                }
                b'"' | b'\'' => self.skip_quoted(byte),
                b'/' if self.skip_comment() => continue,
                b'r' if self.skip_raw_string() => {}
                _ if is_identifier(byte) => drop(self.skip_identifier()),
                _ if byte.is_ascii_whitespace() => {
                    self.at += self.count(|byte| byte.is_ascii_whitespace());
                    continue;
                }
                _ => self.at += 1,
            }
            last = self.at;
        }
        self.is_torn |= !open.is_empty();
        start..last
    }

    fn skip_quoted(&mut self, quote: u8) {
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
        self.is_torn = true;
    }

    fn skip_raw_string(&mut self) -> bool {
        let Some((opening, closing)) = raw_string(&self.text.as_bytes()[self.at..self.end]) else { return false };
        let from = self.at + opening;
        match self.text[from..self.end].find(&closing) {
            Some(length) => self.at = from + length + closing.len(),
            None => {
                self.is_torn = true;
                self.at = self.end;
            }
        }
        true
    }
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
