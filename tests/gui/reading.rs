//! Reading the Chengdu reform: the questions of somebody who opens the program for the first time, answered by clicking.

use crate::window::{Setting, Window, all, assert_shows, name, named, only, texts, words};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::model::{Language, Level, Metric, RecordIndex, RecordType, Statistic, Vocabulary};
use reform_explorer::state::{Origin, Theme};

/// The part of the page that speaks of the thing with this role and name: the smallest one that also shows `telling`.
fn around<'a>(window: &'a Window, role: Role, label: &str, telling: &str) -> Node<'a> {
    let things = all(window.harness.root(), role, label);
    let tells = |part: &Node<'_>| texts(*part).iter().any(|text| text.contains(telling));
    let above = |thing: Node<'a>| std::iter::successors(thing.parent(), NodeT::parent).find(|part| tells(part));
    let parts = things.into_iter().filter_map(above);
    parts.min_by_key(|part| texts(*part).len()).unwrap_or_else(|| panic!("nothing about {label:?} tells {telling:?}"))
}

#[test]
fn there_is_a_tab_for_the_overview_for_each_principle_and_for_each_view() {
    for (origin, principles) in [
        (Origin::CHENGDU, &["創新 3", "協調 2", "綠色 2", "開放 2", "共享 2"][..]),
        (Origin::EXAMPLE_TOWN, &["便民 2", "綠色 2", "共享 2"][..]),
    ] {
        let mut window = Setting { origin, ..Setting::default() }.open();
        let tabs = named(window.harness.root(), Role::Tab);
        assert_eq!(tabs[0], window.say("view-overview"));
        assert_eq!(&tabs[1..=principles.len()], principles);
        let agencies = window.dataset().records.count(RecordType::Agency);
        assert_eq!(tabs[principles.len() + 1], window.say("view-flow"));
        assert_eq!(tabs[principles.len() + 2], format!("{} {agencies}", window.say("view-agencies")));
        assert_eq!(window.route(), "overview");
        let mut seen = vec![window.route()];
        for tab in &tabs[1..] {
            window.click(Role::Tab, tab);
            assert!(!seen.contains(&window.route()), "{tab} leads to {}", window.route());
            seen.push(window.route());
            let is_chosen = |tab: &&String| {
                let node = only(window.harness.root(), Role::Tab, tab);
                node.accesskit_node().is_selected() == Some(true)
            };
            assert_eq!(tabs.iter().filter(is_chosen).collect::<Vec<_>>(), [tab]);
        }
    }
}

#[test]
fn which_body_was_set_up_for_the_new_economy_and_what_is_it_for() {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click(Role::Button, "市新經濟發展委員會");
    assert_eq!(window.route(), "principle/innovation#new-economy-commission");
    let detail = window.detail();
    only(detail, Role::Heading, "市新經濟發展委員會");
    let arguments = [("heading", window.say("types-holding").into()), ("count", 4.into())];
    only(detail, Role::Heading, &window.words().with("heading-counted", &arguments));
    for function in ["新經濟發展戰略研究", "新經濟政策標準體系構建", "新經濟市場主體培育", "統籌推進新經濟產業發展"]
    {
        assert!(!all(detail, Role::Link, function).is_empty(), "{function}");
    }
    // What the source does not say stands in its place and is summed up as well.
    only(detail, Role::Heading, window.say("section-not-stated"));
    let unsaid = ["field-agency-kinds", "field-agency-sphere", "silent-change-date"].map(|key| window.say(key));
    assert_shows(detail, &[unsaid.join(window.say("list-separator"))]);
    let kind = around(&window, Role::Label, window.say("field-agency-kinds"), window.say("basis-not_stated"));
    assert_eq!(texts(kind).len(), 2, "the mark stands beside the label");
}

#[test]
fn five_functions_moved_to_the_approval_bureaus_and_nobody_says_whose_they_were() {
    let functions = ["fn-government-services", "fn-public-data", "fn-e-government", "fn-online-governance", "fn-approval-reform"];
    let mut window = Setting::default().open();
    window.tab("開放");
    let count = window.words().with("change-functions", &[("count", 5.into())]);
    let moved = around(&window, Role::Label, &count, window.say("change-giver"));
    for function in functions {
        only(moved, Role::Link, &window.title(function));
    }
    only(moved, Role::Link, "行政審批局");
    let told = texts(moved);
    let at = |text: &str| told.iter().position(|told| told.contains(text)).unwrap_or_else(|| panic!("{text} in {told:?}"));
    let order = [window.say("change-giver"), window.say("basis-not_stated"), "→", "行政審批局"].map(at);
    assert!(order.is_sorted(), "{told:?}");
}

#[test]
fn figures_say_what_they_are() {
    let mut window = Setting::default().open();
    window.tab("指標");
    for (metric, expected) in [
        ("metric-foreign-trade", &["2,123.3億元", "2019年1月至5月", "成都市委編辦", "¶15"][..]),
        ("metric-good-air-days", &["+21", "2019年1月至6月", "未載", "2018年1月至6月", "¶13"]),
        ("metric-new-economy-firms", &["4.6萬餘戶", "> 46,000", "2019年6月", "企業"]),
    ] {
        let card = around(&window, Role::Link, &window.title(metric), "¶");
        assert_shows(card, expected);
    }
    let air = around(&window, Role::Link, &window.title("metric-good-air-days"), "¶");
    assert_shows(air, &[window.say(Statistic::Change.code().key)]);
}

#[test]
fn the_metrics_view_shows_every_figure_once() {
    for origin in [Origin::CHENGDU, Origin::EXAMPLE_TOWN] {
        let mut window = Setting { origin, ..Setting::default() }.open();
        window.tab("指標");
        let metrics: Vec<_> = window.dataset().indices_of(RecordType::Metric).collect();
        assert!(metrics.len() > 3);
        for metric in metrics {
            let record = window.dataset().get::<Metric>(metric);
            let wording = window.words().text(&record.wording, &window.dataset().head).into_owned();
            let card = around(&window, Role::Link, &window.title(record.id.as_str()), &wording);
            assert_eq!(all(card, Role::CheckBox, &select_label(&window, record.id.as_str())).len(), 1, "{}", record.id);
        }
    }
}

fn select_label(window: &Window, id: &str) -> String {
    window.words().with("select-record", &[("title", window.title(id).into())])
}

#[test]
fn a_series_is_drawn_and_read_out() {
    let mut window = Setting { origin: Origin::EXAMPLE_TOWN, ..Setting::default() }.open();
    window.tab("指標");
    let first = &window.dataset().records.metrics[window.dataset().position_in_type(metric(&window, "visits-2021"))];
    let unit = window.words().text(first.unit.as_ref().expect("a unit"), &window.dataset().head).into_owned();
    let name = window.words().text(&first.name, &window.dataset().head).into_owned();
    let title = window.words().with("series-title", &[("name", name.into()), ("unit", unit.into())]);
    only(window.harness.root(), Role::GraphicsDocument, &title);
    // Every observation is reached by itself, tells its time and value, and leads to its record.
    for (id, time, value) in [("visits-2021", "2021年", "18,000"), ("visits-2023", "2023年", "30,000")] {
        let holds = |name: &String| name.contains(time) && name.contains(value);
        let part = named(window.harness.root(), Role::Button).into_iter().find(holds).expect("an observation");
        window.click(Role::Button, &part);
        assert_eq!(window.route(), format!("metrics#{id}"));
    }
}

fn metric(window: &Window, id: &str) -> RecordIndex {
    window.dataset().find(id).expect("a figure")
}

#[test]
fn what_was_done_in_the_townships() {
    let mut window = Setting::default().open();
    let level = window.say(Level::Township.code().key);
    let measure = window.title("measure-townships");
    let townships = around(&window, Role::Heading, level, window.say("overview-level-measures"));
    only(townships, Role::Link, &measure);
    only(townships, Role::Link, &window.title("measure-rural"));
    only(townships, Role::Button, &window.title("township-enforcement-teams"));
    window.click_on(Modifiers::NONE, |window| {
        only(around(window, Role::Heading, level, window.say("overview-level-measures")), Role::Link, &measure)
    });
    assert_eq!(window.route(), "overview#measure-townships");
    only(window.detail(), Role::Heading, &measure);
}

#[test]
fn who_else_holds_integrated_enforcement() {
    let mut window = Setting::default().open();
    window.tab("開放");
    window.click(Role::Button, "綜合執法局");
    let teams = window.title("township-enforcement-teams");
    let others = around(&window, Role::Label, window.say("also-held-by"), &teams);
    assert!(texts(others).len() <= 4, "the link stands beside the words: {:?}", texts(others));
    window.click_on(Modifiers::NONE, |window| only(window.detail(), Role::Link, &teams));
    assert_eq!(window.route(), "principle/openness#township-enforcement-teams");
    let others = around(&window, Role::Label, window.say("also-held-by"), "綜合執法局");
    only(others, Role::Link, "綜合執法局");
}

#[test]
fn a_mention_tells_a_little_about_its_record_under_the_pointer() {
    let mut window = Setting::default().open();
    window.tab("創新");
    let summary = "為新經濟新設的機構；文中未說明屬黨委還是政府。";
    assert!(!window.texts().iter().any(|text| text == summary));
    window.the(Role::Button, "市新經濟發展委員會").hover();
    // A preview waits for the pointer to rest; each step is a quarter of a second.
    window.harness.run_steps(8);
    window.assert_shows(&[summary]);
}

#[test]
fn one_goes_back_and_forward_by_key_and_by_button() {
    let mut window = Setting::default().open();
    let enabled = |window: &Window| {
        ["action-back", "action-forward"].map(|key| !window.the(Role::Button, window.say(key)).accesskit_node().is_disabled())
    };
    assert_eq!(enabled(&window), [false, false]);
    window.tab("創新");
    window.click(Role::Button, "市新經濟發展委員會");
    assert_eq!(enabled(&window), [true, false]);
    let places = ["overview", "principle/innovation", "principle/innovation#new-economy-commission"];
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!((window.route().as_str(), enabled(&window)), (places[1], [true, true]));
    window.press("action-back");
    assert_eq!((window.route().as_str(), enabled(&window)), (places[0], [false, true]));
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.route(), places[1]);
    window.press("action-forward");
    assert_eq!((window.route().as_str(), enabled(&window)), (places[2], [true, false]));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.route(), places[1]);
}

#[test]
fn languages_are_switched_live() {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click(Role::Button, "市新經濟發展委員會");
    let place = window.route();
    for (button, language, title, tab) in [
        ("English", Language::En, "Chengdu New Economy Development Commission", "Innovation 3"),
        // The data has no Simplified text: it is converted character by character.
        ("简体中文", Language::Hans, "市新经济发展委员会", "创新 3"),
        ("繁體中文", Language::Hant, "市新經濟發展委員會", "創新 3"),
    ] {
        window.click(Role::Button, button);
        assert_eq!(window.state().language(), language);
        only(window.detail(), Role::Heading, title);
        only(window.harness.root(), Role::Tab, tab);
        window.assert_shows(&[words(language).get("section-not-stated"), words(language).get("status-no-problems")]);
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        for other in others {
            let foreign = words(other).get("section-not-stated");
            assert!(!window.texts().iter().any(|text| text == foreign), "{foreign} while speaking {language:?}");
        }
        assert_eq!(window.route(), place, "one stays where one is");
    }
}

#[test]
fn themes_are_switched_live() {
    let mut window = Setting::default().open();
    let fill = |window: &Window| window.harness.ctx.global_style().visuals.panel_fill;
    // Where the system tells nothing, it is light.
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Light);
    let light = fill(&window);
    for (key, theme, dark) in
        [("theme-dark", Theme::Dark, true), ("theme-light", Theme::Light, false), ("theme-system", Theme::System, false)]
    {
        window.press("menu-theme");
        window.press(key);
        window.settle();
        assert_eq!(window.state().settings.theme, theme);
        assert_eq!(window.harness.ctx.theme() == egui::Theme::Dark, dark);
        assert_eq!(fill(&window) != light, dark, "{key}");
    }
}

#[test]
fn the_outline_has_every_paragraph_and_evidence_leads_to_its_own() {
    let mut window = Setting::default().open();
    window.tab("共享");
    window.click(Role::Button, &window.title("township-enforcement-teams"));
    let passage = "¶19 綜合執法隊伍 (未核對)";
    window.click_on(Modifiers::NONE, |window| only(window.detail(), Role::Link, passage));
    assert_eq!(window.route(), "source#township-enforcement-teams");
    assert_eq!(window.state().session().reader.sought, None, "the outline has scrolled there");
    let on_screen = |window: &Window, paragraph: &str| {
        let node = window.the(Role::Label, paragraph);
        window.harness.ctx.content_rect().contains(node.rect().center())
    };
    assert!(on_screen(&window, "¶19") && !on_screen(&window, "¶1"));
    let outline = &window.dataset().records.sources[0].outline;
    let expected: Vec<String> = outline.iter().map(|line| format!("¶{}", line.p)).collect();
    let is_number = |text: &String| text.strip_prefix('¶').is_some_and(|number| number.parse::<u32>().is_ok());
    let shown: Vec<String> = named(window.harness.root(), Role::Label).into_iter().filter(is_number).collect();
    assert!(outline.len() > 18 && shown == expected, "{shown:?}");
    // The records that quote a paragraph stand under it, with their quotes.
    let quoted = around(&window, Role::Label, "¶19", "「綜合執法隊伍」");
    only(quoted, Role::Link, &window.title("township-enforcement-teams"));
}

#[test]
fn every_body_of_a_principle_can_be_clicked_in_its_tab() {
    let mut window = Setting::default().open();
    let principles: Vec<_> = window.dataset().indices_of(RecordType::Principle).collect();
    for principle in principles {
        let id = window.dataset().record(principle).id().to_string();
        window.tab(&window.title(&id));
        let agencies = reform_explorer::query::agencies_of(window.dataset(), principle);
        assert!(!agencies.is_empty(), "{id}");
        for agency in agencies {
            let title = window.title(window.dataset().record(agency).id().as_str());
            let chips = all(window.harness.root(), Role::Button, &title);
            assert!(!chips.is_empty(), "{title} in {id}");
            assert!(chips.iter().all(|chip| name(*chip).is_some_and(|name| name == title)));
        }
    }
}

#[test]
fn what_a_record_rests_on_is_cited_from_its_details() {
    let mut window = Setting::default().open();
    window.tab("創新");
    window.click(Role::Button, "市新經濟發展委員會");
    let menu = format!("{} ▼", window.say("cite"));
    for (key, expected) in [
        (
            "cite-gb7714",
            &["成都市委編辦. ", "成都市在機構改革中落實新發展理念的做法", "[Z]", "¶5", "[DS]", "new-economy-commission"][..],
        ),
        ("cite-bibtex", &["@misc{chengdu-2019:article,", "author = {{成都市委編辦}}", "成都市在機構改革中落實新發展理念的做法"]),
        ("cite-ris", &["ID  - chengdu-2019:article\r\n", "AU  - 成都市委編辦\r\n"]),
        ("cite-csl-json", &["\"id\": \"chengdu-2019:article\"", "\"literal\": \"成都市委編辦\""]),
    ] {
        window.click(Role::Button, &menu);
        window.press(key);
        let copied = window.take_copied().expect("it is on the clipboard");
        for part in expected {
            assert!(copied.contains(part), "{part} in {copied}");
        }
        window.assert_shows(&[window.say("notice-copied")]);
        window.press("notice-dismiss");
    }
    // A record that cites other paragraphs is cited with those.
    let measure = window.title("measure-new-economy");
    window.click_on(Modifiers::NONE, |window| all(window.detail(), Role::Link, &measure)[0]);
    window.click(Role::Button, &menu);
    window.press("cite-gb7714");
    let copied = window.take_copied().expect("it is on the clipboard");
    assert!(copied.contains("measure-new-economy") && !copied.contains("new-economy-commission"), "{copied}");
}
