//! Which lines hold words that a reader looks for, found in one pass over the text instead of one for each reader and line.

use std::ops::BitOr;
use std::sync::LazyLock;

use aho_corasick::automaton::Automaton as _;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, MatchKind};

use super::lines::Line;
use super::personal;

/// What the words of a line hint at, as bits. A hint is no finding: the reader that it calls looks closely.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints(u8);

impl Hints {
    /// A language may be claimed.
    pub(super) const LANGUAGE: Self = Self(1);
    /// Something may be certified or licensed.
    pub(super) const CERTIFICATE: Self = Self(2);
    /// A clearance may be named.
    pub(super) const CLEARANCE: Self = Self(4);
    /// A length of experience may be stated.
    pub(super) const EXPERIENCE: Self = Self(8);
    /// Weekly hours may be stated.
    pub(super) const WEEK: Self = Self(16);
    /// A personal field may stand behind its label.
    pub(super) const LABEL: Self = Self(32);

    /// Whether one of the others is among these.
    pub(super) const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Hints {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words and stems with what they hint at.
const WORDS: &[(Hints, &[&str])] = &[
    (
        Hints::LANGUAGE,
        &[
            "fluent",
            "fluency",
            "bilingual",
            "trilingual",
            "multilingual",
            "native speaker",
            "speak",
            "proficient in",
            " proficiency",
            "conversational",
            "mother tongue",
            "spoken",
            "written and oral",
            "languages:",
            "language:",
            "languages ",
            "level: ",
        ],
    ),
    (Hints::CERTIFICATE, &["certif", "licens", "licenc", "credential", "registered", "endorse", " card"]),
    (Hints::CLEARANCE, &["clearance"]),
    (Hints::EXPERIENCE, &["experien", "expirien", "background", "erfahrung", "xpérien", "esperien", "xperiên", "опыт", "Опыт", "ОПЫТ"]),
    (Hints::WEEK, &["week", "wk", "woche", "semaine", "semana", "settimana"]),
];

struct Finder {
    automaton: DFA,
    hints: Vec<Hints>,
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(hint, words)| words.iter().map(|word| (*hint, (*word).to_owned())));
    let (hints, words): (Vec<_>, Vec<_>) = words.chain(personal::labels().map(|(_, label)| (Hints::LABEL, label))).unzip();
    let automaton = DFA::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).prefilter(false).build(words);
    Some(Finder { automaton: automaton.ok()?, hints })
});

/// The hints of each line.
pub(super) fn hints(text: &str, lines: &[Line<'_>]) -> Vec<Hints> {
    let mut found = vec![Hints::default(); lines.len()];
    let Some(Finder { automaton, hints }) = FINDER.as_ref() else { return found };
    let Ok(mut state) = automaton.start_state(Anchored::No) else { return found };
    let mut number = 0;
    // The automaton is driven by hand: this runs over every byte of every text.
    for (end, byte) in text.bytes().enumerate().map(|(at, byte)| (at + 1, byte)) {
        state = automaton.next_state(Anchored::No, state, byte);
        if !automaton.is_match(state) {
            continue;
        }
        while lines.get(number).is_some_and(|line| line.end() < end) {
            number += 1;
        }
        let (Some(line), Some(line_hints)) = (lines.get(number), found.get_mut(number)) else { break };
        for word in (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index)) {
            let hint = hints.get(word.as_usize()).copied().unwrap_or_default();
            if end - automaton.pattern_len(word) >= line.start && (hint != Hints::LABEL || is_marked(text, end)) {
                *line_hints = *line_hints | hint;
            }
        }
    }
    found
}

/// Whether no word goes on behind a label.
fn is_marked(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| !rest.trim_start_matches([' ', '\t']).starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn a_line_has_the_hints_of_its_own_words() {
        let text = "Managed a team\nAge: 31, fluent in Dutch\nCertified welder, 20 hours a week";
        let found = hints(text, &lines(text, &[0]));
        assert_eq!(found, [Hints::default(), Hints::LABEL | Hints::LANGUAGE, Hints::CERTIFICATE | Hints::WEEK]);
    }
}
