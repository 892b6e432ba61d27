//! What only a window can do: dialogs of the system, the clipboard, the title, the file manager.
//!
//! A dialog is created on the thread of the window, as macOS wants it, and awaited on another, so that a portal that never
//! answers cannot freeze anything.

use super::context::Context;
use crate::display;
use crate::export::Format;
use crate::jobs::Jobs;
use crate::limits;
use crate::state::{Effect, Event, PathFor};
use crate::words::Words;
use egui::ViewportCommand;
use rfd::AsyncFileDialog;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A dialog that ends sooner than anyone can press Cancel was never shown: without a portal or `zenity` there is none.
const NOBODY_IS_THAT_FAST: Duration = Duration::from_millis(250);

/// The window's side of the system.
#[derive(Default)]
pub struct System {
    title: String,
}

impl System {
    /// Performs an effect that needs the window.
    pub fn perform(&self, effect: Effect, ctx: &egui::Context, jobs: &Jobs, words: &Words) {
        match effect {
            Effect::PickFile(purpose) => pick_file(jobs, words, purpose),
            Effect::PickTarget(name, format) => pick_target(jobs, words, &name, format),
            Effect::PickFileTarget(name) => pick_file_target(jobs, words, &name),
            Effect::ShowFolder(path) => show_folder(jobs, path),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Effect::Load(..)
            | Effect::Reread(..)
            | Effect::ReadText(..)
            | Effect::Watch(_)
            | Effect::Doubt(_)
            | Effect::Export(..)
            | Effect::WriteFile(..)
            | Effect::Find(..)
            | Effect::List(_)
            | Effect::Survey(..)
            | Effect::CopyRows(_)
            | Effect::CopyProblems(..)
            | Effect::Cancel(_)
            | Effect::Save(_) => {}
        }
    }

    /// Names the window after the dataset.
    pub fn entitle(&mut self, ctx: &egui::Context, context: &Context) {
        let dataset = display::window_title(&context.dataset_title(), limits::TITLE);
        let title = format!("{dataset} — {}", context.say("app-name"));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

fn pick_file(jobs: &Jobs, words: &Words, purpose: PathFor) {
    let (title, kind, extensions): (_, _, &[&str]) = match purpose {
        PathFor::Dataset => ("open-path-title", "file-kind-ron", &["ron", "json"]),
        PathFor::SourceText => ("attach-path-title", "file-kind-text", &["txt", "text", "md"]),
    };
    let dialog = AsyncFileDialog::new()
        .set_title(words.get(title))
        .add_filter(words.get(kind), extensions)
        .add_filter(words.get("file-kind-any"), &["*"])
        .pick_file();
    jobs.spawn("dialog", move || {
        let ask = || pollster::block_on(dialog).map(|file| file.path().to_path_buf());
        answer(ask, |path| Event::Picked(purpose, path), purpose)
    });
}

fn pick_target(jobs: &Jobs, words: &Words, name: &str, format: Format) {
    let dialog = AsyncFileDialog::new().set_title(words.get("export-title")).set_file_name(name);
    let dialog = if format.is_folder() { dialog } else { dialog.add_filter(format.extension(), &[format.extension()]) };
    let dialog = dialog.save_file();
    jobs.spawn("dialog", move || {
        let ask = || pollster::block_on(dialog).map(|file| file.path().to_path_buf());
        answer(ask, Event::TargetPicked, PathFor::Dataset)
    });
}

fn pick_file_target(jobs: &Jobs, words: &Words, name: &str) {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let dialog = AsyncFileDialog::new().set_title(words.get("picture-save-title")).set_file_name(name);
    let dialog = dialog.add_filter(ending.clone(), &[ending]).save_file();
    jobs.spawn("dialog", move || {
        answer(|| pollster::block_on(dialog).map(|file| file.path().to_path_buf()), Event::TargetPicked, PathFor::Dataset)
    });
}

/// The event for what the dialog gave: the path, nothing if it was cancelled, or that there was no dialog.
fn answer(ask: impl FnOnce() -> Option<PathBuf>, event: impl FnOnce(PathBuf) -> Event, purpose: PathFor) -> Option<Event> {
    let asked = Instant::now();
    match ask() {
        Some(path) => Some(event(path)),
        None if asked.elapsed() < NOBODY_IS_THAT_FAST => Some(Event::NoSystemDialog(purpose)),
        None => None,
    }
}

fn show_folder(jobs: &Jobs, path: PathBuf) {
    jobs.spawn("show-folder", move || {
        let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new(".")) };
        open::that_detached(folder).is_err().then(|| Event::FolderNotShown(folder.to_path_buf()))
    });
}
