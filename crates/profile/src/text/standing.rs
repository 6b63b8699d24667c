//! Words that say a degree or credential is not held, from `rules/resume/standing.tsv`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What such a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// Not yet held.
    Pending,
    /// Given up.
    Abandoned,
    /// No longer held.
    Lapsed,
    /// True today: a degree begun, but a credential in force.
    Now,
}

static WORDS: LazyLock<Option<(AhoCorasick, Vec<Said>)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../rules/resume/standing.tsv").lines().filter(|line| !line.starts_with('#'));
    let (roles, phrases): (Vec<_>, Vec<_>) = rows.filter_map(|line| line.split_once('\t')).unzip();
    let roles = roles
        .into_iter()
        .map(|role| match role {
            "pending" => Said::Pending,
            "lapsed" => Said::Lapsed,
            "now" => Said::Now,
            _ => Said::Abandoned,
        })
        .collect();
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(phrases)
        .ok()?;
    Some((finder, roles))
});

/// The first such word of a text, whole words only; one that says "now" counts when there is no other.
pub(crate) fn said(text: &str) -> Option<Said> {
    let (finder, roles) = WORDS.as_ref()?;
    let inside = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    let mut found = finder.find_iter(text).filter_map(|found| {
        let lettered = text.get(found.start()..).is_some_and(|phrase| phrase.starts_with(char::is_alphabetic));
        let before = text.get(..found.start()).and_then(|t| t.chars().next_back()).filter(|_| lettered);
        let after = text.get(found.end()..).and_then(|t| t.chars().next());
        if inside(before) || inside(after) { None } else { roles.get(found.pattern().as_usize()).copied() }
    });
    let first = found.next()?;
    if first == Said::Now { found.find(|said| *said != Said::Now).or(Some(first)) } else { Some(first) }
}
