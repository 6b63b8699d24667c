//! Word tables: which classes a word belongs to.

mod class;
mod english;
mod lists;
mod names;
mod opened;
pub(crate) mod phrases;
mod table;

use std::collections::HashSet;
use std::sync::LazyLock;

pub(crate) use class::Class;
pub(crate) use lists::List;
pub(crate) use opened::Phrases;
pub(crate) use table::Table;

/// What the tables say of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its classes.
    pub class: Class,
    /// The value they give it.
    pub value: u16,
    /// The lists it stands in.
    pub lists: &'static List,
}

impl Default for Known {
    fn default() -> Self {
        Self { class: Class::NONE, value: 0, lists: &List::NONE }
    }
}

/// What a table holds of a word.
#[derive(Debug, Default)]
struct Entry {
    class: Class,
    value: u16,
    lists: List,
}

/// All words of the tables, in small letters and without apostrophes.
static WORDS: LazyLock<Table<Entry>> = LazyLock::new(|| {
    let mut words: Table<Entry> = Table::default();
    for (list, table) in lists::TABLES {
        for word in table.split_whitespace() {
            words.change(word, |entry| entry.lists = entry.lists.or(*list));
        }
    }
    let openers =
        [(List::OPENS_CREDENTIAL, &phrases::CREDENTIALS), (List::OPENS_BOUND, &phrases::AT_LEAST), (List::OPENS_BOUND, &phrases::AT_MOST)];
    for (list, phrases) in openers {
        for word in phrases.iter().filter_map(|phrase| phrase.split(' ').next()) {
            words.change(word, |entry| entry.lists = entry.lists.or(list));
        }
    }
    for (word, _) in phrases::NAMES {
        words.change(word, |entry| entry.lists = entry.lists.or(List::OPENS_NAME));
    }
    let plain = english::TABLES.iter().chain(names::TABLES).flat_map(|(class, list)| list.split_whitespace().map(|word| (word, *class, 0)));
    let valued = english::VALUES.iter().flat_map(|(class, value, list)| list.split_whitespace().map(|word| (word, *class, *value)));
    for (word, class, value) in plain.chain(valued) {
        words.change(&bare(word), |entry| {
            entry.class = entry.class.or(class);
            entry.value = entry.value.max(value);
        });
    }
    words
});

/// No word of the tables is longer.
pub(crate) const LONGEST: usize = 40;

/// A word without apostrophes, however they are spelled.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_ascii() && !matches!(c, '\'' | '?')).collect()
}

/// What the tables say of a word: its classes but for apostrophes, its lists only as written.
pub(crate) fn known(word: &str) -> Known {
    if word.len() > LONGEST {
        return Known::default();
    }
    if word.bytes().any(|byte| matches!(byte, b'\'' | b'?') || !byte.is_ascii()) {
        return Known { lists: &List::NONE, ..plain(&bare(word)) };
    }
    plain(word)
}

/// What the tables say of a word that has neither apostrophes nor letters beyond ASCII.
#[inline]
pub(crate) fn plain(word: &str) -> Known {
    WORDS.get(word).map_or_else(Known::default, |entry| Known { class: entry.class, value: entry.value, lists: &entry.lists })
}

/// The classes of a word.
pub(crate) fn classes(word: &str) -> Class {
    known(word).class
}

/// Whether a word is a name that is written with a capital inside ("JavaScript").
pub(crate) fn camel(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| names::CAMEL.split_whitespace().collect());
    word.len() < 24 && NAMES.contains(word.to_ascii_lowercase().as_str())
}
