//! `qualify test`: the tests that rule files carry, and folders of candidates with expectations.

mod folder;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_engine::testing::{Report, Suite};
use qualify_rules::Level;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

use super::rule_files::{self, RuleText};
use crate::arguments::ExtraVocabulary;
use crate::failure::{self, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify test job.yaml                        its tests, with what differs
  qualify test rules/jobs --coverage           also which verdicts no test ever reaches
  qualify test jobs/ --format junit > out.xml  for a pipeline
  qualify test job.yaml --candidates people/   also each `people/NAME.expect.yaml` beside the résumé `people/NAME.*`

An expectation names the outcome or the verdict of a rule:
  outcome: review
  java: met

Exit codes: 0 all tests pass; 1 a test fails, or a rule file cannot be read; 2 the run could not happen.";

/// Run the tests of rule files
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Test {
    /// Rule files, and folders of them; `-` for standard input
    #[arg(required = true)]
    rules: Vec<PathBuf>,
    /// A folder of résumés with an expectation `NAME.expect.yaml` beside each
    #[arg(long, value_name = "DIR")]
    candidates: Option<PathBuf>,
    /// Show, for each rule, the verdicts that no test reaches
    #[arg(long)]
    coverage: bool,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The day to judge at where neither the test nor the file names one (else today)
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// The forms of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object per rule file
    Json,
    /// JUnit XML, for pipelines
    Junit,
}

impl Test {
    /// Runs every test of every file.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let paths = rule_files::expand(&self.rules)?;
        let reports: Vec<Result<Report, Failure>> = paths.par_iter().map(|path| self.report(path, vocabulary)).collect();
        let reports: Vec<Report> = reports.into_iter().collect::<Result<_, _>>()?;
        let mut out = std::io::BufWriter::new(anstream::stdout());
        match self.format {
            Format::Text => report::text(&mut out, &reports, self.coverage)?,
            Format::Json => report::json(&mut out, &reports)?,
            Format::Junit => report::junit(&mut out, &reports)?,
        }
        let passed = reports.iter().all(Report::passed);
        Ok(if passed { ExitCode::SUCCESS } else { ExitCode::from(failure::FINDINGS) })
    }

    fn report(&self, path: &std::path::Path, vocabulary: &Vocabulary) -> Result<Report, Failure> {
        let text = RuleText::read(path)?;
        let sheet = qualify_rules::read(&text.name(), &text.source);
        let errors: Vec<&qualify_rules::Finding> =
            text.broken.iter().chain(sheet.findings.iter().filter(|finding| finding.level == Level::Error)).collect();
        if let Some(first) = errors.first() {
            let broken = format!("{}:{}: {}", first.line, first.column, first.message);
            return Ok(Report::broken(&text.name(), broken));
        }
        let day = self.as_of.unwrap_or_else(|| jiff::Zoned::now().date());
        let mut suite = Suite::new(&text.name(), &sheet.file, vocabulary, day);
        suite.run();
        if let Some(candidates) = &self.candidates {
            folder::add(&mut suite, &sheet.file, candidates)?;
        }
        Ok(suite.finish())
    }
}
