//! Reads postings from files and prints the rules of each as one JSON object: `cargo run --example postings -- a.txt b.txt`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "an example prints, and stops at the first error")]

fn main() {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap();
        let posting = qualify_language::posting::read(&text);
        println!("{}", serde_json::json!({"file": file, "rules": posting.rules, "lines": posting.lines}));
    }
}
