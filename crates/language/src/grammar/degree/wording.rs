//! What stands between a level and its fields.
//!
//! ```ebnf
//! wording = { "degree" | "level" | "or higher" | tier "in" | "(" initials ")" | honours | same | comparable | replaced } [ "with a focus" | school ] ;
//! honours = "(" { number | ":" | bound | "first" | "upper" | "second" | "class" | … } ")" ;              (* before "in" and a field *)
//! same    = [ "(" ] "or" [ "its" | "an" ] "equivalent" [ ")" ] ;                        (* before "in" and a field *)
//! comparable = "or" ( "equivalent" | "comparable" ) level "degree" ;
//! replaced = "(" { word } ( "substituted" | "replaced" | … ) { word } ")" ;               (* by experience *)
//! school  = ( "from" | "at" ) { word } ( "college" | "university" | … ) ;
//! ```

use nom::Parser;

use super::super::{Tokens, after, before, run, taken, words};
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// Skips "degree (or higher)", "level", "from an accredited university" behind a level.
pub(super) fn skip_wording(tokens: Tokens<'_, '_>) -> usize {
    let mut at = 0;
    loop {
        let rest = after(tokens, at);
        let step = run(rest, |t| {
            (t.has(Class::REQUIRED.or(Class::PREFERRED)) && !after(rest, run(rest, |t| !t.is("in"))).is_empty() && inner_tier(rest))
                || t.has(Class::DEGREE) && !t.is("graduate")
                || t.any(&["level", "minimum"])
                || t.any(&["program", "programme"]) && rest.iter().take(3).any(|n| n.is("in"))
                || (t.shape == Shape::Other && !t.spaced)
                || t.any(&["'s", "honours"])
        });
        let step = step + run(after(rest, step), |t| t.listed(List::AT_LEVEL_OF)).min(usize::from(levelled(rest, step)));
        let higher = phrases::OR_HIGHER.iter().find_map(|p| words(p).parse(rest).ok()).map_or(0, |(tail, ())| taken(rest, tail));
        let focus = focus(rest);
        if focus > 0 {
            return at + focus;
        }
        let initials = initials(rest).max(honours(rest)).max(same(rest)).max(comparable(rest)).max(replaced(rest));
        if initials > 0 {
            at += initials;
            continue;
        }
        if step + higher == 0 {
            return at + skip_school(rest);
        }
        at += step.max(higher);
    }
}

/// How many tokens say "or equivalent" before the fields: "degree or its equivalent in Physics", "GCSEs or equivalent including Maths".
pub(crate) fn same(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.shape == Shape::Open || t.has(Class::OR) || t.any(&["its", "an", "a", "the"]));
    let rest = after(tokens, lead);
    let head =
        run(rest, |t| t.is("equivalent")) + run(after(rest, 1), |t| t.any(&["qualification", "level"]) || t.shape == Shape::Close).min(2);
    let behind = after(rest, head);
    let opens = matches!(after(behind, run(behind, |t| t.shape == Shape::Comma)), [of, field, ..] if of.any(&["in", "within"])
        && !field.has(Class::EXPERIENCE.or(Class::FILLER)) && !field.any(&["years", "work", "role"])
        || of.listed(List::BEFORE_SUBJECT) && field.listed(List::SUBJECTS));
    let named = rest.first().is_some_and(|t| t.is("equivalent"));
    if named && opens { lead + head } else { 0 }
}

/// How many tokens say that a comparable degree is enough: "or equivalent graduate degree".
pub(crate) fn comparable(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.has(Class::OR.or(Class::ARTICLE)));
    let own = run(after(tokens, lead), |t| t.any(&["equivalent", "comparable"]));
    let level = run(after(tokens, lead + own), |t| t.has(Class::LEVEL) || t.any(&["graduate", "advanced"]));
    let head = run(after(tokens, lead + own + level), |t| t.any(&["degree", "degrees"]));
    if lead > 0 && own > 0 && level > 0 && head > 0 { lead + own + level + head } else { 0 }
}

/// How many tokens of a bracket say that experience stands for a degree: "(may be replaced by relevant experience)".
pub(crate) fn replaced(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.shape == Shape::Open) {
        return 0;
    }
    let Some(end) = tokens.iter().take(18).position(|t| t.shape == Shape::Close) else { return 0 };
    let inner = tokens.get(1..end).unwrap_or_default();
    let given = inner.iter().any(|t| t.has(Class::EXPERIENCE)) && !inner.iter().any(|t| t.has(Class::UNIT));
    if given && inner.iter().any(|t| t.listed(List::REPLACES)) { end + 1 } else { 0 }
}

/// Skips "with a quantitative focus" before "in": the fields follow.
fn focus(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.is("with")) {
        return 0;
    }
    let at = tokens.iter().take(5).position(|t| t.listed(List::FOCUS));
    at.map(|at| at + 1).filter(|end| tokens.get(*end).is_some_and(|t| t.is("in") || t.shape == Shape::Open)).unwrap_or(0)
}

/// Skips a bracket that only spells the level again: "(B.A./B.S.)", "(PhD, MPH, PharmD, etc.)".
pub(super) fn initials(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.shape == Shape::Open) {
        return 0;
    }
    let Some(end) = tokens.iter().take(18).position(|t| t.shape == Shape::Close) else { return 0 };
    let inner = tokens.get(1..end).unwrap_or_default();
    let inner = after(inner, run(inner, |t| t.has(Class::EXAMPLE)));
    let level = inner.first().is_some_and(|t| t.has(Class::LEVEL.or(Class::LEVEL_SHORT)));
    let equivalent = matches!(inner, [a, b] if a.has(Class::OR) && b.is("equivalent")) && tokens.get(end + 1).is_some_and(|t| t.is("in"));
    let other = inner.iter().any(|t| t.has(Class::PREFERRED.or(Class::REQUIRED).or(Class::UNIT)));
    let spelled = inner.len() > 1 && inner.iter().all(|t| t.text.len() < 3) && inner.iter().any(Token::capital);
    if level && !other || equivalent || spelled { end + 1 } else { 0 }
}

/// Skips the class a degree was given with before its fields: "(2:1 or above) in Economics".
fn honours(tokens: Tokens<'_, '_>) -> usize {
    let classed = |t: &Token<'_>| matches!(t.shape, Shape::Number | Shape::Colon) || t.has(Class::OR) || t.listed(List::HONOURS);
    let words = run(after(tokens, 1), classed);
    match (tokens.first(), after(tokens, 1 + words)) {
        (Some(open), [close, within, ..]) if open.shape == Shape::Open && close.shape == Shape::Close && within.is("in") => words + 2,
        _ => 0,
    }
}

/// Whether the words skipped end in "level", so that what is done at it says no more: "doctoral level training in".
fn levelled(tokens: Tokens<'_, '_>, step: usize) -> bool {
    before(tokens, step).is_some_and(|t| t.is("level"))
        && tokens.get(step + 1).is_none_or(|t| t.any(&["in", "of"]) || t.shape != Shape::Word)
}

/// Whether a tier word stands between a level and its fields: "degree required in …".
fn inner_tier(tokens: Tokens<'_, '_>) -> bool {
    tokens
        .iter()
        .take(3)
        .position(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) && !t.any(&["preferably", "ideally"]))
        .is_some_and(|at| tokens.get(at + 1).is_some_and(|t| t.is("in")))
}

/// Skips "from an accredited college or university".
pub(super) fn skip_school(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.any(&["from", "at"])) {
        return 0;
    }
    let years = |i: usize| {
        let near = tokens.get(i.saturating_sub(1)..tokens.len().min(i + 3)).unwrap_or_default();
        near.iter().any(|t| t.has(Class::UNIT)) && near.iter().any(|t| t.any(&["two", "four", "2", "4"]) || t.shape == Shape::Dash)
    };
    let mut end = 0;
    while let Some(token) = tokens.get(end).filter(|_| end < 16) {
        let counted = token.any(&["4", "2"]) || token.shape == Shape::Dash && !token.spaced || token.has(Class::UNIT);
        let joint = token.has(Class::OR) || matches!(token.shape, Shape::Comma | Shape::Slash);
        let another = if joint { another_school(after(tokens, end + 1)) } else { 0 };
        let word = token.shape == Shape::Word && !joint && !token.listed(List::BEHIND_SCHOOL);
        if another == 0
            && !(counted && years(end))
            && (!word || token.has(Class::UNIT.or(Class::LEVEL).or(Class::REQUIRED).or(Class::PREFERRED)))
        {
            break;
        }
        end += 1 + another;
    }
    let school = tokens.iter().take(end).any(|t| t.listed(List::SCHOOLS));
    if school { end } else { 0 }
}

/// How many tokens behind a joint name another kind of school: "university", "an equivalent institution", but not "equivalent work experience".
fn another_school(tokens: Tokens<'_, '_>) -> usize {
    let other = Class::OR.or(Class::AND).or(Class::EXPERIENCE).or(Class::FINITE).or(Class::UNIT);
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(other) && !t.listed(List::SCHOOLS)).min(4);
    if tokens.get(words).is_some_and(|t| t.listed(List::SCHOOLS)) { words + 1 } else { 0 }
}
