//! Finds where the parts of a RON or JSON text begin and end, without reading what is in them.
//!
//! It knows structs and lists, and nothing of types. Where brackets do not match it reports a [`Break`] and goes on at the nearest
//! place that makes sense, so that what stands before and after can still be read.
//! Deliberately absent: judgement whether a part is valid; `ron` and `serde_json` have the last word on each.

use super::defect::Flaw;
use super::scan::{Fault, Scanner};
use std::ops::{ControlFlow, Range};

/// A named part of a struct, the name without quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldCut {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
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
    fields_of(Scanner::new(text, range), &mut || ControlFlow::Continue(()))
}

/// The same of a whole text. `asked` is asked at every element of a list; where it breaks off, the rest is not looked at.
pub(super) fn fields_if(text: &str, asked: &mut dyn FnMut() -> ControlFlow<()>) -> (Vec<FieldCut>, Vec<Break>) {
    fields_of(Scanner::new(text, 0..text.len()), asked)
}

fn fields_of(mut scanner: Scanner, asked: &mut dyn FnMut() -> ControlFlow<()>) -> (Vec<FieldCut>, Vec<Break>) {
    scanner.skip_attributes();
    let start = scanner.at;
    scanner.skip_identifier();
    scanner.skip_blank();
    let (mut found, mut breaks) = (Vec::new(), Vec::new());
    let is_object = scanner.take(b'{');
    if !is_object && !scanner.take(b'(') {
        return (found, vec![Break::Fault(Fault { at: start, flaw: Flaw::NoStruct })]);
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
            scanner.report(scanner.at, Flaw::NoName);
            break;
        }
        let value = scanner.skip_value_if(asked);
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
        scanner.report(scanner.at, Flaw::NoEnd);
        break;
    }
    scanner.skip_blank();
    if scanner.at < scanner.end && scanner.fault.is_none() {
        scanner.report(scanner.at, Flaw::Surplus);
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

/// The elements of the list in `range`, and where they do not hold together.
pub(super) fn elements(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, Vec<Break>) {
    let mut elements = Elements::new(text, range);
    let found = elements.by_ref().collect();
    (found, elements.breaks)
}

/// The elements of a list, found one after the other. An element that cannot be followed ends where the next line begins as it
/// began.
pub(super) struct Elements<'a> {
    scanner: Scanner<'a>,
    start: usize,
    /// Where the first element begins.
    first: Option<usize>,
    has_ended: bool,
    /// Where the elements found so far do not hold together.
    pub(super) breaks: Vec<Break>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        let mut scanner = Scanner::new(text, range.clone());
        scanner.skip_blank();
        let has_ended = !scanner.take(b'[');
        let breaks = if has_ended { vec![Break::Fault(Fault { at: scanner.at, flaw: Flaw::NoList })] } else { Vec::new() };
        Self { scanner, start: range.start, first: None, has_ended, breaks }
    }

    /// Moves over the comma after an element, or to where the next one begins.
    fn skip_comma(&mut self, element: &Range<usize>) {
        let scanner = &mut self.scanner;
        scanner.skip_blank();
        if scanner.take(b',') || scanner.peek() == Some(b']') || scanner.at >= scanner.end {
            return;
        }
        if scanner.at_bracket() && scanner.text[element.start..].starts_with(['(', '{']) {
            self.breaks.push(Break::MissingComma(element.end));
            return;
        }
        self.skip_to_next(Flaw::NoEnd);
    }

    fn skip_to_next(&mut self, flaw: Flaw) {
        let at = self.scanner.at;
        self.breaks.push(Break::Fault(Fault { at, flaw }));
        match self.first.and_then(|first| self.scanner.next_like(first, at)) {
            Some(next) => self.scanner.at = next,
            None => self.has_ended = true,
        }
    }
}

impl Iterator for Elements<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while !self.has_ended {
            let scanner = &mut self.scanner;
            scanner.skip_blank();
            if scanner.at >= scanner.end {
                self.breaks.push(Break::Fault(Fault { at: self.start, flaw: Flaw::UnclosedBracket }));
                self.has_ended = true;
                break;
            }
            if scanner.take(b']') {
                self.has_ended = true;
                break;
            }
            let start = scanner.at;
            let element = scanner.skip_value();
            if let Some(fault) = scanner.fault.take() {
                self.breaks.push(Break::Fault(fault));
                if let Some(next) = scanner.next_like(start, start) {
                    scanner.at = next;
                    self.first.get_or_insert(start);
                    return Some(start..start + scanner.text[start..next].trim_end().len());
                }
            }
            if !element.is_empty() {
                self.first.get_or_insert(element.start);
                self.skip_comma(&element);
                return Some(element);
            }
            self.skip_to_next(Flaw::NoValue);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the first break is.
    fn said(breaks: &[Break]) -> Option<Flaw> {
        breaks.first().map(|first| match first {
            Break::MissingComma(_) => Flaw::MissingComma,
            Break::Fault(fault) => fault.flaw.clone(),
        })
    }

    fn cut(text: &str) -> (Vec<(&str, &str)>, Option<Flaw>) {
        let (found, breaks) = fields(text, 0..text.len());
        (found.into_iter().map(|field| (&text[field.name], &text[field.value])).collect(), said(&breaks))
    }

    fn list(text: &str) -> (Vec<&str>, Option<Flaw>) {
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
        assert_eq!(cut("{a: 1}").1, Some(Flaw::NoName));
        assert_eq!(cut("(\"a\": 1)").1, Some(Flaw::NoName));
        assert_eq!(cut("(a: [1]\n b: [2])"), (vec![("a", "[1]"), ("b", "[2]")], Some(Flaw::MissingComma)));
        assert_eq!(cut("{\"a\": [1] \"b\": 2}"), (vec![("a", "[1]"), ("b", "2")], Some(Flaw::MissingComma)));
    }

    #[test]
    fn lists_are_cut_and_mended() {
        let cases: [(&str, &[&str], Option<Flaw>); 9] = [
            ("[]", &[], None),
            ("[ (a: \"]\"), \"x, y\", r, 機 ]", &["(a: \"]\")", "\"x, y\"", "r", "機"], None),
            ("[\n  (a: 1),\n  (b: [1),\n  (c: 2),\n]", &["(a: 1)", "(b: [1),", "(c: 2)"], Some(Flaw::UnclosedBracket)),
            ("[\n  (a: 1,\n  (b: 2),\n]", &["(a: 1,", "(b: 2)"], Some(Flaw::UnclosedBracket)),
            ("[(a: 1) (b: 2)]", &["(a: 1)", "(b: 2)"], Some(Flaw::MissingComma)),
            ("[\n  (a: 1), b: 2),\n  (c: 3),\n]", &["(a: 1)", "b: 2", "(c: 3)"], Some(Flaw::NoEnd)),
            ("[\n  (a: \"1),\n  (b: 2),\n]", &["(a: \"1),", "(b: 2)"], Some(Flaw::UnclosedQuote)),
            ("[1 2]", &["1 2"], None),
            ("[,]", &[], Some(Flaw::NoValue)),
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
    fn sections_are_saved_by_their_lines() {
        let text = "(id: \"x\",\n  as: [\n (a: \"1),\n  ],\n  // bs: no\n  bs: [\n (b: 2),\n  ],\n)";
        let (fields, _) = fields(text, 0..text.len());
        let found = lines_of_sections(text, fields, |name| name.ends_with('s'));
        let found: Vec<_> = found.into_iter().map(|field| (&text[field.name], &text[field.value])).collect();
        assert_eq!(found, [("id", "\"x\""), ("as", "[\n (a: \"1),\n  ],\n  // bs: no"), ("bs", "[\n (b: 2),\n  ],\n)")]);
    }

    #[test]
    fn depth_costs_no_stack() {
        let text = format!("(a: {}{})", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(cut(&text).0.len(), 1);
    }
}
