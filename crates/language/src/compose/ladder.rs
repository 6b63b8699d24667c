//! Ladders: degrees, each with the years that are asked beside it.
//!
//! ```ebnf
//! ladder = rung { ( "or" | "," | ";" | "/" | "(" ) rung } ;
//! rung   = degree [ "or equivalent" ] "with" length | length "with" degree | degree ;      (* a bare degree only at the end *)
//! ```
//! Nobody is asked for two degrees with the years that belong to each: rungs are alternatives whatever stands between them.

use super::{Joined, Joint};
use crate::requirement::{Kind, Level, Requirement};

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
