//! The slip behind a text that does not hold together: the one sign that is missing, surplus or another than it should be.
//!
//! Changes of one sign are tried near the place where the text cannot go on, and then further back. The one with which all of it
//! can be read is the slip; where several would do, or none, only the place is told.

use super::defect::{Expectation, Flaw};
use super::grammar::{Expected, Reach, State, follow};
use super::lex::{Kind, Lexer, Token, is_odd_blank, meant_by};
use super::part::Notation;
use super::place::Location;
use super::problem::{Fix, mended};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// How many tokens before the one that cannot stand there a slip is looked for first. Most are as near as that.
const NEAR: usize = 4;

/// How many tokens a slip is looked for in all.
const FAR: usize = 1000;

/// How many tokens a change must win for a text that it does not mend as a whole.
const GAIN: usize = 3;

/// At how many places of one text its closing quotation mark is tried.
const ENDS: usize = 24;

/// How good a mended text is: the lower, the better.
pub(super) type Rank = u8;

/// The rank of a text with which nothing at all is wrong.
pub(super) const FLAWLESS: Rank = 0;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// Nothing: only the place is told.
    None,
    /// Changes near the place where the text cannot go on.
    Near,
    /// Changes far from there as well, if those near it do not mend the text.
    Far,
}

/// What is wrong with a text, and how it can be followed all the same.
#[derive(Clone, Debug)]
pub(super) struct Repair {
    /// What is to be underlined.
    pub(super) span: Range<usize>,
    pub(super) flaw: Flaw,
    /// What would mend it. Where `is_certain` does not hold, this is a guess.
    pub(super) fixes: Vec<Fix>,
    pub(super) is_certain: bool,
    /// Where the text can go on no longer.
    pub(super) at: usize,
}

/// A change to be tried: the token at or behind which it begins, what it changes, and how unusual it is.
type Change = (usize, Vec<Fix>, u8);

/// A change that was tried.
struct Attempt {
    fixes: Vec<Fix>,
    /// How unusual the slip is.
    cost: usize,
    reach: usize,
    rank: Rank,
    /// What the mended text consists of, blanks aside.
    meaning: u64,
}

/// A text that cannot be followed, up to where it cannot.
struct Broken<'a> {
    text: &'a str,
    notation: Notation,
    tokens: Vec<(Token, State)>,
    /// Which of the tokens cannot stand where it does; their number where the text ends too early.
    stop: usize,
    state: State,
    ends_file: bool,
}

/// What is wrong with `text`, nothing if it can be followed. `ends_file` says
/// that the file ends with it; `rank` judges what can be made of it; `locate` tells the place of a byte.
pub(super) fn repair(
    text: &str,
    notation: Notation,
    effort: Effort,
    ends_file: bool,
    rank: &dyn Fn(&str) -> Rank,
    locate: &dyn Fn(usize) -> Location,
) -> Option<Repair> {
    let mut tokens = Vec::new();
    let reach = follow(text, 0, State::start(), notation, &mut |token, state| {
        tokens.push((*token, state));
        true
    });
    let Reach::Until(state, token) = reach else { return None };
    let stop = tokens.len() - usize::from(token.is_some());
    if let Some(token) = token {
        // A sign that splits a word stands behind its first half.
        tokens.extend(Lexer::new(text, token.end, notation).take(1).map(|token| (token, state)));
    }
    let broken = Broken { text, notation, tokens, stop, state, ends_file };
    let near = if effort == Effort::None { Vec::new() } else { broken.near() };
    let mut attempts = broken.attempts(near, rank);
    if effort == Effort::Far && attempts.iter().all(|attempt| attempt.rank > FLAWLESS) {
        // So far back, anything may seem to win some tokens.
        let far = broken.attempts(broken.far(), rank).into_iter().filter(|attempt| attempt.rank < BROKEN);
        attempts.extend(far);
    }
    Some(broken.judge(attempts, locate))
}

/// The rank of a text that must not be.
pub(super) const WRONG: Rank = Rank::MAX - 1;

/// The rank of a change after which the text cannot be followed to its end either.
const BROKEN: Rank = Rank::MAX;

impl Broken<'_> {
    /// Where the text cannot go on.
    fn at(&self) -> usize {
        self.tokens.get(self.stop).map_or(self.text.len(), |(token, _)| token.start)
    }

    fn token(&self, position: usize) -> Option<Token> {
        self.tokens.get(position).map(|(token, _)| *token)
    }

    /// The state before the token at `position`.
    fn state(&self, position: usize) -> State {
        self.tokens.get(position).map_or(self.state, |(_, state)| *state)
    }

    /// The end of the token before the one at `position`.
    fn end_before(&self, position: usize) -> usize {
        position.checked_sub(1).and_then(|before| self.token(before)).map_or(0, |token| token.end)
    }

    fn start_of(&self, position: usize) -> usize {
        self.token(position).map_or(self.text.len(), |token| token.start)
    }

    fn written(&self, token: Token) -> &str {
        &self.text[token.start..token.end]
    }

    /// The changes near the place where the text cannot go on.
    fn near(&self) -> Vec<Change> {
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
    fn far(&self) -> Vec<Change> {
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
        let signs: &[(&str, Kind)] = match self.notation {
            Notation::Ron => &[
                ("(", Kind::Open(b'(')),
                (")", Kind::Close(b'(')),
                ("[", Kind::Open(b'[')),
                ("]", Kind::Close(b'[')),
                (",", Kind::Comma),
                (":", Kind::Colon),
            ],
            Notation::Json => &[
                ("{", Kind::Open(b'{')),
                ("}", Kind::Close(b'{')),
                ("[", Kind::Open(b'[')),
                ("]", Kind::Close(b'[')),
                (",", Kind::Comma),
                (":", Kind::Colon),
            ],
        };
        for (sign, kind) in signs {
            let after = self.state(position).after(*kind, self.notation);
            let goes_on = after.is_some_and(|state| match self.token(position) {
                Some(token) => state.after(token.kind, self.notation).is_some(),
                None => true,
            });
            if goes_on {
                let at = if matches!(kind, Kind::Open(_)) { self.start_of(position) } else { self.end_before(position) };
                changes.push((position, vec![insert(at, sign)], 1));
            }
        }
    }

    /// A sign that is surplus or should be another.
    fn change_sign(&self, position: usize, token: Token, changes: &mut Vec<Change>) {
        let range = token.start..token.end;
        let mut replace = |replacement: &str, cost| {
            let fix = Fix { range: range.clone(), replacement: replacement.to_owned() };
            changes.push((position, vec![fix], cost));
        };
        match token.kind {
            Kind::Other(letter) => {
                let meant = meant_by(letter);
                meant.iter().enumerate().for_each(|(place, sign)| replace(sign, place as u8));
                if !meant.contains(&"") {
                    replace("", 1);
                }
            }
            Kind::Open(_) | Kind::Close(_) | Kind::Comma | Kind::Colon => {
                replace("", 1);
                let (opening, closing) = self.notation.brackets();
                for sign in [opening, closing, '[', ']', ',', ':'] {
                    let mut text = [0; 4];
                    let sign: &str = sign.encode_utf8(&mut text);
                    if sign != self.written(token) {
                        replace(sign, 2);
                    }
                }
            }
            _ => {}
        }
    }

    /// Both quotation marks, around all that stands between a value's place and the sign after it.
    fn quote_value(&self, position: usize, token: Token, changes: &mut Vec<Change>) {
        let is_value = matches!(token.kind, Kind::Word | Kind::Name | Kind::Number);
        if is_value && self.state(position).expected() == Expected::Value {
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
                change(Fix { range: token.start..token.start + 1, replacement: String::new() }, 1);
                let rest = &self.text[token.start + 1..];
                let inside = if token.kind == Kind::Text {
                    change(Fix { range: token.end - 1..token.end, replacement: String::new() }, 1);
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
                let alike = inside.char_indices().filter(|(_, letter)| meant_by(*letter) == ["\""]);
                for (at, letter) in alike.take(ENDS) {
                    let range = start + at..start + at + letter.len_utf8();
                    change(Fix { range, replacement: "\"".to_owned() }, 0);
                }
            }
            Kind::OpenText => change(Fix { range: token.start..token.start + 1, replacement: String::new() }, 1),
            Kind::OpenComment => change(Fix { range: token.start..token.end, replacement: String::new() }, 2),
            // Both marks of a text may be those of a writer.
            Kind::Other(letter) if meant_by(letter) == ["\""] => {
                let rest = &self.text[token.end..];
                let closing = rest.char_indices().find(|(_, letter)| meant_by(*letter) == ["\""] || matches!(letter, '"' | '\n'));
                if let Some((at, closing)) = closing.filter(|(_, letter)| meant_by(*letter) == ["\""]) {
                    let marks = [token.start..token.end, token.end + at..token.end + at + closing.len_utf8()];
                    let fixes = marks.map(|range| Fix { range, replacement: "\"".to_owned() }).to_vec();
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
            fixes.push(Fix { range: start..start + token.end - token.start, replacement: sign.to_owned() });
            text.replace_range(token.start..token.end, sign);
            from = token.start;
            if sign == "\"" {
                // Its text ends at the next such mark, or at one of the notation.
                let rest = &text[from + 1..];
                let closing = rest.char_indices().find(|(_, letter)| *letter == '"' || meant_by(*letter) == ["\""]);
                match closing {
                    Some((at, '"')) => from += at + 2,
                    Some((at, letter)) => {
                        let at = from + 1 + at;
                        let start = at.saturating_add_signed(self.text.len() as isize - text.len() as isize);
                        fixes.push(Fix { range: start..start + letter.len_utf8(), replacement: sign.to_owned() });
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

    /// What becomes of the text with each of these changes, each of which begins at or after a token.
    fn attempts(&self, changes: Vec<Change>, rank: &dyn Fn(&str) -> Rank) -> Vec<Attempt> {
        let mut seen = HashSet::new();
        let attempt = |(position, fixes, cost): Change| {
            let from = position.saturating_sub(1).min(self.stop);
            let (at, state) = (self.start_of(from).min(fixes[0].range.start), self.state(from));
            // A token that is cut begins before the change does, and a change at its beginning may make it part of the one before.
            let references: Vec<&Fix> = fixes.iter().collect();
            let text = mended(self.text, &references);
            let mut won = 0;
            let stop = self.at().max(fixes.last().map_or(0, |fix| fix.range.end));
            let shift = text.len() as isize - self.text.len() as isize;
            let mut count = |token: &Token, _| {
                won += usize::from(token.start.saturating_add_signed(-shift) >= stop);
                true
            };
            let left = match follow(&text, at, state, self.notation, &mut count) {
                Reach::Whole => None,
                Reach::Until(_, token) => Some(token.map_or(0, |token| text.len() - token.start)),
            };
            match left {
                None => {
                    let meaning = meaning(&text, self.notation);
                    let rank = if seen.insert(meaning) { rank(&text) } else { WRONG };
                    let several = Lexer::new(&text, 0, self.notation)
                        .filter(|token| token.kind == Kind::Text && looks_like_several(&text[token.start..token.end]))
                        .count();
                    let cost = usize::from(cost) + 3 * several;
                    (rank < WRONG).then_some(Attempt { fixes, cost, reach: self.text.len(), rank, meaning })
                }
                Some(left) => {
                    let reach = self.text.len().saturating_sub(left);
                    let is_gain = left > 0 && won > GAIN;
                    is_gain.then(|| Attempt {
                        fixes,
                        cost: cost.into(),
                        reach,
                        rank: BROKEN,
                        meaning: meaning(&text, self.notation),
                    })
                }
            }
        };
        changes.into_iter().filter_map(attempt).collect()
    }

    /// Which of the attempts tells what is wrong.
    fn judge(&self, mut attempts: Vec<Attempt>, locate: &dyn Fn(usize) -> Location) -> Repair {
        let at = self.at();
        attempts.sort_by_key(|attempt| (attempt.rank, usize::MAX - attempt.reach, attempt.cost));
        let key = |attempt: &Attempt| (attempt.rank, attempt.reach, attempt.cost);
        let best: Vec<&Attempt> = attempts.iter().take_while(|attempt| key(attempt) == key(&attempts[0])).collect();
        let Some(first) = best.first() else {
            let (span, flaw) = self.unexpected();
            return Repair { span, flaw, fixes: Vec::new(), is_certain: false, at };
        };
        let is_alike =
            first.fixes.iter().all(|fix| self.text[fix.range.clone()].chars().all(|letter| !meant_by(letter).is_empty()))
                && first.fixes.iter().all(|fix| !fix.range.is_empty());
        let is_certain = best.iter().all(|attempt| attempt.meaning == first.meaning);
        let told = self.flaw(&first.fixes, is_certain || is_alike, locate);
        let (span, flaw) = told.unwrap_or_else(|| self.unexpected());
        Repair { span, flaw, fixes: first.fixes.clone(), is_certain, at }
    }

    /// The flaw that `fixes` mend; None where it is not certain and nothing but the place can be told.
    fn flaw(&self, fixes: &[Fix], is_certain: bool, locate: &dyn Fn(usize) -> Location) -> Option<(Range<usize>, Flaw)> {
        let fix = fixes.first()?;
        if let [opening, closing] = fixes
            && opening.range.is_empty()
            && is_certain
        {
            let span = opening.range.start..closing.range.start;
            return Some((span.clone(), Flaw::Unquoted(self.text[span].to_owned())));
        }
        let found = self.text[fix.range.clone()].chars().next();
        let sign = fix.replacement.chars().next();
        match (found, sign) {
            (None, Some(sign)) => match self.opening(fix.range.start, sign) {
                Some((start, opening)) => {
                    let place = is_certain.then(|| locate(fix.range.start));
                    Some((start..start + opening.len_utf8(), Flaw::Unclosed { opening, closing: sign, place }))
                }
                None if !is_certain => None,
                None => {
                    let is_before = matches!(sign, '(' | '[' | '{' | '"');
                    let at = fix.range.start;
                    let before = self.text[..at].chars().next_back();
                    let span = match before.filter(|_| !is_before) {
                        Some(letter) => at - letter.len_utf8()..at,
                        None => at..at + self.text[at..].chars().next().map_or(0, char::len_utf8),
                    };
                    Some((span, Flaw::Missing { sign, is_before }))
                }
            },
            _ if !is_certain => None,
            (Some('/'), None) => Some((fix.range.clone(), Flaw::UnclosedComment)),
            (Some(found), None) => Some((fix.range.clone(), Flaw::Stray(found))),
            (Some(found), Some(meant)) => Some((fix.range.clone(), Flaw::Mistaken { found, meant })),
            (None, None) => None,
        }
    }

    /// The bracket or quotation mark that `closing` would close at the byte `at`.
    fn opening(&self, at: usize, closing: char) -> Option<(usize, char)> {
        if closing == '"' {
            let token = self.tokens.iter().map(|(token, _)| token).take_while(|token| token.start < at).last()?;
            let is_inside = token.kind == Kind::OpenText || (token.kind == Kind::Text && at < token.end);
            return is_inside.then_some((token.start, '"'));
        }
        if !matches!(closing, ')' | ']' | '}') {
            return None;
        }
        let mut open = Vec::new();
        for (token, _) in self.tokens.iter().take_while(|(token, _)| token.start < at) {
            match token.kind {
                Kind::Open(bracket) => open.push((token.start, char::from(bracket))),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.pop()
    }

    /// What stands where the text cannot go on, and what should.
    fn unexpected(&self) -> (Range<usize>, Flaw) {
        let at = self.at();
        let expected = match self.state.expected() {
            Expected::Struct => Expectation::Struct,
            Expected::Name => Expectation::Name,
            Expected::Colon => Expectation::Colon,
            Expected::Value => Expectation::Value,
            Expected::End => Expectation::End,
            Expected::Nothing => Expectation::Nothing,
        };
        match self.token(self.stop) {
            Some(token) if token.kind == Kind::OpenComment => (token.start..token.end, Flaw::UnclosedComment),
            Some(token) if token.kind == Kind::OpenText => {
                let opening = self.written(token).chars().next().unwrap_or('"');
                let flaw =
                    if opening == '"' { Flaw::Unclosed { opening, closing: '"', place: None } } else { Flaw::UnclosedRawString };
                (token.start..token.start + 1, flaw)
            }
            Some(token) => {
                let found = self.written(token).chars().next();
                let length = found.map_or(0, char::len_utf8);
                (at..at + length, Flaw::Unexpected { found, expected })
            }
            None if self.tokens.is_empty() => (0..0, Flaw::Unexpected { found: None, expected }),
            None => match self.opening(self.text.len(), ')').filter(|_| !self.ends_file) {
                Some((start, opening)) => {
                    let closing = match opening {
                        '(' => ')',
                        '[' => ']',
                        _ => '}',
                    };
                    (start..start + 1, Flaw::Unclosed { opening, closing, place: None })
                }
                None => {
                    let last = self.end_before(self.stop);
                    let length = self.text[..last].chars().next_back().map_or(0, char::len_utf8);
                    (last - length..last, Flaw::Truncated)
                }
            },
        }
    }
}

fn insert(at: usize, sign: &str) -> Fix {
    Fix { range: at..at, replacement: sign.to_owned() }
}

/// Whether a text looks as if its quotation marks were those of others: with what stands between texts in it, or without words.
fn looks_like_several(written: &str) -> bool {
    let inside = written.trim_matches('"');
    let is_cut = inside.is_empty() || inside.starts_with([' ', ',']) || inside.ends_with([' ', ':', '(', '[', '{', ',']);
    is_cut || ["\n", "),", "],", "},", "\u{1}"].iter().any(|sign| inside.contains(sign))
}

/// A number for what a text says, blanks and comments aside.
fn meaning(text: &str, notation: Notation) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut is_comma = false;
    for token in Lexer::new(text, 0, notation) {
        // A comma before the bracket that closes says nothing.
        if is_comma && !matches!(token.kind, Kind::Close(_)) {
            ','.hash(&mut hasher);
        }
        is_comma = token.kind == Kind::Comma;
        if !is_comma {
            text[token.start..token.end].hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Whether a character would not be recognised if it were printed.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control() || is_odd_blank(letter)
}
