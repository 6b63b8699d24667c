//! How one stands with a register, and how near one is to a certificate.
//!
//! ```ebnf
//! listed = ( "on" | "onto" ) { word | "or" | "," } "register" [ tail ] ;                (* "on the Specialist Register" *)
//! near   = [ "they" ] [ "should" | "will" ] [ "be" | "is" ] ( within | eligible ) ;      (* behind "or" *)
//! within = "within" length "of" { "expected" | "date" | "receiving" | article | … } ;
//! eligible = "eligible" ( "for" | "to" [ "join" | "be" ] ) ;
//! ```

use super::super::{Read, Tokens, after, length, miss, read, run};
use super::tail::tail;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// No register stands farther than this behind "on".
const REACH: usize = 20;

/// "on the Specialist Register", "on, or eligible to join, the register".
pub(super) fn listed<'t, 'a>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let Some((on, rest)) = input.split_first() else { return miss(input) };
    let ends = Class::HOLD.or(Class::FINITE).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED);
    let words = rest
        .iter()
        .take(REACH)
        .take_while(|t| (matches!(t.shape, Shape::Word | Shape::Number) && !t.has(ends) || t.shape == Shape::Comma) && !t.glued);
    let Some(at) = words.clone().position(|t| t.any(&["register", "registers"])) else { return miss(input) };
    let named = rest.get(..at).unwrap_or_default();
    let register = |t: &Token<'_>| t.any(&["specialist", "specialty", "speciality", "gp", "professional"]) || t.has(Class::BODY);
    if !on.any(&["on", "onto"]) || !named.iter().any(register) {
        return miss(input);
    }
    let rest = after(rest, at + 1);
    Ok((after(rest, tail(rest)), ()))
}

/// Where the name begins of the register that one is listed on.
pub(super) fn name<'t, 'a>(whole: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
    if !whole.first().is_some_and(|t| t.any(&["on", "onto"])) {
        return whole;
    }
    let end = whole.iter().position(|t| t.any(&["register", "registers"])).unwrap_or(whole.len());
    let small = |t: &Token<'_>| t.has(Class::ARTICLE.or(Class::OR)) || t.any(&["on", "onto", "join"]) || t.shape == Shape::Comma;
    let from = whole.iter().take(end).rposition(small).map_or(0, |at| at + 1);
    after(whole, from)
}

/// How many tokens behind "or" say that one is near to what follows: "be within six months of obtaining a", "be eligible for".
pub(super) fn near(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.has(Class::FINITE) || t.any(&["they", "you", "must", "applicants", "be", "either", "already"]));
    let rest = after(tokens, lead);
    match rest {
        [eligible, to, ..] if eligible.is("eligible") && to.any(&["to", "for"]) => {
            let behind = after(rest, 2);
            // "eligible for inclusion, or be within six months of"
            let entry = run(behind, |t| t.listed(List::ENTRIES));
            let joint = entry + run(after(behind, entry), |t| t.has(Class::OR) || t.shape == Shape::Comma);
            let again = if entry > 0 && joint > entry { near(after(behind, joint)) } else { 0 };
            let taken =
                if again > 0 { joint + again } else { run(behind, |t| t.any(&["join", "be", "apply", "for"]) || t.has(Class::ARTICLE)) };
            lead + 2 + taken
        }
        [within, ..] if within.is("within") => {
            let counted = after(rest, 1);
            let Ok((behind, _)) = length::length(counted) else { return 0 };
            let of = run(behind, |t| t.listed(List::COMING));
            if of > 0 { lead + 1 + read(counted, behind).len() + of } else { 0 }
        }
        _ => 0,
    }
}
