//! The JSON Schema of rule files, generated from the shapes below. Editors complete, describe and check with it.
//!
//! The shapes are those that [`load`](crate::load) reads; a test holds the two against each other over the folders of examples.

use std::collections::BTreeMap;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Deserialize;

/// The rules of one job: what is required, preferred and asked, with tests.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "qualify rule file")]
pub struct RuleFileForm {
    /// The job's title. "Related experience" is measured by it.
    #[schemars(example = "Backend Engineer II")]
    pub job: Option<String>,
    /// The day to judge at; the command line's `--as-of` wins; without either, today.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"), extend("patternErrorMessage" = "write the day as 2026-11-01"))]
    pub as_of: Option<String>,
    /// Rule files whose settings and rules this one builds on; a rule of the same id here takes the place of theirs.
    #[schemars(example = "../house.yaml")]
    pub extends: Option<OneOrMany>,
    /// Rule files whose rules, aliases and settings are added to these.
    #[schemars(example = "screening.yaml")]
    pub include: Option<OneOrMany>,
    /// Basic qualifications: not met means not qualified.
    pub required: Option<Vec<RuleForm>>,
    /// What adds to the score and never decides the outcome.
    pub preferred: Option<Vec<RuleForm>>,
    /// What is asked of the candidate and shown, never scored.
    pub screening: Option<Vec<RuleForm>>,
    /// How much each tier counts; 70 and 30 unless given.
    pub scoring: Option<ScoringForm>,
    /// What stands in for a degree where a rule says "or equivalent experience".
    #[schemars(example = serde_json::json!({"bachelor": "4 years"}))]
    pub equivalent_experience: Option<BTreeMap<LevelForm, EquivalenceForm>>,
    /// Other names for terms, for this file only.
    #[schemars(example = serde_json::json!({"Kubernetes": ["k8s", "kube"]}))]
    pub vocabulary: Option<BTreeMap<String, Vec<String>>>,
    /// Candidates with the verdicts expected of them; `qualify test` runs them.
    pub tests: Option<Vec<TestForm>>,
}

/// A path, or several.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One path, relative to this file.
    One(String),
    /// Several paths, relative to this file.
    Many(Vec<String>),
}

/// A rule: its text, or the long form that names, weighs and structures it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RuleForm {
    /// The requirement in words, as a posting would say it.
    #[schemars(example = "2+ years of experience with languages such as Java or Python")]
    Text(String),
    /// The long form.
    Long(LongForm),
}

/// A rule with a name, a weight or a spelled-out structure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LongForm {
    /// Its name in results, answers and tests; `required-1` and so on unless given.
    #[schemars(regex(pattern = r"^[\p{L}\p{N}._-]{1,100}$"), extend("patternErrorMessage" = "use letters, digits, `-`, `_` and `.`"))]
    pub id: Option<String>,
    /// The requirement in words.
    pub text: Option<String>,
    /// The requirement spelled out; it counts, and the text is only shown.
    pub require: Option<RequirementForm>,
    /// Its share within the tier; 1 unless given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub weight: Option<f64>,
}

/// What is asked. Exactly one key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequirementForm {
    /// Every one must hold.
    All(Vec<RequirementForm>),
    /// One is enough.
    Any(Vec<RequirementForm>),
    /// At least `n` must hold.
    NOf(NOfForm),
    /// Worked time of a stated length.
    Experience(ExperienceForm),
    /// Knowledge or experience without a stated length.
    Skill(SkillForm),
    /// An academic degree at this level or above.
    Degree(DegreeForm),
    /// Certificates, licences, registrations, of which one is enough.
    Credential(CredentialForm),
    /// A human language.
    Language(LanguageForm),
    /// A government security clearance.
    Clearance(ClearanceForm),
    /// The right to work; always asked, never read from a résumé.
    WorkAuthorization(AskedForm),
    /// What no résumé shows: travel, shifts, background checks.
    Eligibility(AskedForm),
    /// Soft skills and attitudes; always left to a person.
    Trait(AskedForm),
    /// "Or equivalent experience": experience that stands in for what is beside it under `any:`.
    Equivalent(NothingForm),
}

/// At least so many of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NOfForm {
    /// How many.
    #[schemars(range(min = 1))]
    pub n: u32,
    /// Of what.
    pub of: Vec<RequirementForm>,
}

/// Worked time. `at_least` or `at_most` is present.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExperienceForm {
    /// The least that is asked, such as `2 years`.
    #[serde(alias = "min_months")]
    pub at_least: Option<LengthForm>,
    /// The most that is asked; shown, never disqualifying.
    #[serde(alias = "max_months")]
    pub at_most: Option<LengthForm>,
    /// Only work in the last so many months or years counts.
    #[serde(alias = "within_months")]
    pub within: Option<LengthForm>,
    /// What the time was spent on: every group must hold, one term of a group is enough.
    pub with: Option<Vec<GroupForm>>,
}

/// What is to be known.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillForm {
    /// Every group must hold, one term of a group is enough.
    pub with: Vec<GroupForm>,
}

/// A length of time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LengthForm {
    /// In words, such as `2 years` or `18 months`.
    Words(
        #[schemars(
            regex(pattern = r"^\s*(a|one|\d+(\.\d+)?)\s+(years?|yrs?|months?|mos?)\s*$"),
            extend("patternErrorMessage" = "a length is `2 years`, `18 months`, or a whole number of months")
        )]
        String,
    ),
    /// Whole months.
    Months(#[schemars(range(max = 1200))] u32),
}

/// Terms of which one is enough.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum GroupForm {
    /// A single term.
    Term(String),
    /// Several terms.
    Terms(Vec<String>),
    /// Several terms; with `open: true` another member of the class they share counts too.
    Open(OpenForm),
}

/// Terms, open or not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenForm {
    /// The terms.
    pub any_of: Vec<String>,
    /// Whether another member of the class they share counts too ("such as").
    pub open: Option<bool>,
}

/// An academic degree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DegreeForm {
    /// The lowest level that is enough.
    pub level: LevelForm,
    /// Fields of study; none for any field.
    pub fields: Option<Vec<String>>,
    /// Whether a related field is enough.
    pub related_field: Option<bool>,
    /// Whether being enrolled is enough.
    pub in_progress: Option<bool>,
}

/// Levels of degrees, lowest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelForm {
    /// High school, GED, GCSE, A-level.
    Secondary,
    /// Associate or foundation degree, two-year diploma.
    Associate,
    /// A first degree.
    Bachelor,
    /// Master's, graduate or postgraduate degree.
    Master,
    /// PhD, JD, MD, PharmD.
    Doctorate,
}

/// Certificates, licences or registrations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialForm {
    /// Their names; one is enough.
    #[schemars(length(min = 1))]
    pub any_of: Vec<String>,
}

/// A human language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    /// Its English name.
    pub language: String,
    /// The level, such as `fluent` or `C1`.
    pub level: Option<String>,
}

/// A security clearance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearanceForm {
    /// The level, such as `Secret`.
    pub level: String,
    /// Whether being able to obtain it is enough.
    pub obtainable: Option<bool>,
}

/// Something only the candidate can answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedForm {
    /// What is asked, in words.
    pub text: String,
}

/// No keys: `{}`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NothingForm {}

/// How much each tier counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoringForm {
    /// The share of the required rules.
    #[schemars(range(min = 0))]
    pub required: Option<f64>,
    /// The share of the preferred rules.
    #[schemars(range(min = 0))]
    pub preferred: Option<f64>,
}

/// What stands in for a degree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum EquivalenceForm {
    /// A person decides.
    Ask(AskForm),
    /// So much related work.
    Length(LengthForm),
}

/// `ask`: a person decides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AskForm {
    /// A person decides.
    Ask,
}

/// A candidate with the verdicts expected of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestForm {
    /// What the test shows.
    pub name: Option<String>,
    /// The day to judge at, when it is not the file's.
    pub as_of: Option<String>,
    /// A JSON Resume (1.0); beside it `id`, `hoursPerWeek` on a work entry, and `answers` by rule id.
    pub candidate: BTreeMap<String, serde_json::Value>,
    /// `outcome` (`qualified`, `review`, `not_qualified`), and verdicts by rule id (`met`, `not_met`, `unclear`, `ask`).
    #[schemars(example = serde_json::json!({"outcome": "review", "java": "unclear"}))]
    pub expect: Option<BTreeMap<String, ExpectedForm>>,
}

/// A verdict of a rule, or the outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedForm {
    /// The evidence proves it.
    Met,
    /// The evidence rules it out.
    NotMet,
    /// It depends on a fact that is missing or vague.
    Unclear,
    /// No résumé can show it.
    Ask,
    /// Outcome: every required rule is met.
    Qualified,
    /// Outcome: a required rule is unclear.
    Review,
    /// Outcome: a required rule is not met.
    NotQualified,
}

/// The JSON Schema of rule files (draft 7, which editors read best).
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<RuleFileForm>().to_value();
    aliases(&mut schema);
    schema
}

/// The schema as it stands in `rules/rule-file.schema.json`.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// Adds the model's own names for lengths beside the readable ones.
fn aliases(schema: &mut serde_json::Value) {
    let Some(properties) = schema.pointer_mut("/definitions/ExperienceForm/properties").and_then(|p| p.as_object_mut()) else { return };
    for (readable, model) in [("at_least", "min_months"), ("at_most", "max_months"), ("within", "within_months")] {
        if let Some(mut length) = properties.get(readable).cloned() {
            if let Some(length) = length.as_object_mut() {
                length.insert("description".to_owned(), format!("The same as `{readable}`.").into());
                length.insert("doNotSuggest".to_owned(), true.into());
            }
            properties.insert(model.to_owned(), length);
        }
    }
}
