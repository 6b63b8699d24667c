//! What a text says by itself, whoever wrote it.
//!
//! Titles, degrees, skills and short lines are the same in many résumés: each thread remembers those it met last.

use std::cell::RefCell;
use std::hash::Hasher as _;

use qualify_vocabulary::{ClearanceMention, ConceptId, CredentialMention, LanguageMention, Mention, Vocabulary};
use rustc_hash::FxHasher;

use crate::phrase::{self, Word};
use crate::term;

/// The longest text that is remembered, in bytes: longer ones seldom come twice.
const LONGEST: usize = 64;
/// How many texts a thread remembers.
const SLOTS: usize = 4096;

/// What a text says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub words: Vec<Word>,
    pub concepts: Vec<Mention>,
    pub credentials: Vec<CredentialMention>,
    pub clearances: Vec<ClearanceMention>,
    pub languages: Vec<LanguageMention>,
    /// Something is not held, or no longer.
    pub pending: bool,
}

impl Said {
    fn new(text: &str, vocabulary: &Vocabulary) -> Self {
        let folded = vocabulary.folded(text);
        Self {
            words: phrase::words(text),
            concepts: vocabulary.claimed_in(&folded),
            credentials: vocabulary.credentials().find_in(&folded),
            clearances: vocabulary.clearances().find_in(&folded),
            languages: vocabulary.languages().find_in(&folded),
            pending: says_pending(text),
        }
    }
}

/// Whether a text says that something is not held, or no longer.
fn says_pending(text: &str) -> bool {
    const WORDS: [&str; 9] = ["candidate", "eligible", "expected", "pending", "pursuing", "progress", "expired", "lapsed", "studying"];
    term::has_word(text, &WORDS)
}

/// A text and what it says in a version of the vocabulary; at first none, which says nothing.
#[derive(Debug, Default)]
struct Known {
    version: u64,
    text: String,
    said: Said,
}

/// Reads texts with a vocabulary.
pub(crate) struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    version: u64,
    /// The texts that the thread has met: each in the place that its hash gives it, where another may follow it.
    known: &'a mut [Known],
    /// The last text that is not remembered.
    long: Said,
}

impl Reader<'_> {
    /// What a text says.
    pub fn said(&mut self, text: &str) -> &Said {
        let (vocabulary, version) = (self.vocabulary, self.version);
        match self.known.get_mut(place(text, version)).filter(|_| text.len() <= LONGEST) {
            Some(known) => {
                if known.version != version || known.text != text {
                    *known = Known { version, text: text.to_owned(), said: Said::new(text, vocabulary) };
                }
                &known.said
            }
            None => {
                self.long = Said::new(text, vocabulary);
                &self.long
            }
        }
    }
}

fn place(text: &str, version: u64) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write_u64(version);
    hasher.write(text.as_bytes());
    hasher.finish() as usize % SLOTS
}

/// Lends the function a reader that remembers what the thread has read; a vocabulary whose version is no number has none to remember.
pub(crate) fn reading<T>(vocabulary: &Vocabulary, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
    thread_local! {
        static KNOWN: RefCell<Vec<Known>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        known.resize_with(SLOTS, Known::default);
        let (version, known) = match u64::from_str_radix(vocabulary.version(), 16) {
            Ok(version) => (version, known.as_mut_slice()),
            Err(_) => (0, Default::default()),
        };
        read(&mut Reader { vocabulary, version, known, long: Said::default() })
    })
}

/// The concepts that a text names, in its order, a job title whosever it is.
#[must_use]
pub fn named(text: &str, vocabulary: &Vocabulary) -> Vec<ConceptId> {
    reading(vocabulary, |reader| {
        let concepts = reader.said(text).concepts.iter();
        concepts.filter_map(|mention| vocabulary.implied(mention.concept).first().copied()).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_text_says_the_same_however_often_it_is_read() {
        let vocabulary = Vocabulary::shipped();
        let texts: Vec<String> = (0..2 * SLOTS).map(|number| format!("Rust and CCNA, Spanish, year {number}")).collect();
        for text in texts.iter().chain(&texts) {
            reading(vocabulary, |reader| {
                let (said, new) = (reader.said(text), Said::new(text, vocabulary));
                assert_eq!(format!("{said:?}"), format!("{new:?}"));
            });
        }
    }

    #[test]
    fn another_vocabulary_reads_anew() {
        let vocabulary = Vocabulary::shipped();
        let names = BTreeMap::from([("Quuxery".to_owned(), vec!["quux".to_owned()])]);
        let own = vocabulary.extended(&names).unwrap_or_else(|error| unreachable!("{error}"));
        let found = |vocabulary| reading(vocabulary, |reader| reader.said("quux").concepts.len());
        assert_eq!([found(vocabulary), found(&own), found(vocabulary)], [0, 1, 0]);
    }
}
