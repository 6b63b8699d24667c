//! A longer length that is only wished for beside the one that is asked: "2 years (ideally 4) in a mill".
//!
//! ```ebnf
//! wished = ( "(" | "," | "-" ) [ "but" | "and" | "with" ] [ adverb ] count [ unit ] [ "experience" ] [ [ verb ] tier ] [ ")" | "," ] ;
//! ```
//! The adverb or the tier word says that it is a wish; one of them must stand there.

use super::Reader;
use crate::grammar::experience::experience;
use crate::grammar::{after, length, run};
use crate::lexicon::{Class, List};
use crate::requirement::{Experience, Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A length with a longer one beside it, before what both are in: "3 years (5 preferred) of bakery experience".
    pub(super) fn wished_length(&mut self, at: usize, rest: &'t [Token<'a>], after_length: &'t [Token<'a>]) -> Option<usize> {
        let (aside, months) = wished(after_length)?;
        if self.voice.offers || self.quiet {
            return None;
        }
        let own = rest.len() - after_length.len();
        // what both are in stands behind the wish
        let told: Vec<Token<'a>> = rest.iter().take(own).chain(after(after_length, aside)).copied().collect();
        let (behind, stated) = length::length(&told).ok()?;
        let (tail, (found, _)) = experience(self.line, behind, stated).ok()?;
        if found.min_months.is_none_or(|least| least >= months) {
            return None;
        }
        let taken = told.len() - tail.len() + aside;
        self.add(at, taken.max(own + aside), Kind::Experience(found.clone()))?;
        self.wish_longer(after(rest, own), aside, months, found);
        Some(taken.max(own + aside))
    }

    /// Adds a longer length that is wished for behind the experience read last, and gives how many tokens say so: "2 years in a mill (4 preferred)".
    pub(super) fn wished_behind(&mut self, rest: &'t [Token<'a>], found: Experience) -> usize {
        let Some((aside, months)) = wished(rest).filter(|(_, months)| found.min_months.is_some_and(|least| least < *months)) else {
            return 0;
        };
        self.wish_longer(rest, aside, months, found);
        aside
    }

    /// Adds the wish for `months` of what was found, which `aside` tokens of `rest` say.
    fn wish_longer(&mut self, rest: &'t [Token<'a>], aside: usize, months: u32, found: Experience) {
        let words = rest.get(..aside).unwrap_or_default();
        let span = words.first().zip(words.last()).map_or_else(Default::default, |(a, b)| a.span().join(b.span()));
        let longer = Experience { min_months: Some(months), max_months: None, ..found };
        self.wish_besides(Requirement { kind: Kind::Experience(longer), span });
    }
}

/// How many tokens wish for a longer length than the one before them, and its months.
fn wished(tokens: &[Token<'_>]) -> Option<(usize, u32)> {
    let first = tokens.first().filter(|t| matches!(t.shape, Shape::Open | Shape::Comma | Shape::Dash))?;
    let body = after(tokens, 1);
    let joint = run(body, |t| t.listed(List::CONTRASTS) || t.any(&["and", "with"])).min(1);
    let body = after(body, joint);
    let adverb = run(body, |t| t.any(&["ideally", "preferably", "preferrably"]) || t.is("preferred") && first.shape == Shape::Open).min(1);
    let counted = after(body, adverb);
    let (rest, months) = match length::length(counted) {
        Ok((rest, stated)) => (rest, stated.min?),
        Err(_) => length::elided(counted).ok()?,
    };
    let rest = after(rest, run(rest, |t| t.has(Class::EXPERIENCE)).min(1));
    let verb = run(rest, |t| t.listed(List::TIER_VERBS));
    let tier = after(rest, verb).first().is_some_and(|t| t.has(Class::PREFERRED) && !t.is("plus"));
    let rest = if tier { after(rest, verb + 1) } else { rest };
    if adverb == 0 && !tier {
        return None;
    }
    let ends = match rest.first() {
        Some(close) if first.shape == Shape::Open => close.shape == Shape::Close,
        None => first.shape != Shape::Open,
        Some(next) => next.shape != Shape::Word || !tier && next.has(Class::PREPOSITION),
    };
    let behind = rest
        .first()
        .is_some_and(|t| matches!(t.shape, Shape::Close | Shape::Comma) && (first.shape == Shape::Open) == (t.shape == Shape::Close));
    let topic = rest.get(1).is_some_and(|t| t.has(Class::PREPOSITION));
    let closed = usize::from(behind && (first.shape == Shape::Open || topic));
    ends.then_some((tokens.len() - rest.len() + closed, months))
}
