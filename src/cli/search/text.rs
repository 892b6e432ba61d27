//! Findings for people: by type, each with the text in which it was found.

use super::super::{Output, Session};
use super::{hits, say_unknown};
use crate::display::{cut, escaped};
use crate::limits;
use crate::model::{Dataset, RecordIndex};
use crate::query::{self, Findings, Found, Hit};
use crate::words::{Words, describe, digits};
use std::io;

/// Writes at most `limit` findings, and tells how many there are.
pub(super) fn write(dataset: &Dataset, findings: &Findings, limit: usize, session: &mut Session) -> io::Result<()> {
    let mut left = limit;
    for group in findings.groups.iter().filter(|group| !group.hits.is_empty()) {
        let shown = &group.hits[..group.hits.len().min(left)];
        if shown.is_empty() {
            break;
        }
        left -= shown.len();
        let heading = describe::type_heading(&session.words, group.record_type);
        let count = digits(group.hits.len().into());
        let heading = session.words.with("cli-search-heading", &[("heading", heading.into()), ("count", count.into())]);
        session.streams.data.line(&heading)?;
        for hit in shown {
            let lines = lines(&session.words, dataset, findings, hit, &session.streams.data);
            session.streams.data.drawn(&lines)?;
        }
    }
    say_unknown(findings, session);
    say_count(dataset, findings, limit, session);
    Ok(())
}

fn lines(words: &Words, dataset: &Dataset, findings: &Findings, hit: &Hit, output: &Output) -> String {
    let query = &findings.request.query;
    let title = describe::title(words, dataset, hit.record);
    let shown = cut(&title, limits::TITLE);
    let line = emphasised(&shown, &query::marks(query, &shown), output);
    let id = cut(dataset.record(hit.record).id().as_str(), limits::TITLE);
    let line = format!("  {line}  [{}]", escaped(&id, &[]));
    match query::found(words, dataset, query, hit) {
        Some(found) if found.text != title => format!("{line}\n    {}", snippet(words, dataset, hit.record, &found, output)),
        _ => line,
    }
}

fn snippet(words: &Words, dataset: &Dataset, record: RecordIndex, found: &Found, output: &Output) -> String {
    let text = emphasised(&found.text, &found.marks, output);
    let label = describe::searched_label(words, dataset.type_of(record), found.field);
    words.with("cli-fact", &[("label", label.into()), ("value", text.into())])
}

fn emphasised(text: &str, marks: &[std::ops::Range<usize>], output: &Output) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for mark in marks {
        shown.push_str(&escaped(&text[at..mark.start], &[]));
        shown.push_str(&output.emphasised(&text[mark.clone()]));
        at = mark.end;
    }
    shown.push_str(&escaped(&text[at..], &[]));
    shown
}

fn say_count(dataset: &Dataset, findings: &Findings, limit: usize, session: &mut Session) {
    let words = &session.words;
    let total = hits(findings).count();
    if total > 0 {
        let shown = digits(total.min(limit).into());
        let line = words.with("cli-search-count", &[("shown", shown.into()), ("total", total.into())]);
        return session.say(&line);
    }
    let mut lines = vec![words.with("cli-search-nothing", &[("count", dataset.len().into())])];
    for (written, facet) in findings.request.query.terms.iter().filter_map(query::misspelt) {
        lines.push(words.with("search-misspelt", &[("written", written.into()), ("facet", facet.code().into())]));
    }
    if !findings.nearest.is_empty() {
        let names: Vec<String> = findings.nearest.iter().map(|index| describe::title(words, dataset, *index)).collect();
        lines.push(words.with("cli-search-nearest", &[("names", names.join(words.get("list-separator")).into())]));
    }
    lines.iter().for_each(|line| session.say(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_emphasised_where_they_stand() {
        let mut sink = Vec::new();
        let output = Output::new(&mut sink, true, true);
        for (text, marks, expected) in [
            ("機構改革", vec![(3, 6), (9, 12)], "機<構>改<革>"),
            ("機構", vec![(0, 6)], "<機構>"),
            ("機構", vec![], "機構"),
            ("a\u{1b}b\u{9b}", vec![(0, 2)], "<a\\u{1b}>b\\u{9b}"),
        ] {
            let marks: Vec<_> = marks.into_iter().map(|(start, end)| start..end).collect();
            let expected = expected.replace('<', "\u{1b}[1m").replace('>', "\u{1b}[0m");
            assert_eq!(emphasised(text, &marks, &output), expected);
        }
    }
}
