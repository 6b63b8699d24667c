//! A text as lines under headings, with the dates in them.

use std::borrow::Cow;
use std::ops::Range;

use qualify_document::Document;

use super::headings::{heading, leading};
use super::hints::{Hints, hints};
use super::lines::{Line, lines};
use crate::date::{Stretch, scan};
use crate::model::{Origin, Passage, SectionKind};

/// A run of lines under one heading, or before the first.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What it is about; `None` before the first heading.
    pub kind: Option<SectionKind>,
    /// Its lines, the heading left out.
    pub lines: Range<usize>,
}

/// A text with its structure.
pub(super) struct Layout<'t> {
    /// The document.
    pub document: &'t Document,
    /// Lines that are not blank.
    pub lines: Vec<Line<'t>>,
    /// Lines under their headings, in order.
    pub blocks: Vec<Block>,
    /// Dates, in order.
    pub stretches: Vec<Stretch>,
    /// What each line hints at.
    hints: Vec<Hints>,
}

/// Lines that make one passage: their place, and what their words hint at.
pub(super) struct Run {
    pub span: Range<usize>,
    pub hints: Hints,
}

impl<'t> Layout<'t> {
    pub(super) fn of(document: &'t Document) -> Self {
        let mut lines = lines(&document.text, &document.pages);
        let blocks = blocks(&mut lines);
        Self { blocks, stretches: scan(&document.text), hints: hints(&document.text, &lines), lines, document }
    }

    /// A line by its number among the lines that are not blank.
    pub(super) fn line(&self, number: usize) -> Option<&Line<'t>> {
        self.lines.get(number)
    }

    /// The number of the line that holds a byte.
    pub(super) fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.start <= byte).saturating_sub(1)
    }

    /// The block that holds a line.
    pub(super) fn block_at(&self, line: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.lines.start <= line);
        after.checked_sub(1).filter(|number| self.blocks.get(*number).is_some_and(|block| block.lines.contains(&line)))
    }

    /// What the block is about that holds a line.
    pub(super) fn kind_at(&self, line: usize) -> Option<SectionKind> {
        self.block_at(line).and_then(|block| self.blocks.get(block)?.kind)
    }

    /// The dates that begin within a place of the text.
    pub(super) fn stretches_in(&self, span: Range<usize>) -> &[Stretch] {
        let from = self.stretches.partition_point(|stretch| stretch.span.start < span.start);
        let to = self.stretches.partition_point(|stretch| stretch.span.start < span.end);
        self.stretches.get(from..to).unwrap_or_default()
    }

    /// The words at a place of the text.
    pub(super) fn words(&self, span: Range<usize>) -> &'t str {
        self.document.text.get(span).unwrap_or_default()
    }

    /// Where a piece of the text stands in it.
    pub(super) fn span_within(&self, piece: &str) -> Range<usize> {
        let start = (piece.as_ptr() as usize).saturating_sub(self.document.text.as_ptr() as usize);
        start..start + piece.len()
    }

    /// From the first byte of the first line to the last of the last.
    pub(super) fn span_of(&self, lines: Range<usize>) -> Range<usize> {
        let start = self.line(lines.start).map_or(self.document.text.len(), |line| line.start);
        start..lines.end.checked_sub(1).and_then(|last| self.line(last)).map_or(start, Line::end).max(start)
    }

    /// A piece of the text with its place; line breaks become spaces, byte for byte.
    pub(super) fn passage(&self, span: Range<usize>) -> Passage {
        Passage { text: self.passage_text(span.clone()).into_owned(), origin: self.origin(span) }
    }

    /// The words at a place on one line.
    pub(super) fn passage_text(&self, span: Range<usize>) -> Cow<'t, str> {
        let words = self.words(span);
        let is_break = |b: u8| matches!(b, b'\n' | b'\r' | 0xc);
        if !words.bytes().fold(false, |any, b| any | is_break(b)) {
            return Cow::Borrowed(words);
        }
        let bytes = words.bytes().map(|b| if is_break(b) { b' ' } else { b }).collect();
        Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
    }

    /// A place of the text as a person says it.
    pub(super) fn origin(&self, span: Range<usize>) -> Origin {
        let line = self.line(self.line_at(span.start));
        let (page, number) = line.map_or((1, 1), |line| (line.page, line.number));
        let source = if self.document.pages.len() > 1 { format!("page {page}, line {number}") } else { line_numbered(number) };
        Origin { source, start: span.start, end: span.end }
    }

    /// Lines as passages: a line that goes on in the next is one passage with it.
    pub(super) fn passages(&self, lines: Range<usize>) -> Vec<Passage> {
        self.runs(lines).map(|run| self.passage(run.span)).collect()
    }

    /// The passages of these lines, by their places.
    pub(super) fn runs(&self, lines: Range<usize>) -> impl Iterator<Item = Run> {
        let mut numbered = lines.clone().zip(self.lines.get(lines).unwrap_or_default()).peekable();
        std::iter::from_fn(move || {
            let (number, mut last) = numbered.next()?;
            let mut run = Run { span: last.span(), hints: self.hints(number) };
            while let Some((number, line)) = numbered.next_if(|(_, line)| goes_on(last, line) && run.span.len() < LONGEST) {
                run = Run { span: run.span.start..line.end(), hints: run.hints | self.hints(number) };
                last = line;
            }
            Some(run)
        })
    }

    /// What a line hints at.
    pub(super) fn hints(&self, line: usize) -> Hints {
        self.hints.get(line).copied().unwrap_or_default()
    }
}

/// `line 12`, without the machinery of formatting: every passage of a résumé says its line.
fn line_numbered(number: usize) -> String {
    let mut digits = [b'0'; usize::MAX.ilog10() as usize + 1];
    let (mut rest, mut count) = (number, 0);
    for digit in digits.iter_mut().rev() {
        *digit += (rest % 10) as u8;
        (rest, count) = (rest / 10, count + 1);
        if rest == 0 {
            break;
        }
    }
    let mut name = String::with_capacity("line ".len() + count);
    name.push_str("line ");
    name.push_str(digits.get(digits.len() - count..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default());
    name
}

/// A passage longer than this takes no further line, in bytes.
const LONGEST: usize = 4000;

/// Whether a sentence that began in one line goes on in the next.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    const WRAPPED: usize = 70;
    if next.bullet || next.opens_block || line.text.ends_with(['.', ':', ';', '!', '?']) {
        return false;
    }
    line.text.len() >= WRAPPED || next.text.chars().next().is_some_and(char::is_lowercase)
}

/// Parts the lines at their headings; a heading with words behind it is cut from its line.
fn blocks(lines: &mut [Line<'_>]) -> Vec<Block> {
    let mut blocks = vec![Block { kind: None, lines: 0..0 }];
    for (number, line) in lines.iter_mut().enumerate() {
        let whole = heading(line).map(|kind| (kind, number + 1));
        let found = whole.or_else(|| {
            let (kind, length) = leading(line)?;
            line.text = line.text.get(length..)?;
            line.start += length;
            Some((kind, number))
        });
        if let Some(last) = blocks.last_mut() {
            last.lines.end = if found.is_some() { number } else { number + 1 };
        }
        if let Some((kind, first)) = found {
            blocks.push(Block { kind: Some(kind), lines: first..number + 1 });
        }
    }
    blocks
}
