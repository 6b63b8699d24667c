//! Headings by their words, from `rules/resume/headings.tsv`, and by their looks.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::Line;
use super::titles::has_head;
use crate::model::SectionKind;

/// The longest heading, in bytes and words.
const LONGEST: usize = 64;
const MOST_WORDS: usize = 7;

struct Table {
    whole: FxHashMap<&'static str, SectionKind>,
    heads: FxHashMap<&'static str, (usize, SectionKind)>,
    modifiers: FxHashSet<&'static str>,
    /// The words that some heading begins with.
    firsts: FxHashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { whole: FxHashMap::default(), heads: FxHashMap::default(), modifiers: FxHashSet::default(), firsts: FxHashSet::default() };
    let rows = include_str!("../../../../rules/resume/headings.tsv").lines().filter(|line| !line.starts_with('#'));
    for (rank, (kind, phrase)) in rows.filter_map(|line| line.split_once('\t')).enumerate() {
        table.firsts.extend(phrase.strip_prefix("head:").unwrap_or(phrase).split(' ').next());
        let Some(section) = kind_named(kind) else {
            table.modifiers.insert(phrase);
            continue;
        };
        match phrase.strip_prefix("head:") {
            Some(head) => table.heads.insert(head, (rank, section)).map(|_| ()),
            None => table.whole.insert(phrase, section).map(|_| ()),
        };
    }
    table
});

fn kind_named(name: &str) -> Option<SectionKind> {
    Some(match name {
        "summary" => SectionKind::Summary,
        "experience" => SectionKind::Experience,
        "education" => SectionKind::Education,
        "skills" => SectionKind::Skills,
        "credentials" => SectionKind::Credentials,
        "languages" => SectionKind::Languages,
        "projects" => SectionKind::Projects,
        "volunteer" => SectionKind::Volunteer,
        "publications" => SectionKind::Publications,
        "awards" => SectionKind::Awards,
        "references" => SectionKind::References,
        "other" => SectionKind::Other,
        _ => return None,
    })
}

/// What a line is the heading of, when it is one.
pub(super) fn heading(line: &Line<'_>) -> Option<SectionKind> {
    let text = line.text.trim_end_matches([':', '-', '_', '–', '.', ' ', '|', '=']).trim_start_matches(['_', '=', '|', '#', ' ']);
    if text.is_empty() || text.len() > LONGEST || line.text.ends_with(',') {
        return None;
    }
    let starts_low = text.chars().next().is_some_and(|c| c.is_lowercase());
    if starts_low && !line.text.ends_with(':') {
        return None;
    }
    let words = words(text)?;
    TABLE.whole.get(words.as_str()).copied().or_else(|| composed(&words))
}

/// Headings in capitals that stand at the beginning of a line with their first words behind them.
const LEADING: &[(&str, SectionKind)] = &[
    ("WORK EXPERIENCE", SectionKind::Experience),
    ("PROFESSIONAL EXPERIENCE", SectionKind::Experience),
    ("EMPLOYMENT HISTORY", SectionKind::Experience),
    ("EMPLOYMENT", SectionKind::Experience),
    ("EXPERIENCE", SectionKind::Experience),
    ("WORK", SectionKind::Experience),
    ("EDUCATION", SectionKind::Education),
    ("LANGUAGES", SectionKind::Languages),
    ("TECHNICAL SKILLS", SectionKind::Skills),
    ("SOFT SKILLS", SectionKind::Skills),
    ("SKILLS", SectionKind::Skills),
    ("SUMMARY", SectionKind::Summary),
    ("PROFILE", SectionKind::Summary),
    ("CERTIFICATIONS", SectionKind::Credentials),
    ("CONTACTS", SectionKind::Other),
];

/// A heading that the line goes on behind, in capitals or before a school: its kind and its length in bytes.
pub(super) fn leading(line: &Line<'_>) -> Option<(SectionKind, usize)> {
    if let Some(rest) = line.text.strip_prefix("Education ").filter(|rest| opens_school(rest)) {
        return Some((SectionKind::Education, line.text.len() - rest.len()));
    }
    if let Some(rest) = line.text.strip_prefix("Certifications ").filter(|rest| rest.starts_with(char::is_uppercase)) {
        return Some((SectionKind::Credentials, line.text.len() - rest.len()));
    }
    if line.text.bytes().take(4).any(|b| !b.is_ascii_uppercase()) {
        return None;
    }
    LEADING.iter().find_map(|(phrase, kind)| {
        let rest = line.text.strip_prefix(phrase)?;
        let words = rest.trim_start_matches([':', ' ', '\t', '-', '–', '|']);
        let mut letters = words.split_whitespace().next()?.chars().filter(|c| c.is_alphabetic()).peekable();
        let capitals = letters.peek().is_some() && letters.all(char::is_uppercase);
        (rest.len() > words.len() && !capitals).then_some((*kind, line.text.len() - words.len()))
    })
}

/// Whether words name a school or a degree, as the heading of schools does not go on: "Education Manager, Ortolan College" is a job.
fn opens_school(words: &str) -> bool {
    const NAMES: &[&str] = &["University", "College", "Institute", "Academy", "Bachelor", "Master's", "Master of", "B.Sc", "M.Sc"];
    let name = NAMES.iter().filter_map(|name| words.find(name)).min();
    words.starts_with(char::is_uppercase) && name.and_then(|at| words.get(..at)).is_some_and(|before| !has_head(before))
}

/// Lower case, single spaces, letter-spaced capitals joined; `None` for what is too long or holds digits.
fn words(text: &str) -> Option<String> {
    if text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '\u{200b}')).filter(|part| !part.is_empty());
    let mut joined = String::with_capacity(text.len());
    let (mut count, mut single) = (0, true);
    for part in parts {
        count += 1;
        single &= part.chars().nth(1).is_none();
        if !joined.is_empty() {
            joined.push(' ');
        }
        if part.is_ascii() {
            let from = joined.len();
            joined.push_str(part);
            joined.get_mut(from..)?.make_ascii_lowercase();
        } else {
            joined.extend(part.chars().flat_map(char::to_lowercase));
        }
        if count == 1 && !single && !TABLE.firsts.contains(joined.as_str()) {
            return None;
        }
    }
    if single && count > 3 {
        joined.retain(|c| c != ' ');
        return Some(joined);
    }
    (count <= MOST_WORDS).then_some(joined)
}

/// A heading put together from heads and modifiers: the head that stands first in the table decides.
fn composed(words: &str) -> Option<SectionKind> {
    let mut best: Option<(usize, SectionKind)> = None;
    for word in words.split(' ') {
        match TABLE.heads.get(word) {
            Some(head) => best = Some(best.map_or(*head, |b| if head.0 < b.0 { *head } else { b })),
            None if TABLE.modifiers.contains(word) => {}
            None => return None,
        }
    }
    best.map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<SectionKind> {
        heading(&Line { text, start: 0, bullet: false, number: 1, page: 1, opens_block: true })
    }

    #[test]
    fn a_heading_may_stand_before_the_first_words_of_its_section() {
        for (text, wanted) in [
            ("EDUCATION 2009 – 2013 | Ortolan College, BSc", true),
            ("EDUCATION Ortolan College", true),
            ("EDUCATION AND OUTREACH OFFICER", false),
            ("Education Ortolan University 2008 - 2013", true),
            ("Education Manager, Ortolan College", false),
        ] {
            let line = Line { text, start: 0, bullet: false, number: 1, page: 1, opens_block: true };
            assert_eq!(leading(&line).is_some(), wanted, "{text}");
        }
    }

    #[test]
    fn headings_are_read_in_any_dress() {
        use SectionKind::*;
        for (text, wanted) in [
            ("Experience", Some(Experience)),
            ("PROFESSIONAL EXPERIENCE:", Some(Experience)),
            ("E D U C A T I O N", Some(Education)),
            ("Education and Training", Some(Education)),
            ("Relevant Work Experience & Internships", Some(Experience)),
            ("Volunteer Experience", Some(Volunteer)),
            ("Certifications/Licenses", Some(Credentials)),
            ("Berufserfahrung", Some(Experience)),
            ("Опыт работы", Some(Experience)),
            ("experience", None),
            ("Experience in sales", None),
            ("Sales Manager", None),
            ("Skills 2014", None),
        ] {
            assert_eq!(kind(text), wanted, "{text}");
        }
    }
}
