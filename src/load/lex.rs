//! The tokens of a RON or JSON text, including those that neither notation has.
//!
//! Used only on texts that do not hold together, and short ones: a record, or what stands around the records.

use super::notation::Notation;

/// Stands for records in a text from which they were taken out; no dataset has it.
pub(super) const RECORDS: char = '\u{1}';

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// One of `(`, `[`, `{`.
    Open(u8),
    /// One of `)`, `]`, `}`, named by the bracket that it closes.
    Close(u8),
    Comma,
    Colon,
    /// A name, a code or a literal.
    Word,
    /// A word that may be the name of a struct or variant, such as `Some`.
    Name,
    Number,
    Text,
    /// One or more records that were taken out.
    Records,
    /// A quotation mark that nothing closes.
    OpenText,
    /// A comment that nothing closes.
    OpenComment,
    /// A character that has no business outside of texts.
    Other(char),
}

/// A token, in bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Yields the tokens of a text from a byte on.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    notation: Notation,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, at: usize, notation: Notation) -> Self {
        Self { text, at, notation }
    }

    fn skip_blank(&mut self) -> Option<Token> {
        loop {
            let rest = &self.text[self.at..];
            let blanks = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace()).len();
            self.at += blanks;
            let rest = &rest[blanks..];
            if self.notation == Notation::Json {
                return None;
            }
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                match block_comment(rest.as_bytes()) {
                    Some(length) => self.at += length,
                    None => {
                        let start = self.at;
                        self.at += 2;
                        return Some(Token { kind: Kind::OpenComment, start, end: self.at });
                    }
                }
            } else {
                return None;
            }
        }
    }

    fn text_token(&mut self, start: usize, opening: usize, closing: &str, has_escapes: bool) -> Token {
        let bytes = self.text.as_bytes();
        let mut at = start + opening;
        while at < bytes.len() {
            if has_escapes && bytes[at] == b'\\' {
                at += 2;
            } else if bytes[at..].starts_with(closing.as_bytes()) {
                self.at = at + closing.len();
                return Token { kind: Kind::Text, start, end: self.at };
            } else {
                at += 1;
            }
        }
        self.at = start + opening;
        Token { kind: Kind::OpenText, start, end: self.at }
    }

    fn word(&mut self, start: usize, first: char) -> Token {
        let rest = &self.text[start..];
        let length = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
        self.at = start + length;
        let kind = if first.is_ascii_digit() || matches!(first, '-' | '+' | '.') {
            Kind::Number
        } else if first.is_ascii_uppercase() {
            Kind::Name
        } else {
            Kind::Word
        };
        Token { kind, start, end: self.at }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(token) = self.skip_blank() {
            return Some(token);
        }
        let start = self.at;
        let first = self.text[start..].chars().next()?;
        let kind = match first {
            '(' | '[' | '{' => Kind::Open(first as u8),
            ')' => Kind::Close(b'('),
            ']' => Kind::Close(b'['),
            '}' => Kind::Close(b'{'),
            ',' => Kind::Comma,
            ':' => Kind::Colon,
            RECORDS => Kind::Records,
            '"' => return Some(self.text_token(start, 1, "\"", true)),
            'r' if self.notation == Notation::Ron => {
                return Some(match raw_string(&self.text.as_bytes()[start..]) {
                    Some((opening, closing)) => self.text_token(start, opening, &closing, false),
                    None => self.word(start, first),
                });
            }
            _ if is_of_word(first) => return Some(self.word(start, first)),
            _ => Kind::Other(first),
        };
        self.at = start + first.len_utf8();
        Some(Token { kind, start, end: self.at })
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.')
}

/// The length of the sign that opens the raw string with which a text may begin, and the sign that closes it.
pub(super) fn raw_string(text: &[u8]) -> Option<(usize, String)> {
    let hashes = text[1..].iter().take_while(|byte| **byte == b'#').count();
    (text.get(1 + hashes) == Some(&b'"')).then(|| (hashes + 2, format!("\"{}", "#".repeat(hashes))))
}

/// The length of the block comment with which a text begins, which may hold others.
pub(super) fn block_comment(text: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        at += memchr::memchr2(b'/', b'*', text.get(at..)?)?;
        match text.get(at..at + 2) {
            Some(b"/*") => depth += 1,
            Some(b"*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// What a character that looks like a sign of the notation is meant to be, most likely first; nothing for any other.
pub(super) fn meant_by(letter: char) -> &'static [&'static str] {
    match letter {
        '（' | '﹙' | '⟮' | '❨' => &["("],
        '）' | '﹚' | '⟯' | '❩' => &[")"],
        '［' | '【' | '〔' | '〖' | '〚' => &["["],
        '］' | '】' | '〕' | '〗' | '〛' => &["]"],
        '｛' | '﹛' => &["{", "("],
        '｝' | '﹜' => &["}", ")"],
        '，' | '、' | '﹐' | '﹑' | '､' | '‚' | '؛' | '،' | '。' | '．' => &[","],
        '：' | '﹕' | '︰' | '∶' | '꞉' | 'ː' | '=' | '＝' => &[":"],
        '；' | ';' | '﹔' | '\u{37e}' => &[",", ":"],
        '“' | '”' | '„' | '‟' | '＂' | '″' | '〝' | '〞' | '〟' | '「' | '」' | '『' | '』' | '﹁' | '﹂' | '«' | '»' | '‘'
        | '’' | '\'' | '＇' | '`' | '´' | '‛' | '′' => &["\""],
        letter if letter.is_whitespace() && !letter.is_ascii() => &[" ", ""],
        letter if is_odd_blank(letter) => &["", " "],
        _ => &[],
    }
}

/// Whether a character is seen as a blank or not at all, but is no blank of the notation.
pub(super) fn is_odd_blank(letter: char) -> bool {
    let is_ascii = letter.is_ascii();
    let is_invisible = matches!(letter, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    !is_ascii && (letter.is_whitespace() || is_invisible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_in_a_token_or_a_blank() {
        let kinds = |text: &str, notation| Lexer::new(text, 0, notation).map(|token| token.kind).collect::<Vec<_>>();
        let text = "Some(a: r#\"\")\"#, /* /* */ ) */ b：-1.5 // end\n\"x\\\"\"] \"open";
        use Kind::{Close, Colon, Comma, Name, Number, Open, OpenComment, OpenText, Other, Text, Word};
        let expected = [Name, Open(b'('), Word, Colon, Text, Comma, Word, Other('：'), Number, Text, Close(b'['), OpenText, Word];
        assert_eq!(kinds(text, Notation::Ron), expected);
        assert_eq!(kinds("/* x", Notation::Ron), [OpenComment, Word]);
        assert_eq!(kinds("{\"a\" // r", Notation::Json), [Open(b'{'), Text, Other('/'), Other('/'), Word]);
    }
}
