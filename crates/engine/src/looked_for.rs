//! What a plan looks for in a candidate: concepts by number, closed over what implies them, and free phrases.

use qualify_vocabulary::Vocabulary;

use crate::facts::Facts;
use crate::phrase::Phrase;
use crate::term::{self, Sighting, Term, Terms};

/// For each concept the slots that it shows, and the phrases with theirs.
#[derive(Debug, Default)]
pub(crate) struct LookedFor {
    /// For each concept of the vocabulary, where its slots begin and end in `slots`; both 0 for nearly all.
    concepts: Vec<(u32, u32)>,
    slots: Vec<u32>,
    pub phrases: Vec<(Phrase, Vec<u32>)>,
    /// How many slots there are.
    count: usize,
}

impl LookedFor {
    pub fn new(terms: &Terms, vocabulary: &Vocabulary) -> Self {
        let mut shows: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.ids().count()];
        let mut phrases: Vec<(Phrase, Vec<u32>)> = Vec::new();
        for (slot, indices) in terms.slots.iter().enumerate() {
            let slot = u32::try_from(slot).unwrap_or(u32::MAX);
            for (term, _) in indices.iter().filter_map(|index| terms.all.get(*index)) {
                match term {
                    Term::Phrase(phrase) => match phrases.iter_mut().find(|(known, _)| known == phrase) {
                        Some((_, slots)) => slots.push(slot),
                        None => phrases.push((phrase.clone(), vec![slot])),
                    },
                    _ => {
                        for concept in term.shown_by(vocabulary) {
                            if let Some(slots) = shows.get_mut(concept.index()).filter(|slots| slots.last() != Some(&slot)) {
                                slots.push(slot);
                            }
                        }
                    }
                }
            }
        }
        let mut looked_for = Self { phrases, count: terms.slots.len(), ..Self::default() };
        for slots in shows {
            let from = looked_for.slots.len();
            looked_for.slots.extend(&slots);
            let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            looked_for.concepts.push((bound(from), bound(looked_for.slots.len())));
        }
        looked_for
    }

    /// Where each slot is shown.
    pub fn look(&self, facts: &Facts, sightings: &mut Vec<Sighting>) {
        sightings.clear();
        sightings.resize(self.count, Sighting::default());
        for shown in &facts.concepts {
            let Some((from, to)) = self.concepts.get(shown.concept.index()) else { continue };
            for slot in self.slots.get(*from as usize..*to as usize).unwrap_or_default() {
                if let Some(sighting) = sightings.get_mut(*slot as usize) {
                    sighting.show(shown);
                }
            }
        }
        for (phrase, slots) in &self.phrases {
            let found = term::sight_phrase(phrase, &facts.words);
            if found.at.is_empty() && found.partly.is_empty() {
                continue;
            }
            for slot in slots {
                if let Some(sighting) = sightings.get_mut(*slot as usize) {
                    sighting.read(&found, &facts.words);
                }
            }
        }
    }
}
