//! A picture as the content of a file, in the colours of the light theme on white, so that it can be printed.
//!
//! PNG is drawn by the rasteriser that egui itself uses for glyphs, from the faces that are part of the program: nothing else has
//! to be installed, and no window has to be large enough. Deliberately absent: writing the file.

use super::fonts;
use super::theme;
use crate::export::{BASELINE, Palette};
use crate::model::Language;
use crate::picture::{Anchor, Area, Colour, Edge, Paint, Picture, Shape, THIN, text};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Rect, RoundedRect, Shape as _, Stroke};
use vello_cpu::{Pixmap, RenderContext, Resources};

/// Pixels per point, so that prints are sharp.
const SCALE: f64 = 2.0;
/// Greatest width or height in pixels.
const MOST: f64 = 16_000.0;
/// How far from a curve its drawing may be, in points.
const TOLERANCE: f64 = 0.05;
const DASHES: [f64; 2] = [4.0, 3.0];

/// An SVG file.
pub fn svg(picture: &Picture, language: Language) -> Vec<u8> {
    crate::export::svg(picture, &theme::palette(), language).into_bytes()
}

/// A PNG file.
pub fn png(picture: &Picture, language: Language) -> Vec<u8> {
    let [width, height] = picture.size.map(f64::from);
    let scale = SCALE.min(MOST / width.max(height).max(1.0));
    let pixels = [width, height].map(|side| (side * scale).ceil().clamp(1.0, MOST) as u16);
    let mut page = Page::new(pixels, scale, language);
    // A point beyond the edges, so that the last pixels are covered whole.
    page.fill(Rect::new(0.0, 0.0, width + 1.0, height + 1.0).to_path(TOLERANCE), Colour::Ground.full());
    for shape in picture.parts.iter().flat_map(|part| &part.shapes) {
        page.draw(shape);
    }
    encode(page.finish(), pixels)
}

/// A bitmap under the pen.
struct Page<'a> {
    context: RenderContext,
    pixels: [u16; 2],
    palette: Palette,
    faces: [Option<FontRef<'a>>; 2],
}

impl Page<'_> {
    fn new(pixels: [u16; 2], scale: f64, language: Language) -> Self {
        let mut context = RenderContext::new(pixels[0], pixels[1]);
        context.set_transform(Affine::scale(scale));
        let faces = fonts::faces(language).map(|(bytes, face)| FontRef::from_index(bytes, face).ok());
        Self { context, pixels, palette: theme::palette(), faces }
    }

    fn finish(mut self) -> Pixmap {
        let mut pixmap = Pixmap::new(self.pixels[0], self.pixels[1]);
        self.context.flush();
        self.context.render(&mut pixmap, &mut Resources::new());
        pixmap
    }

    fn set(&mut self, paint: Paint) {
        let [red, green, blue] = self.palette.colour(paint.colour).map(|part| f32::from(part) / f32::from(u8::MAX));
        self.context.set_paint(AlphaColor::<Srgb>::new([red, green, blue, paint.opacity]));
    }

    fn fill(&mut self, path: BezPath, paint: Paint) {
        self.set(paint);
        self.context.fill_path(&path);
    }

    fn line(&mut self, path: BezPath, edge: Edge) {
        self.set(edge.paint);
        let stroke = Stroke::new(f64::from(edge.width));
        self.context.set_stroke(if edge.dashed { stroke.with_dashes(0.0, DASHES) } else { stroke });
        self.context.stroke_path(&path);
    }

    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Box { area, radius, fill, edge } => {
                let path = rectangle(*area, *radius);
                if let Some(fill) = fill {
                    self.fill(path.clone(), *fill);
                }
                if let Some(edge) = edge {
                    self.line(path, *edge);
                }
            }
            Shape::Band { from, to, fill } if from[2] - from[1] < THIN => {
                let edge = Edge { paint: *fill, width: from[2] - from[1], dashed: false };
                self.line(thin_band(*from, *to), edge);
            }
            Shape::Band { from, to, fill } => self.fill(band(*from, *to), *fill),
            Shape::Outline { points, fill } => self.fill(polygon(points, true), *fill),
            Shape::Line { from, to, edge } => self.line(polygon(&[*from, *to], false), *edge),
            Shape::Text { at, text, size, bold, anchor, colour } => {
                let left = match anchor {
                    Anchor::Start => at[0],
                    Anchor::Middle => at[0] - text::width(text, *size, *bold) / 2.0,
                    Anchor::End => at[0] - text::width(text, *size, *bold),
                };
                let path = self.letters(text, [left, at[1] + size * BASELINE], *size, *bold);
                self.fill(path, colour.full());
            }
        }
    }

    /// The outlines of a text whose baseline begins at a point.
    fn letters(&self, text: &str, at: [f32; 2], size: f32, bold: bool) -> BezPath {
        let mut pen = Pen { path: BezPath::new(), x: at[0], y: at[1] };
        let Some(face) = &self.faces[usize::from(bold)] else { return pen.path };
        let (map, outlines) = (face.charmap(), face.outline_glyphs());
        let metrics = face.glyph_metrics(Size::new(size), LocationRef::default());
        for letter in text.chars() {
            let glyph = map.map(letter).unwrap_or_default();
            if let Some(outline) = outlines.get(glyph) {
                // A glyph that cannot be drawn leaves its room empty.
                let _ = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen);
            }
            pen.x += metrics.advance_width(glyph).unwrap_or(size);
        }
        pen.path
    }
}

/// Takes down outlines, which grow upwards, at a place on a page that grows downwards.
struct Pen {
    path: BezPath,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(self.x + x), f64::from(self.y - y))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.at(cx, cy), self.at(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.curve_to(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

fn rectangle(area: Area, radius: f32) -> BezPath {
    let [left, top, right, bottom] = [area.left, area.top, area.right(), area.bottom()].map(f64::from);
    RoundedRect::new(left, top, right, bottom, f64::from(radius)).to_path(TOLERANCE)
}

fn polygon(points: &[[f32; 2]], closed: bool) -> BezPath {
    let mut path = BezPath::new();
    for (position, [x, y]) in points.iter().enumerate() {
        let at = (f64::from(*x), f64::from(*y));
        if position == 0 { path.move_to(at) } else { path.line_to(at) }
    }
    if closed {
        path.close_path();
    }
    path
}

fn band(from: [f32; 3], to: [f32; 3]) -> BezPath {
    let [x0, a0, a1] = from.map(f64::from);
    let [x1, b0, b1] = to.map(f64::from);
    let middle = (x0 + x1) / 2.0;
    let mut path = BezPath::new();
    path.move_to((x0, a0));
    path.curve_to((middle, a0), (middle, b0), (x1, b0));
    path.line_to((x1, b1));
    path.curve_to((middle, b1), (middle, a1), (x0, a1));
    path.close_path();
    path
}

/// The line along the middle of a band.
fn thin_band(from: [f32; 3], to: [f32; 3]) -> BezPath {
    let [start, end] = [from, to].map(|end| (f64::from(end[0]), f64::from((end[1] + end[2]) / 2.0)));
    let middle = (start.0 + end.0) / 2.0;
    let mut path = BezPath::new();
    path.move_to(start);
    path.curve_to((middle, start.1), (middle, end.1), end);
    path
}

/// The page has a ground that covers all of it, so that nothing is see-through and no colour has to be unmixed.
fn encode(pixmap: Pixmap, [width, height]: [u16; 2]) -> Vec<u8> {
    let colours: Vec<u8> = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&colours));
    written.expect("writing to memory does not fail");
    bytes
}
