//! The kinds of requirement, a module each, all built alike: what it means, what proves it, what is unclear, what it cites.
//!
//! `ruling` decides in numbers alone; `account` puts the same decision into words; `remedy` says what would make it met.

pub(crate) mod asked;
pub(crate) mod clearance;
pub(crate) mod credential;
pub(crate) mod degree;
pub(crate) mod equivalent;
pub(crate) mod experience;
pub(crate) mod language;
pub(crate) mod skill;

use crate::account::Account;
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::ruling::Ruling;

/// A requirement without parts.
#[derive(Debug)]
pub(crate) enum Leaf {
    Experience(experience::Experience),
    Skill(skill::Skill),
    Degree(degree::Degree),
    Credential(credential::Credential),
    Language(language::Language),
    Clearance(clearance::Clearance),
    Asked(asked::Asked),
    Equivalent(equivalent::Equivalent),
}

impl Leaf {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match self {
            Self::Experience(leaf) => leaf.ruling(case),
            Self::Skill(leaf) => leaf.ruling(case),
            Self::Degree(leaf) => leaf.ruling(case),
            Self::Credential(leaf) => leaf.ruling(case),
            Self::Language(leaf) => leaf.ruling(case),
            Self::Clearance(leaf) => leaf.ruling(case),
            Self::Asked(leaf) => leaf.ruling(case),
            Self::Equivalent(leaf) => leaf.ruling(case),
        }
    }

    /// Whether it looks at words by itself.
    pub fn needs_words(&self) -> bool {
        matches!(self, Self::Credential(_))
    }

    /// What would make it met, where that can be said.
    pub fn remedy(&self, case: &Papers<'_>) -> Option<Remedy> {
        match self {
            Self::Experience(leaf) => leaf.remedy(case),
            Self::Skill(leaf) => leaf.remedy(case),
            Self::Degree(leaf) => Some(leaf.remedy()),
            Self::Credential(leaf) => leaf.remedy(),
            Self::Language(leaf) => Some(leaf.remedy()),
            Self::Clearance(leaf) => Some(leaf.remedy()),
            Self::Asked(leaf) => Some(Remedy::Answer { to: leaf.text.clone() }),
            Self::Equivalent(leaf) => leaf.remedy(case),
        }
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        match self {
            Self::Experience(leaf) => leaf.account(case),
            Self::Skill(leaf) => leaf.account(case),
            Self::Degree(leaf) => leaf.account(case),
            Self::Credential(leaf) => leaf.account(case),
            Self::Language(leaf) => leaf.account(case),
            Self::Clearance(leaf) => leaf.account(case),
            Self::Asked(leaf) => leaf.account(case),
            Self::Equivalent(leaf) => leaf.account(case),
        }
    }
}
