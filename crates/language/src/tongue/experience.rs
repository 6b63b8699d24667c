//! Worked time and knowledge.
//!
//! ```ebnf
//! aged    = length "alt" ;                                                     (* "mindestens 18 Jahre alt" *)
//! counted = length { small } ( { word } experience [ topic ] | topic ) ;      (* "3 ans d'expérience en …" *)
//! headed  = [ modifier ] ( experience | skill ) { small } [ link length ] [ topic ] [ link length ] ;
//! link    = [ "(" | ":" | "," ] [ preposition ] ;                             (* "Erfahrung im Einkauf von 3 Jahren" *)
//! length  = … [ half ] ;                                                      (* "un an et demi" *)
//! narrower = tier preposition topic ;                                        (* "…, idealerweise in der Pflege" *)
//! window  = { preposition | article } ( number last | last number ) unit ;    (* "in den letzten 5 Jahren" *)
//! ```
//! Commit point: a preposition and a bound behind "experience" must be followed by a length.

use nom::combinator::opt;
use nom::sequence::preceded;
use nom::{Err, Parser};

use super::reader::{ASKED, ENDS, Reader, SMALL, hangs};
use crate::grammar::length::{self, Stated};
use crate::grammar::{Miss, Read, Tokens, after, committed, miss, of, run, text_of, topic, when};
use crate::lexicon::Class;
use crate::requirement::{Asked, Experience, Group, Kind, Skill};
use crate::token::{Shape, Token};

/// Why a bound alone is not read.
const NO_LENGTH: &str = "a bound of experience must be followed by a length";

/// How far behind a length the word for experience may stand.
const REACH: usize = 8;
/// Topics longer than this many tokens are cut.
const LONGEST: usize = 60;

/// A length, with half a unit more where it says so.
fn stated<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Stated> {
    let (rest, mut stated) = length::length(input)?;
    let (rest, half) = opt(of(Class::HALF)).parse(rest)?;
    if half.is_some() {
        let scale = input.iter().find(|t| t.has(Class::UNIT)).map_or(12, |t| u32::from(t.value));
        stated.min = stated.min.map(|min| min + scale / 2);
    }
    Ok((rest, stated))
}

/// Only the last so many months count: how many tokens say it, and the months.
pub(super) fn window(tokens: Tokens<'_, '_>) -> Option<(usize, u32)> {
    let small = Class::PREPOSITION.or(Class::ARTICLE).or(Class::OPENS_GROUP);
    let lead = run(tokens.get(..4).unwrap_or(tokens), |t| t.has(small));
    let head = after(tokens, lead);
    let last = head.iter().take(2).position(|t| t.has(Class::LAST))?;
    let counted: Vec<Token<'_>> = head.iter().take(4).filter(|t| !t.has(Class::LAST)).copied().collect();
    let (rest, stated) = length::length(&counted).ok()?;
    Some((lead + 1 + counted.len() - rest.len(), stated.min?)).filter(|(taken, _)| *taken > lead + last)
}

/// A length of experience that stands before what it counts.
pub(super) fn counted<'t, 'a>(reader: &Reader<'t, 'a>, at: usize) -> Read<'t, 'a, Option<Kind>> {
    let input = after(reader.tokens, at);
    let (rest, stated) = stated(input)?;
    let alone = rest;
    let since = reader.tokens.get(at.saturating_sub(2)..at).is_some_and(|b| b.iter().any(|t| t.has(Class::SINCE)));
    if since {
        return Ok((rest, None));
    }
    if rest.first().is_some_and(|t| t.has(Class::ELIGIBILITY)) {
        let aged = input.get(..=input.len() - rest.len()).unwrap_or(input);
        return Ok((after(rest, 1), Some(Kind::Eligibility(Asked { text: text_of(reader.line, aged).to_owned() }))));
    }
    let small = |t: &Token<'_>| t.has(SMALL) && !t.has(Class::OPENS_GROUP);
    let rest = after(rest, run(rest, small));
    let head = rest.iter().take(REACH).take_while(|t| !ends(t)).position(|t| t.has(Class::EXPERIENCE));
    let (mut with, rest) = match head {
        Some(head) => (topic::groups(reader.line, rest.get(..head).unwrap_or_default()), after(rest, head + 1)),
        None => (Vec::new(), rest),
    };
    let (rest, groups) = behind(reader, rest);
    with.extend(groups);
    let worked = reader.leaves > 0 || reader.any(Class::CANDIDATE.or(Class::SEEKING).or(Class::HOLD).or(Class::EXPERIENCE));
    let named = head.is_some() || reader.sentence.experience || !with.is_empty() && worked && !reader.any(Class::TERM_OF_EMPLOYMENT);
    if named { Ok((rest, Some(experience(stated, with)))) } else { Ok((alone, None)) }
}

/// Experience or knowledge, with what it is in and a length where one is stated.
pub(super) fn headed<'t, 'a>(reader: &Reader<'t, 'a>, at: usize) -> Read<'t, 'a, Option<Kind>> {
    let input = after(reader.tokens, at);
    let Some((head, rest)) = input.split_first() else { return miss(input) };
    let mut with = modifier(reader, at);
    let (rest, early) = if head.has(Class::EXPERIENCE) { linked(rest)? } else { (rest, None) };
    if early.is_none() && spoken(rest) {
        return miss(input);
    }
    let (rest, groups) = behind(reader, rest);
    with.extend(groups);
    let (rest, late) = if early.is_none() && head.has(Class::EXPERIENCE) { linked(rest)? } else { (rest, None) };
    match early.or(late) {
        Some(stated) => {
            let (rest, groups) = if with.is_empty() { behind(reader, rest) } else { (rest, Vec::new()) };
            with.extend(groups);
            Ok((rest, Some(experience(stated, with))))
        }
        None if with.is_empty() && !head.has(Class::EXPERIENCE) && choice(rest).is_none() => miss(input),
        None => Ok((rest, Some(Kind::Skill(Skill { with })))),
    }
}

/// What an experience is best in: "…, idealerweise in der Automobilindustrie".
pub(super) fn narrower<'t, 'a>(reader: &Reader<'t, 'a>, at: usize) -> Read<'t, 'a, Option<Kind>> {
    let input = after(reader.tokens, at);
    let (rest, with) = behind(reader, input);
    if with.is_empty() { miss(input) } else { Ok((rest, Some(Kind::Skill(Skill { with })))) }
}

fn experience(stated: Stated, with: Vec<Group>) -> Kind {
    Kind::Experience(Experience { min_months: stated.min, max_months: stated.max, within_months: None, with })
}

/// A length that a link joins to what it counts; behind a preposition and a bound it must stand.
fn linked<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Option<Stated>> {
    let (rest, _) = skip(Class::FILLER.or(Class::DEGREE_OF_SKILL)).parse(input)?;
    let (rest, mark) = opt(when(|t| matches!(t.shape, Shape::Open | Shape::Colon | Shape::Comma))).parse(rest)?;
    let (rest, preposition) = opt(of(Class::PREPOSITION)).parse(rest)?;
    let (rest, _) = opt(when(|t| t.has(Class::ARTICLE) && !t.has(Class::NUMERAL))).parse(rest)?;
    let bounded = rest.first().is_some_and(|t| t.has(Class::AT_LEAST) && !t.has(Class::FILLER));
    let named = rest.get(1).is_none_or(|t| ends(t));
    let read = if preposition.is_some() && bounded && named { committed(NO_LENGTH, stated).parse(rest) } else { stated(rest) };
    match read {
        Ok((rest, found)) => {
            let (rest, _) = if mark.is_some_and(|m| m.shape == Shape::Open) {
                opt(preceded(skip(SMALL), when(|t| t.shape == Shape::Close))).parse(rest)?
            } else {
                (rest, None)
            };
            Ok((rest, Some(found)))
        }
        Err(Err::Failure(miss)) => Err(Err::Failure(Miss { input: after(rest, 1), ..miss })),
        Err(_) => Ok((input, None)),
    }
}

/// What a compound head is in: "Java- und Python-Kenntnisse".
fn modifier(reader: &Reader<'_, '_>, at: usize) -> Vec<Group> {
    let compound = reader.tokens.get(at).is_some_and(|t| !t.spaced);
    let words: Vec<Token<'_>> = reader.before(at).iter().filter(|t| !hangs(t)).copied().collect();
    if compound { topic::groups(reader.line, &words) } else { Vec::new() }
}

/// The topic behind a head or a length.
fn behind<'t, 'a>(reader: &Reader<'t, 'a>, input: Tokens<'t, 'a>) -> (Tokens<'t, 'a>, Vec<Group>) {
    let lead = run(input, |t| t.has(Class::FILLER.or(Class::DEGREE_OF_SKILL)) && !t.has(Class::OPENS_GROUP));
    let body = after(input, lead);
    let opens = body.first().is_some_and(|t| {
        t.has(Class::PREPOSITION.or(Class::ARTICLE).or(Class::INTRODUCES))
            || t.shape == Shape::Word && !t.has(ENDS.or(Class::AND).or(Class::OR).or(ASKED))
            || t.shape == Shape::Colon
            || t.shape == Shape::Open && !crate::lists::qualifies(body) && crate::lists::closes(body)
    });
    let end = if opens && choice(body).is_none() { extent(body) } else { 0 };
    let named = body.get(..end).unwrap_or_default();
    (after(body, end), topic::groups(reader.line, named.get(..without_others(named)).unwrap_or(named)))
}

/// How many tokens of a topic name something, when it ends in "or another": "SAP ou un autre ERP".
fn without_others(tokens: Tokens<'_, '_>) -> usize {
    let Some(or) = tokens.iter().rposition(|t| t.has(Class::OR)) else { return tokens.len() };
    let rest = after(tokens, or + 1);
    let lead = run(rest, |t| t.has(Class::ARTICLE.or(Class::PREPOSITION).or(Class::NUMERAL)));
    let other = after(rest, lead).first().is_some_and(|t| t.has(Class::RELATED));
    if other && or > 0 { or } else { tokens.len() }
}

/// Whether what is known is a human language, which is read by its name.
fn spoken(tokens: Tokens<'_, '_>) -> bool {
    let lead = run(tokens, |t| t.has(SMALL.or(Class::LANGUAGE_LEVEL)) && !t.has(Class::LANGUAGE));
    after(tokens, lead).first().is_some_and(|t| t.has(Class::LANGUAGE))
}

/// Where a topic ends: at the end of its clause, or where another requirement begins.
fn extent(tokens: Tokens<'_, '_>) -> usize {
    let mut depth = 0_usize;
    let mut end = tokens.len().min(LONGEST);
    for (i, token) in tokens.iter().enumerate().take(LONGEST) {
        let rest = after(tokens, i);
        match token.shape {
            Shape::Open if crate::lists::qualifies(rest) || !crate::lists::closes(rest) => (end, depth) = (i, 0),
            Shape::Open => depth += 1,
            Shape::Close if depth == 0 => end = i,
            Shape::Close => depth -= 1,
            _ => {}
        }
        if end == i || depth == 0 && (ends(token) || i > 0 && another(rest, tokens.get(i - 1))) {
            end = i;
            break;
        }
    }
    let read = tokens.get(..end).unwrap_or_default();
    end - read.iter().rev().take_while(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR))).count()
}

/// Whether nothing goes on beyond this token.
fn ends(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet)
        || token.shape == Shape::Dash && token.spaced
        || token.has(ENDS)
}

/// How many of a list must hold: "mindestens zwei der folgenden", "au moins deux des outils suivants".
pub(super) fn choice(tokens: Tokens<'_, '_>) -> Option<usize> {
    let lead = run(tokens.get(..6).unwrap_or(tokens), |t| t.has(SMALL.or(Class::AT_LEAST)) && !t.has(Class::NUMERAL));
    let (count, behind) = after(tokens, lead).split_first()?;
    let listed = behind.iter().take(4).take_while(|t| t.shape == Shape::Word).any(|t| t.has(Class::EXAMPLE) && !t.has(Class::INTRODUCES));
    let number = if count.has(Class::NUMERAL) { Some(usize::from(count.value)) } else { count.text.parse().ok() };
    number.filter(|_| listed)
}

/// Whether another requirement begins here: behind a joint, or with a length; or a choice of the lines behind.
fn another(tokens: Tokens<'_, '_>, before: Option<&Token<'_>>) -> bool {
    if choice(tokens).is_some() {
        return true;
    }
    let joint = run(tokens, |t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)));
    let ahead = after(tokens, joint);
    if joint > 0 && !before.is_some_and(hangs) {
        return begins(ahead);
    }
    let linked = after(ahead, run(ahead, |t| t.has(Class::PREPOSITION.or(Class::OPENS_GROUP))));
    length::length(linked).is_ok()
}

/// Whether a requirement begins at the head of `tokens`, behind small words.
pub(super) fn begins(tokens: Tokens<'_, '_>) -> bool {
    let lead = run(tokens, |t| t.has(SMALL) && !t.has(ASKED)).min(6);
    let head = after(tokens, lead);
    let compound = head.first().is_some_and(|t| t.shape == Shape::Word) && head.get(1).is_some_and(|t| !t.spaced && t.has(ASKED));
    let counts = (0..=lead).any(|i| length::length(after(tokens, i)).is_ok());
    head.first().is_some_and(|t| t.has(ASKED)) || compound || counts
}

/// Any words of a class.
fn skip<'t, 'a: 't>(class: Class) -> impl Parser<Tokens<'t, 'a>, Output = (), Error = Miss<'t, 'a>> {
    move |input: Tokens<'t, 'a>| Ok((after(input, run(input, |t| t.has(class))), ()))
}
