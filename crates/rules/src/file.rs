//! A rule file, read: what the engine compiles.

use std::collections::BTreeMap;

pub use qualify_language::posting::RuleTier;
use qualify_language::{Level, Requirement};
use serde::Serialize;

use crate::finding::Finding;
use crate::place::Place;

/// What loading gives: the file when nothing in it is an error, and everything there is to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The rule file; `None` when a finding is an error, so that a rule which cannot be read is never left out in silence.
    pub file: Option<RuleFile>,
    /// Errors, in the file's order.
    pub findings: Vec<Finding>,
}

/// The rules of one job.
///
/// Equality is equality of meaning: places do not count.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct RuleFile {
    /// The job's title; empty when the file gives none.
    pub job: String,
    /// The date to judge at, `YYYY-MM-DD`, when the file fixes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Every rule: required, preferred, screening, each in the file's order.
    pub rules: Vec<Rule>,
    /// How much each tier counts.
    pub scoring: Scoring,
    /// What stands in for a degree, where the file departs from the shipped policy.
    pub equivalent_experience: BTreeMap<Level, Equivalence>,
    /// Names of this file's own: a term and its aliases.
    pub vocabulary: BTreeMap<String, Vec<String>>,
    /// The embedded tests.
    pub tests: Vec<TestCase>,
}

/// One rule.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// As given, or `required-1` by its position under its key. The preferred part of a required text is `<id>-preferred`.
    pub id: String,
    /// How it counts.
    pub tier: RuleTier,
    /// The text as written, or the requirement in canonical English when the file gives no text.
    pub text: String,
    /// What it asks. Spans are bytes of `text` when it was read from it, else empty.
    pub requirement: Requirement,
    /// Its share within the tier; 1 unless given, never 0.
    pub weight: f64,
    /// Where it stands in the file.
    #[serde(skip)]
    pub place: Place,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, self.tier, &self.text, &self.requirement, self.weight)
            == (&other.id, other.tier, &other.text, &other.requirement, other.weight)
    }
}

/// How much each tier counts in the score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scoring {
    /// The share of the required rules.
    pub required: f64,
    /// The share of the preferred rules.
    pub preferred: f64,
}

impl Default for Scoring {
    fn default() -> Self {
        Self { required: 70.0, preferred: 30.0 }
    }
}

/// What stands in for a degree when a rule says "or equivalent experience".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Equivalence {
    /// So many months of related work.
    Months(u32),
    /// A person decides.
    Ask,
}

/// A candidate with the verdicts expected of it.
#[derive(Debug, Clone, Serialize)]
pub struct TestCase {
    /// What it shows.
    pub name: String,
    /// A JSON Resume, with the additions of the rule file's specification.
    pub candidate: serde_json::Value,
    /// Expected verdicts by rule id, and `outcome`.
    pub expect: BTreeMap<String, String>,
    /// The date to judge at, when it is not the file's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Where it stands in the file.
    #[serde(skip)]
    pub place: Place,
}

impl PartialEq for TestCase {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.candidate, &self.expect, &self.as_of) == (&other.name, &other.candidate, &other.expect, &other.as_of)
    }
}
