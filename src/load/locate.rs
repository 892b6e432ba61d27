//! Finds parts of a RON or JSON text again: by the way that leads to them, by a byte that they touch, by their name.
//!
//! Deliberately absent: where a part begins and ends, which is `cut`'s.

use super::cut::{elements, fields};
use std::ops::Range;

/// A step on the way from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    /// The steps to the place that `path` names.
    pub(super) fn way(path: &serde_ignored::Path) -> Vec<Self> {
        use serde_ignored::Path;
        match path {
            Path::Root => Vec::new(),
            Path::Seq { parent, index } => [Self::way(parent), vec![Self::Index(*index)]].concat(),
            Path::Map { parent, key } => [Self::way(parent), vec![Self::Key(key.clone())]].concat(),
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => Self::way(parent),
        }
    }
}

/// How deep values are looked into. No record is as deep as this, and each level costs a walk over what is in it.
const DEEPEST: usize = 16;

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it begins: its name, or itself where it has none.
    pub(super) start: usize,
    /// Its value.
    pub(super) value: Range<usize>,
}

/// The part of the value in `range` to which `steps` lead. Ends at the last step that can be taken.
pub(super) fn part(text: &str, range: Range<usize>, steps: &[Step]) -> Part {
    let mut part = Part { start: range.start, value: range };
    for step in steps {
        let next = match step {
            Step::Key(key) => {
                let named = fields(text, part.value.clone()).0.into_iter().find(|field| text[field.name.clone()] == **key);
                named.map(|field| Part { start: field.name.start, value: field.value })
            }
            Step::Index(index) => {
                let element = elements(text, part.value.clone()).0.into_iter().nth(*index);
                element.map(|value| Part { start: value.start, value })
            }
        };
        match next {
            Some(next) => part = next,
            None => break,
        }
    }
    part
}

/// The value of the field `name` of the struct in `range`.
pub(super) fn value_of(text: &str, range: Range<usize>, name: &str) -> Option<Range<usize>> {
    fields(text, range).0.into_iter().find(|field| text[field.name.clone()] == *name).map(|field| field.value)
}

/// The smallest value within the one in `range` that the byte `at` touches, and the name of the innermost field that it is in.
pub(super) fn innermost(text: &str, range: Range<usize>, at: usize) -> (Option<Range<usize>>, Range<usize>) {
    let touches = |value: &Range<usize>| value.start <= at && at <= value.end;
    let (mut name, mut value) = (None, range);
    for _ in 0..DEEPEST {
        let next = match text[value.clone()].bytes().next() {
            Some(b'[') => elements(text, value.clone()).0.into_iter().find(touches),
            Some(b'(' | b'{') => fields(text, value.clone()).0.into_iter().find(|field| touches(&field.value)).map(|field| {
                name = Some(field.name);
                field.value
            }),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    (name, value)
}

/// The smallest struct within the value in `range` whose closing bracket the byte `at` touches, or else that value itself: where
/// readers notice that a field is missing.
pub(super) fn struct_ending_at(text: &str, range: Range<usize>, at: usize) -> Range<usize> {
    let touches = |value: &Range<usize>| value.start <= at && at <= value.end;
    let (mut found, mut value) = (range.clone(), range);
    for _ in 0..DEEPEST {
        let is_struct = text[value.clone()].starts_with(['(', '{']);
        if is_struct && (value.end == at || value.end == at + 1) {
            found = value.clone();
        }
        let parts = if is_struct {
            fields(text, value).0.into_iter().map(|field| field.value).collect()
        } else {
            elements(text, value).0
        };
        match parts.into_iter().find(touches) {
            Some(next) => value = next,
            None => break,
        }
    }
    found
}

/// The first two fields called `name` of one struct within the value in `range`.
pub(super) fn twice(text: &str, range: Range<usize>, name: &str) -> Option<[Range<usize>; 2]> {
    let mut waiting = vec![(0, range)];
    while let Some((depth, value)) = waiting.pop() {
        match text[value.clone()].bytes().next().filter(|_| depth < DEEPEST) {
            Some(b'[') => waiting.extend(elements(text, value).0.into_iter().rev().map(|value| (depth + 1, value))),
            Some(b'(' | b'{') => {
                let fields = fields(text, value).0;
                let mut named = fields.iter().filter(|field| text[field.name.clone()] == *name);
                if let (Some(first), Some(second)) = (named.next(), named.next()) {
                    return Some([first.name.clone(), second.name.clone()]);
                }
                waiting.extend(fields.into_iter().rev().map(|field| (depth + 1, field.value)));
            }
            _ => {}
        }
    }
    None
}

/// Every id that the records in `range` give themselves, as it stands in the text. It may be a text that cannot be followed, so
/// what looks like an id is one, except on a line that is a comment.
pub(super) fn written_ids(text: &str, range: Range<usize>) -> impl Iterator<Item = &str> {
    let part = &text[range];
    part.match_indices("id").filter_map(move |(at, name)| {
        let before = &part[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_part_of_a_name = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if is_part_of_a_name || line.trim_start().starts_with("//") {
            return None;
        }
        let rest = &part[at + name.len()..];
        let rest = rest.strip_prefix('"').unwrap_or(rest).trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split('"').next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_located() {
        let text = "(a: [(b: 1), (b: (c: 2))])";
        let found = |steps: &[Step]| {
            let part = part(text, 0..text.len(), steps);
            (&text[part.start..part.value.end], &text[part.value])
        };
        let steps = [Step::Key("a".into()), Step::Index(1), Step::Key("b".into()), Step::Key("c".into())];
        assert_eq!(found(&steps), ("c: 2", "2"));
        assert_eq!(found(&steps[..2]), ("(b: (c: 2))", "(b: (c: 2))"));
        assert_eq!(found(&[Step::Key("z".into())]), (text, text));
    }

    #[test]
    fn the_innermost_value_is_found() {
        let text = "(a: [(b: 1), (c: [x, \"y\"])], d: 3)";
        for (at, name, value) in [("1)", Some("b"), "1"), ("\"y", Some("c"), "\"y\""), ("3", Some("d"), "3"), ("(a", None, text)]
        {
            let (found_name, found) = innermost(text, 0..text.len(), text.find(at).unwrap());
            assert_eq!((found_name.map(|name| &text[name]), &text[found]), (name, value), "{at}");
        }
    }

    #[test]
    fn a_field_given_twice_is_found() {
        let text = "(a: 1, b: [(c: 1), (a: 2, c: 3, d: (c: 4), c: 5)])";
        let [first, second] = twice(text, 0..text.len(), "c").unwrap();
        assert_eq!((&text[first.start..first.end + 3], &text[second.start..second.end + 3]), ("c: 3", "c: 5"));
        assert_eq!(twice(text, 0..text.len(), "a"), None);
    }

    #[test]
    fn ids_are_found_however_they_are_read() {
        let text = "(id: \"z\"),\n(id: \"a\", [(name: 3, id : \"b\" {\"id\":\"c\"} idle: \"d\", grid: \"e\"\n  // (id: \"f\")\n";
        let ids: Vec<&str> = written_ids(text, text.find('\n').unwrap()..text.len()).collect();
        assert_eq!(ids, ["a", "b", "c"]);
    }
}
