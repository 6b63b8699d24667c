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

    /// Folds a word into `into`, whose former content is dropped.
    pub fn fold(&self, word: &str, into: &mut String) {
        into.clear();
        if word == "&" {
            into.push_str("and");
            return;
        }
        if word.bytes().all(|b| b.is_ascii() && b != b'\'') {
            into.push_str(word);
            into.make_ascii_lowercase();
        } else {
            push_letters(word, into);
        }
        if into.len() < 3 {
            return;
        }
        if into.len() > 3 {
            singular(into);
        }
        let listed = self.lengths.get(letter(into)).is_some_and(|bits| bits & length_bit(into) != 0);
        match listed.then(|| self.words.get(into.as_str())).flatten() {
            Some(standard) => into.clone_from(standard),
            None => american(into),
        }
    }

    /// Folds a name to its key: its words, a blank behind each.
    pub fn key(&self, name: &str) -> String {
        if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let mut key = String::with_capacity(name.len() + 4);
            self.fold(name, &mut key);
            key.push(' ');
            return key;
        }
        let (mut key, mut word) = (String::with_capacity(name.len() + 4), String::with_capacity(name.len()));
        for place in words::split(name) {
            self.fold(name.get(place.start..place.end).unwrap_or_default(), &mut word);
            key.push_str(&word);
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

fn singular(word: &mut String) {
    if !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return;
    }
    let length = word.len();
    if word.ends_with("ies") && length > 4 {
        word.truncate(length - 3);
        word.push('y');
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(length - 2);
    } else {
        word.truncate(length - 1);
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

fn american(word: &mut String) {
    // Few words end in three such letters.
    let last = word.as_bytes().last_chunk();
    if word.len() < 5 || !matches!(last, Some(b"ion" | b"nal" | b"ing" | b"sed" | b"ser" | b"ise" | b"our" | b"ral")) {
        return;
    }
    let Some((british, ending)) = ENDINGS.iter().find(|(british, _)| word.ends_with(british)) else { return };
    word.truncate(word.len() - british.len());
    word.push_str(ending);
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
