//! Credentials in lists: examples of a class, several people, registers of which all are asked.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, credential};
use crate::heading;
use crate::lexicon::{Class, List};
use crate::requirement::{Credential, Kind, Requirement, Tier};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// Registers of which all are asked.
    pub(super) fn together(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, names) = credential::together(self.line, rest).ok()?;
        let taken = rest.len() - tail.len();
        let asked = self.voice.asks || self.voice.fragment && (self.leaves > 0 || self.named_alone(at, taken));
        if !asked || self.voice.offers || self.quiet || !self.voice.open() || credential::foreign(self.tokens, at, at + taken) {
            return None;
        }
        let one = |name| Kind::Credential(Credential { any_of: vec![name] }).into();
        self.add(at, taken, Kind::All(names.into_iter().map(one).collect()))
    }

    /// What a professional is experienced in: "experienced registered nurses in dialysis".
    pub(super) fn experienced_in(&mut self, at: usize, tail: &'t [Token<'a>]) -> Option<usize> {
        let near = self.tokens.get(at.saturating_sub(2)..=at)?;
        let setting = tail.first()?.any(&["in", "within"]) && tail.get(1).is_some_and(|t| t.class == Class::NONE || t.capital());
        if !setting || !near.iter().any(|t| t.is("experienced")) {
            return None;
        }
        let (end, with) = crate::grammar::topic::topic(self.line, tail);
        let words = tail.get(..end).filter(|_| !with.is_empty())?;
        let span = words.first()?.span().join(words.last()?.span());
        self.push(Piece::And);
        self.put(Requirement { kind: Kind::Skill(crate::requirement::Skill { with }), span });
        Some(end)
    }

    /// Initials in a list of credentials that are not known alone: "licensure (LPC, LXC)".
    pub(super) fn initials(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let name = rest.first().filter(|t| t.text.len() < 8 && t.shouted())?;
        let ends = rest.get(1).is_none_or(|t| t.shape != Shape::Word || t.has(Class::OR.or(Class::AND).or(Class::CREDENTIAL_HEAD)));
        let introduced = self.introduced(at).filter(|_| ends)?;
        let any_of = vec![name.text.to_owned()];
        match self.lists(Some(introduced), at, 1, &any_of) {
            true => Some(1),
            false if introduced == 0 => self.add(at, 1, Kind::Credential(Credential { any_of })),
            false => None,
        }
    }

    /// Where examples of a class of credentials open, of which one stands at `at`: "certifications such as A, B", "licensure (A, B)".
    pub(super) fn introduced(&self, at: usize) -> Option<usize> {
        let listed = |t: &Token<'_>| {
            t.capital()
                || !matches!(t.shape, Shape::Word | Shape::Semicolon | Shape::Stop | Shape::Bullet)
                || t.has(Class::OR.or(Class::ARTICLE).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED))
                || t.has(Class::LEVEL.or(Class::DEGREE))
                || t.any(&["and", "the", "of"])
        };
        let opens = |i: usize| {
            let marker = self.tokens.get(i)?;
            let punctuated = matches!(marker.shape, Shape::Open | Shape::Colon);
            let joined = punctuated && self.tokens.get(i..at)?.iter().any(|t| t.has(Class::AND));
            let small = |t: &Token<'_>| {
                let one_of = marker.shape == Shape::Colon && t.listed(List::ONE_OF);
                one_of || t.any(&["such", "as", "is", "are"]) || t.has(Class::REQUIRED.or(Class::PREFERRED))
            };
            let class = self.tokens.get(..i)?.iter().rev().find(|t| t.shape == Shape::Word && !small(t))?;
            let marks = marker.listed(List::BEFORE_EXAMPLES) || marker.is("as") || punctuated && !joined;
            let named = class.has(Class::CREDENTIAL_HEAD) && !class.has(Class::CREDENTIALED)
                || marker.shape == Shape::Open && self.closes_at(i, at);
            (marks && named).then_some(i)
        };
        let before = || (0..at).rev().take(40);
        let inside = |i: &usize| self.tokens.get(*i).is_some_and(|t| listed(t) || t.listed(List::BEFORE_EXAMPLES) || t.is("as"));
        before().take_while(inside).find_map(opens).or_else(|| {
            let plural = self.heading.iter().any(|t| t.any(&["certifications", "licenses", "licences", "certificates"]));
            let preferred = plural && heading::tier(self.heading) == Some(Tier::Preferred);
            (preferred && at < 40 && before().all(|i| inside(&i)) && !self.tokens.iter().take(at).any(|t| t.has(Class::AND))).then_some(0)
        })
    }

    /// Lets certificates and what stands among them be asked as some of them: "at least two of the following: a degree, A, B".
    pub(super) fn several_held(&mut self) {
        if !self.certified {
            return;
        }
        let counts = |w: &[Token<'a>]| {
            matches!(w, [n, of, next] if of.is("of") && (n.has(Class::NUMERAL) || n.shape == Shape::Number)
                && (next.any(&["the", "these"]) || next.shape == Shape::Colon))
        };
        let Some(at) = self.tokens.windows(3).take(10).position(counts) else { return };
        let Some(colon) = after(self.tokens, at).iter().take(8).find(|t| t.shape == Shape::Colon) else { return };
        let Some(count) = self.tokens.get(at) else { return };
        let n = if count.shape == Shape::Number { count.text.parse().unwrap_or(0) } else { u32::from(count.value) };
        let behind = |p: &Piece| matches!(p, Piece::Leaf(leaf) if leaf.span.start > colon.start);
        let (Some(first), Some(last)) = (self.pieces.iter().position(behind), self.pieces.iter().rposition(behind)) else { return };
        let mut of: Vec<Requirement> = Vec::new();
        for piece in self.pieces.get(first..=last).unwrap_or_default() {
            match piece {
                Piece::Leaf(Requirement { kind: Kind::Credential(held), .. }) => {
                    of.extend(held.any_of.iter().map(|name| Kind::Credential(Credential { any_of: vec![name.clone()] }).into()));
                }
                Piece::Leaf(other) => of.push(other.clone()),
                Piece::Comma | Piece::And | Piece::Or => {}
                _ => return,
            }
        }
        if let Some(Piece::Leaf(all)) = self.pieces.get_mut(first)
            && n >= 2
            && of.len() > n as usize
        {
            all.kind = Kind::NOf { n, of };
            self.pieces.drain(first + 1..=last);
        }
    }

    /// Whether people are sought of more than one kind: "registered nurses and midwives".
    pub(super) fn plural(&self, at: usize, taken: usize) -> bool {
        let people = |t: &Token<'_>| (t.has(Class::PROFESSION) || t.has(Class::CREDENTIAL) && t.capital()) && t.text.ends_with('s');
        let last = |end: usize| end.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(people);
        let joined = matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Credential(_), .. }), Piece::And]);
        joined && last(at + taken) && at > 1 && last(at - 1)
    }

    /// Whether the credential read last ends before the bracket at `i` in which `at` stands, or a word before it: "licensure in the state (LPC, LMFT)".
    pub(super) fn closes_at(&self, i: usize, at: usize) -> bool {
        let Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), span })) =
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)))
        else {
            return false;
        };
        let between = self.tokens.get(..i).unwrap_or_default().iter().rev().take_while(|t| t.start >= span.end);
        let Some(marker) = self.tokens.get(i) else { return false };
        let apart = between.clone().count() < 2 && between.into_iter().all(|t| t.shape == Shape::Word);
        let open = self.tokens.get(i..at).is_some_and(|t| !t.iter().any(|t| t.shape == Shape::Close));
        open && (marker.start >= span.end && apart || span.start < marker.start && marker.start < span.end)
    }

    /// Adds names to the credential read last, of which one is enough; the first examples of a class stand for it.
    pub(super) fn lists(&mut self, introduced: Option<usize>, at: usize, taken: usize, names: &[String]) -> bool {
        let open = introduced.and_then(|from| self.tokens.get(from)).map(|t| t.start);
        // "a midwife …, with what is relevant to your registration, including NMC": the class is nothing that was read
        let class = introduced.and_then(|from| self.tokens.get(..from)).and_then(|t| t.iter().rev().find(|t| t.shape == Shape::Word));
        let class = class.map_or(0, |t| t.start);
        let behind = after(self.tokens, at + taken);
        let goes_on = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Slash) || t.has(Class::OR);
        let named = |t: &Token<'_>| t.capital() || t.has(Class::ARTICLE.or(Class::OR)) || t.listed(List::STANDING);
        let marked = introduced.and_then(|from| self.tokens.get(from)).is_some_and(|t| t.is("including"));
        let several = names.len() > 1 || matches!(behind, [joint, next, ..] if goes_on(joint) && named(next));
        let span = self.tokens.get(at..at + taken).and_then(|t| t.first().zip(t.last())).map(|(a, b)| a.span().join(b.span()));
        let Some(Piece::Leaf(Requirement { kind: Kind::Credential(before), span: read })) =
            self.pieces.iter_mut().rev().find(|p| matches!(p, Piece::Leaf(_)))
        else {
            return false;
        };
        let first = open.is_some_and(|open| read.end <= open);
        let unnamed = before.any_of.last().is_some_and(|name| name.ends_with("of the following"));
        if first && !unnamed && (introduced.is_some_and(|from| at > from + 3) || class > read.end && !before.any_of.is_empty() && marked) {
            return false;
        }
        let bracketed = introduced.and_then(|from| self.tokens.get(from)).is_some_and(|t| t.shape == Shape::Open);
        let registers = |name: &String| ["registration", "registered"].iter().any(|end| name.ends_with(end));
        if first && bracketed && (several && before.any_of.len() > 1 || names.iter().any(registers)) {
            return false;
        }
        if first && (several || !bracketed || unnamed) {
            before.any_of.clear();
        }
        before.any_of.extend_from_slice(names);
        *read = span.map_or(*read, |span| read.join(span));
        true
    }
}
