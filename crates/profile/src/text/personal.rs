//! Who the candidate is: names, ways to reach them, and what may not be judged.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use memchr::{memchr2, memmem};

use super::hints::Hints;
use super::layout::Layout;
use super::lines::Line;
use super::titles::{has_head, names_organisation};
use crate::bytes::holds;
use crate::identity::Identity;
use crate::model::SectionKind;

/// The labels of personal fields and an automaton over them, letter case aside.
struct Labels {
    fields: Vec<&'static str>,
    finder: AhoCorasick,
}

static LABELS: LazyLock<Option<Labels>> = LazyLock::new(|| {
    let (fields, labels): (Vec<_>, Vec<_>) = labels().unzip();
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(labels)
        .ok()?;
    Some(Labels { fields, finder })
});

/// The labels of personal fields, each with its field; those that are not ASCII with and without a capital.
pub(super) fn labels() -> impl Iterator<Item = (&'static str, String)> {
    let rows = include_str!("../../../../rules/resume/personal.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).flat_map(|(field, label)| {
        let mut letters = label.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        [Some(label.to_owned()), capital.filter(|_| !label.is_ascii())].into_iter().flatten().map(move |label| (field, label))
    })
}

/// Lines at the head of a résumé among which a name is looked for.
const HEAD: usize = 12;

/// Who the candidate is, and the lines that say nothing else.
pub(super) fn identity(layout: &Layout<'_>) -> (Identity, Vec<usize>) {
    let mut identity = Identity::default();
    let mut contact = Vec::new();
    if let Some(number) = name_line(layout) {
        identity.names.extend(layout.line(number).map(|line| line.text.to_owned()));
        contact.push(number);
    }
    let linked = memmem::find(layout.document.text.as_bytes(), b"www.").is_some();
    for (number, line) in layout.lines.iter().enumerate() {
        let mut covered = reached(line, linked, &mut identity);
        if layout.hints(number).any(Hints::LABEL) {
            covered += labelled(layout, number, line, &mut identity);
        }
        let personal = |number| matches!(layout.kind_at(number), None | Some(SectionKind::Other));
        if number < HEAD * 2 && personal(number) && is_address(line.text) {
            identity.addresses.push(line.text.to_owned());
            covered += line.text.len();
        }
        let rest = line.text.len().saturating_sub(covered);
        if covered > 0 && rest < 24 {
            contact.push(number);
        }
    }
    contact.sort_unstable();
    contact.dedup();
    (identity, contact)
}

/// E-mail addresses, links and telephone numbers of a line; the bytes they take. `linked` says whether the text has bare links.
fn reached(line: &Line<'_>, linked: bool, identity: &mut Identity) -> usize {
    let mut covered = 0;
    if may_reach(line.text) || linked && line.text.contains("www.") {
        for word in line.text.split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | ';' | '(' | ')' | '<' | '>')) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
            if is_email(word) {
                covered += word.len();
                identity.emails.push(word.to_owned());
            } else if is_link(word) {
                covered += word.len();
                identity.links.push(word.to_owned());
            }
        }
    }
    for span in phones(line.text) {
        covered += span.len();
        identity.phones.extend(line.text.get(span).map(ToOwned::to_owned));
    }
    covered
}

/// Whether a line may hold a mail address or a link: an `@`, or beside a slash what stands in the name of a site.
fn may_reach(line: &str) -> bool {
    let site = |pair: &[u8]| matches!(pair, [b'.', letter] if letter.is_ascii_alphabetic());
    memchr2(b'@', b'/', line.as_bytes()).is_some() && (holds(line, b'@') || line.contains("://") || line.as_bytes().windows(2).any(site))
}

/// The bytes of a kind, counted by runs short enough for a byte to hold the count: most lines of a text have none of the kind.
fn count(text: &str, kind: impl Fn(u8) -> bool) -> usize {
    let runs = text.as_bytes().chunks(usize::from(u8::MAX));
    runs.map(|run| usize::from(run.iter().fold(0_u8, |sum, b| sum + u8::from(kind(*b))))).sum()
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && host.split('.').all(|part| !part.is_empty())
    })
}

fn is_link(word: &str) -> bool {
    const SITES: &[&str] = &[
        "linkedin.com/",
        "github.com/",
        "gitlab.com/",
        "github.io",
        "facebook.com/",
        "t.me/",
        "twitter.com/",
        "instagram.com/",
        "behance.net/",
    ];
    if !word.bytes().any(|b| matches!(b, b'.' | b':')) {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start)) || SITES.iter().any(|site| lower.contains(site))
}

/// Telephone numbers: 9 to 15 digits with the marks that part them, and no date.
fn phones(text: &str) -> Vec<Range<usize>> {
    const FEWEST: usize = 9;
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    if count(text, |b| b.is_ascii_digit()) < FEWEST {
        return found;
    }
    let mut at = 0;
    while let Some(start) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|b| b.is_ascii_digit() || matches!(b, b'+' | b'('))).map(|n| n + at)
    {
        let run = bytes.get(start..).unwrap_or_default();
        let length = run.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'+' | b'(' | b')' | b'-' | b'.' | b' ')).count();
        let raw = text.get(start..start + length).unwrap_or_default();
        let number = raw.trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let plausible = (FEWEST..=15).contains(&digits)
            && !number.contains("  ")
            && !looks_dated(number)
            && number.split([' ', '-', '.', '(', ')']).any(|part| part.len() >= 3);
        if plausible {
            found.push(start..start + number.len());
        }
        at = start + length.max(1);
    }
    found
}

/// Two years in a number make it a range of dates.
fn looks_dated(number: &str) -> bool {
    let years =
        number.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    years.count() >= 2 || (number.len() == 9 && number.chars().filter(|c| *c == '-').count() == 1 && number.starts_with(['1', '2']))
}

/// What stands behind the labels of personal fields, labels and all; the bytes they take.
fn labelled(layout: &Layout<'_>, number: usize, line: &Line<'_>, identity: &mut Identity) -> usize {
    const LONGEST_LINE: usize = 160;
    const LONGEST_VALUE: usize = 80;
    let Some(labels) = LABELS.as_ref().filter(|_| line.text.len() <= LONGEST_LINE) else { return 0 };
    let mut covered = 0;
    for found in labels.finder.find_iter(line.text) {
        let Some(field) = labels.fields.get(found.pattern().as_usize()) else { continue };
        let Some(span) = field_at(line.text, found.start(), found.end()) else { continue };
        let words = line.text.get(span.clone()).unwrap_or_default().trim();
        let value = words.get(found.len()..).unwrap_or_default().trim_matches([':', ' ', '\t', '-']);
        let value = if value.is_empty() { layout.line(number + 1).map_or("", |next| next.text) } else { value };
        if value.is_empty() || value.len() > LONGEST_VALUE {
            continue;
        }
        match *field {
            "name" => identity.names.push(value.to_owned()),
            "address" => identity.addresses.push(value.to_owned()),
            _ => identity.personal.push(((*field).to_owned(), words.to_owned())),
        }
        covered += span.len();
    }
    covered
}

/// A label at the beginning of a line or behind a mark, with a colon or dash behind it, and the words up to the next mark.
fn field_at(line: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let before = line.get(..start)?;
    let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['|', ',', ';', '•', '/']) || before.ends_with("  ");
    let rest = line.get(end..)?;
    let marked = rest.trim_start().starts_with([':', '-', '–']) || rest.trim().is_empty();
    let length = rest.find(['|', ';', '\t']).or_else(|| rest.find("  ")).unwrap_or(rest.len());
    (opens && marked).then_some(start..end + length)
}

/// A street with a number, or a town with a postal code.
fn is_address(text: &str) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "st.",
        "avenue",
        "ave",
        "ave.",
        "road",
        "rd",
        "rd.",
        "drive",
        "dr",
        "dr.",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "court",
        "ct",
        "apt",
        "straße",
        "strasse",
        "rue",
        "calle",
        "via",
    ];
    if text.len() > 120 {
        return false;
    }
    if !text.bytes().any(|b| b.is_ascii_digit() || b == b',') {
        return false;
    }
    let mut words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let numbered = text.split_whitespace().any(|word| word.len() <= 6 && word.trim_matches(',').bytes().all(|b| b.is_ascii_digit()));
    let street = || words.clone().any(|word| STREETS.contains(&word.to_lowercase().as_str()));
    let street = numbered && street() && text.split_whitespace().count() <= 12;
    let mut before = "";
    let postal = words.any(|word| {
        let state = before.len() == 2 && before.chars().all(char::is_uppercase);
        let zip = word.len() >= 5 && word.get(..5).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        before = word;
        state && zip
    });
    street || postal
}

/// The line that is the candidate's name: two to four capitalised words near the top that the text uses for nothing else.
fn name_line(layout: &Layout<'_>) -> Option<usize> {
    let first = layout.blocks.first()?.lines.end.min(HEAD);
    let used = |word: &str| word.len() > 2 && is_used(&layout.document.text, word);
    let mut candidates = (0..first).filter(|number| layout.line(*number).is_some_and(|line| may_be_name(line.text)));
    candidates.find(|number| layout.line(*number).is_some_and(|line| !line.text.split_whitespace().any(used)))
}

/// Whether a word stands in the running text in lower case. Mail addresses and links, made of the name itself, do not count.
fn is_used(text: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    let whole = |at: usize| {
        let before = text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric));
        let behind = text.get(at + lower.len()..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
        !before && !behind && !in_address(text, at)
    };
    lower.chars().all(char::is_alphanumeric) && text.contains(lower.as_str()) && text.match_indices(lower.as_str()).any(|(at, _)| whole(at))
}

/// Whether the stretch between white space that holds a byte is a mail address or a link.
fn in_address(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.rsplit(char::is_whitespace).next()).unwrap_or_default();
    let behind = text.get(at..).and_then(|tail| tail.split(char::is_whitespace).next()).unwrap_or_default();
    before.contains(['@', '/']) || behind.contains(['@', '/']) || before.starts_with("www.") || behind.starts_with("www.")
}

fn may_be_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '-' | '’'));
    (2..=4).contains(&count) && text.split_whitespace().all(capital) && !has_head(text) && !names_organisation(text)
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_no_dates() {
        for (text, wanted) in [
            ("Tel. +1 (555) 010-4477, home", vec!["+1 (555) 010-4477"]),
            ("555.010.4477", vec!["555.010.4477"]),
            ("2012 - 2014", vec![]),
            ("01/2012 - 03/2014", vec![]),
            ("2012-2014", vec![]),
            ("1 000 000 units", vec![]),
        ] {
            let found: Vec<&str> = phones(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn addresses_have_a_street_or_a_postal_code() {
        assert!(is_address("12 Elm Street, Springfield"));
        assert!(is_address("Springfield, IL 62704"));
        assert!(!is_address("Managed 12 stores"));
        assert!(!is_address("Led the team via weekly calls"));
    }
}
