//! Files to plain text with pages: PDF, DOCX, ODT, RTF, HTML, text in any encoding.
//!
//! The content decides the format, never the file's name. Every reader works under [`Limits`]: a file that would
//! cost more time or memory is refused with an [`Error`] whose code says which bound it hit.
//!
//! ```
//! use qualify_document::{Format, Limits, read};
//!
//! let document = read(b"{\\rtf1 Line cook\\par Since 2019}", &Limits::default())?;
//! assert_eq!(document.format, Format::Rtf);
//! assert_eq!(document.text, "Line cook\nSince 2019\n");
//! # Ok::<(), qualify_document::Error>(())
//! ```

pub mod archive;
mod document;
mod docx;
pub mod encoding;
mod error;
mod format;
mod html;
mod limits;
mod lines;
mod odt;
mod pdf;
mod rtf;
mod supervise;
pub mod xml;

pub use document::Document;
pub use error::Error;
pub use format::{Format, detect};
pub use limits::Limits;
pub use supervise::quietly;

use limits::Deadline;

/// The text of a file.
///
/// Structured text (JSON, CSV, XML) comes back as it stands, decoded; whoever knows its shape reads on from there.
///
/// # Errors
/// `empty`, `encrypted`, `no-text` (a scan), `malformed`, `unsupported`, `too-large` and `timeout`, each with a message for a person.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    read_as(detect(bytes), bytes, limits)
}

/// The text of a file whose format [`detect`] has told.
///
/// # Errors
/// Those of [`read`].
pub fn read_as(format: Format, bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new("empty", "the file is empty"));
    }
    limits.file_size(bytes.len())?;
    let deadline = Deadline::after(limits.seconds);
    let text = match format {
        Format::Pdf => return pdf::read(bytes, limits, deadline),
        Format::Docx => docx::read(bytes, limits, deadline)?.into(),
        Format::Odt => odt::read(bytes, limits, deadline)?.into(),
        Format::Rtf => rtf::read(bytes, limits)?.into(),
        Format::Html => html::read(bytes, limits)?.into(),
        Format::Json | Format::JsonLines | Format::Csv | Format::Xml | Format::Text => encoding::decode(bytes),
        Format::LinkedIn | Format::Zip => return Err(Error::new("unsupported", "a zip archive that is no document; unpack it first")),
        Format::Parquet => return Err(Error::new("unsupported", "a Parquet table has records, not one text")),
        Format::Other(what) => return Err(Error::new("unsupported", format!("{what} cannot be read; save it as PDF, DOCX or text"))),
    };
    limits.text_size(text.len())?;
    let text = lines::tidy(&text);
    if text.trim().is_empty() {
        return Err(Error::new("no-text", "the file holds no text"));
    }
    Ok(Document { format, text, pages: vec![0] })
}
