//! How long reading and checking take: a thousand files of twenty rules on one core, and a keystroke in a file of five hundred.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench fails by panicking")]

use divan::{Bencher, black_box};
use qualify_rules::{Checker, fmt, load, read};
use qualify_vocabulary::Vocabulary;

fn main() {
    divan::main();
}

const TERMS: [&str; 20] = [
    "Java",
    "Python",
    "Kubernetes",
    "accounting",
    "payroll",
    "nursing",
    "welding",
    "SQL",
    "Excel",
    "Salesforce",
    "project management",
    "Linux",
    "recruitment",
    "budgeting",
    "customer service",
    "React",
    "AWS",
    "teaching",
    "logistics",
    "data analysis",
];

/// A file of so many rules, no two alike.
fn file(rules: usize, seed: usize) -> String {
    let mut text = format!("job: Job {seed}\nrequired:\n");
    for rule in 0..rules {
        let term = TERMS[(rule + seed) % TERMS.len()];
        let years = (rule / TERMS.len() + seed) % 12 + 1;
        let line = match rule % 4 {
            0 => format!("{years}+ years of experience with {term}"),
            1 => format!("Bachelor's degree in Economics and {years}+ years of experience with {term}, or equivalent experience"),
            2 => format!("Experience with {term}, such as number {rule}"),
            _ => format!("{years}+ years of professional experience with {term} in the last {} years", years + 2),
        };
        text.push_str(&format!("  - id: rule-{rule}\n    text: {line}\n"));
    }
    text
}

fn checker() -> Checker<'static> {
    Checker::new(Vocabulary::shipped(), "2026-11-01".parse().unwrap())
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn load_a_thousand_files_of_twenty_rules(bencher: Bencher<'_, '_>) {
    let files: Vec<String> = (0..1000).map(|seed| file(20, seed)).collect();
    bencher.bench(|| files.iter().map(|file| load("bench.yaml", black_box(file)).findings.len()).sum::<usize>());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn check_a_thousand_files_of_twenty_rules(bencher: Bencher<'_, '_>) {
    let files: Vec<String> = (0..1000).map(|seed| file(20, seed)).collect();
    let checker = checker();
    checker.check(&read("bench.yaml", &file(20, 0)));
    bencher.bench(|| files.iter().map(|file| checker.check(&read("bench.yaml", black_box(file))).len()).sum::<usize>());
}

#[divan::bench]
fn a_keystroke_in_a_file_of_five_hundred_rules(bencher: Bencher<'_, '_>) {
    let text = file(500, 0);
    let checker = checker();
    checker.check(&read("bench.yaml", &text));
    bencher.bench(|| checker.check(&read("bench.yaml", black_box(&text))).len());
}

#[divan::bench]
fn lay_out_a_file_of_five_hundred_rules(bencher: Bencher<'_, '_>) {
    let text = file(500, 0);
    bencher.bench(|| fmt(black_box(&text)).unwrap().len());
}
