//! Credentials by name.
//!
//! ```ebnf
//! named   = series | section | bar | issued | regulated | register | known | council ;
//! series  = "Series" number { number | head } ;
//! bar     = "bar" ( "exam" | "admission" | "membership" | "license" ) ;
//! section = ( "section" | "s12" ) { number | "(" | ")" } ( "approved" | "approval" ) | "Specialist Register" ;
//! phrase  = ( "first aid" | "basic life support" | … ) { head | adjective | number } [ "level" number ] [ tail ] | "class" letter known ;
//! issued  = abbreviation "(" body ")" { head } ;
//! council = capital { capital | "of" | "and" } ( "Council" | "Society" | … ) ( "registered" | "accredited" ) ;
//! regulated = register profession ;
//! register = name { name | "level" | number } { "specialist" | "professional" } "register" ;
//! known   = name { name | "level" | number } { head | adjective } [ profession | award ] [ { word } part ] [ tail ] ;
//! part    = "/" | "or part" { … } adjective ;                                 (* "ACCA part/fully qualified" *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::peek;
use nom::sequence::preceded;

use super::super::{Read, Tokens, after, mark, miss, of, one_of, read, run, when, word};
use super::heads;
use super::shared;
use super::tail::{bracket, levelled, tail};
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// "NMC registration", "RN", "CPA certification", "HCPC registered": a known name and what kind of thing it is.
pub(super) fn named<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    match input.first() {
        Some(first) if first.listed(List::OPENS_CREDENTIAL) => alt((series, section, bar, issued, regulated, register, known)).parse(input),
        Some(first) if first.has(Class::BODY.or(Class::CREDENTIAL)) => alt((issued, regulated, register, known)).parse(input),
        Some(first) if first.capital() => alt((issued, council)).parse(input),
        _ => miss(input),
    }
}

/// "Series 7 and" the numbers behind it.
fn series<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = (word("series"), mark(Shape::Number)).parse(input)?;
    let rest = after(rest, run(rest, |t| t.shape == Shape::Number || t.has(Class::CREDENTIAL_HEAD)));
    Ok((after(rest, bracket(rest)), ()))
}

/// "Section 12 (2) approved".
fn section<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if let Ok((rest, _)) = (when(|t| t.is("specialist") && t.capital()), when(|t| t.is("register") && t.capital())).parse(input) {
        return Ok((rest, ()));
    }
    let (rest, _) = when(|t| t.any(&["section", "s12"])).parse(input)?;
    let rest = after(rest, run(rest, |t| matches!(t.shape, Shape::Number | Shape::Open | Shape::Close)));
    let (rest, _) = when(|t| t.any(&["approved", "approval"])).parse(rest)?;
    Ok((rest, ()))
}

/// "First Aid certificate", "Lean Six Sigma Green Belt", "food handler card", "class A CDL".
pub(super) fn phrase<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let letter = |t: &Token<'a>| t.text.len() == 1 && t.capital();
    let class = (word("class"), when(letter), peek(of(Class::CREDENTIAL)));
    if let Ok((rest, ())) = preceded(class, known).parse(input) {
        return Ok((rest, ()));
    }
    let (rest, ()) = one_of(&phrases::CREDENTIALS).parse(input)?;
    let aid = read(input, rest).last().is_some_and(|t| t.is("aid"));
    let ends = |t: &Token<'_>| {
        !matches!(t.shape, Shape::Word | Shape::Slash) || t.has(Class::AND.or(Class::OR)) || t.any(&["at", "qualified", "trained"])
    };
    let plain = aid && rest.first().is_none_or(ends);
    if !plain
        && !read(input, rest).iter().any(|t| t.capital() || t.any(&["card", "ticket"]))
        && !rest.first().is_some_and(|t| t.any(&["card", "commission"]))
    {
        return miss(input);
    }
    // "first aid at work"
    let rest = if aid && matches!(rest, [at, work, ..] if at.is("at") && work.is("work")) { after(rest, 2) } else { rest };
    let kind = |t: &Token<'_>| {
        !t.glued && (t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)) || t.shape == Shape::Number || t.any(&["card", "commission"]))
    };
    let rest = after(rest, run(rest, kind));
    let rest = after(rest, levelled(rest));
    Ok((after(rest, tail(rest)), ()))
}

/// "bar admission".
fn bar<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = (word("bar"), when(|t| t.any(&["exam", "admission", "membership", "license"]))).parse(input)?;
    Ok((rest, ()))
}

/// "MLS (ASCP)": a short name and who gives it.
fn issued<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if !matches!(input, [_, open, ..] if open.shape == Shape::Open) {
        return miss(input);
    }
    let name = when(|t: &Token<'a>| t.text.len() < 7 && t.shouted());
    let (rest, _) = (name, mark(Shape::Open), of(Class::BODY), mark(Shape::Close)).parse(input)?;
    Ok((after(rest, heads(rest)), ()))
}

/// "Health and Care Council registered": a body by its full name.
fn council<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if !input.iter().take(10).any(|t| t.listed(List::COUNCILS)) {
        return miss(input);
    }
    let small = |t: &Token<'_>| t.any(&["of", "and", "for", "the"]);
    let names = run(input, |t| t.shape == Shape::Word && !t.glued && (t.capital() || small(t))).min(9);
    let rest = after(input, names);
    let body = input.get(..names).and_then(|t| t.last()).is_some_and(|t| t.listed(List::COUNCILS));
    let (tail, _) = when(|t| body && t.any(&["registered", "accredited", "approved"])).parse(rest)?;
    Ok((tail, ()))
}

/// "NMC Nurse": a register and a profession.
fn regulated<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let register = when(|t| t.listed(List::REGULATORS) && t.has(Class::BODY) && t.capital() && !credential(t));
    let (rest, _) = (register, when(|t| t.has(Class::PROFESSION) && t.capital())).parse(input)?;
    Ok((rest, ()))
}

/// Whether a token is written as the name of a credential.
fn credential(token: &Token<'_>) -> bool {
    token.has(Class::CREDENTIAL)
        && token.capital()
        && (token.text.len() > 4
            || initials(token)
            || token.text.bytes().any(|b| b.is_ascii_digit())
            || token.text.ends_with(|c: char| c.is_ascii_uppercase()))
}

/// Whether a token is all capitals, but for the ending of its plural: "RMNs".
fn initials(token: &Token<'_>) -> bool {
    let own = token.text.strip_suffix('s').unwrap_or(token.text);
    token.shouted() || own.len() > 1 && own.bytes().all(|b| b.is_ascii_uppercase())
}

/// How many tokens name a body or credential: "NVQ Level 3", "NVQ level III".
fn names(tokens: Tokens<'_, '_>) -> usize {
    let written = |t: &Token<'_>| t.has(Class::BODY.or(Class::CREDENTIAL)) && t.capital();
    let roman = |t: &Token<'_>| t.text.len() < 4 && !t.glued && t.text.bytes().all(|b| matches!(b, b'I' | b'V'));
    let words = run(tokens, |t| {
        written(t) || t.any(&["level", "series"]) || t.shape == Shape::Number && !t.glued || roman(t) || t.has(Class::NUMERAL)
    })
    .max(1);
    let counted = words > 1 && tokens.get(words - 1).is_some_and(|t| t.shape == Shape::Number);
    // "NVQ level 2 or 3"
    let either = counted
        && matches!(after(tokens, words), [or, number, behind @ ..] if (or.has(Class::OR) || or.shape == Shape::Slash)
            && number.shape == Shape::Number
            && number.text.len() < 3
            && !behind.first().is_some_and(|t| t.has(Class::UNIT) || matches!(t.shape, Shape::Plus | Shape::Slash)));
    let words = words + if either { 2 } else { 0 };
    // "CDL Class A", "HGV 1"
    let bare = tokens.first().is_some_and(|t| t.listed(List::DRIVEN))
        && matches!(after(tokens, words), [mark, ..] if mark.text.len() == 1 && mark.capital() && mark.shape == Shape::Word);
    words + if bare { 1 } else { shared::class(after(tokens, words)) }
}

/// "GMC Specialist Register".
fn register<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    peek(when(|t| t.has(Class::BODY) && t.capital())).parse(input)?;
    let rest = after(input, names(input));
    let rest = after(rest, run(rest, |t| t.any(&["specialist", "professional", "gp"])));
    let (rest, _) = when(|t| t.any(&["register", "registers"])).parse(rest)?;
    Ok((rest, ()))
}

/// A credential, or a body with the kind of thing that it gives.
fn known<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (_, first) = when(|t| credential(t) || t.has(Class::BODY) && t.capital()).parse(input)?;
    let rest = after(input, names(input));
    // "CSCS gold card"
    let rest = after(rest, usize::from(matches!(rest, [colour, card, ..] if colour.listed(List::CARD_COLOURS) && card.is("card"))));
    let kinds = run(rest, |t| {
        !t.glued
            && (t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED))
                || t.any(&["number", "state", "status", "portfolio", "card"])
                || approved(t, rest.get(1))
                || first.shouted() && t.any(&["provider", "instructor"]))
    });
    if !credential(first) && kinds == 0 {
        return miss(input);
    }
    let titled = kinds > 0 && rest.get(kinds - 1).is_some_and(|t| t.is("certified") && t.capital());
    let (kind, rest) = rest.split_at(kinds.min(rest.len()));
    let profession = profession(kind, rest);
    if profession > 0 {
        return Ok((after(rest, profession), ()));
    }
    let rest = after(rest, if kinds == 0 { award(rest) } else { 0 });
    let title = |t: &Token<'_>| t.shape == Shape::Word && (t.capital() || t.has(Class::CREDENTIAL_HEAD)) && !t.glued;
    let rest = if titled { after(rest, run(rest, title)) } else { rest };
    let rest = after(rest, part(rest));
    Ok((after(rest, tail(rest)), ()))
}

/// Whether a body approves a professional: "NICEIC approved electrician", but no course or degree.
fn approved(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    token.is("approved") && next.is_none_or(|t| t.has(Class::PROFESSION) || t.shape != Shape::Word)
}

/// How many tokens name the profession that one is registered in: "HCPC registered" before "Operating Department Practitioner".
fn profession(kinds: Tokens<'_, '_>, tokens: Tokens<'_, '_>) -> usize {
    if !kinds.last().is_some_and(|t| t.is("registered")) {
        return 0;
    }
    let small =
        |t: &Token<'_>| t.shape == Shape::Word && !t.glued && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR).or(Class::FINITE));
    if tokens.first().is_some_and(|t| t.has(Class::PROFESSION) && !t.capital()) {
        let named = |t: &Token<'_>| t.has(Class::PROFESSION) || t.text.ends_with("ist") || t.text.ends_with("ists");
        return tokens.iter().take(run(tokens, small).min(3)).rposition(named).map_or(0, |last| last + 1);
    }
    let words = run(tokens, |t| t.shape == Shape::Word && t.capital() && !t.glued).min(5);
    if tokens.iter().take(words).any(|t| t.has(Class::PROFESSION)) { words } else { 0 }
}

/// How many tokens name what is awarded: "BTEC" before "National Certificate".
fn award(tokens: Tokens<'_, '_>) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word && t.capital() && !t.glued && !t.has(Class::CREDENTIAL_HEAD)).min(3);
    let headed = tokens.get(words).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && t.capital());
    if headed && words > 0 { words + 1 } else { 0 }
}

/// How many tokens say that a part of a qualification is enough: "part/fully qualified".
fn part(tokens: Tokens<'_, '_>) -> usize {
    let or_part = tokens.get(1).is_some_and(|t| t.is("part"));
    let whole = run(tokens, |t| t.shape == Shape::Slash || t.is("part") || t.is("or") && or_part || t.has(Class::CREDENTIALED));
    let words = tokens.get(..whole).unwrap_or_default();
    let fits = matches!(words, [first, .., last] if !first.has(Class::CREDENTIALED) && last.has(Class::CREDENTIALED))
        && words.iter().any(|t| t.is("part"));
    if fits { whole } else { 0 }
}
