//! Paths as text, without loss.
//!
//! A path that is valid Unicode is written as it is. Any other is written percent-encoded after a mark: Unix paths hold arbitrary
//! bytes, and those of Windows may hold half of a surrogate pair. Both kinds are read and written on every system, so that the
//! encoding itself is tested everywhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// What an encoded path begins with. A Unicode path that happens to begin so is encoded as well, which keeps the encoding unambiguous.
const MARK: &str = "percent-encoded:";

/// A piece of a path: a character, or a byte or surrogate that belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Character(char),
    Unit(u16),
}

fn to_text(path: &Path) -> Cow<'_, str> {
    match path.to_str() {
        Some(text) if !text.starts_with(MARK) => text.into(),
        _ => encode(pieces(path.as_os_str())).into(),
    }
}

fn from_text(text: &str) -> PathBuf {
    let encoded = text.strip_prefix(MARK).and_then(decode).and_then(|pieces| join(&pieces));
    encoded.map_or_else(|| text.into(), PathBuf::from)
}

fn encode(pieces: impl Iterator<Item = Piece>) -> String {
    let mut text = MARK.to_owned();
    for piece in pieces {
        match piece {
            Piece::Character('%') => text.push_str("%25"),
            Piece::Character(letter) => text.push(letter),
            Piece::Unit(byte @ ..=0xFF) => text.push_str(&format!("%{byte:02X}")),
            Piece::Unit(unit) => text.push_str(&format!("%u{unit:04X}")),
        }
    }
    text
}

/// The pieces of an encoded path without its mark; `None` for text that [`encode`] cannot have written.
fn decode(text: &str) -> Option<Vec<Piece>> {
    let mut parts = text.split('%');
    let mut pieces: Vec<Piece> = parts.next()?.chars().map(Piece::Character).collect();
    for part in parts {
        let (digits, rest) = match part.strip_prefix('u') {
            Some(part) => part.split_at_checked(4)?,
            None => part.split_at_checked(2)?,
        };
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        pieces.push(match u16::from_str_radix(digits, 16).ok()? {
            0x25 => Piece::Character('%'),
            unit => Piece::Unit(unit),
        });
        pieces.extend(rest.chars().map(Piece::Character));
    }
    Some(pieces)
}

#[cfg(any(unix, test))]
fn byte_pieces(bytes: &[u8]) -> impl Iterator<Item = Piece> + '_ {
    bytes.utf8_chunks().flat_map(|chunk| {
        let invalid = chunk.invalid().iter().map(|byte| Piece::Unit(u16::from(*byte)));
        chunk.valid().chars().map(Piece::Character).chain(invalid)
    })
}

#[cfg(any(unix, test))]
fn join_bytes(pieces: &[Piece]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Character(letter) => bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes()),
            Piece::Unit(unit) => bytes.push(u8::try_from(*unit).ok()?),
        }
    }
    Some(bytes)
}

#[cfg(any(not(unix), test))]
fn wide_pieces(units: impl Iterator<Item = u16>) -> impl Iterator<Item = Piece> {
    char::decode_utf16(units).map(|decoded| match decoded {
        Ok(letter) => Piece::Character(letter),
        Err(error) => Piece::Unit(error.unpaired_surrogate()),
    })
}

#[cfg(any(not(unix), test))]
fn join_wide(pieces: &[Piece]) -> Vec<u16> {
    let mut units = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Character(letter) => units.extend_from_slice(letter.encode_utf16(&mut [0; 2])),
            Piece::Unit(unit) => units.push(*unit),
        }
    }
    units
}

#[cfg(unix)]
fn pieces(path: &OsStr) -> impl Iterator<Item = Piece> + '_ {
    byte_pieces(std::os::unix::ffi::OsStrExt::as_bytes(path))
}

#[cfg(unix)]
fn join(pieces: &[Piece]) -> Option<OsString> {
    join_bytes(pieces).map(std::os::unix::ffi::OsStringExt::from_vec)
}

#[cfg(windows)]
fn pieces(path: &OsStr) -> impl Iterator<Item = Piece> + '_ {
    wide_pieces(std::os::windows::ffi::OsStrExt::encode_wide(path))
}

#[cfg(windows)]
fn join(pieces: &[Piece]) -> Option<OsString> {
    Some(std::os::windows::ffi::OsStringExt::from_wide(&join_wide(pieces)))
}

/// A path that is serialised as text.
struct Text<P>(P);

impl<P: AsRef<Path>> Serialize for Text<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_text(self.0.as_ref()))
    }
}

impl<'de> Deserialize<'de> for Text<PathBuf> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(from_text(&text)))
    }
}

/// A list of paths.
pub mod list {
    use super::*;

    pub fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(Text))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        Vec::<Text<PathBuf>>::deserialize(deserializer).map(|paths| paths.into_iter().map(|path| path.0).collect())
    }
}

/// Paths by their keys.
pub mod map {
    use super::*;
    use std::collections::BTreeMap;

    pub fn serialize<S: Serializer>(paths: &BTreeMap<String, PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(paths.iter().map(|(key, path)| (key, Text(path))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, PathBuf>, D::Error> {
        let paths = BTreeMap::<String, Text<PathBuf>>::deserialize(deserializer)?;
        Ok(paths.into_iter().map(|(key, path)| (key, path.0)).collect())
    }
}

/// A path or none.
pub mod option {
    use super::*;

    pub fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_ref().map(Text).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        Option::<Text<PathBuf>>::deserialize(deserializer).map(|path| path.map(|path| path.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Settings;
    use proptest::prelude::*;

    #[test]
    fn unicode_paths_are_written_as_they_are_and_others_percent_encoded() {
        let cases: [(&[u8], &str); 6] = [
            ("/資料/100%.ron".as_bytes(), "/資料/100%.ron"),
            (b"/\xb3\xc9\xb6\xbc.ron", "percent-encoded:/%B3ɶ%BC.ron"),
            (b"/100%/\xff", "percent-encoded:/100%25/%FF"),
            (b"percent-encoded:a%", "percent-encoded:percent-encoded:a%25"),
            (b"/\xe6\xa9", "percent-encoded:/%E6%A9"),
            (b"", ""),
        ];
        for (bytes, expected) in cases {
            let text = match std::str::from_utf8(bytes) {
                Ok(text) if !text.starts_with(MARK) => text.to_owned(),
                _ => encode(byte_pieces(bytes)),
            };
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn text_that_only_looks_encoded_is_a_path() {
        for text in
            ["percent-encoded:%", "percent-encoded:%G1", "percent-encoded:%+1", "percent-encoded:%u12", "percent-encoded:%機"]
        {
            assert_eq!(from_text(text), PathBuf::from(text));
        }
    }

    proptest! {
        #[test]
        fn every_unix_path_comes_back(bytes in prop::collection::vec(prop_oneof![Just(b'%'), Just(b'u'), Just(b'2'), any::<u8>()], 0..40)) {
            let text = encode(byte_pieces(&bytes));
            let back = text.strip_prefix(MARK).and_then(decode).and_then(|pieces| join_bytes(&pieces));
            prop_assert_eq!(back, Some(bytes));
        }

        #[test]
        fn every_windows_path_comes_back(units in prop::collection::vec(prop_oneof![0_u16..0x80, 0xD800_u16..0xE000, any::<u16>()], 0..40)) {
            let text = encode(wide_pieces(units.iter().copied()));
            let back = text.strip_prefix(MARK).and_then(decode).map(|pieces| join_wide(&pieces));
            prop_assert_eq!(back, Some(units));
        }

        #[cfg(unix)]
        #[test]
        fn every_path_survives_the_settings_file(bytes in prop::collection::vec(any::<u8>(), 1..40)) {
            let path = PathBuf::from(<OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes));
            let settings = Settings {
                recent: vec![path.clone()],
                texts: [("00ff".to_owned(), path.clone())].into(),
                export_folder: Some(path),
                ..Settings::default()
            };
            let text = settings.print().unwrap();
            prop_assert_eq!(Settings::parse(&text), Ok(settings));
        }
    }
}
