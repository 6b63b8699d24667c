//! Credentials by their kind: "a valid driver's license", "teaching certificate".
//!
//! ```ebnf
//! headed   = "level" number [ "or" number ] "in" noun | [ since ] { modifier } [ "(" abbreviation ")" ] head { head | "number" | "exam" } [ "level" number ] [ tail ] ;
//! since    = { article | "recognised" | … } "post" ( "registration" | "qualification" | … ) ;
//! modifier = word | number [ "-" "hour" ] | mark ;       (* no verb, preposition, candidate, employer *)
//! head     = "certification" | "licence" | "registration" | "membership" | … ;
//! ```

use nom::Parser;

use super::super::{Read, Tokens, after, miss, run, when};
use super::tail::{examples, levelled, tail};
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// No head stands farther than this behind its first modifier.
const REACH: usize = 14;

/// "a valid driver's license", "teaching certificate", "certification in X", "NVQ Level 3".
pub(super) fn headed<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if !input.iter().take(REACH).any(|t| t.has(Class::CREDENTIAL_HEAD) || t.listed(List::SINCE) || t.is("level")) {
        return miss(input);
    }
    if let Some(level) = level_alone(input) {
        let rest = after(input, level);
        return Ok((after(rest, tail(rest)), ()));
    }
    let since = since(input);
    let body = after(input, since);
    let modifiers = modifiers(body);
    let course = if since > 0 { body.iter().take(modifiers).rposition(learnt) } else { None };
    let modifiers = course.unwrap_or(modifiers);
    let named = body.get(..modifiers).unwrap_or_default();
    let (rest, head) = when(|t| t.has(Class::CREDENTIAL_HEAD) || since > 0 && learnt(t)).parse(after(body, modifiers))?;
    let glued = input.iter().take(since + modifiers + 1).skip(1).any(|t| t.glued);
    let experience = rest.first().is_some_and(|t| t.has(Class::EXPERIENCE) || t.any(&["requirement", "requirements"]));
    let other = stands_apart(named) || since == 0 && vague(named, head, rest);
    // "licensed architect or certified": the next is another
    let chosen = head.is("certified") && named.iter().any(|t| t.has(Class::OR)) && named.iter().any(|t| t.has(Class::PROFESSION));
    if glued || experience || other || chosen || spoken(named, head, rest) {
        return miss(input);
    }
    let title = if head.is("certified") && head.capital() { run(rest, |t| t.capital() && !t.glued) } else { 0 };
    let rest = after(rest, title);
    let rest = after(rest, run(rest, |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued || t.any(&["number", "exam", "examination", "card"])));
    let rest = after(rest, levelled(rest));
    let listed = head.any(&["qualification", "qualifications"]) && examples(rest);
    Ok((if listed { rest } else { after(rest, tail(rest)) }, ()))
}

/// How many tokens name a qualification by its level alone, before what it is in: "Level 2 or 3 in Food Hygiene".
fn level_alone(input: Tokens<'_, '_>) -> Option<usize> {
    let [level, number, rest @ ..] = input else { return None };
    let more = matches!(rest, [or, number, ..] if (or.has(Class::OR) || or.shape == Shape::Slash) && number.shape == Shape::Number);
    let words = if more { 4 } else { 2 };
    let named = matches!(after(input, words), [within, name, ..] if within.is("in") && name.shape == Shape::Word && !name.has(Class::ARTICLE.or(Class::EMPLOYER)));
    (level.is("level") && number.shape == Shape::Number && named).then_some(words)
}

/// Whether a token names what is learnt.
fn learnt(token: &Token<'_>) -> bool {
    token.listed(List::TRAININGS) || token.any(&["education", "study", "studies"])
}

/// How many tokens say that what follows is learnt by those who are registered: "recognised post registration" before "teaching qualification".
fn since(input: Tokens<'_, '_>) -> usize {
    let lead = run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING.or(List::RECOGNISED)));
    if !input.get(lead).is_some_and(|t| t.listed(List::SINCE)) {
        return 0;
    }
    match after(input, lead) {
        [post, graduate, next, ..] if post.is("post") && graduate.any(&["graduate", "grad"]) && learnt(next) => lead + 2,
        [graduate, next, ..] if graduate.any(&["postgraduate", "post-graduate"]) && learnt(next) => lead + 1,
        [post, dash, clock, next, ..] if dash.shape == Shape::Dash && post.is("post") && clock.listed(List::REGISTERED) && !next.glued => {
            lead + 3
        }
        [post, clock, next, ..] if post.is("post") && clock.listed(List::REGISTERED) && !next.glued => lead + 2,
        _ => 0,
    }
}

/// How many words stand before the head, with an abbreviation of them in brackets.
fn modifiers(input: Tokens<'_, '_>) -> usize {
    let other = Class::CREDENTIAL_HEAD.or(Class::PREPOSITION).or(Class::FINITE).or(Class::EMPLOYER).or(Class::AND).or(Class::EXPERIENCE);
    // "mentor/assessor qualification"
    let plain = |t: &Token<'_>| {
        t.shape == Shape::Word
            && !t.capital()
            && (t.text.ends_with("ing") || t.class.difference(Class::MODIFIER.or(Class::SHARED_HEAD).or(Class::STUDY)) == Class::NONE)
    };
    let hours = |i: usize| input.get(i + 1).is_some_and(|t| t.any(&["hr", "hour", "hours"]));
    let chosen = |i: usize| input.get(i + 1).is_some_and(|t| t.has(Class::OR));
    let named = |i: usize| {
        sides(input, i)
            .is_some_and(|(a, b)| a.capital() && b.capital() && phrases::JOINED.iter().any(|(left, right)| a.is(left) && b.is(right)))
    };
    let both = |i: usize| {
        // "the Asthma and COPD Diploma"
        let [Some(a), Some(b), Some(head)] = [i.checked_sub(1), Some(i + 1), Some(i + 2)].map(|at| at.and_then(|at| input.get(at))) else {
            return false;
        };
        let own = |t: &Token<'_>| t.capital() && !t.has(Class::CREDENTIAL.or(Class::BODY).or(Class::LEVEL).or(Class::LEVEL_SHORT));
        own(a) && own(b) && head.capital() && head.listed(List::LEARNT) && i < 3
    };
    let inside = |i: usize| {
        let apart = other.or(Class::SKILL).or(Class::HOLD).or(Class::LEVEL).or(Class::CREDENTIALED).or(Class::REQUIRED);
        let own = |t: &Token<'_>| t.capital() && !t.has(apart);
        sides(input, i).is_some_and(|(a, b)| own(a) && own(b)) && i > 1
    };
    // "Life, Accident and Health license": what one may insure
    let insured =
        |i: usize| sides(input, i).is_some_and(|(a, b)| a.listed(List::INSURED) && (b.listed(List::INSURED) || b.has(Class::AND)));
    let modifies = |(i, t): &(usize, &Token<'_>)| match t.shape {
        Shape::Word if t.has(Class::PREPOSITION) && t.any(&["in", "of"]) => inside(*i),
        Shape::Word if t.has(Class::AND) => named(*i) || both(*i) || insured(*i) || vocations(input, *i),
        Shape::Ampersand => named(*i) || insured(*i),
        Shape::Comma => insured(*i),
        Shape::Word => {
            (!t.has(other) || t.text == "NHS")
                && !t.listed(List::NO_MODIFIER)
                && (!t.has(Class::HOLD.or(Class::CANDIDATE))
                    || t.is("professional")
                    || *i > 0 && t.has(Class::CANDIDATE) && (t.capital() && !chosen(*i) || t.has(Class::PROFESSION)))
                && !t.listed(List::NOT_IN_NAME)
        }
        Shape::Number => t.text.len() < 4,
        Shape::Slash => insured(*i) || titles(input, *i) || *i > 0 && [*i - 1, *i + 1].iter().all(|at| input.get(*at).is_some_and(plain)),
        Shape::Dash => hours(*i),
        Shape::Other => true,
        _ => false,
    };
    let words = input.iter().enumerate().take(9).take_while(modifies).count();
    let short = matches!(after(input, words), [open, name, close, head, ..]
        if words > 1 && open.shape == Shape::Open && close.shape == Shape::Close && name.shouted() && head.has(Class::CREDENTIAL_HEAD));
    if short { words + 3 } else { words }
}

/// The tokens on both sides of the one at `i`.
fn sides<'t, 'a>(input: Tokens<'t, 'a>, i: usize) -> Option<(&'t Token<'a>, &'t Token<'a>)> {
    i.checked_sub(1).and_then(|left| input.get(left)).zip(input.get(i + 1))
}

/// Whether "and" at `i` joins what is taught: "a teaching and assessing qualification".
fn vocations(input: Tokens<'_, '_>, i: usize) -> bool {
    let vocation = |t: &Token<'_>| !t.capital() && (t.listed(List::VOCATIONS) || t.gerund());
    sides(input, i).is_some_and(|(a, b)| vocation(a) && vocation(b)) && input.get(i + 2).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD))
}

/// Whether a slash at `i` joins capitals that no list knows by themselves: "Teaching/Assessing Certificate".
fn titles(input: Tokens<'_, '_>, i: usize) -> bool {
    let plain = |t: &Token<'_>| t.class.difference(Class::MODIFIER.or(Class::SHARED_HEAD).or(Class::NOUN_ING)) == Class::NONE;
    let part = |t: &Token<'_>| t.shape == Shape::Word && t.capital() && !t.shouted() && !t.glued && (t.text.ends_with("ing") || plain(t));
    sides(input, i).is_some_and(|(a, b)| part(a) && part(b))
}

/// Whether words before a head are no modifiers of it: a verb, an article inside, "post", a level.
fn stands_apart(words: &[Token<'_>]) -> bool {
    let duty = words.first().is_some_and(|t| t.has(Class::DUTY) && t.capital() && !t.has(Class::NOUN_ING));
    let article = words.iter().skip(1).any(|t| matches!(t.text, "a" | "an" | "the"));
    let other = |(i, t): (usize, &Token<'_>)| {
        t.is("equivalent")
            || t.any(&["post", "pre"]) && !words.get(i + 1).is_some_and(|t| t.any(&["graduate", "grad"]))
            || t.any(&["this", "high", "hs"])
            || t.has(Class::LEVEL_SHORT) && t.capital() && words.get(i + 1).is_some_and(|t| t.has(Class::OR))
            || t.has(Class::LEVEL) && !t.any(&["postgraduate", "post-graduate", "graduate", "associate"]) && !mastered(words, i)
    };
    duty || article || words.iter().enumerate().any(other)
}

/// Whether "Master" is part of a title, and no level: "Scrum Master", "Harbour Master".
fn mastered(words: &[Token<'_>], i: usize) -> bool {
    let titled = i.checked_sub(1).and_then(|p| words.get(p)).is_some_and(|t| t.capital() && !t.has(Class::ARTICLE));
    titled && words.get(i).is_some_and(|t| t.is("master") && t.capital()) && !words.get(i + 1).is_some_and(|t| t.has(Class::DEGREE))
}

/// Whether a head is only spoken of: a portfolio of work, "certifications" of nothing.
fn spoken(words: &[Token<'_>], head: &Token<'_>, rest: Tokens<'_, '_>) -> bool {
    let plural = head.any(&["certifications", "licenses", "licences", "certificates"]);
    let unnamed = |t: &Token<'_>| {
        t.shape == Shape::Number || t.listed(List::WHICHEVER) || t.has(Class::ARTICLE) || t.listed(List::STANDING) && !t.is("relevant")
    };
    if (plural || head.any(&["credentials", "qualifications"])) && words.iter().all(unnamed) && !(words.is_empty() && plural) {
        return true;
    }
    if words.iter().any(|t| t.any(&["dbs", "crb"])) {
        return true;
    }
    let detailed = |t: &Token<'_>| t.listed(List::OPENS_TAIL) || t.is("related");
    head.is("portfolio") && !words.iter().any(|t| t.is("specialist")) || words.is_empty() && plural && !rest.first().is_some_and(detailed)
}

/// Classes of words that name no qualification before it.
const UNNAMED: Class = Class::ARTICLE
    .or(Class::DEGREE_OF_SKILL)
    .or(Class::RELATED)
    .or(Class::FILLER)
    .or(Class::REQUIRED)
    .or(Class::PREFERRED)
    .or(Class::NUMERAL);

/// Whether a head that may be any learning names no credential: "qualifications", "diploma".
fn vague(words: &[Token<'_>], head: &Token<'_>, rest: Tokens<'_, '_>) -> bool {
    if !head.any(&["qualification", "qualifications", "fellowship", "diploma"]) {
        return false;
    }
    let same = matches!(rest, [or, same, ..] if or.has(Class::OR) && same.is("equivalent"));
    if head.is("diploma") && words.is_empty() && same {
        return false;
    }
    let degree = matches!(rest, [joint, next, ..] if (joint.has(Class::OR) || joint.shape == Shape::Slash) && next.is("degree"));
    if degree && head.is("diploma") {
        return true;
    }
    let names = |t: &Token<'_>| {
        let qualifies = head.is("qualification") && t.shape == Shape::Word && !t.listed(List::UNNAMED) && !t.has(UNNAMED);
        t.is("level")
            || t.capital() && !t.has(Class::ARTICLE)
            || t.has(Class::SHARED_HEAD.or(Class::MODIFIER).or(Class::PROFESSION))
            || t.listed(List::VOCATIONS)
            || qualifies
    };
    let given = matches!(rest, [of, the, body, ..] if of.is("of") && the.is("the") && body.capital());
    let detailed = rest.first().is_some_and(|t| t.is("in"))
        || given
        || matches!(rest, [level, number, ..] if level.is("level") && number.shape == Shape::Number);
    !words.iter().any(names) && !detailed || head.is("qualifications") && words.is_empty()
}
