//! Lengths of experience, and whose they are.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::after;
use crate::grammar::experience::{self, Surety, experience};
use crate::lexicon::{Class, List};
use crate::requirement::{Group, Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A length of experience.
    pub(super) fn experience(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, (mut found, surety)) = experience(self.line, rest).ok()?;
        let (after_length, _) = crate::grammar::length::length(rest).ok()?;
        let end = at + rest.len() - after_length.len();
        let taken = rest.len() - tail.len();
        let tail_age = after(self.tokens, end);
        let of_age = tail_age.first().is_some_and(|t| t.is("old"))
            || tail_age.get(1).is_some_and(|t| t.text.starts_with("age")) && tail_age.first().is_some_and(|t| t.is("of"))
            || tail_age.get(1).is_some_and(|t| t.is("older"));
        let least_age = self.tokens.iter().any(|t| t.is("minimum")) && self.tokens.iter().any(|t| t.is("age"));
        if of_age && (least_age || self.voice.open() && (self.voice.asks || self.voice.fragment)) {
            let taken = end - at + 2.min(tail_age.len());
            let text = crate::grammar::text_of(self.line, self.tokens.get(at..at + taken)?).to_owned();
            return self.add(at, taken, Kind::Eligibility(crate::requirement::Asked { text }));
        }
        let yearly = matches!(rest, [_, dash, unit, ..] if dash.shape == Shape::Dash && unit.has(Class::UNIT))
            && after_length
                .iter()
                .take(8)
                .take_while(|t| !t.has(Class::EXPERIENCE) && matches!(t.shape, Shape::Word | Shape::Comma))
                .any(|t| t.is("degree"));
        if yearly {
            return Some(end - at);
        }
        let below =
            found.min_months.is_none() && !self.voice.fragment && !self.tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
        let allowed = after(rest, taken).first().is_some_and(|t| t.is("may"))
            && after(rest, taken + 1).first().is_some_and(|t| t.any(&["have", "be"]))
            && rest.get(..taken).is_some_and(|r| r.iter().any(|t| t.is("this")));
        if allowed {
            return Some(taken + 1);
        }
        let swapped = self.tokens.get(at.saturating_sub(3)..at).is_some_and(|b| b.iter().any(|t| t.any(&["substituted", "substitute"])));
        if swapped {
            return Some(taken);
        }
        let exchanged = after(rest, taken).iter().take(4).any(|t| t.any(&["substituted", "substitute", "credited"]));
        if exchanged {
            return Some(taken);
        }
        let term = at == 0
            && self.heading.iter().rfind(|t| t.shape == Shape::Word).is_some_and(|t| t.any(&["duration", "term", "length", "contract"]));
        if term || below || experience::foreign(self.tokens, at, end) {
            return Some(end - at);
        }
        let before = self.tokens.get(..at).unwrap_or_default();
        let employer = before.iter().rev().take(14).any(|t| t.has(Class::EMPLOYER)) && !self.voice.asks;
        let apart = before.len() > 7 && !self.voice.asks && self.leaves == 0 && !before.iter().any(|t| t.has(Class::EXPERIENCE));
        let leading = before.iter().all(|t| {
            t.has(Class::ARTICLE.or(Class::HOLD).or(Class::FILLER).or(Class::REQUIRED).or(Class::DEGREE_OF_SKILL).or(Class::UNIT))
                || t.any(&["experience", "with", "of", "ideal"])
                || t.shape != Shape::Word
        });
        let labelled = surety == Surety::Bare && leading && at == 0 && !self.quiet && self.labels();
        if labelled && !self.experienced {
            found.with = crate::grammar::topic::groups(self.line, self.heading);
        }
        let asked = match surety {
            Surety::Named => {
                (self.voice.asks || self.voice.fragment && !apart || leading || self.leaves > 0) && !employer && !self.voice.offers
                    || leading
            }
            Surety::Topic => (self.voice.asks || leading || self.leaves > 0) && !employer && !self.voice.offers,
            Surety::Bare if self.voice.asks && self.sought(at) => {
                let Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), .. })) = self.pieces.iter().rev().nth(1) else { return None };
                found.with = skill.with.clone();
                self.pieces.truncate(self.pieces.len() - 2);
                true
            }
            Surety::Bare if self.named_before(at) => {
                if let Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), .. })) = self.pieces.pop() {
                    found.with = skill.with;
                }
                true
            }
            Surety::Bare if leading && self.tiered(end) => true,
            Surety::Bare => {
                self.experienced && leading || labelled || {
                    (leading && before.iter().any(|t| t.has(Class::EXPERIENCE)))
                        || self.leaves > 0 && self.voice.fragment
                        || self.voice.asks && before.iter().any(|t| t.has(Class::EXPERIENCE))
                }
            }
        };
        if !asked || self.quiet && surety < Surety::Named {
            return Some(end - at);
        }
        self.add(at, taken, Kind::Experience(found))
    }

    /// Whether a length closes "an experienced X with 4+ years".
    pub(super) fn sought(&self, at: usize) -> bool {
        let with = at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.is("with"));
        with && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Skill(_), .. }), Piece::And])
    }

    /// Whether a length stands right behind "… experience".
    pub(super) fn named_before(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.has(Class::EXPERIENCE))
            && matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Skill(_), .. })))
    }

    /// Whether nothing but a tier follows: "5+ years is preferred".
    pub(super) fn tiered(&self, end: usize) -> bool {
        let rest = after(self.tokens, end);
        let verb = crate::grammar::run(rest, |t| t.listed(List::TIER_VERBS));
        verb > 0 && after(rest, verb).first().is_some_and(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)))
    }

    /// Whether the heading names what the length under it is in: "Java: 3 years".
    pub(super) fn labels(&self) -> bool {
        let words = self.heading.iter().filter(|t| t.shape == Shape::Word);
        let plain = words
            .clone()
            .all(|t| !t.has(Class::TERM_OF_EMPLOYMENT.or(Class::OFFER).or(Class::QUIET_HEADING).or(Class::FINITE).or(Class::CANDIDATE)));
        (1..=5).contains(&words.count()) && plain && self.heading.iter().all(|t| t.shape != Shape::Number)
    }

    /// A count inside the one before it: "including three in a managerial capacity", "two of which in AI".
    pub(super) fn nested(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let counted = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. }))
        );
        let preceded = at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.any(&["including", "least", "with"]));
        let [count, next, ..] = rest else { return None };
        let years: u32 = if count.shape == Shape::Number { count.text.parse().ok()? } else { u32::from(count.value) };
        let those = next.is("of") && rest.get(2).is_some_and(|t| t.any(&["which", "those", "these"]));
        if counted && those && count.any(&["some", "several", "most", "part"]) {
            let verb = 3 + crate::grammar::run(after(rest, 3), |t| t.has(Class::FINITE.or(Class::REQUIRED)) || t.any(&["been", "based"]));
            let (end, with) = self.part(after(rest, verb)).filter(|(_, with)| !with.is_empty())?;
            self.push(Piece::And);
            return self.add(at, verb + end, Kind::Skill(crate::requirement::Skill { with }));
        }
        if !(counted && (those || preceded && next.listed(List::PART_IN))) || years == 0 || years > 40 {
            return None;
        }
        let verb = if those {
            3 + crate::grammar::run(after(rest, 3), |t| t.has(Class::FINITE.or(Class::REQUIRED)) || t.any(&["been", "have"]))
        } else {
            1
        };
        let (end, with) = self.part(after(rest, verb))?;
        self.add(at, verb + end, Kind::Experience(crate::Experience { min_months: Some(years * 12), with, ..Default::default() }))
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

    /// Experience whose length stands behind its topic: "experience in tax law for at least three years".
    pub(super) fn lasting(&mut self, at: usize, rest: &'t [Token<'a>], kind: &Kind, taken: usize) -> Option<usize> {
        let Kind::Skill(skill) = kind else { return None };
        let over = rest.get(..taken).is_some_and(|r| r.last().is_some_and(|t| t.any(&["for", "of"])));
        let taken = taken - usize::from(over);
        let behind = after(rest, taken);
        let body = after(behind, 1);
        let (tail, stated) = crate::grammar::length::length(body).ok()?;
        let named = rest.iter().take(4).any(|t| t.has(Class::EXPERIENCE));
        if !named || !behind.first()?.any(&["for", "of"]) {
            return None;
        }
        let with = skill.with.clone();
        let found = crate::Experience { min_months: stated.min, max_months: stated.max, within_months: None, with };
        self.add(at, taken + 1 + body.len() - tail.len(), Kind::Experience(found))
    }
}
