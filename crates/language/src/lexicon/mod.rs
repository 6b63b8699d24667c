//! Word tables: which classes a word belongs to.

mod class;
mod english;
mod lists;
mod names;
pub(crate) mod phrases;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub(crate) use class::Class;
pub(crate) use lists::List;

/// What the tables say of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// Its classes.
    pub class: Class,
    /// The value they give it.
    pub value: u16,
    /// The lists it stands in.
    pub lists: List,
}

/// A word and what the tables say of it.
type Entry = (&'static str, Known);

/// Keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.0 = self.0 << 8 | u64::from(*b));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// All tables as one map from the hash of the lower-case word.
static WORDS: LazyLock<HashMap<u64, Entry, BuildHasherDefault<Identity>>> = LazyLock::new(|| {
    let mut words: HashMap<u64, Entry, BuildHasherDefault<Identity>> = HashMap::default();
    for (list, table) in lists::TABLES {
        for word in table.split_whitespace() {
            let (_, known) = words.entry(hash(word)).or_insert((word, Known::default()));
            known.lists = known.lists.or(*list);
        }
    }
    let plain = english::TABLES.iter().chain(names::TABLES).flat_map(|(class, list)| list.split_whitespace().map(|word| (word, *class, 0)));
    let valued = english::VALUES.iter().flat_map(|(class, value, list)| list.split_whitespace().map(|word| (word, *class, *value)));
    for (word, class, value) in plain.chain(valued) {
        let (_, known) = words.entry(hash(word)).or_insert((word, Known::default()));
        known.class = known.class.or(class);
        known.value = known.value.max(value);
    }
    words
});

/// FNV-1a over the lower-case bytes; apostrophes of every spelling count as one.
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes().filter(|b| b.is_ascii() && *b != b'\'') {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^ hash >> 29
}

/// What the tables say of a word: its classes but for apostrophes, its lists only as written.
pub(crate) fn known(word: &str) -> Known {
    if word.len() > 40 {
        return Known::default();
    }
    match WORDS.get(&hash(word)) {
        Some((text, known)) if text.eq_ignore_ascii_case(word) => *known,
        Some((text, known)) if same(text, word) => Known { lists: List::NONE, ..*known },
        _ => Known::default(),
    }
}

/// The classes of a word.
pub(crate) fn classes(word: &str) -> Class {
    known(word).class
}

/// Whether the words are equal but for case and apostrophes.
fn same(known: &str, word: &str) -> bool {
    known.bytes().filter(|b| *b != b'\'').eq(word.bytes().filter(|b| b.is_ascii() && *b != b'\'').map(|b| b.to_ascii_lowercase()))
}

/// Whether a word is a name that is written with a capital inside ("JavaScript").
pub(crate) fn camel(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| names::CAMEL.split_whitespace().collect());
    word.len() < 24 && NAMES.contains(word.to_ascii_lowercase().as_str())
}
