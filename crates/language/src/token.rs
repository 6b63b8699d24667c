//! A line as tokens: words with their classes, numbers and marks, each with its bytes.
//!
//! Dirt is undone here and nowhere else: mojibake and escaped dashes and apostrophes, "6months", "five-plus", and
//! bullets glued to each other ("QualificationsBachelor's degree").

use crate::lexicon::{self, Class, Known, List};
use crate::{Span, glue};

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, perhaps with digits and inner marks ("C++", "Ph.D.", "post-registration").
    Word,
    /// Digits ("3", "1.5", "10,000").
    Number,
    /// ",".
    Comma,
    /// ";".
    Semicolon,
    /// ":".
    Colon,
    /// The end of a sentence.
    Stop,
    /// "?".
    Question,
    /// "(" or "[".
    Open,
    /// ")" or "]".
    Close,
    /// "/" or "|".
    Slash,
    /// Any dash or hyphen outside a word.
    Dash,
    /// "+".
    Plus,
    /// "&".
    Ampersand,
    /// A list bullet.
    Bullet,
    /// "$", "£" or "€".
    Money,
    /// Anything else.
    Other,
}

/// A word, number or mark of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// First byte in the line.
    pub start: usize,
    /// What it looks like.
    pub shape: Shape,
    /// The classes of words it belongs to.
    pub class: Class,
    /// The lists it stands in.
    pub lists: &'static List,
    /// The number, level or other value that its class gives it.
    pub value: u16,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether a new item begins here although nothing separates it from the word before.
    pub glued: bool,
}

impl Token<'_> {
    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end())
    }

    /// Whether it is `word`, whatever the case.
    #[inline]
    pub fn is(&self, word: &str) -> bool {
        let (own, other) = (self.text.as_bytes(), word.as_bytes());
        // the first letters differ most often: a whole comparison is dear
        own.len() == other.len()
            && own.first().zip(other.first()).is_some_and(|(a, b)| a | 0x20 == b | 0x20)
            && own.eq_ignore_ascii_case(other)
    }

    /// Whether it is one of the words, whatever the case.
    #[inline]
    pub fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it belongs to any of the classes.
    #[inline]
    pub fn has(&self, class: Class) -> bool {
        self.class.meets(class)
    }

    /// Whether it stands in any of the lists.
    #[inline]
    pub fn listed(&self, lists: List) -> bool {
        self.lists.meets(lists)
    }

    /// Whether its first letter is a capital.
    #[inline]
    pub fn capital(&self) -> bool {
        match self.text.as_bytes().first() {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => self.text.starts_with(char::is_uppercase),
        }
    }

    /// Whether it is two or more letters, all capitals.
    pub fn shouted(&self) -> bool {
        let letters = self.text.bytes().filter(u8::is_ascii_alphabetic).count();
        letters >= 2 && !self.text.bytes().any(|b| b.is_ascii_lowercase())
    }

    /// Whether it is a verb form in -ing.
    pub fn gerund(&self) -> bool {
        self.text.len() > 5 && self.text.ends_with("ing") && !self.has(Class::NOUN_ING)
    }
}

/// Longer spellings of one mark: mojibake and entities.
const SPELLINGS: [(&str, Shape); 24] = [
    ("‚Äô", Shape::Other),
    ("‚Äì", Shape::Dash),
    ("‚Äî", Shape::Dash),
    ("‚Ä¢", Shape::Bullet),
    ("â€™", Shape::Other),
    ("â€˜", Shape::Other),
    ("â€“", Shape::Dash),
    ("â€”", Shape::Dash),
    ("â€¢", Shape::Bullet),
    ("Â·", Shape::Bullet),
    ("&amp;", Shape::Ampersand),
    ("&ndash;", Shape::Dash),
    ("&mdash;", Shape::Dash),
    ("&#8211;", Shape::Dash),
    ("&#8212;", Shape::Dash),
    ("&#8217;", Shape::Other),
    ("&rsquo;", Shape::Other),
    ("&#39;", Shape::Other),
    ("&bull;", Shape::Bullet),
    ("\\u2013", Shape::Dash),
    ("\\u2014", Shape::Dash),
    ("\\u2019", Shape::Other),
    ("\\-", Shape::Dash),
    ("&nbsp;", Shape::Other),
];

/// Spellings of an apostrophe inside a word, longest first.
const APOSTROPHES: [&str; 10] = ["‚Äô", "â€™", "\\u2019", "&#8217;", "&rsquo;", "&#39;", "\u{fffd}", "’", "'", "´"];

/// Splits a line into tokens, in order, none empty.
pub(crate) fn tokenize(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(line.len() / 5 + 4);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = line.as_bytes().get(at) {
        let rest = line.get(at..).unwrap_or_default();
        let length = match first {
            b' ' => 0,
            b'a'..=b'z' | b'A'..=b'Z' => word(line, rest, &mut tokens, at, spaced),
            b'0'..=b'9' => number(rest, &mut tokens, at, spaced),
            _ => other(line, rest, &mut tokens, at, spaced),
        };
        spaced = length == 0;
        at += match (length, first) {
            (0, 0..=127) => 1,
            (0, _) => rest.chars().next().map_or(1, char::len_utf8),
            _ => length,
        };
    }
    tokens
}

/// What begins neither with a letter nor a digit of ASCII; no bytes when it is a blank.
fn other<'a>(line: &str, rest: &'a str, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if first.is_whitespace() || first.is_control() || matches!(first, '\u{200b}' | '\u{feff}' | '\u{ad}') {
        return 0;
    }
    let named = first == '.' && rest.starts_with(".NET");
    let foreign = !first.is_ascii() && first.is_alphabetic() && !rest.starts_with("â€") && !rest.starts_with("Â·");
    if named || foreign { word(line, rest, tokens, at, spaced) } else { mark(rest, first, tokens, at, spaced) }
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

/// Pushes a token of `length` bytes.
fn push<'a>(tokens: &mut Vec<Token<'a>>, rest: &'a str, start: usize, length: usize, shape: Shape, spaced: bool) {
    let text = rest.get(..length).unwrap_or(rest);
    let known = if shape == Shape::Word { lexicon::known(text) } else { Known::default() };
    tokens.push(token(text, start, shape, known, spaced));
}

fn token(text: &str, start: usize, shape: Shape, known: Known, spaced: bool) -> Token<'_> {
    Token { text, start, shape, class: known.class, lists: known.lists, value: known.value, spaced, glued: false }
}

/// Digits with inner commas and points; letters that are no unit make it a word ("3rd", "401k").
fn number<'a>(rest: &'a str, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1)) {
        end += 1;
    }
    let letters = bytes.get(end..).unwrap_or_default().iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let tail = rest.get(end..end + letters).unwrap_or_default();
    let joined = letters > 0 && letters <= 4 && !lexicon::classes(tail).meets(Class::UNIT.or(Class::GLUED_TAIL));
    if joined {
        push(tokens, rest, at, end + letters, Shape::Word, spaced);
        return end + letters;
    }
    let glued = !spaced && tokens.last().is_some_and(|t| t.shape == Shape::Word && t.text.len() > 3);
    push(tokens, rest, at, end, Shape::Number, spaced);
    if glued {
        mark_glued(tokens);
    }
    end
}

/// A word with its inner marks.
fn word<'a>(line: &str, rest: &'a str, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    let simple = simple(rest.as_bytes());
    let end = simple.unwrap_or_else(|| word_end(rest));
    let text = rest.get(..end).unwrap_or(rest);
    let behind_bracket = |tokens: &[Token<'_>], text: &str| {
        !spaced && text.starts_with(char::is_uppercase) && tokens.last().is_some_and(|t| t.shape == Shape::Close)
    };
    if !glue::possible(text.as_bytes()) {
        let known = match simple {
            Some(..=lexicon::LONGEST) => lexicon::plain(text),
            _ => lexicon::known(text),
        };
        let glued = behind_bracket(tokens, text);
        tokens.push(Token { glued, ..token(text, at, Shape::Word, known, spaced) });
        return end;
    }
    let mut from = 0;
    for border in glue::borders(text, rest, || dirty(line)) {
        push(tokens, text.get(from..).unwrap_or_default(), at + from, border - from, Shape::Word, spaced && from == 0);
        if from > 0 {
            mark_glued(tokens);
        }
        from = border;
    }
    let last = text.get(from..).unwrap_or_default();
    if from > 0 && last.bytes().all(|b| b.is_ascii_digit()) {
        return from;
    }
    let behind_bracket = behind_bracket(tokens, last);
    push(tokens, last, at + from, end - from, Shape::Word, spaced && from == 0);
    if from > 0 || behind_bracket {
        mark_glued(tokens);
    }
    end
}

/// Where a word of nothing but ASCII letters and digits ends, when no mark behind it can go on with it.
fn simple(rest: &[u8]) -> Option<usize> {
    let end = rest.iter().position(|byte| !PLAIN.get(usize::from(*byte)).is_some_and(|plain| *plain)).unwrap_or(rest.len());
    let ends = match rest.get(end) {
        None => true,
        Some(b'.') => rest.get(end + 1).is_none_or(|next| next.is_ascii() && !next.is_ascii_alphabetic()),
        Some(b'-' | b'+' | b'#' | b'&' | b'\'' | b'\\' | b'_') => false,
        Some(mark) => mark.is_ascii(),
    };
    (ends && end > 0).then_some(end)
}

/// Whether a byte is a letter or digit of ASCII.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let (_, rest) = plain.split_at_mut(byte as usize);
        if let [first, ..] = rest {
            *first = byte.is_ascii_alphanumeric();
        }
        byte += 1;
    }
    plain
};

/// Marks the last token as the begin of a new item.
fn mark_glued(tokens: &mut [Token<'_>]) {
    if let Some(last) = tokens.last_mut() {
        last.glued = true;
    }
}

/// Where the word at the head of `rest` ends.
fn word_end(rest: &str) -> usize {
    let mut end = usize::from(rest.starts_with('.'));
    let mut part = 0;
    let mut dotted = false;
    while let Some(c) = rest.get(end..).and_then(|r| r.chars().next()) {
        if c.is_ascii_alphanumeric() {
            let plain = rest.bytes().skip(end).take_while(u8::is_ascii_alphanumeric).count();
            (end, part) = (end + plain, part + plain);
            continue;
        }
        let tail = rest.get(end + c.len_utf8()..).unwrap_or_default();
        let next = tail.chars().next();
        let letter_next = next.is_some_and(char::is_alphabetic);
        match c {
            'â' if rest.get(end..).is_some_and(|r| r.starts_with("â€")) => {
                let Some(skip) = apostrophe(rest.get(end..).unwrap_or_default()) else { break };
                end += skip;
            }
            _ if c.is_alphanumeric() || c == '_' => {
                part += 1;
                end += c.len_utf8();
            }
            '.' if letter_next
                && part <= 2
                && (dotted || part == 1 || rest.starts_with("Ph") || rest.starts_with("ph"))
                && abbreviates(tail) =>
            {
                dotted = true;
                part = 0;
                end += 1;
            }
            '.' if letter_next && next.is_some_and(char::is_lowercase) && part > 2 && tail.starts_with("js") => end += 1,
            '.' if dotted && part <= 2 => {
                end += 1;
                break;
            }
            '-' | '\u{2010}' | '\u{2011}' if hangs(rest, end, tail) || spoken(rest, end, tail) => break,
            '-' | '\u{2010}' | '\u{2011}' if letter_next && part > 0 && !ends_with_digit(rest, end) && !counts(rest, end, tail) => {
                part = 0;
                end += c.len_utf8();
            }
            '+' if certifies(rest.get(..end).unwrap_or_default(), tail) => {
                end += 1;
                break;
            }
            '+' | '#' if part <= 2 && part > 0 && !ends_with_digit(rest, end) => end += 1,
            '&' if part == 1 && letter_next && end == 1 && !tail.chars().nth(1).is_some_and(char::is_lowercase) => {
                part = 0;
                end += 1;
            }
            _ => match apostrophe(rest.get(end..).unwrap_or_default()) {
                Some(skip) if rest.get(end + skip..).is_some_and(|r| r.starts_with(char::is_alphabetic)) => end += skip,
                _ => break,
            },
        }
    }
    end
}

/// Whether the letters behind a point look like the rest of an abbreviation ("B.S", "Ph.D", "e.g").
fn abbreviates(tail: &str) -> bool {
    let letters = tail.chars().take_while(|c| c.is_alphabetic()).count();
    letters <= 3 || tail.starts_with("Tech") || tail.starts_with("Pharm")
}

/// The length of an apostrophe at the head of `rest`, however it is spelled.
fn apostrophe(rest: &str) -> Option<usize> {
    if rest.as_bytes().first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b' ') {
        return None;
    }
    APOSTROPHES.iter().find(|a| rest.starts_with(**a)).map(|a| a.len())
}

/// Whether a plus belongs to the name of a certificate: "Security+".
fn certifies(word: &str, tail: &str) -> bool {
    lexicon::phrases::PLUS_NAMES.iter().any(|name| word.eq_ignore_ascii_case(name)) && !tail.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether a hyphen is a bullet glued to the word before it: "consultant-Experience in".
fn hangs(rest: &str, end: usize, tail: &str) -> bool {
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let small = end > 3 && rest.get(..end).is_some_and(|left| left.chars().all(char::is_lowercase));
    small
        && next.starts_with(char::is_uppercase)
        && next.chars().skip(1).all(char::is_lowercase)
        && lexicon::classes(next).meets(Class::SKILL.or(Class::EXPERIENCE).or(Class::DEGREE_OF_SKILL).or(Class::STARTER))
        && tail.get(next.len()..).is_some_and(|behind| behind.starts_with(' '))
}

/// Whether a hyphen stands between two languages ("Spanish-English").
fn spoken(rest: &str, end: usize, tail: &str) -> bool {
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    next.starts_with(char::is_uppercase)
        && lexicon::classes(rest.get(..end).unwrap_or_default()).meets(Class::LANGUAGE)
        && lexicon::classes(next).meets(Class::LANGUAGE)
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

/// A mark, in any of its spellings.
fn mark<'a>(rest: &'a str, first: char, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    if (!first.is_ascii() || matches!(first, '&' | '\\'))
        && let Some((text, shape)) = SPELLINGS.iter().find(|(text, _)| rest.starts_with(text))
    {
        push(tokens, rest, at, text.len(), *shape, spaced);
        return text.len();
    }
    let length = first.len_utf8();
    let after = rest.get(length..).unwrap_or_default();
    let shape = match first {
        ',' | '，' | '、' => Shape::Comma,
        ';' => Shape::Semicolon,
        ':' | '：' => Shape::Colon,
        '(' | '[' | '{' => Shape::Open,
        ')' | ']' | '}' => Shape::Close,
        '/' | '|' => Shape::Slash,
        '+' => Shape::Plus,
        '&' => Shape::Ampersand,
        '$' | '£' | '€' => Shape::Money,
        '?' | '\u{fffd}' if tokens.last().is_some_and(|t| t.shape == Shape::Number) && after.starts_with(|c: char| c.is_ascii_digit()) => {
            Shape::Dash
        }
        '?' => Shape::Question,
        '.' | '!' | '…' if ends_sentence(after) => Shape::Stop,
        '-' | '–' | '—' | '‐' | '‑' | '‒' | '―' | '−' | '~' => Shape::Dash,
        '•' | '·' | '●' | '▪' | '■' | '◦' | '‣' | '∙' | '○' | '➢' | '✓' | '►' | '◆' | '\u{f0b7}' | '\u{f0a7}' | '*' => {
            Shape::Bullet
        }
        _ => Shape::Other,
    };
    push(tokens, rest, at, length, shape, spaced);
    length
}

/// Whether a point ends a sentence, by what follows it.
fn ends_sentence(after: &str) -> bool {
    after.chars().next().is_none_or(|c| !c.is_alphanumeric() || c.is_uppercase() || c.is_ascii_digit()) && !after.starts_with(',')
}
