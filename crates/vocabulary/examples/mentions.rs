//! Reads texts as JSON Lines (`{"id", "text"}`) and prints every mention in them with 80 characters to each side, to judge by eye:
//! `cargo run --example mentions < texts.jsonl`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "an example prints, and stops at the first error")]

use std::io::{BufRead, Write};

use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

const CONTEXT: usize = 80;

fn main() {
    let vocabulary = Vocabulary::shipped();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = row.get("text").and_then(Value::as_str).unwrap_or_default();
        for mention in vocabulary.mentions(text) {
            let (before, rest) = text.split_at(mention.start);
            let (found, after) = rest.split_at(mention.end - mention.start);
            let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
            let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
            let concept = &vocabulary.concept(mention.concept).label;
            let row = json!({"id": row.get("id"), "start": mention.start, "concept": concept, "found": found,
                "before": before.get(start..), "after": after.get(..end)});
            writeln!(out, "{row}").unwrap();
        }
    }
}
