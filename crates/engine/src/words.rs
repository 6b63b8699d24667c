//! The words of a résumé, kept so that a phrase which the vocabulary does not know is found without its text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::derived::Derived;
use crate::phrase::{Phrase, Stem, Word};
use crate::said::Said;
use crate::texts::{Place, Places, Text, TextKind};

/// Every word of a résumé as a stem, with where it stands: an index from stem to places in the text, no text.
///
/// A token is a word's number in the résumé, counted over all texts. After them come the words of the credentials' names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// The different stems, sorted.
    stems: Vec<Stem>,
    /// For each stem the end of its tokens in `tokens`.
    ends: Vec<u32>,
    /// Tokens by stem, ascending within it: twice the number, and one more where the word joins the one before.
    tokens: Vec<u32>,
    /// The place of each token of a text.
    places: Vec<Place>,
    /// The texts outside entries that are read for themselves, lists first.
    lines: Vec<Line>,
    /// The tokens of each credential's name.
    names: Vec<Range<u32>>,
    /// Lengths in months that the résumé states for what a place names.
    stated: Vec<(Place, u32)>,
    /// A bit for each stem: what has none here is nowhere.
    #[serde(skip)]
    filter: Derived<[u64; 16]>,
}

/// A text in which credentials may be named in passing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Line {
    tokens: Range<u32>,
    listed: bool,
    pending: bool,
}

/// How a name stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The text lists what the candidate has.
    pub listed: bool,
    /// The text says that it is not yet held, or no longer.
    pub pending: bool,
}

/// The words of a résumé while they are gathered.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    found: Vec<(Stem, u32)>,
    next: u32,
    words: Words,
}

impl Gathering {
    /// None yet, with room for so many.
    pub fn of(words: usize) -> Self {
        let gathered = Words { places: Vec::with_capacity(words), ..Words::default() };
        Self { found: Vec::with_capacity(words), next: 0, words: gathered }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &Text<'_>, said: &Said) {
        let tokens = self.add(&said.words);
        self.words.places.extend(said.words.iter().map(|_| text.place));
        if text.kind != TextKind::Entry {
            self.words.lines.push(Line { tokens, listed: text.kind == TextKind::List, pending: said.pending });
        }
        if let Some(months) = text.stated {
            self.words.stated.push((text.place, months));
        }
    }

    /// Adds the name of a credential, after all texts.
    pub fn name(&mut self, words: &[Word]) {
        let tokens = self.add(words);
        self.words.names.push(tokens);
    }

    fn add(&mut self, words: &[Word]) -> Range<u32> {
        let from = self.next;
        for word in words {
            self.found.push((word.stem, self.next * 2 + u32::from(word.joined)));
            self.next += 1;
        }
        from..self.next
    }

    pub fn done(mut self) -> Words {
        self.found.sort_unstable();
        self.words.stems.reserve(self.found.len());
        self.words.ends.reserve(self.found.len());
        self.words.tokens = self.found.iter().map(|(_, token)| *token).collect();
        for (stem, _) in &self.found {
            if self.words.stems.last() == Some(stem) {
                if let Some(end) = self.words.ends.last_mut() {
                    *end += 1;
                }
            } else {
                let before = self.words.ends.last().copied().unwrap_or(0);
                self.words.stems.push(*stem);
                self.words.ends.push(before + 1);
            }
        }
        self.words.lines.sort_by_key(|line| !line.listed);
        self.words
    }
}

/// Where a stem's bit stands in the filter.
fn in_filter(stem: Stem) -> (usize, u64) {
    ((stem >> 60) as usize, 1 << (stem >> 54 & 63))
}

fn filter(stems: &[Stem]) -> [u64; 16] {
    let mut filter = [0; 16];
    for (word, bit) in stems.iter().map(|stem| in_filter(*stem)) {
        if let Some(bits) = filter.get_mut(word) {
            *bits |= bit;
        }
    }
    filter
}

impl Words {
    /// The different words, as hashes of their stems, ascending.
    #[must_use]
    pub fn stems(&self) -> &[u64] {
        &self.stems
    }

    /// False where no text has the stem; true where one has, and seldom else.
    pub(crate) fn may_hold(&self, stem: Stem) -> bool {
        let (word, bit) = in_filter(stem);
        self.filter.get(|| filter(&self.stems)).get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// The tokens of a stem; none where no text has it.
    pub(crate) fn of(&self, stem: Stem) -> &[u32] {
        if !self.may_hold(stem) {
            return &[];
        }
        let Ok(index) = self.stems.binary_search(&stem) else { return &[] };
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.tokens.get(start..end(index)).unwrap_or_default()
    }

    /// The places of the tokens that belong to one.
    pub(crate) fn places(&self, tokens: &[u32]) -> Places {
        let mut places = Places::default();
        for place in tokens.iter().filter_map(|token| self.places.get((token / 2) as usize)) {
            places |= Places::from(*place);
        }
        places
    }

    /// The tokens at which a phrase begins.
    fn beginnings<'w>(&'w self, phrase: &'w Phrase) -> impl Iterator<Item = u32> + 'w {
        let (first, rest) = phrase.words.split_first().map_or((&[][..], &[][..]), |(first, rest)| (self.of(*first), rest));
        let first = if rest.iter().any(|word| self.of(*word).is_empty()) { &[] } else { first };
        first.iter().map(|token| token / 2).filter(move |begin| {
            let follows = |(stem, at): (&Stem, u32)| self.of(*stem).binary_search(&(at * 2 + 1)).is_ok();
            rest.iter().zip(begin + 1..).all(follows)
        })
    }

    /// Where a whole phrase stands.
    pub(crate) fn phrase(&self, phrase: &Phrase) -> Places {
        if let [only] = phrase.words.as_slice() {
            return self.places(self.of(*only));
        }
        let mut places = Places::default();
        for place in self.beginnings(phrase).filter_map(|token| self.places.get(token as usize)) {
            places |= Places::from(*place);
        }
        places
    }

    /// How a phrase stands outside the entries that are read for themselves: in a list, if it stands in any.
    pub(crate) fn naming(&self, phrase: &Phrase) -> Option<Naming> {
        let mut best: Option<(usize, Naming)> = None;
        for token in self.beginnings(phrase) {
            let found = self.lines.iter().enumerate().find(|(_, line)| line.tokens.contains(&token));
            if let Some((index, line)) = found
                && best.is_none_or(|(first, _)| index < first)
            {
                best = Some((index, Naming { listed: line.listed, pending: line.pending }));
            }
        }
        best.map(|(_, naming)| naming)
    }

    /// Whether a phrase stands in the name of a credential, and how many of its content words do.
    pub(crate) fn in_name(&self, credential: usize, phrase: &Phrase) -> (bool, usize) {
        let Some(name) = self.names.get(credential).filter(|name| !name.is_empty()) else { return (false, 0) };
        if !phrase.content.iter().any(|stem| self.may_hold(*stem)) {
            return (false, 0);
        }
        let inside = |token: u32| name.contains(&token);
        let found = phrase.content.iter().filter(|stem| self.of(**stem).iter().any(|token| inside(token / 2))).count();
        (found > 0 && self.beginnings(phrase).any(inside), found)
    }

    /// The longest length that the résumé states for what these places name.
    pub(crate) fn stated(&self, at: Places) -> Option<u32> {
        self.stated.iter().filter(|(place, _)| at.contains(*place)).map(|(_, months)| *months).max()
    }
}
