//! How requirements that stand in one sentence hang together.
//!
//! "and" binds tighter than "or"; a semicolon, a capital "OR" and brackets bind loosest; a tier word rules what stands before it, or what follows a prefix.

use crate::requirement::{Kind, Requirement, Statement, Tier};

/// What the sentence is made of, in its order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// A requirement.
    Leaf(Requirement),
    /// "and", "with", "&".
    And,
    /// "or".
    Or,
    /// "/".
    Slash,
    /// A comma.
    Comma,
    /// A semicolon, a colon, a dash, a question mark inside the sentence.
    Break,
    /// "(".
    Open,
    /// ")".
    Close,
    /// A tier word.
    Tier(Tier),
    /// A verb that binds what follows: "must".
    Must,
    /// What joins something to what a tier was said of: "is essential, as is".
    Also,
    /// Words that were not read.
    Gap,
}

/// `all` of the parts, flattened; one part is itself.
pub(crate) fn all(parts: Vec<Requirement>) -> Requirement {
    group(parts, |kind| if let Kind::All(inner) = kind { Ok(inner) } else { Err(kind) }, Kind::All)
}

/// `any` of the parts, flattened and each once; one part is itself, and its credentials are one credential with several names.
pub(crate) fn any(parts: Vec<Requirement>) -> Requirement {
    let mut merged: Vec<Requirement> = Vec::with_capacity(parts.len());
    for part in parts {
        if merged.contains(&part) {
            continue;
        }
        let first = merged.iter_mut().find(|p| matches!(p.kind, Kind::Credential(_)));
        match (first, part.kind) {
            (Some(Requirement { kind: Kind::Credential(first), span }), Kind::Credential(found)) => {
                first.any_of.extend(found.any_of);
                first.any_of.dedup();
                *span = span.join(part.span);
            }
            (_, kind) => merged.push(Requirement { kind, span: part.span }),
        }
    }
    group(merged, |kind| if let Kind::Any(inner) = kind { Ok(inner) } else { Err(kind) }, Kind::Any)
}

/// A group of parts, with parts of the same kind of group taken in.
fn group(
    parts: Vec<Requirement>,
    open: impl Fn(Kind) -> Result<Vec<Requirement>, Kind>,
    close: impl Fn(Vec<Requirement>) -> Kind,
) -> Requirement {
    let mut flat: Vec<Requirement> = Vec::with_capacity(parts.len());
    for part in parts {
        match open(part.kind) {
            Ok(inner) => flat.extend(inner),
            Err(kind) => flat.push(Requirement { kind, span: part.span }),
        }
    }
    if flat.len() == 1 {
        return flat.remove(0);
    }
    let span = flat.iter().map(|p| p.span).reduce(crate::Span::join).unwrap_or_default();
    Requirement { kind: close(flat), span }
}

/// A requirement with the joint before it and the tier that rules it.
struct Joined {
    requirement: Requirement,
    joint: Joint,
    tier: Option<Tier>,
    block: usize,
    comma: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
    /// A slash, which binds tighter than "and".
    Slash,
    StrongOr,
}

/// The statements of a sentence.
pub(crate) fn statements(pieces: Vec<Piece>, heading: Option<Tier>) -> Vec<Statement> {
    let mut leaves = join(pieces);
    ladder(&mut leaves);
    alternatives(&mut leaves);
    combined(&mut leaves);
    let mut spread = false;
    for i in 1..leaves.len() {
        let Some([before, leaf]) = leaves.get_mut(i - 1..=i) else { continue };
        let goes_on = leaf.joint != Joint::And || leaf.block == before.block && spread;
        spread = goes_on && leaf.tier.is_none() && before.tier == Some(Tier::Required);
        if spread {
            leaf.tier = before.tier;
        }
    }
    let mut out: Vec<Statement> = Vec::new();
    let mut from = 0;
    while from < leaves.len() {
        let Some((tier, block)) = leaves.get(from).map(|l| (l.tier, l.block)) else { break };
        let mut run = 1;
        let mut last = block;
        while let Some(next) = leaves.get(from + run).filter(|l| l.tier == tier && (l.block == last || l.joint != Joint::And)) {
            last = next.block;
            run += 1;
        }
        let part: Vec<Joined> = leaves
            .iter_mut()
            .skip(from)
            .take(run)
            .map(|l| Joined {
                requirement: std::mem::replace(&mut l.requirement, Kind::Equivalent.into()),
                joint: l.joint,
                tier,
                block,
                comma: false,
            })
            .collect();
        out.push(Statement { tier: tier.or(heading), requirement: tree(part) });
        from += run;
    }
    out
}

/// "Bachelor's with 5 years, Master's with 3 or PhD with 1": the commas of a ladder stand for its "or".
fn ladder(leaves: &mut [Joined]) {
    let degree = |l: &Joined| matches!(l.requirement.kind, Kind::Degree(_));
    let Some(last) = leaves.iter().rposition(|l| degree(l) && l.joint != Joint::And) else { return };
    for i in 1..last {
        let Some([before, rung]) = leaves.get_mut(i - 1..=i) else { continue };
        if degree(rung) && rung.comma && matches!(before.requirement.kind, Kind::Experience(_)) {
            rung.joint = Joint::StrongOr;
        }
    }
}

/// "Doctorate, MBA, or Master's degree": the commas of a list stand for the "or" before its last item.
fn alternatives(leaves: &mut [Joined]) {
    let listed = |l: &Joined| matches!(l.requirement.kind, Kind::Degree(_) | Kind::Credential(_));
    for i in (1..leaves.len()).rev() {
        let chain = i > 1 && leaves.get(i - 2).is_some_and(listed);
        let Some([before, last]) = leaves.get_mut(i - 1..=i) else { continue };
        let same = std::mem::discriminant(&before.requirement.kind) == std::mem::discriminant(&last.requirement.kind);
        let item = listed(last) && (same || chain && listed(before));
        if last.joint != Joint::And && before.joint == Joint::And && before.comma && i > 1 && item {
            before.joint = Joint::Or;
        }
    }
}

/// "Degree; and two years of experience; or equivalent": what is as good stands for the degree and the experience.
fn combined(leaves: &mut [Joined]) {
    let Some(at) = leaves.iter().rposition(|l| l.requirement.kind == Kind::Equivalent && l.joint == Joint::StrongOr) else { return };
    let Some((before, rest)) = leaves.split_at_mut_checked(at) else { return };
    let Some(block) = rest.first().map(|l| l.block) else { return };
    let counted = before.last().is_some_and(|l| matches!(l.requirement.kind, Kind::Experience(_)) && l.block != block);
    let held = |l: &Joined| matches!(l.requirement.kind, Kind::Experience(_) | Kind::Degree(_)) && l.tier.is_none();
    if counted && before.iter().all(held) {
        before.iter_mut().for_each(|l| l.block = block);
    }
}

/// The tree of leaves of one tier.
fn tree(leaves: Vec<Joined>) -> Requirement {
    let mut alternatives: Vec<Vec<Requirement>> = Vec::new();
    for leaf in leaves {
        if leaf.joint == Joint::Or
            && let Some(before) = alternatives.last_mut().and_then(|last| last.last_mut())
            && same_skill(before, &leaf.requirement)
        {
            continue;
        }
        // "a caring dentist, or registered nurse": who is meant stands between the character and "or"
        let of_somebody = matches!(leaf.requirement.kind, Kind::Credential(_))
            && alternatives.last().is_some_and(|last| matches!(last.as_slice(), [.., r] if matches!(r.kind, Kind::Trait(_))));
        let leaf = if of_somebody { Joined { joint: Joint::And, ..leaf } } else { leaf };
        let near = matches!(leaf.requirement.kind, Kind::Equivalent) && leaf.joint == Joint::Or;
        let graded = |last: &[Requirement]| match last.last().map(|l| &l.kind) {
            Some(Kind::Degree(_) | Kind::Credential(_)) => true,
            Some(Kind::Experience(_)) => !last.iter().any(|l| matches!(l.kind, Kind::Degree(_) | Kind::Any(_))),
            _ => false,
        };
        let tight = leaf.joint == Joint::Slash && held(&leaf.requirement);
        let besides = |last: &[Requirement]| leaf.joint == Joint::Or && other_way(last, &leaf.requirement);
        match alternatives.last_mut() {
            Some(last) if tight && last.last().is_some_and(held) || near && graded(last) || besides(last) => {
                let Some(held) = last.pop() else { continue };
                last.push(any(vec![held, leaf.requirement]));
            }
            Some(last) if leaf.joint == Joint::And && matches!(last.as_slice(), [only] if only.kind == Kind::Equivalent) => {
                // what is asked besides is asked of whoever has the equivalent, too
                let choice = choice(std::mem::take(&mut alternatives));
                alternatives.push(vec![choice, leaf.requirement]);
            }
            Some(last) if leaf.joint == Joint::And => last.push(leaf.requirement),
            _ => alternatives.push(vec![leaf.requirement]),
        }
    }
    choice(alternatives)
}

/// Whether a degree and a certificate are two ways to qualify besides what is asked before them: "experience of wards and a degree or NVQ".
fn other_way(last: &[Requirement], found: &Requirement) -> bool {
    let degree = |r: &Requirement| matches!(r.kind, Kind::Degree(_));
    let Some((before, others)) = last.split_last() else { return false };
    let pair = degree(before) && matches!(found.kind, Kind::Credential(_)) || degree(found) && matches!(before.kind, Kind::Credential(_));
    let held_else = matches!(before.kind, Kind::Credential(_)) && matches!(found.kind, Kind::Experience(_));
    if held_else && others.iter().all(|r| matches!(r.kind, Kind::Credential(_))) && !others.is_empty() {
        return true;
    }
    let people = matches!((&before.kind, &found.kind), (Kind::Credential(_), Kind::Credential(_)));
    if people && !others.is_empty() && others.iter().all(|r| matches!(r.kind, Kind::Trait(_))) {
        return true;
    }
    if pair && one_field(before, found) {
        return true;
    }
    pair && !others.is_empty() && !others.iter().any(|r| held(r) && (degree(r) || degree(found)))
}

/// Whether a degree and a certificate are in one field: "Diploma in Podiatry or BSc in Podiatry".
fn one_field(a: &Requirement, b: &Requirement) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Credential(held), Kind::Degree(degree)) | (Kind::Degree(degree), Kind::Credential(held)) => {
            degree.fields.first().is_some_and(|field| held.any_of.iter().any(|name| name.ends_with(field.as_str())))
        }
        _ => false,
    }
}

/// Lets a skill take in another that will do as well: "a surgical background or experience of recovery".
fn same_skill(before: &mut Requirement, found: &Requirement) -> bool {
    let (Kind::Skill(known), Kind::Skill(other)) = (&mut before.kind, &found.kind) else { return false };
    let ([group], [more]) = (known.with.as_mut_slice(), other.with.as_slice()) else { return false };
    group.any_of.extend(more.any_of.iter().cloned());
    group.open |= more.open;
    before.span = before.span.join(found.span);
    true
}

/// Whether a requirement is of what one holds or not: a slash between two of them joins only these.
fn held(requirement: &Requirement) -> bool {
    matches!(requirement.kind, Kind::Degree(_) | Kind::Credential(_) | Kind::Language(_))
        || matches!(&requirement.kind, Kind::Any(parts) if parts.iter().all(held))
}

/// One of the alternatives; an equivalent is said once.
fn choice(alternatives: Vec<Vec<Requirement>>) -> Requirement {
    let mut parts: Vec<Requirement> = alternatives.into_iter().map(all).collect();
    parts.dedup_by(|a, b| {
        let last = |r: &Requirement| {
            matches!(&r.kind, Kind::Equivalent) || matches!(&r.kind, Kind::Any(of) if of.last().is_some_and(|l| l.kind == Kind::Equivalent))
        };
        a.kind == Kind::Equivalent && last(b)
    });
    any(parts)
}

/// Reads pieces in their order.
#[derive(Default)]
struct Joiner {
    leaves: Vec<Joined>,
    or: bool,
    slash: bool,
    and: bool,
    comma: bool,
    /// Whether a comma stands behind the words that were not read.
    closed: bool,
    /// Whether the slash joins what follows to words that were not read.
    apart: bool,
    strong: bool,
    block: usize,
    ruled_from: usize,
    opened: Option<usize>,
    prefix: Option<Tier>,
    /// Whether the prefix is a verb that binds: "must".
    bound: bool,
    inside: bool,
    ruled: bool,
    gap: bool,
    trailing: bool,
    /// Whether a border stood before the bracket that is open.
    bordered: bool,
    /// Whether "or", a slash and words that were not read stood before it.
    outside: (bool, bool, bool),
}

/// Leaves with their joints and tiers.
fn join(pieces: Vec<Piece>) -> Vec<Joined> {
    let mut joiner = Joiner::default();
    for piece in pieces {
        let ruled = std::mem::replace(&mut joiner.ruled, matches!(piece, Piece::Tier(_) | Piece::Must));
        match piece {
            Piece::And => {
                joiner.and = true;
                joiner.or &= !joiner.gap;
                joiner.slash &= !joiner.gap;
            }
            Piece::Or => joiner.or = true,
            // ", X / Y" where X was not read: Y is no alternative to what stands before the comma
            Piece::Slash => {
                let behind_held = joiner.leaves.last().is_none_or(|l| held(&l.requirement));
                joiner.slash = true;
                joiner.apart = joiner.gap && !joiner.closed && (joiner.comma || !behind_held);
            }
            Piece::Comma => (joiner.comma, joiner.closed) = (true, true),
            Piece::Gap => (joiner.gap, joiner.closed) = (true, false),
            Piece::Break => joiner.divide(),
            Piece::Open => {
                joiner.opened = Some(joiner.leaves.len());
                joiner.bordered = joiner.strong;
                joiner.outside = (joiner.or, joiner.slash, joiner.gap);
                joiner.strong = true;
                let unread = std::mem::take(&mut joiner.gap);
                joiner.or &= !unread;
                joiner.slash &= !unread;
            }
            Piece::Close => {
                let unread = joiner.gap;
                joiner.gap |= joiner.outside.2;
                if joiner.opened == Some(joiner.leaves.len()) {
                    // nothing was read inside: its joints are not those of the sentence
                    joiner.strong = joiner.bordered;
                    (joiner.or, joiner.slash, joiner.gap) = joiner.outside;
                }
                if joiner.opened.take().is_some_and(|from| from <= joiner.ruled_from) && joiner.prefix.is_some() && joiner.inside {
                    let tier = joiner.prefix.take();
                    if ruled && !unread {
                        joiner.rule_last(tier);
                    }
                }
                joiner.inside = false;
            }
            Piece::Tier(tier) => joiner.tier(tier),
            Piece::Must => joiner.must(),
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
        self.prefix = self.prefix.filter(|_| self.leaves.len() == self.ruled_from);
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
    /// Behind "must" only the last of several things is a wish: "must have a licence, and a car is desirable".
    fn tier(&mut self, tier: Tier) {
        let reach = self.opened.unwrap_or(self.ruled_from);
        let last_comma = self.leaves.iter().rposition(|l| l.comma).filter(|_| tier == Tier::Preferred);
        let bound = std::mem::take(&mut self.bound) && tier == Tier::Preferred && self.prefix == Some(Tier::Required);
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
            () if self.or && bracketed => Joint::Or,
            () if self.or && (self.strong || self.comma && equivalent) => Joint::StrongOr,
            () if self.or => Joint::Or,
            () => Joint::And,
        };
        self.leaves.push(Joined {
            requirement,
            joint,
            tier: self.prefix,
            block: self.block,
            comma: !self.or && (self.comma || !self.and) && !self.leaves.is_empty(),
        });
        (self.or, self.slash, self.and, self.comma, self.strong, self.gap) = (false, false, false, false, false, false);
    }
}
