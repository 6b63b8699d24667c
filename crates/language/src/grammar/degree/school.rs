//! School-leaving certificates, their grades and their subjects.
//!
//! ```ebnf
//! school   = { subject } ( name | "A level" ) { ( "/" | "or" | "(" | "," ) name } [ "(s)" ] [ "level" ] [ grade ] [ subjects ] [ grade ] ;
//! grade    = [ "at" | "with" ] [ "grades" ] letter [ "-" letter ] [ "or above" ] ;
//! subjects = { "in" | "including" | ":" | "(" } subject { ( "," | "and" | "or" | "/" | "&" ) subject } [ ")" ] ;
//! subject  = "English" | "maths" | "science" | … ;
//! ```

use nom::Parser;
use nom::branch::alt;

use super::super::{Read, Tokens, after, miss, one_of, run, when};
use super::bare;
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Degree, Level};
use crate::token::{Shape, Token};

/// "High school diploma", "GED", "A-levels", "GCSEs".
pub(super) fn school<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let name = |input| alt((one_of(&phrases::SCHOOLS), advanced_level)).parse(input);
    let (mut rest, ()) = name(input)?;
    if rest.first().is_some_and(|t| t.listed(List::SCHOOLED)) {
        return miss(input);
    }
    while let Ok((tail, _)) =
        when(|t| t.shape == Shape::Slash || t.has(Class::OR) || t.shape == Shape::Open || t.shape == Shape::Comma).parse(rest)
    {
        let Ok((tail, ())) = name(after(tail, run(tail, |t| t.has(Class::ARTICLE.or(Class::OR))))) else { break };
        rest = after(tail, run(tail, |t| t.shape == Shape::Close).min(1));
    }
    let plural =
        usize::from(matches!(rest, [open, s, close, ..] if open.shape == Shape::Open && s.is("s") && close.shape == Shape::Close)) * 3;
    let rest = after(rest, plural);
    let rest = after(rest, run(rest, |t| t.any(&["level", "standard"])));
    let rest = after(rest, graded(rest));
    let mut found = bare(Level::Secondary);
    let rest = subjects(rest).map_or(rest, |(taken, names)| {
        found.fields = names;
        after(rest, taken + graded(after(rest, taken)))
    });
    Ok((rest, found))
}

/// The subjects behind a certificate, and how many tokens name them: "including English and Maths", "(Maths, Science)".
pub(super) fn subjects(tokens: Tokens<'_, '_>) -> Option<(usize, Vec<String>)> {
    let lead = run(tokens, |t| {
        matches!(t.shape, Shape::Open | Shape::Comma | Shape::Colon | Shape::Dash)
            || t.listed(List::BEFORE_SUBJECT)
            || t.has(Class::ARTICLE)
    });
    let names = run(after(tokens, lead), lists_subjects);
    let list = after(tokens, lead).get(..names)?;
    let list = list.get(..=list.iter().rposition(|t| t.listed(List::SUBJECTS))?)?;
    let close = usize::from(tokens.iter().take(lead).any(|t| t.shape == Shape::Open))
        * run(after(tokens, lead + list.len()), |t| t.shape == Shape::Close).min(1);
    (lead < 6 && list.first()?.listed(List::SUBJECTS)).then(|| (lead + list.len() + close, named(list)))
}

/// The subjects that stand right before a certificate: "English and Maths" before "GCSE" or "at GCSE".
pub(crate) fn subjects_before(tokens: Tokens<'_, '_>) -> Vec<String> {
    let tokens = tokens.get(..tokens.len() - tokens.iter().rev().take_while(|t| t.any(&["at", "in", "to"])).count()).unwrap_or_default();
    let names = tokens.iter().rev().take_while(|t| lists_subjects(t)).count();
    let closing = tokens.last().is_some_and(|t| t.listed(List::SUBJECTS) && !t.is("language"));
    if closing { named(after(tokens, tokens.len() - names)) } else { Vec::new() }
}

/// Whether a token belongs to a list of subjects.
fn lists_subjects(token: &Token<'_>) -> bool {
    token.listed(List::SUBJECTS)
        || token.has(Class::AND.or(Class::OR))
        || matches!(token.shape, Shape::Comma | Shape::Slash | Shape::Ampersand)
}

/// The names in a list of subjects; words side by side are one name.
fn named(list: Tokens<'_, '_>) -> Vec<String> {
    let words = list.split(|t| !t.listed(List::SUBJECTS)).filter(|name| !name.is_empty());
    words.map(|name| name.iter().map(|t| t.text).collect::<Vec<_>>().join(" ")).collect()
}

/// "A levels", but not "a level of".
fn advanced_level<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = (when(|t| t.text == "A"), when(|t| t.any(&["level", "levels"]))).parse(input)?;
    if rest.first().is_some_and(|t| t.is("of") || t.shape == Shape::Number) { miss(input) } else { Ok((rest, ())) }
}

/// How many tokens say the grade: "at grade C or above", "(grades A-C)".
fn graded(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.shape == Shape::Open || t.listed(List::BEFORE_SCHOOL_GRADE));
    let named = run(after(tokens, lead), |t| t.any(&["grade", "grades"]));
    let mark = |t: &Token<'_>| {
        (t.text.len() < 3 || t.text.len() < 6 && t.text.contains('-')) && (t.capital() || t.shape == Shape::Number)
            || matches!(t.shape, Shape::Dash | Shape::Slash | Shape::Other)
            || t.any(&["to", "and"])
    };
    let letter = |t: &Token<'_>| named > 0 && t.shape == Shape::Word && t.text.len() == 1;
    let marks = run(after(tokens, lead + named), |t| mark(t) || letter(t));
    let rest = after(tokens, lead + named + marks);
    let more = one_of(&phrases::OR_HIGHER).parse(rest).map_or(0, |(tail, ())| rest.len() - tail.len());
    let close = run(after(rest, more), |t| t.shape == Shape::Close).min(run(tokens, |t| t.shape == Shape::Open));
    // "GCSEs A*-C"
    let range = tokens.iter().take(marks).any(|t| t.text.contains('-') && t.capital())
        || marks > 2 && after(tokens, 1).iter().take(marks - 2).any(|t| t.shape == Shape::Dash);
    match () {
        () if lead == 0 && range => named + marks + more,
        () if marks > 0 && named + close > 0 => lead + named + marks + more + close,
        () if lead == 0 => named,
        () => 0,
    }
}
