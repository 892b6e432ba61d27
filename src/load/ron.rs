//! One value written in RON.

use super::line_ends::LineEnds;
use super::locate::Step;
use super::place::Lines;
use super::value::Unread;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Reads a value. The ways to fields that its type does not have go into `unknown`; an error has its byte offset.
pub(super) fn read<T: DeserializeOwned>(part: &str, unknown: &mut Vec<Vec<Step>>) -> Result<T, (usize, Unread)> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let parsed = ron::Deserializer::from_str_with_options(part, &options).and_then(|mut deserializer| {
        serde_ignored::deserialize::<_, _, T>(LineEnds(&mut deserializer), |path| unknown.push(Step::way(&path)))
            .and_then(|value| deserializer.end().map(|()| value))
            .map_err(|error| deserializer.span_error(error))
    });
    parsed.map_err(|error| {
        let at = Lines::offset(part, error.span.end.line, error.span.end.col);
        (at, unread(error.code))
    })
}

/// What `ron` found wrong.
fn unread(error: ron::Error) -> Unread {
    match error {
        ron::Error::MissingStructField { field, .. } => Unread::Missing(field.into()),
        ron::Error::DuplicateStructField { field, .. } => Unread::Twice(field.into()),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            Unread::Code(found, expected.iter().map(|code| (*code).to_owned()).collect())
        }
        ron::Error::ExpectedArray => Unread::List,
        error @ (ron::Error::Message(_)
        | ron::Error::InvalidValueForType { .. }
        | ron::Error::ExpectedString
        | ron::Error::ExpectedInteger
        | ron::Error::ExpectedBoolean
        | ron::Error::IntegerOutOfBounds) => Unread::Form(error.to_string()),
        other => Unread::Syntax(other.to_string()),
    }
}
