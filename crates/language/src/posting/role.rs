//! What a part of a posting can be: the section it stands in, and its own role.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a section is for, as its heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// What must be: "Minimum qualifications", "Essential", "About you".
    Required,
    /// What would be welcome: "Preferred qualifications", "Nice to have".
    Preferred,
    /// What has to be asked: "Travel requirement", "Physical demands".
    Screening,
    /// What the work is.
    Duties,
    /// Who the employer is.
    About,
    /// What the employer gives.
    Benefits,
    /// Salary and other pay.
    Pay,
    /// Equal opportunity and other law.
    EqualOpportunity,
    /// How to apply, whom to ask.
    Apply,
    /// Facts about the job: its place, its hours, its grade.
    Facts,
    /// A heading that no table knows.
    Other,
}

impl Section {
    /// The section of a table's label.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "required" => Self::Required,
            "preferred" => Self::Preferred,
            "screening" => Self::Screening,
            "duties" => Self::Duties,
            "about" => Self::About,
            "benefits" => Self::Benefits,
            "pay" => Self::Pay,
            "eeo" => Self::EqualOpportunity,
            "apply" => Self::Apply,
            "facts" => Self::Facts,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether its lines ask unless they show otherwise.
    pub fn asks(self) -> bool {
        matches!(self, Self::Required | Self::Preferred)
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Required => "what is required",
            Self::Preferred => "what is preferred",
            Self::Screening => "what is screened",
            Self::Duties => "duties",
            Self::About => "the employer",
            Self::Benefits => "benefits",
            Self::Pay => "pay",
            Self::EqualOpportunity => "equal opportunity",
            Self::Apply => "how to apply",
            Self::Facts => "facts about the job",
            Self::Other => "something else",
        })
    }
}

/// How a rule counts, in a posting and in a rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleTier {
    /// A basic qualification: not met means not qualified.
    Required,
    /// Adds to the score, never decides the outcome.
    Preferred,
    /// Asked of the candidate, shown, never scored.
    Screening,
}

impl RuleTier {
    /// Every tier, in the order of a rule file.
    pub const ALL: [Self; 3] = [Self::Required, Self::Preferred, Self::Screening];

    /// Its word, which is the key of a rule file that it stands under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Preferred => "preferred",
            Self::Screening => "screening",
        }
    }
}

impl fmt::Display for RuleTier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a part of a posting was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The job's title.
    Title,
    /// Opens a section.
    Heading(Section),
    /// States a rule.
    Rule(RuleTier),
    /// Goes on with the rule before it.
    Continuation,
    /// Says a rule again that an earlier line states.
    Repeated,
    /// Announces a list.
    LeadIn,
    /// Describes the work.
    Duty,
    /// Describes the employer.
    Employer,
    /// Says what the employer gives.
    Benefit,
    /// Says what is paid.
    Pay,
    /// Equal opportunity and other law.
    EqualOpportunity,
    /// Says how to apply, or whom to ask.
    Apply,
    /// A fact about the job.
    Fact,
    /// Belongs to the page, not to the posting.
    Chrome,
    /// Says that something is not needed.
    Waived,
    /// Prose that asks nothing.
    Prose,
}

impl Role {
    /// Its name, as `--explain` prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading(_) => "heading",
            Self::Rule(tier) => tier.name(),
            Self::Continuation => "continues",
            Self::Repeated => "repeated",
            Self::LeadIn => "lead-in",
            Self::Duty => "duty",
            Self::Employer => "employer",
            Self::Benefit => "benefit",
            Self::Pay => "pay",
            Self::EqualOpportunity => "equal-opportunity",
            Self::Apply => "apply",
            Self::Fact => "fact",
            Self::Chrome => "page",
            Self::Waived => "waived",
            Self::Prose => "prose",
        }
    }
}
