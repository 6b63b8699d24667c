//! Skills listed under a heading, with the lengths and levels that stand beside them, and lengths claimed anywhere.

use std::ops::Range;

use memchr::{memchr2, memmem};

use super::hints::Hints;
use super::layout::{Block, Layout};
use crate::bytes::{Bytes, holds};
use crate::date::{Duration, durations};
use crate::model::{Claim, SectionKind, SkillClaim};

/// The longest skill, in bytes: longer items are sentences.
const LONGEST: usize = 60;

/// The skills among the items listed.
pub(super) fn skills(layout: &Layout<'_>, listed: Vec<Range<usize>>) -> Vec<SkillClaim> {
    listed.into_iter().filter_map(|span| skill(layout, span)).collect()
}

/// The items of every section of skills.
pub(super) fn listed(layout: &Layout<'_>) -> Vec<Range<usize>> {
    let blocks = layout.blocks.iter().filter(|block| block.kind == Some(SectionKind::Skills));
    blocks.flat_map(|block| items(layout, block)).collect()
}

/// The marks of lists and brackets, by their first bytes.
static MARKS: Bytes = Bytes::of(b"()[],;|~\xc2\xe2");

/// The items of a block: lines, parted at commas, semicolons and bullets outside brackets.
fn items(layout: &Layout<'_>, block: &Block) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for span in layout.runs(block.lines.clone()).map(|run| run.span) {
        let words = layout.words(span.clone());
        let mut depth = 0_i32;
        let mut from = 0;
        for at in words.bytes().enumerate().filter(|(_, b)| MARKS.holds(*b)).map(|(at, _)| at) {
            let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                ',' | ';' | '•' | '|' | '·' | '~' if depth <= 0 => {
                    found.push(span.start + from..span.start + at);
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        found.push(span.start + from..span.end);
    }
    found
}

/// An item as a skill: `Java (6 years)`, `Excel - advanced`.
fn skill(layout: &Layout<'_>, span: Range<usize>) -> Option<SkillClaim> {
    let words = layout.words(span.clone());
    let label_end = memmem::find(words.as_bytes(), b": ").map_or(0, |at| at + 2);
    let item = words.get(label_end..)?.trim();
    if item.is_empty() || item.len() > LONGEST || item.split_whitespace().count() > 8 {
        return None;
    }
    let stated = durations(item).into_iter().next();
    let marked = memchr2(b'(', 0xe2, item.as_bytes()).is_some();
    let cut = marked.then(|| item.find(['(', '–', '—'])).flatten();
    let cut = cut.or_else(|| memmem::find(item.as_bytes(), b" - ")).filter(|at| *at > 0);
    let cut = stated.as_ref().map_or(cut, |length| Some(cut.unwrap_or(length.span.start).min(length.span.start)));
    let (name, rest) = item.split_at_checked(cut.unwrap_or(item.len()))?;
    let level = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let level = (stated.is_none() && !level.is_empty()).then(|| level.to_owned());
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '-' | '–' | ':' | '.' | ','));
    let place = layout.span_within(item);
    (!name.is_empty()).then(|| SkillClaim {
        name: if holds(name, b'\n') { name.replace('\n', " ") } else { name.to_owned() },
        level,
        stated_months: stated.map(|length| length.months),
        passage: layout.passage(place),
    })
}

/// Statements of length: "15 years of experience in sales", "experience in sales (15 years)".
pub(super) fn claims(layout: &Layout<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    let runs = layout.blocks.iter().flat_map(|block| layout.runs(block.lines.clone()));
    for span in runs.filter(|run| run.hints.any(Hints::EXPERIENCE)).map(|run| run.span) {
        let words = layout.words(span.clone());
        for length in durations(words) {
            if let Some((subject, place)) = subject(words, &length) {
                found.push(Claim {
                    months: length.months,
                    subject,
                    passage: layout.passage(span.start + place.start..span.start + place.end),
                });
            }
        }
    }
    found
}

/// The words for experience, as they stand in running text.
const EXPERIENCE: &[&str] =
    &["experience", "expirience", "background", "erfahrung", "expérience", "experiencia", "esperienza", "experiência", "опыт"];

/// What a length is said of, when the words beside it speak of experience.
fn subject(words: &str, length: &Duration) -> Option<(String, Range<usize>)> {
    const NEAR: usize = 60;
    const LINKS: &[&str] = &["in", "with", "as", "of", "using", "working"];
    let behind = words.get(length.span.end..)?;
    let near = (NEAR * 4..behind.len()).find(|at| behind.is_char_boundary(*at)).unwrap_or(behind.len());
    let sentence = behind.get(..near)?.split_inclusive(['.', ';', '!']).next().unwrap_or_default();
    let lower = sentence.to_lowercase();
    let (at, word) = EXPERIENCE.iter().filter_map(|word| Some((lower.find(word)?, word))).min()?;
    if at > NEAR || lower.len() != sentence.len() {
        return None;
    }
    let rest = sentence.get(at + word.len()..)?;
    let mut stated = rest.split([',', '.', ';', '(', '\n']).next()?.trim();
    if let Some(first) = stated.split_whitespace().next().filter(|first| LINKS.contains(first)) {
        stated = stated.get(first.len()..)?.trim();
    } else {
        stated = "";
    }
    let before = sentence.get(..at)?.trim().trim_start_matches("of ").trim_matches(|c: char| !c.is_alphanumeric());
    let kind = if stated.is_empty() { before } else { stated };
    let end = length.span.end + at + word.len() + rest.find(stated).map_or(0, |from| from + stated.len());
    Some((kind.replace('\n', " "), length.span.start..end))
}
