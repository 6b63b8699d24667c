//! Skills, traits and bare names with a tier.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, skill};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement, Tier};
use crate::token::{Shape, Token};
use crate::voice;

/// Soft skills with more bytes than this between them are not told as one run.
const RUN: usize = 24;

impl<'t, 'a> Reader<'t, 'a> {
    /// A skill or trait.
    pub(super) fn skill(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let before = self.tokens.get(..at).unwrap_or_default();
        if !self.asks_skill(before) || someone_else(before) || interesting(before, rest) || purpose(self.tokens, at) {
            return None;
        }
        if let Some(taken) = skill::proof(rest) {
            return Some(taken);
        }
        if let Some(taken) = self.wants(at, rest).or_else(|| self.lives(at, rest)) {
            return Some(taken);
        }
        if let Some(taken) = self.unnamed(before, rest) {
            return self.add(at, taken, Kind::Skill(crate::requirement::Skill { with: Vec::new() }));
        }
        let read = skill::skill(self.line, rest);
        let (tail, kind) = self.told(rest, read)?;
        let taken = rest.len() - tail.len();
        let nothing = matches!(&kind, Kind::Skill(skill) if skill.with.is_empty());
        if nothing && before.last().is_some_and(|t| t.listed(List::NOT_GRADING)) {
            return Some(taken);
        }
        if let Kind::Skill(found) = &kind
            && let [group] = found.with.as_slice()
            && group.any_of.iter().all(|term| term.len() < 6 && crate::lexicon::known(term).lists.meets(List::REGULATORS))
        {
            // "experience relevant to your registration, including NMC"
            let any_of = group.any_of.clone();
            return self.add(at, taken, Kind::Credential(crate::requirement::Credential { any_of }));
        }
        if [rest.first(), before.last()].iter().flatten().any(|t| t.is("of"))
            && let Kind::Skill(found) = &kind
            && self.of_rungs(&found.with)
        {
            return Some(taken);
        }
        if let Some(other) = self.spoken(at, rest, &kind, taken).or_else(|| self.lasting(at, rest, &kind, taken)) {
            return Some(other);
        }
        if matches!(kind, Kind::Eligibility(_))
            && let Some(from) = rest.get(..taken).and_then(screenings)
        {
            self.screenings(at + from, taken - from)?;
            return Some(taken);
        }
        if matches!(kind, Kind::Trait(_)) && self.softer(at, taken) || matches!(kind, Kind::Eligibility(_)) && self.further(at, taken) {
            return Some(taken);
        }
        self.add(at, taken, kind)
    }

    /// Experience of somebody that is said to be in nothing: "a nurse with experience or a midwife".
    fn unnamed(&self, before: &[Token<'a>], rest: &[Token<'a>]) -> Option<usize> {
        let held = matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Credential(_), .. }), Piece::And]);
        let with = before.last().is_some_and(|t| t.is("with"));
        let alone = matches!(rest, [name, or, ..] if name.has(Class::EXPERIENCE) && or.has(Class::OR));
        (held && with && alone).then_some(1)
    }

    /// What somebody is to care for: "who wants to make a difference", but not "who want to develop their skills".
    fn wants(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let [want, to, verb, ..] = rest else { return None };
        let theirs = crate::grammar::before(self.tokens, at).is_some_and(|t| t.any(&["who", "will"]));
        let wish = want.any(&["want", "wants"]) && to.is("to");
        if !wish || !theirs || verb.listed(List::GROWS) || verb.any(&["work", "join", "apply", "return", "take", "come", "move", "be"]) {
            return None;
        }
        let taken = skill::clause(rest);
        let text = crate::grammar::text_of(self.line, rest.get(..taken)?).to_owned();
        self.add(at, taken, Kind::Trait(crate::requirement::Asked { text }))
    }

    /// Whether a sentence that goes on behind `before` may ask for a skill.
    pub(super) fn asks_skill(&self, before: &[Token<'a>]) -> bool {
        let opens = Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::HOLD);
        let opening = || {
            before.first().is_some_and(|t| t.is("evidence")) && !before.get(2).is_some_and(|t| t.is("such"))
                || before.iter().all(|t| t.shape != Shape::Word || t.has(opens) || t.listed(List::BEFORE_SKILL))
        };
        let named = || self.voice.fragment && (self.leaves > 0 || opening()) && !self.voice.tells && !self.voice.duty;
        let near = before.get(before.len().saturating_sub(16)..).unwrap_or_default();
        let equips = || near.windows(2).any(|w| matches!(w, [equip, you] if equip.is("equip") && you.is("you")));
        !(self.voice.offers || self.quiet) && (self.voice.asks || named()) && !equips()
    }

    /// Whether "experienced" stands among the adjectives of somebody: "friendly, experienced cook", not "by experienced cooks".
    pub(super) fn graded(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.tokens.get(i));
        before.is_some_and(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::TRAIT_ADJECTIVE)))
    }

    /// Lets the trait read last reach over one that follows it in the same run: soft skills in one run are one trait.
    fn softer(&mut self, at: usize, taken: usize) -> bool {
        let (start, end) = (self.tokens.get(at).map_or(0, |t| t.start), self.tokens.get(at + taken - 1).map_or(0, Token::end));
        let Some(last) = self.pieces.iter().rposition(|p| matches!(p, Piece::Leaf(_))) else { return false };
        let apart = self.pieces.iter().skip(last).any(|p| matches!(p, Piece::Tier(_) | Piece::Must));
        let Some(Piece::Leaf(Requirement { kind: Kind::Trait(asked), span })) = self.pieces.get_mut(last).filter(|_| !apart) else {
            return false;
        };
        if start < span.end + RUN {
            span.end = end;
            asked.text = span.of(self.line).to_owned();
        }
        true
    }

    /// An ability that is a language: "ability to speak Spanish", "fluency in both Dutch and French".
    fn spoken(&mut self, at: usize, rest: &'t [Token<'a>], kind: &Kind, taken: usize) -> Option<usize> {
        if !matches!(kind, Kind::Trait(_) | Kind::Skill(_)) {
            return None;
        }
        let words = rest.get(..taken)?;
        let from = words.iter().position(|t| t.has(Class::LANGUAGE) && t.capital() || t.listed(List::REGIONS))?;
        let speaks = words.iter().take(from).any(|t| t.listed(List::SPEAKING));
        let read = if speaks { self.language(at + from, after(rest, from)) } else { None };
        read.map(|read| from + read)
    }

    /// Lets what was asked last reach over an ability right behind it: "available at weekends and able to start at once".
    fn further(&mut self, at: usize, taken: usize) -> bool {
        let able = |t: &Token<'_>| t.listed(List::CAN);
        let joints = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::And | Piece::Verb)).count();
        let last = self.pieces.len().checked_sub(joints + 1).filter(|_| joints > 0);
        let Some(Piece::Leaf(Requirement { kind: Kind::Eligibility(asked), span })) = last.and_then(|last| self.pieces.get_mut(last))
        else {
            return false;
        };
        let before = self.tokens.iter().find(|t| t.start >= span.start).is_some_and(able);
        let Some(end) = self.tokens.get(at + taken - 1).map(Token::end).filter(|_| before) else { return false };
        span.end = end;
        asked.text = span.of(self.line).to_owned();
        true
    }

    /// Names behind a comma of which one is wished for: ", Python or Rust preferred".
    fn choice(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let tier = Class::PREFERRED.or(Class::REQUIRED);
        let listed = crate::grammar::run(rest, |t| t.shape == Shape::Word && !t.has(tier) || t.shape == Shape::Slash);
        let names = rest.get(..listed).filter(|_| (2..=8).contains(&listed))?;
        let other = Class::LEVEL.or(Class::CREDENTIAL).or(Class::UNIT);
        let chosen = matches!(self.pieces.as_slice(), [.., Piece::Leaf(_), Piece::Comma])
            && names.iter().any(|t| t.has(Class::OR))
            && !names.iter().any(|t| t.has(other))
            && after(rest, listed).first().is_some_and(|t| t.has(Class::PREFERRED) && !t.is("plus"));
        if !chosen || self.voice.offers {
            return None;
        }
        let with = crate::grammar::topic::groups(self.line, names);
        self.push(Piece::Break);
        self.push(Piece::Tier(Tier::Preferred));
        self.add(at, listed, Kind::Skill(crate::requirement::Skill { with }))?;
        self.push(Piece::Break);
        Some(listed + 1)
    }

    /// A program by its name alone, in a list with other things that are asked: "Excel and a driving licence".
    pub(super) fn program(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (name, behind) = rest.split_first()?;
        let ends = behind
            .first()
            .is_none_or(|t| matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Ampersand) || t.has(Class::AND.or(Class::OR)));
        // "Advanced Excel (pivot tables)"
        let graded = at > 0 && self.pieces.is_empty() && self.tokens.iter().take(at).all(|t| t.has(Class::DEGREE_OF_SKILL));
        let ends = ends || graded && behind.first().is_some_and(|t| t.shape == Shape::Open);
        let joints = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::And | Piece::Or | Piece::Comma)).count();
        let last = self.pieces.len().checked_sub(joints + 1).and_then(|last| self.pieces.get(last));
        let opens = match last {
            // "CQSW, CSS": another certificate
            Some(Piece::Leaf(read)) => joints > 0 && !(matches!(read.kind, Kind::Credential(_)) && name.shouted()),
            Some(Piece::Has | Piece::Must) => joints == 0,
            _ => at == 0 && !behind.is_empty() || graded,
        };
        let asked = self.voice.asks || self.voice.fragment;
        if !(name.listed(List::PROGRAMS) && name.capital() && ends && opens && asked)
            || self.voice.offers
            || self.quiet
            || self.voice.tells
            || self.voice.duty
        {
            return None;
        }
        let with = crate::grammar::topic::groups(self.line, rest.get(..1)?);
        if let [.., Piece::Leaf(Requirement { kind: Kind::Skill(known), span }), Piece::And | Piece::Comma] = self.pieces.as_mut_slice() {
            known.with.extend(with);
            *span = span.join(name.span());
            return Some(1);
        }
        self.add(at, 1, Kind::Skill(crate::requirement::Skill { with }))
    }

    /// What one must do or else have: "must live locally or be willing to relocate".
    fn lives(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let must = crate::grammar::before(self.tokens, at)?.is("must");
        let or = rest.iter().take(9).position(|t| t.has(Class::OR)).filter(|or| *or > 1)?;
        let verb = |t: &Token<'_>| t.has(Class::HOLD) || t.is("be") || t.listed(List::CAN);
        let bodily = rest.first()?.listed(List::BODILY) && rest.iter().take(or).all(|t| t.shape == Shape::Word);
        if !(must && bodily && rest.get(or + 1).is_some_and(verb)) {
            return None;
        }
        let text = crate::grammar::text_of(self.line, rest.get(..or)?).to_owned();
        self.add(at, or, Kind::Eligibility(crate::requirement::Asked { text }))
    }

    /// Bare names with a tier: "Python required", "Go or Rust preferred".
    pub(super) fn named(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if !self.class.meets(Class::REQUIRED.or(Class::PREFERRED)) {
            return None;
        }
        // "use of a loom preferred"
        let used = matches!(self.tokens, [used, of, ..] if used.is("use") && of.is("of"));
        if used && at == 0 {
            let lead = 2 + crate::grammar::run(after(rest, 2), |t| t.has(Class::ARTICLE)).min(1);
            return self.named(lead, after(rest, lead)).map(|taken| lead + taken);
        }
        let known = Class::MODIFIER.or(Class::SHARED_HEAD).or(Class::BODY).or(Class::NOUN_ING).or(Class::OPENS_DEGREE);
        let name = |t: &Token<'a>| {
            t.shape == Shape::Word
                && !t.has(Class::ARTICLE.or(Class::PREPOSITION))
                && (t.class == Class::NONE || t.has(known))
                && !t.any(&["type", "degree"])
                && !t.listed(List::PAPERS)
        };
        let joins = |i: usize, t: &Token<'a>| {
            i > 0 && (t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Comma) && rest.get(i + 1).is_some_and(|n| n.capital() && name(n))
        };
        let words = rest.iter().enumerate().take_while(|(i, t)| name(t) || joins(*i, t)).count();
        let body = rest.get(..words)?;
        let behind = after(rest, words);
        let verb = usize::from(behind.first().is_some_and(|t| t.any(&["is", "are"])));
        let closing = at + words + verb;
        let bracket = matches!(behind, [open, tier, close, ..]
            if open.shape == Shape::Open && close.shape == Shape::Close && tier.has(Class::REQUIRED.or(Class::PREFERRED)));
        // "Python is a must"
        let noun = matches!(after(behind, verb), [a, must, ..] if a.is("a") && must.is("must"));
        let tier = bracket
            || noun
            || after(behind, verb).first().is_some_and(|t| t.any(&["required", "essential"]) || voice::prefers(self.tokens, closing, t));
        let ends = bracket || after(behind, verb + 1 + usize::from(noun)).first().is_none_or(|t| t.shape != Shape::Word);
        if let Some(taken) = self.choice(at, rest) {
            return Some(taken);
        }
        if !(1..=8).contains(&words) || !tier || !ends || !(body.first()?.capital() || used) || self.voice.offers || self.quiet {
            return None;
        }
        if let ([name], Some(Piece::And | Piece::Comma)) = (body, self.pieces.last())
            && name.shouted()
            && name.text.len() < 6
            && matches!(
                self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
                Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. }))
            )
        {
            // "state licence and DEA required"
            return self.add(at, 1, Kind::Credential(crate::requirement::Credential { any_of: vec![name.text.to_owned()] }));
        }
        let with = crate::grammar::topic::groups(self.line, body);
        if with.is_empty() {
            return None;
        }
        let kind = super::bare::held(self.heading, self.line, body, Kind::Skill(crate::requirement::Skill { with }));
        self.add(at, words, kind)
    }
}

/// Whether "able" only says what something is for: "own a car to be able to reach clinics".
fn purpose(tokens: &[Token<'_>], at: usize) -> bool {
    let asks = |t: &Token<'_>| t.has(Class::REQUIRED.or(Class::HOLD)) || t.listed(List::BEFORE_BEING_ABLE);
    let able = tokens.get(at).is_some_and(|t| t.is("able"));
    // "you will be able to join the bank": what one is given
    let given = matches!(after(tokens, at + 1), [to, verb, ..] if to.is("to") && verb.listed(List::GIVEN_TO));
    if able && given && matches!(tokens.get(..at), Some([.., will, be]) if will.any(&["will", "you'll"]) && be.is("be")) {
        return true;
    }
    able && matches!(tokens.get(..at), Some([.., before, to, be]) if to.is("to") && be.is("be") && before.shape == Shape::Word && !asks(before))
}

/// Whether the words before a skill say that the employer has it.
fn someone_else(before: &[Token<'_>]) -> bool {
    // "but we're flexible"
    if before.last().is_some_and(|t| t.any(&["we're", "we’re"])) {
        return true;
    }
    let verbs = before.iter().rev().take_while(|t| t.has(Class::FINITE.or(Class::HOLD)) || t.is("also")).count();
    verbs > 0 && before.get(..before.len() - verbs).is_some_and(|lead| lead.last().is_some_and(|t| t.listed(List::OURS)))
}

/// Whether words speak of what is of interest to somebody, or only refer to something: "of interest to", "of such".
fn interesting(before: &[Token<'_>], rest: &[Token<'_>]) -> bool {
    let of = before.last().is_some_and(|t| t.is("of"));
    // "certified, as attention will be on audits": a reason
    let graded = before.iter().rev().take_while(|t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE))).count();
    if matches!(before.get(..before.len() - graded), Some([.., comma, as_]) if comma.shape == Shape::Comma && as_.is("as")) {
        return true;
    }
    match rest {
        [of, interest, to, ..] if of.is("of") && interest.is("interest") && to.is("to") => true,
        [interest, to, ..] if interest.is("interest") && to.is("to") => of,
        [planning, on, ..] if planning.is("planning") && on.is("on") => true,
        [bold, ..] if bold.is("bold") => before.last().is_some_and(|t| t.is("in")),
        [interest, from, ..] if interest.is("interest") && from.is("from") => true,
        [such, ..] if such.is("such") => of,
        _ => false,
    }
}

/// Where several screenings begin behind the verb of passing them: "able to pass a background check and drug test".
fn screenings(words: &[Token<'_>]) -> Option<usize> {
    let from = words.iter().position(|t| t.any(&["background", "drug", "pre-employment", "criminal"]))?;
    if after(words, from).iter().filter(|t| t.listed(List::SCREENED)).count() < 2 {
        return None;
    }
    let passed = words.iter().take(from).position(|t| t.any(&["pass", "undergo"])).map_or(from, |verb| verb + 1);
    Some(passed + crate::grammar::run(after(words, passed), |t| t.has(Class::ARTICLE)))
}
