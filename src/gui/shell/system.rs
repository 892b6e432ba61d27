//! What only a window can do: dialogs of the system, the clipboard, the title, the file manager.
//!
//! A dialog is created on the thread of the window, as macOS wants it, and awaited on another, so that a portal that never
//! answers cannot freeze anything. rfd gives the same answer where there is no dialog as where it was cancelled, and writes the
//! difference to the log, which is therefore listened to.

use crate::display;
use crate::export::Format;
use crate::gui::context::Context;
use crate::jobs::Jobs;
use crate::limits;
use crate::state::{Event, PathFor, WindowEffect};
use crate::words::Words;
use egui::ViewportCommand;
use rfd::{AsyncFileDialog, FileHandle};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A dialog that ends sooner than anyone can press Cancel was never shown.
const NOBODY_IS_THAT_FAST: Duration = Duration::from_millis(250);

/// How long a launcher of the file manager may take to fail; one that still runs has found one.
const LAUNCH: Duration = Duration::from_millis(10_000);

/// Whether rfd has said since it was asked last that there is no dialog.
static NO_DIALOG: AtomicBool = AtomicBool::new(false);

/// Hears what rfd says of dialogs that could not be shown.
struct Listener;

impl log::Log for Listener {
    fn enabled(&self, metadata: &log::Metadata) -> bool {
        metadata.level() == log::Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &log::Record) {
        if self.enabled(record.metadata()) {
            NO_DIALOG.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// The window's side of the system.
pub struct System {
    /// Whether the settings are yet to be saved.
    pub unsaved: Unsaved,
    title: String,
}

impl System {
    /// The system before anything was asked of it.
    pub fn new() -> Self {
        // There is one listener however many windows a test opens.
        if log::set_logger(&Listener).is_ok() {
            log::set_max_level(log::LevelFilter::Error);
        }
        Self { unsaved: Unsaved::default(), title: String::new() }
    }

    /// Performs an effect that needs the window; `ctx` is absent while there is none yet, or none any more.
    pub fn perform(&mut self, effect: WindowEffect, ctx: Option<&egui::Context>, jobs: &Jobs, words: &Words) {
        match (effect, ctx) {
            (WindowEffect::SaveSettings, _) => self.unsaved.note(),
            (WindowEffect::PickFile(purpose), _) => pick_file(jobs, words, purpose),
            (WindowEffect::PickTarget(name, format), _) => pick_target(jobs, words, &name, format),
            (WindowEffect::ShowFolder(path), _) => show_folder(jobs, path),
            (WindowEffect::Copy(text), Some(ctx)) => ctx.copy_text(text),
            (WindowEffect::Close, Some(ctx)) => ctx.send_viewport_cmd(ViewportCommand::Close),
            (WindowEffect::Copy(_) | WindowEffect::Close, None) => {}
        }
    }

    /// Names the window after the dataset.
    pub fn set_title(&mut self, ctx: &egui::Context, context: &Context) {
        let dataset = display::window_title(&context.dataset_title(), limits::TITLE);
        let title = format!("{dataset} — {}", context.say("app-name"));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Whether the settings have changed since they were saved. They are saved once nothing has changed for a moment, so that a
/// keystroke costs nothing.
#[derive(Default)]
pub struct Unsaved {
    is_changed: bool,
    /// When the last change was seen, in seconds.
    since: Option<f64>,
}

impl Unsaved {
    /// For how many seconds nothing has to change.
    const SETTLED: f64 = 0.5;

    fn note(&mut self) {
        *self = Self { is_changed: true, since: None };
    }

    /// How long to wait before saving; none where nothing is to be saved or it is due.
    pub fn wait(&mut self, now: f64) -> Option<Duration> {
        let since = *self.since.get_or_insert(now);
        let left = since + Self::SETTLED - now;
        (self.is_changed && left > 0.0).then(|| Duration::from_secs_f64(left))
    }

    /// Whether the settings are to be saved, which is noted as done.
    pub fn is_due(&mut self) -> bool {
        std::mem::take(self).is_changed
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
    ask(jobs, dialog, move |path| Event::Picked(purpose, path), purpose);
}

fn pick_target(jobs: &Jobs, words: &Words, name: &str, format: Option<Format>) {
    let (title, extension) = match format {
        Some(format) => ("export-title", (!format.is_folder()).then(|| format.extension().to_owned())),
        None => ("picture-save-title", Path::new(name).extension().map(|ending| ending.to_string_lossy().into_owned())),
    };
    let dialog = AsyncFileDialog::new().set_title(words.get(title)).set_file_name(name);
    let dialog = match extension {
        // Systems know the last extension of a name alone.
        Some(extension) => dialog.add_filter(&extension, &[extension.rsplit('.').next().unwrap_or_default()]),
        None => dialog,
    };
    ask(jobs, dialog.save_file(), Event::TargetPicked, PathFor::Dataset);
}

/// Waits for a dialog and reports what it gave.
fn ask(
    jobs: &Jobs,
    dialog: impl Future<Output = Option<FileHandle>> + Send + 'static,
    event: impl FnOnce(PathBuf) -> Event + Send + 'static,
    purpose: PathFor,
) {
    let ask = || pollster::block_on(dialog).map(|file| file.path().to_path_buf());
    jobs.spawn("dialog", move || answer(ask, event, purpose));
}

/// The event for what the dialog gave: the path, nothing if it was cancelled, or that there was no dialog.
fn answer(ask: impl FnOnce() -> Option<PathBuf>, event: impl FnOnce(PathBuf) -> Event, purpose: PathFor) -> Option<Event> {
    NO_DIALOG.store(false, Ordering::Relaxed);
    let asked = Instant::now();
    let answer = ask();
    let was_shown = asked.elapsed() >= NOBODY_IS_THAT_FAST && !NO_DIALOG.load(Ordering::Relaxed);
    match answer {
        Some(path) => Some(event(path)),
        None => (!was_shown).then_some(Event::NoSystemDialog(purpose)),
    }
}

fn show_folder(jobs: &Jobs, path: PathBuf) {
    jobs.spawn("show-folder", move || {
        let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new(".")) };
        // What is no longer there some launchers take for an address of the web.
        let is_shown = folder.is_dir() && open::that_detached_with_timeout(folder, LAUNCH).is_ok();
        (!is_shown).then(|| Event::FolderNotShown(folder.to_path_buf()))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::sleep;

    /// What comes of a dialog that takes so long, says that to the log, and gives this.
    fn answered(takes: Duration, said: Option<(&str, log::Level)>, given: Option<&str>) -> String {
        let ask = || {
            sleep(takes);
            if let Some((target, level)) = said {
                log::logger().log(&log::Record::builder().target(target).level(level).build());
            }
            given.map(PathBuf::from)
        };
        format!("{:?}", answer(ask, Event::TargetPicked, PathFor::Dataset))
    }

    #[test]
    fn a_dialog_that_could_not_be_shown_is_told_from_one_that_was_cancelled() {
        System::new();
        let (at_once, later) = (Duration::ZERO, NOBODY_IS_THAT_FAST);
        let failed = Some(("rfd::backend", log::Level::Error));
        let nowhere = "Some(NoSystemDialog(Dataset))";
        for (takes, said, given, expected) in [
            (at_once, None, Some("/a"), "Some(TargetPicked(\"/a\"))"),
            (at_once, None, None, nowhere),
            (later, None, None, "None"),
            (later, failed, None, nowhere),
            (later, Some(("rfd::backend", log::Level::Warn)), None, "None"),
            (later, Some(("egui", log::Level::Error)), None, "None"),
            (later, failed, Some("/a"), "Some(TargetPicked(\"/a\"))"),
        ] {
            assert_eq!(answered(takes, said, given), expected, "{takes:?} {said:?} {given:?}");
        }
    }
}
