//! Credentials by what one is: "registered nurse", "licensed to practise".
//!
//! ```ebnf
//! adjectival = member | entered | joined | profession ;
//! member     = [ "full" ] ( "member" | "membership" ) "of" noun ;
//! entered    = ( "entry" | "admission" | "inclusion" ) ( "on" | "onto" | "to" ) noun ;     (* with "register" or "bar" *)
//! joined     = adjective ( "with" | "by" | "in" | "to" | "as" | "on" ) noun ;
//! profession = adjective { "/" | "and" | adjective } { word } profession [ "(" … ")" ] ;
//! ```
//! Commit point: "with" and "by" must be followed by a name, unless a length is.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt};
use nom::sequence::preceded;

use super::super::{Read, Tokens, after, committed, length, miss, of, read, run, when, word};
use super::tail::{bracket, noun};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Why "registered with" alone is not read.
pub(crate) const NO_BODY: &str = "a registration must be followed by whom it is with";

/// Endings of professions that no list has.
const ENDINGS: [&str; 6] = ["r", "rs", "ist", "ian", "ists", "ians"];

/// "registered nurse", "licensed to practise …", "registered with the NMC", "member of the …".
pub(super) fn adjectival<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    match input.first() {
        Some(first) if first.any(&["member", "membership", "full"]) => preceded(opt(word("full")), member).parse(input),
        Some(first) if first.has(Class::CREDENTIALED) || first.listed(List::ENTRIES) => alt((entered, joined, profession)).parse(input),
        _ => miss(input),
    }
}

/// "member of the Royal College".
fn member<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let named = |t: &Token<'_>| t.any(&["the", "one"]) || t.has(Class::BODY) || t.capital();
    let staff = input.iter().take(6).any(|t| t.any(&["team", "staff"]));
    let (rest, _) = (when(|t| !staff && t.any(&["member", "membership"])), word("of")).parse(input)?;
    if rest.first().is_some_and(named) { Ok((noun(rest).map_or(rest, |(tail, ())| tail), ())) } else { miss(input) }
}

/// "entry on the register", "admission to the bar".
fn entered<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = (when(|t| t.listed(List::ENTRIES)), when(|t| t.any(&["on", "onto", "to"]))).parse(input)?;
    let (rest, ()) = noun(rest)?;
    let listed = read(input, rest).iter().any(|t| t.any(&["register", "bar", "registry"]));
    if listed { Ok((rest, ())) } else { miss(input) }
}

/// "registered with the NMC", "qualified as a teacher".
fn joined<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = of(Class::CREDENTIALED).parse(input)?;
    let (rest, joint) = when(|t| !t.glued && (t.listed(List::BEHIND_ADJECTIVE) || t.is("on"))).parse(rest)?;
    let (rest, ()) = not(length::length).parse(rest)?;
    if joint.any(&["with", "by"]) && rest.first().is_none_or(|t| t.shape == Shape::Stop) {
        committed(NO_BODY, noun).parse(rest)
    } else {
        noun(rest)
    }
}

/// "registered nurse", "chartered or certified accountant (ACA)".
fn profession<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let [first, next, ..] = input else { return miss(input) };
    let sought = first.is("qualified") && next.any(&["applicants", "candidates", "individuals", "candidate", "person"]);
    let joins = next.listed(List::BEHIND_ADJECTIVE) || next.is("on");
    if !first.has(Class::CREDENTIALED) || next.glued || sought || joins {
        return miss(input);
    }
    let rest = after(input, run(input, |t| t.has(Class::CREDENTIALED) || t.shape == Shape::Slash || t.is("and")));
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::OR).or(Class::HOLD);
    let words = run(rest, |t| t.shape == Shape::Word && !t.has(other) && !t.any(&["and", "who"])).min(5);
    let worker = |t: &Token<'_>| first.any(&["registered", "licensed"]) && t.any(&["professional", "professionals", "worker", "workers"]);
    let named =
        |t: &Token<'_>| t.has(Class::PROFESSION.or(Class::CREDENTIAL)) || worker(t) || ENDINGS.iter().any(|end| t.text.ends_with(end));
    let Some(last) = rest.iter().take(words).rposition(named) else { return miss(input) };
    let rest = after(rest, last + 1);
    Ok((after(rest, bracket(rest)), ()))
}
