//! Lists of names, as groups.
//!
//! ```ebnf
//! list  = [ clock ] [ activities "of" ] item { joint item } ;
//! joint = "," | "/" | "&" | "and" | "or" | "and/or" | "as well as" ;
//! clock = "post" ( "registration" | "qualification" | "graduation" ) ;
//! ```

use super::super::{after, before, run, text_of};
use super::examples::{abbreviates, separates};
use super::heads::{lender, lent};
use super::term::term;
use crate::lexicon::{Class, List, phrases};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// An item of a list and the group it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t, 'a> {
    pub tokens: &'t [Token<'a>],
    pub group: usize,
}

/// The groups of one list: one group when "or" joins it, as many as its items when "and" does.
pub(super) fn groups(line: &str, tokens: &[Token<'_>]) -> Vec<Group> {
    let mut found = Vec::new();
    let clock = clock(tokens);
    if clock > 0 {
        found.push(Group { any_of: vec![text_of(line, tokens.get(..clock).unwrap_or_default()).to_owned()], open: false });
    }
    let tokens = object(undertaken(after(tokens, clock)));
    if tokens.is_empty() {
        return found;
    }
    let open = tokens.iter().rev().take(4).any(|t| t.any(&["similar", "etc", "etc.", "equivalent"]));
    let items = items(tokens);
    let lender = lender(&items);
    let head = lender.and_then(|at| lent(line, items.get(at)?.tokens));
    let mut lacking = lender.unwrap_or(0);
    for part in items.chunk_by(|a, b| a.group == b.group) {
        let mut any_of: Vec<String> = Vec::new();
        for item in part {
            let own = if items.len() > 1 { without_capacity(item.tokens) } else { item.tokens };
            let head = head.filter(|_| lacking > 0);
            lacking = lacking.saturating_sub(1);
            let industry = matches!(own, [one] if one.is("industry") && items.len() > 1).then(|| "industry".to_owned());
            let Some(mut name) = term(line, own).or(industry) else { continue };
            if let Some(head) = head {
                name.push(' ');
                name.push_str(head);
            }
            if !any_of.contains(&name) {
                any_of.push(name);
            }
        }
        if !any_of.is_empty() {
            found.push(Group { open: open && any_of.len() > 1, any_of });
        }
    }
    found
}

/// How many words name the clock that a length is counted by: "post registration" before what it is in.
fn clock(tokens: &[Token<'_>]) -> usize {
    let named = matches!(tokens, [post, of, _, ..] if post.is("post") && of.any(&["registration", "qualification", "graduation"]));
    usize::from(named) * 2
}

/// Skips joined activities before their object: "contributing to the development or operation of" what follows.
fn undertaken<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let small = Class::AND.or(Class::OR).or(Class::ARTICLE).or(Class::DOING);
    let lead = run(tokens, |t| t.listed(List::ACTIVITIES) || t.has(small) || t.is("to") || t.shape == Shape::Comma);
    let several = tokens.iter().take(lead).filter(|t| t.listed(List::ACTIVITIES)).count() > 1;
    if several && tokens.get(lead).is_some_and(|t| t.is("of")) { after(tokens, lead + 1) } else { tokens }
}

/// Skips verbs in a row before their one object: "designing, testing and painting" what follows.
fn object<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let doing = |t: &Token<'_>| t.shape == Shape::Word && !t.capital() && t.text.len() > 5 && t.text.ends_with("ing");
    let lead = run(tokens, |t| doing(t) || t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)));
    let verbs = tokens.get(..lead).unwrap_or_default();
    let Some(last) = verbs.last().filter(|t| doing(t)) else { return tokens };
    let plain = verbs.iter().any(|t| doing(t) && !t.has(Class::NOUN_ING)) && !verbs.iter().any(|t| t.listed(List::TRADES));
    let several = verbs.iter().filter(|t| doing(t)).count() > 1;
    let followed = tokens.get(lead).is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION));
    if plain && several && followed { after(tokens, lead - usize::from(!last.has(Class::NOUN_ING))) } else { tokens }
}

/// The items of a list, none empty; those of one group are alternatives.
fn items<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<Item<'t, 'a>> {
    let either = (0..tokens.len()).any(|i| and_or(tokens, i) || tokens.get(i).is_some_and(|t| t.has(Class::OR)));
    let mut found = Vec::new();
    let (mut from, mut group) = (0, 0);
    let mut put = |from: usize, to: usize, group: usize| {
        let tokens = tokens.get(from..to).unwrap_or_default();
        found.extend((!tokens.is_empty()).then_some(Item { tokens, group }));
    };
    for (i, token) in tokens.iter().enumerate() {
        if separates(token) && !inside_name(tokens, i, token) {
            put(from, i, group);
            let alternative = (either || token.shape == Shape::Slash) && !anew(tokens, i, token);
            group += usize::from(!alternative);
            from = i + 1;
        } else if token.is("well") && i > 0 {
            put(from, i - 1, group);
            group += 1;
            from = i + 2;
        }
    }
    put(from, tokens.len(), group);
    found
}

/// "and/or".
fn and_or(tokens: &[Token<'_>], i: usize) -> bool {
    matches!(after(tokens, i), [and, slash, ..] if slash.shape == Shape::Slash && and.is("and"))
}

/// Whether "and" begins another activity, although the list is one of alternatives.
fn anew(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    token.is("and")
        && !and_or(tokens, i)
        && tokens.get(i + 1).is_some_and(|t| t.gerund() || t.has(Class::DOING))
        && !after(tokens, i).iter().any(|t| t.has(Class::OR))
}

/// Whether a joint or mark is part of a name: "health and safety", "CI/CD", "(IaaS)".
fn inside_name(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let names = match token.shape {
        Shape::Slash => phrases::SLASHED,
        Shape::Word if token.is("and") => phrases::JOINED,
        _ => &[],
    };
    let pair = before(tokens, i).zip(tokens.get(i + 1));
    pair.is_some_and(|(left, right)| names.iter().any(|(a, b)| left.is(a) && right.is(b))) || abbreviates(tokens, i)
}

/// A list item without "capacity" or "role" behind it.
fn without_capacity<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match item.split_last() {
        Some((last, rest)) if !rest.is_empty() && last.any(&["capacity", "role", "roles", "capacities"]) => rest,
        _ => item,
    }
}
