//! Finds where the parts of a RON or JSON text begin and end, without reading what is in them.
//!
//! It knows strings, raw strings, characters, comments and brackets, and nothing of types. It never recurses, so depth costs
//! memory in proportion to the text and no stack. Where brackets do not match it reports a [`Fault`] and goes on at the
//! nearest place that makes sense, so that what stands before and after can still be read.
//! Deliberately absent: judgement whether a part is valid; `ron` and `serde_json` have the last word on each.

use std::ops::Range;

/// A named part of a struct, the name without quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldCut {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// A place where the text does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: &'static str,
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

/// The fields of the struct, or of the JSON object, that starts in `range`, and the first fault.
pub(super) fn fields(text: &str, range: Range<usize>) -> (Vec<FieldCut>, Option<Fault>) {
    let mut scanner = Scanner { text, at: range.start, end: range.end, fault: None };
    scanner.skip_attributes();
    scanner.skip_identifier();
    scanner.skip_blank();
    let mut found = Vec::new();
    let is_object = scanner.take(b'{');
    if !is_object && !scanner.take(b'(') {
        return (found, Some(Fault { at: scanner.at, message: "expected (" }));
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
        found.push(FieldCut { name, value });
        scanner.skip_blank();
        if !scanner.take(b',') && scanner.peek() != Some(closing) {
            scanner.report(scanner.at, if is_object { "expected a comma or }" } else { "expected a comma or )" });
            break;
        }
    }
    scanner.skip_blank();
    if scanner.at < scanner.end && scanner.fault.is_none() {
        scanner.report(scanner.at, "expected nothing more");
    }
    (found, scanner.fault)
}

/// The elements of the list in `range`, and the first fault. An element that does not hold together ends where the next line
/// begins as it began.
pub(super) fn elements(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, Option<Fault>) {
    let mut scanner = Scanner { text, at: range.start, end: range.end, fault: None };
    let mut found = Vec::new();
    let mut first_fault = None;
    scanner.skip_blank();
    if !scanner.take(b'[') {
        return (found, Some(Fault { at: scanner.at, message: "expected [" }));
    }
    loop {
        scanner.skip_blank();
        if scanner.at >= scanner.end {
            first_fault = first_fault.or(Some(Fault { at: range.start, message: "the bracket that opens here is not closed" }));
            break;
        }
        if scanner.take(b']') {
            break;
        }
        let start = scanner.at;
        let mut element = scanner.skip_value();
        if let Some(fault) = scanner.fault.take() {
            first_fault = first_fault.or(Some(fault));
            if let Some(next) = scanner.next_like(start) {
                element = start..text[start..next].trim_end().len() + start;
                scanner.at = next;
                found.push(element);
                continue;
            }
        }
        if element.is_empty() {
            first_fault = first_fault.or(Some(Fault { at: scanner.at, message: "expected a value" }));
            break;
        }
        found.push(element);
        scanner.skip_blank();
        if !scanner.take(b',') && scanner.peek() != Some(b']') && scanner.at < scanner.end {
            first_fault = first_fault.or(Some(Fault { at: scanner.at, message: "expected a comma or ]" }));
            break;
        }
    }
    (found, first_fault)
}

/// Where the part of the value in `range` is to which `steps` lead: its key if the last step is one, itself otherwise. Ends at
/// the last step that can be taken.
pub(super) fn locate(text: &str, range: Range<usize>, steps: &[Step]) -> usize {
    let mut place = range.start;
    let mut value = range;
    for step in steps {
        match step {
            Step::Key(key) => match fields(text, value.clone()).0.into_iter().find(|field| text[field.name.clone()] == **key) {
                Some(field) => {
                    place = field.name.start;
                    value = field.value;
                }
                None => return place,
            },
            Step::Index(index) => match elements(text, value.clone()).0.into_iter().nth(*index) {
                Some(element) => {
                    place = element.start;
                    value = element;
                }
                None => return place,
            },
        }
    }
    place
}

/// The value of the field `name` of the struct in `range`.
pub(super) fn value_of(text: &str, range: Range<usize>, name: &str) -> Option<Range<usize>> {
    fields(text, range).0.into_iter().find(|field| text[field.name.clone()] == *name).map(|field| field.value)
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    fault: Option<Fault>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.ahead(0)
    }

    fn ahead(&self, distance: usize) -> Option<u8> {
        let at = self.at + distance;
        if at < self.end { self.text.as_bytes().get(at).copied() } else { None }
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    fn report(&mut self, at: usize, message: &'static str) {
        self.fault.get_or_insert(Fault { at, message });
    }

    fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if !self.skip_comment() {
                break;
            }
        }
    }

    fn skip_comment(&mut self) -> bool {
        match (self.peek(), self.ahead(1)) {
            (Some(b'/'), Some(b'/')) => {
                let rest = &self.text.as_bytes()[self.at..self.end];
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                true
            }
            (Some(b'/'), Some(b'*')) => {
                let opened = self.at;
                let mut depth = 0_usize;
                loop {
                    match (self.peek(), self.ahead(1)) {
                        (Some(b'/'), Some(b'*')) => {
                            depth += 1;
                            self.at += 2;
                        }
                        (Some(b'*'), Some(b'/')) => {
                            depth -= 1;
                            self.at += 2;
                        }
                        (Some(_), _) => self.at += 1,
                        (None, _) => {
                            self.report(opened, "the comment that begins here is not closed");
                            break;
                        }
                    }
                    if depth == 0 {
                        break;
                    }
                }
                true
            }
            _ => false,
        }
    }

    fn skip_attributes(&mut self) {
        self.skip_blank();
        while self.peek() == Some(b'#') && self.ahead(1) == Some(b'!') {
            let rest = &self.text.as_bytes()[self.at..self.end];
            self.at += rest.iter().position(|byte| *byte == b']').map_or(rest.len(), |position| position + 1);
            self.skip_blank();
        }
    }

    fn skip_identifier(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(is_identifier) {
            self.at += 1;
        }
        start..self.at
    }

    /// A quoted name, without its quotation marks.
    fn skip_key(&mut self) -> Range<usize> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return start..start;
        }
        self.skip_quoted(b'"');
        let end = if self.fault.is_none() { self.at - 1 } else { self.at };
        start + 1..end.max(start + 1)
    }

    /// Skips to the comma or closing bracket after a value, and returns the value without surrounding blanks and comments.
    fn skip_value(&mut self) -> Range<usize> {
        self.skip_blank();
        let start = self.at;
        let mut last = start;
        let mut open: Vec<(u8, usize)> = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b',' if open.is_empty() => return start..last,
                b'(' | b'[' | b'{' => open.push((byte, self.at)),
                b')' | b']' | b'}' => {
                    let opener = match byte {
                        b')' => b'(',
                        b']' => b'[',
                        _ => b'{',
                    };
                    match open.iter().rposition(|(bracket, _)| *bracket == opener) {
                        Some(position) => {
                            if position + 1 < open.len() {
                                self.report(open[position + 1].1, "the bracket that opens here is not closed");
                            }
                            open.truncate(position);
                        }
                        None => {
                            if let Some((_, at)) = open.first() {
                                self.report(*at, "the bracket that opens here is not closed");
                            }
                            return start..last;
                        }
                    }
                }
                b'"' | b'\'' => {
                    self.skip_quoted(byte);
                    last = self.at;
                    continue;
                }
                b'/' if self.skip_comment() => continue,
                b'r' if self.skip_raw_string() => {
                    last = self.at;
                    continue;
                }
                _ => {}
            }
            if is_identifier(byte) {
                self.skip_identifier();
                last = self.at;
                continue;
            }
            self.at += 1;
            if !byte.is_ascii_whitespace() {
                last = self.at;
            }
        }
        if let Some((_, at)) = open.first() {
            self.report(*at, "the bracket that opens here is not closed");
        }
        start..last
    }

    fn skip_quoted(&mut self, quote: u8) {
        let opened = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at = (self.at + 1).min(self.end),
                _ if byte == quote => return,
                _ => {}
            }
        }
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.report(opened, "the quotation mark that opens here is not closed");
    }

    fn skip_raw_string(&mut self) -> bool {
        let bytes = &self.text.as_bytes()[..self.end];
        let hashes = bytes[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        if bytes.get(self.at + 1 + hashes) != Some(&b'"') {
            return false;
        }
        let closing = format!("\"{}", "#".repeat(hashes));
        let from = self.at + hashes + 2;
        match self.text[from..self.end].find(&closing) {
            Some(length) => self.at = from + length + closing.len(),
            None => {
                self.report(self.at, "the raw string that opens here is not closed");
                self.at = self.end;
            }
        }
        true
    }

    /// The start of the next line that begins with the same blanks and character as the line of `start`, if `start` begins one.
    fn next_like(&self, start: usize) -> Option<usize> {
        let line = self.text[..start].rfind('\n')?;
        let indent = &self.text[line..start];
        let begins_line = indent.trim().is_empty();
        let opener = self.text[start..].chars().next()?;
        let pattern = format!("{indent}{opener}");
        let next = self.text[start..self.end].find(&pattern).filter(|_| begins_line)?;
        Some(start + next + indent.len())
    }
}

fn is_identifier(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (Vec<(&str, &str)>, Option<Fault>) {
        let (found, fault) = fields(text, 0..text.len());
        (found.into_iter().map(|field| (&text[field.name], &text[field.value])).collect(), fault)
    }

    fn list(text: &str) -> (Vec<&str>, Option<&'static str>) {
        let (found, fault) = elements(text, 0..text.len());
        (found.into_iter().map(|range| &text[range]).collect(), fault.map(|fault| fault.message))
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
        assert_eq!(cut("{a: 1}").1.map(|fault| fault.message), Some("expected a field name and a colon"));
        assert_eq!(cut("(\"a\": 1)").1.map(|fault| fault.message), Some("expected a field name and a colon"));
    }

    #[test]
    fn lists_are_cut_and_mended() {
        let cases: [(&str, &[&str], Option<&str>); 7] = [
            ("[]", &[], None),
            ("[ (a: \"]\"), \"x, y\", r, 機 ]", &["(a: \"]\")", "\"x, y\"", "r", "機"], None),
            (
                "[\n  (a: 1),\n  (b: [1),\n  (c: 2),\n]",
                &["(a: 1)", "(b: [1),", "(c: 2)"],
                Some("the bracket that opens here is not closed"),
            ),
            ("[\n  (a: 1,\n  (b: 2),\n]", &["(a: 1,", "(b: 2)"], Some("the bracket that opens here is not closed")),
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
        let steps = [Step::Key("a".into()), Step::Index(1), Step::Key("b".into()), Step::Key("c".into())];
        assert_eq!(&text[locate(text, 0..text.len(), &steps)..], "c: 2))])");
        assert_eq!(&text[locate(text, 0..text.len(), &[Step::Key("z".into())])..], text);
    }

    #[test]
    fn depth_costs_no_stack() {
        let text = format!("(a: {}{})", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(cut(&text).0.len(), 1);
    }
}
