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

/// The sign that stands for all those which are put for each other; none where a character is no such sign.
pub(super) fn sign(letter: char) -> Option<char> {
    let sign = match letter {
        letter if is_dash(letter) => '-',
        '"'
        | '\''
        | '`'
        | '\u{b4}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2018}'..='\u{201f}'
        | '\u{2032}'..='\u{2036}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}' => '"',
        '.'
        | '。'
        | '\u{b7}'
        | '\u{387}'
        | '\u{2022}'
        | '\u{2024}'..='\u{2027}'
        | '\u{2219}'
        | '\u{22c5}'
        | '\u{22ef}'
        | '\u{25cf}'
        | '\u{25e6}'
        | '\u{2e31}'
        | '\u{30fb}' => '.',
        ',' | '、' => ',',
        ':' | '\u{2236}' => ':',
        '/' | '\u{2044}' | '\u{2215}' => '/',
        '(' | '[' | '{' | '<' | '\u{2329}' | '\u{3008}' | '\u{300a}' | '\u{3010}' | '\u{3014}' | '\u{3016}' | '\u{3018}'
        | '\u{301a}' => '(',
        ')' | ']' | '}' | '>' | '\u{232a}' | '\u{3009}' | '\u{300b}' | '\u{3011}' | '\u{3015}' | '\u{3017}' | '\u{3019}'
        | '\u{301b}' => ')',
        _ => return None,
    };
    Some(sign)
}

/// Whether a character is a sign or a blank rather than a letter.
pub(super) fn is_sign(letter: char) -> bool {
    letter.is_whitespace() || sign(letter).is_some()
}
