//! What records say of other datasets and of classifications: the form of `dataset/id`, groups that exist, and no two records of
//! one dataset made the same through a third.

use super::check::Context;
use super::defect::Defect;
use super::names::{misspelt, nearest};
use super::notation::Step;
use super::problem::Fix;
use crate::model::{CLASSES, ExternalId, Function, RecordIndex};
use std::collections::HashMap;

impl Context<'_> {
    /// Checks `same_as` and `counterpart` of every record, and the classes of functions.
    pub(super) fn check_external(&mut self) {
        let dataset = self.dataset;
        let mut first_of: HashMap<&ExternalId, RecordIndex> = HashMap::new();
        for index in dataset.indices() {
            let record = dataset.record(index);
            for (field, ids) in [("same_as", record.same_as()), ("counterpart", record.counterpart())] {
                for (position, id) in ids.iter().enumerate() {
                    let steps = [Step::Key(field.into()), Step::Index(position)];
                    let defect = match id.parts() {
                        None => Defect::MalformedExternalId(id.to_string()),
                        Some((owner, _)) if owner == dataset.head.id.as_str() => Defect::InternalLink(id.to_string()),
                        Some(_) if field == "counterpart" => continue,
                        Some(_) => match *first_of.entry(id).or_insert(index) {
                            first if first == index => continue,
                            first => {
                                let other = dataset.record(first).id().to_string();
                                Defect::MergedRecords { target: id.to_string(), other }
                            }
                        },
                    };
                    self.report(index, &steps, defect);
                }
            }
        }
        for (index, function) in dataset.all::<Function>() {
            for (position, class) in function.classes.iter().enumerate().filter(|(_, class)| class.code().is_none()) {
                let found = class.as_str().to_owned();
                let known = || CLASSES.iter().map(|known| known.code);
                let replacement = misspelt(&found, known());
                let steps = [Step::Key("classes".into()), Step::Index(position)];
                let defect = Defect::UnknownClass { nearest: nearest(&found, known()), found: found.clone() };
                self.report_with_fix(index, &steps, defect, |value| Fix::quoted(value, &found, replacement));
            }
        }
    }
}
