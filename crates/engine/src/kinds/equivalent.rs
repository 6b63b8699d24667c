//! "Or equivalent experience".
//!
//! - Means: related work in place of what stands beside it: as long as the longest experience asked there, plus what the policy
//!   sets for its degree.
//! - Proved by: the months of related work, as bounds.
//! - Unclear: the bounds are too wide; or nothing says how long the work must be, so that a person decides.
//! - Cites: the related work.

use std::collections::BTreeMap;

use qualify_language::{Kind, Level, Requirement};
use qualify_rules::Equivalence;
use qualify_vocabulary::Vocabulary;

use crate::account::Account;
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::kinds::asked;
use crate::kinds::experience::Experience;
use crate::ruling::Ruling;

/// Related work in place of something else.
#[derive(Debug)]
pub(crate) struct Equivalent {
    /// The work that counts; its minimum is what is needed.
    pub work: Experience,
    pub standard: Standard,
}

/// How much work is equivalent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standard {
    /// So many months: those asked beside it, and those in place of the degree.
    Months { asked: u32, degree: u32 },
    /// The policy leaves it to a person.
    Person,
    /// What stands beside it asks neither a degree nor a length.
    Nothing,
}

impl Equivalent {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match self.standard {
            Standard::Months { .. } => Ruling::of_months(self.work.count(case).months),
            Standard::Person | Standard::Nothing => asked::answered(case).unwrap_or(Ruling::UNCLEAR),
        }
    }

    pub fn remedy(&self, case: &Papers<'_>) -> Option<Remedy> {
        match self.standard {
            Standard::Months { .. } => self.work.remedy(case),
            Standard::Person | Standard::Nothing => Some(Remedy::Answer { to: "is the experience equivalent?".to_owned() }),
        }
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let mut account = self.work.account(case);
        account.reason = match (self.standard, case.answer) {
            (Standard::Months { asked, degree }, _) => format!("{} ({})", account.reason, sum(asked, degree)),
            (_, Some(true)) => "the candidate's experience was judged equivalent".to_owned(),
            (_, Some(false)) => "the candidate's experience was judged not equivalent".to_owned(),
            (Standard::Person, None) => format!("whether the experience is equivalent is for a person to decide: {}", account.reason),
            (Standard::Nothing, None) => "no length is set for what would be equivalent: a person decides".to_owned(),
        };
        account
    }
}

/// Where the months needed come from.
fn sum(asked: u32, degree: u32) -> String {
    match (asked, degree) {
        (0, 0) => "none are needed in place of it".to_owned(),
        (0, degree) => format!("{degree} in place of the degree"),
        (asked, 0) => format!("{asked} as asked"),
        (asked, degree) => format!("{asked} as asked and {degree} in place of the degree"),
    }
}

/// What stands in for degrees, by level: the rule file's policy over the shipped one.
#[derive(Debug)]
pub(crate) struct Policy<'a> {
    pub own: &'a BTreeMap<Level, Equivalence>,
    pub vocabulary: &'a Vocabulary,
}

impl Policy<'_> {
    fn of(&self, level: Level) -> Equivalence {
        let shipped = || self.vocabulary.equivalence().months(super::degree::level(level)).map_or(Equivalence::Ask, Equivalence::Months);
        self.own.get(&level).copied().unwrap_or_else(shipped)
    }

    /// How much work is equivalent to the least of these requirements.
    pub fn standard(&self, siblings: &[&Requirement]) -> Standard {
        let standards = siblings.iter().map(|sibling| self.one(sibling)).filter(|standard| *standard != Standard::Nothing);
        standards.min_by_key(|standard| standard.rank()).unwrap_or(Standard::Nothing)
    }

    fn one(&self, requirement: &Requirement) -> Standard {
        match &requirement.kind {
            Kind::Experience(experience) => Standard::Months { asked: experience.min_months.unwrap_or(0), degree: 0 },
            Kind::Degree(degree) => match self.of(degree.level) {
                Equivalence::Months(months) => Standard::Months { asked: 0, degree: months },
                Equivalence::Ask => Standard::Person,
            },
            Kind::All(parts) => parts.iter().map(|part| self.one(part)).fold(Standard::Nothing, Standard::and),
            Kind::Any(parts) | Kind::NOf { of: parts, .. } => self.standard(&parts.iter().collect::<Vec<_>>()),
            _ => Standard::Nothing,
        }
    }
}

impl Standard {
    /// Both: the longer of each, since one time can serve several lengths that are asked.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Months { asked, degree }, Self::Months { asked: more, degree: higher }) => {
                Self::Months { asked: asked.max(more), degree: degree.max(higher) }
            }
            (Self::Nothing, other) | (other, Self::Nothing) => other,
            (Self::Person, _) | (_, Self::Person) => Self::Person,
        }
    }

    /// The least first, a person's decision after any length.
    fn rank(self) -> u32 {
        self.months().unwrap_or(u32::MAX)
    }

    /// The months needed.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Months { asked, degree } => Some(asked.saturating_add(degree)),
            Self::Person | Self::Nothing => None,
        }
    }
}
