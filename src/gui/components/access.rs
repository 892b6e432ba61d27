//! What assistive technology is told beyond roles and names.

use egui::accesskit::Live;
use egui::{Response, Role, Ui};

/// Has assistive technology speak this whenever it appears or changes: after what is being spoken, or at once.
pub fn announce(response: &Response, live: Live) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// Gives a part of the window a role and a name by which assistive technology finds it.
pub fn landmark(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}
