//! The words of dates in many languages, from `rules/resume/months.tsv` and `rules/resume/date-words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    rows(include_str!("../../../../rules/resume/months.tsv"))
        .filter_map(|(number, names)| Some((number.parse().ok()?, names)))
        .flat_map(|(number, names)| names.split(' ').map(move |name| (name, number)))
        .collect()
});

/// Phrases of each role, longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut roles: HashMap<_, Vec<_>> = HashMap::new();
    for (role, phrase) in rows(include_str!("../../../../rules/resume/date-words.tsv")) {
        roles.entry(role).or_default().push(phrase);
    }
    for phrases in roles.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    roles
});

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The month a word names, 1 to 12, in any letter case.
pub(super) fn month(word: &str) -> Option<u8> {
    if word.len() > 24 {
        return None;
    }
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

/// The byte length of the phrase of `role` that `text` begins with, in any letter case and not inside a word.
pub(super) fn phrase(role: &str, text: &str) -> Option<usize> {
    let phrases = PHRASES.get(role)?;
    let first = text.chars().next()?.to_lowercase().next()?;
    phrases.iter().find_map(|phrase| if phrase.starts_with(first) { prefix(phrase, text) } else { None })
}

/// The byte length of `text` that folds to `phrase`.
fn prefix(phrase: &str, text: &str) -> Option<usize> {
    let wanted = phrase.chars();
    let mut rest = text.chars();
    let mut taken = 0;
    let mut last = None;
    for want in wanted {
        let found = rest.next()?;
        taken += found.len_utf8();
        last = Some(found);
        let same = if want == ' ' { found.is_whitespace() } else { found.to_lowercase().eq([want]) };
        if !same {
            return None;
        }
    }
    let ends_in_letter = last.is_some_and(char::is_alphabetic);
    (!(ends_in_letter && rest.next().is_some_and(char::is_alphabetic))).then_some(taken)
}
