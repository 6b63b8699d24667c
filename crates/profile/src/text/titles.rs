//! What looks like a job title, and what looks like an employer, by the words of `rules/resume/titles.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

type Words = FxHashSet<&'static str>;

#[derive(Default)]
struct Table {
    heads: Words,
    capitals: Words,
    openings: Words,
    organisations: Words,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let rows = include_str!("../../../../rules/resume/titles.tsv").lines().filter(|line| !line.starts_with('#'));
    for (role, word) in rows.filter_map(|line| line.split_once('\t')) {
        let words = match role {
            "head" => &mut table.heads,
            "capital" => &mut table.capitals,
            "opening" => &mut table.openings,
            _ => &mut table.organisations,
        };
        words.insert(word);
    }
    table
});

/// The longest word of the tables, in bytes.
const LONGEST: usize = 32;

/// Whether a word, or what its plural "s" leaves, stands in a table; letter case and the marks around it do not count.
fn known(set: &Words, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.len() > LONGEST {
        return false;
    }
    let mut buffer = [0; LONGEST];
    if let Some(lower) = lower_ascii(word, &mut buffer) {
        return set.contains(lower) || singular(lower).is_some_and(|one| set.contains(one));
    }
    let lower = word.to_lowercase();
    set.contains(lower.as_str()) || singular(&lower).is_some_and(|one| set.contains(one))
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
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | ',' | '-' | '–' | '|' | '&')).filter(|word| !word.is_empty())
}

/// Whether a word is a noun that job titles turn on: "manager", "nurse", "разработчик".
pub(super) fn is_head(word: &str) -> bool {
    known(&TABLE.heads, word)
        || (word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase) && known(&TABLE.capitals, word))
}

/// Whether the words of a piece have a noun that job titles turn on.
pub(super) fn has_head(text: &str) -> bool {
    words(text).any(is_head)
}

/// Whether a piece names a kind of employer: "Inc", "University", "GmbH". In "Warehouse Associate" the noun behind it is a title's.
pub(super) fn names_organisation(text: &str) -> bool {
    words(text).fold(false, |named, word| {
        let organisation = word.starts_with(char::is_uppercase) && known(&TABLE.organisations, word);
        organisation || (named && !is_head(word))
    })
}

/// How much a piece looks like a job title: below 0 it does not; 3 and more, it does.
pub(super) fn titleness(text: &str) -> i32 {
    let text = text.trim();
    let mut count = 0;
    let (mut capitals, mut low) = (0, 0);
    let (mut head, mut late_head, mut linked, mut opening) = (false, false, false, false);
    let mut last = "";
    for word in words(text) {
        opening |= count == 0 && known(&TABLE.openings, word);
        count += 1;
        let is_head = is_head(word);
        last = word;
        head |= is_head && !linked;
        late_head = is_head && linked;
        linked |= LINKS.contains(&word);
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
    head |= count <= 3 && !linked && known(&TABLE.capitals, last);
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
    score - 2 * i32::from(names_organisation(text)) - 2 * i32::from(text.starts_with(char::is_lowercase))
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
