//! Certificates, licences, registrations, memberships.
//!
//! ```ebnf
//! credential = bodies | heads | one { joint ( sibling | one | initials | body | profession | stem ) } [ joint another ] ;
//! joint      = { "," | "/" | "or" | article } [ near ] | "(" "or" near ;
//! one        = { article | "valid" | "current" | … } ( phrase | named | adjectival | headed ) ;
//! initials   = abbreviation [ head ] ;
//! body       = register ;                              (* behind one that ends with a register: "with the NMC or HCPC" *)
//! profession = { word } profession word ;             (* behind an adjective it shares: "registered nurse or midwife" *)
//! another    = ( "other" | "similar" | … ) { word } head ;
//! ```
//! Commit point: "registered with" and "certified by" must be followed by a name.

mod adjectival;
mod completion;
mod headed;
mod named;
mod shared;
mod spoken;
mod standing;
mod tail;

use nom::Parser;
use nom::branch::alt;

use super::{Read, Tokens, after, before, degree, miss, read, run, text_of, when};
use crate::lexicon::{Class, List};
use crate::requirement::Credential;
use crate::token::{Shape, Token};
use adjectival::adjectival;
use headed::headed;
use named::{named, phrase};

pub(crate) use completion::completion;
pub(crate) use spoken::{accreditation, foreign};

/// Whether a token is one of those of which every credential has at least one: behind the last of them none begins.
pub(crate) fn part(token: &Token<'_>) -> bool {
    token.has(Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED).or(Class::BODY))
        || token.listed(List::OPENS_CREDENTIAL.or(List::SINCE).or(List::COUNCILS))
        || token.any(&["register", "registers", "level"])
}

/// A credential, or a list of them of which one is enough.
///
/// ```ebnf
/// credential = bodies | heads | one { joint ( sibling | one | initials | body | profession | stem ) } [ joint another ] ;
/// ```
pub(crate) fn credential<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Credential> {
    if let Ok((rest, any_of)) = bodies(line, input).or_else(|_| shared::heads(line, input)) {
        return Ok((rest, Credential { any_of }));
    }
    // "within six months of gaining entry to the register"
    let near = if input.first().is_some_and(|t| t.any(&["within", "eligible"])) { standing::near(input) } else { 0 };
    let input = after(input, near);
    let (mut rest, first) = one(line, input)?;
    let standing = run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING));
    let shares = input.iter().skip(standing).take(2).any(|t| t.has(Class::CREDENTIALED));
    let mut any_of = vec![first];
    let mut chosen = chosen(line, rest);
    let mut last = after(read(input, rest), run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING) || t.any(&["on", "onto"])));
    loop {
        let (ahead, mut joint) = joint(rest);
        chosen = chosen.filter(|or| *or < rest.len());
        joint.either |= chosen.is_some();
        if joint.either
            && let Ok((tail, ())) = another(ahead)
        {
            return Ok((tail, Credential { any_of }));
        }
        let tailed = any_of.last().is_some_and(|name| name.contains(" with ")) && ahead.first().is_some_and(|t| t.has(Class::CREDENTIALED));
        // "a nurse with NMC registration or a midwife": the other person is no other registration
        let person = matches!(ahead, [first, ..] if first.has(Class::CREDENTIALED) && joint.article) && titled(ahead);
        let apart = person && !titled(input);
        let next = |input| if joint.either && !tailed && !apart { one(line, input) } else { miss(input) };
        let short = |input| if joint.slash { initials(line, input) } else { miss(input) };
        let bodied = (joint.either || joint.listed) && read(input, rest).last().is_some_and(|t| t.has(Class::BODY));
        let beside = |input| if bodied { body(any_of.last().map_or("", String::as_str), input) } else { miss(input) };
        let named = read(input, rest).last().is_some_and(names_somebody);
        let sharing =
            |input| if joint.either && (shares || named && capital_profession(input)) { profession(line, input) } else { miss(input) };
        let listed = joint.either || matches!(rest, [comma, ..] if comma.shape == Shape::Comma && shared::goes_on(ahead));
        let stem = |input| if listed && !(joint.article && titled(input)) { shared::stem(line, last, input) } else { miss(input) };
        let sibling = |input| if joint.either { shared::sibling(line, last, input) } else { miss(input) };
        let other = |input| short(input).or_else(|_| beside(input)).or_else(|_| sharing(input)).or_else(|_| stem(input));
        let Ok((tail, name)) = sibling(ahead).or_else(|_| next(ahead)).or_else(|_| other(ahead)) else { break };
        if !any_of.contains(&name) {
            any_of.push(name);
        }
        last = if joint.article || read(ahead, tail).iter().any(|t| t.listed(List::OPENS_TAIL)) { read(ahead, tail) } else { last };
        rest = tail;
    }
    shared::lend(&mut any_of);
    Ok((rest, Credential { any_of: any_of.into_iter().flat_map(shared::kinds).collect() }))
}

/// Whether a credential that ends with a token is that of a profession.
fn names_somebody(token: &Token<'_>) -> bool {
    token.has(Class::PROFESSION.or(Class::CREDENTIAL)) && !token.has(Class::CREDENTIAL_HEAD.or(Class::BODY))
}

/// Whether capitals name a profession: "Occupational Therapist".
fn capital_profession(tokens: Tokens<'_, '_>) -> bool {
    tokens.iter().take(5).take_while(|t| t.capital()).any(|t| t.has(Class::PROFESSION))
}

/// Registers of which all are asked, in names of their own: "HCPC and CSP registered physiotherapist".
///
/// ```ebnf
/// together = body { "," body } "and" body adjective [ { word } profession ] | numbered ;
/// ```
pub(crate) fn together<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Vec<String>> {
    if !input.first().is_some_and(|t| t.has(Class::BODY.or(Class::CREDENTIAL)) || t.is("series")) {
        return miss(input);
    }
    if let Ok(found) = numbered(line, input) {
        return Ok(found);
    }
    let body = |t: &Token<'_>| (t.has(Class::BODY) || t.has(Class::CREDENTIAL) && t.shouted()) && t.capital();
    let names = run(input, |t| body(t) || matches!(t.shape, Shape::Comma | Shape::Ampersand) || t.has(Class::AND));
    let list = input.get(..names).unwrap_or_default();
    let rest = after(input, names);
    let joined = matches!(list, [.., joint, last] if (joint.has(Class::AND) || joint.shape == Shape::Ampersand) && body(last));
    let given = |t: &Token<'_>| t.is("registered") || t.has(Class::CREDENTIAL_HEAD) && list.iter().all(|t| !t.has(Class::CREDENTIAL));
    if !joined || !list.first().is_some_and(body) || !rest.first().is_some_and(|t| given(t) && !t.glued) {
        return miss(input);
    }
    let registered = |rest| profession(line, after(rest, 1)).map_or(after(rest, 1), |(tail, _)| tail);
    let tail = if rest.first().is_some_and(|t| t.is("registered")) { registered(rest) } else { after(rest, heads(rest)) };
    let kind = text_of(line, read(rest, tail));
    Ok((tail, list.iter().filter(|t| body(t)).map(|name| format!("{} {kind}", name.text)).collect()))
}

/// Examinations of one series: "FINRA Series 6, 26 and 65".
///
/// ```ebnf
/// numbered = [ body ] "series" number { ( "," | "and" | "&" ) number } ;
/// ```
fn numbered<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Vec<String>> {
    let head = run(input, |t| t.has(Class::BODY) && t.capital()) + 1;
    let list = after(input, head);
    let number = |t: &Token<'_>| t.shape == Shape::Number && t.text.len() < 3;
    let joint = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Ampersand) || t.has(Class::AND);
    let length = run(list, |t| number(t) || joint(t));
    let length = length - list.iter().take(length).rev().take_while(|t| !number(t)).count();
    let numbers: Vec<&Token<'a>> = list.iter().take(length).filter(|t| number(t)).collect();
    if numbers.len() < 2 || !input.get(head - 1).is_some_and(|t| t.is("series")) {
        return miss(input);
    }
    let series = text_of(line, input.get(..head).unwrap_or_default());
    Ok((after(list, length), numbers.into_iter().map(|number| format!("{series} {}", number.text)).collect()))
}

/// Registers that share what they give: "NMC/HCPC registration", "NMC or HCPC registered".
///
/// ```ebnf
/// bodies = register { ( "," | "/" | "or" ) register } head { head } [ tail ] ;
/// ```
fn bodies<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Vec<String>> {
    let standing = run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING));
    let list = after(input, standing);
    let known = list.first().is_some_and(|t| t.has(Class::BODY));
    let body = |t: &Token<'_>| t.has(Class::BODY) && t.capital() || known && t.shouted() && t.text.len() > 2 && t.class == Class::NONE;
    let names = run(list, |t| body(t) || matches!(t.shape, Shape::Slash | Shape::Comma) || t.has(Class::OR));
    // two registers and their joint
    if names < 3 {
        return miss(input);
    }
    let named: Vec<&Token<'a>> = list.iter().take(names).filter(|t| body(t)).collect();
    let rest = after(list, names);
    let kinds = run(rest, |t| !t.glued && t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)));
    let joined =
        list.iter().take(names).any(|t| t.has(Class::OR) || t.shape == Shape::Slash) && list.get(names.wrapping_sub(1)).is_some_and(body);
    if named.len() < 2 || kinds == 0 || !joined {
        return miss(input);
    }
    let rest = after(rest, kinds);
    let end = after(rest, tail::tail(rest));
    let kind = text_of(line, read(after(list, names), rest));
    Ok((end, named.into_iter().map(|name| format!("{} {kind}", name.text)).collect()))
}

/// More credentials than this are not listed before an "or".
const LISTED: usize = 6;

/// Where the "or" stands that makes a choice of a list of credentials, as the number of tokens from it on: "A, B or C".
fn chosen(line: &str, tokens: Tokens<'_, '_>) -> Option<usize> {
    let mut rest = tokens;
    for _ in 0..LISTED {
        let comma = rest.first().is_some_and(|t| t.shape == Shape::Comma);
        let behind = after(rest, usize::from(comma));
        if behind.first().is_some_and(|t| t.has(Class::OR)) {
            let another = one(line, after(behind, run(behind, |t| t.has(Class::OR.or(Class::ARTICLE))))).is_ok();
            return (rest.len() < tokens.len() && another).then_some(behind.len());
        }
        (rest, _) = one(line, behind).ok().filter(|_| comma)?;
    }
    None
}

/// What joins two credentials.
struct Joint {
    /// Whether one of them is enough.
    either: bool,
    /// Whether an article stands in it.
    article: bool,
    /// Whether it is a slash alone.
    slash: bool,
    /// Whether registers follow of which the last is joined with "or".
    listed: bool,
}

/// The joint at the head, and what follows it.
///
/// ```ebnf
/// joint = { "," | "/" | "or" | article } [ near ] | "(" "or" near ;
/// ```
fn joint<'t, 'a>(input: Tokens<'t, 'a>) -> (Tokens<'t, 'a>, Joint) {
    let length = run(input, |t| t.has(Class::OR.or(Class::ARTICLE)) || matches!(t.shape, Shape::Slash | Shape::Comma));
    if let [open, or, near @ ..] = input
        && open.shape == Shape::Open
        && or.has(Class::OR)
    {
        let near = standing::near(near);
        return (
            after(input, if near > 0 { 2 + near } else { 0 }),
            Joint { either: near > 0, article: false, slash: false, listed: false },
        );
    }
    let (joint, ahead) = input.split_at_checked(length).unwrap_or((input, &[]));
    let near = if joint.iter().any(|t| t.has(Class::OR)) { standing::near(ahead) } else { 0 };
    if near > 0 {
        return (after(ahead, near), Joint { either: true, article: false, slash: false, listed: false });
    }
    let either = joint.iter().any(|t| t.has(Class::OR) || t.shape == Shape::Slash) || !joint.is_empty() && later_or(ahead);
    let bodies = run(ahead, |t| t.has(Class::BODY) || t.shape == Shape::Comma);
    let listed = !joint.is_empty() && after(ahead, bodies).first().is_some_and(|t| t.has(Class::OR));
    let article = joint.iter().any(|t| t.has(Class::ARTICLE));
    (ahead, Joint { either, article, slash: matches!(joint, [one] if one.shape == Shape::Slash), listed })
}

/// Whether a profession is named with what one is: "qualified dental nurse".
fn titled(tokens: Tokens<'_, '_>) -> bool {
    let standing = run(tokens, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING));
    let words = run(after(tokens, standing), |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::OR).or(Class::AND)));
    after(tokens, standing).iter().take(words.min(6)).any(|t| t.has(Class::PROFESSION) || t.has(Class::CREDENTIAL) && t.shouted())
}

/// Whether a list goes on with "or".
fn later_or(tokens: Tokens<'_, '_>) -> bool {
    let names = run(tokens, |t| t.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::PROFESSION)) || t.shape == Shape::Comma);
    let titled = run(tokens, |t| t.capital() && t.shape == Shape::Word || t.shape == Shape::Ampersand).min(5);
    if matches!(after(tokens, titled), [or, next, ..] if titled > 0 && or.has(Class::OR) && next.has(Class::CREDENTIAL) && next.capital()) {
        return true;
    }
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD).or(Class::AND).or(Class::OR).or(Class::DEGREE_OF_SKILL);
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(other)).min(4);
    let people = before(tokens, words).is_some_and(|t| t.has(Class::PROFESSION) || t.any(&["worker", "workers"]));
    let chosen = |at: usize| after(tokens, at).first().is_some_and(|t| t.has(Class::OR));
    names > 0 && chosen(names) || people && (chosen(words) || chosen(words + tail::bracket(after(tokens, words))))
}

/// "other relevant certification", "a similar licence": the list is open, and nothing is added.
///
/// ```ebnf
/// another = { article } ( "other" | "similar" | … ) { word } head { head } ;
/// ```
fn another<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let lead = run(input, |t| t.has(Class::ARTICLE) || t.listed(List::OPEN_LIST));
    let kind = |t: &Token<'_>| {
        let named = Class::DEGREE.or(Class::LEVEL).or(Class::MODIFIER).or(Class::SHARED_HEAD).or(Class::STUDY).or(Class::NOUN_ING);
        (t.class == Class::NONE || t.has(named) || t.gerund()) && !t.has(Class::CREDENTIAL_HEAD)
    };
    let words = run(after(input, lead), |t| t.shape == Shape::Word && kind(t) && !t.capital());
    // "a qualification in botany or a related subject"
    let field = |t: &Token<'_>| t.has(Class::FIELD) && !t.has(Class::DEGREE);
    if lead > 0 && words == 0 && input.iter().take(lead).any(|t| t.has(Class::RELATED)) && input.get(lead).is_some_and(field) {
        return Ok((after(input, lead + 1), ()));
    }
    let (rest, _) = when(|t| t.has(Class::CREDENTIAL_HEAD) && !t.glued).parse(after(input, lead + words))?;
    let same = input.iter().take(lead).any(|t| t.is("equivalent")) && input.get(lead + words).is_some_and(|t| t.text.starts_with("qualif"));
    let named = !same && input.iter().take(lead).any(|t| !t.has(Class::ARTICLE));
    if named && words < 4 { Ok((after(rest, heads(rest)), ())) } else { miss(input) }
}

/// How many heads follow: "registration certificate".
fn heads(tokens: Tokens<'_, '_>) -> usize {
    run(tokens, |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued)
}

/// An abbreviation behind a slash: "CPA/ACCA certification".
///
/// ```ebnf
/// initials = abbreviation { head } ;        (* before a mark, "or" or a head *)
/// ```
fn initials<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let (rest, _) = when(|t| t.shouted() && t.text.len() < 6).parse(input)?;
    let goes_on = rest.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::CREDENTIAL_HEAD.or(Class::OR)));
    let rest = after(rest, run(rest, |t| t.has(Class::CREDENTIAL_HEAD)));
    if goes_on { Ok((rest, text_of(line, read(input, rest)).to_owned())) } else { miss(input) }
}

/// A register beside the one that a credential ends with, which shares the words before it: "registered with the NMC or HCPC".
fn body<'t, 'a: 't>(credential: &str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let (rest, name) = when(|t| t.has(Class::BODY) && t.capital()).parse(input)?;
    if rest.first().is_some_and(|t| t.has(Class::CREDENTIALED.or(Class::PROFESSION))) {
        return miss(input);
    }
    let shared = credential.rsplit_once(' ').map_or("", |(shared, _)| shared);
    Ok((rest, format!("{shared} {}", name.text)))
}

/// A profession that shares the adjective of the one before it: "registered nurse or midwife".
///
/// ```ebnf
/// profession = { word } profession word ;
/// ```
fn profession<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::OR).or(Class::AND).or(Class::HOLD);
    let words = run(input, |t| t.shape == Shape::Word && !t.has(other) && !t.is("who")).min(5);
    let named = |i: &usize| {
        let closes = !input.get(i + 1).is_some_and(Token::capital);
        // "Social Work England" is nobody
        let social = |t: &Token<'_>| t.is("social") && !input.get(i + 1).is_some_and(|n| n.any(&["worker", "workers"]));
        input
            .get(*i)
            .is_some_and(|t| t.has(Class::PROFESSION) && !social(t) || closes && t.capital() && t.any(&["professional", "professionals"]))
    };
    let Some(last) = (0..words).rev().find(named) else { return miss(input) };
    // "social worker"
    let worker = usize::from(input.get(last + 1).is_some_and(|t| t.any(&["worker", "workers"])));
    let rest = after(input, last + 1 + worker);
    Ok((rest, text_of(line, read(input, rest)).to_owned()))
}

/// One credential as worded, without what only says how it stands.
///
/// ```ebnf
/// one = { article | "valid" | "current" | … } ( phrase | named | adjectival | headed ) ;
/// ```
fn one<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let named_so = |t: &Token<'_>| t.any(&["certifications", "certification", "licensure", "graduate"]);
    if input.first().is_some_and(|t| t.listed(List::NO_OPENING)) && !input.get(1).is_some_and(named_so) {
        return miss(input);
    }
    let stands = |t: &Token<'_>| t.has(Class::ARTICLE) || t.listed(List::STANDING.or(List::FOR_EXAMPLE));
    let standing = |tokens: Tokens<'_, '_>| {
        let words = run(tokens, stands);
        // "a full, clean driving licence"
        let more = words > 0 && tokens.get(words).is_some_and(|t| t.shape == Shape::Comma) && tokens.get(words + 1).is_some_and(stands);
        words + if more { 1 + run(after(tokens, words + 1), stands) } else { 0 }
    };
    let own = standing(input);
    let named_inside = |input| phrase(after(input, own));
    let named_behind = |input| match after(input, own) {
        _ if own == 0 => miss(input),
        // "for the LPN": who is known already
        [first, ..]
            if first.has(Class::LEVEL_SHORT)
                || degree::certificate(first)
                || input.iter().take(2).any(|t| t.listed(List::POINTING) || t.is("the")) =>
        {
            miss(input)
        }
        behind => named(behind),
    };
    let (rest, ()) = alt((named_inside, named, named_behind, adjectival, headed)).parse(input)?;
    let whole = read(input, rest);
    let whole = standing::name(whole);
    let lead = standing(whole);
    // "full or limited registration": the words choose between kinds of it
    let lead = if whole.get(lead).is_some_and(|t| t.has(Class::OR.or(Class::AND))) { 0 } else { lead };
    let name = if lead < whole.len() { after(whole, lead) } else { whole };
    match name {
        [one] if one.has(Class::CREDENTIALED) => miss(input),
        _ if name.iter().any(|t| t.is("either")) => Ok((rest, text_of(line, name).replacen("either ", "", 1))),
        _ => Ok((rest, text_of(line, name).to_owned())),
    }
}
