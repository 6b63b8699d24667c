//! Reads résumés and prints each profile as a line of JSON: `cargo run -p qualify-profile --example profiles -- resume.pdf …`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

use qualify_vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        match qualify_profile::read(&file, &std::fs::read(&file)?, Vocabulary::shipped()) {
            Ok(candidate) => println!("{}", serde_json::to_string(&candidate.profile)?),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
    Ok(())
}
