//! What can be written at a place: keys, values they take, terms of the vocabulary.

use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

use super::context::{self, Context, Step};
use super::document::Open;

/// So many terms are offered at once; more letters narrow them down.
const OFFERED: usize = 50;

pub fn complete(open: &Open, vocabulary: &Vocabulary, schema: &Value, at: usize) -> Value {
    let context = context::at(&open.text, at);
    let mut items = Vec::new();
    if context.key {
        items.extend(context::keys(schema, &context.path).into_iter().map(|(key, part)| described(key, &format!("{key}: "), 10, part)));
        if in_map(&context, "expect") {
            items.extend(ids(open).map(|id| item(&id, &format!("{id}: "), 6)));
            items.push(item("outcome", "outcome: ", 6));
        }
    }
    for part in context::schema_at(schema, &context.path) {
        let constants = part.get("enum").and_then(Value::as_array).into_iter().flatten().chain(part.get("const"));
        items.extend(constants.filter_map(Value::as_str).map(|value| described(value, value, 12, part)));
        if part
            .get("type")
            .is_some_and(|kind| kind == "boolean" || kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "boolean")))
        {
            items.extend(["true", "false"].map(|value| item(value, value, 12)));
        }
    }
    if takes_terms(&context) {
        items.extend(terms(vocabulary, &context.prefix));
    }
    json!({"isIncomplete": true, "items": items})
}

fn in_map(context: &Context, key: &str) -> bool {
    context.path.last() == Some(&Step::Key(key.to_owned()))
}

/// Whether a term may stand here: in a text, in a group, among fields or names.
fn takes_terms(context: &Context) -> bool {
    let key = context.path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item => None,
    });
    let listed = context.path.last() == Some(&Step::Item);
    match key {
        Some("with" | "any_of" | "fields") => true,
        Some("required" | "preferred" | "screening") => listed && context.prefix.contains(' '),
        Some("text" | "job") => !context.key,
        _ => false,
    }
}

/// The terms that begin with the word being written.
fn terms(vocabulary: &Vocabulary, prefix: &str) -> Vec<Value> {
    let word = prefix.rsplit([' ', ',', '[']).next().unwrap_or_default().to_lowercase();
    let begins = |name: &&String| name.to_lowercase().starts_with(&word);
    let mut found: Vec<(&str, &str)> = vocabulary
        .concepts()
        .filter_map(|(_, concept)| {
            let name = std::iter::once(&concept.label).chain(&concept.aliases).find(begins)?;
            Some((concept.label.as_str(), name.as_str()))
        })
        .filter(|_| word.chars().count() >= 2)
        .collect();
    found.sort_unstable_by_key(|(label, name)| (name.len(), *label));
    found
        .into_iter()
        .take(OFFERED)
        .map(|(label, name)| json!({"label": label, "insertText": label, "filterText": name, "kind": 18}))
        .collect()
}

fn ids(open: &Open) -> impl Iterator<Item = String> + '_ {
    open.sheet().into_iter().flat_map(|sheet| sheet.file.rules.iter().map(|rule| rule.id.clone()))
}

fn item(label: &str, insert: &str, kind: u8) -> Value {
    json!({"label": label, "insertText": insert, "kind": kind})
}

fn described(label: &str, insert: &str, kind: u8, part: &Value) -> Value {
    let mut item = item(label, insert, kind);
    if let (Some(text), Some(item)) = (part.get("description"), item.as_object_mut()) {
        item.insert("documentation".to_owned(), text.clone());
    }
    item
}
