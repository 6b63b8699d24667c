//! Credentials, human languages, and what is asked in so many words.
//!
//! ```ebnf
//! credential = { adjective } name { word } { ( or | "/" ) ( credential | role ) } ;
//! named      = { article | standing } credential ;                             (* a standing word ("abgeschlossene") is no part of the name *)
//! languages  = name [ "-" ] { ( "," | and | or | "/" ) name } [ skill ] [ level ] ;
//! worded     = { adjective } ( eligibility | authorization | clearance | trait ) clause ;
//! ```

use super::experience::begins;
use super::reader::{ASKED, ENDS, Reader, SMALL, hangs};
use crate::compose;
use crate::grammar::{Tokens, after, length, run, text_of};
use crate::lexicon::Class;
use crate::requirement::{Asked, Clearance, Credential, Kind, Language, Requirement};
use crate::token::{Shape, Token};

/// The name of any language more, whose tier is its own.
const ANOTHER: &str = "additional language";

/// Where the words before `at` begin that belong to it: adjectives, an open compound.
pub(super) fn opening(reader: &Reader<'_, '_>, at: usize) -> usize {
    let before = reader.before(at);
    let one = |t: &Token<'_>| t.has(Class::NUMERAL) && t.value == 1;
    at - before.len() + run(before, |t| t.has(Class::ARTICLE.or(Class::PREPOSITION)) || one(t) || t.shape != Shape::Word)
}

/// Where the words of a trait begin: its adjectives reach over "and" ("sorgfältige und ruhige Arbeitsweise").
fn trait_from(reader: &Reader<'_, '_>, at: usize) -> usize {
    let from = opening(reader, at);
    let adjective = |t: &Token<'_>| t.shape == Shape::Word && !t.has(ASKED.or(ENDS).or(Class::AND).or(Class::OR)) && t.text.len() > 3;
    match reader.tokens.get(..from) {
        Some([.., before, and]) if from + 1 >= at && and.has(Class::AND) && and.shape == Shape::Word && adjective(before) && from < 4 => {
            from - 2
        }
        _ => from,
    }
}

/// Where the name of a credential begins: behind what only says how it stands ("abgeschlossene", "valide").
fn named_from(reader: &Reader<'_, '_>, at: usize) -> usize {
    let from = opening(reader, at);
    from + run(reader.tokens.get(from..at).unwrap_or_default(), |t| t.has(Class::DEGREE_OF_SKILL.or(Class::FILLER)))
}

/// Where a clause ends that begins before `from`: a joint belongs to it when no requirement follows.
pub(super) fn clause(tokens: Tokens<'_, '_>, from: usize) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().skip(from) {
        match token.shape {
            Shape::Open => depth += 1,
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet => return i,
            _ => {}
        }
        let joint = token.shape == Shape::Comma || token.has(Class::AND.or(Class::OR));
        let open = i.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(hangs);
        if depth == 0 && (token.has(ENDS) || joint && !open && asks(after(tokens, i + 1))) {
            return i;
        }
    }
    tokens.len()
}

/// Whether what stands up to the next joint is a requirement of its own, or the next sentence part has a verb of its own.
fn asks(tokens: Tokens<'_, '_>) -> bool {
    let end = tokens
        .iter()
        .take(12)
        .position(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Stop)
        .unwrap_or(tokens.len().min(12));
    begins(tokens) || tokens.get(..end).is_some_and(|part| part.iter().any(|t| t.has(ASKED.or(ENDS))))
}

/// What is asked in so many words; a clearance wherever its clause names one.
pub(super) fn worded(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Kind)> {
    let end = clause(reader.tokens, at + 1);
    let head = reader.tokens.get(at)?;
    let from = if head.has(Class::TRAIT_NOUN) { trait_from(reader, at) } else { opening(reader, at) };
    let words = reader.tokens.get(from..end)?;
    if let Some(named) = words.iter().position(|t| t.has(Class::CLEARANCE)) {
        return Some((end, Kind::Clearance(clearance(reader, after(words, named)))));
    }
    let asked = Asked { text: text_of(reader.line, words).to_owned() };
    Some((
        end,
        match () {
            () if head.has(Class::WORK_AUTHORIZATION) => Kind::WorkAuthorization(asked),
            () if head.has(Class::TRAIT_NOUN) => Kind::Trait(asked),
            () => Kind::Eligibility(asked),
        },
    ))
}

/// A clearance: its level stands in brackets behind it, or is its name.
fn clearance(reader: &Reader<'_, '_>, words: Tokens<'_, '_>) -> Clearance {
    let bracket = words.iter().take(4).position(|t| t.shape == Shape::Open).map(|at| after(words, at + 1));
    let inner = bracket.and_then(|inner| inner.get(..inner.iter().position(|t| t.shape == Shape::Close)?));
    let level = inner.map_or_else(|| words.first().map_or("", |t| t.text), |inner| text_of(reader.line, inner));
    let obtainable = reader.tokens.iter().any(|t| t.has(Class::OBTAINABLE));
    Clearance { level: level.to_owned(), obtainable }
}

/// A certificate, licence or vocational qualification, or several of which one is enough.
pub(super) fn credential(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Credential)> {
    let tokens = reader.tokens;
    let behind = after(tokens, at + 1);
    if after(behind, run(behind, |t| t.has(SMALL.or(Class::LANGUAGE_LEVEL)))).first().is_some_and(|t| t.has(Class::LEVEL)) {
        return None;
    }
    let mut end = name(tokens, at + 1);
    let mut any_of = vec![text_of(reader.line, tokens.get(named_from(reader, at)..end).unwrap_or_default()).to_owned()];
    loop {
        let rest = after(tokens, end);
        let joint = run(rest, |t| t.has(Class::OR) || t.shape == Shape::Slash);
        let body = after(rest, joint);
        let lead = run(body, |t| t.has(SMALL) || t.shape == Shape::Word && t.class == Class::NONE && !t.capital());
        let next = after(body, lead).first();
        let role = lead == 0 && next.is_some_and(|t| t.capital() && t.class == Class::NONE && t.shape == Shape::Word);
        if joint == 0 || !(role || next.is_some_and(|t| t.has(Class::CREDENTIAL))) {
            return Some((end, Credential { any_of }));
        }
        let from = end + joint + run(body, |t| t.has(Class::ARTICLE));
        end = name(tokens, end + joint + lead + 1);
        any_of.push(text_of(reader.line, tokens.get(from..end).unwrap_or_default()).to_owned());
    }
}

/// Where the name of a credential ends.
fn name(tokens: Tokens<'_, '_>, from: usize) -> usize {
    let mut end = from;
    while let Some(token) = tokens.get(end) {
        let rest = after(tokens, end);
        let joined = token.has(Class::AND)
            || token.shape == Shape::Comma && end > from && tokens.get(end - 1).is_some_and(|t| t.shape == Shape::Number);
        let numbered = joined && rest.get(1).is_some_and(|t| t.shape == Shape::Number) && length::length(after(rest, 1)).is_err();
        let bracket = if token.shape == Shape::Open && !crate::lists::qualifies(rest) {
            rest.iter().take(9).position(|t| t.shape == Shape::Close)
        } else {
            None
        };
        let plain = matches!(token.shape, Shape::Word | Shape::Number | Shape::Other) || hangs(token);
        let equal = token.has(Class::OPENS_GROUP) && rest.get(1).is_some_and(|t| t.has(Class::EQUIVALENT));
        let other = token.has(ENDS.or(Class::OR).or(Class::EXPERIENCE).or(Class::SKILL))
            || equal
            || token.has(Class::AND) && !numbered
            || length::length(after(rest, run(rest, |t| t.has(Class::PREPOSITION.or(Class::OPENS_GROUP))))).is_ok();
        match bracket {
            Some(close) => end += close + 1,
            None if (plain || numbered) && !other => end += 1,
            None => break,
        }
    }
    let tail = tokens
        .get(from..end)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|t| t.has(Class::PREPOSITION.or(Class::ARTICLE).or(Class::FILLER)))
        .count();
    end - tail
}

/// Human languages with their level.
pub(super) fn languages(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Requirement)> {
    let tokens = reader.tokens;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let free = before.is_none_or(|t| t.shape != Shape::Word || t.class != Class::NONE);
    let worded = tokens.len() <= 4 || reader.any(Class::LANGUAGE_LEVEL.or(Class::SKILL).or(Class::REQUIRED).or(Class::PREFERRED));
    if !free || !worded {
        return None;
    }
    let mut end = at + 1;
    let mut groups = vec![vec![reader.lexicon.language(tokens.get(at)?.value)?]];
    loop {
        let joint = run(after(tokens, end), |t| {
            matches!(t.shape, Shape::Comma | Shape::Slash)
                || hangs(t)
                || t.has(Class::AND.or(Class::OR).or(Class::ARTICLE).or(Class::PREPOSITION))
        });
        let Some(next) = tokens.get(end + joint).filter(|t| t.has(Class::LANGUAGE)) else { break };
        let name = reader.lexicon.language(next.value).filter(|name| *name != ANOTHER);
        let Some(name) = name else { break };
        let either = tokens.get(end..end + joint)?.iter().any(|t| t.has(Class::OR) || t.shape == Shape::Slash);
        match groups.last_mut().filter(|_| either) {
            Some(group) => group.push(name),
            None => groups.push(vec![name]),
        }
        end += joint + 1;
    }
    let (end, trailing) = levels(tokens, end);
    let level = level(reader, at, trailing);
    let span = super::reader::cover(tokens.get(at..end)?);
    let leaf = |name: &str| Requirement { kind: Kind::Language(Language { language: name.to_owned(), level: level.clone() }), span };
    let parts = groups.into_iter().map(|group| compose::any(group.into_iter().map(leaf).collect())).collect();
    Some((end, compose::all(parts)))
}

/// The words of level behind a language, with or without brackets, and where they end.
fn levels<'t, 'a>(tokens: Tokens<'t, 'a>, from: usize) -> (usize, Tokens<'t, 'a>) {
    let worded = |t: &Token<'_>| t.has(Class::LANGUAGE_LEVEL.or(Class::SKILL).or(Class::AT_LEAST));
    let mut end = from;
    while let Some(token) = tokens.get(end) {
        let rest = after(tokens, end);
        let soon = rest.iter().skip(1).take(6).take_while(|t| worded(t) || t.has(SMALL.or(Class::OR)) || t.shape == Shape::Slash).count();
        let bracket = token.shape == Shape::Open && rest.get(soon + 1).is_some_and(|t| t.shape == Shape::Close);
        let step = match () {
            () if bracket => soon + 2,
            () if worded(token) => 1,
            () if token.has(Class::PREPOSITION)
                || matches!(token.shape, Shape::Colon | Shape::Slash | Shape::Comma)
                || hangs(token)
                || token.has(Class::OR) =>
            {
                if rest.get(1).is_some_and(|t| t.has(Class::LANGUAGE_LEVEL)) {
                    2
                } else {
                    0
                }
            }
            () => 0,
        };
        if step == 0 {
            break;
        }
        end += step;
    }
    (end, tokens.get(from..end).unwrap_or_default())
}

/// The level: a grade such as "C1" before words, words before the name before words behind it.
fn level(reader: &Reader<'_, '_>, at: usize, trailing: Tokens<'_, '_>) -> Option<String> {
    let graded = trailing.iter().find(|t| t.has(Class::LANGUAGE_LEVEL) && t.text.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(grade) = graded {
        return Some(grade.text.to_owned());
    }
    let words = |t: &Token<'_>| t.has(Class::LANGUAGE_LEVEL.or(Class::DEGREE_OF_SKILL)) && !t.has(Class::AT_LEAST.or(Class::SKILL));
    let before = reader.before(at);
    let from = before.iter().position(words);
    let to = before.iter().rposition(words);
    let leading = from.zip(to).and_then(|(from, to)| before.get(from..=to));
    let grade = |t: &&Token<'_>| t.has(Class::LANGUAGE_LEVEL) && t.text.ends_with(|c: char| c.is_ascii_digit());
    if let Some(grade) = leading.and_then(|words| words.iter().find(grade)) {
        return Some(grade.text.to_owned());
    }
    let behind = || {
        let from = trailing.iter().position(words)?;
        let to = trailing.iter().rposition(words)?;
        trailing.get(from..=to)
    };
    leading.or_else(behind).map(|level| text_of(reader.line, level).to_owned())
}
