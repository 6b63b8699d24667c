//! Joints between requirements, and brackets.

use super::Reader;
use super::tiers::closing;
use crate::compose::Piece;
use crate::grammar::after;
use crate::lexicon::{Class, List};
use crate::requirement::Tier;
use crate::token::{Shape, Token};
use crate::voice;

impl<'t, 'a> Reader<'t, 'a> {
    /// A joint, a bracket or a tier word.
    pub(super) fn joint(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        let joins = Class::AND.or(Class::OR).or(Class::PREFERRED).or(Class::REQUIRED);
        if token.shape == Shape::Word && !token.has(joins) && !token.listed(List::JOINTS.or(List::CONTRASTS)) {
            return None;
        }
        if token.shape == Shape::Plus && self.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number) {
            return Some(1);
        }
        if token.is("with")
            && let Some(Piece::Tier(tier)) = self.pieces.last()
        {
            let tier = *tier;
            self.goes_on(at, tier);
            return Some(1);
        }
        if let Some(taken) = self.compound(at, token) {
            self.fresh = true;
            return Some(taken);
        }
        let Some(piece) = self.piece(at, token) else { return self.tier(at, token) };
        let opens = matches!(piece, Piece::And | Piece::Or | Piece::Comma)
            && !token.is("who")
            && (opens_verb(after(self.tokens, at + 1)) || self.adds(at, token));
        self.push(piece);
        if opens {
            self.push(Piece::Verb);
        }
        self.fresh = true;
        None.or(Some(1))
    }

    /// How many tokens a joint of several words takes, or one that joins nothing that was read.
    fn compound(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        let next = self.tokens.get(at + 1);
        // "or another qualification, such as an NVQ": the examples go on with what was not read
        let explained = token.shape == Shape::Comma && matches!(self.pieces.last(), Some(Piece::Gap));
        if explained && next.is_some_and(|t| t.listed(List::BEFORE_EXAMPLES)) {
            return Some(1);
        }
        if token.is("w") && next.is_some_and(|t| t.shape == Shape::Slash && !t.spaced) {
            self.push(Piece::And);
            return Some(2);
        }
        if token.is("and") && next.is_some_and(|t| t.shape == Shape::Slash) {
            self.push(Piece::Or);
            return Some(3);
        }
        if matches!(after(self.tokens, at), [a, well, b, ..] if a.is("as") && well.is("well") && b.is("as")) && self.leaves > 0 {
            self.push(Piece::And);
            return Some(3);
        }
        // "w/" for "with"
        if token.is("w") && next.is_some_and(|t| t.shape == Shape::Slash) && self.leaves > 0 {
            self.push(Piece::And);
            return Some(2);
        }
        if self.goes_along(at, token) {
            self.push(Piece::Also);
            return Some(2);
        }
        (token.has(Class::OR) && self.chooses_verb(at) || self.same_standing(at, token)).then_some(1)
    }

    /// The joint, the border or the bracket that a token is.
    fn piece(&mut self, at: usize, token: &Token<'a>) -> Option<Piece> {
        let next = self.tokens.get(at + 1);
        let from = |t: &Token<'_>| t.is("from");
        // "Unless you hold a PhD, two years of research are required": one of them is
        let unless = token.shape == Shape::Comma && self.leaves == 1 && self.tokens.first().is_some_and(|t| t.is("unless"));
        Some(match token.shape {
            Shape::Comma if unless => Piece::Or,
            Shape::Comma => Piece::Comma,
            Shape::Colon | Shape::Dash if self.leaves > 0 && closing(after(self.tokens, at + 1)) => return None,
            Shape::Semicolon | Shape::Colon | Shape::Question | Shape::Stop => Piece::Break,
            Shape::Dash if token.spaced || next.is_some_and(|t| t.spaced) => Piece::Break,
            Shape::Open => Piece::Open,
            Shape::Close => Piece::Close,
            Shape::Slash => Piece::Slash,
            Shape::Ampersand | Shape::Plus => Piece::And,
            _ if token.is("either") => Piece::Either,
            _ if token.is("unless") && self.excuses(at) => Piece::Or,
            _ if self.contrasts(at, token) => Piece::Break,
            // "applications from midwives and from physiotherapists"
            _ if token.is("and") && next.is_some_and(from) && self.tokens.iter().take(at).any(from) => Piece::Or,
            _ if token.is("and") || token.is("with") || token.is("who") && self.leaves > 0 => Piece::And,
            _ if token.is("plus") && self.leaves > 0 && !voice::prefers(self.tokens, at, token) => Piece::And,
            _ if token.has(Class::OR) => {
                if token.shouted() && self.leaves > 1 {
                    self.pieces.extend([Piece::Comma, Piece::Open, Piece::Close]);
                }
                Piece::Or
            }
            _ => return None,
        })
    }

    /// Whether a word opens a clause in contrast to the one that was read: "a degree is preferred, but a licence is essential".
    fn contrasts(&self, at: usize, token: &Token<'a>) -> bool {
        let comma = || crate::grammar::before(self.tokens, at).is_some_and(|t| t.shape == Shape::Comma);
        // "not required but preferred": said of the same
        let same = || closing(after(self.tokens, at + 1 + crate::grammar::run(after(self.tokens, at + 1), |t| t.shape == Shape::Comma)));
        self.leaves > 0 && token.listed(List::CONTRASTS) && (token.any(&["but", "however"]) || comma()) && !same()
    }

    /// Whether what somebody has excuses them from what was read: "a degree is required unless you have …".
    fn excuses(&self, at: usize) -> bool {
        let behind = after(self.tokens, at + 1);
        let has = behind.iter().skip(1).take(4).any(|t| t.has(Class::HOLD));
        self.leaves > 0 && has && behind.first().is_some_and(|t| t.has(Class::CANDIDATE))
    }

    /// Whether a joint adds something to all that was said: "together with".
    fn adds(&self, at: usize, token: &Token<'a>) -> bool {
        token.is("with") && crate::grammar::before(self.tokens, at).is_some_and(|b| b.any(&["along", "together"]))
    }

    /// What a tier word goes on with is of the same tier: a length joins the rung that it counts ("a degree preferred with two years of …"),
    /// anything else is said of all that stands before.
    fn goes_on(&mut self, at: usize, tier: Tier) {
        let counts = after(self.tokens, at + 1).iter().take(7).any(|t| t.has(Class::UNIT));
        match counts {
            true => self.push(Piece::Also),
            false => self.pieces.extend([Piece::Break, Piece::Tier(tier)]),
        }
        self.fresh = true;
    }

    /// Whether a slash or "or" joins words for how good something must be, and nothing else: "current/active", "full or clean".
    fn same_standing(&self, at: usize, token: &Token<'a>) -> bool {
        let standing = |t: &Token<'a>| t.listed(List::STANDING);
        (token.shape == Shape::Slash || token.has(Class::OR))
            && crate::grammar::before(self.tokens, at).is_some_and(standing)
            && self.tokens.get(at + 1).is_some_and(standing)
    }

    /// Whether "or" joins verbs of one object: "have or be working towards a degree".
    fn chooses_verb(&self, at: usize) -> bool {
        let verb = |t: &Token<'_>| t.has(Class::HOLD) || t.is("be");
        let behind = after(self.tokens, at + 1);
        let towards = |w: &[Token<'a>]| matches!(w, [work, to] if work.any(&["working", "studying"]) && to.any(&["towards", "toward"]));
        let earned = |t: &Token<'_>| t.listed(List::EARNED) && behind.windows(2).take(3).any(towards);
        crate::grammar::before(self.tokens, at).is_some_and(|t| verb(t) && behind.first().is_some_and(verb) || earned(t))
    }
}

/// Whether words behind a joint open with a verb of having or being: "also be", "must hold".
fn opens_verb(rest: &[Token<'_>]) -> bool {
    let lead = crate::grammar::run(rest, |t| t.has(Class::CANDIDATE.or(Class::AND).or(Class::REQUIRED)) || t.listed(List::BEFORE_VERB));
    rest.get(lead).is_some_and(|t| t.has(Class::HOLD) || t.any(&["be", "are", "is"]))
}
