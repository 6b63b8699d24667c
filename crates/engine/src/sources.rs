//! A profile read: its facts, and where in its texts each of them stands, for quoting.

use std::collections::BTreeMap;
use std::ops::Range;

use qualify_profile::Profile;
use qualify_vocabulary::{ClearanceId, ConceptId, CredentialId, LanguageId, Mention, Vocabulary};

use crate::facts::{Facts, Shown};
use crate::phrase::{self, Phrase, Stem, Word};
use crate::said::{self, Said};
use crate::term::Term;
use crate::texts::{self, Place, Places, Text, TextKind};
use crate::words::{Gathering, Naming};

/// Bytes of a word with what parts it from the next: a few too few, so that all words mostly find room.
const BYTES: usize = 5;

/// A profile read with a vocabulary: its [`Facts`], and where in its texts they stand.
///
/// Made once, it serves for judging with reasons and evidence by any number of rule files.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What is judged.
    pub facts: Facts,
    pub(crate) sources: Sources,
}

/// Where in the texts of a profile things stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    mentions: Vec<Mentioned>,
    words: Vec<Word>,
    lines: Vec<Line>,
    pub credentials: Vec<(CredentialId, Spot)>,
    pub clearances: Vec<(ClearanceId, Spot)>,
    pub languages: Vec<(LanguageId, Spot)>,
}

/// A text's place and its words.
#[derive(Debug, Clone)]
struct Line {
    place: Place,
    words: Range<usize>,
    kind: TextKind,
}

/// Bytes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Index of the text.
    pub text: usize,
    pub start: usize,
    pub end: usize,
}

/// A concept named in a text.
#[derive(Debug, Clone, Copy)]
struct Mentioned {
    concept: ConceptId,
    at: Spot,
}

/// A term found in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    pub at: Spot,
    pub concept: Option<ConceptId>,
}

impl Reading {
    /// Reads a profile.
    #[must_use]
    pub fn new(profile: &Profile, vocabulary: &Vocabulary) -> Self {
        let mut reading = Self { facts: Facts::of_entries(profile, vocabulary), sources: Sources::default() };
        let texts = texts::texts(profile);
        let words = texts.iter().map(|text| text.words.len()).sum::<usize>() / BYTES;
        reading.sources = Sources { words: Vec::with_capacity(words), lines: Vec::with_capacity(texts.len()), ..Sources::default() };
        let (mut gathering, mut concepts) = (Gathering::of(words), BTreeMap::new());
        said::reading(vocabulary, |reader| {
            for (index, text) in texts.iter().enumerate() {
                let said = reader.said(text.words);
                gathering.text(text, said);
                reading.sources.concepts(index, text, &said.concepts, &mut concepts);
                reading.sources.line(text, &said.words);
                if text.kind != TextKind::Entry {
                    reading.named(index, text.kind == TextKind::List, said);
                }
            }
        });
        profile.credentials.iter().for_each(|credential| gathering.name(&phrase::words(&credential.name)));
        reading.facts.words = gathering.done();
        reading.facts.concepts = concepts.into_values().collect();
        reading.best_names_first();
        reading
    }

    /// Credentials, clearances and languages that a text names.
    fn named(&mut self, index: usize, listed: bool, said: &Said) {
        let naming = Naming { listed, pending: said.pending };
        let spot = |start, end| Spot { text: index, start, end };
        let (facts, sources) = (&mut self.facts.named, &mut self.sources);
        for found in &said.credentials {
            facts.credentials.push((found.credential, naming));
            sources.credentials.push((found.credential, spot(found.start, found.end)));
        }
        for found in &said.clearances {
            facts.clearances.push((found.clearance, naming));
            sources.clearances.push((found.clearance, spot(found.start, found.end)));
        }
        for found in &said.languages {
            facts.languages.push((found.language, naming));
            sources.languages.push((found.language, spot(found.start, found.end)));
        }
    }

    fn best_names_first(&mut self) {
        best_first(&mut self.facts.named.credentials, &mut self.sources.credentials);
        best_first(&mut self.facts.named.clearances, &mut self.sources.clearances);
        best_first(&mut self.facts.named.languages, &mut self.sources.languages);
    }
}

/// Puts listed names first, and keeps the first of each; the spots alike.
fn best_first<T: Copy + PartialEq>(named: &mut Vec<(T, Naming)>, spots: &mut Vec<(T, Spot)>) {
    let mut both: Vec<((T, Naming), (T, Spot))> = named.iter().copied().zip(spots.iter().copied()).collect();
    both.sort_by_key(|((_, naming), _)| !naming.listed);
    named.clear();
    spots.clear();
    for (name, spot) in both {
        if named.iter().all(|(known, _)| *known != name.0) {
            named.push(name);
            spots.push(spot);
        }
    }
}

impl Sources {
    fn concepts(&mut self, index: usize, text: &Text<'_>, named: &[Mention], concepts: &mut BTreeMap<ConceptId, Shown>) {
        for mention in named {
            let at = Spot { text: index, start: mention.start, end: mention.end };
            self.mentions.push(Mentioned { concept: mention.concept, at });
            let concept = mention.concept;
            let shown = concepts.entry(concept).or_insert(Shown { concept, positions: 0, elsewhere: false, stated: None });
            let places = Places::from(text.place);
            shown.positions |= places.positions;
            shown.elsewhere |= places.elsewhere != 0;
            shown.stated = shown.stated.max(text.stated);
        }
    }

    fn line(&mut self, text: &Text<'_>, words: &[Word]) {
        let from = self.words.len();
        self.words.extend_from_slice(words);
        self.lines.push(Line { place: text.place, words: from..self.words.len(), kind: text.kind });
    }

    fn words_of(&self, line: &Line) -> &[Word] {
        self.words.get(line.words.clone()).unwrap_or_default()
    }

    fn lines_at(&self, place: Place) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(move |(_, line)| line.place == place)
    }

    /// Where a term is mentioned.
    pub fn places(&self, term: &Term, vocabulary: &Vocabulary) -> Places {
        let mut places = Places::default();
        if let Term::Phrase(phrase) = term {
            let shown = self.lines.iter().filter(|line| phrase.find(self.words_of(line)).is_some());
            shown.for_each(|line| places |= Places::from(line.place));
        }
        for mention in self.mentions.iter().filter(|mention| term.is_shown_by(mention.concept, vocabulary)) {
            places |= self.lines.get(mention.at.text).map(|line| Places::from(line.place)).unwrap_or_default();
        }
        places
    }

    /// The first text of a place that shows a term, the bytes there, and the concept that does; the asked concept itself first.
    pub fn locate(&self, term: &Term, place: Place, vocabulary: &Vocabulary) -> Option<Located> {
        let here = |mention: &&Mentioned| self.lines.get(mention.at.text).is_some_and(|line| line.place == place);
        match term {
            Term::Concept(asked) | Term::Member(asked) => {
                let shows = |mention: &&Mentioned| here(mention) && term.is_shown_by(mention.concept, vocabulary);
                let mentions = self.mentions.iter().filter(shows);
                mentions.min_by_key(|mention| mention.concept != *asked).map(|m| Located { at: m.at, concept: Some(m.concept) })
            }
            Term::Phrase(phrase) => self.lines_at(place).find_map(|(text, line)| {
                let (start, end) = phrase.find(self.words_of(line))?;
                Some(Located { at: Spot { text, start: start as usize, end: end as usize }, concept: None })
            }),
        }
    }

    /// The first text of a place that holds the word, and the bytes there.
    pub fn locate_word(&self, stem: Stem, place: Place) -> Option<Spot> {
        self.lines_at(place).find_map(|(text, line)| {
            let word = self.words_of(line).iter().find(|word| word.stem == stem)?;
            Some(Spot { text, start: word.start as usize, end: word.end as usize })
        })
    }

    /// Where a phrase stands outside the entries that are read for themselves, lists first.
    pub fn name(&self, phrase: &Phrase) -> Option<Spot> {
        let spot = |kind: TextKind| {
            let mut lines = self.lines.iter().enumerate().filter(|(_, line)| line.kind == kind);
            lines.find_map(|(text, line)| {
                let (start, end) = phrase.find(self.words_of(line))?;
                Some(Spot { text, start: start as usize, end: end as usize })
            })
        };
        spot(TextKind::List).or_else(|| spot(TextKind::Running))
    }
}
