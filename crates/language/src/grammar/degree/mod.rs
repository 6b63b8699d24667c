//! Degrees.
//!
//! ```ebnf
//! degree  = ( school | student | graduated | graduate | whole | levels | diploma ) wording { ( "/" | "or" ) ( level | whole | diploma ) wording } [ fields | related ] [ school ] ;
//! levels  = level { ( "/" | "or" | "," | "and" | "(" "or" ) level } ;
//! wording = { "degree" | "level" | "or higher" | tier | "(" level ")" | "with a focus" | "from" school } ;
//! fields  = ( "in" | "of" | ":" | "(" ) field { ( "," | "or" | "and" | "/" ) field } ;
//! related = "or" [ "a" ] { word } ( "field" | "discipline" | … ) ;
//! ```

mod fields;
mod level;
mod school;
mod whole;
mod wording;

use nom::Parser;
use nom::branch::alt;

use super::{Read, Tokens, after, length, miss, read, run};
use crate::lexicon::Class;
use crate::requirement::{Degree, Level};
use crate::token::{Shape, Token};
use fields::{fields, related, written};
use level::{level, levels};
use school::{school, subjects};
use whole::{diploma_beside, diploma_first, diploma_level, graduate, graduated, student, whole};
use wording::{initials, skip_school, skip_wording};

pub(crate) use school::subjects_before;
pub(crate) use wording::{comparable, replaced, same};

/// What a degree begins with.
fn named<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    alt((school, student, graduated, graduate, whole, levels, diploma_first, diploma_level)).parse(input)
}

/// Whether a degree begins here.
pub(crate) fn begins(input: Tokens<'_, '_>) -> bool {
    named(input).is_ok()
}

/// Whether the degree that a length goes with follows: "with a Bachelor's", "(Master's)", "if you have a PhD".
pub(crate) fn goes_with(tokens: Tokens<'_, '_>) -> bool {
    let joins = |t: &Token<'_>| {
        matches!(t.shape, Shape::Plus | Shape::Open)
            || t.has(Class::AND.or(Class::ARTICLE).or(Class::CANDIDATE).or(Class::HOLD))
            || t.any(&["with", "if"])
    };
    let joint = run(tokens, joins);
    joint > 0 && begins(after(tokens, joint))
}

/// The levels that the words of a degree name, in their order: "BS/MS".
pub(crate) fn levels_named(tokens: Tokens<'_, '_>) -> Vec<Level> {
    tokens.iter().enumerate().filter_map(|(i, t)| level::level_of(t, tokens.get(i + 1))).collect()
}

/// A degree and how it is worded.
pub(crate) fn degree<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let (rest, mut found) = named(input)?;
    let mut rest = after(rest, skip_wording(rest));
    if found.level == Level::Secondary {
        if !found.fields.is_empty() {
            return Ok((rest, found));
        }
        if let Some((taken, names)) = subjects(rest) {
            found.fields = names;
            return Ok((after(rest, taken), found));
        }
    }
    while found.fields.is_empty() && found.level > Level::Secondary {
        let joint = run(rest, |t| t.shape == Shape::Slash || t.has(Class::OR.or(Class::ARTICLE)) || t.any(&["other", "another"]));
        if let Some(shared) = diploma_beside(after(rest, joint)).filter(|_| joint > 0) {
            // "Bachelor's degree or diploma in X": both are levels
            if input.first().is_some_and(|t| t.has(Class::LEVEL)) {
                (found.level, rest) = (Level::Associate, shared);
                break;
            }
            // "degree or diploma in X": the diploma is read for itself, and shares the field
            if let Ok((_, (fields, related))) = fields(line, shared) {
                found.fields.extend(fields);
                found.related_field |= related;
            }
            return Ok((rest, found));
        }
        let next = if joint == 0 { miss(rest) } else { alt((level, graduated, whole, diploma_level)).parse(after(rest, joint)) };
        let Some((tail, next)) = next.ok().filter(|(_, next)| next.fields.is_empty()) else { break };
        let tail = after(tail, skip_wording(tail));
        if tail.first().is_some_and(|t| t.any(&["with", "and", "plus"])) {
            break;
        }
        found.level = found.level.min(next.level);
        rest = tail;
    }
    let short = read(input, rest).last().is_some_and(|t| t.has(Class::LEVEL_SHORT) || t.shape == Shape::Close);
    let by_capitals = if short && found.fields.is_empty() { written(line, rest) } else { miss(rest) };
    // "High school diploma: further education …", "Bachelor's degree: a BSc in …": a label, and no fields behind it
    let labels = matches!(rest, [colon, behind @ ..] if colon.shape == Shape::Colon && (found.level == Level::Secondary || begins(behind) || length::length(behind).is_ok()))
        || matches!(rest, [open, behind @ ..] if open.shape == Shape::Open && length::length(behind).is_ok());
    let listed = if labels { miss(rest) } else { fields(line, rest) };
    if let Ok((tail, (fields, related))) = listed {
        found.fields.extend(fields);
        found.related_field |= related;
        rest = tail;
    } else if let Ok((tail, (fields, related))) = by_capitals {
        found.fields.extend(fields);
        found.related_field |= related;
        rest = tail;
    } else if let Ok((tail, ())) = related(rest) {
        found.related_field = true;
        rest = tail;
    }
    // "Doctor of Pharmacy (Pharm.D.) degree"
    let spelled = initials(rest);
    let heads = run(after(rest, spelled), |t| t.any(&["degree", "degrees"])).min(spelled);
    let rest = after(rest, if heads > 0 { spelled + heads } else { 0 });
    Ok((after(rest, skip_school(rest)), found))
}

/// The fields of a degree that stand apart from its level: "in Botany or a related field".
pub(crate) fn fields_behind<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, (Vec<String>, bool)> {
    fields(line, input).or_else(|_| related(input).map(|(rest, ())| (rest, (Vec::new(), true))))
}

/// Whether a token names a certificate of school that is given in subjects: "GCSE".
pub(crate) fn certificate(token: &Token<'_>) -> bool {
    token.text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("gcse"))
}

/// A degree with nothing but its level.
fn bare(level: Level) -> Degree {
    Degree { level, fields: Vec::new(), related_field: false, in_progress: false }
}
