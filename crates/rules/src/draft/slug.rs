//! Names of rules: the key term of what is asked, in small letters and hyphens.

use std::collections::BTreeSet;

use qualify_language::{Group, Kind, Requirement};

/// The most words and bytes of a name.
const MOST_WORDS: usize = 4;
const MOST_BYTES: usize = 40;

/// Words that name nothing.
const FILLER: &[&str] = &[
    "a",
    "an",
    "the",
    "and",
    "or",
    "of",
    "to",
    "in",
    "with",
    "for",
    "on",
    "at",
    "by",
    "as",
    "is",
    "are",
    "be",
    "will",
    "must",
    "should",
    "have",
    "has",
    "you",
    "your",
    "we",
    "our",
    "who",
    "that",
    "this",
    "strong",
    "excellent",
    "good",
    "ability",
    "able",
    "skills",
    "skill",
    "experience",
    "knowledge",
    "proven",
    "demonstrated",
    "required",
    "preferred",
    "ideal",
    "candidate",
    "successful",
    "applicant",
    "great",
    "highly",
    "well",
    "both",
    "other",
    "from",
    "can",
    "may",
    "all",
    "any",
    "than",
    "more",
];

/// A name after the first thing that is asked, else after the words of the text.
pub(super) fn of(requirement: &Requirement, text: &str) -> String {
    let named = key(requirement).map(|term| slug(&term)).filter(|name| !name.is_empty());
    let name = named.unwrap_or_else(|| slug(text));
    if name.is_empty() || name == "outcome" { "rule".to_owned() } else { name }
}

/// `name`, with a number behind it when it is taken.
pub(super) fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    // `-preferred` ends the name of what loading splits off a text that also states a wish.
    let name = name.strip_suffix("-preferred").map(str::to_owned).unwrap_or(name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    free
}

/// The term by which people would call the requirement.
fn key(requirement: &Requirement) -> Option<String> {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().find_map(key),
        Kind::Experience(experience) => Some(first(&experience.with).unwrap_or_else(|| "experience".to_owned())),
        Kind::Skill(skill) => first(&skill.with),
        Kind::Degree(degree) => Some(match degree.fields.first() {
            Some(field) => format!("{field} degree"),
            None => format!("{:?} degree", degree.level),
        }),
        Kind::Credential(credential) => credential.any_of.first().cloned(),
        Kind::Language(language) => Some(language.language.clone()),
        Kind::Clearance(_) => Some("clearance".to_owned()),
        Kind::WorkAuthorization(_) => Some("work authorization".to_owned()),
        Kind::Eligibility(asked) | Kind::Trait(asked) => Some(asked.text.clone()),
        Kind::Equivalent => None,
    }
}

fn first(groups: &[Group]) -> Option<String> {
    groups.iter().find_map(|group| group.any_of.first()).cloned()
}

/// The first words that name something, in small letters, joined by hyphens.
fn slug(text: &str) -> String {
    let spelled = text.to_lowercase().replace("c++", "cpp").replace('#', " sharp ").replace('+', " ").replace(['’', '\''], "");
    let words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !FILLER.contains(word));
    let mut name = String::new();
    for word in words.take(MOST_WORDS) {
        let joint = usize::from(!name.is_empty());
        if name.len() + joint + word.len() > MOST_BYTES {
            break;
        }
        if joint == 1 {
            name.push('-');
        }
        name.push_str(word);
    }
    name
}
