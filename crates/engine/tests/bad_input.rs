//! Rule files and candidates that make no sense: a defined verdict or a finding, never a panic, never a NaN.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the made-up world is shared with other tests")]

mod world;

use jiff::civil::{Date, date};
use qualify_engine::{Judgement, Outcome, Plan, Scratch, Verdict};
use qualify_language::requirement::{Asked, Skill};
use qualify_language::{Experience, Group, Kind, Requirement};
use qualify_profile::{End, Position, Profile};
use qualify_rules::{Rule, RuleFile, RuleTier, Scoring};
use qualify_vocabulary::Vocabulary;
use world::Dice;

const AS_OF: Date = date(2024, 6, 30);

/// Judges, and holds what must hold of every judgement.
fn judge(file: &RuleFile, profile: &Profile) -> Judgement {
    let plan = Plan::compile(file, Vocabulary::shipped());
    let judgement = plan.judge(profile, AS_OF);
    let assessed = plan.assess(&plan.facts(profile), AS_OF, &mut Scratch::default());
    assert_eq!((assessed.outcome, assessed.score), (judgement.outcome, judgement.score));
    assert!((0.0..=100.0).contains(&judgement.score), "{}", judgement.score);
    assert!(judgement.rules.iter().all(|rule| !rule.reason.is_empty()));
    assert!(judgement.rules.iter().filter_map(|rule| rule.credit).all(|credit| (0.0..=1.0).contains(&credit)));
    assert!(plan.changes(profile, AS_OF).rules.len() <= file.rules.len());
    judgement
}

fn of(rules: Vec<Rule>) -> RuleFile {
    RuleFile { job: "Zephyr Keeper".to_owned(), rules, ..RuleFile::default() }
}

fn required(kind: Kind) -> Rule {
    world::rule("r", RuleTier::Required, "what is asked", kind.into())
}

fn java(min: Option<u32>, max: Option<u32>, within: Option<u32>) -> Kind {
    let with = vec![Group { any_of: vec!["Java".to_owned()], open: false }];
    Kind::Experience(Experience { min_months: min, max_months: max, within_months: within, with })
}

fn trait_of(text: &str) -> Requirement {
    Kind::Trait(Asked { text: text.to_owned() }).into()
}

fn worked(start: &str, end: &str) -> Position {
    Position {
        start: (!start.is_empty()).then(|| start.parse().unwrap()),
        end: (!end.is_empty()).then(|| end.parse::<End>().unwrap()),
        passages: vec![world::passage("Java", "work".to_owned())],
        ..Position::default()
    }
}

fn with(positions: Vec<Position>) -> Profile {
    Profile { positions, ..Profile::default() }
}

fn verdict_and_months(kind: Kind, positions: Vec<Position>) -> (Verdict, u32, u32) {
    let judged = judge(&of(vec![required(kind)]), &with(positions)).rules.remove(0);
    let months = judged.months.unwrap();
    (judged.verdict, months.at_least, months.at_most)
}

#[test]
fn no_rules_at_all_are_a_full_score() {
    let judgement = judge(&of(Vec::new()), &with(vec![worked("2020-01", "2020-12")]));
    assert_eq!((judgement.outcome, judgement.score), (Outcome::Qualified, 100.0));
}

#[test]
fn empty_lists_have_a_defined_verdict() {
    let empty = Vec::new;
    for (kind, verdict) in [
        (Kind::All(empty()), Verdict::Met),
        (Kind::Any(empty()), Verdict::NotMet),
        (Kind::NOf { n: 0, of: empty() }, Verdict::Met),
        (Kind::NOf { n: 3, of: empty() }, Verdict::NotMet),
        (Kind::NOf { n: u32::MAX, of: vec![trait_of("patience"), java(Some(1), None, None).into()] }, Verdict::NotMet),
        (Kind::Skill(Skill { with: Vec::new() }), Verdict::Met),
        (Kind::Skill(Skill { with: vec![Group { any_of: Vec::new(), open: true }] }), Verdict::NotMet),
        (Kind::Skill(Skill { with: vec![Group { any_of: vec![String::new(), "—".to_owned()], open: true }] }), Verdict::NotMet),
        (Kind::Equivalent, Verdict::Unclear),
    ] {
        let said = format!("{kind:?}");
        let judged = judge(&of(vec![required(kind)]), &with(vec![worked("2020-01", "2020-12")]));
        assert_eq!(judged.rules[0].verdict, verdict, "{said}");
    }
}

#[test]
fn a_minimum_above_the_maximum_is_judged_by_the_minimum() {
    let year = || vec![worked("2020-01", "2020-12")];
    assert_eq!(verdict_and_months(java(Some(60), Some(24), None), year()), (Verdict::NotMet, 12, 12));
    assert_eq!(verdict_and_months(java(Some(u32::MAX), Some(0), Some(0)), year()), (Verdict::NotMet, 0, 0));
    assert_eq!(verdict_and_months(java(None, Some(0), Some(u32::MAX)), year()), (Verdict::Met, 12, 12));
}

#[test]
fn what_contradicts_itself_is_not_met() {
    let both = |rule: &mut Rule, yes: &str| rule.requirement = Kind::All(vec![trait_of(yes), java(Some(1), None, None).into()]).into();
    let mut rule = required(java(None, None, None));
    both(&mut rule, "never worked with Java");
    let judged = judge(&of(vec![rule]), &with(Vec::new()));
    assert_eq!(judged.rules[0].verdict, Verdict::NotMet);
}

#[test]
fn weights_and_shares_of_zero_below_or_of_no_number_never_make_a_nan() {
    let odd = [0.0, -0.0, -3.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE];
    for weight in odd {
        for share in odd {
            let mut dice = Dice::new(weight.to_bits() ^ share.to_bits().rotate_left(7));
            let mut file = world::rule_file(&mut dice);
            file.rules.iter_mut().for_each(|rule| rule.weight = weight);
            file.scoring = Scoring { required: share, preferred: weight };
            judge(&file, &world::profile(&mut dice, 0));
        }
    }
}

#[test]
fn a_candidate_without_a_single_date_is_unclear() {
    assert_eq!(verdict_and_months(java(Some(24), None, None), vec![worked("", "")]), (Verdict::Unclear, 0, 600));
    assert_eq!(verdict_and_months(java(Some(24), None, Some(36)), vec![worked("", "")]), (Verdict::Unclear, 0, 36));
    assert_eq!(verdict_and_months(java(Some(24), None, None), Vec::new()), (Verdict::NotMet, 0, 0));
}

#[test]
fn months_ahead_do_not_count() {
    assert_eq!(verdict_and_months(java(Some(1), None, None), vec![worked("2024-07", "2030-01")]), (Verdict::NotMet, 0, 0));
    assert_eq!(verdict_and_months(java(Some(7), None, None), vec![worked("2024-01", "9999-12")]), (Verdict::NotMet, 6, 6));
    assert_eq!(verdict_and_months(java(Some(6), None, None), vec![worked("2024-01", "present")]), (Verdict::Met, 6, 6));
}

#[test]
fn dates_before_1940_are_not_believed() {
    assert_eq!(verdict_and_months(java(Some(24), None, None), vec![worked("0001-01", "1939-12")]), (Verdict::Unclear, 0, 600));
    let (verdict, least, most) = verdict_and_months(java(Some(24), None, None), vec![worked("1890", "1941-02")]);
    assert_eq!((verdict, least, most), (Verdict::NotMet, 1, 14));
    assert_eq!(verdict_and_months(java(Some(24), None, None), vec![worked("1940-01", "1941-12")]), (Verdict::Met, 24, 24));
}

#[test]
fn an_end_before_the_start_has_no_certain_month() {
    assert_eq!(verdict_and_months(java(Some(1), None, None), vec![worked("2021-03", "2020-01")]), (Verdict::Unclear, 0, 15));
}

#[test]
fn a_hundred_overlapping_positions_count_once() {
    let many = (0..100).map(|index| worked(&format!("20{:02}-01", 10 + index % 5), "2019-12")).collect();
    assert_eq!(verdict_and_months(java(Some(120), None, None), many), (Verdict::Met, 120, 120));
    let more = (0..1000).map(|_| worked("2010", "2019")).collect();
    assert_eq!(verdict_and_months(java(Some(120), None, None), more), (Verdict::Unclear, 98, 120));
}

#[test]
fn hours_of_no_number_are_full_time_and_no_hours_are_nothing() {
    let at = |hours: f32| {
        let position = Position { hours_per_week: Some(hours), ..worked("2020-01", "2020-12") };
        verdict_and_months(java(Some(12), None, None), vec![position])
    };
    for hours in [f32::NAN, f32::INFINITY, -5.0, 1e30, 168.0] {
        assert_eq!(at(hours), (Verdict::Met, 12, 12), "{hours}");
    }
    assert_eq!(at(0.0), (Verdict::NotMet, 0, 0));
}

#[test]
fn implications_that_go_round_are_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("vocabulary")).unwrap();
    let text = "- {concept: barge mooring, implies: [quay keeping]}\n- {concept: quay keeping, implies: [barge mooring]}\n";
    std::fs::write(folder.path().join("vocabulary/round.yaml"), text).unwrap();
    let findings = Vocabulary::check(folder.path()).unwrap();
    assert!(findings.iter().any(|finding| finding.message.contains("barge mooring")), "{findings:?}");
    assert!(Vocabulary::load(folder.path()).is_err());
}
