//! Whoever goes through a view with Tab reaches everything that can be used, in the order in which it is read, and sees where they are.
//!
//! Each part of the window is gone through by itself: the bars, the details, the view. Within it one goes down, and along a row in
//! the direction of writing; only a new column begins further up again.

use crate::window::{Setting, Window, name};
use egui::accesskit::{Action, NodeId, Role};
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use reform_explorer::model::Language;
use reform_explorer::state::Origin;
use std::collections::BTreeMap;

/// The parts of the window that have an order of their own.
const PARTS: [Role; 5] = [Role::Banner, Role::TabList, Role::Complementary, Role::Main, Role::ContentInfo];

/// How far things in a row may stand above or below each other, and lines of a text over each other, in points.
const SLACK: f32 = 4.0;

fn id(node: Node<'_>) -> NodeId {
    node.accesskit_node().locate().0
}

fn described(node: Node<'_>) -> String {
    format!("{:?} {:?}", node.accesskit_node().role(), name(node).unwrap_or_default())
}

/// The part of the window that a thing belongs to, by what it is called.
fn part(node: Node<'_>) -> Option<String> {
    let mut above = std::iter::successors(node.parent(), NodeT::parent);
    above.find(|node| PARTS.contains(&node.accesskit_node().role())).map(described)
}

/// What can have the keyboard.
fn can_be_focused(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.data().supports_action(Action::Focus) && !node.is_disabled() && node.bounding_box().is_some()
}

/// Why it is odd to go from one thing to another, if it is.
fn oddness(from: Rect, to: Rect) -> Option<&'static str> {
    let in_a_row = from.top() + SLACK < to.bottom() && to.top() + SLACK < from.bottom();
    if in_a_row {
        // Something high may stand beside several lines, which are read one after the other.
        return (to.left() + SLACK < from.left() && to.top() <= from.top() + SLACK).then_some("back along a row");
    }
    let is_above = to.top() < from.top();
    (is_above && to.left() + SLACK < from.right()).then_some("up, and not to a new column")
}

/// Whether something on screen shows that this place has the keyboard: a ring around it, or as much of one as can be seen.
fn has_ring(window: &Window, place: Rect) -> bool {
    let screen = window.harness.ctx.content_rect();
    let is_ring = |shape: &Shape| match shape {
        Shape::Rect(rect) => rect.stroke.width > 1.0 && rect.fill.a() == 0 && place.expand(1.0).contains_rect(rect.rect),
        _ => false,
    };
    let seen = |clip: Rect, shape: &Shape| match shape {
        Shape::Rect(rect) => clip.intersect(screen).intersects(rect.rect),
        _ => false,
    };
    window.harness.output().shapes.iter().any(|clipped| is_ring(&clipped.shape) && seen(clipped.clip_rect, &clipped.shape))
}

/// What has the keyboard.
fn focused(window: &Window) -> Option<Node<'_>> {
    let mut nodes = window.harness.root().children_recursive();
    nodes.find(|node| node.accesskit_node().is_focused()).filter(can_be_focused)
}

/// How many frames scrolling to something may take.
const SCROLLING: usize = 8;

/// What is wrong with going through the view on screen.
fn walk(window: &mut Window, what: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut left: BTreeMap<NodeId, String> =
        window.harness.root().children_recursive().filter(can_be_focused).map(|node| (id(node), described(node))).collect();
    let all = left.len();
    assert!(all > 15, "{what} has only {all} things to use");
    let is_nameless = |node: &Node<'_>| can_be_focused(node) && name(*node).is_none_or(|name| name.trim().is_empty());
    let nameless = window.harness.root().children_recursive().filter(is_nameless);
    wrong.extend(nameless.map(|node| format!("{what}: {} has no name: {:?}", described(node), node.rect())));
    let mut before: Option<NodeId> = None;
    // Rows of a table that only peep in and are scrolled out again make a round longer than what it reaches.
    for _ in 0..all * 2 {
        window.harness.key_press(Key::Tab);
        window.harness.step();
        let is_shown = |window: &Window| focused(window).is_none_or(|node| has_ring(window, node.rect()));
        // What is not on screen is scrolled to.
        for _ in 0..SCROLLING {
            if is_shown(window) {
                break;
            }
            window.harness.step();
        }
        let Some(focused) = focused(window) else {
            before = None;
            continue;
        };
        left.remove(&id(focused));
        if !has_ring(window, focused.rect()) {
            wrong.push(format!("{what}: {} has the keyboard and does not show it: {:?}", described(focused), focused.rect()));
        }
        let earlier = before.and_then(|before| window.harness.root().children_recursive().find(|node| id(*node) == before));
        if let Some(earlier) = earlier.filter(|earlier| part(*earlier) == part(focused)) {
            let odd = oddness(earlier.rect(), focused.rect());
            wrong.extend(odd.map(|why| {
                let places = (earlier.rect(), focused.rect());
                format!("{what}: from {} to {}: {why} {places:?}", described(earlier), described(focused))
            }));
        }
        before = Some(id(focused));
        if left.is_empty() {
            break;
        }
    }
    wrong.extend(left.values().map(|name| format!("{what}: {name} is not reached")));
    wrong
}

fn walk_every_view(origin: Origin, language: Language) {
    let mut window = Setting { origin, language, ..Setting::default() }.open();
    let mut wrong = Vec::new();
    for tab in window.tabs() {
        window.tab(&tab);
        wrong.extend(walk(&mut window, &tab));
        window.key(Modifiers::NONE, Key::Escape);
    }
    assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn through_chengdu_in_traditional_chinese() {
    walk_every_view(Origin::CHENGDU, Language::Hant);
}

#[test]
fn through_chengdu_in_simplified_chinese() {
    walk_every_view(Origin::CHENGDU, Language::Hans);
}

#[test]
fn through_chengdu_in_english() {
    walk_every_view(Origin::CHENGDU, Language::En);
}

#[test]
fn through_the_example_in_traditional_chinese() {
    walk_every_view(Origin::EXAMPLE_TOWN, Language::Hant);
}

#[test]
fn through_the_example_in_simplified_chinese() {
    walk_every_view(Origin::EXAMPLE_TOWN, Language::Hans);
}

#[test]
fn through_the_example_in_english() {
    walk_every_view(Origin::EXAMPLE_TOWN, Language::En);
}

#[test]
fn the_check_finds_what_it_is_for() {
    let at = |left: f32, top: f32| Rect::from_min_size([left, top].into(), [100.0, 20.0].into());
    for (from, to, expected) in [
        (at(0.0, 0.0), at(110.0, 0.0), None),
        (at(110.0, 0.0), at(0.0, 0.0), Some("back along a row")),
        (at(110.0, 0.0), at(0.0, 30.0), None),
        (at(0.0, 300.0), at(120.0, 0.0), None),
        (at(0.0, 300.0), at(0.0, 0.0), Some("up, and not to a new column")),
        (at(120.0, 300.0), at(0.0, 0.0), Some("up, and not to a new column")),
    ] {
        assert_eq!(oddness(from, to), expected, "{from:?} {to:?}");
    }
}
