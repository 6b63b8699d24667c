//! The texts of a profile, each with its place.

use qualify_profile::{Passage, Profile};
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::query::Field;

/// A text of a profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// The field it belongs to; `None` for running text.
    pub field: Option<Field>,
    /// Where it stands.
    pub source: &'a str,
    /// The words.
    pub text: &'a str,
}

/// Every text of the profile once, in its order.
pub(crate) fn pieces(profile: &Profile) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(32);
    for position in &profile.positions {
        let source = position.origin.source.as_str();
        pieces.extend(position.title.as_deref().map(|text| Piece { field: Some(Field::Title), source, text }));
        pieces.extend(position.organisation.as_deref().map(|text| Piece { field: None, source, text }));
        pieces.extend(position.passages.iter().map(|passage| of(None, passage)));
    }
    for entry in &profile.education {
        let source = entry.passage.origin.source.as_str();
        pieces.push(of(Some(Field::Degree), &entry.passage));
        let parts = [&entry.field, &entry.institution];
        let missing = parts.into_iter().flatten().filter(|part| !entry.passage.text.contains(part.as_str()));
        pieces.extend(missing.map(|text| Piece { field: Some(Field::Degree), source, text }));
    }
    for credential in &profile.credentials {
        pieces.extend(named(Field::Credential, &credential.name, &credential.passage));
    }
    for claim in &profile.languages {
        pieces.extend(named(Field::Language, &claim.language, &claim.passage));
    }
    for skill in &profile.skills {
        pieces.extend(named(Field::Skill, &skill.name, &skill.passage));
    }
    pieces.extend(profile.sections.iter().flat_map(|section| &section.passages).map(|passage| of(None, passage)));
    let mut seen = FxHashSet::with_capacity_and_hasher(pieces.len(), FxBuildHasher);
    pieces.retain(|piece| !piece.text.trim().is_empty() && (seen.insert(piece.text) || piece.field.is_some()));
    pieces
}

fn of(field: Option<Field>, passage: &Passage) -> Piece<'_> {
    Piece { field, source: &passage.origin.source, text: &passage.text }
}

/// The passage, and the name when the passage lacks it.
fn named<'a>(field: Field, name: &'a str, passage: &'a Passage) -> impl Iterator<Item = Piece<'a>> {
    let missing = !passage.text.contains(name);
    let name = missing.then_some(Piece { field: Some(field), source: &passage.origin.source, text: name });
    std::iter::once(of(Some(field), passage)).chain(name)
}
