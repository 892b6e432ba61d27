//! The faces of the window.
//!
//! Both files hold a Simplified and a Traditional face that share their outlines. A face is chosen by language, because Han
//! characters that Unicode unites are drawn differently in the two scripts. The Han face comes first in every family, so that
//! quotation marks and dashes have the width that Chinese text gives them. Fonts of the system come after these for rare characters;
//! eframe finds them when a character is first needed. Deliberately absent: drawing.

use super::BOLD;
use crate::model::{Language, Writing};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/reform-cjk-regular.ttc");
const BOLD_FACE: &[u8] = include_bytes!("../../../assets/fonts/reform-cjk-bold.ttc");

/// The fonts for a language.
pub fn definitions(language: Language) -> FontDefinitions {
    let face = face(language);
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD_FACE)] {
        let key = format!("{name}-{face}");
        fonts.font_data.insert(key, Arc::new(FontData::from_blob(Arc::new(bytes), face)));
    }
    let others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let regular = vec![format!("regular-{face}")];
    let bold = vec![format!("bold-{face}"), format!("regular-{face}")];
    fonts.families.insert(FontFamily::Proportional, [regular.clone(), others.clone()].concat());
    fonts.families.insert(FontFamily::Name(BOLD.into()), [bold, others].concat());
    fonts.families.entry(FontFamily::Monospace).or_default().extend(regular);
    fonts
}

/// The family of regular or of bold text.
pub fn family(bold: bool) -> FontFamily {
    if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional }
}

/// The fonts that the window asks for each of these letters, in that order. Those of the system are among them, whether or not
/// the window has shown the letters yet.
pub fn in_order(ctx: &egui::Context, bold: bool, letters: &str) -> Vec<FontData> {
    let family = family(bold);
    ctx.fonts_mut(|fonts| {
        let any_size = FontId::new(1.0, family.clone());
        for letter in letters.chars() {
            // Looks the letter up in the system if need be.
            fonts.has_glyph(&any_size, letter);
        }
        let definitions = fonts.definitions();
        let names = definitions.families.get(&family).into_iter().flatten();
        let own = names.filter_map(|name| definitions.font_data.get(name)).map(|data| FontData::clone(data));
        let is_of_family = |found: &&egui::epaint::text::FontInsert| found.families.iter().any(|one| one.family == family);
        let found = fonts.discovered_fonts().iter().filter(is_of_family).map(|found| found.data.clone());
        own.chain(found).collect()
    })
}

fn face(language: Language) -> u32 {
    u32::from(language.writing() != Writing::Simplified)
}
