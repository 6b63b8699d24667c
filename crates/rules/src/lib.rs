//! Rule files: one YAML file per job, loaded with every value's place, checked, formatted, compared and tested.

mod file;
mod finding;
mod load;
mod nearest;
mod place;
mod sheet;
pub mod yaml;

pub use file::{Equivalence, Loaded, Rule, RuleFile, RuleTier, Scoring, TestCase};
pub use finding::{Edit, Finding, Findings, Fix, Level, Note, apply};
pub use load::{load, read};
pub use place::{Lines, Offsets, Place};
pub use sheet::{Sheet, Text, Written};
