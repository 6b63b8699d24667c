//! The requirement model: what a line of a posting means, as data.

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;

/// How binding a line itself says it is; `None` on a [`Statement`] leaves it to the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// "must", "required", "minimum", "essential".
    Required,
    /// "preferred", "a plus", "nice to have", "desirable".
    Preferred,
}

/// One thing a line asks, with the tier its own words give it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// What the line says of how binding it is.
    pub tier: Option<Tier>,
    /// What is asked.
    pub requirement: Requirement,
}

/// A node of the requirement tree with the place it was read from.
///
/// Two requirements are equal when they mean the same; where they were read does not count.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// What is asked.
    pub kind: Kind,
    /// Bytes of the line this was read from; empty for a tree made by hand.
    pub span: Span,
}

impl PartialEq for Requirement {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl From<Kind> for Requirement {
    fn from(kind: Kind) -> Self {
        Self { kind, span: Span::default() }
    }
}

/// What a requirement asks. Each variant is one key of the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Every part must hold.
    All(Vec<Requirement>),
    /// One part is enough.
    Any(Vec<Requirement>),
    /// At least `n` of the parts must hold.
    NOf {
        /// How many.
        n: u32,
        /// Of what.
        of: Vec<Requirement>,
    },
    /// Worked time of a stated length.
    Experience(Experience),
    /// Knowledge or experience without a stated length.
    Skill(Skill),
    /// An academic degree at a level or above.
    Degree(Degree),
    /// A certificate, licence, registration or membership; one of the named is enough.
    Credential(Credential),
    /// A human language.
    Language(Language),
    /// A government security clearance, held or obtainable.
    Clearance(Clearance),
    /// Right to work, citizenship, sponsorship.
    WorkAuthorization(Asked),
    /// What has to be asked, since no résumé shows it: travel, shifts, background checks, minimum age.
    Eligibility(Asked),
    /// Soft skills and attitudes.
    Trait(Asked),
    /// "or equivalent experience".
    Equivalent,
}

/// Worked time of a stated length. `min_months` or `max_months` is present. All lengths are whole months.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experience {
    /// The least that is asked, in months.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "at_least", deserialize_with = "months")]
    pub min_months: Option<u32>,
    /// The most that is asked, in months.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "at_most", deserialize_with = "months")]
    pub max_months: Option<u32>,
    /// Only the last so many months count.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "within", deserialize_with = "months")]
    pub within_months: Option<u32>,
    /// What the time was spent on: all groups must hold, one term of a group is enough.
    #[serde(default)]
    pub with: Vec<Group>,
}

/// Knowledge without a stated length: all groups must hold, one term of a group is enough.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// What is to be known.
    #[serde(default)]
    pub with: Vec<Group>,
}

/// Terms of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// The terms, in the line's own words.
    pub any_of: Vec<String>,
    /// Whether another member of the class that all terms share counts too ("such as", "e.g.", "or similar").
    pub open: bool,
}

/// Academic levels, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
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

/// An academic degree at a level or above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Degree {
    /// The lowest level that is enough.
    pub level: Level,
    /// Fields of study as named; empty for any field.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Whether a related field is enough.
    #[serde(default)]
    pub related_field: bool,
    /// Whether being enrolled is enough ("currently pursuing").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_progress: bool,
}

/// Certificates, licences, registrations or memberships of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// The names, as the line words them.
    pub any_of: Vec<String>,
}

/// A human language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its English name.
    pub language: String,
    /// The level as the line words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// A security clearance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// The level as the line words it.
    pub level: String,
    /// Whether being able to obtain it is enough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub obtainable: bool,
}

/// Something only the candidate can answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What is asked, in the line's words.
    pub text: String,
}

/// A length of time in whole months, read from "2 years", "18 months" or "1.5 years".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length {
    /// Whole months; a year is 12.
    pub months: u32,
}

impl std::str::FromStr for Length {
    type Err = String;

    /// Reads "2 years", "a year", "18 months" or "1.5 years"; the message names what would be read.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is not a length; write `2 years` or `18 months`");
        let mut words = text.split_whitespace();
        let (Some(count), Some(unit), None) = (words.next(), words.next(), words.next()) else { return Err(wrong()) };
        let scale = match unit.to_ascii_lowercase().trim_end_matches('s') {
            "year" | "yr" => 12.0,
            "month" | "mo" => 1.0,
            _ => return Err(wrong()),
        };
        let count: f64 = if matches!(count, "a" | "one") { 1.0 } else { count.parse().map_err(|_| wrong())? };
        let months = count * scale;
        if !(0.0..=1200.0).contains(&months) {
            return Err(format!("`{text}` is outside 0 to 100 years"));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1200")]
        Ok(Self { months: months.round() as u32 })
    }
}

/// Reads whole months from a number, or from a [`Length`] in words.
fn months<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    struct Months;
    impl Visitor<'_> for Months {
        type Value = u32;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("whole months, or a length such as `2 years`")
        }
        fn visit_u64<E: de::Error>(self, months: u64) -> Result<u32, E> {
            u32::try_from(months).ok().filter(|m| *m <= 1200).ok_or_else(|| E::custom(format!("`{months}` months is more than 100 years")))
        }
        fn visit_i64<E: de::Error>(self, months: i64) -> Result<u32, E> {
            self.visit_u64(u64::try_from(months).map_err(|_| E::custom(format!("`{months}` months is negative")))?)
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<u32, E> {
            text.parse::<Length>().map(|l| l.months).map_err(E::custom)
        }
    }
    deserializer.deserialize_any(Months).map(Some)
}

impl Serialize for Group {
    /// A list of terms, or `{"any_of", "open"}` when the group is open.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.open {
            return self.any_of.serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("any_of", &self.any_of)?;
        map.serialize_entry("open", &self.open)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Group {
    /// A single term, a list of terms, or `{"any_of", "open"}`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Terms;
        impl<'de> Visitor<'de> for Terms {
            type Value = Group;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a term, a list of terms, or `any_of` with `open`")
            }
            fn visit_str<E: de::Error>(self, term: &str) -> Result<Group, E> {
                Ok(Group { any_of: vec![term.to_owned()], open: false })
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Group, A::Error> {
                let mut any_of = Vec::new();
                while let Some(term) = seq.next_element()? {
                    any_of.push(term);
                }
                Ok(Group { any_of, open: false })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Group, A::Error> {
                let mut group = Group::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "any_of" => group.any_of = map.next_value()?,
                        "open" => group.open = map.next_value()?,
                        other => return Err(de::Error::unknown_field(other, &["any_of", "open"])),
                    }
                }
                Ok(group)
            }
        }
        deserializer.deserialize_any(Terms)
    }
}

/// The keys of the model, in the order of its specification.
pub const KINDS: [&str; 13] = [
    "all",
    "any",
    "n_of",
    "experience",
    "skill",
    "degree",
    "credential",
    "language",
    "clearance",
    "work_authorization",
    "eligibility",
    "trait",
    "equivalent",
];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NOf<L> {
    n: u32,
    of: L,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

impl Serialize for Requirement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match &self.kind {
            Kind::All(parts) => map.serialize_entry("all", parts)?,
            Kind::Any(parts) => map.serialize_entry("any", parts)?,
            Kind::NOf { n, of } => map.serialize_entry("n_of", &NOf { n: *n, of })?,
            Kind::Experience(value) => map.serialize_entry("experience", value)?,
            Kind::Skill(value) => map.serialize_entry("skill", value)?,
            Kind::Degree(value) => map.serialize_entry("degree", value)?,
            Kind::Credential(value) => map.serialize_entry("credential", value)?,
            Kind::Language(value) => map.serialize_entry("language", value)?,
            Kind::Clearance(value) => map.serialize_entry("clearance", value)?,
            Kind::WorkAuthorization(value) => map.serialize_entry("work_authorization", value)?,
            Kind::Eligibility(value) => map.serialize_entry("eligibility", value)?,
            Kind::Trait(value) => map.serialize_entry("trait", value)?,
            Kind::Equivalent => map.serialize_entry("equivalent", &Empty {})?,
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Requirement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneKey;
        impl<'de> Visitor<'de> for OneKey {
            type Value = Requirement;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a requirement with one key, such as `experience` or `degree`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Requirement, A::Error> {
                let key: String = map.next_key()?.ok_or_else(|| de::Error::custom("an empty requirement asks nothing"))?;
                let kind = match key.as_str() {
                    "all" => Kind::All(map.next_value()?),
                    "any" => Kind::Any(map.next_value()?),
                    "n_of" => {
                        let NOf { n, of } = map.next_value()?;
                        Kind::NOf { n, of }
                    }
                    "experience" => Kind::Experience(map.next_value()?),
                    "skill" => Kind::Skill(map.next_value()?),
                    "degree" => Kind::Degree(map.next_value()?),
                    "credential" => Kind::Credential(map.next_value()?),
                    "language" => Kind::Language(map.next_value()?),
                    "clearance" => Kind::Clearance(map.next_value()?),
                    "work_authorization" => Kind::WorkAuthorization(map.next_value()?),
                    "eligibility" => Kind::Eligibility(map.next_value()?),
                    "trait" => Kind::Trait(map.next_value()?),
                    "equivalent" => {
                        let Empty {} = map.next_value()?;
                        Kind::Equivalent
                    }
                    other => return Err(de::Error::unknown_variant(other, &KINDS)),
                };
                if let Some(second) = map.next_key::<String>()? {
                    return Err(de::Error::custom(format!("a requirement has one key; `{second}` is a second one")));
                }
                Ok(kind.into())
            }
        }
        deserializer.deserialize_map(OneKey)
    }
}
