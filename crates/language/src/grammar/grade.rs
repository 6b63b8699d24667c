//! The grade of the public service that experience must be equivalent to, and the duties done there.
//!
//! ```ebnf
//! grade  = [ "," ] ( "equivalent" | "comparable" ) "to" … name [ "level" ] … [ duties ] ;
//! name   = "GS" [ "-" ] number | "Nurse" roman ;
//! duties = ( "which includes" | "such as" | [ told ] gerund | past ) topic { ";" [ "and" ] gerund topic } ;
//! told   = "performing" { word } "duties" ( ":" | "such as" ) ;
//! past   = verb { ( "," | "and" ) verb } ;                                           (* "Coordinated and directed" *)
//! ```

use super::{Tokens, after, before, run, text_of, topic};
use crate::lexicon::{Class, List};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// How far behind the comparison the name of the grade may stand.
const REACH: usize = 22;

/// How far behind the grade the duties may begin.
const CLAUSE: usize = 60;

/// What experience at a grade is in, and how many tokens say so: "equivalent to the GS-7 level, which includes filing records".
pub(crate) fn grade(line: &str, tokens: Tokens<'_, '_>) -> Option<(usize, Vec<Group>)> {
    let lead = run(tokens, |t| matches!(t.shape, Shape::Comma | Shape::Open) || t.any(&["which", "is", "that"]));
    let lead = lead + alternative(after(tokens, lead));
    let rest = after(tokens, lead);
    let first = rest.first()?;
    let compared = first.any(&["equivalent", "comparable"]) && rest.iter().take(6).any(|t| t.any(&["to", "at"]));
    let placed = first.any(&["at", "to"]) && rest.iter().take(4).any(|t| t.listed(List::GRADES));
    if !(compared || placed) {
        return None;
    }
    let named = name(tokens);
    let level = rest.iter().take(9).position(|t| t.any(&["grade", "level"]));
    let from = named.as_ref().map(|name| name.end).or(level.map(|at| lead + at + 1))?;
    let mut found: Vec<Group> = named
        .and_then(|name| tokens.get(name))
        .map(|name| Group { any_of: vec![text_of(line, name).to_owned()], open: false })
        .into_iter()
        .collect();
    let end = match duties(tokens, from) {
        Some(start) => done(line, tokens, start, &mut found),
        None if field(after(tokens, from)) > 0 => {
            let start = from + field(after(tokens, from));
            let (end, groups) = topic::topic(line, after(tokens, start));
            found.extend(groups);
            start + end
        }
        None => (from..tokens.len()).find(|at| closes(tokens, *at) || tokens.get(*at).is_some_and(ends)).unwrap_or(tokens.len()),
    };
    Some((end.min(tokens.len()), found))
}

/// How many words stand before what the work at a grade was in: "level" before "in payroll", but not "in the Federal service".
fn field(tokens: Tokens<'_, '_>) -> usize {
    let level = run(tokens, |t| t.any(&["grade", "level"]));
    let [within, rest @ ..] = after(tokens, level) else { return 0 };
    let service = rest.iter().take(4).any(|t| t.listed(List::PUBLIC_SERVICE));
    if within.is("in") && !service && rest.first().is_some_and(|t| !t.has(Class::ARTICLE) && !t.is("order")) { level } else { 0 }
}

/// How many words say that the grade itself will do as well: "at, or equivalent to".
fn alternative(tokens: Tokens<'_, '_>) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Comma || t.any(&["at", "least"]) || t.has(Class::OR));
    let compared = after(tokens, words).first().is_some_and(|t| t.any(&["equivalent", "comparable"]));
    if compared { words } else { 0 }
}

/// The words that name a grade.
fn name(tokens: Tokens<'_, '_>) -> Option<std::ops::Range<usize>> {
    let at = tokens.iter().take(REACH).position(|t| t.listed(List::GRADES) && t.shouted() || t.is("nurse"))?;
    let either = matches!(after(tokens, at), [_, slash, other, ..] if slash.shape == Shape::Slash && other.listed(List::GRADES));
    let at = if either { at + 2 } else { at };
    let dash = usize::from(tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Dash));
    let nurse = tokens.get(at).is_some_and(|t| t.is("nurse"));
    let counts =
        |t: &Token<'_>| t.shape == Shape::Number || nurse && t.shape == Shape::Word && t.text.bytes().all(|b| matches!(b, b'I' | b'V'));
    tokens.get(at + 1 + dash).is_some_and(counts).then_some(at..at + 2 + dash)
}

/// Whether a token ends what is said of the grade.
fn ends(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Stop | Shape::Semicolon | Shape::Colon | Shape::Question | Shape::Comma)
        || token.any(&["that", "which", "performing"])
}

/// Where the duties of a grade begin: behind "includes", or at the first verb.
fn duties(tokens: Tokens<'_, '_>, from: usize) -> Option<usize> {
    let clause = (from..tokens.len().min(from + CLAUSE)).take_while(|at| !closes(tokens, *at));
    let found = clause.into_iter().find(|at| opens(tokens, *at))?;
    let included = tokens.get(found).is_some_and(|t| t.listed(List::INCLUDES));
    let framed = included || tokens.get(found).is_some_and(|t| t.is("performing"));
    let start = found + usize::from(included);
    let frame = run(after(tokens, start), |t| {
        matches!(t.shape, Shape::Colon | Shape::Stop | Shape::Close | Shape::Number) || t.any(&["all", "of", "the", "following"])
    });
    let start = if framed { start + frame } else { start };
    let start = start + told(after(tokens, start));
    let start = start + past(after(tokens, start));
    let ahead = after(tokens, start);
    let general = ahead.iter().take(9).any(|t| t.is("duties")) || ahead.iter().take(4).any(|t| t.is("following"));
    let any = |reach: usize, words: &[&str]| ahead.iter().take(reach).any(|t| t.any(words));
    let general = general || any(3, &["work"]) && any(9, &["position", "job"]);
    (!general).then_some(start)
}

/// How many tokens say only that duties follow: "performing the following types of duties:", "performing duties" before "such as".
fn told(tokens: Tokens<'_, '_>) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word && !t.is("such")).min(9);
    let framed = tokens.iter().take(words).any(|t| t.any(&["duties", "following", "tasks", "functions"]));
    let (mark, behind) = (tokens.get(words), tokens.get(words + 1));
    let numbers = run(after(tokens, words + 1), |t| matches!(t.shape, Shape::Number | Shape::Open | Shape::Close));
    if framed && mark.is_some_and(|t| t.shape == Shape::Colon) && numbers > 0 {
        return words + 1 + numbers;
    }
    let listed = mark.is_some_and(|t| t.shape == Shape::Colon) && behind.is_some_and(|t| t.gerund() || t.has(Class::DOING));
    let exampled = mark.is_some_and(|t| t.is("such")) && words < 5;
    match () {
        () if framed && listed => words + 1,
        () if framed && exampled => words,
        () => 0,
    }
}

/// How many verbs in the past open what was done: "Coordinated and directed programs".
fn past(tokens: Tokens<'_, '_>) -> usize {
    let verb = |t: &Token<'_>| t.shape == Shape::Word && t.text.ends_with("ed") && t.text.len() > 4;
    if !tokens.first().is_some_and(|t| verb(t) && t.capital()) {
        return 0;
    }
    let words = run(tokens, |t| verb(t) || t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Comma);
    words - tokens.iter().take(words).rev().take_while(|t| !verb(t)).count()
}

/// Whether the clause that may name duties ends at a token, or something that is as good follows.
fn closes(tokens: Tokens<'_, '_>, at: usize) -> bool {
    let numbered = || before(tokens, at).is_some_and(|t| t.shape == Shape::Number);
    tokens.get(at).is_some_and(|t| {
        matches!(t.shape, Shape::Question | Shape::Bullet | Shape::Semicolon)
            || t.shape == Shape::Stop && !numbered()
            || t.has(Class::OR)
                && (t.shouted() || after(tokens, at + 1).iter().take(2).any(|t| t.has(Class::DEGREE.or(Class::LEVEL)) && !t.is("level")))
    })
}

/// Whether the token at `at` opens the duties of a grade.
fn opens(tokens: Tokens<'_, '_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is("such") && tokens.get(at + 1).is_some_and(|t| t.is("as"))
            || token.listed(List::INCLUDES) && before(tokens, at).is_some_and(|t| t.any(&["which", "that", "and"]))
            || (token.gerund() || token.has(Class::DOING)) && !token.has(Class::NOUN_ING) && !token.listed(List::NO_DUTY)
    })
}

/// Adds what the duties are in; gives where they end.
fn done(line: &str, tokens: Tokens<'_, '_>, start: usize, found: &mut Vec<Group>) -> usize {
    let mut at = start;
    loop {
        let (end, groups) = topic::topic(line, after(tokens, at));
        found.extend(groups);
        at += end;
        at += run(after(tokens, at), |t| !matches!(t.shape, Shape::Stop | Shape::Question | Shape::Bullet | Shape::Semicolon));
        let joint = run(after(tokens, at), |t| {
            t.shape == Shape::Semicolon || t.has(Class::AND) || t.shape == Shape::Number || t.shape == Shape::Close
        });
        let more = after(tokens, at + joint).first().is_some_and(|t| t.gerund() || t.has(Class::DOING));
        if joint == 0 || !more {
            return at;
        }
        at += joint;
    }
}
