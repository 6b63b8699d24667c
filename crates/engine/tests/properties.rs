//! What holds for any candidate and any rule file.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "the made-up world is shared with other tests")]

mod world;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use qualify_engine::{Facts, Judgement, Plan, Scratch, Verdict, judge_all};
use qualify_language::{Kind, Requirement};
use qualify_profile::{End, PartialDate, Profile};
use qualify_rules::{RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use world::Dice;

const AS_OF: Date = date(2022, 8, 15);
const MONTH: u32 = 2022 * 12 + 7;

fn judge(file: &RuleFile, profile: &Profile) -> Judgement {
    Plan::compile(file, Vocabulary::shipped()).judge(profile, AS_OF)
}

fn verdicts(judgement: &Judgement) -> Vec<Verdict> {
    judgement.rules.iter().map(|rule| rule.verdict).collect()
}

fn drawn(seed: u64) -> (Dice, RuleFile, Profile) {
    let mut dice = Dice::new(seed);
    let (file, profile) = (world::rule_file(&mut dice), world::profile(&mut dice, 0));
    (dice, file, profile)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_are_within_bounds_and_never_nan(seed: u64) {
        let (_, file, profile) = drawn(seed);
        let judgement = judge(&file, &profile);
        prop_assert!((0.0..=100.0).contains(&judgement.score));
        prop_assert!(judgement.rules.iter().filter_map(|rule| rule.credit).all(|credit| (0.0..=1.0).contains(&credit)));
        prop_assert!(judgement.rules.iter().all(|rule| !rule.reason.trim().is_empty()));
    }

    #[test]
    fn facts_written_out_and_read_again_judge_the_same(seed: u64) {
        let (_, file, profile) = drawn(seed);
        let plan = Plan::compile(&file, Vocabulary::shipped());
        let facts = plan.facts(&profile);
        let again: Facts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
        let judged = plan.judge(&profile, AS_OF);
        for facts in [&facts, &again] {
            let assessed = plan.assess(facts, AS_OF, &mut Scratch::default());
            prop_assert_eq!((assessed.outcome, assessed.score), (judged.outcome, judged.score));
        }
    }

    #[test]
    fn quotes_are_words_of_the_candidate(seed: u64) {
        let (_, file, profile) = drawn(seed);
        let said = serde_json::to_string(&profile).unwrap();
        for evidence in judge(&file, &profile).rules.iter().flat_map(|rule| &rule.evidence) {
            prop_assert!(said.contains(&evidence.quote), "{evidence:?}");
        }
    }

    /// A stated length gives way to dates, so that candidates who state one are left out.
    #[test]
    fn more_evidence_never_turns_met_into_not_met(seed: u64) {
        let (mut dice, file, mut profile) = drawn(seed);
        profile.skills.retain(|skill| skill.stated_months.is_none());
        let before = verdicts(&judge(&file, &profile));
        let other = world::profile(&mut dice, 1);
        profile.positions.extend(other.positions);
        profile.education.extend(other.education);
        profile.credentials.extend(other.credentials);
        let after = verdicts(&judge(&file, &profile));
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(!(*before == Verdict::Met && *after == Verdict::NotMet));
        }
    }

    #[test]
    fn narrowing_a_vague_date_never_turns_met_into_not_met_or_the_reverse(seed: u64) {
        let (mut dice, file, mut profile) = drawn(seed);
        let before = verdicts(&judge(&file, &profile));
        for position in &mut profile.positions {
            narrow(&mut dice, position);
        }
        let after = verdicts(&judge(&file, &profile));
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(!matches!((before, after), (Verdict::Met, Verdict::NotMet) | (Verdict::NotMet, Verdict::Met)), "{before} to {after}\n{profile:#?}");
        }
    }

    #[test]
    fn splitting_a_position_in_two_adjacent_ones_changes_nothing(seed: u64) {
        let (mut dice, file, mut profile) = drawn(seed);
        let before = judge(&file, &profile);
        let index = dice.below(7) as usize;
        if let Some((first, second)) = profile.positions.get(index).and_then(|position| split(&mut dice, position)) {
            profile.positions[index] = first;
            profile.positions.push(second);
        }
        let after = judge(&file, &profile);
        prop_assert_eq!((before.outcome, before.score, verdicts(&before)), (after.outcome, after.score, verdicts(&after)));
    }

    #[test]
    fn a_preferred_rule_never_changes_the_outcome(seed: u64) {
        let (mut dice, mut file, profile) = drawn(seed);
        let before = judge(&file, &profile).outcome;
        for mut rule in world::rule_file(&mut dice).rules {
            rule.tier = RuleTier::Preferred;
            // What else is asked says what related work is, so that only rules without terms are added.
            rule.requirement = Requirement::from(Kind::Trait(qualify_language::requirement::Asked { text: "patience".to_owned() }));
            file.rules.push(rule);
        }
        prop_assert_eq!(before, judge(&file, &profile).outcome);
    }

    #[test]
    fn a_requirement_twice_is_that_requirement(seed: u64) {
        let (_, file, profile) = drawn(seed);
        let twice = |join: fn(Vec<Requirement>) -> Kind| {
            let mut file = file.clone();
            for rule in &mut file.rules {
                rule.requirement = join(vec![rule.requirement.clone(), rule.requirement.clone()]).into();
            }
            file
        };
        // "Equivalent" looks at what stands beside it, which a second copy would add to.
        prop_assume!(!format!("{file:?}").contains("Equivalent"));
        let once = verdicts(&judge(&file, &profile));
        prop_assert_eq!(&once, &verdicts(&judge(&twice(Kind::All), &profile)));
        prop_assert_eq!(&once, &verdicts(&judge(&twice(Kind::Any), &profile)));
    }

    #[test]
    fn changes_lead_where_they_say(seed: u64) {
        let (_, file, profile) = drawn(seed);
        let plan = Plan::compile(&file, Vocabulary::shipped());
        let changes = plan.changes(&profile, AS_OF);
        let before = plan.judge(&profile, AS_OF);
        for change in &changes.rules {
            prop_assert!(!change.needs.is_empty());
            prop_assert!(before.rules.iter().any(|rule| rule.id == change.rule && rule.verdict != Verdict::Met));
        }
    }
}

#[test]
fn threads_and_order_do_not_show() {
    let mut dice = Dice::new(11);
    let file = world::rule_file(&mut dice);
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let mut profiles: Vec<Profile> = (0..300).map(|id| world::profile(&mut dice, id)).collect();
    let bytes = |profiles: &[Profile], threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        serde_json::to_string(&pool.install(|| judge_all(&plan, profiles, AS_OF))).unwrap()
    };
    let one = bytes(&profiles, 1);
    assert_eq!(one, bytes(&profiles, 2));
    assert_eq!(one, bytes(&profiles, 8));
    profiles.reverse();
    profiles.rotate_left(97);
    assert_eq!(one, bytes(&profiles, 2));
}

#[test]
fn a_thousand_positions_and_empty_texts_are_judged() {
    let mut dice = Dice::new(13);
    let mut profile = world::profile(&mut dice, 0);
    for round in 0..200 {
        profile.positions.extend(world::profile(&mut dice, round).positions);
    }
    for seed in 0..20 {
        judge(&world::rule_file(&mut Dice::new(seed)), &profile);
        judge(&world::rule_file(&mut Dice::new(seed)), &Profile::default());
    }
}

/// Gives a vague date one of its months, so that the start stays before the end and nothing moves past the day of judging.
fn narrow(dice: &mut Dice, position: &mut qualify_profile::Position) {
    let end = |end: Option<End>| match end {
        Some(End::On(date)) => (date.earliest(), date.latest()),
        _ => (0, MONTH),
    };
    if let Some(start) = position.start
        && start.month.is_none()
        && start.earliest() <= end(position.end).1
    {
        let last = start.latest().min(end(position.end).1).min(MONTH);
        if last >= start.earliest() {
            position.start = of(start.earliest() + dice.below(last - start.earliest() + 1));
        }
    }
    if let Some(End::On(date)) = position.end
        && date.month.is_none()
        && position.start.is_none_or(|start| start.earliest() <= date.latest())
    {
        let first = position.start.map_or(0, PartialDate::earliest).max(date.earliest());
        position.end = of(first + dice.below(date.latest() - first + 1)).map(End::On);
    }
}

fn split(dice: &mut Dice, position: &qualify_profile::Position) -> Option<(qualify_profile::Position, qualify_profile::Position)> {
    let (start, Some(End::On(end))) = (position.start?, position.end) else { return None };
    if start.month.is_none() || end.month.is_none() || start.earliest() >= end.earliest() || start.earliest() >= MONTH {
        return None;
    }
    let cut = start.earliest() + dice.below((end.earliest().min(MONTH) - start.earliest()).max(1));
    let (mut first, mut second) = (position.clone(), position.clone());
    first.end = of(cut).map(End::On);
    second.start = of(cut + 1);
    Some((first, second))
}

fn of(month: u32) -> Option<PartialDate> {
    PartialDate::new((month / 12) as u16, Some((month % 12 + 1) as u8))
}
