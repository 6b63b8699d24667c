//! A text made ready for finding names in it: its words, folded once for every table.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use crate::spelling::Spelling;
use crate::words::{self, Word};

/// A text whose words are told apart and folded, so that names of several tables are found in it without doing that for each.
///
/// It is made by [`crate::Vocabulary::folded`], and means something to the tables of that vocabulary only.
#[derive(Debug, Clone)]
pub struct Folded<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// The folded words, one behind the other.
    forms: String,
    /// For each word where its form ends, and a hash of it.
    ends: Vec<(u32, u32)>,
}

impl<'t> Folded<'t> {
    pub(crate) fn new(text: &'t str, spelling: &Spelling) -> Self {
        let words = words::split(text);
        let (mut forms, mut ends) = (String::with_capacity(text.len()), Vec::with_capacity(words.len()));
        let mut form = String::new();
        for word in &words {
            spelling.fold(text.get(word.start..word.end).unwrap_or_default(), &mut form);
            forms.push_str(&form);
            ends.push((u32::try_from(forms.len()).unwrap_or(u32::MAX), hash(&form)));
        }
        Self { text, words, forms, ends }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The folded form of a word.
    pub(crate) fn form(&self, word: usize) -> &str {
        let end = |word: usize| self.ends.get(word).map_or(0, |(end, _)| *end as usize);
        self.forms.get(word.checked_sub(1).map_or(0, end)..end(word)).unwrap_or_default()
    }

    /// A hash of each word's form.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.ends.iter().map(|(_, hash)| *hash)
    }
}

/// A hash of a folded word, the same for the words of texts and of names.
pub(crate) fn hash(form: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// Folded words, of which most others are told apart at one look.
#[derive(Debug, Default)]
pub(crate) struct Sieve(Vec<u64>);

/// Bits of a sieve for each word in it.
const BITS: usize = 16;

impl Sieve {
    pub fn new<'w>(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        let mut bits = vec![0; (words.len() * BITS).next_power_of_two().div_ceil(64)];
        let most = bits.len() * 64 - 1;
        for word in words {
            let bit = hash(word) as usize & most;
            if let Some(word) = bits.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self(bits)
    }

    /// False where no word has the hash.
    pub fn may_hold(&self, hash: u32) -> bool {
        let bit = hash as usize & (self.0.len() * 64).saturating_sub(1);
        self.0.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 != 0)
    }
}
