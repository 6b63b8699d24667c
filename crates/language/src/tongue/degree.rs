//! Degrees.
//!
//! ```ebnf
//! degree = [ adjective ] level { ( "/" | "," | or | and | until ) level | "(" levels ")" } [ "(" words ")" ] [ fields ] ;
//! fields = { small } field { ( "," | or | and | "/" ) { small } field } ;     (* "der Informatik", "en droit" *)
//! ```

use super::reader::{ASKED, ENDS, Reader, SMALL};
use crate::grammar::{Read, Tokens, after, miss, run, text_of};
use crate::lexicon::Class;
use crate::requirement::{Degree, Kind, Level};
use crate::token::{Shape, Token};

/// A degree and what it is in.
pub(super) fn degree<'t, 'a>(reader: &Reader<'t, 'a>, at: usize) -> Read<'t, 'a, Option<Kind>> {
    let input = after(reader.tokens, at);
    let (rest, level) = levels(input)?;
    let (rest, mut fields, related_field) = fields(reader.line, after(rest, aside(rest)));
    if fields.is_empty() {
        fields.extend(adjective(reader, at));
    }
    Ok((rest, Some(Kind::Degree(Degree { level, fields, related_field, in_progress: false }))))
}

/// The lowest of the levels in a row: "Bachelor oder Master", "BTS/DUT", "Hochschulabschluss (Bachelor, Master)".
fn levels<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Level> {
    let (mut rest, mut lowest) = level(input)?;
    loop {
        let joint = run(rest, |t| {
            matches!(t.shape, Shape::Slash | Shape::Comma | Shape::Open | Shape::Dash | Shape::Ampersand)
                || t.has(Class::OR.or(Class::AND).or(Class::UNTIL).or(Class::ARTICLE).or(Class::AT_LEAST).or(Class::DEGREE_OF_SKILL))
        });
        let opened = rest.get(..joint).unwrap_or_default().iter().any(|t| t.shape == Shape::Open);
        let Ok((tail, next)) = level(after(rest, joint)) else { break };
        lowest = lowest.min(next);
        rest = if opened { after(tail, tail.iter().take(9).position(|t| t.shape == Shape::Close).map_or(0, |at| at + 1)) } else { tail };
    }
    Ok((rest, lowest))
}

/// A bracket that says where one studies: "(FH/Universität)".
fn aside(tokens: Tokens<'_, '_>) -> usize {
    let plain = |t: &Token<'_>| matches!(t.shape, Shape::Word | Shape::Slash | Shape::Comma) && !t.has(ASKED.or(ENDS).or(Class::UNIT));
    let inner = run(after(tokens, 1), plain).min(8);
    let closed = tokens.first().is_some_and(|t| t.shape == Shape::Open) && tokens.get(inner + 1).is_some_and(|t| t.shape == Shape::Close);
    if closed { inner + 2 } else { 0 }
}

/// One level.
fn level<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Level> {
    let Some((first, rest)) = input.split_first().filter(|(first, _)| first.has(Class::LEVEL)) else { return miss(input) };
    let level = match first.value {
        1 => Level::Secondary,
        2 => Level::Associate,
        3 => Level::Bachelor,
        4 => Level::Master,
        _ => Level::Doctorate,
    };
    // Québec's "baccalauréat en comptabilité" is a first degree; the school-leaving one names no field.
    let named = level == Level::Secondary && rest.first().is_some_and(|t| t.has(Class::OPENS_GROUP)) && first.text.len() > 10;
    Ok((rest, if named { Level::Bachelor } else { level }))
}

/// The fields behind a level, and whether a related one is enough.
fn fields<'t, 'a>(line: &str, input: Tokens<'t, 'a>) -> (Tokens<'t, 'a>, Vec<String>, bool) {
    let end = extent(input);
    let (mut names, mut related) = (Vec::new(), false);
    let joins = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Slash) || t.has(Class::AND.or(Class::OR));
    for item in input.get(..end).unwrap_or_default().split(joins) {
        let class = item.iter().any(|t| t.has(Class::FIELD)) && item.iter().any(|t| t.has(Class::RELATED));
        related |= class;
        let name = item.get(run(item, |t| t.has(SMALL.or(Class::FIELD)) || t.shape != Shape::Word)..).unwrap_or_default();
        if !class && !name.is_empty() {
            names.push(text_of(line, name).to_owned());
        }
    }
    (after(input, end), names, related)
}

/// Where the fields end.
fn extent(tokens: Tokens<'_, '_>) -> usize {
    let (mut joined, mut named) = (false, false);
    for (i, token) in tokens.iter().enumerate().take(40) {
        let joint = matches!(token.shape, Shape::Comma | Shape::Slash) || token.has(Class::AND.or(Class::OR));
        let lead = run(after(tokens, i + 1), |t| t.has(SMALL) && !t.has(ASKED)).min(6);
        let rest = after(tokens, i + 1 + lead);
        let related = after(tokens, i + 1).iter().take(lead + 1).any(|t| t.has(Class::RELATED))
            && after(tokens, i + 1).iter().take(lead + 2).any(|t| t.has(Class::FIELD));
        let trained = || {
            let words = run(after(tokens, i + 1), |t| {
                t.shape == Shape::Word && (t.has(SMALL.or(Class::RELATED).or(Class::NUMERAL)) || !t.capital() && t.class == Class::NONE)
            });
            after(tokens, i + 1 + words).first().is_some_and(|t| t.has(Class::CREDENTIAL)) && words > 0 && words < 6
        };
        let other = joint && !related && (super::experience::begins(after(tokens, i + 1)) || trained()) && !rest.is_empty();
        let stops = token.shape != Shape::Word && !joint || token.has(ENDS.or(ASKED.difference(Class::EQUIVALENT)));
        let with = named && !joined && token.has(Class::OPENS_GROUP);
        if stops || other || joint && rest.is_empty() || with || i == 0 && joint {
            return i;
        }
        joined = joint || joined && token.has(SMALL);
        named |= !joint && !token.has(SMALL);
    }
    tokens.len().min(40)
}

/// A field that stands before its level: "wirtschaftswissenschaftliches Studium".
fn adjective(reader: &Reader<'_, '_>, at: usize) -> Option<String> {
    let words = reader.before(at);
    let from = words.len() - words.iter().rev().take_while(|t| t.shape == Shape::Word && t.class == Class::NONE).count();
    let name = words.get(from..).filter(|name| !name.is_empty())?;
    Some(text_of(reader.line, name).to_owned())
}
