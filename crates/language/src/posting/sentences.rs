//! Sentences, and items of a run without any punctuation.

use super::cues;
use super::pieces::trimmed;
use super::words::{capital, listed};
use crate::lexicon::List;
use crate::{Span, Tongue};

/// The sentences of a span.
pub(super) fn sentences(span: Span, text: &str) -> Vec<Span> {
    let body = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    let mut depth = 0_i32;
    for (at, c) in body.char_indices() {
        match c {
            '(' | '[' => depth += i32::from(closes(body.get(at..).unwrap_or_default())),
            ')' | ']' => depth = (depth - 1).max(0),
            _ => {}
        }
        let end = at + c.len_utf8();
        if !matches!(c, '.' | '!' | '?') || depth > 0 && c == '.' {
            continue;
        }
        let rest = body.get(end..).unwrap_or_default();
        let rest_trimmed = rest.trim_start_matches(['"', '”', '’', ')', '*', '_']);
        let listed = c == '.' && rest_trimmed.starts_with(',') && rest_trimmed.get(1..).is_some_and(|r| r.starts_with(char::is_uppercase));
        let next = rest_trimmed.trim_start_matches(',').trim_start();
        let spaced = listed || rest_trimmed.starts_with(char::is_whitespace);
        let opens = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '(' | '*' | '-' | '•'))
            || next.starts_with("iOS")
            || cues::starts(next);
        let before = body.get(from..at).unwrap_or_default();
        let listing = before.ends_with("etc") && capital(next);
        if spaced && opens && (listing || !(c == '.' && abbreviated(before))) {
            let close = end + (rest.len() - rest_trimmed.len());
            found.extend(trimmed(Span::new(span.start + from, span.start + close), text));
            from = close;
        }
    }
    found.extend(trimmed(Span::new(span.start + from, span.end), text));
    found
}

/// The longest text in brackets, in bytes.
const LONGEST_ASIDE: usize = 400;

/// Whether the bracket at the head of `text` is closed before long.
fn closes(text: &str) -> bool {
    let mut depth = 0_i32;
    text.char_indices().take_while(|(at, _)| *at < LONGEST_ASIDE).any(|(_, c)| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Whether a full stop behind `before` belongs to an abbreviation.
fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '/')).next().unwrap_or_default();
    let lower = word.to_ascii_lowercase();
    let of_class =
        before.rsplit(char::is_whitespace).nth(1).is_some_and(|word| ["Klasse", "Kategorie", "Permis", "permis"].contains(&word));
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && !of_class;
    let initials = word.len() >= 3 && word.len() <= 7 && word.split('.').all(|part| part.len() == 1);
    listed(&lower, List::POINTED) && !(lower == "inc" || lower == "ltd") || initial || initials || word.is_empty()
}

/// Items of a long run without any punctuation, each beginning with a word that opens requirements; a part of a `long` sentence is one.
pub(super) fn run_on(span: Span, text: &str, long: bool) -> Vec<Span> {
    let body = span.of(text);
    // In German a capital only says that a word is a noun.
    if body.len() < 30 || Tongue::of(body) != Tongue::English {
        return vec![span];
    }
    let (mut cuts, mut sure, mut heads) = (Vec::new(), 0, Vec::new());
    for (at, _) in body.match_indices(' ') {
        let rest = body.get(at + 1..).unwrap_or_default();
        let before = body.get(..at).and_then(|before| before.chars().next_back());
        let free = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '+' | '#' | '.'));
        if !(free && capital(rest)) {
            continue;
        }
        let left = body.get(..at).unwrap_or_default();
        if (cues::opens_sentence(rest) || rated(left) && goes_on(rest)) && !joined(left) && !asked(left) {
            heads.push(at);
            continue;
        }
        if body.len() < 100 && !long {
            continue;
        }
        let last = cuts.last().map_or(left, |cut| left.get(cut + 1..).unwrap_or(left));
        if unfinished(left, rest) || last.split(' ').count() < 3 && last.split(' ').all(capital) {
            continue;
        }
        let small = goes_on(rest);
        let held = small && (cues::starts(rest) || shown(rest) && !named(left)) && !joined(left) && !levelled(left, rest);
        if held || body.len() >= 160 && cues::opens_run(rest) && !joined(left) {
            cuts.push(at);
            sure += usize::from(held);
        }
    }
    if cuts.len() < 3 && sure < cuts.len().max(1) {
        cuts.clear();
    }
    cuts.extend(heads);
    cuts.sort_unstable();
    let mut found = Vec::new();
    let mut from = span.start;
    for at in cuts {
        found.push(Span::new(from, span.start + at));
        from = span.start + at;
    }
    found.push(Span::new(from, span.end));
    found
}

/// Whether a small word follows the first, and none that makes that a subject: "Analytical and ...".
fn goes_on(text: &str) -> bool {
    let small = |c: char| c.is_lowercase() || c.is_ascii_digit();
    text.split(' ').nth(1).is_some_and(|next| next.starts_with(small) && !states(next))
}

/// Whether the text ends in the tier of a whole sentence: "... is preferred", "... would be a plus".
fn rated(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let (Some(last), Some(verb)) = (words.next(), words.next()) else { return false };
    let tier = ["required", "preferred", "essential", "desirable", "mandatory", "advantageous", "plus", "must", "advantage", "asset"];
    let verbs = ["is", "are", "be", "a", "an", "highly", "strongly", "also"];
    tier.contains(&last) && verbs.contains(&verb)
}

/// Whether the noun of what a text ends in comes next: "4-year BA", "1 years Experience", "Level 3 Diploma", "Strong Communication".
fn unfinished(before: &str, rest: &str) -> bool {
    let mut words = before.rsplit(' ').map(str::to_lowercase);
    let (last, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let graded = ["strong", "excellent", "good", "great", "solid", "proven", "relevant", "previous", "experienced", "skilled"]
        .contains(&last.as_str());
    let counted = matches!(last.as_str(), "years" | "year" | "months") && rest.starts_with("Experience");
    let numbered =
        last.bytes().all(|b| b.is_ascii_digit()) && matches!(second.as_str(), "level" | "grade" | "band" | "nvq" | "tier" | "class");
    graded || counted || numbered || last.ends_with("-year")
}

/// Whether the text ends in a word that goes on with a capital: "What We ...", "Qualified Applicants ...".
fn asked(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    matches!(
        last,
        "What"
            | "Who"
            | "How"
            | "Why"
            | "When"
            | "Where"
            | "About"
            | "If"
            | "That"
            | "As"
            | "Because"
            | "Qualified"
            | "Interested"
            | "Selected"
            | "Suitable"
            | "Potential"
            | "Internal"
            | "External"
            | "Eligible"
            | "Preferred"
            | "Ideal"
            | "All"
            | "Successful"
    )
}

/// Whether a word behind a noun says that it is a subject, no item: "Integrity team is ...".
fn states(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "will" | "has" | "team" | "department")
}

/// Whether the text breaks off between a level and its degree: "Master's", "Degree in ...".
fn levelled(before: &str, rest: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    ["Degree", "Diploma", "Certificate"].iter().any(|noun| rest.starts_with(noun)) && cues::degree(last)
}

/// "Audit experience", "Driving licence": a name and what kind of thing it is.
fn shown(text: &str) -> bool {
    let next = text.split(' ').nth(1).unwrap_or_default().trim_end_matches([',', '.', ';']);
    listed(next, List::NAMED_BY)
}

/// Whether the text ends in the first word of a name that must go on: "the Estate", "a proven Harbour".
fn named(before: &str) -> bool {
    before.rsplit_once(' ').is_some_and(|(left, last)| capital(last) && joined(left))
}

/// Whether the text breaks off where a word must follow: "a proven", "with".
pub(super) fn joined(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    listed(&last, List::BREAKS_OFF)
}
