//! The pattern language of the tables: phrases of words, matched against the words of a sentence.
//!
//! ```text
//! pattern = [ "^" ] item { item } [ "$" ] ;   (* "^": at the first word; "$": up to the last *)
//! item    = words [ "?" ] | ".." [ digits ] ; (* "?": may be absent; "..": up to 4 words, or as many as stated *)
//! words   = word { "|" word } ;               (* one of them *)
//! word    = text [ "*" ] | "#" ;              (* "*": any ending; "#": a number *)
//! ```

use std::collections::HashMap;

use super::words::Word;

const GAP: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
enum One {
    Whole(String),
    Prefix(String),
    Number,
}

impl One {
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == word,
            Self::Prefix(prefix) => word.starts_with(prefix.as_str()),
            Self::Number => word.starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Words { any: Vec<One>, optional: bool },
    Gap(usize),
}

/// One phrase of a table.
#[derive(Debug, Clone)]
struct Pattern {
    first: bool,
    last: bool,
    items: Vec<Item>,
}

impl Pattern {
    fn read(source: &str) -> Option<Self> {
        let mut tokens: Vec<&str> = source.split_whitespace().collect();
        let first = tokens.first() == Some(&"^");
        let last = tokens.last() == Some(&"$");
        tokens.retain(|token| !matches!(*token, "^" | "$"));
        let items: Option<Vec<Item>> = tokens.into_iter().map(item).collect();
        let items = items?;
        matches!(items.first(), Some(Item::Words { optional: false, .. })).then_some(Self { first, last, items })
    }

    /// One past the last word of the phrase that begins at `at`.
    fn ends(&self, words: &[Word], at: usize) -> Option<usize> {
        matches(&self.items, words, at, self.last)
    }
}

fn item(token: &str) -> Option<Item> {
    if let Some(count) = token.strip_prefix("..") {
        return if count.is_empty() { Some(Item::Gap(GAP)) } else { count.parse().ok().map(Item::Gap) };
    }
    let (token, optional) = token.strip_suffix('?').map_or((token, false), |token| (token, true));
    let any: Vec<One> = token
        .split('|')
        .map(|word| match (word, word.strip_suffix('*')) {
            ("#", _) => One::Number,
            (_, Some(prefix)) => One::Prefix(prefix.to_owned()),
            _ => One::Whole(word.to_owned()),
        })
        .collect();
    (!any.contains(&One::Whole(String::new()))).then_some(Item::Words { any, optional })
}

/// Depth is bounded by the length of the phrase.
fn matches(items: &[Item], words: &[Word], at: usize, last: bool) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else {
        return (!last || at == words.len()).then_some(at);
    };
    match item {
        Item::Words { any, optional } => {
            let here = words.get(at).is_some_and(|word| any.iter().any(|one| one.is(&word.text)));
            let taken = if here { matches(rest, words, at + 1, last) } else { None };
            taken.or_else(|| if *optional { matches(rest, words, at, last) } else { None })
        }
        Item::Gap(most) => (at..=(at + most).min(words.len())).find_map(|next| matches(rest, words, next, last)),
    }
}

/// A phrase found: its label, and its words as a half-open range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found<L> {
    pub(super) label: L,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A table's source in all languages.
macro_rules! in_all_languages {
    ($name:literal) => {
        concat!(
            include_str!(concat!("tables/", $name, ".txt")),
            include_str!(concat!("tables/", $name, ".de.txt")),
            include_str!(concat!("tables/", $name, ".fr.txt"))
        )
    };
}
pub(super) use in_all_languages;

/// A table of labelled phrases.
#[derive(Debug)]
pub(super) struct Table<L> {
    patterns: Vec<(L, Pattern)>,
    whole: HashMap<String, Vec<usize>>,
    other: Vec<usize>,
}

impl<L: Copy> Table<L> {
    /// Reads `[label]` lines, each followed by its phrases, one a line; `//` begins a comment. Gives the wrong lines beside the table.
    pub(super) fn read(source: &'static str, label: impl Fn(&str) -> Option<L>) -> (Self, Vec<&'static str>) {
        Self::read_as(source, label, false)
    }

    /// The same, of phrases that must reach the last word.
    pub(super) fn read_whole(source: &'static str, label: impl Fn(&str) -> Option<L>) -> (Self, Vec<&'static str>) {
        Self::read_as(source, label, true)
    }

    fn read_as(source: &'static str, label: impl Fn(&str) -> Option<L>, whole: bool) -> (Self, Vec<&'static str>) {
        let mut table = Self { patterns: Vec::new(), whole: HashMap::new(), other: Vec::new() };
        let mut wrong = Vec::new();
        let mut current = None;
        for line in source.lines() {
            let phrase = line.split("//").next().unwrap_or_default().trim();
            if phrase.is_empty() {
                continue;
            }
            if let Some(name) = phrase.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                current = label(name);
                if current.is_none() {
                    wrong.push(line);
                }
                continue;
            }
            match (current, Pattern::read(phrase)) {
                (Some(label), Some(pattern)) => table.add(label, Pattern { last: pattern.last || whole, ..pattern }),
                _ => wrong.push(line),
            }
        }
        (table, wrong)
    }

    fn add(&mut self, label: L, pattern: Pattern) {
        let index = self.patterns.len();
        if let Some(Item::Words { any, .. }) = pattern.items.first() {
            for one in any {
                match one {
                    One::Whole(word) => self.whole.entry(word.clone()).or_default().push(index),
                    One::Prefix(_) | One::Number => self.other.push(index),
                }
            }
        }
        self.patterns.push((label, pattern));
    }

    /// Every phrase that begins at word `at`.
    pub(super) fn at<'t>(&'t self, words: &'t [Word], at: usize) -> impl Iterator<Item = Found<L>> + 't {
        let whole = words.get(at).and_then(|word| self.whole.get(&word.text)).map_or(&[][..], Vec::as_slice);
        whole.iter().chain(&self.other).filter_map(move |index| {
            let (label, pattern) = self.patterns.get(*index)?;
            if pattern.first && at != 0 {
                return None;
            }
            pattern.ends(words, at).filter(|to| *to > at).map(|to| Found { label: *label, from: at, to })
        })
    }

    /// Every phrase anywhere, from left to right.
    pub(super) fn all<'t>(&'t self, words: &'t [Word]) -> impl Iterator<Item = Found<L>> + 't {
        (0..words.len()).flat_map(|at| self.at(words, at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(phrase: &'static str, text: &str) -> bool {
        let (table, wrong) = Table::read(phrase, |_| Some(()));
        assert!(wrong.is_empty(), "{wrong:?}");
        table.all(&words(text)).next().is_some()
    }

    #[test]
    fn phrases_match_by_their_language() {
        assert!(found("[x]\nnice to? have", "Nice-to-have"));
        assert!(found("[x]\n^ you must .. have|hold", "You must already hold a licence"));
        assert!(!found("[x]\n^ you must .. have|hold", "if you must have it"));
        assert!(found("[x]\ncitizen*", "U.S. citizenship"));
        assert!(found("[x]\npreferred $", "CPA preferred."));
        assert!(!found("[x]\npreferred $", "preferred supplier"));
        assert!(found("[x]\n# % travel", "50% travel"));
    }

    #[test]
    fn a_line_that_is_no_phrase_is_told() {
        let (_, wrong) = Table::read("[x]\n.. have\nok", |_| Some(()));
        assert_eq!(wrong, [".. have"]);
        let (_, wrong) = Table::<()>::read("[y]\nok", |_| None);
        assert_eq!(wrong, ["[y]", "ok"]);
    }
}
