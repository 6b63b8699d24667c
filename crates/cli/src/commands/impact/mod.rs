//! `qualify impact`: what each rule of a file does to a pool.

mod funnel;
mod html;
mod text;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::diff;
use super::pool::Pool;
use crate::arguments::ExtraVocabulary;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify impact job.yaml --candidates resumes/                      a table: what each rule keeps and costs
  qualify impact job.yaml --candidates pool.jsonl --format json
  qualify impact job.yaml --candidates resumes/ --format html -o impact.html

For every rule: how many meet it, how many it alone keeps out, and how many the next milder wording would add.

Exit codes: 0 all well; 1 some inputs could not be read; 2 the run could not happen.";

/// Show what each rule keeps and costs on a pool, and what a milder wording would add
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Impact {
    /// The rule file; `-` for standard input
    rules: PathBuf,
    /// Résumés, folders of them, or `.jsonl` files
    #[arg(long, value_name = "POOL", num_args = 1.., required = true)]
    candidates: Vec<PathBuf>,
    /// The day to judge at (else the file's `as_of`, else today)
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    /// How the funnel is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// The forms of a funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// One self-contained page with the funnel drawn
    Html,
}

impl Impact {
    /// Judges the pool, tries the milder wordings, and writes.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let rules = diff::load(&self.rules)?;
        let pool = Pool::read(&self.candidates, vocabulary)?;
        let own = rules.as_of.as_ref().and_then(|day| day.parse().ok());
        let day = self.as_of.or(own).unwrap_or_else(|| jiff::Zoned::now().date());
        let funnel = funnel::funnel(&rules, &pool, vocabulary, day);
        let written = match self.format {
            Format::Text => text::text(&funnel),
            Format::Json => format!("{}\n", serde_json::to_string(&funnel).map_err(Failure::new)?),
            Format::Html => html::page(&funnel),
        };
        match self.output.filter(|path| path.as_os_str() != "-") {
            Some(path) => {
                std::fs::write(&path, written).map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))?
            }
            None => anstream::stdout().write_all(written.as_bytes())?,
        }
        for why in &pool.unread {
            writeln!(anstream::stderr(), "not read: {why}")?;
        }
        Ok(if pool.unread.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(crate::failure::FINDINGS) })
    }
}
