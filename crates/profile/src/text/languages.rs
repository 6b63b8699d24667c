//! Human languages that the résumé claims: listed under a heading, or said to be spoken.

use std::ops::Range;

use qualify_vocabulary::Vocabulary;

use super::hints::Hints;
use super::layout::{Block, Layout};
use super::lines::Line;
use crate::model::{LanguageClaim, SectionKind};

/// Every language claimed, in the text's order, once.
pub(super) fn languages(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<LanguageClaim> {
    let mut found: Vec<LanguageClaim> = Vec::new();
    for span in spans(layout, vocabulary) {
        let words = layout.words(span.clone());
        let mentions = joined(words, vocabulary);
        for (number, (language, mention)) in mentions.iter().enumerate() {
            if found.iter().any(|claim| claim.language == *language) {
                continue;
            }
            let from = number.checked_sub(1).and_then(|n| mentions.get(n)).map_or(0, |(_, before)| before.end);
            let to = mentions.get(number + 1).map_or(words.len(), |(_, next)| next.start);
            let level = level(words, from, mention.start, mention.end, to, vocabulary);
            let place = span.start + mention.start..span.start + mention.end;
            found.push(LanguageClaim { language: language.clone(), level, passage: layout.passage(place) });
        }
    }
    found
}

/// The languages named; two names side by side are one: "Mandarin Chinese".
fn joined(words: &str, vocabulary: &Vocabulary) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for mention in vocabulary.languages().find(words) {
        let label = vocabulary.languages().label(mention.language).to_owned();
        match found.last_mut().filter(|(_, last)| words.get(last.end..mention.start) == Some(" ")) {
            Some((language, last)) => {
                last.end = mention.end;
                if let Some(whole) = words.get(last.clone()).filter(|whole| vocabulary.languages().lookup(whole).is_some()) {
                    *language = whole.to_owned();
                }
            }
            None => found.push((label, mention.start..mention.end)),
        }
    }
    found
}

/// The places where a language named is a language claimed.
fn spans(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for block in &layout.blocks {
        let lines = layout.lines.get(block.lines.clone()).unwrap_or_default();
        if block.kind == Some(SectionKind::Languages) {
            if let (Some(first), Some(last)) = (lines.first(), lines.get(15).or(lines.last())) {
                spans.push(first.start..last.end());
            }
            continue;
        }
        let claims = |number: &usize| layout.hints(*number).any(Hints::LANGUAGE);
        spans.extend(block.lines.clone().filter(claims).map(|number| layout.span_of(number..list_end(layout, block, number))));
        let lone = lines.iter().filter(|line| states_level(line.text, vocabulary));
        spans.extend(lone.map(Line::span));
        spans.extend(column(lines, vocabulary));
    }
    spans
}

/// Where the list that a line begins ends: a line that ends in a comma goes on in the next.
fn list_end(layout: &Layout<'_>, block: &Block, number: usize) -> usize {
    const MOST: usize = 3;
    let open = |line: &usize| layout.line(*line).is_some_and(|line| line.text.ends_with(','));
    let more = (number..block.lines.end.saturating_sub(1)).take(MOST).take_while(open).count();
    number + more + 1
}

/// Whether a short line is a language and how well it is known: "English - B2".
fn states_level(line: &str, vocabulary: &Vocabulary) -> bool {
    const LONGEST: usize = 40;
    let mut parts = line.splitn(2, |c: char| !c.is_alphabetic());
    let (Some(language), Some(rest)) = (parts.next().filter(|_| line.len() < LONGEST), parts.next()) else { return false };
    let level = rest.trim_matches(|c: char| !c.is_alphanumeric());
    !level.is_empty() && vocabulary.languages().level(level).is_some() && vocabulary.languages().lookup(language).is_some()
}

/// Lines of one language each behind a heading that another column's line runs into.
fn column(lines: &[Line<'_>], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let Some(heading) = lines.iter().position(|line| line.text.ends_with(" Languages")) else { return Vec::new() };
    let alone = |line: &&Line<'_>| {
        line.text.len() < 40 && line.text.split_whitespace().next().is_some_and(|word| vocabulary.languages().lookup(word).is_some())
    };
    lines.iter().skip(heading + 1).take(8).filter(alone).map(Line::span).collect()
}

/// The level worded behind a language, else before it.
fn level(words: &str, from: usize, start: usize, end: usize, to: usize, vocabulary: &Vocabulary) -> Option<String> {
    let piece = |range: Range<usize>| words.get(range).map(|text| text.trim_matches(|c: char| !c.is_alphanumeric()));
    let behind = piece(end..to).and_then(|text| text.split([',', ';', '\n', ')']).next());
    [behind, piece(from..start)]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty() && vocabulary.languages().level(text).is_some())
        .map(ToOwned::to_owned)
}
