//! A picture as the content of a file, in the colours of the light theme on white, so that it can be printed.
//!
//! PNG is drawn by the rasteriser that egui itself uses for glyphs, from the fonts that the window has: a letter that is seen there is
//! seen here, and no window has to be large enough. Deliberately absent: writing the file.

use crate::export::Palette;
use crate::fold::is_unseen;
use crate::gui::theme;
use crate::gui::theme::fonts;
use crate::model::Language;
use crate::picture::{Area, Colour, DASHES, Edge, Paint, Picture, Primitive, Shape, Step};
use egui::FontData;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Rect, RoundedRect, Shape as _, Stroke};
use vello_cpu::{Pixmap, RenderContext, Resources};

/// Pixels per point, so that prints are sharp.
const SCALE: f64 = 2.0;
/// Greatest width or height in pixels.
const MOST: f64 = 16_000.0;
/// How far from a curve its drawing may be, in points.
const TOLERANCE: f64 = 0.05;

/// An SVG file.
pub fn svg(picture: &Picture, language: Language) -> Vec<u8> {
    crate::export::svg(picture, &theme::palette(), language).into_bytes()
}

/// A PNG file with the letters of the window.
pub fn png(picture: &Picture, ctx: &egui::Context) -> Vec<u8> {
    let fonts = [false, true].map(|bold| fonts::in_order(ctx, bold, &letters(picture, bold)));
    let [width, height] = picture.size.map(f64::from);
    let scale = SCALE.min(MOST / width.max(height).max(1.0));
    let pixels = [width, height].map(|side| (side * scale).ceil().clamp(1.0, MOST) as u16);
    let mut page = Page::new(pixels, scale, &fonts);
    // A point beyond the edges, so that the last pixels are covered whole.
    page.fill(Rect::new(0.0, 0.0, width + 1.0, height + 1.0).to_path(TOLERANCE), Colour::Ground.full());
    for shape in picture.parts.iter().flat_map(|part| &part.shapes) {
        page.draw(shape);
    }
    encode(page.finish(), pixels)
}

/// What is written in a picture in one weight.
fn letters(picture: &Picture, in_bold: bool) -> String {
    let texts = picture.parts.iter().flat_map(|part| &part.shapes).filter_map(|shape| match shape {
        Shape::Text { text, bold, .. } if *bold == in_bold => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// A bitmap under the pen.
struct Page<'a> {
    context: RenderContext,
    pixels: [u16; 2],
    palette: Palette,
    /// The regular and the bold faces in the order in which they are asked for a letter, each with what its size is multiplied by.
    faces: [Vec<(FontRef<'a>, f32)>; 2],
}

impl<'a> Page<'a> {
    fn new(pixels: [u16; 2], scale: f64, fonts: &'a [Vec<FontData>; 2]) -> Self {
        let mut context = RenderContext::new(pixels[0], pixels[1]);
        context.set_transform(Affine::scale(scale));
        let face = |font: &'a FontData| {
            // The window has read the same file.
            FontRef::from_index((*font.font).as_ref(), font.index).ok().map(|face| (face, font.tweak.scale))
        };
        let faces = [&fonts[0], &fonts[1]].map(|fonts| fonts.iter().filter_map(face).collect());
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
        self.context.set_stroke(if edge.dashed { stroke.with_dashes(0.0, DASHES.map(f64::from)) } else { stroke });
        self.context.stroke_path(&path);
    }

    fn draw(&mut self, shape: &Shape) {
        match shape.primitive() {
            Primitive::Box { area, radius, fill, edge } => self.paint(rectangle(area, radius), fill, edge),
            Primitive::Path { steps, fill, edge } => self.paint(path(&steps), fill, edge),
            Primitive::Text { at, left, text, size, bold, colour, .. } => {
                let path = self.letters(text, [left, at[1]], size, bold);
                self.fill(path, colour.full());
            }
        }
    }

    fn paint(&mut self, path: BezPath, fill: Option<Paint>, edge: Option<Edge>) {
        if let Some(fill) = fill {
            self.fill(path.clone(), fill);
        }
        if let Some(edge) = edge {
            self.line(path, edge);
        }
    }

    /// The outlines of a text whose baseline begins at a point.
    fn letters(&self, text: &str, at: [f32; 2], size: f32, bold: bool) -> BezPath {
        let mut pen = Pen { path: BezPath::new(), x: at[0], y: at[1] };
        let faces = &self.faces[usize::from(bold)];
        for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
            let found = faces.iter().find_map(|face| face.0.charmap().map(letter).map(|glyph| (face, glyph)));
            // A letter that no font has is a box, as it is in the window.
            let Some(((face, scale), glyph)) = found.or_else(|| faces.first().map(|face| (face, GlyphId::NOTDEF))) else {
                continue;
            };
            let size_of_face = Size::new(size * scale);
            if let Some(outline) = face.outline_glyphs().get(glyph) {
                // A glyph that cannot be drawn leaves its room empty.
                let _ = outline.draw(DrawSettings::unhinted(size_of_face, LocationRef::default()), &mut pen);
            }
            pen.x += face.glyph_metrics(size_of_face, LocationRef::default()).advance_width(glyph).unwrap_or(size);
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

fn path(steps: &[Step]) -> BezPath {
    let at = |[x, y]: [f32; 2]| (f64::from(x), f64::from(y));
    let mut path = BezPath::new();
    for step in steps {
        match *step {
            Step::Move(to) => path.move_to(at(to)),
            Step::Line(to) => path.line_to(at(to)),
            Step::Curve(first, second, to) => path.curve_to(at(first), at(second), at(to)),
            Step::Close => path.close_path(),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use egui::epaint::text::{FallbackRequest, FontInsert};
    use std::sync::Arc;

    /// A font that is not among those of running text.
    fn hack() -> FontData {
        FontData::clone(&egui::FontDefinitions::default().font_data["Hack"])
    }

    /// A context with the fonts of the window, on a system with these.
    fn window(language: Language, system: Option<FontData>) -> egui::Context {
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions(language));
        ctx.add_font_provider(Arc::new(move |_: &FallbackRequest<'_>| {
            system.clone().map(|data| FontInsert { name: "system".to_owned(), data, families: Vec::new() })
        }));
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        ctx
    }

    fn is_shown(ctx: &egui::Context, letter: char, bold: bool) -> bool {
        ctx.fonts_mut(|fonts| fonts.has_glyph(&egui::FontId::new(16.0, fonts::family(bold)), letter))
    }

    fn outline(ctx: &egui::Context, text: &str, bold: bool) -> String {
        let fonts = [false, true].map(|bold| fonts::in_order(ctx, bold, text));
        Page::new([1, 1], 1.0, &fonts).letters(text, [0.0, 0.0], 16.0, bold).to_svg()
    }

    #[test]
    fn every_letter_that_the_window_shows_is_drawn_in_either_weight() {
        let hack = hack();
        let bytes = hack.font.clone();
        let face = FontRef::from_index((*bytes).as_ref(), hack.index).unwrap();
        for language in Language::ALL {
            let (alone, ctx) = (window(language, None), window(language, Some(hack.clone())));
            let letters = face.charmap().mappings().filter_map(|(code, _)| char::from_u32(code));
            let foreign = letters.filter(|letter| letter.is_alphabetic()).find(|letter| !is_shown(&alone, *letter, false));
            let foreign = foreign.expect("the system has letters that the program has not");
            let nowhere = '\u{10fffe}';
            for (letter, in_system) in [('市', false), ('埗', false), ('邨', false), ('喆', false), ('☃', false), (foreign, true)]
            {
                for bold in [false, true] {
                    assert_eq!((is_shown(&alone, letter, bold), is_shown(&ctx, letter, bold)), (!in_system, true), "{letter}");
                    let is_box = |ctx| outline(ctx, &letter.to_string(), bold) == outline(ctx, &nowhere.to_string(), bold);
                    assert_eq!((is_box(&alone), is_box(&ctx)), (in_system, false), "{letter} {bold} {language:?}");
                }
            }
            assert_eq!(outline(&ctx, "埗", true), outline(&ctx, "埗", false), "the bold face lacks it");
            assert_ne!(outline(&ctx, "市", true), outline(&ctx, "市", false), "the bold face has it");
            assert_eq!(outline(&ctx, "市\u{e0101}\u{202e}", true), outline(&ctx, "市", true), "what has no form is not drawn");
        }
    }
}
