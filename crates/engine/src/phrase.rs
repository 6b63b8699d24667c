//! Phrases that the vocabulary does not know, matched as stemmed words.
//!
//! Articles are skipped. A phrase is found where its other words follow one another with no comma, stop or bullet between.
//! Its content words are those that are no function words.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

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
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut joined = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            joined &= c == ' ' || c == '-' || c == '&' || c == '\u{a0}' || c == '\'' || c == '’';
            if c == '&' {
                found.push(Word { stem: stem("and"), start: offset(start), end: offset(start + 1), joined, content: false });
                joined = true;
            }
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let inside =
                next.is_alphanumeric() || matches!(next, '+' | '#') || (matches!(next, '.' | '\'' | '’') && letter_follows(text, at, next));
            if !inside {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let word = text.get(start..end).unwrap_or_default().to_lowercase();
        if matches!(word.as_str(), "a" | "an" | "the") {
            continue;
        }
        let content = FUNCTION_WORDS.binary_search(&word.as_str()).is_err();
        found.push(Word { stem: stem(&word), start: offset(start), end: offset(end), joined, content });
        joined = true;
    }
    found
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

fn stem(word: &str) -> Stem {
    thread_local! {
        static STEMS: RefCell<HashMap<String, Stem>> = RefCell::new(HashMap::new());
    }
    STEMS.with_borrow_mut(|stems| {
        if let Some(stem) = stems.get(word) {
            return *stem;
        }
        let plain = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let stem = hash(&Stemmer::create(Algorithm::English).stem(plain));
        if stems.len() < REMEMBERED {
            stems.insert(word.to_owned(), stem);
        }
        stem
    })
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
