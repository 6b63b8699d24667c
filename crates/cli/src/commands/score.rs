//! `qualify score`: judges candidates against a rule file and ranks them.

mod resume;
mod stream;

use std::cmp::Ordering;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use qualify_engine::{Bulk, Judgement, Plan, Scratch};
use qualify_profile::Profile;
use qualify_profile::records::Mapping;
use qualify_rules::RuleFile;
use qualify_search::Store;
use rayon::prelude::*;

use crate::arguments::{self, Judging};
use crate::commands::index;
use crate::failure::{self, Failure, Outcome};
use crate::inputs::{self, Row};
use crate::progress::Progress;
use crate::render::{csv, html, jsonl, parquet, table};
use crate::verify::Earlier;

const EXAMPLES: &str = "\
Examples:
  qualify score job.yaml resumes/                              a ranked table
  qualify score job.yaml resumes/ --top 20                     the best twenty
  qualify score job.yaml resumes/ --format jsonl -o out.jsonl  whole results, for programs
  qualify score job.yaml resumes/ --format html -o run.html    a page to sort, filter and read
  qualify score job.yaml --store pool --top 100                the best hundred of a store that `qualify index` made
  qualify score job.yaml resumes/ --verify out.jsonl           judge again and compare
  qualify score job.yaml pool.jsonl.zst --order input --format jsonl -o out.jsonl --errors bad.jsonl
                                                               any number of candidates in little memory; again with --resume
  cat candidate.json | qualify score job.yaml -                one candidate on standard input

Exit codes: 0 all well; 1 some inputs could not be read, or a result differs; 2 the run could not happen.";

/// Judge candidates against a rule file, best first
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Score {
    /// The rule file
    rules: PathBuf,
    /// Résumé files, folders of them, and files of many candidates (JSONL, CSV, Parquet); `-` for standard input
    #[arg(required_unless_present = "store")]
    candidates: Vec<PathBuf>,
    /// Which column holds what, in files of many candidates; guessed when not given
    #[arg(long, value_name = "NAME=COLUMN")]
    map: Vec<String>,
    /// Judge the candidates that `qualify index` keeps in this folder
    #[arg(long, value_name = "DIR", conflicts_with = "candidates")]
    store: Option<PathBuf>,
    #[command(flatten)]
    judging: Judging,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show only the best N
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Best first, or as the inputs come: then memory does not grow with them (`--format jsonl`, `csv` or `parquet`)
    #[arg(long, value_enum, default_value_t = Order::Score)]
    order: Order,
    /// Write a row for each input that could not be read to this file instead of the results (with `--order input`)
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    /// Go on where an interrupted run with the same arguments stopped (with `--order input`; a Parquet table is written in parts, in the folder FILE.parts, which are put together at the end)
    #[arg(long, requires = "output")]
    resume: bool,
    /// Use so many threads (else one per core)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Judge again and compare with earlier results (`--format jsonl`), at their date unless --as-of is given
    #[arg(long, value_name = "RESULTS", conflicts_with_all = ["top", "format", "output"])]
    verify: Option<PathBuf>,
}

/// The forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// The whole result with evidence, one JSON object a line
    Jsonl,
    /// One line per candidate
    Csv,
    /// A Parquet table, one row per candidate
    Parquet,
    /// One self-contained page: ranking, scores, what each rule keeps, evidence
    Html,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// The best
    Score,
    /// The first input
    Input,
}

/// An input that gave no candidate.
#[derive(serde::Serialize)]
pub struct Unread {
    /// The input's id.
    pub candidate: String,
    /// Why.
    pub error: inputs::Unreadable,
}

/// What is kept of a judgement until all are ranked.
pub trait Kept: Send + Sized {
    /// What is kept.
    fn of(judgement: Judgement) -> Self;
    /// Best first.
    fn order(&self, other: &Self) -> Ordering;
}

impl Kept for Judgement {
    fn of(judgement: Judgement) -> Self {
        judgement
    }

    fn order(&self, other: &Self) -> Ordering {
        qualify_engine::order(self, other)
    }
}

/// Everything judged in a run.
struct Judged<T> {
    /// Best first.
    judgements: Vec<T>,
    /// By id.
    unread: Vec<Unread>,
    /// How many candidates were judged; with `--top` over a store, more than there are judgements.
    total: usize,
}

impl Score {
    /// Judges and writes.
    pub fn run(self) -> Outcome {
        if let Some(threads) = self.threads {
            rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global().map_err(Failure::new)?;
        }
        let rules = arguments::load_rules(&self.rules)?;
        if let Some(path) = &self.verify {
            return self.compare(&rules, path);
        }
        let day = self.judging.day(&rules)?;
        if self.order == Order::Input {
            return self.stream(&rules, day);
        }
        if self.errors.is_some() || self.resume {
            return Err(Failure::new("`--errors` and `--resume` need `--order input`"));
        }
        if self.format == Format::Jsonl {
            let judged: Judged<jsonl::Line> = self.judge(&rules, day)?;
            let mut out = arguments::plain_output(self.output.as_deref())?;
            jsonl::write(&mut out, judged.best(self.top), &judged.unread)?;
            out.flush()?;
            return judged.report_unread();
        }
        let judged = self.judge(&rules, day)?;
        self.write(&rules, day, &judged)?;
        judged.report_unread()
    }

    fn stream(&self, rules: &RuleFile, day: Date) -> Outcome {
        let form = match self.format {
            Format::Jsonl => stream::Form::Jsonl,
            Format::Csv => stream::Form::Csv,
            Format::Parquet => stream::Form::Parquet,
            Format::Table | Format::Html => {
                return Err(Failure::new("`--order input` writes as it goes").help("choose `--format jsonl`, `csv` or `parquet`"));
            }
        };
        if self.top.is_some() || self.store.is_some() {
            return Err(Failure::new("`--order input` judges every input: it goes with neither `--top` nor `--store`"));
        }
        let vocabulary = self.judging.extra.open()?;
        let stream = stream::Stream {
            plan: &Plan::compile(rules, vocabulary),
            day,
            vocabulary,
            candidates: &self.candidates,
            mapping: Mapping::parse(&self.map).map_err(|error| Failure::new(error.message))?,
            form,
            output: self.output.as_deref(),
            errors: self.errors.as_deref(),
            resume: self.resume,
        };
        stream.run()
    }

    fn judge<T: Kept>(&self, rules: &RuleFile, day: Date) -> Result<Judged<T>, Failure> {
        let vocabulary = self.judging.extra.open()?;
        let plan = Plan::compile(rules, vocabulary);
        if let Some(dir) = &self.store {
            return self.judge_store(&plan, dir, day);
        }
        let sources = inputs::expand(&self.candidates)?;
        let mapping = Mapping::parse(&self.map).map_err(|error| Failure::new(error.message))?;
        let rows = inputs::read(&sources, &mapping, vocabulary, &Progress::new("reading candidates", sources.len()));
        let rows: Vec<_> = rows.into_par_iter().map(|row| judge(&plan, row, day).map(T::of)).collect();
        let (mut judgements, mut unread) = (Vec::new(), Vec::new());
        for row in rows {
            match row {
                Ok(judgement) => judgements.push(judgement),
                Err(row) => unread.push(row),
            }
        }
        judgements.par_sort_by(T::order);
        unread.sort_by(|a, b| a.candidate.cmp(&b.candidate));
        let total = judgements.len();
        Ok(Judged { judgements, unread, total })
    }

    /// Judges what a store keeps. With `--top`, everybody is ranked by outcome and score alone, and only those shown are explained.
    fn judge_store<T: Kept>(&self, plan: &Plan<'_>, dir: &Path, day: Date) -> Result<Judged<T>, Failure> {
        let store = Store::open(dir).map_err(index::failure)?;
        let judge = |profile: &Profile| T::of(plan.judge(profile, day));
        let mut judgements = match self.top {
            Some(top) => {
                let assess = |profile: &Profile| plan.assess(&plan.facts(profile), day, &mut Scratch::default());
                let best = store.best(&Bulk::new(plan, day), top, assess).map_err(index::failure)?;
                if best.judged.of_another_vocabulary > 0 && plan.vocabulary().version() == self.judging.extra.open()?.version() {
                    writeln!(anstream::stderr(), "warning: {}", index::another_vocabulary(best.judged.of_another_vocabulary))?;
                }
                best.profiles.par_iter().map(judge).collect()
            }
            None => store.map(judge).map_err(index::failure)?,
        };
        judgements.par_sort_by(T::order);
        Ok(Judged { judgements, unread: Vec::new(), total: usize::try_from(store.len()).unwrap_or(usize::MAX) })
    }

    fn write(&self, rules: &RuleFile, day: Date, judged: &Judged<Judgement>) -> Result<(), Failure> {
        let (shown, unread) = (judged.best(self.top), &judged.unread);
        let mut out = match self.format {
            Format::Table => arguments::output(self.output.as_deref())?,
            _ => arguments::plain_output(self.output.as_deref())?,
        };
        match self.format {
            Format::Table | Format::Jsonl => table::write(&mut out, &rules.job, day, shown, judged.total, unread)?,
            Format::Csv => csv::write(&mut out, shown, unread)?,
            Format::Parquet => parquet::write(&mut out, shown, unread)?,
            Format::Html => html::write(&mut out, &rules.job, day, shown, unread)?,
        }
        Ok(out.flush()?)
    }

    fn compare(&self, rules: &RuleFile, path: &Path) -> Outcome {
        let earlier = Earlier::read(&path.display().to_string(), &arguments::read_text(path)?)?;
        let day = match (self.judging.as_of, earlier.day()) {
            (None, Some(day)) => day.parse::<arguments::Day>().map_err(Failure::new)?.0,
            _ => self.judging.day(rules)?,
        };
        let judged = self.judge(rules, day)?;
        let mut out = arguments::output(None)?;
        let different = earlier.compare(&judged.judgements, &mut out)?;
        writeln!(out, "{} results judged again as of {day}: {different} differ", judged.judgements.len())?;
        out.flush()?;
        if different > 0 { Ok(ExitCode::from(failure::FINDINGS)) } else { judged.report_unread() }
    }
}

impl<T> Judged<T> {
    /// The first of them, or all.
    fn best(&self, top: Option<usize>) -> &[T] {
        self.judgements.get(..top.unwrap_or(usize::MAX).min(self.judgements.len())).unwrap_or_default()
    }

    fn report_unread(&self) -> Outcome {
        let unread = self.unread.len();
        if unread == 0 {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(anstream::stderr(), "{unread} of {} inputs could not be read", unread + self.judgements.len())?;
        Ok(ExitCode::from(failure::FINDINGS))
    }
}

fn judge(plan: &Plan, row: Row, day: Date) -> Result<Judgement, Unread> {
    match row.candidate {
        Ok(candidate) => Ok(plan.judge(&candidate.profile, day)),
        Err(error) => Err(Unread { candidate: row.id, error }),
    }
}
