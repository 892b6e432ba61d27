//! The names of nodes.
//!
//! `urn:reform-explorer:<dataset>:<record>`, by RFC 8141: nothing of ours is hosted, so no address could be looked up. Letters
//! that a URN does not take, and the colon that keeps its parts apart, are percent-encoded by RFC 3986, section 2.1.

use crate::model::{ExternalId, Id};

/// What all our names begin with.
const PREFIX: &str = "urn:reform-explorer:";

/// Makes the names of the nodes of one dataset.
pub(super) struct Addresses {
    dataset: String,
}

impl Addresses {
    pub(super) fn new(dataset: &Id) -> Self {
        Self { dataset: format!("{PREFIX}{}", encoded(dataset.as_str())) }
    }

    /// The name of the dataset.
    pub(super) fn dataset(&self) -> &str {
        &self.dataset
    }

    /// The name of a record, whether there is one with this id or not.
    pub(super) fn record(&self, id: &Id) -> String {
        format!("{}:{}", self.dataset, encoded(id.as_str()))
    }

    /// The name of a record of another dataset.
    pub(super) fn external(id: &ExternalId) -> String {
        match id.parts() {
            Some((dataset, record)) => Self::new(&dataset.into()).record(&record.into()),
            None => format!("{PREFIX}{}", encoded(id.as_str())),
        }
    }

    /// The name of a part of a record.
    pub(super) fn part(&self, id: &Id, part: &str, key: &str) -> String {
        format!("{}#{part}-{}", self.record(id), encoded(key))
    }
}

/// The text with every byte encoded that is not unreserved (RFC 3986, section 2.3).
fn encoded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_urns_whatever_the_id() {
        let addresses = Addresses::new(&Id::from("a:b"));
        let cases = [
            ("river-office", "urn:reform-explorer:a%3Ab:river-office"),
            ("成 #", "urn:reform-explorer:a%3Ab:%E6%88%90%20%23"),
            ("", "urn:reform-explorer:a%3Ab:"),
        ];
        for (id, expected) in cases {
            assert_eq!(addresses.record(&Id::from(id)), expected);
        }
        assert_eq!(Addresses::external(&"b-2/office".into()), "urn:reform-explorer:b-2:office");
        assert_eq!(Addresses::external(&"office".into()), "urn:reform-explorer:office");
        assert_eq!(addresses.part(&Id::from("x"), "evidence", "2"), "urn:reform-explorer:a%3Ab:x#evidence-2");
    }
}
