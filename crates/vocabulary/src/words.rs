//! Text as words: `C++`, `C#`, `.NET`, `Node.js` and `A+` whole, addresses left out, and where no phrase may run across.

use unicode_normalization::char::is_combining_mark;

/// Bytes of a line before its end is taken for a wrap inside a paragraph rather than the end of a list item.
const WRAPPED_LINE: usize = 50;

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// No phrase runs from the word before to this one: it begins a sentence, a list item, a cell.
    pub after_break: bool,
    /// It has ASCII letters and digits alone.
    pub plain: bool,
}

/// Splits a text into words.
pub(crate) fn split(text: &str) -> Vec<Word> {
    let words = Vec::with_capacity(text.len() / 6 + 2);
    let mut splitter = Splitter { text, bytes: text.as_bytes(), words, broken: true, run: 0, line: 0 };
    splitter.run();
    splitter.words
}

struct Splitter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    words: Vec<Word>,
    /// Nothing joins the next word to the last one.
    broken: bool,
    /// Words before the stretch between white space that is being read, to take back what turns out to be an address.
    run: usize,
    /// Where the line began.
    line: usize,
}

impl Splitter<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b' ', |before| self.byte(before))
    }

    fn char_at(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(byte) = self.bytes.get(at).copied() {
            at = match byte {
                b if is_plain(b) => self.word(at),
                b' ' if is_plain(self.byte(at + 1)) => {
                    self.run = self.words.len();
                    at + 1
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.space(at),
                b'-' | b'/' | b'_' | b'\\' | b'\'' | b'`' | b'"' | b'*' => self.joiner(at, 1),
                b'&' => self.ampersand(at),
                b'.' => self.dot(at),
                b'@' if is_wordy(self.before(at)) && is_wordy(self.byte(at + 1)) => self.address(at),
                b':' if self.bytes.get(at..at + 3) == Some(b"://") => self.address(at),
                b if b.is_ascii() => self.stop(at + 1),
                _ => self.beyond_ascii(at),
            };
        }
    }

    fn stop(&mut self, next: usize) -> usize {
        self.broken = true;
        next
    }

    /// White space joins words, but for a tab, three spaces or more, a blank line, and the end of a line that is no wrap.
    fn space(&mut self, at: usize) -> usize {
        let mut end = at;
        let (mut lines, mut tab) = (0, false);
        while let b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c = self.byte(end) {
            if end >= self.bytes.len() {
                break;
            }
            lines += usize::from(self.byte(end) == b'\n');
            tab |= matches!(self.byte(end), b'\t' | 0x0b | 0x0c);
            end += 1;
        }
        let wrapped = lines == 1 && (at - self.line >= WRAPPED_LINE || self.byte(end).is_ascii_lowercase());
        if tab || lines > 1 || (lines == 1 && !wrapped) || (lines == 0 && end - at > 2) {
            self.stop(end);
        }
        if lines > 0 {
            self.line = end;
        }
        self.run = self.words.len();
        end
    }

    /// A mark inside a word joins (`front-end`, `CI/CD`); beside white space it separates, but for a hyphen at a line's end and the
    /// apostrophe of many owners (`workers' compensation`).
    fn joiner(&mut self, at: usize, length: usize) -> usize {
        let next = at + length;
        let inside = is_wordy(self.before(at)) && is_wordy(self.byte(next));
        let hyphenated = self.byte(at) == b'-' && matches!(self.byte(next), b'\n' | b'\r');
        let owners = matches!(self.char_at(at), '\'' | '\u{2019}') && matches!(self.before(at), b's' | b'S') && self.byte(next) == b' ';
        if inside || hyphenated || owners { next } else { self.stop(next) }
    }

    /// `&` is the word "and".
    fn ampersand(&mut self, at: usize) -> usize {
        self.push(at, at + 1, false);
        at + 1
    }

    /// A full stop inside a word (`Node.js`), behind an initial (`B. Tech`) or before a name (`.NET`) is part of it.
    fn dot(&mut self, at: usize) -> usize {
        let next = self.byte(at + 1);
        if is_wordy(self.before(at)) {
            let initial = self.words.last().is_some_and(|word| word.end == at && word.end - word.start <= 2);
            if self.is_dot_net(at) {
                return self.word(at);
            }
            return if is_wordy(next) || initial { at + 1 } else { self.stop(at + 1) };
        }
        if next.is_ascii_alphabetic() { self.word(at) } else { self.stop(at + 1) }
    }

    /// The `.NET` of ASP.NET and VB.NET, which is not the `.net` of a site's name.
    fn is_dot_net(&self, at: usize) -> bool {
        let net = self.bytes.get(at + 1..at + 4).unwrap_or_default();
        let short = self.words.last().is_some_and(|word| word.end - word.start <= 3);
        net.eq_ignore_ascii_case(b"net") && (short || net.starts_with(b"N")) && !is_wordy(self.byte(at + 4))
    }

    /// Mail and web addresses hold no words: what was read of this stretch is taken back.
    fn address(&mut self, at: usize) -> usize {
        self.words.truncate(self.run);
        self.stop(at);
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b')' | b'|')).unwrap_or(rest.len())
    }

    fn beyond_ascii(&mut self, at: usize) -> usize {
        let c = self.char_at(at);
        let next = at + c.len_utf8();
        match c {
            c if c.is_alphanumeric() => self.word(at),
            '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2019}' => self.joiner(at, c.len_utf8()),
            '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{feff}' => next,
            c if c.is_whitespace() => next,
            _ => self.stop(next),
        }
    }

    fn push(&mut self, start: usize, end: usize, plain: bool) {
        self.words.push(Word { start, end, after_break: self.broken, plain });
        self.broken = false;
    }

    /// Reads the word that starts here.
    fn word(&mut self, start: usize) -> usize {
        let plain = self.bytes.get(start..).map_or(0, |rest| rest.iter().take_while(|byte| is_plain(**byte)).count());
        let mut end = start + plain + usize::from(self.byte(start) == b'.');
        while let Some(byte) = self.bytes.get(end).copied() {
            if is_plain(byte) {
                end += 1;
            } else if byte == b' ' {
                break;
            } else if byte.is_ascii() {
                let Some(length) = self.inside(end, start) else { break };
                end += length;
                if byte != b'\'' {
                    break;
                }
            } else {
                let c = self.char_at(end);
                let apostrophe = c == '\u{2019}' && self.char_at(end + c.len_utf8()).is_alphanumeric();
                if !(c.is_alphanumeric() || apostrophe || is_combining_mark(c) || is_invisible(c)) {
                    break;
                }
                end += c.len_utf8();
            }
        }
        self.push(start, end, end - start == plain);
        let site = self.byte(end) == b'.' && self.text.get(start..end).is_some_and(|word| word.eq_ignore_ascii_case("www"));
        if site { self.address(end) } else { end }
    }

    /// A mark that belongs to the word which it follows: the `++` of C++, the `#` of C#, the `+` of A+, an apostrophe.
    fn inside(&self, at: usize, start: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' if self.byte(at + 1).is_ascii_alphabetic() => Some(1),
            b'+' if self.byte(at + 1) == b'+' => Some(2),
            b'+' if !is_wordy(self.byte(at + 1)) => Some(1),
            b'#' if at - start <= 2 => Some(1),
            _ => None,
        }
    }
}

/// Whether a byte is a letter or digit of ASCII, at one look: it is asked of every byte of a text.
#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
pub(crate) fn is_plain(byte: u8) -> bool {
    static PLAIN: [bool; 256] = {
        let mut plain = [false; 256];
        let mut byte = 0_u8;
        while byte < 128 {
            plain[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        plain
    };
    PLAIN.get(usize::from(byte)).copied().unwrap_or_default()
}

fn is_wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'+' || byte == b'#'
}

pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let show = |word: &Word| format!("{}[{}]", if word.after_break { "|" } else { "" }, text.get(word.start..word.end).unwrap_or("?"));
        split(text).iter().map(show).collect()
    }

    #[test]
    fn names_with_marks_stay_whole() {
        assert_eq!(words("C, C++, C#"), "|[C]|[C++]|[C#]");
        assert_eq!(words("C++11 and C/C++"), "|[C++][11][and][C][C++]");
        assert_eq!(words(".NET, ASP.NET, VB.NET"), "|[.NET]|[ASP][.NET]|[VB][.NET]");
        assert_eq!(words("Node.js; A+ CompTIA Security+"), "|[Node][js]|[A+][CompTIA][Security+]");
        assert_eq!(words("Java+Spring"), "|[Java]|[Spring]");
    }

    #[test]
    fn phrases_do_not_run_over_a_break() {
        assert_eq!(words("in data. Science"), "|[in][data]|[Science]");
        assert_eq!(words("Sales\nMarketing"), "|[Sales]|[Marketing]");
        assert_eq!(words("project\nmanagement"), "|[project][management]");
        assert_eq!(words("B. Tech in"), "|[B][Tech][in]");
        assert_eq!(words("workers' pay, owners\u{2019} pay"), "|[workers][pay]|[owners][pay]");
        assert_eq!(words("micro-\nservices"), "|[micro][services]");
    }

    #[test]
    fn addresses_hold_no_words() {
        assert_eq!(words("mail java.guru@site.com, C"), "|[mail]|[C]");
        assert_eq!(words("see https://github.com/x now www.java.com"), "|[see]|[now]");
    }

    #[test]
    fn accents_and_apostrophes_are_inside_words() {
        assert_eq!(words("Café — naïve Kubernetes’s"), "|[Café]|[naïve][Kubernetes’s]");
    }
}
