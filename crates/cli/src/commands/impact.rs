//! `qualify impact`: what each rule keeps and costs over a pool.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_engine::impact::{Impact, RuleImpact};

use crate::arguments::{self, Judging};
use crate::failure::Outcome;
use crate::inputs;
use crate::render::page;

const EXAMPLES: &str = "\
Examples:
  qualify impact job.yaml --candidates resumes/
  qualify impact job.yaml --candidates resumes/ --format html -o impact.html";

/// Show what each rule keeps and costs over a pool of candidates
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ImpactArgs {
    /// The rule file
    rules: PathBuf,
    /// Résumé files and folders of them
    #[arg(long, required = true, num_args = 1.., value_name = "POOL")]
    candidates: Vec<PathBuf>,
    #[command(flatten)]
    judging: Judging,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A table for people
    Text,
    /// One JSON object
    Json,
    /// One self-contained page with the funnel drawn
    Html,
}

impl ImpactArgs {
    /// Judges the pool and writes the funnel.
    pub fn run(self) -> Outcome {
        let rules = arguments::load_rules(&self.rules)?;
        let vocabulary = self.judging.vocabulary()?;
        let day = self.judging.day(&rules)?;
        let pool = inputs::pool(&self.candidates, vocabulary)?;
        let impact = qualify_engine::impact::impact(&rules, vocabulary, &pool, day);
        let mut out = arguments::output(self.output.as_deref())?;
        match self.format {
            Format::Text => text(&mut out, &impact)?,
            Format::Json => writeln!(out, "{}", serde_json::to_string(&impact).map_err(std::io::Error::from)?)?,
            Format::Html => page::write(&mut out, include_str!("../render/impact.html"), &impact)?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn text(out: &mut dyn Write, impact: &Impact) -> std::io::Result<()> {
    let Impact { job, as_of, candidates, qualified, review, not_qualified, rules } = impact;
    writeln!(
        out,
        "{job}, {candidates} candidates as of {as_of}: {qualified} qualified, {review} to review, {not_qualified} not qualified\n"
    )?;
    let width = rules.iter().map(|r| r.id.len()).max().unwrap_or(0).max(4);
    writeln!(
        out,
        "{:<width$}  {:<9}  {:>5}  {:>7}  {:>7}  {:>5}  {:>5}  next milder wording",
        "rule", "tier", "met", "unclear", "not met", "left", "alone"
    )?;
    for rule in rules {
        let RuleImpact { id, tier, met, unclear, not_met, alone, .. } = rule;
        let left = rule.left.map(|n| n.to_string()).unwrap_or_default();
        let note = match &rule.milder {
            Some(milder) => format!("+{}: {}", milder.adds, milder.text),
            None if rule.decides_nothing => "decides nothing here".to_owned(),
            None => String::new(),
        };
        let row = format!("{id:<width$}  {:<9}  {met:>5}  {unclear:>7}  {not_met:>7}  {left:>5}  {alone:>5}  {note}", tier.name());
        writeln!(out, "{}", row.trim_end())?;
    }
    writeln!(out, "\nleft: still in after this required rule and those above; alone: kept out by this rule and no other")
}
