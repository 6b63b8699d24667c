//! A line becomes a reading: in its canonical wording, in another language, or sentence by sentence.

use crate::reader;
use crate::reading::Reading;
use crate::sentence::sentences;
use crate::siblings::Siblings;
use crate::token::tokenize;
use crate::tongue::{self, Tongue};

/// Reads one line of a posting, in any bytes that are text, in the language it is written in.
///
/// A line that asks nothing gives an empty reading. Time is linear in the length of the line.
///
/// # Example
/// ```
/// let reading = qualify_language::parse("3+ years of experience with Java");
/// assert_eq!(serde_json::to_string(&reading.statements).unwrap(),
///     r#"[{"tier":null,"requirement":{"experience":{"min_months":36,"with":[["Java"]]}}}]"#);
/// ```
pub fn parse(line: &str) -> Reading {
    parse_as(line, tongue::of(line))
}

/// What a line that was pasted twice asks counts once; traits are told as often as they stand.
fn once(statements: &mut Vec<crate::Statement>) {
    let mut from = 1;
    while from < statements.len() {
        let said = |i: usize| statements.get(..i).zip(statements.get(i)).is_some_and(|(before, own)| before.contains(own));
        let trait_ = statements.get(from).is_some_and(|own| matches!(own.requirement.kind, crate::Kind::Trait(_)));
        if !trait_ && said(from) {
            statements.remove(from);
        } else {
            from += 1;
        }
    }
}

/// Reads one line in a language that is known.
///
/// # Example
/// ```
/// use qualify_language::{Tongue, parse_as};
/// let reading = parse_as("Java, 3 Jahre Erfahrung", Tongue::German);
/// assert_eq!(qualify_language::print(&reading.statements[0].requirement), "at least 3 years of experience");
/// ```
pub fn parse_as(line: &str, tongue: Tongue) -> Reading {
    if let Some(requirement) = crate::grammar::canonical::requirement(line) {
        return Reading { statements: vec![crate::Statement { tier: None, requirement }], unread: Vec::new() };
    }
    if let Some(reading) = tongue::read(line, tongue) {
        return reading;
    }
    let tokens = tokenize(line);
    let mut reading = Reading::default();
    let mut siblings = Siblings::default();
    for sentence in sentences(&tokens, true) {
        let from = reading.statements.len();
        reader::sentence(line, sentence, &mut reading);
        siblings.next(line, sentence, from, &mut reading);
    }
    siblings.end(line, &mut reading);
    once(&mut reading.statements);
    crate::compose::over_sentences(&mut reading.statements);
    reading
}
