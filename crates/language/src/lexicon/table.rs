//! A table from words to what they mean, whatever their ASCII case: one probe finds most words.

/// Words and their values, in the order they were added, and where each of them is found.
#[derive(Debug, Default)]
pub(crate) struct Table<V> {
    entries: Vec<(Box<str>, V)>,
    /// By hash: the high bits of the hash and one more than the place of the entry; zero when free.
    slots: Vec<(u32, u32)>,
}

impl<V: Default> Table<V> {
    /// Changes the value of a word, which is added when the table has it not.
    pub fn change(&mut self, word: &str, change: impl FnOnce(&mut V)) {
        let place = match self.find(word) {
            Some((place, _)) => place,
            None => self.add(word),
        };
        if let Some((_, value)) = self.entries.get_mut(place) {
            change(value);
        }
    }

    fn add(&mut self, word: &str) -> usize {
        self.entries.push((word.to_ascii_lowercase().into(), V::default()));
        if self.entries.len() * 2 > self.slots.len() {
            self.slots = vec![(0, 0); (self.entries.len() * 4).next_power_of_two()];
            for place in 0..self.entries.len() {
                self.settle(place);
            }
        } else {
            self.settle(self.entries.len() - 1);
        }
        self.entries.len() - 1
    }

    /// Puts an entry into the first free slot.
    fn settle(&mut self, place: usize) {
        let Some((word, _)) = self.entries.get(place) else { return };
        let key = Key::of(word);
        let mask = self.slots.len() - 1;
        let mut at = first(key, mask);
        while self.slots.get(at).is_some_and(|(_, taken)| *taken > 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (tag(key), u32::try_from(place + 1).unwrap_or(0));
        }
    }
}

impl<V> Table<V> {
    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        self.find(word).map(|(_, value)| value)
    }

    /// The place of a word and its value.
    #[inline]
    fn find(&self, word: &str) -> Option<(usize, &V)> {
        let key = Key::of(word);
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = first(key, mask);
        loop {
            let (tagged, place) = *self.slots.get(at)?;
            let place = (place as usize).checked_sub(1)?;
            if tagged == tag(key)
                && let Some((_, value)) = self.entries.get(place).filter(|(known, _)| same(known, word))
            {
                return Some((place, value));
            }
            at = (at + 1) & mask;
        }
    }
}

/// Whether words are equal but for case; what the key says of up to eight bytes at both ends is known.
fn same(known: &str, word: &str) -> bool {
    known.len() == word.len() && (known.len() <= Key::WHOLE || known.eq_ignore_ascii_case(word))
}

/// The slot a search begins at.
fn first(key: Key, mask: usize) -> usize {
    usize::try_from(key.0 >> 16).unwrap_or(0) & mask
}

/// What a slot keeps of a key.
fn tag(key: Key) -> u32 {
    u32::try_from(key.0 >> 32).unwrap_or(0)
}

/// The letters of a word whatever their case, as one number: words that differ have different keys, but for a chance that is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Key(u64);

impl Key {
    /// Words of at most as many bytes are told apart by their keys alone.
    const WHOLE: usize = 16;

    /// The key of a word: of its first and its last eight bytes, or fewer, and its length.
    #[inline]
    const fn of(word: &str) -> Self {
        /// The bit in which capitals differ from small letters, in every byte.
        const SMALL: u64 = 0x2020_2020_2020_2020;
        let word = word.as_bytes();
        let (head, tail) = if let (Some(head), Some(tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
            (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
        } else if let (Some(head), Some(tail)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (u32::from_le_bytes(*head) as u64, u32::from_le_bytes(*tail) as u64)
        } else {
            match word {
                [a, b, c] => (*a as u64 | (*b as u64) << 8, *c as u64),
                [a, b] => (*a as u64 | (*b as u64) << 8, 0),
                [a] => (*a as u64, 0),
                _ => (0, 0),
            }
        };
        let mixed = (head | SMALL).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (tail | SMALL).rotate_left(29) ^ word.len() as u64;
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self(mixed ^ mixed >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case_and_no_other() {
        let mut table = Table::default();
        let words: Vec<String> = (0..3000).map(|i| format!("{}word-{i}", "x".repeat(i % 12))).collect();
        for (i, word) in words.iter().enumerate() {
            table.change(word, |value| *value = i);
        }
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.get(word), Some(&i));
            assert_eq!(table.get(&word.to_uppercase()), Some(&i));
        }
        assert_eq!(table.get("word-3000"), None);
        assert_eq!(table.get(""), None);
        assert_eq!(Table::<u8>::default().get("word"), None);
    }
}
