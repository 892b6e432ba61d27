//! The theme as egui's own widgets take it.

use super::{BOLD, Colours, Measures, colours, measures};
use egui::style::{ScrollAnimation, ScrollStyle};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Vec2, vec2};

/// Gives `style` the colours and sizes of a theme; nothing moves by itself where it is to be `still`.
pub fn apply(style: &mut Style, dark: bool, still: bool) {
    let colours = colours(dark);
    let measures = measures();
    let sizes = &measures.text;
    let spacing = &measures.spacing;
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(sizes.small)),
        (TextStyle::Body, FontId::proportional(sizes.body)),
        (TextStyle::Button, FontId::proportional(sizes.body)),
        (TextStyle::Heading, FontId::new(sizes.heading, FontFamily::Name(BOLD.into()))),
        (TextStyle::Monospace, FontId::monospace(sizes.body)),
    ]
    .into();
    style.spacing.item_spacing = vec2(spacing.normal, spacing.small + spacing.hair);
    style.spacing.button_padding = vec2(spacing.normal, spacing.small);
    style.spacing.interact_size = Vec2::splat(spacing.huge);
    style.spacing.window_margin = Margin::same(spacing.large as i8);
    style.spacing.menu_margin = Margin::same(spacing.normal as i8);
    style.spacing.scroll = ScrollStyle { floating_allocated_width: measures.scroll_bar, ..ScrollStyle::floating() };
    style.spacing.tooltip_width = sizes.body * measures.prose;
    style.interaction.tooltip_delay = measures.seconds.hover_delay;
    style.animation_time = if still { 0.0 } else { measures.seconds.motion };
    style.scroll_animation = if still { ScrollAnimation::none() } else { ScrollAnimation::default() };
    style.interaction.show_tooltips_only_when_still = false;
    style.visuals = visuals(colours, measures, dark);
    style.visuals.text_cursor.blink = !still;
}

fn visuals(colours: &Colours, measures: &Measures, dark: bool) -> egui::Visuals {
    let mut visuals = if dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(measures.radius);
    visuals.panel_fill = colours.page.into();
    visuals.window_fill = colours.raised.into();
    visuals.window_stroke = colours.line();
    visuals.window_corner_radius = radius;
    visuals.menu_corner_radius = radius;
    visuals.faint_bg_color = colours.panel.into();
    visuals.extreme_bg_color = colours.raised.into();
    visuals.code_bg_color = colours.panel.into();
    visuals.hyperlink_color = colours.link.into();
    visuals.warn_fg_color = colours.warning.into();
    visuals.error_fg_color = colours.error.into();
    visuals.weak_text_color = Some(colours.ink_weak.into());
    visuals.selection.bg_fill = colours.accent_wash.into();
    visuals.selection.stroke = Stroke::new(measures.hairline, colours.accent);
    visuals.window_shadow.color = Color32::from(colours.shadow).gamma_multiply(measures.shadow);
    visuals.popup_shadow.color = Color32::from(colours.shadow).gamma_multiply(measures.shadow);
    let states = [
        (&mut visuals.widgets.noninteractive, colours.raised, colours.hairline),
        (&mut visuals.widgets.inactive, colours.control, colours.control),
        (&mut visuals.widgets.hovered, colours.control_hover, colours.hairline),
        (&mut visuals.widgets.active, colours.control_active, colours.focus),
        (&mut visuals.widgets.open, colours.control_hover, colours.hairline),
    ];
    for (state, fill, edge) in states {
        state.bg_fill = fill.into();
        state.weak_bg_fill = fill.into();
        state.bg_stroke = Stroke::new(measures.hairline, edge);
        state.fg_stroke = Stroke::new(measures.hairline, colours.ink);
        state.corner_radius = CornerRadius::same(measures.radius_small);
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_by_itself_where_it_is_to_be_still() {
        for still in [true, false] {
            let mut style = Style::default();
            apply(&mut style, false, still);
            assert_eq!(style.animation_time == 0.0, still);
            assert_eq!(style.visuals.text_cursor.blink, !still);
            assert_eq!(style.scroll_animation == ScrollAnimation::none(), still);
        }
    }
}
