//! placeholder until the drafting core is merged
use super::context::Context;
use crate::state::DraftForm;
pub fn draft_ui(_: &mut egui::Ui, _: &Context, _: &DraftForm) {}
