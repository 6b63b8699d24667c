//! What looks like a job title, and what looks like an employer, by the words of `rules/resume/titles.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The roles of a word, as bits.
type Roles = u8;
const HEAD: Roles = 1;
const CAPITAL: Roles = 2;
const OPENING: Roles = 4;
const ORGANISATION: Roles = 8;

static TABLE: LazyLock<FxHashMap<&'static str, Roles>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    let rows = include_str!("../../../../rules/resume/titles.tsv").lines().filter(|line| !line.starts_with('#'));
    for (role, word) in rows.filter_map(|line| line.split_once('\t')) {
        *table.entry(word).or_default() |= match role {
            "head" => HEAD,
            "capital" => CAPITAL,
            "opening" => OPENING,
            _ => ORGANISATION,
        };
    }
    table
});

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
    if word.len() > LONGEST {
        return 0;
    }
    let mut buffer = [0; LONGEST];
    let lowered;
    let lower = match lower_ascii(word, &mut buffer) {
        Some(lower) => lower,
        None => {
            lowered = word.to_lowercase();
            lowered.as_str()
        }
    };
    let of = |word: &str| TABLE.get(word).copied().unwrap_or_default();
    of(lower) | singular(lower).map_or(0, of)
}

/// A word of ASCII letters in lower case, without a heap allocation: this runs for every word beside a date.
fn lower_ascii<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let lower = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

fn singular(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|one| one.len() > 3)
}

/// The words of a piece, split at white space, slashes, hyphens and brackets.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| match c {
        'a'..='z' | 'A'..='Z' => false,
        ' ' | '/' | '(' | ')' | ',' | '-' | '–' | '|' | '&' => true,
        c => c.is_whitespace(),
    })
    .filter(|word| !word.is_empty())
}

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

/// How much a piece looks like a job title: below 0 it does not; 3 and more, it does.
pub(super) fn titleness(text: &str) -> i32 {
    let text = text.trim();
    let mut count = 0;
    let (mut capitals, mut low) = (0, 0);
    let (mut head, mut late_head, mut linked, mut opening, mut organisation) = (false, false, false, false, false);
    let mut last = 0;
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
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if !c.is_lowercase() => capitals += 1,
            Some(_) if word.len() > 3 && !is_head => low += 1,
            _ => {}
        }
    }
    if count == 0 {
        return -10;
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
    score - 2 * i32::from(organisation) - 2 * i32::from(text.starts_with(char::is_lowercase))
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
