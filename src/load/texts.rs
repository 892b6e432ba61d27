//! What can be wrong with the texts of records and with what is said of a source's text: characters that nobody can see, places left
//! to write in, languages that are missing, fingerprints that are none.

use super::check::Context;
use super::defect::Defect;
use super::figures::is_after;
use super::notation::Step;
use crate::model::{Dataset, InForce, Language, Record, RecordIndex, Source, Text, Value};

/// What stands in a draft where its author has to write. No record says it of itself.
pub const BLANK: &str = "…";

impl Context<'_> {
    /// Checks the texts of a record. Only where `may_hold_controls` are they looked through letter by letter.
    pub(super) fn check_text(&mut self, index: RecordIndex, record: &dyn Record, may_hold_controls: bool) {
        if may_hold_controls {
            self.check_characters(index, record);
        }
        if self.written(index).contains(BLANK) {
            self.check_written(index, record);
        }
        let spoken = groups(&self.dataset.head.title, self.dataset);
        if spoken.iter().all(|is_spoken| *is_spoken) && !record.is_stub() {
            self.check_translations(index, record);
        }
    }

    /// Checks what sources say of their texts.
    pub(super) fn check_sources(&mut self) {
        let dataset = self.dataset;
        for (index, source) in dataset.all::<Source>() {
            let is_fingerprint = |digits: &str| digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            if let Some(digits) = source.sha256.as_deref().filter(|digits| !is_fingerprint(digits)) {
                self.report(index, &[Step::Key("sha256".into())], Defect::MalformedFingerprint(digits.to_owned()));
            }
            for (position, line) in source.outline.iter().enumerate() {
                for (name, _) in [("p", Some(line.p)), ("heading", line.heading)].iter().filter(|(_, number)| *number == Some(0))
                {
                    let steps = [Step::Key("outline".into()), Step::Index(position), Step::Key((*name).into())];
                    self.report(index, &steps, Defect::ZeroPosition(name));
                }
            }
            if let Some(InForce { from: Some(from), until: Some(until), .. }) = &source.in_force
                && is_after(*from, *until)
            {
                let steps = [Step::Key("in_force".into()), Step::Key("until".into())];
                self.report(index, &steps, Defect::ReversedValidity { from: *from, until: *until });
            }
        }
    }

    /// Reports the first control character of each field. Those of an id make it malformed, which is told already.
    fn check_characters(&mut self, index: RecordIndex, record: &dyn Record) {
        let mut found: Vec<(&'static str, char)> = Vec::new();
        record.visit(&mut |field, value| {
            let character = strings(&value, self.dataset).into_iter().find_map(control);
            if let Some(character) = character.filter(|_| found.iter().all(|(name, _)| *name != field.name)) {
                found.push((field.name, character));
            }
        });
        for (field, character) in found {
            self.report(index, &[Step::Key(field.into())], Defect::ControlCharacter { field, character });
        }
        for (position, passage) in record.evidence().iter().enumerate() {
            for (field, text) in [("quote", Some(&passage.quote)), ("to", passage.to.as_ref())] {
                if let Some(character) = text.and_then(|text| control(text)) {
                    let steps = [Step::Key("evidence".into()), Step::Index(position), Step::Key(field.into())];
                    self.report(index, &steps, Defect::ControlCharacter { field, character });
                }
            }
        }
    }

    /// Reports the first field of a record that its author has yet to write.
    fn check_written(&mut self, index: RecordIndex, record: &dyn Record) {
        let mut unwritten = None;
        record.visit(&mut |field, value| {
            if unwritten.is_none() && strings(&value, self.dataset).iter().any(|text| text.trim() == BLANK) {
                unwritten = Some(field.name);
            }
        });
        if let Some(field) = unwritten {
            self.report(index, &[Step::Key(field.into())], Defect::UnwrittenText(field));
        }
    }

    /// Reports the fields of a record that lack a language of the dataset.
    fn check_translations(&mut self, index: RecordIndex, record: &dyn Record) {
        let (mut fields, mut languages) = (Vec::new(), Vec::new());
        record.visit(&mut |field, value| {
            let Some(text) = text(&value).filter(|text| has_words(text, self.dataset)) else { return };
            let [has_chinese, has_english] = groups(text, self.dataset);
            for language in
                [(!has_chinese).then_some(Language::Hant), (!has_english).then_some(Language::En)].into_iter().flatten()
            {
                if !languages.contains(&language) {
                    languages.push(language);
                }
                if !fields.contains(&field.name) {
                    fields.push(field.name);
                }
            }
        });
        if let Some(first) = fields.first() {
            self.report(index, &[Step::Key((*first).into())], Defect::MissingTranslation { languages, fields });
        }
    }
}

/// Whether a text is given in Chinese, in either script since one is converted into the other, and in English.
fn groups(text: &Text, dataset: &Dataset) -> [bool; 2] {
    let is_given = |language| text.get(language, dataset.head.language).is_some();
    [is_given(Language::Hant) || is_given(Language::Hans), is_given(Language::En)]
}

/// Whether there is anything in a text to translate: "%" is the same in every language.
fn has_words(text: &Text, dataset: &Dataset) -> bool {
    text.all(dataset.head.language).any(|reading| reading.text.chars().any(char::is_alphabetic))
}

/// The text of a value.
fn text<'a>(value: &Value<'a>) -> Option<&'a Text> {
    match value {
        Value::Text(text) => Some(text),
        Value::Described(described) => Some(&described.text),
        Value::Alias(alias) => Some(&alias.name),
        Value::Outline(line) => Some(&line.text),
        Value::InForce(rule) => rule.version.as_ref(),
        _ => None,
    }
}

/// Every string of a value that a person wrote.
fn strings<'a>(value: &Value<'a>, dataset: &Dataset) -> Vec<&'a str> {
    match value {
        Value::Plain(plain) => vec![plain],
        other => text(other).into_iter().flat_map(|text| text.all(dataset.head.language)).map(|reading| reading.text).collect(),
    }
}

/// The first control character of a text that does not part lines or words.
fn control(text: &str) -> Option<char> {
    text.chars().find(|character| character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}
