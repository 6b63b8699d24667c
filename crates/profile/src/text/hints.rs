//! Which lines hold words that a reader looks for, found in one pass over the text instead of one for each reader and line.

use std::ops::BitOr;
use std::sync::LazyLock;

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

/// The words in lower case, by the pair of five bits each that their first two bytes are; and for each pair the third bytes, as bits:
/// which is enough to pass over nearly every place of a text at one look.
struct Finder {
    words: [Vec<(Hints, String)>; PAIRS],
    thirds: [u32; PAIRS],
}

/// The number of pairs of five bits.
const PAIRS: usize = 1 << 10;

/// The last two of three bytes, of which the first two are a pair. Letter case does not count.
const fn next_pair(pair: usize, byte: u8) -> usize {
    (pair << 5 | (byte & 31) as usize) % PAIRS
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(hint, words)| words.iter().map(|word| (*hint, (*word).to_owned())));
    let mut finder = Finder { words: [const { Vec::new() }; PAIRS], thirds: [0; PAIRS] };
    for (hint, word) in words.chain(personal::labels().map(|(_, label)| (Hints::LABEL, label))) {
        finder.add(hint, word);
    }
    finder
});

impl Finder {
    fn add(&mut self, hint: Hints, word: String) {
        let [first, second, ref rest @ ..] = *word.as_bytes() else { return };
        let pair = next_pair(next_pair(0, first), second);
        // A word of two letters begins so whatever stands behind it.
        let thirds = rest.first().map_or(u32::MAX, |third| 1 << (third & 31));
        if let (Some(words), Some(known)) = (self.words.get_mut(pair), self.thirds.get_mut(pair)) {
            words.push((hint, word));
            *known |= thirds;
        }
    }

    /// Whether a word may begin with a pair and a byte.
    fn may_begin(&self, pair: usize, third: u8) -> bool {
        self.thirds.get(pair).is_some_and(|thirds| thirds >> (third & 31) & 1 != 0)
    }

    /// The words that a text begins with, of those with a pair.
    fn at(&self, pair: usize, text: &[u8]) -> impl Iterator<Item = &(Hints, String)> {
        let words = self.words.get(pair).into_iter().flatten();
        words.filter(move |(_, word)| text.get(..word.len()).is_some_and(|start| are_one(start, word.as_bytes())))
    }
}

/// Whether words of one length differ in letter case only. Of those that begin alike most are told apart by their ends.
fn are_one(word: &[u8], other: &[u8]) -> bool {
    word.iter().zip(other).rev().all(|(byte, other)| byte.eq_ignore_ascii_case(other))
}

/// The hints of each line.
pub(super) fn hints(text: &str, lines: &[Line<'_>]) -> Vec<Hints> {
    let finder = &*FINDER;
    let mut hinted = Hinted { text, lines, number: 0, hints: vec![Hints::default(); lines.len()] };
    let mut pair = 0;
    // A blank behind the text lets its last letters be a beginning.
    text.bytes().chain([b' ']).enumerate().for_each(|(third, byte)| {
        if finder.may_begin(pair, byte) {
            hinted.look(finder, pair, third);
        }
        pair = next_pair(pair, byte);
    });
    hinted.hints
}

/// Lines with the hints found so far.
struct Hinted<'t> {
    text: &'t str,
    lines: &'t [Line<'t>],
    /// The line at hand.
    number: usize,
    hints: Vec<Hints>,
}

impl Hinted<'_> {
    /// Looks for words that begin with a pair, before their third byte.
    #[inline(never)]
    fn look(&mut self, finder: &Finder, pair: usize, third: usize) {
        let Some(start) = third.checked_sub(2) else { return };
        for (hint, word) in finder.at(pair, self.text.as_bytes().get(start..).unwrap_or_default()) {
            let behind = self.lines.iter().skip(self.number).take_while(|line| line.end() <= start).count();
            self.number += behind;
            let (Some(line), Some(hints)) = (self.lines.get(self.number), self.hints.get_mut(self.number)) else { return };
            let inside = line.start <= start && start + word.len() <= line.end();
            if inside && (*hint != Hints::LABEL || is_marked(self.text, start + word.len())) {
                *hints = *hints | *hint;
            }
        }
    }
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
