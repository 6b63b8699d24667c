//! Concepts and where they are mentioned.

use serde::{Deserialize, Serialize};

/// A concept of one [`crate::Vocabulary`]; says nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConceptId(pub(crate) u32);

impl ConceptId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its number, from 0 without gaps up to [`crate::Vocabulary::len`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A class of concepts that open lists name members of: "languages such as C, C++ or Python".
///
/// A class is itself a concept, which a mention of any member proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub(crate) ConceptId);

impl ClassId {
    /// The class as a concept.
    #[must_use]
    pub const fn concept(self) -> ConceptId {
        self.0
    }
}

/// A skill, tool, activity, role or field of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The name it is shown by.
    pub label: String,
    /// Other names of it, those that need context among them.
    pub aliases: Vec<String>,
    /// What a mention of it proves, as the data says it: without itself, its classes, and what those imply in turn.
    pub implies: Vec<ConceptId>,
    /// The classes it is a member of, as the data says it.
    pub classes: Vec<ClassId>,
    /// Year of its first release: nobody has worked with it before.
    pub since: Option<u16>,
    /// The file it stands in, without `vocabulary/` and extension: `technology/languages`. Empty for a rule file's own.
    pub domain: String,
    pub(crate) source: usize,
    pub(crate) entry: usize,
}

/// Where the data says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path below `rules/`.
    pub file: String,
    /// First line is 1.
    pub line: usize,
}

/// A concept named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// What is named.
    pub concept: ConceptId,
    /// Byte of the text where the name begins.
    pub start: usize,
    /// Byte after its end.
    pub end: usize,
}
