//! Kinds of words that decide what a list shares: adjectives, plurals, heads, words of one kind.

use super::super::{after, before};
use super::term::opens_name;
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// Whether two words are names of jobs.
pub(super) fn titled(left: &Token<'_>, right: &Token<'_>) -> bool {
    left.listed(List::TITLES) && right.listed(List::TITLES)
}

/// Whether the words before a name make it one that is not taken apart.
pub(super) fn compounds(rest: &[Token<'_>], last: &Token<'_>) -> bool {
    matches!(rest, [one] if phrases::COMPOUNDS.iter().any(|(a, b)| one.is(a) && last.is(b)) && last.any(&["analysis", "science"]))
}

/// Whether two words are a name that lends no head: "business development".
pub(super) fn compound(body: &[Token<'_>]) -> bool {
    matches!(body, [left, right] if phrases::COMPOUNDS.iter().any(|(a, b)| left.is(a) && right.is(b)))
}

/// Lists of activities, rules, means, accounts and proofs: words of one list share a modifier.
const KINDS: [List; 6] = [List::ACTS, List::RULES, List::TOOLS, List::ACCOUNTS, List::CERTIFIED, List::CLAIMED];

/// Whether two words are of one kind, so that they share a modifier.
pub(super) fn kin(left: &Token<'_>, right: &Token<'_>) -> bool {
    KINDS.iter().any(|kind| left.listed(*kind) && right.listed(*kind))
}

/// Whether two names are alike but for a head that the first lacks: "machine vision and signal processing systems".
pub(super) fn parallel(body: &[Token<'_>], head: &[Token<'_>]) -> bool {
    let generic = |t: &Token<'_>| t.listed(List::SETTINGS.or(List::TOOLS)) || t.any(&["team", "teams", "stack", "models"]);
    let headed =
        |t: &Token<'_>| plural(t) || generic(t) || t.listed(List::TITLES.or(List::PLACES)) || t.any(&["management", "care", "work"]);
    let word = |t: &Token<'_>| t.shape == Shape::Word && !t.has(Class::PREPOSITION);
    let graded = matches!(body, [first, _] if first.text.contains('-'));
    body.len() > 1
        && !graded
        && head.len() == body.len() + 1
        && body.iter().chain(head).all(word)
        && head.last().is_some_and(generic)
        && !body.last().is_some_and(headed)
        && body.last().map(Token::capital) == before(head, head.len() - 1).map(Token::capital)
}

/// A name without the word with a hyphen before it.
pub(super) fn unhyphened<'t, 'a>(name: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match name {
        [first, rest @ ..] if rest.len() > 1 && first.text.contains('-') => rest,
        _ => name,
    }
}

/// Whether a small word is a participle that stands before a noun: "structured", "unstructured".
pub(super) fn participle(token: &Token<'_>) -> bool {
    token.text.len() > 5 && token.text.ends_with("ed") && !token.capital() && !token.has(Class::CREDENTIALED)
}

/// Whether the last of three words is a means or place and those before it one name: "data visualization tools".
pub(super) fn made(head: &[Token<'_>]) -> bool {
    let deed = |t: &Token<'_>| ["ation", "ment", "ing"].iter().any(|end| t.text.ends_with(end));
    matches!(head, [_, deed_name, last] if deed(deed_name) && last.listed(List::TOOLS.or(List::SETTINGS)))
}

/// Whether a word is a name rather than a word of the language: "Arizona", "QuickBooks", "BI".
pub(super) fn proper(token: &Token<'_>) -> bool {
    token.shape == Shape::Word && token.capital() && (token.class == Class::NONE || token.shouted())
}

/// Whether nothing but small words stands behind the first word of a name.
pub(super) fn plain(name: &[Token<'_>]) -> bool {
    after(name, 1).iter().all(|t| t.shape == Shape::Word && !t.capital())
}

/// Whether a word is a head that modifiers stand before.
pub(super) fn heads(token: &Token<'_>) -> bool {
    token.has(Class::SHARED_HEAD) || token.listed(List::SETTINGS.or(List::TITLES))
}

/// Whether a word is a plural.
pub(super) fn plural(token: &Token<'_>) -> bool {
    let text = token.text;
    text.len() > 3
        && !token.any(&["news", "lens", "arts"])
        && text.ends_with('s')
        && !text.ends_with("ss")
        && !text.ends_with("ics")
        && !token.capital()
}

/// Whether a word is a plural of capitals: "APIs".
pub(super) fn abbreviations(token: &Token<'_>) -> bool {
    token.text.strip_suffix('s').is_some_and(|one| one.len() > 1 && one.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether a noun with words before it stands here, and no verb: "senior staff", "clinical teams".
pub(super) fn nominal(tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.first() else { return false };
    let noun = tokens.get(1).is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR)));
    let several = plural(first) && !first.text.ends_with("us") || first.listed(List::PEOPLE.or(List::CARED_FOR));
    adjective(first)
        || several && !first.has(Class::LEVEL)
        || noun
            && !first.has(Class::LEVEL)
            && (tokens.get(1).is_some_and(|t| t.any(&["management", "care"]))
                || first.has(Class::FILLER.or(Class::MODIFIER).or(Class::DEGREE_OF_SKILL)))
}

/// Whether a word before a slash may lack the head behind it.
pub(super) fn named(token: &Token<'_>) -> bool {
    token.shape == Shape::Word
        && (token.is("industry") || !token.listed(List::TITLES.or(List::SETTINGS)))
        && !(token.text.ends_with("ist") || token.gerund())
        && (!plural(token) || token.has(Class::SHARED_HEAD))
}

/// Whether the words of an item of such a list lack the head: they are few and end in no head of their own.
pub(super) fn unsettled(body: &[Token<'_>]) -> bool {
    (1..=3).contains(&body.len())
        && body.iter().all(|t| t.shape == Shape::Word)
        && body.last().is_some_and(|t| !(t.has(Class::SHARED_HEAD) || t.listed(List::SETTINGS) || body.len() > 1 && t.listed(List::PLACES)))
        || matches!(body, [one] if one.has(Class::MODIFIER))
}

/// Whether an item is a lone modifier that lacks its head.
pub(super) fn modifies(body: &[Token<'_>]) -> bool {
    match body {
        [one] => one.has(Class::MODIFIER) || one.listed(List::LEANING) || adjective(one) || opens_name(one),
        [grade, one] if adjective(grade) && adjective(one) => true,
        [.., close] if close.shape == Shape::Close => body.iter().any(|t| t.has(Class::MODIFIER)),
        _ => false,
    }
}

/// Whether a word is an adjective, by its ending or by name.
pub(super) fn adjective(token: &Token<'_>) -> bool {
    const ADJECTIVAL: [&str; 6] = ["al", "ive", "ary", "ic", "ous", "ular"];
    token.listed(List::ADJECTIVES)
        || token.text.len() > 5 && ADJECTIVAL.iter().any(|end| token.text.ends_with(end)) && !token.listed(List::NO_ADJECTIVE)
}
