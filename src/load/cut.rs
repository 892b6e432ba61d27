//! The fields of a struct and the elements of a list, by their brackets and commas.
//!
//! It knows nothing of types, and ends where it can go on no longer. Deliberately absent: judgement whether a part is valid; `ron`
//! and `serde_json` have the last word on each.

use super::scan::Scanner;
use std::ops::Range;

/// A named part of a struct, the name without quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldCut {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The fields of the struct, or of the JSON object, in `range`.
pub(super) fn fields(text: &str, range: Range<usize>) -> Vec<FieldCut> {
    let mut scanner = Scanner::new(text, range);
    let mut found = Vec::new();
    while scanner.skip_attributes().is_none() {
        // What is wrong in one is told elsewhere.
        let Some(end) = text[scanner.at..].find([']', '\n']) else { return found };
        scanner.at += end + 1;
    }
    scanner.skip_identifier();
    scanner.skip_blank();
    let is_object = scanner.take(b'{');
    if !is_object && !scanner.take(b'(') {
        return found;
    }
    loop {
        scanner.skip_blank();
        let name = if is_object { scanner.skip_key() } else { scanner.skip_identifier() };
        scanner.skip_blank();
        if name.is_empty() || !scanner.take(b':') {
            return found;
        }
        let value = scanner.skip_value();
        found.push(FieldCut { name, value });
        scanner.skip_blank();
        scanner.take(b',');
    }
}

/// The elements of the list in `range`.
pub(super) fn elements(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut scanner = Scanner::new(text, range);
    let mut found = Vec::new();
    scanner.skip_blank();
    if !scanner.take(b'[') {
        return found;
    }
    loop {
        scanner.skip_blank();
        if scanner.peek().is_none_or(|byte| byte == b']') {
            return found;
        }
        let element = scanner.skip_value();
        if element.is_empty() {
            return found;
        }
        found.push(element);
        scanner.skip_blank();
        scanner.take(b',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, &str)> {
        fields(text, 0..text.len()).into_iter().map(|field| (&text[field.name], &text[field.value])).collect()
    }

    fn list(text: &str) -> Vec<&str> {
        elements(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn structs_are_cut_at_their_commas() {
        let text = "#![enable(implicit_some)]\n// head\nDataset( a: 1, b : [1, (x: \"),]\")], /* , /* ) */ */ c: r#\"\"),\"#, d: ')', e: {1: '\\''} // end\n,)";
        let expected = [("a", "1"), ("b", "[1, (x: \"),]\")]"), ("c", "r#\"\"),\"#"), ("d", "')'"), ("e", "{1: '\\''}")];
        assert_eq!(cut(text), expected);
        assert_eq!(cut("(a: [1]\n b: [2])"), [("a", "[1]"), ("b", "[2]")]);
    }

    #[test]
    fn objects_are_cut_as_structs_are() {
        let text = "{\"a\": 1, \"機\": [\"},]\"], \"c\\\"d\" : {\"e\": 2}}";
        assert_eq!(cut(text), [("a", "1"), ("機", "[\"},]\"]"), ("c\\\"d", "{\"e\": 2}")]);
        assert_eq!(cut("{a: 1}"), []);
        assert_eq!(cut("(\"a\": 1)"), []);
    }

    #[test]
    fn lists_are_cut_at_their_commas() {
        let cases: [(&str, &[&str]); 5] = [
            ("[]", &[]),
            ("[ (a: \"]\"), \"x, y\", r, 機 ]", &["(a: \"]\")", "\"x, y\"", "r", "機"]),
            ("[(a: 1) (b: 2)]", &["(a: 1)", "(b: 2)"]),
            ("[1 2]", &["1 2"]),
            ("[,]", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(list(text), expected, "{text}");
        }
    }

    #[test]
    fn any_prefix_is_cut_without_panic() {
        let text = "#![enable(x)](a: \"機\\\"\", b: r##\"“\"##, /* 構 */ c: [('\\n', {1: (2)}), (x: '機')], // 終\n)";
        let object = "{\"a\": \"機\\\"\", \"構\\\"\": [{\"x\": \"機\"}, [\"\\u6a5f\"]]}";
        for text in [text, object] {
            for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                for field in fields(&text[..end], 0..end) {
                    assert!(text.get(field.name).is_some());
                    elements(&text[..end], field.value);
                }
            }
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let text = format!("(a: {}{})", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(cut(&text).len(), 1);
    }
}
