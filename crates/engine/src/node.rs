//! The tree of a rule: leaves of the kinds, joined as the requirement joins them.

use crate::account::Account;
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::judgement::{Evidence, Finding, Part, Verdict};
use crate::kinds::Leaf;
use crate::ruling::{self, Join, Ruling};

/// A requirement, compiled.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its key in the requirement model.
    pub kind: &'static str,
    /// The words that ask it.
    pub text: String,
    pub shape: Shape,
}

/// A leaf, or parts that are joined.
#[derive(Debug)]
pub(crate) enum Shape {
    Leaf(Leaf),
    Joined(Join, Vec<Node>),
}

/// So many parts are ruled without allocating.
const FEW: usize = 8;

impl Node {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match &self.shape {
            Shape::Leaf(leaf) => leaf.ruling(case),
            Shape::Joined(join, parts) => {
                let mut few = [Ruling::ASK; FEW];
                match few.get_mut(..parts.len()) {
                    Some(few) => {
                        few.iter_mut().zip(parts).for_each(|(ruling, part)| *ruling = part.ruling(case));
                        ruling::combine(*join, few)
                    }
                    None => ruling::combine(*join, &parts.iter().map(|part| part.ruling(case)).collect::<Vec<_>>()),
                }
            }
        }
    }

    /// Whether a leaf looks at words by itself, not at what is shown.
    pub fn needs_words(&self) -> bool {
        match &self.shape {
            Shape::Leaf(leaf) => leaf.needs_words(),
            Shape::Joined(_, parts) => parts.iter().any(Self::needs_words),
        }
    }

    /// The cheapest remedies that make it met, where they can be said.
    pub fn remedies(&self, case: &Papers<'_>) -> Option<Vec<Remedy>> {
        if matches!(self.ruling(case).verdict, Verdict::Met | Verdict::Ask) {
            return Some(Vec::new());
        }
        let (join, parts) = match &self.shape {
            Shape::Leaf(leaf) => return leaf.remedy(case).map(|remedy| vec![remedy]),
            Shape::Joined(join, parts) => (*join, parts),
        };
        let open = parts.iter().filter(|part| part.ruling(case).verdict != Verdict::Ask);
        let mut found: Vec<Option<Vec<Remedy>>> = open.map(|part| part.remedies(case)).collect();
        let needed = match join {
            Join::All => found.len(),
            Join::Any => 1,
            Join::NOf(n) => n.min(found.len()),
        };
        found.sort_by_key(|remedies| {
            remedies.as_ref().map_or(u32::MAX, |remedies| remedies.iter().map(Remedy::cost).fold(0, u32::saturating_add))
        });
        found.into_iter().take(needed).collect::<Option<Vec<_>>>().map(|remedies| remedies.concat())
    }

    /// The ruling in words, with the parts.
    pub fn finding(&self, case: &Papers<'_>) -> Finding {
        match &self.shape {
            Shape::Leaf(leaf) => {
                let Account { reason, evidence, doubts, counted } = leaf.account(case);
                let Ruling { verdict, credit, months } = leaf.ruling(case);
                Finding { verdict, credit, months, reason, evidence, doubts, counted, parts: Vec::new() }
            }
            Shape::Joined(join, nodes) => joined(*join, nodes.iter().map(|node| node.part(case)).collect()),
        }
    }

    fn part(&self, case: &Papers<'_>) -> Part {
        Part { kind: self.kind, text: self.text.clone(), finding: self.finding(case) }
    }
}

/// Joins the findings of parts: the verdict, and what the parts that decide say.
pub(crate) fn joined(join: Join, parts: Vec<Part>) -> Finding {
    let rulings: Vec<Ruling> =
        parts.iter().map(|part| Ruling { verdict: part.verdict, credit: part.credit, months: part.months }).collect();
    let whole = ruling::combine(join, &rulings);
    let decisive: Vec<&Part> = match (join, whole.verdict) {
        (Join::Any, Verdict::Met) => parts.iter().filter(|part| part.verdict == Verdict::Met).take(1).collect(),
        (Join::Any, Verdict::Unclear) => parts.iter().filter(|part| part.verdict == Verdict::Unclear).collect(),
        (Join::All, verdict) => parts.iter().filter(|part| part.verdict == verdict).collect(),
        (Join::NOf(_), verdict @ (Verdict::Met | Verdict::Unclear)) => parts.iter().filter(|part| part.verdict == verdict).collect(),
        _ => parts.iter().filter(|part| part.verdict != Verdict::Ask || whole.verdict == Verdict::Ask).collect(),
    };
    let reasons: Vec<&str> = decisive.iter().map(|part| part.reason.as_str()).collect();
    let mut evidence: Vec<Evidence> = Vec::new();
    for found in decisive.iter().flat_map(|part| &part.evidence) {
        if !evidence.contains(found) {
            evidence.push(found.clone());
        }
    }
    let reason = reasons.join(if whole.verdict == Verdict::NotMet && join == Join::Any { "; and " } else { "; " });
    let reason = if parts.is_empty() { "nothing is listed to choose from or to hold".to_owned() } else { reason };
    let mut doubts: Vec<String> = Vec::new();
    for doubt in parts.iter().flat_map(|part| &part.doubts) {
        if !doubts.contains(doubt) {
            doubts.push(doubt.clone());
        }
    }
    let only = only_experience(&parts);
    let (months, counted) = (only.and_then(|part| part.months), only.map(|part| part.counted.clone()).unwrap_or_default());
    Finding { verdict: whole.verdict, credit: whole.credit, months, reason, evidence, doubts, counted, parts }
}

/// The only experience among the parts: its months are the whole's.
fn only_experience(parts: &[Part]) -> Option<&Part> {
    fn leaves<'p>(parts: &'p [Part], found: &mut Vec<&'p Part>) {
        for part in parts {
            if part.kind == "experience" {
                found.push(part);
            }
            leaves(&part.parts, found);
        }
    }
    let mut found = Vec::new();
    leaves(parts, &mut found);
    match found.as_slice() {
        [part] => Some(part),
        _ => None,
    }
}
