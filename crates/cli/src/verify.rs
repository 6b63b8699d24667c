//! Holds earlier results against the same judging done again.

use std::collections::BTreeMap;
use std::io::{self, Write};

use qualify_engine::Judgement;
use serde_json::Value;

use crate::failure::Failure;

/// Earlier results, by candidate.
pub struct Earlier {
    results: BTreeMap<String, Value>,
}

impl Earlier {
    /// Reads results as `--format jsonl` wrote them; rows of inputs that could not be read are left out.
    ///
    /// # Errors
    /// A line is not a result.
    pub fn read(name: &str, text: &str) -> Result<Self, Failure> {
        let mut results = BTreeMap::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).map_err(|e| Failure::new(format!("{name}:{}: not a result: {e}", index + 1)))?;
            let Some(candidate) = row.get("candidate").and_then(Value::as_str) else {
                return Err(Failure::new(format!("{name}:{}: not a result: it names no candidate", index + 1)));
            };
            if row.get("error").is_none() {
                results.insert(candidate.to_owned(), row);
            }
        }
        Ok(Self { results })
    }

    /// The date the earlier results were judged at, when they agree on one.
    pub fn day(&self) -> Option<&str> {
        let mut days = self.results.values().map(|row| row.get("as_of").and_then(Value::as_str));
        let first = days.next()??;
        days.all(|day| day == Some(first)).then_some(first)
    }

    /// Writes a line for every candidate whose result is not the same, and gives how many there are.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn compare(&self, judgements: &[Judgement], out: &mut dyn Write) -> io::Result<usize> {
        let mut left: BTreeMap<&str, &Value> = self.results.iter().map(|(id, row)| (id.as_str(), row)).collect();
        let mut different = 0;
        let mut say = |out: &mut dyn Write, candidate: &str, what: String| {
            different += 1;
            writeln!(out, "{candidate}: {what}")
        };
        for judgement in judgements {
            let now = serde_json::to_value(judgement)?;
            match left.remove(judgement.candidate.as_str()) {
                None => say(out, &judgement.candidate, "is not in the earlier results".to_owned())?,
                Some(then) => {
                    if let Some(place) = first_difference(then, &now, String::new()) {
                        say(out, &judgement.candidate, place)?;
                    }
                }
            }
        }
        for candidate in left.into_keys() {
            say(out, candidate, "is in the earlier results only".to_owned())?;
        }
        Ok(different)
    }
}

/// The first place where two values differ, as `rules[2].verdict: "met" before, "unclear" now`.
fn first_difference(then: &Value, now: &Value, place: String) -> Option<String> {
    match (then, now) {
        (Value::Object(a), Value::Object(b)) => a.keys().chain(b.keys()).find_map(|key| {
            let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            first_difference(a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), place)
        }),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (x, y))| first_difference(x, y, format!("{place}[{i}]")))
        }
        _ if then == now => None,
        _ => Some(format!("{place}: {then} before, {now} now")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::first_difference;

    #[test]
    fn the_first_difference_is_named_by_its_place() {
        let (then, now) = (json!({"a": 1, "b": [{"c": "x"}]}), json!({"a": 1, "b": [{"c": "y"}]}));
        assert_eq!(first_difference(&then, &now, String::new()).as_deref(), Some("b[0].c: \"x\" before, \"y\" now"));
        assert_eq!(first_difference(&then, &then, String::new()), None);
    }
}
