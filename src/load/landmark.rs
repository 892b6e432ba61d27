//! Where records and sections begin in a text whose brackets and quotation marks cannot be trusted.
//!
//! A record begins with a bracket and its id, a section with its name and the bracket of its list; each of these signs may be the
//! one that is damaged. Where records do not begin with their ids, the lines do that begin as the first record's does.

use super::lex::{is_odd_blank, meant_by};
use super::notation::Notation;
use crate::model::RecordType;
use memchr::memmem;
use std::ops::Range;

/// A place in a text that can be recognised without what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Landmark {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What begins at a landmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The name of a section.
    Section,
    Record,
    /// An id without a bracket before it: a record that lost its bracket, or a field that stands later in one.
    Id,
}

/// The landmarks of a text, in order.
pub(super) fn landmarks(text: &str, notation: Notation) -> Vec<Landmark> {
    let mut found = ids(text, notation);
    let mut sections: Vec<Section> = Vec::new();
    for mark in &found {
        if let Some(name) = section_before(text, mark.at, notation) {
            sections.push(Section { name, first: mark.at });
        }
    }
    sections.extend(strict_sections(text, notation));
    sections.sort_by_key(|section| section.name);
    sections.dedup_by_key(|section| section.name);
    let Some(first) = sections.first().map(|section| section.name) else {
        return Vec::new();
    };
    // Before the first section there is an id as well, that of the dataset.
    found.retain(|mark| mark.at > first);
    let firsts: Vec<usize> = sections.iter().map(|section| section.first).collect();
    for mark in found.iter_mut().filter(|mark| firsts.binary_search(&mark.at).is_ok()) {
        mark.kind = Kind::Record;
    }
    let mut by_line = Vec::new();
    for (position, section) in sections.iter().enumerate() {
        let end = sections.get(position + 1).map_or(text.len(), |next| next.name);
        let records = found.iter().filter(|mark| mark.kind == Kind::Record && (section.name..end).contains(&mark.at));
        let records: Vec<usize> = records.map(|mark| mark.at).collect();
        let lines = lines_like(text, section.first, section.first..end);
        // Where records begin with their ids, a line without one begins a record only if the id is damaged.
        let begins = |at: &usize| records.is_empty() || end_of_damaged_id(&text[*at..]).is_some();
        by_line.extend(lines.into_iter().filter(|at| records.binary_search(at).is_err() && begins(at)));
    }
    found.extend(by_line.into_iter().map(|at| Landmark { at, kind: Kind::Record }));
    found.extend(sections.iter().map(|section| Landmark { at: section.name, kind: Kind::Section }));
    found.sort();
    // A record that was found twice, and the id within one.
    found.dedup_by(|next, mark| next.at == mark.at);
    found
}

/// Whether a record begins within the text of another.
pub(super) fn holds_several(part: &str, notation: Notation) -> bool {
    let begins_line = |at: usize| part[..at].rfind('\n').is_some_and(|line| part[line..at].trim().is_empty());
    ids(part, notation).iter().any(|mark| mark.at > 0 && mark.kind == Kind::Record && begins_line(mark.at))
}

/// A section, and where its first record begins.
struct Section {
    name: usize,
    first: usize,
}

/// The places where ids are given.
fn ids(text: &str, notation: Notation) -> Vec<Landmark> {
    let comments = if notation == Notation::Ron { block_comments(text) } else { Vec::new() };
    let is_in_comment = |at: usize| {
        let position = comments.partition_point(|range| range.start <= at);
        position.checked_sub(1).is_some_and(|before| comments[before].contains(&at))
    };
    let mut found = Vec::new();
    let (mut line, mut is_comment) = (0, false);
    let mut looked_at = 0;
    for at in memmem::find_iter(text.as_bytes(), "id") {
        if let Some(last) = memchr::memrchr(b'\n', &text.as_bytes()[looked_at..at]) {
            line = looked_at + last + 1;
        }
        if looked_at <= line {
            is_comment = notation == Notation::Ron && text[line..at].trim_start().starts_with("//");
        }
        looked_at = at;
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let is_word = !text[..at].ends_with(is_of_name) && !text[at + 2..].starts_with(is_of_name);
        if is_word && !is_comment && !is_in_comment(at) {
            found.extend(id_at(text, at, notation));
        }
    }
    found
}

/// The landmark of the word `id` at a byte. One of its signs may be missing.
fn id_at(text: &str, at: usize, notation: Notation) -> Option<Landmark> {
    let (mut colon, mut marks) = (false, 0);
    for letter in text[at + 2..].chars().take(16) {
        match sign(letter) {
            Some('"') => marks += 1,
            Some(':') => {
                colon = true;
                marks = 0;
            }
            _ if is_blank(letter) || letter.is_ascii_punctuation() || sign(letter).is_some() => {}
            _ => break,
        }
    }
    let quote = marks > usize::from(!colon && notation == Notation::Json);
    match opening_before(text, at, notation) {
        Some(opening) if colon || quote => Some(Landmark { at: opening, kind: Kind::Record }),
        None if colon && quote => {
            let at = if text[..at].ends_with('"') { at - 1 } else { at };
            Some(Landmark { at, kind: Kind::Id })
        }
        _ => None,
    }
}

/// Where the first word of a text ends if it is `id` with a sign in it.
pub(super) fn end_of_damaged_id(text: &str) -> Option<usize> {
    let is_sign = |letter: char| is_blank(letter) || letter.is_ascii_punctuation() || sign(letter).is_some();
    let rest = text.trim_start_matches(is_sign).strip_prefix('i')?;
    let after = rest.trim_start_matches(is_sign).strip_prefix('d')?;
    let is_word = !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    (is_word && !rest.starts_with('d')).then_some(text.len() - after.len())
}

/// The bracket before a byte, with the name of the struct before that, if nothing but blanks, quotation marks and one stray sign
/// stand between. Of several brackets, the first that can begin a record.
fn opening_before(text: &str, at: usize, notation: Notation) -> Option<usize> {
    let opening = notation.brackets().0;
    let (mut end, mut strays, mut found) = (at, 0, None);
    loop {
        // A bracket before a comment is that of something else.
        end = match found {
            None => back_over_blanks(text, end, notation),
            Some(_) => text[..end].trim_end_matches(is_blank).len(),
        };
        let Some(letter) = text[..end].chars().next_back() else { break };
        end -= letter.len_utf8();
        match sign(letter) {
            Some(sign @ ('(' | '[' | '{')) if found.is_none() || sign == opening => found = Some(end),
            Some('[') if !text[found.unwrap_or(end)..].starts_with(opening) => {}
            Some('"') if found.is_none() => {}
            Some(',' | ':' | ')' | ']' | '}') if found.is_none() && strays == 0 => strays += 1,
            _ => break,
        }
    }
    let end = found?;
    let before = text[..end].trim_end_matches(|letter: char| letter.is_ascii_alphanumeric());
    let is_named = text[before.len()..end].starts_with(|letter: char| letter.is_ascii_uppercase());
    Some(if is_named { before.len() } else { end })
}

/// The beginning of the name before the list whose first record begins at `record`.
fn section_before(text: &str, record: usize, notation: Notation) -> Option<usize> {
    let (mut end, mut colon, mut list, mut others) = (record, false, false, 0);
    loop {
        end = back_over_blanks(text, end, notation);
        let letter = text[..end].chars().next_back()?;
        match sign(letter) {
            Some(':') => colon = true,
            Some('[') => list = true,
            Some('"') if notation == Notation::Json => {}
            Some(_) if others == 0 => others += 1,
            None if is_of_section(letter) => break,
            _ => return None,
        }
        end -= letter.len_utf8();
    }
    let start = text[..end].trim_end_matches(is_of_section).len();
    let is_known = RecordType::of_section(&text[start..end]).is_some();
    let is_one = if is_known { colon || list } else { colon && list };
    let mark = usize::from(notation == Notation::Json && text[..start].ends_with('"'));
    is_one.then_some(start - mark)
}

fn is_of_section(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// The sections whose first record does not begin with its id.
fn strict_sections(text: &str, notation: Notation) -> Vec<Section> {
    let mut found = Vec::new();
    for record_type in RecordType::ALL {
        let name = record_type.section();
        for at in memmem::find_iter(text.as_bytes(), name) {
            let is_quoted = notation == Notation::Json;
            let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            if text[..at].ends_with(is_of_name) || (is_quoted && !text[..at].ends_with('"')) {
                continue;
            }
            let rest = &text[at + name.len()..];
            let rest = if is_quoted { rest.strip_prefix('"') } else { Some(rest) };
            let rest = rest.and_then(|rest| rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('['));
            let Some(rest) = rest else { continue };
            let mut rest = rest.trim_start();
            while notation == Notation::Ron && rest.starts_with("//") {
                rest = rest[rest.find('\n').unwrap_or(rest.len())..].trim_start();
            }
            let name_of_field = match rest.strip_prefix(notation.brackets().0).map(str::trim_start) {
                Some(field) if is_quoted => field.strip_prefix('"').and_then(|field| field.split_once('"')),
                Some(field) => field.find(|letter| !is_of_name(letter)).filter(|end| *end > 0).map(|end| field.split_at(end)),
                None => None,
            };
            if name_of_field.is_some_and(|(_, rest)| rest.trim_start().starts_with(':')) {
                found.push(Section { name: at - usize::from(is_quoted), first: text.len() - rest.len() });
            }
        }
    }
    found
}

/// The places in `range` where a line begins as the one does on which the record at `first` begins.
fn lines_like(text: &str, first: usize, range: Range<usize>) -> Vec<usize> {
    let Some(line) = text[..first].rfind('\n') else { return Vec::new() };
    let opening = text[first..].chars().next().filter(|letter| matches!(letter, '(' | '{'));
    let indent = &text[line..first];
    let Some(opening) = opening.filter(|_| indent.trim().is_empty()) else { return Vec::new() };
    let pattern = format!("{indent}{opening}");
    let lines = memmem::find_iter(&text.as_bytes()[line..range.end], &pattern);
    lines.map(|at| line + at + indent.len()).filter(|at| range.contains(at)).collect()
}

/// The end of what stands before a byte, without blanks and, in RON, comments.
fn back_over_blanks(text: &str, end: usize, notation: Notation) -> usize {
    let mut end = end;
    loop {
        let before = text[..end].trim_end_matches(is_blank).len();
        if notation == Notation::Ron && text[before..end].contains('\n') {
            let line = text[..before].rfind('\n').map_or(0, |line| line + 1);
            if let Some(comment) = text[line..before].find("//") {
                end = line + comment;
                continue;
            }
        }
        return before;
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_ascii_whitespace() || is_odd_blank(letter)
}

/// The sign of the notation that a character is or looks like.
fn sign(letter: char) -> Option<char> {
    match letter {
        '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"' => Some(letter),
        _ => meant_by(letter).first()?.chars().next().filter(|sign| *sign != ' '),
    }
}

/// The comments of several lines that begin a line.
fn block_comments(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "/*") {
        let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
        if found.last().is_some_and(|last| last.contains(&at)) || !text[line..at].trim().is_empty() {
            continue;
        }
        if let Some(length) = memmem::find(&text.as_bytes()[at..], b"*/") {
            found.push(at..at + length + 2);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginnings of what is found, with the kinds.
    fn found(text: &str, notation: Notation) -> Vec<(Kind, &str)> {
        let marks = landmarks(text, notation);
        marks.into_iter().map(|mark| (mark.kind, text[mark.at..].split(['"', ':', '：']).next().unwrap_or_default())).collect()
    }

    #[test]
    fn records_and_sections_are_found_with_one_sign_damaged() {
        use Kind::{Id, Record, Section};
        let whole = [(Section, "as"), (Record, "(id"), (Record, "(id"), (Section, "terms"), (Record, "(id")];
        let text = "(id: \"d\", agencies: [(id: \"a\", places: [\"p\"]), (id: \"b\")], terms: [\n// (id: \"x\")\n(id: \"c\")])";
        let starts = |text: &str| found(text, Notation::Ron).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        let kinds: Vec<Kind> = whole.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(starts(text), kinds);
        for (from, to) in [
            ("(id: \"b", "（id: \"b"),
            ("(id: \"b", "(id：\"b"),
            ("(id: \"b", "(id \"b"),
            ("(id: \"b", "(id: b"),
            ("(id: \"b", "(id: “b"),
            ("(id: \"b", "(, id: \"b"),
            ("(id: \"b", "(\u{200b}id: \"b"),
            ("terms: [", "terms ["),
            ("terms: [", "terms: "),
            ("terms: [", "terms：["),
            ("terms: [", "terms: [["),
        ] {
            assert_eq!(starts(&text.replacen(from, to, 1)), kinds, "{to}");
        }
        assert_eq!(starts(&text.replacen("(id: \"b", "id: \"b", 1))[2], Id);
        let json =
            "{\"terms\": [{\"name\": 1, \"id\": \"a\"}], \"agencies\": [\n  {\"id\": \"b\"},\n  {\"id\" \"c\"}],\"id\": \"d\"}";
        let kinds: Vec<Kind> = found(json, Notation::Json).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Section, Id, Section, Record, Record, Id]);
    }
}
