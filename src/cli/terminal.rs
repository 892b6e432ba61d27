//! The streams of a subcommand, and the only way in which it writes to them.
//!
//! Data and messages hold ids, names, file names and words of other libraries. Whatever is written passes through [`Output`], which
//! lets nothing through that would act on a terminal; a test holds that nothing else in `cli` and `main` writes. A reader that closes
//! its end of a pipe early has what it wanted: what follows is dropped and is no failure. Deliberately absent: what is written.

use crate::display::escaped;
use crate::machine;
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Read, Write};

/// What a terminal takes for the beginning and the end of emphasis (ECMA-48, section 8.3.117).
const EMPHASIS: [&str; 2] = ["\u{1b}[1m", "\u{1b}[0m"];

/// What a command reads from and writes to.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub data: Output<'a>,
    /// Standard error.
    pub talk: Output<'a>,
}

impl Streams<'_> {
    /// Hands the streams of this process to `work`. They are not locked, or a thread that panics could not say so.
    pub fn of_process<T>(work: impl FnOnce(Streams) -> T) -> T {
        let (mut input, mut data, mut talk) = (io::stdin().lock(), io::stdout(), io::stderr());
        let mut nowhere = Nowhere;
        let (data_is_terminal, talk_is_terminal) = (data.is_terminal(), talk.is_terminal());
        let capable = machine::wants_styles();
        work(Streams {
            input: &mut input,
            data: Output::new(
                if machine::output_is_closed() { &mut nowhere } else { &mut data },
                data_is_terminal,
                data_is_terminal && capable,
            ),
            talk: Output::new(&mut talk, talk_is_terminal, talk_is_terminal && capable),
        })
    }
}

/// Standard output that was closed.
struct Nowhere;

impl Write for Nowhere {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(ErrorKind::NotConnected.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output or standard error.
pub struct Output<'a> {
    writer: &'a mut dyn Write,
    is_terminal: bool,
    is_styled: bool,
    is_closed: bool,
}

impl<'a> Output<'a> {
    /// Writes to `writer`: a terminal or not, with emphasis and colours or without.
    pub fn new(writer: &'a mut dyn Write, is_terminal: bool, is_styled: bool) -> Self {
        Self { writer, is_terminal, is_styled, is_closed: false }
    }

    /// Whether a person watches.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Whether emphasis and colours are shown.
    pub(super) fn is_styled(&self) -> bool {
        self.is_styled
    }

    /// Writes one line. A line break within it is escaped too, so that no name can pass for a line of its own.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.put(escaped(text, &['\t']).as_bytes())?;
        self.put(b"\n")
    }

    /// Writes a line that this program has drawn from escaped parts: line breaks, and styles where they are shown, stay.
    pub(super) fn drawn(&mut self, text: &str) -> io::Result<()> {
        for part in text.split_inclusive('m') {
            let style = part.rfind('\u{1b}').filter(|at| self.is_styled && is_style(&part[*at..]));
            let (before, style) = part.split_at(style.unwrap_or(part.len()));
            self.put(escaped(before, &['\t', '\n']).as_bytes())?;
            self.put(style.as_bytes())?;
        }
        self.put(b"\n")
    }

    /// A text with emphasis, escaped, to be drawn.
    pub(super) fn emphasised(&self, text: &str) -> String {
        let [begin, end] = if self.is_styled { EMPHASIS } else { [""; 2] };
        format!("{begin}{}{end}", escaped(text, &[]))
    }

    /// Draws over the line on which a terminal is.
    pub(super) fn redraw(&mut self, text: &str) -> io::Result<()> {
        self.put(b"\r")?;
        self.put(escaped(text, &[]).as_bytes())?;
        self.writer.flush()
    }

    /// Writes a value for programs, in which active characters are escaped as JSON does it.
    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut writer = BufWriter::new(Unbroken(self));
        value.serialize(&mut Serializer::with_formatter(&mut writer, Escaping(PrettyFormatter::new())))?;
        writer.flush()
    }

    /// For what has a form of its own: to a terminal in escaped form, to anything else as it is. Here a reader that has left is an
    /// error, so that nothing is made that nobody reads.
    pub(super) fn raw(&mut self) -> Raw<'_, 'a> {
        Raw { output: self, pending: Vec::new() }
    }

    /// Writes out what is held back.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let flushed = if self.is_closed { Ok(()) } else { self.writer.flush() };
        self.unless_closed(flushed)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let written = self.writer.write_all(bytes);
        self.unless_closed(written)
    }

    fn unless_closed(&mut self, written: io::Result<()>) -> io::Result<()> {
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            written => written,
        }
    }
}

/// Whether a text is one escape sequence for colour or emphasis (SGR).
fn is_style(text: &str) -> bool {
    let parameters = text.strip_prefix("\u{1b}[").and_then(|rest| rest.strip_suffix('m'));
    parameters.is_some_and(|parameters| parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'))
}

/// Writes on when the reader has left.
struct Unbroken<'o, 'a>(&'o mut Output<'a>);

impl Write for Unbroken<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.put(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes bytes as they are, except to a terminal.
pub(super) struct Raw<'o, 'a> {
    output: &'o mut Output<'a>,
    /// The beginning of a character whose rest is still to come.
    pending: Vec<u8>,
}

impl Write for Raw<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.output.is_terminal {
            return self.output.writer.write(bytes);
        }
        self.pending.extend_from_slice(bytes);
        let end = match std::str::from_utf8(&self.pending) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.pending.len(),
        };
        let rest = self.pending.split_off(end);
        let text = std::mem::replace(&mut self.pending, rest);
        let text = String::from_utf8_lossy(&text);
        self.output.writer.write_all(escaped(&text, &['\t', '\n']).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.writer.flush()
    }
}

/// JSON on many lines in which active characters are escaped, which stand in strings alone.
struct Escaping<'a>(PrettyFormatter<'a>);

impl Formatter for Escaping<'_> {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(crate::display::is_active) {
            let letter = rest[at..].chars().next().unwrap_or_default();
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + letter.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}b\u{200b}\nc";

    fn written(is_terminal: bool, is_styled: bool, write: impl FnOnce(&mut Output)) -> String {
        let mut bytes = Vec::new();
        write(&mut Output::new(&mut bytes, is_terminal, is_styled));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_is_written() {
        let escaped = "a\\u{1b}]0;x\\u{7}\\u{9b}2J\\u{202e}b\\u{200b}";
        for is_terminal in [true, false] {
            let line = written(is_terminal, is_terminal, |output| output.line(HOSTILE).unwrap());
            assert_eq!(line, format!("{escaped}\\u{{a}}c\n"));
            let drawn = written(is_terminal, is_terminal, |output| output.drawn(HOSTILE).unwrap());
            assert_eq!(drawn, format!("{escaped}\nc\n"));
            let json = written(is_terminal, false, |output| output.json(&[HOSTILE, "\u{e0041}"]).unwrap());
            assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [HOSTILE, "\u{e0041}"]);
            assert!(!json.contains(|letter| letter != '\n' && crate::display::is_active(letter)), "{json:?}");
        }
    }

    #[test]
    fn styles_pass_only_where_they_are_shown() {
        let drawn =
            |is_styled| written(true, is_styled, |output| output.drawn("m\u{1b}[1;31mx\u{1b}[0m \u{1b}[2Jm\u{1b}").unwrap());
        assert_eq!(drawn(true), "m\u{1b}[1;31mx\u{1b}[0m \\u{1b}[2Jm\\u{1b}\n");
        assert_eq!(drawn(false), "m\\u{1b}[1;31mx\\u{1b}[0m \\u{1b}[2Jm\\u{1b}\n");
    }

    #[test]
    fn what_has_a_form_of_its_own_is_escaped_on_a_terminal_alone() {
        let pieces = |output: &mut Output| {
            let mut raw = output.raw();
            HOSTILE.as_bytes().chunks(1).chain(["機".as_bytes()]).for_each(|piece| raw.write_all(piece).unwrap());
        };
        assert_eq!(written(false, false, pieces), format!("{HOSTILE}機"));
        assert_eq!(written(true, true, pieces), "a\\u{1b}]0;x\\u{7}\\u{9b}2J\\u{202e}b\\u{200b}\nc機");
    }

    #[test]
    fn a_reader_that_leaves_is_no_failure_of_a_report() {
        struct Left;
        impl Write for Left {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let (mut one, mut other) = (Left, Left);
        let mut output = Output::new(&mut one, false, false);
        assert!(output.line("a").is_ok() && output.json(&1).is_ok() && output.flush().is_ok());
        assert_eq!(Output::new(&mut other, false, false).raw().write_all(b"a").unwrap_err().kind(), ErrorKind::BrokenPipe);
    }
}
