//! Many jobs for one candidate.
//!
//! An inverted index over what the rules of all jobs look for: concepts and words lead to the sets of terms that they show, each looked
//! for once however many jobs name it, and a job whose required rules need a set that the candidate shows nothing of is known not to be
//! for them before any of its rules is judged.

use jiff::civil::Date;
use qualify_rules::RuleTier;
use qualify_vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

use crate::facts::Facts;
use crate::kinds::Leaf;
use crate::looked_for::{self, LookedFor};
use crate::node::{Node, Shape};
use crate::phrase::Stem;
use crate::plan::{Assessment, Plan, Scratch};
use crate::ruling::Join;
use crate::term::{Sighting, Term};

/// Plans over one vocabulary, made ready for candidates one after the other.
#[derive(Debug)]
pub struct Openings<'p> {
    jobs: Vec<Opening<'p>>,
    looked_for: LookedFor,
    /// For each stem the phrases that it is a content word of.
    phrases: FxHashMap<Stem, Vec<u32>>,
}

/// A plan by the shared sets of terms.
#[derive(Debug)]
struct Opening<'p> {
    plan: &'p Plan<'p>,
    /// For each slot of the plan, which of the shared sets it is.
    slots: Vec<u32>,
    /// The sets that a required rule cannot be met without.
    needed: Vec<u32>,
}

/// What a candidate shows of everything that any of the jobs looks for.
#[derive(Debug, Default)]
pub struct Looked {
    sightings: Vec<Sighting>,
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl<'p> Openings<'p> {
    /// Makes plans ready that are all over this vocabulary ([`Plan::vocabulary`]).
    #[must_use]
    pub fn new(plans: impl IntoIterator<Item = &'p Plan<'p>>, vocabulary: &Vocabulary) -> Self {
        let (mut known, mut sets) = (FxHashMap::<Vec<&Term>, u32>::default(), Vec::new());
        let mut jobs = Vec::new();
        for plan in plans {
            let mut shared = |slot: &Vec<usize>| {
                let terms: Vec<&Term> = slot.iter().filter_map(|index| plan.term(*index)).collect();
                *known.entry(terms).or_insert_with_key(|terms| {
                    sets.push(terms.clone());
                    u32::try_from(sets.len() - 1).unwrap_or(u32::MAX)
                })
            };
            let slots: Vec<u32> = plan.slots().iter().map(&mut shared).collect();
            let mut needed = Vec::new();
            plan.rules.iter().filter(|rule| rule.tier == RuleTier::Required).for_each(|rule| needs(&rule.node, &slots, &mut needed));
            needed.sort_unstable();
            needed.dedup();
            jobs.push(Opening { plan, slots, needed });
        }
        let looked_for = LookedFor::new(sets.iter().map(|terms| terms.iter().copied()), vocabulary);
        let mut phrases: FxHashMap<Stem, Vec<u32>> = FxHashMap::default();
        for (place, (phrase, _)) in (0..).zip(&looked_for.phrases) {
            phrase.content.iter().for_each(|stem| phrases.entry(*stem).or_default().push(place));
        }
        Self { jobs, looked_for, phrases }
    }

    /// Looks at a candidate, once for all jobs.
    pub fn look(&self, facts: &Facts, looked: &mut Looked) {
        self.looked_for.look_for_concepts(facts, &mut looked.sightings);
        looked.counts.resize(self.looked_for.phrases.len(), 0);
        looked.touched.clear();
        for phrase in facts.words.stems().iter().filter_map(|stem| self.phrases.get(stem)).flatten() {
            if let Some(count) = looked.counts.get_mut(*phrase as usize) {
                if *count == 0 {
                    looked.touched.push(*phrase);
                }
                *count += 1;
            }
        }
        for place in &looked.touched {
            let count = looked.counts.get_mut(*place as usize).map_or(0, std::mem::take);
            let Some((phrase, slots)) = self.looked_for.phrases.get(*place as usize) else { continue };
            if count as usize >= phrase.enough() {
                looked_for::look_for_phrase(phrase, slots, facts, &mut looked.sightings);
            }
        }
    }

    /// Whether a required rule of a job, by its place, is not met since the candidate shows nothing of what it needs. Where it does not
    /// say so, a rule may still not be met.
    #[must_use]
    pub fn rules_out(&self, job: usize, looked: &Looked) -> bool {
        let nothing = |set: &u32| looked.sightings.get(*set as usize).is_some_and(|sighting| *sighting == Sighting::NONE);
        self.jobs.get(job).is_some_and(|job| job.needed.iter().any(nothing))
    }

    /// Outcome and score for a job, by its place: the same as [`Plan::assess`] gives.
    pub fn assess(&self, job: usize, facts: &Facts, looked: &Looked, as_of: Date, scratch: &mut Scratch) -> Option<Assessment> {
        let Opening { plan, slots, .. } = self.jobs.get(job)?;
        scratch.sightings.clear();
        scratch.sightings.extend(slots.iter().map(|set| looked.sightings.get(*set as usize).copied().unwrap_or_default()));
        Some(plan.assess_seen(facts, as_of, scratch))
    }
}

/// The sets that a node cannot be met without: one that shows nowhere makes the node not met.
fn needs(node: &Node, slots: &[u32], needed: &mut Vec<u32>) {
    let with = match &node.shape {
        Shape::Joined(Join::All, parts) => return parts.iter().for_each(|part| needs(part, slots, needed)),
        Shape::Leaf(Leaf::Skill(asked)) => &asked.with,
        Shape::Leaf(Leaf::Experience(asked)) if asked.min.is_some_and(|min| min > 0) => &asked.with,
        _ => return,
    };
    needed.extend(with.iter().filter_map(|choice| slots.get(choice.slot)));
}
