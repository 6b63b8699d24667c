//! `qualify jobs`: which jobs a candidate qualifies for.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_engine::{Judgement, Plan, Reading, Scratch};
use qualify_profile::Profile;
use qualify_rules::RuleFile;
use qualify_search::Standing;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::arguments::{self, Judging};
use crate::commands::rule_files;
use crate::failure::{self, Failure, Outcome};
use crate::inputs;
use crate::render::table::{colour, cut, decided_by, in_words, pad};

const EXAMPLES: &str = "\
Examples:
  qualify jobs candidate.json rules/jobs/
  qualify jobs resume.pdf jobs/*.yaml --format jsonl

A rule file that cannot be used is named on stderr, and the others are judged.";

/// Show which jobs a candidate qualifies for, best first
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Jobs {
    /// The candidate's résumé; `-` for standard input
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

impl Jobs {
    /// Judges the candidate by every rule file.
    pub fn run(self) -> Outcome {
        let vocabulary = self.judging.extra.open()?;
        let profile = inputs::one(&self.candidate, vocabulary)?;
        let paths = rule_files::expand(&self.rules)?;
        let desk = Desk { judging: &self.judging, vocabulary, reading: Reading::new(&profile, vocabulary), profile: &profile };
        let load = |path: &PathBuf| Ok(Opening { file: path.display().to_string(), rules: arguments::load_rules(path)? });
        let (openings, unusable) = usable(paths.par_iter().map(load).collect());
        let (openings, undated) = match self.top {
            Some(top) => desk.best(openings, top),
            None => (openings, 0),
        };
        let (mut jobs, unjudged) = usable(openings.into_par_iter().map(|opening| desk.job(opening)).collect());
        let unusable = unusable + undated + unjudged;
        jobs.sort_by(|a, b| qualify_engine::order(&a.judgement, &b.judgement).then_with(|| a.file.cmp(&b.file)));
        let mut out = arguments::output(None)?;
        match self.format {
            Format::Table => table(&mut out, &profile.id, &jobs)?,
            Format::Jsonl => {
                for job in &jobs {
                    writeln!(out, "{}", serde_json::to_string(job).map_err(std::io::Error::from)?)?;
                }
            }
        }
        out.flush()?;
        Ok(if unusable == 0 { ExitCode::SUCCESS } else { ExitCode::from(failure::FINDINGS) })
    }
}

/// A job that is open, as its rule file says.
struct Opening {
    file: String,
    rules: RuleFile,
}

/// A candidate with what judging needs.
struct Desk<'a> {
    judging: &'a Judging,
    vocabulary: &'static Vocabulary,
    profile: &'a Profile,
    reading: Reading,
}

impl Desk<'_> {
    /// The whole result for a rule file.
    fn job(&self, Opening { file, rules }: Opening) -> Result<Job, Failure> {
        let day = self.judging.day(&rules)?;
        let plan = Plan::compile(&rules, self.vocabulary);
        // Aliases of a file's own can show in the profile what the shared facts do not hold.
        let own = !rules.vocabulary.is_empty();
        let judgement = if own { plan.judge(self.profile, day) } else { plan.judge_with(self.profile, &self.reading, day) };
        Ok(Job { file, job: rules.job, judgement })
    }

    /// The best by outcome and score alone, so that only those are explained; and how many have no date to be judged at.
    fn best(&self, openings: Vec<Opening>, top: usize) -> (Vec<Opening>, usize) {
        let standing = |opening: Opening| {
            let day = self.judging.day(&opening.rules)?;
            let plan = Plan::compile(&opening.rules, self.vocabulary);
            let own = (!opening.rules.vocabulary.is_empty()).then(|| plan.facts(self.profile));
            let facts = own.as_ref().unwrap_or(&self.reading.facts);
            Ok((Standing::from(plan.assess(facts, day, &mut Scratch::default())), opening))
        };
        let (mut standings, undated) = usable(openings.into_par_iter().map(standing).collect());
        standings.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.file.cmp(&other.file)));
        standings.truncate(top);
        (standings.into_iter().map(|(_, opening)| opening).collect(), undated)
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
