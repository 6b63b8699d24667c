//! Text folded to what is compared: words in one case, one number, one spelling, with the way back to the bytes.
//!
//! A folded text is a run of words, each between [`OPEN`] and [`CLOSE`], with a [`BREAK`] where no phrase may run across: the end
//! of a sentence, a comma, a bullet. As every word carries both its borders, a search for `OPEN java CLOSE` can only find the
//! whole word, and the longest match at a place is the longest run of whole words.
//!
//! Folded alike: case, plural (`APIs`, `API`), hyphen and space (`front-end`, `front end`), `&` and `and`, possessives, accents,
//! British and American spelling (`rules/spelling.yaml` and the endings here). Kept apart: `C`, `C++`, `C#`, `.NET`, `A+`.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(crate) const OPEN: char = '\u{1}';
pub(crate) const CLOSE: char = '\u{2}';
const BREAK: char = '\u{3}';

/// Bytes of a line before its end is taken for a wrap inside a paragraph rather than the end of a list item.
const WRAPPED_LINE: usize = 50;

/// Words spelled in two ways, each with the way it is folded to. From `rules/spelling.yaml`.
pub(crate) type Spelling = HashMap<String, String>;

/// One word of a folded text: where it stands in the folded text and in the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Byte of its [`OPEN`] in [`Folded::text`].
    pub at: usize,
    /// First byte in the original.
    pub start: usize,
    /// Byte after the last in the original.
    pub end: usize,
    /// Nothing joins it to the word before: it begins a list item, a sentence, a cell.
    pub after_break: bool,
}

/// A folded text.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub text: String,
    pub words: Vec<Word>,
}

impl Folded {
    /// The folded letters of a word, without its borders.
    pub fn word(&self, index: usize) -> &str {
        let Some(word) = self.words.get(index) else { return "" };
        let rest = self.text.get(word.at + 1..).unwrap_or_default();
        rest.split_once(CLOSE).map_or("", |(letters, _)| letters)
    }

    /// Nothing joins the word to the next one.
    pub fn before_break(&self, index: usize) -> bool {
        self.words.get(index + 1).is_none_or(|next| next.after_break)
    }
}

/// Folds a name to its key: the words of it, breaks ignored.
pub(crate) fn key(name: &str, spelling: &Spelling) -> String {
    let mut folded = fold(name, spelling).text;
    folded.retain(|c| c != BREAK);
    folded
}

/// Lower-case letters, digits and `+ # .` marks of a name, in its own number and spelling: tells `securities` from `security`
/// where their keys are one.
pub(crate) fn spelled(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#')).flat_map(char::to_lowercase).collect()
}

/// Letters, digits and marks of a name in its own case.
pub(crate) fn cased(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#')).collect()
}

/// Folds a text.
pub(crate) fn fold(text: &str, spelling: &Spelling) -> Folded {
    let mut folder = Folder {
        text,
        bytes: text.as_bytes(),
        spelling,
        folded: Folded { text: String::with_capacity(text.len() + text.len() / 2), words: Vec::with_capacity(text.len() / 6) },
        broken: true,
        run: Run::default(),
        line: 0,
    };
    folder.run();
    folder.folded
}

/// The stretch between white space that is being read, to take back what turns out to be an address.
#[derive(Default)]
struct Run {
    words: usize,
    length: usize,
}

struct Folder<'t> {
    text: &'t str,
    bytes: &'t [u8],
    spelling: &'t Spelling,
    folded: Folded,
    broken: bool,
    run: Run,
    line: usize,
}

impl Folder<'_> {
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
        while at < self.bytes.len() {
            at = match self.byte(at) {
                b if b.is_ascii_alphanumeric() => self.word(at),
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
        if !self.broken {
            self.folded.text.push(BREAK);
            self.broken = true;
        }
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
        self.run = Run { words: self.folded.words.len(), length: self.folded.text.len() };
        end
    }

    /// A mark inside a word joins (`front-end`, `CI/CD`); beside white space it separates.
    fn joiner(&mut self, at: usize, length: usize) -> usize {
        let next = at + length;
        let inside = is_wordy(self.before(at)) && is_wordy(self.byte(next));
        let hyphenated = self.byte(at) == b'-' && matches!(self.byte(next), b'\n' | b'\r');
        if inside || hyphenated { next } else { self.stop(next) }
    }

    /// `&` is the word "and".
    fn ampersand(&mut self, at: usize) -> usize {
        self.open(at);
        self.folded.text.push_str("and");
        self.close(at + 1);
        at + 1
    }

    /// A full stop inside a word (`Node.js`), behind an initial (`B. Tech`) or before a name (`.NET`) is part of it.
    fn dot(&mut self, at: usize) -> usize {
        let next = self.byte(at + 1);
        if is_wordy(self.before(at)) {
            let initial = self.folded.words.last().is_some_and(|word| word.end == at && word.end - word.start <= 2);
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
        let short = self.folded.words.last().is_some_and(|word| word.end - word.start <= 3);
        net.eq_ignore_ascii_case(b"net") && (short || net.starts_with(b"N")) && !is_wordy(self.byte(at + 4))
    }

    /// Mail and web addresses hold no words: what was read of this stretch is taken back.
    fn address(&mut self, at: usize) -> usize {
        self.folded.words.truncate(self.run.words);
        self.folded.text.truncate(self.run.length);
        self.broken = false;
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

    fn open(&mut self, start: usize) {
        let word = Word { at: self.folded.text.len(), start, end: start, after_break: self.broken };
        self.folded.words.push(word);
        self.folded.text.push(OPEN);
        self.broken = false;
    }

    fn close(&mut self, end: usize) {
        if let Some(word) = self.folded.words.last_mut() {
            word.end = end;
        }
        self.folded.text.push(CLOSE);
    }

    /// Reads the word that starts here and folds it.
    fn word(&mut self, start: usize) -> usize {
        let mut end = start + usize::from(self.byte(start) == b'.');
        let mut plain = true;
        while end < self.bytes.len() {
            let byte = self.byte(end);
            if byte.is_ascii_alphanumeric() {
                end += 1;
            } else if byte.is_ascii() {
                let Some(length) = self.inside(end, start) else { break };
                end += length;
                if byte != b'\'' {
                    break;
                }
                plain = false;
            } else {
                let c = self.char_at(end);
                let apostrophe = c == '\u{2019}' && self.char_at(end + c.len_utf8()).is_alphanumeric();
                if !(c.is_alphanumeric() || apostrophe || is_combining_mark(c) || is_invisible(c)) {
                    break;
                }
                plain = false;
                end += c.len_utf8();
            }
        }
        self.open(start);
        let letters = self.text.get(start..end).unwrap_or_default();
        let from = self.folded.text.len();
        if plain {
            self.folded.text.push_str(letters);
            if let Some(tail) = self.folded.text.get_mut(from..) {
                tail.make_ascii_lowercase();
            }
        } else {
            push_letters(letters, &mut self.folded.text);
        }
        fold_ending(&mut self.folded.text, from, self.spelling);
        self.close(end);
        if letters.eq_ignore_ascii_case("www") && self.byte(end) == b'.' { self.address(end) } else { end }
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

fn is_wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'+' || byte == b'#'
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{feff}')
}

/// Lower case without accents, compatibility forms (`ﬁ`) taken apart, possessive `'s` and apostrophes dropped.
fn push_letters(letters: &str, into: &mut String) {
    let lower: String = letters.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)).flat_map(char::to_lowercase).collect();
    let lower = lower.replace('\u{2019}', "'");
    let stem = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(&lower);
    into.extend(stem.chars().filter(|c| *c != '\'' && *c >= ' '));
}

/// Folds the word that begins at `from` to the singular and to one spelling.
fn fold_ending(text: &mut String, from: usize, spelling: &Spelling) {
    let length = text.len() - from;
    if length < 3 {
        return;
    }
    if length > 3 {
        singular(text, from);
    }
    if let Some(word) = text.get(from..)
        && let Some(standard) = spelling.get(word)
    {
        text.truncate(from);
        text.push_str(standard);
        return;
    }
    american(text, from);
}

fn singular(text: &mut String, from: usize) {
    let Some(word) = text.get(from..) else { return };
    if !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return;
    }
    let length = word.len();
    let cut = if word.ends_with("ies") && length > 4 {
        text.truncate(from + length - 3);
        text.push('y');
        return;
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| word.ends_with(ending)) {
        2
    } else {
        1
    };
    text.truncate(from + length - cut);
}

/// British endings and their American ones.
const ENDINGS: [(&str, &str); 8] = [
    ("isation", "ization"),
    ("isational", "izational"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("our", "or"),
    ("oural", "oral"),
];

fn american(text: &mut String, from: usize) {
    let Some(word) = text.get(from..) else { return };
    if word.len() < 5 || !word.is_ascii() {
        return;
    }
    let Some((british, ending)) = ENDINGS.iter().find(|(british, _)| word.ends_with(british)) else { return };
    let keep = from + word.len() - british.len();
    text.truncate(keep);
    text.push_str(ending);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let folded = fold(text, &Spelling::new());
        folded.text.replace(OPEN, "[").replace(CLOSE, "]").replace(BREAK, "|")
    }

    #[test]
    fn names_with_marks_stay_whole() {
        assert_eq!(words("C, C++, C#"), "[c]|[c++]|[c#]");
        assert_eq!(words("C++11 and C/C++"), "[c++][11][and][c][c++]");
        assert_eq!(words(".NET, ASP.NET, VB.NET"), "[.net]|[asp][.net]|[vb][.net]");
        assert_eq!(words("Node.js; A+ CompTIA Security+"), "[node][js]|[a+][comptia][security+]");
        assert_eq!(words("Java+Spring"), "[java]|[spring]");
    }

    #[test]
    fn one_key_for_case_number_hyphen_and_spelling() {
        let spelling = Spelling::new();
        for (a, b) in [
            ("front-end", "Front Ends"),
            ("R&D", "r and d"),
            ("bachelor's", "Bachelors"),
            ("organisation", "organizations"),
            ("résumé", "resume"),
            ("Ph.D.", "ph d"),
            ("labour", "labor"),
        ] {
            assert_eq!(key(a, &spelling), key(b, &spelling), "{a} and {b}");
        }
    }

    #[test]
    fn phrases_do_not_run_over_a_break() {
        assert_eq!(words("in data. Science"), "[in][data]|[science]");
        assert_eq!(words("Sales\nMarketing"), "[sale]|[marketing]");
        assert_eq!(words("project\nmanagement"), "[project][management]");
        assert_eq!(words("B. Tech in"), "[b][tech][in]");
    }

    #[test]
    fn addresses_hold_no_words() {
        assert_eq!(words("mail java.guru@site.com, C"), "[mail]|[c]");
        assert_eq!(words("see https://github.com/x now"), "[see]|[now]");
    }

    #[test]
    fn words_point_back_into_the_text() {
        let text = "Café C++ — naïve Kubernetes’s";
        let folded = fold(text, &Spelling::new());
        let back: Vec<_> = folded.words.iter().map(|w| &text[w.start..w.end]).collect();
        assert_eq!(back, ["Café", "C++", "naïve", "Kubernetes’s"]);
        assert_eq!(folded.word(3), "kubernete");
    }
}
