//! One slip of the hand costs one record: a sign that is taken out, put in, or typed full-width, anywhere outside of texts.
//!
//! Run with `SLIPS=1` to try every slip at every position, which takes hours. `SLIPS=23` tries about one at each position of the example
//! and at every fiftieth of Chengdu, which takes minutes, and is what CI runs; without it some hundreds are tried.

use crate::common::{SHIPPED, day, read};
use reform_explorer::export::{Format, Selection, export_to};
use reform_explorer::load::{self, Defect, Flaw, Form, FoundSource, LoadError, Location, Problem};
use reform_explorer::model::{Language, RecordType};
use reform_explorer::parallel;
use std::fmt::Write;
use std::ops::ControlFlow;

/// How many slips are tried in each text, evenly spread over all of them.
const TRIED: usize = 100;

/// How many times fewer slips are tried in the larger dataset than in the example, unless all are.
const SPARSER: usize = 50;

/// At how many places each text is cut off, and at which of its first bytes.
const TRUNCATED: usize = 24;
const TRUNCATED_EARLY: usize = 2400;
const TRUNCATED_EARLY_STEP: usize = 47;

/// How many problems a text has that has many.
const MANY: usize = 4_000;

/// The share of slips, in thousandths, that may cost more than one record, and that may be told in more than two messages.
const EXCEPTIONS: usize = 10;

/// The signs that are taken out and put in.
const SIGNS: [char; 9] = ['(', ')', '[', ']', '{', '}', ',', ':', '"'];

/// The signs that are put in where they do not belong, and what each of them may be taken for.
const ALIKE: [(char, char); 14] = [
    ('（', '('),
    ('）', ')'),
    ('，', ','),
    ('：', ':'),
    ('；', ','),
    ('“', '"'),
    ('”', '"'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('\u{a0}', ' '),
    ('\u{200b}', ' '),
    ('\u{3000}', ' '),
];

/// A change of one sign of a text.
#[derive(Clone, Copy, Debug)]
struct Slip {
    at: usize,
    taken: Option<char>,
    put: Option<char>,
}

impl Slip {
    fn apply(self, text: &str) -> String {
        let mut text = text.to_owned();
        let end = self.at + self.taken.map_or(0, char::len_utf8);
        text.replace_range(self.at..end, self.put.map(String::from).unwrap_or_default().as_str());
        text
    }
}

/// Every slip outside of the texts and comments of a dataset.
fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let (mut in_text, mut in_comment, mut is_escaped) = (false, false, false);
    for (at, letter) in text.char_indices() {
        let is_json = text.starts_with('{');
        in_comment = if in_comment { letter != '\n' } else { !in_text && !is_json && text[at..].starts_with("//") };
        let is_outside = !in_text && !in_comment;
        // Within a row of blanks one place is as good as another.
        let is_inner = letter.is_whitespace() && text[..at].ends_with(char::is_whitespace);
        if (is_outside && !is_inner) || (letter == '"' && !is_escaped && !in_comment) {
            if SIGNS.contains(&letter) {
                slips.push(Slip { at, taken: Some(letter), put: None });
                let alike = ALIKE.iter().filter(|(_, sign)| *sign == letter);
                slips.extend(alike.map(|(alike, _)| Slip { at, taken: Some(letter), put: Some(*alike) }));
            }
            if is_outside && !is_inner {
                let put = SIGNS.into_iter().chain(ALIKE.iter().map(|(alike, _)| *alike));
                slips.extend(put.map(|put| Slip { at, taken: None, put: Some(put) }));
            }
        }
        if letter == '"' && !is_escaped && !in_comment {
            in_text = !in_text;
        }
        is_escaped = in_text && letter == '\\' && !is_escaped;
    }
    slips
}

/// What a slip did.
#[derive(Debug)]
struct Outcome {
    slip: Slip,
    lost: usize,
    problems: Vec<Problem>,
    /// Whether what is suggested leads back to a dataset without problems.
    is_mended: bool,
}

fn load(text: &str) -> (usize, Vec<Problem>) {
    match load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => (loaded.dataset.len(), loaded.problems),
        Err(LoadError::Unreadable(problems)) => (0, problems),
        Err(error) => panic!("{error:?}"),
    }
}

fn outcome(text: &str, records: usize, slip: Slip) -> Outcome {
    let damaged = slip.apply(text);
    let (left, problems) = load(&damaged);
    let fixes = load::fixes(&problems);
    let mended = load::mended(&damaged, &fixes);
    // The text itself has been read already.
    let is_mended = fixes.is_empty() || mended == text || load(&mended) == (records, Vec::new());
    Outcome { slip, lost: records.saturating_sub(left), problems, is_mended }
}

/// The datasets that come with the program, in RON and in JSON.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (name, text) in SHIPPED {
        texts.push((format!("{name} in RON"), text.to_owned()));
        texts.push((format!("{name} in JSON"), json(text)));
    }
    texts
}

fn tried(name: &str, text: &str) -> Vec<Slip> {
    let all = slips(text);
    let step = match std::env::var("SLIPS").ok().map(|step| step.parse().expect("a number")) {
        Some(step) if step == 1 || name.starts_with("example") => step,
        Some(step) => step * SPARSER,
        None => (all.len() / TRIED) | 1,
    };
    all.into_iter().step_by(step).collect()
}

fn report(text: &str, outcome: &Outcome) -> String {
    let Outcome { slip, lost, problems, .. } = outcome;
    let before: String = text[..slip.at].chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[slip.at..].chars().take(24).collect();
    let mut report = format!("{before}⟨-{:?} +{:?}⟩{after}: {lost} lost", slip.taken, slip.put);
    for problem in problems.iter().take(5) {
        let _ = write!(report, "\n    {} {:?} {:?}", problem.location, problem.record, problem.defect);
    }
    report
}

/// A dataset in the form in which the program exports it.
fn json(text: &str) -> String {
    let dataset = read(text).dataset;
    let selection = Selection::new(&dataset, dataset.indices(), day(), Language::Hant);
    let mut written = Vec::new();
    export_to(&selection, Format::Json, &mut written, &mut |_, _| ControlFlow::Continue(())).expect("memory can be written to");
    String::from_utf8(written).expect("exports are UTF-8")
}

/// What must not be, in how many thousandths of all slips it may be, and whether it is.
type Check<'a> = (&'a str, usize, &'a dyn Fn(&Outcome) -> bool);

#[test]
fn one_slip_costs_one_record_and_is_told_once() {
    for (name, text) in texts() {
        let (records, problems) = load(&text);
        assert_eq!(problems, [], "{name}");
        let tried = tried(&name, &text);
        let outcomes = parallel::collect(tried.len(), |position| outcome(&text, records, tried[position]));
        let section = largest_section(&text);
        let checks: [Check; 5] = [
            ("cost more than one record", EXCEPTIONS, &|outcome| outcome.lost > 1),
            ("are told in more than two messages", EXCEPTIONS, &|outcome| outcome.problems.len() > 2),
            ("are mended wrongly", EXCEPTIONS, &|outcome| !outcome.is_mended),
            ("cost more than a section", 0, &|outcome| outcome.lost > section),
            ("cost a record in silence", 0, &|outcome| outcome.lost > 0 && outcome.problems.is_empty()),
        ];
        for (what, allowed, is_so) in checks {
            let found: Vec<String> = outcomes.iter().filter(|found| is_so(found)).map(|found| report(&text, found)).collect();
            let share = found.len() * 1000 / outcomes.len();
            assert!(share <= allowed, "{name}: {} of {} slips {what}:\n{}", found.len(), outcomes.len(), found.join("\n"));
        }
    }
}

/// How many records the largest section has.
fn largest_section(text: &str) -> usize {
    let dataset = read(text).dataset;
    RecordType::ALL.into_iter().map(|record_type| dataset.records.count(record_type)).max().unwrap_or_default()
}

#[test]
fn a_truncated_text_gives_one_message() {
    for (name, text) in texts() {
        let text = text.trim_end();
        let step = text.len() / TRUNCATED;
        let told = |end: usize| {
            let (_, problems) = load(&text[..end]);
            (problems.len() != 1 || problems[0].code() != "syntax").then(|| format!("{end}: {problems:?}"))
        };
        let ends = (1..TRUNCATED).map(|part| part * step).chain((1..TRUNCATED_EARLY).step_by(TRUNCATED_EARLY_STEP));
        let ends: Vec<usize> = ends.map(|end| text.floor_char_boundary(end)).collect();
        let wrong: Vec<String> = parallel::collect(ends.len(), |part| told(ends[part])).into_iter().flatten().collect();
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
    }
}

/// What is typed, what was meant, and how it is told.
#[test]
fn a_slip_is_named_and_mended() {
    let ron = "#![enable(implicit_some)]\n(schema: 1, id: \"d\", title: \"題\", language: hant, sources: [\n(id: \"s\", title: \"「文」\", date: \"2019\", evidence: [(p: 1, quote: \"某\")]),\n], \
               changes: [\n(id: \"c\", kind: merge, date: \"2019-06-30\", evidence: [(p: 2, quote: \"文\", nth: 1)]),\n(id: \"e\", kind: abolish, \
               evidence: [(p: 3, quote: \"字\")]),\n], agencies: [\n(id: \"a\", name: \"局\", levels: [district, township], evidence: [(p: 4, quote: \"局\")]),\n\
               (id: \"b\", name: (hant: \"所\", hans: \"所\"), levels: [township], evidence: [(p: 5, quote: \"所\")]),\n])";
    let json = "{\"schema\": 1, \"id\": \"d\", \"title\": \"題\", \"changes\": [\n{\"id\": \"c\", \"kind\": \"merge\", \"date\": \"2019\", \
                \"evidence\": [{\"p\": 1, \"quote\": \"某\"}]},\n{\"id\": \"e\", \"kind\": \"abolish\", \"evidence\": [{\"p\": 3, \"quote\": \"字\"}]}\n]}";
    let mistaken = |found, meant| Defect::Syntax(Flaw::Mistaken { found, meant });
    let missing = |sign, is_before| Defect::Syntax(Flaw::Missing { sign, is_before });
    let quoted = |code: &str| Defect::WrongValue(Form::Quoted(code.to_owned()));
    let unquoted = |text: &str| Defect::WrongValue(Form::Unquoted(text.to_owned()));
    let place = |line, column| Some(Location { line, column });
    let unknown_word = |found: &str, meant: &str| {
        let allowed = ["enable", "implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];
        let allowed = allowed.map(str::to_owned).to_vec();
        Defect::UnknownCode { found: found.to_owned(), nearest: Some(meant.to_owned()), allowed }
    };
    let cases = [
        (ron, "kind: merge", "kind： merge", Some("c"), mistaken('：', ':')),
        (ron, "merge,", "merge，", Some("c"), mistaken('，', ',')),
        (ron, "merge,", "merge;", Some("c"), mistaken(';', ',')),
        (ron, "\"2019-06-30\"", "“2019-06-30”", Some("c"), mistaken('“', '"')),
        (ron, "\"2019-06-30\"", "“2019-06-30\"", Some("c"), mistaken('“', '"')),
        (ron, "(id: \"e\"", "（id: \"e\"", Some("e"), mistaken('（', '(')),
        (ron, "(id: \"e\"", "((id: \"e\"", Some("e"), Defect::Syntax(Flaw::Stray('('))),
        (ron, "kind: merge", "kind:\u{a0}merge", Some("c"), mistaken('\u{a0}', ' ')),
        (ron, "kind: abolish", "\u{200b}kind: abolish", Some("e"), Defect::Syntax(Flaw::Stray('\u{200b}'))),
        (ron, "\"c\", kind", "\"c\" kind", Some("c"), missing(',', false)),
        (ron, "kind: merge", "kind merge", Some("c"), missing(':', false)),
        (ron, "\"「文」\", date", "「文」\", date", Some("s"), missing('"', true)),
        (
            ron,
            "\"e\", kind",
            "\"e, kind",
            Some("e"),
            Defect::Syntax(Flaw::Unclosed { opening: '"', closing: '"', place: place(6, 8) }),
        ),
        (
            ron,
            "nth: 1)]",
            "nth: 1]",
            Some("c"),
            Defect::Syntax(Flaw::Unclosed { opening: '(', closing: ')', place: place(5, 80) }),
        ),
        (ron, "date: \"2019\"", "date: 2019", Some("s"), unquoted("2019")),
        (ron, "date: \"2019-06-30\"", "date: 2019-06-30", Some("c"), unquoted("2019-06-30")),
        (ron, "kind: merge", "kind: \"merge\"", Some("c"), quoted("merge")),
        (ron, "language: hant", "language: \"hant\"", Some("d"), quoted("hant")),
        (ron, "p: 2", "p: \"2\"", Some("c"), quoted("2")),
        (ron, "p: 2", "p: ２", Some("c"), mistaken('２', '2')),
        (ron, "schema: 1", "schema: １", Some("d"), mistaken('１', '1')),
        (ron, "levels: [district, township]", "levels: [\"district\", \"township\"]", Some("a"), quoted("district")),
        (ron, "levels: [township]", "levels: township", Some("b"), Defect::WrongValue(Form::NoList("township".to_owned()))),
        (
            ron,
            "hant: \"所\", hans",
            "hant: \"所, hans",
            Some("b"),
            Defect::Syntax(Flaw::Unclosed { opening: '"', closing: '"', place: place(9, 26) }),
        ),
        (ron, "#![enable(", "#![enabel(", None, unknown_word("enabel", "enable")),
        (ron, "implicit_some", "implicit_sme", None, unknown_word("implicit_sme", "implicit_some")),
        (ron, "[enable(implicit_some)]", "[enable（implicit_some)]", None, mistaken('（', '(')),
        (ron, "id: \"e\"", "id: \"E \"", Some("E "), Defect::MalformedId("E ".to_owned())),
        (json, "\"id\": \"e\"", "\"id\": \"e\u{200b}\"", Some("e\u{200b}"), Defect::MalformedId("e\u{200b}".to_owned())),
        (json, "\"2019\"", "2019", Some("c"), unquoted("2019")),
        (json, "\"merge\",", "\"merge\"，", Some("c"), mistaken('，', ',')),
        (json, "{\"id\": \"e\"", "｛\"id\": \"e\"", Some("e"), mistaken('｛', '{')),
        (json, "\"p\": 3", "\"p\": \"3\"", Some("e"), quoted("3")),
        (json, "\"kind\": \"abolish\"", "kind: \"abolish\"", Some("e"), Defect::Syntax(Flaw::Unquoted("kind".to_owned()))),
        (json, "\"changes\": [", "changes: [", None, Defect::Syntax(Flaw::Unquoted("changes".to_owned()))),
    ];
    for (text, meant, typed, record, defect) in cases {
        let damaged = text.replacen(meant, typed, 1);
        let (_, problems) = load(&damaged);
        let told: Vec<_> = problems.iter().map(|problem| (problem.record.as_deref(), &problem.defect)).collect();
        assert_eq!(told, [(record, &defect)], "{typed}");
        assert_eq!(load::mended(&damaged, &load::fixes(&problems)), text, "{typed}");
    }
}

/// However many problems a text has, each is told, and no more is done for it than for a few.
#[test]
fn many_problems_are_all_told() {
    let fields: String = (0..MANY).map(|number| format!("f{number}: {number}, ")).collect();
    let terms = |records: &str| format!("(schema: 1, id: \"d\", title: \"題\", terms: [{records}])");
    let term = |id: usize, fields: &str| {
        format!("(id: \"t{id}\", {fields}name: \"詞\", gloss: \"義\", evidence: [(p: 1, quote: \"某\")])")
    };
    let (records, problems) = load(&terms(&term(0, &fields)));
    assert_eq!((records, problems.len()), (1, MANY));
    for sign in ["", ";", "；"] {
        let all: String = (0..MANY).map(|id| term(id, "") + sign + "\n").collect();
        let (records, problems) = load(&terms(&all));
        assert!(records == MANY && problems.len() >= MANY - 2, "{sign}: {records}, {}", problems.len());
    }
}
