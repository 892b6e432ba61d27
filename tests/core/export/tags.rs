//! A strict reader for the HTML and XML that exports write: every tag closed, every attribute quoted, every letter escaped.
//!
//! It knows no more of either than these exports use, so that whatever it accepts is well-formed in both.

use std::collections::HashMap;

/// An element with all that is in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: HashMap<String, String>,
    pub children: Vec<Node>,
}

/// What an element contains.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Elements of HTML that are never closed.
const VOID: [&str; 1] = ["meta"];

/// Reads a document and panics where it is not well-formed.
pub fn read(text: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = text;
    while !rest.is_empty() {
        let Some(start) = rest.find('<') else {
            add(&mut open, Node::Text(unescaped(rest)));
            break;
        };
        if start > 0 {
            add(&mut open, Node::Text(unescaped(&rest[..start])));
        }
        let end = start + rest[start..].find('>').unwrap_or_else(|| panic!("a tag is not closed: {}", head(&rest[start..])));
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('?') || tag == "!DOCTYPE html" {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().expect("the document is never popped");
            assert_eq!(element.name, name, "a tag is closed that is not open");
            add(&mut open, Node::Element(element));
            continue;
        }
        let (tag, is_closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let element = opened(tag);
        if is_closed || VOID.contains(&element.name.as_str()) {
            add(&mut open, Node::Element(element));
        } else if element.name == "style" {
            // A style sheet is not escaped.
            let (_, after) = rest.split_once("</style>").expect("a style sheet ends");
            rest = after;
        } else {
            open.push(element);
        }
    }
    assert_eq!(open.len(), 1, "{} is not closed", open[open.len() - 1].name);
    open.pop().expect("the document")
}

fn add(open: &mut [Element], node: Node) {
    open.last_mut().expect("the document is never popped").children.push(node);
}

fn head(text: &str) -> String {
    text.chars().take(60).collect()
}

fn opened(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    assert!(name.starts_with(|letter: char| letter.is_ascii_alphabetic()), "no tag: <{}>", head(tag));
    let mut attributes = HashMap::new();
    while !rest.trim().is_empty() {
        let (attribute, after) = rest.trim_start().split_once("=\"").unwrap_or_else(|| panic!("not quoted: {}", head(rest)));
        assert!(attribute.chars().all(|letter| letter.is_ascii_alphanumeric() || ":-".contains(letter)), "{attribute}");
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(attributes.insert(attribute.to_owned(), unescaped(value)).is_none(), "{attribute} stands twice");
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

/// The text that was escaped. Panics at a letter that should have been and is not, or that may not stand anywhere.
fn unescaped(text: &str) -> String {
    let allowed = |letter: char| !letter.is_control() || "\t\n".contains(letter);
    assert!(!text.contains('>') && text.chars().all(allowed), "not escaped: {text:?}");
    let mut parts = text.split('&');
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (entity, after) = part.split_once(';').unwrap_or_else(|| panic!("a bare & in {text:?}"));
        let letter = match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => panic!("unknown &{entity};"),
        };
        found.push(letter);
        found.push_str(after);
    }
    found
}

impl Element {
    /// All elements within this one, in their order.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for node in &self.children {
            if let Node::Element(element) = node {
                found.push(element);
                found.extend(element.all());
            }
        }
        found
    }

    /// The elements of one name within this one.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The value of an attribute; nothing where it is not given.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// All text within.
    pub fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.children.iter().map(text).collect()
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    assert_eq!(read("<p a=\"&lt;\">x<b/>&amp;y</p>").named("p")[0].text(), "x&y");
    for text in ["<p>", "<p></b>", "a > b", "a & b", "<p a=b></p>", "<p a=\"1\" a=\"2\"></p>", "\u{1}", "< p></p>", "&nbsp;", "<"]
    {
        assert!(std::panic::catch_unwind(|| read(text)).is_err(), "{text:?}");
    }
}
