//! Terms of a requirement: concepts the vocabulary knows, kinds of concept, and free phrases; and where a candidate shows them.

use std::collections::HashMap;

use qualify_language::Group;
use qualify_vocabulary::{ClassId, ConceptId, Vocabulary};

use crate::facts::Facts;
use crate::phrase::{self, Phrase};
use crate::texts::{Place, Places};

/// Words beside a concept that do not make it another one: "Java programming" is Java.
const HEADS: [&str; 10] =
    ["coding", "experience", "knowledge", "language", "languages", "programming", "scripting", "skill", "skills", "tools"];

/// What a term is matched by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Term {
    /// A concept, shown by itself or by a narrower one.
    Concept(ConceptId),
    /// Another member of the class that an open list's terms share.
    Member(ConceptId),
    /// A phrase that the vocabulary does not know.
    Phrase(Phrase),
}

/// Index of a term in its plan.
pub(crate) type TermIndex = usize;

/// One or more terms of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Choice {
    pub terms: Vec<TermIndex>,
    /// The terms in words: "C, C++ or Python".
    pub label: String,
}

/// The different terms of a plan.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    pub all: Vec<(Term, String)>,
    known: HashMap<Term, TermIndex>,
}

impl Terms {
    /// The index of what a written term means.
    pub fn written(&mut self, written: &str, vocabulary: &Vocabulary) -> TermIndex {
        let term = meaning(written, vocabulary);
        self.intern(term, written)
    }

    pub fn intern(&mut self, term: Term, label: &str) -> TermIndex {
        let next = self.all.len();
        let index = *self.known.entry(term.clone()).or_insert(next);
        if index == next {
            self.all.push((term, label.to_owned()));
        }
        index
    }

    /// A group of a requirement; an open one takes in another member of a class that all its terms share.
    ///
    /// The class is the one that the rule's text names ("relational databases such as ..."), else the widest.
    pub fn choice(&mut self, group: &Group, text: &str, vocabulary: &Vocabulary) -> Choice {
        let mut terms: Vec<TermIndex> = group.any_of.iter().map(|term| self.written(term, vocabulary)).collect();
        if group.open
            && let Some(class) = self.shared_class(&terms, text, vocabulary)
        {
            terms.push(self.intern(Term::Member(class.concept()), vocabulary.class_label(class)));
        }
        terms.dedup();
        Choice { terms, label: one_of(&group.any_of) }
    }

    fn shared_class(&self, terms: &[TermIndex], text: &str, vocabulary: &Vocabulary) -> Option<ClassId> {
        let concept = |index: &TermIndex| match self.all.get(*index) {
            Some((Term::Concept(concept), _)) => Some(*concept),
            _ => None,
        };
        let listed: Vec<ConceptId> = terms.iter().map(concept).collect::<Option<_>>()?;
        let classes = vocabulary.shared_classes(&listed);
        let words = phrase::words(text);
        let named = |class: &&ClassId| Phrase::new(vocabulary.class_label(**class)).find(&words).is_some();
        classes.iter().find(named).or(classes.last()).copied()
    }
}

/// The concept a term names, as a whole or beside a word such as "programming"; else the phrase itself.
fn meaning(written: &str, vocabulary: &Vocabulary) -> Term {
    if let Some(concept) = vocabulary.lookup(written) {
        return Term::Concept(concept);
    }
    if let [mention] = vocabulary.mentions(written).as_slice() {
        let outside = [written.get(..mention.start), written.get(mention.end..)];
        let mut rest = outside.iter().flatten().flat_map(|text| text.split_whitespace());
        if rest.all(|word| HEADS.contains(&word.to_lowercase().as_str())) {
            return Term::Concept(mention.concept);
        }
    }
    Term::Phrase(Phrase::new(written))
}

/// "C, C++ or Python".
pub(crate) fn one_of(terms: &[String]) -> String {
    listed(terms, "or")
}

/// "Kafka, Redis and SQL".
pub(crate) fn all_of(terms: &[String]) -> String {
    listed(terms, "and")
}

fn listed(terms: &[String], link: &str) -> String {
    match terms {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {link} {last}", first.join(", ")),
    }
}

/// Where a candidate shows a term.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sighting {
    /// Where it is mentioned.
    pub at: Places,
    /// Where two thirds or more of a phrase's words stand, though not the phrase.
    pub partly: Places,
    /// How many of the phrase's words stand in the best of these places, and how many there are.
    pub share: (u8, u8),
}

impl Term {
    /// Where the candidate shows it.
    pub fn sight(&self, facts: &Facts) -> Sighting {
        match self {
            Self::Concept(concept) => Sighting { at: facts.seen(*concept).at, ..Sighting::default() },
            Self::Member(class) => Sighting { at: facts.seen(*class).below, ..Sighting::default() },
            Self::Phrase(phrase) => sight_phrase(phrase, facts),
        }
    }

    /// The first text of a place that shows it, the bytes there, and the concept that does.
    pub fn locate(&self, facts: &Facts, place: Place, vocabulary: &Vocabulary) -> Option<Located> {
        let concept = |asked: ConceptId, itself: bool| {
            let mut mentions: Vec<_> = facts.mentions_in(place).filter(|m| vocabulary.implied(m.concept).contains(&asked)).collect();
            mentions.retain(|m| itself || m.concept != asked);
            mentions.sort_by_key(|m| m.concept != asked);
            mentions.first().map(|m| Located { text: m.text as usize, start: m.start, end: m.end, concept: Some(m.concept) })
        };
        match self {
            Self::Concept(asked) => concept(*asked, true),
            Self::Member(class) => concept(*class, false),
            Self::Phrase(phrase) => {
                facts.locate_phrase(phrase, place).map(|(text, start, end)| Located { text, start, end, concept: None })
            }
        }
    }
}

/// A term found in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    pub text: usize,
    pub start: u32,
    pub end: u32,
    pub concept: Option<ConceptId>,
}

/// The most words of a phrase that are counted in a place.
const MOST_COUNTED: usize = 15;

fn sight_phrase(phrase: &Phrase, facts: &Facts) -> Sighting {
    let (enough, total) = (phrase.enough(), phrase.content.len());
    if enough == 0 {
        return Sighting::default();
    }
    let mut counts = [Places::default(); 4];
    let (mut any, mut words) = (Places::default(), 0);
    for stem in &phrase.content {
        let at = facts.word(*stem);
        if !at.is_empty() {
            words += 1;
            any |= at;
            add(&mut counts, at);
        }
    }
    if words < enough {
        return Sighting::default();
    }
    let at = facts.phrase(phrase);
    let mut sighting = Sighting { at, ..Sighting::default() };
    for place in any.iter().filter(|place| !at.contains(*place)) {
        let found = counts.iter().enumerate().map(|(bit, plane)| usize::from(plane.contains(place)) << bit).sum::<usize>();
        if found >= enough.min(MOST_COUNTED) {
            sighting.partly |= Places::from(place);
            let found = u8::try_from(found).unwrap_or(u8::MAX);
            sighting.share = (sighting.share.0.max(found), u8::try_from(total).unwrap_or(u8::MAX));
        }
    }
    sighting
}

/// Adds one to the count of every place, the counts held as planes of bits; [`MOST_COUNTED`] is the most.
fn add(counts: &mut [Places; 4], at: Places) {
    let mut carry = at;
    let full = counts.iter().fold(carry, |all, plane| all & *plane);
    carry.positions &= !full.positions;
    carry.elsewhere &= !full.elsewhere;
    for plane in counts {
        let next = *plane & carry;
        plane.positions ^= carry.positions;
        plane.elsewhere ^= carry.elsewhere;
        carry = next;
    }
}

/// Whether a text holds a word, whatever its case.
pub(crate) fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word.to_lowercase().as_str()))
}
