//! schema.org JobPosting: as JSON-LD of its own, or inside an HTML page.

use qualify_document::{Format, Limits};
use scraper::{Html, Selector};
use serde_json::Value;

/// What a JobPosting says, as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its title.
    pub(super) title: Option<String>,
    /// Its texts, each under a heading of its own.
    pub(super) text: String,
}

/// Properties that hold text, with the heading that says what they are; `None` for the description, which brings its own.
const TEXTS: [(&str, Option<&str>); 9] = [
    ("description", None),
    ("responsibilities", Some("Responsibilities:")),
    ("qualifications", Some("Qualifications:")),
    ("skills", Some("Skills:")),
    ("experienceRequirements", Some("Experience:")),
    ("educationRequirements", Some("Education:")),
    ("securityClearanceRequirement", Some("Security clearance:")),
    ("eligibilityToWorkRequirement", Some("Work authorization:")),
    ("physicalRequirement", Some("Physical requirements:")),
];

/// How deep a JobPosting may lie in other objects.
const DEEPEST: usize = 8;

/// The first JobPosting with text in a JSON or HTML input.
pub(super) fn find(bytes: &[u8]) -> Option<Found> {
    match qualify_document::detect(bytes) {
        Format::Json => posting(&serde_json::from_slice(bytes).ok()?, DEEPEST).and_then(text),
        Format::Html => in_page(&qualify_document::encoding::decode(bytes)),
        _ => None,
    }
}

fn in_page(page: &str) -> Option<Found> {
    let selector = Selector::parse("script[type='application/ld+json']").ok()?;
    let html = Html::parse_document(page);
    html.select(&selector).find_map(|script| {
        let json: String = script.text().collect();
        // Line breaks stand raw inside the strings of many pages.
        let value: Value = serde_json::from_str(&json).or_else(|_| serde_json::from_str(&json.replace(['\n', '\r', '\t'], " "))).ok()?;
        posting(&value, DEEPEST).and_then(text)
    })
}

/// The first object whose type is JobPosting.
fn posting(value: &Value, depth: usize) -> Option<&Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| posting(item, depth)),
        Value::Object(map) => {
            let named = |kind: &Value| kind.as_str().is_some_and(|kind| kind.rsplit(['/', ':']).next() == Some("JobPosting"));
            let kind = map.get("@type").or_else(|| map.get("type"));
            if kind.is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named))) {
                return Some(value);
            }
            map.values().find_map(|value| posting(value, depth))
        }
        _ => None,
    }
}

fn text(posting: &Value) -> Option<Found> {
    let title = posting.get("title").or_else(|| posting.get("name")).and_then(Value::as_str).map(|title| plain(title).trim().to_owned());
    let mut text = String::new();
    for (key, heading) in TEXTS {
        let Some(part) = posting.get(key).and_then(|value| said(value, DEEPEST)) else { continue };
        if let Some(heading) = heading {
            text.push_str(heading);
            text.push('\n');
        }
        text.push_str(&part);
        text.push_str("\n\n");
    }
    (!text.trim().is_empty()).then_some(Found { title: title.filter(|title| !title.is_empty()), text })
}

/// What a property says: a text, the lines of a list, or the parts of a typed value.
fn said(value: &Value, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    let said = match value {
        Value::String(text) => plain(text),
        Value::Array(items) => {
            items.iter().filter_map(|item| said(item, depth)).map(|item| format!("- {}", item.trim())).collect::<Vec<_>>().join("\n")
        }
        Value::Object(map) => match map.get("monthsOfExperience").and_then(Value::as_f64) {
            Some(months) => format!("At least {months} months of experience"),
            None => {
                ["credentialCategory", "description", "name"].iter().find_map(|key| map.get(*key)).and_then(|value| said(value, depth))?
            }
        },
        _ => return None,
    };
    (!said.trim().is_empty()).then_some(said)
}

/// A text that may be HTML, escaped HTML, or neither.
fn plain(text: &str) -> String {
    let unescaped =
        if text.contains("&lt;") { text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") } else { text.to_owned() };
    let marked = unescaped.contains("</")
        || unescaped.contains("<br")
        || unescaped.contains("<p>")
        || unescaped.contains("<li>")
        || unescaped.contains('&');
    if !marked {
        return unescaped;
    }
    let page = format!("<!doctype html><html><body>{}</body></html>", unescaped.replace('\n', "<br>"));
    qualify_document::read(page.as_bytes(), &Limits::default()).map_or(unescaped, |document| document.text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const POSTING: &str = r#"{"@context": "https://schema.org", "@graph": [{"@type": "Organization"}, {"@type": ["JobPosting"], "title": "Roofer &amp; Slater",
        "description": "<p>Roofs all over town.</p><p><b>Requirements:</b></p><ul><li>2+ years of experience with slate</li></ul>",
        "skills": ["Copper work", "Lead work"], "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24}}]}"#;

    #[test]
    fn json_ld_is_read_wherever_the_posting_lies() {
        let found = find(POSTING.as_bytes()).unwrap();
        assert_eq!(found.title.as_deref(), Some("Roofer & Slater"));
        for line in
            ["2+ years of experience with slate", "Skills:\n- Copper work\n- Lead work", "Experience:\nAt least 24 months of experience"]
        {
            assert!(found.text.contains(line), "{line} in {}", found.text);
        }
    }

    #[test]
    fn json_ld_inside_a_page_is_read() {
        let page =
            format!("<!doctype html><html><head><script type='application/ld+json'>{POSTING}</script></head><body>Menu</body></html>");
        assert_eq!(find(page.as_bytes()), find(POSTING.as_bytes()));
    }

    #[test]
    fn other_data_is_no_posting() {
        assert_eq!(find(br#"{"@type": "Recipe", "description": "Soup"}"#), None);
        assert_eq!(find(b"<!doctype html><html><body><p>Text</p></body></html>"), None);
    }
}
