//! Fields of study and their kinship.

use serde::{Deserialize, Serialize};

use crate::finder::Hit;
use crate::graph::Edges;
use crate::lexicon::Lexicon;

/// A field of study of one [`Fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FieldId(pub(crate) u32);

impl FieldId {
    /// Its number, from 0 without gaps: stable for one version of the vocabulary.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A field of study named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldMention {
    /// What is named.
    pub field: FieldId,
    /// Byte of the text where the name begins.
    pub start: usize,
    /// Byte after its end.
    pub end: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub label: String,
    pub families: Vec<String>,
}

/// The table of `fields.yaml`.
#[derive(Debug, Default)]
pub struct Fields {
    all: Vec<Field>,
    within: Edges,
    lexicon: Lexicon,
}

impl Fields {
    pub(crate) fn new(all: Vec<Field>, within: Edges, lexicon: Lexicon) -> Self {
        Self { all, within, lexicon }
    }

    /// Every one of them.
    pub fn ids(&self) -> impl Iterator<Item = FieldId> + use<> {
        (0..self.all.len()).map(id)
    }

    /// The name it is shown by.
    #[must_use]
    pub fn label(&self, id: FieldId) -> &str {
        self.all.get(id.0 as usize).map_or("", |field| &field.label)
    }

    /// The families it belongs to: what "or related field" takes in.
    #[must_use]
    pub fn families(&self, id: FieldId) -> &[String] {
        self.all.get(id.0 as usize).map_or(&[], |field| &field.families)
    }

    /// The field that a text names: as a whole, else the longest name found in it ("Computer Science with Honours").
    #[must_use]
    pub fn lookup(&self, text: &str) -> Option<FieldId> {
        let whole = self.lexicon.lookup(text).map(id);
        whole.or_else(|| self.find(text).into_iter().max_by_key(|m| (m.end - m.start, usize::MAX - m.start)).map(|m| m.field))
    }

    /// The field that a whole text names, nothing left over.
    #[must_use]
    pub fn exact(&self, text: &str) -> Option<FieldId> {
        self.lexicon.lookup(text).map(id)
    }

    /// Every field named in a text, in order: "Accounting and Finance" names two.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<FieldMention> {
        let mention = |hit: Hit| FieldMention { field: id(hit.target), start: hit.start, end: hit.end };
        self.lexicon.find(text).into_iter().map(mention).collect()
    }

    /// Whether a degree in one field is a degree in the asked one: itself, or a branch of it (Mechanical Engineering, Engineering).
    #[must_use]
    pub fn same(&self, held: FieldId, asked: FieldId) -> bool {
        self.within.get(held.0 as usize).is_some_and(|within| within.contains(&(asked.0 as usize)))
    }

    /// Whether the two are of one family.
    #[must_use]
    pub fn related(&self, a: FieldId, b: FieldId) -> bool {
        a == b || self.families(a).iter().any(|family| self.families(b).contains(family))
    }
}

fn id(index: usize) -> FieldId {
    FieldId(u32::try_from(index).unwrap_or(u32::MAX))
}
