//! Words with their inner marks.

use super::{Shape, Token, mark_glued, push, token};
use crate::glue;
use crate::lexicon::{self, Class};

/// Spellings of an apostrophe inside a word, longest first.
const APOSTROPHES: [&str; 10] = ["‚Äô", "â€™", "\\u2019", "&#8217;", "&rsquo;", "&#39;", "\u{fffd}", "’", "'", "´"];

/// A word with its inner marks.
pub(super) fn word<'a>(line: &str, rest: &'a str, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    let simple = simple(rest.as_bytes());
    let end = match simple {
        Some(Simple { end, .. }) => end,
        None => word_end(line, rest),
    };
    let text = rest.get(..end).unwrap_or(rest);
    let whole = match simple {
        Some(Simple { end, capital }) => end < 5 || !capital && !glue::ends_glued(text.as_bytes()),
        None => !glue::possible(text.as_bytes()),
    };
    let behind_bracket = |tokens: &[Token<'_>], text: &str| {
        let counted = || text.len() > 4 && tokens.last().is_some_and(|t| t.shape == Shape::Number) && !glue::possible(text.as_bytes());
        text.starts_with(char::is_uppercase)
            && (tokens.last().is_some_and(|t| t.shape == Shape::Close) || counted() || behind_dash(line, tokens))
    };
    if whole {
        let known = match simple {
            Some(Simple { end: ..=lexicon::LONGEST, .. }) => lexicon::plain(text),
            _ => lexicon::known(text),
        };
        let glued = !spaced && behind_bracket(tokens, text);
        tokens.push(Token { glued, ..token(text, at, Shape::Word, known, spaced) });
        return end;
    }
    let joint = glue::joint(text);
    if joint > 0 {
        let tiered = tokens.last().is_some_and(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
        push(tokens, rest, at, joint, Shape::Word, spaced);
        // "Required andBasic Life Support": another item
        if tiered {
            mark_glued(tokens);
        }
        return joint;
    }
    let mut from = 0;
    for border in glue::borders(text, rest, || dirty(line)) {
        let behind_bracket = from == 0 && !spaced && behind_bracket(tokens, text);
        push(tokens, text.get(from..).unwrap_or_default(), at + from, border - from, Shape::Word, spaced && from == 0);
        if from > 0 || behind_bracket {
            mark_glued(tokens);
        }
        from = border;
    }
    let last = text.get(from..).unwrap_or_default();
    if from > 0 && last.bytes().all(|b| b.is_ascii_digit()) {
        return from;
    }
    let behind_bracket = !spaced && behind_bracket(tokens, last);
    push(tokens, last, at + from, end - from, Shape::Word, spaced && from == 0);
    if from > 0 || behind_bracket {
        mark_glued(tokens);
    }
    end
}

/// Whether a dash glued behind a word is the bullet of what follows, in a line that uses dashes so.
pub(super) fn behind_dash(line: &str, tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [.., before, dash] if dash.shape == Shape::Dash && !dash.spaced
        && (before.shape == Shape::Word || before.shape == Shape::Close || before.shape == Shape::Stop))
        && dashed(line)
}

/// Whether a line has items with dashes for bullets that are glued to each other: "looms-Dyeing of wool-Fluent in Dutch-Calm".
fn dashed(line: &str) -> bool {
    let bytes = line.as_bytes();
    let glued = |at: usize| {
        let opens = matches!(bytes.get(at + 1..at + 3), Some([b, c]) if b.is_ascii_uppercase() && (c.is_ascii_lowercase() || *c == b' '));
        let word = bytes.get(..at).unwrap_or_default();
        let letters = word.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        let first = word.get(word.len() - letters..).and_then(<[u8]>::first);
        // "full-time" with capitals is no border of items
        opens && (first.is_some_and(u8::is_ascii_lowercase) || matches!(word.last(), Some(b')' | b'.' | b'#' | b'+')))
    };
    bytes.iter().enumerate().filter(|(at, b)| **b == b'-' && glued(*at)).take(3).count() == 3
}

/// A word of nothing but ASCII letters and digits.
#[derive(Clone, Copy)]
struct Simple {
    /// One past its last byte.
    end: usize,
    /// Whether a capital stands behind its first letter.
    capital: bool,
}

/// The word of nothing but ASCII letters and digits at the head of `rest`, when no mark behind it can go on with it.
fn simple(rest: &[u8]) -> Option<Simple> {
    let behind = rest.split_first().filter(|(first, _)| kind(**first) > 0)?.1;
    let mut kinds = 0;
    let mut plain = |byte: &u8| {
        kinds |= kind(*byte);
        kind(*byte) > 0
    };
    let end = 1 + behind.iter().position(|byte| !plain(byte)).unwrap_or(behind.len());
    let ends = match rest.get(end) {
        None => true,
        Some(b'.') => rest.get(end + 1).is_none_or(|next| next.is_ascii() && !next.is_ascii_alphabetic()),
        Some(b'*') => end != 1,
        Some(b'?') => rest.get(end + 1).zip(rest.get(end + 2)) != Some((&b's', &b' ')),
        Some(b'-' | b'+' | b'#' | b'&' | b'\'' | b'\\' | b'_') => false,
        Some(mark) => mark.is_ascii(),
    };
    ends.then_some(Simple { end, capital: kinds & CAPITAL > 0 })
}

/// A capital of ASCII, among the kinds of bytes.
const CAPITAL: u8 = 2;

/// What a byte of a word is: a capital, or another letter or digit of ASCII; zero for any other byte.
#[inline]
fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or(0)
}

/// The kind of each byte.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if let (_, [kind, ..]) = kinds.split_at_mut(byte as usize) {
            *kind = if byte.is_ascii_uppercase() { CAPITAL } else { byte.is_ascii_alphanumeric() as u8 };
        }
        byte += 1;
    }
    kinds
};

/// Where the word at the head of `rest` ends.
fn word_end(line: &str, rest: &str) -> usize {
    let mut scan = Scan { line, rest, end: usize::from(rest.starts_with('.')), part: 0, dotted: false };
    while let Some(c) = rest.get(scan.end..).and_then(|r| r.chars().next()) {
        if c.is_ascii_alphanumeric() {
            let plain = rest.bytes().skip(scan.end).take_while(u8::is_ascii_alphanumeric).count();
            scan.end += plain;
            scan.part += plain;
            continue;
        }
        let tail = rest.get(scan.end + c.len_utf8()..).unwrap_or_default();
        let goes_on = match c {
            'â' if tail.starts_with('€') => scan.mojibake(),
            _ if c.is_alphanumeric() || c == '_' => {
                scan.part += 1;
                scan.end += c.len_utf8();
                true
            }
            '.' => scan.point(tail),
            '-' | '\u{2010}' | '\u{2011}' => scan.hyphen(c, tail),
            '*' | '+' | '#' => scan.sign(c, tail),
            '&' if scan.ampersand(tail) => true,
            _ => scan.apostrophe(),
        };
        if !goes_on {
            break;
        }
    }
    scan.end
}

/// How far a word is read; a mark inside it moves the end, and tells whether the word goes on.
struct Scan<'s> {
    line: &'s str,
    rest: &'s str,
    /// One past the last byte read.
    end: usize,
    /// How many letters and digits stand behind the last mark.
    part: usize,
    /// Whether a point of an abbreviation was read.
    dotted: bool,
}

impl Scan<'_> {
    /// What was read.
    fn read(&self) -> &str {
        self.rest.get(..self.end).unwrap_or_default()
    }

    /// What is still to be read.
    fn left(&self) -> &str {
        self.rest.get(self.end..).unwrap_or_default()
    }

    /// An apostrophe read in a wrong encoding.
    fn mojibake(&mut self) -> bool {
        let skip = apostrophe(self.left());
        self.end += skip.unwrap_or(0);
        skip.is_some()
    }

    /// A point inside or behind an abbreviation ("Ph.D."), or before an ending ("Node.js").
    fn point(&mut self, tail: &str) -> bool {
        let letter_next = tail.starts_with(char::is_alphabetic);
        let opens = self.dotted || self.part == 1 || ["Ph", "ph", "LL."].iter().any(|head| self.rest.starts_with(head));
        let doctor = ["Pharm.D", "Psy.D"].iter().any(|degree| self.rest.starts_with(degree));
        if letter_next && (self.part <= 2 && opens || doctor) && abbreviates(tail) {
            self.dotted = true;
            self.part = 0;
            self.end += 1;
            return true;
        }
        let ending = self.part > 2 && tail.starts_with("js");
        let closes = !ending && self.dotted && self.part <= 2;
        self.end += usize::from(ending || closes);
        ending
    }

    /// A hyphen between the parts of a word.
    fn hyphen(&mut self, mark: char, tail: &str) -> bool {
        let joins = tail.starts_with(char::is_alphabetic) && self.part > 0 && !ends_with_digit(self.rest, self.end);
        if !joins || hangs(self.line, self.rest, self.end, tail) || spoken(self.rest, self.end, tail) || counts(self.rest, self.end, tail) {
            return false;
        }
        self.part = 0;
        self.end += mark.len_utf8();
        true
    }

    /// A sign that belongs to a name: "C++", "C#", "Security+", a grade of school ("A*").
    fn sign(&mut self, mark: char, tail: &str) -> bool {
        if mark == '*' {
            let grade = self.end == 1 && self.rest.starts_with(char::is_uppercase) && !tail.starts_with(char::is_alphabetic);
            self.end += usize::from(grade);
            return grade;
        }
        let certificate = mark == '+' && certifies(self.read(), tail);
        let unit = || lexicon::classes(self.read()).meets(Class::UNIT);
        let named = !certificate && self.part <= 2 && self.part > 0 && !unit() && !ends_with_digit(self.rest, self.end);
        self.end += usize::from(certificate || named);
        named
    }

    /// An ampersand between two letters: "R&D".
    fn ampersand(&mut self, tail: &str) -> bool {
        let mut next = tail.chars();
        let joins = self.part == 1 && self.end == 1 && next.next().is_some_and(char::is_alphabetic);
        if !joins || next.next().is_some_and(char::is_lowercase) {
            return false;
        }
        self.part = 0;
        self.end += 1;
        true
    }

    /// An apostrophe inside the word, however it is spelled.
    fn apostrophe(&mut self) -> bool {
        let skip = apostrophe(self.left()).filter(|skip| self.rest.get(self.end + skip..).is_some_and(|r| elides(self.part, r)));
        self.end += skip.unwrap_or(0);
        skip.is_some()
    }
}

/// Whether the letters behind a point look like the rest of an abbreviation ("B.S", "Ph.D", "e.g").
fn abbreviates(tail: &str) -> bool {
    let letters = tail.chars().take_while(|c| c.is_alphabetic()).count();
    letters <= 3 || tail.starts_with("Tech") || tail.starts_with("Pharm")
}

/// The length of an apostrophe at the head of `rest`, however it is spelled.
fn apostrophe(rest: &str) -> Option<usize> {
    // one that was lost on the way: "bachelor?s degree"
    if rest.strip_prefix("?s").is_some_and(|tail| tail.starts_with(' ')) {
        return Some(1);
    }
    if rest.as_bytes().first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b' ') {
        return None;
    }
    APOSTROPHES.iter().find(|a| rest.starts_with(**a)).map(|a| a.len())
}

/// Whether an apostrophe behind so many letters stands inside a word ("you'll", "O'Hara") rather than behind it ("years'experience").
fn elides(letters: usize, rest: &str) -> bool {
    let behind = rest.chars().take_while(|c| c.is_alphabetic()).count();
    behind > 0 && (behind <= 2 || letters <= 3)
}

/// Whether a plus belongs to the name of a certificate: "Security+".
fn certifies(word: &str, tail: &str) -> bool {
    lexicon::phrases::PLUS_NAMES.iter().any(|name| word.eq_ignore_ascii_case(name)) && !tail.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether a hyphen is a bullet glued to the word before it: "consultant-Experience in".
fn hangs(line: &str, rest: &str, end: usize, tail: &str) -> bool {
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let small = end > 3 && rest.get(..end).is_some_and(|left| left.chars().all(char::is_lowercase));
    let signed = || rest.get(..end).is_some_and(|left| left.ends_with(['#', '+'])) && dashed(line);
    (small || signed())
        && next.starts_with(char::is_uppercase)
        && (next.chars().skip(1).all(char::is_lowercase)
            && lexicon::classes(next).meets(Class::SKILL.or(Class::EXPERIENCE).or(Class::DEGREE_OF_SKILL).or(Class::STARTER))
            && tail.get(next.len()..).is_some_and(|behind| behind.starts_with(' '))
            || dashed(line))
}

/// Whether a hyphen joins a number in words to what is counted ("five-year", "ten-plus").
fn counts(rest: &str, end: usize, tail: &str) -> bool {
    let counted = lexicon::classes(rest.get(..end).unwrap_or_default());
    counted.meets(Class::UNIT) && tail.starts_with("exp")
        || counted.meets(Class::NUMERAL) && ["year", "plus", "month", "yr"].iter().any(|unit| tail.starts_with(unit))
}

/// Whether the byte before `end` is a digit.
fn ends_with_digit(rest: &str, end: usize) -> bool {
    end.checked_sub(1).and_then(|i| rest.as_bytes().get(i)).is_some_and(u8::is_ascii_digit)
}

/// Whether items of a line look glued to each other: two capitals inside words, or a colon or full stop with no space behind it.
fn dirty(line: &str) -> bool {
    let mut inner = 0;
    line.as_bytes().windows(2).any(|pair| {
        let [left, right] = *pair else { return false };
        let opens = right.is_ascii_uppercase() || right.is_ascii_digit();
        inner += usize::from(left.is_ascii_lowercase() && right.is_ascii_uppercase());
        inner > 1 || left == b':' && opens || left == b'.' && right.is_ascii_uppercase() && inner > 0
    })
}

/// Whether a hyphen stands between two languages ("Spanish-English").
fn spoken(rest: &str, end: usize, tail: &str) -> bool {
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    next.starts_with(char::is_uppercase)
        && lexicon::classes(rest.get(..end).unwrap_or_default()).meets(Class::LANGUAGE)
        && lexicon::classes(next).meets(Class::LANGUAGE)
}
