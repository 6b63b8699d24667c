//! Headings and announcements in the middle of a sentence.

use super::cues;
use super::lead::{Sure, lead};
use super::pieces::opening;
use super::words::capital;
use crate::Span;
use crate::lexicon::phrases;

/// Where a heading begins in the middle of a sentence, and how it is to be read.
///
/// A `long` sentence has lost its stops, so that a heading needs no colon.
pub(super) fn middle(span: Span, text: &str, long: bool) -> Option<(usize, Sure)> {
    let body = span.of(text);
    if long {
        let body = near(body);
        let lost = lost(body).map(|at| (span.start + at, Sure::Lost));
        let spaced = spaced(body).map(|at| (span.start + at, Sure::Middle));
        if let Some(found) = lost.into_iter().chain(spaced).min_by_key(|(at, _)| *at) {
            return Some(found);
        }
    }
    let spoken = phrases::SPOKEN_HEADINGS.iter().any(|opening| body.contains(opening));
    if !body.contains(':') && !body.contains(" - ") && !spoken {
        return None;
    }
    let starts = body.match_indices(' ').map(|(at, _)| at + 1);
    starts
        .filter(|at| body.get(*at..).is_some_and(capital) && body.get(..*at).is_some_and(parted))
        .map(|at| span.start + at)
        .find(|at| opening(Span::new(*at, span.end), text, Sure::Middle).is_some())
        .map(|at| (at, Sure::Middle))
}

/// The head of a body, as far as a heading is looked for without a colon, so that time stays linear in its length.
fn near(body: &str) -> &str {
    let end = body.char_indices().map(|(at, _)| at).take_while(|at| *at <= FARTHEST).last().unwrap_or_default();
    if body.len() <= FARTHEST { body } else { body.get(..end).unwrap_or(body) }
}

/// How many bytes of a body are looked through for such a heading.
const FARTHEST: usize = 4000;

/// Whether a heading can begin behind the text: not behind "is an", nor behind the capitals of its own first words ("Customer Mission Success:").
fn parted(before: &str) -> bool {
    let before = before.trim_end();
    let own = before.split(' ').count() < 3 && before.split(' ').all(capital) && !before.ends_with(|c: char| !c.is_alphanumeric());
    !own && !super::sentences::joined(before)
}

/// Where a heading stands in a long text whose stops are lost: "… from day one Job Description We run …".
fn lost(body: &str) -> Option<usize> {
    let fits = |at: usize| {
        let before = body.get(..at).and_then(|left| left.trim_end().rsplit(' ').next()).unwrap_or_default();
        let rest = body.get(at..).unwrap_or_default();
        let ends = before.ends_with(|c: char| c.is_lowercase() || matches!(c, ')' | '*'));
        ends && !capital(before) && !super::sentences::joined(before) && capital(rest) && lead(rest, Sure::Lost).is_some()
    };
    body.match_indices(' ').map(|(at, _)| at + 1).find(|at| fits(*at))
}

/// Where such a heading stands: "… as required Requirements Must come from …".
fn spaced(body: &str) -> Option<usize> {
    let fits = |at: usize, heading: &str| {
        let before = body.get(..at).and_then(|b| b.trim_end().chars().next_back());
        let rest = body.get(at + heading.len()..).unwrap_or_default();
        let next = rest.strip_prefix(' ').unwrap_or_default();
        at > 0
            && body.get(at..).is_some_and(capital)
            && before.is_some_and(|c| c.is_lowercase() || c == '.' || c == ')')
            && next.starts_with(|c: char| c.is_uppercase())
            && next.split(' ').nth(1).is_some_and(|w| w.starts_with(char::is_lowercase))
    };
    let lower = body.to_ascii_lowercase();
    let find = |heading: &str| {
        let found = lower.match_indices(&heading.to_ascii_lowercase()).map(|(at, _)| at).collect::<Vec<_>>();
        found.into_iter().find(|at| fits(*at, heading))
    };
    phrases::SPACED_HEADINGS.iter().filter_map(|heading| find(heading)).min()
}

/// How many colons of a sentence are looked at.
const MOST_COLONS: usize = 8;

/// Where what a sentence announces begins: "The ideal candidate should have: A degree ...".
pub(super) fn announced(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    let announces = |at: usize| {
        let (Some(before), Some(after)) = (body.get(..at), body.get(at..)) else { return false };
        let opens =
            after.starts_with(char::is_whitespace) && after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        opens && cues::announces(before)
    };
    body.match_indices(':').map(|(at, _)| at + 1).take(MOST_COLONS).find(|at| announces(*at)).map(|at| span.start + at)
}
