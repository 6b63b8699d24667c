//! Certificates, licences, registrations and clearances.

use qualify_vocabulary::Vocabulary;

use super::layout::Layout;
use super::standing::{Said, said};
use crate::model::{Credential, SectionKind, Standing};

/// Every credential named, once, in the text's order.
pub(super) fn credentials(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<Credential> {
    let mut found: Vec<Credential> = Vec::new();
    for mention in vocabulary.credentials().find(&layout.document.text) {
        let name = vocabulary.credentials().label(mention.credential).to_owned();
        if found.iter().any(|other| other.name == name) {
            continue;
        }
        let line = layout.line(layout.line_at(mention.start));
        let standing = line.map_or(Standing::Held, |line| standing(line.text));
        found.push(Credential { name, standing, passage: layout.passage(mention.start..mention.end), ..Credential::default() });
    }
    found
}

fn standing(line: &str) -> Standing {
    match said(line) {
        Some(Said::Pending | Said::Abandoned) => Standing::Pending,
        Some(Said::Lapsed) => Standing::Lapsed,
        None => Standing::Held,
    }
}

/// The sections in which every line names a credential.
#[allow(dead_code)]
fn lists(kind: Option<SectionKind>) -> bool {
    kind == Some(SectionKind::Credentials)
}
