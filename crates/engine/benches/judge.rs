//! Judging: sixteen rules, profiles in memory. `assess` is judgement alone, `judge` explains too.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs,
    reason = "a bench fails by panicking"
)]

#[path = "../tests/world/mod.rs"]
#[allow(dead_code)]
mod world;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jiff::civil::date;
use qualify_engine::{Facts, Plan, Scratch};
use qualify_profile::Profile;
use qualify_rules::RuleFile;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

const PROFILES: usize = 2000;

fn main() {
    divan::main();
}

fn sixteen_rules(dice: &mut world::Dice) -> RuleFile {
    let mut file = world::rule_file(dice);
    while file.rules.len() < 16 {
        file.rules.extend(world::rule_file(dice).rules);
    }
    file.rules.truncate(16);
    file
}

fn pool() -> (RuleFile, Vec<Profile>) {
    let mut dice = world::Dice::new(1);
    let file = sixteen_rules(&mut dice);
    (file, (0..PROFILES).map(|id| world::profile(&mut dice, id)).collect())
}

#[divan::bench]
fn assess_on_all_cores(bencher: Bencher<'_, '_>) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    let facts: Vec<Facts> = profiles.iter().map(|profile| plan.facts(profile)).collect();
    bencher.counter(ItemsCount::new(PROFILES)).bench(|| {
        let scores = facts
            .par_iter()
            .with_min_len(64)
            .map_init(Scratch::default, |scratch, facts| plan.assess(facts, date(2022, 8, 15), scratch).score);
        black_box(scores.sum::<f64>())
    });
}

#[divan::bench]
fn judge_one_with_evidence(bencher: Bencher<'_, '_>) {
    let (file, profiles) = pool();
    let plan = Plan::compile(&file, Vocabulary::shipped());
    bencher.counter(ItemsCount::new(1usize)).bench(|| plan.judge(black_box(&profiles[7]), date(2022, 8, 15)));
}

#[divan::bench]
fn facts_of_one(bencher: Bencher<'_, '_>) {
    let (_, profiles) = pool();
    bencher.counter(ItemsCount::new(1usize)).bench(|| Facts::new(black_box(&profiles[7]), Vocabulary::shipped()));
}

#[divan::bench]
fn compile_sixteen_rules(bencher: Bencher<'_, '_>) {
    let (file, _) = pool();
    bencher.bench(|| Plan::compile(black_box(&file), Vocabulary::shipped()));
}
