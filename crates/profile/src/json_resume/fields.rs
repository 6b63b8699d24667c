//! Values of JSON as texts with their paths.

use crate::entries::Field;
use crate::json::{Object, Value};

/// The text of a string, number or truth value; of nothing else.
pub(crate) fn text(value: &Value<'_>) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone().into_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// What a value is, in words.
pub(crate) fn kind_of(value: &Value<'_>) -> &'static str {
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
pub(crate) fn first(object: &Object<'_>, source: &str, keys: &[&str]) -> Option<Field> {
    keys.iter().find_map(|key| {
        let text = object.get(key).and_then(text)?;
        (!text.trim().is_empty()).then(|| (of_key(source, key), text))
    })
}

/// The path of an object's entry. There are hundreds in a résumé: nothing is formatted.
pub(crate) fn of_key(source: &str, key: &str) -> String {
    [source, ".", key].concat()
}

/// The path of a list's item.
pub(crate) fn of_item(source: &str, index: usize) -> String {
    [source, "[", &index.to_string(), "]"].concat()
}

/// Every text inside a value, at any depth, with its path.
pub(crate) fn texts(source: &str, value: &Value<'_>) -> Vec<Field> {
    let mut found = Vec::new();
    gather(source.to_owned(), value, &mut found);
    found
}

fn gather(source: String, value: &Value<'_>, found: &mut Vec<Field>) {
    match value {
        Value::String(text) if !text.trim().is_empty() => found.push((source, text.clone().into_owned())),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| gather(of_item(&source, i), item, found)),
        Value::Object(object) => object.iter().for_each(|(key, item)| gather(of_key(&source, key), item, found)),
        _ => {}
    }
}

/// Texts of every key that is not in a list, in the object's order.
pub(crate) fn others(object: &Object<'_>, source: &str, known: &[&str]) -> Vec<Field> {
    let mut found = Vec::new();
    let rest = object.iter().filter(|(key, _)| !known.contains(key));
    rest.for_each(|(key, value)| gather(of_key(source, key), value, &mut found));
    found
}

/// The first number among some keys, be it written as a text ("20", "20 h").
pub(crate) fn number(object: &Object<'_>, keys: &[&str]) -> Option<f64> {
    keys.iter().find_map(|key| match object.get(key)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let digits: String = text.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            digits.parse().ok()
        }
        _ => None,
    })
}
