//! One form for all spellings of a word: case, number, accents, possessives, British and American endings.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::{self, is_invisible};

/// Words spelled in two ways, each with the one it is folded to. From `rules/spelling.yaml`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spelling {
    words: Arc<FxHashMap<String, String>>,
    /// Lengths that some of the words with a first letter have, as bits: most words are told apart without looking them up.
    lengths: [u64; 32],
}

impl Spelling {
    pub fn new(words: FxHashMap<String, String>) -> Self {
        let mut lengths = [0; 32];
        for word in words.keys() {
            if let Some(bits) = lengths.get_mut(letter(word)) {
                *bits |= length_bit(word);
            }
        }
        Self { words: Arc::new(words), lengths }
    }

    /// Folds a word whose ASCII letters are in lower case, and appends it; what stands before it ends in a blank.
    pub fn fold(&self, word: &str, into: &mut String) {
        let start = into.len();
        if word == "&" {
            into.push_str("and");
            return;
        }
        if word.bytes().all(|b| b.is_ascii() && b != b'\'') {
            into.push_str(word);
        } else {
            push_letters(word, into);
        }
        self.standardise(start, into);
    }

    /// The same of a word of ASCII letters and digits alone.
    pub fn fold_plain(&self, word: &str, into: &mut String) {
        let start = into.len();
        into.push_str(word);
        self.standardise(start, into);
    }

    /// Gives the last word, which begins at `start`, its number and spelling.
    fn standardise(&self, start: usize, into: &mut String) {
        let length = into.len() - start;
        if length > 3 {
            singular(into, length);
        } else if length < 3 {
            return;
        }
        let Some(form) = into.get(start..) else { return };
        let maybe = self.lengths.get(letter(form)).is_some_and(|bits| bits & length_bit(form) != 0);
        match maybe.then(|| self.words.get(form)).flatten() {
            Some(standard) => into.replace_range(start.., standard),
            None if form.len() > 4 => american(into),
            None => {}
        }
    }

    /// Folds a name to its key: its words, a blank behind each.
    pub fn key(&self, name: &str) -> String {
        let mut key = String::with_capacity(name.len() + 4);
        if name.bytes().all(|b| b == b' ' || words::is_plain(b)) {
            for word in name.split(' ').filter(|word| !word.is_empty()) {
                let start = key.len();
                key.push_str(word);
                if let Some(word) = key.get_mut(start..) {
                    word.make_ascii_lowercase();
                }
                self.standardise(start, &mut key);
                key.push(' ');
            }
            return key;
        }
        let lower = name.to_ascii_lowercase();
        for place in words::split(name) {
            self.fold(lower.get(place.start..place.end).unwrap_or_default(), &mut key);
            key.push(' ');
        }
        key
    }
}

/// The place of a word's first letter among 32.
fn letter(word: &str) -> usize {
    word.bytes().next().map_or(0, |b| usize::from(b & 31))
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Lower-case letters, digits and the marks of a name, in its own number and spelling: tells `securities` from `security` where
/// their keys are one.
pub(crate) fn spelled(name: &str) -> impl Iterator<Item = char> + '_ {
    cased(name).flat_map(char::to_lowercase)
}

/// Letters, digits and marks of a name in its own case.
pub(crate) fn cased(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#'))
}

/// Lower case without accents, compatibility forms (`ﬁ`) taken apart, possessive `'s` and apostrophes dropped.
fn push_letters(letters: &str, into: &mut String) {
    let lower: String = letters.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)).flat_map(char::to_lowercase).collect();
    let lower = lower.replace('\u{2019}', "'");
    let stem = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(&lower);
    into.extend(stem.chars().filter(|c| *c != '\'' && *c >= ' '));
}

/// Takes the plural's ending off the last word, which is so many bytes long.
fn singular(words: &mut String, length: usize) {
    let ending = match words.as_bytes() {
        [.., b's' | b'u' | b'i', b's'] => 0,
        [.., b'i', b'e', b's'] if length > 4 => 3,
        [.., b's', b's' | b'h', b'e', b's'] | [.., b'c', b'h', b'e', b's'] | [.., b'z', b'z', b'e', b's'] | [.., b'x', b'e', b's'] => 2,
        [.., b's'] => 1,
        _ => 0,
    };
    words.truncate(words.len() - ending);
    if ending == 3 {
        words.push('y');
    }
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

/// Gives the last word its American ending.
fn american(words: &mut String) {
    // Few words end in three such letters.
    let last = words.as_bytes().last_chunk();
    if !matches!(last, Some(b"ion" | b"nal" | b"ing" | b"sed" | b"ser" | b"ise" | b"our" | b"ral")) {
        return;
    }
    let Some((british, ending)) = ENDINGS.iter().find(|(british, _)| words.ends_with(british)) else { return };
    words.truncate(words.len() - british.len());
    words.push_str(ending);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_case_number_hyphen_and_spelling() {
        let spelling = Spelling::default();
        for (a, b) in [
            ("front-end", "Front Ends"),
            ("R&D", "r and d"),
            ("bachelor's", "Bachelors"),
            ("organisation", "organizations"),
            ("résumé", "resume"),
            ("Ph.D.", "ph d"),
            ("labour", "labor"),
            ("oﬃce", "office"),
        ] {
            assert_eq!(spelling.key(a), spelling.key(b), "{a} and {b}");
        }
        assert_ne!(spelling.key("C"), spelling.key("C++"));
        assert_ne!(spelling.key("Java"), spelling.key("JavaScript"));
    }
}
