//! The line that opens a job: which of its words are the title, which the employer.

use super::titles::{has_head, head_and_organisation, is_head, is_shortened, names_organisation, opens, titleness, weigh};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::bytes::{Bytes, holds};
use crate::date::durations;

/// A header's parts, as written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Header<'t> {
    /// The job title.
    pub title: Option<&'t str>,
    /// The employer.
    pub organisation: Option<&'t str>,
    /// How much the title looks like one.
    pub score: i32,
    /// Whether a placeholder of an anonymised résumé stands for the employer.
    pub placeholder: bool,
}

/// What a look at a header's words tells before they are taken apart: most words beside a date are never asked for more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance<'t> {
    /// The words.
    pub text: &'t str,
    /// [`Header::score`].
    pub score: i32,
    /// [`Header::placeholder`].
    pub placeholder: bool,
    /// The part that looks most like a title.
    best: Option<Part<'t>>,
}

/// What anonymised résumés write in place of an employer or a town.
const EMPLOYER: &str = "Company Name";
const TOWN: &str = "City";

/// Marks that stand around the parts of a header.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';'
                | ':'
                | '|'
                | '-'
                | '–'
                | '—'
                | '－'
                | '•'
                | '·'
                | '/'
                | '\u{200b}'
                | '*'
                | '?'
                | '\u{96}'
                | '\u{97}'
                | '~'
                | '='
                | '_'
        )
}

/// A piece without the marks, brackets and mojibake dashes around it.
pub(super) fn trimmed(mut text: &str) -> &str {
    const GARBAGE: &[&str] = &["ï¼", "â€“", "â€”", "â€¢", "Â·", "Â", "â€‹"];
    loop {
        let mut next = text.trim_matches(is_mark);
        for garbage in GARBAGE {
            next = next.strip_prefix(garbage).unwrap_or(next);
            next = next.strip_suffix(garbage).unwrap_or(next);
        }
        next = next.strip_prefix(')').or_else(|| next.strip_suffix('(')).unwrap_or(next);
        if next.len() == text.len() {
            return text;
        }
        text = next;
    }
}

/// Single spaces, and dashes where an encoding was lost.
pub(super) fn cleaned(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{200b}').filter(|word| !matches!(*word, "" | "Â")) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(match word {
            "ï¼" | "â€“" | "â€”" => "–",
            word => word,
        });
    }
    words
}

/// Reads a header's words.
pub(super) fn read(text: &str) -> Header<'_> {
    glance(text).read()
}

/// Looks at a header's words.
pub(super) fn glance(text: &str) -> Glance<'_> {
    let words = own(text);
    let placeholder = holds_placeholder(words);
    let best = if placeholder { anonymised(words) } else { plain(words) };
    let score = best.map_or(NONE, |best| best.score);
    Glance { text, score, placeholder, best }
}

impl<'t> Glance<'t> {
    /// Reads the words.
    pub(super) fn read(&self) -> Header<'t> {
        let header = Header { score: self.score, placeholder: self.placeholder, ..Header::default() };
        match self.best {
            Some(best) if self.placeholder => Header { title: Some(best.text), ..header },
            Some(best) => {
                let (title, rest) = best.apart.unwrap_or_else(|| title_and_rest(best.text));
                let organisation = rest.or(best.beside).filter(|name| !name.is_empty() && durations(name).is_empty());
                Header { title: Some(title).filter(|title| !title.is_empty()), organisation, ..header }
            }
            None => header,
        }
    }
}

/// A part of a header.
#[derive(Debug, Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    /// How much it looks like a title.
    score: i32,
    /// Whether a word in it names a kind of employer.
    employed: bool,
    /// The part behind it, else the part before it.
    beside: Option<&'t str>,
    /// Its [`title_and_rest`], once they are told apart.
    apart: Option<(&'t str, Option<&'t str>)>,
}

/// A header's words without the form and the clause around them.
fn own(text: &str) -> &str {
    behind_clause(behind_form(text))
}

fn holds_placeholder(text: &str) -> bool {
    // Both placeholders begin with this letter, which few headers hold.
    holds(text, b'C') && (text.contains(EMPLOYER) || text.contains(TOWN) && town(text).is_some())
}

/// The title in the form of government résumés: `Salary: 14 per hour Hours per week: 40 Bridge Keeper Supervisor: N. N.`
fn behind_form(text: &str) -> &str {
    const HOURS: &str = "Hours per week:";
    let form = holds(text, b':').then(|| text.split_once(HOURS)).flatten();
    let Some((_, rest)) = form else { return text };
    let rest = rest.split_once("Supervisor:").map_or(rest, |(title, _)| title);
    rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '+')
}

/// The title behind a clause that says it is held: "Presently working as Harbour Master".
fn behind_clause(text: &str) -> &str {
    const OPENINGS: &[&str] = &["presently", "currently", "worked", "working", "work", "served", "serving", "employed", "hired"];
    const REACH: usize = 24;
    let first = text.split(' ').next().unwrap_or_default();
    if !OPENINGS.iter().any(|word| word.eq_ignore_ascii_case(first)) {
        return text;
    }
    let Some((clause, title)) = text.split_once(" as ").filter(|(clause, _)| clause.len() <= REACH) else { return text };
    let title = ["a ", "an ", "the "].iter().find_map(|article| title.strip_prefix(article)).unwrap_or(title);
    if clause.contains(',') { text } else { title }
}

/// Whether a line is a place and no more, or the placeholder of an employer: "Springfield, IL", "City , State".
pub(super) fn is_place(line: &str) -> bool {
    const LONGEST: usize = 40;
    if matches!(trimmed(line), EMPLOYER | TOWN)
        || town(line).is_some_and(|(from, to)| trimmed(line.get(..from).unwrap_or_default()).is_empty() && to == line.len())
    {
        return true;
    }
    let Some((town, state)) = line.rsplit_once(", ").filter(|_| line.len() <= LONGEST) else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.');
    state.len() == 2 && state.chars().all(char::is_uppercase) && town.split(' ').all(capital) && !has_head(town)
}

/// Whether a placeholder of an anonymised résumé stands for the employer.
pub(super) fn anonymous(text: &str) -> bool {
    text.contains(EMPLOYER)
}

/// Where a placeholder of a town stands: "City , State", or "City" between marks.
fn town(text: &str) -> Option<(usize, usize)> {
    text.match_indices(TOWN).find_map(|(at, _)| {
        let after = text.get(at + TOWN.len()..)?;
        let before = text.get(..at)?.trim_end();
        if let Some(rest) = after.trim_start().strip_prefix(',')
            && let Some(rest) = rest.trim_start().strip_prefix("State")
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Some((at, text.len() - rest.len()));
        }
        let alone = before.is_empty() || before.ends_with(EMPLOYER) || before.ends_with(|c| is_mark(c) || c == '¼');
        (alone && after.trim_matches(is_mark).is_empty()).then_some((at, text.len()))
    })
}

/// Of an anonymised header what the placeholders leave is the title.
fn anonymised(text: &str) -> Option<Part<'_>> {
    let cut = town(text);
    let (head, tail) = cut.map_or((text, ""), |(from, to)| (text.get(..from).unwrap_or(text), text.get(to..).unwrap_or_default()));
    let (before, between) = head.split_once(EMPLOYER).unwrap_or((head, ""));
    let pieces = [before, between, tail].map(trimmed).map(before_duties);
    likeliest(pieces.into_iter().filter(|piece| !matches!(*piece, "" | "State")))
}

/// Of a title with its duties right behind it, the title: "Harbour Pilot Guided ferries through the east channel".
fn before_duties(piece: &str) -> &str {
    const SHORTEST: usize = 7;
    const MOST_WORDS: usize = 6;
    if piece.split_whitespace().nth(SHORTEST).is_none() {
        return piece;
    }
    let words = piece.split_whitespace().skip(1).take(MOST_WORDS);
    let cut = words
        .filter(|word| opens(word) && word.starts_with(char::is_uppercase))
        .map(|word| word.as_ptr() as usize - piece.as_ptr() as usize);
    cut.filter_map(|at| piece.get(..at)).map(trimmed).find(|title| has_head(title) && titleness(title) >= 3).unwrap_or(piece)
}

/// A title whose employer a placeholder names elsewhere on the line: what stands behind its comma is a department, "Surveyor, Harbours".
pub(super) fn whole<'t>(header: Header<'t>, text: &'t str) -> Header<'t> {
    const MOST_WORDS: usize = 8;
    let brief = header.score >= 3 && text.split_whitespace().nth(MOST_WORDS).is_none() && !text.contains(['.', ':']);
    let parted =
        header.title.is_some_and(|title| text.get(title.len()..).is_some_and(|rest| text.starts_with(title) && rest.starts_with(',')));
    let capitals = text.split(',').all(|part| part.trim_start().starts_with(char::is_uppercase));
    if brief && parted && capitals { Header { title: Some(text), organisation: None, ..header } } else { header }
}

/// Longer lines are sentences.
const LONGEST: usize = 160;
/// The score of what is none.
const NONE: i32 = -10;

/// The part that looks most like a title, of those that do the first.
fn likeliest<'t>(parts: impl Iterator<Item = &'t str>) -> Option<Part<'t>> {
    let mut best: Option<Part<'t>> = None;
    let mut before = None;
    let mut behind_best = false;
    for text in parts {
        let (score, employed) = weigh(text);
        match &mut best {
            Some(best) if score <= best.score => {
                if std::mem::take(&mut behind_best) {
                    best.beside = Some(text);
                }
            }
            _ => {
                best = Some(Part { text, score, employed, beside: before, apart: None });
                behind_best = true;
            }
        }
        before = Some(text);
    }
    best
}

/// Of a header without placeholders the part that is its title: between strong separators, then at the weak comma.
fn plain(text: &str) -> Option<Part<'_>> {
    let best = likeliest(parts(text).take_while(|_| text.len() <= LONGEST))?;
    // Only behind a comma or with an employer is there more than the title.
    if !best.employed && !holds(best.text, b',') {
        return Some(best);
    }
    let (title, rest) = title_and_rest(best.text);
    let score = if rest.is_some() { titleness(title).max(best.score) } else { best.score };
    Some(Part { score, apart: Some((title, rest)), ..best })
}

/// The title of a part, and the employer or the department beside it.
fn title_and_rest(part: &str) -> (&str, Option<&str>) {
    let (title, rest) = within_commas(part);
    rest.map_or_else(|| before_employer(title), |rest| (before_employer(title).0, Some(rest)))
}

/// Bars, spaced dashes, tabs, wide gaps, "@" and "at".
static SEPARATORS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let separators = ["|", "\t", "   ", " - ", " – ", " — ", " @ ", " at ", " AT ", "ï¼", " â€“ ", " â€” ", ": ", " • ", " · "];
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).match_kind(MatchKind::LeftmostLongest).prefilter(false).build(separators).ok()
});

/// Whether a text may hold a separator, by the two bytes that each begins with.
fn may_part(text: &str) -> bool {
    static ALONE: Bytes = Bytes::of(b"|\t\xc3");
    static BEHIND_BLANK: Bytes = Bytes::of(b" -@aA\xc2\xc3\xe2");
    let mut before = 0;
    text.bytes().any(|byte| {
        let parts = ALONE.holds(byte) || before == b' ' && BEHIND_BLANK.holds(byte) || before == b':' && byte == b' ';
        before = byte;
        parts
    })
}

/// Splits at strong separators and at stops.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let breaks = SEPARATORS
        .as_ref()
        .filter(|_| may_part(text))
        .into_iter()
        .flat_map(move |separators| separators.find_iter(text))
        .map(|found| (found.start(), found.end()));
    let mut from = 0;
    let parts = breaks.chain([(text.len(), text.len())]).filter_map(move |(start, end)| text.get(std::mem::replace(&mut from, end)..start));
    parts.flat_map(sentences).map(trimmed).filter(|part| !part.is_empty())
}

/// Splits at stops that end a sentence, none that shortens a word.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let parted = |(at, _)| text.split_at_checked(at).filter(|(piece, _)| !is_shortened(piece));
        let stop = holds(text, b'.').then(|| text.match_indices(". ").find_map(parted)).flatten();
        rest = stop.and_then(|(_, behind)| behind.strip_prefix(". "));
        Some(stop.map_or(text, |(piece, _)| piece))
    })
}

/// Of a piece with commas: the run of parts that look like titles, and the part beside them.
fn within_commas(piece: &str) -> (&str, Option<&str>) {
    if !holds(piece, b',') {
        return (until_clause(piece), None);
    }
    let parts: Vec<&str> = piece.split(',').collect();
    let kinds: Vec<(bool, bool)> = parts.iter().map(|part| head_and_organisation(part)).collect();
    let titled = |kind: &&(bool, bool)| matches!(kind, (true, false));
    let Some(first) = kinds.iter().position(|kind| titled(&kind)) else {
        return before_organisation(piece, &parts, kinds.iter().position(|(_, organisation)| *organisation));
    };
    let last = first + kinds.iter().skip(first + 1).take_while(titled).count();
    let start: usize = parts.iter().take(first).map(|part| part.len() + 1).sum();
    let length: usize = parts.iter().skip(first).take(last - first + 1).map(|part| part.len() + 1).sum();
    let title = piece.get(start..start + length - 1).unwrap_or(piece);
    let beside = parts.get(last + 1).or_else(|| first.checked_sub(1).and_then(|i| parts.get(i))).map(|part| part.trim());
    (until_clause(trimmed(title)), beside)
}

/// Of parts without a known title, those before the employer's name.
fn before_organisation<'t>(piece: &'t str, parts: &[&'t str], employer: Option<usize>) -> (&'t str, Option<&'t str>) {
    let employer = employer.filter(|at| *at > 0);
    let length = |at: usize| parts.iter().take(at).map(|part| part.len() + 1).sum::<usize>().saturating_sub(1);
    match employer.and_then(|at| Some((piece.get(..length(at))?, parts.get(at)?.trim()))) {
        Some((title, employer)) => (until_clause(title), Some(employer)),
        None => (until_clause(piece), None),
    }
}

/// A title with the employer right behind it: "Web Developer Acme Technologies".
fn before_employer(title: &str) -> (&str, Option<&str>) {
    const FEWEST: usize = 3;
    if title.split_ascii_whitespace().nth(FEWEST - 1).is_none() && title.is_ascii() {
        return (title, None);
    }
    let Some(last) = title.split_whitespace().rfind(|word| is_head(word)) else { return (title, None) };
    let end = last.as_ptr() as usize - title.as_ptr() as usize + last.len();
    let (Some(front), Some(rest)) = (title.get(..end), title.get(end..)) else { return (title, None) };
    let employer =
        rest.split_whitespace().nth(1).is_some() && rest.trim_start().starts_with(char::is_uppercase) && names_organisation(rest);
    if employer { (trimmed(front), Some(trimmed(rest))) } else { (title, None) }
}

/// A title ends where a clause begins: "developer in the medical sphere".
fn until_clause(title: &str) -> &str {
    const CLAUSES: &[&str] = &[
        "in the ",
        "in a ",
        "in an ",
        "for the ",
        "for a ",
        "with ",
        "(remote",
        "Report to ",
        "Reports to ",
        "Reporting to ",
        "reporting to ",
    ];
    const LEAST: usize = 3;
    static FIRST: Bytes = Bytes::of(b"ifw(Rr");
    let opens = |at: usize| title.get(at + 1..).is_some_and(|rest| CLAUSES.iter().any(|clause| rest.starts_with(clause)));
    let spaces = title.as_bytes().windows(2).enumerate().skip(LEAST + 1);
    let cut = spaces.filter(|(_, pair)| matches!(pair, [b' ', first] if FIRST.holds(*first))).map(|(at, _)| at).find(|at| opens(*at));
    cut.and_then(|at| title.get(..at)).unwrap_or(title).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_and_a_reading_give_one_score() {
        for text in [
            "Harbour Master",
            "Pilots Office while sailing with managers in every weather to keep the lanes clear",
            "Charted both basins, Harbour Surveyor, Ortolan Docks Inc",
            "Web Developer Ortolan Technologies",
            "Company Name City , State Harbour Pilot",
            "Presently working as Lock Keeper | Ortolan Canals. Led the night watch",
            "",
        ] {
            assert_eq!(glance(text).score, read(text).score, "{text}");
        }
    }

    #[test]
    fn a_placeholder_of_a_state_alone_is_no_title() {
        assert_eq!(read("Company Name – State").title, None);
        assert_eq!(read("Company Name – State Auditor").title, Some("State Auditor"));
    }

    #[test]
    fn beside_a_placeholder_the_comma_parts_a_department() {
        let text = "Surveyor, Harbours and Docks";
        assert_eq!(whole(read(text), text).title, Some(text));
        assert_eq!(whole(read("Surveyor, charted both basins"), "Surveyor, charted both basins").title, Some("Surveyor"));
    }

    #[test]
    fn duties_and_clauses_are_no_part_of_a_title() {
        let title = |text| read(text).title;
        assert_eq!(title("Company Name City , State Harbour Pilot Guided ferries through the east channel"), Some("Harbour Pilot"));
        assert_eq!(title("Presently working as Harbour Master"), Some("Harbour Master"));
        assert_eq!(title("Harbour Manager Report to the council"), Some("Harbour Manager"));
        assert_eq!(title("Working Foreman"), Some("Working Foreman"));
    }

    #[test]
    fn the_labels_of_a_form_are_no_title() {
        let title = |text| read(text).title;
        assert_eq!(title("Salary: 14 USD Hours per week: 40 Bridge Keeper"), Some("Bridge Keeper"));
        assert_eq!(title("Hours per week: 20 Lock Operator Supervisor: Ansel Reave"), Some("Lock Operator"));
        assert_eq!(title("Salary: 14 USD Hours per week: 40 Supervisor: Ansel Reave (555-0100)"), None);
    }
}
