//! Office Open XML text documents (ECMA-376 part 1, WordprocessingML).

use crate::archive::Archive;
use crate::limits::Deadline;
use crate::lines::Lines;
use crate::xml::{Event, Tag, walk};
use crate::{Error, Limits};

/// Headers, the body with its text boxes, footers; every paragraph a line.
pub(crate) fn read(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<String, Error> {
    let mut archive = Archive::open(bytes, limits)?;
    let names = archive.names();
    let body = names.iter().find(|n| *n == "word/document.xml").or_else(|| names.iter().find(|n| is_body(n)));
    let Some(body) = body else { return Err(Error::malformed("DOCX file", "it has no `word/document.xml`")) };
    let mut parts: Vec<&String> = names.iter().filter(|n| is_part(n, "header")).collect();
    parts.push(body);
    parts.extend(names.iter().filter(|n| is_part(n, "footer")));
    let mut seen: Vec<String> = Vec::new();
    for name in parts {
        let Some(xml) = archive.part(name)? else { continue };
        let text = part(&xml, limits, deadline)?;
        if !text.trim().is_empty() && !seen.contains(&text) {
            seen.push(text);
        }
        limits.text_size(seen.iter().map(String::len).sum())?;
    }
    Ok(seen.concat())
}

fn is_body(name: &str) -> bool {
    is_part(name, "document")
}

/// `word/header1.xml` for `header`.
fn is_part(name: &str, kind: &str) -> bool {
    let number = name.strip_prefix("word/").and_then(|n| n.strip_prefix(kind)).and_then(|n| n.strip_suffix(".xml"));
    number.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

fn part(xml: &[u8], limits: &Limits, deadline: Deadline) -> Result<String, Error> {
    let mut text = Body::new();
    walk(xml, limits, deadline, |event| {
        match event {
            Event::Open(tag) => text.open(tag),
            Event::Close(name) => text.close(name),
            Event::Text(words) => text.words(words),
        }
        limits.text_size(text.top().lines.len())
    })?;
    Ok(text.finish())
}

/// A stretch of block content: the body, a table cell, a text box.
#[derive(Default)]
struct Block {
    lines: Lines,
    /// Text boxes anchored in the paragraph at hand; they follow it.
    boxes: Vec<String>,
    /// The cells read of each open table row.
    rows: Vec<Vec<String>>,
    in_text: bool,
    hidden_run: bool,
    in_run_properties: bool,
}

/// The state of the walk: open blocks, innermost last.
struct Body {
    outer: Vec<Block>,
    current: Block,
    /// Depth inside `mc:Fallback`, which says the same as its `mc:Choice` again.
    fallback: usize,
}

impl Body {
    fn new() -> Self {
        Self { outer: Vec::new(), current: Block::default(), fallback: 0 }
    }

    fn top(&self) -> &Block {
        &self.current
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if name == "Fallback" || self.fallback > 0 {
            self.fallback += 1;
            return;
        }
        match name {
            "txbxContent" | "tc" => self.outer.push(std::mem::take(&mut self.current)),
            "tr" => self.current.rows.push(Vec::new()),
            "rPr" => self.current.in_run_properties = true,
            "r" => self.current.hidden_run = false,
            _ => self.current.open(tag),
        }
    }

    fn close(&mut self, name: &str) {
        if self.fallback > 0 {
            self.fallback -= 1;
            return;
        }
        match name {
            "txbxContent" => {
                let text = self.leave();
                self.current.boxes.push(text);
            }
            "tc" => {
                let text = self.leave();
                match self.current.rows.last_mut() {
                    Some(cells) => cells.push(text),
                    None => self.current.lines.push(&text),
                }
            }
            "tr" => {
                let cells = self.current.rows.pop().unwrap_or_default();
                self.current.lines.close();
                self.current.lines.push(&row(&cells));
                self.current.lines.close();
            }
            "t" => self.current.in_text = false,
            "rPr" => self.current.in_run_properties = false,
            "p" => self.current.end_paragraph(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.fallback == 0 && self.current.in_text && !self.current.hidden_run {
            self.current.lines.push(text);
        }
    }

    /// Ends the innermost block and returns its text.
    fn leave(&mut self) -> String {
        let outer = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.current, outer).finish()
    }

    fn finish(mut self) -> String {
        while !self.outer.is_empty() {
            let text = self.leave();
            self.current.lines.push(&text);
        }
        self.current.finish()
    }
}

impl Block {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "t" => self.in_text = true,
            "tab" if !self.in_run_properties && tag.attribute("val").is_none() => self.lines.push("\t"),
            "ptab" => self.lines.push("\t"),
            "br" | "cr" => self.lines.end(),
            "noBreakHyphen" => self.lines.push("-"),
            "vanish" => self.hidden_run = self.in_run_properties && tag.attribute("val").is_none_or(|v| v != "0" && v != "false"),
            // A paragraph with a numbering is a list item, unless the numbering is number 0: none.
            "numId" if self.lines.at_start() && tag.attribute("val").is_some_and(|v| v != "0") => self.lines.push("• "),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.lines.end();
        for text in std::mem::take(&mut self.boxes) {
            self.lines.push(&text);
            self.lines.close();
        }
    }

    fn finish(mut self) -> String {
        if !self.boxes.is_empty() {
            self.lines.close();
            self.end_paragraph();
        }
        self.lines.finish()
    }
}

/// A table row as lines. Cells of one line each stand side by side, parted by tabs; a cell of dates stands beside the
/// first line of the one long cell it dates; otherwise the row is layout and its cells follow each other.
pub(crate) fn row(cells: &[String]) -> String {
    let cells: Vec<Vec<&str>> = cells.iter().map(|c| c.lines().map(str::trim_end).filter(|l| !l.trim().is_empty()).collect()).collect();
    let cells: Vec<Vec<&str>> = cells.into_iter().filter(|c| !c.is_empty()).collect();
    let long = cells.iter().filter(|c| c.len() > 1).count();
    let dates = cells.iter().filter(|c| c.len() == 1).flatten().all(|line| line.chars().any(|c| c.is_ascii_digit()));
    if long == 0 || long == 1 && dates {
        let mut lines = vec![cells.iter().filter_map(|c| c.first().copied()).collect::<Vec<_>>().join("\t")];
        lines.extend(cells.iter().flat_map(|c| c.iter().skip(1)).map(|l| (*l).to_owned()));
        return lines.join("\n");
    }
    cells.concat().join("\n")
}
