//! What is held: credentials and languages.

use super::Reader;
use crate::Span;
use crate::compose::Piece;
use crate::grammar::{after, credential, language, miss};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A credential.
    pub(super) fn credential(&mut self, at: usize, rest: &'t [Token<'a>], fresh: bool) -> Option<usize> {
        if abbreviates(self.tokens.get(..at).unwrap_or_default(), rest) {
            return Some(1);
        }
        let accredited = credential::accreditation(rest);
        if accredited > 0 {
            return Some(accredited);
        }
        if let Some(taken) = self.together(at, rest).or_else(|| self.numbered(at, rest)) {
            return Some(taken);
        }
        let named = after(rest, self.pointed(at, rest));
        let read = if at < self.certified_until { credential::credential(self.line, named) } else { miss(named) };
        let Some((tail, found)) = self.told(rest, read) else { return self.initials(at, rest).or_else(|| self.registers(at, rest)) };
        let taken = rest.len() - tail.len();
        let foreign = credential::foreign(self.tokens, at, at + taken);
        let kept = at < 3 && self.tokens.first().is_some_and(|t| t.listed(List::KEEPS) || t.is("keep"));
        if kept && !self.quiet && !self.voice.offers && !foreign {
            return self.add(at, taken, Kind::Credential(found));
        }
        let told = self.voice.offers || self.quiet || !self.voice.open();
        let asked = !told && (self.voice.asks || self.voice.fragment && (self.leaves > 0 || self.named_alone(at, taken)));
        if !asked || foreign {
            return if fresh { None } else { Some(taken) };
        }
        if self.leaves > 0 && self.also_considered(at, rest) {
            return Some(rest.iter().position(|t| matches!(t.shape, Shape::Stop | Shape::Semicolon)).unwrap_or(rest.len()));
        }
        let introduced = self.introduced(at);
        let one_of = introduced.is_some()
            || self.tokens.windows(2).take(at + 1).any(|w| matches!(w, [a, b] if a.any(&["one", "more", "any"]) && b.any(&["of", "or"])));
        if (one_of || self.plural(at, taken)) && self.lists(introduced, at, taken, &found.any_of) || self.on_its_way(at) {
            return Some(taken);
        }
        self.hold(at, taken, tail, Kind::Credential(found))
    }

    /// A qualification by its level and what it is in: "Level 3 in Childcare", "Level 2 or above in catering".
    fn level_in(rest: &[Token<'a>]) -> Option<(usize, usize)> {
        let [level, number, behind @ ..] = rest else { return None };
        let or = matches!(behind, [or, above, ..] if or.has(Class::OR) && above.any(&["above", "higher"]));
        let within = after(behind, if or { 2 } else { 0 });
        let words = crate::grammar::run(after(within, 1), |t| {
            t.shape == Shape::Word
                && !t.has(Class::PREPOSITION.or(Class::OR).or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED))
                && !t.glued
        });
        let numbered =
            level.capital() && number.shape == Shape::Number && number.text.len() == 1 && within.first().is_some_and(|t| t.is("in"));
        (numbered && (1..6).contains(&words)).then_some((rest.len() - within.len(), words))
    }

    /// Adds such a qualification.
    pub(super) fn of_level(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (lead, words) = Self::level_in(rest)?;
        let named = rest.get(lead + 1..lead + 1 + words)?;
        let and = named.iter().position(|t| t.has(Class::AND) && !after(named, 1).iter().any(Token::capital)).unwrap_or(words);
        let taken = lead + 1 + and;
        let asked = self.voice.asks || self.voice.fragment && !self.voice.tells && !self.voice.duty;
        if !asked || self.quiet || self.voice.offers || named.iter().any(|t| t.has(Class::EXPERIENCE)) {
            return None;
        }
        let name = crate::grammar::text_of(self.line, rest.get(..taken)?).to_owned();
        self.add(at, taken, Kind::Credential(crate::requirement::Credential { any_of: vec![name] }))
    }

    /// The number of another examination of the series read last: "65" in "Series 66 or 63 and 65".
    fn numbered(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let number = rest.first().filter(|t| t.shape == Shape::Number && t.text.len() < 3 && !t.glued)?;
        let Some(Piece::Leaf(last)) =
            self.pieces.iter().rev().find(|p| !matches!(p, Piece::And | Piece::Or | Piece::Comma | Piece::Either))
        else {
            return None;
        };
        let series = match &last.kind {
            Kind::All(parts) => parts.last().and_then(name_of),
            _ => name_of(last),
        };
        let shared = series?.rsplit_once(' ').filter(|(shared, _)| shared.to_ascii_lowercase().ends_with("series"))?.0;
        let any_of = vec![format!("{shared} {}", number.text)];
        let heads = crate::grammar::run(after(rest, 1), |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued);
        self.add(at, 1 + heads, Kind::Credential(crate::requirement::Credential { any_of }))
    }

    /// How many tokens point at what is held: "the" in "possession of the FRCPath".
    fn pointed(&self, at: usize, rest: &[Token<'a>]) -> usize {
        let before = self.tokens.get(..at).unwrap_or_default();
        let possessed =
            before.last().is_some_and(|t| t.has(Class::HOLD)) || matches!(before, [.., a, of] if a.is("possession") && of.is("of"));
        usize::from(possessed && rest.first().is_some_and(|t| t.is("the")))
    }

    /// Whether it is only said again, as on its way: "registered or working towards registration".
    fn on_its_way(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        let last = before.len() - before.iter().rev().take_while(|t| t.has(Class::ARTICLE)).count();
        let towards = match before.get(..last) {
            Some([.., doing, to]) => {
                to.any(&["towards", "toward"])
                    || to.is("for") && doing.any(&["applying", "eligible", "waiting"])
                    || to.any(&["awaiting", "gaining"])
            }
            _ => false,
        };
        let mut back = self.pieces.iter().rev().filter(|p| !matches!(p, Piece::Gap | Piece::Open | Piece::Verb));
        towards
            && matches!(back.next(), Some(Piece::Or))
            && matches!(back.next(), Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. })))
    }

    /// Adds a credential that was not read before, and what its holder is experienced in.
    fn hold(&mut self, at: usize, taken: usize, tail: &'t [Token<'a>], kind: Kind) -> Option<usize> {
        let said = self.pieces.iter().any(|p| matches!(p, Piece::Leaf(before) if before.kind == kind));
        if said {
            let again = matches!(tail, [or, same, ..] if or.has(Class::OR) && same.is("equivalent"));
            return Some(taken + if again { 2 } else { 0 });
        }
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        if matches!(last, Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }))) {
            self.exemplifies(at);
        }
        self.add(at, taken, kind)?;
        Some(taken + self.experienced_in(at, tail).unwrap_or(0))
    }

    /// Whether those who have only just qualified are let in besides whom the sentence asks for: "newly qualified nurses will also be considered".
    fn also_considered(&self, at: usize, rest: &[Token<'a>]) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        let new = before.last().is_some_and(|t| t.is("newly")) || rest.iter().take(2).any(|t| t.is("newly"));
        let also = |t: &Token<'_>| t.listed(List::CONSIDERED_TOO);
        let read = self.pieces.iter().rev().find_map(|p| if let Piece::Leaf(read) = p { Some(read.span.end) } else { None });
        let behind = |t: &&Token<'_>| read.is_none_or(|end| t.start >= end);
        new && (before.iter().rev().take(8).take_while(behind).any(also) || rest.iter().take(9).any(also))
    }

    /// A training that has to be completed.
    pub(super) fn completion(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let before = self.tokens.get(..at).unwrap_or_default();
        let noun = rest.first()?.is("completion");
        let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
        let timed = before.iter().all(|t| t.is("time") || t.shape != Shape::Word || t.has(Class::ARTICLE)) && at < 3;
        let joined = matches!(self.pieces.as_slice(), [.., Piece::Leaf(_), Piece::Or | Piece::And | Piece::Slash]);
        let due = if rest.first()?.is("apprenticeship") {
            joined && (self.voice.asks || self.voice.fragment)
        } else if !noun && (at == 0 || timed || joined) {
            self.voice.fragment || joined && self.voice.asks
        } else if noun {
            !near.iter().any(|t| t.listed(List::BEFORE_COMPLETION))
                && (self.voice.asks
                    || before.iter().all(|t| t.has(Class::ARTICLE.or(Class::CANDIDATE).or(Class::FILLER)) || t.shape != Shape::Word))
        } else {
            self.voice.asks && near.iter().any(|t| t.has(Class::HOLD.or(Class::REQUIRED))) && !near.iter().any(|t| t.is("not"))
        };
        let (from, taken) = credential::completion(rest)?;
        let served = rest.first()?.listed(List::SERVED) && !rest.iter().take(taken).any(|t| t.is("apprenticeship"));
        if !due || served || self.quiet || self.voice.offers || !self.voice.open() {
            return None;
        }
        let name = crate::grammar::text_of(self.line, rest.get(from..taken)?).to_owned();
        self.add(at, taken, Kind::Credential(crate::requirement::Credential { any_of: vec![name] }))
    }

    /// Registers that stand for being on them: "hold HCPC", "NMC/GMC" as a bullet.
    fn registers(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let names = |t: &Token<'_>| t.listed(List::REGULATORS) && t.shouted();
        let joins = |t: &Token<'_>| t.shape == Shape::Slash || t.has(Class::OR);
        let taken = crate::grammar::run(rest, |t| names(t) || joins(t));
        let list = rest.get(..taken)?;
        let list = list.get(..list.iter().rposition(names)? + 1)?;
        let behind = after(rest, list.len()).first();
        let held = crate::grammar::before(self.tokens, at).is_some_and(|t| t.has(Class::HOLD) || t.is("including")) && self.voice.open();
        let joined =
            behind.is_some_and(|t| t.has(Class::AND)) && after(rest, list.len() + 1).iter().take(5).any(|t| t.has(Class::CREDENTIAL_HEAD));
        let alone = at == 0 && (behind.is_none() || joined) && !self.quiet;
        if !(held || alone) || behind.is_some_and(|t| t.shape == Shape::Word && !t.has(Class::OR.or(Class::AND))) {
            return None;
        }
        let any_of = list.iter().filter(|t| names(t)).map(|t| t.text.to_owned()).collect();
        self.add(at, list.len(), Kind::Credential(crate::requirement::Credential { any_of }))
    }

    /// Whether an article opens the name of a licence or certificate in a sentence that asks: "therefore a clean driving licence is essential".
    pub(super) fn heads(&self, at: usize, token: &Token<'a>) -> bool {
        if !(self.voice.asks && token.any(&["a", "an"])) {
            return false;
        }
        let words = after(self.tokens, at + 1);
        let name = crate::grammar::run(words, |t| {
            t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::CREDENTIAL_HEAD)) || t.shape == Shape::Number
        });
        let measured = matches!(words, [high, degree, of, ..]
            if high.has(Class::DEGREE_OF_SKILL) && degree.any(&["degree", "level", "standard"]) && of.is("of"))
            && words.windows(2).take(9).any(|w| matches!(w, [is, bound] if is.any(&["is", "are"]) && bound.has(Class::REQUIRED)));
        measured
            || (1..5).contains(&name)
                && words
                    .get(name)
                    .is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && !t.any(&["qualification", "qualifications", "exam", "membership"]))
    }

    /// Whether a language was asked for last.
    fn speaks(&self) -> bool {
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        matches!(last, Some(Piece::Leaf(Requirement { kind: Kind::Language(_), .. })))
    }

    /// Human languages.
    pub(super) fn language(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, mut requirement) = language::languages(self.line, self.tokens, at).ok()?;
        let taken = rest.len() - tail.len();
        let from = at - language::level_before(self.tokens.get(..at)?);
        let words = self.tokens.get(from..at + taken)?;
        spread(&mut requirement, words.first()?.span().join(words.last()?.span()));
        let asked = self.voice.asks || self.voice.fragment && !self.voice.tells;
        // "If your schooling was not in English, …"
        let condition = || {
            let lead = self.tokens.get(..at).unwrap_or_default();
            lead.first().is_some_and(|t| t.is("if")) && lead.iter().any(|t| t.is("not")) && !lead.iter().any(|t| t.shape == Shape::Comma)
        };
        // "Bilingual: $500 a year"
        let paid = after(rest, taken).iter().take(3).any(|t| t.shape == Shape::Money);
        let told = || self.speaks() || super::tiers::closing(after(rest, taken));
        if !asked || paid || condition() || language::foreign(self.tokens, at, at + taken, told()) {
            return None;
        }
        self.put(requirement);
        Some(taken)
    }
}

/// The last name of a credential.
fn name_of(requirement: &Requirement) -> Option<&str> {
    match &requirement.kind {
        Kind::Credential(held) => held.any_of.last().map(String::as_str),
        _ => None,
    }
}

/// Gives a requirement and its parts the bytes that they were read from together.
fn spread(requirement: &mut Requirement, span: Span) {
    requirement.span = span;
    if let Kind::All(parts) | Kind::Any(parts) = &mut requirement.kind {
        parts.iter_mut().for_each(|part| spread(part, span));
    }
}

/// Whether initials in brackets are short for the words before them, and those are no credential: "Continuing Care Team (CCT)".
fn abbreviates(before: &[Token<'_>], rest: &[Token<'_>]) -> bool {
    let ([names @ .., open], [short, close, ..]) = (before, rest) else { return false };
    if open.shape != Shape::Open || close.shape != Shape::Close || !short.shouted() || !short.has(Class::CREDENTIAL) {
        return false;
    }
    let Some(words) = names.len().checked_sub(short.text.len()).and_then(|from| names.get(from..)) else { return false };
    let credential = Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED).or(Class::PROFESSION).or(Class::LEVEL).or(Class::CREDENTIAL);
    words.iter().zip(short.text.chars()).all(|(word, letter)| word.text.starts_with(letter) && word.shape == Shape::Word)
        && words.iter().all(|t| !t.has(credential))
        && words.last().is_some_and(|t| t.listed(List::THINGS))
}
