//! `qualify jobs`: which jobs a candidate qualifies for.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use qualify_engine::{Judgement, Looked, Openings, Outcome as Decided, OwnNames, Plan, Reading, Scratch};
use qualify_profile::Profile;
use qualify_profile::records::Mapping;
use qualify_search::Standing;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::arguments::{self, Judging};
use crate::commands::index::inflow::{Inflow, Raw};
use crate::commands::index::read;
use crate::commands::rule_files;
use crate::failure::{self, Failure, Outcome};
use crate::render::table::{colour, cut, decided_by, in_words, pad};

/// Jobs that a thread takes at a time.
const RUN: usize = 64;

const EXAMPLES: &str = "\
Examples:
  qualify jobs candidate.json rules/jobs/
  qualify jobs resume.pdf jobs/*.yaml --format jsonl
  qualify jobs everybody.jsonl jobs/ --top 5 --format jsonl

The rule files are read once, for one candidate or for a file of many. A rule file that cannot be used is named on stderr, and the
others are judged.";

/// Show which jobs a candidate qualifies for, best first
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Jobs {
    /// The candidate's résumé, or a file or folder of many; `-` for standard input
    candidate: PathBuf,
    /// Rule files, and folders of them
    #[arg(required = true)]
    rules: Vec<PathBuf>,
    #[command(flatten)]
    judging: Judging,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Show only the best N
    #[arg(long, value_name = "N")]
    top: Option<usize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// The whole result per job, one JSON object a line
    Jsonl,
}

/// A job with the candidate's result.
#[derive(Serialize)]
struct Job {
    file: String,
    job: String,
    #[serde(flatten)]
    judgement: Judgement,
}

/// A candidate who could not be read.
#[derive(Serialize)]
struct Unread {
    candidate: String,
    error: crate::inputs::Unreadable,
}

impl Jobs {
    /// Judges every candidate by every rule file.
    pub fn run(self) -> Outcome {
        let vocabulary = self.judging.extra.open()?;
        let mut inflow = Inflow::open(std::slice::from_ref(&self.candidate), Mapping::default(), vocabulary)?;
        let mut next = inflow.batch(2).into_iter();
        if next.len() == 0 {
            return Err(Failure::new(format!("`{}` holds no candidate", self.candidate.display()))
                .help("give a résumé, or a file or folder of many"));
        }
        let only = next.len() == 1;
        let first = next.next().map(|raw| profile(raw, vocabulary));
        if let (true, Some(Err(unread))) = (only, &first) {
            return Err(Failure::new(format!("cannot read `{}`: {}", self.candidate.display(), unread.error.message)));
        }
        let paths = rule_files::expand(&self.rules)?;
        let names = OwnNames::default();
        let load = |path: &PathBuf| {
            let rules = arguments::load_rules(path)?;
            let day = self.judging.day(&rules)?;
            Ok(Opening { file: path.display().to_string(), day, plan: Plan::compile_among(&rules, vocabulary, &names) })
        };
        let (openings, mut failed) = usable(paths.par_iter().map(load).collect());
        let desk = Desk { boards: boards(&openings), top: self.top };
        let mut out = arguments::output(None)?;
        let mut candidates = first.into_iter().chain(next.map(|raw| profile(raw, vocabulary)));
        let mut before = false;
        while let Some(candidate) = candidates.next().or_else(|| inflow.batch(1).pop().map(|raw| profile(raw, vocabulary))) {
            failed += usize::from(candidate.is_err());
            if std::mem::replace(&mut before, true) && matches!(self.format, Format::Table) {
                writeln!(out)?;
            }
            self.write(&mut out, &desk, candidate)?;
        }
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(failure::FINDINGS) })
    }

    fn write(&self, out: &mut dyn Write, desk: &Desk<'_>, candidate: Result<Profile, Unread>) -> Result<(), Failure> {
        let line = |value: Result<String, serde_json::Error>| value.map_err(std::io::Error::from);
        match (self.format, candidate) {
            (Format::Table, Ok(profile)) => table(out, &profile.id, &desk.jobs(&profile))?,
            (Format::Table, Err(unread)) => {
                Failure::new(format!("cannot read `{}`: {}", unread.candidate, unread.error.message)).report();
            }
            (Format::Jsonl, Ok(profile)) => {
                for job in desk.jobs(&profile) {
                    writeln!(out, "{}", line(serde_json::to_string(&job))?)?;
                }
            }
            (Format::Jsonl, Err(unread)) => writeln!(out, "{}", line(serde_json::to_string(&unread))?)?,
        }
        Ok(out.flush()?)
    }
}

fn profile(raw: Raw, vocabulary: &Vocabulary) -> Result<Profile, Unread> {
    let unread = |(code, message)| Unread { candidate: raw.id.clone(), error: crate::inputs::Unreadable { code, message } };
    read(&raw.id, raw.content, vocabulary).map_err(unread)
}

/// A job that is open.
struct Opening {
    file: String,
    day: Date,
    plan: Plan<'static>,
}

/// Jobs over one vocabulary: the shipped one, or that with the names which some of the files share.
struct Board<'a> {
    openings: Vec<&'a Opening>,
    index: Openings<'a>,
    vocabulary: &'a Vocabulary,
}

/// The jobs by their vocabularies.
fn boards(openings: &[Opening]) -> Vec<Board<'_>> {
    let mut by_vocabulary: BTreeMap<&str, Vec<&Opening>> = BTreeMap::new();
    for opening in openings {
        by_vocabulary.entry(opening.plan.vocabulary().version()).or_default().push(opening);
    }
    by_vocabulary.into_values().filter_map(Board::new).collect()
}

impl<'a> Board<'a> {
    fn new(openings: Vec<&'a Opening>) -> Option<Self> {
        let vocabulary = openings.first()?.plan.vocabulary();
        let index = Openings::new(openings.iter().map(|opening| &opening.plan), vocabulary);
        Some(Self { openings, index, vocabulary })
    }
}

/// Every job that is open.
struct Desk<'a> {
    boards: Vec<Board<'a>>,
    top: Option<usize>,
}

impl Desk<'_> {
    /// A candidate's whole results, best first.
    fn jobs(&self, profile: &Profile) -> Vec<Job> {
        let readings: Vec<Reading> = self.boards.iter().map(|board| Reading::new(profile, board.vocabulary)).collect();
        let all = || self.boards.iter().zip(&readings);
        let wanted: Vec<(&Opening, &Reading)> = match self.top {
            Some(top) => self.best(&readings, top),
            None => all().flat_map(|(board, reading)| board.openings.iter().map(move |opening| (*opening, reading))).collect(),
        };
        let job = |(opening, reading): &(&Opening, &Reading)| {
            let Opening { file, day, plan } = opening;
            Job { file: file.clone(), job: plan.job().to_owned(), judgement: plan.judge_with(profile, reading, *day) }
        };
        let mut jobs: Vec<Job> = wanted.par_iter().map(job).collect();
        jobs.sort_by(|a, b| qualify_engine::order(&a.judgement, &b.judgement).then_with(|| a.file.cmp(&b.file)));
        jobs
    }

    /// The best jobs by outcome and score alone, so that only those are explained.
    fn best<'a>(&'a self, readings: &'a [Reading], top: usize) -> Vec<(&'a Opening, &'a Reading)> {
        let (mut looked, mut open, mut closed) = (Vec::new(), Vec::new(), Vec::new());
        for (board, reading) in self.boards.iter().zip(readings) {
            let mut seen = Looked::default();
            board.index.look(&reading.facts, &mut seen);
            for job in 0..board.openings.len() {
                let jobs = if board.index.rules_out(job, &seen) { &mut closed } else { &mut open };
                jobs.push((looked.len(), job));
            }
            looked.push((board, reading, seen));
        }
        let standing = |scratch: &mut Scratch, (place, job): &(usize, usize)| {
            let (board, reading, seen) = looked.get(*place)?;
            let opening = board.openings.get(*job)?;
            let assessment = board.index.assess(*job, &reading.facts, seen, opening.day, scratch)?;
            Some((Standing::from(assessment), opening.file.as_str(), (*opening, *reading)))
        };
        let standings = |jobs: &[(usize, usize)]| {
            let of_run = |scratch: &mut Scratch, run: &[_]| run.iter().filter_map(|job| standing(scratch, job)).collect::<Vec<_>>();
            jobs.par_chunks(RUN).map_init(Scratch::default, of_run).flatten_iter().collect::<Vec<_>>()
        };
        let mut best = standings(&open);
        if best.iter().filter(|(standing, ..)| standing.outcome != Decided::NotQualified).count() < top {
            best.extend(standings(&closed));
        }
        best.sort_unstable_by(|(one, file, _), (other, of, _)| one.cmp(other).then_with(|| file.cmp(of)));
        best.into_iter().take(top).map(|(_, _, job)| job).collect()
    }
}

/// What could be used; the others are named on stderr and counted.
fn usable<T>(all: Vec<Result<T, Failure>>) -> (Vec<T>, usize) {
    let (mut usable, mut failed) = (Vec::with_capacity(all.len()), 0);
    for one in all {
        match one {
            Ok(one) => usable.push(one),
            Err(failure) => {
                failure.report();
                failed += 1;
            }
        }
    }
    (usable, failed)
}

fn table(out: &mut dyn Write, candidate: &str, jobs: &[Job]) -> std::io::Result<()> {
    writeln!(out, "{candidate}\n")?;
    let width = jobs.iter().map(|j| j.job.chars().count()).max().unwrap_or(0).clamp(3, 40);
    writeln!(out, "{:>4}  {}  {:<13}  {:>5}  decided by", "#", pad("job", width), "outcome", "score")?;
    for (rank, job) in jobs.iter().enumerate() {
        let style = colour(job.judgement.outcome);
        let outcome = in_words(job.judgement.outcome);
        let reason = cut(&decided_by(&job.judgement), 72);
        writeln!(out, "{:>4}  {}  {style}{outcome:<13}{style:#}  {:>5.1}  {reason}", rank + 1, pad(&job.job, width), job.judgement.score)?;
    }
    Ok(())
}
