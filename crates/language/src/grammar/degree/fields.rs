//! Fields of study behind a level.
//!
//! ```ebnf
//! written = capital { [ "and" | "or" | "/" ] capital } ;                     (* right behind "BSc" *)
//! fields  = opening field { ( "," | "or" | "and" | "/" ) field } [ "(" related ")" ] ;
//! opening = "related to" | "in" | "of" | "within" | ":" | "(" | "-" ;
//! related = [ "or" ] [ "in" ] [ "a" ] "related" { word } ( "field" | "discipline" | … ) ;
//! ```

use nom::Parser;
use nom::combinator::opt;
use nom::sequence::delimited;

use super::super::{Read, Tokens, after, before, length, mark, miss, of, opening, run, words};
use super::level::level_of;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// "in X, Y or Z or a related field".
pub(super) fn fields<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, (Vec<String>, bool)> {
    let related_to = words("related to").parse(input).is_ok();
    let (rest, ()) = opening(input)?;
    let end = field_end(rest);
    // "in nursing strongly preferred"
    let ruled = rest.get(end).is_some_and(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)));
    let adverb = ruled && before(rest, end).is_some_and(|t| t.text.ends_with("ly") && !t.capital());
    let end = end - usize::from(adverb);
    if end == 0 {
        return miss(input);
    }
    let (fields, open) = crate::lists::fields(line, rest.get(..end).unwrap_or_default());
    let opened = input.first().is_some_and(|t| t.shape == Shape::Open);
    let rest = after(rest, end);
    let rest = after(rest, usize::from(opened && rest.first().is_some_and(|t| t.shape == Shape::Close)));
    let (rest, bracket) = opt(delimited(mark(Shape::Open), related, mark(Shape::Close))).parse(rest)?;
    Ok((rest, (fields, open || related_to || bracket.is_some())))
}

/// Fields right behind an abbreviation, by their capitals: "BSc Clinical Physiology", "MA History or Classics".
pub(super) fn written<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, (Vec<String>, bool)> {
    let other = Class::DEGREE
        .or(Class::REQUIRED)
        .or(Class::PREFERRED)
        .or(Class::HEADING)
        .or(Class::LEVEL)
        .or(Class::LEVEL_SHORT)
        .or(Class::CREDENTIAL)
        .or(Class::CREDENTIAL_HEAD)
        .or(Class::CREDENTIALED)
        .or(Class::BODY)
        .or(Class::DEGREE_OF_SKILL)
        .or(Class::SKILL)
        .or(Class::EXPERIENCE)
        .or(Class::STARTER)
        .or(Class::FINITE)
        .or(Class::HOLD)
        .or(Class::CANDIDATE)
        .or(Class::PREPOSITION)
        .or(Class::FILLER)
        .or(Class::TRAIT_ADJECTIVE);
    let honours = |t: &Token<'_>| t.any(&["hons", "honours", "honors"]);
    let grade = |t: &Token<'_>| t.text.len() < 2 || t.any(&["grade", "grades"]) || t.text.get(1..2) == Some("-");
    let name = |t: &Token<'_>| {
        t.shape == Shape::Word && t.capital() && !t.glued && !honours(t) && !grade(t) && (!t.has(other) || t.listed(List::IN_FIELD))
    };
    let joint = |t: &Token<'_>| t.has(Class::OR.or(Class::AND)) || matches!(t.shape, Shape::Slash | Shape::Ampersand);
    let input = after(input, run(input, honours));
    let part = |(i, t): &(usize, &Token<'_>)| name(t) || *i > 0 && joint(t) && input.get(i + 1).is_some_and(name);
    let end = input.iter().enumerate().take(12).take_while(part).count();
    let shouted = input.iter().take(end).any(|t| t.shouted() && t.text.len() > 3);
    if end == 0 || shouted {
        miss(input)
    } else {
        let rest = after(input, end);
        let rest = after(rest, run(rest, |t| honours(t) || t.any(&["degree", "degrees"])));
        Ok((rest, crate::lists::fields(line, input.get(..end).unwrap_or_default())))
    }
}

/// What opens a list of fields.
///
/// ```ebnf
/// opening = "related to" | "in" | "of" | "within" | ":" | "(" | "-" ;
/// ```
fn opening<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if let Ok((rest, ())) = words("related to").parse(input) {
        return Ok((after(rest, run(rest, |t| t.has(Class::ARTICLE))), ()));
    }
    let input = match input {
        // "a PhD, in Botany"
        [comma, inside, field, ..] if comma.shape == Shape::Comma && inside.is("in") && field.capital() => after(input, 1),
        _ => input,
    };
    let Some((first, rest)) = input.split_first() else { return miss(input) };
    if first.any(&["in", "of", "within"]) {
        let rest = after(rest, run(rest, |t| t.has(Class::ARTICLE) || t.any(&["in", "either", "following"])));
        return Ok((after(rest, of_study(rest)), ()));
    }
    let marked =
        matches!(first.shape, Shape::Open | Shape::Colon) || first.shape == Shape::Dash && rest.first().is_some_and(|t| t.capital());
    if marked && crate::lists::closes(input) && !crate::lists::qualifies(input) { Ok((rest, ())) } else { miss(input) }
}

/// How many tokens say only that fields follow: "major field of study in".
fn of_study(tokens: Tokens<'_, '_>) -> usize {
    let words = run(tokens, |t| t.has(Class::FIELD) || t.is("of"));
    let field = tokens.get(..words).is_some_and(|named| named.iter().any(|t| t.is("field")));
    if field && tokens.get(words).is_some_and(|t| t.is("in")) { words + 1 } else { 0 }
}

/// Where a list of fields ends.
fn field_end(tokens: Tokens<'_, '_>) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().take(90) {
        let next = tokens.get(i + 1);
        match token.shape {
            Shape::Open => {
                // "(we are open to others)"
                let told = next.is_some_and(|t| t.any(&["we", "you", "this", "that"]) && !t.shouted());
                if told || crate::lists::qualifies(after(tokens, i)) {
                    return i;
                }
                depth += 1;
            }
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet | Shape::Number => return i,
            Shape::Dash if token.spaced && next.is_some_and(|t| t.spaced) => return i,
            _ => {}
        }
        if token.glued && i > 0 || ends_fields(tokens, i) {
            return i;
        }
    }
    tokens.len().min(90)
}

/// Whether the token at `i` begins something other than a field.
fn ends_fields(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    let opener = token.has(Class::REQUIRED.or(Class::PREFERRED)) && !token.is("plus") || token.listed(List::ENDS_FIELDS);
    let between = |t: &Token<'_>| t.has(Class::OR.or(Class::AND)) || matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Close);
    if token.text == "IS" && (before(tokens, i).is_some_and(between) || tokens.get(i + 1).is_some_and(between)) {
        return false;
    }
    let such = token.is("as") && before(tokens, i).is_some_and(|t| t.is("such")) || token.is("including") && i > 0;
    let verb = token.has(Class::FINITE) && !token.capital() && i > 0;
    // "in Botany a plus"
    let tier = i > 0 && token.any(&["a", "an"]) && after(tokens, i + 1).iter().take(2).any(|t| t.has(Class::PREFERRED));
    if verb || tier || opener && !such || i > 0 && token.any(&["approved", "accredited", "recognised", "recognized"]) {
        return true;
    }
    if !(token.has(Class::AND.or(Class::OR)) || matches!(token.shape, Shape::Comma | Shape::Ampersand)) {
        let joined = |t: &Token<'_>| t.has(Class::AND.or(Class::OR)) || t.any(&["with", "in"]);
        let short = token.has(Class::LEVEL_SHORT) && token.shouted() && tokens.get(i + 1).is_some_and(joined);
        return (token.has(Class::LEVEL) || short || token.is("via")) && i > 0;
    }
    let joint = |t: &Token<'_>| {
        t.has(Class::AND.or(Class::OR).or(Class::ARTICLE)) || matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Ampersand)
    };
    let ahead = after(tokens, i + run(after(tokens, i), joint));
    let besides = opening::joint(after(tokens, i));
    let opened = after(tokens, i + besides);
    let Some(next) = ahead.first() else { return true };
    let somebody = next.has(Class::CANDIDATE.or(Class::EMPLOYER)) && !next.capital() && ahead.len() > 1;
    // "in law or have two years of …": the joint is that of the verbs
    let verb = next.has(Class::FINITE.or(Class::HOLD)) && !next.capital();
    somebody
        || verb
        || besides > 0 && (opening::besides(opened) || opening::soft(opened))
        || goes(ahead)
        || equivalent(next, ahead)
        || asks(next, ahead)
        || length::length(after(ahead, run(ahead, |t| matches!(t.shape, Shape::Plus | Shape::Other)))).is_ok()
}

/// What a student does besides: "and returning to it", "and graduating in June".
fn goes(ahead: Tokens<'_, '_>) -> bool {
    matches!(ahead, [doing, joint, ..] if doing.gerund() && !doing.capital() && joint.any(&["to", "in", "from", "by", "after", "before", "between"]))
}

/// "or equivalent", "or relevant experience", "or any combination of …".
fn equivalent(next: &Token<'_>, ahead: Tokens<'_, '_>) -> bool {
    let same = next.is("equivalent");
    let shown = |t: &Token<'_>| t.has(Class::EXPERIENCE) || t.any(&["combination", "qualification", "training"]);
    let field = |(i, t): &(usize, &Token<'_>)| t.has(Class::FIELD) || t.is("with") || *i == 1 && t.has(Class::AND);
    // "in Botany or similar or relevant experience": a field, and what is as good
    let similar = !same && ahead.get(1).is_some_and(|t| t.has(Class::OR) || matches!(t.shape, Shape::Comma | Shape::Open));
    (same || next.listed(List::COMPARED) && !similar)
        && ahead.iter().enumerate().take(6).take_while(|word| !field(word)).any(|(_, t)| shown(t))
        || same && !ahead.iter().take(5).any(|t| t.has(Class::FIELD))
        || next.is("any") && ahead.get(1).is_some_and(|t| t.any(&["combination", "equivalent"]))
}

/// Another requirement.
fn asks(next: &Token<'_>, ahead: Tokens<'_, '_>) -> bool {
    let behind = ahead.get(1);
    let named = next.listed(List::OPENS_FIELD) && behind.is_some_and(|t| !t.has(Class::SKILL.or(Class::EXPERIENCE)));
    let words = ahead.iter().take(3).take_while(|t| t.shape == Shape::Word && !t.has(Class::FIELD));
    let held = Class::CREDENTIAL_HEAD.or(Class::CREDENTIAL);
    let words_of = |t: &&Token<'_>| {
        matches!(t.shape, Shape::Word | Shape::Number)
            && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR).or(Class::FIELD))
            && !t.listed(List::ENDS_FIELDS)
    };
    let one_noun = |t: &&Token<'_>| t.shape == Shape::Word && !t.has(Class::FIELD.or(Class::AND).or(Class::OR));
    let licensed = |t: &Token<'_>| t.has(Class::CREDENTIAL_HEAD) && !t.listed(List::NO_LICENCE);
    ahead.iter().take(6).take_while(words_of).any(licensed)
        || next.has(Class::SKILL.or(Class::CREDENTIAL).or(Class::CREDENTIALED).or(Class::LEVEL))
        || next.has(Class::DEGREE_OF_SKILL) && !next.has(Class::RELATED) && !named
        || words.into_iter().any(|t| t.is("knowledge"))
        || ahead.iter().take(6).take_while(one_noun).any(|t| t.has(Class::EXPERIENCE))
        || next.is("eligibility")
        || next.listed(List::INCLINATIONS)
        || next.listed(List::NO_FIELD)
        || next.any(&["member", "membership"]) && behind.is_some_and(|t| t.is("of"))
        || level_of(next, behind).is_some()
        || next.has(Class::BODY) && behind.is_some_and(|t| t.has(Class::CREDENTIALED))
        || next.any(&["current", "valid", "active"]) && ahead.iter().take(6).any(|t| t.has(held))
}

/// "or a related field" without fields before it.
pub(super) fn related<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = opt(words("or")).parse(input)?;
    let rest = after(rest, run(rest, |t| t.is("in") || t.has(Class::ARTICLE)));
    let lead = if rest.iter().take(3).any(|t| t.any(&["advanced", "graduate", "postgraduate"])) {
        0
    } else {
        run(rest, |t| t.has(Class::RELATED))
    };
    let middle = run(after(rest, lead), |t| t.shape == Shape::Word && !t.has(Class::FIELD.or(Class::AND).or(Class::EXPERIENCE)));
    if rest.iter().take(lead + middle.min(3)).any(|t| t.has(Class::LEVEL.or(Class::LEVEL_SHORT))) {
        return miss(input);
    }
    let rest = after(rest, lead + middle.min(3));
    let (rest, _) = of(Class::FIELD).parse(rest)?;
    if lead == 0 { miss(input) } else { Ok((rest, ())) }
}
