//! Finds where the parts of a RON or JSON text begin and end, without reading what is in them.
//!
//! It knows structs and lists, and nothing of types. Where brackets do not match it reports a [`Break`] and goes on at the nearest
//! place that makes sense, so that what stands before and after can still be read.
//! Deliberately absent: judgement whether a part is valid; `ron` and `serde_json` have the last word on each.

use super::scan::{Fault, Scanner};
use std::collections::HashSet;
use std::ops::Range;

/// A named part of a struct, the name without quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldCut {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

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

/// What keeps the parts of a text apart and does not hold together, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// No comma stands at this byte, between two parts that are whole.
    MissingComma(usize),
    /// The text cannot be followed from here.
    Fault(Fault),
}

/// The fields of the struct, or of the JSON object, that starts in `range`, and where they do not hold together.
pub(super) fn fields(text: &str, range: Range<usize>) -> (Vec<FieldCut>, Vec<Break>) {
    let mut scanner = Scanner::new(text, range);
    scanner.skip_attributes();
    let start = scanner.at;
    scanner.skip_identifier();
    scanner.skip_blank();
    let (mut found, mut breaks) = (Vec::new(), Vec::new());
    let is_object = scanner.take(b'{');
    if !is_object && !scanner.take(b'(') {
        return (found, vec![Break::Fault(Fault { at: start, message: "expected ( or {" })]);
    }
    let closing = if is_object { b'}' } else { b')' };
    loop {
        scanner.skip_blank();
        if scanner.take(closing) {
            break;
        }
        let name = if is_object { scanner.skip_key() } else { scanner.skip_identifier() };
        scanner.skip_blank();
        if name.is_empty() || !scanner.take(b':') {
            scanner.report(scanner.at, "expected a field name and a colon");
            break;
        }
        let value = scanner.skip_value();
        let end = value.end;
        found.push(FieldCut { name, value });
        scanner.skip_blank();
        if scanner.take(b',') || scanner.peek() == Some(closing) {
            continue;
        }
        if scanner.fault.is_none() && scanner.at_name(is_object) {
            breaks.push(Break::MissingComma(end));
            continue;
        }
        scanner.report(scanner.at, if is_object { "expected a comma or }" } else { "expected a comma or )" });
        break;
    }
    scanner.skip_blank();
    if scanner.at < scanner.end && scanner.fault.is_none() {
        scanner.report(scanner.at, "expected nothing more");
    }
    breaks.extend(scanner.fault.map(Break::Fault));
    (found, breaks)
}

/// The fields before the first line that begins with the name of a section, and the sections, each from such a line to the
/// next: what can be saved of a text whose brackets or quotation marks do not match.
pub(super) fn lines_of_sections(text: &str, fields: Vec<FieldCut>, is_section: impl Fn(&str) -> bool) -> Vec<FieldCut> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut scanner = Scanner::new(text, at..at + line.len());
        at += line.len();
        scanner.skip_blank();
        let name = if scanner.peek() == Some(b'"') { scanner.skip_key() } else { scanner.skip_identifier() };
        scanner.skip_blank();
        if scanner.take(b':') && is_section(&text[name.clone()]) {
            starts.push((name, scanner.at));
        }
    }
    let Some(first) = starts.first().map(|(name, _)| name.start) else {
        return fields;
    };
    let mut found: Vec<FieldCut> = fields.into_iter().filter(|field| field.value.end < first).collect();
    for (position, (name, from)) in starts.iter().enumerate() {
        let end = starts.get(position + 1).map_or(text.len(), |(next, _)| text[..next.start].rfind('\n').unwrap_or(next.start));
        let start = *from + (text[*from..end].len() - text[*from..end].trim_start().len());
        let end = start + text[start..end].trim_end().trim_end_matches(',').len();
        found.push(FieldCut { name: name.clone(), value: start..end });
    }
    found
}

/// The elements of the list in `range`, and where they do not hold together. An element that cannot be followed ends where the
/// next line begins as it began.
pub(super) fn elements(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, Vec<Break>) {
    let mut scanner = Scanner::new(text, range.clone());
    let (mut found, mut breaks) = (Vec::<Range<usize>>::new(), Vec::new());
    scanner.skip_blank();
    if !scanner.take(b'[') {
        return (found, vec![Break::Fault(Fault { at: scanner.at, message: "expected [" })]);
    }
    loop {
        scanner.skip_blank();
        if scanner.at >= scanner.end {
            breaks.push(Break::Fault(Fault { at: range.start, message: "the bracket that opens here is not closed" }));
            break;
        }
        if scanner.take(b']') {
            break;
        }
        let start = scanner.at;
        let mut element = scanner.skip_value();
        if let Some(fault) = scanner.fault.take() {
            breaks.push(Break::Fault(fault));
            if let Some(next) = scanner.next_like(start, start) {
                element = start..text[start..next].trim_end().len() + start;
                scanner.at = next;
                found.push(element);
                continue;
            }
        }
        if !element.is_empty() {
            found.push(element.clone());
            scanner.skip_blank();
            if scanner.take(b',') || scanner.peek() == Some(b']') || scanner.at >= scanner.end {
                continue;
            }
            if scanner.at_bracket() && text[element.start..].starts_with(['(', '{']) {
                breaks.push(Break::MissingComma(element.end));
                continue;
            }
        }
        let message = if element.is_empty() { "expected a value" } else { "expected a comma or ]" };
        breaks.push(Break::Fault(Fault { at: scanner.at, message }));
        match found.first().and_then(|first| scanner.next_like(first.start, scanner.at)) {
            Some(next) => scanner.at = next,
            None => break,
        }
    }
    (found, breaks)
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

/// Every id that a record or the head of a text gives itself, in the text and not as it was read.
pub(super) fn written_ids(text: &str) -> HashSet<&str> {
    let after_name = text.match_indices("id").filter_map(|(at, name)| {
        let rest = &text[at + name.len()..];
        let rest = rest.strip_prefix('"').unwrap_or(rest).trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split('"').next()
    });
    after_name.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNCLOSED: &str = "the bracket that opens here is not closed";

    /// What is said of the first break.
    fn said(breaks: &[Break]) -> Option<&'static str> {
        breaks.first().map(|first| match first {
            Break::MissingComma(_) => "comma",
            Break::Fault(fault) => fault.message,
        })
    }

    fn cut(text: &str) -> (Vec<(&str, &str)>, Option<&'static str>) {
        let (found, breaks) = fields(text, 0..text.len());
        (found.into_iter().map(|field| (&text[field.name], &text[field.value])).collect(), said(&breaks))
    }

    fn list(text: &str) -> (Vec<&str>, Option<&'static str>) {
        let (found, breaks) = elements(text, 0..text.len());
        (found.into_iter().map(|range| &text[range]).collect(), said(&breaks))
    }

    #[test]
    fn structs_are_cut_at_their_commas() {
        let text = "#![enable(implicit_some)]\n// head\nDataset( a: 1, b : [1, (x: \"),]\")], /* , /* ) */ */ c: r#\"\"),\"#, d: ')', e: {1: '\\''} // end\n,)";
        let expected = vec![("a", "1"), ("b", "[1, (x: \"),]\")]"), ("c", "r#\"\"),\"#"), ("d", "')'"), ("e", "{1: '\\''}")];
        assert_eq!(cut(text), (expected, None));
    }

    #[test]
    fn objects_are_cut_as_structs_are() {
        let text = "{\"a\": 1, \"機\": [\"},]\"], \"c\\\"d\" : {\"e\": 2}}";
        assert_eq!(cut(text), (vec![("a", "1"), ("機", "[\"},]\"]"), ("c\\\"d", "{\"e\": 2}")], None));
        assert_eq!(cut("{a: 1}").1, Some("expected a field name and a colon"));
        assert_eq!(cut("(\"a\": 1)").1, Some("expected a field name and a colon"));
        assert_eq!(cut("(a: [1]\n b: [2])"), (vec![("a", "[1]"), ("b", "[2]")], Some("comma")));
        assert_eq!(cut("{\"a\": [1] \"b\": 2}"), (vec![("a", "[1]"), ("b", "2")], Some("comma")));
    }

    #[test]
    fn lists_are_cut_and_mended() {
        let cases: [(&str, &[&str], Option<&str>); 9] = [
            ("[]", &[], None),
            ("[ (a: \"]\"), \"x, y\", r, 機 ]", &["(a: \"]\")", "\"x, y\"", "r", "機"], None),
            ("[\n  (a: 1),\n  (b: [1),\n  (c: 2),\n]", &["(a: 1)", "(b: [1),", "(c: 2)"], Some(UNCLOSED)),
            ("[\n  (a: 1,\n  (b: 2),\n]", &["(a: 1,", "(b: 2)"], Some(UNCLOSED)),
            ("[(a: 1) (b: 2)]", &["(a: 1)", "(b: 2)"], Some("comma")),
            ("[\n  (a: 1), b: 2),\n  (c: 3),\n]", &["(a: 1)", "b: 2", "(c: 3)"], Some("expected a comma or ]")),
            ("[\n  (a: \"1),\n  (b: 2),\n]", &["(a: \"1),", "(b: 2)"], Some("the quotation mark that opens here is not closed")),
            ("[1 2]", &["1 2"], None),
            ("[,]", &[], Some("expected a value")),
        ];
        for (text, expected, fault) in cases {
            let (found, found_fault) = list(text);
            assert_eq!((found.as_slice(), found_fault), (expected, fault), "{text}");
        }
    }

    #[test]
    fn any_prefix_is_cut_without_panic() {
        let text = "#![enable(x)](a: \"機\\\"\", b: r##\"“\"##, /* 構 */ c: [('\\n', {1: (2)}), (x: '機')], // 終\n)";
        let object = "{\"a\": \"機\\\"\", \"構\\\"\": [{\"x\": \"機\"}, [\"\\u6a5f\"]]}";
        for text in [text, object] {
            for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                for field in fields(&text[..end], 0..end).0 {
                    assert!(text.get(field.name).is_some());
                    elements(&text[..end], field.value);
                }
            }
        }
    }

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
    fn sections_are_saved_by_their_lines() {
        let text = "(id: \"x\",\n  as: [\n (a: \"1),\n  ],\n  // bs: no\n  bs: [\n (b: 2),\n  ],\n)";
        let (fields, _) = fields(text, 0..text.len());
        let found = lines_of_sections(text, fields, |name| name.ends_with('s'));
        let found: Vec<_> = found.into_iter().map(|field| (&text[field.name], &text[field.value])).collect();
        assert_eq!(found, [("id", "\"x\""), ("as", "[\n (a: \"1),\n  ],\n  // bs: no"), ("bs", "[\n (b: 2),\n  ],\n)")]);
    }

    #[test]
    fn ids_are_found_however_they_are_read() {
        let text = "(id: \"a\", [(name: 3, id : \"b\" {\"id\":\"c\"} idle: \"d\"";
        assert_eq!(written_ids(text), ["a", "b", "c"].into());
    }

    #[test]
    fn depth_costs_no_stack() {
        let text = format!("(a: {}{})", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(cut(&text).0.len(), 1);
    }
}
