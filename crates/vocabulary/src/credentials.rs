//! Certificates, licences and registrations.

use serde::{Deserialize, Serialize};

use crate::finder::Hit;
use crate::folded::Folded;
use crate::graph::Edges;
use crate::lexicon::Lexicon;

/// A credential of one [`Credentials`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CredentialId(pub(crate) u32);

impl CredentialId {
    /// Its number, from 0 without gaps: stable for one version of the vocabulary.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A credential named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredentialMention {
    /// What is named.
    pub credential: CredentialId,
    /// Byte of the text where the name begins.
    pub start: usize,
    /// Byte after its end.
    pub end: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Credential {
    pub label: String,
    pub issuer: Option<String>,
    pub country: Option<String>,
}

/// The table of `credentials/*.yaml`.
#[derive(Debug, Default)]
pub struct Credentials {
    all: Vec<Credential>,
    implied: Edges,
    lexicon: Lexicon,
}

impl Credentials {
    pub(crate) fn new(all: Vec<Credential>, implied: Edges, lexicon: Lexicon) -> Self {
        Self { all, implied, lexicon }
    }

    /// Every one of them.
    pub fn ids(&self) -> impl Iterator<Item = CredentialId> + use<> {
        (0..self.all.len()).map(id)
    }

    /// The shortest name that identifies it: `CPA`, `ServSafe`.
    #[must_use]
    pub fn label(&self, id: CredentialId) -> &str {
        self.get(id).map_or("", |credential| &credential.label)
    }

    /// Who grants it.
    #[must_use]
    pub fn issuer(&self, id: CredentialId) -> Option<&str> {
        self.get(id).and_then(|credential| credential.issuer.as_deref())
    }

    /// ISO 3166 code of the only country it counts in.
    #[must_use]
    pub fn country(&self, id: CredentialId) -> Option<&str> {
        self.get(id).and_then(|credential| credential.country.as_deref())
    }

    /// The credential that a whole term names.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<CredentialId> {
        self.lexicon.lookup(name).map(id)
    }

    /// Every credential named in a text, in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<CredentialMention> {
        mentions(self.lexicon.find(text))
    }

    /// The same in a text that the vocabulary has folded.
    #[must_use]
    pub fn find_in(&self, text: &Folded<'_>) -> Vec<CredentialMention> {
        mentions(self.lexicon.find_in(text))
    }

    /// Whether holding one proves the other: itself, or one that it implies (CCNP, CCNA).
    #[must_use]
    pub fn satisfies(&self, held: CredentialId, asked: CredentialId) -> bool {
        self.implied.get(held.0 as usize).is_some_and(|implied| implied.contains(&(asked.0 as usize)))
    }

    /// Itself and every credential that holding it proves.
    pub fn implied(&self, id: CredentialId) -> impl Iterator<Item = CredentialId> + '_ {
        self.implied.get(id.0 as usize).into_iter().flatten().map(|index| self::id(*index))
    }

    fn get(&self, id: CredentialId) -> Option<&Credential> {
        self.all.get(id.0 as usize)
    }
}

fn id(index: usize) -> CredentialId {
    CredentialId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn mentions(hits: Vec<Hit>) -> Vec<CredentialMention> {
    hits.into_iter().map(|hit| CredentialMention { credential: id(hit.target), start: hit.start, end: hit.end }).collect()
}
