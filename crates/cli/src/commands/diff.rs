//! `qualify diff`: what an edit of a rule file changes.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_engine::comparison::{self, Change, Moves};
use serde::Serialize;

use crate::arguments::{self, Judging};
use crate::failure::Outcome;
use crate::inputs;
use crate::render::table::in_words;

const EXAMPLES: &str = "\
Examples:
  qualify diff old.yaml new.yaml                              the change in meaning
  qualify diff old.yaml new.yaml --candidates resumes/        and who moves, and why";

/// Show what an edit changes in meaning, and who moves
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The rule file before
    old: PathBuf,
    /// The rule file after
    new: PathBuf,
    /// Résumé files and folders of them
    #[arg(long, num_args = 1.., value_name = "POOL")]
    candidates: Vec<PathBuf>,
    #[command(flatten)]
    judging: Judging,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

#[derive(Serialize)]
struct Report {
    changes: Vec<Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pool: Option<Moves>,
}

impl Diff {
    /// Compares and writes.
    pub fn run(self) -> Outcome {
        let (old, new) = (arguments::load_rules(&self.old)?, arguments::load_rules(&self.new)?);
        let pool = if self.candidates.is_empty() {
            None
        } else {
            let vocabulary = self.judging.vocabulary()?;
            let pool = inputs::pool(&self.candidates, vocabulary)?;
            Some(comparison::moves(&old, &new, vocabulary, &pool, self.judging.day(&new)?))
        };
        let report = Report { changes: comparison::changes(&old, &new), pool };
        let mut out = arguments::output(None)?;
        match self.format {
            Format::Text => text(&mut out, &report)?,
            Format::Json => writeln!(out, "{}", serde_json::to_string(&report).map_err(std::io::Error::from)?)?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn text(out: &mut dyn Write, report: &Report) -> std::io::Result<()> {
    if report.changes.is_empty() {
        writeln!(out, "the two files mean the same")?;
    }
    for Change { what, before, after } in &report.changes {
        match (before, after) {
            (Some(before), Some(after)) => writeln!(out, "~ {what}\n    - {before}\n    + {after}")?,
            (None, Some(after)) => writeln!(out, "+ {what}\n    + {after}")?,
            (before, None) => writeln!(out, "- {what}\n    - {}", before.as_deref().unwrap_or_default())?,
        }
    }
    let Some(pool) = &report.pool else { return Ok(()) };
    writeln!(out, "\nthis edit moves {} of {}; {} more get another score", pool.moved, pool.candidates, pool.rescored)?;
    for group in &pool.moves {
        let because = if group.because.is_empty() { String::new() } else { format!(" because of {}", group.because.join(", ")) };
        writeln!(out, "  {} from {} to {}{because}", group.candidates, in_words(group.from), in_words(group.to))?;
        writeln!(out, "    {}", group.examples.join(", "))?;
    }
    Ok(())
}
