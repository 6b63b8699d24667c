//! How requirements that stand in one sentence hang together.
//!
//! A slash binds tightest, "and" tighter than "or"; a semicolon, a capital "OR" and brackets bind loosest; a tier word rules what stands before it, or what follows a prefix.

mod joiner;

use joiner::join;

use crate::lexicon::List;
use crate::requirement::{Kind, Requirement, Statement, Tier};

/// What the sentence is made of, in its order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// A requirement.
    Leaf(Requirement),
    /// "and", "with", "&".
    And,
    /// "and" before a verb, "along with": what follows is asked besides all that stands before.
    Besides,
    /// "or".
    Or,
    /// "either": what follows is a choice of its own.
    Either,
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
    /// Whether "either" opens a choice with it.
    either: bool,
    /// Whether it is asked besides all that stands before.
    besides: bool,
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
                either: l.either,
                besides: l.besides,
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
fn tree(mut leaves: Vec<Joined>) -> Requirement {
    // "a midwife with either a diploma or a degree": what stands before "either" is asked besides the choice
    let either = leaves.iter().rposition(|l| l.either && l.joint == Joint::And);
    if let Some(from) = either.filter(|from| *from > 0 && leaves.iter().skip(from + 1).any(|l| l.joint != Joint::And)) {
        let choice = leaves.split_off(from);
        return all(vec![tree(leaves), tree(choice)]);
    }
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
        let whole = leaf.joint == Joint::And && leaf.besides && chosen(&alternatives);
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
            Some(_) if whole => {
                let choice = choice(std::mem::take(&mut alternatives));
                alternatives.push(vec![choice, leaf.requirement]);
            }
            Some(last) if leaf.joint == Joint::And => last.push(leaf.requirement),
            _ => alternatives.push(vec![leaf.requirement]),
        }
    }
    choice(alternatives)
}

/// Whether each alternative is one requirement, so that what is asked besides is asked of whoever has any of them.
fn chosen(alternatives: &[Vec<Requirement>]) -> bool {
    alternatives.len() > 1 && alternatives.iter().all(|one| one.len() == 1)
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
    if let (Kind::Credential(a), Kind::Credential(b)) = (&before.kind, &found.kind)
        && !others.is_empty()
        && a.any_of.iter().any(|name| registers(name))
        && b.any_of.iter().any(|name| registers(name))
    {
        return true;
    }
    if matches!(&found.kind, Kind::Eligibility(asked) if asked.text.starts_with("willing")) && held(before) {
        return true;
    }
    if pair && one_field(before, found) {
        return true;
    }
    pair && !others.is_empty() && !others.iter().any(|r| held(r) && (degree(r) || degree(found)))
}

/// Whether a credential is the training that a register of specialists asks for, or the register: "CCT in Psychiatry", "entry to the Specialist Register".
fn registers(name: &str) -> bool {
    name.split([' ', '(', ')']).any(|word| crate::lexicon::known(word).lists.meets(List::OF_SPECIALISTS))
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
