//! The text of a résumé to a profile.

mod headers;
mod headings;
mod layout;
mod lines;
mod positions;
mod titles;

use qualify_document::Document;
use qualify_vocabulary::Vocabulary;

use crate::model::{Candidate, Profile};
use layout::Layout;

/// Reads a résumé's text.
pub fn read(id: &str, document: &Document, _vocabulary: &Vocabulary) -> Candidate {
    let layout = Layout::of(document);
    let profile = Profile { id: id.to_owned(), positions: positions::positions(&layout), ..Profile::default() };
    Candidate { profile, ..Candidate::default() }
}
