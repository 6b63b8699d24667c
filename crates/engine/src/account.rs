//! The words of a finding: reasons that can be read to a candidate, and quotes with their place.

use qualify_profile::{End, Profile};
use qualify_vocabulary::{ConceptId, Vocabulary};

use crate::case::Papers;
use crate::judgement::{Counted, Evidence, Months};
use crate::sources::Spot;
use crate::term::{self, Choice, Term};
use crate::texts::{Place, Places};
use crate::timeline::Positions;

/// Most bytes to each side of what is quoted.
const CONTEXT: usize = 70;

/// The words of a finding.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    pub reason: String,
    pub evidence: Vec<Evidence>,
    pub doubts: Vec<String>,
    pub counted: Vec<Counted>,
}

impl Account {
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), ..Self::default() }
    }

    /// Adds evidence that is not there yet.
    pub fn cite(&mut self, evidence: impl IntoIterator<Item = Evidence>) {
        for evidence in evidence {
            if !self.evidence.contains(&evidence) {
                self.evidence.push(evidence);
            }
        }
    }
}

/// Quotes what shows a choice, once in each place.
pub(crate) fn quotes(case: &Papers<'_>, choice: &Choice, places: Places) -> Vec<Evidence> {
    let mut found = Vec::new();
    for place in places.iter() {
        let located = choice.terms.iter().find_map(|index| {
            let (term, label) = case.term(*index)?;
            Some((term, label, case.sources.locate(term, place, case.vocabulary)?))
        });
        let Some((term, label, located)) = located else { continue };
        let Some(text) = case.texts.get(located.at.text) else { continue };
        let note = located.concept.and_then(|shown| note(case, term, label, shown));
        match text.quoted {
            Some(words) => found.push(whole(words, text.origin, note)),
            None => found.push(quote(text.words, text.origin, located.at.start, located.at.end, note)),
        }
    }
    found
}

/// Quotes the words of a choice's phrases that stand in a place, where the phrase itself does not.
pub(crate) fn partly(case: &Papers<'_>, choice: &Choice, place: Place) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for index in &choice.terms {
        let Some((Term::Phrase(phrase), _)) = case.term(*index) else { continue };
        if !term::sight_phrase(phrase, &case.facts.words).partly.contains(place) {
            continue;
        }
        for at in phrase.content.iter().filter_map(|stem| case.sources.locate_word(*stem, place)) {
            if let Some(text) = case.texts.get(at.text) {
                let evidence = quote(text.words, text.origin, at.start, at.end, None);
                if !found.contains(&evidence) {
                    found.push(evidence);
                }
            }
        }
    }
    found
}

/// The first place in which most words of a choice's phrases stand.
pub(crate) fn first_partly(case: &Papers<'_>, choice: &Choice) -> Option<Place> {
    let phrases = choice.terms.iter().filter_map(|index| match case.term(*index) {
        Some((Term::Phrase(phrase), _)) => Some(phrase),
        _ => None,
    });
    phrases.filter_map(|phrase| term::sight_phrase(phrase, &case.facts.words).partly.iter().next()).min()
}

/// Quotes the words at a spot.
pub(crate) fn spot(case: &Papers<'_>, spot: Spot) -> Option<Evidence> {
    let text = case.texts.get(spot.text)?;
    Some(quote(text.words, text.origin, spot.start, spot.end, None))
}

/// What a narrower concept or another member of a class shows.
fn note(case: &Papers<'_>, term: &Term, label: &str, shown: ConceptId) -> Option<String> {
    let shown_label = &case.vocabulary.concept(shown).label;
    match term {
        Term::Concept(asked) if case.vocabulary.implied(shown).first() != Some(asked) => Some(format!("{shown_label} implies {label}")),
        Term::Member(class) => Some(of_kind(case.vocabulary, *class, label, shown)),
        _ => None,
    }
}

/// "Rust is of the kind listed (programming language)"; "Angular implies JavaScript, of the kind listed (programming language)".
fn of_kind(vocabulary: &Vocabulary, class: ConceptId, label: &str, shown: ConceptId) -> String {
    let label_of = |concept: &ConceptId| &vocabulary.concept(*concept).label;
    let of_it = |concept: &&ConceptId| {
        vocabulary.concept(**concept).classes.iter().any(|direct| vocabulary.implied(direct.concept()).contains(&class))
    };
    let implied = vocabulary.implied(shown);
    match implied.iter().find(of_it) {
        Some(member) if Some(member) != implied.first() => {
            format!("{} implies {}, of the kind listed ({label})", label_of(&shown), label_of(member))
        }
        _ => format!("{} is of the kind listed ({label})", label_of(&shown)),
    }
}

/// The clause around some bytes of a text, exactly as it stands there.
pub(crate) fn quote(text: &str, origin: &qualify_profile::Origin, start: usize, end: usize, note: Option<String>) -> Evidence {
    let ends = |c: char| matches!(c, '.' | ';' | '\n' | '•' | '!' | '?' | '|');
    let before = text.get(..start).unwrap_or_default();
    let mut from = before
        .char_indices()
        .rev()
        .find(|(at, c)| ends(*c) && text.get(at + c.len_utf8()..).is_some_and(opens))
        .map_or(0, |(at, c)| at + c.len_utf8());
    if start - from > CONTEXT {
        from = (start - CONTEXT..start).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(' '))).unwrap_or(start);
    }
    let after = text.get(end..).unwrap_or_default();
    let mut to = after
        .char_indices()
        .find(|(at, c)| ends(*c) && after.get(at + c.len_utf8()..).is_some_and(opens))
        .map_or(text.len(), |(at, _)| end + at);
    if to - end > CONTEXT {
        to = (end..=end + CONTEXT).rev().find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(' '))).unwrap_or(end);
    }
    let words = text.get(from..to).unwrap_or_default();
    let from = from + (words.len() - words.trim_start().len());
    let words = words.trim();
    Evidence { source: origin.source.clone(), quote: words.to_owned(), note, span: (from, from + words.len()) }
}

/// A mark ends a clause where space or nothing follows it: not in "Node.js".
fn opens(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

/// A whole text as evidence, its beginning where it is long.
pub(crate) fn whole(text: &str, origin: &qualify_profile::Origin, note: Option<String>) -> Evidence {
    let first = text.split_whitespace().next().map_or(0, str::len);
    let start = text.len() - text.trim_start().len();
    quote(text, origin, start, start + first, note)
}

/// "36 months", "14 to 36 months".
pub(crate) fn length(months: &Months) -> String {
    match (months.at_least, months.at_most) {
        (1, 1) => "1 month".to_owned(),
        (least, most) if least == most => [least.to_string().as_str(), " months"].concat(),
        (least, most) if most >= crate::stretch::WORKING_LIFE => format!("{least} months or more"),
        (least, most) => format!("{least} to {most} months"),
    }
}

/// "1 position", "3 positions".
pub(crate) fn count(n: usize, noun: &str) -> String {
    [n.to_string().as_str(), " ", noun, if n == 1 { "" } else { "s" }].concat()
}

/// How many positions a set holds.
pub(crate) fn size(positions: Positions) -> usize {
    positions.count_ones() as usize
}

/// "position 2 (Engineer, 2019 to 2021)".
pub(crate) fn position(profile: &Profile, index: u8) -> String {
    let number = u16::from(index) + 1;
    let Some(position) = profile.positions.get(usize::from(index)) else { return format!("position {number}") };
    let mut said: Vec<String> = position.title.iter().map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()).collect();
    match (position.start, position.end) {
        (Some(start), Some(End::Present)) => said.push(format!("since {start}")),
        (Some(start), Some(end)) => said.push(format!("{start} to {end}")),
        (Some(start), None) => said.push(format!("from {start}")),
        (None, Some(end)) => said.push(format!("until {end}")),
        (None, None) => {}
    }
    if said.is_empty() { format!("position {number}") } else { format!("position {number} ({})", said.join(", ")) }
}
