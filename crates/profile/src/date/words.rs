//! The words of dates in many languages, from `rules/resume/months.tsv` and `rules/resume/date-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static MONTHS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    rows(include_str!("../../../../rules/resume/months.tsv"))
        .filter_map(|(number, names)| Some((number.parse().ok()?, names)))
        .flat_map(|(number, names)| names.split(' ').map(move |name| (name, number)))
        .collect()
});

/// What a phrase says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// "since", "seit"
    Since,
    /// "present", "till date"
    Present,
    /// "to", "bis"
    Between,
    /// "summer"
    Season,
}

/// Phrases of each role by their first letter, longest first.
static PHRASES: LazyLock<[FxHashMap<char, Vec<&'static str>>; 4]> = LazyLock::new(|| {
    let mut phrases: [FxHashMap<char, Vec<_>>; 4] = Default::default();
    for (role, phrase) in rows(include_str!("../../../../rules/resume/date-words.tsv")) {
        let role = match role {
            "since" => Role::Since,
            "present" => Role::Present,
            "between" => Role::Between,
            _ => Role::Season,
        };
        if let (Some(first), Some(of_role)) = (phrase.chars().next(), phrases.get_mut(role as usize)) {
            of_role.entry(first).or_default().push(phrase);
        }
    }
    for phrases in phrases.iter_mut().flat_map(FxHashMap::values_mut) {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

/// The first two letters of the words that open dates, for those in ASCII: a bit for each second letter, by the first.
struct Openings([u32; 32]);

static OPENINGS: LazyLock<Openings> = LazyLock::new(|| {
    let mut openings = Openings([0; 32]);
    let phrases = [Role::Since, Role::Season].into_iter().filter_map(|role| PHRASES.get(role as usize)).flat_map(FxHashMap::values);
    for word in MONTHS.keys().chain(phrases.flatten()) {
        if let [first, second, ..] = word.as_bytes()
            && let Some(seconds) = openings.0.get_mut(usize::from(first & 31))
        {
            *seconds |= 1 << (second & 31);
        }
    }
    openings
});

impl Openings {
    /// Whether a text may begin with one of the words: always, unless its first letters are ASCII and begin none.
    fn may_open(&self, text: &str) -> bool {
        match text.as_bytes() {
            [first, second, ..] if first.is_ascii() && second.is_ascii() => {
                self.0.get(usize::from(first & 31)).is_some_and(|seconds| seconds >> (second & 31) & 1 != 0)
            }
            _ => true,
        }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The month a word names, 1 to 12, in any letter case.
pub(super) fn month(word: &str) -> Option<u8> {
    const LONGEST: usize = 24;
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    if !word.is_ascii() {
        return MONTHS.get(word.to_lowercase().as_str()).copied();
    }
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    MONTHS.get(std::str::from_utf8(lower).ok()?).copied()
}

/// Whether a text begins with a month, a season or "since".
pub(super) fn open_date(text: &str) -> bool {
    if !OPENINGS.may_open(text) {
        return false;
    }
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    month(word).is_some() || phrase(Role::Since, text).is_some() || phrase(Role::Season, text).is_some()
}

/// The byte length of the phrase of `role` that `text` begins with, in any letter case and not inside a word.
pub(super) fn phrase(role: Role, text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let first = if first.is_ascii() { first.to_ascii_lowercase() } else { first.to_lowercase().next()? };
    PHRASES.get(role as usize)?.get(&first)?.iter().find_map(|phrase| prefix(phrase, text))
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
        let same = match want {
            ' ' => found.is_whitespace(),
            _ if found.is_ascii() => found.to_ascii_lowercase() == want,
            _ => found.to_lowercase().eq([want]),
        };
        if !same {
            return None;
        }
    }
    let ends_in_letter = last.is_some_and(char::is_alphabetic);
    (!(ends_in_letter && rest.next().is_some_and(char::is_alphabetic))).then_some(taken)
}
