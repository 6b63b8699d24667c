//! A candidate before the rules: what is shown where, on the day of judging.

use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;

use crate::facts::Facts;
use crate::term::{Choice, Sighting, Term};
use crate::texts::Places;
use crate::timeline::Timeline;

/// Everything that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'a> {
    pub profile: &'a Profile,
    pub facts: &'a Facts,
    pub timeline: &'a Timeline,
    /// For each term of the plan, where it is shown.
    pub sightings: &'a [Sighting],
    pub terms: &'a [(Term, String)],
    pub vocabulary: &'a Vocabulary,
    /// The month of judging.
    pub as_of: u32,
    /// What the candidate answered to the rule.
    pub answer: Option<bool>,
}

impl Case<'_> {
    /// Where any term of a choice is shown.
    pub fn sight(&self, choice: &Choice) -> Sighting {
        let mut whole = Sighting::default();
        for sighting in choice.terms.iter().filter_map(|index| self.sightings.get(*index)) {
            whole.at |= sighting.at;
            whole.partly |= sighting.partly;
            let (found, of) = (sighting.share, whole.share);
            if u16::from(found.0) * u16::from(of.1.max(1)) > u16::from(of.0) * u16::from(found.1.max(1)) {
                whole.share = found;
            }
        }
        whole
    }

    /// The longest length that the résumé states for what these places name.
    pub fn stated(&self, at: Places) -> Option<u32> {
        self.facts.stated.iter().filter(|(place, _)| place & at.elsewhere != 0).map(|(_, months)| *months).max()
    }
}
