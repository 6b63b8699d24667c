//! Phrases that the vocabulary does not know, matched as stemmed words.
//!
//! Articles are skipped. A phrase is found where its other words follow one another with no comma, stop or bullet between.
//! Its content words are those that are no function words.

use std::cell::RefCell;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// Words that never tell one phrase from another, sorted.
const FUNCTION_WORDS: [&str; 31] = [
    "all", "among", "and", "any", "as", "at", "be", "between", "by", "for", "from", "in", "into", "is", "its", "of", "on", "or", "other",
    "our", "such", "that", "their", "through", "to", "under", "using", "via", "with", "within", "your",
];

/// A stem, as a hash of its letters.
pub(crate) type Stem = u64;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub stem: Stem,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Nothing but space, a hyphen or an article stands between it and the word before.
    pub joined: bool,
    /// It is no function word.
    pub content: bool,
}

/// A phrase that is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Phrase {
    /// Its words.
    pub words: Vec<Stem>,
    /// Its different content words.
    pub content: Vec<Stem>,
}

impl Phrase {
    pub fn new(text: &str) -> Self {
        let words = words(text);
        let mut content: Vec<Stem> = words.iter().filter(|word| word.content).map(|word| word.stem).collect();
        if content.is_empty() {
            content = words.iter().map(|word| word.stem).collect();
        }
        content.sort_unstable();
        content.dedup();
        Self { words: words.iter().map(|word| word.stem).collect(), content }
    }

    /// One number for its different content words: equal for phrases that have the same.
    pub fn digest(&self) -> u64 {
        self.content.iter().fold(0x9e37_79b9_7f4a_7c15, |digest: u64, stem| (digest.rotate_left(23) ^ stem).wrapping_mul(0x100_0000_01b3))
    }

    /// How many content words make it likely: two thirds.
    pub fn enough(&self) -> usize {
        (self.content.len() * 2).div_ceil(3)
    }

    /// The first place of the phrase in a text, in bytes.
    pub fn find(&self, text: &[Word]) -> Option<(u32, u32)> {
        let (first, rest) = self.words.split_first()?;
        text.iter().enumerate().find_map(|(index, word)| {
            let following = text.get(index + 1..).unwrap_or_default();
            let fits = word.stem == *first
                && following.len() >= rest.len()
                && following.iter().zip(rest).all(|(found, asked)| found.joined && found.stem == *asked);
            let last = if rest.is_empty() { Some(word) } else { following.get(rest.len() - 1) };
            fits.then_some((word.start, last?.end))
        })
    }
}

/// The words of a text, articles left out.
pub(crate) fn words(text: &str) -> Vec<Word> {
    thread_local! {
        static LEXICON: RefCell<Lexicon> = RefCell::default();
    }
    LEXICON.with_borrow_mut(|lexicon| words_with(text, lexicon))
}

fn words_with(text: &str, lexicon: &mut Lexicon) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut joined = false;
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let start = at;
        at += c.len_utf8();
        if !c.is_alphanumeric() {
            joined &= c == ' ' || c == '-' || c == '&' || c == '\u{a0}' || c == '\'' || c == '’';
            if c == '&' {
                found.push(Word { stem: lexicon.known("and").stem, start: offset(start), end: offset(at), joined, content: false });
                joined = true;
            }
            continue;
        }
        let end = end_of_word(text, at);
        at = end;
        let Known { stem, content, article } = lexicon.word(text.get(start..end).unwrap_or_default());
        if article {
            continue;
        }
        found.push(Word { stem, start: offset(start), end: offset(end), joined, content });
        joined = true;
    }
    found
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Where a word ends that goes on or ends here.
fn end_of_word(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if matches!(text.as_bytes().get(at), Some(b' ' | b',')) {
            return at;
        }
        match char_at(text, at) {
            Some(c) if c.is_alphanumeric() || matches!(c, '+' | '#') => at += c.len_utf8(),
            Some(mark @ ('.' | '\'' | '’')) if letter_follows(text, at, mark) => at += mark.len_utf8(),
            _ => return at,
        }
    }
}

/// A letter follows the mark at once: "node.js", "driver's".
fn letter_follows(text: &str, at: usize, mark: char) -> bool {
    text.get(at + mark.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Words kept per thread, so that common words are stemmed once.
const REMEMBERED: usize = 20_000;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct Known {
    stem: Stem,
    content: bool,
    article: bool,
}

impl Known {
    fn new(word: &str) -> Self {
        let plain = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        Self {
            stem: hash(&Stemmer::create(Algorithm::English).stem(plain)),
            content: FUNCTION_WORDS.binary_search(&word).is_err(),
            article: matches!(word, "a" | "an" | "the"),
        }
    }
}

/// The words that a thread has met.
#[derive(Debug, Default)]
struct Lexicon {
    known: FxHashMap<String, Known>,
    /// The word at hand in lower case.
    lower: String,
}

impl Lexicon {
    /// A word of a text, in whatever case.
    fn word(&mut self, written: &str) -> Known {
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        if written.is_ascii() {
            lower.push_str(written);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&written.to_lowercase());
        }
        let known = self.known(&lower);
        self.lower = lower;
        known
    }

    /// A word in lower case.
    fn known(&mut self, word: &str) -> Known {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let known = Known::new(word);
        if self.known.len() < REMEMBERED {
            self.known.insert(word.to_owned(), known);
        }
        known
    }
}

/// FNV-1a, 64 bits: the same on every machine.
pub(crate) fn hash(text: &str) -> Stem {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrase: &str, text: &'t str) -> Option<&'t str> {
        Phrase::new(phrase).find(&words(text)).and_then(|(start, end)| text.get(start as usize..end as usize))
    }

    #[test]
    fn a_phrase_is_found_in_its_other_forms() {
        assert_eq!(found("managing budgets", "I managed the budget of two wards"), Some("managed the budget"));
        assert_eq!(found("health and safety", "Health & Safety officer"), Some("Health & Safety"));
        assert_eq!(found("front-of-house", "ran front of house"), Some("front of house"));
    }

    #[test]
    fn a_comma_or_a_stop_divides() {
        assert_eq!(found("payroll processing", "payroll, processing of claims"), None);
        assert_eq!(found("patient care", "for every patient. Care plans"), None);
        assert_eq!(found("C", "C++ and C#"), None);
    }

    #[test]
    fn two_thirds_of_the_content_words_are_enough() {
        let enough = |text| Phrase::new(text).enough();
        assert_eq!(
            [enough("ledger"), enough("bank ledger"), enough("ledgers of the old bank"), enough("one two three four")],
            [1, 2, 2, 3]
        );
    }

    #[test]
    fn function_words_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
    }
}
