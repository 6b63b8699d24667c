//! Judging: sixteen rules of all kinds, two thousand made-up candidates with about fifteen dated concepts each, in memory.
//! `assess` is judgement alone, `judge` explains too.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench fails by panicking"
)]

#[path = "../tests/world/mod.rs"]
#[allow(dead_code)]
mod world;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use qualify_engine::{Facts, Plan, Scratch};
use qualify_profile::{Profile, json_resume};
use qualify_rules::RuleFile;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde_json::{Value, json};
use world::Dice;

const PROFILES: usize = 2000;
const DAY: Date = date(2026, 11, 1);

const RULES: &str = "
job: Backend Engineer
required:
  - Bachelor's degree in Computer Science or a related technical field
  - 5+ years of professional experience in software development
  - 3+ years of experience with languages such as Java, C++, Python, Go, Rust or Scala
  - 2+ years of experience with AWS, Azure, GCP, OpenStack, Heroku or DigitalOcean
  - {id: recent, text: 'Kubernetes in the last three years', require: {experience: {at_least: 1 year, within: 3 years, with: [[Kubernetes, Docker Swarm, Nomad]]}}}
  - Experience with PostgreSQL, MySQL, Oracle, SQL Server, MariaDB or SQLite
  - {id: total, text: '8 years of experience', require: {experience: {at_least: 8 years, with: []}}}
  - Fluent English
preferred:
  - AWS Certified Solutions Architect certification
  - 4+ years of experience with microservices and distributed systems
  - Experience with Terraform, Ansible, Puppet, Chef, SaltStack or Pulumi
  - Experience with tariff ledger reconciliation
  - Master's degree in Computer Science or equivalent experience
  - Excellent communication skills
  - 2+ years of React or Angular, and 1+ year of TypeScript
  - {id: two, text: 'two of these', require: {n_of: {n: 2, of: [{skill: {with: [[Kafka]]}}, {skill: {with: [[Redis]]}}, {skill: {with: [[RabbitMQ]]}}]}}}
";

const SKILLS: [&str; 40] = [
    "Java",
    "C++",
    "Python",
    "Rust",
    "Scala",
    "AWS",
    "Azure",
    "GCP",
    "Kubernetes",
    "Docker",
    "PostgreSQL",
    "MySQL",
    "Oracle",
    "MongoDB",
    "Terraform",
    "Ansible",
    "Kafka",
    "Redis",
    "RabbitMQ",
    "React",
    "Angular",
    "TypeScript",
    "JavaScript",
    "Node.js",
    "Spring Boot",
    "Django",
    "GraphQL",
    "Jenkins",
    "Git",
    "Linux",
    "Hadoop",
    "Spark",
    "Elasticsearch",
    "microservices",
    "machine learning",
    "SQL",
    "HTML",
    "CSS",
    "unit testing",
    "Agile",
];

const WORDS: [&str; 12] = [
    "Kept the tariff ledger of the harbour in order",
    "wrote services with",
    "looked after releases and on-call",
    "planned the reconciliation of accounts with",
    "taught newcomers",
    "moved the old programs to",
    "cut the cost of hosting with",
    "was the contact of three partners for",
    "measured and halved response times in",
    "reviewed designs of other teams for",
    "ran the weekly meeting about",
    "kept customers informed about",
];

fn main() {
    let (_, profiles) = pool();
    let facts: Vec<Facts> = profiles.iter().map(|profile| Facts::new(profile, Vocabulary::shipped())).collect();
    let mean = |count: &dyn Fn(&Facts) -> usize| facts.iter().map(count).sum::<usize>() as f64 / PROFILES as f64;
    let dated = mean(&|facts| facts.concepts.iter().filter(|shown| shown.positions != 0).count());
    let bytes = mean(&|facts| serde_json::to_vec(facts).unwrap().len());
    println!(
        "a candidate has {dated:.1} dated concepts of {:.1}, {:.1} positions; {bytes:.0} bytes as JSON",
        mean(&|facts| facts.concepts.len()),
        mean(&|facts| facts.positions.len())
    );
    divan::main();
}

fn pool() -> (RuleFile, Vec<Profile>) {
    let mut dice = Dice::new(1);
    let file = qualify_rules::load("rules.yaml", RULES).file.unwrap();
    assert_eq!(file.rules.len(), 16);
    let profile = |id: usize| json_resume::from_value(&candidate(&mut dice), &format!("c-{id}"), Vocabulary::shipped()).unwrap().profile;
    (file, (0..PROFILES).map(profile).collect())
}

fn candidate(dice: &mut Dice) -> Value {
    let mut from = 2004 + dice.below(14);
    let mut work = Vec::new();
    for _ in 0..3 + dice.below(4) {
        let months = 6 + dice.below(54);
        let to = from * 12 + months;
        let month = |dice: &mut Dice, year: u32, month: u32| {
            if dice.chance(15) { json!(year.to_string()) } else { json!(format!("{year}-{:02}", month % 12 + 1)) }
        };
        let summary: Vec<String> =
            (0..1 + dice.below(3)).map(|_| format!("{} {} and {}.", dice.pick(&WORDS), dice.pick(&SKILLS), dice.pick(&SKILLS))).collect();
        let start = dice.below(12);
        work.push(json!({
            "position": dice.pick(&["Software Engineer", "Developer", "Senior Software Engineer", "Consultant"]),
            "name": "Ortolan",
            "startDate": month(dice, from, start),
            "endDate": month(dice, (to / 12).min(2026), to),
            "summary": summary.join(" "),
        }));
        from = to / 12;
    }
    let skills: Vec<Value> = (0..6).map(|_| json!({"name": dice.pick(&SKILLS)})).collect();
    let area = *dice.pick(&["Computer Science", "Mathematics", "History"]);
    json!({
        "work": work,
        "skills": skills,
        "education": [{"studyType": dice.pick(&["Bachelor", "Master"]), "area": area, "endDate": "2008"}],
        "certificates": if dice.chance(30) { json!([{"name": "AWS Certified Solutions Architect"}]) } else { json!([]) },
        "languages": [{"language": "English", "fluency": dice.pick(&["fluent", "B2", "native"])}],
        "basics": {"summary": "Builds and runs services, and likes to explain them."},
    })
}

fn assess_all(bencher: Bencher<'_, '_>, threads: usize) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let facts: Vec<Facts> = profiles.iter().map(|profile| plan.facts(profile)).collect();
    let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    bencher.counter(ItemsCount::new(PROFILES * 2)).bench(|| {
        let scores = || {
            (0..PROFILES * 2)
                .into_par_iter()
                .with_min_len(500)
                .map_init(Scratch::default, |scratch, index| plan.assess(&facts[index % PROFILES], DAY, scratch).score)
                .sum::<f64>()
        };
        black_box(threads.install(scores))
    });
}

#[divan::bench]
fn assess_on_one_core(bencher: Bencher<'_, '_>) {
    assess_all(bencher, 1);
}

#[divan::bench]
fn assess_on_two_cores(bencher: Bencher<'_, '_>) {
    assess_all(bencher, 2);
}

#[divan::bench]
fn judge_one_with_evidence(bencher: Bencher<'_, '_>) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let mut next = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        next = (next + 1) % PROFILES;
        plan.judge(black_box(&profiles[next]), DAY)
    });
}

#[divan::bench]
fn judge_one_with_evidence_once_read(bencher: Bencher<'_, '_>) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let readings: Vec<_> = profiles.iter().map(|profile| plan.read(profile)).collect();
    let mut next = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        next = (next + 1) % PROFILES;
        plan.judge_with(black_box(&profiles[next]), &readings[next], DAY)
    });
}

#[divan::bench]
fn smallest_changes_of_one(bencher: Bencher<'_, '_>) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let mut next = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        next = (next + 1) % PROFILES;
        plan.changes(black_box(&profiles[next]), DAY)
    });
}

#[divan::bench]
fn facts_of_one(bencher: Bencher<'_, '_>) {
    let (_, profiles) = pool();
    let mut next = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        next = (next + 1) % PROFILES;
        Facts::new(black_box(&profiles[next]), Vocabulary::shipped())
    });
}

#[divan::bench]
fn compile_sixteen_rules(bencher: Bencher<'_, '_>) {
    let (file, _) = pool();
    bencher.bench(|| Plan::compile(black_box(&file), Vocabulary::shipped()));
}
