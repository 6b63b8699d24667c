//! What an edit of a rule file changes: in meaning, and in who gets which outcome.

use std::collections::BTreeMap;

use jiff::civil::Date;
use qualify_profile::Profile;
use qualify_rules::{Rule, RuleFile};
use qualify_vocabulary::Vocabulary;
use serde::Serialize;

use crate::{Judgement, Outcome, Plan, judge_all};

/// How many examples of each move are named.
const EXAMPLES: usize = 5;

/// One change in meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The rule's id; `scoring`, `equivalent_experience`, `vocabulary` or `as_of` for what concerns the whole file.
    pub what: String,
    /// How it was; absent when it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How it is; absent when it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Candidates that go from one outcome to another for the same reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    /// The outcome before.
    pub from: Outcome,
    /// The outcome after.
    pub to: Outcome,
    /// The rules whose verdicts changed.
    pub because: Vec<String>,
    /// How many candidates.
    pub candidates: usize,
    /// Up to five of them, by id.
    pub examples: Vec<String>,
}

/// What an edit does to a pool.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moves {
    /// How many candidates there are.
    pub candidates: usize,
    /// How many get another outcome.
    pub moved: usize,
    /// How many keep their outcome and get another score.
    pub rescored: usize,
    /// Who moves, the largest group first.
    pub moves: Vec<Move>,
}

/// The changes in meaning from one rule file to another: rules by id, then what concerns the whole file.
///
/// Wording that reads the same is no change.
pub fn changes(old: &RuleFile, new: &RuleFile) -> Vec<Change> {
    let mut out = Vec::new();
    let find = |file: &RuleFile, id: &str| file.rules.iter().find(|r| r.id == id).map(said);
    for rule in &old.rules {
        let (before, after) = (Some(said(rule)), find(new, &rule.id));
        if before != after {
            out.push(Change { what: rule.id.clone(), before, after });
        }
    }
    out.extend(new.rules.iter().filter(|r| find(old, &r.id).is_none()).map(|r| Change {
        what: r.id.clone(),
        before: None,
        after: Some(said(r)),
    }));
    let mut whole = |what: &str, before: String, after: String| {
        if before != after {
            let some = |text: String| (!text.is_empty()).then_some(text);
            out.push(Change { what: what.to_owned(), before: some(before), after: some(after) });
        }
    };
    let scoring = |f: &RuleFile| format!("required {}, preferred {}", f.scoring.required, f.scoring.preferred);
    whole("scoring", scoring(old), scoring(new));
    whole("as_of", old.as_of.clone().unwrap_or_default(), new.as_of.clone().unwrap_or_default());
    whole("equivalent_experience", json(&old.equivalent_experience), json(&new.equivalent_experience));
    whole("vocabulary", json(&old.vocabulary), json(&new.vocabulary));
    out
}

/// A rule's meaning in words.
fn said(rule: &Rule) -> String {
    let weight = if (rule.weight - 1.0).abs() < f64::EPSILON { String::new() } else { format!(" (weight {})", rule.weight) };
    format!("{}: {}{weight}", rule.tier.name(), qualify_language::print(&rule.requirement))
}

/// A map as JSON; empty for an empty one.
fn json<K: Serialize + Ord, V: Serialize>(map: &BTreeMap<K, V>) -> String {
    if map.is_empty() { String::new() } else { serde_json::to_string(map).unwrap_or_default() }
}

/// Judges a pool with both files and groups who moves.
pub fn moves(old: &RuleFile, new: &RuleFile, vocabulary: &Vocabulary, pool: &[Profile], as_of: Date) -> Moves {
    let judge = |file: &RuleFile| {
        judge_all(&Plan::compile(file, vocabulary), pool, as_of).into_iter().map(|j| (j.candidate.clone(), j)).collect::<BTreeMap<_, _>>()
    };
    let (before, mut after) = (judge(old), judge(new));
    let mut groups: BTreeMap<(Outcome, Outcome, Vec<String>), Vec<String>> = BTreeMap::new();
    let (mut moved, mut rescored) = (0, 0);
    for (id, then) in &before {
        let Some(now) = after.remove(id) else { continue };
        if then.outcome != now.outcome {
            moved += 1;
            groups.entry((then.outcome, now.outcome, turned(then, &now))).or_default().push(id.clone());
        } else if (then.score - now.score).abs() > f64::EPSILON {
            rescored += 1;
        }
    }
    let mut moves: Vec<Move> = groups
        .into_iter()
        .map(|((from, to, because), ids)| Move {
            from,
            to,
            because,
            candidates: ids.len(),
            examples: ids.into_iter().take(EXAMPLES).collect(),
        })
        .collect();
    moves.sort_by_key(|m| std::cmp::Reverse(m.candidates));
    Moves { candidates: before.len(), moved, rescored, moves }
}

/// Ids of the rules whose verdict differs, or that only one side has.
fn turned(then: &Judgement, now: &Judgement) -> Vec<String> {
    let verdict = |j: &Judgement, id: &str| j.rules.iter().find(|r| r.id == id).map(|r| r.verdict);
    let ids = then.rules.iter().chain(now.rules.iter().filter(|r| verdict(then, &r.id).is_none())).map(|r| r.id.clone());
    ids.filter(|id| verdict(then, id) != verdict(now, id)).collect()
}
