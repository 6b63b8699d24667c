//! Scoring what a store keeps is scoring the files that it was made from.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::cmp::Reverse;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use qualify_engine::{Judgement, Outcome, Plan, Scratch, judge_all};
use qualify_profile::Profile;
use qualify_search::{Entry, Store};
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

/// Outcome, score and id, as [`qualify_engine::order`] compares them.
fn key(plan: &Plan<'_>, profile: &Profile) -> (Outcome, Reverse<String>, String) {
    let assessed = plan.assess(&plan.facts(profile), DAY, &mut Scratch::default());
    (assessed.outcome, Reverse(format!("{:05.1}", assessed.score)), profile.id.clone())
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
        let first: Vec<_> = store.first(wanted, |profile| key(&plan, profile)).unwrap().iter().map(|profile| plan.judge(profile, DAY)).collect();
        prop_assert_eq!(written(&first), from_files.into_iter().take(wanted).collect::<Vec<_>>());
    }
}
