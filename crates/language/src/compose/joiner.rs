//! Pieces in their order become leaves, each with the joint before it and the tier that rules it.

use super::{Joined, Joint, Piece, held};
use crate::requirement::{Kind, Requirement, Tier};

/// Reads pieces in their order.
#[derive(Default)]
struct Joiner {
    leaves: Vec<Joined>,
    or: bool,
    slash: bool,
    and: bool,
    comma: bool,
    either: bool,
    /// Whether a verb stands behind the joint.
    verb: bool,
    /// Whether a comma stands behind the words that were not read.
    closed: bool,
    /// Whether the slash joins what follows to words that were not read.
    apart: bool,
    strong: bool,
    /// Whether a plural verb stands before the tier.
    plural: bool,
    block: usize,
    ruled_from: usize,
    opened: Option<usize>,
    prefix: Option<Tier>,
    /// Whether what follows is the object of a verb that binds or has: "must", "you will have".
    bound: bool,
    inside: bool,
    ruled: bool,
    gap: bool,
    /// Whether the piece before was words that were not read.
    unread: bool,
    trailing: bool,
    /// Whether a border stood before the bracket that is open.
    bordered: bool,
    /// Whether "or", a slash and words that were not read stood before it.
    outside: (bool, bool, bool),
}

/// Leaves with their joints and tiers.
pub(super) fn join(pieces: Vec<Piece>) -> Vec<Joined> {
    let mut joiner = Joiner::default();
    for piece in pieces {
        let unread = std::mem::replace(&mut joiner.unread, matches!(piece, Piece::Gap));
        let ruled = std::mem::replace(&mut joiner.ruled, matches!(piece, Piece::Tier(_) | Piece::Must));
        match piece {
            Piece::And => {
                joiner.and = true;
                joiner.or &= !joiner.gap;
                joiner.slash &= !joiner.gap;
            }
            Piece::Or => joiner.or = true,
            Piece::Either => joiner.either = true,
            Piece::Slash => joiner.slash(),
            Piece::Comma => {
                // "pre or post qualification, evidence of": the choice was not read, and ends
                joiner.or &= !unread;
                (joiner.comma, joiner.closed) = (true, true);
            }
            Piece::Verb => {
                joiner.verb = true;
                // "nurse or sister you will have": what was chosen was not read, and the verb has objects of its own
                joiner.or &= !unread;
                joiner.slash &= !unread;
            }
            Piece::Gap => (joiner.gap, joiner.closed, joiner.either) = (true, false, false),
            Piece::Break => joiner.divide(),
            Piece::Open => joiner.open(),
            Piece::Close => joiner.shut(ruled),
            Piece::Tier(tier) => joiner.tier(tier),
            Piece::Must => joiner.must(),
            Piece::Are => joiner.plural = true,
            Piece::Has => joiner.bound = joiner.leaves.len() == joiner.ruled_from,
            Piece::Also => {
                joiner.and = true;
                joiner.prefix = joiner.prefix.or(joiner.leaves.last().and_then(|l| l.tier));
            }
            Piece::Leaf(requirement) => joiner.leaf(requirement),
        }
    }
    joiner.close();
    joiner.leaves
}

impl Joiner {
    /// A slash. In ", X / Y" where X was not read, Y is no alternative to what stands before the comma.
    fn slash(&mut self) {
        let behind_held = self.leaves.last().is_none_or(|l| held(&l.requirement));
        let inside = self.opened == Some(self.leaves.len());
        self.slash = true;
        self.apart = self.gap && !self.closed && (self.comma || !behind_held || inside);
    }

    /// A bracket that opens.
    fn open(&mut self) {
        self.opened = Some(self.leaves.len());
        self.bordered = self.strong;
        self.outside = (self.or, self.slash, self.gap);
        self.strong = true;
        let unread = std::mem::take(&mut self.gap);
        self.or &= !unread;
        self.slash &= !unread;
    }

    /// A bracket that closes, right behind a tier word when `ruled`.
    fn shut(&mut self, ruled: bool) {
        let unread = self.gap;
        self.gap |= self.outside.2;
        if self.opened == Some(self.leaves.len()) {
            // nothing was read inside: its joints are not those of the sentence
            self.strong = self.bordered;
            (self.or, self.slash, self.gap) = self.outside;
        }
        if self.opened.take().is_some_and(|from| from <= self.ruled_from) && self.prefix.is_some() && self.inside {
            let tier = self.prefix.take();
            // "a licence, X (desirable)": said of what was not read
            let other = self.comma && self.outside.2;
            if ruled && !unread && !other {
                self.rule_last(tier);
            }
        }
        self.inside = false;
    }

    /// A tier alone in brackets rules the leaf before it and what "or" joins to that.
    fn rule_last(&mut self, tier: Option<Tier>) {
        for leaf in self.leaves.iter_mut().rev() {
            leaf.tier = tier;
            if leaf.joint == Joint::And {
                break;
            }
        }
    }

    /// A tier word with nothing behind it rules the leaf before it: "experience in payroll, preferred".
    fn close(&mut self) {
        if self.prefix.is_some() && self.leaves.len() == self.ruled_from && self.opened.is_none() && self.trailing {
            let tier = self.prefix.take();
            self.rule_last(tier);
        }
    }

    /// A border that tier words do not cross.
    fn divide(&mut self) {
        self.close();
        self.strong = true;
        // "or …" that was not read offers no choice to what follows
        self.or &= !self.gap;
        self.block += 1;
        let nothing = self.leaves.len() == self.ruled_from;
        self.prefix = self.prefix.filter(|_| nothing);
        self.bound &= nothing;
        self.ruled_from = self.leaves.len();
    }

    /// "Ideally a degree, but must have a licence": the verb binds what follows it and leaves the wish before it; "ideally must" is a wish.
    fn must(&mut self) {
        match self.prefix {
            Some(Tier::Preferred) if self.leaves.len() > self.ruled_from => {
                self.prefix = Some(Tier::Required);
                self.ruled_from = self.leaves.len();
            }
            Some(Tier::Preferred) => return,
            _ => self.tier(Tier::Required),
        }
        self.bound = self.prefix.is_some();
    }

    /// A tier word rules the leaves before it, or those that follow when none stands before.
    ///
    /// Of the objects of a verb only the last is a wish: "must have a licence, and a car is desirable".
    fn tier(&mut self, tier: Tier) {
        let reach = self.opened.unwrap_or(self.ruled_from);
        let several = self.leaves.len() > reach + 2 && self.leaves.last().is_some_and(|l| l.and);
        let plural = std::mem::take(&mut self.plural) && several;
        let bound = std::mem::take(&mut self.bound) && tier == Tier::Preferred && self.prefix != Some(Tier::Preferred);
        let last_comma =
            self.leaves.iter().rposition(|l| l.comma).filter(|_| tier == Tier::Preferred && (!plural || bound) && !self.series(reach));
        let last_and = self.leaves.iter().rposition(|l| l.joint == Joint::And).filter(|at| bound && *at > self.ruled_from);
        let from = reach.max(last_comma.unwrap_or(0)).max(last_and.unwrap_or(0));
        let behind = self.gap || !(self.comma || self.and) || tier == Tier::Required;
        if from < self.leaves.len() && behind {
            self.leaves.iter_mut().skip(from).for_each(|l| l.tier = Some(tier));
            self.prefix = None;
        } else {
            self.prefix = Some(tier);
            self.trailing = from < self.leaves.len() && self.comma && !self.and;
            self.inside = self.opened.is_some();
        }
        self.ruled_from = self.leaves.len();
    }

    /// Whether the leaves from `from` on are a list of things of one kind that ends with "and": "a van, a forklift and a crane licence".
    fn series(&self, from: usize) -> bool {
        let kind = |l: &Joined| std::mem::discriminant(&l.requirement.kind);
        let list = self.leaves.get(from..).unwrap_or_default();
        let [first, middle @ .., last] = list else { return false };
        let held = held(&first.requirement) && !middle.is_empty() && list.iter().all(|l| kind(l) == kind(first));
        held && last.and && last.joint == Joint::And && middle.iter().all(|l| l.comma && !l.and && l.joint == Joint::And)
    }

    /// A requirement, joined by what stood before it.
    fn leaf(&mut self, requirement: Requirement) {
        let equivalent = matches!(requirement.kind, Kind::Equivalent);
        let bracketed = equivalent && self.opened == Some(self.leaves.len());
        self.slash &= !std::mem::take(&mut self.apart) || equivalent;
        // "a calm, X or registered Y": X was not read, and nobody chooses between character and a credential
        let soft = self.leaves.last().is_some_and(|l| matches!(l.requirement.kind, Kind::Trait(_)));
        if self.gap && soft && held(&requirement) {
            self.or = false;
        }
        let slash = self.slash && !(self.comma || self.and || self.gap || self.or || self.strong);
        self.or |= self.slash;
        let joint = match () {
            () if slash && !equivalent => Joint::Slash,
            // "X (or be Y), hold Z"
            () if self.or && self.opened == Some(self.leaves.len()) && matches!(requirement.kind, Kind::Credential(_)) => Joint::Slash,
            () if self.or && bracketed => Joint::Or,
            () if self.or && (self.strong || self.comma && equivalent) => Joint::StrongOr,
            () if self.or => Joint::Or,
            () => Joint::And,
        };
        self.leaves.push(Joined {
            requirement,
            joint,
            either: std::mem::take(&mut self.either),
            tier: self.prefix,
            block: self.block,
            comma: !self.or && (self.comma || !self.and) && !self.leaves.is_empty() && !self.verb,
            and: self.and,
            verb: self.verb,
        });
        self.verb = false;
        (self.or, self.slash, self.and, self.comma, self.strong, self.gap) = (false, false, false, false, false, false);
    }
}
