//! Whether what is shown can be seen: nothing reaches beyond the part of the window that it is in, and what has no room is scrolled to.

use crate::window::{Window, name};
use egui::accesskit::{Action, Role};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;

/// The parts of the window that keep what is in them within their edges.
const PARTS: [Role; 6] = [Role::Banner, Role::TabList, Role::Complementary, Role::Main, Role::ContentInfo, Role::Table];

/// What a thing is in that has one of these roles.
fn within<'tree>(node: &Node<'tree>, roles: &[Role]) -> Option<Node<'tree>> {
    std::iter::successors(node.parent(), NodeT::parent).find(|above| roles.contains(&above.accesskit_node().role()))
}

/// Whether a thing can have the keyboard.
fn can_be_used(node: &Node<'_>) -> bool {
    node.accesskit_node().data().supports_action(Action::Focus)
}

/// Nothing that can be read or used reaches beyond the left or right edge of the window or of the part of it that it is in, nor above
/// or below the window unless it can be scrolled there.
pub fn nothing_is_cut(window: &mut Window, what: &str) {
    let screen = window.harness.ctx.content_rect().expand(1.0);
    let named = window.harness.root().children_recursive().filter(|node| {
        let has_place = node.accesskit_node().bounding_box().is_some();
        has_place && node.accesskit_node().role() != Role::TextRun && name(*node).is_some_and(|name| !name.is_empty())
    });
    // What is cut off above and below in each part that scrolls, by the part.
    let mut highest: Option<(f32, String)> = None;
    let mut lowest: Option<(f32, String)> = None;
    for node in named {
        let rect = node.rect();
        let part = within(&node, &PARTS).filter(|part| part.accesskit_node().bounding_box().is_some());
        let part = part.map_or(screen, |part| part.rect().intersect(screen).expand(1.0));
        let fits_across = part.x_range().contains(rect.left()) && part.x_range().contains(rect.right());
        assert!(fits_across, "{:?} of {what}: {rect:?} in {part:?}", name(node));
        if within(&node, &[Role::Table]).is_some() {
            // A table lays out no row that is not on screen, at least in part.
            assert!(rect.bottom() > part.top() && rect.top() < part.bottom(), "{:?} of {what}: {rect:?} in {part:?}", name(node));
        } else if within(&node, &[Role::Main]).is_some() {
            if !can_be_used(&node) {
                continue;
            }
            let known = name(node).unwrap_or_default();
            if rect.top() < screen.top() && highest.as_ref().is_none_or(|(top, _)| rect.top() < *top) {
                highest = Some((rect.top(), known.clone()));
            }
            if rect.bottom() > screen.bottom() && lowest.as_ref().is_none_or(|(bottom, _)| rect.bottom() > *bottom) {
                lowest = Some((rect.bottom(), known));
            }
        } else {
            let scrolls = within(&node, &[Role::Complementary]).is_some();
            assert!(scrolls || screen.contains_rect(rect), "{:?} of {what}: {rect:?}", name(node));
        }
    }
    // Where the ends of a view can be scrolled to, so can everything between them.
    for (_, end) in [lowest, highest].into_iter().flatten() {
        everything_can_be_seen(window, what, |window| {
            let is_end = |node: &Node<'_>| {
                can_be_used(node) && name(*node).as_deref() == Some(&end) && within(node, &[Role::Main]).is_some()
            };
            window.harness.root().children_recursive().filter(is_end).collect()
        });
    }
}

pub fn on_screen(window: &Window, thing: Node<'_>) -> bool {
    window.harness.ctx.content_rect().contains_rect(thing.rect())
}

/// Each of these things is on screen, or comes there when one scrolls to it.
pub fn everything_can_be_seen(window: &mut Window, what: &str, things: impl Fn(&Window) -> Vec<Node<'_>>) {
    for position in 0..things(window).len() {
        let is_seen = |window: &Window| {
            let thing = things(window)[position];
            thing.accesskit_node().bounding_box().is_none() || on_screen(window, thing)
        };
        if !is_seen(window) {
            things(window)[position].scroll_to_me();
            window.settle();
            let thing = things(window)[position];
            assert!(is_seen(window), "{:?} of {what}: {:?}", name(thing), thing.rect());
        }
    }
}
