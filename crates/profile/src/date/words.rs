//! The words of dates in many languages, from `rules/resume/months.tsv` and `rules/resume/date-words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    rows(include_str!("../../../../rules/resume/months.tsv"))
        .filter_map(|(number, names)| Some((number.parse().ok()?, names)))
        .flat_map(|(number, names)| names.split(' ').map(move |name| (name, number)))
        .collect()
});

/// Phrases of each role by their first letter, longest first.
static PHRASES: LazyLock<HashMap<(&'static str, char), Vec<&'static str>>> = LazyLock::new(|| {
    let mut phrases: HashMap<_, Vec<_>> = HashMap::new();
    for (role, phrase) in rows(include_str!("../../../../rules/resume/date-words.tsv")) {
        if let Some(first) = phrase.chars().next() {
            phrases.entry((role, first)).or_default().push(phrase);
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    phrases
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
    let first = text.chars().next()?.to_lowercase().next()?;
    PHRASES.get(&(role, first))?.iter().find_map(|phrase| prefix(phrase, text))
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
