//! Signs that are out of order, values without the form that their fields need, and texts of sources that cannot be read.

use super::place::Location;

/// Where a text stops being RON or JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A bracket or quotation mark that opens is not closed.
    Unclosed {
        /// The sign that opens.
        opening: char,
        /// The sign that closes it.
        closing: char,
        /// Where that should stand, if it can be told.
        place: Option<Location>,
    },
    /// A raw string that opens is not closed.
    UnclosedRawString,
    /// A comment that begins is not closed.
    UnclosedComment,
    /// A sign is missing.
    Missing {
        /// The sign.
        sign: char,
        /// Whether it should stand before the place, and not after it.
        is_before: bool,
    },
    /// A sign is surplus.
    Stray(char),
    /// A sign stands where another was meant, which may look like it.
    Mistaken {
        /// The sign that stands there.
        found: char,
        /// The sign that was meant.
        meant: char,
    },
    /// A text without its quotation marks, as written.
    Unquoted(String),
    /// Something that cannot stand where it does.
    Unexpected {
        /// Its first character; none at the end of the text.
        found: Option<char>,
        /// What should stand there.
        expected: Expectation,
    },
    /// The text ends too early.
    Truncated,
    /// A section is no list.
    NoList,
    /// A list of records has something that is none.
    NoRecord,
    /// Anything else that a parser notices, in its words.
    Other(String),
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The bracket with which a struct begins.
    Struct,
    /// The name of a field.
    Name,
    /// A colon.
    Colon,
    /// A value.
    Value,
    /// A comma, or the bracket that closes the struct or list.
    End,
    /// Nothing: the dataset has ended.
    Nothing,
}

impl Flaw {
    /// The name by which messages tell flaws apart.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unclosed { place: Some(_), .. } => "unclosed-here",
            Self::Unclosed { place: None, .. } => "unclosed",
            Self::UnclosedRawString => "unclosed-raw-string",
            Self::UnclosedComment => "unclosed-comment",
            Self::Missing { is_before: true, .. } => "missing-before",
            Self::Missing { is_before: false, .. } => "missing-after",
            Self::Stray(_) => "stray",
            Self::Mistaken { meant: ' ', .. } => "odd-blank",
            Self::Mistaken { .. } => "mistaken",
            Self::Unquoted(_) => "unquoted",
            Self::Unexpected { found: None, .. } => "lacks-all",
            Self::Unexpected { expected, .. } => match expected {
                Expectation::Struct => "lacks-struct",
                Expectation::Name => "lacks-name",
                Expectation::Colon => "lacks-colon",
                Expectation::Value => "lacks-value",
                Expectation::End => "lacks-end",
                Expectation::Nothing => "surplus",
            },
            Self::Truncated => "truncated",
            Self::NoList => "lacks-list",
            Self::NoRecord => "lacks-record",
            Self::Other(_) => "other",
        }
    }
}

/// Why a value does not have the form that its field needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// It lacks the quotation marks that it needs, as written.
    Unquoted(String),
    /// It has quotation marks and should have none, as written between them.
    Quoted(String),
    /// It stands alone where a list is needed, as written.
    NoList(String),
    /// Anything else, in the words of the parser.
    Other(String),
}

impl Form {
    /// The name by which messages tell forms apart.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unquoted(_) => "unquoted",
            Self::Quoted(_) => "quoted",
            Self::NoList(_) => "lacks-list",
            Self::Other(_) => "other",
        }
    }
}

/// Why the text of a source cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no such file.
    Missing,
    /// Its owner does not let it be read.
    NoPermission,
    /// It is a folder or a device.
    NotAFile,
    /// The byte at this offset is not of its encoding.
    Damaged(&'static str, usize),
    /// Its encoding is not one that is read; its name, where it is known.
    Encoding(Option<&'static str>),
    /// Another reason.
    Other,
}

impl Obstacle {
    /// The word for it in messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NoPermission => "forbidden",
            Self::NotAFile => "not-a-file",
            Self::Damaged(..) => "damaged",
            Self::Encoding(Some(_)) => "encoding",
            Self::Encoding(None) => "unknown-encoding",
            Self::Other => "other",
        }
    }
}
