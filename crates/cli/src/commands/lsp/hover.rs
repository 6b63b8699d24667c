//! What the editor shows beside the pointer: how a text is read, what a term includes, what a key means.

use qualify_language::{Kind, Requirement, Span};
use qualify_rules::yaml::Node;
use qualify_rules::{Checker, Written};
use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

use super::context::{self, Step};
use super::document::Open;

/// So many names are listed before "and more".
const LISTED: usize = 12;

pub fn hover(open: &Open, checker: &Checker<'_>, schema: &Value, at: usize) -> Option<Value> {
    let (span, text) = entry(open, checker.vocabulary(), at).or_else(|| key(open, schema, at))?;
    Some(json!({"contents": {"kind": "markdown", "value": text}, "range": open.range(span)}))
}

fn covers(span: Span, at: usize) -> bool {
    span.start <= at && at <= span.end
}

/// A term under the pointer, with the reading of its rule.
fn entry(open: &Open, vocabulary: &Vocabulary, at: usize) -> Option<(Span, String)> {
    let sheet = open.sheet()?;
    let written = sheet.written.iter().find(|written| covers(written.focus(), at))?;
    let requirements: Vec<&Requirement> = sheet.rules_of(written).map(|rule| &rule.requirement).collect();
    let mut terms: Vec<String> = Vec::new();
    requirements.iter().for_each(|requirement| named(requirement, &mut terms));
    let under = terms.iter().map(|term| (written.place_of(term), term)).filter(|(span, _)| covers(*span, at) && *span != written.focus());
    let mut text = reading(sheet.rules_of(written), written);
    let found = under.min_by_key(|(span, _)| span.end - span.start);
    if let Some((_, name)) = found {
        text = format!("{}\n\n---\n\n{text}", term(vocabulary, name));
    }
    Some((found.map_or(written.focus(), |(span, _)| span), text))
}

/// How an entry is read, with its months and its tree.
fn reading<'r>(rules: impl Iterator<Item = &'r qualify_rules::Rule>, written: &Written) -> String {
    let mut text = String::new();
    for rule in rules {
        text.push_str(&format!("**{}** ({})\n\nread as: {}\n", rule.id, rule.tier.name(), qualify_language::print(&rule.requirement)));
        let mut lengths = Vec::new();
        months(&rule.requirement, &mut lengths);
        if !lengths.is_empty() {
            text.push_str(&format!("\nmonths: {}\n", lengths.join(", ")));
        }
        let tree = serde_json::to_string_pretty(&rule.requirement).unwrap_or_default();
        text.push_str(&format!("\n```json\n{tree}\n```\n"));
    }
    if written.ids.is_empty() {
        text.push_str("this is not read as a requirement\n");
    }
    text
}

fn months(requirement: &Requirement, lengths: &mut Vec<String>) {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().for_each(|part| months(part, lengths)),
        Kind::Experience(experience) => {
            lengths.extend(experience.min_months.map(|months| format!("at least {months}")));
            lengths.extend(experience.max_months.map(|months| format!("at most {months}")));
            lengths.extend(experience.within_months.map(|months| format!("within the last {months}")));
        }
        _ => {}
    }
}

/// The terms and names of a requirement.
fn named(requirement: &Requirement, terms: &mut Vec<String>) {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().for_each(|part| named(part, terms)),
        Kind::Experience(experience) => terms.extend(experience.with.iter().flat_map(|group| group.any_of.clone())),
        Kind::Skill(skill) => terms.extend(skill.with.iter().flat_map(|group| group.any_of.clone())),
        Kind::Degree(degree) => terms.extend(degree.fields.clone()),
        Kind::Credential(credential) => terms.extend(credential.any_of.clone()),
        Kind::Language(language) => terms.push(language.language.clone()),
        _ => {}
    }
}

/// What a term is: its other names, what it includes, what it implies.
fn term(vocabulary: &Vocabulary, term: &str) -> String {
    let Some(id) = vocabulary.lookup(term) else {
        let known = [
            vocabulary.credentials().lookup(term).map(|id| format!("credential: {}", vocabulary.credentials().label(id))),
            vocabulary.fields().lookup(term).map(|id| format!("field of study: {}", vocabulary.fields().label(id))),
            vocabulary.languages().lookup(term).map(|id| format!("language: {}", vocabulary.languages().label(id))),
        ];
        let known = known.into_iter().flatten().next();
        return format!("**{term}**: {}", known.unwrap_or_else(|| "not in the vocabulary; it is looked for as written".to_owned()));
    };
    let concept = vocabulary.concept(id);
    let labels = |ids: &[qualify_vocabulary::ConceptId]| {
        ids.iter().filter(|other| **other != id).map(|id| vocabulary.concept(*id).label.clone()).collect()
    };
    let mut lines = vec![format!("**{}**", concept.label)];
    lines.extend(concept.since.map(|year| format!("first released in {year}")));
    lines.extend(list("also", concept.aliases.clone()));
    lines.extend(list("a mention of it also proves", labels(vocabulary.implied(id))));
    lines.extend(list("proved by a mention of", labels(vocabulary.narrower(id))));
    lines.join("\n\n")
}

fn list(what: &str, names: Vec<String>) -> Option<String> {
    let shown = names.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!names.is_empty()).then(|| format!("{what}: {shown}{more}"))
}

/// What the key under the pointer means.
fn key(open: &Open, schema: &Value, at: usize) -> Option<(Span, String)> {
    let root = open.sheet()?.document.root.as_ref()?;
    let mut path = Vec::new();
    let (span, name) = find(root, at, &mut path)?;
    let (_, part) = context::keys(schema, &path).into_iter().find(|(key, _)| *key == name)?;
    Some((span, format!("**{name}**: {}", part.get("description")?.as_str()?)))
}

fn find<'n>(node: &'n Node, at: usize, path: &mut Vec<Step>) -> Option<(Span, &'n str)> {
    if let Some(item) = node.items().unwrap_or_default().iter().find(|item| covers(item.span, at)) {
        path.push(Step::Item);
        return find(item, at, path);
    }
    for entry in node.entries().unwrap_or_default() {
        if covers(entry.key.span, at) {
            return entry.key.text().map(|name| (entry.key.span, name));
        }
        if covers(entry.value.span, at) {
            path.push(Step::Key(entry.key.text()?.to_owned()));
            return find(&entry.value, at, path);
        }
    }
    None
}
