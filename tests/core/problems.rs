//! What is wrong with a dataset is found all at once, each at its place.

use proptest::prelude::*;
use proptest::sample::Index;
use reform_explorer::evidence::SourceText;
use reform_explorer::load::{self, FoundSource, LoadError};
use std::ops::ControlFlow;

/// The problems of a text as `line:column code`, and how many records could be read.
fn problems(text: &str) -> (Vec<String>, usize) {
    let source = || FoundSource::Text(SourceText::new("第一段,設立甲局。\n第二段,設立乙局,撤銷乙局。"));
    let told = |problems: &[load::Problem]| {
        problems.iter().map(|problem| format!("{} {}", problem.location, problem.code())).collect::<Vec<_>>()
    };
    match load::parse(text, &mut |_| source(), &mut |_| ControlFlow::Continue(())) {
        Ok(loaded) => (told(&loaded.problems), loaded.dataset.len()),
        Err(LoadError::Unreadable(problems)) => (told(&problems), 0),
        Err(error) => panic!("{error:?}"),
    }
}

/// A dataset with these sections. Their first line is line 3; a source takes the section `sources`.
fn dataset(sections: &str) -> String {
    format!("(\nschema: 1, id: \"d\", title: \"d\",\n{sections}\n)")
}

#[test]
fn each_defect_is_reported_at_its_place() {
    let evidence = "evidence: [(p: 1, quote: \"甲局\")]";
    let cited = "sources: [(id: \"s\", title: \"t\", evidence: [(p: 1, quote: \"第一\")])],\n";
    let cases: Vec<(String, &[&str], usize)> = vec![
        (format!("agencies: [(id: \"a\", name: \"甲\", {evidence})]"), &[], 1),
        (format!("agencies: [(id: \"a\", nam: \"甲\", {evidence})]"), &["3:22 unknown-field"], 0),
        (format!("agencies: [(id: \"a\", name: (hatn: \"甲\", en: \"A\"), {evidence})]"), &["3:29 unknown-field"], 1),
        (format!("agencies: [\n(id: \"a\", name: \"甲\", levels: [municpal], {evidence})]"), &["4:31 unknown-code"], 0),
        (format!("agencies: [(id: \"a\", name: 3, {evidence})]"), &["3:28 wrong-value"], 0),
        (format!("agencies: [(id: \"A b\", name: \"甲\", {evidence})]"), &["3:13 malformed-id"], 1),
        (
            format!("agencies: [(id: \"a\", name: \"甲\", {evidence}),\n(id: \"a\", name: \"乙\", {evidence})]"),
            &["4:2 duplicate-id"],
            2,
        ),
        (format!("agencies: [(id: \"a\", name: \"甲\", measures: [\"m\"], {evidence})]"), &["3:44 dangling-reference"], 1),
        (
            format!(
                "places: [(id: \"p\", name: \"地\", {evidence})],\nagencies: [(id: \"a\", name: \"甲\", measures: [\"p\"], {evidence})]"
            ),
            &["4:44 wrong-target"],
            2,
        ),
        ("agencies: [(id: \"a\", name: \"甲\")]".to_owned(), &["3:12 no-evidence"], 1),
        (format!("agencies: [(id: \"a\", name: \"甲\", inferred: [\"levels\"], {evidence})]"), &["3:44 no-such-field"], 1),
        (
            "agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"甲局\", field: \"kinds\")])]".to_owned(),
            &["3:64 no-such-field"],
            1,
        ),
        (format!("agencies: [],\nagencies: [(id: \"a\", name: \"甲\", {evidence})]"), &["4:1 duplicate-section"], 0),
        ("colour: \"red\"".to_owned(), &["3:1 unknown-field"], 0),
        (format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"甲局\")])]"), &["4:44 moved-anchor"], 2),
        (format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"丙局\")])]"), &["4:44 lost-anchor"], 2),
        (
            format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 2, quote: \"乙局\")])]"),
            &["4:44 ambiguous-anchor"],
            2,
        ),
        (
            format!("{cited}agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"甲局\", to: \"丁\")])]"),
            &["4:44 lost-passage-end"],
            2,
        ),
        (
            "sources: [(id: \"s\", title: \"t\", sha256: \"00\", evidence: [(p: 1, quote: \"第一\")])]".to_owned(),
            &["3:33 malformed-sha256"],
            1,
        ),
        (
            format!("agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"{}\")])]", "字".repeat(25)),
            &["3:51 long-quote"],
            1,
        ),
        (
            format!(
                "agencies: [\n  (id: \"a\", name: \"甲\", {evidence}),\n  (id: \"b\", name: \"乙,\n  (id: \"c\", name: \"丙\", {evidence}),\n]"
            ),
            &["5:19 syntax"],
            2,
        ),
        (
            format!(
                "agencies: [\n(id: \"a\", levels: [x]),\n(id: \"b\", name: \"乙\", places: [\"x\"], {evidence}),\n(id: \"b\", name: \"丙\", nme: 1)]"
            ),
            &["4:20 unknown-code", "5:31 dangling-reference", "6:1 no-evidence", "6:2 duplicate-id", "6:22 unknown-field"],
            2,
        ),
    ];
    for (sections, expected, records) in cases {
        let (found, read) = problems(&dataset(&sections));
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), read), (expected.to_vec(), records), "{sections}");
    }
}

#[test]
fn a_text_without_a_dataset_says_why() {
    for (text, expected) in [
        ("", "1:1 syntax"),
        ("第一段。", "1:1 syntax"),
        ("(schema: 3, id: \"d\", title: \"d\")", "1:10 wrong-schema"),
        ("(schema: 1, title: \"d\")", "1:1 missing-field"),
        ("[1, 2]", "1:1 syntax"),
    ] {
        assert_eq!(problems(text), (vec![expected.to_owned()], 0), "{text}");
    }
}

#[test]
fn blanks_comments_and_order_change_nothing() {
    let plain =
        dataset("agencies: [(id: \"a\", name: \"甲\", levels: [municipal, district], evidence: [(p: 1, quote: \"甲局\")])]");
    let other = "#![enable(implicit_some)]\nDataset(/* head */ title: \"d\", id: \"d\", schema: 1, // end\r\n agencies: [ (\n evidence: [(quote: \"甲局\", p: 1,),], levels: [municipal, /* , */ district,], name: \"甲\", id: \"a\", ), ],\n)\n";
    let read = |text: &str| load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
    let (plain, other) = (read(&plain), read(other));
    assert_eq!((plain.head, plain.records), (other.head, other.records));
}

#[test]
fn reading_can_be_stopped() {
    let result = load::parse(load::CHENGDU, &mut |_| FoundSource::Absent, &mut |progress| {
        if progress.records > 100 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(result, Err(LoadError::Cancelled)));
}

/// What follows from another defect is not told beside it.
#[test]
fn one_cause_gives_one_problem() {
    let evidence = "evidence: [(p: 1, quote: \"甲局\")]";
    let source = "sources: [(id: \"s\", title: \"t\", evidence: [(p: 1, quote: \"第一\")])]";
    let referring = format!("changes: [(id: \"c\", kind: abolish, from: [\"a\"], {evidence})]");
    let cases: Vec<(String, &[&str])> = vec![
        // A reference to a record that is there but could not be read.
        (format!("agencies: [(id: \"a\", name: 3, {evidence})],\n{referring}"), &["3:28 wrong-value"]),
        (format!("agences: [(id: \"a\", name: \"甲\", {evidence})],\n{referring}"), &["3:1 unknown-field"]),
        (format!("agencies: [],\nagencies: [(id: \"a\", name: \"甲\", {evidence})],\n{referring}"), &["4:1 duplicate-section"]),
        (format!("agencies: [3, (id: \"a\", name: 3, {evidence})],\n{referring}"), &["3:12 syntax", "3:31 wrong-value"]),
        // No record is there: what is written in a comment or in a text is not.
        (format!("// (id: \"a\", name: \"甲\")\n/* (id: \"a\") */\n{referring}"), &["5:43 dangling-reference"]),
        (
            format!("terms: [(id: \"t\", name: \"id: \\\"a\\\", id: 甲\", gloss: r#\"(id: \"a\")\"#, {evidence})],\n{referring}"),
            &["4:43 dangling-reference"],
        ),
        (
            format!("agencies: [\n// (id: \"a\", name: \"甲\"),\n(id: \"b\", name: 3, {evidence})],\n{referring}"),
            &["5:17 wrong-value", "6:43 dangling-reference"],
        ),
        // A text that cannot be followed from one place on.
        (
            format!("agencies: [\n(id: \"a\", name: \"甲, {evidence}),\n(id: \"b\", name: \"乙\", {evidence}),\n],\n{referring}"),
            &["4:17 syntax"],
        ),
        (format!("agencies: [\n(id: \"a\", name: \"甲\", levels: [township, {evidence}),\n],\n{referring}"), &["4:30 syntax"]),
        (
            format!("agencies: [\n(id: \"a\", name: \"甲\", {evidence})\n(id: \"b\", name: \"乙\", {evidence}),\n]\n{referring}"),
            &["4:53 syntax", "6:1 syntax"],
        ),
        // A field under another name, and what depends on it.
        ("agencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, qoute: \"甲局\")])]".to_owned(), &["3:51 unknown-field"]),
        (
            format!(
                "places: [(id: \"town\", name: \"鎮\", {evidence})],\nagencies: [(id: \"a\", name: \"甲\", places: [\"twon\"], {evidence})]"
            ),
            &["4:42 dangling-reference"],
        ),
        // Evidence that is itself wrong.
        (format!("{source},\nagencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, quote: \"\")])]"), &["4:51 empty-quote"]),
        (
            format!("{source},\nagencies: [(id: \"a\", name: \"甲\", evidence: [(p: 0, quote: \"丙局\")])]"),
            &["4:45 zero-position"],
        ),
        (
            format!("{source},\nagencies: [(id: \"a\", name: \"甲\", evidence: [(p: 1, nth: 0, quote: \"甲局\")])]"),
            &["4:51 zero-position"],
        ),
        (
            "sources: [(id: \"s\", title: \"t\", sha256: \"0f\", evidence: [(p: 1, quote: \"第一\")])]".to_owned(),
            &["3:33 malformed-sha256"],
        ),
        // A record that is wrong in a way that makes others wrong.
        (format!("functions: [(id: \"a\", name: \"甲\", within: \"a\", {evidence})]"), &["3:34 cycle"]),
        (
            format!(
                "agencies: [(id: \"a\", name: \"甲\", {evidence}), (id: \"A\", name: \"乙\u{7}\", {evidence})],\nrelations: [(id: \"r\", kind: part_of, from: \"a\", to: [\"a\"], {evidence})]"
            ),
            &["3:68 malformed-id", "3:77 control-character", "4:49 cycle"],
        ),
        (
            format!(
                "metrics: [(id: \"m\", name: \"甲\", value: \"1e9\", statistic: count, qualifier: exact, wording: \"近1e9\", {evidence})]"
            ),
            &["3:39 wrong-number"],
        ),
    ];
    let differing = cases.into_iter().filter_map(|(sections, expected)| {
        let (found, _) = problems(&dataset(&sections));
        (found != expected).then(|| format!("{found:?} and not {expected:?}: {sections}"))
    });
    assert_eq!(differing.collect::<Vec<_>>(), [""; 0]);
}

/// What the source does not state contradicts nothing, and neither does what may be several.
#[test]
fn silence_is_no_problem() {
    let evidence = "evidence: [(p: 1, quote: \"甲局\")]";
    let agencies = format!(
        "agencies: [(id: \"a\", name: \"甲\", {evidence}), (id: \"b\", name: \"乙\", {evidence}), (id: \"all\", name: \"丙\", each: true, {evidence})]"
    );
    let group = |count: &str| format!("(text: \"站\"{count})");
    let cases: [(&str, String, &str, Option<&str>); 24] = [
        ("establish", String::new(), "\"a\"", None),
        ("establish", "\"b\"".to_owned(), "\"a\"", Some("from")),
        ("establish", String::new(), "\"a\", \"b\"", None),
        ("merge", String::new(), "\"a\"", None),
        ("merge", "\"b\"".to_owned(), "\"a\"", Some("from")),
        ("merge", "\"all\"".to_owned(), "\"a\"", None),
        ("merge", group(""), "\"a\"", None),
        ("merge", group(", count: 1"), "\"a\"", Some("from")),
        ("merge", group(", count: 1, qualifier: more_than"), "\"a\"", None),
        ("merge", "\"nowhere\"".to_owned(), "\"a\"", None),
        ("reconstitute", group(""), "\"a\"", None),
        ("reconstitute", "\"a\"".to_owned(), "\"a\"", None),
        ("rename", "\"a\"".to_owned(), "\"a\"", Some("to")),
        ("rename", group(""), "\"a\"", None),
        ("rename", group(", count: 3"), "\"a\"", Some("from")),
        ("split", "\"a\"".to_owned(), "", None),
        ("split", "\"a\"".to_owned(), "\"a\", \"b\"", None),
        ("split", "\"a\"".to_owned(), "\"b\"", Some("to")),
        ("split", group(", count: 10"), "\"a\", \"b\"", Some("from")),
        ("abolish", "\"a\", \"b\"".to_owned(), "", None),
        ("abolish", "\"a\"".to_owned(), "\"b\"", Some("to")),
        ("add_nameplate", String::new(), "\"a\", \"b\"", None),
        ("transfer_functions", "\"a\"".to_owned(), "\"a\"", Some("to")),
        ("transfer_functions", "\"a\", \"b\"".to_owned(), "\"a\"", None),
    ];
    for (kind, from, to, expected) in cases {
        let text = dataset(&format!(
            "{agencies},\nchanges: [(id: \"c\", kind: {kind}, {evidence},\n  from: [{from}],\n  to: [{to}],\n)]"
        ));
        let (found, _) = problems(&text);
        let line = expected.map(|side| if side == "from" { "5:3 " } else { "6:3 " });
        let told: Vec<&String> = found.iter().filter(|problem| !problem.ends_with("dangling-reference")).collect();
        assert_eq!(
            (told.len(), told.iter().all(|problem| problem.starts_with(line.unwrap_or_default()))),
            (usize::from(line.is_some()), true),
            "{kind} {from} {to}: {found:?}"
        );
    }
}

/// Whatever is wrong with a text: everything told of it lies inside, begins where it says, and can be mended without harm.
fn assert_sound(text: &str) -> usize {
    let read = |text: &str| load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(()));
    let problems = match read(text) {
        Ok(loaded) => loaded.problems,
        Err(LoadError::Unreadable(problems)) => problems,
        Err(error) => panic!("{error:?}: {text}"),
    };
    for problem in &problems {
        let before = text.get(..problem.span.start).unwrap_or_else(|| panic!("{problem:?}: {text}"));
        assert!(
            text.get(problem.span.clone()).is_some_and(|marked| !marked.contains('\n') || marked == "\n"),
            "{problem:?}: {text}"
        );
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        assert_eq!((problem.location.line as usize, problem.location.column as usize), (line, column), "{problem:?}: {text}");
        assert!(problem.fixes.iter().all(|fix| text.get(fix.range.clone()).is_some()), "{problem:?}: {text}");
    }
    assert!(!matches!(read(&load::mended(text, &load::fixes(&problems))), Err(LoadError::Cancelled)));
    problems.len()
}

/// A dataset of some two thousand characters with every sort of part in it.
fn example() -> String {
    let evidence = "evidence: [(p: 1, quote: \"甲局\", to: \"完\", field: \"name\"), (p: 2, quote: \"乙\\\"\", nth: 2)]";
    dataset(&format!(
        "// 註\nagencies: [\n  (id: \"a\", name: (hant: \"甲\", en: \"A\"), levels: [township, village], aliases: [(name: \"甲所\", kind: short)], {evidence}),\n  \
         (id: \"b\", name: \"乙\", each: true, places: [\"p\"], {evidence}),\n],\nplaces: [\n  (id: \"p\", name: r#\"鎮\"#, within: \"q\", {evidence}),\n  \
         (id: \"q\", name: \"縣\", /* 縣 */ {evidence}),\n],\nchanges: [\n  (id: \"c\", kind: merge, from: [\"b\", (text: \"站\", count: 3, qualifier: about, among: [\"a\"])], \
         to: [\"a\"], date: \"2021-06\", {evidence}),\n],\nmetrics: [\n  (id: \"m\", name: \"船\", value: \"4.6\", scale: wan, statistic: count, qualifier: more_than, \
         wording: \"4.6萬餘艘\", period: \"2019-01/2019-06\", streak: (count: 3, unit: year), {evidence}),\n],\n"
    ))
}

#[test]
fn any_beginning_of_a_dataset_is_read_without_panic() {
    for (text, step) in
        [(example(), 1), (include_str!("../../assets/template.ron").to_owned(), 61), (load::EXAMPLE_TOWN.to_owned(), 1009)]
    {
        let text = text.trim_end();
        for end in (0..text.len()).step_by(step).filter(|end| text.is_char_boundary(*end)) {
            assert!(assert_sound(&text[..end]) > 0, "nothing is told of {}", &text[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A few letters put in or taken out anywhere.
    #[test]
    fn any_damage_is_told_soundly(damage in proptest::collection::vec((any::<Index>(), 0..3_usize, "[\\[\\](){}\",:/'*\\\\a1\u{0}\u{9b}甲 \r\n-]{0,2}"), 1..4)) {
        let mut text = example();
        for (place, taken, put) in damage {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = place.index(starts.len());
            let end = (start + taken).min(starts.len() - 1);
            text.replace_range(starts[start]..starts[end], &put);
        }
        assert_sound(&text);
    }
}

/// What `--suggest` puts into an anchor: where a quote stands, or the form in which the source has it, and never another figure.
#[test]
fn anchors_are_corrected_in_place_and_form_alone() {
    let head = "(schema: 1, id: \"d\", title: \"d\", sources: [(id: \"s\", title: \"s\", evidence: [(p: 1, quote: \"首段\")])], agencies: [";
    let cases = [
        ("(p: 3, quote: \"設立甲局\")", Some("(p: 2, quote: \"設立甲局\")")),
        ("(p: 2, quote: \"设立甲局\")", Some("(p: 2, quote: \"設立甲局\")")),
        ("(p: 3, quote: \"设立甲局\")", Some("(p: 2, quote: \"設立甲局\")")),
        ("(quote: \"设立甲局\", p: 3)", Some("(quote: \"設立甲局\", p: 2)")),
        ("(p: 2, quote: \"設立甲局\", to: \"乙队\")", Some("(p: 2, quote: \"設立甲局\", to: \"乙隊\")")),
        ("(p: 3, quote: \"增加13.3億元\")", None),
        ("(p: 3, quote: \"增加12.3亿元\")", Some("(p: 3, quote: \"增加12.3億元\")")),
        ("(p: 2, quote: \"站\")", None),
    ];
    let source = SourceText::new("首段。\n設立甲局,撤銷乙隊。\n增加12.3億元,東站西站。");
    for (evidence, expected) in cases {
        let text = format!("{head}(id: \"a\", name: \"a\", evidence: [{evidence}])])");
        let loaded = load::parse(&text, &mut |_| FoundSource::Text(source.clone()), &mut |_| ControlFlow::Continue(()));
        let loaded = loaded.expect("a dataset");
        assert_eq!(loaded.problems.len(), 1, "{evidence}: {:?}", loaded.problems);
        let mended = load::mended(&text, &load::fixes(&loaded.problems));
        let expected = text.replace(evidence, expected.unwrap_or(evidence));
        assert_eq!(mended, expected, "{evidence}");
    }
}

/// A copy in the other script may say in which paragraph a quote stands, and never how it is spelt.
#[test]
fn a_copy_in_the_other_script_corrects_no_spelling() {
    let quotes = ["設立甲局", "撤銷乙隊", "東門"].map(|quote| format!("(p: 2, quote: \"{quote}\")"));
    let evidence = format!("{}, (p: 3, quote: \"乙隊\"), (p: 2, quote: \"關門\")", quotes.join(", "));
    let text = format!(
        "(schema: 1, id: \"d\", title: \"d\", sources: [(id: \"s\", title: \"s\", evidence: [(p: 1, quote: \"首段\")])], agencies: [(id: \"a\", name: \"a\", evidence: [{evidence}])])"
    );
    let source = SourceText::new("首段。\n设立甲局，撤销乙队，东门。\n关闭西门。");
    let loaded = load::parse(&text, &mut |_| FoundSource::Text(source.clone()), &mut |_| ControlFlow::Continue(()));
    let loaded = loaded.expect("a dataset");
    let expected = text.replace("(p: 3, quote: \"乙隊\")", "(p: 2, quote: \"乙隊\")");
    assert_eq!(load::mended(&text, &load::fixes(&loaded.problems)), expected);
}
