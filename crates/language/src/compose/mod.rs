//! How requirements that stand in one sentence hang together.
//!
//! A slash binds tightest, "and" tighter than "or"; a semicolon, a capital "OR" and brackets bind loosest; a tier word rules what stands before it, or what follows a prefix.

mod joiner;
mod ladder;

use joiner::join;
use ladder::{ladder, shortened, told_last};

pub(crate) use ladder::over_sentences;

use crate::lexicon::{List, known};
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
    /// "either": what follows is a choice of its own.
    Either,
    /// "/".
    Slash,
    /// A comma.
    Comma,
    /// A verb behind a joint, or what adds to all that stands before as one does: "and hold", ", be", "together with".
    Verb,
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
    /// A verb of having whose objects follow: "you will have".
    Has,
    /// A plural verb before a tier, which is said of all that stands before: "A, B and C are preferred".
    Are,
    /// What joins something to what a tier was said of: "is essential, as is".
    Also,
    /// Words that were not read.
    Gap,
}

/// `all` of the parts, flattened; one part is itself.
pub(crate) fn all(mut parts: Vec<Requirement>) -> Requirement {
    if let Some(only) = sole(&mut parts) {
        return only;
    }
    group(parts, |kind| if let Kind::All(inner) = kind { Ok(inner) } else { Err(kind) }, Kind::All)
}

/// `any` of the parts, flattened and each once; one part is itself, and its credentials are one credential with several names.
pub(crate) fn any(mut parts: Vec<Requirement>) -> Requirement {
    if let Some(only) = sole(&mut parts) {
        return only;
    }
    let mut merged: Vec<Requirement> = Vec::with_capacity(parts.len());
    let open = |part: Requirement| match part.kind {
        Kind::Any(inner) => inner,
        kind => vec![Requirement { kind, span: part.span }],
    };
    for part in parts.into_iter().flat_map(open) {
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
    group(merged, Err, Kind::Any)
}

/// The only one of the parts, when it is no group itself.
fn sole(parts: &mut Vec<Requirement>) -> Option<Requirement> {
    if parts.len() == 1 { parts.pop_if(|part| !matches!(part.kind, Kind::All(_) | Kind::Any(_))) } else { None }
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
    tier: Option<Tier>,
    block: usize,
    comma: bool,
    /// Whether "and" or "with" stands before it.
    and: bool,
    /// Whether a verb of its own opens it: "and hold X".
    verb: bool,
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
    if !pieces.iter().any(|piece| matches!(piece, Piece::Leaf(_))) {
        return Vec::new();
    }
    let mut leaves = join(pieces);
    ladder(&mut leaves);
    shortened(&mut leaves);
    alternatives(&mut leaves);
    combined(&mut leaves);
    told_last(&mut leaves);
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
    let mut leaves = leaves.into_iter().peekable();
    while let Some(first) = leaves.next() {
        let (tier, mut block) = (first.tier, first.block);
        let mut part = vec![first];
        while let Some(next) = leaves.next_if(|l| l.tier == tier && (l.block == block || l.joint != Joint::And)) {
            block = next.block;
            part.push(next);
        }
        out.push(Statement { tier: tier.or(heading), requirement: tree(part) });
    }
    out
}

/// "Doctorate, MBA, or Master's degree": the commas of a list stand for the "or" before its last item.
fn alternatives(leaves: &mut [Joined]) {
    let listed = |l: &Joined| matches!(l.requirement.kind, Kind::Degree(_) | Kind::Credential(_));
    let counted = |l: &Joined| matches!(l.requirement.kind, Kind::Experience(_));
    for i in (1..leaves.len()).rev() {
        let worked = i > 1 && leaves.get(i - 2).is_some_and(counted);
        let chain = i > 1 && leaves.get(i - 2).is_some_and(listed);
        let leaves_before = i > 1 && leaves.get(i - 2).is_some_and(|l| studied(&l.requirement));
        let Some([before, last]) = leaves.get_mut(i - 1..=i) else { continue };
        let same = std::mem::discriminant(&before.requirement.kind) == std::mem::discriminant(&last.requirement.kind);
        // "degree, diploma or equivalent": ways to have learnt the same
        let as_good = last.requirement.kind == Kind::Equivalent && last.joint == Joint::Or && chain && studied(&before.requirement);
        let pair = chain && listed(before) && (listed(last) || matches!(last.requirement.kind, Kind::Skill(_)));
        let item = listed(last) && same || worked && counted(last) && same || pair || as_good && leaves_before;
        if last.joint != Joint::And && before.joint == Joint::And && before.comma && !before.and && i > 1 && item {
            before.joint = if as_good { Joint::Slash } else { Joint::Or };
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
    let plain = |leaf: &mut Joined| !matches!(leaf.requirement.kind, Kind::All(_) | Kind::Any(_));
    if leaves.len() == 1
        && let Some(only) = leaves.pop_if(plain)
    {
        return only.requirement;
    }
    // "a midwife with either a diploma or a degree": what stands before "either" is asked besides the choice
    let either = leaves.iter().rposition(|l| l.either && l.joint == Joint::And);
    if let Some(from) = either.filter(|from| *from > 0 && leaves.iter().skip(from + 1).any(|l| l.joint != Joint::And)) {
        let choice = leaves.split_off(from);
        return all(vec![tree(leaves), tree(choice)]);
    }
    // "either a diploma or a degree, and patience": ", and" ends the choice
    let chosen = leaves
        .iter()
        .position(|l| l.either)
        .and_then(|from| leaves.iter().skip(from).position(|l| l.joint == Joint::Or).map(|or| from + or));
    let closed = chosen.and_then(|or| leaves.iter().skip(or).position(|l| l.joint == Joint::And && l.and && l.comma).map(|and| or + and));
    if let Some(closed) = closed {
        let besides = leaves.split_off(closed);
        return all(vec![tree(leaves), tree(besides)]);
    }
    let mut alternatives: Vec<Vec<Requirement>> = Vec::new();
    let mut objects = true;
    let mut outer: Vec<Requirement> = Vec::new();
    let mut verb = 0;
    for leaf in leaves {
        // "hold A or B and be C": the choice is between the objects of one verb
        if leaf.joint == Joint::And && leaf.verb && alternatives.len() > 1 && objects {
            alternatives = vec![vec![choice(alternatives)]];
        }
        // "as A, you have B or C": so it is when the choice comes last
        if leaf.joint == Joint::Or
            && !leaf.verb
            && verb > 0
            && leaf.requirement.kind != Kind::Equivalent
            && let [last] = alternatives.as_mut_slice()
        {
            let own = last.split_off(verb.min(last.len()));
            outer.append(last);
            *last = own;
            verb = 0;
        }
        if leaf.joint == Joint::And && leaf.verb {
            verb = alternatives.last().map_or(0, Vec::len);
        }
        objects &= leaf.joint == Joint::And || !leaf.verb;
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
        settle(&mut alternatives, leaf);
    }
    outer.push(choice(alternatives));
    all(outer)
}

/// Puts a leaf beside what it binds to: the requirement before it, all of the last alternative, or none of them.
fn settle(alternatives: &mut Vec<Vec<Requirement>>, leaf: Joined) {
    let near = matches!(leaf.requirement.kind, Kind::Equivalent) && leaf.joint == Joint::Or;
    let graded = |last: &[Requirement]| match last.last().map(|l| &l.kind) {
        Some(Kind::Degree(_) | Kind::Credential(_)) => true,
        Some(Kind::Any(ways)) => ways.iter().all(studied),
        Some(Kind::Experience(_)) => !last.iter().any(|l| matches!(l.kind, Kind::Degree(_) | Kind::Any(_))),
        _ => false,
    };
    let tight = leaf.joint == Joint::Slash && held(&leaf.requirement);
    let besides = |last: &[Requirement]| leaf.joint == Joint::Or && other_way(last, &leaf.requirement);
    match alternatives.last_mut() {
        Some(last) if tight && last.last().is_some_and(held) || near && graded(last) || besides(last) => {
            if let Some(held) = last.pop() {
                last.push(any(vec![held, leaf.requirement]));
            }
        }
        Some(last) if leaf.joint == Joint::And && matches!(last.as_slice(), [only] if only.kind == Kind::Equivalent) => {
            // what is asked besides is asked of whoever has the equivalent, too
            let choice = choice(std::mem::take(alternatives));
            alternatives.push(vec![choice, leaf.requirement]);
        }
        Some(last) if leaf.joint == Joint::And => last.push(leaf.requirement),
        _ => alternatives.push(vec![leaf.requirement]),
    }
}

/// Whether a degree and a certificate are two ways to qualify besides what is asked before them: "experience of wards and a degree or NVQ".
fn other_way(last: &[Requirement], found: &Requirement) -> bool {
    let degree = |r: &Requirement| matches!(r.kind, Kind::Degree(_));
    let Some((before, others)) = last.split_last() else { return false };
    let pair = degree(before) && matches!(found.kind, Kind::Credential(_)) || degree(found) && matches!(before.kind, Kind::Credential(_));
    let credential = |r: &Requirement| matches!(r.kind, Kind::Credential(_));
    // "a nurse with a theatre course or experience of theatres", "a nurse with a degree or one on the way"
    let learnt_by_doing = credential(before) && matches!(found.kind, Kind::Experience(_) | Kind::Skill(_));
    let graded = degree(before) && degree(found);
    let somebody = |r: &Requirement| credential(r) || matches!(r.kind, Kind::Trait(_));
    if (learnt_by_doing || graded) && others.iter().all(somebody) && others.iter().any(credential) {
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
    // "or willing to work towards it", "or commitment to complete one"
    let yet_to = |text: &str| text.split(' ').next().is_some_and(|word| known(word).lists.meets(List::YET_TO));
    if matches!(&found.kind, Kind::Eligibility(asked) | Kind::Trait(asked) if yet_to(&asked.text)) && held(before) {
        return true;
    }
    if pair && (one_field(before, found) || learnt(before) || learnt(found)) {
        return true;
    }
    pair && !others.is_empty() && !others.iter().any(|r| held(r) && (degree(r) || degree(found)))
}

/// Whether a credential is the training that a register of specialists asks for, or the register: "CCT in Psychiatry", "entry to the Specialist Register".
fn registers(name: &str) -> bool {
    spelled_in(name, List::OF_SPECIALISTS)
}

/// Whether a credential is a course that was completed, as a degree is, and no registration: "Diploma of the College", "PGCert".
fn learnt(requirement: &Requirement) -> bool {
    matches!(&requirement.kind, Kind::Credential(held) if held.any_of.iter().all(|name| spelled_in(name, List::LEARNT)))
}

/// Whether a word of a name stands in a list.
fn spelled_in(name: &str, list: List) -> bool {
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| known(word).lists.meets(list))
}

/// Whether a requirement is a degree or a credential that is learnt as one is.
fn studied(requirement: &Requirement) -> bool {
    matches!(requirement.kind, Kind::Degree(_)) || learnt(requirement)
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
