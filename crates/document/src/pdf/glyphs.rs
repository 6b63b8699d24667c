//! Every character of a page with its place, from `pdf-extract`'s interpreter of fonts and text operators.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use super::content;
use crate::limits::{Deadline, size};
use crate::supervise::quietly;
use crate::{Error, Limits};

/// The characters of a page. Units are points (1/72 inch); y grows upward.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    /// All characters in the file's order.
    pub(crate) text: String,
    /// Their places.
    pub(crate) glyphs: Vec<Glyph>,
}

/// One shown character, or the few letters a ligature stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// Byte range in the page's text.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Left and right edge.
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    /// Baseline.
    pub(crate) y: f32,
    /// Height of the font as shown.
    pub(crate) size: f32,
    /// Quarter turns anticlockwise, 0 to 3; 4 for any other slant.
    pub(crate) turn: u8,
}

/// Reads every page with the interpreter. A page that breaks it is `Err` with what was read before.
pub(super) fn pages(document: &mut lopdf::Document, limits: &Limits, deadline: Deadline) -> Result<Vec<Result<Page, Page>>, Error> {
    let numbers = document.get_pages();
    if numbers.len() > limits.pages {
        return Err(Error::new("too-large", format!("the PDF has {} pages, more than the limit of {}", numbers.len(), limits.pages)));
    }
    let mut pages = Vec::with_capacity(numbers.len());
    let mut left = limits.text;
    for (number, id) in numbers {
        deadline.check()?;
        let content = page_content(document, id, limits)?;
        // A broken content is left to the interpreter, which reads what it can.
        let _ = quietly("PDF", || {
            if !content::is_plain(&content) {
                content::simplify(document, id, &content);
            }
            Ok(())
        });
        let mut collector = Collector { page: Page::default(), deadline, left, over: None };
        let read = quietly("PDF", || output_doc_page(document, &mut collector, number).map_err(|e| Error::malformed("PDF", e)));
        if let Some(over) = collector.over {
            return Err(over);
        }
        left = collector.left;
        pages.push(if read.is_ok() { Ok(collector.page) } else { Err(collector.page) });
    }
    Ok(pages)
}

/// A page's content. An operator of it takes up to forty times its bytes when it is parsed, so the bytes are bounded; one
/// stream may stand in a page many times.
fn page_content(document: &lopdf::Document, page: lopdf::ObjectId, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = limits.memory / 64;
    let mut content = Vec::new();
    for stream in document.get_page_contents(page) {
        let Ok(stream) = document.get_object(stream).and_then(lopdf::Object::as_stream) else { continue };
        content.extend(stream.get_plain_content().unwrap_or_default());
        content.push(b'\n');
        if content.len() > most {
            return Err(Error::new("too-large", format!("a page of the PDF draws more than the limit of {}", size(most))));
        }
    }
    Ok(content)
}

struct Collector {
    page: Page,
    deadline: Deadline,
    /// Bytes of text still allowed.
    left: usize,
    /// The limit that was hit.
    over: Option<Error>,
}

impl OutputDev for Collector {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(&mut self, place: &Transform, width: f64, _spacing: f64, font_size: f64, text: &str) -> Result<(), OutputError> {
        if self.page.glyphs.len().is_multiple_of(4096) {
            self.over = self.deadline.check().err();
        }
        if self.left < text.len() {
            self.over = Some(Error::new("too-large", "the PDF holds more text than the limit"));
        }
        if self.over.is_some() {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        self.left -= text.len();
        self.page.push(place, width, font_size, text);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Page {
    #[expect(clippy::cast_possible_truncation, reason = "places on a page and offsets in 16 MB of text fit")]
    fn push(&mut self, place: &Transform, width: f64, font_size: f64, text: &str) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let turn = turn(place.m11, place.m12);
        // Turned pages are read as if turned back: along the baseline, then across it.
        let (x, y) = match turn {
            1 => (place.m32, -place.m31),
            2 => (-place.m31, -place.m32),
            3 => (-place.m32, place.m31),
            _ => (place.m31, place.m32),
        };
        let along = place.m11.hypot(place.m12) * font_size.abs();
        let size = place.m21.hypot(place.m22) * font_size.abs();
        let x1 = x + (width * along).max(0.0);
        if [x, x1, y, size].iter().all(|v| v.is_finite()) {
            self.glyphs.push(Glyph {
                start,
                end: self.text.len() as u32,
                x0: x as f32,
                x1: x1 as f32,
                y: y as f32,
                size: size as f32,
                turn,
            });
        }
    }

    /// Whether what was read is hardly text: characters without a meaning, or letters set apart from each other.
    pub(super) fn is_poor(&self) -> bool {
        let shown = self.text.chars().filter(|c| !c.is_whitespace()).count();
        shown > 0 && self.worth() * 10 < shown * 8
    }

    /// How many of its characters are text.
    pub(super) fn worth(&self) -> usize {
        let meant = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        self.text.chars().filter(meant).count()
    }

    /// The characters of a glyph.
    pub(crate) fn of(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default()
    }
}

/// Which way a baseline runs.
fn turn(dx: f64, dy: f64) -> u8 {
    let slack = 0.1 * dx.abs().max(dy.abs());
    match (dx, dy) {
        _ if dy.abs() <= slack => {
            if dx >= 0.0 {
                0
            } else {
                2
            }
        }
        _ if dx.abs() <= slack => {
            if dy > 0.0 {
                1
            } else {
                3
            }
        }
        _ => 4,
    }
}
