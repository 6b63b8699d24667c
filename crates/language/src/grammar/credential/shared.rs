//! What several credentials share: the head behind them, or the words before them.
//!
//! ```ebnf
//! heads   = name { "," name } "or" name head { head } [ tail ] ;              (* "rigging or slinging ticket" *)
//! name    = ( word | number ) { word | number } ;                             (* no head, verb, level of a degree *)
//! stem    = word { word } ;                                                   (* "or Perth" behind "licensed in Fife" *)
//! class   = [ "class" | "category" | … ] marker [ "+" marker ] ;
//! sibling = class { head } ;                                                  (* "or Class 2 licence" behind "HGV Class 1" *)
//! ```

use super::super::{Read, Tokens, after, before, miss, read, run, text_of};
use super::tail;
use crate::lexicon::{self, Class, List};
use crate::token::{Shape, Token};

/// No "or" stands farther behind the first name of a list than this.
const REACH: usize = 12;
/// No name of such a list has more words.
const WORDS: usize = 5;

/// What a name in capitals never holds.
const APART: Class = Class::CREDENTIAL_HEAD
    .or(Class::CREDENTIALED)
    .or(Class::PREPOSITION)
    .or(Class::FINITE)
    .or(Class::HOLD)
    .or(Class::LEVEL)
    .or(Class::LEVEL_SHORT)
    .or(Class::DEGREE)
    .or(Class::EXPERIENCE)
    .or(Class::SKILL)
    .or(Class::EMPLOYER)
    .or(Class::CANDIDATE)
    .or(Class::ARTICLE)
    .or(Class::AND)
    .or(Class::OR)
    .or(Class::REQUIRED)
    .or(Class::PREFERRED)
    .or(Class::NEGATION)
    .or(Class::UNIT);

/// Classes that leave a small word a plain part of a name.
const PLAIN: Class = Class::MODIFIER
    .or(Class::SHARED_HEAD)
    .or(Class::NOUN_ING)
    .or(Class::PROFESSION)
    .or(Class::BODY)
    .or(Class::CREDENTIAL)
    .or(Class::STUDY)
    .or(Class::OPENS_ASKED)
    .or(Class::STARTER)
    .or(Class::OFFER);

/// Whether a token may belong to a name.
fn names(token: &Token<'_>) -> bool {
    match token.shape {
        Shape::Number => token.text.len() < 4,
        Shape::Word if token.glued || token.listed(List::NO_MODIFIER.or(List::NOT_IN_NAME)) => false,
        Shape::Word if token.capital() => !token.has(APART) || token.is("education") || token.text == "A",
        Shape::Word if token.listed(List::CLASSIFIED) => false,
        Shape::Word => {
            token.class.difference(PLAIN) == Class::NONE || token.listed(List::ADJECTIVES) || token.any(&["education", "special"])
        }
        _ => false,
    }
}

/// Names that share the head of the last one: "crane, rigging or slinging ticket".
///
/// ```ebnf
/// heads = name { "," name } "or" name head { head } [ tail ] ;
/// ```
pub(super) fn heads<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Vec<String>> {
    if !input.iter().take(REACH + WORDS).any(|t| t.has(Class::OR)) {
        return miss(input);
    }
    let list = after(input, run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING)));
    let left = run(list, |t| names(t) || t.shape == Shape::Comma).min(REACH);
    let joint = run(after(list, left), |t| t.has(Class::OR)).min(1);
    let behind = after(list, left + joint);
    let words = run(behind, names).min(WORDS);
    // "Class A or Class B CDL"
    let drives = words > 1 && behind.get(words - 1).is_some_and(|t| t.listed(List::DRIVEN));
    let words = words - usize::from(drives);
    let headed = after(behind, words);
    let head = run(headed, |t| (t.has(Class::CREDENTIAL_HEAD) || t.listed(List::DRIVEN)) && !t.glued);
    let first = list.get(..left).unwrap_or_default();
    let whole = |name: &[Token<'_>]| (1..=WORDS).contains(&name.len());
    let items: Vec<Tokens<'t, 'a>> = first.split(|t| t.shape == Shape::Comma).filter(|name| !name.is_empty()).collect();
    let comma = first.first().is_none_or(|t| t.shape == Shape::Comma);
    if joint == 0 || words == 0 || head == 0 || comma || !items.iter().all(|name| whole(name)) {
        return miss(input);
    }
    let last = behind.get(..words).unwrap_or_default();
    let near = items.last().copied().unwrap_or_default();
    // "clinical or counselling psychologist HCPC registration": the names share more than a head
    let more = after(last, 1).iter().any(|t| t.has(Class::BODY)) || last.len() > near.len() + 2;
    if more {
        return miss(input);
    }
    let rest = after(headed, head);
    let rest = after(rest, if rest.first().is_some_and(|t| t.shape == Shape::Open) { 0 } else { tail::tail(rest) });
    let kind = text_of(line, read(headed, rest));
    // "level 2 or 3 management qualification"
    let marked = matches!((near.last(), last), (Some(a), [b, _, ..]) if marks(a) && b.shape == Shape::Number && a.shape == b.shape);
    let shared = if marked { text_of(line, read(after(behind, 1), rest)) } else { kind };
    let mut any_of: Vec<String> = items.iter().map(|name| headed_by(line, name, shared)).collect();
    any_of.push(format!("{}{} {kind}", led(line, near, last), text_of(line, last)));
    Ok((rest, any_of))
}

/// A name with the head that it shares, unless it is known without.
fn headed_by(line: &str, name: Tokens<'_, '_>, kind: &str) -> String {
    let text = text_of(line, name);
    let known = name.last().is_some_and(|t| t.has(Class::CREDENTIAL) && t.capital());
    if known { text.to_owned() } else { format!("{text} {kind}") }
}

/// The words that the last name of a list shares with the one before it: "Class " in "Class A or B", "Level 3 " in "Level 3 rigging or slinging".
fn led<'a>(line: &'a str, name: Tokens<'_, 'a>, last: Tokens<'_, '_>) -> &'a str {
    let class = last.first().filter(|t| t.listed(List::CLASSES)).and_then(|class| name.iter().position(|t| t.is(class.text)));
    let shared = match name {
        _ if class.is_some() => class.unwrap_or_default(),
        [.., _] if matches!(last, [one] if marks(one)) && name.last().is_some_and(marks) => name.len() - 1,
        [.., a] if matches!(last, [b, _, ..] if a.shape == Shape::Number && b.shape == Shape::Number) => name.len() - 1,
        [level, number, _, ..] if level.is("level") && number.shape == Shape::Number && !last.first().is_some_and(|t| t.is("level")) => 2,
        _ => 0,
    };
    let end = name.get(shared).filter(|_| shared > 0).map(|t| t.start);
    name.first().zip(end).and_then(|(first, end)| line.get(first.start..end)).unwrap_or_default()
}

/// Whether a token marks a class: "2", "A", "C1", "C+E".
fn marks(token: &Token<'_>) -> bool {
    match token.shape {
        Shape::Number => token.text.len() < 3,
        Shape::Word | Shape::Other => token.text.len() < 4 && token.capital() && !token.text.bytes().any(|b| b.is_ascii_lowercase()),
        _ => false,
    }
}

/// How many tokens say the class of a licence: "class 2", "category C+E".
///
/// ```ebnf
/// class = [ "class" | "category" | … ] marker [ "+" marker ] ;
/// ```
pub(super) fn class(tokens: Tokens<'_, '_>) -> usize {
    let named = tokens.first().is_some_and(|t| t.listed(List::CLASSES) && !t.glued);
    if named && tokens.get(1).is_some_and(marks) { 1 + marked(after(tokens, 1)) } else { 0 }
}

/// How many tokens a marker has: "C", "C+E".
fn marked(tokens: Tokens<'_, '_>) -> usize {
    match tokens {
        [first, plus, more, ..] if marks(first) && plus.shape == Shape::Plus && marks(more) && more.text.len() < 3 => 3,
        [first, ..] if marks(first) => 1,
        _ => 0,
    }
}

/// Another class of the licence read last: "or Class 2 licence" behind "HGV Class 1".
///
/// ```ebnf
/// sibling = class { head } ;
/// ```
pub(super) fn sibling<'t, 'a: 't>(line: &'a str, last: Tokens<'t, 'a>, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let named = usize::from(input.first().is_some_and(|t| t.listed(List::CLASSES)));
    let marker = marked(after(input, named));
    let rest = after(input, named + marker);
    let rest = after(rest, run(rest, |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued));
    let ends = rest
        .first()
        .is_none_or(|t| t.shape != Shape::Word || t.has(Class::OR.or(Class::AND).or(Class::PREPOSITION).or(Class::FINITE).or(TIERS)));
    let at = last.iter().rposition(|t| t.listed(List::CLASSES) || t.listed(List::DRIVEN));
    let Some(at) = at.filter(|at| marker > 0 && ends && last.get(at + 1).is_some_and(marks)) else { return miss(input) };
    let word = last.get(at).is_some_and(|t| t.listed(List::CLASSES));
    let shared = last.get(..at + usize::from(!word || named == 0)).unwrap_or_default();
    let own = text_of(line, read(input, rest));
    Ok((rest, if shared.is_empty() { own.to_owned() } else { format!("{} {own}", text_of(line, shared)) }))
}

/// Words that say how much something is asked.
const TIERS: Class = Class::REQUIRED.or(Class::PREFERRED);

/// What stands in the place of what the credential read last is in: "or Perth" behind "licensed in Fife".
///
/// ```ebnf
/// stem = word { word } ;
/// ```
pub(super) fn stem<'t, 'a: 't>(line: &'a str, last: Tokens<'t, 'a>, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let joins = |t: &Token<'_>| t.any(&["in", "with", "of", "as", "for", "by"]);
    // "by the Board of Joiners": inside a name
    let inside = |at: usize| last.get(at - 1).is_some_and(Token::capital) && last.get(at + 1).is_some_and(Token::capital);
    let opens = |at: &usize| last.get(*at).is_some_and(joins);
    let named = |at: &usize| !(last.get(*at).is_some_and(|t| t.any(&["of", "for"])) && inside(*at));
    let places = || (1..last.len()).rev().filter(opens);
    let Some(at) = places().find(named).or_else(|| places().next()) else { return miss(input) };
    let articles = run(after(last, at + 1), |t| t.has(Class::ARTICLE));
    let object = after(last, at + 1 + articles);
    // "with the NMC (nurses) or HCPC (paramedics)"
    let object = object.get(..run(object, |t| t.shape != Shape::Open)).unwrap_or_default();
    let capital = object.last().is_some_and(|t| t.capital());
    let alike = |t: &Token<'_>| names(t) && t.shape == Shape::Word && t.capital() == capital && !t.listed(List::OPEN_LIST);
    let words = run(input, alike).min(WORDS);
    let rest = after(input, words);
    let known = input.iter().take(words).any(|t| t.has(Class::CREDENTIAL) && t.shouted());
    let ends = !known && rest.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::OR.or(Class::FINITE).or(TIERS)));
    let plain = object.iter().all(|t| t.shape == Shape::Word && (!t.gerund() || t.capital()) && !t.has(Class::NEGATION));
    if object.is_empty() || words == 0 || !ends || !plain || input.first().is_some_and(|t| t.gerund() && !t.capital()) {
        return miss(input);
    }
    let shared = last.get(..at + 1 + articles).unwrap_or_default();
    let (shared, own) = (text_of(line, shared), text_of(line, input.get(..words).unwrap_or_default()));
    let vowel = shared.ends_with(" a") && own.starts_with(|c: char| "aeiouAEIOU".contains(c));
    let name = format!("{shared}{} {own}", if vowel { "n" } else { "" });
    Ok((after(rest, tail::bracket(rest)), name))
}

/// Lends the profession that a list ends with to the adjectives before it: "as a clinical or counselling psychologist".
pub(super) fn lend(names: &mut [String]) {
    let Some((last, others)) = names.split_last_mut() else { return };
    let profession = |word: &str| lexicon::known(word).class.meets(Class::PROFESSION);
    let Some((_, head)) = last.rsplit_once(' ').filter(|(_, head)| profession(head)) else { return };
    for name in others {
        let Some((shared, own)) = name.rsplit_once(' ') else { continue };
        if shared.ends_with(" a") && last.starts_with(shared) && !profession(own) {
            name.push(' ');
            name.push_str(head);
        }
    }
}

/// Whether names go on to an "or", so that a comma before them stands for it: "Fife, Perth or Angus".
pub(super) fn goes_on(tokens: Tokens<'_, '_>) -> bool {
    let list = run(tokens, |t| names(t) || t.shape == Shape::Comma).min(REACH);
    after(tokens, list).first().is_some_and(|t| t.has(Class::OR)) && !before(tokens, list).is_none_or(|t| t.shape == Shape::Comma)
}

/// Kinds of one credential in a bracket are names of their own: "diving licence (wreck or cave)", but not "(level 2 or above)".
pub(super) fn kinds(name: String) -> Vec<String> {
    const NO_KIND: [&str; 9] = ["above", "higher", "better", "equivalent", "similar", "other", "e.g.", "qualified", "experienced"];
    let parts = || {
        let (head, inner) = name.strip_suffix(')')?.split_once(" (")?;
        let (first, last) = inner.rsplit_once(" or ")?;
        let kinds: Vec<&str> = first.split(',').chain([last]).map(str::trim).filter(|kind| !kind.is_empty()).collect();
        let named = |kind: &&str| {
            kind.len() > 2 && kind.split(' ').count() <= 3 && !kind.split(' ').any(|word| NO_KIND.contains(&word) || word.len() == 1)
        };
        kinds.iter().all(named).then(|| kinds.iter().map(|kind| format!("{head} ({kind})")).collect())
    };
    parts().unwrap_or_else(|| vec![name.clone()])
}
