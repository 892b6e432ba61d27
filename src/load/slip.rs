//! The slips of the hand that may be behind a text that cannot be followed: each is one sign that is missing, surplus or another.
//!
//! Deliberately absent: which of them it was, which is `repair`'s.

use super::flaw::Expectation;
use super::grammar::State;
use super::lex::{Kind, Lexer, Token, meant_by};
use super::notation::Notation;
use super::problem::Fix;

/// How many tokens before the one that cannot stand there a slip is looked for first. Most are as near as that.
const NEAR: usize = 4;

/// How many tokens a slip is looked for in all.
const FAR: usize = 1000;

/// At how many places of one text its closing quotation mark is tried.
const ENDS: usize = 24;

/// A change to be tried: the token at or behind which it begins, what it changes, and how unusual it is.
pub(super) type Change = (usize, Vec<Fix>, u8);

/// The marks that enclose words within a text.
const PAIRS: [(char, char); 4] = [('「', '」'), ('『', '』'), ('“', '”'), ('‘', '’')];

/// Whether a mark has its other half in the text before or after it, and so belongs to that.
fn is_paired(before: &str, letter: char, after: &str) -> bool {
    PAIRS.iter().any(|(opening, closing)| {
        (letter == *opening && after.contains(*closing)) || (letter == *closing && before.contains(*opening))
    })
}

/// A text that cannot be followed, up to where it cannot.
pub(super) struct Broken<'a> {
    pub(super) text: &'a str,
    pub(super) notation: Notation,
    pub(super) tokens: Vec<(Token, State)>,
    /// Which of the tokens cannot stand where it does; their number where the text ends too early.
    pub(super) stop: usize,
    pub(super) state: State,
    pub(super) ends_file: bool,
}

impl Broken<'_> {
    /// Where the text cannot go on.
    pub(super) fn at(&self) -> usize {
        self.tokens.get(self.stop).map_or(self.text.len(), |(token, _)| token.start)
    }

    pub(super) fn token(&self, position: usize) -> Option<Token> {
        self.tokens.get(position).map(|(token, _)| *token)
    }

    /// The state before the token at `position`.
    pub(super) fn state(&self, position: usize) -> State {
        self.tokens.get(position).map_or(self.state, |(_, state)| *state)
    }

    /// The end of the token before the one at `position`.
    pub(super) fn end_before(&self, position: usize) -> usize {
        position.checked_sub(1).and_then(|before| self.token(before)).map_or(0, |token| token.end)
    }

    pub(super) fn start_of(&self, position: usize) -> usize {
        self.token(position).map_or(self.text.len(), |token| token.start)
    }

    pub(super) fn written(&self, token: Token) -> &str {
        &self.text[token.start..token.end]
    }

    /// The changes near the place where the text cannot go on.
    pub(super) fn near(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let first = self.stop.saturating_sub(NEAR);
        for position in first..=self.stop {
            self.insert_signs(position, &mut changes);
            let Some(token) = self.token(position) else { continue };
            self.change_sign(position, token, &mut changes);
            self.change_quotes(position, token, &mut changes);
            self.quote_value(position, token, &mut changes);
        }
        if let Some(token) = self.token(self.stop + 1) {
            self.change_sign(self.stop + 1, token, &mut changes);
        }
        self.replace_all_alike(first, &mut changes);
        changes
    }

    /// The changes of brackets and of texts before those that [`Self::near`] tries.
    pub(super) fn far(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let end = self.stop.saturating_sub(NEAR);
        for position in self.stop.saturating_sub(FAR)..end {
            self.insert_signs(position, &mut changes);
            let Some(token) = self.token(position) else { continue };
            match token.kind {
                Kind::Open(_) | Kind::Close(_) => self.change_sign(position, token, &mut changes),
                Kind::Text if looks_like_several(self.written(token)) => self.change_quotes(position, token, &mut changes),
                _ => {}
            }
        }
        changes
    }

    /// A sign that is missing before the token at `position`.
    fn insert_signs(&self, position: usize, changes: &mut Vec<Change>) {
        let (opening, closing) = self.notation.brackets();
        let [open, close] = [Kind::Open, Kind::Close].map(|kind| kind(opening as u8));
        let [open_list, close_list] = [Kind::Open(b'['), Kind::Close(b'[')];
        let brackets = [(opening, open), (closing, close), ('[', open_list), (']', close_list)];
        for (sign, kind) in brackets.into_iter().chain([(',', Kind::Comma), (':', Kind::Colon)]) {
            let after = self.state(position).after(kind, self.notation);
            let goes_on = after.is_some_and(|state| match self.token(position) {
                Some(token) => state.after(token.kind, self.notation).is_some(),
                None => true,
            });
            if goes_on {
                let at = if matches!(kind, Kind::Open(_)) { self.start_of(position) } else { self.end_before(position) };
                changes.push((position, vec![insert(at, &sign.to_string())], 1));
            }
        }
    }

    /// A sign that is surplus or should be another.
    fn change_sign(&self, position: usize, token: Token, changes: &mut Vec<Change>) {
        let range = token.start..token.end;
        let mut replace = |replacement: &str, cost| {
            let fix = Fix::new(range.clone(), replacement);
            changes.push((position, vec![fix], cost));
        };
        match token.kind {
            Kind::Other(letter) => {
                let meant = meant_by(letter);
                let line = self.text[token.end..].lines().next().unwrap_or_default();
                let rest = line.split('"').next().unwrap_or_default();
                if rest.len() < line.len() && is_paired("", letter, rest) {
                    // Both marks belong to the text, which begins before the first of them.
                    changes.push((position, vec![insert(token.start, "\"")], 0));
                    return;
                }
                meant.iter().enumerate().for_each(|(place, sign)| replace(sign, place as u8));
                if !meant.contains(&"") {
                    replace("", 1);
                }
                ["\"", ",", ":"].into_iter().filter(|sign| !meant.contains(sign)).for_each(|sign| replace(sign, 2));
            }
            Kind::Open(_) | Kind::Close(_) | Kind::Comma | Kind::Colon => {
                replace("", 1);
                let (opening, closing) = self.notation.brackets();
                let others = [opening, closing, '[', ']', ',', ':'].map(String::from);
                others.iter().filter(|sign| *sign != self.written(token)).for_each(|sign| replace(sign, 2));
            }
            _ => {}
        }
    }

    /// Both quotation marks, around all that stands between a value's place and the sign after it, or around a name in JSON.
    fn quote_value(&self, position: usize, token: Token, changes: &mut Vec<Change>) {
        let is_value = matches!(token.kind, Kind::Word | Kind::Name | Kind::Number);
        let expected = self.state(position).expected();
        if is_value && expected == Expectation::Name && self.notation == Notation::Json {
            changes.push((position, vec![insert(token.start, "\""), insert(token.end, "\"")], 2));
        }
        if is_value && expected == Expectation::Value {
            let rest = &self.text[token.start..];
            let end = rest.find([',', ')', ']', '}', '"', '\n']).unwrap_or(rest.len());
            let end = token.start + rest[..end].trim_end().len();
            changes.push((position, vec![insert(token.start, "\""), insert(end, "\"")], 2));
        }
    }

    /// A quotation mark that is missing or surplus at a token or within it.
    fn change_quotes(&self, position: usize, token: Token, changes: &mut Vec<Change>) {
        let mut change = |fix: Fix, cost| changes.push((position, vec![fix], cost));
        let written = self.written(token);
        match token.kind {
            Kind::Word | Kind::Name | Kind::Number => {
                change(insert(token.start, "\""), 1);
                change(insert(token.end, "\""), 1);
            }
            Kind::Text | Kind::OpenText if written.starts_with('"') => {
                change(Fix::new(token.start..token.start + 1, ""), 1);
                let rest = &self.text[token.start + 1..];
                let inside = if token.kind == Kind::Text {
                    change(Fix::new(token.end - 1..token.end, ""), 1);
                    change(insert(token.start, "\""), 1);
                    &rest[..written.len() - 2]
                } else {
                    rest.lines().next().unwrap_or_default()
                };
                let start = token.start + 1;
                for (at, _) in inside.match_indices([',', ':', ')', ']', '}', '\n']).take(ENDS) {
                    change(insert(start + at, "\""), 1);
                    let trimmed = inside[..at].trim_end().len();
                    if trimmed != at {
                        change(insert(start + trimmed, "\""), 1);
                    }
                }
                change(insert(start + inside.trim_end().len(), "\""), 1);
                let alike = inside.char_indices().filter(|(_, letter)| is_like_mark(*letter));
                for (at, letter) in alike.take(ENDS) {
                    if !is_paired(&inside[..at], letter, &inside[at + letter.len_utf8()..]) {
                        let range = start + at..start + at + letter.len_utf8();
                        change(Fix::new(range, "\""), 0);
                    }
                }
            }
            Kind::OpenText => change(Fix::new(token.start..token.start + 1, ""), 1),
            Kind::OpenComment => change(Fix::new(token.start..token.end, ""), 2),
            // Both marks of a text may be those of a writer.
            Kind::Other(letter) if is_like_mark(letter) => {
                let rest = &self.text[token.end..];
                let closing = rest.char_indices().find(|(_, letter)| is_like_mark(*letter) || matches!(letter, '"' | '\n'));
                if let Some((at, closing)) = closing.filter(|(_, letter)| is_like_mark(*letter)) {
                    let marks = [token.start..token.end, token.end + at..token.end + at + closing.len_utf8()];
                    let fixes = marks.map(|range| Fix::new(range, "\"")).to_vec();
                    changes.push((position, fixes, 0));
                }
            }
            _ => {}
        }
    }

    /// Every sign that looks like one of the notation, from the token that cannot go on to the end: a habit of the hand, one cause.
    fn replace_all_alike(&self, first: usize, changes: &mut Vec<Change>) {
        let mut fixes = Vec::new();
        let mut text = self.text.to_owned();
        let mut from = self.at();
        // A quotation mark that is none turns what follows inside out, so that it takes one after another.
        for _ in 0..FAR {
            let next = Lexer::new(&text, from, self.notation).find_map(|token| match token.kind {
                Kind::Other(letter) => meant_by(letter).first().map(|sign| (token, *sign)),
                _ => None,
            });
            let Some((token, sign)) = next else { break };
            let shift = text.len() as isize - self.text.len() as isize;
            let start = token.start.saturating_add_signed(-shift);
            fixes.push(Fix::new(start..start + token.end - token.start, sign));
            text.replace_range(token.start..token.end, sign);
            from = token.start;
            if sign == "\"" {
                // Its text ends at the next such mark, or at one of the notation.
                let rest = &text[from + 1..];
                let closing = rest.char_indices().find(|(_, letter)| *letter == '"' || is_like_mark(*letter));
                match closing {
                    Some((at, '"')) => from += at + 2,
                    Some((at, letter)) => {
                        let at = from + 1 + at;
                        let start = at.saturating_add_signed(self.text.len() as isize - text.len() as isize);
                        fixes.push(Fix::new(start..start + letter.len_utf8(), sign));
                        text.replace_range(at..at + letter.len_utf8(), sign);
                        from = at + 1;
                    }
                    None => break,
                }
            }
        }
        if fixes.len() > 1 {
            changes.push((first, fixes, 1));
        }
    }
}

/// Whether a character looks like a quotation mark.
fn is_like_mark(letter: char) -> bool {
    meant_by(letter) == ["\""]
}

fn insert(at: usize, sign: &str) -> Fix {
    Fix::new(at..at, sign)
}

/// Whether a text has what begins a field in RON: a comma, a name, and a colon with a quotation mark's or bracket's blank.
fn holds_field(text: &str) -> bool {
    text.split(',').skip(1).any(|part| {
        let name = part.split(':').next().unwrap_or_default().trim_start();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name && part.contains(": ")
    })
}

/// Whether a text looks as if its quotation marks were those of others: with what stands between texts in it, or without words.
pub(super) fn looks_like_several(written: &str) -> bool {
    let inside = written.trim_matches('"');
    let is_cut = inside.is_empty() || inside.starts_with([' ', ',']) || inside.ends_with([' ', ':', '(', '[', '{', ',']);
    is_cut || holds_field(inside) || ["\n", "),", "],", "},", "\u{1}"].iter().any(|sign| inside.contains(sign))
}
