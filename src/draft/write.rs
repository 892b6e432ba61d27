//! A record in RON, laid out as the data files of this program are: one field a line, and what is too long for one an element a line.
//!
//! Fields are written one by one rather than as a whole record, so that a record that its author has yet to complete can say so in a
//! comment. Deliberately absent: what the fields are.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

const INDENT: &str = "    ";

/// The longest line, in characters.
const LINE_LIMIT: usize = 120;

/// The fields of one record, in the order in which they were given.
#[derive(Default)]
pub(super) struct Fields {
    given: Vec<(&'static str, Written)>,
}

enum Written {
    One(String),
    Several(Vec<String>),
}

impl Fields {
    /// Gives a field.
    pub fn give(&mut self, name: &'static str, value: &impl Serialize) {
        self.given.extend(written(value).map(|value| (name, Written::One(value))));
    }

    /// Gives a field if there is a value.
    pub fn give_if(&mut self, name: &'static str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.give(name, &value);
        }
    }

    /// Gives a list, if it has any elements.
    pub fn give_all(&mut self, name: &'static str, values: &[impl Serialize]) {
        if !values.is_empty() {
            self.given.push((name, Written::Several(values.iter().filter_map(written).collect())));
        }
    }

    /// The record called `id` in RON, indented as in its section, under `comments`. The fields stand in the order in which they were given.
    pub fn to_ron(&self, id: &str, comments: &[String]) -> String {
        let record = INDENT.repeat(2);
        let mut ron = format!("{record}(\n");
        for comment in comments {
            ron += &format!("{record}{INDENT}// {comment}\n");
        }
        ron += &format!("{record}{INDENT}id: \"{id}\",\n");
        ron.extend(self.given.iter().map(|(name, value)| line(name, value)));
        ron + &format!("{record}),\n")
    }
}

fn line(name: &str, value: &Written) -> String {
    let field = INDENT.repeat(3);
    match value {
        Written::One(value) => format!("{field}{name}: {value},\n"),
        Written::Several(values) => {
            let on_one = format!("{field}{name}: [{}],\n", values.join(", "));
            if on_one.chars().count() <= LINE_LIMIT {
                return on_one;
            }
            let elements: String = values.iter().map(|value| format!("{field}{INDENT}{value},\n")).collect();
            format!("{field}{name}: [\n{elements}{field}],\n")
        }
    }
}

/// A value on one line; none for what RON cannot write, which no field of a record is.
fn written(value: &impl Serialize) -> Option<String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.to_string_pretty(value, PrettyConfig::new().escape_strings(false).depth_limit(0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Text};

    #[test]
    fn records_are_laid_out_as_the_data_files_are() {
        let evidence = |quote: &str| Evidence { p: 9, quote: quote.into(), nth: None, to: None, field: None, source: None };
        let mut fields = Fields::default();
        fields.give("name", &Text::Translated(Box::new([Some("「甲」\"乙\\".into()), None, None])));
        fields.give_all("measures", &[""; 0]);
        fields.give_all("evidence", &[evidence("水利站")]);
        let expected = "        (\n            // Note\n            id: \"a-b\",\n            name: (hant: r#\"「甲」\"乙\\\"#),\n            \
                        evidence: [(p: 9, quote: \"水利站\")],\n        ),\n";
        assert_eq!(fields.to_ron("a-b", &["Note".to_owned()]), expected);
        fields = Fields::default();
        fields.give_all("evidence", &["水".repeat(60), "利".repeat(60)]);
        assert_eq!(fields.to_ron("a-b", &[]).lines().count(), 7);
    }
}
