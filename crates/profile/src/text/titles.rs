//! What looks like a job title, and what looks like an employer, by the words of `rules/resume/titles.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::bytes::Bytes;

/// The roles of a word, as bits.
type Roles = u8;
const HEAD: Roles = 1;
const CAPITAL: Roles = 2;
const OPENING: Roles = 4;
const ORGANISATION: Roles = 8;

/// The roles of words, and a filter that most other words do not pass.
#[derive(Default)]
struct Table {
    roles: FxHashMap<&'static [u8], Roles>,
    filter: Filter,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let rows = include_str!("../../../../rules/resume/titles.tsv").lines().filter(|line| !line.starts_with('#'));
    for (role, word) in rows.filter_map(|line| line.split_once('\t')) {
        table.filter.add(word);
        *table.roles.entry(word.as_bytes()).or_default() |= match role {
            "head" => HEAD,
            "capital" => CAPITAL,
            "opening" => OPENING,
            _ => ORGANISATION,
        };
    }
    table
});

/// Which words may be in the table, by their length, their first two letters and their last: this is asked of every word beside a
/// date, and nearly always the answer is no.
struct Filter([u64; 512]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 512])
    }
}

impl Filter {
    /// Adds a word and its plural.
    fn add(&mut self, word: &str) {
        for form in [word, &format!("{word}s")] {
            let (group, bit) = Self::place(form.as_bytes());
            if let Some(bits) = self.0.get_mut(group) {
                *bits |= bit;
            }
        }
    }

    /// Whether a word may be in the table; letter case does not count.
    fn may_hold(&self, word: &str) -> bool {
        let (group, bit) = Self::place(word.as_bytes());
        self.0.get(group).is_some_and(|bits| bits & bit != 0) || !word.is_ascii()
    }

    fn place(word: &[u8]) -> (usize, u64) {
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let letter = |byte: Option<&u8>| u64::from(byte.map_or(0, u8::to_ascii_lowercase));
        let letters = letter(word.first()) | letter(word.get(1)) << 8 | letter(word.last()) << 16 | (word.len() as u64) << 24;
        let spread = letters.wrapping_mul(SPREAD) >> 49;
        ((spread >> 6) as usize, 1 << (spread & 63))
    }
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 32;

/// The roles of a word, or of what its plural "s" leaves; letter case and the marks around it do not count.
fn roles(word: &str) -> Roles {
    let marked = |b: Option<&u8>| b.is_none_or(|b| !b.is_ascii_alphanumeric());
    let word = if marked(word.as_bytes().first()) || marked(word.as_bytes().last()) {
        word.trim_matches(|c: char| !c.is_alphanumeric())
    } else {
        word
    };
    if word.len() > LONGEST || !TABLE.filter.may_hold(word) {
        return 0;
    }
    let mut buffer = [0; LONGEST];
    let lowered;
    let lower = match lower_ascii(word, &mut buffer) {
        Some(lower) => lower,
        None => {
            lowered = word.to_lowercase();
            lowered.as_bytes()
        }
    };
    let of = |word: &[u8]| TABLE.roles.get(word).copied().unwrap_or_default();
    of(lower) | singular(lower).map_or(0, of)
}

/// A word of ASCII letters in lower case, without a heap allocation: this runs for every word beside a date.
fn lower_ascii<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let lower = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    for (lower, byte) in lower.iter_mut().zip(word.bytes()) {
        *lower = byte.to_ascii_lowercase();
    }
    Some(lower)
}

fn singular(word: &[u8]) -> Option<&[u8]> {
    word.strip_suffix(b"s").filter(|one| one.len() > 3)
}

/// The words of a piece, split at white space, slashes, hyphens and brackets.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// See [`words`].
#[derive(Clone)]
pub(super) struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        while !self.rest.is_empty() {
            let (word, behind) = self.rest.split_at_checked(word_end(self.rest)).unwrap_or((self.rest, ""));
            self.rest = behind.get(1..).unwrap_or_else(|| {
                let mut chars = behind.chars();
                chars.next();
                chars.as_str()
            });
            if !word.is_empty() {
                return Some(word);
            }
        }
        None
    }
}

/// Where the word ends that a text begins with.
fn word_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| rest.iter().position(|b| PARTING.holds(*b))).map(|at| from + at) {
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if !c.is_ascii() && c != '–' && !c.is_whitespace() => from = at + c.len_utf8(),
            _ => return at,
        }
    }
    text.len()
}

/// Bytes that part words, or begin a character that may: a dash, a space of another width.
static PARTING: Bytes = Bytes::of(b"\t\n\x0b\x0c\r &(),-/|\xc2\xe1\xe2\xe3");

/// Whether a word begins with a capital, the marks before it aside.
fn is_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Whether a word with these roles is a noun that job titles turn on.
fn heads(roles: Roles, word: &str) -> bool {
    roles & HEAD != 0 || (roles & CAPITAL != 0 && is_capital(word))
}

/// Whether a word is a noun that job titles turn on: "manager", "nurse", "разработчик".
pub(super) fn is_head(word: &str) -> bool {
    heads(roles(word), word)
}

/// Whether a word opens a sentence of duties: "Guided", "Responsible".
pub(super) fn opens(word: &str) -> bool {
    roles(word) & OPENING != 0
}

/// Whether the words of a piece have a noun that job titles turn on.
pub(super) fn has_head(text: &str) -> bool {
    words(text).any(is_head)
}

/// Whether a piece names a kind of employer: "Inc", "University", "GmbH". In "Warehouse Associate" the noun behind it is a title's.
pub(super) fn names_organisation(text: &str) -> bool {
    words(text).fold(false, |named, word| {
        let capital = word.starts_with(char::is_uppercase);
        if !capital && !named {
            return false;
        }
        let roles = roles(word);
        (capital && roles & ORGANISATION != 0) || (named && !heads(roles, word))
    })
}

/// [`has_head`] and [`names_organisation`] of a piece.
pub(super) fn head_and_organisation(text: &str) -> (bool, bool) {
    words(text).fold((false, false), |(head, named), word| {
        let roles = roles(word);
        let heads = heads(roles, word);
        (head || heads, (roles & ORGANISATION != 0 && word.starts_with(char::is_uppercase)) || (named && !heads))
    })
}

/// How much a piece looks like a job title: below 0 it does not; 3 and more, it does.
pub(super) fn titleness(text: &str) -> i32 {
    weigh(text).0
}

/// The [`titleness`] of a piece, and whether a word in it names a kind of employer, whatever stands behind that.
pub(super) fn weigh(text: &str) -> (i32, bool) {
    let text = text.trim();
    let mut count = 0;
    let (mut capitals, mut low) = (0, 0);
    let (mut head, mut late_head, mut linked, mut opening, mut organisation) = (false, false, false, false, false);
    let (mut last, mut employed) = (0, false);
    for word in words(text) {
        let roles = roles(word);
        opening |= count == 0 && roles & OPENING != 0;
        count += 1;
        let is_head = heads(roles, word);
        last = roles;
        head |= is_head && !linked;
        late_head = is_head && linked;
        linked |= LINKS.contains(&word);
        organisation = (roles & ORGANISATION != 0 && word.starts_with(char::is_uppercase)) || (organisation && !is_head);
        employed |= organisation;
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if !c.is_lowercase() => capitals += 1,
            Some(_) if word.len() > 3 && !is_head => low += 1,
            _ => {}
        }
    }
    if count == 0 {
        return (-10, false);
    }
    // "Web master", "Line cook": a short title ends in its noun, capital or not.
    head |= count <= 3 && !linked && last & CAPITAL != 0;
    let mut score = if head { 4 } else { 2 * i32::from(late_head) };
    score += if capitals * 2 >= count { 1 } else { -1 };
    score -= match count {
        1..=6 => 0,
        7..=10 => 1,
        11..=14 => 3,
        _ => 6,
    };
    score -= low.min(4) + 4 * i32::from(opening);
    score -= 3 * i32::from(ends_sentence(text)) + i32::from(text.ends_with(','));
    (score - 2 * i32::from(organisation) - 2 * i32::from(text.starts_with(char::is_lowercase)), employed)
}

/// Words after which a noun belongs to what was before: the head of "Faculty of Mechanics" is "Faculty".
const LINKS: &[&str] = &["of", "for", "in", "to", "with", "at", "from"];

/// Words that end in a stop without ending a sentence.
const SHORTENED: &[&str] =
    &["sr", "jr", "asst", "assoc", "mgr", "exec", "admin", "dept", "st", "dr", "mr", "ms", "mrs", "vs", "no", "gen", "adm", "coord"];

/// Whether a stop behind these words is that of a shortened word: "Asst."
pub(super) fn is_shortened(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    SHORTENED.iter().any(|word| word.eq_ignore_ascii_case(last))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(';') || text.strip_suffix('.').is_some_and(|rest| !is_shortened(rest))
}
