//! Government security clearances and their ranks within a country.

use serde::{Deserialize, Serialize};

use crate::finder::Hit;
use crate::folded::Folded;
use crate::lexicon::Lexicon;

/// A clearance of one [`Clearances`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClearanceId(pub(crate) u32);

impl ClearanceId {
    /// Its number, from 0 without gaps: stable for one version of the vocabulary.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A clearance named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClearanceMention {
    /// What is named.
    pub clearance: ClearanceId,
    /// Byte of the text where the name begins.
    pub start: usize,
    /// Byte after its end.
    pub end: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Clearance {
    pub label: String,
    pub country: String,
    pub rank: u8,
}

/// The table of `clearances.yaml`.
#[derive(Debug, Default)]
pub struct Clearances {
    all: Vec<Clearance>,
    lexicon: Lexicon,
}

impl Clearances {
    pub(crate) fn new(all: Vec<Clearance>, lexicon: Lexicon) -> Self {
        Self { all, lexicon }
    }

    /// Every one of them.
    pub fn ids(&self) -> impl Iterator<Item = ClearanceId> + use<> {
        (0..self.all.len()).map(id)
    }

    /// The name it is shown by.
    #[must_use]
    pub fn label(&self, id: ClearanceId) -> &str {
        self.get(id).map_or("", |clearance| &clearance.label)
    }

    /// ISO 3166 code of the state that grants it, or an alliance (`NATO`).
    #[must_use]
    pub fn country(&self, id: ClearanceId) -> &str {
        self.get(id).map_or("", |clearance| &clearance.country)
    }

    /// The clearance that a whole term names.
    #[must_use]
    pub fn lookup(&self, term: &str) -> Option<ClearanceId> {
        self.lexicon.lookup(term).map(id)
    }

    /// Every clearance named in a text, in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<ClearanceMention> {
        mentions(self.lexicon.find(text))
    }

    /// The same in a text that the vocabulary has folded.
    #[must_use]
    pub fn find_in(&self, text: &Folded<'_>) -> Vec<ClearanceMention> {
        mentions(self.lexicon.find_in(text))
    }

    /// Whether holding one is at or above the rank of the other, of the same country.
    #[must_use]
    pub fn satisfies(&self, held: ClearanceId, asked: ClearanceId) -> bool {
        let (Some(held), Some(asked)) = (self.get(held), self.get(asked)) else { return false };
        held.country == asked.country && held.rank >= asked.rank
    }

    fn get(&self, id: ClearanceId) -> Option<&Clearance> {
        self.all.get(id.0 as usize)
    }
}

fn id(index: usize) -> ClearanceId {
    ClearanceId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn mentions(hits: Vec<Hit>) -> Vec<ClearanceMention> {
    hits.into_iter().map(|hit| ClearanceMention { clearance: id(hit.target), start: hit.start, end: hit.end }).collect()
}
