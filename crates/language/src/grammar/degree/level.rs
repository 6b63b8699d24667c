//! Levels of degrees.
//!
//! ```ebnf
//! levels = level [ bracketed ] { [ initials ] ( "/" | "or" | "," | "and" | "&" ) [ article | "preferably" ] level [ bracketed ] } ;
//! bracketed = "(" "or" level [ "degree" ] ")" ;
//! level  = ( "juris doctor" | "doctor of" | word | abbreviation ) [ "(hons)" ] [ "of" faculty ] ;
//! ```

use nom::Parser;

use super::super::{Read, Tokens, after, length, mark, miss, of, run};
use super::bare;
use super::wording::initials;
use crate::lexicon::{Class, List};
use crate::requirement::{Degree, Level};
use crate::token::{Shape, Token};

/// The level of a token that names one.
pub(super) fn level_of(token: &Token<'_>, next: Option<&Token<'_>>) -> Option<Level> {
    let named = token.has(Class::LEVEL) || (token.has(Class::LEVEL_SHORT) && short(token, next));
    let level = match token.value {
        1 => Level::Secondary,
        2 => Level::Associate,
        3 => Level::Bachelor,
        4 => Level::Master,
        _ => Level::Doctorate,
    };
    named.then_some(level)
}

/// Whether an abbreviation of a level is written as one ("BS", "B.Sc", "MSc"), and is not part of a product or an address.
fn short(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    if token.is("ma") && next.is_some_and(|n| n.shape == Shape::Number) {
        return false;
    }
    let written = token.text.len() > 1
        && token.capital()
        && token.text.chars().skip(1).any(|c| c.is_uppercase())
        && (token.text.len() > 2 || token.shouted());
    let written = written && !(token.value == 2 && !token.text.contains('.') && token.is("as"));
    let closing = token.is("jd") && next.is_none_or(|n| matches!(n.shape, Shape::Stop | Shape::Comma | Shape::Close));
    let doubtful = !closing && token.listed(List::DOUBTFUL);
    written
        && !next.is_some_and(|n| n.listed(List::PRODUCTS) || n.text.starts_with('*') && !n.spaced)
        && (!doubtful || next.is_some_and(|n| n.has(Class::DEGREE) || n.shape == Shape::Slash || n.any(&["in", "or"])))
}

/// "BS/MS", "Bachelor's or Master's": the lowest counts.
pub(super) fn levels<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let (mut rest, mut found) = level(input)?;
    loop {
        if let Ok((tail, level)) = bracketed(rest) {
            found.level = found.level.min(level);
            rest = tail;
        }
        let spelled = initials(rest);
        let joint = spelled
            + run(after(rest, spelled), |t| {
                matches!(t.shape, Shape::Slash | Shape::Comma | Shape::Ampersand) || t.has(Class::OR) || t.is("and")
            });
        let lead = run(after(rest, joint), |t| t.has(Class::ARTICLE) || t.is("preferably"));
        let advanced = after(rest, joint + lead);
        let next = if joint == spelled { miss(rest) } else { level(advanced) };
        let Ok((tail, next)) = next else { break };
        let behind = after(rest, spelled).get(..joint - spelled).unwrap_or_default();
        // "PhD, or Master's with 5 years": the years are those of the lower level
        let apart = matches!(behind, [comma, .., or] if comma.shape == Shape::Comma && or.has(Class::OR));
        // "MS or BS with 5 years", too, when nothing stands between
        let or = behind.last().is_some_and(|t| t.has(Class::OR));
        if next.level < found.level && (apart && counted(tail) || or && years(tail)) {
            break;
        }
        if found.fields != next.fields || found.level != next.level && !next.fields.is_empty() {
            break;
        }
        found.level = found.level.min(next.level);
        rest = tail;
    }
    Ok((rest, found))
}

/// Whether a length is joined to the degree whose words these are: "degree in Botany with 5 years of experience".
fn counted(tokens: Tokens<'_, '_>) -> bool {
    let own = tokens.iter().take(16).take_while(|t| !matches!(t.shape, Shape::Semicolon | Shape::Stop) && !t.has(Class::LEVEL));
    let mut joined = false;
    own.into_iter().any(|t| {
        joined |= t.any(&["with", "plus"]) || t.has(Class::AND);
        joined && t.has(Class::UNIT)
    })
}

/// Whether a length is joined right behind a level: "degree with 5 years".
fn years(tokens: Tokens<'_, '_>) -> bool {
    let rest = after(tokens, run(tokens, |t| t.any(&["degree", "degrees"])));
    let joined = rest.first().is_some_and(|t| t.any(&["with", "plus"]) || t.has(Class::AND));
    joined && length::length(after(rest, 1)).is_ok()
}

/// A level that stands beside another in brackets: "Bachelor's (or Master's)".
fn bracketed<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Level> {
    let (rest, _) = (mark(Shape::Open), of(Class::OR)).parse(input)?;
    let (rest, found) = level(after(rest, run(rest, |t| t.has(Class::OR))))?;
    let (rest, _) = mark(Shape::Close).parse(after(rest, run(rest, |t| t.has(Class::DEGREE))))?;
    if found.fields.is_empty() { Ok((rest, found.level)) } else { miss(input) }
}

/// One named level: "Bachelor of Science degree", "PhD", "Master's".
pub(super) fn level<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let Some((first, rest)) = input.split_first() else { return miss(input) };
    if doctor(first, rest) {
        let law = first.is("juris");
        let mut found = bare(Level::Doctorate);
        found.fields.extend(law.then(|| "Law".to_owned()));
        return Ok((after(rest, usize::from(law)), found));
    }
    if first.text == "MB" && rest.first().is_some_and(|t| t.any(&["chb", "bs", "bch", "bchir"])) {
        let mut found = bare(Level::Bachelor);
        found.fields.push("Medicine".to_owned());
        return Ok((after(rest, 1), found));
    }
    let Some(level) = level_of(first, rest.first()).filter(|_| !other(first, rest)) else { return miss(input) };
    let mut found = bare(level);
    found.fields.extend(own_field(first).map(str::to_owned));
    let rest = after(rest, honours(rest));
    Ok((after(rest, faculty(rest)), found))
}

/// "Juris Doctor", "Doctor of Pharmacy".
fn doctor(first: &Token<'_>, rest: Tokens<'_, '_>) -> bool {
    first.any(&["juris", "doctor"])
        && rest.first().is_some_and(|t| t.any(&["doctor", "doctorate", "of"]))
        && (first.is("juris") || rest.get(1).is_some_and(|t| t.capital()))
}

/// The field that an abbreviation names with its level.
fn own_field(token: &Token<'_>) -> Option<&'static str> {
    match () {
        () if token.any(&["mba", "m.b.a."]) => Some("Business Administration"),
        () if token.listed(List::OF_LAW) => Some("Law"),
        () if token.is("msw") => Some("Social Work"),
        () if token.listed(List::MEDICAL) => Some("Medicine"),
        () if token.any(&["mbbs", "mbchb", "mbbch", "bmbs"]) => Some("Medicine"),
        () if token.listed(List::DENTAL) => Some("Dentistry"),
        () if token.any(&["dvm", "d.v.m", "d.v.m."]) => Some("Veterinary Medicine"),
        () if token.any(&["pharmd", "pharm.d."]) => Some("Pharmacy"),
        () => None,
    }
}

/// Whether the word of a level says something else here: "master data", "associate scheduler", "undergraduate students".
fn other(first: &Token<'_>, rest: Tokens<'_, '_>) -> bool {
    let next = rest.first();
    let blocked = next.is_some_and(|t| {
        first.any(&["master", "masters", "associate", "associates"]) && t.any(&["data", "the", "electrician", "scheduler"])
            || first.any(&["undergraduate", "undergrad"]) && t.class == Class::NONE && !matches!(t.shape, Shape::Open | Shape::Slash)
            || first.is("undergraduate")
                && (t.any(&["students", "and", "courses", "medical"]) || t.has(Class::EXPERIENCE) || t.listed(List::TAUGHT))
            || first.is("doctorate") && t.is("course")
    });
    let goes_on = |t: &Token<'_>| {
        !t.any(&["qualification", "qualifications"]) && t.has(Class::DEGREE.or(Class::OR)) && !t.is("education")
            || t.any(&["of", "in", "level"])
            || t.shape == Shape::Slash
    };
    let lone = first.listed(List::LONE_LEVELS) && !after(rest, initials(rest)).first().is_some_and(goes_on);
    blocked || lone
}

/// How many tokens say "(Hons)".
fn honours(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.get(1).is_some_and(|t| t.any(&["hons", "honours"])) {
        return 0;
    }
    run(tokens, |t| matches!(t.shape, Shape::Open | Shape::Close) || t.any(&["hons", "honours", "hons."]))
}

/// How many tokens say "of Science", "of Arts/Science"; a name such as "of Business Management" is the field.
fn faculty(tokens: Tokens<'_, '_>) -> usize {
    let [of, faculty, tail @ ..] = tokens else { return 0 };
    let named = tail.first().is_some_and(|t| t.capital() && !t.has(Class::DEGREE) && !t.glued);
    let alone = faculty.any(&["science", "sciences", "arts", "applied"]) || !named;
    if !(of.is("of") && faculty.listed(List::FACULTIES) && alone) {
        return 0;
    }
    2 + run(tail, |t| t.shape == Shape::Slash || t.any(&["arts", "science", "sciences"]))
}
