//! What judging gives: verdicts with their credit, months, reason and evidence, in the order that is written out.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use qualify_rules::RuleTier;
use serde::{Deserialize, Serialize, Serializer};

/// What the evidence says of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The evidence proves it, whatever the vague dates turn out to be.
    Met,
    /// It depends on a fact that is missing or vague.
    Unclear,
    /// The evidence rules it out, whatever the vague dates turn out to be.
    NotMet,
    /// No résumé can show it; the candidate's answer settles it.
    Ask,
}

impl Verdict {
    /// Its name in results and in a rule file's tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unclear => "unclear",
            Self::NotMet => "not_met",
            Self::Ask => "ask",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What follows from the required rules, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every required rule is met, or has to be asked.
    Qualified,
    /// No required rule is ruled out, and at least one is unclear.
    Review,
    /// A required rule is not met.
    NotQualified,
}

impl Outcome {
    /// Its name in results and in a rule file's tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::Review => "review",
            Self::NotQualified => "not_qualified",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A candidate judged by one rule file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// The candidate's id.
    pub candidate: String,
    /// What follows from the required rules.
    pub outcome: Outcome,
    /// 0 to 100, to one decimal.
    pub score: f64,
    /// The date of judging.
    #[serde(serialize_with = "day")]
    pub as_of: Date,
    /// The required rules together; absent when none of them is scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<TierScore>,
    /// The preferred rules together; absent when none of them is scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred: Option<TierScore>,
    /// Every rule, in the file's order.
    pub rules: Vec<RuleJudgement>,
    /// What was judged with what, so that the same can be computed again.
    pub basis: Basis,
}

/// The rules of one tier together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TierScore {
    /// Weighted mean of the credits, 0 to 100, to one decimal.
    pub score: f64,
    /// How many rules are met.
    pub met: usize,
    /// How many are unclear.
    pub unclear: usize,
    /// How many are not met.
    pub not_met: usize,
    /// How many have to be asked.
    pub ask: usize,
}

/// One rule judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleJudgement {
    /// The rule's id.
    pub id: String,
    /// How it counts.
    pub tier: RuleTier,
    /// The rule's text.
    pub text: String,
    /// The verdict, with what supports it.
    #[serde(flatten)]
    pub finding: Finding,
}

impl std::ops::Deref for RuleJudgement {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

/// A part of a rule, judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The kind of requirement: a key of the requirement model.
    pub kind: &'static str,
    /// The words that ask it.
    pub text: String,
    /// The verdict, with what supports it.
    #[serde(flatten)]
    pub finding: Finding,
}

impl std::ops::Deref for Part {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

/// A verdict with what supports it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What the evidence says.
    pub verdict: Verdict,
    /// 0 to 1; absent for what has to be asked.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "four_decimals")]
    pub credit: Option<f64>,
    /// The months counted, where months are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Months>,
    /// A sentence for a person. Of what is unclear it names the missing fact.
    pub reason: String,
    /// The candidate's words that support the verdict.
    pub evidence: Vec<Evidence>,
    /// Contradictions met on the way, each a sentence; of joined parts, all of theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
    /// Which positions [`Finding::months`] were counted over.
    #[serde(skip)]
    pub counted: Vec<Counted>,
    /// The parts, in the tree's shape; empty for a single requirement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// Months counted, as bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Months {
    /// Months that are certain.
    pub at_least: u32,
    /// Months that are possible.
    pub at_most: u32,
    /// Months asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<u32>,
    /// The most that is asked: shown, and never disqualifies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// Words of the candidate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Evidence {
    /// Where they stand: `work[0].summary`, `line 12`.
    pub source: String,
    /// The words, exactly.
    pub quote: String,
    /// What they show, where that is not the asked term itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Bytes of the passage at [`Evidence::source`] that the quote spans.
    #[serde(skip)]
    pub span: (usize, usize),
}

/// A position's part in a count. Months are counted from January of year 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Index of the position.
    pub position: usize,
    /// Months it lasted for certain, half open.
    pub certain: (u32, u32),
    /// Months it may have lasted, half open.
    pub possible: (u32, u32),
    /// Whether it shows what is asked, or only may.
    pub holds: bool,
}

/// What a result was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// BLAKE3 hash of the rule file's content.
    pub rules: String,
    /// Version of the vocabulary.
    pub vocabulary: String,
    /// Version of this crate.
    pub engine: &'static str,
    /// BLAKE3 hash of the profile.
    pub profile: String,
}

/// Puts judgements in their order: outcome, then score, then candidate id.
pub fn rank(judgements: &mut [Judgement]) {
    judgements.sort_by(order);
}

/// Best first: outcome, then score, then candidate id.
#[must_use]
pub fn order(a: &Judgement, b: &Judgement) -> Ordering {
    a.outcome.cmp(&b.outcome).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.candidate.cmp(&b.candidate))
}

fn day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
fn four_decimals<S: Serializer>(credit: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    credit.map(|credit| (credit * 1e4).round() / 1e4).serialize(serializer)
}
