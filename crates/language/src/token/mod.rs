//! A line as tokens: words with their classes, numbers and marks, each with its bytes.
//!
//! Dirt is undone here and nowhere else: mojibake and escaped dashes and apostrophes, "6months", "five-plus", and
//! bullets glued to each other ("QualificationsBachelor's degree").

mod mark;
mod wish;
mod word;

use crate::Span;
use crate::lexicon::{self, Class, Known, List};
use mark::mark;
use word::word;

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
    #[inline(always)]
    pub fn is(&self, word: &str) -> bool {
        let (own, other) = (self.text.as_bytes(), word.as_bytes());
        // the first letters differ most often: a whole comparison is dear
        own.len() == other.len()
            && own.first().zip(other.first()).is_some_and(|(a, b)| a | 0x20 == b | 0x20)
            && own.eq_ignore_ascii_case(other)
    }

    /// Whether it is one of the words, whatever the case.
    #[inline(always)]
    pub fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it belongs to any of the classes.
    #[inline]
    pub fn has(&self, class: Class) -> bool {
        self.class.meets(class)
    }

    /// Whether it stands in any of the lists.
    #[inline(always)]
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
        !self.text.bytes().any(|b| b.is_ascii_lowercase()) && self.text.bytes().filter(u8::is_ascii_alphabetic).take(2).count() == 2
    }

    /// Whether it is a verb form in -ing.
    pub fn gerund(&self) -> bool {
        self.text.len() > 5 && self.text.ends_with("ing") && !self.has(Class::NOUN_ING)
    }
}

/// Splits a line into tokens, in order, none empty.
pub(crate) fn tokenize(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(line.len() / 5 + 4);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = line.as_bytes().get(at) {
        if *first == b' ' {
            (at, spaced) = (at + 1, true);
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let length = match first {
            b'a'..=b'z' | b'A'..=b'Z' => word(line, rest, &mut tokens, at, spaced),
            // "licence(s)"
            b'(' if !spaced && rest.starts_with("(s)") && tokens.last().is_some_and(|t| t.shape == Shape::Word) => {
                at += 3;
                continue;
            }
            b'0'..=b'9' => number(line, rest, &mut tokens, at, spaced),
            _ => other(line, rest, &mut tokens, at, spaced),
        };
        without_tier(&mut tokens);
        spaced = length == 0;
        at += if spaced { rest.chars().next().map_or(1, char::len_utf8) } else { length };
    }
    wish::placed(&mut tokens);
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
fn number<'a>(line: &str, rest: &'a str, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
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
    // "within6 months", "at least5 years"
    let bound = |t: &Token<'_>| t.has(Class::PREPOSITION) || t.any(&["least", "minimum", "than"]);
    let glued = !spaced
        && (tokens.last().is_some_and(|t| t.shape == Shape::Word && t.text.len() > 3 && !bound(t)) || word::behind_dash(line, tokens));
    push(tokens, rest, at, end, Shape::Number, spaced);
    if glued {
        mark_glued(tokens);
    }
    end
}

/// Takes its tier from a word that only begins the name of something: "asset management".
fn without_tier(tokens: &mut [Token<'_>]) {
    const TIER: Class = Class::PREFERRED.or(Class::REQUIRED);
    if let [.., first, next] = tokens
        && first.has(TIER)
        && lexicon::phrases::OF_NO_TIER.iter().any(|(word, behind)| first.is(word) && next.any(behind))
    {
        first.class = first.class.difference(TIER);
    }
}

/// Marks the last token as the begin of a new item.
fn mark_glued(tokens: &mut [Token<'_>]) {
    if let Some(last) = tokens.last_mut() {
        last.glued = true;
    }
}
