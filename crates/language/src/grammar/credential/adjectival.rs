//! Credentials by what one is: "registered nurse", "licensed to practise".
//!
//! ```ebnf
//! adjectival = member | listed | entered | joined | profession ;
//! member     = [ "full" | "chartered" ] ( "member" | "membership" ) "of" noun ;
//! entered    = ( "entry" | "admission" | "inclusion" | "admitted" ) ( "on" | "onto" | "to" ) noun ;     (* with "register" or "bar" *)
//! joined     = adjective { ( "/" | "and" ) adjective } ( ( "with" | "by" | "in" | "to" | "as" | "on" ) noun | register ) ;
//! profession = adjective { "/" | "and" | adjective } ( { word } profession [ field ] | title | abbreviation ) [ "(" … ")" ] ;
//! field      = "-" ( "adult" | "child" | "mental health" | "learning disability" | … ) ;
//! title      = capital { [ "and" ] capital } ;                                       (* behind "Certified" *)
//! ```
//! Commit point: "with" and "by" must be followed by a name, unless a length is.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt};
use nom::sequence::preceded;

use super::super::{Read, Tokens, after, before, committed, degree, length, miss, of, read, run, when, word};
use super::heads;
use super::standing::listed;
use super::tail::{bracket, examples, experienced, noun, tail};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Why "registered with" alone is not read.
pub(crate) const NO_BODY: &str = "a registration must be followed by whom it is with";

/// Endings of professions that no list has.
const ENDINGS: [&str; 6] = ["r", "rs", "ist", "ian", "ists", "ians"];

/// "registered nurse", "licensed to practise …", "registered with the NMC", "member of the …".
pub(super) fn adjectival<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    match input.first() {
        Some(first)
            if first.any(&["member", "members", "membership", "full"]) || first.has(Class::CREDENTIALED) && graded_member(input) =>
        {
            let held = preceded(opt(when(|t| t.is("full") || t.has(Class::CREDENTIALED))), member).parse(input);
            if first.has(Class::CREDENTIALED) { held.or_else(|_| alt((entered, joined, profession)).parse(input)) } else { held }
        }
        Some(first) if first.any(&["on", "onto"]) => listed(input),
        // "eligible to register with the GDC"
        Some(first) if first.is("register") && input.get(1).is_some_and(|t| t.is("with")) => match tail(after(input, 1)) {
            0 => miss(input),
            with => Ok((after(input, 1 + with), ())),
        },
        Some(first) if first.any(&["registered", "qualified"]) && input.get(1).is_some_and(|t| t.is("member")) => member(after(input, 1)),
        // "or qualified by experience" is no name
        Some(first)
            if first.is("qualified") && matches!(input, [_, by, experience, ..] if by.is("by") && experience.has(Class::EXPERIENCE)) =>
        {
            miss(input)
        }
        Some(first) if first.has(Class::CREDENTIALED) || first.listed(List::ENTRIES) || first.is("admitted") => {
            alt((entered, joined, profession)).parse(input)
        }
        _ => miss(input),
    }
}

/// "Chartered member", "registered member".
fn graded_member(input: Tokens<'_, '_>) -> bool {
    input.get(1).is_some_and(|t| t.any(&["member", "membership"]))
}

/// "member of the Royal College".
fn member<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let own = |t: &Token<'_>| t.has(Class::BODY) || t.capital();
    let one = !input.first().is_some_and(|t| t.is("members"));
    let named = |t: &Token<'_>| own(t) || t.any(&["the", "one"]) && (one || input.get(3).is_some_and(own));
    let staff = input.iter().take(6).any(|t| t.listed(List::STAFF));
    let (rest, _) = (when(|t| !staff && t.any(&["member", "members", "membership"])), word("of")).parse(input)?;
    let kind = |t: &Token<'_>| t.any(&["professional", "appropriate", "relevant", "recognised", "recognized", "regulatory"]);
    let body = |t: &Token<'_>| t.any(&["body", "organisation", "organization", "association"]);
    let any = rest.first().is_some_and(|t| t.any(&["a", "an"])) && rest.get(1).is_some_and(kind) && rest.iter().take(5).any(body);
    if any || rest.first().is_some_and(named) { Ok((noun(rest).map_or(rest, |(tail, ())| tail), ())) } else { miss(input) }
}

/// "entry on the register", "admission to the bar".
fn entered<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = (when(|t| t.listed(List::ENTRIES) || t.is("admitted")), when(|t| t.any(&["on", "onto", "to", "for"]))).parse(input)?;
    let (rest, ()) = noun(rest)?;
    let listed = read(input, rest).iter().any(|t| t.any(&["register", "bar", "registry"]) || t.is("list") && t.capital());
    if listed { Ok((rest, ())) } else { miss(input) }
}

/// "registered with the NMC", "qualified as a teacher".
fn joined<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, first) = of(Class::CREDENTIALED).parse(input)?;
    let rest = after(rest, otherwise(rest));
    let more = run(rest, |t| t.has(Class::CREDENTIALED.or(Class::AND)) || t.shape == Shape::Slash);
    let twice = first.any(&["registered", "licensed"]) && before(rest, more).is_some_and(|t| t.has(Class::CREDENTIALED));
    let rest = if twice { after(rest, more) } else { rest };
    if let Ok((rest, _)) = when(|t| t.has(Class::BODY) && t.shouted() && !t.glued).parse(rest)
        && rest.first().is_none_or(|t| t.shape != Shape::Word)
    {
        return Ok((rest, ()));
    }
    let (rest, joint) = when(|t| !t.glued && (t.listed(List::BEHIND_ADJECTIVE) || t.is("on"))).parse(rest)?;
    let (rest, ()) = not(length::length).parse(rest)?;
    let graded = after(rest, run(rest, |t| t.has(Class::ARTICLE)));
    let studied = graded.first().is_some_and(|t| t.has(Class::LEVEL) || t.is("degree")) || degree::begins(graded);
    let (rest, ()) = not(when(|_| joint.is("to") && studied)).parse(rest)?;
    if joint.is("with") && (input.first().is_some_and(|t| t.is("qualified")) || experienced(rest)) {
        return miss(input);
    }
    if joint.any(&["with", "by"]) && rest.first().is_none_or(|t| t.shape == Shape::Stop) {
        return committed(NO_BODY, noun).parse(rest);
    }
    let (rest, ()) = noun(rest)?;
    // "qualified as a Registered Nurse (RN), …"
    let short = matches!(rest, [open, name, close, ..]
        if open.shape == Shape::Open && name.shouted() && name.has(Class::CREDENTIAL) && close.shape == Shape::Close);
    let rest = after(rest, if short { 3 } else { 0 });
    // "registered as a pharmacist with the General Pharmaceutical Council"
    let body = matches!(rest, [with, the, name, ..] if joint.is("as") && with.is("with") && the.is("the") && name.capital());
    if body { noun(after(rest, 1)) } else { Ok((rest, ())) }
}

/// How many words choose another adjective: "licensed or otherwise recognised as".
fn otherwise(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.has(Class::OR) || t.is("otherwise"));
    let adjective = run(after(tokens, lead), |t| t.has(Class::CREDENTIALED) || t.any(&["recognized", "recognised", "eligible"]));
    if lead > 0 && adjective > 0 && tokens.first().is_some_and(|t| t.has(Class::OR)) { lead + adjective } else { 0 }
}

/// "registered nurse", "chartered or certified accountant (ACA)".
fn profession<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let [first, next, ..] = input else { return miss(input) };
    let sought = first.is("qualified") && next.listed(List::SOUGHT);
    let joins = next.listed(List::BEHIND_ADJECTIVE) || next.is("on");
    if !first.has(Class::CREDENTIALED) || next.glued || sought || joins {
        return miss(input);
    }
    let rest = after(input, run(input, |t| t.has(Class::CREDENTIALED) || t.shape == Shape::Slash || t.is("and")));
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::OR).or(Class::HOLD);
    let words = run(rest, |t| t.shape == Shape::Word && !t.has(other) && !t.listed(List::BEHIND_PROFESSION)).min(5);
    let worker = |t: &Token<'_>| first.any(&["registered", "licensed"]) && t.listed(List::WORKERS);
    let named = |t: &Token<'_>| {
        t.has(Class::PROFESSION.or(Class::CREDENTIAL))
            || worker(t)
            || t.listed(List::TRADESPEOPLE)
            || ENDINGS.iter().any(|end| t.text.ends_with(end))
    };
    let last = rest.iter().take(words).rposition(named).map(|last| last + 1);
    let shared = || {
        let joint = rest.get(words).is_some_and(|t| t.has(Class::OR)) && words > 0;
        let behind = after(rest, words + 1);
        let titled = run(behind, |t| t.shape == Shape::Word && t.capital() && !t.glued && !t.has(other)).min(4);
        let head = behind.iter().take(titled).rposition(|t| t.has(Class::PROFESSION))?;
        (joint && head > 0 && rest.iter().take(words).all(Token::capital)).then_some(words + 2 + head)
    };
    let paired = || {
        // "registered Mental Health & Learning Disability nurses", "registered child or adult nurse"
        let joins = |t: &Token<'_>| t.is("and") || t.has(Class::OR) || matches!(t.shape, Shape::Ampersand | Shape::Slash);
        let names = run(rest, |t| t.listed(List::NURSED) || joins(t)).min(8);
        let joined = rest.iter().take(names).any(joins);
        (joined && rest.get(names).is_some_and(|t| t.has(Class::PROFESSION) && !t.is("social"))).then_some(names + 1)
    };
    let Some(end) = last.or_else(shared).or_else(paired).or_else(|| title(first, rest)).or_else(|| abbreviation(first, rest)) else {
        return miss(input);
    };
    let rest = after(rest, end);
    let learnt =
        rest.iter().take(3).take_while(|t| t.shape == Shape::Word && !t.has(other.or(Class::AND))).any(|t| t.any(&["degree", "degrees"]));
    if learnt {
        return miss(input);
    }
    let rest = after(rest, heads(rest));
    let rest = after(rest, field(rest));
    let listed = examples(rest) && read(input, rest).last().is_some_and(|t| t.any(&["accountant", "accountants"]));
    Ok((if listed { rest } else { after(rest, bracket(rest)) }, ()))
}

/// How many tokens say behind a dash what field one is registered in: "Registered Nurse – Learning Disability".
fn field(tokens: Tokens<'_, '_>) -> usize {
    let dash = tokens.first().is_some_and(|t| t.shape == Shape::Dash);
    let words = run(after(tokens, 1), |t| t.listed(List::NURSED));
    let ends = after(tokens, 1 + words).first().is_none_or(|t| t.shape != Shape::Word || !t.capital());
    if dash && words > 0 && ends { 1 + words } else { 0 }
}

/// How many tokens of a title stand behind "Certified": "Strength and Conditioning Coach".
fn title(first: &Token<'_>, rest: Tokens<'_, '_>) -> Option<usize> {
    let other = Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED);
    let part = |(i, t): &(usize, &Token<'_>)| {
        let joint = t.is("and") && rest.get(i + 1).is_some_and(|n| n.capital() && !n.has(Class::CREDENTIALED));
        joint || t.shape == Shape::Word && t.capital() && !t.glued && !t.has(other)
    };
    let words = rest.iter().enumerate().take_while(part).count();
    (words > 0 && first.text.ends_with("ertified") && first.capital() && !first.shouted()).then_some(words)
}

/// An abbreviation of a profession: "qualified PWP".
fn abbreviation(first: &Token<'_>, rest: Tokens<'_, '_>) -> Option<usize> {
    let held = first.any(&["qualified", "registered", "certified", "licensed"]) && !first.shouted();
    let short = |t: &&Token<'_>| t.shouted() && !t.text.contains('.') && t.text.len() > 2 && !t.glued && !t.has(Class::BODY);
    rest.first().filter(short).filter(|_| held).map(|_| 1)
}
