//! Items glued to each other inside a word: "skillsStrong", "Degree3+ years", "team.Must".

use super::cues;
use super::lead::{Sure, lead};
use super::pieces::trimmed;
use super::words::shouted;
use crate::Span;

/// Words of more bytes than this are not looked into.
const LONGEST_WORD: usize = 60;

/// The parts of an item where another begins inside a word: "skillsStrong", "Degree3+ years", "team.Must".
pub(super) fn glued(span: Span, text: &str) -> Vec<Span> {
    let body = span.of(text);
    let sure = cuts(body, false);
    let cuts = if sure.is_empty() { sure } else { cuts(body, true) };
    let mut found = Vec::new();
    let mut from = span.start;
    for at in cuts {
        found.extend(trimmed(Span::new(from, span.start + at), text));
        from = span.start + at;
    }
    found.extend(trimmed(Span::new(from, span.end), text));
    found
}

/// The bytes at which another item begins inside a word; in a `loose` text, which is glued elsewhere, any two long words are parted.
fn cuts(body: &str, loose: bool) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut token = 0;
    let mut address = in_address(body);
    let mut before: Option<char> = None;
    for (at, c) in body.char_indices() {
        if let Some(left) = before.filter(|_| at > token && at - token < LONGEST_WORD) {
            let (left_text, right) = (body.get(token..at).unwrap_or_default(), body.get(at..).unwrap_or_default());
            if left == '.' && c.is_lowercase() && !address && runs_on(left_text, right) {
                cuts.push(at);
                token = at;
            }
            if border(left, c)
                && (parts(left_text, right) || !address && crate::glue::parted(body.get(token..).unwrap_or_default(), at - token, loose))
            {
                cuts.push(at);
                token = at;
            }
        }
        if c.is_whitespace() {
            address = in_address(body.get(at + c.len_utf8()..).unwrap_or_default());
        }
        if c.is_whitespace() || matches!(c, '/' | '(' | '-' | '"' | '“') {
            token = at + c.len_utf8();
        }
        before = Some(c);
    }
    cuts
}

/// Whether the word at the head of `text` is an address or an identifier, whose capitals part nothing.
fn in_address(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| ["www.", "http", "_", "@", "#"].iter().any(|mark| word.contains(mark)))
}

/// Whether two neighbouring characters could be the end of one item and the beginning of the next.
fn border(left: char, right: char) -> bool {
    let ends = left.is_lowercase()
        || matches!(left, ')' | '.' | '!' | '?' | '%' | ';' | ':' | '*' | ',')
        || left.is_uppercase()
        || left.is_ascii_digit();
    let begins = right.is_uppercase() || right.is_ascii_digit() && (left.is_lowercase() || left == ')' || left == '.');
    ends && begins
}

/// Whether a stop stands between two items whose second lost its capital: "is preferred.knowledge of".
fn runs_on(left: &str, right: &str) -> bool {
    let inner = left.trim_end_matches('.');
    let next = right.split_whitespace().next().unwrap_or_default();
    let word = |text: &str| text.chars().all(char::is_lowercase);
    let domain = ["net", "js", "com", "io", "org", "co", "gov", "edu", "uk", "ai", "app", "py"].contains(&next);
    inner.len() > 3 && inner.len() + 1 == left.len() && word(inner) && word(next) && !domain && right.len() > next.len()
}

/// Whether `right` begins an item glued to `left`, the token before it.
fn parts(left: &str, right: &str) -> bool {
    let second = right.chars().nth(1);
    if right.starts_with(|c: char| c.is_ascii_digit()) {
        return left.trim_end_matches(['.', ')']).len() > 3 && cues::counts(right);
    }
    let inner = left.trim_end_matches(['.', ')', '!', '?', '%', ';', ':', '*', ',']);
    let stopped = inner.len() < left.len();
    let word = second.is_some_and(|c| c.is_lowercase() || c == ' ');
    let begins = cues::starts(right)
        || lead(right, Sure::Head).is_some_and(|lead| right.get(lead.length..).is_some_and(|rest| rest.trim_start().starts_with(':')));
    let small = inner.starts_with(char::is_lowercase) && inner.chars().all(char::is_alphanumeric) && inner.len() >= 3;
    if left.ends_with(char::is_uppercase) || left.ends_with(|c: char| c.is_ascii_digit()) {
        return word && begins && left.len() > 1;
    }
    let letters: usize = right.chars().take(LONGEST_WORD).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let next = right.get(..letters).unwrap_or(right);
    let domain = ["net", "js", "com", "io", "org", "co"].contains(&next.to_ascii_lowercase().as_str());
    let sentence = next.len() > 1 && next.chars().skip(1).all(char::is_lowercase) && !matches!(inner, "e.g" | "i.e" | "www");
    match stopped {
        true if left.ends_with(',') => begins && word && right.split(' ').nth(1).is_some_and(|next| next.starts_with(char::is_lowercase)),
        true if domain => false,
        // "brewery.ResponsibilitiesBrew"
        true if inner.len() > 2 && lead(right, Sure::Head).is_some_and(|lead| lead.length == lead.body) => true,
        // "includes:A canteen"
        true if letters == 1 && left.ends_with(':') => inner.len() > 4 && right.starts_with("A "),
        true if sentence && inner.len() > 1 => true,
        true => inner.len() > 2 && begins && !inner.contains(['.', '@', ':']),
        false => {
            (small && word && !matches!(inner, "open" | "type" | "node")) || begins && word && inner.len() > 1 || small && headed(right)
        }
    }
}

/// Whether a heading in capitals begins here: "artsPREFERRED QUALIFICATIONS".
fn headed(right: &str) -> bool {
    let first = right.split(' ').next().unwrap_or_default();
    shouted(first) && first.len() > 3 && lead(right, Sure::Head).is_some()
}
