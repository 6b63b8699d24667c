//! Reads lines from stdin and prints one JSON object for each: `cargo run --example readings < lines.txt`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "an example prints, and stops at the first error")]

use std::io::{BufRead, Write};

fn main() {
    let lines: Vec<String> = std::io::stdin().lock().lines().map(Result::unwrap).collect();
    let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (line, reading) in borrowed.iter().zip(qualify_language::parse_lines(&borrowed)) {
        writeln!(out, "{}", serde_json::json!({"text": line, "statements": reading.statements, "unread": reading.unread})).unwrap();
    }
}
