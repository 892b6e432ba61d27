//! What surrounds the views: the top bar and the status bar.
//!
//! Deliberately absent: the tabs, which have a file of their own.

use super::status;
use super::status::part;
use super::tray::tray_button;
use crate::gui::components::search_box::search_box;
use crate::gui::components::{action_button, announce, opens_menu, progress, pushed_right, scroll, sign, tip, widest};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::gui::views::problems::unread;
use crate::model::Language;
use crate::state::{Action, Command, OpenCommand, Origin, SettingsCommand, Theme, View, ViewCommand};
use crate::words::Words;
use crate::{display, limits};
use egui::accesskit::Live;
use egui::containers::menu::MenuButton;
use egui::{Button, FontFamily, FontId, MenuBar, Role, ScrollArea, TextWrapMode, Ui, WidgetInfo, vec2};

/// The top bar: where one came from, what is open, what one looks for, what to do with what is selected, and how it is shown.
pub fn top_bar(ui: &mut Ui, context: &Context) {
    MenuBar::new().ui(ui, |ui| {
        let spacing = &context.measures.spacing;
        ui.spacing_mut().button_padding = vec2(spacing.small + spacing.hair, spacing.hair);
        icon_button(ui, context, "◀", Action::Back);
        icon_button(ui, context, "▶", Action::Forward);
        let before = |ui: &mut Ui, room: f32| {
            let search = &context.measures.search;
            // The title of the dataset has what it needs before the box is wider than usual.
            let title = dataset_title_width(ui, context);
            let share = (room * context.measures.shares.search).clamp(search.least, search.most);
            let width = share.min((room - title).max(search.usual.min(share)));
            ui.scope(|ui| {
                ui.set_max_width((room - width - ui.spacing().item_spacing.x * 2.0).max(0.0));
                dataset_menu(ui, context);
            });
            search_box(ui, context, width);
        };
        pushed_right(ui, "top right", before, |ui| {
            tray_button(ui, context);
            export_button(ui, context);
            if !is_folded(context, ui.ctx()) {
                language_choice(ui, context);
                theme_choice(ui, context);
            }
            main_menu(ui, context);
        });
    });
}

/// The status bar: which file, how many records, how many selected, whether the evidence was checked, and what is wrong.
pub fn status_bar(ui: &mut Ui, context: &Context) {
    ui.horizontal_wrapped(|ui| {
        let total = context.dataset().len();
        let opened = ui.label(theme::small(context.open.origin.name(context.words)));
        announce(&opened, Live::Polite);
        let selected = context.session.selected.len();
        part(ui, context.words.with("status-records", &[("count", total.into())]));
        part(ui, context.words.with("status-selected", &[("count", selected.into())]));
        if !context.session.filter.is_empty() && !context.state.shows_list() {
            ui.label(theme::small("·"));
            let filter = context.session.filter.query().to_string();
            let text = context.words.with("status-filter", &[("filter", filter.into())]);
            if ui.link(theme::small(text)).clicked() {
                context.push(Command::Run(Action::ShowResults));
            }
        }
        status::evidence(ui, context);
        if context.open.loaded.unread > 0 {
            ui.label(theme::small("·"));
            ui.label(theme::small(unread(context.words, &context.open.loaded)).color(context.colours.error));
        }
        problems_button(ui, context);
        status::following(ui, context);
    });
}

/// Work in the background, with its progress and a way to stop it.
pub fn busy_bar(ui: &mut Ui, words: &Words, busy: &crate::state::Busy, push: impl Fn(Command)) {
    ui.horizontal(|ui| {
        let text = match &busy.loading {
            Some(origin) => words.with("busy-loading", &[("name", origin.name(words).into())]),
            None => words.get("busy-exporting").to_owned(),
        };
        announce(&ui.label(theme::small(text)), Live::Polite);
        if busy.records > 0 {
            ui.label(theme::small(words.with("busy-records", &[("count", busy.records.into())])));
        }
        if ui.button(words.get("action-cancel-work")).clicked() {
            push(Command::Run(Action::CancelWork));
        }
        progress(ui, busy.done, busy.total);
    });
}

/// How wide the button with the title of the dataset would like to be, with the distances around it.
fn dataset_title_width(ui: &Ui, context: &Context) -> f32 {
    let title = opens_menu(&context.dataset_title());
    let font = FontId::new(context.measures.text.body, FontFamily::Name(theme::BOLD.into()));
    widest(ui, [title.as_str()], &font) + ui.spacing().button_padding.x * 2.0 + ui.spacing().item_spacing.x * 2.0
}

fn dataset_menu(ui: &mut Ui, context: &Context) {
    let title = context.dataset_title();
    let button = Button::new(theme::bold(opens_menu(&title), context.measures.text.body)).truncate();
    MenuButton::from_button(button).ui(ui, |ui| dataset_menu_ui(ui, context));
}

/// What is open, and what can be opened.
fn dataset_menu_ui(ui: &mut Ui, context: &Context) {
    for session in context.state.library.sessions() {
        let Some(open) = &session.open else { continue };
        let title =
            display::label(&context.words.text(&open.dataset().head.title, &open.dataset().head), limits::TITLE).into_owned();
        let is_active = session.origin() == context.session.origin();
        let origin = open.origin.name(context.words);
        let entry = ui.add(Button::selectable(is_active, &title).shortcut_text(&origin));
        entry.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, is_active, format!("{title}, {origin}")));
        if entry.clicked() {
            context.push(OpenCommand::ShowSession(open.origin.clone()));
            ui.close();
        }
    }
    ui.separator();
    menu_groups(ui, context, 2);
}

/// The first groups of the command table, and under those that open files the files opened last.
fn menu_groups(ui: &mut Ui, context: &Context, groups: usize) {
    for group in 0..groups {
        if group > 0 {
            ui.separator();
        }
        Action::of_menu(group).for_each(|action| action_button(ui, context, action));
        if group == 0 {
            recent_files(ui, context);
        }
    }
}

fn recent_files(ui: &mut Ui, context: &Context) {
    let recent = &context.state.settings.recent;
    if recent.is_empty() {
        return;
    }
    ui.separator();
    ui.label(theme::small(context.say("menu-recent")).color(context.colours.ink_weak));
    for path in recent {
        if ui.button(display::file_name(path)).on_hover_text(path.display().to_string()).clicked() {
            context.push(OpenCommand::Open(Origin::File(path.clone())));
        }
    }
}

fn main_menu(ui: &mut Ui, context: &Context) {
    let menu = ui.menu_button("≡", |ui| {
        // With all its recent files the menu is higher than a small window.
        let room = ui.ctx().content_rect().height() - context.measures.menu_clearance;
        ui.set_max_height(room);
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        scroll(ui, ScrollArea::vertical().id_salt("main menu").max_height(room).min_scrolled_height(room), |ui| {
            main_menu_ui(ui, context)
        });
    });
    name(context, menu.response, "menu-main");
}

fn main_menu_ui(ui: &mut Ui, context: &Context) {
    menu_groups(ui, context, Action::MENU_GROUPS);
    if is_folded(context, ui.ctx()) {
        ui.separator();
        ui.horizontal(|ui| language_choice(ui, context));
        theme_entries(ui, context);
    }
}

fn theme_choice(ui: &mut Ui, context: &Context) {
    let menu = ui.menu_button("◐", |ui| theme_entries(ui, context));
    name(context, menu.response, "menu-theme");
}

fn theme_entries(ui: &mut Ui, context: &Context) {
    for (theme, key) in [(Theme::System, "theme-system"), (Theme::Light, "theme-light"), (Theme::Dark, "theme-dark")] {
        if ui.selectable_label(context.state.settings.theme == theme, context.say(key)).clicked() {
            context.push(SettingsCommand::SetTheme(theme));
        }
    }
}

/// Whether the bar has no room for what one rarely changes, which the main menu has then.
fn is_folded(context: &Context, ctx: &egui::Context) -> bool {
    ctx.content_rect().width() < context.measures.fold
}

fn language_choice(ui: &mut Ui, context: &Context) {
    for language in Language::ALL {
        let name = language.name();
        let chosen = context.words.language() == language;
        let response = ui.selectable_label(chosen, language.short_name()).on_hover_text(name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
        if response.clicked() {
            context.push(SettingsCommand::SetLanguage(language));
        }
    }
}

fn export_button(ui: &mut Ui, context: &Context) {
    let button = ui.button(context.say("export-button"));
    if button.on_hover_text(tip(ui, context, Action::Export)).clicked() {
        context.push(Command::Run(Action::Export));
    }
}

fn problems_button(ui: &mut Ui, context: &Context) {
    let problems = &context.open.loaded.problems;
    if problems.is_empty() {
        return part(ui, context.say("status-no-problems"));
    }
    let Some(survey) = context.state.survey() else { return };
    let errors = survey.errors;
    let text =
        context.words.with("status-problems", &[("errors", errors.into()), ("warnings", (problems.len() - errors).into())]);
    ui.label(theme::small("·"));
    let ink = if errors > 0 { context.colours.error } else { context.colours.warning };
    if ui.add(egui::Link::new(theme::small(text).color(ink))).clicked() {
        context.push(ViewCommand::Show(View::Problems));
    }
}

fn icon_button(ui: &mut Ui, context: &Context, icon: &str, action: Action) {
    let enabled = context.state.can_run(action);
    let button = sign(ui, Button::new(icon), enabled, context.say(context.state.message(action)));
    if button.on_hover_text(tip(ui, context, action)).clicked() {
        context.push(Command::Run(action));
    }
}

fn name(context: &Context, response: egui::Response, key: &'static str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, context.say(key)));
    response.on_hover_text(context.say(key));
}
