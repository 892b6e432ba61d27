//! One kind of line end in every text of a dataset, however the file or the escapes in it end lines.
//!
//! A file from Windows ends the lines within a text with CR LF, and what is a blank line in one program is `_x000D_` in another. The
//! adapters here stand between a reader of RON or JSON and the records, so that no type has to think of it and places in the file
//! stay what they are. Other separators of lines (U+0085, U+2028, U+2029) are kept: a quote has to match its source to the letter.

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Whatever is deserialised, with CR LF and CR in its texts as LF.
pub(super) struct LineEnds<T>(pub(super) T);

fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

macro_rules! deserialize {
    ($($method:ident($($argument:ident: $of:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $of,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* LineEnds(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for LineEnds<D> {
    type Error = D::Error;

    deserialize! {
        deserialize_any() deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_i128()
        deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128() deserialize_f32() deserialize_f64()
        deserialize_char() deserialize_str() deserialize_string() deserialize_bytes() deserialize_byte_buf() deserialize_option()
        deserialize_unit() deserialize_unit_struct(name: &'static str) deserialize_newtype_struct(name: &'static str)
        deserialize_seq() deserialize_tuple(length: usize) deserialize_tuple_struct(name: &'static str, length: usize)
        deserialize_map() deserialize_struct(name: &'static str, fields: &'static [&'static str])
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) deserialize_identifier() deserialize_ignored_any()
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident($($value:ident: $of:ty)?))*) => {$(
        fn $method<E: serde::de::Error>(self $(, $value: $of)?) -> Result<V::Value, E> {
            self.0.$method($($value)?)
        }
    )*};
}

macro_rules! visit_with {
    ($($method:ident<$access:ident: $of:ident>)*) => {$(
        fn $method<$access: $of<'de>>(self, access: $access) -> Result<V::Value, $access::Error> {
            self.0.$method(LineEnds(access))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for LineEnds<V> {
    type Value = V::Value;

    visit! {
        visit_bool(value: bool) visit_i8(value: i8) visit_i16(value: i16) visit_i32(value: i32) visit_i64(value: i64)
        visit_i128(value: i128) visit_u8(value: u8) visit_u16(value: u16) visit_u32(value: u32) visit_u64(value: u64)
        visit_u128(value: u128) visit_f32(value: f32) visit_f64(value: f64) visit_char(value: char) visit_bytes(value: &[u8])
        visit_borrowed_bytes(value: &'de [u8]) visit_byte_buf(value: Vec<u8>) visit_none() visit_unit()
    }

    visit_with! {
        visit_some<D: Deserializer> visit_newtype_struct<D: Deserializer> visit_seq<A: SeqAccess> visit_map<A: MapAccess>
    }

    /// What a vocabulary has is a code, without lines.
    fn visit_enum<A: EnumAccess<'de>>(self, code: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(code)
    }

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(&with_line_feeds(text))
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<V::Value, E> {
        match with_line_feeds(text) {
            Cow::Borrowed(text) => self.0.visit_borrowed_str(text),
            Cow::Owned(text) => self.0.visit_string(text),
        }
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<V::Value, E> {
        match with_line_feeds(&text) {
            Cow::Borrowed(_) => self.0.visit_string(text),
            Cow::Owned(text) => self.0.visit_string(text),
        }
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for LineEnds<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(LineEnds(deserializer))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for LineEnds<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(LineEnds(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for LineEnds<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(LineEnds(seed))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(LineEnds(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use crate::load::{self, FoundSource};
    use crate::model::Text;
    use std::ops::ControlFlow;

    /// Line ends of every kind, written out and as escapes, in every form that a text can have.
    #[test]
    fn every_text_of_a_record_has_line_feeds_alone() {
        let ron = "(\r\n schema: 1, id: \"d\", title: \"T\r\nt\", notice: (hant: \"N\\r\\nn\"), agencies: [\r\n\
            (id: \"a\", name: \"A\", summary: \"one\r\ntwo\rthree\\r\\nfour\\rfive\", aliases: [(name: \"O\r\no\", kind: short)], \
            evidence: [(p: 1, quote: r\"q\r\nq\", field: \"summary\")], inferred: [\"x\r\ny\"])])";
        let json = "{\r\n \"schema\": 1, \"id\": \"d\", \"title\": \"T\\r\\nt\", \"notice\": {\"hant\": \"N\\u000d\\nn\"}, \"agencies\": [\r\n\
            {\"id\": \"a\", \"name\": \"A\", \"summary\": \"one\\r\\ntwo\\rthree\\r\\nfour\\u000Dfive\", \
            \"evidence\": [{\"p\": 1, \"quote\": \"q\\r\\nq\", \"field\": \"summary\"}], \"inferred\": [\"x\\r\\ny\"]}]}";
        for text in [ron, json] {
            let loaded = load::parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).expect("a dataset");
            let (head, records) = (&loaded.dataset.head, &loaded.dataset.records);
            assert_eq!(head.title, Text::from("T\nt"));
            assert_eq!(records.agencies[0].summary, Some(Text::from("one\ntwo\nthree\nfour\nfive")), "{text:?}");
            assert_eq!(&*records.agencies[0].evidence[0].quote, "q\nq");
            let exported = serde_json::to_string(&(head, &records.agencies)).expect("JSON");
            assert!(!exported.contains("\\r"), "{exported}");
        }
    }
}
