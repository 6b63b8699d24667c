//! PDF (ISO 32000): the text of its pages in reading order.

mod columns;
mod content;
mod glyphs;
mod layout;
mod preflight;
mod second;

use glyphs::Page;

use crate::limits::Deadline;
use crate::supervise::{quietly, supervised};
use crate::{Document, Error, Format, Limits, lines};

/// The text of every page.
pub(crate) fn read(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<Document, Error> {
    preflight::check(bytes, limits)?;
    let bytes = bytes.to_vec();
    let limits = *limits;
    let pages = supervised("PDF", deadline, move || pages(&bytes, &limits, deadline))?;
    let document = join(pages.iter().map(layout::text))?;
    limits.text_size(document.text.len())?;
    Ok(document)
}

/// Every page by the first reader, and by the second where the first fails or what it reads is no text.
fn pages(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<Vec<Page>, Error> {
    let first = quietly("PDF", || open(bytes, limits).and_then(|mut document| glyphs::pages(&mut document, limits, deadline)));
    let read = match first {
        Ok(read) if !read.is_empty() => read,
        Err(error) if error.code != "malformed" => return Err(error),
        failed => {
            let count = second::count(bytes).unwrap_or(0);
            if count == 0 {
                return failed.and(Err(Error::malformed("PDF", "it has no page")));
            }
            vec![Err(Page::default()); count.min(limits.pages)]
        }
    };
    let empty = read.iter().all(|page| page.as_ref().is_ok_and(|page| page.glyphs.is_empty()));
    let poor = |page: &Result<Page, Page>| empty || page.as_ref().map_or(true, Page::is_poor);
    let wanted: Vec<usize> = read.iter().enumerate().filter(|(_, page)| poor(page)).map(|(index, _)| index).collect();
    let mut pages: Vec<Page> = read.into_iter().map(|page| page.unwrap_or_else(|partial| partial)).collect();
    if wanted.is_empty() {
        return Ok(pages);
    }
    deadline.check()?;
    for (index, again) in wanted.iter().zip(second::pages(bytes, &wanted)) {
        if let (Some(page), Some(again)) = (pages.get_mut(*index), again)
            && again.worth() > page.worth()
        {
            *page = again;
        }
    }
    Ok(pages)
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
