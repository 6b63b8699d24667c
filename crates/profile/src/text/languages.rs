//! Human languages that the résumé claims: listed under a heading or among skills, or said to be spoken.

mod places;

use std::ops::Range;

use qualify_vocabulary::Vocabulary;

use super::layout::Layout;
use crate::model::LanguageClaim;
use places::spans;

/// Every language claimed, in the text's order, once; of two claims the one with a level counts. `skills` are the items listed.
pub(super) fn languages(layout: &Layout<'_>, skills: &[Range<usize>], vocabulary: &Vocabulary) -> Vec<LanguageClaim> {
    let mut found: Vec<LanguageClaim> = Vec::new();
    let mut spans = spans(layout, skills, vocabulary);
    spans.sort_by_key(|span| span.start);
    for span in spans {
        let words = layout.words(span.clone());
        let mentions = joined(words, vocabulary);
        for (number, (language, mention)) in mentions.iter().enumerate() {
            let from = number.checked_sub(1).and_then(|n| mentions.get(n)).map_or(0, |(_, before)| before.end);
            let to = mentions.get(number + 1).map_or(words.len(), |(_, next)| next.start);
            let level = level(words, from, mention.start, mention.end, to, vocabulary);
            let place = span.start + mention.start..span.start + mention.end;
            let claim = LanguageClaim { language: language.clone(), level, passage: layout.passage(place) };
            let said =
                found.iter_mut().find(|other| vocabulary.languages().lookup(&other.language) == vocabulary.languages().lookup(language));
            match said {
                Some(before) if before.level.is_none() && claim.level.is_some() => *before = claim,
                Some(_) => {}
                None => found.push(claim),
            }
        }
    }
    found
}

/// The languages named, by their labels, or in the words of the text where those are longer: "Brazilian Portuguese". Two names side
/// by side that are one name together are one.
fn joined(words: &str, vocabulary: &Vocabulary) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for mention in vocabulary.languages().find(words) {
        let together = found.last().filter(|(_, last)| words.get(last.end..mention.start) == Some(" "));
        let together = together.and_then(|(_, last)| Some((last.start, words.get(last.start..mention.end)?)));
        if let Some((start, whole)) = together.filter(|(_, whole)| vocabulary.languages().lookup(whole).is_some()) {
            found.pop();
            found.push((whole.to_owned(), start..mention.end));
            continue;
        }
        let label = vocabulary.languages().label(mention.language);
        let written = words.get(mention.start..mention.end).unwrap_or(label);
        let longer = written.contains(label) && !written.contains('\n');
        found.push((if longer { written } else { label }.to_owned(), mention.start..mention.end));
    }
    found
}

/// The level worded behind a language, else before it.
fn level(words: &str, from: usize, start: usize, end: usize, to: usize, vocabulary: &Vocabulary) -> Option<String> {
    const ENDS: &[char] = &[',', ';', '\n', ')'];
    let behind = words.get(end..to).map(bare).and_then(|text| text.split(ENDS).next());
    let before = words.get(from..start).and_then(|text| text.rsplit(ENDS).next()).map(bare);
    [behind, before]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty() && vocabulary.languages().level(text).is_some())
        .map(ToOwned::to_owned)
}

/// Words without the marks around them.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
