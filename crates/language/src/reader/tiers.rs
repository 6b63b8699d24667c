//! Tier words: what they are said of.
//!
//! ```ebnf
//! closing = { verb | article | adverb } tier [ waiver ] ;            (* "would be a plus", "preferred but not required" *)
//! ```

use nom::Parser;

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, run, words};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::Tier;
use crate::token::{Shape, Token};
use crate::voice;

impl<'t, 'a> Reader<'t, 'a> {
    /// A tier word.
    pub(super) fn tier(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        // "ideal for a graduate" says who is sought, and wishes nothing
        let sought = token.is("ideal") && self.tokens.get(at + 1).is_some_and(|t| t.is("for"));
        if !sought && voice::prefers(self.tokens, at, token) {
            let ahead = token.any(&["ideally", "preferably", "desirably", "preferrably"])
                && after(self.tokens, at + 1).iter().find(|t| t.shape != Shape::Comma).is_some_and(|t| t.shape == Shape::Word && !t.glued);
            if ahead && self.leaves > 0 {
                self.push(Piece::Break);
            }
            if !token.any(&["welcome", "welcomed"]) {
                self.subject(at, Tier::Preferred);
            }
            if self.of_several(at) {
                self.push(Piece::Are);
            }
            self.push(Piece::Tier(Tier::Preferred));
            self.fresh = true;
            let rest = after(self.tokens, at + 1);
            return Some(1 + waiver(rest).max(condition(rest)));
        }
        let negated =
            at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.has(Class::NEGATION) || t.any(&["as", "if", "when"]));
        let binding = token.has(Class::REQUIRED) && !negated && !token.listed(List::NEEDS);
        let minimum = token.is("minimum") && self.leaves == 0 && crate::grammar::length::length(after(self.tokens, at)).is_err();
        if binding || minimum {
            let must = self.must(at, token);
            let yet = crate::grammar::before(self.tokens, at).is_some_and(|t| t.is("be"));
            if !(must || yet || self.voice.tells) {
                self.subject(at, Tier::Required);
            }
            self.push(if must { Piece::Must } else { Piece::Tier(Tier::Required) });
            self.fresh = true;
            return Some(1);
        }
        None
    }

    /// Whether the verb of the tier word at `at` has several subjects: "are all highly desirable".
    fn of_several(&self, at: usize) -> bool {
        let adverb =
            |t: &&Token<'a>| t.any(&["all", "both", "also"]) || t.has(Class::DEGREE_OF_SKILL) || t.listed(List::TIER_VERBS) && !t.is("are");
        let lead = self.tokens.get(..at).unwrap_or_default();
        lead.iter().rev().take(4).find(|t| !adverb(t)).is_some_and(|t| t.is("are"))
    }

    /// Where the requirement read last ends.
    fn told_until(&self) -> usize {
        self.pieces.iter().rev().find_map(|p| if let Piece::Leaf(read) = p { Some(read.span.end) } else { None }).unwrap_or(0)
    }

    /// Adds what the tier word at `at` closes a clause with, when no production read any of it: "…; big four strongly preferred", "(dialysis is a plus)".
    fn subject(&mut self, at: usize, tier: Tier) {
        let read = |p: &Piece| matches!(p, Piece::Leaf(_) | Piece::Tier(_) | Piece::Must | Piece::Or | Piece::Slash | Piece::Has);
        let border = |p: &&Piece| matches!(p, Piece::Break | Piece::Comma | Piece::Open) || read(p);
        let opens = self.pieces.iter().rev().find(border).is_none_or(|p| !read(p));
        let lead = self.tokens.get(..at).unwrap_or_default();
        let verb = lead.iter().rev().take_while(|t| t.listed(List::TIER_VERBS)).count();
        let clause = lead.get(..at - verb).unwrap_or_default();
        // "dyeing (desirable)"
        let clause = clause.get(..clause.len() - usize::from(clause.last().is_some_and(|t| t.shape == Shape::Open))).unwrap_or_default();
        let clause = clause.get(..clause.len() - clause.iter().rev().take_while(|t| t.shape == Shape::Comma).count()).unwrap_or_default();
        let marks = |t: &Token<'_>| !matches!(t.shape, Shape::Word | Shape::Slash | Shape::Ampersand | Shape::Number);
        let from = clause.iter().rposition(marks).map_or(0, |mark| mark + 1);
        let from = from
            + run(after(clause, from), |t| {
                t.has(Class::AND.or(Class::ARTICLE)) || t.listed(List::CONTRASTS.or(List::BEFORE_RULED)) || t.text.starts_with("that")
            });
        let named = after(clause, from);
        let counted = || {
            let behind = clause.get(..from).unwrap_or_default().last().is_some_and(|t| matches!(t.shape, Shape::Other | Shape::Money));
            tier == Tier::Required && (behind || named.iter().any(|t| t.shape == Shape::Number || t.is("only")))
        };
        let anew = named.first().is_some_and(|t| (from > 0 || t.capital()) && self.told_until() <= t.start) && !counted();
        if !anew || !opens || self.voice.offers || self.quiet || !closing(after(self.tokens, at - verb)) {
            return;
        }
        if let Some(kind) = super::bare::said(self.line, named, tier) {
            while matches!(self.pieces.last(), Some(Piece::Gap)) {
                self.pieces.pop();
            }
            self.add(from, named.len(), super::bare::held(self.heading, self.line, named, kind));
        }
    }

    /// Whether a required word is a verb that binds what follows it, and not what a wish before it is said of: "ideally you have X and must have Y".
    fn must(&self, at: usize, token: &Token<'a>) -> bool {
        let verb = token.any(&["must", "shall", "require", "requires"])
            || token.is("required") && self.tokens.get(at + 1).is_some_and(|t| t.is("to"));
        let anew = crate::grammar::before(self.tokens, at).is_some_and(|t| t.has(Class::AND) || t.is("but"));
        let wish = matches!(
            self.pieces.iter().rev().find(|p| !matches!(p, Piece::And | Piece::Comma | Piece::Verb)),
            Some(Piece::Tier(Tier::Preferred))
        );
        // "Python is a must"
        let noun = token.is("must") && crate::grammar::before(self.tokens, at).is_some_and(|t| t.is("a"));
        verb && !noun && !(anew && wish)
    }
}

/// How many tokens stand between a wish and what is wished for: "points if you".
fn condition(rest: &[Token<'_>]) -> usize {
    let points = run(rest, |t| t.any(&["points", "credit"])).min(1);
    match after(rest, points) {
        [only, you, ..] if only.is("if") && you.has(Class::CANDIDATE) => points + 2,
        _ => points,
    }
}

/// How many tokens say behind a wish that it does not bind: "but not required".
fn waiver(rest: &[Token<'_>]) -> usize {
    phrases::NOT_REQUIRED.iter().find_map(|p| words(p).parse(rest).ok()).map_or(0, |(tail, ())| rest.len() - tail.len())
}

/// Whether nothing but a tier follows, which is said of what stands before: " - highly desirable", ": essential".
pub(super) fn closing(tokens: &[Token<'_>]) -> bool {
    let lead = run(tokens, |t| t.listed(List::TIER_VERBS));
    let Some(tier) = tokens.get(lead).filter(|t| t.has(Class::REQUIRED.or(Class::PREFERRED))) else { return false };
    let nice = matches!(after(tokens, lead), [nice, to, have, ..] if nice.is("nice") && to.is("to") && have.is("have"));
    let behind = after(tokens, lead + if nice { 3 } else { 1 });
    let ends = |t: &Token<'_>| !matches!(t.shape, Shape::Word | Shape::Colon | Shape::Open) || t.glued || t.listed(List::CONTRASTS);
    let noun = lead.checked_sub(1).and_then(|article| tokens.get(article)).is_some_and(|t| t.is("a"));
    !tier.listed(List::NEEDS)
        && !tier.any(&["ideally", "preferably"])
        && (noun || !tier.is("must"))
        && after(behind, waiver(behind)).first().is_none_or(ends)
}
