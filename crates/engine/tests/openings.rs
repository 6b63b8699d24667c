//! Judging one candidate by many plans at once is judging by each of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod world;

use jiff::civil::{Date, date};
use qualify_engine::{Facts, Looked, Openings, Outcome, OwnNames, Plan, Scratch};
use qualify_vocabulary::Vocabulary;
use world::Dice;

const DAY: Date = date(2024, 6, 15);

#[test]
fn the_same_names_are_laid_over_the_vocabulary_once() {
    let file = |names| format!("job: Welder\nrequired:\n  - Experience with welding\nvocabulary: {{welding: [{names}]}}\n");
    let load = |names| qualify_rules::load("rules", &file(names)).file.unwrap();
    let shared = OwnNames::default();
    let plans = ["zorgling", "zorgling", "quelding"].map(|names| Plan::compile_among(&load(names), Vocabulary::shipped(), &shared));
    let same = |one: usize, other: usize| std::ptr::eq(plans[one].vocabulary(), plans[other].vocabulary());
    assert!(same(0, 1) && !same(0, 2));
    assert_eq!(plans[0].vocabulary().lookup("zorgling"), plans[2].vocabulary().lookup("quelding"));
}

#[test]
fn all_at_once_is_one_by_one() {
    let mut dice = Dice::new(97);
    let vocabulary = Vocabulary::shipped();
    let mut plans: Vec<Plan<'_>> = (0..400).map(|_| Plan::compile(&world::rule_file(&mut dice), vocabulary)).collect();
    plans.retain(|plan| plan.vocabulary().version() == vocabulary.version());
    assert!(plans.len() > 200);
    let openings = Openings::new(&plans, vocabulary);
    let (mut looked, mut scratch, mut ruled_out, mut not_qualified) = (Looked::default(), Scratch::default(), 0, 0);
    for id in 0..150 {
        let facts = Facts::new(&world::profile(&mut dice, id), vocabulary);
        openings.look(&facts, &mut looked);
        for (job, plan) in plans.iter().enumerate() {
            let expected = plan.assess(&facts, DAY, &mut Scratch::default());
            assert_eq!(openings.assess(job, &facts, &looked, DAY, &mut scratch), Some(expected));
            if openings.rules_out(job, &looked) {
                assert_eq!(expected.outcome, Outcome::NotQualified);
                ruled_out += 1;
            }
            not_qualified += usize::from(expected.outcome == Outcome::NotQualified);
        }
    }
    assert!(ruled_out * 3 > not_qualified && ruled_out < not_qualified, "{ruled_out} of {not_qualified}");
}
