//! Experience whose length is no number, or stands behind what it was in.

use super::Reader;
use super::counts::leads;
use crate::compose::Piece;
use crate::grammar::after;
use crate::grammar::experience::Surety;
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// Years under their own label: "Years of experience: 3+", "Minimum years experience: 3-5".
    fn labelled_years(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let colon = rest.iter().take(6).position(|t| t.shape == Shape::Colon)?;
        let label = rest.get(..colon)?;
        let (tail, stated) = crate::grammar::length::labelled(after(rest, colon + 1)).ok()?;
        let experience = label.iter().any(|t| t.has(Class::EXPERIENCE));
        if !experience || self.leaves > 0 || self.quiet || self.voice.offers {
            return None;
        }
        let found = crate::Experience { min_months: stated.min, max_months: stated.max, ..crate::Experience::default() };
        self.add(at, rest.len() - tail.len(), Kind::Experience(found))
    }

    /// Years that nobody counts say only that one knows what they were worked in: "several years in tax law".
    pub(super) fn uncounted(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if rest.first()?.is("years")
            && let Some(taken) = self.labelled_years(at, rest)
        {
            return Some(taken);
        }
        let (tail, (found, surety)) = crate::grammar::experience::uncounted(self.line, rest).ok()?;
        let before = self.tokens.get(..at)?;
        let bare = rest.first().is_some_and(|t| t.has(Class::UNIT));
        let opens = before.last().is_none_or(|t| t.has(Class::HOLD.or(Class::REQUIRED)) || t.is("with"));
        let spent = bare && (!opens || found.with.is_empty())
            || before.last().is_some_and(|t| t.listed(List::BEFORE_SPAN) || t.any(&["for", "last", "past", "many"]));
        let named = surety == Surety::Named || surety == Surety::Topic && !bare;
        if spent || !named || self.quiet || !self.claimed(before, leads(before), surety) {
            return None;
        }
        self.add(at, rest.len() - tail.len(), Kind::Skill(crate::requirement::Skill { with: found.with }))
    }

    /// How many pieces stand behind the experience read last, when a length at `at` says how long it lasted: "experience of wards (at
    /// least 6 months)", "experience in retail, 2 years", "experience (by phone or mail): 2 years".
    pub(super) fn told_before(&self, at: usize) -> Option<usize> {
        let behind = self
            .pieces
            .iter()
            .rev()
            .take_while(|p| matches!(p, Piece::Break | Piece::Comma | Piece::Open | Piece::Close | Piece::Or | Piece::Gap))
            .count();
        let Piece::Leaf(Requirement { kind: Kind::Skill(_), span }) = self.pieces.get(self.pieces.len().checked_sub(behind + 1)?)? else {
            return None;
        };
        let from = self.tokens.partition_point(|t| t.start < span.start);
        let end = self.tokens.partition_point(|t| t.start < span.end);
        let between = unbracketed(self.tokens.get(end..at)?);
        let leads = |t: &Token<'_>| t.shape != Shape::Word || t.has(Class::FILLER.or(Class::REQUIRED)) || t.any(&["of", "for"]);
        let experience = self.tokens.get(from..end)?.iter().any(|t| t.has(Class::EXPERIENCE));
        (experience && between.iter().all(leads)).then_some(behind)
    }

    /// Work that lasted for a length, before or behind what it was in: "worked as a cook for two years", "worked for two years in a laundry".
    pub(super) fn worked(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let before = crate::grammar::before(self.tokens, at);
        let theirs = before.is_none_or(|t| t.has(Class::HOLD) || t.listed(List::BEFORE_HOLD));
        if !theirs
            || !(self.voice.asks || self.voice.fragment)
            || self.class.meets(Class::OFFER) && !self.tokens.first()?.is("bonus")
            || self.quiet
        {
            return None;
        }
        let body = after(rest, 1);
        if !rest.first()?.is("worked") {
            return self.done(at, body);
        }
        let over = |t: &Token<'_>| t.any(&["for", "over"]);
        let lasted = |tokens: &'t [Token<'a>]| {
            tokens.first().filter(|t| over(t)).and_then(|_| crate::grammar::length::length(after(tokens, 1)).ok())
        };
        let has = before.is_some_and(|t| t.has(Class::HOLD)) && !self.tokens.get(..at)?.iter().any(|t| t.has(Class::NEGATION));
        let (tail, stated, with) = if let Some((tail, stated)) = lasted(body) {
            let (end, with) = crate::grammar::topic::topic(self.line, tail);
            (after(tail, end), stated, with)
        } else {
            let (end, with) = crate::grammar::topic::topic(self.line, body);
            let end = end - usize::from(body.get(..end)?.last().is_some_and(over));
            let Some((tail, stated)) = lasted(after(body, end)) else {
                // "must have worked in a mill"
                let placed = has && self.voice.asks && !with.is_empty() && body.first()?.listed(List::WORKED_AT);
                return if placed { self.add(at, 1 + end, Kind::Skill(crate::requirement::Skill { with })) } else { None };
            };
            (tail, stated, with)
        };
        let here = tail.len() == rest.len() || with.is_empty() || body.first()?.is("here");
        let found = crate::Experience { min_months: stated.min, max_months: stated.max, within_months: None, with };
        if here { None } else { self.add(at, rest.len() - tail.len(), Kind::Experience(found)) }
    }

    /// What somebody has done, which names what they can do: "you have designed gardens".
    fn done(&mut self, at: usize, object: &'t [Token<'a>]) -> Option<usize> {
        let lead = self.tokens.get(..at)?;
        let verbs = lead.iter().rev().take_while(|t| t.listed(List::BEFORE_HOLD)).count();
        let has = lead
            .get(..at - verbs)?
            .last()
            .is_some_and(|t| t.any(&["have", "has", "had"]) || t.text.ends_with("ve") && t.has(Class::CANDIDATE));
        let named = object.first().is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR)));
        if !has || !named || crate::grammar::opening::soft(object) || !self.voice.asks || lead.iter().any(|t| t.has(Class::NEGATION)) {
            return None;
        }
        let (end, with) = crate::grammar::topic::topic(self.line, object);
        if with.is_empty() { None } else { self.add(at, 1 + end, Kind::Skill(crate::requirement::Skill { with })) }
    }

    /// Experience whose length stands behind its topic: "experience in tax law for at least three years".
    pub(super) fn lasting(&mut self, at: usize, rest: &'t [Token<'a>], kind: &Kind, taken: usize) -> Option<usize> {
        let Kind::Skill(skill) = kind else { return None };
        let over = rest.get(..taken).is_some_and(|r| r.last().is_some_and(|t| t.any(&["for", "of"])));
        let taken = taken - usize::from(over);
        let behind = after(rest, taken);
        let body = after(behind, 1);
        let (tail, stated) = crate::grammar::length::length(body).ok()?;
        let named = rest.iter().take(taken).any(|t| t.has(Class::EXPERIENCE));
        if !named || !behind.first()?.any(&["for", "of"]) {
            return None;
        }
        let with = skill.with.clone();
        let found = crate::Experience { min_months: stated.min, max_months: stated.max, within_months: None, with };
        self.add(at, taken + 1 + body.len() - tail.len(), Kind::Experience(found))
    }
}

/// The words before a bracket with a colon behind it: "experience (by phone or mail): 2 years".
fn unbracketed<'t, 'a>(before: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let [words @ .., close, colon] = before else { return before };
    let open = words.iter().rposition(|t| t.shape == Shape::Open).filter(|_| close.shape == Shape::Close && colon.shape == Shape::Colon);
    open.and_then(|open| words.get(..open)).unwrap_or(before)
}
