//! The anchors that links within a dossier lead to.

use crate::model::{Dataset, RecordIndex};

/// The anchor of a record, which no other has.
///
/// Ids as they should be are anchors as they are. A letter that they should not have becomes its number between underscores; an
/// underscore before any other letter therefore begins an anchor of this program's own.
pub fn anchor(dataset: &Dataset, index: RecordIndex) -> String {
    let id = dataset.record(index).id().as_str();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let mut anchor: String =
        id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("_{:x}_", u32::from(letter)) }).collect();
    // Of several records with one id, references find the first.
    if id.is_empty() || dataset.find(id) != Some(index) {
        anchor.push_str(&format!("_n{}", index.position()));
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Head, Records, Term};
    use std::collections::HashSet;

    #[test]
    fn anchors_are_distinct_and_plain() {
        let ids = ["new-economy-committee", "a\"b _", "", "", "twice", "twice", "\u{2e}0", "\u{2e0}", "twice_n5", "twice\n5"];
        let expected = ["new-economy-committee", "a_22_b_20__5f_", "_n2", "_n3", "twice", "twice_n5", "_2e_0", "_2e0_"];
        let mut records = Records::default();
        for id in ids {
            let text = || "x".into();
            records.terms.push(Term { ..Term::new(id.into(), text(), text()) });
        }
        let head: Head = ron::from_str("(schema: 1, id: \"d\", title: \"\")").unwrap();
        let dataset = Dataset::new(head, records);
        let anchors: Vec<String> = dataset.indices().map(|index| anchor(&dataset, index)).collect();
        assert_eq!(anchors[..expected.len()], expected);
        assert_eq!(anchors.iter().collect::<HashSet<_>>().len(), ids.len());
    }
}
