//! The window.
//!
//! [`App`] is everything a person sees and does; [`run`] puts it into a window of the system. Views are functions that take a
//! `Ui` and a [`context::Context`], read the state, and leave commands.

mod app;
mod bars;
mod beginning;
mod belongings;
mod cache;
mod change;
mod components;
mod context;
mod detail;
mod dialogs;
mod draft;
mod export_form;
mod facets;
mod figure;
mod filter_bar;
mod flow;
mod fonts;
mod glossary;
mod hint;
mod messages;
mod overview;
mod paged;
mod painting;
mod palette;
mod picture;
mod picture_file;
mod principle;
mod problems;
mod reader;
mod record_table;
mod records;
mod results;
mod row_place;
mod search_box;
mod shortcuts;
mod shortened;
mod status;
mod system;
mod tabs;
mod theme;
mod tray;
mod typing;
mod waiting;

pub use app::{App, Start};

use crate::state::WindowPlace;
use egui::{ViewportBuilder, ViewportId};
use std::sync::{Arc, OnceLock};

const ICON: &[u8] = include_bytes!("../../assets/icon/128.png");

/// Opens the window and stays in it until it is closed. The error says why there is no window.
pub fn run(start: Start) -> Result<(), String> {
    let window: Arc<OnceLock<egui::Context>> = Arc::default();
    let woken = window.clone();
    let waker = Arc::new(move || {
        if let Some(ctx) = woken.get() {
            ctx.request_repaint_of(ViewportId::ROOT);
        }
    });
    // The dataset is read while the system makes the window.
    let mut app = Some(App::start(start, waker));
    let place = app.as_ref().and_then(App::window_place);
    let mut failures = Vec::new();
    for renderer in renderers() {
        let window = window.clone();
        let starting = &mut app;
        let created = Box::new(move |creation: &eframe::CreationContext<'_>| {
            window.get_or_init(|| creation.egui_ctx.clone());
            let mut app = starting.take().ok_or("the window was created twice")?;
            app.dress(&creation.egui_ctx);
            Ok(Box::new(Shell(app)) as Box<dyn eframe::App>)
        });
        match eframe::run_native("reform-explorer", options(renderer, place), created) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(error.to_string()),
        }
        if app.is_none() {
            break;
        }
    }
    Err(failures.join("; "))
}

struct Shell(App);

impl eframe::App for Shell {
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.0.leave();
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.take_events(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
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
        // Windows brings no window back that stands where a screen was taken away.
        if let Some((left, top)) = place.corner.filter(|_| !cfg!(windows)) {
            viewport = viewport.with_position([left as f32, top as f32]);
        }
    }
    // Dithering smooths gradients, of which there are none.
    eframe::NativeOptions { viewport, renderer, dithering: false, ..Default::default() }
}
