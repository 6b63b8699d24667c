//! Examples, which stand in for the class before them.
//!
//! ```ebnf
//! examples     = introduction item { ( "," | "or" | "and" | "/" ) item } [ ")" ] ;
//! introduction = "such as" | "e.g." | "i.e." | "including" | "like" | "(" | ":" | "following:" ;
//! ```

use super::super::{after, run};
use super::list;
use crate::lexicon::{Class, List};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// Whether a bracket only abbreviates the name before it: "infrastructure as a service (IaaS)".
pub(super) fn abbreviates(tokens: &[Token<'_>], i: usize) -> bool {
    let written = |name: &str| name.len() > 1 && name.chars().skip(1).any(char::is_uppercase);
    let inner = |from: usize| {
        matches!(tokens.get(from..from + 3), Some([open, name, close])
            if open.shape == Shape::Open && close.shape == Shape::Close && written(name.text))
    };
    i > 0 && inner(i) || i > 2 && inner(i - 2)
}

/// Whether a bracket holds an alternative to the name before it, and the head of both follows: "Software (or Cloud) company".
pub(super) fn chooses(tokens: &[Token<'_>]) -> bool {
    let close = tokens.iter().take(6).position(|t| t.shape == Shape::Close);
    matches!(tokens, [open, or, name, ..] if open.shape == Shape::Open && or.has(Class::OR) && name.shape == Shape::Word && name.capital())
        && close.is_some_and(|at| match after(tokens, at + 1) {
            [head, ..] if head.listed(List::SETTINGS) => true,
            [or, _, head, ..] => or.has(Class::OR) && head.listed(List::SETTINGS),
            _ => false,
        })
}

/// Whether a bracket holds nothing but an alternative to the name before it: "R (or Python)".
fn adds(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [_, or, name, close, ..] if or.has(Class::OR) && name.capital() && close.shape == Shape::Close)
}

/// Whether a bracket only specifies the name before it: "Creative Director (Copy)".
pub(super) fn specifies(name: &[Token<'_>], tokens: &[Token<'_>]) -> bool {
    name.last().is_some_and(Token::capital)
        && matches!(tokens, [open, one, close, ..] if open.shape == Shape::Open && close.shape == Shape::Close && one.capital() && !one.shouted())
}

/// Whether examples begin at the token.
pub(super) fn introduces(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let next = tokens.get(i + 1);
    match token.shape {
        Shape::Open => !abbreviates(tokens, i) && !chooses(after(tokens, i)) && !adds(after(tokens, i)),
        Shape::Colon => true,
        Shape::Word if i > 0 && (token.has(Class::INTRODUCES) || token.any(&["including", "like", "includes"])) => true,
        _ => {
            token.is("such") && next.is_some_and(|t| t.is("as"))
                || token.listed(List::FOR_EXAMPLE)
                || token.is("following") && next.is_some_and(|t| t.shape == Shape::Colon)
        }
    }
}

/// Whether a bracket tells of more experience, not of examples: "paediatrics (including some neonatal experience)".
pub(super) fn goes_further(tokens: &[Token<'_>]) -> bool {
    let end = tokens.iter().take(20).position(|t| t.shape == Shape::Close).filter(|end| *end > 1);
    tokens.first().is_some_and(|t| t.shape == Shape::Open)
        && end.and_then(|end| tokens.get(end - 1)).is_some_and(|t| t.has(Class::EXPERIENCE))
}

/// Whether a word says that what stands in a bracket, or behind a mark, are examples.
pub(super) fn told(tokens: &[Token<'_>]) -> bool {
    !tokens.first().is_some_and(|t| t.shape == Shape::Open)
        || tokens.get(1).is_some_and(|t| t.has(Class::EXAMPLE.or(Class::INTRODUCES)) || t.listed(List::FOR_EXAMPLE))
}

/// Whether examples say where something is done, not what: "(e.g. in schools)".
pub(super) fn placed(tokens: &[Token<'_>]) -> bool {
    let lead = run(tokens, |t| t.has(Class::EXAMPLE) || matches!(t.shape, Shape::Open | Shape::Comma | Shape::Stop));
    tokens.get(lead).is_some_and(|t| t.has(Class::PREPOSITION))
}

/// The examples that begin at the head of `tokens`, and how many tokens they take.
pub(super) fn examples(line: &str, tokens: &[Token<'_>]) -> (usize, Group) {
    let bracket = tokens.first().is_some_and(|t| t.shape == Shape::Open);
    let lead = run(tokens, |t| {
        t.has(Class::EXAMPLE) || t.listed(List::EXAMPLE_FRAME) || matches!(t.shape, Shape::Open | Shape::Comma | Shape::Colon)
    });
    let lead = lead + nested(after(tokens, lead));
    let body = after(tokens, lead);
    let colon = tokens.iter().take(lead).any(|t| t.shape == Shape::Colon);
    let end = if bracket { body.iter().position(|t| t.shape == Shape::Close).unwrap_or(body.len()) } else { open_end(body, colon) };
    let inner = body.get(..end).unwrap_or_default();
    // an abbreviation in brackets repeats the name before it
    let abbreviation = bracket && lead == 1 && matches!(inner, [one] if one.shouted());
    let counted = lead == 1 && inner.first().is_some_and(|t| t.shape == Shape::Number);
    let excluded = bracket
        && (counted
            || tokens.get(1).is_some_and(|t| t.has(Class::NEGATION) || t.is("excluding"))
            || inner.first().is_some_and(|t| t.has(Class::NEGATION) || t.text.starts_with("non-")));
    // "the elderly, including those with dementia" tells only of whom else
    let others = inner.first().is_some_and(|t| t.is("those"));
    let nothing = abbreviation || excluded || others;
    let mut any_of: Vec<String> = if nothing { Vec::new() } else { named(line, inner) };
    any_of.dedup();
    (lead + end + usize::from(bracket && end < body.len()), Group { any_of, open: true })
}

/// How many words name a class among examples that has examples itself: "including wide fields such as".
fn nested(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word && !t.is("such") && !t.has(Class::AND.or(Class::OR)));
    if words > 0 && matches!(after(tokens, words), [such, as_, ..] if such.is("such") && as_.is("as")) { words + 2 } else { 0 }
}

/// The terms of examples; a bracket behind a name among them only details it: "Python (pandas, NumPy), Scala".
fn named(line: &str, inner: &[Token<'_>]) -> Vec<String> {
    let details = |i: usize| {
        let open = inner.get(i).is_some_and(|t| t.shape == Shape::Open);
        let suite = |t: &Token<'_>| t.listed(List::TOOLS.or(List::TOOL)) || t.any(&["suite", "office"]);
        let name = i.checked_sub(1).and_then(|at| inner.get(at)).is_some_and(|t| t.capital() && !suite(t));
        open && name && !abbreviates(inner, i) && !inner.get(i + 1).is_some_and(|t| t.has(Class::OR))
    };
    let mut terms = Vec::new();
    let mut from = 0;
    while let Some(open) = (from..inner.len()).find(|i| details(*i)) {
        terms.extend(list::terms(line, inner.get(from..open).unwrap_or_default()));
        from = after(inner, open).iter().position(|t| t.shape == Shape::Close).map_or(inner.len(), |at| open + at + 1);
    }
    terms.extend(list::terms(line, after(inner, from)));
    terms
}

/// Where examples end that no bracket holds: behind a colon no preposition ends them; another class with examples of its own does.
fn open_end(body: &[Token<'_>], colon: bool) -> usize {
    let end = written_end(body, colon);
    let such = |i: usize| matches!(after(body, i), [such, as_, ..] if such.is("such") && as_.is("as"));
    let or = |i: usize| body.get(i).is_some_and(|t| t.has(Class::OR)) && body.get(i - 1).is_some_and(|t| t.shape != Shape::Open);
    let and = |i: usize| {
        body.get(i).is_some_and(|t| t.is("and")) && !body.get(i + 1).is_some_and(|t| t.shape == Shape::Slash || t.has(Class::OR))
    };
    // "such as A, and B": what a comma parts from a lone example is none
    let single = |i: &usize| body.get(*i).is_some_and(|t| t.shape == Shape::Comma) && body.get(*i + 1).is_some_and(|t| t.is("and"));
    if !colon
        && let Some(at) = (1..end).find(|i| body.get(*i).is_some_and(|t| t.shape == Shape::Comma)).filter(single)
        && !body.get(..at).is_some_and(|lone| lone.iter().any(separates))
    {
        return at;
    }
    let comma = |i: usize| body.get(i).is_some_and(|t| matches!(t.shape, Shape::Comma | Shape::Colon | Shape::Close));
    // "such as A or B and C": what stands behind "and" is no example
    let end = (1..end).find(|i| or(*i)).and_then(|from| (from + 1..end).take_while(|i| !comma(*i)).find(|i| and(*i))).unwrap_or(end);
    let joint = |again: usize| (1..again).rev().find(|i| body.get(*i).is_some_and(|t| t.has(Class::AND)));
    (1..end).find(|i| such(*i)).and_then(joint).unwrap_or(end)
}

/// Whether what one works as follows: "such as Figma, as an illustrator".
fn roles(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [as_, article, ..] if as_.is("as") && article.any(&["a", "an"]))
}

/// Where they end by their words and marks.
fn written_end(body: &[Token<'_>], colon: bool) -> usize {
    let mut depth = 0_usize;
    body.iter()
        .enumerate()
        .position(|(i, t)| match t.shape {
            Shape::Open => {
                depth += 1;
                false
            }
            Shape::Close if depth > 0 => {
                depth -= 1;
                false
            }
            Shape::Close => true,
            _ => depth == 0 && !(colon && t.shape == Shape::Word) && (t.listed(List::BEHIND_EXAMPLES) || roles(after(body, i))),
        })
        .unwrap_or(body.len())
}

/// Whether a token stands between the items of a list.
pub(super) fn separates(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Slash | Shape::Ampersand | Shape::Open | Shape::Close)
        || token.has(Class::AND.or(Class::OR))
}
