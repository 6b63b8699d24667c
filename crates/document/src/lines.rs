//! Text as lines: what every format's output is brought to.

use std::borrow::Cow;

use memchr::memchr_iter;

/// Line ends become `\n`, spaces of every width a space, invisible and control characters vanish, and no more than two
/// empty lines follow each other. Tabs stay: they part columns.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied = Tidied { out: String::with_capacity(text.len() + 1), start: 0, empty: 0 };
    let mut from = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(from..end).unwrap_or_default();
        let line = line.strip_suffix('\r').filter(|_| end < text.len()).unwrap_or(line);
        from = end + 1;
        // Most lines are as they should be, and are taken whole.
        if line.bytes().fold(true, |all, b| all & is_printed(b)) {
            tidied.out.push_str(line);
            tidied.end_line();
            continue;
        }
        for piece in line.split(ends_line) {
            tidied.push(piece);
            tidied.end_line();
        }
    }
    let mut out = tidied.out;
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

/// Tidy lines, and the line at hand.
struct Tidied {
    out: String,
    /// Where the line at hand begins.
    start: usize,
    /// Empty lines before it.
    empty: usize,
}

impl Tidied {
    /// Adds a piece of a line, run by run of what is as it should be.
    fn push(&mut self, mut piece: &str) {
        while !piece.is_empty() {
            let run = piece.bytes().position(|b| !is_printed(b)).unwrap_or(piece.len());
            let (printed, behind) = piece.split_at_checked(run).unwrap_or((piece, ""));
            self.out.push_str(printed);
            let mut chars = behind.chars();
            self.out.extend(chars.next().and_then(plain));
            piece = chars.as_str();
        }
    }

    fn end_line(&mut self) {
        let length = self.out.get(self.start..).map_or(0, |line| line.trim_end().len());
        self.out.truncate(self.start + length);
        self.empty = if length == 0 { self.empty + 1 } else { 0 };
        if self.empty <= 2 {
            self.out.push('\n');
        }
        self.start = self.out.len();
    }
}

/// Whether a byte is a visible character of ASCII, a space or a tab.
const fn is_printed(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t')
}

/// Whether a character ends a line.
const fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn plain(c: char) -> Option<char> {
    match c {
        '\t' => Some(c),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Ligatures and presentation forms as the letters they stand for.
pub(crate) fn unligate(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| ligature(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match ligature(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// Text under construction whose lines are opened and closed by blocks: paragraphs, rows, list items.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    text: String,
}

impl Lines {
    /// Adds running text.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the line at hand; nothing happens when it is empty.
    pub(crate) fn close(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends the line at hand, be it empty: an empty paragraph parts blocks.
    pub(crate) fn end(&mut self) {
        self.text.push('\n');
    }

    /// Bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether the line at hand has no text yet.
    pub(crate) fn at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn every_line_end_is_one_and_what_cannot_be_seen_vanishes() {
        for (text, wanted) in [
            ("a\r\nb\rc\u{b}d\u{2028}e", "a\nb\nc\nd\ne\n"),
            ("a\r\r\nb", "a\n\nb\n"),
            ("caf\u{e9}\u{a0}au\u{200b} lait \t\nx\u{7}", "caf\u{e9} au lait\nx\n"),
            ("a\n\n\n\n\nb\n \n", "a\n\n\nb\n"),
            ("", "\n"),
        ] {
            assert_eq!(tidy(text), wanted, "{text:?}");
        }
    }
}
