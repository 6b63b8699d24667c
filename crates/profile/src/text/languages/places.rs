//! Where a language named is a language claimed.

use std::ops::Range;

use qualify_vocabulary::{LanguageId, Vocabulary};

use super::super::hints::Hints;
use super::super::layout::{Block, Layout};
use super::super::lines::Line;
use crate::model::SectionKind;

/// A line of a language in a column is no longer than this, in bytes.
const LONGEST: usize = 40;

/// Names that stand among skills for something else when no other language does: a subject taught, and what is done to floors.
const OTHERWISE: &[&str] = &["English", "Polish"];

/// The places where a language named is a language claimed.
pub(super) fn spans(layout: &Layout<'_>, skills: &[Range<usize>], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
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
        spans.extend(lines.iter().filter_map(|line| levelled(line, vocabulary)));
        if block.kind != Some(SectionKind::Experience) {
            spans.extend(lines.iter().flat_map(|line| pieces(layout, line, vocabulary)));
        }
    }
    spans.extend(lone(layout, vocabulary));
    spans.extend(columns(layout, vocabulary));
    spans.extend(among_skills(layout, skills, vocabulary));
    spans
}

/// Where the list that a line begins ends: a line that ends in a comma goes on in the next.
fn list_end(layout: &Layout<'_>, block: &Block, number: usize) -> usize {
    const MOST: usize = 3;
    let open = |line: &usize| layout.line(*line).is_some_and(|line| line.text.ends_with(','));
    let more = (number..block.lines.end.saturating_sub(1)).take(MOST).take_while(open).count();
    number + more + 1
}

/// Whether a word stands in a capital as a name does.
fn is_name(word: &str) -> bool {
    const FEWEST: usize = 3;
    let mut letters = word.chars();
    word.len() >= FEWEST && letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_alphabetic)
}

/// The language that a word names, when it stands in a capital.
fn named(word: &str, vocabulary: &Vocabulary) -> Option<LanguageId> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if is_name(word) { vocabulary.languages().lookup(word) } else { None }
}

/// A language and how well it is known, alone on a short line ("English - B2") or at the end of another column's ("Driver  English -B2").
fn levelled(line: &Line<'_>, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let brief = Some(line.text).filter(|text| text.len() < LONGEST);
    if let Some((language, rest)) = brief.and_then(|text| text.split_once(|c: char| !c.is_alphabetic())) {
        let level = rest.trim_matches(|c: char| !c.is_alphanumeric());
        if !level.is_empty() && vocabulary.languages().lookup(language).is_some() && vocabulary.languages().level(level).is_some() {
            return Some(line.span());
        }
    }
    if !line.text.bytes().rev().take(3).any(|b| matches!(b, b'1' | b'2')) {
        return None;
    }
    let mut words = line.text.rsplit(char::is_whitespace).filter(|word| word.chars().any(char::is_alphanumeric));
    let language = words.next().filter(|level| is_code(level)).and(words.next()).filter(|word| named(word, vocabulary).is_some())?;
    Some(line.start + (language.as_ptr() as usize - line.text.as_ptr() as usize)..line.end())
}

/// Whether a word is a level of the common framework: "B2".
fn is_code(word: &str) -> bool {
    matches!(word.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes(), [b'A'..=b'C', b'1' | b'2'])
}

/// Languages alone on their lines, each with its level at the beginning of the next.
fn lone(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let level = |line: &Line<'_>| {
        matches!(line.text.as_bytes(), [b'A'..=b'C', b'1' | b'2', ..]) && line.text.split_whitespace().next().is_some_and(is_code)
    };
    let pairs = layout.lines.iter().zip(layout.lines.iter().skip(1));
    pairs.filter(|(line, next)| level(next) && named(line.text, vocabulary).is_some()).map(|(line, _)| line.span()).collect()
}

/// The pieces of a line between bars that name two languages or more and nothing else: `| English, Hebrew |`.
fn pieces(layout: &Layout<'_>, line: &Line<'_>, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let names = |piece: &&str| {
        let mut words =
            piece.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '&')).filter(|word| !matches!(*word, "" | "and"));
        is_name(piece.trim_start())
            && words.clone().nth(1).is_some()
            && words.clone().all(is_name)
            && words.all(|word| named(word, vocabulary).is_some())
    };
    let parted = line.text.bytes().fold(false, |any, b| any | matches!(b, b'|' | b'\t' | 0xe2));
    if !parted && !names(&line.text) {
        return Vec::new();
    }
    line.text.split(['|', '•', '\t']).filter(names).map(|piece| layout.span_within(piece)).collect()
}

/// Languages under a heading that shares its lines with another column: at the end of those lines, or at their beginning.
fn columns(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    const REACH: usize = 8;
    let mut found = Vec::new();
    for (number, _) in layout.lines.iter().enumerate().filter(|(_, line)| shares_heading(line.text)) {
        let below = layout.lines.iter().skip(number + 1).take(REACH);
        let ends = |line: &Line<'_>| {
            [line.text.rsplit(' ').next(), line.text.split(' ').next()]
                .into_iter()
                .flatten()
                .find_map(|word| named(word, vocabulary).map(|_| layout.span_within(word)))
        };
        let places: Vec<(bool, Range<usize>)> = below
            .filter_map(|line| {
                ends(line).map(|span| (line.text.len() < LONGEST && line.text.starts_with(layout.words(span.clone())), span))
            })
            .collect();
        let several = places.len() > 1;
        found.extend(places.into_iter().filter(|(alone, _)| several || *alone).map(|(_, span)| span));
    }
    found
}

/// Whether a line has the heading of languages beside other words: "Skills Language", "LANGUAGES ORTOLAN LTD".
fn shares_heading(line: &str) -> bool {
    const HEADINGS: &[&str] = &["Languages", "Language", "LANGUAGES"];
    let behind = matches!(line.as_bytes().last(), Some(b'e' | b's' | b'S'))
        && line.rsplit_once(' ').is_some_and(|(_, last)| HEADINGS.contains(&last));
    behind || line.strip_prefix("LANGUAGES").is_some_and(|rest| rest.starts_with(' '))
}

/// The languages among listed skills.
fn among_skills(layout: &Layout<'_>, skills: &[Range<usize>], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let brief = skills.iter().filter(|span| span.len() < LONGEST);
    let found: Vec<Range<usize>> =
        brief.filter(|span| named(layout.words((*span).clone()).trim(), vocabulary).is_some()).cloned().collect();
    let plain = |span: &Range<usize>| !OTHERWISE.contains(&layout.words(span.clone()).trim_matches(|c: char| !c.is_alphanumeric()));
    if found.iter().any(plain) { found } else { Vec::new() }
}
