//! Makes candidates, indexes them, searches and scores them, and prints what it took:
//! `cargo run --release -p qualify-search --example bulk -- 1000000 /tmp/bulk`.
//!
//! The candidates come from a seed, so two runs make the same ones: five jobs each, three concepts a job, a degree, some skills. The
//! rules are eight required and eight preferred ones, OR lists of six among them, a window, a degree and a total. With `--write`
//! as a third argument the candidates are only written to standard output, a JSON Resume a line.
#![allow(clippy::print_stdout, reason = "it prints figures")]

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use qualify_engine::{Outcome, Plan, Scratch};
use qualify_profile::Profile;
use qualify_search::{Entry, Months, Search, Sort, Store, Writer, query};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde_json::{Value, json};

/// What candidates know, the more frequent first.
const CONCEPTS: [&str; 40] = [
    "Java",
    "Python",
    "SQL",
    "JavaScript",
    "AWS",
    "Docker",
    "Kubernetes",
    "React",
    "C#",
    "Linux",
    "PostgreSQL",
    "TypeScript",
    "Git",
    "Terraform",
    "Jenkins",
    "Spring Boot",
    "Node.js",
    "Azure",
    "MongoDB",
    "Redis",
    "C++",
    "Kafka",
    "Go",
    "Angular",
    "Django",
    "Elasticsearch",
    "GraphQL",
    "Ansible",
    "Scala",
    "Rust",
    "Ruby",
    "PHP",
    "Swift",
    "Kotlin",
    "TensorFlow",
    "Spark",
    "Hadoop",
    "Tableau",
    "Snowflake",
    "Perl",
];
const TITLES: [&str; 6] =
    ["Software Engineer", "Backend Developer", "Data Engineer", "DevOps Engineer", "Project Manager", "System Administrator"];
const FIELDS: [&str; 5] = ["Computer Science", "Mathematics", "Economics", "Physics", "History"];

const RULES: &str = r#"
job: Platform Engineer
required:
  - {id: degree, require: {degree: {level: bachelor, fields: [Computer Science], related_field: true}}}
  - {id: total, require: {experience: {min_months: 60, with: []}}}
  - {id: language, require: {experience: {min_months: 36, with: [[Java, Python, C#, Go, Rust, Kotlin]]}}}
  - {id: cloud, require: {experience: {min_months: 24, with: [[AWS, Azure, Kubernetes, Docker, Terraform, Ansible]]}}}
  - {id: database, require: {experience: {min_months: 12, with: [[PostgreSQL, MongoDB, Redis, Snowflake, SQL, Elasticsearch]]}}}
  - {id: recent, require: {experience: {min_months: 12, within_months: 60, with: [[Java, Python]]}}}
  - {id: linux, require: {skill: {with: [[Linux]]}}}
  - {id: both, require: {experience: {min_months: 12, with: [[Java, Python], [AWS, Azure]]}}}
preferred:
  - {id: kafka, require: {skill: {with: [[Kafka]]}}}
  - {id: spring, require: {experience: {min_months: 24, with: [[Spring Boot]]}}}
  - {id: frontend, require: {experience: {min_months: 12, with: [[React, Angular, TypeScript, JavaScript, GraphQL, Node.js]]}}}
  - {id: data, require: {experience: {min_months: 24, with: [[Spark, Hadoop, Scala, TensorFlow, Tableau, Snowflake]]}}}
  - {id: delivery, require: {skill: {with: [[Jenkins, Git, Terraform, Ansible, Docker, Kubernetes]]}}}
  - {id: cpp, require: {experience: {min_months: 12, with: [[C++]]}}}
  - {id: ruby, require: {skill: {with: [[Ruby, PHP, Perl]]}}}
  - {id: long, require: {experience: {min_months: 120, with: []}}}
"#;

/// Searches, from frequent to rare words.
const QUERIES: [&str; 10] = [
    "java AND python AND sql",
    "aws docker kubernetes",
    "react typescript \"node.js\"",
    "java OR python OR go",
    "title:engineer java aws",
    "kafka -java",
    "c++ linux git",
    "snowflake tableau spark",
    "degree:master scala hadoop",
    "rust AND kotlin AND swift",
];

/// A generator of numbers: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (end.max(1) as u64)).unwrap_or(0)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }

    /// One of the concepts, the first ones more often.
    fn concept(&mut self) -> &'static str {
        let (one, other) = (self.below(CONCEPTS.len()), self.below(CONCEPTS.len()));
        CONCEPTS.get(one.min(other)).copied().unwrap_or_default()
    }
}

/// A candidate as JSON Resume.
fn candidate(number: u64) -> Value {
    let mut random = Random(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 7);
    let mut month = 2026 * 12 - random.below(18);
    let work: Vec<Value> = (0..5)
        .map(|_| {
            let end = month;
            let start = end - 6 - random.below(40);
            month = start + random.below(3) - random.below(8).min(start);
            let (a, b, c) = (random.concept(), random.concept(), random.concept());
            let day = |month: usize| format!("{:04}-{:02}", month / 12, month % 12 + 1);
            json!({"position": random.of(&TITLES), "name": format!("Company {}", random.below(5000)), "startDate": day(start),
                   "endDate": day(end), "summary": format!("Built and ran services with {a} and {b}; moved reporting to {c}.")})
        })
        .collect();
    let degree = random.of(&["Bachelor of Science", "Master of Science", "Bachelor of Arts", "Associate"]);
    json!({"id": format!("c-{number:07}"), "work": work,
           "education": [{"studyType": degree, "area": random.of(&FIELDS), "endDate": "2010-06"}],
           "skills": [{"name": random.concept()}, {"name": random.concept()}]})
}

fn rate(count: u64, time: Duration) -> String {
    format!("{:.0} a second", count as f64 / time.as_secs_f64())
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |meta| meta.len()) }).sum()
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}

fn index(store: &Store, count: u64) -> Result<(), Box<dyn Error>> {
    let vocabulary = Vocabulary::shipped();
    let mut writer = store.writer()?;
    for from in (0..count).step_by(2048) {
        let lines: Vec<String> = (from..(from + 2048).min(count)).into_par_iter().map(|n| candidate(n).to_string()).collect();
        let entry = |line: &String| {
            let read = qualify_profile::read("", line.as_bytes(), vocabulary).ok()?;
            Some(Entry::new(&read.profile, Writer::input("", line.as_bytes(), vocabulary), vocabulary))
        };
        let entries: Vec<Entry> = lines.par_iter().filter_map(entry).collect();
        entries.into_iter().try_for_each(|entry| writer.add(entry))?;
    }
    Ok(writer.finish()?)
}

fn search(store: &Store) -> Result<(), Box<dyn Error>> {
    for facets in [false, true] {
        let mut times = Vec::new();
        for text in QUERIES.iter().cycle().take(QUERIES.len() * 10) {
            let query = query::parse(text)?;
            let search = Search {
                query: &query,
                top: 100,
                sort: Sort::Relevance,
                facets,
                vague: false,
                as_of: 24_310,
                measure: &|_, _| Months::default(),
            };
            let start = Instant::now();
            store.search(&search, Vocabulary::shipped())?;
            times.push(start.elapsed());
        }
        times.sort();
        let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
        println!("search, top 100{}: p50 {:?}, p99 {:?}", if facets { ", facets" } else { "" }, at(50), at(99));
    }
    Ok(())
}

/// What puts one candidate before another.
fn key(plan: &Plan<'_>, profile: &Profile, day: Date) -> (Outcome, std::cmp::Reverse<u64>, String) {
    let judged = plan.assess(&plan.facts(profile), day, &mut Scratch::default());
    (judged.outcome, std::cmp::Reverse((judged.score * 10.0).round() as u64), profile.id.clone())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let count: u64 = arguments.get(1).map_or(Ok(100_000), |count| count.parse())?;
    if arguments.get(3).is_some_and(|argument| argument == "--write") {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        return (0..count).try_for_each(|number| Ok(writeln!(out, "{}", candidate(number))?));
    }
    let dir = Path::new(arguments.get(2).map_or("bulk-store", String::as_str));
    let (day, vocabulary) = (date(2026, 1, 31), Vocabulary::shipped());
    let file = qualify_rules::load("bulk", RULES).file.ok_or("the rules")?;
    let plan = Plan::compile(&file, vocabulary);
    let _ = candidate(0);

    let start = Instant::now();
    let store = Store::open_or_create(dir)?;
    index(&store, count)?;
    println!("{count} candidates indexed, from JSON text: {}", rate(count, start.elapsed()));
    println!("on disk: {} bytes a candidate; peak memory {}", size(dir) / count, peak_memory());
    let start = Instant::now();
    let store = Store::open(dir)?;
    println!("opened in {:?}", start.elapsed());
    search(&store)?;
    let start = Instant::now();
    let outcomes = store.map(|profile| plan.assess(&plan.facts(profile), day, &mut Scratch::default()).outcome)?;
    let share = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    println!("judged: {} ({} qualified, {} to review)", rate(count, start.elapsed()), share(Outcome::Qualified), share(Outcome::Review));
    let start = Instant::now();
    let best = store.first(100, |profile| key(&plan, profile, day))?;
    let shown: Vec<_> = best.iter().map(|profile| plan.judge(profile, day)).collect();
    println!(
        "the best 100, with reasons: {} (first: {} {})",
        rate(count, start.elapsed()),
        shown.first().map_or("", |j| j.candidate.as_str()),
        shown.first().map_or(0.0, |j| j.score)
    );
    println!("peak memory {}", peak_memory());
    Ok(())
}
