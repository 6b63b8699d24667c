//! Human languages and how well they are known.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::finder::{Finder, Hit, Names};
use crate::fold::Spelling;

/// A language of one [`Languages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageId(pub(crate) u32);

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
    names: Names,
    levels: Vec<LanguageLevel>,
    level_names: Names,
    spelling: Spelling,
    finder: OnceLock<Option<Finder>>,
    level_finder: OnceLock<Option<Finder>>,
}

impl Languages {
    pub(crate) fn new(labels: Vec<String>, names: Names, levels: Vec<LanguageLevel>, level_names: Names, spelling: Spelling) -> Self {
        Self { labels, names, levels, level_names, spelling, ..Self::default() }
    }

    /// The name it is shown by, in English.
    #[must_use]
    pub fn label(&self, id: LanguageId) -> &str {
        self.labels.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The language that a whole term names, in English or in itself (`Deutsch`).
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<LanguageId> {
        self.names.lookup(name, &self.spelling).map(id)
    }

    /// Every language named in a text, in order. A name is no claim to know the language: "English literature" names one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<LanguageMention> {
        let Some(finder) = self.finder.get_or_init(|| Finder::new(&self.names).ok()) else { return Vec::new() };
        let mention = |hit: Hit| LanguageMention { language: id(hit.target), start: hit.start, end: hit.end };
        finder.find(text, &self.spelling).into_iter().map(mention).collect()
    }

    /// The level that a text words ("fluent", "B2", "ILR 3", "native speaker"); the highest when it words several.
    #[must_use]
    pub fn level(&self, text: &str) -> Option<LanguageLevel> {
        let finder = self.level_finder.get_or_init(|| Finder::new(&self.level_names).ok()).as_ref()?;
        finder.find(text, &self.spelling).into_iter().filter_map(|hit| self.levels.get(hit.target).copied()).max()
    }
}

fn id(index: usize) -> LanguageId {
    LanguageId(u32::try_from(index).unwrap_or(u32::MAX))
}
