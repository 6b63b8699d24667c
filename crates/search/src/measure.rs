//! Worked time, as the engine counts it.

use qualify_engine::Bulk;
use qualify_profile::Profile;
use serde::Serialize;

use crate::query::Measured;

/// Bounds on worked time, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Months {
    /// What is proved, whatever the vague dates turn out to be.
    pub at_least: u32,
    /// What is possible.
    pub at_most: u32,
}

/// Counts the months that conditions are about. Counting is the engine's business, so whoever searches brings it along.
pub trait Measure: Sync {
    /// The months of a profile.
    fn months(&self, profile: &Profile, condition: &Measured) -> Months;

    /// What counts the same from a record, where that can be.
    fn bulk(&self, _: &Measured) -> Option<&Bulk<'_>> {
        None
    }
}

impl<F: Fn(&Profile, &Measured) -> Months + Sync> Measure for F {
    fn months(&self, profile: &Profile, condition: &Measured) -> Months {
        self(profile, condition)
    }
}

impl Measured {
    /// Whether the bounds prove the condition.
    pub fn proved(&self, months: Months) -> bool {
        let enough = self.at_least.unwrap_or(u32::from(self.at_most.is_none())) <= months.at_least;
        enough && self.at_most.is_none_or(|most| months.at_most <= most)
    }

    /// Whether the bounds leave the condition possible.
    pub fn possible(&self, months: Months) -> bool {
        let enough = self.at_least.unwrap_or(u32::from(self.at_most.is_none())) <= months.at_most;
        enough && self.at_most.is_none_or(|most| months.at_least <= most)
    }
}
