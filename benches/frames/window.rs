//! The window of the program without a screen: its frames are worked out and cut into triangles as for a graphics card, and drawn by
//! none.
//!
//! Deliberately absent: the graphics card, and what is measured.

use super::national::{Notation, Plan, write};
use egui::{DroppedFile, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use reform_explorer::gui::{App, Start};
use reform_explorer::model::Language;
use reform_explorer::state::{Origin, Person, Settings};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Frames after which a window that was opened has come to rest.
const SETTLING: usize = 20;

/// The program in a window that nobody sees.
pub struct Window {
    /// The program.
    app: App,
    /// The dataset that is open.
    file: PathBuf,
    ctx: egui::Context,
    woken: Receiver<()>,
    _folder: TempDir,
}

impl Window {
    /// Opens an invented dataset of so many agencies at their table.
    pub fn open(agencies: u64) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let [file, settings_file] = ["national.ron", "settings.ron"].map(|name| folder.path().join(name));
        let mut output = BufWriter::new(File::create(&file)?);
        write(Plan { agencies, seed: 1 }, Notation::Ron, &mut output)?;
        drop(output);
        let mut settings = Settings { language: Some(Language::Hant), still: true, hint_seen: true, ..Settings::default() };
        settings.places.insert(format!("national-{agencies}-1").as_str().into(), "agencies".to_owned());
        fs::write(&settings_file, settings.print().map_err(io::Error::other)?)?;
        let today = "2031-01-01".parse().map_err(io::Error::other)?;
        let person = Person {
            language: Language::Hant,
            asked: None,
            today,
            home: folder.path().to_owned(),
            folder: folder.path().to_owned(),
        };
        let start = Start { origin: Origin::File(file.clone()), source_text: None, settings_file: Some(settings_file), person };
        let (sender, woken) = mpsc::channel();
        let waker = Arc::new(move || {
            // The window may be gone by the time that work ends.
            let _ = sender.send(());
        });
        let mut window = Self { app: App::start(start, waker), file, ctx: egui::Context::default(), woken, _folder: folder };
        while window.is_waiting() {
            window.woken.recv().map_err(io::Error::other)?;
            window.frame(Vec::new());
        }
        for _ in 0..SETTLING {
            window.frame(Vec::new());
        }
        Ok(window)
    }

    /// Whether anything that is on screen is still being worked out.
    pub fn is_waiting(&self) -> bool {
        let state = self.app.state();
        state.busy.is_some() || state.is_seeking() || state.is_listing() || state.survey().is_none()
    }

    /// One frame, and how long it took.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.frame_with(RawInput { events, ..RawInput::default() })
    }

    /// The same while a file is let go over the window.
    pub fn drop_file(&mut self) -> Duration {
        let dropped = Arc::new(Dropped(self.file.clone()));
        self.frame_with(RawInput { dropped_files: vec![dropped], ..RawInput::default() })
    }

    fn frame_with(&mut self, input: RawInput) -> Duration {
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0));
        let app = &mut self.app;
        let start = Instant::now();
        let mut output = self.ctx.run_ui(RawInput { screen_rect: Some(screen), ..input }, |ui| {
            app.take_events(ui.ctx());
            app.ui(ui);
        });
        // What a graphics card would be handed besides.
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files on its own thread".to_owned())
    }
}

/// The pointer over the table.
pub fn over_table() -> Event {
    Event::PointerMoved(Pos2::new(640.0, 500.0))
}

/// A turn of the wheel by so many points.
pub fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}
