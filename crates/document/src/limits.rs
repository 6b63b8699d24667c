//! What one file may cost.

use std::time::{Duration, Instant};

use crate::Error;

const MEGABYTE: usize = 1 << 20;

/// Bounds on time and memory for one file, with defaults that no honest résumé comes near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Wall-clock seconds: 20.
    pub seconds: u64,
    /// Bytes of memory that reading may need: 512 MB. The other bounds are chosen so that together they stay under it.
    pub memory: usize,
    /// Bytes of the file itself: 128 MB.
    pub file: usize,
    /// Bytes of extracted text: 16 MB.
    pub text: usize,
    /// Bytes that all parts of an archive, or all streams of a PDF, may unpack to: 128 MB.
    pub unpacked: usize,
    /// How many times larger a part of an archive may unpack than it is packed, beyond its first megabyte: 200.
    pub ratio: usize,
    /// Nesting of XML and HTML elements: 512.
    pub depth: usize,
    /// Objects in a PDF: 200,000.
    pub objects: usize,
    /// Pages in a PDF: 1,000. The content of one page is bounded by a 64th of the memory.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            seconds: 20,
            memory: 512 * MEGABYTE,
            file: 128 * MEGABYTE,
            text: 16 * MEGABYTE,
            unpacked: 128 * MEGABYTE,
            ratio: 200,
            depth: 512,
            objects: 200_000,
            pages: 1_000,
        }
    }
}

impl Limits {
    pub(crate) fn file_size(&self, bytes: usize) -> Result<(), Error> {
        within(bytes, self.file.min(self.memory / 4), "the file")
    }

    pub(crate) fn text_size(&self, bytes: usize) -> Result<(), Error> {
        within(bytes, self.text, "its text")
    }

    /// Bytes that unpacking may yield in all.
    pub(crate) fn unpacked_size(&self) -> usize {
        self.unpacked.min(self.memory / 4)
    }
}

fn within(bytes: usize, limit: usize, what: &str) -> Result<(), Error> {
    if bytes <= limit {
        return Ok(());
    }
    Err(Error::new("too-large", format!("{what} takes {}, more than the limit of {}", size(bytes), size(limit))))
}

/// A size for people: `16 MB`, `12 kB`.
pub(crate) fn size(bytes: usize) -> String {
    if bytes >= MEGABYTE { format!("{} MB", bytes / MEGABYTE) } else { format!("{} kB", bytes.div_ceil(1024)) }
}

/// The moment by which a file must be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    at: Instant,
    seconds: u64,
}

impl Deadline {
    pub(crate) fn after(seconds: u64) -> Self {
        Self { at: Instant::now() + Duration::from_secs(seconds), seconds }
    }

    pub(crate) fn left(self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    pub(crate) fn check(self) -> Result<(), Error> {
        if self.left().is_zero() { Err(self.missed()) } else { Ok(()) }
    }

    pub(crate) fn missed(self) -> Error {
        Error::new("timeout", format!("reading took longer than the limit of {} seconds", self.seconds))
    }
}
