//! References in RIS, line by line, as Zotero, EndNote and Mendeley read it (Research Information Systems, "RIS Format Specifications").
//!
//! UTF-8 without a mark, which readers take for a part of the first tag, and lines that end with CR LF as the specification asks. RIS has
//! no escapes; a text stands on the one line of its tag.

use super::{Kind, Work};
use crate::model::Date;

/// The entries, one after the other.
pub(in crate::export) fn written(works: &[Work]) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\r\n")
}

fn entry(work: &Work) -> String {
    let kind = match work.kind {
        Kind::Dataset => "DATA",
        Kind::Online => "ELEC",
        Kind::Document => "GEN",
    };
    let fields = [
        ("TY", Some(kind.to_owned())),
        ("ID", Some(work.key.clone())),
        ("AU", work.author.clone()),
        ("TI", Some(work.title.clone())),
        ("PY", work.date.map(|date| format!("{:04}", date.year))),
        ("DA", work.date.map(day)),
        ("Y2", work.accessed.map(day)),
        ("UR", work.address.clone()),
        ("LA", Some(work.language.tag().to_owned())),
        ("N1", work.note.clone()),
        ("ER", Some(String::new())),
    ];
    fields.into_iter().filter_map(|(tag, value)| Some(format!("{tag}  - {}\r\n", value?))).collect()
}

/// A date as `year/month/day/other`, in which the slashes stay where a part is not known.
fn day(date: Date) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", date.year, part(date.month), part(date.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_slashes() {
        for (date, expected) in [("2019", "2019///"), ("2019-06", "2019/06//"), ("2019-06-30", "2019/06/30/")] {
            assert_eq!(day(date.parse().unwrap()), expected);
        }
    }
}
