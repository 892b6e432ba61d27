//! Frames of the window, worked out and cut into triangles as for a graphics card, and drawn by none.
//!
//! The time of a frame must not grow with the dataset. Deliberately absent: the first frame after opening, which waits for what
//! lists need once, and the graphics card.

use super::invented;
use super::national::Notation;
use divan::Bencher;
use egui::{Event, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use reform_explorer::gui::{App, Start};
use reform_explorer::model::Language;
use reform_explorer::state::{Origin, Person, Settings};
use std::fs;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use tempfile::TempDir;

const SIZES: [u64; 2] = [1_000, 50_000];

/// Frames after which a window that was opened has come to rest.
const SETTLING: usize = 20;

/// The program in a window that nobody sees.
struct Window {
    app: App,
    ctx: egui::Context,
    woken: Receiver<()>,
    _folder: TempDir,
}

impl Window {
    /// Opens an invented dataset where a person left it: at `place`.
    fn open(agencies: u64, place: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is a folder for temporary files");
        let [file, settings_file] = ["national.ron", "settings.ron"].map(|name| folder.path().join(name));
        fs::write(&file, invented(agencies, Notation::Ron)).expect("there is room for the dataset");
        let mut settings = Settings { language: Some(Language::Hant), still: true, hint_seen: true, ..Settings::default() };
        settings.places.insert(format!("national-{agencies}-1").as_str().into(), place.to_owned());
        fs::write(&settings_file, settings.print()).expect("there is room for settings");
        let today = "2031-01-01".parse().expect("a date");
        let person = Person { language: Language::Hant, asked: None, today, home: folder.path().to_owned() };
        let start = Start { origin: Origin::File(file), source_text: None, settings_file: Some(settings_file), person };
        let (sender, woken) = mpsc::channel();
        let waker = Arc::new(move || {
            // The window may be gone by the time that work ends.
            let _ = sender.send(());
        });
        let mut window = Self { app: App::start(start, waker), ctx: egui::Context::default(), woken, _folder: folder };
        while window.app.state().busy.is_some() || window.app.state().is_seeking() {
            window.woken.recv().expect("the program tells when it has read");
            window.frame(Vec::new());
        }
        (0..SETTLING).for_each(|_| window.frame(Vec::new()));
        while window.app.state().is_seeking() {
            window.woken.recv().expect("the program tells what it has found");
            window.frame(Vec::new());
        }
        assert_eq!(window.app.state().route().to_string(), place);
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0));
        let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.take_events(ui.ctx());
            app.ui(ui);
        });
        // What a graphics card would be handed besides.
        output.textures_delta.clear();
        divan::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

#[divan::bench(args = SIZES)]
fn overview(bencher: Bencher, agencies: u64) {
    let mut window = Window::open(agencies, "overview");
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench(args = SIZES)]
fn table(bencher: Bencher, agencies: u64) {
    let mut window = Window::open(agencies, "agencies");
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// A table that is scrolled by half a page each frame, down and up again, so that every frame shows other rows.
#[divan::bench(args = SIZES)]
fn scrolled_table(bencher: Bencher, agencies: u64) {
    let mut window = Window::open(agencies, "agencies");
    window.frame(vec![Event::PointerMoved(Pos2::new(640.0, 500.0))]);
    let wheel = |y| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, y),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    };
    let mut frames = 0;
    bencher.bench_local(|| {
        frames += 1;
        window.frame(vec![wheel(if frames / 40 % 2 == 0 { -400.0 } else { 400.0 })]);
    });
}
