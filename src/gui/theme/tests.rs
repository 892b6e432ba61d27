//! Whether every ink can be read where it is used, and told from the others by every eye.

use super::*;
use egui::Color32;

fn luminance(colour: Colour) -> f32 {
    let linear = egui::Rgba::from(Color32::from(colour));
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text.
#[test]
fn every_ink_can_be_read_where_it_is_used() {
    for dark in [false, true] {
        let colours = colours(dark);
        let grounds = [colours.page, colours.panel, colours.raised];
        let inks = [colours.ink, colours.ink_weak, colours.link, colours.warning, colours.error];
        let mut pairs: Vec<(Colour, Colour)> = inks.into_iter().flat_map(|ink| grounds.map(|ground| (ink, ground))).collect();
        pairs.extend(
            [colours.control, colours.control_hover, colours.control_active, colours.accent_wash, colours.mark]
                .map(|fill| (colours.ink, fill)),
        );
        pairs.extend([(colours.error, colours.error_wash), (colours.accent, colours.accent_wash)]);
        for hue in &colours.hues {
            pairs.extend(grounds.map(|ground| (hue.ink, ground)));
            pairs.extend([(hue.ink, hue.wash), (colours.ink, hue.wash)]);
        }
        for (ink, ground) in pairs {
            assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
        }
    }
}

/// Colours as people see them who lack one sort of cone, in linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based
/// Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, at full
/// severity. The first is the eye that lacks none.
const EYES: [(&str, [[f32; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("no red", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("no green", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("no blue", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// CIE 1976 L*a*b* of a colour as an eye sees it, for the white point D65.
fn lab(colour: Colour, eye: &[[f32; 3]; 3]) -> [f32; 3] {
    let rgba = egui::Rgba::from(Color32::from(colour));
    let by = |rows: &[[f32; 3]; 3], given: [f32; 3]| rows.map(|row| row.iter().zip(given).map(|(one, other)| one * other).sum());
    let seen: [f32; 3] = by(eye, [rgba.r(), rgba.g(), rgba.b()]);
    let xyz: [[f32; 3]; 3] =
        [[0.412_456, 0.357_576, 0.180_438], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
    let [x, y, z]: [f32; 3] = by(&xyz, seen.map(|part| part.clamp(0.0, 1.0)));
    let root = |part: f32| if part > 216.0 / 24389.0 { part.cbrt() } else { (24389.0 / 27.0 * part + 16.0) / 116.0 };
    let [x, y, z] = [root(x / 0.95047), root(y), root(z / 1.08883)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// A difference of 2.3 in CIE 1976 L*a*b* is just noticed side by side (Mahy, Van Eycken and Oosterlinck 1994); marks that lie apart
/// need several times that. Most reforms have five principles or fewer.
#[test]
fn every_eye_tells_the_principles_apart() {
    for (dark, (count, least)) in [false, true].into_iter().flat_map(|dark| [(dark, (5, 12.0)), (dark, (8, 8.0))]) {
        let hues = &colours(dark).hues[..count];
        for (name, eye) in &EYES {
            for (position, one) in hues.iter().enumerate() {
                for other in &hues[position + 1..] {
                    let (left, right) = (lab(one.ink, eye), lab(other.ink, eye));
                    let distance = left.iter().zip(right).map(|(left, right)| (left - right).powi(2)).sum::<f32>().sqrt();
                    assert!(distance >= least, "{:?} and {:?}, {name}, dark {dark}: {distance}", one.ink, other.ink);
                }
            }
        }
    }
}
