//! The dialog that makes a record of marked words: of which type, by which name, and what it looks like in the dataset file.
//!
//! Deliberately absent: the record itself, which `draft` makes, and writing it into anybody's file.

use crate::draft::{Draft, DraftForm};
use crate::gui::components::{buttons, entered};
use crate::gui::components::{heading, note, prose, scroll, well};
use crate::gui::context::Context;
use crate::gui::theme;
use crate::model::RecordType;
use crate::state::{Command, ReaderCommand};
use crate::words::describe;
use egui::{Label, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// The dialog.
pub fn draft_ui(ui: &mut Ui, context: &Context, form: &DraftForm) {
    heading(ui, theme::title(context.say("draft-title")));
    let drafted = context.derived.drafted(form);
    let Some(draft) = &drafted.draft else {
        prose(ui, context, theme::body(context.say("draft-nothing")).color(context.colours.warning));
        buttons(ui, context, context.say("draft-copy"), false);
        return;
    };
    note(ui, context, format!("¶{} {}", form.span.p, drafted.words));
    types_ui(ui, context, form, &drafted.types, draft.record_type);
    name_ui(ui, context, form, draft);
    ron_ui(ui, context, draft);
    let fields = |fields: &[&'static str]| {
        let label = |field: &&'static str| describe::field_label(context.words, draft.record_type, field).to_owned();
        fields.iter().map(label).collect::<Vec<_>>().join(context.say("list-separator"))
    };
    for (key, named) in [("draft-missing", &draft.missing), ("draft-untranslated", &draft.untranslated)] {
        if !named.is_empty() {
            let text = context.words.with(key, &[("fields", fields(named).into())]);
            prose(ui, context, theme::small(text).color(context.colours.warning));
        }
    }
    for remark in &draft.notes {
        prose(ui, context, theme::small(remark));
    }
    let is_there = context.dataset().records.count(draft.record_type) > 0;
    let key = if is_there { "draft-section" } else { "draft-section-new" };
    note(ui, context, context.words.with(key, &[("section", draft.record_type.section().into())]));
    let clicked = buttons(ui, context, context.say("draft-copy"), true);
    if clicked || entered(ui) {
        context.push(Command::Copy(draft.ron.clone()));
        context.push(Command::CloseDialog);
    }
}

/// The types of record that the words can make, the most fitting first.
fn types_ui(ui: &mut Ui, context: &Context, form: &DraftForm, types: &[RecordType], chosen: RecordType) {
    ui.horizontal_wrapped(|ui| {
        for record_type in types {
            let is_chosen = *record_type == chosen;
            let name = describe::type_name(context.words, *record_type);
            let response = ui.selectable_label(is_chosen, name);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
            if response.clicked() {
                context.push(ReaderCommand::EditDraft(DraftForm { record_type: Some(*record_type), ..form.clone() }));
            }
        }
    });
}

/// What the record is called, for types that have a name.
fn name_ui(ui: &mut Ui, context: &Context, form: &DraftForm, draft: &Draft) {
    if draft.record_type.title_field().is_none() {
        return;
    }
    ui.horizontal(|ui| {
        let label = ui.label(theme::body(context.say("draft-name")));
        let mut name = form.name.clone().unwrap_or_default();
        let field = TextEdit::singleline(&mut name).hint_text(context.say("draft-name-hint")).desired_width(f32::INFINITY);
        let response = ui.add(field.id_salt("draft name")).labelled_by(label.id);
        if response.changed() {
            let name = (!name.trim().is_empty()).then_some(name);
            context.push(ReaderCommand::EditDraft(DraftForm { name, ..form.clone() }));
        }
    });
}

fn ron_ui(ui: &mut Ui, context: &Context, draft: &Draft) {
    well(ui, context, |ui| {
        ui.set_width(ui.available_width());
        scroll(ui, ScrollArea::both().id_salt("draft").max_height(context.measures.code), |ui| {
            let text = RichText::new(&draft.ron).monospace().size(context.measures.text.small);
            ui.add(Label::new(text).extend().selectable(true));
        });
    });
}
