//! The engine against a slow evaluator written month by month from the specification.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a test fails by panicking"
)]

#[path = "world/reference.rs"]
mod reference;
mod world;

use qualify_engine::{Plan, Scratch};
use qualify_vocabulary::Vocabulary;
use reference::{Calendar, Reference};
use world::Dice;

const PROFILES: usize = 400;
const RULE_FILES: usize = 250;

#[test]
fn a_hundred_thousand_pairs_agree_with_the_slow_evaluator() {
    let mut dice = Dice::new(20_261_121);
    let vocabulary = Vocabulary::shipped();
    let profiles: Vec<_> = (0..PROFILES).map(|id| world::profile(&mut dice, id)).collect();
    let facts: Vec<_> = profiles.iter().map(|profile| qualify_engine::Facts::new(profile, vocabulary)).collect();
    let month = 2022 * 12 + 7;
    let calendars: Vec<_> = profiles.iter().map(|profile| Calendar::of(profile, month)).collect();
    let as_of = jiff::civil::date(2022, 8, 15);
    let mut scratch = Scratch::default();
    for _ in 0..RULE_FILES {
        let file = world::rule_file(&mut dice);
        let plan = Plan::compile(&file, vocabulary);
        for ((profile, facts), calendar) in profiles.iter().zip(&facts).zip(&calendars) {
            let slow = Reference { file: &file, profile, as_of: month, calendar };
            let answers: Vec<_> = file.rules.iter().map(|rule| slow.rule(rule)).collect();
            let (score, outcome) = reference::score(&file, &answers);
            let assessed = plan.assess(facts, as_of, &mut scratch);
            let agrees = assessed.outcome == outcome && (assessed.score - score).abs() < 0.051;
            if !agrees {
                explain_difference(&plan, &file, profile, &answers);
                panic!("{assessed:?} against {score} {outcome:?}");
            }
        }
    }
}

#[test]
fn verdicts_months_and_credits_agree_rule_by_rule() {
    let mut dice = Dice::new(7);
    let vocabulary = Vocabulary::shipped();
    for round in 0..1500 {
        let (profile, file) = (world::profile(&mut dice, round), world::rule_file(&mut dice));
        let calendar = Calendar::of(&profile, 2022 * 12 + 7);
        let slow = Reference { file: &file, profile: &profile, as_of: 2022 * 12 + 7, calendar: &calendar };
        let judged = Plan::compile(&file, vocabulary).judge(&profile, jiff::civil::date(2022, 8, 15));
        for (rule, judged) in file.rules.iter().zip(&judged.rules) {
            let slow = slow.rule(rule);
            let close = match (slow.credit, judged.credit) {
                (Some(slow), Some(fast)) => (slow - fast).abs() < 1e-9,
                (slow, fast) => slow == fast,
            };
            let months = judged.months.map(|months| (i64::from(months.at_least), i64::from(months.at_most)));
            let same_months = !judged.parts.is_empty() || months == slow.months;
            assert!(
                judged.verdict == slow.verdict && close && same_months,
                "round {round}: {slow:?} against {judged:#?}\n{rule:#?}\n{profile:#?}"
            );
        }
    }
}

fn explain_difference(plan: &Plan<'_>, file: &qualify_rules::RuleFile, profile: &qualify_profile::Profile, answers: &[reference::Answer]) {
    let judged = plan.judge(profile, jiff::civil::date(2022, 8, 15));
    for ((rule, answer), judged) in file.rules.iter().zip(answers).zip(&judged.rules) {
        if judged.verdict != answer.verdict || judged.credit.zip(answer.credit).is_some_and(|(a, b)| (a - b).abs() > 1e-9) {
            eprintln!("slow {answer:?}\nfast {judged:#?}\n{rule:#?}\n{profile:#?}");
            return;
        }
    }
}
