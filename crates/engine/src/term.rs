//! Terms of a requirement: concepts the vocabulary knows, kinds of concept, and free phrases; and where a candidate shows them.

use std::collections::HashMap;

use qualify_language::Group;
use qualify_vocabulary::{ClassId, ConceptId, Vocabulary};

use crate::facts::Shown;
use crate::phrase::{self, Phrase};
use crate::texts::Places;
use crate::timeline::Positions;
use crate::words::Words;

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
    /// Where its sighting stands: the same for all choices of the same terms.
    pub slot: usize,
    /// The terms in words: "C, C++ or Python".
    pub label: String,
}

/// The different terms of a plan.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    pub all: Vec<(Term, String)>,
    known: HashMap<Term, TermIndex>,
    /// The different sets of terms, by slot.
    pub slots: Vec<Vec<TermIndex>>,
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
        self.one_enough(terms, one_of(&group.any_of))
    }

    /// A choice of terms.
    pub fn one_enough(&mut self, terms: Vec<TermIndex>, label: String) -> Choice {
        let mut terms = terms;
        terms.dedup();
        let known = self.slots.iter().position(|slot| *slot == terms);
        let slot = known.unwrap_or_else(|| {
            self.slots.push(terms.clone());
            self.slots.len() - 1
        });
        Choice { terms, slot, label }
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
        [first @ .., last] => [first.join(", ").as_str(), " ", link, " ", last].concat(),
    }
}

/// Where a candidate shows what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sighting {
    /// Positions that mention it.
    pub positions: Positions,
    /// It is mentioned outside positions.
    pub elsewhere: bool,
    /// Positions in which two thirds or more of a phrase's words stand, though not the phrase.
    pub partly: Positions,
    /// So many words stand together outside positions.
    pub partly_elsewhere: bool,
    /// How many of the phrase's words stand in the best of these places, and how many there are.
    pub share: (u8, u8),
    /// The longest length that the résumé states for it.
    pub stated: Option<u32>,
}

impl Sighting {
    /// Nowhere.
    pub const NONE: Self = Self { positions: 0, elsewhere: false, partly: 0, partly_elsewhere: false, share: (0, 0), stated: None };

    /// It is mentioned anywhere.
    pub fn anywhere(&self) -> bool {
        self.positions != 0 || self.elsewhere
    }

    /// Most words of a phrase stand together anywhere.
    pub fn partly_anywhere(&self) -> bool {
        self.partly != 0 || self.partly_elsewhere
    }

    /// Adds a concept that shows it.
    pub fn show(&mut self, shown: &Shown) {
        self.positions |= shown.positions;
        self.elsewhere |= shown.elsewhere;
        self.stated = self.stated.max(shown.stated);
    }

    /// Adds where a phrase stands.
    pub fn read(&mut self, phrase: &PhraseSighting, words: &Words) {
        self.positions |= phrase.at.positions;
        self.elsewhere |= phrase.at.elsewhere != 0;
        self.stated = self.stated.max(words.stated(phrase.at));
        self.partly |= phrase.partly.positions;
        self.partly_elsewhere |= phrase.partly.elsewhere != 0;
        let (found, of) = (phrase.share, self.share);
        if u16::from(found.0) * u16::from(of.1.max(1)) > u16::from(of.0) * u16::from(found.1.max(1)) {
            self.share = found;
        }
    }
}

impl Term {
    /// Whether naming a concept shows it.
    pub fn is_shown_by(&self, concept: ConceptId, vocabulary: &Vocabulary) -> bool {
        match self {
            Self::Concept(asked) => vocabulary.implied(concept).contains(asked),
            Self::Member(class) => concept != *class && vocabulary.implied(concept).contains(class),
            Self::Phrase(_) => false,
        }
    }

    /// The concepts that show it.
    pub fn shown_by<'v>(&'v self, vocabulary: &'v Vocabulary) -> impl Iterator<Item = ConceptId> + 'v {
        let (asked, itself) = match self {
            Self::Concept(asked) => (Some(*asked), true),
            Self::Member(class) => (Some(*class), false),
            Self::Phrase(_) => (None, false),
        };
        asked.into_iter().flat_map(|asked| vocabulary.proving(asked)).filter(move |concept| itself || Some(*concept) != asked)
    }
}

/// Where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PhraseSighting {
    /// As a whole.
    pub at: Places,
    /// Two thirds or more of its words, though not the phrase.
    pub partly: Places,
    /// How many of its words stand in the best of these places, and how many there are.
    pub share: (u8, u8),
}

/// The most words of a phrase that are counted in a place.
const MOST_COUNTED: usize = 15;

/// Where a phrase stands among the words of a résumé.
pub(crate) fn sight_phrase(phrase: &Phrase, words: &Words) -> PhraseSighting {
    let (enough, total) = (phrase.enough(), phrase.content.len());
    if enough == 0 {
        return PhraseSighting::default();
    }
    let (mut missing, most_missing) = (0, total - enough);
    for stem in &phrase.content {
        missing += usize::from(!words.may_hold(*stem));
        if missing > most_missing {
            return PhraseSighting::default();
        }
    }
    let (mut counts, mut missing) = ([Places::default(); 4], 0);
    for stem in &phrase.content {
        let at = words.places(words.of(*stem));
        if at.is_empty() {
            missing += 1;
            if missing > most_missing {
                return PhraseSighting::default();
            }
        }
        add(&mut counts, at);
    }
    let at = if missing == 0 { words.phrase(phrase) } else { Places::default() };
    let mut sighting = PhraseSighting { at, partly: reaching(&counts, enough).without(at), share: (0, 0) };
    for place in sighting.partly.iter() {
        let found = counts.iter().enumerate().map(|(bit, plane)| usize::from(plane.contains(place)) << bit).sum::<usize>();
        let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        sighting.share = (sighting.share.0.max(small(found)), small(total));
    }
    sighting
}

/// The places whose count, held as planes of bits, is at least `enough`.
fn reaching(counts: &[Places; 4], enough: usize) -> Places {
    let enough = enough.min(MOST_COUNTED);
    let (mut above, mut equal) = (Places::default(), Places::ALL);
    for (bit, plane) in counts.iter().enumerate().rev() {
        if enough >> bit & 1 == 0 {
            above |= equal & *plane;
            equal = equal.without(*plane);
        } else {
            equal = equal & *plane;
        }
    }
    above |= equal;
    above
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
    if text.is_ascii() {
        let shortest = words.iter().map(|word| word.len()).min().unwrap_or_default();
        let holds = |word: &[u8]| word.len() >= shortest && words.iter().any(|one| one.as_bytes().eq_ignore_ascii_case(word));
        return text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).any(holds);
    }
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word.to_lowercase().as_str()))
}
