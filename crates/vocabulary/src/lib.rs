//! Concepts, aliases and implications; degrees, fields, credentials, languages, clearances; mentions of them in text.
//!
//! The data is `rules/` as YAML: `vocabulary/**.yaml` (a file per domain), `degrees.yaml`, `fields.yaml`, `credentials/*.yaml`,
//! `languages.yaml`, `clearances.yaml`, `equivalence.yaml`, `spelling.yaml`,
//! `colleagues.yaml`. It is embedded, and [`Vocabulary::load`] lays a
//! folder of the same layout over it.
//!
//! # Example
//! ```
//! use qualify_vocabulary::Vocabulary;
//!
//! let vocabulary = Vocabulary::shipped();
//! let kubernetes = vocabulary.lookup("k8s").expect("an alias");
//! let containers = vocabulary.lookup("containers").expect("a label");
//! assert!(vocabulary.implied(kubernetes).contains(&containers));
//! assert!(!vocabulary.implied(containers).contains(&kubernetes));
//!
//! let mentions = vocabulary.mentions("JavaScript on Node.js");
//! let java = vocabulary.lookup("Java").expect("a label");
//! assert!(mentions.iter().all(|mention| mention.concept != java));
//! ```

mod clearances;
mod colleagues;
mod concept;
mod context;
mod credentials;
mod degrees;
mod entry;
mod equivalence;
mod fields;
mod finder;
mod finding;
mod folded;
mod graph;
pub mod import;
mod kinship;
mod languages;
pub mod level;
mod lexicon;
mod loading;
mod names;
mod source;
mod spelling;
mod vocabulary;
mod words;

pub use clearances::{ClearanceId, ClearanceMention, Clearances};
pub use concept::{ClassId, Concept, ConceptId, Mention, Place};
pub use context::Context;
pub use credentials::{CredentialId, CredentialMention, Credentials};
pub use degrees::{DegreeMention, Degrees};
pub use equivalence::Equivalence;
pub use fields::{FieldId, FieldMention, Fields};
pub use finding::{Error, Finding};
pub use folded::Folded;
pub use languages::{LanguageId, LanguageLevel, LanguageMention, Languages};
pub use level::Level;
pub use vocabulary::Vocabulary;
