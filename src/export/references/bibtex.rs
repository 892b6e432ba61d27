//! References in BibTeX's format, in UTF-8 as biber reads it.
//!
//! All entries are `@misc`, which every style knows. `date` and `urldate` are BibLaTeX's (ISO 8601), `year` is for the styles of BibTeX
//! itself. `langid` has the names that babel, polyglossia and the Chinese styles share; the script, for which they have no name in
//! common, is polyglossia's `variant`. Names of bodies stand in braces of their own, so that no style takes a body for a person.
//! Words of a title whose case matters do so too, because many styles put titles into sentence case.

use super::Work;

/// The entries, one after the other.
pub(in crate::export) fn written(works: &[Work]) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(work: &Work) -> String {
    let (langid, options) = work.language.babel();
    let fields = [
        ("author", work.author.as_ref().map(|author| format!("{{{}}}", escaped(author)))),
        ("title", Some(protected(&work.title))),
        ("date", work.date.map(|date| date.to_string())),
        ("year", work.date.map(|date| date.year.to_string())),
        ("url", work.address.as_deref().map(verbatim)),
        ("urldate", work.accessed.map(|date| date.to_string())),
        ("langid", Some(langid.to_owned())),
        ("langidopts", options.map(str::to_owned)),
        ("note", work.note.as_ref().map(|note| escaped(note))),
    ];
    let given = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    format!("@misc{{{},\n{}}}\n", work.key, given.collect::<String>())
}

/// A title in which the words stand in braces whose case a style would change. The first letter of a title becomes a capital,
/// all others small ones.
fn protected(title: &str) -> String {
    let is_at_risk = |(position, word): (usize, &str)| {
        let is_first = position == 0;
        (is_first && word.starts_with(char::is_lowercase)) || word.chars().skip(usize::from(is_first)).any(char::is_uppercase)
    };
    if !title.split(' ').enumerate().any(is_at_risk) {
        return escaped(title);
    }
    // A command at the beginning of a group makes an accent of it, and a group must not hold half a pair of braces.
    let is_plain = |word: &str| !escaped(word).contains(['{', '}']) && !escaped(word).starts_with('\\');
    if !title.split(' ').all(is_plain) {
        return format!("{{{}}}", escaped(title));
    }
    let words = title.split(' ').enumerate().map(|(position, word)| match is_at_risk((position, word)) {
        true => format!("{{{}}}", escaped(word)),
        false => escaped(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Text in which no letter has a meaning for TeX. BibTeX counts even escaped braces, so that those without a
/// counterpart are named instead; all of them cannot be, for pandoc does not know the names.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let paired = are_paired(text);
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' | '}' if paired => safe.extend(['\\', letter]),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', letter]),
            letter => safe.push(letter),
        }
    }
    safe
}

/// Whether every opening brace is closed and every closing one was opened.
fn are_paired(text: &str) -> bool {
    let steps = text.chars().map(|letter| i32::from(letter == '{') - i32::from(letter == '}'));
    let depth = steps.scan(0, |depth, step| {
        *depth += step;
        Some(*depth)
    });
    let depths: Vec<i32> = depth.collect();
    depths.iter().all(|depth| *depth >= 0) && depths.last().is_none_or(|depth| *depth == 0)
}

/// An address, which biber takes to the letter: only what would end the field is encoded (RFC 3986).
fn verbatim(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_mean_what_they_say() {
        let cases = [
            ("機構 改革", "機構 改革"),
            ("50 % & $1_#2", "50 \\% \\& \\$1\\_\\#2"),
            ("a{b}\\c~^", "a\\{b\\}\\textbackslash{}c\\textasciitilde{}\\textasciicircum{}"),
            ("}a{", "\\textbraceright{}a\\textbraceleft{}"),
            ("{", "\\textbraceleft{}"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!(verbatim("https://a.example/x_1?y=%20&z={1}#\\"), "https://a.example/x_1?y=%20&z=%7B1%7D#%5C");
    }

    #[test]
    fn the_case_of_titles_is_protected_where_a_style_would_change_it() {
        let cases = [
            ("機構改革", "機構改革"),
            ("Year & month", "Year \\& month"),
            ("The reform of Chengdu: a GIS view", "The reform of {Chengdu:} a {GIS} view"),
            ("McKay's town", "{McKay's} town"),
            ("[A title]", "{[A} title]"),
            ("成都 RX平台_2 上線", "成都 {RX平台\\_2} 上線"),
            ("A {B} c", "{A \\{B\\} c}"),
            ("of &C", "{of \\&C}"),
            ("eGovernment for all", "{eGovernment} for all"),
            ("Été à Évian", "Été à {Évian}"),
        ];
        for (title, expected) in cases {
            assert_eq!(protected(title), expected);
        }
    }
}
