//! What an edit changes in the meaning of a rule file, not in its lines.

use qualify_language::{Requirement, print};
use serde::Serialize;

use crate::file::{Rule, RuleFile, RuleTier};
use crate::implication::implies;

/// A change of meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A rule that was not there.
    Added {
        /// Its id.
        rule: String,
        /// Its tier.
        tier: RuleTier,
        /// What it asks.
        asks: String,
    },
    /// A rule that is gone.
    Removed {
        /// Its id.
        rule: String,
        /// Its tier.
        tier: RuleTier,
        /// What it asked.
        asks: String,
    },
    /// The same rule by another name.
    Renamed {
        /// The id it had.
        from: String,
        /// The id it has.
        to: String,
    },
    /// A rule that counts otherwise.
    Moved {
        /// Its id.
        rule: String,
        /// The tier it had.
        from: RuleTier,
        /// The tier it has.
        to: RuleTier,
    },
    /// A rule that asks something else.
    Asks {
        /// Its id.
        rule: String,
        /// What it asked.
        from: String,
        /// What it asks.
        to: String,
        /// Whether it asks more or less than before.
        effect: Effect,
    },
    /// A rule that weighs otherwise.
    Weighs {
        /// Its id.
        rule: String,
        /// What it weighed.
        from: f64,
        /// What it weighs.
        to: f64,
    },
    /// Other words for the same requirement.
    Reworded {
        /// Its id.
        rule: String,
        /// The words it had.
        from: String,
        /// The words it has.
        to: String,
    },
    /// A setting of the file: job, date, scoring, equivalences, names.
    Setting {
        /// Which.
        setting: &'static str,
        /// What it was.
        from: String,
        /// What it is.
        to: String,
    },
}

/// Which way a requirement moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Whoever met the old one meets the new one.
    Looser,
    /// Whoever meets the new one met the old one.
    Stricter,
    /// Neither can be told from the rules alone.
    Other,
}

/// Everything that means something else in `new` than in `old`, in the order of the new file, removals first.
pub fn diff(old: &RuleFile, new: &RuleFile) -> Vec<Change> {
    let pairs = pairs(old, new);
    let paired = |rule: &Rule| pairs.iter().any(|(before, _)| before.id == rule.id);
    let mut changes = settings(old, new);
    changes.extend(old.rules.iter().filter(|rule| !paired(rule)).map(|rule| Change::Removed {
        rule: rule.id.clone(),
        tier: rule.tier,
        asks: print(&rule.requirement),
    }));
    for rule in &new.rules {
        match pairs.iter().find(|(_, after)| after.id == rule.id) {
            Some((before, after)) => compare(before, after, &mut changes),
            None => changes.push(Change::Added { rule: rule.id.clone(), tier: rule.tier, asks: print(&rule.requirement) }),
        }
    }
    changes
}

/// The rules of the two files that are the same rule: by id, else by what they ask.
///
/// Ids that were given by position say nothing when rules were put in between, so an equal requirement wins over them.
fn pairs<'r>(old: &'r RuleFile, new: &'r RuleFile) -> Vec<(&'r Rule, &'r Rule)> {
    let mut pairs: Vec<(&Rule, &Rule)> = Vec::new();
    let same: [fn(&Rule, &Rule) -> bool; 4] = [
        |before, after| before.id == after.id && !by_position(before),
        |before, after| before.tier == after.tier && before.requirement == after.requirement,
        |before, after| before.requirement == after.requirement,
        |before, after| before.id == after.id,
    ];
    for same in same {
        for after in &new.rules {
            let free = |before: &&Rule| pairs.iter().all(|(taken, other)| taken.id != before.id && other.id != after.id);
            if let Some(before) = old.rules.iter().filter(free).find(|before| same(before, after)) {
                pairs.push((before, after));
            }
        }
    }
    pairs
}

fn by_position(rule: &Rule) -> bool {
    rule.id.strip_prefix(rule.tier.name()).is_some_and(|rest| rest.starts_with('-'))
}

fn compare(before: &Rule, after: &Rule, changes: &mut Vec<Change>) {
    let rule = || after.id.clone();
    if before.id != after.id {
        changes.push(Change::Renamed { from: before.id.clone(), to: rule() });
    }
    if before.tier != after.tier {
        changes.push(Change::Moved { rule: rule(), from: before.tier, to: after.tier });
    }
    if before.requirement != after.requirement {
        let effect = effect(&before.requirement, &after.requirement);
        changes.push(Change::Asks { rule: rule(), from: print(&before.requirement), to: print(&after.requirement), effect });
    } else if before.text != after.text {
        changes.push(Change::Reworded { rule: rule(), from: before.text.clone(), to: after.text.clone() });
    }
    if (before.weight - after.weight).abs() > f64::EPSILON {
        changes.push(Change::Weighs { rule: rule(), from: before.weight, to: after.weight });
    }
}

fn effect(before: &Requirement, after: &Requirement) -> Effect {
    match (implies(before, after), implies(after, before)) {
        (true, false) => Effect::Looser,
        (false, true) => Effect::Stricter,
        _ => Effect::Other,
    }
}

fn settings(old: &RuleFile, new: &RuleFile) -> Vec<Change> {
    let settings = [
        ("job", old.job.clone(), new.job.clone()),
        ("as_of", old.as_of.clone().unwrap_or_default(), new.as_of.clone().unwrap_or_default()),
        ("scoring", json(&old.scoring), json(&new.scoring)),
        ("equivalent_experience", json(&old.equivalent_experience), json(&new.equivalent_experience)),
        ("vocabulary", json(&old.vocabulary), json(&new.vocabulary)),
    ];
    settings.into_iter().filter(|(_, from, to)| from != to).map(|(setting, from, to)| Change::Setting { setting, from, to }).collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn changes(old: &str, new: &str) -> String {
        let load = |source: &str| crate::load("a.yaml", source).file.unwrap();
        serde_json::to_string(&diff(&load(old), &load(new))).unwrap()
    }

    #[test]
    fn layout_and_comments_are_no_change() {
        assert_eq!(
            changes("required:\n  - 2+ years of experience with Java\n", "# why\nrequired: [2+ years of experience with Java]\n"),
            "[]"
        );
    }

    #[test]
    fn a_lower_bar_is_looser() {
        let old = "required:\n  - {id: java, text: 3+ years of experience with Java}\n";
        let new = "required:\n  - {id: java, text: 2+ years of experience with Java}\n";
        assert!(changes(old, new).contains(r#""effect":"looser""#));
        assert!(changes(new, old).contains(r#""effect":"stricter""#));
    }

    #[test]
    fn a_rule_put_in_front_changes_no_other() {
        let old = "required:\n  - 3+ years of experience with Java\n";
        let new = "required:\n  - 1+ years of experience with SQL\n  - 3+ years of experience with Java\n";
        let changes = changes(old, new);
        assert!(changes.contains(r#"{"change":"added","rule":"required-1""#), "{changes}");
        assert!(changes.contains(r#"{"change":"renamed","from":"required-1","to":"required-2"}"#), "{changes}");
        assert!(!changes.contains("asks\",\"rule"), "{changes}");
    }
}
