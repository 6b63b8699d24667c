//! Rule files: one YAML file per job, loaded with every value's place, checked, formatted, compared and tested.

pub mod code;
pub mod diff;
mod draft;
mod file;
mod finding;
mod fix;
mod fmt;
mod implication;
mod lint;
mod load;
pub mod milder;
mod nearest;
mod place;
pub mod render;
pub mod schema;
mod sheet;
mod suppress;
pub mod yaml;

pub use draft::{Draft, DraftRule};
pub use file::{Equivalence, Loaded, Rule, RuleFile, RuleTier, Scoring, TestCase};
pub use finding::{Edit, Finding, Findings, Fix, Level, Note, apply};
pub use fix::{Fixed, fix};
pub use fmt::{NotFormatted, fmt};
pub use implication::implies;
pub use lint::Checker;
pub use load::{decode, load, read};
pub use place::{Lines, Offsets, Place};
pub use sheet::{Sheet, Text, Written};
