//! Names with a tier of their own behind the list of a topic: "Java or Go, AWS preferred".

use super::super::{after, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Whether a name with its own tier follows a list that is closed already: "Java or Go, AWS preferred".
pub(super) fn apart(tokens: &[Token<'_>], i: usize) -> bool {
    let (list, rest) = (tokens.get(..i).unwrap_or_default(), after(tokens, i + 1));
    choice(rest, list) || tiered(rest, list)
}

/// "Java or Kotlin preferred" behind a list that is closed, or "Java or Kotlin experience preferred": alternatives with a tier of their own.
fn choice(rest: &[Token<'_>], list: &[Token<'_>]) -> bool {
    let listed = run(rest, |t| t.shape == Shape::Word && !t.has(Class::PREFERRED.or(Class::REQUIRED)) || t.shape == Shape::Slash);
    let most = if rest.iter().take(3).any(|t| t.has(Class::EXPERIENCE)) { 12 } else { 8 };
    let closed = list.iter().chain(rest.get(..listed).unwrap_or_default()).any(|t| t.has(Class::EXPERIENCE))
        || list.iter().any(|t| t.has(Class::AND.or(Class::OR)));
    closed
        && (2..=most).contains(&listed)
        && rest.get(1..listed).is_some_and(|w| w.iter().any(|t| t.has(Class::OR)))
        && rest.get(listed).is_some_and(|t| t.has(Class::PREFERRED) && !t.is("plus"))
        && !rest.first().is_some_and(|t| t.has(Class::OR.or(Class::AND)))
}

/// "AWS preferred", "knowledge of AWS is a plus": a name with a tier of its own.
fn tiered(rest: &[Token<'_>], list: &[Token<'_>]) -> bool {
    // "in a mill, and Perl knowledge is a plus", but not the last of a list with commas
    let and = run(rest, |t| t.has(Class::AND)).min(1);
    let rest = if list.iter().any(|t| t.shape == Shape::Comma) { rest } else { after(rest, and) };
    let other = Class::AND.or(Class::OR).or(Class::PREFERRED).or(Class::REQUIRED).or(Class::FINITE);
    let words = run(rest, |t| t.shape == Shape::Word && !t.has(other));
    // "Perl experience a plus"
    let words = words - usize::from(words > 1 && rest.get(words - 1).is_some_and(|t| t.has(Class::ARTICLE)));
    let verb = run(after(rest, words), |t| t.listed(List::TIER_VERBS));
    let closed = || list.iter().any(|t| t.has(Class::AND.or(Class::OR)));
    let named = || rest.iter().take(words).any(|t| t.has(Class::EXPERIENCE.or(Class::SKILL)));
    rest.get(words + verb).is_some_and(|t| t.has(Class::PREFERRED) && (verb > 0 || !t.is("plus")))
        && ((1..=4).contains(&words) && closed() || (1..=9).contains(&words) && named())
}
