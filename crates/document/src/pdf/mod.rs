//! PDF (ISO 32000): the text of its pages in reading order.

mod glyphs;
mod layout;

use crate::limits::Deadline;
use crate::supervise::{quietly, supervised};
use crate::{Document, Error, Format, Limits, lines};

/// The text of every page.
pub(crate) fn read(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<Document, Error> {
    let bytes = bytes.to_vec();
    let limits = *limits;
    let pages = supervised("PDF", deadline, move || quietly("PDF", || glyphs::pages(&bytes, &limits, deadline)))?;
    join(pages.iter().map(layout::text))
}

/// Pages one after the other, with the place where each begins.
fn join(pages: impl Iterator<Item = String>) -> Result<Document, Error> {
    let mut document = Document { format: Format::Pdf, text: String::new(), pages: Vec::new() };
    for page in pages {
        document.pages.push(document.text.len());
        if !page.trim().is_empty() {
            document.text.push_str(&lines::tidy(&lines::unligate(&page)));
        }
    }
    if document.text.trim().is_empty() {
        return Err(Error::new("no-text", "the PDF holds pictures and no text; it looks scanned, so recognise its text first (OCR)"));
    }
    Ok(document)
}

/// Parses the file and lifts the encryption that needs no password.
fn open(bytes: &[u8], limits: &Limits) -> Result<lopdf::Document, Error> {
    let mut document = lopdf::Document::load_mem(bytes).map_err(|e| opening(&e))?;
    if document.objects.len() > limits.objects {
        return Err(Error::new(
            "too-large",
            format!("the PDF has {} objects, more than the limit of {}", document.objects.len(), limits.objects),
        ));
    }
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| encrypted())?;
    }
    Ok(document)
}

fn opening(error: &lopdf::Error) -> Error {
    if matches!(error, lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) { encrypted() } else { Error::malformed("PDF", error) }
}

fn encrypted() -> Error {
    Error::new("encrypted", "the PDF is protected by a password; save it without one")
}
