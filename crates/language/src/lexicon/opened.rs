//! Phrases with what they begin with: most words are told at a glance to begin none of them.

/// Phrases in their order, with the first letters and the lengths of their first words.
#[derive(Debug)]
pub(crate) struct Phrases {
    list: &'static [&'static str],
    /// By the low bits of a first letter, which are the same in any case: the lengths of the words that begin with it, as bits.
    lengths: [u32; 32],
}

impl Phrases {
    /// Phrases in small letters, of which a longer one stands before those it begins with.
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        let mut lengths = [0; 32];
        let mut left = list;
        while let [phrase, tail @ ..] = left {
            left = tail;
            let mut length = 0;
            let mut letters = phrase.as_bytes();
            while let [letter, behind @ ..] = letters
                && *letter != b' '
            {
                length += 1;
                letters = behind;
            }
            if let [first, ..] = phrase.as_bytes()
                && let (_, [slot, ..]) = lengths.split_at_mut(*first as usize % 32)
            {
                *slot |= 1 << (length % 32);
            }
        }
        Self { list, lengths }
    }

    /// All phrases.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// Whether a phrase may begin with a word: so for all that do, and for few others.
    #[inline]
    pub fn may_begin(&self, word: &str) -> bool {
        let lengths = word.as_bytes().first().and_then(|first| self.lengths.get(usize::from(first % 32)));
        lengths.is_some_and(|lengths| lengths >> (word.len() % 32) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_begins_with_its_first_word_in_any_case() {
        let phrases = Phrases::new(&["first aid", "ged", "( or higher )", "gcse’s"]);
        for word in ["first", "First", "FIRST", "ged", "GED", "(", "gcse’s"] {
            assert!(phrases.may_begin(word), "{word}");
        }
        for word in ["", "f", "firs", "aid", "or", "gcses", ")"] {
            assert!(!phrases.may_begin(word), "{word}");
        }
        assert_eq!(phrases.iter().nth(1), Some("ged"));
    }
}
