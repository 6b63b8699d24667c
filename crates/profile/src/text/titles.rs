//! What looks like a job title, and what looks like an employer, by the words of `rules/resume/titles.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

struct Table {
    heads: HashSet<&'static str>,
    organisations: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { heads: HashSet::new(), organisations: HashSet::new() };
    let rows = include_str!("../../../../rules/resume/titles.tsv").lines().filter(|line| !line.starts_with('#'));
    for (role, word) in rows.filter_map(|line| line.split_once('\t')) {
        if role == "head" { table.heads.insert(word) } else { table.organisations.insert(word) };
    }
    table
});

/// Lower case without the marks around a word; plural "s" is tried as well.
fn known(set: &HashSet<&'static str>, word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    set.contains(lower.as_str()) || lower.strip_suffix('s').is_some_and(|one| one.len() > 3 && set.contains(one))
}

/// The words of a piece, split at white space, slashes, hyphens and brackets.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | ',' | '-' | '–' | '|' | '&')).filter(|word| !word.is_empty())
}

/// Whether a word is a noun that job titles turn on: "manager", "nurse", "разработчик".
pub(super) fn is_head(word: &str) -> bool {
    known(&TABLE.heads, word)
}

/// Whether a piece names a kind of employer: "Inc", "University", "GmbH".
pub(super) fn names_organisation(text: &str) -> bool {
    words(text).any(|word| word.chars().next().is_some_and(char::is_uppercase) && known(&TABLE.organisations, word))
}

/// How much a piece looks like a job title: below 0 it does not; 3 and more, it does.
pub(super) fn titleness(text: &str) -> i32 {
    let text = text.trim();
    let (mut count, mut heads, mut capitals, mut lower_content) = (0, 0, 0, 0);
    for word in words(text) {
        count += 1;
        let first = word.chars().find(|c| c.is_alphanumeric());
        if is_head(word) {
            heads += 1;
        }
        match first {
            Some(c) if c.is_uppercase() || c.is_numeric() => capitals += 1,
            Some(c) if c.is_lowercase() && word.len() > 3 && !is_head(word) => lower_content += 1,
            _ => {}
        }
    }
    if count == 0 {
        return -10;
    }
    let mut score = if heads > 0 { 4 } else { 0 };
    score += if capitals * 2 >= count { 1 } else { -1 };
    score -= match count {
        1..=6 => 0,
        7..=10 => 1,
        11..=14 => 3,
        _ => 6,
    };
    score -= lower_content.min(4);
    if text.ends_with(['.', ';']) && !text.ends_with("Sr.") && !text.ends_with("Jr.") && !text.ends_with("Asst.") {
        score -= 3;
    }
    if text.ends_with(',') {
        score -= 1;
    }
    if names_organisation(text) {
        score -= 2;
    }
    if text.chars().next().is_some_and(char::is_lowercase) {
        score -= 2;
    }
    score
}
