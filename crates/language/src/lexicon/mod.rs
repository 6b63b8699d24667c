//! Word tables: which classes a word belongs to.

mod class;
mod english;
mod names;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub(crate) use class::Class;

/// A word, its classes, and the value they give it.
type Entry = (&'static str, Class, u16);

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
    let plain = english::TABLES.iter().chain(names::TABLES).flat_map(|(class, list)| list.split_whitespace().map(|word| (word, *class, 0)));
    let valued = english::VALUES.iter().flat_map(|(class, value, list)| list.split_whitespace().map(|word| (word, *class, *value)));
    for (word, class, value) in plain.chain(valued) {
        let entry = words.entry(hash(word)).or_insert((word, Class::NONE, 0));
        entry.1 = entry.1.or(class);
        entry.2 = entry.2.max(value);
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

/// The classes of a word and the value they give it.
pub(crate) fn classes(word: &str) -> (Class, u16) {
    if word.len() > 40 {
        return (Class::NONE, 0);
    }
    match WORDS.get(&hash(word)) {
        Some((known, class, value)) if same(known, word) => (*class, *value),
        _ => (Class::NONE, 0),
    }
}

/// Whether the words are equal but for case and apostrophes.
fn same(known: &str, word: &str) -> bool {
    if known.eq_ignore_ascii_case(word) {
        return true;
    }
    known.bytes().filter(|b| *b != b'\'').eq(word.bytes().filter(|b| b.is_ascii() && *b != b'\'').map(|b| b.to_ascii_lowercase()))
}

/// Whether a word is a name that is written with a capital inside ("JavaScript").
pub(crate) fn camel(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| names::CAMEL.split_whitespace().collect());
    word.len() < 24 && NAMES.contains(word.to_ascii_lowercase().as_str())
}
