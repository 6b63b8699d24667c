//! The words of a line, with the marks that part names between them.

use crate::date::month_named;

/// A word of a line with its place.
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub start: usize,
    /// Whether a mark that parts names stands before it.
    pub parted: bool,
    /// Whether it begins a line that the line before may not go on in.
    pub opens_line: bool,
}

pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut parted = true;
    for raw in line.split(char::is_whitespace) {
        let text = raw.trim_matches(|c: char| is_garbage(c) || !c.is_alphanumeric() && !matches!(c, '+' | '#' | '&'));
        if text.is_empty() {
            parted |= !raw.trim_matches('Â').is_empty();
            continue;
        }
        let start = text.as_ptr() as usize - line.as_ptr() as usize;
        let gap = found.last().and_then(|before| line.get(before.end()..start)).unwrap_or_default();
        parted |= is_gap(gap);
        let lead = text.as_ptr() as usize - raw.as_ptr() as usize;
        parted |= lead > 0;
        let pair = (found.last().map(|before| before.text), text);
        let place = matches!(pair, (Some("City"), "State") | (Some("United"), "States"));
        let date = is_date(text) || text == "Present" || (text.len() > 2 && month_named(text).is_some());
        found.push(Word { text, start, parted: parted || date, opens_line: gap.contains('\n') });
        parted = place || date || raw.len() > lead + text.len() && !raw.ends_with(['\'', '’']);
    }
    found
}

/// Whether a word is a year, a date, a range of years or a grade of points: "1995-1999", "03/01/03", "3.17"; not "2-20".
pub(super) fn is_date(word: &str) -> bool {
    let numeric = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.'));
    let years = word.split(['-', '/', '.']).any(is_year);
    numeric && (years || word.contains('.') || word.matches('/').count() > 1)
}

/// What UTF-8 read in a wrong encoding leaves of a space or a dash.
const fn is_garbage(c: char) -> bool {
    matches!(c, 'Â' | 'â')
}

/// Whether the space between two words is that between two columns.
fn is_gap(space: &str) -> bool {
    space.contains('\t') || space.contains("   ")
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is(&self, list: &[&str]) -> bool {
        list.iter().any(|word| word.eq_ignore_ascii_case(self.text))
    }

    /// Whether it can be part of a name: a capital, a number, or a word that links them.
    pub(super) fn names(&self) -> bool {
        self.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(self.text, "&" | "+") || self.links()
    }

    pub(super) fn links(&self) -> bool {
        matches!(self.text, "and" | "of" | "in" | "for" | "&" | "the" | "to")
    }
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}
