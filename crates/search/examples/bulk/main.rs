//! Makes candidates, indexes them, searches and scores them, and prints what it took:
//! `cargo run --release -p qualify-search --example bulk -- 1000000 /tmp/bulk`.
//!
//! The candidates come from a seed, so two runs make the same ones: five jobs each, three concepts a job, a degree, some skills. The
//! rules are eight required and eight preferred ones, OR lists of six among them, a window, a degree and a total.
//!
//! - `--write` as a third argument writes the candidates to standard output, a JSON Resume a line, and the rules to standard error.
//! - `--open` judges the store in the folder and prints the best: what a cold process needs for a first answer.
//! - `--judge` prints the figures of judging, `--search` those of searching too, of a store that is there already.
//!
//! `peers.py` beside it runs it for several sizes and holds the last beside Polars and DuckDB.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::cast_precision_loss, reason = "it prints figures")]

mod candidates;

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use qualify_engine::{Assessment, Bulk, Facts, Outcome, Plan, Scratch};
use qualify_profile::Profile;
use qualify_search::query::{self, Measured};
use qualify_search::{Entry, Months, Search, Sort, Store, Writer};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

use self::candidates::{ANDS, QUERIES, RULES, candidate};

type Done = Result<(), Box<dyn Error>>;

const DAY: Date = date(2026, 1, 31);
/// How often what is quick is measured.
const TIMES: u32 = 9;

fn rate(count: u64, time: Duration) -> String {
    format!("{:.0} a second", count as f64 / time.as_secs_f64())
}

/// Bytes of the files below a folder, and of those with an extension.
fn size(dir: &Path, extension: Option<&str>) -> u64 {
    let counts = |path: &Path| extension.is_none_or(|wanted| path.extension().is_some_and(|extension| extension == wanted));
    let entries = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    let bytes = |path: &Path| fs::metadata(path).map_or(0, |meta| meta.len());
    entries
        .map(|path| {
            if path.is_dir() {
                size(&path, extension)
            } else if counts(&path) {
                bytes(&path)
            } else {
                0
            }
        })
        .sum()
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}

/// Processor time of this process so far, over all threads: on a shared machine it says more than the clock.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The median time of what is done again and again.
fn median<T>(mut run: impl FnMut() -> Result<T, qualify_search::Error>) -> Result<Duration, qualify_search::Error> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}

fn index(store: &Store, count: u64) -> Done {
    let vocabulary = Vocabulary::shipped();
    let mut writer = store.writer()?;
    let mut spent = Duration::ZERO;
    for from in (0..count).step_by(4096) {
        let lines: Vec<String> = (from..(from + 4096).min(count)).into_par_iter().map(|n| candidate(n).to_string()).collect();
        let start = Instant::now();
        let entry = |line: &String| {
            let read = qualify_profile::read("", line.as_bytes(), vocabulary).ok()?;
            Some(Entry::new(&read.profile, Writer::input("", line.as_bytes(), vocabulary), vocabulary))
        };
        let entries: Vec<Entry> = lines.par_iter().filter_map(entry).collect();
        entries.into_iter().try_for_each(|entry| writer.add(entry))?;
        spent += start.elapsed();
    }
    let start = Instant::now();
    writer.commit()?;
    println!("index build from JSON text: {}, committed", rate(count, spent + start.elapsed()));
    writer.finish()?;
    println!("  and {} with its parts put together", rate(count, spent + start.elapsed()));
    Ok(())
}

/// JSON text to verdicts, without a store.
fn stream(plan: &Plan<'_>, count: u64) {
    let lines: Vec<String> = (0..count.min(40_000)).into_par_iter().map(|number| candidate(number).to_string()).collect();
    let start = Instant::now();
    let judged = |scratch: &mut Scratch, line: &String| {
        let read = qualify_profile::read("", line.as_bytes(), plan.vocabulary()).ok()?;
        Some(plan.assess(&Facts::new(&read.profile, plan.vocabulary()), DAY, scratch).score)
    };
    let scores: Vec<f64> = lines.par_iter().map_init(Scratch::default, judged).flatten().collect();
    println!("JSON text to outcome and score: {}", rate(scores.len() as u64, start.elapsed()));
}

fn search(store: &Store) -> Done {
    let times = |queries: &[&str], shown, facets| {
        let mut times = Vec::new();
        for text in queries.iter().cycle().take(queries.len() * 10) {
            let query = query::parse(text)?;
            let search = Search {
                query: &query,
                top: 100,
                shown,
                sort: Sort::Relevance,
                facets,
                vague: false,
                as_of: 24_312,
                measure: &|_: &Profile, _: &Measured| Months::default(),
            };
            let start = Instant::now();
            store.search(&search, Vocabulary::shipped())?;
            times.push(start.elapsed());
        }
        times.sort();
        let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
        Ok::<_, Box<dyn Error>>(format!("p50 {:?}, p99 {:?}", at(50), at(99)))
    };
    println!("search, AND of 3, top 100: {}", times(&ANDS, 0, false)?);
    println!("  with the texts of the first 10: {}", times(&ANDS, 10, false)?);
    println!("  with the texts of all 100: {}", times(&ANDS, 100, false)?);
    println!("search, mixed, top 100 with the texts of the first 10: {}", times(&QUERIES, 10, false)?);
    println!("  and facets: {}", times(&QUERIES, 10, true)?);
    Ok(())
}

fn assess(plan: &Plan<'_>, profile: &Profile) -> Assessment {
    plan.assess(&plan.facts(profile), DAY, &mut Scratch::default())
}

fn judge(store: &Store, plan: &Plan<'_>) -> Done {
    let (bulk, count) = (Bulk::new(plan, DAY), store.len());
    let (standings, judged) = store.standings(&bulk, |profile| assess(plan, profile))?;
    let share = |wanted| standings.iter().filter(|standing| standing.outcome == wanted).count();
    println!("{judged:?}: {} qualified, {} to review", share(Outcome::Qualified), share(Outcome::Review));
    let (everybody, a_second) = (count * u64::from(TIMES), |count: u64, since: f64| count as f64 / (processor() - since).max(0.01));
    let before = processor();
    let time = median(|| store.standings(&bulk, |profile| assess(plan, profile)))?;
    println!("judged, everybody's outcome and score: {}, {:.0} a second of one core", rate(count, time), a_second(everybody, before));
    for top in [10, 100, 10_000] {
        let before = processor();
        let time = median(|| store.best(&bulk, top, |profile| assess(plan, profile)))?;
        println!("the best {top}, profiles read: {}, {:.0} a second of one core", rate(count, time), a_second(everybody, before));
    }
    println!("peak memory {}", peak_memory());
    Ok(())
}

/// What a cold process does for a first answer.
fn first_answer(dir: &Path, plan: &Plan<'_>, since: Instant) -> Done {
    let compiled = since.elapsed();
    let store = Store::open(dir)?;
    let opened = since.elapsed();
    let best = store.best(&Bulk::new(plan, DAY), 10, |profile| assess(plan, profile))?;
    let shown: Vec<_> = best.profiles.iter().map(|profile| plan.judge(profile, DAY)).collect();
    let first = shown.first().map_or("", |judgement| judgement.candidate.as_str());
    println!("cold: rules compiled after {compiled:?}, opened after {opened:?}, first answer ({first}) after {:?}", since.elapsed());
    Ok(())
}

fn main() -> Done {
    let since = Instant::now();
    let arguments: Vec<String> = std::env::args().collect();
    let count: u64 = arguments.get(1).map_or(Ok(100_000), |count| count.parse())?;
    let mode = arguments.get(3).map_or("", String::as_str);
    if mode == "--write" {
        eprint!("{RULES}");
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        return (0..count).try_for_each(|number| Ok(writeln!(out, "{}", candidate(number))?));
    }
    let dir = Path::new(arguments.get(2).map_or("bulk-store", String::as_str));
    let file = qualify_rules::load("bulk", RULES).file.ok_or("the rules")?;
    let plan = Plan::compile(&file, Vocabulary::shipped());
    if mode == "--open" {
        return first_answer(dir, &plan, since);
    }
    let store = Store::open_or_create(dir)?;
    if !matches!(mode, "--judge" | "--search") {
        stream(&plan, count);
        index(&store, count)?;
        println!("peak memory {}", peak_memory());
    }
    let kept = store.len().max(1);
    let part = |extension| size(dir, Some(extension)) / kept;
    println!("{kept} candidates, {} bytes each: profiles {}, columns {}", size(dir, None) / kept, part("store"), part("fast"));
    println!("  postings {}, positions {}, terms {}", part("idx"), part("pos"), part("term"));
    drop(store);
    for _ in 0..3 {
        let status = Command::new(std::env::current_exe()?).args(["0".as_ref(), dir.as_os_str(), "--open".as_ref()]).status()?;
        if !status.success() {
            return Err("the cold process".into());
        }
    }
    let store = Store::open(dir)?;
    if mode != "--judge" {
        search(&store)?;
    }
    if mode == "--search" { Ok(()) } else { judge(&store, &plan) }
}
