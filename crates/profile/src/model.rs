//! What a candidate has done, with the place every fact came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::{End, PartialDate};
use crate::identity::Identity;
pub use qualify_vocabulary::Level;

/// Everything read from one input: the profile that is judged, and the identity that is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Candidate {
    /// What is judged.
    pub profile: Profile,
    /// Who it is.
    pub identity: Identity,
}

/// What a candidate has done, without who the candidate is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Profile {
    /// The candidate's id: given in the record, else the file's name.
    pub id: String,
    /// Every stretch of work, in the résumé's order.
    #[serde(default)]
    pub positions: Vec<Position>,
    /// Degrees and schools.
    #[serde(default)]
    pub education: Vec<Education>,
    /// Whether the résumé has an education section at all, be it empty.
    #[serde(default)]
    pub has_education_section: bool,
    /// Certificates, licences, registrations and clearances.
    #[serde(default)]
    pub credentials: Vec<Credential>,
    /// Human languages claimed.
    #[serde(default)]
    pub languages: Vec<LanguageClaim>,
    /// Skills listed.
    #[serde(default)]
    pub skills: Vec<SkillClaim>,
    /// Statements of length in the candidate's words ("15 years of experience in sales"): never fact.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// The text outside positions and education: summary, skills, projects and so on.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// The candidate's answers to what no résumé shows, by rule id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, bool>,
    /// What was ambiguous.
    #[serde(default)]
    pub doubts: Vec<Doubt>,
}

/// Where a piece of text came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Origin {
    /// A path into a structured record (`work[0].summary`) or a place in a text (`line 12`, `page 2, line 3`).
    pub source: String,
    /// First byte in the extracted text (for structured records: in the field).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A piece of the candidate's text with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Their place.
    pub origin: Origin,
}

/// A stretch of work.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Position {
    /// Job title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Employer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// First month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PartialDate>,
    /// Last month or year, or `present`. `None` with a start: the end is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    /// Weekly hours, when stated.
    #[serde(default, rename = "hoursPerWeek", skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<f32>,
    /// What kind of employment it is.
    #[serde(default)]
    pub employment: Employment,
    /// A duration the résumé states ("2 years 3 months"), in months; checked against the dates, never counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_months: Option<u32>,
    /// Title, summary, highlights, keywords: all text that belongs to it, in order. The title is the first passage.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// The place of the whole entry.
    #[serde(default)]
    pub origin: Origin,
}

/// Kinds of employment, as far as the résumé says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// Nothing said: an ordinary job.
    #[default]
    Regular,
    /// Internship, trainee year, placement.
    Internship,
    /// Unpaid work.
    Volunteer,
    /// Contract or temporary.
    Contract,
    /// Freelance, own business.
    SelfEmployed,
    /// Armed forces.
    Military,
}

/// A degree or school entry.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Education {
    /// Academic level.
    pub level: Level,
    /// Field of study as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// False when in progress or abandoned.
    pub completed: bool,
    /// School as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PartialDate>,
    /// When it ended or is expected to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    /// The words.
    #[serde(default)]
    pub passage: Passage,
}

/// How a credential is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Held.
    #[default]
    Held,
    /// "Eligible", "candidate", "in progress", "expected".
    Pending,
    /// Said to be expired or lapsed.
    Lapsed,
}

/// A certificate, licence, registration or clearance.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Credential {
    /// The shortest name that identifies it.
    pub name: String,
    /// How it is held.
    #[serde(default)]
    pub standing: Standing,
    /// When it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<PartialDate>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<PartialDate>,
    /// The words.
    #[serde(default)]
    pub passage: Passage,
}

/// A human language the résumé claims.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LanguageClaim {
    /// Its English name.
    pub language: String,
    /// The level as written ("fluent", "C1").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The words.
    #[serde(default)]
    pub passage: Passage,
}

/// A skill the résumé lists.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SkillClaim {
    /// The skill as written.
    pub name: String,
    /// The level as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// A length the résumé states for it ("Java, 6 years"), in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_months: Option<u32>,
    /// The words.
    #[serde(default)]
    pub passage: Passage,
}

/// A length the résumé states about itself; never fact.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Claim {
    /// Stated length in months.
    pub months: u32,
    /// What it is said of; empty when the whole career is meant.
    pub subject: String,
    /// The words.
    pub passage: Passage,
}

/// What a section of a résumé is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Summary, objective, profile.
    Summary,
    /// Work.
    Experience,
    /// Schools and degrees.
    Education,
    /// Skills.
    Skills,
    /// Certificates, licences.
    Credentials,
    /// Languages.
    Languages,
    /// Projects.
    Projects,
    /// Volunteer work.
    Volunteer,
    /// Publications.
    Publications,
    /// Awards and honours.
    Awards,
    /// References.
    References,
    /// Interests and anything else.
    Other,
}

/// Text outside positions and education entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Its lines.
    pub passages: Vec<Passage>,
}

/// Something ambiguous in the résumé, with a stable code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Doubt {
    /// Stable code, such as `end-before-start`.
    pub code: String,
    /// A sentence for a person.
    pub message: String,
    /// Where.
    #[serde(rename = "where")]
    pub origin: Origin,
}
