//! The window of the system with its bars, tabs, dialogs and notices, and how it opens and ends.

mod app;
mod bars;
mod dialogs;
mod draft;
mod ending;
mod messages;
mod palette;
mod save_form;
mod screen;
mod status;
mod system;
mod tabs;
mod tray;
mod waiting;

pub use app::{App, Start};

use crate::gui::theme;
use crate::jobs::{Ending, Waker, end_on_signals};
use crate::machine;
use crate::state::WindowPlace;
use eframe::glow;
use egui::{ViewportBuilder, ViewportCommand, ViewportId};
use screen::{Screen, brought_back};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, OnceLock};

const ICON: &[u8] = include_bytes!("../../../assets/icon/128.png");

/// Why the program cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// There was never a window; the reasons are the system's.
    NoWindow(String),
    /// The display went away; the reason is the system's.
    DisplayLost(String),
    /// A panic, of which there is a report.
    Crashed,
}

/// Opens the window and stays in it until it is closed. Where the display goes away in a way that ends the process, its exit code is
/// `lost`.
pub fn run(start: Start, lost: i32) -> Result<(), Ended> {
    let window: Arc<OnceLock<egui::Context>> = Arc::default();
    let woken = window.clone();
    let waker: Waker = Arc::new(move || {
        if let Some(ctx) = woken.get() {
            ctx.request_repaint_of(ViewportId::ROOT);
        }
    });
    // The dataset is read while the system makes the window.
    let app = App::start(start, waker.clone());
    let ending = Arc::new(Ending::default());
    let (flusher, farewell) = (app.flusher(), app.farewell());
    let (signalled, opened, flushed) = (ending.clone(), window.clone(), flusher.clone());
    end_on_signals(move || {
        if opened.get().is_some() {
            signalled.ask(&waker);
        }
        if let Some(flusher) = flushed {
            flusher.flush();
        }
    });
    ending::guard_exit(flusher, farewell, lost);
    let ended = catch_unwind(AssertUnwindSafe(|| run_app(app, &window, &ending)));
    ending::release_exit();
    ended.unwrap_or(Err(Ended::Crashed))
}

fn run_app(app: App, window: &Arc<OnceLock<egui::Context>>, ending: &Arc<Ending>) -> Result<(), Ended> {
    let place = app.window_place();
    let mut app = Some(app);
    let mut failures = Vec::new();
    for renderer in renderers() {
        let (window, ending) = (window.clone(), ending.clone());
        let starting = &mut app;
        let created = Box::new(move |creation: &eframe::CreationContext<'_>| {
            window.get_or_init(|| creation.egui_ctx.clone());
            let mut app = starting.take().ok_or("the window was created twice")?;
            app.dress(&creation.egui_ctx);
            bring_back(creation, place);
            Ok(Box::new(Shell { app, ending }) as Box<dyn eframe::App>)
        });
        match eframe::run_native("reform-explorer", options(renderer, place), created) {
            Ok(()) => return Ok(()),
            Err(error) if app.is_none() => return Err(Ended::DisplayLost(error.to_string())),
            Err(error) => failures.push(error.to_string()),
        }
    }
    Err(Ended::NoWindow(failures.join("; ")))
}

struct Shell {
    app: App,
    ending: Arc<Ending>,
}

impl Shell {
    /// Runs a frame; where it panics, keeps everything before the panic goes on to end the window.
    fn keeping(&mut self, frame: impl FnOnce(&mut App)) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| frame(&mut self.app))) {
            // A second panic would leave nobody to tell of the first.
            let _ = catch_unwind(AssertUnwindSafe(|| self.app.leave()));
            resume_unwind(panic);
        }
    }
}

impl eframe::App for Shell {
    fn on_exit(&mut self, _gl: Option<&glow::Context>) {
        if let Some(sentence) = self.app.leave() {
            machine::tell(&sentence);
        }
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.keeping(|app| app.take_events(ctx));
        if self.ending.is_asked() {
            self.app.leave();
            self.ending.answer();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.keeping(|app| app.ui(ui));
    }
}

/// Brings a window back that would stand where no screen is any more. Only a window that exists is told of the screens.
fn bring_back(creation: &eframe::CreationContext<'_>, place: Option<WindowPlace>) {
    let (Some(window), Some(place)) = (creation.winit_window(), place) else { return };
    let scale = window.scale_factor();
    let points = |pixels: f64| (pixels / scale).round() as i32;
    let screens: Vec<Screen> = window
        .available_monitors()
        .map(|monitor| {
            let (corner, size) = (monitor.position(), monitor.size());
            Screen {
                corner: (points(f64::from(corner.x)), points(f64::from(corner.y))),
                size: (points(f64::from(size.width)), points(f64::from(size.height))),
            }
        })
        .collect();
    let least = theme::measures().window.least;
    let back = brought_back(place, &screens, (least[0] as i32, least[1] as i32));
    if back.size != place.size {
        let size = egui::vec2(f32::from(back.size.0), f32::from(back.size.1));
        creation.egui_ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }
    if let Some((left, top)) = back.corner.filter(|_| back.corner != place.corner && places_windows()) {
        creation.egui_ctx.send_viewport_cmd(ViewportCommand::OuterPosition(egui::pos2(left as f32, top as f32)));
    }
}

/// Whether a window is put where it was. Windows does not bring one back that stands where a screen was taken away, and chooses a place
/// itself instead.
fn places_windows() -> bool {
    !cfg!(windows)
}

/// The renderers to try, in turn.
fn renderers() -> Vec<eframe::Renderer> {
    #[cfg(any(windows, target_os = "macos"))]
    return vec![eframe::Renderer::Wgpu, eframe::Renderer::Glow];
    #[cfg(not(any(windows, target_os = "macos")))]
    vec![eframe::Renderer::Glow]
}

fn options(renderer: eframe::Renderer, place: Option<WindowPlace>) -> eframe::NativeOptions {
    let sizes = &theme::measures().window;
    let mut viewport = ViewportBuilder::default()
        .with_app_id("reform-explorer")
        .with_title("Reform Explorer")
        .with_inner_size(sizes.first)
        .with_min_inner_size(sizes.least)
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    if let Some(place) = place {
        let (width, height) = place.size;
        let size = [f32::from(width).max(sizes.least[0]), f32::from(height).max(sizes.least[1])];
        viewport = viewport.with_inner_size(size).with_maximized(place.maximised);
        if let Some((left, top)) = place.corner.filter(|_| places_windows()) {
            viewport = viewport.with_position([left as f32, top as f32]);
        }
    }
    // Dithering smooths gradients, of which there are none.
    eframe::NativeOptions { viewport, renderer, dithering: false, ..Default::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Language};
    use crate::state::{Command, Origin, Person, Route, Settings, View, ViewCommand};
    use std::path::Path;
    use std::sync::mpsc;

    /// A shell with the built-in dataset, whose settings lie at `settings_file`.
    fn shell(settings_file: &Path, ctx: &egui::Context) -> Shell {
        let (sender, woken) = mpsc::channel();
        let person = Person {
            language: Language::En,
            asked: None,
            today: "2026-11-23".parse().expect("a date"),
            home: "/nowhere".into(),
            folder: "/nowhere".into(),
        };
        let start = Start { origin: Origin::CHENGDU, source_text: None, settings_file: Some(settings_file.to_owned()), person };
        let mut app = App::start(start, Arc::new(move || sender.send(()).unwrap_or_default()));
        while app.state().session().open.is_none() {
            woken.recv().expect("the program reads the dataset");
            app.take_events(ctx);
        }
        Shell { app, ending: Arc::default() }
    }

    fn saved(settings_file: &Path) -> Settings {
        Settings::parse(&std::fs::read_to_string(settings_file).expect("settings")).expect("settings")
    }

    #[test]
    fn a_panic_of_the_window_keeps_selection_and_place_and_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, ctx) = (folder.path().join("settings.ron"), egui::Context::default());
        let mut shell = shell(&file, &ctx);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            shell.keeping(|app| {
                app.handle(Command::Select(vec!["new-economy-commission".into()], true), &ctx);
                app.handle(ViewCommand::Show(View::Agencies), &ctx);
                panic!("a defect");
            })
        }));
        assert_eq!(panicked.expect_err("it goes on").downcast_ref(), Some(&"a defect"));
        let settings = saved(&file);
        assert_eq!(settings.places["chengdu-2019"], "agencies");
        assert!(settings.selections["chengdu-2019"].iter().eq([&Id::from("new-economy-commission")]));
    }

    #[test]
    fn a_place_is_kept_while_the_window_is_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, ctx) = (folder.path().join("settings.ron"), egui::Context::default());
        let mut shell = shell(&file, &ctx);
        shell.app.take_events(&ctx);
        for view in [View::Agencies, View::Flow] {
            let place = Route { view: view.clone(), record: None }.to_string();
            shell.app.handle(ViewCommand::Show(view), &ctx);
            shell.app.take_events(&ctx);
            shell.app.flusher().expect("settings are kept").flush();
            assert_eq!(saved(&file).places["chengdu-2019"], place);
        }
    }
}
