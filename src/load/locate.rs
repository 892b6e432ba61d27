//! Finds parts of a RON or JSON text again: by the way that leads to them, by a byte that they touch, by their name.
//!
//! Deliberately absent: where a part begins and ends, which is `cut`'s.

use super::cut::{elements, fields};
use super::landmark::end_of_damaged_id;
use super::lex::meant_by;
use super::notation::Step;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// How deep values are looked into. No record is as deep as this, and each level costs a walk over what is in it.
const DEEPEST: usize = 16;

/// From how many fields on those of a struct are found through a table.
const MANY: usize = 16;

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it begins: its name, or itself where it has none.
    pub(super) start: usize,
    /// Its value.
    pub(super) value: Range<usize>,
}

/// A value with all its parts, cut once however many of them are asked for.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    /// The fields of large structs: the node of the struct and the name, and the first node of that name.
    names: OnceCell<HashMap<(usize, &'a str), usize>>,
    /// The texts within each field of the outermost struct: where each stands first.
    texts: OnceCell<HashMap<(usize, &'a str), Range<usize>>>,
}

#[derive(Debug)]
struct Node {
    name: Option<Range<usize>>,
    value: Range<usize>,
    children: Range<usize>,
    /// The field of the outermost struct that it is in.
    field: usize,
}

impl<'a> Tree<'a> {
    /// Cuts the value in `range`.
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        let mut nodes = vec![Node { name: None, value: range, children: 0..0, field: 0 }];
        let (mut level, mut depth) = (0..1, 0);
        while !level.is_empty() && depth < DEEPEST {
            for position in level.clone() {
                let first = nodes.len();
                let value = nodes[position].value.clone();
                let field = nodes[position].field;
                let child = |name, value| Node { name, value, children: 0..0, field };
                if text[value.clone()].starts_with('[') {
                    nodes.extend(elements(text, value).into_iter().map(|value| child(None, value)));
                } else if text[value.clone()].ends_with([')', '}']) || text[value.clone()].starts_with(['(', '{']) {
                    nodes.extend(fields(text, value).into_iter().map(|field| child(Some(field.name), field.value)));
                }
                nodes[position].children = first..nodes.len();
                if position == 0 {
                    (first..nodes.len()).for_each(|child| nodes[child].field = child);
                }
            }
            level = level.end..nodes.len();
            depth += 1;
        }
        Self { text, nodes, names: OnceCell::new(), texts: OnceCell::new() }
    }

    fn name(&self, node: usize) -> Option<&'a str> {
        self.nodes[node].name.clone().map(|name| &self.text[name])
    }

    fn field(&self, node: usize, name: &str) -> Option<usize> {
        let children = self.nodes[node].children.clone();
        if children.len() < MANY {
            return children.into_iter().find(|child| self.name(*child) == Some(name));
        }
        let names = self.names.get_or_init(|| {
            let mut names = HashMap::new();
            for (parent, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.children.len() >= MANY) {
                for child in node.children.clone() {
                    if let Some(name) = self.name(child) {
                        names.entry((parent, name)).or_insert(child);
                    }
                }
            }
            names
        });
        names.get(&(node, name)).copied()
    }

    /// The node to which `steps` lead, or to which as many of them lead as can be taken.
    fn node(&self, steps: &[Step]) -> usize {
        let mut node = 0;
        for step in steps {
            let next = match step {
                Step::Key(key) => self.field(node, key),
                Step::Index(index) => self.nodes[node].children.clone().nth(*index),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The part to which `steps` lead. Ends at the last step that can be taken.
    pub(super) fn part(&self, steps: &[Step]) -> Part {
        let Node { name, value, .. } = &self.nodes[self.node(steps)];
        Part { start: name.as_ref().map_or(value.start, |name| name.start), value: value.clone() }
    }

    /// The name of the field `name` of the struct to which `steps` lead.
    pub(super) fn name_of(&self, steps: &[Step], name: &str) -> Option<Range<usize>> {
        self.field(self.node(steps), name).and_then(|field| self.nodes[field].name.clone())
    }

    /// The value of the field `name`.
    pub(super) fn value_of(&self, name: &str) -> Option<Range<usize>> {
        self.field(0, name).map(|field| self.nodes[field].value.clone())
    }

    /// Where the field `name` first has the text that is written so, quotation marks and all.
    pub(super) fn text_in(&self, name: &str, written: &str) -> Option<Range<usize>> {
        let texts = self.texts.get_or_init(|| {
            let mut texts = HashMap::new();
            for node in self.nodes.iter().filter(|node| self.text[node.value.clone()].starts_with('"')) {
                texts.entry((node.field, &self.text[node.value.clone()])).or_insert(node.value.clone());
            }
            texts
        });
        texts.get(&(self.field(0, name)?, written)).cloned()
    }

    /// The nodes on the way to the smallest value that the byte `at` touches.
    fn way_to(&self, at: usize) -> Vec<usize> {
        let mut way = vec![0];
        while let Some(node) = way.last() {
            let mut children = self.nodes[*node].children.clone();
            let touched = children.find(|child| self.nodes[*child].value.start <= at && at <= self.nodes[*child].value.end);
            match touched {
                Some(child) => way.push(child),
                None => break,
            }
        }
        way
    }

    /// The smallest value that the byte `at` touches, and the name of the innermost field that it is in.
    pub(super) fn innermost(&self, at: usize) -> (Option<Range<usize>>, Range<usize>) {
        let way = self.way_to(at);
        let name = way.iter().rev().find_map(|node| self.nodes[*node].name.clone());
        (name, way.last().map_or(0..0, |node| self.nodes[*node].value.clone()))
    }

    /// The smallest struct whose closing bracket the byte `at` touches, or else the value itself: where readers notice that a field
    /// is missing.
    pub(super) fn struct_ending_at(&self, at: usize) -> Range<usize> {
        let values = self.way_to(at).into_iter().map(|node| self.nodes[node].value.clone());
        let is_struct = |value: &Range<usize>| self.text[value.clone()].starts_with(['(', '{']);
        let ending = values.filter(|value| is_struct(value) && (value.end == at || value.end == at + 1)).last();
        ending.unwrap_or_else(|| self.nodes[0].value.clone())
    }

    /// The first two fields called `name` of one struct.
    pub(super) fn twice(&self, name: &str) -> Option<[Range<usize>; 2]> {
        let mut waiting = vec![0];
        while let Some(node) = waiting.pop() {
            let children = self.nodes[node].children.clone();
            let mut named = children.clone().filter(|child| self.name(*child) == Some(name));
            if let (Some(first), Some(second)) = (named.next(), named.next()) {
                let name = |node: usize| self.nodes[node].name.clone().unwrap_or_default();
                return Some([name(first), name(second)]);
            }
            waiting.extend(children.rev());
        }
        None
    }
}

/// The id as it stands in the text of a record that may not be readable: what follows its name, up to a sign or the end of the line.
pub(super) fn written_id(part: &str) -> &str {
    let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let named = part
        .match_indices("id")
        .find(|(at, name)| !part[..*at].ends_with(is_of_name) && !part[at + name.len()..].starts_with(is_of_name));
    let end = end_of_damaged_id(part).or_else(|| named.map(|(at, name)| at + name.len()));
    let Some(end) = end else { return "" };
    let rest = part[end..].trim_start_matches(|letter: char| !is_of_name(letter) && letter != '\n');
    let ends = |letter: char| {
        matches!(letter, '(' | ')' | '[' | ']' | '{' | '}' | '"' | ',' | ':' | '\n') || !meant_by(letter).is_empty()
    };
    rest[..rest.find(ends).unwrap_or(rest.len())].trim_end()
}

/// Every id that the records in `range` give themselves, as it stands in the text. It may be a text that cannot be followed, so
/// what looks like an id is one, except on a line that is a comment; the first may be written in whatever way.
pub(super) fn written_ids(text: &str, range: Range<usize>) -> impl Iterator<Item = &str> {
    let part = &text[range];
    let first = Some(written_id(part)).filter(|id| !id.is_empty());
    let others = part.match_indices("id").filter_map(move |(at, name)| {
        let before = &part[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_part_of_a_name = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if is_part_of_a_name || line.trim_start().starts_with("//") {
            return None;
        }
        let rest = &part[at + name.len()..];
        let rest = rest.strip_prefix('"').unwrap_or(rest).trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split('"').next()
    });
    first.into_iter().chain(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_located() {
        let text = "(a: [(b: 1), (b: (c: 2))])";
        let tree = Tree::new(text, 0..text.len());
        let found = |steps: &[Step]| {
            let part = tree.part(steps);
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
            let (found_name, found) = Tree::new(text, 0..text.len()).innermost(text.find(at).unwrap());
            assert_eq!((found_name.map(|name| &text[name]), &text[found]), (name, value), "{at}");
        }
    }

    #[test]
    fn a_field_given_twice_is_found() {
        let text = "(a: 1, b: [(c: 1), (a: 2, c: 3, d: (c: 4), c: 5)])";
        let [first, second] = Tree::new(text, 0..text.len()).twice("c").unwrap();
        assert_eq!((&text[first.start..first.end + 3], &text[second.start..second.end + 3]), ("c: 3", "c: 5"));
        assert_eq!(Tree::new(text, 0..text.len()).twice("a"), None);
    }

    #[test]
    fn ids_are_found_however_they_are_read() {
        let text = "(id: \"z\"),\n(id: \"a\", [(name: 3, id : \"b\" {\"id\":\"c\"} idle: \"d\", grid: \"e\"\n  // (id: \"f\")\n";
        let ids: Vec<&str> = written_ids(text, text.find('\n').unwrap()..text.len()).collect();
        assert_eq!(ids, ["a", "a", "b", "c"]);
    }

    #[test]
    fn fields_of_large_structs_are_found() {
        let text =
            format!("(a: ({}, f3: 0))", (0..100).map(|number| format!("f{number}: {number}")).collect::<Vec<_>>().join(", "));
        let tree = Tree::new(&text, 0..text.len());
        let around = [Step::Key("a".into())];
        for name in ["f0", "f3", "f99"] {
            let part = tree.part(&[Step::Key("a".into()), Step::Key(name.into())]);
            assert_eq!(&text[part.start..part.value.end], format!("{name}: {}", &name[1..]));
            assert_eq!(tree.name_of(&around, name), Some(part.start..part.start + name.len()));
        }
        assert_eq!(tree.name_of(&around, "a"), None);
    }

    #[test]
    fn the_label_of_a_record_is_its_id_alone() {
        for (part, id) in [
            ("(id: \"water-station\"\n name: \"水務站\")", "water-station"),
            ("（id：“a”， name: \"b\"", "a"),
            ("{\"id\": \"a b\"}", "a b"),
            ("(id a, name", "a"),
            ("(id: \"a, name: \"b\"", "a"),
            ("(idle: 3, grid: 4, id:\n  \"c\")", ""),
            ("(name: \"甲\")", ""),
        ] {
            assert_eq!(written_id(part), id, "{part}");
        }
    }
}
