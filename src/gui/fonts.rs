//! The faces of the window.
//!
//! Both files hold a Simplified and a Traditional face that share their outlines. A face is chosen by language, because Han
//! characters that Unicode unites are drawn differently in the two scripts. The Han face comes first in every family, so that
//! quotation marks and dashes have the width that Chinese text gives them. Deliberately absent: fonts of the system, which come
//! after these for rare characters and are looked up by eframe.

use super::theme::BOLD;
use crate::model::Language;
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/reform-cjk-regular.ttc");
const BOLD_FACE: &[u8] = include_bytes!("../../assets/fonts/reform-cjk-bold.ttc");

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

/// The files of the regular and of the bold face of a language, each with the position of the face in its file.
pub fn faces(language: Language) -> [(&'static [u8], u32); 2] {
    [REGULAR, BOLD_FACE].map(|bytes| (bytes, face(language)))
}

fn face(language: Language) -> u32 {
    match language {
        Language::Hans => 0,
        Language::Hant | Language::En => 1,
    }
}
