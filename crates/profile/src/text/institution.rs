//! The school that an education entry names, out of a line that may hold degree, field, date and place as well:
//! "Bachelor of Arts : Theater, 1995 Hollin University – City , State" was at "Hollin University".

use std::ops::Range;

use super::titles::names_organisation;

/// Longer pieces are sentences, in bytes.
const LONGEST: usize = 100;

/// What ends one piece of an entry and begins the next.
const BREAKS: &[char] = &['\n', '\t', ',', ';', '|', ':', '(', ')', '•', '–', '—', 'ï', '¼'];

/// Words that stand before a school and are none of its name.
const BEFORE: &[&str] = &["at", "from", "with", "in", "of", "and", "-", "@"];

/// The name of the school in `words`, where `taken` are the places of degree and dates and `field` is what was studied there.
pub(super) fn institution(words: &str, taken: &[Range<usize>], field: Option<&str>) -> Option<String> {
    let pieces = pieces(words, taken);
    let named = |text: &&str| names_organisation(text) && text.len() < LONGEST;
    let names = pieces.iter().map(|piece| bare(piece.text, field, piece.placed)).filter(named);
    let school = names.clone().find(|name| is_school(name));
    school.or_else(|| names.clone().find(|name| !is_of_company(name))).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a text has a noun of schools: "University", "Institute".
pub(super) fn is_school(text: &str) -> bool {
    ["niversity", "NIVERSITY", "ollege", "OLLEGE", "nstitute", "cademy", "chool", "universit", "Université", "ochschule"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a piece is the rest of a company's name: the "Inc. in talent management" of "Certified by Firm, Inc. in talent management".
fn is_of_company(text: &str) -> bool {
    ["Inc", "LLC", "Ltd", "Co", "Corp"].contains(&text.split([' ', '.']).next().unwrap_or_default())
}

struct Piece<'t> {
    text: &'t str,
    /// Whether a comma stands behind it, as before a state or a country.
    placed: bool,
}

/// The text between breaks, degrees and dates.
fn pieces<'t>(words: &'t str, taken: &[Range<usize>]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let ends = words.char_indices().filter(|(_, c)| BREAKS.contains(c)).map(|(at, c)| at..at + c.len_utf8());
    let mut cuts: Vec<Range<usize>> = ends.chain(taken.iter().cloned()).chain(std::iter::once(words.len()..words.len())).collect();
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    for cut in cuts {
        if let Some(text) = words.get(from..cut.start) {
            pieces.push(Piece { text: text.trim(), placed: words.get(cut.clone()) == Some(",") });
        }
        from = from.max(cut.end);
    }
    pieces
}

/// A piece without the field that opens it, a year, words that only lead to the school, and the place "City" that stands for one.
fn bare<'t>(piece: &'t str, field: Option<&str>, placed: bool) -> &'t str {
    let mut text = field.and_then(|field| piece.strip_prefix(field)).filter(|rest| is_school(rest)).unwrap_or(piece).trim();
    while let Some((first, rest)) = text.split_once(' ') {
        let year = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
        if !year && !BEFORE.contains(&first) {
            break;
        }
        text = rest.trim_start();
    }
    text.strip_suffix(" City").filter(|_| placed).unwrap_or(text).trim_end_matches([' ', '-', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_stands_apart_from_degree_field_date_and_place() {
        // The words, what of them is degree or date, the field, and the school.
        let rows = [
            (
                "BA : Theater and English Hollin University – City , State",
                vec!["BA"],
                Some("Theater and English"),
                Some("Hollin University"),
            ),
            ("BA : Botany May 2010 Marlow College City , State", vec!["BA", "May 2010"], Some("Botany"), Some("Marlow College")),
            ("MBA, Firm Inc. in talent management, Oak Business School", vec!["MBA"], None, Some("Oak Business School")),
            ("BSc Physics from University of Salt Lake City", vec!["BSc", "Physics"], None, Some("University of Salt Lake City")),
            ("BSc 1985 The University of Orland", vec!["BSc"], None, Some("The University of Orland")),
            ("Diploma by Acorn, Inc. in talent management", vec!["Diploma"], None, None),
        ];
        for (words, taken, field, school) in rows {
            let place = |part: &&str| words.find(part).map(|at| at..at + part.len());
            let taken: Vec<Range<usize>> = taken.iter().filter_map(place).collect();
            assert_eq!(institution(words, &taken, field).as_deref(), school, "{words}");
        }
    }
}
