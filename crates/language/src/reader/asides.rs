//! What stands beside requirements: explanations, preferred tails.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, length};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement, Tier};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// Words that only explain what was read: "(which can include …)", "(or the ability to obtain it)", "that has equipped you with …".
    pub(super) fn aside(&mut self, rest: &'t [Token<'a>]) -> Option<usize> {
        let [first, next, ..] = rest else { return None };
        if let Some(taken) = towards(rest) {
            return Some(taken);
        }
        if let Some(taken) = self.obtainable(rest) {
            return Some(taken);
        }
        if first.any(&["in", "rather", "instead"]) {
            return instead(rest);
        }
        if first.is("if") {
            return self.given(rest);
        }
        if first.listed(List::WISHES) {
            let before = self.tokens.get(..self.tokens.len() - rest.len()).unwrap_or_default();
            let theirs = before.iter().rev().take(3).any(|t| t.any(&["who", "candidate", "candidates", "nurses"]));
            let grows = theirs && next.is("to") && rest.get(2).is_some_and(|t| t.listed(List::GROWS));
            return grows.then_some(rest.len());
        }
        if first.shape == Shape::Open {
            let close = rest.iter().take(40).position(|t| t.shape == Shape::Close)?;
            let obtain = rest.get(..close)?.iter().any(|t| t.any(&["obtain", "maintain", "get"])) && next.has(Class::OR);
            if obtain && let Some(Piece::Leaf(Requirement { kind: Kind::Clearance(held), .. })) = self.pieces.last_mut() {
                held.obtainable = true;
                return Some(close + 1);
            }
            let same = matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Equivalent, .. })));
            if same && next.listed(List::FOR_EXAMPLE) {
                return Some(close + 1);
            }
            return match next.listed(List::EXPLAINS_INSIDE) {
                true => Some(close + 1),
                false => {
                    let inner = rest.get(1..close)?;
                    (self.bonus(inner) || self.preferred_fields(inner)).then_some(close + 1)
                }
            };
        }
        if !first.any(&["that", "which"]) {
            return None;
        }
        let counted = matches!(
            self.pieces.iter().rev().find(|p| !matches!(p, Piece::Comma)),
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. }))
        );
        let verb = if next.any(&["has", "have", "is", "was"]) { rest.get(2)? } else { next };
        let explains = verb.listed(List::EXPLAINS);
        let graded = matches!(
            self.pieces.last(),
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_) | Kind::Eligibility(_) | Kind::Experience(_), .. }) | Piece::Gap)
        );
        if explains && graded && abilities(rest) {
            return Some(rest.iter().position(|t| t.shape == Shape::Semicolon || t.text == "OR").unwrap_or(rest.len()));
        }
        let until = |i: usize| {
            rest.get(i).is_some_and(|t| {
                t.has(Class::LEVEL)
                    || (i > 3 || i > 1 && verb.listed(List::INCLUDES))
                        && (t.shape == Shape::Number || t.has(Class::NUMERAL))
                        && crate::grammar::length::length(after(rest, i)).is_ok()
            })
        };
        (counted && explains).then(|| (1..rest.len()).find(|i| until(*i)).unwrap_or(rest.len()))
    }

    /// Joins a degree that is a condition to the years it is one for: "or three years if you hold a Master's".
    fn given(&mut self, rest: &'t [Token<'a>]) -> Option<usize> {
        let lead = 1 + crate::grammar::run(after(rest, 1), |t| t.has(Class::CANDIDATE.or(Class::HOLD).or(Class::ARTICLE)));
        let counted = matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. })));
        if !counted || lead < 3 || !crate::grammar::degree::begins(after(rest, lead)) {
            return None;
        }
        self.push(Piece::And);
        Some(lead)
    }

    /// Lets a clearance need not be held yet: "Secret clearance or the ability to obtain one".
    fn obtainable(&mut self, rest: &[Token<'a>]) -> Option<usize> {
        let Some(Piece::Leaf(Requirement { kind: Kind::Clearance(held), .. })) = self.pieces.last_mut() else { return None };
        let verb = rest.iter().take(7).take_while(|t| t.shape == Shape::Word).position(|t| t.any(&["obtain", "get", "gain", "acquire"]))?;
        let able = rest.first()?.has(Class::OR) && rest.iter().take(verb).any(|t| t.listed(List::CAN.or(List::OBTAINABLE)));
        let object =
            crate::grammar::run(after(rest, verb + 1), |t| t.any(&["and", "maintain", "one", "it", "such", "a", "clearance", "same"]));
        let end = verb + 1 + object;
        let able = able
            && rest
                .get(end)
                .is_none_or(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) || t.shape != Shape::Word && t.shape != Shape::Open);
        held.obtainable |= able;
        able.then_some(end)
    }

    /// Fields in brackets that are only wished for of the degree before them: "(Accounting or Finance preferred)", "(Preferred majors: …)".
    fn preferred_fields(&mut self, inner: &'t [Token<'a>]) -> bool {
        let other = Class::LEVEL.or(Class::LEVEL_SHORT).or(Class::CREDENTIAL).or(Class::UNIT).or(Class::EXPERIENCE).or(Class::REQUIRED);
        let last = self.pieces.iter().rev().find(|p| !matches!(p, Piece::Tier(_)));
        let Some(Piece::Leaf(Requirement { kind: Kind::Degree(before), .. })) = last else { return false };
        let before = before.clone();
        let names = match inner {
            [tier, majors, colon, names @ ..] if tier.has(Class::PREFERRED) && majors.has(Class::FIELD) && colon.shape == Shape::Colon => {
                names
            }
            [tier, focus, within, names @ ..] if tier.has(Class::PREFERRED) && focus.listed(List::FOCUS) && within.is("in") => names,
            [focus, within, names @ .., tier] if tier.has(Class::PREFERRED) && focus.listed(List::FOCUS) && within.is("in") => names,
            [names @ .., tier] if tier.has(Class::PREFERRED) && !tier.any(&["plus", "bonus", "asset", "advantage"]) => names,
            _ => return false,
        };
        let tail = names.iter().rev().take_while(|t| t.listed(List::OF_FIELDS)).count();
        let names = names.get(..names.len() - tail).unwrap_or_default();
        let (fields, related_field) = crate::lists::fields(self.line, names);
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return false };
        if fields.is_empty() || names.iter().any(|t| t.has(other) || t.listed(List::ADVANCED)) {
            return false;
        }
        let kind = Kind::Degree(crate::Degree { fields, related_field, ..before });
        self.wish_besides(Requirement { kind, span: first.span().join(last.span()) });
        true
    }

    /// Adds a wish that stands inside what goes on around it: what follows is joined to what stands before.
    pub(super) fn wish_besides(&mut self, requirement: Requirement) {
        self.read.push(requirement.span);
        self.leaves += 1;
        self.pieces.splice(0..0, [Piece::Tier(Tier::Preferred), Piece::Leaf(requirement), Piece::Break]);
    }

    /// A name in brackets that is only wished for: "(Python is a strong plus)".
    fn bonus(&mut self, inner: &'t [Token<'a>]) -> bool {
        let plus = inner.iter().rposition(|t| t.any(&["plus", "bonus", "advantage", "asset"])).filter(|at| at + 1 == inner.len());
        let Some(name) = plus.and_then(|plus| inner.get(..plus)).filter(|_| self.leaves > 0) else { return false };
        let verb =
            name.iter().rev().take_while(|t| t.has(Class::FINITE.or(Class::ARTICLE).or(Class::DEGREE_OF_SKILL)) || t.is("big")).count();
        let name = name.get(..name.len() - verb).unwrap_or_default();
        let with = crate::grammar::topic::groups(self.line, name);
        let read = Class::CLEARANCE.or(Class::TRAIT_NOUN).or(Class::TRAIT_ADJECTIVE);
        let held = Class::UNIT.or(Class::CREDENTIAL).or(Class::CREDENTIAL_HEAD).or(Class::LANGUAGE).or(read);
        let kind = match crate::grammar::degree::degree(self.line, name) {
            Ok((_, degree)) => Kind::Degree(degree),
            Err(_) if with.is_empty() || name.iter().any(|t| t.has(held)) => return false,
            Err(_) => Kind::Skill(crate::requirement::Skill { with }),
        };
        if verb == 0 {
            return false;
        }
        let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
        let span = first.span().join(last.span());
        self.push(Piece::Break);
        self.push(Piece::Tier(Tier::Preferred));
        self.put(Requirement { kind, span });
        self.push(Piece::Break);
        true
    }

    /// What is only preferred of a requirement just read: "3 years of …, ideally in retail", "Master's degree, preferably in Physics".
    pub(super) fn tail(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (adverb, body) = rest.split_first()?;
        let body = after(body, crate::grammar::run(body, |t| t.shape == Shape::Comma));
        if !adverb.any(&["ideally", "preferably"]) {
            return None;
        }
        let opens = at == 0 && body.first().is_some_and(|t| t.any(&["in", "within", "from"]));
        if opens {
            let (end, with) = crate::grammar::topic::topic(self.line, body);
            self.push(Piece::Tier(Tier::Preferred));
            return if with.is_empty() { None } else { self.add(at, 1 + end, Kind::Skill(crate::requirement::Skill { with })) };
        }
        // "ideally have …", "ideally a calm manner": something else than what was read
        let other = || crate::grammar::opening::soft(body) || crate::grammar::opening::hard(body);
        if body.first().is_some_and(|t| t.has(Class::HOLD)) || other() {
            return None;
        }
        let mut end = crate::grammar::topic::extent(body);
        let mut kind = self.narrowed(body.get(..end).filter(|words| !words.is_empty())?)?;
        if let Kind::Degree(wished) = &mut kind {
            // "preferably in Botany, Heraldry or equivalent": a field like them
            let same = similar_field(after(body, end));
            wished.related_field |= same > 0;
            end += same;
        }
        self.push(Piece::Break);
        self.push(Piece::Tier(Tier::Preferred));
        self.add(at, 1 + end, kind)?;
        // "ideally with experience of wards and a teaching qualification": one wish
        let more = matches!(after(body, end), [and, article, ..] if and.has(Class::AND) && article.any(&["a", "an"]));
        if !more {
            self.push(Piece::Break);
        }
        Some(1 + end)
    }

    /// What words say that is only preferred of the requirement read last: other fields of its degree, or what its experience is in.
    fn narrowed(&self, words: &[Token<'a>]) -> Option<Kind> {
        const OTHER: Class = Class::UNIT
            .or(Class::LEVEL)
            .or(Class::CREDENTIAL)
            .or(Class::CREDENTIAL_HEAD)
            .or(Class::CREDENTIALED)
            .or(Class::ELIGIBILITY)
            .or(Class::LANGUAGE);
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_) | Piece::Or | Piece::Either | Piece::Slash))?;
        let Piece::Leaf(read) = last else { return None };
        match &read.kind {
            Kind::Degree(before) if words.first()?.is("in") || fielded(words) => {
                let (fields, related_field) = crate::lists::fields(self.line, words);
                (related_field || !fields.is_empty()).then_some(Kind::Degree(crate::Degree { fields, related_field, ..before.clone() }))
            }
            Kind::Experience(_) if partly(words).is_some() => {
                let (tail, months) = partly(words)?;
                let with = crate::grammar::topic::groups(self.line, tail);
                Some(Kind::Experience(crate::Experience { min_months: Some(months), with, ..Default::default() }))
            }
            Kind::Experience(_) | Kind::Skill(_) if !words.iter().any(|t| t.has(OTHER)) => {
                let with = crate::grammar::topic::groups(self.line, words);
                (!with.is_empty()).then_some(Kind::Skill(crate::requirement::Skill { with }))
            }
            _ => None,
        }
    }
}

/// A part of the years before that is only wished for, and what it is in: "ideally with three in a bank", "preferably two with Rust".
fn partly<'t, 'a>(words: &'t [Token<'a>]) -> Option<(&'t [Token<'a>], u32)> {
    let counts = |t: &Token<'_>| t.shape == Shape::Number || t.has(Class::NUMERAL.or(Class::OPENS_LENGTH)) || t.is("at");
    let body = after(words, crate::grammar::run(words, |t| t.is("with")));
    body.first().filter(|t| counts(t))?;
    length::elided(body).ok().filter(|(tail, _)| length::parts(tail))
}

/// Whether words name nothing but fields: "Metallurgy or another related discipline".
fn fielded(words: &[Token<'_>]) -> bool {
    let other =
        Class::LEVEL.or(Class::LEVEL_SHORT).or(Class::DEGREE).or(Class::CREDENTIAL).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED);
    let other = other.or(Class::UNIT).or(Class::EXPERIENCE).or(Class::SKILL).or(Class::HOLD).or(Class::FINITE).or(Class::PREPOSITION);
    let capital = words.first().is_some_and(|t| t.capital() && !t.shouted());
    capital && !words.iter().any(|t| t.has(other) || t.has(Class::BODY.or(Class::LANGUAGE).or(Class::TRAIT_NOUN)))
}

/// How many tokens say that what is asked may be on its way, or is recent: "(or currently working towards)", "/ working towards", "up to date".
fn towards(rest: &[Token<'_>]) -> Option<usize> {
    let first = rest.first()?;
    if !matches!(first.shape, Shape::Open | Shape::Slash) {
        return matches!(rest, [up, to, date, ..] if up.is("up") && to.is("to") && date.is("date")).then_some(3);
    }
    let opened = usize::from(first.shape == Shape::Open);
    let joint = |t: &Token<'_>| {
        t.shape == Shape::Slash || t.has(Class::OR) || t.any(&["and", "be", "are", "currently", "actively", "already", "willing", "to"])
    };
    let lead = crate::grammar::run(after(rest, opened), joint);
    let body = after(rest, opened + lead);
    let [doing, to, behind @ ..] = body else { return None };
    let on_its_way = doing.any(&["working", "work", "studying"]) && to.any(&["towards", "toward"]);
    let chosen = rest.iter().take(opened + lead).any(|t| t.has(Class::OR) || t.shape == Shape::Slash);
    if !on_its_way || !chosen {
        return None;
    }
    let same = crate::grammar::run(behind, |t| t.any(&["this", "it", "one", "the", "same"]));
    let close = usize::from(behind.get(same).is_some_and(|t| t.shape == Shape::Close));
    if opened == close && opened > 0 {
        return Some(opened + lead + 2 + same + close);
    }
    (opened == 0).then_some(lead + 2)
}

/// How many tokens behind fields say that one like them will do: ", or equivalent".
fn similar_field(rest: &[Token<'_>]) -> usize {
    let joint = crate::grammar::run(rest, |t| t.shape == Shape::Comma || t.has(Class::OR));
    let ends = rest.get(joint + 1).is_none_or(|t| t.shape != Shape::Word);
    if joint > 0 && ends && rest.get(joint).is_some_and(|t| t.any(&["equivalent", "similar", "related"])) { joint + 1 } else { 0 }
}

/// Whether words name what the public service asks of everybody: "the knowledge, skills, and abilities necessary to …".
fn abilities(rest: &[Token<'_>]) -> bool {
    let near = rest.get(..rest.len().min(12)).unwrap_or_default();
    let at = |word: &str| near.iter().position(|t| t.is(word));
    matches!((at("knowledge"), at("skills"), at("abilities")), (Some(a), Some(b), Some(c)) if a < b && b < c)
}

/// How many words say what something stands for: "in lieu of a degree", "rather than a degree".
fn instead(tokens: &[Token<'_>]) -> Option<usize> {
    let named = match tokens {
        [_, lieu, of, named @ ..] if lieu.is("lieu") && of.is("of") => named,
        [rather, than, named @ ..] if rather.is("rather") && than.is("than") || rather.is("instead") && than.is("of") => named,
        _ => return None,
    };
    let words = crate::grammar::run(named, |t| {
        t.shape == Shape::Word && !t.has(Class::OR.or(Class::REQUIRED).or(Class::PREFERRED).or(Class::FINITE))
    });
    Some(tokens.len() - named.len() + words.min(6))
}
