//! The signs that are written in several ways for one purpose: dashes, quotation marks, middle dots, ellipses, full stops.
//!
//! Word processors and input methods put one for the other. Folding keeps them apart, since 一、 and 一. are not the same list; what
//! compares more loosely asks here. All are signs of Unicode's categories Pd, Pi, Pf and Po, and the letters used in their stead.

/// Whether a character is written as a dash, hyphen, minus sign or tilde, such as stands between the ends of a range.
pub fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '~' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2053}'
                | '\u{2212}'
                | '\u{223c}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30fc}'
                | '\u{fe31}'
                | '\u{fe32}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{ff5e}'
                | '\u{ff70}'
    )
}
