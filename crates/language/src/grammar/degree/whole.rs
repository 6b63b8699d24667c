//! Degrees without a named level.
//!
//! ```ebnf
//! graduated = "graduation from" school [ "with a major in" ] ;
//! whole     = [ "advanced" ] { "college" | "4-year" | "accredited" | … } "degree" [ "level" ] ;
//! student   = level { ( "or" | "/" ) level } "student" ;
//! graduate = ( "graduate" | "graduates" ) [ "with" [ "a" ] classed ] | classed ;   (* before "in" and a field *)
//! classed  = "2:1" | "2:2" { "or" | "above" | … } ;
//! diploma_first = "diploma" ;                                                 (* before "or degree", "from" *)
//! diploma_level = ( "diploma" | "graduate" ) ( "level" | "standard" ) ;       (* before no other word *)
//! ```

use nom::Parser;

use super::super::{Read, Tokens, after, miss, one_of, run};
use super::bare;
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Degree, Level};
use crate::token::{Shape, Token};

/// "Graduation from an accredited university with a major in".
pub(super) fn graduated<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let (rest, ()) = one_of(&phrases::GRADUATIONS).parse(input)?;
    let Some(at) = rest.iter().take(9).position(|t| t.any(&["college", "university", "school"])) else { return miss(input) };
    let secondary = rest.iter().take(3).any(|t| t.is("high"));
    let rest = after(rest, at + 1);
    let rest = after(rest, run(rest, |t| t.any(&["or", "university", "college", "institution"])));
    // the last word of "with a major in" opens the fields
    let major = one_of(&phrases::MAJORS).parse(rest).map_or(0, |(tail, ())| rest.len() - tail.len() - 1);
    Ok((after(rest, major), bare(if secondary { Level::Secondary } else { Level::Bachelor })))
}

/// "Degree", "college degree", "4-year degree", "advanced degree".
pub(super) fn whole<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let first = run(input, |t| t.listed(List::ADVANCED));
    let slash = run(after(input, first), |t| t.shape == Shape::Slash).min(first);
    let second = run(after(input, first + slash), |t| t.listed(List::ADVANCED));
    let higher = if second > 0 { first + slash + second } else { first };
    let kinds = after(input, higher);
    let kind = run(kinds, |t| t.listed(List::DEGREE_KINDS) || t.any(&["2", "4"]) || t.shape == Shape::Dash || t.has(Class::UNIT));
    let Some((head, rest)) = after(kinds, kind).split_first() else { return miss(input) };
    let named = head.any(&["degree", "degrees", "degree-level", "degree-qualified"]) || kind > 0 && head.is("graduate");
    let college = head.any(&["education", "diploma"]) && input.first().is_some_and(|t| t.any(&["college", "university"]));
    let qualitative = matches!(rest, [of, tail @ ..]
        if of.is("of") && !tail.first().is_some_and(|t| t.capital() && t.has(Class::LEVEL)));
    if !(named || college) || qualitative {
        return miss(input);
    }
    let mut found = bare(match () {
        () if two_year(input, kind) || kinds.iter().take(kind).any(|t| t.is("foundation")) => Level::Associate,
        () if higher > 0 => Level::Master,
        () => Level::Bachelor,
    });
    found.related_field = kinds.iter().take(kind).any(|t| t.any(&["related", "relevant", "stem"]));
    Ok((after(rest, run(rest, |t| t.any(&["level", "qualified", "educated", "qualification"]))), found))
}

/// Who studies: "undergraduate or graduate student in Botany".
pub(super) fn student<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let level = |t: &Token<'_>| t.has(Class::LEVEL) || t.any(&["graduate", "college", "university", "final-year", "penultimate-year"]);
    let words = run(input, |t| level(t) || t.has(Class::OR) || t.shape == Shape::Slash);
    let Some((head, rest)) = after(input, words).split_first() else { return miss(input) };
    if words == 0 || !head.is("student") || rest.first().is_some_and(|t| t.shape == Shape::Word && t.class == Class::NONE) {
        return miss(input);
    }
    let first = |t: &Token<'_>| !(t.value == 4 || t.value == 5 || t.has(Class::OR) || t.shape == Shape::Slash || t.is("graduate"));
    let named = input.get(..words).unwrap_or_default();
    let found = bare(match () {
        () if named.iter().any(first) => Level::Bachelor,
        () if named.iter().all(|t| t.value == 5) => Level::Doctorate,
        () => Level::Master,
    });
    Ok((rest, Degree { in_progress: true, ..found }))
}

/// Who has studied: "graduate in Physics", "graduate with a 2:1", "a 2:1 or above in Physics", but not "graduate in a role".
pub(super) fn graduate<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let lead = match input {
        [head, with, ..] if head.any(&["graduate", "graduates"]) && with.is("with") => {
            2 + run(after(input, 2), |t| t.has(Class::ARTICLE)).min(1)
        }
        _ => 0,
    };
    let class = classed(after(input, lead));
    let rest = after(input, lead + class);
    if class > 0 && (lead > 0 || matches!(rest, [within, field, ..] if within.is("in") && (field.capital() || field.is("any")))) {
        return Ok((rest, bare(Level::Bachelor)));
    }
    match input {
        [head, within, field, ..]
            if head.any(&["graduate", "graduates"]) && within.is("in") && field.capital() && !field.has(Class::ARTICLE) =>
        {
            Ok((after(input, 1), bare(Level::Bachelor)))
        }
        _ => miss(input),
    }
}

/// How many tokens name the class of a degree: "2:1 or above".
fn classed(tokens: Tokens<'_, '_>) -> usize {
    let [class, colon, part, rest @ ..] = tokens else { return 0 };
    let named = class.is("2") && colon.shape == Shape::Colon && part.any(&["1", "2"]);
    if named { 3 + run(rest, |t| t.has(Class::OR) || t.listed(List::HONOURS)) } else { 0 }
}

/// "Diploma" before a degree: "diploma or degree in X".
pub(super) fn diploma_first<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    match input {
        [head, joint, next, ..]
            if head.is("diploma") && (joint.has(Class::OR) || joint.shape == Shape::Slash) && next.any(&["degree", "bsc"]) =>
        {
            Ok((after(input, 1), bare(Level::Associate)))
        }
        [head, from, ..] if head.is("diploma") && from.is("from") => Ok((after(input, 1), bare(Level::Associate))),
        _ => miss(input),
    }
}

/// "Diploma" by its level alone: "educated to diploma level", but not "diploma level 3".
pub(super) fn diploma_level<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    match input {
        [head, level, rest @ ..] if head.is("graduate") && level.any(&["level", "calibre"]) && rest.first().is_none_or(ends_level) => {
            Ok((rest, bare(Level::Bachelor)))
        }
        [head, level, rest @ ..] if head.is("diploma") && level.any(&["level", "standard"]) && rest.first().is_none_or(ends_level) => {
            Ok((rest, bare(Level::Associate)))
        }
        _ => miss(input),
    }
}

/// Whether a token goes on behind a level that stands alone.
fn ends_level(token: &Token<'_>) -> bool {
    let word = Class::OR.or(Class::AND).or(Class::PREPOSITION).or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED);
    !matches!(token.shape, Shape::Word | Shape::Number) || token.has(word)
}

/// What a diploma beside a degree is in: "degree or diploma in X".
pub(super) fn diploma_beside<'t, 'a>(input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
    match input {
        [head, next, ..] if head.is("diploma") && next.is("in") => Some(after(input, 1)),
        _ => None,
    }
}

/// "two-year", "2 year".
fn two_year(input: Tokens<'_, '_>, kind: usize) -> bool {
    let years = |reach: usize| input.iter().take(reach).any(|t| t.has(Class::UNIT));
    let two = |reach: usize| input.iter().take(reach).any(|t| t.any(&["two", "2"]));
    two(kind + 2) && years(3) || two(1) && years(4)
}
