//! A picture as SVG 1.1, for browsers, office programs and drawing programs.
//!
//! Every part is a group with its name as `<title>`, so that records can be found in the file by name. Texts stay text, in fonts
//! that the reader's machine has; they are placed by their baselines, since not every program knows other ways.
//! Deliberately absent: scripts, style sheets, and anything that is loaded from elsewhere.

use super::markup::escaped;
use crate::model::{Language, Writing};
use crate::picture::{Anchor, Area, Colour, DASHES, Edge, Paint, Part, Picture, Primitive, Shape, Step};
use std::fmt::Write;

/// The fonts to use, the first that the machine has.
const FONTS_TRADITIONAL: &str =
    "'Noto Sans CJK TC', 'Noto Sans TC', 'Source Han Sans TC', 'Microsoft JhengHei', 'PingFang TC', sans-serif";
const FONTS_SIMPLIFIED: &str =
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/// Colours by what they are for, each as red, green and blue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: [u8; 3],
    /// Text of less weight.
    pub ink_weak: [u8; 3],
    /// Lines that part things.
    pub hairline: [u8; 3],
    /// Behind everything.
    pub ground: [u8; 3],
    /// Behind what belongs to no principle.
    pub neutral: [u8; 3],
    /// For each principle in turn the hue of marks and what lies under text.
    pub hues: Vec<[[u8; 3]; 2]>,
}

impl Palette {
    /// The colour for a role.
    pub fn colour(&self, colour: Colour) -> [u8; 3] {
        let hue =
            |position: usize, which: usize| self.hues.get(position % self.hues.len().max(1)).map_or(self.ink, |hue| hue[which]);
        match colour {
            Colour::Ink => self.ink,
            Colour::InkWeak => self.ink_weak,
            Colour::Hairline => self.hairline,
            Colour::Ground => self.ground,
            Colour::Neutral => self.neutral,
            Colour::Hue(position) => hue(position, 0),
            Colour::Wash(position) => hue(position, 1),
        }
    }
}

/// The text of an SVG file.
pub fn svg(picture: &Picture, palette: &Palette, language: Language) -> String {
    let fonts = if language.writing() == Writing::Simplified { FONTS_SIMPLIFIED } else { FONTS_TRADITIONAL };
    let [width, height] = picture.size.map(|side| rounded(side.ceil()));
    let mut out = String::with_capacity(1 << 14);
    let tag = language.tag();
    push(&mut out, format_args!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    push(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         xml:lang=\"{tag}\" font-family=\"{fonts}\" role=\"img\">\n"
        ),
    );
    push(
        &mut out,
        format_args!("<title>{}</title>\n<desc>{}</desc>\n", escaped(&picture.title), escaped(&picture.told.join("\n"))),
    );
    push(&mut out, format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", hex(palette.ground)));
    for part in &picture.parts {
        write_part(&mut out, part, palette);
    }
    out.push_str("</svg>\n");
    out
}

fn write_part(out: &mut String, part: &Part, palette: &Palette) {
    out.push_str("<g>");
    if !part.name.is_empty() {
        push(out, format_args!("<title>{}</title>", escaped(&part.name)));
    }
    for shape in &part.shapes {
        write_shape(out, shape, palette);
    }
    out.push_str("</g>\n");
}

fn write_shape(out: &mut String, shape: &Shape, palette: &Palette) {
    match shape.primitive() {
        Primitive::Box { area, radius, fill, edge } => {
            let Area { left, top, width, height } = area;
            let place = [left, top, width.max(0.0), height.max(0.0)].map(rounded);
            push(out, format_args!("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", place[0], place[1], place[2], place[3]));
            if radius > 0.0 {
                push(out, format_args!(" rx=\"{}\"", rounded(radius)));
            }
            paint(out, fill, edge, palette);
            out.push_str("/>");
        }
        Primitive::Path { steps, fill, edge } => {
            out.push_str("<path d=\"");
            steps.into_iter().for_each(|step| write_step(out, step));
            out.push('"');
            paint(out, fill, edge, palette);
            out.push_str("/>");
        }
        Primitive::Text { at, anchor, width, text, size, bold, colour, .. } => {
            let [x, y] = at.map(rounded);
            push(out, format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", rounded(size)));
            if bold {
                out.push_str(" font-weight=\"700\"");
            }
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
                Anchor::End => out.push_str(" text-anchor=\"end\""),
            }
            // Another font than the first would need more or less room; this keeps the text within what it stands on.
            if text.chars().count() > 1 {
                let width = rounded(width);
                push(out, format_args!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\""));
            }
            paint(out, Some(colour.full()), None, palette);
            push(out, format_args!(">{}</text>", escaped(text)));
        }
    }
}

fn write_step(out: &mut String, step: Step) {
    let (letter, points) = match step {
        Step::Move(to) => ("M", vec![to]),
        Step::Line(to) => ("L", vec![to]),
        Step::Curve(first, second, to) => ("C", vec![first, second, to]),
        Step::Close => ("Z", Vec::new()),
    };
    let numbers: Vec<String> = points.into_iter().flatten().map(|number| rounded(number).to_string()).collect();
    push(out, format_args!("{letter}{}", numbers.join(" ")));
}

fn paint(out: &mut String, fill: Option<Paint>, edge: Option<Edge>, palette: &Palette) {
    filling(out, fill, palette);
    if let Some(edge) = edge {
        stroke(out, edge, palette);
    }
}

fn filling(out: &mut String, fill: Option<Paint>, palette: &Palette) {
    match fill {
        None => out.push_str(" fill=\"none\""),
        Some(paint) => {
            push(out, format_args!(" fill=\"{}\"", hex(palette.colour(paint.colour))));
            if paint.opacity < 1.0 {
                push(out, format_args!(" fill-opacity=\"{}\"", rounded(paint.opacity)));
            }
        }
    }
}

fn stroke(out: &mut String, edge: Edge, palette: &Palette) {
    push(out, format_args!(" stroke=\"{}\" stroke-width=\"{}\"", hex(palette.colour(edge.paint.colour)), rounded(edge.width)));
    if edge.paint.opacity < 1.0 {
        push(out, format_args!(" stroke-opacity=\"{}\"", rounded(edge.paint.opacity)));
    }
    if edge.dashed {
        push(out, format_args!(" stroke-dasharray=\"{} {}\"", DASHES[0], DASHES[1]));
    }
}

/// Writing to a string does not fail.
fn push(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A hundredth of a point is finer than any screen or printer.
fn rounded(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}
