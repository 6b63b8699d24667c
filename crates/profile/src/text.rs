//! The text of a résumé to a profile.

mod credentials;
mod degrees;
mod education;
mod employment;
mod headers;
mod headings;
mod languages;
mod layout;
mod lines;
mod positions;
mod standing;
mod titles;

use qualify_document::Document;
use qualify_vocabulary::Vocabulary;

use crate::model::{Candidate, Profile, SectionKind};
use layout::Layout;

/// Reads a résumé's text.
pub fn read(id: &str, document: &Document, vocabulary: &Vocabulary) -> Candidate {
    let layout = Layout::of(document);
    let profile = Profile {
        id: id.to_owned(),
        positions: positions::positions(&layout),
        education: education::education(&layout, vocabulary),
        has_education_section: layout.blocks.iter().any(|block| block.kind == Some(SectionKind::Education)),
        credentials: credentials::credentials(&layout, vocabulary),
        languages: languages::languages(&layout, vocabulary),
        ..Profile::default()
    };
    Candidate { profile, ..Candidate::default() }
}
