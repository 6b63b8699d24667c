//! Names that can be looked up and found in text.

use std::sync::OnceLock;

use crate::finder::{Finder, Hit};
use crate::folded::Folded;
use crate::names::Names;
use crate::spelling::Spelling;

/// Names with what finds them, which is built when first needed.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    names: Names,
    spelling: Spelling,
    finder: OnceLock<Finder>,
}

impl Lexicon {
    pub fn new(names: Names, spelling: Spelling) -> Self {
        Self { names, spelling, finder: OnceLock::new() }
    }

    pub fn names(&self) -> &Names {
        &self.names
    }

    pub fn spelling(&self) -> &Spelling {
        &self.spelling
    }

    /// The target that a whole term names.
    pub fn lookup(&self, term: &str) -> Option<usize> {
        self.names.lookup(term, &self.spelling)
    }

    /// Every name in a text, in order, none overlapping another.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.find_in(&Folded::new(text, &self.spelling))
    }

    /// The same in a text that was folded with the spelling of these names.
    pub fn find_in(&self, text: &Folded<'_>) -> Vec<Hit> {
        self.finder.get_or_init(|| Finder::new(&self.names)).find(&self.names, text)
    }
}
