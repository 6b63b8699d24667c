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
        profile.skills.extend(other.skills.into_iter().filter(|skill| skill.stated_months.is_none()));
        profile.sections.extend(other.sections);
        for position in &mut profile.positions {
            let words = *dice.pick(&world::FRAGMENTS);
            position.passages.push(world::passage(words, "more".to_owned()));
        }
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
        let (changes, before) = (plan.changes(&profile, AS_OF), plan.judge(&profile, AS_OF));
        let (mut together, mut day) = (profile.clone(), AS_OF);
        for change in &changes.rules {
            prop_assert!(!change.needs.is_empty());
            let of = |judgement: &Judgement| judgement.rules.iter().find(|rule| rule.id == change.rule).unwrap().verdict;
            prop_assert!(matches!(of(&before), Verdict::NotMet | Verdict::Unclear));
            let (changed, then) = change.apply(&profile, AS_OF);
            let after = plan.judge(&changed, then);
            prop_assert_eq!((of(&after), after.outcome), (Verdict::Met, change.outcome), "{:?}", change);
            (together, day) = change.apply(&together, day);
        }
        let all = plan.judge(&together, day).outcome;
        prop_assert_eq!(changes.together, (!changes.rules.is_empty()).then_some(all));
    }
}

/// What no change leads to: more months than the window has, a degree in a field "related" to nothing.
fn is_out_of_reach(requirement: &Requirement) -> bool {
    match &requirement.kind {
        Kind::Experience(asked) => asked.min_months.zip(asked.within_months).is_some_and(|(min, within)| min > within),
        Kind::Degree(asked) => asked.fields.is_empty() && asked.related_field,
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().any(is_out_of_reach),
        _ => false,
    }
}

/// Of the required rules that are not met or unclear and within reach, for how many a change is found.
#[test]
fn nearly_every_open_rule_has_a_change() {
    let (mut open, mut named) = (0, 0);
    for seed in 0..400 {
        let (_, file, profile) = drawn(seed);
        let plan = Plan::compile(&file, Vocabulary::shipped());
        let (changes, judgement) = (plan.changes(&profile, AS_OF), plan.judge(&profile, AS_OF));
        for (rule, judged) in file.rules.iter().zip(&judgement.rules) {
            let unmet = rule.tier == RuleTier::Required && matches!(judged.verdict, Verdict::NotMet | Verdict::Unclear);
            if unmet && !is_out_of_reach(&rule.requirement) {
                open += 1;
                named += usize::from(changes.rules.iter().any(|change| change.rule == rule.id));
            }
        }
    }
    assert!(named * 100 >= open * 95, "{named} of {open}");
}

/// Whatever the name, the address or the year of birth: the same bytes, even where a name is a skill.
#[test]
fn identity_changes_nothing() {
    let file = world::rule_file(&mut Dice::new(5));
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let judged = |basics: serde_json::Value| {
        let candidate = serde_json::json!({
            "id": "c", "basics": basics,
            "work": [{"position": "Clerk", "startDate": "2015-01", "endDate": "2019-12", "summary": "Python and containers"}],
        });
        let read = qualify_profile::json_resume::from_value(&candidate, "c", Vocabulary::shipped()).unwrap();
        serde_json::to_string(&plan.judge(&read.profile, AS_OF)).unwrap()
    };
    let plain = judged(serde_json::json!({}));
    for basics in [
        serde_json::json!({"name": "Java Kubernetes", "email": "rust@python.example", "phone": "+1 555 0100"}),
        serde_json::json!({"name": "Ottoline Gullwing", "image": "me.png", "location": {"city": "Java", "countryCode": "DE"}}),
        serde_json::json!({"name": "X", "birthDate": "1950-01-01", "gender": "f", "nationality": "Ruritanian", "maritalStatus": "widowed"}),
    ] {
        assert_eq!(judged(basics.clone()), plain, "{basics}");
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

/// Gives a vague or missing date one of the months it can mean, so that the start stays before the end and nothing moves past the day
/// of judging.
fn narrow(dice: &mut Dice, position: &mut qualify_profile::Position) {
    if position.end.is_none()
        && let Some(start) = position.start.filter(|start| start.earliest() <= MONTH)
    {
        let last = of(start.earliest() + dice.below(MONTH - start.earliest() + 1)).map(End::On);
        position.end = if dice.chance(20) { Some(End::Present) } else { last };
    }
    if position.start.is_none()
        && let Some(end) = position.end
    {
        let last = if let End::On(date) = end { date.latest() } else { MONTH };
        position.start = of(last.min(MONTH) - dice.below(300));
    }
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
