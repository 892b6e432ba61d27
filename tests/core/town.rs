//! The invented town with copies of its text as they come about: its evidence ends in every state, for every reason.

use reform_explorer::evidence::SourceText;
use reform_explorer::load::{self, EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT, FoundSource, Standing};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// The states in which anchors of the town end with this text, how the text stands to the one that was encoded, and the codes of what is
/// told of it.
fn outcome(text: Option<&str>) -> (Vec<&'static str>, Option<Standing>, BTreeSet<&'static str>) {
    let mut find = |_: &_| text.map_or(FoundSource::Absent, |text| FoundSource::Text(SourceText::new(text)));
    let loaded = load::parse(EXAMPLE_TOWN, &mut find, &mut |_| ControlFlow::Continue(())).expect("the town is a dataset");
    let counts = loaded.anchors.counts();
    let states = [("exact", counts.exact), ("moved", counts.moved), ("lost", counts.lost), ("unverified", counts.unverified)];
    let states = states.into_iter().filter(|(_, count)| *count > 0).map(|(state, _)| state).collect();
    let standing = loaded.anchors.known("source").map(|known| known.standing);
    (states, standing, loaded.problems.iter().map(|problem| problem.code()).collect())
}

#[test]
fn evidence_ends_in_every_state() {
    let with = |old: &str, new: &str| {
        let text = EXAMPLE_TOWN_TEXT.replacen(old, new, 1);
        assert_ne!(text, EXAMPLE_TOWN_TEXT, "{old} is in the text");
        Some(text)
    };
    let differs = Some(Standing::Differs);
    let cases = [
        ("the text", Some(EXAMPLE_TOWN_TEXT.to_owned()), &["exact"][..], Some(Standing::Same), &[][..]),
        ("no text", None, &["unverified"], None, &[]),
        ("other script", Some(hanconv::tw2s(EXAMPLE_TOWN_TEXT)), &["exact"], Some(Standing::OtherScript), &[]),
        ("more at the end", Some(format!("{EXAMPLE_TOWN_TEXT}後來補的一段。\n")), &["exact"], differs, &["source-differs"]),
        (
            "a new paragraph",
            with("一是書房歸鎮", "這一段是後來加的。\n一是書房歸鎮"),
            &["exact", "moved", "lost"],
            differs,
            // Words that stand in several places cannot be told apart once they are not where they were.
            &["shifted-anchors", "ambiguous-anchor", "source-differs"],
        ),
        ("another word", with("「拼車上學」", "「結伴」"), &["exact", "lost"], differs, &["lost-anchor", "source-differs"]),
        ("another form", with("2.3萬餘人次", "2.3万余人次"), &["exact", "lost"], differs, &["lost-anchor", "source-differs"]),
        (
            "said twice",
            with("2.3萬餘人次", "2.3萬餘人次（2.3萬餘人次）"),
            &["exact", "lost"],
            differs,
            &["ambiguous-anchor", "source-differs"],
        ),
        (
            "another end",
            with("組建樣例河河務所", "設立樣例河河務所"),
            &["exact", "lost"],
            differs,
            &["lost-passage-end", "source-differs"],
        ),
    ];
    for (name, text, states, standing, codes) in cases {
        assert_eq!(outcome(text.as_deref()), (states.to_vec(), standing, codes.iter().copied().collect()), "{name}");
    }
}
