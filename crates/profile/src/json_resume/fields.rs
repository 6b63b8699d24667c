//! Values of JSON as texts with their paths.

use serde_json::Value;

use super::Object;
use crate::entries::Field;

/// The text of a string, number or truth value; of nothing else.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// What a value is, in words.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The first of some keys that holds a text, with its path.
pub(crate) fn first(object: &Object, source: &str, keys: &[&str]) -> Option<Field> {
    keys.iter().find_map(|key| {
        let text = object.get(*key).and_then(text)?;
        (!text.trim().is_empty()).then(|| (format!("{source}.{key}"), text))
    })
}

/// Every text inside a value, at any depth, with its path.
pub(crate) fn texts(source: &str, value: &Value) -> Vec<Field> {
    match value {
        Value::String(text) if !text.trim().is_empty() => vec![(source.to_owned(), text.clone())],
        Value::Array(items) => items.iter().enumerate().flat_map(|(i, item)| texts(&format!("{source}[{i}]"), item)).collect(),
        Value::Object(object) => object.iter().flat_map(|(key, item)| texts(&format!("{source}.{key}"), item)).collect(),
        _ => Vec::new(),
    }
}

/// Texts of every key that is not in a list, in the object's order.
pub(crate) fn others(object: &Object, source: &str, known: &[&str]) -> Vec<Field> {
    let rest = object.iter().filter(|(key, _)| !known.contains(&key.as_str()));
    rest.flat_map(|(key, value)| texts(&format!("{source}.{key}"), value)).collect()
}

/// The first number among some keys, be it written as a text ("20", "20 h").
pub(crate) fn number(object: &Object, keys: &[&str]) -> Option<f64> {
    keys.iter().find_map(|key| match object.get(*key)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let digits: String = text.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            digits.parse().ok()
        }
        _ => None,
    })
}
