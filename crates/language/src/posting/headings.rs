//! Headings: which words open a section, and what a section is for; what stands before text is in `lead`.

use std::sync::LazyLock;

use super::Section;
use super::pattern::{Table, in_all_languages};
use super::words::{Word, listed, shouted, words};
use crate::lexicon::List;

static PHRASES: LazyLock<Table<Section>> = LazyLock::new(|| Table::read_whole(in_all_languages!("headings"), Section::named).0);

/// The longest heading, in words and in bytes.
const MOST_WORDS: usize = 12;
pub(super) const MOST_BYTES: usize = 90;

/// What a heading opens, when `text` is one and nothing else.
pub(super) fn heading(text: &str) -> Option<Section> {
    let text = bare(text);
    if text.is_empty() || text.len() > MOST_BYTES || text.contains([':', ';']) || text.contains(". ") {
        return None;
    }
    of_words(&words(text))
}

/// Whether the table or words that ask make `text` a heading, not its last word alone.
pub(super) fn known(text: &str) -> bool {
    told(&words(text)).is_some()
}

fn of_words(words: &[Word]) -> Option<Section> {
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    told(words).or_else(|| last(words))
}

/// What a phrase of the table opens, or words that ask.
fn told(words: &[Word]) -> Option<Section> {
    // Every phrase is a whole heading: the longest match from the first word must reach the last.
    let phrase = PHRASES.at(words, 0).find(|found| found.to == words.len()).map(|found| found.label);
    phrase.or_else(|| asking(words))
}

/// A short heading that its last word explains: "Marketing Responsibilities".
fn last(words: &[Word]) -> Option<Section> {
    let last = words.last().filter(|_| words.len() <= 4 && words.iter().all(|word| word.text.len() > 1))?;
    let opened = match last.text.as_str() {
        "responsibilities" | "duties" | "accountabilities" => Some(Section::Duties),
        "qualifications" | "requirements" => Some(Section::Required),
        "benefits" | "perks" => Some(Section::Benefits),
        _ => None,
    };
    let other = |at: usize| words.get(at..).and_then(told).is_some_and(|tail| Some(tail) != opened);
    opened.filter(|_| !(1..words.len().saturating_sub(1)).any(other))
}

/// A heading made of words that ask: "Minimum Education and Experience".
fn asking(words: &[Word]) -> Option<Section> {
    let is = |word: &Word, list: List| listed(word.text.trim_end_matches("'s"), list) || listed(&word.text, list);
    let beside = |word: &Word| is(word, List::BESIDE_ASKED) || matches!(word.text.as_str(), "you'll" | "we're");
    let known = words.iter().all(|word| is(word, List::HEADING_ASKED.or(List::HEADING_WISHED)) || beside(word));
    let asked = words.iter().any(|word| is(word, List::HEADING_ASKED));
    if !(known && asked) {
        return None;
    }
    let wished = words.iter().any(|word| is(word, List::HEADING_WISHED));
    Some(if wished { Section::Preferred } else { Section::Required })
}

/// `text` without bold marks, pictures, bullets and the final colon.
pub(super) fn bare(text: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '%' | '$' | '£' | '€');
    text.trim_matches(edge)
}

/// Whether the look of a line alone makes it a heading: a colon at its end, or capitals.
pub(super) fn looks(text: &str) -> bool {
    let inner = bare(text);
    let short = inner.len() <= MOST_BYTES && inner.split_whitespace().count() <= 9;
    let stop = text.trim_end().ends_with(['.', ';', ',']);
    short && !stop && (text.trim_end_matches(['*', '_', ' ']).ends_with(':') || shouted(inner) && inner.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posting::lead::{Sure, lead};

    #[test]
    fn the_table_is_well_formed() {
        assert_eq!(Table::read_whole(in_all_languages!("headings"), Section::named).1, Vec::<&str>::new());
    }

    #[test]
    fn headings_open_their_sections() {
        for (text, section) in [
            ("Minimum Education, Experience, Knowledge and Skills Required:", Section::Required),
            ("**Preferred Qualifications**", Section::Preferred),
            ("Nice to have:", Section::Preferred),
            ("Person Specification – Essential Criteria", Section::Required),
            ("What you'll bring", Section::Required),
            ("Key Responsibilities", Section::Duties),
            ("Benefits", Section::Benefits),
            ("Equal Opportunity", Section::EqualOpportunity),
            ("How to apply", Section::Apply),
        ] {
            assert_eq!(heading(text), Some(section), "{text}");
        }
        assert_eq!(heading("Excellent communication skills"), None);
    }

    #[test]
    fn a_heading_before_text_is_taken_off() {
        let of = |text: &str| lead(text, Sure::Head).map(|lead| (lead.section, text.get(lead.body..).unwrap_or_default().to_owned()));
        assert_eq!(of("QualificationsHigh School diploma"), Some((Section::Required, "High School diploma".into())));
        assert_eq!(of("Preferred Skills: Kotlin"), Some((Section::Preferred, "Kotlin".into())));
        assert_eq!(of("Qualifications Required Qualifications"), Some((Section::Required, "Required Qualifications".into())));
        assert_eq!(of("Experience in plumbing"), None);
        assert_eq!(of("Requirements gathering experience"), None);
    }
}
