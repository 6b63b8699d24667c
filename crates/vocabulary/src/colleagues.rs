//! Whose a job title in running text is: "worked with sales managers" names somebody else's work.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::concept::{Concept, ConceptId};
use crate::graph::Edges;
use crate::words::{self, Word};

/// Words before a job title in which one is looked for that says whose it is.
const REACH: usize = 8;
/// Bytes that hold so many words.
const FAR: usize = 160;

/// Where concepts are job titles.
const OCCUPATIONS: &str = "occupations/";

/// An id beside that of each job title, for the title where it is somebody else's. They follow those of the concepts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Titles {
    of_others: FxHashMap<ConceptId, ConceptId>,
    /// What each proves: the title, and the titles that it implies.
    proved: Vec<Vec<ConceptId>>,
}

impl Titles {
    /// The titles among the concepts, with what each concept implies, itself first.
    pub fn new(concepts: &[Concept], implied: &Edges) -> Self {
        let is_title = |index: &usize| concepts.get(*index).is_some_and(|concept| concept.domain.starts_with(OCCUPATIONS));
        let mut titles = Self::default();
        for (index, implied) in implied.iter().enumerate().filter(|(index, _)| is_title(index)) {
            titles.of_others.insert(ConceptId::new(index), ConceptId::new(concepts.len() + titles.proved.len()));
            titles.proved.push(implied.iter().copied().filter(is_title).map(ConceptId::new).collect());
        }
        titles
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.proved.len()
    }

    /// The title as somebody else's; `None` when the concept is no job title.
    pub fn of_others(&self, title: ConceptId) -> Option<ConceptId> {
        self.of_others.get(&title).copied()
    }

    /// What the title with this number proves where it is somebody else's.
    pub fn proved(&self, number: usize) -> Option<&[ConceptId]> {
        self.proved.get(number).map(Vec::as_slice)
    }
}

/// The words of `rules/colleagues.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Colleagues {
    /// Before the title of somebody else.
    #[serde(default)]
    theirs: Vec<String>,
    /// Before the candidate's own.
    #[serde(default)]
    own: Vec<String>,
}

impl Colleagues {
    /// Whether the words before a job title, up to the sentence's beginning, give it to somebody else: the nearest that says decides.
    pub fn hold(&self, before: &str) -> bool {
        let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(FAR))..).unwrap_or_default();
        let words = words::split(before);
        let mut follows = before.len();
        for (index, word) in words.iter().enumerate().rev().take(REACH) {
            if before.get(word.end..follows).is_none_or(ends_sentence) {
                return false;
            }
            follows = word.start;
            let previous = index.checked_sub(1).and_then(|index| words.get(index)).map(|word| written(before, word));
            let says = |list: &[String]| list.iter().any(|entry| is(entry, previous, written(before, word)));
            if says(&self.own) {
                return false;
            }
            if says(&self.theirs) {
                return true;
            }
        }
        false
    }
}

fn written<'t>(text: &'t str, word: &Word) -> &'t str {
    text.get(word.start..word.end).unwrap_or_default()
}

/// Whether what stands between two words parts sentences or items.
fn ends_sentence(gap: &str) -> bool {
    gap.contains(|c: char| !c.is_whitespace() && !matches!(c, ',' | '/' | '(' | ')' | '&' | '-' | '\'' | '"' | '*'))
}

/// Whether an entry of one or two words is the word, with the one before it.
fn is(entry: &str, previous: Option<&str>, word: &str) -> bool {
    match entry.split_once(' ') {
        Some((first, second)) => previous.is_some_and(|previous| one(first, previous)) && one(second, word),
        None => one(entry, word),
    }
}

fn one(entry: &str, word: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(stem) => word.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem)),
        None => word.eq_ignore_ascii_case(entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Colleagues {
        serde_yaml::from_str(include_str!("../../../rules/colleagues.yaml")).unwrap_or_default()
    }

    #[test]
    fn the_nearest_word_says_whose_a_title_is() {
        let colleagues = shipped();
        for before in [
            "Works closely with ",
            "Assisted the regional ",
            "Reports to the ",
            "In weekly calls with directors, owners and ",
            "Trained by a ",
            "As a coordinator, planned events with ",
        ] {
            assert!(colleagues.hold(before), "{before}");
        }
        for before in [
            "",
            "Worked as a ",
            "Planned with the board as acting ",
            "Was promoted to ",
            "Met with clients. ",
            "Four years of experience with ",
        ] {
            assert!(!colleagues.hold(before), "{before}");
        }
    }
}
