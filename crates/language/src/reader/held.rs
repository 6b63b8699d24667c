//! What is held or asked: credentials, languages, clearances, screenings.

use super::Reader;
use crate::Span;
use crate::compose::Piece;
use crate::grammar::asked::{authorization, clearance, eligibility};
use crate::grammar::{after, credential, language};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A credential.
    pub(super) fn credential(&mut self, at: usize, rest: &'t [Token<'a>], fresh: bool) -> Option<usize> {
        let accredited = credential::accreditation(rest);
        if accredited > 0 {
            return Some(accredited);
        }
        if let Some(taken) = self.together(at, rest) {
            return Some(taken);
        }
        // "in possession of the FRCPath": what is held, though "the" points at it
        let before = self.tokens.get(..at).unwrap_or_default();
        let possessed =
            before.last().is_some_and(|t| t.has(Class::HOLD)) || matches!(before, [.., a, of] if a.is("possession") && of.is("of"));
        let named = after(rest, usize::from(possessed && rest.first().is_some_and(|t| t.is("the"))));
        let read = credential::credential(self.line, named);
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
        if (one_of || self.plural(at, taken)) && self.lists(introduced, at, taken, &found.any_of) {
            return Some(taken);
        }
        let kind = Kind::Credential(found);
        // "registered or working towards registration"
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
        let or_yet = matches!(back.next(), Some(Piece::Or))
            && matches!(back.next(), Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. })));
        if towards && or_yet {
            return Some(taken);
        }
        let said = self.pieces.iter().any(|p| matches!(p, Piece::Leaf(before) if before.kind == kind));
        if said {
            let again = matches!(tail, [or, same, ..] if or.has(Class::OR) && same.is("equivalent"));
            return Some(taken + if again { 2 } else { 0 });
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

    /// Whether a credential is what a bullet names, and no pay is named with it.
    pub(super) fn named_alone(&self, at: usize, taken: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        let own = self.tokens.get(at..at + taken).unwrap_or_default();
        let behind = self.tokens.get(at + taken);
        // "Registered Nurse – Northfield Hospice" is the name of a post
        let titled = || {
            let place = after(self.tokens, at + taken + 1);
            let small = |t: &Token<'_>| t.any(&["and", "of", "the", "in", "at", "for"]);
            behind.is_some_and(|t| t.shape == Shape::Dash && t.spaced)
                && own.iter().any(|t| t.has(Class::PROFESSION))
                && !place.is_empty()
                && place
                    .iter()
                    .all(|t| t.shape != Shape::Word || t.capital() && !t.has(Class::CREDENTIAL_HEAD.or(Class::STARTER)) || small(t))
        };
        if titled() {
            return false;
        }
        let listed = || before.iter().any(|t| t.any(&["following", "certifications", "certification", "licenses"]));
        let bracketed = || {
            before.last().is_some_and(|t| t.shape == Shape::Open)
                && behind.is_some_and(|t| t.shape == Shape::Close)
                && own.iter().any(|t| t.has(Class::CREDENTIALED))
        };
        let spelled = || at < 9 && own.first().is_some_and(|t| t.has(Class::CREDENTIALED)) && spells(before);
        let possessed = || matches!(before, [.., a, b] if a.any(&["possession", "holder", "receipt"]) && b.is("of"));
        let closing = || {
            taken > 1
                && behind.is_none_or(|t| t.shape == Shape::Stop)
                && own.last().is_some_and(|t| t.any(&["license", "licence", "certification"]) && t.capital())
        };
        // "a Band 5 nurse"
        let banded =
            matches!(before, [article, band, grade] if article.has(Class::ARTICLE) && band.is("band") && grade.shape == Shape::Number);
        let educated = before.first().is_some_and(|t| t.is("educated")) && after(before, 1).iter().all(opens_bullet);
        let bullet =
            educated || banded || listed() || bracketed() || spelled() || possessed() || before.iter().all(opens_bullet) || closing();
        bullet && !self.tokens.iter().any(|t| t.shape == Shape::Money)
    }

    /// A training that has to be completed.
    pub(super) fn completion(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let before = self.tokens.get(..at).unwrap_or_default();
        let noun = rest.first()?.is("completion");
        let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
        let due = if !noun && at == 0 {
            self.voice.fragment
        } else if noun {
            !near.iter().any(|t| t.listed(List::BEFORE_COMPLETION))
                && (self.voice.asks
                    || before.iter().all(|t| t.has(Class::ARTICLE.or(Class::CANDIDATE).or(Class::FILLER)) || t.shape != Shape::Word))
        } else {
            self.voice.asks && near.iter().any(|t| t.has(Class::HOLD.or(Class::REQUIRED))) && !near.iter().any(|t| t.is("not"))
        };
        let (from, taken) = credential::completion(rest)?;
        if !due || self.quiet || self.voice.offers || !self.voice.open() {
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
        let held = crate::grammar::before(self.tokens, at).is_some_and(|t| t.has(Class::HOLD)) && self.voice.open();
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

    /// Human languages.
    pub(super) fn language(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, mut requirement) = language::languages(self.line, self.tokens, at).ok()?;
        let taken = rest.len() - tail.len();
        let from = at - language::level_before(self.tokens.get(..at)?);
        let words = self.tokens.get(from..at + taken)?;
        spread(&mut requirement, words.first()?.span().join(words.last()?.span()));
        let asked = self.voice.asks || self.voice.fragment && !self.voice.tells;
        if !asked || language::foreign(self.tokens, at, at + taken) {
            return None;
        }
        self.put(requirement);
        Some(taken)
    }

    /// A clearance, a right to work, or what has to be asked.
    pub(super) fn asked(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if let Some(taken) = self.unsponsored(at, rest) {
            return Some(taken);
        }
        let found = clearance(self.line, self.tokens, at)
            .or_else(|| authorization(self.line, rest))
            .or_else(|| eligibility(self.line, rest))
            .or_else(|| self.driven(at, rest));
        let (kind, taken) = found.filter(|_| !self.vacant(at, rest))?;
        let heads = self.tokens.last().is_some_and(|t| t.shape == Shape::Colon) && self.tokens.len() < 5;
        if heads && matches!(kind, Kind::Eligibility(_)) {
            return Some(taken);
        }
        if self.passes_by(at, &kind) || self.joins(&kind) {
            return Some(taken);
        }
        if self.kept(at, &kind) {
            return self.add(at, taken, kind);
        }
        if crate::grammar::before(self.tokens, at).is_some_and(|t| t.is("free")) {
            return Some(taken);
        }
        if matches!(&kind, Kind::Eligibility(asked) if screened(&asked.text)) && !self.voice.offers {
            return self.screenings(at, taken);
        }
        if self.claims(&kind) { self.add(at, taken, kind) } else { Some(taken) }
    }

    /// Nobody is sponsored, so that whoever needs it cannot be hired: "we are unable to offer sponsorship".
    fn unsponsored(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if !rest.first()?.any(&["sponsorship", "sponsor", "permits"]) || self.voice.offers {
            return None;
        }
        let lead = self.tokens.get(..at)?;
        let near = lead.len().saturating_sub(11);
        let from = near + lead.iter().skip(near).position(|t| t.any(&["unable", "cannot", "not"]))?;
        let given = lead.iter().skip(from).any(|t| t.listed(List::SPONSORS)) || rest.first()?.is("sponsor");
        let other = self
            .tokens
            .iter()
            .any(|t| t.any(&["if", "registration", "require", "requires"]) && t.start < rest.first().map_or(0, |t| t.start));
        let taken = rest.iter().take(12).position(|t| t.shape != Shape::Word || t.has(Class::AND)).unwrap_or(rest.len().min(12)).max(1);
        let registers = rest.iter().take(taken).any(|t| t.is("registration"));
        if !given
            || other
            || registers
            || self.pieces.iter().any(|p| matches!(p, Piece::Leaf(Requirement { kind: Kind::WorkAuthorization(_), .. })))
        {
            return None;
        }
        let text = crate::grammar::text_of(self.line, self.tokens.get(from..at + taken)?).to_owned();
        self.add(at, taken, Kind::WorkAuthorization(crate::requirement::Asked { text }))
    }

    /// Whether a sentence only speaks of what could be asked: under a heading that asks nothing, of what is free of charge, again.
    fn passes_by(&self, at: usize, kind: &Kind) -> bool {
        let only = || matches!(kind, Kind::Eligibility(asked) if asked.text.ends_with("residents only"));
        let free =
            || self.tokens.windows(3).any(|w| matches!(w, [free, of, charge] if free.is("free") && of.is("of") && charge.is("charge")));
        let weight = after(self.tokens, at).first().is_some_and(|t| t.any(&["pounds", "lbs"])) && self.weighed(at);
        let said = |p: &Piece| matches!((p, kind), (Piece::Leaf(Requirement { kind: Kind::Clearance(a), .. }), Kind::Clearance(b)) if a.level == b.level);
        let spelled = || {
            let words = after(self.tokens, at);
            let body = words.first().is_some_and(|t| t.is("disclosure")) && words.get(2).is_some_and(|t| t.is("barring"));
            let opened = |p: &[Piece]| {
                matches!(p, [.., Piece::Leaf(Requirement { kind: Kind::Eligibility(asked), .. }), Piece::Open]
                if asked.text.to_ascii_lowercase().contains("dbs"))
            };
            body && opened(&self.pieces)
        };
        let served = || {
            let before = self.tokens.get(..at).unwrap_or_default();
            let open = before
                .iter()
                .any(|t| t.has(Class::REQUIRED) || t.any(&["open", "limited", "restricted", "available", "only", "applications"]));
            matches!(kind, Kind::WorkAuthorization(asked) if asked.text.to_ascii_lowercase().contains("citizens"))
                && before.last().is_some_and(|t| t.any(&["to", "for", "serve", "help"]))
                && !open
        };
        weight || spelled() || served() || self.quiet && !self.voice.asks && !only() || free() || self.pieces.iter().any(said)
    }

    /// Lets a right to work read last take in another one.
    fn joins(&mut self, kind: &Kind) -> bool {
        let last = self.pieces.iter_mut().rev().find(|p| matches!(p, Piece::Leaf(_)));
        let (Kind::WorkAuthorization(found), Some(Piece::Leaf(Requirement { kind: Kind::WorkAuthorization(before), .. }))) = (kind, last)
        else {
            return false;
        };
        before.text.push_str(", ");
        before.text.push_str(&found.text);
        true
    }

    /// Whether a clearance is one that the candidate holds: "maintain an active clearance".
    fn kept(&self, at: usize, kind: &Kind) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        matches!(kind, Kind::Clearance(_))
            && before.iter().rev().take(5).any(|t| t.listed(List::KEEPS) || t.is("active"))
            && !self.voice.tells
            && !self.voice.offers
    }

    /// Whether the sentence asks for what can be asked: a check also where somebody only may undergo it.
    fn claims(&self, kind: &Kind) -> bool {
        if self.voice.asks {
            return !self.voice.offers;
        }
        // "Visa sponsorship is not available": whoever needs one cannot be hired.
        let refused = |text: &str| text.contains("ponsorship") && text.contains(" not ");
        if matches!(kind, Kind::WorkAuthorization(asked) if refused(&asked.text)) {
            return true;
        }
        let checked = matches!(kind, Kind::Eligibility(_));
        let subjected = || {
            (checked || matches!(kind, Kind::Clearance(_)))
                && self.tokens.windows(2).any(|w| matches!(w, [a, b] if a.is("subject") && b.is("to")))
        };
        let undergone = || checked && self.tokens.iter().any(|t| t.any(&["subject", "undergo", "may", "will"]));
        !(self.voice.offers || self.voice.duty) && (self.voice.fragment || undergone()) && (!self.voice.tells || subjected())
    }

    /// Whether a weight in brackets belongs to what is to be lifted: "lift boxes (up to 50 lbs)".
    fn weighed(&self, at: usize) -> bool {
        let counts = |t: &&Token<'_>| t.shape == Shape::Number || t.shape == Shape::Plus || t.any(&["up", "to", "of"]);
        let before = self.tokens.get(..at).unwrap_or_default();
        let opened = before.iter().rev().find(|t| !counts(t)).is_some_and(|t| t.shape == Shape::Open);
        let lifted = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        opened && matches!(lifted, Some(Piece::Leaf(Requirement { kind: Kind::Eligibility(_), .. })))
    }

    /// Whether it is the post that is available, not the candidate.
    fn vacant(&self, at: usize, rest: &'t [Token<'a>]) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        let theirs = before.last().is_none_or(|t| t.is("be") || t.any(&["is", "are"]) && before.iter().any(|t| t.has(Class::CANDIDATE)));
        let supposed = before.iter().rev().take(14).any(|t| t.is("if")) && before.last().is_some_and(|t| t.is("is"));
        rest.first().is_some_and(|t| t.is("available")) && (!theirs || supposed)
    }

    /// A vehicle beside a driving licence: "a driving licence and a car".
    fn driven(&self, at: usize, rest: &'t [Token<'a>]) -> Option<(Kind, usize)> {
        let named = rest.first().is_some_and(|t| t.listed(List::VEHICLES));
        let joint = |t: &Token<'_>| t.has(Class::AND) || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Comma);
        let licence = |t: &Token<'_>| t.any(&["licence", "license"]);
        let before = self.tokens.get(..at).unwrap_or_default();
        let words = before.iter().rev().take_while(|t| t.has(Class::ARTICLE.or(Class::HOLD)) || joint(t)).count();
        let behind = words > 0 && before.get(..at - words).is_some_and(|b| b.last().is_some_and(licence));
        let ahead = rest.get(1).is_some_and(joint) && rest.iter().take(7).skip(2).any(licence);
        let text = crate::grammar::text_of(self.line, rest.get(..1)?).to_owned();
        (named && (behind || ahead)).then_some((Kind::Eligibility(crate::requirement::Asked { text }), 1))
    }

    /// "background check and drug test": one requirement for each screening.
    pub(super) fn screenings(&mut self, at: usize, taken: usize) -> Option<usize> {
        let whole = self.tokens.get(at..at + taken)?;
        let mut from = 0;
        for end in 0..=whole.len() {
            let joint = whole.get(end).is_none_or(|t| t.has(Class::AND) || t.shape == Shape::Comma);
            from += usize::from(whole.get(from).is_some_and(|t| t.has(Class::AND)));
            let part = whole.get(from..end).unwrap_or_default();
            let described = part.iter().any(|t| t.any(&["which", "including", "includes"]));
            let joint = joint && !described;
            let more = whole.get(end + 1..).unwrap_or_default().iter().take(4).any(|t| t.listed(List::SCREENINGS));
            if end == whole.len() || joint && more && part.iter().any(|t| t.listed(List::SCREENINGS)) {
                let text = crate::grammar::text_of(self.line, part).to_owned();
                self.push(Piece::And);
                self.add(at + from, part.len(), Kind::Eligibility(crate::requirement::Asked { text }))?;
                from = end + 1;
            }
        }
        Some(taken)
    }
}

/// Gives a requirement and its parts the bytes that they were read from together.
fn spread(requirement: &mut Requirement, span: Span) {
    requirement.span = span;
    if let Kind::All(parts) | Kind::Any(parts) = &mut requirement.kind {
        parts.iter_mut().for_each(|part| spread(part, span));
    }
}

/// Whether tokens spell a body and its initials: "General Medical Council (GMC)".
fn spells(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [.., open, name, close] if open.shape == Shape::Open && name.has(Class::BODY) && close.shape == Shape::Close)
        && tokens.iter().all(|t| t.shape != Shape::Word || t.capital() || t.any(&["of", "and", "for", "the"]))
}

/// Whether a token may stand before a credential at the head of a bullet.
fn opens_bullet(token: &Token<'_>) -> bool {
    const OPENS: Class = Class::ARTICLE
        .or(Class::DEGREE_OF_SKILL)
        .or(Class::FILLER)
        .or(Class::AND)
        .or(Class::BODY)
        .or(Class::PROFESSION)
        .or(Class::CREDENTIALED)
        .or(Class::HOLD);
    token.has(OPENS) || token.shape != Shape::Word || token.listed(List::OPENS_BULLET) || token.is("with") || token.text.ends_with("ly")
}

/// Whether words name a screening, which is asked of whoever is hired, however it is said.
fn screened(text: &str) -> bool {
    phrases::SCREENINGS.iter().any(|o| text.get(..o.len()).is_some_and(|head| head.eq_ignore_ascii_case(o)))
}
