//! The window's content: what goes where, and the loop of commands, effects and events.
//!
//! Each frame reads the state and leaves commands; they are carried out after it. This type knows egui but not eframe, so that
//! tests drive exactly what people see.

use super::ending::Keeping;
use super::system::System;
use super::{bars, dialogs, messages, tabs, waiting};
use crate::gui::components::{landmark, shortcuts, surface};
use crate::gui::context::Context;
use crate::gui::panels::{detail, facets};
use crate::gui::theme::fonts;
use crate::gui::views::{flow, metrics, overview, principle, problems, records, results};
use crate::gui::{reader, theme};
use crate::jobs::{Flusher, Jobs, SettingsFile, Waker, take_untold};
use crate::machine;
use crate::model::Language;
use crate::state::{
    Command, Effect, Event, Layout, OpenCommand, OpenDataset, Origin, Person, SettingsCommand, State, Theme, View, ViewCommand,
    WindowPlace, is_dataset,
};
use crate::words::Words;
use egui::{CentralPanel, Panel, Role, Ui};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What the program is started with.
pub struct Start {
    /// The dataset to open.
    pub origin: Origin,
    /// The text of its first source, if it is not to be looked for.
    pub source_text: Option<PathBuf>,
    /// Where settings are kept; nowhere where absent.
    pub settings_file: Option<PathBuf>,
    /// The person at the machine.
    pub person: Person,
}

/// The program behind the window.
pub struct App {
    state: State,
    jobs: Jobs,
    words: Words,
    /// What dialogs look records up in while no dataset is open.
    empty: Arc<OpenDataset>,
    commands: RefCell<Vec<Command>>,
    system: System,
    dressed: Option<(Language, bool)>,
    layout: Layout,
    keeping: Keeping,
    /// Whether what was seen once is remembered, without which a hint would come back for ever.
    remembers: bool,
    moment: Moment,
    size: egui::Vec2,
}

impl App {
    /// Starts reading the dataset; `waker` is called when there is something to show.
    pub fn start(start: Start, waker: Waker) -> Self {
        let crashed = start.settings_file.as_deref().and_then(Path::parent).and_then(take_untold).map(Event::CrashedBefore);
        let (file, event) = start.settings_file.map(SettingsFile::open).unzip();
        let settings = file.as_ref().map(|file| file.settings().clone()).unwrap_or_default();
        let state = State::new(settings, start.person);
        let remembers = file.is_some();
        let mut app = Self {
            jobs: Jobs::new(file, waker),
            words: Words::for_window(state.language()),
            state,
            empty: waiting::empty_dataset(),
            commands: RefCell::default(),
            system: System::new(),
            dressed: None,
            layout: Layout::default(),
            keeping: Keeping::default(),
            remembers,
            moment: Moment::default(),
            size: egui::Vec2::ZERO,
        };
        let told = crashed.into_iter().chain(event.flatten()).flat_map(|event| app.state.receive(event)).collect::<Vec<_>>();
        let asked = app.state.apply(match start.source_text {
            Some(text) => Command::Open(OpenCommand::OpenWithText(start.origin, text)),
            None => Command::Open(OpenCommand::Open(start.origin)),
        });
        app.perform(told.into_iter().chain(asked), None);
        app
    }

    /// The state, to read.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Looks at once whether others have saved what is open; for callers that know of it.
    pub fn look_now(&self) {
        self.jobs.look_now();
    }

    /// Takes in what has happened in the background.
    pub fn take_events(&mut self, ctx: &egui::Context) {
        self.layout.window = window_place(ctx).or(self.layout.window);
        for event in self.jobs.events() {
            self.receive(event, ctx);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.handle(OpenCommand::TakeDropped(dropped), ctx);
        }
        self.keep_place(ctx);
        let now = ctx.input(|input| input.time);
        match self.system.unsaved.wait(now) {
            Some(wait) => ctx.request_repaint_after(wait),
            None => self.save_unsaved(),
        }
    }

    /// Takes in one thing that has happened outside of the window.
    pub fn receive(&mut self, event: Event, ctx: &egui::Context) {
        let effects = self.state.receive(event);
        self.perform(effects, Some(ctx));
    }

    /// Keeps what is to be found again and waits until it is on disk; to be called when the window is closed. Says so if it cannot be
    /// kept.
    pub fn leave(&mut self) -> Option<String> {
        let effects = self.state.apply(SettingsCommand::Leave(self.layout));
        self.perform(effects, None);
        self.save_unsaved();
        self.jobs.flusher()?.flush();
        let mut failures = self.jobs.events().into_iter().filter_map(|event| match event {
            Event::SettingsNotSaved(message) => {
                Some(self.words.with("notice-settings-not-saved", &[("message", message.into())]))
            }
            _ => None,
        });
        failures.next()
    }

    fn save_unsaved(&mut self) {
        if self.system.unsaved.is_due() {
            self.jobs.save(self.state.settings_to_save());
        }
    }

    /// Keeps where one is, since not every end of the program leaves the time for it.
    fn keep_place(&mut self, ctx: &egui::Context) {
        let Some(open) = &self.state.session().open else { return };
        let now = ctx.input(|input| input.time);
        let standing = (open.id().clone(), self.state.route().clone(), self.layout);
        if let Some(wait) = self.keeping.wait(standing, now) {
            ctx.request_repaint_after(wait);
        } else if self.keeping.is_due() {
            self.handle(SettingsCommand::Leave(self.layout), ctx);
            self.save_unsaved();
        }
    }

    /// Waits for settings on their way to the disk, from any thread.
    pub fn flusher(&self) -> Option<Flusher> {
        self.jobs.flusher()
    }

    /// What to say when the display goes away.
    pub fn farewell(&self) -> String {
        self.words.get("window-lost").to_owned()
    }

    /// Where the window stood when it was closed last.
    pub fn window_place(&self) -> Option<WindowPlace> {
        self.state.settings.window
    }

    /// Shows everything and carries out what the person asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        // Bars that wrap find their height only in the frame after the window has another width.
        let size = ctx.content_rect().size();
        if std::mem::replace(&mut self.size, size) != size {
            ctx.request_repaint();
        }
        match self.state.session().open.clone() {
            Some(open) if self.state.beginning().is_none() => self.dataset_ui(ui, &open),
            open => self.waiting_ui(ui, open),
        }
        for command in self.commands.take() {
            self.handle(command, &ctx);
        }
        if self.state.language() != self.words.language() {
            self.words = Words::for_window(self.state.language());
            ctx.request_repaint();
        }
    }

    pub(super) fn handle(&mut self, command: impl Into<Command>, ctx: &egui::Context) {
        let effects = self.state.apply(command);
        self.perform(effects, Some(ctx));
    }

    fn perform(&mut self, effects: impl IntoIterator<Item = Effect>, ctx: Option<&egui::Context>) {
        for effect in effects {
            self.jobs.perform(effect, |effect, jobs| self.system.perform(effect, ctx, jobs, &self.words));
        }
    }

    /// Gives the window the fonts of the language and the colours of the theme. Called before the first frame as well, since
    /// fonts take effect with the next one and the system would be searched for every Han character until then.
    pub fn dress(&mut self, ctx: &egui::Context) {
        let language = self.words.language();
        let still = self.state.settings.still || machine::wants_stillness();
        if self.dressed != Some((language, still)) {
            if self.dressed.is_none_or(|(dressed, _)| dressed != language) {
                ctx.set_fonts(fonts::definitions(language));
            }
            for (which, dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
                ctx.style_mut_of(which, |style| theme::apply(style, dark, still));
            }
            ctx.options_mut(|options| {
                options.fallback_theme = egui::Theme::Light;
                // The command table has these keys, so that menus and the settings know of them.
                options.zoom_with_keyboard = false;
            });
            self.dressed = Some((language, still));
        }
        let preference = match self.state.settings.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        };
        ctx.set_theme(preference);
        let zoom = f32::from(self.state.settings.zoom) / 100.0;
        if ctx.zoom_factor() != zoom {
            ctx.set_zoom_factor(zoom);
        }
    }

    /// While there is no dataset, or another takes its place.
    fn waiting_ui(&mut self, ui: &mut Ui, open: Option<Arc<OpenDataset>>) {
        let open = open.unwrap_or_else(|| self.empty.clone());
        let ctx = ui.ctx().clone();
        let dark = ctx.theme() == egui::Theme::Dark;
        let context = Context::new(&self.state, &open, &self.words, dark, &self.commands);
        waiting::waiting_ui(ui, &context);
        in_front(&ctx, &context, egui::Popup::is_any_open(&ctx));
    }

    fn dataset_ui(&mut self, ui: &mut Ui, open: &Arc<OpenDataset>) {
        let ctx = ui.ctx().clone();
        let dark = ctx.theme() == egui::Theme::Dark;
        let mut context = Context::new(&self.state, open, &self.words, dark, &self.commands);
        context.glossary = self.state.survey().map(|survey| &survey.glossary);
        let panel = &context.measures.panel;
        context.narrow = ui.available_width() < context.measures.details;
        self.system.set_title(&ctx, &context);
        let menu_was_open = egui::Popup::is_any_open(&ctx);
        surroundings(ui, &context, self.remembers);
        let current = self.state.route().record.as_ref().and_then(|id| open.dataset().find(id.as_str()));
        let narrow = context.narrow;
        if let (Some(index), false) = (current, narrow) {
            let usual = self.state.settings.detail_width.map_or(panel.usual, f32::from);
            let shown = Panel::right("detail")
                .default_size(usual.clamp(panel.least, panel.most))
                .size_range(panel.least..=panel.most)
                .frame(surface::side(&context))
                .show(ui, |ui| {
                    landmark(ui, Role::Complementary, context.say("landmark-details"));
                    detail::detail_ui(ui, &context, index)
                });
            self.layout.detail_width = Some(shown.response.rect.width().round() as u16);
        }
        if self.state.shows_list() && facets::fit_beside(&ctx, &context) {
            Panel::left("facets")
                .resizable(false)
                .exact_size(context.measures.side)
                .frame(surface::side(&context))
                .show_collapsible(ui, &mut !self.state.settings.facets_hidden, |ui| {
                    landmark(ui, Role::Complementary, context.say("facets-title"));
                    facets::facets_ui(ui, &context)
                });
        }
        CentralPanel::default().frame(surface::page(&context)).show(ui, |ui| {
            landmark(ui, Role::Main, context.say("landmark-main"));
            match (current, narrow) {
                (Some(index), true) => detail::detail_ui(ui, &context, index),
                _ => view_ui(ui, &context),
            }
        });
        self.moment.watch(&ctx, &context);
        in_front(&ctx, &context, menu_was_open);
    }
}

/// What stands in front of everything, and the keys that lead there.
fn in_front(ctx: &egui::Context, context: &Context, menu_was_open: bool) {
    dialogs::dialog_ui(ctx, context);
    drop_hint(ctx, context);
    shortcuts::listen(ctx, context, menu_was_open);
    focus_ring(ctx, context);
}

/// The moment for which the records of a reading are marked.
#[derive(Default)]
struct Moment {
    /// The number of the reading, and the time at which it was first shown, in seconds.
    begun: Option<(u64, f64)>,
}

impl Moment {
    /// Ends the moment when it is over.
    fn watch(&mut self, ctx: &egui::Context, context: &Context) {
        let following = &context.session.following;
        if following.marked.is_empty() {
            self.begun = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        let (changes, start) = *self.begun.get_or_insert((following.changes, now));
        if changes != following.changes {
            self.begun = Some((following.changes, now));
        }
        let length = context.measures.seconds.marked;
        let left = start + length - now;
        if left <= 0.0 && changes == following.changes {
            context.push(ViewCommand::Unmark(changes));
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(left.clamp(0.0, length)));
        }
    }
}

/// Everything around the view: bars, tabs, and what has to be told.
fn surroundings(ui: &mut Ui, context: &Context, remembers: bool) {
    let bar = surface::bar(context);
    Panel::top("top").frame(bar).show(ui, |ui| {
        landmark(ui, Role::Banner, context.say("landmark-top"));
        bars::top_bar(ui, context);
    });
    Panel::top("tabs").frame(bar).show(ui, |ui| {
        landmark(ui, Role::TabList, context.say("landmark-tabs"));
        tabs::tabs_ui(ui, context);
    });
    Panel::bottom("status").frame(bar).show(ui, |ui| {
        landmark(ui, Role::ContentInfo, context.say("landmark-status"));
        bars::status_bar(ui, context);
    });
    if remembers && !context.state.settings.hint_seen {
        Panel::bottom("hint").frame(bar).show(ui, |ui| messages::hint_ui(ui, context));
    }
    if let Some(busy) = &context.state.busy {
        Panel::bottom("busy").frame(bar).show(ui, |ui| bars::busy_bar(ui, context.words, busy, |command| context.push(command)));
    }
    if let Some(notice) = &context.state.notice {
        Panel::bottom("notice").frame(bar).show(ui, |ui| messages::notice_ui(ui, context, notice));
    }
    if let Some(told) = problems::Told::of(context) {
        let most = ui.available_height() / 2.0;
        let raised = bar.fill(context.colours.raised.into());
        Panel::bottom("problems")
            .frame(raised)
            .resizable(true)
            .default_size(most * context.measures.shares.problems)
            .max_size(most)
            .show(ui, |ui| problems::panel_ui(ui, context, told));
    }
}

fn view_ui(ui: &mut Ui, context: &Context) {
    match &context.state.route().view {
        View::Overview => overview::overview_ui(ui, context),
        View::Principle(id) => principle::principle_ui(ui, context, id.as_str()),
        View::Search => results::results_ui(ui, context),
        View::Flow => flow::flow_ui(ui, context),
        View::Agencies => records::agencies_ui(ui, context),
        View::Metrics => metrics::metrics_ui(ui, context),
        View::Source => reader::reader_ui(ui, context),
        View::Records(record_type) => records::records_ui(ui, context, *record_type),
        View::Problems => problems::problems_ui(ui, context),
    }
}

/// Where the window stands, as far as the system tells, in points that no zoom changes.
fn window_place(ctx: &egui::Context) -> Option<WindowPlace> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let size = viewport.inner_rect?.size() * zoom;
        let corner = viewport.outer_rect.map(|outer| outer.min * zoom);
        Some(WindowPlace {
            corner: corner.map(|corner| (corner.x.round() as i32, corner.y.round() as i32)),
            size: (size.x.round() as u16, size.y.round() as u16),
            maximised: viewport.maximized.unwrap_or_default(),
        })
    })
}

/// Draws a ring around whatever has the keyboard, wherever it is.
fn focus_ring(ctx: &egui::Context, context: &Context) {
    let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id));
    if let Some(response) = focused {
        let stroke = egui::Stroke::new(context.measures.spacing.hair, context.colours.focus);
        let painter = ctx.layer_painter(response.layer_id);
        painter.rect_stroke(response.interact_rect, context.measures.radius_small, stroke, egui::StrokeKind::Outside);
    }
}

/// Says what letting go will do while a file is held over the window.
fn drop_hint(ctx: &egui::Context, context: &Context) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let paths: Vec<PathBuf> = ctx.input(|input| input.raw.hovered_files.iter().filter_map(|file| file.path.clone()).collect());
    let key = if paths.iter().any(|path| is_dataset(path)) {
        "drop-hint-open"
    } else if paths.is_empty() {
        "drop-hint"
    } else {
        "drop-hint-attach"
    };
    egui::Modal::new(egui::Id::unique("drop")).show(ctx, |ui| ui.label(theme::title(context.say(key))));
}
