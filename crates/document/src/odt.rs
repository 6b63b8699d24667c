//! OpenDocument text (ISO/IEC 26300).

use crate::archive::Archive;
use crate::docx::row;
use crate::limits::Deadline;
use crate::lines::Lines;
use crate::xml::{Event, Tag, walk};
use crate::{Error, Limits};

/// The body's paragraphs, headings, list items and rows as lines.
pub(crate) fn read(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<String, Error> {
    let mut archive = Archive::open(bytes, limits)?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && manifest.windows(15).any(|w| w == b"encryption-data")
    {
        return Err(Error::new("encrypted", "the document is protected by a password; save it without one"));
    }
    let Some(xml) = archive.part("content.xml")? else { return Err(Error::malformed("ODT file", "it has no `content.xml`")) };
    let mut body = Body::default();
    walk(&xml, limits, deadline, |event| {
        match event {
            Event::Open(tag) => body.open(tag),
            Event::Close(name) => body.close(name),
            Event::Text(text) => body.words(text),
        }
        limits.text_size(body.lines.len())
    })?;
    Ok(body.finish())
}

#[derive(Default)]
struct Body {
    lines: Lines,
    /// What surrounds the cell at hand.
    outer: Vec<Lines>,
    rows: Vec<Vec<String>>,
    /// Open elements inside which text counts: `p` and `h`.
    paragraphs: usize,
    /// Open elements whose text is not the document's: tracked deletions, annotations, notes' marks.
    skipped: usize,
}

impl Body {
    fn open(&mut self, tag: &Tag<'_>) {
        if self.skipped > 0 || matches!(tag.name(), "tracked-changes" | "annotation" | "note-citation") {
            self.skipped += 1;
            return;
        }
        match tag.name() {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.lines.close();
                }
                self.paragraphs += 1;
            }
            "list-item" => {
                self.lines.close();
                self.lines.push("• ");
            }
            "table-row" => self.rows.push(Vec::new()),
            "table-cell" => self.outer.push(std::mem::take(&mut self.lines)),
            "tab" => self.lines.push("\t"),
            "line-break" => self.lines.end(),
            "s" => {
                let count = tag.attribute("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1);
                self.lines.push(&" ".repeat(count.min(80)));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.lines.end();
            }
            "table-cell" => {
                let outer = self.outer.pop().unwrap_or_default();
                let cell = std::mem::replace(&mut self.lines, outer).finish();
                match self.rows.last_mut() {
                    Some(cells) => cells.push(cell),
                    None => self.lines.push(&cell),
                }
            }
            "table-row" => {
                let cells = self.rows.pop().unwrap_or_default();
                self.lines.close();
                self.lines.push(&row(&cells));
                self.lines.close();
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.skipped == 0 && self.paragraphs > 0 {
            // White space collapses (ODF 1.3 part 3, 6.1.2); real spaces are `text:s`.
            let collapsed = text.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" ");
            self.lines.push(&collapsed);
        }
    }

    fn finish(mut self) -> String {
        while let Some(outer) = self.outer.pop() {
            let cell = std::mem::replace(&mut self.lines, outer).finish();
            self.lines.push(&cell);
        }
        self.lines.finish()
    }
}
