//! Bytes to text, without loss or not at all.
//!
//! A dataset is UTF-8. A source text, which is taken as it was found, may also be UTF-16 or UTF-32 with a byte order mark, GB18030 or
//! Big5; the latter two bear no mark and are recognised by how often their characters occur. A text that is not well formed in its
//! encoding is refused with the place, since a replaced character would make a quote seem lost. UTF-16 and UTF-32 without their mark are
//! refused too, since nothing in them proves what they are, but they are named. A text in which whole characters of UTF-8 outweigh what is
//! none is UTF-8 that has been damaged: no other encoding has them but by chance. Where carriage returns alone end the lines, as in
//! classic Mac OS, they become line feeds, which are as long.
//! Deliberately absent: other encodings, which the texts of Chinese authorities do not come in; they are named if recognised.

use super::problem::LoadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::str::Utf8Error;

/// How many letters, digits, blanks and line ends of one byte and a zero tell UTF-16 from a text that a stray zero has got into.
const FEWEST: usize = 2;
/// Which part of a text is of usual characters at least, as a fraction.
const MOST: (usize, usize) = (9, 10);

/// The text of a dataset, which must be UTF-8, without its byte order mark.
pub fn decode_dataset(bytes: Vec<u8>) -> Result<String, LoadError> {
    match String::from_utf8(bytes) {
        Ok(text) => decoded(text),
        Err(error) => {
            let bytes = error.as_bytes();
            Err(LoadError::NotUtf8 { encoding: other_encoding(bytes), offset: wrong_byte(bytes, error.utf8_error()) })
        }
    }
}

/// The text of a dataset whose bytes are UTF-8, without its byte order mark.
pub(super) fn decoded(mut text: String) -> Result<String, LoadError> {
    if !begins_as_text(text.as_bytes()) {
        return Err(LoadError::NotUtf8 { encoding: other_encoding(text.as_bytes()), offset: 0 });
    }
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    Ok(with_line_feeds(text))
}

/// Whether bytes may be the beginning of a dataset: a bracket, a comment or white space. In UTF-16 and UTF-32 a zero byte is a part of
/// that, and valid UTF-8 as well.
pub(super) fn begins_as_text(bytes: &[u8]) -> bool {
    bytes.iter().take(2).all(|byte| *byte != 0)
}

/// The same text with line feeds where carriage returns alone end its lines.
fn with_line_feeds(text: String) -> String {
    let is_classic = memchr::memchr(b'\n', text.as_bytes()).is_none() && memchr::memchr(b'\r', text.as_bytes()).is_some();
    if is_classic { text.replace('\r', "\n") } else { text }
}

/// Stands before a text to tell its encoding, and is no part of it.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The encoding in which the bytes of a dataset seem to be that is not UTF-8, if that can be told.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|encoding| *encoding != UTF_8);
    let utf32 = marked_utf32(bytes).map(|(name, _)| name);
    utf32.or(marked.map(Encoding::name)).or_else(|| unmarked(bytes))
}

/// The encoding that bytes without a mark seem to be in, of those that hold zero bytes. Its beginning tells that of a long text.
fn unmarked(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.get(..BEGINNING).unwrap_or(bytes);
    unmarked_utf32(bytes).or_else(|| unmarked_utf16(bytes).map(Encoding::name))
}

/// How many bytes of a text tell its encoding.
const BEGINNING: usize = 1 << 20;

type ToUnit = fn([u8; 4]) -> u32;

/// The two orders of bytes in UTF-32.
const UTF_32: [(&str, ToUnit); 2] = [("UTF-32LE", u32::from_le_bytes), ("UTF-32BE", u32::from_be_bytes)];

/// The form of UTF-32 that a byte order mark tells. In little-endian order it begins as that of UTF-16 does.
fn marked_utf32(bytes: &[u8]) -> Option<(&'static str, ToUnit)> {
    let mark = *bytes.first_chunk()?;
    UTF_32.into_iter().find(|(_, unit)| unit(mark) == u32::from(BYTE_ORDER_MARK))
}

/// The form of UTF-32 that bytes without a mark seem to be in: all of them are characters, and some lines or words are parted.
fn unmarked_utf32(bytes: &[u8]) -> Option<&'static str> {
    let (units, rest) = bytes.as_chunks::<4>();
    let is_text = |unit: ToUnit| {
        let mut letters = units.iter().map(|bytes| char::from_u32(unit(*bytes)).filter(|letter| *letter != '\0'));
        letters.all(|letter| letter.is_some())
    };
    let found = UTF_32.into_iter().find(|(_, unit)| is_text(*unit));
    found.filter(|_| rest.is_empty() && !units.is_empty()).map(|(name, _)| name)
}

/// Decodes UTF-32 after its mark.
fn decode_utf32(bytes: &[u8], name: &'static str, unit: ToUnit) -> Result<(String, &'static str), LoadError> {
    let (units, rest) = bytes.as_chunks::<4>();
    let undecodable = |position: usize| LoadError::Undecodable { encoding: name, offset: position * 4 };
    let letters = units.iter().enumerate().skip(1);
    let letters = letters.map(|(at, bytes)| char::from_u32(unit(*bytes)).filter(|letter| *letter != '\0').ok_or(undecodable(at)));
    let text = letters.collect::<Result<String, _>>()?;
    if rest.is_empty() { Ok((text, name)) } else { Err(undecodable(units.len())) }
}

/// A source text without its byte order mark, and the name of its encoding.
pub fn decode_text(bytes: &[u8]) -> Result<(String, &'static str), LoadError> {
    decode(bytes).map(|(text, encoding)| (with_line_feeds(text), encoding))
}

fn decode(bytes: &[u8]) -> Result<(String, &'static str), LoadError> {
    if let Some((name, unit)) = marked_utf32(bytes) {
        return decode_utf32(bytes, name, unit);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes, mark);
    }
    let wrong = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok((text.to_owned(), UTF_8.name())),
        Ok(text) => text.find('\0').unwrap_or_default(),
        Err(error) => bytes.iter().position(|byte| *byte == 0).unwrap_or(usize::MAX).min(wrong_byte(bytes, error)),
    };
    let unknown = |encoding| LoadError::UnknownEncoding { encoding, offset: wrong };
    let damaged = || LoadError::Undecodable { encoding: UTF_8.name(), offset: wrong };
    let utf8 = Utf8::of(bytes);
    if utf8.ideographs > 0 && utf8.ideographs >= utf8.wrong {
        return Err(damaged());
    }
    // UTF-16 without its mark has zero bytes, which no text has.
    if bytes.contains(&0) {
        return Err(unknown(unmarked(bytes)));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // GBK is the part of GB18030 that most texts keep to.
    if guess == GBK || guess == GB18030 {
        decode_as(GB18030, bytes, 0)
    } else if guess == BIG5 {
        decode_as(BIG5, bytes, 0)
    } else if utf8.letters > utf8.wrong {
        Err(damaged())
    } else {
        Err(unknown(Some(guess.name())))
    }
}

/// The byte at which a text stops being UTF-8: the first of a character that is cut off, or the one that stands in a character where
/// none of its bytes should.
fn wrong_byte(bytes: &[u8], error: Utf8Error) -> usize {
    let start = error.valid_up_to();
    let length = match bytes[start] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return start,
    };
    let is_inner = |byte: &u8| (0x80..=0xbf).contains(byte);
    let is_first = |byte: &u8| byte.is_ascii() || (0xc2..=0xf4).contains(byte);
    let Some(at) = error.error_len().map(|read| start + read).filter(|at| *at < bytes.len()) else { return start };
    let rest = bytes.get(at + 1..start + length).unwrap_or_default();
    let is_changed = !is_first(&bytes[at]) || (!rest.is_empty() && rest.iter().all(is_inner));
    if is_changed { at } else { start }
}

/// How many bytes of a text belong to characters of UTF-8 beyond ASCII, and how many to none.
#[derive(Default)]
struct Utf8 {
    /// In characters of three or four bytes, which ideographs have.
    ideographs: usize,
    /// In Latin letters and signs of two bytes. Two bytes of another encoding may look like other letters by chance.
    letters: usize,
    /// Those of no character, zero bytes included.
    wrong: usize,
}

impl Utf8 {
    fn of(bytes: &[u8]) -> Self {
        let mut counts = Self::default();
        for chunk in bytes.utf8_chunks() {
            counts.wrong += chunk.invalid().len();
            for letter in chunk.valid().chars() {
                match letter {
                    '\0' => counts.wrong += 1,
                    '\u{a0}'..='\u{24f}' => counts.letters += letter.len_utf8(),
                    '\u{800}'.. => counts.ideographs += letter.len_utf8(),
                    _ => {}
                }
            }
        }
        counts
    }
}

/// The form of UTF-16 that bytes without a mark seem to be in, if they are a text in one order of bytes and not in the other. Where
/// the zero bytes stand does not tell that alone, for 一 and 最 have one as well.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let count = |holds: fn(u16) -> bool, unit: fn([u8; 2]) -> u16| pairs.iter().filter(|pair| holds(unit(**pair))).count();
    let forms = [(UTF_16LE, u16::from_le_bytes as fn([u8; 2]) -> u16), (UTF_16BE, u16::from_be_bytes)];
    let [little, big] = forms.map(|(encoding, unit)| (count(is_usual, unit), count(is_ascii, unit), encoding));
    let (usual, ascii, encoding) = if little.0 > big.0 { little } else { big };
    let is_text = usual * MOST.1 >= pairs.len() * MOST.0 && ascii >= FEWEST;
    (rest.is_empty() && little.0 != big.0 && is_text).then_some(encoding)
}

/// Whether a unit of UTF-16 is a character of the texts at hand: Latin, Chinese, or a sign of either.
fn is_usual(unit: u16) -> bool {
    is_ascii(unit) || matches!(unit, 0xa0..=0x17f | 0x2010..=0x2040 | 0x3000..=0x312f | 0x4e00..=0x9fff | 0xff01..=0xff5e)
}

fn is_ascii(unit: u16) -> bool {
    u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

/// Decodes everything after the first `start` bytes, or says which byte is not of this encoding.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Result<(String, &'static str), LoadError> {
    let rest = &bytes[start..];
    let undecodable = |offset: usize| LoadError::Undecodable { encoding: name(encoding), offset: start + offset };
    if encoding == UTF_8 {
        let text = std::str::from_utf8(rest).map_err(|error| undecodable(wrong_byte(rest, error)))?;
        return text.find('\0').map_or_else(|| Ok((text.to_owned(), UTF_8.name())), |zero| Err(undecodable(zero)));
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Only a text that fills the address space has no such length.
    let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or_default();
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(rest, &mut text, true) {
        (DecoderResult::InputEmpty, _) => match (encoding == UTF_16LE || encoding == UTF_16BE, text.find('\0')) {
            (false, Some(_)) => Err(undecodable(rest.iter().position(|byte| *byte == 0).unwrap_or_default())),
            _ => Ok((text, name(encoding))),
        },
        (DecoderResult::Malformed(bad, after), read) => Err(undecodable(read.saturating_sub(usize::from(bad + after)))),
        (DecoderResult::OutputFull, read) => Err(undecodable(read)),
    }
}

/// The name of an encoding as people write it; that of the standard has small letters here.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANT: &str = "第一段，設立水務站，撤銷舊站，由鎮政府統一管理河道與堤防。\r\n第二段，這項改革在兩年內完成。";
    const HANS: &str = "第一段，设立水务站，撤销旧站，由镇政府统一管理河道与堤防。\r\n第二段，这项改革在两年内完成。";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "the sample can be written in {}", encoding.name());
        bytes.into_owned()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn encodings_of_texts_are_recognised() {
        let utf32 = |text: &str, to_bytes: fn(u32) -> [u8; 4]| {
            std::iter::once('\u{feff}').chain(text.chars()).flat_map(|letter| to_bytes(letter.into())).collect()
        };
        let cases: [(Vec<u8>, &str, &str); 11] = [
            (utf32(HANT, u32::to_le_bytes), HANT, "UTF-32LE"),
            (utf32(HANS, u32::to_be_bytes), HANS, "UTF-32BE"),
            ("一\r二\r\r三".into(), "一\n二\n\n三", "UTF-8"),
            (HANT.into(), HANT, "UTF-8"),
            ([b"\xef\xbb\xbf", HANT.as_bytes()].concat(), HANT, "UTF-8"),
            (utf16(HANT, u16::to_le_bytes), HANT, "UTF-16LE"),
            (utf16(HANS, u16::to_be_bytes), HANS, "UTF-16BE"),
            (encoded(HANS, GB18030), HANS, "GB18030"),
            // GB18030 has the characters of both scripts.
            (encoded(HANT, GB18030), HANT, "GB18030"),
            (encoded(HANT, BIG5), HANT, "Big5"),
            (Vec::new(), "", "UTF-8"),
        ];
        for (bytes, text, encoding) in cases {
            let found = decode_text(&bytes).unwrap_or_else(|error| panic!("{encoding}: {error:?}"));
            assert_eq!((found.0.as_str(), found.1), (text, encoding));
        }
    }

    #[test]
    fn nothing_is_decoded_with_loss() {
        let broken = |mut bytes: Vec<u8>| {
            bytes.push(0xff);
            bytes
        };
        let told = |bytes: &[u8]| match decode_text(bytes) {
            Err(LoadError::Undecodable { encoding, offset }) => format!("{encoding} at {offset}"),
            Err(LoadError::UnknownEncoding { encoding, offset }) => format!("unknown {encoding:?} at {offset}"),
            other => panic!("{other:?}"),
        };
        let (gb, big5) = (encoded(HANS, GB18030), encoded(HANT, BIG5));
        let unmarked = utf16(HANT, u16::to_le_bytes)[2..].to_vec();
        let cases = [
            (broken(utf16(HANT, u16::to_le_bytes)), format!("UTF-16LE at {}", 2 + HANT.encode_utf16().count() * 2)),
            ([b"\xef\xbb\xbfab", &[0xff][..]].concat(), "UTF-8 at 5".to_owned()),
            (unmarked, "unknown Some(\"UTF-16LE\") at 2".to_owned()),
            (utf16("Two lines.\r\n", u16::to_le_bytes)[2..].to_vec(), "unknown Some(\"UTF-16LE\") at 1".to_owned()),
            (utf16(HANS, u16::to_be_bytes)[2..].to_vec(), "unknown Some(\"UTF-16BE\") at 3".to_owned()),
            (b"a\0b\0\0c".to_vec(), "unknown None at 1".to_owned()),
            (b"ab\0c".to_vec(), "unknown None at 2".to_owned()),
            (b"\xff\xfe\0\0a\0\0\0\0\xd8\0\0".to_vec(), "UTF-32LE at 8".to_owned()),
            (b"\0\0\xfe\xff\0\0\0a\0".to_vec(), "UTF-32BE at 8".to_owned()),
            (b"a\0\0\0\n\0\0\0".to_vec(), "unknown Some(\"UTF-32LE\") at 1".to_owned()),
            (encoded("これは日本語の文章です。", encoding_rs::SHIFT_JIS), "unknown Some(\"Shift_JIS\") at 0".to_owned()),
        ];
        for (bytes, expected) in cases {
            assert_eq!(told(&bytes), expected);
        }
        for bytes in [gb, big5] {
            assert!(decode_text(&broken(bytes)).is_err());
        }
    }

    #[test]
    fn damaged_utf8_is_named_with_its_first_wrong_byte() {
        let cut = |text: &str, from: usize, to: usize| text.as_bytes()[from..to].to_vec();
        let changed = |text: &str, places: &[usize]| {
            let mut bytes = text.as_bytes().to_vec();
            places.iter().for_each(|place| bytes[*place] = 0xff);
            bytes
        };
        let whole = HANT.len();
        let latin = "Zürich, Genève, Besançon and Köln have café and crème brûlée.";
        let cases = [
            (cut(HANT, 1, whole), 0),
            (cut(HANS, 2, whole), 0),
            (cut(HANT, 0, whole - 1), whole - 3),
            (cut(HANS, 0, HANS.len() - 2), HANS.len() - 3),
            (changed(HANT, &[0]), 0),
            (changed(HANT, &[30]), 30),
            (changed(HANS, &[9, 30, 31, 60, 61, 62, 90]), 9),
            (changed(HANT, &[whole - 1]), whole - 1),
            (changed(HANT, &[31]), 31),
            (changed(HANT, &[32]), 32),
            ([HANT.as_bytes(), b"\xe9x"].concat(), whole),
            (["一水a".as_bytes(), &[0xe6, b'a', 0x87], "水".as_bytes()].concat(), 8),
            ([b"\xef\xbb\xbf", &changed(HANT, &[31])[..]].concat(), 34),
            (changed("鎮務", &[3]), 3),
            (changed("鎮務", &[2]), 2),
            (changed(latin, &[10]), 10),
            ([HANT.as_bytes(), b"\xa3\xac", HANS.as_bytes()].concat(), whole),
            ([HANT.as_bytes(), b"\0", HANS.as_bytes()].concat(), whole),
        ];
        for (bytes, expected) in cases {
            match decode_text(&bytes) {
                Err(LoadError::Undecodable { encoding: "UTF-8", offset }) => assert_eq!(offset, expected, "{bytes:x?}"),
                other => panic!("{other:?} {bytes:x?}"),
            }
        }
    }

    #[test]
    fn every_beginning_of_a_text_in_another_encoding_is_not_taken_for_damaged_utf8() {
        for (text, encoding) in [(HANS, GB18030), (HANT, GB18030), (HANT, BIG5)] {
            for length in 4..text.chars().count() {
                let part: String = text.chars().take(length).collect();
                let found = decode_text(&encoded(&part, encoding));
                let is_utf8 = matches!(found, Err(LoadError::Undecodable { encoding: "UTF-8", .. }));
                assert!(!is_utf8, "{} {part}", encoding.name());
            }
        }
    }

    #[test]
    fn a_dataset_is_utf8() {
        let told = |bytes: &[u8]| match decode_dataset(bytes.to_vec()) {
            Ok(text) => text,
            Err(LoadError::NotUtf8 { encoding, offset }) => format!("{} at {offset}", encoding.unwrap_or("something else")),
            other => panic!("{other:?}"),
        };
        let unmarked = |text: &str, to_bytes| utf16(text, to_bytes)[2..].to_vec();
        let cases = [
            (b"\xef\xbb\xbf(a)".to_vec(), "(a)"),
            (b"\xff\xfe(\0".to_vec(), "UTF-16LE at 0"),
            (b"ab\xb3".to_vec(), "something else at 2"),
            (unmarked("(id: \"a\")", u16::to_le_bytes), "UTF-16LE at 0"),
            (unmarked("(id: \"a\")", u16::to_be_bytes), "UTF-16BE at 0"),
            (unmarked("(id: \"鎮\")", u16::to_le_bytes), "UTF-16LE at 12"),
            (b"(\0".to_vec(), "something else at 0"),
            (b"\xff\xfe\0\0(\0\0\0".to_vec(), "UTF-32LE at 0"),
            (b"\0\0\xfe\xff\0\0\0(".to_vec(), "UTF-32BE at 2"),
            (b"\0\0\0(\0\0\0)".to_vec(), "UTF-32BE at 0"),
            (b"(// a\r)".to_vec(), "(// a\n)"),
            (b"(a:\r\n1)".to_vec(), "(a:\r\n1)"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(told(&bytes), expected, "{bytes:?}");
        }
    }
}
