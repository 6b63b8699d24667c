//! The candidate model and the readers that fill it.

pub mod date;
pub mod doubts;
pub mod duplicates;
pub mod identity;
pub mod model;
pub mod redact;
pub mod text;

pub use date::{End, PartialDate};
pub use identity::Identity;
pub use model::{
    Candidate, Claim, Credential, Doubt, Education, Employment, LanguageClaim, Level, Origin, Passage, Position, Profile, Section,
    SectionKind, SkillClaim, Standing,
};
