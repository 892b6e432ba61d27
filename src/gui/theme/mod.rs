//! Design tokens: the only colours and sizes that the window uses.
//!
//! They are read from `assets/theme/` once and are part of the program; tests prove that they are well formed and that every ink
//! can be read on what lies under it. Deliberately absent: decisions where a token is used.

mod colours;
pub mod fonts;
mod measures;
mod style;
mod text;

pub use colours::{Colour, Colours, Hue, colours, palette};
pub use measures::{Measures, measures};
pub use style::apply;
pub use text::{BOLD, body, bold, bold_family, display, heading, marked, small, title, underlined};

/// A file of tokens.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    ron::from_str(text).expect("the tokens are part of the program and a test reads them")
}

#[cfg(test)]
mod tests;
