//! A rule whose whole text is a name, or a list of names: "Kubernetes", "Java, Kotlin or Scala", "Class A CDL".

use crate::grammar::{credential, topic};
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::requirement::{Credential, Kind, Requirement, Skill, Statement};
use crate::token::{Shape, Token, tokenize};
use crate::{Span, parse};

/// A text with more tokens than this is a sentence, not a name.
const LONGEST: usize = 16;

/// What names do not hold: verbs, people, the employer, counts, attitudes.
const SENTENCE: Class = Class::FINITE
    .or(Class::HOLD)
    .or(Class::CANDIDATE)
    .or(Class::EMPLOYER)
    .or(Class::UNIT)
    .or(Class::TRAIT_ADJECTIVE)
    .or(Class::TRAIT_NOUN)
    .or(Class::OFFER)
    .or(Class::TERM_OF_EMPLOYMENT);

/// Reads a line that is known to state a rule: what [`parse`] reads in it, or else the names it consists of.
///
/// A line of a posting may be a title or a heading, so [`parse`] takes no bare name for a requirement; a rule is neither.
///
/// # Example
/// ```
/// let reading = qualify_language::parse_rule("Java, Kotlin or Scala");
/// assert_eq!(serde_json::to_string(&reading.statements).unwrap(),
///     r#"[{"tier":null,"requirement":{"skill":{"with":[["Java","Kotlin","Scala"]]}}}]"#);
/// assert!(qualify_language::parse("Kubernetes").statements.is_empty());
/// ```
pub fn parse_rule(line: &str) -> Reading {
    let reading = parse(line);
    if !reading.statements.is_empty() || !reading.unread.is_empty() {
        return reading;
    }
    let statements = names(line).map(|requirement| Statement { tier: None, requirement }).into_iter().collect();
    Reading { statements, unread: Vec::new() }
}

/// The names a text consists of, as a credential or a skill.
fn names(line: &str) -> Option<Requirement> {
    let tokens = tokenize(line);
    let marks = |t: &&Token<'_>| matches!(t.shape, Shape::Bullet | Shape::Dash | Shape::Stop | Shape::Semicolon | Shape::Comma);
    let from = tokens.iter().take_while(marks).count();
    let to = tokens.len() - tokens.iter().rev().take_while(marks).count();
    let tokens = tokens.get(from..to)?;
    let plain = |t: &Token<'_>| {
        matches!(
            t.shape,
            Shape::Word | Shape::Comma | Shape::Slash | Shape::Ampersand | Shape::Open | Shape::Close | Shape::Number | Shape::Plus
        ) && !t.has(SENTENCE)
    };
    let verb = tokens.first()?.has(Class::DUTY) && !tokens.first()?.has(Class::NOUN_ING);
    let name = |t: &Token<'_>| {
        t.shape == Shape::Word && (t.capital() || t.class != Class::NONE || !t.text.bytes().all(|b| b.is_ascii_lowercase()))
    };
    if tokens.len() > LONGEST || verb || !tokens.iter().any(name) || !tokens.iter().all(plain) {
        return None;
    }
    let span = Span::new(tokens.first()?.start, tokens.last()?.end());
    if let Ok((rest, found)) = credential::credential(line, tokens)
        && rest.is_empty()
    {
        return Some(Requirement { kind: Kind::Credential(found), span });
    }
    let one = !tokens.iter().any(|t| t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Ampersand));
    if one && tokens.iter().any(|t| t.has(Class::CREDENTIAL) && t.shouted()) {
        return Some(Requirement { kind: Kind::Credential(Credential { any_of: vec![span.of(line).to_owned()] }), span });
    }
    let with = topic::groups(line, tokens);
    (!with.is_empty()).then_some(Requirement { kind: Kind::Skill(Skill { with }), span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(line: &str) -> Option<String> {
        parse_rule(line).statements.first().map(|statement| crate::print(&statement.requirement))
    }

    #[test]
    fn names_alone_are_rules() {
        assert_eq!(printed("Kubernetes").as_deref(), Some(r#"knowledge of "Kubernetes""#));
        assert_eq!(printed("- Java, Kotlin or Scala").as_deref(), Some(r#"knowledge of "Java" or "Kotlin" or "Scala""#));
        assert!(matches!(parse_rule("Class A CDL").statements.first().map(|s| &s.requirement.kind), Some(Kind::Credential(_))));
    }

    #[test]
    fn sentences_that_ask_nothing_are_no_rules() {
        for line in [
            "This is a good place.",
            "Bakes bread every day for our guests",
            "We pay well",
            "",
            "---",
            "Manage a small bakery",
            "lorem ipsum dolor",
        ] {
            assert_eq!(printed(line), None, "{line}");
        }
    }
}
