//! The second reader, `pdf_oxide`, for pages that the first cannot read.

use pdf_oxide::PdfDocument;

use super::glyphs::{Glyph, Page};
use crate::Error;
use crate::supervise::quietly;

/// Reads the pages whose indices are given; a page that this reader cannot read either is `None`.
pub(super) fn pages(bytes: &[u8], wanted: &[usize]) -> Vec<Option<Page>> {
    let opened = quietly("PDF", || PdfDocument::from_bytes(bytes.to_vec()).map_err(|e| Error::malformed("PDF", e)));
    let Ok(document) = opened else { return vec![None; wanted.len()] };
    wanted.iter().map(|index| page(&document, *index)).collect()
}

/// How many pages it finds.
pub(super) fn count(bytes: &[u8]) -> Option<usize> {
    quietly("PDF", || {
        let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|e| Error::malformed("PDF", e))?;
        document.page_count().map_err(|e| Error::malformed("PDF", e))
    })
    .ok()
}

fn page(document: &PdfDocument, index: usize) -> Option<Page> {
    let spans = quietly("PDF", || document.extract_spans(index).map_err(|e| Error::malformed("PDF", e))).ok()?;
    let mut page = Page::default();
    for span in spans {
        let start = u32::try_from(page.text.len()).ok()?;
        page.text.push_str(&span.text);
        let end = u32::try_from(page.text.len()).ok()?;
        let place = span.bbox;
        // The box spans from descender to ascender; its lower quarter lies below the baseline.
        let y = place.y + 0.25 * place.height;
        let size = if span.font_size > 0.0 { span.font_size } else { place.height };
        page.glyphs.push(Glyph { start, end, x0: place.x, x1: place.x + place.width, y, size, turn: 0 });
    }
    Some(page)
}
