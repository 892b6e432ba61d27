//! The slip behind a text that does not hold together: the one sign that is missing, surplus or another than it should be.
//!
//! Changes of one sign are tried near the place where the text cannot go on, and then further back. The one with which all of it
//! can be read is the slip; where several would do, or none, only the place is told.

use super::flaw::Flaw;
use super::grammar::{Reach, State, follow};
use super::lex::{Kind, Lexer, Token, is_odd_blank, meant_by};
use super::notation::Notation;
use super::place::Location;
use super::problem::{Fix, mended};
use super::slip::{Broken, Change, looks_like_several};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// How many tokens a change must win for a text that it does not mend as a whole.
const GAIN: usize = 3;

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
    /// What becomes of the text with each of these changes, each of which begins at or after a token.
    fn attempts(&self, changes: Vec<Change>, rank: &dyn Fn(&str) -> Rank) -> Vec<Attempt> {
        let mut ranks = HashMap::new();
        let attempt = |(position, fixes, cost): Change| {
            let from = position.saturating_sub(1).min(self.stop);
            let (at, state) = (self.start_of(from).min(fixes[0].range.start), self.state(from));
            // A token that is cut begins before the change does, and a change at its beginning may make it part of the one before.
            let text = mended(self.text, &fixes);
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
            let made = |cost, reach, rank, meaning| Attempt { fixes, cost, reach, rank, meaning };
            match left {
                None => {
                    let meaning = meaning(&text, self.notation);
                    let rank = *ranks.entry(meaning).or_insert_with(|| rank(&text));
                    let several = Lexer::new(&text, 0, self.notation)
                        .filter(|token| token.kind == Kind::Text && looks_like_several(&text[token.start..token.end]))
                        .count();
                    let cost = usize::from(cost) + 3 * several;
                    (rank < WRONG).then(|| made(cost, self.text.len(), rank, meaning))
                }
                Some(left) => {
                    let reach = self.text.len().saturating_sub(left);
                    let is_gain = left > 0 && won > GAIN;
                    is_gain.then(|| made(cost.into(), reach, BROKEN, meaning(&text, self.notation)))
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
        let expected = self.state.expected();
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
pub fn is_unprintable(letter: char) -> bool {
    letter.is_control() || is_odd_blank(letter)
}
