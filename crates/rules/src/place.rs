//! From bytes to lines and columns, and from the decoded text of a scalar back to its bytes.

use qualify_language::Span;
use serde::Serialize;

use crate::yaml::{Node, Style, Value};

/// Where something stands in a rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the file.
    pub span: Span,
}

/// The start of every line of a text.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of `source`; a line ends behind its `\n`.
    pub fn new(source: &str) -> Self {
        let starts = std::iter::once(0).chain(source.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1)).collect();
        Self { starts }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn locate(&self, source: &str, at: usize) -> (usize, usize) {
        let (line, start) = self.line(at);
        let before = source.get(start..at).unwrap_or_default();
        (line + 1, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    /// Line from 0 and column in UTF-16 units, as editors count.
    pub fn utf16(&self, source: &str, at: usize) -> (u32, u32) {
        let (line, start) = self.line(at);
        let units: usize = source.get(start..at).unwrap_or_default().chars().map(char::len_utf16).sum();
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(units).unwrap_or(u32::MAX))
    }

    /// The byte at a line from 0 and a column in UTF-16 units; past the end of the line, its end.
    pub fn byte(&self, source: &str, line: u32, column: u32) -> usize {
        let Some(start) = self.starts.get(line as usize).copied() else { return source.len() };
        let mut left = column as usize;
        for (at, c) in source.get(start..).unwrap_or_default().char_indices() {
            if c == '\n' || left < c.len_utf16() {
                return start + at;
            }
            left -= c.len_utf16();
        }
        source.len()
    }

    /// The place of a span.
    pub fn place(&self, source: &str, span: Span) -> Place {
        let (line, column) = self.locate(source, span.start);
        Place { line, column, span }
    }

    /// The line of a byte, from 0, and where it starts.
    fn line(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }
}

/// Where each byte of a scalar's decoded text stands in the file.
///
/// Escapes, doubled quotes and folded lines make the two differ. White space maps to white space; every other character maps exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets {
    /// Where the text starts in the file.
    start: usize,
    /// (decoded byte, source byte, source length) of each character; empty when text and source are the same bytes.
    runs: Vec<(usize, usize, usize)>,
}

impl Offsets {
    /// The map of a scalar; empty for lists and maps.
    pub fn new(node: &Node, source: &str) -> Self {
        let start = node.span.start;
        let straight = Self { start, runs: Vec::new() };
        let Value::Scalar { text, style } = &node.value else { return straight };
        let raw = node.span.of(source);
        if raw == text {
            return straight;
        }
        let mut rest = Rest { raw, at: usize::from(matches!(style, Style::Single | Style::Double)), style: *style };
        let mut runs = Vec::new();
        for (at, c) in text.char_indices() {
            let (found, length) = rest.next(c);
            runs.push((at, start + found, length));
        }
        Self { start, runs }
    }

    /// The bytes of the file that spell `span` of the decoded text.
    pub fn source(&self, span: Span) -> Span {
        let start = self.at(span.start).0;
        let end = if span.end > span.start { self.at(span.end - 1).1 } else { start };
        Span::new(start, end.max(start))
    }

    /// First byte in the file of a decoded byte, and one past its last.
    fn at(&self, decoded: usize) -> (usize, usize) {
        let run = self.runs.partition_point(|run| run.0 <= decoded).saturating_sub(1);
        match self.runs.get(run) {
            Some(&(_, start, length)) => (start, start + length),
            None => (self.start + decoded, self.start + decoded + 1),
        }
    }
}

/// What is left of a scalar as written.
struct Rest<'s> {
    raw: &'s str,
    at: usize,
    style: Style,
}

impl Rest<'_> {
    /// The place and length of the next decoded character.
    fn next(&mut self, decoded: char) -> (usize, usize) {
        if !decoded.is_whitespace() {
            self.skip_space();
        }
        let start = self.at;
        let rest = self.raw.get(start..).unwrap_or_default();
        let length = match self.style {
            Style::Double if rest.starts_with('\\') => escape_length(rest),
            Style::Single if rest.starts_with("''") => 2,
            _ if decoded.is_whitespace() && !rest.starts_with(char::is_whitespace) => 0,
            _ => rest.chars().next().map_or(0, char::len_utf8),
        };
        self.at += length;
        (start, length)
    }

    /// Steps over what folding dropped: line ends, indentation, escaped line ends.
    fn skip_space(&mut self) {
        loop {
            let rest = self.raw.get(self.at..).unwrap_or_default();
            let spaces = rest.len() - rest.trim_start().len();
            let continued =
                if self.style == Style::Double && rest.get(spaces..).is_some_and(|r| r.starts_with("\\\n") || r.starts_with("\\\r")) {
                    1
                } else {
                    0
                };
            if spaces + continued == 0 {
                return;
            }
            self.at += spaces + continued;
        }
    }
}

/// How many bytes the escape at the start of `rest` takes; a surrogate pair is one.
fn escape_length(rest: &str) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') if rest.get(2..4).is_some_and(|high| matches!(high.to_ascii_lowercase().as_str(), "d8" | "d9" | "da" | "db")) => 12,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(_) => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;
    use crate::yaml;

    /// Every word of the decoded text, found back in the file.
    fn words(source: &str) -> Vec<String> {
        let document = yaml::parse(source).unwrap();
        let node = document.root.unwrap().get("t").unwrap().clone();
        let offsets = Offsets::new(&node, source);
        let text = node.text().unwrap().to_owned();
        let mut words = Vec::new();
        let mut from = 0;
        for word in text.split_whitespace() {
            let at = from + text.get(from..).unwrap().find(word).unwrap();
            from = at + word.len();
            words.push(offsets.source(Span::new(at, from)).of(source).to_owned());
        }
        words
    }

    #[test]
    fn words_are_found_in_every_style() {
        assert_eq!(words("t: 2+ years of Java"), ["2+", "years", "of", "Java"]);
        assert_eq!(words("t: 2+ years\n   of Java\n"), ["2+", "years", "of", "Java"]);
        assert_eq!(words("t: 'a bachelor''s degree'"), ["a", "bachelor''s", "degree"]);
        assert_eq!(words("t: \"\\u0032+ years\\tof \\\"C\\\"\""), ["\\u0032+", "years", "of", "\\\"C\\\""]);
        assert_eq!(words("t: \"two \\\n   years\""), ["two", "years"]);
        assert_eq!(words("t: \"\\uD83D\\uDE00 ok\""), ["\\uD83D\\uDE00", "ok"]);
        assert_eq!(words("t: >-\n  two\n  years\n\n  of Çay\n"), ["two", "years", "of", "Çay"]);
        assert_eq!(words("t: |\r\n  two years\r\n    of Java\r\n"), ["two", "years", "of", "Java"]);
    }

    #[test]
    fn columns_count_characters_and_editors_count_utf16() {
        let source = "a: é😀x\nb";
        let lines = Lines::new(source);
        let x = source.find('x').unwrap();
        assert_eq!(lines.locate(source, x), (1, 6));
        assert_eq!(lines.utf16(source, x), (0, 6));
        assert_eq!(lines.byte(source, 0, 6), x);
        assert_eq!(lines.byte(source, 1, 0), source.find('b').unwrap());
    }
}
