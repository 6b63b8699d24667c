//! What a plan looks for in a candidate: concepts by number, closed over what implies them, and free phrases.

use rustc_hash::FxHashMap;

use qualify_vocabulary::Vocabulary;

use crate::facts::Facts;
use crate::phrase::Phrase;
use crate::term::{self, Sighting, Term};

/// For each concept the slots that it shows, and the phrases with theirs.
#[derive(Debug, Default)]
pub(crate) struct LookedFor {
    /// For each concept that shows any, by its number, where its slots begin and end in `slots`.
    concepts: FxHashMap<u32, (u32, u32)>,
    slots: Vec<u32>,
    pub phrases: Vec<(Phrase, Vec<u32>)>,
    /// How many slots there are.
    count: usize,
}

impl LookedFor {
    /// What shows sets of terms, which are slots by their places.
    pub fn new<'t, T: Iterator<Item = &'t Term>>(sets: impl Iterator<Item = T>, vocabulary: &Vocabulary) -> Self {
        let (mut looked_for, mut shows) = (Self::default(), Vec::new());
        let mut phrases: FxHashMap<&Phrase, usize> = FxHashMap::default();
        for (slot, terms) in (0_u32..).zip(sets) {
            looked_for.count += 1;
            for term in terms {
                if let Term::Phrase(phrase) = term {
                    let place = *phrases.entry(phrase).or_insert(looked_for.phrases.len());
                    match looked_for.phrases.get_mut(place) {
                        Some((_, slots)) => slots.push(slot),
                        None => looked_for.phrases.push((phrase.clone(), vec![slot])),
                    }
                }
                shows.extend(term.shown_by(vocabulary).map(|concept| (number(concept.index()), slot)));
            }
        }
        shows.sort_unstable();
        shows.dedup();
        for of_concept in shows.chunk_by(|(one, _), (other, _)| one == other) {
            let from = number(looked_for.slots.len());
            looked_for.slots.extend(of_concept.iter().map(|(_, slot)| *slot));
            looked_for.concepts.extend(of_concept.first().map(|(concept, _)| (*concept, (from, number(looked_for.slots.len())))));
        }
        looked_for
    }

    /// Where each slot is shown.
    pub fn look(&self, facts: &Facts, sightings: &mut Vec<Sighting>) {
        self.look_for_concepts(facts, sightings);
        self.phrases.iter().for_each(|(phrase, slots)| look_for_phrase(phrase, slots, facts, sightings));
    }

    /// Where each slot is shown by concepts.
    pub fn look_for_concepts(&self, facts: &Facts, sightings: &mut Vec<Sighting>) {
        sightings.clear();
        sightings.resize(self.count, Sighting::default());
        for shown in &facts.concepts {
            let Some((from, to)) = self.concepts.get(&number(shown.concept.index())) else { continue };
            for slot in self.slots.get(*from as usize..*to as usize).unwrap_or_default() {
                if let Some(sighting) = sightings.get_mut(*slot as usize) {
                    sighting.show(shown);
                }
            }
        }
    }
}

/// Where a phrase shows its slots.
pub(crate) fn look_for_phrase(phrase: &Phrase, slots: &[u32], facts: &Facts, sightings: &mut [Sighting]) {
    let found = term::sight_phrase(phrase, &facts.words);
    if found.at.is_empty() && found.partly.is_empty() {
        return;
    }
    for slot in slots {
        if let Some(sighting) = sightings.get_mut(*slot as usize) {
            sighting.read(&found, &facts.words);
        }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
