//! Scoring what a store keeps is scoring the files that it was made from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use proptest::prelude::*;
use qualify_engine::{Assessment, Bulk, Judgement, Plan, Scratch, judge_all};
use qualify_profile::Profile;
use qualify_search::{Entry, Standing, Store};
use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

const DAY: Date = date(2026, 3, 31);
const TERMS: [&str; 6] = ["Java", "Kubernetes", "Registered Nurse", "welding", "risk analysis of bridges", "Excel"];
const RULES: &str = r#"{"job": "Anything", "required": [
    {"id": "java", "require": {"experience": {"min_months": 24, "with": [["Java", "Kubernetes"]]}}},
    {"id": "degree", "require": {"degree": {"level": "bachelor", "fields": ["Nursing"], "related_field": true}}}],
  "preferred": [
    {"id": "phrase", "require": {"skill": {"with": [["risk analysis of bridges"]]}}},
    {"id": "recent", "require": {"experience": {"min_months": 6, "within_months": 36, "with": [["containers"]]}}},
    {"id": "total", "require": {"experience": {"min_months": 60, "with": []}}}]}"#;

fn work() -> impl Strategy<Value = Value> {
    let ends = prop_oneof![(0u32..40).prop_map(Some), Just(None)];
    (2010u32..2025, prop::option::of(1u32..13), ends, prop::sample::select(&TERMS[..]), prop::option::of(8u32..45)).prop_map(
        |(year, month, months, term, hours)| {
            let start = month.map_or(format!("{year}"), |month| format!("{year}-{month:02}"));
            let end = months.map(|months| format!("{}-{:02}", year + months / 12, months % 12 + 1));
            let mut entry = json!({"position": "Worker", "startDate": start, "summary": format!("Did {term} and more")});
            let fields = entry.as_object_mut().expect("an object");
            fields.extend(end.map(|end| ("endDate".to_owned(), json!(end))));
            fields.extend(hours.map(|hours| ("hoursPerWeek".to_owned(), json!(hours))));
            entry
        },
    )
}

fn candidate() -> impl Strategy<Value = Value> {
    let degree = prop::option::of(prop_oneof![Just("Bachelor of Science"), Just("Master"), Just("Diploma")]);
    (prop::collection::vec(work(), 0..4), degree, prop::option::of(prop::sample::select(&TERMS[..]))).prop_map(|(work, degree, skill)| {
        let education: Vec<Value> = degree.iter().map(|degree| json!({"studyType": degree, "area": "Nursing"})).collect();
        let skills: Vec<Value> = skill.iter().map(|skill| json!({"name": skill})).collect();
        json!({"work": work, "education": education, "skills": skills})
    })
}

fn written(judgements: &[Judgement]) -> Vec<String> {
    judgements.iter().map(|judgement| serde_json::to_string(judgement).unwrap()).collect()
}

/// Outcome and score from the profile.
fn assess(plan: &Plan<'_>, profile: &Profile) -> Assessment {
    plan.assess(&plan.facts(profile), DAY, &mut Scratch::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_store_is_scored_like_its_files(people in prop::collection::vec(candidate(), 1..30), wanted in 0usize..12) {
        let vocabulary = Vocabulary::shipped();
        let file = qualify_rules::load("rules", RULES).file.expect("the rules are right");
        let plan = Plan::compile(&file, vocabulary);
        let read = |(number, person): (usize, &Value)| {
            qualify_profile::read(&format!("p{number}"), person.to_string().as_bytes(), vocabulary).expect("a candidate").profile
        };
        let profiles: Vec<Profile> = people.iter().enumerate().map(read).collect();
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open_or_create(&dir.path().join("store")).unwrap();
        let mut writer = store.writer().unwrap();
        for (number, profile) in (0u64..).zip(&profiles) {
            writer.add(Entry::new(profile, number, vocabulary)).unwrap();
            if number % 7 == 6 {
                writer.commit().unwrap();
            }
        }
        writer.finish().unwrap();

        let from_files = written(&judge_all(&plan, &profiles, DAY));
        let mut kept = store.map(|profile| plan.judge(profile, DAY)).unwrap();
        qualify_engine::rank(&mut kept);
        prop_assert_eq!(&written(&kept), &from_files);
        let bulk = Bulk::new(&plan, DAY);
        let best = store.best(&bulk, wanted, |profile| assess(&plan, profile)).unwrap();
        prop_assert_eq!(best.judged.all, profiles.len());
        let first: Vec<_> = best.profiles.iter().map(|profile| plan.judge(profile, DAY)).collect();
        prop_assert_eq!(written(&first), from_files.into_iter().take(wanted).collect::<Vec<_>>());
        let (mut standings, judged) = store.standings(&bulk, |profile| assess(&plan, profile)).unwrap();
        let mut expected: Vec<Standing> = profiles.iter().map(|profile| assess(&plan, profile).into()).collect();
        standings.sort();
        expected.sort();
        prop_assert_eq!(standings, expected);
        prop_assert!(judged.all == profiles.len() && judged.of_another_vocabulary == 0);
    }
}

fn profile(id: &str, work: &Value) -> Profile {
    qualify_profile::read(id, json!({"work": [work]}).to_string().as_bytes(), Vocabulary::shipped()).expect("a candidate").profile
}

fn store_of(dir: &std::path::Path, profiles: &[Profile], vocabulary: &Vocabulary) -> Store {
    let store = Store::open_or_create(&dir.join("store")).unwrap();
    let mut writer = store.writer().unwrap();
    for (number, profile) in (0u64..).zip(profiles) {
        writer.add(Entry::new(profile, number, vocabulary)).unwrap();
    }
    writer.finish().unwrap();
    store
}

/// More people than a block holds, in several parts, some replaced and some showing words of a phrase.
#[test]
fn a_store_of_many_blocks_is_scored_like_its_files() {
    let vocabulary = Vocabulary::shipped();
    let file = qualify_rules::load("rules", RULES).file.unwrap();
    let plan = Plan::compile(&file, vocabulary);
    let person = |number: u32| {
        let (start, months) = (2000 + number % 19, number * 7 % 60);
        let start_date = if number.is_multiple_of(50) { format!("{start}") } else { format!("{start}-{:02}", number % 12 + 1) };
        let end = format!("{}-{:02}", start + 1 + months / 12, months % 12 + 1);
        let summary = format!("Did {} and {}", TERMS[number as usize % 6], TERMS[number as usize * 5 % 7 % 6]);
        let studies = ["Bachelor of Science", "Master", "Diploma"][number as usize % 3];
        let value = json!({"work": [{"position": "Worker", "startDate": start_date, "endDate": end, "summary": summary},
                                    {"position": "Worker", "startDate": "2019-03", "endDate": "2023-08", "summary": TERMS[number as usize % 4]}],
                           "education": [{"studyType": studies, "area": "Nursing"}]});
        qualify_profile::read(&format!("p{}", number * 31 % 3000), value.to_string().as_bytes(), vocabulary).unwrap().profile
    };
    let mut profiles: Vec<Profile> = (0..2500).map(person).collect();
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&dir.path().join("store")).unwrap();
    let mut writer = store.writer().unwrap();
    for (number, profile) in (0u64..).zip(&profiles) {
        writer.add(Entry::new(profile, number, vocabulary)).unwrap();
        if number == 2200 {
            writer.commit().unwrap();
        }
    }
    for replaced in profiles.iter_mut().take(40) {
        *replaced = Profile { id: replaced.id.clone(), ..person(2999) };
        writer.add(Entry::new(replaced, 0, vocabulary)).unwrap();
    }
    writer.finish().unwrap();
    let bulk = Bulk::new(&plan, DAY);
    let (mut standings, judged) = store.standings(&bulk, |profile| assess(&plan, profile)).unwrap();
    let mut expected: Vec<(Standing, &str)> = profiles.iter().map(|p| (assess(&plan, p).into(), p.id.as_str())).collect();
    expected.sort();
    standings.sort();
    assert_eq!(standings, expected.iter().map(|(standing, _)| *standing).collect::<Vec<_>>());
    assert!(judged.all == 2500 && judged.from_profiles < 1500, "{judged:?}");
    for wanted in [1, 10, 300, 2400, 3000] {
        let best = store.best(&bulk, wanted, |profile| assess(&plan, profile)).unwrap();
        let ids: Vec<&str> = best.profiles.iter().map(|profile| profile.id.as_str()).collect();
        assert_eq!(ids, expected.iter().take(wanted).map(|(_, id)| *id).collect::<Vec<_>>(), "{wanted}");
        assert_eq!(best.judged.all, 2500);
    }
}

#[test]
fn equals_come_by_their_ids_over_all_parts_of_a_store() {
    let work = json!({"position": "Cook", "startDate": "2015-01", "endDate": "2020-01", "summary": "Java"});
    let profiles: Vec<Profile> = (0..40).map(|n| profile(&format!("p{}", n * 17 % 40), &work)).collect();
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &profiles, Vocabulary::shipped());
    let file = qualify_rules::load("rules", RULES).file.unwrap();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let best = store.best(&Bulk::new(&plan, DAY), 7, |profile| assess(&plan, profile)).unwrap();
    let ids: Vec<&str> = best.profiles.iter().map(|profile| profile.id.as_str()).collect();
    assert_eq!(ids, ["p0", "p1", "p10", "p11", "p12", "p13", "p14"]);
    assert_eq!(best.judged.from_profiles, 0);
}

#[test]
fn a_store_read_with_another_vocabulary_is_judged_right_and_named() {
    let work = json!({"position": "Cook", "startDate": "2015-01", "endDate": "2020-01", "summary": "Ran the kubby of the kitchen"});
    let profiles = [profile("a", &work)];
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &profiles, Vocabulary::shipped());
    let own = Vocabulary::shipped().extended(&[("Kubernetes".to_owned(), vec!["kubby".to_owned()])].into()).unwrap();
    let file = qualify_rules::load("rules", RULES).file.unwrap();
    let plan = Plan::compile(&file, &own);
    let best = store.best(&Bulk::new(&plan, DAY), 1, |profile| assess(&plan, profile)).unwrap();
    assert_eq!((best.judged.of_another_vocabulary, best.judged.from_profiles), (1, 1));
    assert_eq!(written(&[plan.judge(&best.profiles[0], DAY)]), written(&judge_all(&plan, &profiles, DAY)));
    assert_eq!(store.of_another_vocabulary(&own).unwrap(), 1);
    assert_eq!(store.of_another_vocabulary(Vocabulary::shipped()).unwrap(), 0);
}

#[test]
fn ids_too_long_to_be_keys_are_ranked_like_others() {
    let work = json!({"position": "Cook", "startDate": "2015-01", "endDate": "2020-01", "summary": "Java"});
    let ids = [format!("b{}", "x".repeat(300)), "c".to_owned(), format!("a{}", "y".repeat(400)), "b".to_owned()];
    let profiles: Vec<Profile> = ids.iter().map(|id| profile(id, &work)).collect();
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &profiles, Vocabulary::shipped());
    let file = qualify_rules::load("rules", RULES).file.unwrap();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let best = store.best(&Bulk::new(&plan, DAY), 3, |profile| assess(&plan, profile)).unwrap();
    assert_eq!(best.profiles.iter().map(|profile| profile.id.len()).collect::<Vec<_>>(), [401, 1, 301]);
}
