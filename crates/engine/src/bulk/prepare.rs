//! What is asked of records: the slots that the rules look at, the concepts that show them, the phrases they name.

use qualify_vocabulary::Vocabulary;

use super::time::Time;
use super::{LooksAt, Step, Wording};
use crate::kinds::Leaf;
use crate::kinds::equivalent::Standard;
use crate::kinds::experience::Experience;
use crate::node::{Node, Shape};
use crate::plan::Plan;
use crate::ruling::Ruling;
use crate::term::{Choice, Term};

/// What is met with on the way through the rules.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    as_of: u32,
    /// Slots in use.
    used: Vec<usize>,
    pub looks_at: LooksAt,
    names: Vec<Wording>,
    /// First months of the sums over all that counts, and whether only paid work does.
    pub totals: Vec<(u32, bool)>,
}

impl Gathering {
    pub fn new(as_of: u32) -> Self {
        Self { as_of, ..Self::default() }
    }

    pub fn step<'p>(&mut self, node: &'p Node) -> Step<'p> {
        let leaf = match &node.shape {
            Shape::Joined(join, parts) => return Step::Joined(*join, parts.iter().map(|part| self.step(part)).collect()),
            Shape::Leaf(leaf) => leaf,
        };
        match leaf {
            Leaf::Experience(asked) => self.time(asked, false),
            Leaf::Equivalent(asked) => match asked.standard {
                Standard::Months { .. } => self.time(&asked.work, true),
                Standard::Person | Standard::Nothing => Step::Fixed(Ruling::UNCLEAR),
            },
            Leaf::Skill(asked) => {
                self.use_slots(&asked.with);
                Step::Skill(asked.with.iter().map(|choice| choice.slot).collect())
            }
            Leaf::Asked(_) => Step::Fixed(Ruling::ASK),
            Leaf::Degree(_) => {
                self.looks_at.degrees = true;
                Step::Leaf(leaf)
            }
            Leaf::Credential(asked) => {
                (self.looks_at.tail, self.looks_at.credentials) = (true, true);
                let phrases = asked.unknown_names().map(|phrase| Wording { stems: phrase.content.clone(), enough: phrase.enough() });
                self.names.extend(phrases);
                Step::Leaf(leaf)
            }
            Leaf::Language(_) | Leaf::Clearance(_) => {
                self.looks_at.tail = true;
                Step::Leaf(leaf)
            }
        }
    }

    fn time<'p>(&mut self, asked: &'p Experience, equivalent: bool) -> Step<'p> {
        self.use_slots(&asked.with);
        let mut time = Time::new(asked, self.as_of, equivalent);
        if time.slots.len() <= 1 {
            let total = (time.from, time.paid_only);
            time.total = self.totals.iter().position(|known| *known == total).unwrap_or(self.totals.len());
            if time.total == self.totals.len() {
                self.totals.push(total);
            }
        }
        Step::Time(time)
    }

    fn use_slots(&mut self, with: &[Choice]) {
        self.used.extend(with.iter().map(|choice| choice.slot));
    }

    fn terms<'p>(&self, plan: &'p Plan<'_>) -> Vec<(usize, &'p Term)> {
        let mut used = self.used.clone();
        used.sort_unstable();
        used.dedup();
        let of_slot = |slot: usize| plan.slots().get(slot).into_iter().flatten().filter_map(move |index| Some((slot, plan.term(*index)?)));
        used.into_iter().flat_map(of_slot).collect()
    }

    /// For each slot the concepts that show it, ascending.
    pub fn concepts(&self, plan: &Plan<'_>, vocabulary: &Vocabulary) -> Vec<Vec<u16>> {
        let mut concepts: Vec<Vec<u16>> = vec![Vec::new(); plan.slots().len()];
        for (slot, term) in self.terms(plan) {
            if let Some(concepts) = concepts.get_mut(slot) {
                concepts.extend(term.shown_by(vocabulary).filter_map(|concept| u16::try_from(concept.index()).ok()));
            }
        }
        for concepts in &mut concepts {
            concepts.sort_unstable();
            concepts.dedup();
        }
        concepts
    }

    pub fn phrases(&self, plan: &Plan<'_>) -> Vec<Wording> {
        let mut found = self.names.clone();
        for (_, term) in self.terms(plan) {
            if let Term::Phrase(phrase) = term {
                let wording = Wording { stems: phrase.content.clone(), enough: phrase.enough() };
                if wording.enough > 0 && !found.contains(&wording) {
                    found.push(wording);
                }
            }
        }
        found
    }
}

/// For each concept the slots that it shows, as ranges of one list.
pub(super) fn shows(concepts: &[Vec<u16>], all: usize) -> (Vec<(u32, u32)>, Vec<u16>) {
    let mut shows: Vec<Vec<u16>> = vec![Vec::new(); all];
    for (slot, concepts) in concepts.iter().enumerate() {
        for concept in concepts {
            if let Some(slots) = shows.get_mut(usize::from(*concept)) {
                slots.push(u16::try_from(slot).unwrap_or(u16::MAX));
            }
        }
    }
    let (mut bounds, mut slots) = (Vec::with_capacity(all), Vec::new());
    for shown in shows {
        let from = slots.len() as u32;
        slots.extend(shown);
        bounds.push((from, slots.len() as u32));
    }
    (bounds, slots)
}
