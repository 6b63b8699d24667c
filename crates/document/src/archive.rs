//! Zip archives under limits: the shell of DOCX and ODT, and of data exports.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Error, Format, Limits, limits};

/// A zip archive that refuses to unpack more than it is allowed.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: Limits,
    left: usize,
}

/// Parts that an archive of one document may have.
const PARTS: usize = 10_000;

impl<'a> Archive<'a> {
    /// Opens an archive; nothing is unpacked yet.
    ///
    /// # Errors
    /// `malformed` when the directory cannot be read, `too-large` when it has more than 10,000 parts.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Error::malformed("zip archive", e))?;
        if zip.len() > PARTS {
            return Err(Error::new("too-large", format!("the archive has {} parts, more than the limit of {PARTS}", zip.len())));
        }
        Ok(Self { zip, limits: *limits, left: limits.unpacked_size() })
    }

    /// The names of all parts, in the archive's order.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect()
    }

    /// The bytes of a part, or `None` when there is no such part.
    ///
    /// # Errors
    /// `encrypted`; `too-large` when the part expands beyond the limits, whatever size it claims; `malformed`.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Error::new("encrypted", "the archive is protected by a password; save it without one"));
            }
            Err(why) => return Err(Error::malformed("zip archive", why)),
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let most = by_ratio.min(self.left);
        let mut bytes = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|e| Error::malformed("zip archive", e))?;
        if bytes.len() > most {
            let why = if most == by_ratio {
                format!("more than {} times its packed size", self.limits.ratio)
            } else {
                limits::size(self.limits.unpacked_size())
            };
            return Err(Error::new("too-large", format!("part `{name}` of the archive unpacks beyond the limit: {why}")));
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

/// Which document a zip archive is.
pub(crate) fn kind(bytes: &[u8]) -> Format {
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else { return broken_kind(bytes) };
    let names: Vec<String> = zip.file_names().take(PARTS).filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    let ends = |part: &str| names.iter().any(|name| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(part)));
    if names.iter().any(|name| name.starts_with("word/") && name.ends_with(".xml")) {
        Format::Docx
    } else if has("xl/workbook.xml") {
        Format::Other("a spreadsheet (.xlsx)")
    } else if has("ppt/presentation.xml") {
        Format::Other("a presentation (.pptx)")
    } else if has("content.xml") {
        Format::Odt
    } else if ends("Positions.csv") || ends("Education.csv") && (ends("Profile.csv") || ends("Skills.csv")) {
        Format::LinkedIn
    } else {
        Format::Zip
    }
}

/// A cut archive has no directory; the names in the local headers still tell what it was meant to be.
fn broken_kind(bytes: &[u8]) -> Format {
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    if holds(b"word/document.xml") {
        Format::Docx
    } else if holds(b"opendocument.text") {
        Format::Odt
    } else {
        Format::Zip
    }
}
