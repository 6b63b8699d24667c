//! Which language a line is written in.
//!
//! Every word votes: function words and the words of the tables for the languages that have them, a word that only stands
//! in phrases and one of two letters with half a voice, known endings for German. A line is read as English unless another
//! language has more votes, and at least one whole voice; a line without any takes after those around it.

use std::sync::LazyLock;

use super::{FRENCH, GERMAN, Tongue};
use crate::lexicon::{self, Class, Table};

/// A line shows its language within this many bytes.
const BYTES: usize = 600;

/// A line with as many votes for English, and none for another language, is English.
const ENOUGH: u32 = 6;

/// Votes of a word: for English, German, French.
type Votes = [u8; 3];

static VOTES: LazyLock<Table<Votes>> = LazyLock::new(|| {
    let mut votes: Table<Votes> = Table::default();
    let telling = super::reader::ASKED
        .or(Class::UNIT)
        .or(Class::PREFERRED)
        .or(Class::REQUIRED)
        .or(Class::LANGUAGE_LEVEL)
        .or(Class::OFFER)
        .or(Class::RELATED);
    for (place, table) in [(1, &*GERMAN), (2, &*FRENCH)] {
        for (word, _, length) in table.words().filter(|(word, meaning, _)| word.len() > 2 && meaning.class.meets(telling) && !english(word))
        {
            vote(&mut votes, word, place, if length == 1 { 2 } else { 1 });
        }
    }
    let mut place = Some(0);
    for line in include_str!("tables/function-words.txt").lines().filter(|line| !line.starts_with("//")) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(code) => place = code.parse::<Tongue>().ok().map(|tongue| tongue as usize),
            None => line.split_whitespace().for_each(|word| match place {
                Some(place) => vote(&mut votes, word, place, if word.len() > 2 { 2 } else { 1 }),
                None => votes.change(word, |votes| *votes = Votes::default()),
            }),
        }
    }
    votes
});

fn vote(votes: &mut Table<Votes>, word: &str, place: usize, count: u8) {
    votes.change(word, |votes| {
        if let Some(slot) = votes.get_mut(place) {
            *slot = count.max(*slot);
        }
    });
}

/// Whether English has the word too.
fn english(word: &str) -> bool {
    lexicon::classes(word) != Class::NONE
}

/// The language of a line by its own words.
///
/// A line that shows none is English.
pub(crate) fn of(line: &str) -> Tongue {
    shown(line).unwrap_or_default()
}

/// The languages of lines that belong together: a line that shows none takes after the most of the others.
pub(crate) fn each(lines: &[&str]) -> Vec<Tongue> {
    let shown: Vec<Option<Tongue>> = lines.iter().map(|line| shown(line)).collect();
    let count = |tongue| shown.iter().filter(|shown| **shown == Some(tongue)).count();
    let [english, german, french] = [Tongue::English, Tongue::German, Tongue::French].map(count);
    let most = match () {
        () if german > english.max(french) => Tongue::German,
        () if french > english.max(german) => Tongue::French,
        () => Tongue::English,
    };
    shown.into_iter().map(|shown| shown.unwrap_or(most)).collect()
}

/// The language that a line shows, if it shows any.
fn shown(line: &str) -> Option<Tongue> {
    let mut total = [0_u32; 3];
    let mut rest = (0..4).find_map(|less| line.get(..BYTES - less)).unwrap_or(line);
    while !rest.is_empty() {
        let (word, behind) = rest.split_at_checked(word(rest)).unwrap_or((rest, ""));
        rest = behind.get(behind.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        if word.len() < 2 {
            continue;
        }
        let votes = if word.is_ascii() { votes(word) } else { votes(&word.to_lowercase()) };
        total.iter_mut().zip(votes).for_each(|(total, vote)| *total += u32::from(vote));
        if matches!(total, [ENOUGH..=u32::MAX, 0, 0]) {
            break;
        }
    }
    let [english, german, french] = total;
    match () {
        () if german > english.max(french).max(1) => Some(Tongue::German),
        () if french > english.max(german).max(1) => Some(Tongue::French),
        () => (english > 0).then_some(Tongue::English),
    }
}

/// How many bytes of letters stand at the head.
fn word(text: &str) -> usize {
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    match text.as_bytes().get(plain) {
        Some(byte) if !byte.is_ascii() => text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()),
        _ => plain,
    }
}

/// The votes of a word in small letters, or in any of ASCII.
fn votes(word: &str) -> Votes {
    VOTES.get(word).copied().unwrap_or_else(|| unknown(word))
}

/// The votes of a word that no list has: English of its tables, German by how it ends.
fn unknown(word: &str) -> Votes {
    const GERMAN: [&str; 12] = [
        "kenntnisse",
        "kenntnissen",
        "erfahrung",
        "keit",
        "bereitschaft",
        "ausbildung",
        "studium",
        "abschluss",
        "fähigkeit",
        "schein",
        "ungen",
        "prüfung",
    ];
    if english(word) {
        return [1, 0, 0];
    }
    let german = word.len() > 9 && {
        let small = word.to_ascii_lowercase();
        GERMAN.iter().any(|end| small.ends_with(end))
    };
    [0, u8::from(german) * 2, 0]
}
