//! Words that say a degree or credential is not held, from `rules/resume/standing.tsv`.

use std::sync::LazyLock;

use super::phrases::Phrases;

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

static WORDS: LazyLock<Option<Phrases<Said>>> = LazyLock::new(|| {
    Phrases::read(include_str!("../../../../rules/resume/standing.tsv"), |role| match role {
        "pending" => Said::Pending,
        "lapsed" => Said::Lapsed,
        "now" => Said::Now,
        _ => Said::Abandoned,
    })
});

/// The first such word of a text, whole words only; one that says "now" counts when there is no other.
pub(crate) fn said(text: &str) -> Option<Said> {
    let mut found = WORDS.as_ref()?.in_text(text);
    let first = found.next()?;
    if first == Said::Now { found.find(|said| *said != Said::Now).or(Some(first)) } else { Some(first) }
}
