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
    /// The folded words, a blank behind each: a run of them is the key of a name.
    forms: String,
    /// For each word where its form ends, and a hash of it.
    ends: Vec<(u32, u32)>,
}

impl<'t> Folded<'t> {
    pub(crate) fn new(text: &'t str, spelling: &Spelling) -> Self {
        let words = words::split(text);
        let lower = text.to_ascii_lowercase();
        let (mut forms, mut ends) = (String::with_capacity(text.len() + 1), Vec::with_capacity(words.len()));
        for word in &words {
            let start = forms.len();
            let letters = lower.get(word.start..word.end).unwrap_or_default();
            if word.plain {
                spelling.fold_plain(letters, &mut forms)
            } else {
                spelling.fold(letters, &mut forms)
            }
            let hash = forms.get(start..).map_or(0, hash);
            ends.push((u32::try_from(forms.len()).unwrap_or(u32::MAX), hash));
            forms.push(' ');
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
        self.forms.get(self.starts(word)..self.ends(word)).unwrap_or_default()
    }

    /// The key of the name that a run of words may be.
    pub(crate) fn key(&self, first: usize, last: usize) -> &str {
        self.forms.get(self.starts(first)..=self.ends(last)).unwrap_or_default()
    }

    fn starts(&self, word: usize) -> usize {
        word.checked_sub(1).map_or(0, |before| self.ends(before) + 1)
    }

    fn ends(&self, word: usize) -> usize {
        self.ends.get(word).map_or(0, |(end, _)| *end as usize)
    }

    /// A hash of each word's form.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.ends.iter().map(|(_, hash)| *hash)
    }

    /// The words from one on up to where no name runs across, each as a hash of its form.
    pub(crate) fn run(&self, first: usize) -> impl Iterator<Item = u32> + '_ {
        let own = self.ends.get(first..).unwrap_or_default();
        let breaks = self.words.get(first..).unwrap_or_default();
        let joined = breaks.iter().enumerate().take_while(|(index, word)| *index == 0 || !word.after_break);
        own.iter().zip(joined).map(|((_, hash), _)| *hash)
    }
}

/// A hash of a folded word, the same for the words of texts and of names.
pub(crate) fn hash(form: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// A hash of words one behind the other, of those before the last one and of that.
pub(crate) const fn hash_behind(before: u32, word: u32) -> u32 {
    (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9)
}

/// A set of hashes, of which most others are told apart at one look.
#[derive(Debug, Default)]
pub(crate) struct Sieve(Vec<u64>);

/// Bits of a sieve for each hash in it.
const BITS: usize = 16;

impl Sieve {
    pub fn new(hashes: &[u32]) -> Self {
        let mut bits = vec![0; (hashes.len() * BITS).next_power_of_two().div_ceil(64)];
        let most = bits.len() * 64 - 1;
        for hash in hashes {
            let bit = *hash as usize & most;
            if let Some(word) = bits.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self(bits)
    }

    /// False where the hash is none of them.
    pub fn may_hold(&self, hash: u32) -> bool {
        let bit = hash as usize & (self.0.len() * 64).saturating_sub(1);
        self.0.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 != 0)
    }
}
