//! Sets of bytes, for what is asked of every byte of a text.

use memchr::memchr;

/// Whether a text holds a byte.
pub(crate) fn holds(text: &str, byte: u8) -> bool {
    memchr(byte, text.as_bytes()).is_some()
}

/// A set of bytes, each told at one look.
pub(crate) struct Bytes([bool; 256]);

impl Bytes {
    /// The set of these.
    #[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
    pub(crate) const fn of(mut bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        while let [first, rest @ ..] = bytes {
            set[*first as usize] = true;
            bytes = rest;
        }
        Self(set)
    }

    /// Whether it is among them.
    pub(crate) fn holds(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }
}
