//! Clearances, work authorization, eligibility: what is recognised by its phrases.
//!
//! ```ebnf
//! authorization = phrase clause ;                          (* "authorized to work", "right to work" … *)
//! eligibility   = grades | ( phrase | vehicle | presence | aged ) clause ;
//! grades        = "GPA" { "of" | "minimum" | "(" | article } [ number ] ;
//! vehicle       = [ "access to" | "use of" ] { "own" | article | "," } ( "car" | "vehicle" | … ) ;
//! presence      = ( "available" | "availability" | "flexibility" | "happy" | … ) ( "to" verb | ( "for" | "during" | "at" | "on" ) time ) ;
//! aged          = "aged" number ( "+" | "or over" ) | "be" [ "over" | "at least" ] age | [ "be" ] age ( "+" | "or over" ) ;
//! clearance     = level { level | "/" } [ "with" polygraph ] [ "(" … ")" ] [ "clearance" ] | agency "clearance"
//!               | "access to classified" noun ;
//! clause        = { word } ;                               (* up to a mark, a tier, a verb or another duty *)
//! ```
//! The phrases of each stand in the lexicon.

use std::sync::LazyLock;

use nom::Parser;

use super::{Tokens, after, length, opening, run, text_of, words};
use crate::item;
use crate::lexicon::{Class, List, Table, phrases};
use crate::requirement::{Asked, Clearance, Kind};
use crate::token::{Shape, Token};

static AUTHORIZATION: LazyLock<Table<Vec<&str>>> = LazyLock::new(|| phrases::by_first_word(phrases::AUTHORIZATION));
static ELIGIBILITY: LazyLock<Table<Vec<&str>>> = LazyLock::new(|| phrases::by_first_word(phrases::ELIGIBILITY));

/// The first of the phrases that begins at the head of `tokens`, as a number of tokens.
fn phrase(tokens: Tokens<'_, '_>, phrases: &Table<Vec<&'static str>>) -> Option<usize> {
    let phrases = phrases.get(tokens.first()?.text)?;
    phrases.iter().find_map(|p| words(p).parse(tokens).ok().map(|(rest, ())| tokens.len() - rest.len()))
}

/// The end of the clause that a phrase stands in.
fn clause_end(tokens: Tokens<'_, '_>, from: usize) -> usize {
    let rest = after(tokens, from);
    let end = rest.iter().take(24).enumerate().position(|(i, t)| {
        matches!(t.shape, Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet | Shape::Close | Shape::Open | Shape::Comma)
            || t.shape == Shape::Colon && rest.get(i + 1).is_none_or(|n| n.shape != Shape::Number)
            || t.glued && i > 0
            || item::dashed(rest, i)
            || t.has(Class::REQUIRED.or(Class::PREFERRED))
            || t.listed(List::ENDS_CLAUSE)
            || t.is("with") && rest.iter().skip(i + 1).take(5).any(|n| n.any(&["licence", "license"]))
            || t.has(Class::AND) && licence(after(rest, i + 1))
            || t.has(Class::AND)
                && rest.get(i + 1).is_some_and(|n| n.has(Class::WORK_AUTHORIZATION))
                && phrase(after(rest, i + 1), &AUTHORIZATION).is_some()
            || another(rest, i)
            || t.has(Class::AND) && length::length(after(rest, i + 1)).is_ok()
            || t.has(Class::AND)
                && rest.get(i + 1).is_some_and(|n| {
                    n.has(Class::HOLD.or(Class::CREDENTIAL).or(Class::CREDENTIALED).or(Class::SKILL)) || n.listed(List::NEXT_DUTY)
                })
    });
    from + end.unwrap_or(rest.len().min(24))
}

/// Whether something that does not belong to the clause stands behind a joint at `i`: a length, a degree, knowledge, character.
fn another(clause: Tokens<'_, '_>, i: usize) -> bool {
    let joined = after(clause, i);
    let joint = opening::joint(joined);
    let ahead = after(joined, joint);
    joint > 0 && (opening::hard(ahead) || opening::known(ahead) || opening::joins_soft(clause, i))
}

/// Whether words behind a joint name a licence: "possession of a full driving licence".
fn licence(tokens: Tokens<'_, '_>) -> bool {
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(Class::FINITE.or(Class::AND)) && !t.any(&["licence", "license"]));
    words < 6 && tokens.get(words).is_some_and(|t| t.any(&["licence", "license"]))
}

/// The right to work, and how many tokens word it.
pub(crate) fn authorization(line: &str, tokens: Tokens<'_, '_>) -> Option<(Kind, usize)> {
    let end = phrase(tokens, &AUTHORIZATION)
        .filter(|end| !tokens.get(*end).is_some_and(|t| t.listed(List::OF_PAPER) || t.any(&["towards", "toward"])))?;
    let end = clause_end(tokens, end);
    // a clearance beside it has a production of its own: "US citizen with an active Secret clearance"
    let joint = |t: &Token<'_>| t.has(Class::AND) || t.any(&["with", "possessing", "holding"]);
    let cleared = |i: usize| tokens.get(i + 1..end).is_some_and(|behind| behind.iter().any(|t| t.any(&["clearance", "ts/sci"])));
    let end = (1..end).find(|i| tokens.get(*i).is_some_and(joint) && cleared(*i)).unwrap_or(end);
    Some((Kind::WorkAuthorization(Asked { text: text_of(line, tokens.get(..end)?).to_owned() }), end))
}

/// Whether what only the candidate can answer begins here.
pub(crate) fn begins(tokens: Tokens<'_, '_>) -> bool {
    tokens.first().is_some_and(|t| t.has(Class::OPENS_ASKED.or(Class::ELIGIBILITY)))
        && (phrase(tokens, &ELIGIBILITY).is_some() || vehicle(tokens).is_some() || presence(tokens).is_some())
}

/// What only the candidate can answer, and how many tokens word it.
pub(crate) fn eligibility(line: &str, tokens: Tokens<'_, '_>) -> Option<(Kind, usize)> {
    let worded = || {
        let end = phrase(tokens, &ELIGIBILITY).or_else(|| vehicle(tokens)).or_else(|| presence(tokens)).or_else(|| aged(tokens))?;
        Some(clause_end(tokens, end))
    };
    let end = grades(tokens).or_else(worded)?;
    Some((Kind::Eligibility(Asked { text: text_of(line, tokens.get(..end)?).to_owned() }), end))
}

/// A vehicle one is to have: "access to an insured car", "own transport", "use of a reliable vehicle".
fn vehicle(tokens: Tokens<'_, '_>) -> Option<usize> {
    let lead = match tokens {
        [a, b, ..] if a.is("access") && b.is("to") || a.is("use") && b.is("of") => 2,
        _ => 0,
    };
    let words = run(after(tokens, lead), |t| t.has(Class::ARTICLE) || t.listed(List::OWN) || t.shape == Shape::Comma);
    let own = lead > 0 || tokens.get(..words)?.iter().any(|t| t.listed(List::OWN));
    let head = lead + words;
    let belongs = lead == 0 && words > 0 && tokens.get(head - 1).is_some_and(|t| t.is("own"));
    let named = tokens.get(head).is_some_and(|t| t.listed(List::VEHICLES) || belongs && t.listed(List::BELONGINGS));
    let other = tokens.get(head + 1).is_some_and(|t| t.listed(List::NO_VEHICLE));
    (own && named && !other).then_some(head + 1)
}

/// A grade point average: "GPA of 3.0 or higher".
fn grades(tokens: Tokens<'_, '_>) -> Option<usize> {
    let [name, rest @ ..] = tokens else { return None };
    let words = run(rest, |t| t.shape == Shape::Open || t.has(Class::ARTICLE) || t.listed(List::BEFORE_GRADE));
    let number = rest.get(words).filter(|t| t.shape == Shape::Number || t.text.as_bytes().first().is_some_and(u8::is_ascii_digit));
    name.is("gpa").then_some(1 + if number.is_some() { words + 1 } else { 0 })
}

/// An age that must be reached: "aged 18 or over", "be at least 21".
fn aged(tokens: Tokens<'_, '_>) -> Option<usize> {
    let (verb, rest) = tokens.split_first()?;
    // "18+ and willing to work nights"
    if verb.shape == Shape::Number {
        let behind = rest.get(1);
        let ends = behind.is_none_or(|t| matches!(t.shape, Shape::Stop | Shape::Comma) || t.has(Class::AND) || t.any(&["with", "only"]));
        let grown = verb.any(&["16", "18", "21", "25"]) && rest.first().is_some_and(|t| t.shape == Shape::Plus);
        return (grown && ends && rest.len() != 1).then_some(2);
    }
    let lead = if verb.is("be") { run(rest, |t| t.listed(List::OVER_AGE)) } else { 0 };
    let (number, behind) = after(rest, lead).split_first()?;
    let bound = match behind {
        [or, over, ..] if or.is("or") && over.any(&["over", "above", "older"]) => 2,
        [plus, ..] if plus.shape == Shape::Plus => 1,
        _ => 0,
    };
    let of_age = number.text.parse().is_ok_and(|years: u32| (14..=25).contains(&years));
    // "over 18 due to the law", "at least 21 for our insurance"
    let reasons = |t: &Token<'_>| t.any(&["due", "because", "as", "when"]) || t.has(Class::PREPOSITION) && !t.is("of");
    let ends =
        after(behind, bound).first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::AND) || t.any(&["to", "with"]) || reasons(t));
    // "must be 18"
    let alone = after(behind, bound).first().is_none_or(|t| t.shape == Shape::Stop);
    let reached =
        verb.is("aged") && number.shape == Shape::Number && bound > 0 || verb.is("be") && of_age && ends && (lead + bound > 0 || alone);
    reached.then_some(2 + lead + bound)
}

/// When and where one can be there: "available to start at 7", "available for night work", "Availability at weekends", "happy to work nights".
fn presence(tokens: Tokens<'_, '_>) -> Option<usize> {
    let [able, to, what, behind @ ..] = tokens else { return None };
    let there = to.is("to") && what.listed(List::BE_THERE) || to.any(&["for", "during", "at", "on"]) && what.listed(List::TIMES);
    let timed = || behind.iter().take(4).take_while(|t| t.shape == Shape::Word).any(|t| t.listed(List::WORKING_TIMES.or(List::TIMES)));
    let stated = able.is("available")
        || able.is("availability") && (able.capital() || timed())
        || able.any(&["flexibility", "flexible", "happy", "prepared"]) && timed();
    (stated && there).then_some(3)
}

/// A clearance by who grants it, or by nothing: "DHS suitability clearance", "ability to hold a clearance".
fn granted(line: &str, whole: Tokens<'_, '_>, at: usize) -> Option<(Kind, usize)> {
    let before = whole.get(..at)?;
    let names = |t: &&Token<'_>| match t.shape {
        Shape::Word => {
            !(t.listed(List::HEALTHY) || t.has(Class::CANDIDATE.or(Class::EMPLOYER).or(Class::ARTICLE)))
                && (t.capital() || t.listed(List::OF_CLEARANCE))
        }
        shape => matches!(shape, Shape::Open | Shape::Close | Shape::Slash),
    };
    let words = before.iter().rev().take(8).take_while(names).count();
    let name = before.get(before.len() - words..)?;
    let fit = whole.get(at).is_some_and(|t| t.is("suitability"));
    let agency =
        name.iter().any(|t| t.shouted() || t.text.contains('.')) && (fit || !before.iter().rev().take(8).any(|t| t.listed(List::HEALTHY)));
    let able = before.iter().rev().take(7).any(|t| t.any(&["ability", "able", "must", "eligible"]));
    let known = before.last().is_some_and(|t| t.any(&["such", "this", "that", "their"]));
    let held = able && !known && before.iter().rev().take(2).any(|t| t.has(Class::HOLD) || t.any(&["obtain", "maintain", "hold"]));
    if !agency && (words > 0 || !held) {
        return None;
    }
    let obtainable = before.iter().rev().take(14).any(|t| t.listed(List::OBTAINABLE));
    let ends = whole.get(at..).map_or(0, |t| run(t, |t| t.any(&["clearance", "clearances", "suitability"])));
    let level = if words > 0 { text_of(line, name) } else { text_of(line, whole.get(at..at + ends)?) };
    Some((Kind::Clearance(Clearance { level: level.to_owned(), obtainable }), ends))
}

/// A clearance: "active TS/SCI clearance", "Secret security clearance", "Public Trust".
pub(crate) fn clearance(line: &str, whole: Tokens<'_, '_>, at: usize) -> Option<(Kind, usize)> {
    let tokens = after(whole, at);
    if let [access, to, classified, what, ..] = tokens
        && access.is("access")
        && to.is("to")
        && classified.is("classified")
        && what.shape == Shape::Word
    {
        return Some((Kind::Clearance(Clearance { level: text_of(line, tokens.get(..4)?).to_owned(), obtainable: true }), 4));
    }
    if tokens.first()?.any(&["clearance", "clearances", "suitability"]) {
        return granted(line, whole, at);
    }
    let level = run(tokens, |t| (t.listed(List::CLEARANCES)) && t.text != "with" || t.shape == Shape::Slash);
    let scope = run(after(tokens, level), |t| t.is("with") || t.listed(List::POLYGRAPHS));
    let poly = tokens.get(level..level + scope).is_some_and(|t| t.iter().any(|t| t.any(&["poly", "polygraph"])));
    // "TS/SCI with polygraph" is a clearance and an examination, "TS/SCI with poly clearance" is one clearance
    let behind = after(tokens, level + scope);
    let level = match tokens.iter().take(level).position(|t| t.listed(List::POLYGRAPHS)) {
        Some(at) if at > 0 && !behind.first().is_some_and(|t| t.is("clearance")) => {
            at - tokens.iter().take(at).rev().take_while(|t| t.shape == Shape::Slash || t.is("w")).count()
        }
        _ => level,
    };
    let poly = poly && behind.first().is_some_and(|t| t.any(&["security", "clearance", "clearances"]));
    let level = if poly && level > 0 { level + scope } else { level };
    let level = level + if poly { run(after(tokens, level), |t| t.is("security")) } else { 0 };
    let level = level
        + usize::from(
            after(tokens, level).first().is_some_and(|t| t.shape == Shape::Close)
                && after(tokens, level + 1).first().is_some_and(|t| t.is("clearance")),
        );
    let aside = match after(tokens, level) {
        [open, ..] if open.shape == Shape::Open => {
            let close = after(tokens, level).iter().take(6).position(|t| t.shape == Shape::Close).map_or(0, |i| i + 1);
            if after(tokens, level + close).first().is_some_and(|t| t.is("clearance")) { close } else { 0 }
        }
        _ => 0,
    };
    let head = aside + run(after(tokens, level + aside), |t| t.any(&["clearance", "clearances", "cleared", "eligibility"]));
    let named = tokens.get(..level)?.iter().any(|t| t.any(&["ts", "secret", "sci", "ts/sci"]));
    let trust = tokens.get(..level)?.windows(2).any(|w| matches!(w, [a, b] if a.is("public") && b.is("trust")));
    let security = tokens.get(..level)?.iter().any(|t| t.listed(List::AGENCIES));
    let examined = level == 1
        && tokens.first()?.is("polygraph")
        && whole
            .get(at.saturating_sub(4)..at)
            .is_some_and(|b| b.iter().any(|t| t.any(&["obtain", "pass", "hold"])) && b.last().is_some_and(Token::capital))
        && !tokens.get(1).is_some_and(|t| t.listed(List::SCREENINGS));
    if !(named && (tokens.first()?.capital() || head > 0) || examined || trust || security && head > 0)
        || level == 0
        || tokens.first()?.shape == Shape::Slash
    {
        return None;
    }
    let obtainable = whole.get(at.saturating_sub(9)..at).is_some_and(|b| b.iter().any(|t| t.listed(List::OBTAINABLE)));
    let own = tokens.get(..level)?;
    let own = own.get(..own.len() - own.iter().rev().take_while(|t| t.any(&["security", "government"])).count()).unwrap_or(own);
    let text = if own.is_empty() { text_of(line, tokens.get(..level + head)?) } else { text_of(line, own).trim_end_matches('/') };
    Some((Kind::Clearance(Clearance { level: text.to_owned(), obtainable }), level + head))
}
