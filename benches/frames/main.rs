//! Measures frames of the window with a small and with a large dataset, at rest, scrolled, and while work goes on behind it.
//!
//! `cargo run --profile bench --example frames -- [AGENCIES]`, a million unless said otherwise. A frame is what egui runs and cuts into
//! triangles; the table goes to standard output. Deliberately absent: the frames before a dataset has settled, and painting.

#[allow(dead_code, unused_imports, reason = "the generator serves several programs, each of which needs a part of it")]
#[path = "../national/mod.rs"]
mod national;
mod window;

use egui::Event;
use std::io;
use std::process::ExitCode;
use std::time::Duration;
use window::{Window, over_table, wheel};

/// The small dataset that the large one is compared with.
const SMALL: u64 = 1_000;
const LARGE: u64 = 1_000_000;

const FRAMES: usize = 600;
/// Frames after which a letter is typed, as by somebody quick.
const BETWEEN_LETTERS: usize = 8;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).map_or(Ok(LARGE), |agencies| agencies.parse());
    let Ok(agencies) = asked else {
        eprintln!("usage: frames [AGENCIES]");
        return ExitCode::from(2);
    };
    match measure(agencies) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("frames: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(agencies: u64) -> io::Result<()> {
    println!("| frames | agencies | median | 99th percentile | longest |\n|---|---|---|---|---|");
    let mut scrolled = Vec::new();
    for agencies in [SMALL, agencies] {
        let mut window = Window::open(agencies)?;
        tell("table at rest", agencies, (0..FRAMES).map(|_| window.frame(Vec::new())).collect());
        window.frame(vec![over_table()]);
        let turned = |at: usize| vec![wheel(if (at / 40).is_multiple_of(2) { -400.0 } else { 400.0 })];
        // Twice, so that letters seen for the first time are not counted.
        for at in 0..FRAMES {
            window.frame(turned(at));
        }
        scrolled.push(tell(
            "table scrolled by half a page each",
            agencies,
            (0..FRAMES).map(|at| window.frame(turned(at))).collect(),
        ));
        tell("while words are typed and sought", agencies, typed(&mut window));
        tell("while another dataset of the size is read", agencies, read(&mut window));
    }
    println!("\nscrolled, large to small: {:.2}", scrolled[1].as_secs_f64() / scrolled[0].as_secs_f64());
    Ok(())
}

/// The frames while somebody types into the search box, and until what they sought is found.
fn typed(window: &mut Window) -> Vec<Duration> {
    let command = egui::Modifiers::COMMAND;
    let key = |pressed| Event::Key { key: egui::Key::F, physical_key: None, pressed, repeat: false, modifiers: command };
    window.frame(vec![key(true), key(false)]);
    let mut frames = Vec::new();
    for letter in ["窗", "口", " ", "霜", "沼", " ", "局"] {
        frames.push(window.frame(vec![Event::Text(letter.to_owned())]));
        frames.extend((0..BETWEEN_LETTERS).map(|_| window.frame(Vec::new())));
        while window.is_waiting() {
            frames.push(window.frame(Vec::new()));
        }
    }
    frames
}

/// The frames while the same dataset is read once more.
fn read(window: &mut Window) -> Vec<Duration> {
    let mut frames = vec![window.drop_file()];
    frames.push(window.frame(Vec::new()));
    while window.is_waiting() {
        frames.push(window.frame(Vec::new()));
    }
    frames
}

/// Prints a row and returns the median.
fn tell(what: &str, agencies: u64, mut frames: Vec<Duration>) -> Duration {
    frames.sort_unstable();
    let last = frames.len().saturating_sub(1);
    let at = |share: f64| frames[(last as f64 * share).ceil() as usize];
    let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    println!("| {what} | {agencies} | {} | {} | {} |", shown(at(0.5)), shown(at(0.99)), shown(at(1.0)));
    at(0.5)
}
