//! The form that asks what to save, in which format, and where to.
//!
//! Deliberately absent: the shape of a dialog, and writing anything.

use crate::export::{Choice, Format, Options, Purpose};
use crate::gui::components::{buttons, entered, path_field};
use crate::gui::components::{heading, labelled, note, outline_choices, prose, widest};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::Language;
use crate::state::{Action, Command, ExportChoice, SaveCommand, SaveContent, SaveForm, Scope};
use egui::{FontId, RadioButton, RichText, Ui};

/// The form.
pub fn save_form_ui(ui: &mut Ui, context: &Context, form: &SaveForm) {
    let (title, field, write) = match &form.content {
        SaveContent::Records(_) => ("export-title", "export-target", "export-write"),
        SaveContent::Picture(_) => ("picture-save-title", "picture-save-field", "picture-save-button"),
    };
    heading(ui, theme::title(context.say(title)));
    if let Some(choice) = form.records() {
        let edit = |choice| context.push(SaveCommand::Edit(form.with_records(context.open, choice)));
        scopes(ui, context, choice, edit);
        ui.add_space(context.measures.spacing.normal);
        formats(ui, context, choice, edit);
        ui.add_space(context.measures.spacing.normal);
        options(ui, context, choice, edit);
        ui.add_space(context.measures.spacing.normal);
    }
    let edit = |target| Command::Save(SaveCommand::Edit(form.with_target(target)));
    path_field(ui, context, field, &form.target, form.no_system_dialog, edit);
    if ui.button(context.say("export-browse")).clicked() {
        context.push(SaveCommand::PickTarget);
    }
    if form.exists {
        prose(ui, context, theme::body(context.say("export-exists")).color(context.colours.warning));
    }
    let is_busy = form.records().is_some() && context.state.busy.is_some();
    // The dialog is in front of the bar that offers this otherwise.
    if is_busy && ui.button(context.say("action-cancel-work")).clicked() {
        context.push(Command::Run(Action::CancelWork));
    }
    let has_content = form.records().is_none_or(|choice| context.state.count_of(choice.scope) > 0);
    let ready = !form.target.trim().is_empty() && has_content && !is_busy;
    let clicked = buttons(ui, context, context.say(if form.exists { "export-replace" } else { write }), ready);
    if clicked || (entered(ui) && ready && !form.exists) {
        context.push(SaveCommand::Write(form.exists));
    }
}

fn scopes(ui: &mut Ui, context: &Context, chosen: &ExportChoice, edit: impl Fn(ExportChoice)) {
    ui.horizontal_wrapped(|ui| {
        outline_choices(ui, context);
        for scope in Scope::ALL {
            let key = match scope {
                Scope::Selected => "export-scope-selected",
                Scope::Listed => "export-scope-listed",
                Scope::All => "export-scope-all",
            };
            let count = context.state.count_of(scope);
            let text = context.words.with(key, &[("count", count.into())]);
            if ui.add_enabled(count > 0, RadioButton::new(chosen.scope == scope, text)).clicked() {
                edit(ExportChoice { scope, ..*chosen });
            }
        }
    });
    if context.session.selected.is_empty() {
        note(ui, context, context.say("export-nothing-selected"));
    }
    if let (Scope::Listed, Some(filter)) = (chosen.scope, context.state.filter_in_use()) {
        note(ui, context, context.words.with("export-filter", &[("filter", filter.into())]));
    }
}

/// The width of the labels before choices.
fn label_width(ui: &Ui, context: &Context) -> f32 {
    let labels = Purpose::ALL.map(|purpose| context.say(purpose.key())).into_iter().chain([context.say("export-language")]);
    widest(ui, labels, &FontId::proportional(context.measures.text.small)).min(context.measures.labels)
}

/// A label and choices beside it, in as many lines as they need.
fn choices(ui: &mut Ui, context: &Context, width: f32, label: RichText, add_contents: impl FnOnce(&mut Ui)) {
    labelled(ui, context, width, label, |ui| {
        ui.horizontal_wrapped(|ui| {
            outline_choices(ui, context);
            add_contents(ui);
        });
    });
}

fn formats(ui: &mut Ui, context: &Context, chosen: &ExportChoice, edit: impl Fn(ExportChoice)) {
    let width = label_width(ui, context);
    for purpose in Purpose::ALL {
        let label = theme::small(context.say(purpose.key())).color(context.colours.ink_weak);
        choices(ui, context, width, label, |ui| {
            for format in Format::of(purpose) {
                let name = context.words.get(&format!("export-name-{}", format.code())).to_owned();
                let radio = ui.radio(chosen.format == format, name);
                let explained = context.words.get(&format!("export-format-{}", format.code())).to_owned();
                if radio.on_hover_text(explained).clicked() {
                    edit(ExportChoice { format, ..*chosen });
                }
            }
        });
    }
    note(ui, context, context.words.get(&format!("export-format-{}", chosen.format.code())).to_owned());
}

/// The options that mean something for the format.
fn options(ui: &mut Ui, context: &Context, chosen: &ExportChoice, edit: impl Fn(ExportChoice)) {
    let edit = |options| edit(ExportChoice { options, ..*chosen });
    let options = chosen.options;
    let label = theme::small(context.say("export-language")).color(context.colours.ink_weak);
    choices(ui, context, label_width(ui, context), label, |ui| {
        let spoken = options.language.unwrap_or(context.words.language());
        for language in Language::ALL {
            if ui.radio(spoken == language, language.name()).clicked() {
                edit(Options { language: Some(language), ..options });
            }
        }
    });
    let [has_languages, has_mark] = [Choice::EveryLanguage, Choice::ByteOrderMark].map(|choice| chosen.format.offers(choice));
    let tick = |ui: &mut Ui, offered: bool, value: bool, key: &'static str, with: fn(Options, bool) -> Options| {
        let mut value = value;
        outline_choices(ui, context);
        if offered && ui.checkbox(&mut value, context.say(key)).changed() {
            edit(with(options, value));
        }
    };
    ui.horizontal_wrapped(|ui| {
        tick(ui, has_languages, options.every_language, "export-every-language", |options, every_language| Options {
            every_language,
            ..options
        });
        tick(ui, true, options.mentioned, "export-mentioned", |options, mentioned| Options { mentioned, ..options });
        let has_proposals = context.dataset().proposed() > 0;
        tick(ui, has_proposals, options.proposed, "export-proposed", |options, proposed| Options { proposed, ..options });
        tick(ui, has_mark, options.byte_order_mark, "export-byte-order-mark", |options, byte_order_mark| Options {
            byte_order_mark,
            ..options
        });
    });
}
