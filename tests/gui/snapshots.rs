//! Pictures of the window, compared with those in `tests/snapshots`, for what only an eye can judge.
//!
//! They are few, and every one shows something that no other does. A software Vulkan driver draws them, so that they come out the
//! same on every machine. To record them anew: `UPDATE_SNAPSHOTS=1 cargo test --features snapshots --test gui snapshot`.

use crate::window::{Setting, Window, all};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::fs;
use std::path::Path;

/// How many pixels may come out otherwise: on a busy machine the driver rounds one or two at the edge of a letter differently.
const STRAY_PIXELS: usize = 4;

/// A picture: its name, the dataset and language it is of, whether it is dark, its size, and what leads to it.
struct Picture {
    name: &'static str,
    origin: Origin,
    language: Language,
    dark: bool,
    size: [f32; 2],
    lead: fn(&mut Window, &Path),
}

impl Default for Picture {
    fn default() -> Self {
        Self { name: "", origin: Origin::CHENGDU, language: Language::Hant, dark: false, size: [1280.0, 800.0], lead: |_, _| {} }
    }
}

/// A file with three kinds of problem, which can be read in part.
const BROKEN: &str = r#"(
    schema: 1,
    id: "broken",
    title: "有問題的資料",
    agencies: [
        (id: "kept", name: "讀得出的機構"),
        (id: "lost", name: "讀不出的機構", levels: [galactic]),
        (id: "part", name: "指向別處的機構", measures: ["nowhere"], evidence: [(p: 1, quote: "別處")]),
    ],
)"#;

fn open(window: &mut Window, path: &str) {
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_text(path);
    window.key(Modifiers::NONE, Key::Enter);
    window.until("the file is read", |state| state.busy.is_none());
}

fn pictures() -> Vec<Picture> {
    vec![
        Picture { name: "overview-light-hant", ..Picture::default() },
        Picture { name: "overview-dark-en", language: Language::En, dark: true, ..Picture::default() },
        Picture {
            name: "principle-hans", language: Language::Hans, lead: |window, _| window.tab("创新"), ..Picture::default()
        },
        Picture {
            name: "agencies-with-details-hant",
            lead: |window, _| {
                window.tab("機構");
                let title = window.title("new-economy-commission");
                window.click(Role::Row, &title);
            },
            ..Picture::default()
        },
        Picture { name: "search-results-hant", lead: |window, _| window.search("公园城市"), ..Picture::default() },
        Picture {
            name: "table-narrowed-dark-en",
            language: Language::En,
            dark: true,
            lead: |window, _| {
                window.search("level:township -change:adjust");
                window.tab("Agencies");
                window.key(Modifiers::COMMAND, Key::A);
            },
            ..Picture::default()
        },
        Picture {
            name: "metrics-with-plot-en",
            origin: Origin::EXAMPLE_TOWN,
            language: Language::En,
            lead: |window, _| window.tab("Figures"),
            ..Picture::default()
        },
        Picture {
            name: "reader-hant",
            origin: Origin::EXAMPLE_TOWN,
            lead: |window, _| {
                window.tab("共享");
                let title = window.title("town-library");
                window.click(Role::Button, &title);
                window.click_on(Modifiers::NONE, |window| all(window.detail(), Role::Link, "¶12 樣例鎮圖書館 (相符)")[0]);
            },
            ..Picture::default()
        },
        Picture {
            name: "reader-draft-dark-en",
            origin: Origin::EXAMPLE_TOWN,
            language: Language::En,
            dark: true,
            lead: |window, _| {
                window.key(Modifiers::COMMAND, Key::G);
                window.type_text("縮短11分鐘");
                window.press("action-draft-record");
            },
            ..Picture::default()
        },
        Picture { name: "source-outline-hant", lead: |window, _| window.tab("原文"), ..Picture::default() },
        Picture {
            name: "export-dialog-en",
            language: Language::En,
            // The target is in the home that the test made up, whose name is another each time.
            lead: |window, _| {
                window.key(Modifiers::COMMAND, Key::E);
                let field = window.say("export-target");
                window.click(Role::TextInput, field);
                window.key(Modifiers::COMMAND, Key::A);
                window.type_text("/people/me/chengdu-2019.md");
                window.harness.remove_cursor();
            },
            ..Picture::default()
        },
        Picture {
            name: "refused-file-en",
            language: Language::En,
            // The path is in the picture, so that it must be the same everywhere.
            lead: |window, _| open(window, "/people/me/chengdu-2019.md"),
            ..Picture::default()
        },
        Picture {
            name: "problem-list-hant",
            lead: |window, folder| {
                fs::write(folder.join("broken.ron"), BROKEN).expect("a file");
                open(window, "~/broken.ron");
                let problems = window.words().with("status-problems", &[("errors", 2.into()), ("warnings", 1.into())]);
                window.click(Role::Link, &problems);
            },
            ..Picture::default()
        },
        Picture {
            name: "narrow-details-en",
            language: Language::En,
            size: [640.0, 800.0],
            lead: |window, _| {
                window.tab("Openness");
                let title = window.title("approval-bureaus");
                window.click(Role::Button, &title);
            },
            ..Picture::default()
        },
        Picture { name: "narrow-overview-hant", size: [640.0, 800.0], ..Picture::default() },
    ]
}

/// One test and one harness at a time: each has a device of its own, and software drivers do not like many.
#[test]
fn snapshots_of_the_window() {
    let mut results = SnapshotResults::new();
    for picture in pictures() {
        let home = tempfile::tempdir().expect("a folder");
        let setting = Setting {
            origin: picture.origin,
            language: picture.language,
            size: picture.size,
            home: home.path().to_owned(),
            ..Setting::default()
        };
        let mut window = setting.open_in(Harness::builder().with_render_cursor(false).wgpu());
        if picture.dark {
            window.press("menu-theme");
            window.press("theme-dark");
        }
        (picture.lead)(&mut window, home.path());
        // Neither a pointer nor what it hovers over belongs in a picture.
        window.harness.remove_cursor();
        // A text cursor that comes and goes would be there in some runs and not in others.
        window.harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        window.settle();
        assert_eq!(window.harness.ctx.content_rect().size(), vec2(picture.size[0], picture.size[1]));
        let options = SnapshotOptions::new().max_failed_pixels(STRAY_PIXELS);
        results.add(window.harness.try_snapshot_options(picture.name, &options));
    }
}
