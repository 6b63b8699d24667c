//! The text of a résumé to a profile.

mod certificates;
mod credentials;
mod degrees;
mod education;
pub(crate) mod employment;
mod headers;
mod headings;
mod hints;
mod institution;
mod languages;
mod layout;
mod lines;
mod personal;
mod phrases;
mod positions;
mod sections;
mod skills;
pub(crate) mod standing;
mod titles;

use qualify_document::Document;
use qualify_vocabulary::Vocabulary;

use crate::doubts::{Kind, doubts};
use crate::model::{Candidate, Profile, SectionKind};
use layout::Layout;

/// Reads a résumé's text.
///
/// Every date, title and name keeps the place it was read from, so that `document.text[origin.start..origin.end]` are its words
/// with their line breaks. The reading takes time linear in the text and gives the same profile every time.
///
/// # Example
/// ```
/// use qualify_document::Document;
/// use qualify_profile::text;
/// use qualify_vocabulary::Vocabulary;
///
/// let document = Document::from_text("Experience\nLine Cook, Blue Door Diner\nMarch 2019 - Present\nGrill and sauté stations.");
/// let candidate = text::read("c-1", &document, Vocabulary::shipped());
/// let job = &candidate.profile.positions[0];
/// assert_eq!(job.title.as_deref(), Some("Line Cook"));
/// assert_eq!(job.start.unwrap().to_string(), "2019-03");
/// assert_eq!(job.end.unwrap().to_string(), "present");
/// ```
pub fn read(id: &str, document: &Document, vocabulary: &Vocabulary) -> Candidate {
    let layout = Layout::of(document);
    let (identity, contact) = personal::identity(&layout);
    let jobs = positions::jobs(&layout);
    let headers: Vec<_> = jobs.iter().map(|job| job.header.clone()).collect();
    let mut taken: Vec<_> = jobs.iter().map(|job| job.lines.clone()).collect();
    let education = education::education(&layout, vocabulary, &taken);
    taken.extend(
        education
            .iter()
            .map(|entry| layout.line_at(entry.passage.origin.start)..layout.line_at(entry.passage.origin.end.saturating_sub(1)) + 1),
    );
    taken.sort_unstable_by_key(|lines| (lines.start, lines.end));
    let listed = skills::listed(&layout);
    let mut profile = Profile {
        id: id.to_owned(),
        has_education_section: layout.blocks.iter().any(|block| block.kind == Some(SectionKind::Education)),
        education,
        credentials: credentials::credentials(&layout, vocabulary, &headers),
        languages: languages::languages(&layout, &listed, vocabulary),
        skills: skills::skills(&layout, listed),
        claims: skills::claims(&layout),
        sections: sections::sections(&layout, &taken, &contact),
        positions: positions::distinct(jobs),
        ..Profile::default()
    };
    profile.doubts = doubts(&profile);
    profile.doubts.extend(layout.stretches.iter().filter(|stretch| stretch.ambiguous).map(|stretch| {
        let message =
            format!("day and month of `{}` could be each other; only the year is read", layout.passage_text(stretch.span.clone()));
        Kind::DayOrMonth.at(message, layout.origin(stretch.span.clone()))
    }));
    Candidate { profile, identity }
}
