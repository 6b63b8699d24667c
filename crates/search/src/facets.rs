//! Counts over everybody who is found.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use qualify_profile::Level;
use serde::Serialize;
use tantivy::SegmentOrdinal;

use crate::document::LEVELS;
use crate::opened::Opened;
use crate::set::Set;

/// Most skills counted out.
const SKILLS: usize = 12;
/// Upper ends, in months, of the groups that total experience is counted in.
const YEARS: [(u32, &str); 5] = [(24, "under 2"), (60, "2 to 5"), (120, "5 to 10"), (240, "10 to 20"), (u32::MAX, "20 or more")];

/// A value and how many candidates have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The value.
    pub value: String,
    /// Candidates.
    pub count: usize,
}

/// Counts over everything found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Facets {
    /// The most frequent skills.
    pub skills: Vec<Count>,
    /// Highest completed degree.
    pub degree: Vec<Count>,
    /// Years of work.
    pub years: Vec<Count>,
}

/// What is counted so far.
#[derive(Default)]
struct Tally {
    skills: HashMap<String, usize>,
    levels: BTreeMap<u64, usize>,
    years: [usize; YEARS.len()],
}

impl Facets {
    /// Counts those who are found in each part; work that goes on counts up to a month.
    pub(crate) fn of(found: &[(SegmentOrdinal, Set)], parts: &[Arc<Opened>], as_of: u32) -> Self {
        let mut tally = Tally::default();
        for (ordinal, set) in found {
            if let Some(part) = parts.get(*ordinal as usize) {
                tally.part(part, set, as_of);
            }
        }
        tally.facets()
    }
}

impl Tally {
    fn part(&mut self, part: &Opened, found: &Set, as_of: u32) {
        let mut counts = vec![0_usize; part.skills.as_ref().map_or(0, |skills| skills.num_terms())];
        for document in found.iter() {
            for ordinal in part.skills.iter().flat_map(|skills| skills.ords().values_for_doc(document)) {
                if let Some(count) = usize::try_from(ordinal).ok().and_then(|ordinal| counts.get_mut(ordinal)) {
                    *count += 1;
                }
            }
            *self.levels.entry(part.level.first(document).unwrap_or(0)).or_default() += 1;
            let total = part.total(document, as_of);
            let group = YEARS.iter().position(|(end, _)| total < *end).unwrap_or(YEARS.len() - 1);
            if let Some(count) = self.years.get_mut(group) {
                *count += 1;
            }
        }
        let Some(skills) = &part.skills else { return };
        for (ordinal, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let mut name = String::new();
            if skills.ord_to_str(ordinal as u64, &mut name).unwrap_or(false) {
                *self.skills.entry(name).or_default() += count;
            }
        }
    }

    fn facets(self) -> Facets {
        let mut skills: Vec<_> = self.skills.into_iter().map(|(value, count)| Count { value, count }).collect();
        skills.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        skills.truncate(SKILLS);
        let level = |level: u64| {
            let known = level.checked_sub(1).and_then(|index| LEVELS.into_iter().find(|level: &Level| *level as u64 == index));
            known.map_or_else(|| "none".to_owned(), |level| format!("{level:?}").to_lowercase())
        };
        let degree = self.levels.into_iter().rev().map(|(value, count)| Count { value: level(value), count }).collect();
        let years = YEARS.iter().zip(self.years).filter(|(_, count)| *count > 0);
        let years = years.map(|((_, name), count)| Count { value: (*name).to_owned(), count }).collect();
        Facets { skills, degree, years }
    }
}
