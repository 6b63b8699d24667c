//! The candidate model and the readers that fill it.

mod bytes;
pub mod date;
pub mod doubts;
pub mod duplicates;
mod entries;
pub mod europass;
pub mod identity;
mod json;
pub mod json_resume;
pub mod linkedin;
pub mod model;
mod reading;
pub mod records;
pub mod redact;
pub mod text;

pub use date::{End, PartialDate};
pub use entries::Error;
pub use identity::Identity;
pub use model::{
    Candidate, Claim, Credential, Doubt, Education, Employment, LanguageClaim, Level, Origin, Passage, Position, Profile, Section,
    SectionKind, SkillClaim, Standing,
};
pub use reading::read;
