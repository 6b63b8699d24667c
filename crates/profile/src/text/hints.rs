//! Which lines hold words that a reader looks for, found in one pass over the text instead of one for each reader and line.

use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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

/// The words by their first two bytes, in lower case, and by how they begin.
struct Finder {
    words: FxHashMap<[u8; 2], Vec<(Hints, String)>>,
    /// Of the first three bytes five bits each, which is enough to pass over nearly every place of a text at one look: for each two
    /// the third ones, as bits.
    beginnings: [u32; PAIRS],
}

/// The number of pairs of five bits.
const PAIRS: usize = 1 << 10;

/// The last two of three bytes, of which the first two are a pair.
const fn next_pair(pair: usize, byte: u8) -> usize {
    (pair << 5 | (byte & 31) as usize) % PAIRS
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(hint, words)| words.iter().map(|word| (*hint, (*word).to_owned())));
    let mut finder = Finder { words: FxHashMap::default(), beginnings: [0; PAIRS] };
    for (hint, word) in words.chain(personal::labels().map(|(_, label)| (Hints::LABEL, label))) {
        finder.add(hint, word.to_ascii_lowercase());
    }
    finder
});

impl Finder {
    fn add(&mut self, hint: Hints, word: String) {
        let [first, second, ref rest @ ..] = *word.as_bytes() else { return };
        // A word of two letters begins so whatever stands behind it.
        let thirds = rest.first().map_or(u32::MAX, |third| 1 << (third & 31));
        if let Some(known) = self.beginnings.get_mut(next_pair(next_pair(0, first), second)) {
            *known |= thirds;
        }
        self.words.entry([first, second]).or_default().push((hint, word));
    }

    /// Whether a word may begin with a pair and a byte.
    fn may_begin(&self, pair: usize, third: u8) -> bool {
        self.beginnings.get(pair).is_some_and(|thirds| thirds >> (third & 31) & 1 != 0)
    }

    /// The words that a text in lower case begins with.
    fn at(&self, text: &[u8]) -> impl Iterator<Item = &(Hints, String)> {
        let words = text.first_chunk().and_then(|first| self.words.get(first)).into_iter().flatten();
        words.filter(move |(_, word)| text.starts_with(word.as_bytes()))
    }
}

/// The hints of each line.
pub(super) fn hints(text: &str, lines: &[Line<'_>]) -> Vec<Hints> {
    let finder = &*FINDER;
    let mut found = vec![Hints::default(); lines.len()];
    // Blanks behind the text let its last letters be a beginning.
    let lower = text.to_ascii_lowercase() + "  ";
    let (mut number, mut pair) = (0, 0);
    for (end, byte) in lower.bytes().enumerate() {
        let begins = finder.may_begin(pair, byte);
        pair = next_pair(pair, byte);
        let Some(start) = end.checked_sub(2).filter(|_| begins) else { continue };
        for (hint, word) in lower.as_bytes().get(start..).map(|rest| finder.at(rest)).into_iter().flatten() {
            while lines.get(number).is_some_and(|line| line.end() <= start) {
                number += 1;
            }
            let (Some(line), Some(line_hints)) = (lines.get(number), found.get_mut(number)) else { break };
            let inside = line.start <= start && start + word.len() <= line.end();
            if inside && (*hint != Hints::LABEL || is_marked(text, start + word.len())) {
                *line_hints = *line_hints | *hint;
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
    fn a_word_of_two_letters_may_end_the_text() {
        assert_eq!(hints("Deck hand, 20 hrs/WK", &lines("Deck hand, 20 hrs/WK", &[0])), [Hints::WEEK]);
    }

    #[test]
    fn a_line_has_the_hints_of_its_own_words() {
        let text = "Managed a team\nAge: 31, fluent in Dutch\nCertified welder, 20 hours a week";
        let found = hints(text, &lines(text, &[0]));
        assert_eq!(found, [Hints::default(), Hints::LABEL | Hints::LANGUAGE, Hints::CERTIFICATE | Hints::WEEK]);
    }
}
