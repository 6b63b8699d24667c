//! `qualify diff`: what an edit of a rule file changes in meaning, and for whom.

mod moves;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_rules::{Level, RuleFile};

use super::pool::Pool;
use super::rule_files::RuleText;
use crate::arguments::ExtraVocabulary;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify diff old.yaml new.yaml                          what means something else, not which lines differ
  git show HEAD:job.yaml | qualify diff - job.yaml        against the last commit
  qualify diff old.yaml new.yaml --candidates resumes/    also who moves between outcomes, and why
  qualify diff old.yaml new.yaml --candidates pool.jsonl --format json

Exit codes: 0 the run happened, whatever changed; 2 the run could not happen.";

/// Compare two rule files by meaning, and show whom the edit moves
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The rule file as it was; `-` for standard input
    old: PathBuf,
    /// The rule file as it is
    new: PathBuf,
    /// Résumés, folders of them, or `.jsonl` files to try both on
    #[arg(long, value_name = "POOL", num_args = 1..)]
    candidates: Vec<PathBuf>,
    /// The day to judge at (else each file's `as_of`, else today)
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    /// How the comparison is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// The forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

impl Diff {
    /// Compares and writes.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let (old, new) = (load(&self.old)?, load(&self.new)?);
        let changes = qualify_rules::diff::diff(&old, &new);
        let moves = if self.candidates.is_empty() {
            None
        } else {
            let pool = Pool::read(&self.candidates, vocabulary)?;
            Some(moves::moves(&old, &new, &pool, vocabulary, self.as_of))
        };
        let mut out = std::io::BufWriter::new(anstream::stdout());
        match self.format {
            Format::Text => report::text(&mut out, &changes, moves.as_ref())?,
            Format::Json => report::json(&mut out, &changes, moves.as_ref())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Loads a rule file that has to be usable; what is wrong goes to standard error.
///
/// # Errors
/// The file cannot be read, or has errors.
pub fn load(path: &Path) -> Result<RuleFile, Failure> {
    use std::io::Write as _;
    let text = RuleText::read(path)?;
    let loaded = qualify_rules::load(&text.name(), &text.source);
    let mut stderr = anstream::stderr().lock();
    for finding in text.broken.iter().chain(&loaded.findings).filter(|finding| finding.level == Level::Error) {
        writeln!(stderr, "{}", finding.render(&text.source))?;
    }
    let file = loaded.file.filter(|_| text.broken.is_none());
    file.ok_or_else(|| {
        Failure::new(format!("`{}` cannot be used", text.name())).help("mend what is named above; `qualify check` shows all findings")
    })
}
