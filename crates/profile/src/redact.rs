//! A profile without the words that say who the candidate is.

use serde_json::Value;

use crate::identity::Identity;
use crate::model::{Candidate, Profile};

/// What stands in place of words taken out, however many they were.
pub const MASK: &str = "[redacted]";

/// The shortest part of a name that is taken out by itself.
const SHORTEST_PART: usize = 3;

/// The candidate's profile with every string of the identity taken out of every text field.
///
/// Byte spans still point into the whole text; only the words are masked.
///
/// # Example
/// ```
/// use qualify_profile::{Candidate, Identity, Passage, Profile, Section, SectionKind, redact};
/// let passage = Passage { text: "Ask Ada Example, ada@example.org".into(), ..Passage::default() };
/// let profile = Profile { sections: vec![Section { kind: SectionKind::Summary, passages: vec![passage] }], ..Profile::default() };
/// let identity = Identity { names: vec!["Ada Example".into()], emails: vec!["ada@example.org".into()], ..Identity::default() };
/// let profile = redact::redact(&Candidate { profile, identity: identity.clone() });
/// assert_eq!(profile.sections[0].passages[0].text, "Ask [redacted], [redacted]");
/// assert!(redact::leaks(&profile, &identity).is_empty());
/// ```
pub fn redact(candidate: &Candidate) -> Profile {
    let secrets = secrets(&candidate.identity);
    let masked = serde_json::to_value(&candidate.profile).map(|mut value| {
        each_text(&mut value, &mut |text| mask(text, &secrets));
        value
    });
    masked.and_then(serde_json::from_value).unwrap_or_default()
}

/// Any text with every string of the identity taken out.
pub fn text(words: &str, identity: &Identity) -> String {
    mask(words, &secrets(identity)).unwrap_or_else(|| words.to_owned())
}

/// The strings of the identity that are still in a text field of the profile: none, when it was redacted.
pub fn leaks(profile: &Profile, identity: &Identity) -> Vec<String> {
    let mut found = Vec::new();
    let secrets = secrets(identity);
    let Ok(mut value) = serde_json::to_value(profile) else { return vec!["the profile cannot be written".to_owned()] };
    each_text(&mut value, &mut |text| {
        found.extend(secrets.iter().filter(|secret| find(text, secret).is_some()).cloned());
        None
    });
    found.sort_unstable();
    found.dedup();
    found
}

/// Every string of an identity, and the parts of its names, longest first.
fn secrets(identity: &Identity) -> Vec<String> {
    let Identity { names, emails, phones, addresses, links, personal } = identity;
    let parts = names.iter().flat_map(|name| name.split_whitespace()).filter(|part| part.chars().count() >= SHORTEST_PART);
    let whole = [names, emails, phones, addresses, links].into_iter().flatten().map(String::as_str);
    let personal = personal.iter().map(|(_, words)| words.as_str());
    let mut secrets: Vec<String> =
        whole.chain(personal).chain(parts).map(|s| s.trim().to_owned()).filter(|s| s.chars().count() >= SHORTEST_PART).collect();
    secrets.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    secrets.dedup();
    secrets
}

/// Calls `change` for every string of a value but its keys and the codes that a reader relies on.
fn each_text(value: &mut Value, change: &mut impl FnMut(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(changed) = change(text) {
                *text = changed;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(key, _)| !matches!(key.as_str(), "kind" | "code" | "employment" | "standing" | "start" | "end"))
            .for_each(|(_, item)| each_text(item, change)),
        _ => {}
    }
}

fn mask(text: &str, secrets: &[String]) -> Option<String> {
    let mut masked: Option<String> = None;
    for secret in secrets {
        let mut from = 0;
        while let Some(found) = masked.as_deref().unwrap_or(text).get(from..).and_then(|rest| find(rest, secret)) {
            let whole = masked.get_or_insert_with(|| text.to_owned());
            whole.replace_range(from + found.start..from + found.end, MASK);
            from += found.start + MASK.len();
        }
    }
    masked
}

/// Where a secret stands in a text: letter case and kinds of space do not count, and it is no part of a longer word.
fn find(text: &str, secret: &str) -> Option<std::ops::Range<usize>> {
    text.char_indices().find_map(|(at, _)| {
        let length = prefix(text.get(at..)?, secret)?;
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + length..)?.chars().next();
        let (opens, closes) = (secret.starts_with(char::is_alphanumeric), secret.ends_with(char::is_alphanumeric));
        let cut = (opens && inside(before)) || (closes && inside(after));
        (!cut).then_some(at..at + length)
    })
}

/// The byte length of the text that folds to the secret.
fn prefix(text: &str, secret: &str) -> Option<usize> {
    let mut rest = text.chars();
    for want in secret.chars() {
        let found = rest.next()?;
        let same = found == want || (found.is_whitespace() && want.is_whitespace()) || found.to_lowercase().eq(want.to_lowercase());
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}
