//! Clearances, rights to work, and what has to be asked: whose they are, and whether a sentence asks for them.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::asked::{authorization, clearance, eligibility};
use crate::grammar::{after, before, run, text_of};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Asked, Clearance, Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A clearance, a right to work, or what has to be asked.
    pub(super) fn asked(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let visa = usize::from(rest.first().is_some_and(|t| t.is("visa")));
        if let Some(taken) = self.unsponsored(at + visa, after(rest, visa)) {
            return Some(visa + taken);
        }
        let found = clearance(self.line, self.tokens, at)
            .or_else(|| self.examined(rest))
            .or_else(|| self.cleared(rest))
            .or_else(|| authorization(self.line, rest))
            .or_else(|| self.national(at, rest))
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
        if matches!(&kind, Kind::Eligibility(asked) if screened(&asked.text)) && !self.voice.offers {
            return self.screenings(at, taken);
        }
        if self.claims(at, &kind) { self.add(at, taken, kind) } else { Some(taken) }
    }

    /// Nobody is sponsored, so that whoever needs it cannot be hired: "we are unable to offer sponsorship".
    fn unsponsored(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let first = rest.first()?;
        let lead = self.tokens.get(..at)?;
        let other = || lead.iter().any(|t| t.listed(List::UNLESS_NEEDED)) || self.authorized();
        if !first.listed(List::SPONSORED) || self.voice.offers || other() {
            return None;
        }
        // "no sponsorship available"
        if first.is("sponsorship") && lead.last().is_some_and(|t| t.is("no")) && self.voice.fragment {
            let text = text_of(self.line, self.tokens.get(at - 1..=at)?).to_owned();
            return self.add(at, 1, Kind::WorkAuthorization(Asked { text }));
        }
        let near = lead.len().saturating_sub(11);
        let from = near + after(lead, near).iter().position(crate::voice::declines)?;
        let given = first.is("sponsor") || after(lead, from).iter().any(|t| t.listed(List::SPONSORS));
        let taken = run(rest, |t| t.shape == Shape::Word && !t.has(Class::AND)).clamp(1, 12);
        if !given || rest.iter().take(taken).any(|t| t.is("registration")) {
            return None;
        }
        let text = text_of(self.line, self.tokens.get(from..at + taken)?).to_owned();
        self.add(at, taken, Kind::WorkAuthorization(Asked { text }))
    }

    /// Whether a right to work was read already.
    fn authorized(&self) -> bool {
        self.pieces.iter().any(|p| matches!(p, Piece::Leaf(Requirement { kind: Kind::WorkAuthorization(_), .. })))
    }

    /// Whether a sentence only speaks of what could be asked: what was said before, what others have, what is free of charge, or
    /// anything under a heading that asks nothing.
    fn passes_by(&self, at: usize, kind: &Kind) -> bool {
        let residents = || matches!(kind, Kind::Eligibility(asked) if asked.text.ends_with("residents only"));
        self.said(at, kind) || self.served(at, kind) || self.free(at) || self.quiet && !self.voice.asks && !residents()
    }

    /// Whether the same was asked before: a clearance of one level, a check and the body behind it in brackets, a weight in brackets.
    fn said(&self, at: usize, kind: &Kind) -> bool {
        let words = after(self.tokens, at);
        let weight = words.first().is_some_and(|t| t.any(&["pounds", "lbs"])) && self.weighed(at);
        let body = matches!(words, [disclosure, _, barring, ..] if disclosure.is("disclosure") && barring.is("barring"));
        let checked = matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Eligibility(asked), .. }), Piece::Open]
            if asked.text.to_ascii_lowercase().contains("dbs"));
        let cleared = |p: &Piece| matches!((p, kind), (Piece::Leaf(Requirement { kind: Kind::Clearance(a), .. }), Kind::Clearance(b)) if a.level == b.level);
        weight || body && checked || self.pieces.iter().any(cleared)
    }

    /// Whether it is those whom the employer serves who are citizens: "services to citizens", but not "open to citizens".
    fn served(&self, at: usize, kind: &Kind) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        matches!(kind, Kind::WorkAuthorization(asked) if asked.text.to_ascii_lowercase().contains("citizens"))
            && before.last().is_some_and(|t| t.listed(List::SERVES))
            && !before.iter().any(|t| t.has(Class::REQUIRED) || t.listed(List::OPEN_TO))
    }

    /// Whether something costs nothing: "a free DBS check".
    fn free(&self, at: usize) -> bool {
        let charged = |w: &[Token<'_>]| matches!(w, [free, of, charge] if free.is("free") && of.is("of") && charge.is("charge"));
        before(self.tokens, at).is_some_and(|t| t.is("free")) || self.tokens.windows(3).any(charged)
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
    fn claims(&self, at: usize, kind: &Kind) -> bool {
        if self.voice.asks {
            return !self.voice.offers;
        }
        // "Visa sponsorship is not available": whoever needs one cannot be hired.
        let refuses = |w: &[Token<'a>]| matches!(w, [is, not] if is.any(&["is", "be", "are"]) && not.is("not"));
        let refused = |text: &str| text.contains("ponsorship") && after(self.tokens, at).windows(2).take(12).any(refuses);
        if matches!(kind, Kind::WorkAuthorization(asked) if refused(&asked.text)) {
            return true;
        }
        let checked = matches!(kind, Kind::Eligibility(_));
        let subjected = || {
            (checked || matches!(kind, Kind::Clearance(_)))
                && self.tokens.windows(2).any(|w| matches!(w, [a, b] if a.is("subject") && b.is("to")))
        };
        let cleared = || {
            let before = self.tokens.get(..at).unwrap_or_default();
            matches!(kind, Kind::Clearance(_)) && before.windows(2).any(|w| matches!(w, [a, b] if a.is("subject") && b.is("to")))
        };
        let undergone = || cleared() || checked && self.tokens.iter().any(|t| t.any(&["subject", "undergo", "may", "will"]));
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

    /// A polygraph beside a clearance: "TS/SCI with polygraph".
    fn examined(&self, rest: &'t [Token<'a>]) -> Option<(Kind, usize)> {
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        let beside = matches!(last, Some(Piece::Leaf(Requirement { kind: Kind::Clearance(_), .. })));
        let taken = run(rest, |t| t.listed(List::POLYGRAPHS));
        let named = beside && rest.iter().take(taken).any(|t| t.any(&["poly", "polygraph"]));
        let text = text_of(self.line, rest.get(..taken)?);
        named.then(|| (Kind::Eligibility(Asked { text: text.to_owned() }), taken))
    }

    /// The level of a clearance under the heading of one: "Security clearance: DV".
    fn cleared(&self, rest: &'t [Token<'a>]) -> Option<(Kind, usize)> {
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        let beside = matches!(last, Some(Piece::Leaf(Requirement { kind: Kind::Clearance(_), .. })));
        let headed = self.heading.iter().any(|t| t.any(&["clearance", "clearances"]));
        let taken = run(rest, |t| t.listed(List::CLEARANCES) && t.capital());
        let level = text_of(self.line, rest.get(..taken)?);
        // "DV clearance preferred, SC required"
        let tiered = beside && rest.first()?.shouted() && super::tiers::closing(after(rest, taken));
        ((headed || tiered) && taken > 0).then(|| (Kind::Clearance(Clearance { level: level.to_owned(), obtainable: false }), taken))
    }

    /// Of what country one is to be a citizen: "Australian citizenship".
    fn national(&self, at: usize, rest: &'t [Token<'a>]) -> Option<(Kind, usize)> {
        let country = before(self.tokens, at).filter(|t| t.capital() && t.class == Class::NONE && t.shape == Shape::Word)?;
        let held = rest.first()?.is("citizenship") && rest.get(1).is_none_or(|t| t.shape != Shape::Word || !t.capital());
        let text = || format!("{} {}", country.text, rest.first().map_or("", |t| t.text));
        held.then(|| (Kind::WorkAuthorization(Asked { text: text() }), 1))
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
        // "you must have a car"
        let must = words > 1 && matches!(before.get(..at - words), Some([_, .., must]) if must.any(&["must", "should"]));
        let text = text_of(self.line, rest.get(..1)?);
        (named && (behind || ahead || must)).then(|| (Kind::Eligibility(Asked { text: text.to_owned() }), 1))
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
                let text = text_of(self.line, part).to_owned();
                self.push(Piece::And);
                self.add(at + from, part.len(), Kind::Eligibility(Asked { text }))?;
                from = end + 1;
            }
        }
        Some(taken)
    }
}

/// Whether words name a screening, which is asked of whoever is hired, however it is said.
fn screened(text: &str) -> bool {
    phrases::SCREENINGS.iter().any(|o| text.get(..o.len()).is_some_and(|head| head.eq_ignore_ascii_case(o)))
}
