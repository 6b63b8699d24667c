//! The lines of a text: trimmed, without bullets, with their places.

use std::ops::Range;

use memchr::memchr;

use crate::bytes::{Bytes, holds};

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its words, without bullet and surrounding space.
    pub text: &'t str,
    /// Where `text` begins in the whole text.
    pub start: usize,
    /// Whether a bullet stood before it.
    pub bullet: bool,
    /// Its number on its page, from 1, blank lines counted.
    pub number: usize,
    /// Its page, from 1.
    pub page: usize,
    /// Whether a blank line or the beginning of the text stands before it.
    pub opens_block: bool,
}

impl Line<'_> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its place.
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.end()
    }
}

/// Bullets of plain text, of symbol fonts, and of both read in a wrong encoding.
const BULLETS: &[&str] =
    &["(cid:123)", "(cid:127)", "â€¢", "â—\u{8f}", "â—\u{200b}", "â€‹", "â€\u{8b}", "â–ª", "âž¢", "â—¦", "âœ“", "Â·", "o "];

/// The first bytes of [`BULLETS`].
static BULLET_BYTES: Bytes = Bytes::of(b"(o\xc3");

/// Splits a text into its lines that are not blank; `pages` are the bytes at which its pages begin.
pub(super) fn lines<'t>(text: &'t str, pages: &[usize]) -> Vec<Line<'t>> {
    let mut found = Vec::with_capacity(text.len() / 60);
    let mut at = 0;
    let (mut blank, mut done) = (true, false);
    let (mut number, mut page) = (0, 1);
    let breaks = Breaks::of(text);
    while let Some(rest) = text.get(at..).filter(|_| !done) {
        let raw = rest.get(..breaks.next(rest)).unwrap_or(rest);
        done = raw.len() == rest.len();
        number += 1;
        while pages.get(page).is_some_and(|start| *start <= at) {
            (number, page) = (1, page + 1);
        }
        let outer = raw.trim_matches(is_blank);
        let inner = unbulleted(outer);
        if inner.is_empty() {
            blank = true;
        } else {
            let mut start = at + (inner.as_ptr() as usize - raw.as_ptr() as usize);
            let (mut rest, mut bullet) = (inner, inner.len() != outer.len());
            while !rest.is_empty() {
                let (text, tail) = rest.split_at(cut(rest));
                found.push(Line { text, start, bullet, number, page, opens_block: blank });
                (start, rest, bullet, blank) = (start + text.len(), tail, false, false);
            }
        }
        at += raw.len() + rest.get(raw.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// The characters that end lines in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Line feeds alone, which are looked for faster.
    LineFeeds,
    /// Form feeds and line separators among them.
    All,
}

impl Breaks {
    fn of(text: &str) -> Self {
        if holds(text, 0xc) || text.contains('\u{2028}') { Self::All } else { Self::LineFeeds }
    }

    /// Where the line ends that the text begins with.
    fn next(self, text: &str) -> usize {
        let end = match self {
            Self::LineFeeds => memchr(b'\n', text.as_bytes()),
            Self::All => text.find(['\n', '\u{c}', '\u{2028}']),
        };
        end.unwrap_or(text.len())
    }
}

/// Bytes after which a line is taken apart, so that reading one giant line takes no longer than reading many.
const LONGEST: usize = 16 * 1024;

/// Where a line ends: whole when it is of a length that people write, else behind a space.
fn cut(line: &str) -> usize {
    if line.len() <= LONGEST {
        return line.len();
    }
    let border = line.floor_char_boundary(LONGEST);
    line.get(..border).and_then(|head| head.rfind(' ')).map_or(border, |space| space + 1)
}

/// White space, and the characters that stand for it.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\0')
}

/// A character that only opens a list item.
const fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◦'
            | '◆'
            | '◇'
            | '▸'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '➔'
            | '✓'
            | '✔'
            | '✦'
            | '❖'
            | '‣'
            | '⁃'
            | '∙'
            | '*'
            | '-'
            | '–'
            | '—'
            | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{95}' | '>'
    )
}

/// A line that has no space around it without its bullets.
fn unbulleted(line: &str) -> &str {
    // Most lines begin with a letter, which no bullet does but one.
    if line.starts_with(|c: char| c.is_ascii_alphanumeric() && c != 'o') {
        return line;
    }
    let mut rest = line;
    loop {
        let spelled = rest.bytes().next().is_some_and(|first| BULLET_BYTES.holds(first));
        let bullet = BULLETS.iter().filter(|_| spelled).find_map(|bullet| rest.strip_prefix(bullet));
        let next = bullet.unwrap_or(rest).trim_start_matches(|c| is_bullet(c) || is_blank(c));
        if next.len() == rest.len() {
            return rest.trim_end_matches(is_blank);
        }
        rest = next;
    }
}

#[cfg(test)]
#[allow(clippy::string_slice, clippy::indexing_slicing, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_whole_text() {
        let text = "\u{feff} Chef \r\n\r\n • Cooked\u{200b}\n\u{c}- 2 o'clock";
        let found = lines(text, &[0]);
        let words: Vec<_> = found.iter().map(|l| (l.text, l.bullet, l.opens_block)).collect();
        assert_eq!(words, [("Chef", false, true), ("Cooked", true, true), ("2 o'clock", true, true)]);
        for line in found {
            assert_eq!(&text[line.span()], line.text);
        }
    }

    #[test]
    fn one_giant_line_is_taken_apart_and_nothing_is_lost() {
        let text = "Bachelor of Science in Nursing, 2019 - 2021 ".repeat(2_000);
        let found = super::lines(&text, &[0]);
        assert!(found.iter().all(|line| line.text.len() <= super::LONGEST));
        assert_eq!(found.iter().map(|line| line.text).collect::<String>(), text.trim_end());
    }
}
