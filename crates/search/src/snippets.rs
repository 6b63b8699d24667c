//! The texts of a candidate that are shown, with the words that were found.

use std::cmp::Reverse;

use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;

use crate::hits::Snippet;
use crate::lookup::{Needle, Text};
use crate::pieces::pieces;

/// Most texts shown of a candidate.
const SNIPPETS: usize = 3;
/// Bytes of a text that says little beside the words found.
const SHORT: usize = 24;

/// The texts with most of the terms, each text with its highlights.
pub(crate) fn snippets(profile: &Profile, needles: &[Needle], vocabulary: &Vocabulary) -> Vec<Snippet> {
    let mut found = Vec::new();
    for piece in pieces(profile) {
        let text = Text::new(piece, vocabulary);
        let each: Vec<_> = needles.iter().map(|needle| needle.find(&text)).collect();
        let terms = each.iter().filter(|places| !places.is_empty()).count();
        if terms > 0 {
            let highlights = apart(each.into_iter().flatten().collect());
            found.push((terms, Snippet { source: piece.source.to_owned(), text: piece.text.to_owned(), highlights }));
        }
    }
    found.sort_by_key(|(terms, snippet): &(usize, Snippet)| (Reverse(*terms), snippet.text.len() < SHORT));
    let mut shown: Vec<Snippet> = Vec::with_capacity(SNIPPETS);
    for (_, snippet) in found {
        if shown.len() < SNIPPETS && !shown.iter().any(|longer| longer.text.contains(&snippet.text)) {
            shown.push(snippet);
        }
    }
    shown
}

/// Overlapping ranges as one.
fn apart(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    let mut apart: Vec<(usize, usize)> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match apart.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => apart.push((start, end)),
        }
    }
    apart
}
