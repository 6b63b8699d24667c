//! A line as sentences: glued bullets taken apart, headings set aside with the tier they give.

use crate::grammar::{after, run};
use crate::lexicon::Class;
use crate::requirement::Tier;
use crate::token::{Shape, Token};

/// A sentence or bullet, under its heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<'t, 'a> {
    /// Its tokens, without bullets and numbering.
    pub tokens: &'t [Token<'a>],
    /// The tier that the heading above it gives.
    pub tier: Option<Tier>,
    /// Whether the heading is one under which nothing is asked (benefits, duties, pay).
    pub quiet: bool,
    /// Whether the heading right above it is about experience: "Experience: 7 years".
    pub experience: bool,
    /// The words of the heading right above it.
    pub heading: &'t [Token<'a>],
}

/// The sentences of a line.
pub(crate) fn sentences<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<Sentence<'t, 'a>> {
    let mut found = Vec::new();
    let (mut tier, mut quiet) = (None, false);
    let mut rest = tokens;
    while !rest.is_empty() {
        let end = border(rest);
        let part = strip(rest.get(..end).unwrap_or_default());
        rest = after(rest, end.max(1));
        let heading = heading(part);
        if heading > 0 {
            let named = part.get(..heading).unwrap_or_default();
            (tier, quiet) = (heading_tier(named), heading_quiet(named));
        }
        let experience = part.get(..heading).unwrap_or_default().iter().any(|t| t.has(Class::EXPERIENCE));
        let body = strip(after(part, heading));
        if !body.is_empty() {
            found.push(Sentence { tokens: body, tier, quiet, experience, heading: part.get(..heading).unwrap_or_default() });
        }
    }
    found
}

/// Where the sentence at the head of `tokens` ends.
fn border(tokens: &[Token<'_>]) -> usize {
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let ends = match token.shape {
            Shape::Stop => next.is_none_or(|n| !abbreviation(tokens, i) || n.glued),
            Shape::Question => true,
            Shape::Bullet => i > 0,
            _ => false,
        };
        if i > 0 && (token.glued || token.shape == Shape::Bullet) {
            return i;
        }
        if ends {
            return i + 1;
        }
    }
    tokens.len()
}

/// Whether the point at `i` belongs to an abbreviation.
fn abbreviation(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|p| tokens.get(p)) else { return false };
    let short =
        before.any(&["etc", "eg", "ie", "vs", "no", "min", "approx", "dept", "inc", "st", "incl", "max", "dr", "mr", "mrs", "yrs", "yr"]);
    let next_lower =
        tokens.get(i + 1).is_some_and(|n| n.shape == Shape::Word && !n.capital() || matches!(n.shape, Shape::Comma | Shape::Close));
    short && next_lower
        || before.text.len() == 1 && before.shape == Shape::Word && before.capital() && i > 2
        || next_lower && tokens.get(i + 1).is_some_and(|n| n.shape != Shape::Word)
}

/// Without bullets, numbering and marks at both ends.
fn strip<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let mut body = tokens;
    loop {
        let numbered = matches!(body, [a, b, ..] if (a.shape == Shape::Number && a.text.len() < 3 || a.shape == Shape::Word && a.text.len() == 1 && !a.is("a")) && (b.shape == Shape::Stop || b.shape == Shape::Close) || a.is("a") && a.capital() && (b.shape == Shape::Stop));
        let bracketed = matches!(body, [a, b, c, ..] if a.shape == Shape::Open && c.shape == Shape::Close && b.text.len() < 3);
        let skip = if bracketed {
            3
        } else if numbered {
            2
        } else {
            usize::from(body.first().is_some_and(|t| {
                matches!(
                    t.shape,
                    Shape::Bullet
                        | Shape::Dash
                        | Shape::Stop
                        | Shape::Colon
                        | Shape::Other
                        | Shape::Comma
                        | Shape::Semicolon
                        | Shape::Plus
                        | Shape::Question
                        | Shape::Close
                        | Shape::Slash
                )
            }))
        };
        if skip == 0 {
            break;
        }
        body = after(body, skip);
    }
    body
}

/// How many tokens of a heading stand at the head: words up to a colon, or a whole part of heading words.
fn heading(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Dash));
    let titled = tokens
        .get(..words)
        .unwrap_or_default()
        .iter()
        .any(|t| t.has(Class::HEADING.or(Class::QUIET_HEADING).or(Class::REQUIRED).or(Class::PREFERRED)));
    let colon = tokens.get(words).is_some_and(|t| t.shape == Shape::Colon);
    let count = tokens.get(..words).unwrap_or_default().iter().any(|t| t.has(Class::UNIT));
    let list = tokens
        .get(..words)
        .unwrap_or_default()
        .windows(2)
        .any(|w| matches!(w, [a, b] if a.is("the") && b.is("following") || a.any(&["of", "in", "as", "with"])));
    if colon
        && words > 0
        && words <= 9
        && !count
        && !list
        && (titled || words <= 4)
        && !tokens.get(words.saturating_sub(1)).is_some_and(|t| t.has(Class::PREPOSITION))
    {
        let asks = tokens
            .get(..words)
            .is_some_and(|h| h.first().is_some_and(|t| t.has(Class::LEVEL.or(Class::SKILL))) || h.iter().any(|t| t.has(Class::LEVEL)));
        return if asks { 0 } else { words + 1 };
    }
    let whole = words == tokens.len()
        && (1..=6).contains(&words)
        && tokens.iter().all(|t| t.has(Class::HEADING.or(Class::AND).or(Class::OR)) || t.shape != Shape::Word);
    if whole { words } else { spaced_heading(tokens) }
}

/// "EDUCATION AND EXPERIENCE Graduation from …": shouted heading words before text that is not.
fn spaced_heading(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| {
        (t.has(Class::HEADING) || t.has(Class::AND.or(Class::OR)) || t.shape != Shape::Word)
            && (t.shouted() || t.shape != Shape::Word)
            && t.shape != Shape::Number
            && t.shape != Shape::Open
    });
    let pair = tokens.first().is_some_and(|t| t.is("education") && t.capital())
        && tokens.get(1).is_some_and(|t| t.has(Class::AND))
        && tokens.get(2).is_some_and(|t| t.is("experience"))
        && tokens.get(3).is_some_and(|t| t.capital());
    let following = tokens.get(words).is_some_and(|t| !t.shouted());
    if pair {
        3
    } else if words > 0 && following && tokens.first().is_some_and(|t| t.has(Class::HEADING) && t.text.len() > 5) {
        words
    } else {
        0
    }
}

/// The tier that the words of a heading give.
fn heading_tier(words: &[Token<'_>]) -> Option<Tier> {
    let preferred = words.iter().any(|t| t.has(Class::PREFERRED) || t.any(&["nice", "bonus"]));
    let required = words.iter().any(|t| t.has(Class::REQUIRED) || t.any(&["minimum", "musts", "must-haves"]));
    if preferred { Some(Tier::Preferred) } else { required.then_some(Tier::Required) }
}

/// Whether nothing is asked under a heading of these words.
fn heading_quiet(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| t.has(Class::QUIET_HEADING))
        && !words.iter().any(|t| t.any(&["qualifications", "requirements", "education", "experience"]))
}
