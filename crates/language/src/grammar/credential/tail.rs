//! What stands behind the name of a credential.
//!
//! ```ebnf
//! tail    = [ bracket ] [ practice | given noun [ spelled ] [ tail ] ] ;       (* the second behind "issued by" or initials *)
//! spelled = "(" capital { capital | small } ")" ;                              (* "NMC (Nursing and Midwifery Council)" *)
//! given   = ( "in" | "with" | "of" | "from" | "by" | "issued by" | … ) { article | number } ;
//! practice = "to practise" { word } [ tail ] ;
//! bracket = "(" … ")" ;
//! noun    = word { [ "and" ] word | "(" word ")" word } ;
//! ```

use super::super::{Read, Tokens, after, length, miss, opening, run};
use super::shared;
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// How many tokens say "in X", "with the NMC", "from the Board", "(Health Visiting)" behind a credential.
pub(super) fn tail(tokens: Tokens<'_, '_>) -> usize {
    let bracketed = bracket(tokens);
    let rest = after(tokens, bracketed);
    let Some((first, behind)) = rest.split_first().filter(|(first, _)| first.listed(List::OPENS_TAIL)) else { return bracketed };
    if first.is("to") && behind.first().is_some_and(|t| t.any(&["practice", "practise"])) {
        let object = run(after(rest, 2), |t| t.shape == Shape::Word && t.class == Class::NONE && !t.glued);
        return bracketed + 2 + object + tail(after(rest, 2 + object));
    }
    if first.is("with") && (held(behind) || opening::joined(rest) > 0 && !opening::held(behind))
        || first.is("as") && behind.first().is_some_and(|t| t.is("well"))
        || purpose(first, behind)
    {
        return bracketed;
    }
    let lead = run(rest, |t| t.listed(List::TAIL_LEAD) || t.shape == Shape::Number && t.text.len() < 3);
    if first.is("with") && behind.iter().take(5).any(penalty) || other(first, behind) || first.is("with") && soft(after(rest, lead)) {
        return bracketed;
    }
    let Ok((goes_on, ())) = noun(after(rest, lead)) else { return bracketed };
    let goes_on = after(goes_on, spelled(goes_on));
    let given = goes_on.first().is_some_and(|t| t.any(&["given", "issued", "by"]));
    let spelled = matches!(goes_on, [open, name, close, ..] if open.shape == Shape::Open && name.shouted() && close.shape == Shape::Close);
    tokens.len() - goes_on.len() + if given || spelled { tail(goes_on) } else { 0 }
}

/// How many tokens say the level of a qualification or the class of a licence: "level 3", "category B".
pub(super) fn levelled(tokens: Tokens<'_, '_>) -> usize {
    let level = matches!(tokens, [level, number, ..] if level.is("level") && (number.shape == Shape::Number || number.has(Class::NUMERAL)) && !number.glued);
    if level { 2 } else { shared::class(tokens) }
}

/// Whether another credential follows: "with current NMC registration".
fn held(behind: Tokens<'_, '_>) -> bool {
    let name = run(behind, |t| t.has(Class::ARTICLE.or(Class::FILLER).or(Class::BODY)) || t.listed(List::STANDING));
    let name = name + run(after(behind, name), |t| t.listed(List::POST_REGISTERED));
    // "with an active Ohio licence", "with hazmat endorsement"
    let named = |t: &Token<'_>| {
        t.shape == Shape::Word && (t.class.difference(Class::MODIFIER) == Class::NONE || t.has(Class::CREDENTIAL) && t.shouted())
    };
    let kind = run(after(behind, name), named).min(3);
    let name =
        if behind.get(name + kind).is_some_and(|t| t.listed(List::CERTIFICATES) || t.is("endorsement")) { name + kind } else { name };
    let bodied = behind.iter().take(name).any(|t| t.has(Class::BODY));
    // "with CPC"
    if behind.get(name).is_some_and(|t| t.has(Class::CREDENTIAL) && t.shouted()) {
        return true;
    }
    name > 0 && behind.get(name).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) || bodied && t.any(&["number", "numbers"]))
}

/// Whether what the holder is wanted for follows: "to join our team", "for a small home".
fn purpose(first: &Token<'_>, behind: Tokens<'_, '_>) -> bool {
    let level =
        |t: &Token<'_>| t.has(Class::ARTICLE.or(Class::LEVEL).or(Class::LEVEL_SHORT).or(Class::DEGREE)) || t.capital() || t.is("level");
    let next = behind.first();
    first.is("to") && !next.is_some_and(level) || first.is("for") && next.is_some_and(|t| t.any(&["a", "an", "our"]))
}

/// Whether something else than what the credential is in follows: a length, experience, another credential.
fn other(first: &Token<'_>, behind: Tokens<'_, '_>) -> bool {
    if first.is("with") && experienced(behind) {
        return true;
    }
    let classes = Class::EXPERIENCE.or(Class::FILLER).or(Class::DEGREE_OF_SKILL).or(Class::CREDENTIAL_HEAD);
    let qualified = |t: &Token<'_>| first.is("of") && t.is("qualification");
    // "in General Practice": a name, though its first word tells how much elsewhere
    let named = matches!(behind, [a, b, ..] if a.capital() && b.capital() && !a.has(Class::EXPERIENCE.or(Class::CREDENTIAL_HEAD)));
    behind.first().is_some_and(|t| t.has(classes) && !named && !qualified(t) || t.is("post")) || length::length(behind).is_ok()
}

/// Whether a trait follows: "with a passion for …".
fn soft(tokens: Tokens<'_, '_>) -> bool {
    let classes = Class::TRAIT_NOUN.or(Class::DEGREE_OF_SKILL).or(Class::TRAIT_ADJECTIVE);
    let named = matches!(tokens, [first, next, ..] if first.capital() && next.capital());
    !named && tokens.first().is_some_and(|t| t.has(classes) || t.listed(List::INTERESTS))
}

/// Whether a phrase ends in "experience": "extensive laboratory experience".
pub(super) fn experienced(tokens: Tokens<'_, '_>) -> bool {
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::EXPERIENCE)));
    tokens.get(words).is_some_and(|t| t.has(Class::EXPERIENCE)) && words < 6
}

/// How many tokens a bracket has that only spells the initials before it: "NMC (Nursing and Midwifery Council)".
fn spelled(tokens: Tokens<'_, '_>) -> usize {
    let Some(end) = tokens.iter().take(14).position(|t| t.shape == Shape::Close) else { return 0 };
    let Some([open, names @ ..]) = tokens.get(..end) else { return 0 };
    let small = |t: &Token<'_>| t.any(&["of", "and", "for", "in", "the"]);
    let spells = names.len() > 3 && names.iter().all(|t| t.shape == Shape::Word && (t.capital() || small(t)));
    if open.shape == Shape::Open && spells { end + 1 } else { 0 }
}

/// How many tokens a bracket behind a name has: "(MLS)".
pub(super) fn bracket(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.shape == Shape::Open) || crate::lists::qualifies(tokens) {
        return 0;
    }
    let Some(end) = tokens.iter().take(11).position(|t| t.shape == Shape::Close) else { return 0 };
    // "driving licence (no more than 3 points)"
    if tokens.iter().take(end).any(penalty) {
        return 0;
    }
    let degrees = tokens
        .iter()
        .take(end)
        .any(|t| t.has(Class::LEVEL) || t.has(Class::LEVEL_SHORT) && !t.has(Class::CREDENTIAL) && t.capital() && t.text.len() > 2);
    // "(we can provide this)"
    let told = tokens.iter().take(end).any(|t| t.has(Class::FINITE) && !t.shouted());
    if degrees || told { 0 } else { end + 1 }
}

/// Whether a bracket lists credentials of which one is enough: "accountant (ACA, ACCA)".
pub(super) fn examples(tokens: Tokens<'_, '_>) -> bool {
    let Some(end) = tokens.iter().take(11).position(|t| t.shape == Shape::Close) else { return false };
    let held = |t: &&Token<'_>| t.has(Class::CREDENTIAL) && t.shouted();
    let joins = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Open) || t.has(Class::OR);
    let inner = tokens.get(..end).unwrap_or_default();
    inner.first().is_some_and(|t| t.shape == Shape::Open)
        && inner.iter().filter(held).count() > 1
        && inner.iter().all(|t| held(&t) || joins(t))
}

/// A noun phrase behind a preposition.
pub(super) fn noun<'t, 'a>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let mut end = 0;
    for (i, token) in input.iter().enumerate().take(14) {
        let joins = token.shape == Shape::Ampersand || token.any(&["and", "&"]);
        if i > 0
            && (joins && input.get(i + 1).is_some_and(goes_on) && (joined(input, i) || !another(after(input, i + 1)))
                || token.shape == Shape::Slash && slashed(input, i))
        {
            continue;
        }
        if in_bracket(input, i) {
            end = i + 1;
            continue;
        }
        let besides = token.is("as") && input.get(i + 1).is_some_and(|t| t.any(&["well", "such"]));
        let other = i > 0 && token.capital() && token.listed(List::CERTIFICATES) && input.get(i + 1).is_some_and(|t| t.any(&["as", "in"]));
        if joins || besides || other || i > 0 && token.glued || ends(token) {
            break;
        }
        end = i + 1;
    }
    let words = input.get(..end).unwrap_or_default();
    let end = end - words.iter().rev().take_while(|t| t.has(Class::ARTICLE.or(Class::PREPOSITION))).count();
    if end == 0 { miss(input) } else { Ok((after(input, end), ())) }
}

/// Whether a token belongs to a small word in brackets inside a name: "General (internal) Medicine".
fn in_bracket(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let bracket = |at: usize| {
        matches!(after(tokens, at), [open, word, close, goes_on, ..] if open.shape == Shape::Open
            && word.shape == Shape::Word
            && close.shape == Shape::Close
            && !word.shouted()
            && goes_on.shape == Shape::Word
            && goes_on.capital()
            && !goes_on.glued)
    };
    i > 0 && (0..3).any(|n| i.checked_sub(n).is_some_and(|at| at > 0 && bracket(at)))
}

/// Whether a slash stands inside the noun: "in Surgery/Orthopaedic Surgery".
fn slashed(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let plain = |t: &Token<'_>| {
        t.shape == Shape::Word && matches!(t.class.difference(Class::MODIFIER.or(Class::SHARED_HEAD).or(Class::NOUN_ING)), Class::NONE)
    };
    let alike = |a: &Token<'_>, b: &Token<'_>| plain(a) && plain(b) && a.capital() == b.capital() && !b.shouted();
    matches!((i.checked_sub(1).and_then(|p| tokens.get(p)), tokens.get(i + 1)), (Some(a), Some(b)) if alike(a, b))
}

/// Whether a word behind "and" belongs to the noun: "Health and Care", "health and social care".
fn goes_on(token: &Token<'_>) -> bool {
    token.capital() && !token.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY)) || token.any(&["care", "social"])
}

/// Whether "and" stands inside one name: "Health and Social Care".
fn joined(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let pair = i.checked_sub(1).and_then(|left| tokens.get(left)).zip(tokens.get(i + 1));
    pair.is_some_and(|(a, b)| phrases::JOINED.iter().any(|(left, right)| a.is(left) && b.is(right)))
}

/// Whether a credential by its kind follows a joint: "Botany and Falconry licence".
fn another(tokens: Tokens<'_, '_>) -> bool {
    let other = Class::PREPOSITION.or(Class::CREDENTIAL_HEAD).or(Class::AND).or(Class::OR);
    let words = run(tokens, |t| t.shape == Shape::Word && !t.glued && !t.has(other));
    (1..5).contains(&words) && tokens.get(words).is_some_and(|t| t.listed(List::CERTIFICATES))
}

/// Whether a token ends a noun phrase.
fn ends(token: &Token<'_>) -> bool {
    if token.any(&["you", "we", "they"]) {
        return true;
    }
    let classes = Class::OR.or(Class::FINITE).or(Class::LEVEL).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::HOLD).or(Class::UNIT);
    !matches!(token.shape, Shape::Word | Shape::Number) || token.has(classes) || token.listed(List::ENDS_TAIL)
}

/// What a clean licence has none of: "with fewer than 6 points".
fn penalty(token: &Token<'_>) -> bool {
    token.any(&["points", "endorsements"])
}
