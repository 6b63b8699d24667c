//! Ladders: degrees, each with the years that are asked beside it.
//!
//! ```ebnf
//! ladder = rung { ( "or" | "," | ";" | "/" | "(" ) rung } ;
//! rung   = degree [ "or equivalent" ] "with" length | length "with" degree | degree ;      (* a bare degree only at the end *)
//! ```
//! Nobody is asked for two degrees with the years that belong to each: rungs are alternatives whatever stands between them.

use super::{Joined, Joint};
use crate::requirement::{Kind, Level, Requirement, Statement, Tier};

fn counted(leaf: &Joined) -> bool {
    matches!(leaf.requirement.kind, Kind::Experience(_))
}

fn level(leaf: &Joined) -> Option<Level> {
    match &leaf.requirement.kind {
        Kind::Degree(degree) => Some(degree.level),
        _ => None,
    }
}

/// "Bachelor's with 5 years, Master's with 3 or PhD with 1": what stands between the rungs of a ladder is an "or".
pub(super) fn ladder(leaves: &mut [Joined]) {
    let Some(from) = leaves.iter().position(|l| counted(l) || level(l).is_some()) else { return };
    let (mut rungs, mut levels) = (Vec::new(), Vec::new());
    let mut at = from;
    while let Some((length, level)) = leaves.get(at..).and_then(|rest| rung(rest, rungs.len() > 1)) {
        if levels.contains(&level) {
            break;
        }
        rungs.push(at..at + length);
        levels.push(level);
        at += length;
    }
    let Some((block, tier)) = leaves.get(from).map(|l| (l.block, l.tier)) else { return };
    let parted = |l: &Joined| l.joint != Joint::And || l.comma || l.block != block;
    let ruled = |l: &Joined| l.tier == tier || l.tier.is_none() && l.block != block;
    let apart = rungs.iter().skip(1).all(|rung| leaves.get(rung.start).is_some_and(parted));
    if rungs.len() < 2 || !apart || !leaves.get(from..at).unwrap_or_default().iter().all(ruled) {
        return;
    }
    for (i, rung) in rungs.into_iter().enumerate() {
        let Some(rung) = leaves.get_mut(rung) else { continue };
        let Some(block) = rung.last().map(|l| l.block) else { continue };
        for leaf in rung.iter_mut() {
            (leaf.tier, leaf.block, leaf.verb) = (tier, block, false);
        }
        if let Some(first) = rung.first_mut().filter(|_| i > 0) {
            first.joint = Joint::StrongOr;
        }
    }
}

/// How many leaves the rung at the head has, and its degree; one without years only `behind` others.
fn rung(leaves: &[Joined], behind: bool) -> Option<(usize, Level)> {
    let beside = |leaf: &Joined| leaf.joint == Joint::And;
    match leaves {
        [degree, good, years, ..]
            if good.requirement.kind == Kind::Equivalent && good.joint == Joint::Or && counted(years) && beside(years) =>
        {
            Some((3, level(degree)?))
        }
        [degree, years, rest @ ..] if level(degree).is_some() && counted(years) && beside(years) => {
            // "a degree; 3 years for a Master's": the years are those of the degree in their own clause
            let other = years.block != degree.block && rest.first().is_some_and(|l| level(l).is_some() && l.block == years.block);
            level(degree).filter(|_| !other).map(|level| (2, level))
        }
        [years, degree, ..] if counted(years) && beside(degree) => Some((2, level(degree)?)),
        [degree, ..] if behind => Some((1, level(degree)?)),
        _ => None,
    }
}

/// "5 years in sales (3 with a Master's)": fewer years are enough for whoever has the degree.
pub(super) fn shortened(leaves: &mut [Joined]) {
    for i in 0..leaves.len().saturating_sub(2) {
        if i > 0 && leaves.get(i - 1).is_some_and(|l| level(l).is_some()) {
            continue;
        }
        let Some([years, fewer, degree]) = leaves.get_mut(i..i + 3) else { continue };
        let told = fewer.joint == Joint::And && fewer.and || degree.joint != Joint::And || degree.tier != fewer.tier;
        if !told && level(degree).is_some() && less(&fewer.requirement.kind, &years.requirement.kind) {
            (fewer.joint, fewer.block, degree.block) = (Joint::StrongOr, years.block, years.block);
        }
    }
}

/// Whether an experience in nothing of its own is shorter than another.
fn less(fewer: &Kind, years: &Kind) -> bool {
    match (fewer, years) {
        (Kind::Experience(fewer), Kind::Experience(years)) => fewer.with.is_empty() && fewer.min_months < years.min_months,
        _ => false,
    }
}

/// Rungs that stand in sentences of their own are alternatives too: "A degree and 5 years. 3 years with a Master's."
pub(crate) fn over_sentences(statements: &mut Vec<Statement>) {
    let mut at = 1;
    while at < statements.len() {
        let Some([before, next]) = statements.get(at - 1..=at) else { return };
        let same = next.tier.is_none() && before.tier != Some(Tier::Preferred) || next.tier == before.tier;
        if !same || !goes_on(&before.requirement.kind, &next.requirement.kind) {
            at += 1;
            continue;
        }
        let next = statements.remove(at);
        if let Some(before) = statements.get_mut(at - 1) {
            let first = std::mem::replace(&mut before.requirement, Kind::Equivalent.into());
            before.requirement = super::any(vec![first, next.requirement]);
        }
    }
}

/// Whether a rung is another one of the ladder before it.
fn goes_on(before: &Kind, next: &Kind) -> bool {
    let Some((level, years)) = counted_rung(next) else { return false };
    match before {
        Kind::Any(rungs) => rungs.iter().all(|rung| counted_rung(&rung.kind).is_some_and(|(other, _)| other != level)),
        Kind::Experience(_) => less(years, before),
        _ => counted_rung(before).is_some_and(|(other, _)| other != level),
    }
}

/// The level of a rung that is a degree and years, and the years.
fn counted_rung(kind: &Kind) -> Option<(Level, &Kind)> {
    let Kind::All(parts) = kind else { return None };
    match parts.as_slice() {
        [a, b] => match (&a.kind, &b.kind) {
            (Kind::Degree(degree), years @ Kind::Experience(_)) | (years @ Kind::Experience(_), Kind::Degree(degree)) => {
                Some((degree.level, years))
            }
            _ => None,
        },
        _ => None,
    }
}

/// "Bachelor's with 5 years or PhD with 1 year of experience in genetics": what the last rung of a ladder names is meant of all.
pub(super) fn told_last(leaves: &mut [Joined]) {
    let Some((Joined { requirement: Requirement { kind: Kind::Experience(told), .. }, .. }, rungs)) = leaves.split_last_mut() else {
        return;
    };
    let rung = |l: &Joined| match &l.requirement.kind {
        Kind::Degree(_) => true,
        Kind::Experience(found) => found.with.is_empty(),
        _ => false,
    };
    let anew = |l: &Joined| l.joint != Joint::And && matches!(l.requirement.kind, Kind::Degree(_));
    if told.with.is_empty() || !rungs.iter().all(rung) || !rungs.iter().skip(1).any(anew) {
        return;
    }
    for leaf in rungs {
        if let Kind::Experience(found) = &mut leaf.requirement.kind {
            found.with.clone_from(&told.with);
        }
    }
}
