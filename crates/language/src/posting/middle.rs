//! Headings and announcements in the middle of a sentence.

use super::cues;
use super::lead::Sure;
use super::pieces::opening;
use super::words::capital;
use crate::Span;
use crate::lexicon::phrases;

/// Where a heading begins in the middle of a sentence.
pub(super) fn middle(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    if let Some(at) = spaced(body) {
        return Some(span.start + at);
    }
    let spoken = phrases::SPOKEN_HEADINGS.iter().any(|opening| body.contains(opening));
    if !body.contains(':') && !body.contains(" - ") && !spoken {
        return None;
    }
    let starts = body.match_indices(' ').map(|(at, _)| at + 1);
    starts
        .filter(|at| body.get(*at..).is_some_and(capital))
        .map(|at| span.start + at)
        .find(|at| opening(Span::new(*at, span.end), text, Sure::Middle).is_some())
}

/// Where such a heading stands: "… as required Requirements Must come from …".
fn spaced(body: &str) -> Option<usize> {
    if body.len() < 200 {
        return None;
    }
    let fits = |at: usize, heading: &str| {
        let before = body.get(..at).and_then(|b| b.trim_end().chars().next_back());
        let rest = body.get(at + heading.len()..).unwrap_or_default();
        let next = rest.strip_prefix(' ').unwrap_or_default();
        at > 0
            && before.is_some_and(|c| c.is_lowercase() || c == '.' || c == ')')
            && next.starts_with(|c: char| c.is_uppercase())
            && next.split(' ').nth(1).is_some_and(|w| w.starts_with(char::is_lowercase))
    };
    phrases::SPACED_HEADINGS.iter().filter_map(|heading| body.match_indices(heading).map(|(at, _)| at).find(|at| fits(*at, heading))).min()
}

/// Where what a sentence announces begins: "The ideal candidate should have: A degree ...".
pub(super) fn announced(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    let at = body.find(':')? + 1;
    let (before, after) = (body.get(..at)?, body.get(at..)?);
    let opens = after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && after.starts_with(char::is_whitespace);
    (opens && cues::announces(before)).then_some(span.start + at)
}
