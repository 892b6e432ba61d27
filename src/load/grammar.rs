//! What may follow what in RON and JSON: a machine that takes one token after another and says which it cannot take.
//!
//! It is as strict as datasets allow: structs have named fields, and lists have values. Whether names and values are the right
//! ones is for `serde` to say.

use super::flaw::Expectation;
use super::lex::{Kind, Lexer, Token};
use super::notation::Notation;

/// Where a text stands: one byte for each bracket that is open, the innermost lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u128);

macro_rules! states {
    ($($name:ident)+) => { states!(@ 1_u8; $($name)+); };
    (@ $number:expr; $name:ident $($rest:ident)*) => { const $name: u8 = $number; states!(@ $number + 1; $($rest)*); };
    (@ $number:expr;) => {};
}

states! {
    START START_NAMED END
    ATTRIBUTE_MARK ATTRIBUTE_OPEN ATTRIBUTE_WORD ATTRIBUTE_LIST ATTRIBUTE_NAME ATTRIBUTE_AFTER ATTRIBUTE_CLOSE
    STRUCT_FIRST STRUCT_NEXT STRUCT_COLON STRUCT_VALUE STRUCT_NAMED STRUCT_AFTER
    LIST_FIRST LIST_NEXT LIST_NAMED LIST_AFTER
    CALL_FIRST CALL_WORD CALL_AFTER
}

/// How many brackets can be open. No record is as deep as this.
const DEEPEST: u32 = 15;

impl State {
    /// Before the first token.
    pub(super) fn start() -> Self {
        Self(u128::from(START))
    }

    fn top(self) -> u8 {
        self.0 as u8
    }

    fn with(self, top: u8) -> Self {
        Self(self.0 & !0xff | u128::from(top))
    }

    fn push(self, top: u8) -> Option<Self> {
        (self.depth() < DEEPEST).then_some(Self(self.0 << 8 | u128::from(top)))
    }

    fn pop(self) -> Self {
        Self(self.0 >> 8)
    }

    /// How many brackets are open.
    pub(super) fn depth(self) -> u32 {
        (128 - self.0.leading_zeros()).div_ceil(8) - 1
    }

    /// Whether the text may end here.
    pub(super) fn is_end(self) -> bool {
        self.0 == u128::from(END)
    }

    /// Whether a field of the outermost struct may begin here.
    pub(super) fn is_between_fields(self) -> bool {
        self.depth() == 1 && matches!(self.top(), STRUCT_FIRST | STRUCT_NEXT)
    }

    /// Whether an element of a list may begin or has ended here.
    pub(super) fn is_in_list(self) -> bool {
        matches!(self.top(), LIST_FIRST | LIST_NEXT | LIST_AFTER)
    }

    pub(super) fn expected(self) -> Expectation {
        match self.top() {
            START | START_NAMED => Expectation::Struct,
            STRUCT_FIRST | STRUCT_NEXT => Expectation::Name,
            STRUCT_COLON => Expectation::Colon,
            STRUCT_VALUE | LIST_FIRST | LIST_NEXT | CALL_FIRST => Expectation::Value,
            STRUCT_NAMED | STRUCT_AFTER | LIST_NAMED | LIST_AFTER | CALL_WORD | CALL_AFTER => Expectation::End,
            _ => Expectation::Nothing,
        }
    }

    /// The state after `token`; None where the token cannot stand here.
    pub(super) fn after(self, token: Kind, notation: Notation) -> Option<Self> {
        use Kind::{Close, Colon, Comma, Name, Open, Other, Word};
        let is_json = notation == Notation::Json;
        let is_struct = |bracket: u8| bracket == if is_json { b'{' } else { b'(' };
        let next = match (self.top(), token) {
            (START, Other('#')) if !is_json => self.with(ATTRIBUTE_MARK),
            (ATTRIBUTE_MARK, Other('!')) => self.with(ATTRIBUTE_OPEN),
            (ATTRIBUTE_OPEN, Open(b'[')) => self.with(ATTRIBUTE_WORD),
            (ATTRIBUTE_WORD, Word) => self.with(ATTRIBUTE_LIST),
            (ATTRIBUTE_LIST, Open(b'(')) => self.with(ATTRIBUTE_NAME),
            (ATTRIBUTE_NAME, Word) => self.with(ATTRIBUTE_AFTER),
            (ATTRIBUTE_AFTER, Comma) => self.with(ATTRIBUTE_NAME),
            (ATTRIBUTE_NAME | ATTRIBUTE_AFTER, Close(b'(')) => self.with(ATTRIBUTE_CLOSE),
            (ATTRIBUTE_CLOSE, Close(b'[')) => self.with(START),
            (START, Name) if !is_json => self.with(START_NAMED),
            (START | START_NAMED, Open(bracket)) if is_struct(bracket) => self.with(END).push(STRUCT_FIRST)?,
            (STRUCT_FIRST | STRUCT_NEXT, Word | Name) if !is_json => self.with(STRUCT_COLON),
            (STRUCT_FIRST | STRUCT_NEXT, Kind::Text) if is_json => self.with(STRUCT_COLON),
            (STRUCT_COLON, Colon) => self.with(STRUCT_VALUE),
            (STRUCT_AFTER | STRUCT_NAMED, Comma) => self.with(STRUCT_NEXT),
            (STRUCT_FIRST | STRUCT_AFTER | STRUCT_NAMED, Close(bracket)) if is_struct(bracket) => self.pop(),
            (STRUCT_NEXT, Close(bracket)) if is_struct(bracket) && !is_json => self.pop(),
            (LIST_AFTER | LIST_NAMED, Comma) => self.with(LIST_NEXT),
            (LIST_FIRST | LIST_AFTER | LIST_NAMED, Close(b'[')) => self.pop(),
            (LIST_NEXT, Close(b'[')) if !is_json => self.pop(),
            (CALL_FIRST, Word | Name) => self.with(CALL_WORD),
            (CALL_WORD, Colon) => self.with(STRUCT_VALUE),
            (CALL_FIRST | CALL_WORD | CALL_AFTER, Close(b'(')) => self.pop(),
            (STRUCT_NAMED, Open(b'(')) => self.with(STRUCT_AFTER).push(CALL_FIRST)?,
            (LIST_NAMED, Open(b'(')) => self.with(LIST_AFTER).push(CALL_FIRST)?,
            (STRUCT_VALUE, value) => self.value(value, STRUCT_AFTER, STRUCT_NAMED, is_json)?,
            (LIST_FIRST | LIST_NEXT, Kind::Records) if self.depth() == 2 => self.with(LIST_AFTER),
            (LIST_FIRST | LIST_NEXT, value) => self.value(value, LIST_AFTER, LIST_NAMED, is_json)?,
            (CALL_FIRST, value) => self.value(value, CALL_AFTER, CALL_AFTER, is_json)?,
            _ => return None,
        };
        Some(next)
    }

    fn value(self, token: Kind, after: u8, named: u8, is_json: bool) -> Option<Self> {
        match token {
            Kind::Text | Kind::Number | Kind::Word => Some(self.with(after)),
            Kind::Name if !is_json => Some(self.with(named)),
            Kind::Open(b'[') => self.with(after).push(LIST_FIRST),
            Kind::Open(b'(') if !is_json => self.with(after).push(STRUCT_FIRST),
            Kind::Open(b'{') if is_json => self.with(after).push(STRUCT_FIRST),
            _ => None,
        }
    }
}

/// How far a text can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To its end, and nothing is missing.
    Whole,
    /// To this token; to the end of the text, where something is missing, if there is none.
    Until(State, Option<Token>),
}

/// Follows a text from the byte `at`, which it reaches in `state`; hands each token and the state before it to `met`, which may
/// break off by returning false.
pub(super) fn follow(
    text: &str,
    at: usize,
    state: State,
    notation: Notation,
    met: &mut dyn FnMut(&Token, State) -> bool,
) -> Reach {
    let mut state = state;
    for token in Lexer::new(text, at, notation) {
        if !met(&token, state) {
            return Reach::Until(state, Some(token));
        }
        if state.depth() == DEEPEST && matches!(token.kind, Kind::Open(_)) {
            // Whatever this is, no slip of the hand made it.
            return Reach::Whole;
        }
        let is_literal = notation == Notation::Ron
            || token.kind != Kind::Word
            || matches!(&text[token.start..token.end], "true" | "false" | "null");
        match state.after(token.kind, notation).filter(|_| is_literal) {
            Some(next) => state = next,
            None => return Reach::Until(state, Some(token)),
        }
    }
    if state.is_end() { Reach::Whole } else { Reach::Until(state, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_followed_to_what_cannot_stand_there() {
        let cases = [
            (
                Notation::Ron,
                "#![enable(implicit_some)]\nDataset(a: [\"x\", (b: 1,),], c: Some(d), e: Some((f: \"g\")), h: [],)",
                None,
            ),
            (Notation::Ron, "(a: [x, b: 1])", Some(": 1])")),
            (Notation::Ron, "(a: (b: 1), c 2)", Some("2)")),
            (Notation::Ron, "(a: 1, b: \"c\"; d: 2)", Some("; d: 2)")),
            (Notation::Ron, "(a: [1)", Some(")")),
            (Notation::Ron, "(a: [1]", Some("")),
            (Notation::Ron, "(a: 1))", Some(")")),
            (Notation::Json, "{\"a\": [1, {\"b\": null}], \"c\": \"d\"}", None),
            (Notation::Json, "{\"a\": [1,]}", Some("]}")),
            (Notation::Json, "{a: 1}", Some("a: 1}")),
            (Notation::Json, "{\"a\": b}", Some("b}")),
        ];
        for (notation, text, rest) in cases {
            let found = match follow(text, 0, State::start(), notation, &mut |_, _| true) {
                Reach::Whole => None,
                Reach::Until(_, token) => Some(token.map_or("", |token| &text[token.start..])),
            };
            assert_eq!(found, rest, "{text}");
        }
    }
}
