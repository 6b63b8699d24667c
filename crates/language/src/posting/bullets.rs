//! List items inside a line: bullets, numbers, dashes between blanks.

use super::Section;
use super::headings::heading;
use super::layout::{BULLETS, numbered};
use super::lead::spoken;
use super::pieces::trimmed;
use super::words::titled;
use crate::Span;

/// The list items of a line, each with whether a mark stood before it.
pub(super) fn items(span: Span, text: &str) -> Vec<(Span, bool)> {
    let body = span.of(text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let listed = |c: char| body.matches(&format!(" {c} ")).count() >= 3;
    let lists: Vec<char> = ['-', '*', '–'].into_iter().filter(|c| listed(*c)).collect();
    for (at, c) in body.char_indices() {
        let rest = body.get(at..).unwrap_or_default();
        let before = body.get(..at).and_then(|before| before.chars().next_back());
        if let Some(length) = mark_inside(c, before, rest, &lists, body.len()) {
            cuts.push((at, at + length));
        }
    }
    let numbers =
        cuts.iter().filter(|(from, _)| body.get(*from..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))).count();
    if numbers == 1 {
        cuts.retain(|(from, _)| body.get(*from..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())));
    }
    let mut parts = Vec::new();
    let (mut from, mut marked) = (0, false);
    for (end, next) in cuts {
        parts.extend(trimmed(Span::new(span.start + from, span.start + end), text).map(|part| (part, marked)));
        (from, marked) = (next, true);
    }
    parts.extend(trimmed(Span::new(span.start + from, span.end), text).map(|part| (part, marked)));
    let next: Vec<bool> = parts.iter().skip(1).map(|(_, marked)| *marked).chain([false]).collect();
    let cut = |((part, marked), next): ((Span, bool), bool)| match trailing(part, text).filter(|_| marked && next) {
        Some(at) => vec![(Span::new(part.start, at - 1), marked), (Span::new(at, part.end), false)],
        None => vec![(part, marked)],
    };
    parts.into_iter().zip(next).flat_map(cut).collect()
}

/// Where a heading of the next items stands at the end of an item: "... practices Nice To Haves".
fn trailing(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    let before = |at: usize| body.get(..at).and_then(|left| left.chars().next_back());
    let opens = |tail: &str| {
        let section = heading(tail).filter(|_| titled(tail) && tail.split(' ').count() > 1);
        section.is_some_and(|section| matches!(section, Section::Preferred | Section::Benefits | Section::Duties) || spoken(tail))
    };
    let ends = |at: usize| before(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ')' | '!'));
    body.match_indices(' ').map(|(at, _)| at).find(|at| ends(*at) && body.get(at + 1..).is_some_and(opens)).map(|at| span.start + at + 1)
}

/// The length of a bullet in the middle of a line.
fn mark_inside(c: char, before: Option<char>, rest: &str, lists: &[char], length: usize) -> Option<usize> {
    if BULLETS.contains(&c) {
        return Some(c.len_utf8());
    }
    let after = rest.get(c.len_utf8()..).unwrap_or_default();
    let opens = |text: &str| text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match c {
        '-' if before.is_some_and(char::is_alphanumeric) && after.starts_with(' ') && opens(after) => {
            super::cues::starts(after.trim_start()).then_some(c.len_utf8())
        }
        '-' | '*' | '–' if length > 80 && after.starts_with(' ') && opens(after) => {
            let glued = before.is_some_and(|c| matches!(c, '.' | ';' | ':' | '!' | '?'));
            (glued || before == Some(' ') && lists.contains(&c)).then_some(c.len_utf8())
        }
        '0'..='9' if length > 80 && before.is_none_or(|c| matches!(c, ' ' | '.' | ':' | ';')) => {
            numbered(rest).filter(|length| rest.get(*length..).is_some_and(|text| opens(text.get(..8).unwrap_or(text))))
        }
        _ => None,
    }
}
