//! Reading the invented town's source with its text at hand: from a record to its passage and back, and what can be done there.

use crate::window::{Setting, Window, all, assert_shows, named, only, texts};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT;
use reform_explorer::evidence::SourceText;
use reform_explorer::load::{EXAMPLE_TOWN, EXAMPLE_TOWN_TEXT, FoundSource, Severity, parse};
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn town() -> Window {
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.tab("原文");
    window
}

/// The town with a text of its own, read from files.
fn town_with(text: &str, size: [f32; 2]) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("town.ron"), EXAMPLE_TOWN).expect("a file");
    fs::write(folder.path().join("example-town.txt"), text).expect("a file");
    let origin = Origin::File(folder.path().join("town.ron"));
    (Setting { origin, size, ..Setting::default() }.open(), folder)
}

/// The names of the passages on screen that begin like this.
fn passages(window: &Window, begin: &str) -> Vec<String> {
    named(window.harness.root(), Role::Link).into_iter().filter(|name| name.starts_with(begin)).collect()
}

fn passage(window: &Window, begin: &str) -> String {
    passages(window, begin).into_iter().next().unwrap_or_else(|| panic!("no passage begins {begin:?}"))
}

fn is_on_screen(window: &Window, role: Role, label: &str) -> bool {
    let found = all(window.harness.root(), role, label);
    found.iter().any(|node| window.harness.ctx.content_rect().contains(node.rect().center()))
}

#[test]
fn the_text_is_set_by_paragraphs_with_their_records() {
    let window = town();
    let heading = |number: usize| {
        let outline = &window.dataset().records.sources[0].outline;
        outline.iter().any(|line| line.p as usize == number && line.heading.is_some())
    };
    let text = EXAMPLE_TOWN_TEXT.lines().filter(|line| !line.trim().is_empty());
    let (headings, paragraphs): (Vec<_>, Vec<_>) = (1..).zip(text).partition(|(number, _)| heading(*number));
    only(window.harness.root(), Role::Heading, headings[0].1);
    // What is out of sight has been measured, and is not laid out again.
    let shown = named(window.harness.root(), Role::Paragraph);
    assert!(!shown.is_empty() && shown.iter().zip(&paragraphs).all(|(shown, (_, text))| shown == text), "{shown:#?}");
    window.assert_shows(&[
        "¶1",
        "¶4",
        window.say("standing-same"),
        &window.words().with("reader-coverage", &[("share", "92".into())]),
    ]);
    let map = window.words().with("reader-map", &[("share", "92".into()), ("gaps", 12.into())]);
    only(window.harness.root(), Role::Image, &map);
    // Each paragraph says how much of it is covered, and has its records beside it.
    window.assert_shows(&["78 %"]);
    for id in ["imaginia", "fiction-province"] {
        only(window.harness.root(), Role::Link, &window.title(id));
    }
}

#[test]
fn a_paragraph_with_many_records_shows_the_others_when_asked() {
    let mut window = town();
    let title = window.title("upper-sample-village");
    assert!(all(window.harness.root(), Role::Link, &title).is_empty());
    let more = window.words().with("facets-more", &[("count", 9.into())]);
    window.click(Role::Link, &more);
    only(window.harness.root(), Role::Link, &title);
    window.press_link("facets-fewer");
    assert!(all(window.harness.root(), Role::Link, &title).is_empty());
}

#[test]
fn evidence_leads_to_its_passage_which_is_marked() {
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.tab("共享");
    window.click(Role::Button, &window.title("town-library"));
    let cited = "¶12 樣例鎮圖書館 (相符)";
    window.click_on(Modifiers::NONE, |window| all(window.detail(), Role::Link, cited)[0]);
    assert_eq!(window.route(), "source#town-library");
    let followed = window.state().session().reader.passage.clone().expect("a passage");
    assert_eq!(followed.0.as_str(), "town-library");
    assert_eq!(window.state().session().reader.sought, None, "the page has scrolled there");
    let twelfth = EXAMPLE_TOWN_TEXT.lines().filter(|line| !line.trim().is_empty()).nth(11).expect("a paragraph");
    assert!(is_on_screen(&window, Role::Paragraph, twelfth));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.route(), "principle/sharing#town-library");
}

#[test]
fn a_passage_leads_to_its_record_or_asks_which_of_several() {
    let mut window = town();
    let only_one = passage(&window, "¶5「便民」");
    window.click(Role::Link, &only_one);
    assert_eq!(window.route(), "source#convenience");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.route(), "source");
    let several = passage(&window, "¶6「2021年1月設立」");
    window.click(Role::Link, &several);
    assert_eq!(window.route(), "source", "which is meant has yet to be said");
    let title = window.title("establish-service-centre");
    window.click(Role::MenuItem, &title);
    assert_eq!(window.route(), "source#establish-service-centre");
    assert_eq!(window.state().session().reader.passage.as_ref().map(|(id, _)| id.as_str()), Some("establish-service-centre"));
}

#[test]
fn words_are_marked_with_the_pointer_and_taken_away() {
    let mut window = town();
    let place = window.the(Role::Link, &passage(&window, "¶5「便民」")).rect();
    window.harness.drag_at(place.left_center());
    window.harness.step();
    window.harness.hover_at(place.center());
    window.harness.step();
    window.harness.hover_at(place.right_center());
    window.harness.step();
    window.harness.drop_at(place.right_center());
    window.settle();
    let marked = "一、便民";
    assert_eq!(window.route(), "source", "drawing over a passage does not open it");
    window.assert_shows(&[marked]);
    window.press("reader-copy");
    assert_eq!(window.take_copied().as_deref(), Some(marked));
    window.press("reader-copy-quotation");
    let quotation = window.take_copied().expect("it is on the clipboard");
    for part in [marked, "樣例鎮編制室", "2024-03-01", "¶5"] {
        assert!(quotation.contains(part), "{part} in {quotation}");
    }
    window.harness.event(Event::Copy);
    window.settle();
    assert_eq!(window.take_copied().as_deref(), Some(marked), "the usual keys copy as well");
    window.press("reader-unmark");
    assert_eq!(window.state().session().reader.marked, None);
}

#[test]
fn marked_words_become_a_record_to_paste() {
    let mut window = town();
    let figure = passage(&window, "¶6「縮短11分鐘」");
    window.click_on(Modifiers::NONE, |window| window.the(Role::Link, &figure));
    // A second click marks the clause.
    window.key(Modifiers::NONE, Key::Escape);
    let field = window.say("reader-find");
    window.click(Role::SearchInput, field);
    window.type_text("縮短11分鐘");
    window.press("action-draft-record");
    let chosen = |window: &Window| {
        let types = named(window.dialog(), Role::RadioButton);
        let is_chosen =
            |name: &String| only(window.dialog(), Role::RadioButton, name).accesskit_node().toggled() == Some(Toggled::True);
        types.into_iter().find(is_chosen)
    };
    assert_eq!(chosen(&window).as_deref(), Some(window.say("type-metric")), "a figure is the most fitting");
    let ron = texts(window.dialog()).join("\n");
    for part in ["value: \"-11\"", "statistic: change", "p: 6", "縮短11分鐘"] {
        assert!(ron.contains(part), "{part} in {ron}");
    }
    window.click(Role::RadioButton, window.say("type-term"));
    assert_eq!(chosen(&window).as_deref(), Some(window.say("type-term")));
    let section = |key: &str| window.words().with(key, &[("section", "terms".into())]);
    assert_shows(window.dialog(), &[&section("draft-section")]);
    window.click(Role::TextInput, window.say("draft-name"));
    window.type_text("等候");
    window.press("draft-copy");
    let copied = window.take_copied().expect("it is on the clipboard");
    assert!(copied.contains("等候") && window.state().dialog.is_none(), "{copied}");
    let pasted = EXAMPLE_TOWN.replace("    terms: [\n", &format!("    terms: [\n{copied}"));
    let text = SourceText::new(EXAMPLE_TOWN_TEXT);
    let loaded = parse(&pasted, &mut |_| FoundSource::Text(text.clone()), &mut |_| ControlFlow::Continue(())).expect("a dataset");
    let errors: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert_eq!((errors, loaded.dataset.records.terms.len()), (vec![], window.dataset().records.terms.len() + 1));
}

/// A dataset with a source and nothing else, as one is begun, beside the text of the town.
fn begun() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let dataset = "(schema: 1, id: \"begun\", title: \"鎮\", sources: [(id: \"s\", title: \"文\", file: \"town.txt\", \
                   evidence: [(p: 2, quote: \"河水清一點\")])])";
    fs::write(folder.path().join("begun.ron"), dataset).expect("a file");
    fs::write(folder.path().join("town.txt"), EXAMPLE_TOWN_TEXT).expect("a file");
    let mut window = Setting { origin: Origin::File(folder.path().join("begun.ron")), ..Setting::default() }.open();
    window.tab("原文");
    (window, folder)
}

#[test]
fn the_author_of_a_new_dataset_is_told_where_a_record_goes_and_keeps_the_words_marked() {
    let (mut window, _folder) = begun();
    window.click(Role::SearchInput, window.say("reader-find"));
    window.type_text("縮短11分鐘");
    let marked = window.state().session().reader.marked.clone();
    window.press("action-draft-record");
    let told = window.words().with("draft-section-new", &[("section", "metrics".into())]);
    assert_shows(window.dialog(), &[&told]);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(
        (&window.state().dialog, &window.state().session().reader.marked),
        (&None, &marked),
        "Escape closes what lies in front"
    );
    assert!(marked.is_some());
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session().reader.marked, None);
}

#[test]
fn the_hash_that_a_source_has_yet_to_state_can_be_copied() {
    let (mut window, _folder) = begun();
    window.assert_shows(&[window.say("standing-unstated")]);
    window.press("reader-copy-hash");
    assert_eq!(window.take_copied().as_deref(), Some(SourceText::new(EXAMPLE_TOWN_TEXT).sha256()));
}

#[test]
fn escape_closes_the_draft_before_it_takes_back_the_mark() {
    let mut window = town();
    window.key(Modifiers::COMMAND, Key::G);
    window.type_text("便民");
    window.press("action-draft-record");
    assert!(window.state().dialog.is_some());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.state().dialog.is_none() && window.state().session().reader.marked.is_some());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.state().session().reader.marked.is_none());
}

#[test]
fn words_are_found_in_the_text() {
    let mut window = town();
    let field = window.say("reader-find");
    window.click(Role::SearchInput, field);
    window.type_text("窗口");
    let count = |window: &Window, at: i32| window.words().with("reader-find-count", &[("at", at.into()), ("count", 4.into())]);
    let first = count(&window, 1);
    window.assert_shows(&[&first]);
    window.key(Modifiers::NONE, Key::Enter);
    let second = count(&window, 2);
    window.assert_shows(&[&second]);
    window.key(Modifiers::SHIFT, Key::F3);
    window.key(Modifiers::SHIFT, Key::F3);
    let last = count(&window, 4);
    window.assert_shows(&[&last]);
    window.type_text("甚麼");
    window.assert_shows(&[window.say("reader-find-none")]);
}

#[test]
fn what_nothing_covers_is_gone_through() {
    let mut window = town();
    let told = |at: i32| crate::window::words(Language::Hant).with("reader-gap", &[("at", at.into()), ("count", 12.into())]);
    window.press("action-next-gap");
    window.assert_shows(&[&told(1)]);
    window.key(Modifiers::SHIFT, Key::F4);
    window.assert_shows(&[&told(12)]);
    let thirteenth = EXAMPLE_TOWN_TEXT.lines().rfind(|line| !line.trim().is_empty()).expect("a paragraph");
    assert!(is_on_screen(&window, Role::Paragraph, thirteenth), "the last gap is far down");
}

/// The same town, but its text was edited after it was encoded: a paragraph was parted, and a word is another.
#[test]
fn moved_and_lost_evidence_says_so_wherever_it_is_shown() {
    let text = EXAMPLE_TOWN_TEXT
        .replace("樣例鎮編制室，", "（改寫本）\n樣例鎮編制室，")
        .replace("更名為樣例鎮圖書館", "改稱樣例鎮圖書館");
    let (mut window, _folder) = town_with(&text, [1280.0, 800.0]);
    window.press("problems-close");
    window.tab("原文");
    window.assert_shows(&[window.say("standing-differs")]);
    window.search("id:x");
    window.clear_filter();
    window.tab("共享");
    window.click(Role::Button, &window.title("town-library"));
    assert_shows(window.detail(), &[window.say("anchor-moved")]);
    window.tab(window.say("view-records"));
    window.click(Role::Row, &window.title("rename-library"));
    assert_shows(window.detail(), &[window.say("anchor-lost")]);
    let facet = |window: &mut Window, query: &str| {
        window.search(query);
        window.settle();
        window.state().session().found.as_ref().map_or(0, |found| found.records.len())
    };
    assert!(facet(&mut window, "evidence:lost") > 0 && facet(&mut window, "evidence:moved") > 0);
}

#[test]
fn a_copy_in_the_other_script_is_read_as_the_same_text() {
    let (mut window, _folder) = town_with(&hanconv::tw2s(EXAMPLE_TOWN_TEXT), [1280.0, 800.0]);
    window.tab("原文");
    window.assert_shows(&[window.say("standing-other-script")]);
    let counts = window.state().session().open.as_ref().expect("it is open").loaded.anchors.counts();
    assert_eq!((counts.moved, counts.lost, counts.unverified), (0, 0, 0));
    let name = passage(&window, "¶5「便民」");
    window.click(Role::Link, &name);
    assert_eq!(window.route(), "source#convenience");
}

#[test]
fn where_there_is_no_room_for_both_evidence_shows_the_text() {
    let (mut window, _folder) = town_with(EXAMPLE_TOWN_TEXT, [640.0, 800.0]);
    window.tab("共享");
    window.click(Role::Button, &window.title("town-library"));
    window.click_on(Modifiers::NONE, |window| all(window.harness.root(), Role::Link, "¶12 樣例鎮圖書館 (相符)")[0]);
    assert_eq!(window.route(), "source");
    assert!(!named(window.harness.root(), Role::Paragraph).is_empty());
}

#[test]
fn without_the_text_there_is_an_outline_and_a_way_to_attach_it() {
    let mut window = Setting::default().open();
    window.tab("原文");
    window.assert_shows(&[window.say("source-attach-hint")]);
    assert!(named(window.harness.root(), Role::Paragraph).is_empty());
    let stated: String = window.dataset().records.sources[0].sha256.as_deref().expect("a hash").chars().take(12).collect();
    window.assert_shows(&[&stated]);
    assert!(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/chengdu-2019.txt").symlink_metadata().is_err(),
        "it is not ours to ship"
    );
}
