//! Human languages and how well they are known.

use serde::{Deserialize, Serialize};

use crate::finder::Hit;
use crate::folded::Folded;
use crate::lexicon::Lexicon;

/// A language of one [`Languages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LanguageId(pub(crate) u32);

impl LanguageId {
    /// Its number, from 0 without gaps: stable for one version of the vocabulary.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// How well a language is known: the levels of the Common European Framework, and native above them.
///
/// Levels of the Interagency Language Roundtable, of ACTFL, of exams, and everyday words ("fluent") are mapped to these by
/// `languages.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LanguageLevel {
    /// Breakthrough.
    A1,
    /// Waystage.
    A2,
    /// Threshold.
    B1,
    /// Vantage.
    B2,
    /// Effective operational proficiency.
    C1,
    /// Mastery.
    C2,
    /// Mother tongue or bilingual.
    #[serde(rename = "native")]
    Native,
}

/// A language named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageMention {
    /// What is named.
    pub language: LanguageId,
    /// Byte of the text where the name begins.
    pub start: usize,
    /// Byte after its end.
    pub end: usize,
}

/// The tables of `languages.yaml`.
#[derive(Debug, Default)]
pub struct Languages {
    labels: Vec<String>,
    lexicon: Lexicon,
    levels: Vec<LanguageLevel>,
    level_names: Lexicon,
}

impl Languages {
    pub(crate) fn new(labels: Vec<String>, lexicon: Lexicon, levels: Vec<LanguageLevel>, level_names: Lexicon) -> Self {
        Self { labels, lexicon, levels, level_names }
    }

    /// Every one of them.
    pub fn ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..self.labels.len()).map(id)
    }

    /// The name it is shown by, in English.
    #[must_use]
    pub fn label(&self, id: LanguageId) -> &str {
        self.labels.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The language that a whole term names, in English or in itself (`Deutsch`).
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<LanguageId> {
        self.lexicon.lookup(name).map(id)
    }

    /// Every language named in a text, in order. A name is no claim to know the language: "English literature" names one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<LanguageMention> {
        mentions(self.lexicon.find(text))
    }

    /// The same in a text that the vocabulary has folded.
    #[must_use]
    pub fn find_in(&self, text: &Folded<'_>) -> Vec<LanguageMention> {
        mentions(self.lexicon.find_in(text))
    }

    /// The level that a text words ("fluent", "B2", "ILR 3", "native speaker"); the highest when it words several.
    #[must_use]
    pub fn level(&self, text: &str) -> Option<LanguageLevel> {
        self.level_names.find(text).into_iter().filter_map(|hit| self.levels.get(hit.target).copied()).max()
    }
}

fn id(index: usize) -> LanguageId {
    LanguageId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn mentions(hits: Vec<Hit>) -> Vec<LanguageMention> {
    hits.into_iter().map(|hit| LanguageMention { language: id(hit.target), start: hit.start, end: hit.end }).collect()
}
