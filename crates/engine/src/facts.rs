//! What a profile shows, taken from it once: which concepts and words stand where, and what is held.

use std::collections::HashMap;
use std::sync::OnceLock;

use qualify_profile::{Credential, Education, Profile};
use qualify_vocabulary::{ClearanceId, ConceptId, CredentialId, FieldId, LanguageId, LanguageLevel, Vocabulary};

use crate::phrase::{self, Phrase, Stem, Word};
use crate::texts::{self, Elsewhere, Place, Places, Text, TextKind};
use crate::timeline::Stretch;

/// A profile made ready for judging with one vocabulary. It holds on no date.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) mentions: Vec<Mentioned>,
    pub(crate) stated: Vec<(Elsewhere, u32)>,
    pub(crate) degrees: Vec<HeldFields>,
    pub(crate) credentials: Vec<HeldCredential>,
    pub(crate) languages: Vec<HeldLanguage>,
    concepts: Vec<(ConceptId, Seen)>,
    stems: Vec<(Stem, Places)>,
    words: Vec<Word>,
    lines: Vec<Line>,
    /// Filled when first asked for.
    named: OnceLock<Named>,
}

/// A text's place and its words.
#[derive(Debug, Clone)]
struct Line {
    place: Place,
    words: std::ops::Range<usize>,
    kind: TextKind,
}

/// Credentials, clearances and languages named outside the entries that are read for themselves.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    pub credentials: Vec<(CredentialId, Spot)>,
    pub clearances: Vec<(ClearanceId, Spot)>,
    pub languages: Vec<(LanguageId, Spot)>,
}

/// Bytes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Index of the text.
    pub text: usize,
    pub start: usize,
    pub end: usize,
    /// The text lists what the candidate has.
    pub listed: bool,
}

/// Where a concept is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    /// By itself or by a narrower concept.
    pub at: Places,
    /// By a narrower concept.
    pub below: Places,
}

/// A concept named in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mentioned {
    pub concept: ConceptId,
    /// Index of the text.
    pub text: u32,
    pub start: u32,
    pub end: u32,
}

/// The fields that an education entry names.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeldFields {
    pub fields: Vec<FieldId>,
    /// The table knows the whole of what is written.
    pub known: bool,
    /// What is written.
    pub phrase: Option<Phrase>,
}

/// What a credential entry names.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeldCredential {
    pub credentials: Vec<CredentialId>,
    pub clearances: Vec<ClearanceId>,
    pub words: Vec<Word>,
}

/// What a language claim names.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct HeldLanguage {
    pub language: Option<LanguageId>,
    pub level: Option<LanguageLevel>,
}

impl Facts {
    /// Takes from a profile what can be asked of it.
    #[must_use]
    pub fn new(profile: &Profile, vocabulary: &Vocabulary) -> Self {
        let mut facts = Self {
            stretches: profile.positions.iter().map(Stretch::of).collect(),
            degrees: profile.education.iter().map(|entry| held_fields(entry, vocabulary)).collect(),
            credentials: profile.credentials.iter().map(|credential| held_credential(credential, vocabulary)).collect(),
            languages: profile.languages.iter().map(|claim| held_language(claim, vocabulary)).collect(),
            ..Self::default()
        };
        facts.read(&texts::texts(profile), vocabulary);
        facts
    }

    fn read(&mut self, texts: &[Text<'_>], vocabulary: &Vocabulary) {
        let mut concepts: HashMap<ConceptId, Seen> = HashMap::new();
        let mut stems: HashMap<Stem, Places> = HashMap::new();
        for (index, text) in texts.iter().enumerate() {
            let at = Places::from(text.place);
            for mention in vocabulary.mentions(text.words) {
                let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
                let (start, end) = (offset(mention.start), offset(mention.end));
                self.mentions.push(Mentioned { concept: mention.concept, text: offset(index), start, end });
                for implied in vocabulary.implied(mention.concept) {
                    let seen = concepts.entry(*implied).or_default();
                    seen.at |= at;
                    if *implied != mention.concept {
                        seen.below |= at;
                    }
                }
            }
            let from = self.words.len();
            self.words.extend(phrase::words(text.words));
            for word in self.words.get(from..).unwrap_or_default() {
                *stems.entry(word.stem).or_default() |= at;
            }
            self.lines.push(Line { place: text.place, words: from..self.words.len(), kind: text.kind });
            if let Some(months) = text.stated {
                self.stated.push((at.elsewhere, months));
            }
        }
        self.concepts = concepts.into_iter().collect();
        self.concepts.sort_unstable_by_key(|(concept, _)| *concept);
        self.stems = stems.into_iter().collect();
        self.stems.sort_unstable_by_key(|(stem, _)| *stem);
    }

    /// Where a concept is shown.
    pub(crate) fn seen(&self, concept: ConceptId) -> Seen {
        let found = self.concepts.binary_search_by_key(&concept, |(concept, _)| *concept).ok();
        found.and_then(|index| self.concepts.get(index)).map(|(_, seen)| *seen).unwrap_or_default()
    }

    /// Where a word stands.
    pub(crate) fn word(&self, stem: Stem) -> Places {
        let found = self.stems.binary_search_by_key(&stem, |(stem, _)| *stem).ok();
        found.and_then(|index| self.stems.get(index)).map(|(_, places)| *places).unwrap_or_default()
    }

    /// Where a whole phrase stands.
    pub(crate) fn phrase(&self, phrase: &Phrase) -> Places {
        let mut words = phrase.words.iter();
        let Some(mut possible) = words.next().map(|word| self.word(*word)) else { return Places::default() };
        for word in words {
            if possible.is_empty() {
                return possible;
            }
            possible = possible & self.word(*word);
        }
        if phrase.words.len() == 1 || possible.is_empty() {
            return possible;
        }
        let mut found = Places::default();
        for line in &self.lines {
            if possible.contains(line.place) && !found.contains(line.place) && phrase.find(self.words_of(line)).is_some() {
                found |= Places::from(line.place);
            }
        }
        found
    }

    fn words_of(&self, line: &Line) -> &[Word] {
        self.words.get(line.words.clone()).unwrap_or_default()
    }

    /// The first text of a place that holds the phrase, and the bytes there.
    pub(crate) fn locate_phrase(&self, phrase: &Phrase, place: Place) -> Option<(usize, u32, u32)> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| line.place == place);
        lines.into_iter().find_map(|(index, line)| phrase.find(self.words_of(line)).map(|(start, end)| (index, start, end)))
    }

    /// The first text of a place that holds the word, and the bytes there.
    pub(crate) fn locate_word(&self, stem: Stem, place: Place) -> Option<(usize, u32, u32)> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| line.place == place);
        lines.into_iter().find_map(|(index, line)| {
            let word = self.words_of(line).iter().find(|word| word.stem == stem)?;
            Some((index, word.start, word.end))
        })
    }

    /// Where a phrase stands outside the entries that are read for themselves, lists first.
    pub(crate) fn name(&self, phrase: &Phrase) -> Option<Spot> {
        if self.phrase(phrase).is_empty() {
            return None;
        }
        let spot = |kind: TextKind| {
            let lines = self.lines.iter().enumerate().filter(|(_, line)| line.kind == kind);
            lines.into_iter().find_map(|(text, line)| {
                let (start, end) = phrase.find(self.words_of(line))?;
                Some(Spot { text, start: start as usize, end: end as usize, listed: kind == TextKind::List })
            })
        };
        spot(TextKind::List).or_else(|| spot(TextKind::Running))
    }

    /// Concepts named in a place, with their texts.
    pub(crate) fn mentions_in(&self, place: Place) -> impl Iterator<Item = &Mentioned> {
        self.mentions.iter().filter(move |mention| self.lines.get(mention.text as usize).is_some_and(|line| line.place == place))
    }

    /// What is named outside the entries that are read for themselves, lists first.
    pub(crate) fn named(&self, profile: &Profile, vocabulary: &Vocabulary) -> &Named {
        self.named.get_or_init(|| named(profile, vocabulary))
    }
}

fn named(profile: &Profile, vocabulary: &Vocabulary) -> Named {
    let mut named = Named::default();
    for (index, text) in texts::texts(profile).iter().enumerate().filter(|(_, text)| text.kind != TextKind::Entry) {
        let spot = |start, end| Spot { text: index, start, end, listed: text.kind == TextKind::List };
        let credentials = vocabulary.credentials().find(text.words);
        named.credentials.extend(credentials.iter().map(|m| (m.credential, spot(m.start, m.end))));
        let clearances = vocabulary.clearances().find(text.words);
        named.clearances.extend(clearances.iter().map(|m| (m.clearance, spot(m.start, m.end))));
        let languages = vocabulary.languages().find(text.words);
        named.languages.extend(languages.iter().map(|m| (m.language, spot(m.start, m.end))));
    }
    named.credentials.sort_by_key(|(_, spot)| !spot.listed);
    named.clearances.sort_by_key(|(_, spot)| !spot.listed);
    named.languages.sort_by_key(|(_, spot)| !spot.listed);
    named
}

fn held_fields(entry: &Education, vocabulary: &Vocabulary) -> HeldFields {
    let Some(written) = entry.field.as_deref().map(str::trim).filter(|field| !field.is_empty()) else { return HeldFields::default() };
    let fields = vocabulary.fields();
    let phrase = Some(Phrase::new(written));
    if let Some(field) = fields.exact(written) {
        return HeldFields { fields: vec![field], known: true, phrase };
    }
    let fields: Vec<FieldId> = fields.find(written).into_iter().map(|mention| mention.field).collect();
    HeldFields { known: !fields.is_empty(), fields, phrase }
}

fn held_credential(credential: &Credential, vocabulary: &Vocabulary) -> HeldCredential {
    let (credentials, clearances) = (vocabulary.credentials(), vocabulary.clearances());
    let mut held = HeldCredential { words: phrase::words(&credential.name), ..HeldCredential::default() };
    held.credentials.extend(credentials.lookup(&credential.name));
    held.credentials.extend(credentials.find(&credential.name).into_iter().map(|mention| mention.credential));
    held.clearances.extend(clearances.lookup(&credential.name));
    held.clearances.extend(clearances.find(&credential.name).into_iter().map(|mention| mention.clearance));
    held
}

fn held_language(claim: &qualify_profile::LanguageClaim, vocabulary: &Vocabulary) -> HeldLanguage {
    let languages = vocabulary.languages();
    let language = languages.lookup(&claim.language).or_else(|| languages.find(&claim.language).first().map(|mention| mention.language));
    HeldLanguage { language, level: claim.level.as_deref().and_then(|level| languages.level(level)) }
}
