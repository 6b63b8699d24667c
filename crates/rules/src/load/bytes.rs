//! From bytes to text.

use qualify_language::Span;

use crate::finding::{Finding, Findings, Level};
use crate::place::Lines;

/// The text of a file, or the finding that says where it stops being UTF-8. Underlining such a finding wants the text with the
/// broken bytes replaced, as [`String::from_utf8_lossy`] gives it.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let lossy = String::from_utf8_lossy(bytes);
    let at = error.valid_up_to();
    let lines = Lines::new(&lossy);
    let mut findings = Findings::new(name, &lossy, &lines);
    let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    let finding = findings.add("not-utf8", Level::Error, span, "this byte is not UTF-8 text");
    finding.help("save the file as UTF-8");
    Err(Box::new(finding.clone()))
}
