//! Counts inside or beside the one before them, in the same unit.
//!
//! ```ebnf
//! nested = count ( "of" those [ unit ] { verb } | verb { verb } ) topic      (* "two of which must be in X", ", of which two were in X" *)
//!        | count ( "in" | "as" | "of" | "at" | "with" ) topic                (* "including two in X", "3 years in X and 2 in Y", "the last two as X" *)
//!        | count "of the last" length { verb } topic ;                       (* "3 of the last 5 years in X" *)
//! those  = "which" | "those" | "these" | "them" | "that" ;
//! ```

use super::Reader;
use crate::compose::Piece;
use crate::grammar::experience::referring;
use crate::grammar::{after, degree, length, run};
use crate::lexicon::{Class, List};
use crate::requirement::{Group, Kind, Requirement, Skill};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A count inside or beside the one before it: "including three in a managerial capacity", "two of which in AI", "2 in sales".
    pub(super) fn nested(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if let Some(taken) = self.windowed(at, rest) {
            return Some(taken);
        }
        let leaf = |p: &&Piece| matches!(p, Piece::Leaf(read) if read.kind != Kind::Equivalent);
        let worked = match self.pieces.iter().rev().find(leaf) {
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. })) => true,
            Some(Piece::Leaf(Requirement { kind: Kind::Skill(_), .. })) => false,
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. })) => return self.rung(at, rest),
            _ => return None,
        };
        if let [part, of, those, ..] = rest
            && part.listed(List::UNCOUNTED_PARTS)
            && of.is("of")
            && those.listed(List::THOSE_YEARS)
        {
            let verb = 3 + spent(after(rest, 3));
            let (end, with) = self.part(after(rest, verb)).filter(|(_, with)| !with.is_empty())?;
            self.push(Piece::And);
            return self.add(at, verb + end, Kind::Skill(Skill { with }));
        }
        let before = crate::grammar::before(self.tokens, at);
        let (tail, months, counted) = match length::elided(rest) {
            Ok((tail, months)) => (tail, months, false),
            Err(_) => length::length(rest).ok().and_then(|(tail, stated)| Some((tail, stated.min?, true)))?,
        };
        let taken = rest.len() - tail.len();
        let those = referring(tail);
        let of_which = those > 0 || before.is_some_and(|t| t.is("which"));
        let joined = before
            .is_some_and(|t| t.shape != Shape::Word || t.has(Class::AND.or(Class::OR)) || t.any(&["including", "with", "as"]) || latest(t));
        let counted = counted && !(before.is_some_and(latest) && tail.first().is_some_and(|t| t.any(&["as", "in"])));
        if !of_which && (counted || !worked || !joined || !(length::parts(tail) || degree::goes_with(tail))) {
            return None;
        }
        let verb = taken + those + if of_which || tail.first().is_some_and(|t| t.is("spent")) { spent(after(tail, those)) } else { 0 };
        let graded = !of_which && degree::goes_with(tail);
        let (end, with) = if graded { (0, Vec::new()) } else { self.part(after(rest, verb))? };
        self.add(at, verb + end, Kind::Experience(crate::Experience { min_months: Some(months), with, ..Default::default() }))
    }

    /// Years of those that went by last: "3 of the last 5 years in procurement".
    fn windowed(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, months) = length::elided(rest).ok()?;
        let [of, the, last, ..] = tail else { return None };
        let (tail, window) = length::length(after(tail, 3)).ok().filter(|_| of.is("of") && the.is("the") && last.listed(List::LAST))?;
        let worked = spent(tail);
        // "3 of the last 5 years in the country" is where one lived
        let placed =
            worked > 0 && !tail.first().is_some_and(|t| t.shape != Shape::Word) || tail.first().is_some_and(|t| t.listed(List::PART_IN));
        let (end, with) = self.part(after(tail, worked)).filter(|(_, with)| placed && !with.is_empty())?;
        let asks = self.voice.asks || self.voice.fragment || at == 0;
        let found = crate::Experience { min_months: Some(months), max_months: None, within_months: window.min.or(window.max), with };
        let taken = rest.len() - tail.len() + worked + end;
        if asks && !self.voice.offers && !self.quiet { self.add(at, taken, Kind::Experience(found)) } else { Some(taken) }
    }

    /// The years of a further rung, in the unit of those before: "a Master's with 2 years of weaving or a Bachelor's with 5".
    fn rung(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let with = crate::grammar::before(self.tokens, at).is_some_and(|t| t.any(&["with", "and", "plus"]));
        let counted = self.pieces.iter().rev().find_map(|p| match p {
            Piece::Leaf(Requirement { kind: Kind::Experience(found), .. }) => Some(found.with.clone()),
            _ => None,
        });
        let counted = counted.filter(|_| with)?;
        let (tail, months) = length::elided(rest).ok()?;
        if tail.first().is_some_and(|t| !matches!(t.shape, Shape::Stop | Shape::Comma | Shape::Semicolon | Shape::Close)) {
            return None;
        }
        let found = crate::Experience { min_months: Some(months), with: counted, ..Default::default() };
        self.add(at, rest.len() - tail.len(), Kind::Experience(found))
    }

    /// What a count inside another is in, and how many tokens say so: "in a managerial capacity", "ward experience equivalent to Nurse III".
    fn part(&self, body: &'t [Token<'a>]) -> Option<(usize, Vec<Group>)> {
        let named = body.iter().take(8).take_while(|t| t.shape == Shape::Word).position(|t| t.has(Class::EXPERIENCE));
        let Some(named) = named.filter(|_| !body.first().is_some_and(|t| t.has(Class::PREPOSITION))) else {
            return Some(crate::grammar::topic::topic(self.line, body));
        };
        let mut with = crate::grammar::topic::groups(self.line, body.get(..named)?);
        let rest = after(body, named + 1);
        let (end, groups) = crate::grammar::grade::grade(self.line, rest).unwrap_or_else(|| {
            if rest.first().is_some_and(|t| t.has(Class::PREPOSITION)) {
                crate::grammar::topic::topic(self.line, rest)
            } else {
                (0, Vec::new())
            }
        });
        with.extend(groups);
        Some((named + 1 + end, with))
    }
}

/// Whether a word before a count says that it is of the years that went by last: "the most recent two".
fn latest(token: &Token<'_>) -> bool {
    token.any(&["last", "final", "recent"])
}

/// How many words say only that years were worked: "must have been", "spent".
fn spent(tokens: &[Token<'_>]) -> usize {
    run(tokens, |t| t.has(Class::FINITE.or(Class::REQUIRED)) || t.any(&["been", "have", "based", "spent", "gained"]))
}
