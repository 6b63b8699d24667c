//! The items of a list under a heading of credentials.

use std::ops::Range;

use crate::date::month_named;

use super::words::{is_date, words};
use super::{is_empty, is_no_item, is_state};

/// Words before skills; a list of such is none of credentials.
const LEVELS: &[&str] = &["Expert ", "Intermediate ", "Beginner ", "Proficient ", "Basic "];

/// The longest item in words.
const MOST: usize = 6;

/// The items of a line under a heading of credentials.
pub(in super::super) fn items(line: &str) -> Vec<Range<usize>> {
    let words = words(line);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut count = 0;
    for word in &words {
        let date = is_date(word.text) || (word.text.len() > 2 && month_named(word.text).is_some());
        if word.parted || count == 0 {
            count = usize::from(!date);
            if !date {
                found.push(word.start..word.end());
            }
        } else if date {
            count = 0;
        } else {
            count += 1;
            if let Some(item) = found.last_mut() {
                item.end = word.end();
            }
        }
    }
    // Beside words that run on, what stands between two marks is a piece of a longer name.
    let unparted = found.iter().any(|item| line.get(item.clone()).unwrap_or_default().split_whitespace().nth(MOST).is_some());
    found.retain(|item| names_credential(line.get(item.clone()).unwrap_or_default()));
    let levelled =
        found.iter().filter(|item| line.get((*item).clone()).is_some_and(|name| LEVELS.iter().any(|level| name.starts_with(level))));
    let skills = levelled.count() > 1;
    if skills || unparted || line.ends_with('.') && words.len() > MOST { Vec::new() } else { found }
}

/// Whether an item looks like a name: of several words or capitals, in title case, and neither school nor heading.
fn names_credential(name: &str) -> bool {
    let length = name.split_whitespace().count();
    let capital = |word: &str| !word.starts_with(char::is_lowercase) || matches!(word, "and" | "of" | "in" | "for" | "the" | "to");
    let lone = length == 1 && !(name.len() > 2 && name.chars().filter(|c| c.is_uppercase()).count() >= 2);
    !lone
        && name.chars().any(char::is_alphabetic)
        && name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && length <= MOST
        && name.len() > 2
        && !is_no_item(name)
        && !is_empty(name)
        && !is_state(name)
        && name.split_whitespace().all(capital)
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn a_list_whose_marks_were_lost_names_no_credential() {
        let line = "Plane Geometry Number Theory Fluid Dynamics Heat Transfer Statics I, II, III Linear Optics Field Methods";
        assert_eq!(items(line), Vec::<Range<usize>>::new());
        assert_eq!(items("Rope Access Level 1, Confined Space Entry").len(), 2);
        assert_eq!(items("Coursework in Navigation, 3.5 GPA, Ortolan College, COURSES").len(), 0);
        assert_eq!(items("Expert Plastering : Expert Tiling : Advanced Grouting").len(), 0);
    }

    #[test]
    fn columns_are_items_of_their_own() {
        let line = "Rope Access Level 1\tConfined Space Entry";
        let found: Vec<&str> = items(line).into_iter().map(|span| &line[span]).collect();
        assert_eq!(found, ["Rope Access Level 1", "Confined Space Entry"]);
    }
}
