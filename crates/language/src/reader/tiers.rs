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
                && after(self.tokens, at + 1).first().is_some_and(|t| t.shape == Shape::Word && !t.glued);
            if ahead && self.leaves > 0 {
                self.push(Piece::Break);
            }
            self.push(Piece::Tier(Tier::Preferred));
            self.fresh = true;
            let rest = after(self.tokens, at + 1);
            return Some(1 + waiver(rest));
        }
        let negated =
            at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.has(Class::NEGATION) || t.any(&["as", "if", "when"]));
        let binding = token.has(Class::REQUIRED) && !negated && !token.listed(List::NEEDS);
        let minimum = token.is("minimum") && self.leaves == 0 && crate::grammar::length::length(after(self.tokens, at)).is_err();
        if binding || minimum {
            self.push(if self.must(at, token) { Piece::Must } else { Piece::Tier(Tier::Required) });
            self.fresh = true;
            return Some(1);
        }
        None
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
        verb && !(anew && wish)
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
    let ends = |t: &Token<'_>| t.shape != Shape::Word && t.shape != Shape::Colon && t.shape != Shape::Open || t.glued;
    !tier.listed(List::NEEDS) && !tier.any(&["must", "ideally", "preferably"]) && after(behind, waiver(behind)).first().is_none_or(ends)
}
