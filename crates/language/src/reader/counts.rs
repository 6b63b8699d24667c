//! Lengths of experience, and whose they are.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::experience::{Surety, experience};
use crate::grammar::schooling::schooling;
use crate::grammar::{after, degree, whose};
use crate::lexicon::{Class, List};
use crate::requirement::{Group, Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A length of experience.
    pub(super) fn experience(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (after_length, stated) = crate::grammar::length::length(rest).ok()?;
        // "at least a four-year degree": the bound is that of the degree
        let bound = crate::grammar::run(rest, |t| t.shape != Shape::Number && !t.has(Class::NUMERAL));
        if bound > 0 && degree::begins(after(rest, bound)) {
            return Some(bound);
        }
        if let Some(taken) = self.wished_length(at, rest, after_length) {
            return Some(taken);
        }
        let months = stated.min.or(stated.max).unwrap_or(0);
        if let Some((kind, taken)) = schooling(self.line, rest, after_length, months) {
            let asked = (self.voice.asks || self.voice.fragment) && self.voice.open() && !(self.voice.offers || self.quiet);
            return if asked { self.add(at, taken, kind) } else { Some(taken) };
        }
        let (tail, (mut found, surety)) = experience(self.line, after_length, stated).ok()?;
        let end = at + rest.len() - after_length.len();
        let mut taken = rest.len() - tail.len();
        if found.with.is_empty()
            && let Some((more, with)) = self.behind_bracket(at, tail)
        {
            found.with = with;
            taken += more;
        }
        if let Some(taken) = self.age(at, end) {
            let text = crate::grammar::text_of(self.line, self.tokens.get(at..at + taken)?).to_owned();
            return self.add(at, taken, Kind::Eligibility(crate::requirement::Asked { text }));
        }
        // "Master's degree (4 years)"
        let course = matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }), Piece::Open])
            && after_length.first().is_some_and(|t| t.shape == Shape::Close)
            && !self.tokens.get(at..end).is_some_and(|own| own.iter().any(|t| t.shape == Shape::Plus));
        if course || of_a_course(rest, after_length) || of_others(self.tokens.get(..at).unwrap_or_default(), after_length) {
            return Some(end - at);
        }
        if let Some(taken) = self.exchanged(at, rest, taken) {
            return Some(taken);
        }
        if let Some(with) = self.wished(surety, at, end) {
            found.with = with;
            return self.add(at, end - at, Kind::Experience(found));
        }
        let below =
            found.min_months.is_none() && !self.voice.fragment && !self.tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
        // "Less than 2 years' experience - £17,000": a step of the pay scale
        let paid = found.with.is_empty() && after(rest, taken).iter().take(3).any(|t| t.shape == Shape::Money);
        if paid || below && surety == Surety::Named {
            return Some(taken);
        }
        if self.term(at) || below || whose::foreign(self.tokens, at, end, stated) {
            return Some(end - at);
        }
        let before = self.tokens.get(..at).unwrap_or_default();
        let leading = leads(before);
        let asked = match surety {
            Surety::Bare => self.supposed(at, end, leading, &mut found.with),
            Surety::Topic | Surety::Named => self.claimed(before, leading, surety),
        };
        if !asked || self.quiet && surety < Surety::Named {
            return Some(end - at);
        }
        self.unsaid(at);
        let bare = surety == Surety::Named && found.with.is_empty();
        let wished = after(rest, taken);
        self.add(at, taken, Kind::Experience(found.clone()))?;
        let tiered = if bare { self.behind_tier(at + taken) } else { 0 };
        Some(taken + if tiered > 0 { tiered } else { self.wished_behind(wished, found) })
    }

    /// How many tokens a tier takes with what the experience right before it is in: "5 years of experience preferred as a baker".
    fn behind_tier(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at).filter(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) && !t.glued) else { return 0 };
        let Some((end, with)) = crate::grammar::experience::placed(self.line, after(self.tokens, at + 1)) else { return 0 };
        if let Some(Piece::Leaf(Requirement { kind: Kind::Experience(found), .. })) = self.pieces.last_mut() {
            found.with = with;
        }
        self.joint(at, token).map_or(0, |tier| tier + end)
    }

    /// Takes back an experience in nothing right before the length of one: "Experience at least 3 years in roofing".
    fn unsaid(&mut self, at: usize) {
        let start = self.tokens.get(at).map_or(0, |t| t.start);
        if matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), span })) if skill.with.is_empty() && span.end < start && start - span.end < 2)
        {
            self.pieces.pop();
        }
    }

    /// What experience is in whose length stands in brackets behind it, and how many tokens say so: "experience (2+ years) with Perl".
    fn behind_bracket(&mut self, at: usize, tail: &'t [Token<'a>]) -> Option<(usize, Vec<Group>)> {
        let lead = self.tokens.get(..at)?;
        let bound = lead.iter().rev().take_while(|t| t.has(Class::FILLER.or(Class::OPENS_LENGTH)) || t.shape == Shape::Stop).count();
        let [.., name, open] = lead.get(..at - bound)? else { return None };
        let topic = after(tail, 1);
        let opens = topic.first().is_some_and(|t| t.has(Class::PREPOSITION.or(Class::DOING)) || t.gerund());
        let closed = open.shape == Shape::Open && tail.first().is_some_and(|t| t.shape == Shape::Close);
        if !(name.has(Class::EXPERIENCE) && closed && opens) {
            return None;
        }
        let (end, with) = crate::grammar::topic::topic(self.line, topic);
        let aside = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::Open | Piece::Gap)).count();
        self.pieces.truncate(self.pieces.len() - aside);
        (!with.is_empty()).then_some((1 + end, with))
    }

    /// How many tokens a length takes that is an age asked for: "at least 18 years of age".
    fn age(&self, at: usize, end: usize) -> Option<usize> {
        let tail = after(self.tokens, end);
        let [first, second] = [tail.first(), tail.get(1)];
        let of_age = first.is_some_and(|t| t.is("old")) && !self.tokens.iter().take(at).any(|t| t.has(Class::CREDENTIAL_HEAD))
            || second.is_some_and(|t| t.any(&["age", "ages", "aged"])) && first.is_some_and(|t| t.is("of"))
            || second.is_some_and(|t| t.is("older"));
        let asks = || {
            self.tokens.iter().any(|t| t.is("minimum")) && self.tokens.iter().any(|t| t.is("age"))
                || self.voice.open() && (self.voice.asks || self.voice.fragment)
        };
        let near = self.tokens.get(at.saturating_sub(8)..at).unwrap_or_default();
        let seeking = self.tokens.iter().any(|t| t.any(&["looking", "seeking", "recruiting", "want"]));
        let sought = |t: &Token<'_>| seeking && t.any(&["people", "individuals", "persons", "those"]);
        let cared_for = near.iter().any(|t| t.listed(List::CARED_FOR.or(List::PEOPLE)) && !sought(t));
        (of_age && !cared_for && asks()).then(|| end - at + 2.min(tail.len()))
    }

    /// How many tokens a length takes that may stand in for something else, or something else for it.
    fn exchanged(&self, at: usize, rest: &'t [Token<'a>], taken: usize) -> Option<usize> {
        let behind = after(rest, taken);
        let allowed = behind.first().is_some_and(|t| t.is("may"))
            && after(rest, taken + 1).first().is_some_and(|t| t.any(&["have", "be"]))
            && rest.get(..taken).is_some_and(|r| r.iter().any(|t| t.is("this")));
        if allowed {
            return Some(taken + 1);
        }
        let part = |w: &[Token<'_>]| matches!(w, [this, name, may] if this.is("this") && name.has(Class::EXPERIENCE) && may.is("may"));
        if rest.get(..rest.len().min(9)).is_some_and(|near| near.windows(3).any(part)) {
            return Some(taken);
        }
        let near = self.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        let swapped = near.iter().any(|t| t.any(&["substituted", "substitute"]))
            || behind.iter().take(4).any(|t| t.any(&["substituted", "substitute", "credited"]));
        swapped.then_some(taken)
    }

    /// What another length of the same experience is in, which differs by its tier: "2 years of Java experience, 5+ years preferred",
    /// "2 years of sales required, ideally 4 years".
    fn wished(&self, surety: Surety, at: usize, end: usize) -> Option<Vec<Group>> {
        let tier = Class::PREFERRED.or(Class::REQUIRED);
        let ruled = |t: &Token<'_>| t.has(tier) && !t.any(&["ideally", "preferably", "plus"]);
        let rest = after(self.tokens, end);
        let behind = after(rest, crate::grammar::run(rest, |t| t.listed(List::TIER_VERBS))).first().is_some_and(ruled);
        let wish = || {
            crate::grammar::before(self.tokens, at).is_some_and(|t| t.has(Class::PREFERRED))
                && rest.first().is_none_or(|t| t.shape != Shape::Word)
        };
        let joint = |p: &&Piece| !matches!(p, Piece::Comma | Piece::And | Piece::Verb | Piece::Open | Piece::Break | Piece::Tier(_));
        match self.pieces.iter().rev().find(joint) {
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(before), .. })) if surety == Surety::Bare && (behind || wish()) => {
                Some(before.with.clone())
            }
            _ => None,
        }
    }

    /// Whether a length at the head of a line is how long the job lasts, by its heading or the word before it: "Duration: 6 months".
    fn term(&self, at: usize) -> bool {
        let head = || self.heading.iter().rfind(|t| t.shape == Shape::Word);
        let lasts = |t: &Token<'_>| t.listed(List::LASTS);
        let experienced = || self.class.meets(Class::EXPERIENCE);
        at == 0 && head().is_some_and(lasts) || at == 1 && self.tokens.first().is_some_and(lasts) && !experienced()
    }

    /// Whether a length that says what it is in is asked for, rather than told of the employer or the offer.
    pub(super) fn claimed(&self, before: &[Token<'a>], leading: bool, surety: Surety) -> bool {
        let asks = self.voice.asks || leading || self.leaves > 0;
        let beside = || before.iter().take(9).any(|t| t.any(&["requirements", "addition"]));
        let apart = || before.len() > 7 && !before.iter().any(|t| t.has(Class::EXPERIENCE)) && !beside();
        // "from a college or university", "approved by an organization": where one has studied employs nobody
        let near = before.get(before.len().saturating_sub(14)..).unwrap_or_default();
        let approves = |i: usize| near.get(..i).is_some_and(|lead| lead.iter().any(|t| t.is("by")));
        let studied = |i: usize, t: &Token<'_>| self.leaves > 0 && (t.listed(List::SCHOOLS) || approves(i));
        let employs = |(i, t): (usize, &Token<'_>)| t.has(Class::EMPLOYER) && !studied(i, t);
        let employer = || near.iter().enumerate().any(employs) && !self.voice.asks;
        let named = surety == Surety::Named;
        // "salary of £20k + 2 year golden hello"
        if !named && self.voice.fragment && self.class.meets(Class::OFFER) && self.tokens.iter().any(|t| t.shape == Shape::Money) {
            return false;
        }
        named && leading || (asks || named && self.voice.fragment && !apart()) && !self.voice.offers && !employer()
    }

    /// Whether a bare length is experience by what stands around it, which may say in what (`with`).
    fn supposed(&mut self, at: usize, end: usize, leading: bool, with: &mut Vec<Group>) -> bool {
        let labelled = leading && at == 0 && !self.quiet && self.labels();
        if leading && at == 0 {
            *with = crate::grammar::topic::groups(self.line, self.label());
        }
        if let Some(skill) = self.skill_before(at).or_else(|| self.field_before(at)) {
            *with = skill;
            return true;
        }
        let spoken = self.tokens.get(..at).is_some_and(|before| before.iter().any(|t| t.has(Class::EXPERIENCE)));
        labelled
            || leading && (self.experienced || spoken || self.tiered(end))
            || self.leaves > 0 && self.voice.fragment
            || self.beside_degree(at, end)
            || self.voice.asks && spoken
    }

    /// The words of the heading that name what the length under it is in: "Java: 3 years", "Must have nursing experience: 3 years".
    fn label(&self) -> &'t [Token<'a>] {
        const NO_NAME: Class = Class::HEADING.or(Class::HOLD).or(Class::REQUIRED).or(Class::CANDIDATE).or(Class::FINITE).or(Class::SEEKING);
        let words = self.heading.get(..crate::grammar::run(self.heading, |t| t.shape != Shape::Open)).unwrap_or_default();
        match words.iter().position(|t| t.has(Class::EXPERIENCE)) {
            Some(name) => {
                let own = words.iter().take(name).rev().take_while(|t| !t.has(NO_NAME)).count();
                words.get(name - own..name).unwrap_or_default()
            }
            None if !self.quiet && self.labels() => words,
            None => &[],
        }
    }

    /// Takes back the skill read last when a length at `at` says for how long it is asked.
    fn skill_before(&mut self, at: usize) -> Option<Vec<Group>> {
        let behind = match () {
            () if self.voice.asks && self.sought(at) => 1,
            () => self.told_before(at)?,
        };
        self.pieces.truncate(self.pieces.len() - behind);
        match self.pieces.pop() {
            Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), .. })) => Some(skill.with),
            _ => None,
        }
    }

    /// What a length further down a form is in: "sales: 3 years (Preferred) pipe fitting: 2 years (Required)".
    fn field_before(&self, at: usize) -> Option<Vec<Group>> {
        let [before @ .., colon] = self.tokens.get(..at)? else { return None };
        let words = before.iter().rev().take_while(|t| matches!(t.shape, Shape::Word | Shape::Slash)).count();
        let (field, name) = before.split_at_checked(before.len() - words)?;
        let counted = |p: &Piece| matches!(p, Piece::Leaf(Requirement { kind: Kind::Experience(_), .. }));
        let form = colon.shape == Shape::Colon && field.last().is_some_and(|t| t.shape == Shape::Close) && self.pieces.iter().any(counted);
        (form && (1..=5).contains(&words)).then(|| crate::grammar::topic::groups(self.line, name)).filter(|with| !with.is_empty())
    }

    /// Whether a length closes "an experienced X with 4+ years".
    fn sought(&self, at: usize) -> bool {
        let with = at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.is("with"));
        with && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Skill(_), .. }), Piece::And])
    }

    /// Whether nothing but a tier follows: "5+ years is preferred".
    pub(super) fn tiered(&self, end: usize) -> bool {
        let rest = after(self.tokens, end);
        let verb = crate::grammar::run(rest, |t| t.listed(List::TIER_VERBS));
        let tier = after(rest, verb).first().is_some_and(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)));
        tier && (verb > 0 || after(rest, verb + 1).first().is_none_or(|t| t.shape != Shape::Word))
    }

    /// Whether the heading names what the length under it is in: "Java: 3 years".
    pub(super) fn labels(&self) -> bool {
        let words = self.heading.iter().filter(|t| t.shape == Shape::Word);
        let plain = words
            .clone()
            .all(|t| !t.has(Class::TERM_OF_EMPLOYMENT.or(Class::OFFER).or(Class::QUIET_HEADING).or(Class::FINITE).or(Class::CANDIDATE)));
        (1..=5).contains(&words.count()) && plain && self.heading.iter().all(|t| t.shape != Shape::Number)
    }
}

/// Whether a length is the age of those whom others look after: "people aged 10 – 17 years old", "14 to 65 year olds".
fn of_others(before: &[Token<'_>], after_length: &[Token<'_>]) -> bool {
    let aged = || before.last().is_some_and(|t| t.any(&["aged", "ages"])) && before.iter().rev().take(4).any(|t| t.listed(List::CARED_FOR));
    after_length.first().is_some_and(|t| t.is("olds") || t.is("old") && aged())
}

/// Whether a length only says how long a course takes: "3-year degree".
fn of_a_course(rest: &[Token<'_>], after_length: &[Token<'_>]) -> bool {
    matches!(rest, [_, dash, unit, ..] if dash.shape == Shape::Dash && unit.has(Class::UNIT))
        && after_length
            .iter()
            .take(8)
            .take_while(|t| !t.has(Class::EXPERIENCE) && matches!(t.shape, Shape::Word | Shape::Comma))
            .any(|t| t.is("degree") || t.has(Class::LEVEL) && t.capital())
}

/// Whether nothing but what may open a length stands before it.
pub(super) fn leads(before: &[Token<'_>]) -> bool {
    let opens = Class::ARTICLE.or(Class::HOLD).or(Class::FILLER).or(Class::REQUIRED).or(Class::DEGREE_OF_SKILL).or(Class::UNIT);
    before.iter().all(|t| t.has(opens) || t.any(&["experience", "with", "of", "ideal"]) || t.listed(List::RANKED) || t.shape != Shape::Word)
}
