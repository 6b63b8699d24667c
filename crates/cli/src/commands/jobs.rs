//! `qualify jobs`: which jobs a candidate qualifies for.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_engine::{Judgement, Plan, Reading};
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
        let vocabulary = self.judging.vocabulary()?;
        let profile = inputs::one(&self.candidate, vocabulary)?;
        let paths = rule_files::expand(&self.rules)?;
        let reading = Reading::new(&profile, vocabulary);
        let judged: Vec<Result<Job, Failure>> = paths
            .par_iter()
            .map(|path| {
                let rules = arguments::load_rules(path)?;
                let day = self.judging.day(&rules)?;
                let plan = Plan::compile(&rules, vocabulary);
                // Aliases of a file's own can show in the profile what the shared facts do not hold.
                let judgement =
                    if rules.vocabulary.is_empty() { plan.judge_with(&profile, &reading, day) } else { plan.judge(&profile, day) };
                Ok(Job { file: path.display().to_string(), job: rules.job, judgement })
            })
            .collect();
        let (mut jobs, mut unusable) = (Vec::new(), 0);
        for job in judged {
            match job {
                Ok(job) => jobs.push(job),
                Err(failure) => {
                    failure.report();
                    unusable += 1;
                }
            }
        }
        jobs.sort_by(|a, b| qualify_engine::order(&a.judgement, &b.judgement).then_with(|| a.file.cmp(&b.file)));
        jobs.truncate(self.top.unwrap_or(usize::MAX));
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
