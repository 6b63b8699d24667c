//! Words of a text as the tables spell them: lower case, straight apostrophes, hyphens and slashes apart.

use crate::lexicon::{self, List};

/// A word and its place in the text it was cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, apostrophes straight.
    pub(super) text: String,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// The words of `text`; currency signs and `%` are words, other punctuation is none.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut open = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let end = at + c.len_utf8();
        if matches!(c, '$' | '£' | '€' | '%') {
            found.push(Word { text: c.to_string(), start: at, end });
            open = false;
            continue;
        }
        let inner = open && is_apostrophe(c) && next.is_some_and(char::is_alphabetic);
        if !(c.is_alphanumeric() || inner || open && matches!(c, '+' | '#')) {
            open = false;
            continue;
        }
        if !open {
            found.push(Word { text: String::new(), start: at, end });
        }
        open = true;
        if let Some(word) = found.last_mut() {
            word.end = end;
            match is_apostrophe(c) {
                true => word.text.push('\''),
                false => word.text.extend(c.to_lowercase()),
            }
        }
    }
    found
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

/// Whether the text begins with a capital letter.
pub(super) fn capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// How the words of `text` are capitalised: every longer word with a capital.
pub(super) fn titled(text: &str) -> bool {
    let mut long = text.split_whitespace().filter(|word| *word != "and/or" && word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    long.all(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase))
        && capital(text.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether `text` has letters and none of them is lower case.
pub(super) fn shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.chars().any(char::is_lowercase)
}

/// Whether a word stands in any of the lists.
pub(super) fn listed(word: &str, lists: List) -> bool {
    lexicon::known(word).lists.meets(lists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_placed() {
        let text = "Bachelor’s/Master's, C++ & 50% of £30k";
        let got: Vec<String> = words(text).into_iter().map(|w| w.text).collect();
        assert_eq!(got, ["bachelor's", "master's", "c++", "50", "%", "of", "£", "30k"]);
        assert!(words(text).iter().all(|w| text.get(w.start..w.end).is_some()));
    }
}
