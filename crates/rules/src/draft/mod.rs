//! From a posting to a rule file: the YAML a careful person would have written.

mod scalar;
mod slug;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use qualify_language::posting::{self, Posting};
use qualify_language::requirement::Asked;
use qualify_language::{Kind, Level, Requirement};
use qualify_vocabulary::Equivalence;
use serde::Serialize;

use crate::file::RuleTier;
use scalar::scalar;

/// A rule file in the making: what a posting asks, each rule with a name and with what it is read as.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Draft {
    /// The job's title; empty when the posting names none.
    pub job: String,
    /// Its rules, in the posting's order.
    pub rules: Vec<DraftRule>,
}

/// A rule of a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DraftRule {
    /// A readable name after what is asked; once in the file.
    pub id: String,
    /// How it counts.
    pub tier: RuleTier,
    /// The posting's own words.
    pub text: String,
    /// What the text is read as; what cannot be read is left to a person.
    pub requirement: Requirement,
    /// What a person should look at before using the rule.
    #[serde(skip)]
    pub notes: Vec<String>,
    /// Whether the text alone gives the requirement when the file is loaded.
    #[serde(skip)]
    readable: bool,
}

impl Draft {
    /// Names and reads the rules of a posting.
    ///
    /// # Example
    /// ```
    /// use qualify_language::posting;
    /// use qualify_rules::{Draft, load};
    /// use qualify_vocabulary::Vocabulary;
    ///
    /// let posting = posting::read("Baker\nRequirements:\n- 2+ years of experience with sourdough\nNice to have:\n- Experience with pastry");
    /// let yaml = Draft::of(&posting, Vocabulary::shipped().equivalence()).to_yaml();
    /// let file = load("baker.yaml", &yaml).file.unwrap();
    /// assert_eq!(file.job, "Baker");
    /// assert_eq!(file.rules[0].id, "sourdough");
    /// ```
    pub fn of(posting: &Posting, policy: &Equivalence) -> Self {
        let mut taken = BTreeSet::new();
        let rules = posting.rules.iter().map(|rule| drafted(rule, policy, &mut taken)).collect();
        Self { job: posting.title.clone().unwrap_or_default(), rules }
    }

    /// The draft as a rule file, with a comment where a person should look.
    pub fn to_yaml(&self) -> String {
        let mut yaml = String::from(HEAD);
        let _ = match self.job.is_empty() {
            true => writeln!(yaml, "# job: the posting names no title"),
            false => writeln!(yaml, "job: {}", scalar(&self.job, "")),
        };
        for tier in RuleTier::ALL {
            let mut rules = self.rules.iter().filter(|rule| rule.tier == tier).peekable();
            if rules.peek().is_none() {
                continue;
            }
            let _ = writeln!(
                yaml,
                "\n{}:{}",
                tier.name(),
                if tier == RuleTier::Screening { " # asked of the candidate, never scored" } else { "" }
            );
            for rule in rules {
                rule.write(&mut yaml);
            }
        }
        yaml
    }
}

const HEAD: &str = "\
# Drafted from a posting, in its own words: read it through, then edit.
# `qualify check` says what could be clearer.
";

impl DraftRule {
    fn write(&self, yaml: &mut String) {
        for note in &self.notes {
            let _ = writeln!(yaml, "  # {note}");
        }
        let _ = writeln!(yaml, "  - id: {}", self.id);
        let _ = writeln!(yaml, "    text: {}", scalar(&self.text, "      "));
        if let (false, Kind::Trait(Asked { text })) = (self.readable, &self.requirement.kind) {
            let _ = writeln!(yaml, "    require:\n      trait:\n        text: {}", scalar(text, ""));
        }
    }
}

fn drafted(rule: &posting::PostingRule, policy: &Equivalence, taken: &mut BTreeSet<String>) -> DraftRule {
    let tier = rule.tier;
    let lines: Vec<&str> = rule.text.lines().collect();
    let readings = match lines.as_slice() {
        [one] => vec![qualify_language::parse_rule(one)],
        _ => qualify_language::parse_lines(&lines),
    };
    let read = crate::load::text::join(readings.iter().flat_map(|reading| &reading.statements));
    let mut notes: Vec<String> = Vec::new();
    let asked = Asked { text: rule.text.replace('\n', " ") };
    let readable = read.is_some() || tier == RuleTier::Screening;
    if !readable {
        notes.push("could not be read as a requirement, so it is left to a person: reword it, or remove it".to_owned());
    }
    let requirement = read.unwrap_or_else(|| {
        let kind = if tier == RuleTier::Screening { Kind::Eligibility(asked) } else { Kind::Trait(asked) };
        kind.into()
    });
    if tier != RuleTier::Screening {
        notes.extend(readings.iter().flat_map(|reading| &reading.unread).map(|unread| partly(&unread.text, unread.why)));
        notes.extend(readable.then(|| for_a_person(&requirement)).flatten());
        notes.extend(equivalence(&requirement, policy));
    }
    DraftRule { id: slug::unique(slug::of(&requirement, &rule.text), taken), tier, text: rule.text.clone(), requirement, notes, readable }
}

/// The comment on a part that was not understood.
fn partly(text: &str, why: &str) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(60).collect();
    format!("not understood: `{text}` ({why})")
}

/// The comment on a rule that no résumé can settle.
fn for_a_person(requirement: &Requirement) -> Option<String> {
    only_asked(requirement).then(|| "ask: no résumé shows it, so it never decides by itself".to_owned())
}

fn only_asked(requirement: &Requirement) -> bool {
    match &requirement.kind {
        Kind::Trait(_) | Kind::Eligibility(_) | Kind::WorkAuthorization(_) => true,
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().all(only_asked),
        _ => false,
    }
}

/// The comment on "or equivalent": how many years the policy lets stand in for the degree beside it.
fn equivalence(requirement: &Requirement, policy: &Equivalence) -> Option<String> {
    let Kind::Any(parts) = &requirement.kind else {
        return match &requirement.kind {
            Kind::All(parts) | Kind::NOf { of: parts, .. } => parts.iter().find_map(|part| equivalence(part, policy)),
            _ => None,
        };
    };
    if !parts.iter().any(|part| part.kind == Kind::Equivalent) {
        return parts.iter().find_map(|part| equivalence(part, policy));
    }
    let level = parts.iter().find_map(degree)?;
    let name = level_name(level);
    Some(match policy.months(vocabulary_level(level)) {
        Some(months) => {
            format!(
                "\"equivalent\": {} of related work, beyond any asked beside it, stand in for the {name} degree (`equivalent_experience`)",
                years(months)
            )
        }
        None => format!("\"equivalent\": a person decides what stands in for the {name} degree (`equivalent_experience`)"),
    })
}

fn degree(requirement: &Requirement) -> Option<Level> {
    match &requirement.kind {
        Kind::Degree(degree) => Some(degree.level),
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().find_map(degree),
        _ => None,
    }
}

fn years(months: u32) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "1 year".to_owned(),
        (years, 0) => format!("{years} years"),
        _ => format!("{months} months"),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Secondary => "secondary",
        Level::Associate => "associate",
        Level::Bachelor => "bachelor's",
        Level::Master => "master's",
        Level::Doctorate => "doctoral",
    }
}

fn vocabulary_level(level: Level) -> qualify_vocabulary::Level {
    match level {
        Level::Secondary => qualify_vocabulary::Level::Secondary,
        Level::Associate => qualify_vocabulary::Level::Associate,
        Level::Bachelor => qualify_vocabulary::Level::Bachelor,
        Level::Master => qualify_vocabulary::Level::Master,
        Level::Doctorate => qualify_vocabulary::Level::Doctorate,
    }
}

#[cfg(test)]
mod tests;
