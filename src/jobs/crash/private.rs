//! What belongs to a person, taken out of the messages of panics.
//!
//! Messages are written in English by developers; what comes from a person's files is quoted, a path, named like a file that was
//! opened, or not ASCII. Rather too much is taken out than too little.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

/// How many bytes of a message are reported.
const LENGTH_LIMIT: usize = 600;

/// Of how many names it is remembered that they are private.
const NAME_LIMIT: usize = 1000;

const PATH: &str = "<path>";
const FILE: &str = "<file>";
const PERSON: &str = "<person>";

/// The names of files that were opened or written.
static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Keeps the names of a file out of reports.
pub fn keep_private(path: &Path) {
    let names = [Some(path.as_os_str()), path.file_name(), path.file_stem()];
    if let Ok(mut known) = NAMES.lock() {
        // A single letter or digit names nothing.
        let names = names.into_iter().flatten().map(|name| name.to_string_lossy().into_owned()).filter(|name| name.len() > 1);
        known.extend(names);
        while known.len() > NAME_LIMIT {
            known.pop_first();
        }
    }
}

/// A message without what belongs to a person.
pub(super) fn redacted(message: &str) -> String {
    // A thread that panics may hold the lock.
    let names = NAMES.try_lock().map(|names| names.clone()).unwrap_or_default();
    let home = std::env::home_dir();
    let person = home.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    redacted_with(message, &names, person.as_deref())
}

fn redacted_with(message: &str, names: &BTreeSet<String>, person: Option<&str>) -> String {
    let mut text = message.to_owned();
    // The longest first, since a name may be part of another.
    let mut names: Vec<&String> = names.iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        let mark = if name.contains(['/', '\\']) { PATH } else { FILE };
        text = replaced(&text, name, mark);
    }
    text = without_quotes(&text);
    text = text.lines().map(without_paths).collect::<Vec<_>>().join(" ");
    if let Some(person) = person.filter(|person| person.len() > 1) {
        text = replaced(&text, person, PERSON);
    }
    text = ascii(&text);
    if text.len() > LENGTH_LIMIT {
        text.truncate(LENGTH_LIMIT);
        text.push_str("...");
    }
    text
}

/// The text with `mark` for each `name` that is a word or words of its own.
fn replaced(text: &str, name: &str, mark: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let is_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        let stands_alone = !is_word(before.chars().next_back()) && !is_word(after.chars().next());
        done.push_str(before);
        done.push_str(if stands_alone { mark } else { name });
        rest = after;
    }
    done + rest
}

/// The text without what stands in quotation marks.
fn without_quotes(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        done.push(letter);
        // An apostrophe follows a letter.
        let opens = matches!(letter, '"' | '`') || (letter == '\'' && !before.is_alphanumeric());
        before = letter;
        if !opens {
            continue;
        }
        done.push_str("...");
        let mut is_escaped = false;
        // An end that never comes takes the rest along.
        for inner in letters.by_ref() {
            if inner == letter && !is_escaped {
                done.push(letter);
                break;
            }
            is_escaped = inner == '\\' && !is_escaped;
        }
    }
    done
}

/// The line without paths and file names. A path may hold spaces, so that everything from its beginning to its last part goes.
fn without_paths(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let is_path = |word: &&str| word.contains(['/', '\\']) || word.contains(PATH);
    let paths = words.iter().position(&is_path).zip(words.iter().rposition(is_path));
    let Some((first, last)) = paths else {
        return words.into_iter().map(without_file).collect::<Vec<_>>().join(" ");
    };
    let before = words[..first].iter().map(|word| without_file(word));
    // The last part of a path may hold spaces as well, as far as its ending.
    let end = (last..words.len()).rev().find(|at| *at == last || has_ending(words[*at])).unwrap_or(last);
    let after = words[end + 1..].iter().map(|word| without_file(word));
    before.chain([PATH]).chain(after).collect::<Vec<_>>().join(" ")
}

fn without_file(word: &str) -> &str {
    if has_ending(word) { FILE } else { word }
}

/// Whether a word is named like a file: with a dot and a few letters at its end.
fn has_ending(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| letter.is_ascii_punctuation());
    word.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_ending = (1..=5).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric);
        !name.is_empty() && is_ending && !ending.chars().all(|letter| letter.is_ascii_digit())
    })
}

/// The text with dots for what is not ASCII.
fn ascii(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' '..='~' => done.push(letter),
            _ if done.ends_with("...") => {}
            _ => done.push_str("..."),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_keep_what_developers_wrote_and_nothing_else() {
        let names = ["/data/Plan of Wang.ron", "Plan of Wang.ron", "Plan of Wang"].map(str::to_owned).into();
        let cases = [
            ("index out of bounds: the len is 3 but the index is 5", "index out of bounds: the len is 3 but the index is 5"),
            ("it doesn't fit and can't", "it doesn't fit and can't"),
            ("assertion `left == right` failed", "assertion `...` failed"),
            ("called `Result::unwrap()` on an `Err` value: \"a \\\" b\" at 3", "called `...` on an `...` value: \"...\" at 3"),
            ("byte 2 is inside '成' (bytes 1..4) of `成都", "byte 2 is inside '...' (bytes 1..4) of `..."),
            ("no office 機構改革 there", "no office ... there"),
            ("cannot open /people/wang/My Secret Things/a b.ron: denied", "cannot open <path> denied"),
            ("cannot open C:\\Users\\wang\\x: denied", "cannot open <path> denied"),
            ("cannot open secret-list.json, 3.5 MB", "cannot open <file> 3.5 MB"),
            ("in Plan of Wang.ron and Plan of Wang", "in <file> and <file>"),
            ("at /data/Plan of Wang.ron now", "at <path> now"),
            ("wang has no wangs", "<person> has no wangs"),
            ("two\nlines /a/b\nhere", "two lines <path> here"),
            ("an \"open quotation of 3", "an \"..."),
        ];
        for (message, expected) in cases {
            assert_eq!(redacted_with(message, &names, Some("wang")), expected, "{message}");
        }
        assert_eq!(redacted_with(&"x ".repeat(5000), &names, None).len(), LENGTH_LIMIT + 3);
    }
}
