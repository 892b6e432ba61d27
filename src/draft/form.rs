//! What a person wants to make of marked words, and what can be made of them.

use super::{Draft, Marked};
use crate::evidence::Span;
use crate::load::Loaded;
use crate::model::{Id, RecordType};
use crate::words::Words;

/// What a person wants to make of marked words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DraftForm {
    /// The source in which they stand.
    pub source: Id,
    /// Where they stand.
    pub span: Span,
    /// The words themselves, since another text may take the place of the one they were marked in.
    pub words: Box<str>,
    /// The type of record, where one was chosen; the most fitting otherwise.
    pub record_type: Option<RecordType>,
    /// What the record is to be called, where that was changed; the marked words otherwise.
    pub name: Option<String>,
}

/// What can be made of marked words.
#[derive(Default)]
pub struct Drafted {
    /// The words, as far as whole words and numbers go.
    pub words: String,
    /// The types of record that they can make, the most fitting first.
    pub types: Vec<RecordType>,
    /// The record of the type chosen, or of the most fitting one; none where the words make none.
    pub draft: Option<Draft>,
}

impl Drafted {
    /// What can be made of the words of a form; nothing where they do not stand there any more.
    pub fn new(loaded: &Loaded, words: &Words, form: &DraftForm) -> Self {
        let source = form.source.as_str();
        let is_there = loaded.anchors.text(source).and_then(|text| text.words(&form.span)) == Some(&*form.words);
        let marked = is_there.then(|| Marked::new(loaded, source, form.span.p, form.span.range.clone())).flatten();
        let Some(marked) = marked else { return Self::default() };
        let types = marked.types();
        let record_type = form.record_type.filter(|chosen| types.contains(chosen)).or(types.first().copied());
        let draft = record_type.and_then(|chosen| marked.draft(words, chosen, form.name.as_deref()));
        Self { words: marked.words().to_owned(), types, draft }
    }
}
