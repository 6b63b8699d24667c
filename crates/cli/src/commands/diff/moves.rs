//! Who moves between outcomes, grouped by why.

use std::collections::BTreeMap;

use jiff::civil::Date;
use qualify_engine::{Judgement, Outcome, Plan};
use qualify_rules::{RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::commands::pool::Pool;

/// So many candidates are named for each group.
const EXAMPLES: usize = 5;

/// What an edit does to a pool.
#[derive(Debug, Serialize)]
pub struct Moves {
    /// How many candidates were judged.
    pub candidates: usize,
    /// How many have another outcome.
    pub moved: usize,
    /// How many keep their outcome and have another score.
    pub rescored: usize,
    /// Candidates with each outcome: before and after.
    pub outcomes: BTreeMap<&'static str, (usize, usize)>,
    /// Those who move, by way and reason, the largest group first.
    pub groups: Vec<Group>,
    /// Inputs that gave no candidate.
    pub unread: usize,
}

/// Candidates who move the same way for the same reason.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The outcome before.
    pub from: &'static str,
    /// The outcome after.
    pub to: &'static str,
    /// Which required rules changed, and how.
    pub because: String,
    /// How many.
    pub count: usize,
    /// Some of them.
    pub examples: Vec<Example>,
}

/// One who moves.
#[derive(Debug, Serialize)]
pub struct Example {
    /// The candidate's id.
    pub candidate: String,
    /// The reason of the first rule that changed, as it is now.
    pub reason: String,
}

/// Judges everybody by both files.
pub fn moves(old: &RuleFile, new: &RuleFile, pool: &Pool, vocabulary: &Vocabulary, day: Option<Date>) -> Moves {
    let (before, after) = (judge(old, pool, vocabulary, day), judge(new, pool, vocabulary, day));
    let mut moves =
        Moves { candidates: before.len(), moved: 0, rescored: 0, outcomes: BTreeMap::new(), groups: Vec::new(), unread: pool.unread.len() };
    let mut groups: BTreeMap<(Outcome, Outcome, String), (usize, Vec<Example>)> = BTreeMap::new();
    for (old, new) in before.iter().zip(&after) {
        moves.outcomes.entry(old.outcome.name()).or_default().0 += 1;
        moves.outcomes.entry(new.outcome.name()).or_default().1 += 1;
        if old.outcome == new.outcome {
            moves.rescored += usize::from((old.score - new.score).abs() > 0.05);
            continue;
        }
        moves.moved += 1;
        let (because, reason) = because(old, new);
        let group = groups.entry((old.outcome, new.outcome, because)).or_default();
        group.0 += 1;
        if group.1.len() < EXAMPLES {
            group.1.push(Example { candidate: new.candidate.clone(), reason });
        }
    }
    moves.groups = groups
        .into_iter()
        .map(|((from, to, because), (count, examples))| Group { from: from.name(), to: to.name(), because, count, examples })
        .collect();
    moves.groups.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.because.cmp(&b.because)));
    moves
}

fn judge(rules: &RuleFile, pool: &Pool, vocabulary: &Vocabulary, day: Option<Date>) -> Vec<Judgement> {
    let plan = Plan::compile(rules, vocabulary);
    let own = rules.as_of.as_ref().and_then(|day| day.parse().ok());
    let day = day.or(own).unwrap_or_else(|| jiff::Zoned::now().date());
    pool.profiles.par_iter().map(|profile| plan.judge(profile, day)).collect()
}

/// The required rules whose verdict changed, in words, and the reason of the first as it is now.
fn because(old: &Judgement, new: &Judgement) -> (String, String) {
    let mut changed = Vec::new();
    let mut reason = None;
    let required = |judgement: &Judgement, id: &str| {
        judgement.rules.iter().find(|rule| rule.id == id && rule.tier == RuleTier::Required).map(|rule| rule.verdict.name())
    };
    for rule in new.rules.iter().filter(|rule| rule.tier == RuleTier::Required) {
        let before = required(old, &rule.id);
        if before != Some(rule.verdict.name()) {
            changed.push(format!("`{}` {} → {}", rule.id, before.unwrap_or("not asked"), rule.verdict.name()));
            reason.get_or_insert_with(|| rule.reason.clone());
        }
    }
    for rule in old.rules.iter().filter(|rule| rule.tier == RuleTier::Required && required(new, &rule.id).is_none()) {
        changed.push(format!("`{}` {} → not asked", rule.id, rule.verdict.name()));
        reason.get_or_insert_with(|| rule.reason.clone());
    }
    (changed.join(", "), reason.unwrap_or_default())
}
