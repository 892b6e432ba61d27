//! What stands above and below the page: which source, how its text stands to the one that was encoded, finding in it, the stretches
//! that nothing covers, and what can be done with marked words.

use super::{Page, source};
use crate::evidence::Span;
use crate::gui::components::typing;
use crate::gui::components::{cross, pushed_right, sign};
use crate::gui::components::{plain_action, tip};
use crate::gui::context::Context;
use crate::gui::theme::{self, Colour};
use crate::load::Standing;
use crate::model::{RecordIndex, RecordType};
use crate::state::{Action, Command, ReaderCommand};
use crate::words::citation;
use crate::words::describe;
use egui::text_selection::LabelSelectionState;
use egui::{Button, Event, Id, Key, Label, Response, Role, TextEdit, Ui, WidgetInfo};

/// Above the page.
pub fn reader_bar(ui: &mut Ui, page: &Page) {
    sources_ui(ui, page.context, page.source);
    ui.horizontal(|ui| {
        let before = |ui: &mut Ui, _: f32| find_ui(ui, page);
        pushed_right(ui, "reader coverage", before, |ui| coverage_ui(ui, page));
    });
    standing_ui(ui, page);
}

/// A choice of sources, where there are several.
pub fn sources_ui(ui: &mut Ui, context: &Context, chosen: RecordIndex) {
    let sources: Vec<RecordIndex> = context.dataset().indices_of(RecordType::Source).collect();
    if sources.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for index in sources {
            let label = context.title(index);
            let response = ui.selectable_label(index == chosen, theme::body(&label));
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, index == chosen, &label));
            if response.clicked() {
                context.push(ReaderCommand::ReadSource(context.id(index).clone()));
            }
        }
    });
}

fn find_ui(ui: &mut Ui, page: &Page) {
    let context = page.context;
    let reader = &context.session.reader;
    let id = Id::unique("find in text");
    let mut words = typing::shown(ui, id, &reader.find);
    let name = context.say("reader-find");
    let field = TextEdit::singleline(&mut words).hint_text(name).desired_width(context.measures.reader.find).id(id);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, name));
    if reader.focus_find {
        response.request_focus();
        context.push(ReaderCommand::FindFocused);
    }
    if typing::has_changed(&response, id, &words) {
        context.push(ReaderCommand::Find(words.clone()));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        let back = ui.input(|input| input.modifiers.shift);
        context.push(Command::Run(if back { Action::PreviousFound } else { Action::NextFound }));
        response.request_focus();
    }
    if reader.find.trim().is_empty() {
        return;
    }
    if reader.found.is_empty() {
        quiet(ui, context, context.say("reader-find-none").to_owned());
        return;
    }
    let counts = [("at", (reader.at + 1).into()), ("count", reader.found.len().into())];
    quiet(ui, context, context.words.with("reader-find-count", &counts));
    step(ui, context, "◀", Action::PreviousFound);
    step(ui, context, "▶", Action::NextFound);
}

fn coverage_ui(ui: &mut Ui, page: &Page) {
    let context = page.context;
    let coverage = &page.reading.coverage;
    let share = format!("{:.0}", coverage.share(1) * 100.0);
    quiet(ui, context, context.words.with("reader-coverage", &[("share", share.into())]))
        .on_hover_text(context.say("reader-coverage-tip"));
    if coverage.gaps.is_empty() {
        return;
    }
    let gap = context.session.reader.gap.as_ref().and_then(|gap| coverage.gaps.iter().position(|other| other == gap));
    let text = match gap {
        Some(gap) => context.words.with("reader-gap", &[("at", (gap + 1).into()), ("count", coverage.gaps.len().into())]),
        None => context.words.with("reader-gaps", &[("count", coverage.gaps.len().into())]),
    };
    quiet(ui, context, text);
    step(ui, context, "◀", Action::PreviousGap);
    step(ui, context, "▶", Action::NextGap);
}

/// Small text of less weight that stays on one line.
fn quiet(ui: &mut Ui, context: &Context, text: String) -> Response {
    ui.add(Label::new(theme::small(text).color(context.colours.ink_weak)).extend())
}

fn step(ui: &mut Ui, context: &Context, shown: &str, action: Action) {
    let button = sign(ui, Button::new(theme::small(shown)), true, context.say(action.message()));
    if button.on_hover_text(tip(ui, context, action)).clicked() {
        context.push(Command::Run(action));
    }
}

/// How the text stands to the one that was encoded, and what became of the anchors in it.
fn standing_ui(ui: &mut Ui, page: &Page) {
    let context = page.context;
    let id = source(context, page.source).id.as_str();
    let Some(known) = context.open.loaded.anchors.known(id) else { return };
    let ink: Colour = match known.standing {
        Standing::Same | Standing::Unstated => context.colours.ink_weak,
        Standing::OtherScript | Standing::Differs => context.colours.warning,
    };
    let key = describe::standing_key(known.standing);
    ui.horizontal(|ui| {
        ui.label(theme::small(context.say(key)).color(ink)).on_hover_text(known.text.sha256());
        let is_for_the_author = matches!(known.standing, Standing::Unstated | Standing::Differs);
        if is_for_the_author && ui.add(Button::new(theme::small(context.say("reader-copy-hash")))).clicked() {
            context.push(Command::Copy(known.text.sha256().to_owned()));
        }
    });
}

/// What can be done with marked words.
pub fn marked_bar(ui: &mut Ui, page: &Page, marked: &Span, words: &str) {
    let context = page.context;
    // Whoever has selected a text elsewhere copies that one.
    let others = ui.ctx().plugin_opt::<LabelSelectionState>().is_some_and(|labels| labels.lock().has_selection());
    let is_ours = !ui.ctx().text_edit_focused() && context.state.dialog.is_none() && !others;
    let copied = is_ours && ui.input(|input| input.events.contains(&Event::Copy));
    ui.horizontal(|ui| {
        ui.label(theme::small(format!("¶{}", marked.p)).color(context.colours.ink_weak));
        let buttons = |ui: &mut Ui| {
            let copy = ui.button(context.say("reader-copy"));
            if copy.clicked() || copied {
                context.push(Command::Copy(words.to_owned()));
            }
            if ui.button(context.say("reader-copy-quotation")).clicked() {
                let quotation =
                    citation::quotation(context.words, context.dataset(), page.source, marked.p, words, context.state.today());
                context.push(Command::Copy(quotation));
            }
            plain_action(ui, context, Action::DraftRecord);
            if cross(ui, context, context.say("reader-unmark")).clicked() {
                context.push(ReaderCommand::Mark(None));
            }
        };
        let before = |ui: &mut Ui, _: f32| {
            ui.add(Label::new(theme::body(words)).truncate());
        };
        pushed_right(ui, "marked words", before, buttons);
    });
}
