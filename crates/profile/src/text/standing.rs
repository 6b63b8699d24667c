//! Words that say a degree or credential is not held, from `rules/resume/standing.tsv`, or not the candidate's, from
//! `rules/resume/others.tsv`.

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

static OTHERS: LazyLock<Option<Phrases<()>>> = LazyLock::new(|| Phrases::read(include_str!("../../../../rules/resume/others.tsv"), |_| ()));

/// Whether the words before a credential in a job's text make it other people's: "Ensured that drivers hold a CDL". "Managed two wards
/// as a Registered Nurse" is the candidate's own.
pub(crate) fn is_of_others(before: &str) -> bool {
    const OWN: &[&str] = &["as", "as a", "as an", "my", "own"];
    let sentence = before.rsplit(['.', ';', '\n']).next().unwrap_or(before).trim_end();
    let own = OWN.iter().any(|words| sentence.strip_suffix(words).is_some_and(|rest| rest.ends_with(' ')));
    !own && OTHERS.as_ref().is_some_and(|others| others.in_text(sentence).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_staff_must_hold_is_not_the_candidates() {
        for (before, others) in [
            ("Supervised 12 drivers and made sure each kept a valid", true),
            ("Trained kitchen staff for the", true),
            ("Ensured patients were safe. Maintained", false),
            ("Managed two wards as a", false),
            ("Kept a current", false),
        ] {
            assert_eq!(is_of_others(before), others, "{before}");
        }
    }
}
