//! A candidate before the rules: what is shown, on the day of judging; and the papers that it is explained from.

use std::ops::Deref;

use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;

use crate::facts::Facts;
use crate::sources::Sources;
use crate::term::{Choice, Sighting, Term};
use crate::texts::{Places, Text};
use crate::timeline::{Bounds, Positions, Timeline};

/// Everything that a rule may look at to decide: numbers alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'a> {
    pub facts: &'a Facts,
    pub timeline: &'a Timeline,
    /// For each slot of the plan, where it is shown.
    pub sightings: &'a [Sighting],
    /// The month of judging.
    pub as_of: u32,
    /// What the candidate answered to the rule.
    pub answer: Option<bool>,
}

impl Case<'_> {
    /// Where any term of a choice is shown.
    pub fn sight(&self, choice: &Choice) -> &Sighting {
        self.sightings.get(choice.slot).unwrap_or(&Sighting::NONE)
    }

    /// Months over the positions in `holds` for certain, and over those in `may` at most.
    pub fn months(&self, holds: Positions, may: Positions, within: Option<u32>) -> Bounds {
        self.timeline.months(holds, may, within, self.as_of)
    }
}

/// A case with what its findings are worded from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Papers<'a> {
    pub case: Case<'a>,
    pub profile: &'a Profile,
    /// Its texts, in their order.
    pub texts: &'a [Text<'a>],
    pub sources: &'a Sources,
    pub terms: &'a [(Term, String)],
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Deref for Papers<'a> {
    type Target = Case<'a>;

    fn deref(&self) -> &Case<'a> {
        &self.case
    }
}

impl Papers<'_> {
    /// The term with its words.
    pub fn term(&self, index: usize) -> Option<&(Term, String)> {
        self.terms.get(index)
    }

    /// Words that a résumé would show a choice by: its first term, else another name of it where that alone is ambiguous.
    pub fn spoken(&self, choice: &Choice) -> Option<String> {
        let (term, written) = self.term(*choice.terms.first()?)?;
        let shows = |words: &&str| {
            let mentions = self.vocabulary.mentions(words);
            mentions.iter().any(|mention| term.is_shown_by(mention.concept, self.vocabulary))
        };
        let concepts = || term.shown_by(self.vocabulary).map(|concept| self.vocabulary.concept(concept));
        let names = concepts().flat_map(|concept| std::iter::once(&concept.label).chain(&concept.aliases)).map(String::as_str);
        let other = std::iter::once(written.as_str()).chain(names).find(shows);
        Some(other.unwrap_or(written).to_owned())
    }

    /// Where any term of a choice is mentioned.
    pub fn places(&self, choice: &Choice) -> Places {
        let mut places = Places::default();
        for (term, _) in choice.terms.iter().filter_map(|index| self.term(*index)) {
            places |= self.sources.places(term, self.vocabulary);
        }
        places
    }
}
