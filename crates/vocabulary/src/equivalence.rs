//! How many months of related work stand in for a degree.

use std::collections::BTreeMap;

use crate::Level;

/// The shipped policy of `equivalence.yaml`, which a rule file may override.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Equivalence {
    years: BTreeMap<Level, u32>,
}

impl Equivalence {
    pub(crate) fn new(years: BTreeMap<Level, u32>) -> Self {
        Self { years }
    }

    /// Months of related experience that stand in for a degree of the level, on top of what is asked beside it; `None` when the
    /// policy has nothing to say, so that a person decides.
    #[must_use]
    pub fn months(&self, level: Level) -> Option<u32> {
        self.years.get(&level).map(|years| years * 12)
    }
}
