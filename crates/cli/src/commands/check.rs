//! `qualify check`: what is wrong, risky or doubtful in rule files.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use qualify_rules::{Checker, Finding, Level, code, render};
use rayon::prelude::*;

use super::rule_files::{self, RuleText};
use crate::arguments::ExtraVocabulary;
use crate::failure::{self, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify check job.yaml                     everything there is to say, with the words underlined
  qualify check rules/jobs --fail-level hint fail on hints too
  qualify check job.yaml --fix               make the safe changes, keeping comments and layout
  qualify check jobs/ --format sarif > out.sarif
  qualify check --explain native-speaker     what a finding means, with a bad and a good example
  qualify check --explain all                every kind of finding

A comment silences a lint for the rule it stands at, with a reason:
  # qualify: allow(degree-without-equivalence) the state's licence asks for the degree
or for the whole file:
  # qualify: allow-file(no-tests) tested in the pipeline

Exit codes: 0 nothing at the fail level; 1 findings at the fail level; 2 the run could not happen.";

/// Check rule files: what cannot be read, what is unlawful, impossible, doubled or doubtful
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Rule files, and folders of them; `-` for standard input
    #[arg(required_unless_present = "explain")]
    rules: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The lowest level at which the run fails
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailLevel::Warning)]
    fail_level: FailLevel,
    /// The lowest level that is shown
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailLevel::Hint)]
    level: FailLevel,
    /// Make the changes that keep the meaning, in place
    #[arg(long)]
    fix: bool,
    /// Make also the changes that may alter the meaning; look at them afterwards
    #[arg(long)]
    fix_suggested: bool,
    /// Explain a kind of finding, or `all` of them
    #[arg(long, value_name = "CODE", conflicts_with_all = ["rules", "fix", "fix_suggested"])]
    explain: Option<String>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// The forms of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, which GitHub shows beside the changed lines
    Github,
}

/// A level, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailLevel {
    /// What makes a file unusable, or is unlawful
    Error,
    /// What is likely not meant, or risky
    Warning,
    /// What is worth a thought
    Hint,
    /// Nothing
    Never,
}

impl FailLevel {
    fn covers(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}

/// A checked file.
struct Checked {
    text: RuleText,
    findings: Vec<Finding>,
    done: Vec<String>,
}

impl Check {
    /// Checks, mends and writes.
    pub fn run(self) -> Outcome {
        if let Some(name) = &self.explain {
            return explain(name);
        }
        let vocabulary = self.extra.open()?;
        let checker = Checker::new(vocabulary, jiff::Zoned::now().date());
        let paths = rule_files::expand(&self.rules)?;
        let checked: Vec<Result<Checked, Failure>> = paths.par_iter().map(|path| self.check(&checker, path)).collect();
        let checked: Vec<Checked> = checked.into_iter().collect::<Result<_, _>>()?;
        let failed = checked.iter().flat_map(|file| &file.findings).any(|finding| self.fail_level.covers(finding.level));
        self.write(checked)?;
        Ok(if failed { ExitCode::from(failure::FINDINGS) } else { ExitCode::SUCCESS })
    }

    fn check(&self, checker: &Checker<'_>, path: &std::path::Path) -> Result<Checked, Failure> {
        let mut text = RuleText::read(path)?;
        let mut done = Vec::new();
        if (self.fix || self.fix_suggested) && text.broken.is_none() {
            let fixed = qualify_rules::fix(checker, &text.name(), &text.source, self.fix_suggested);
            if fixed.source != text.source || text.is_stdin() {
                text.replace(&fixed.source)?;
            }
            (text.source, done) = (fixed.source, fixed.done);
        }
        let findings = match &text.broken {
            Some(finding) => vec![finding.clone()],
            None => checker.check(&qualify_rules::read(&text.name(), &text.source)),
        };
        Ok(Checked { text, findings, done })
    }

    fn write(&self, checked: Vec<Checked>) -> Result<(), Failure> {
        // With --fix, standard output carries the mended text of standard input.
        let to_stderr = (self.fix || self.fix_suggested) && checked.iter().any(|file| file.text.is_stdin());
        let mut out: Box<dyn std::io::Write> =
            if to_stderr { Box::new(anstream::stderr()) } else { Box::new(std::io::BufWriter::new(anstream::stdout())) };
        let mut counts = [0usize; 3];
        let mut all = Vec::new();
        for file in &checked {
            for line in &file.done {
                writeln!(anstream::stderr(), "fixed {line}")?;
            }
            for finding in file.findings.iter().filter(|finding| self.level.covers(finding.level)) {
                if let Some(count) = counts.get_mut(finding.level as usize) {
                    *count += 1;
                }
                match self.format {
                    Format::Text => writeln!(out, "{}", finding.render(&file.text.source))?,
                    Format::Json => out.write_all(render::json(finding).as_bytes())?,
                    Format::Github => out.write_all(render::github(finding).as_bytes())?,
                    Format::Sarif => all.push(finding.clone()),
                }
            }
        }
        if self.format == Format::Sarif {
            out.write_all(render::sarif(&all).as_bytes())?;
        }
        out.flush()?;
        if self.format == Format::Text {
            summary(checked.len(), counts)?;
        }
        Ok(())
    }
}

fn summary(files: usize, [hints, warnings, errors]: [usize; 3]) -> Result<(), Failure> {
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let line = format!("{}: {}, {}, {}", count(files, "file"), count(errors, "error"), count(warnings, "warning"), count(hints, "hint"));
    Ok(writeln!(anstream::stderr(), "{line}")?)
}

fn explain(name: &str) -> Outcome {
    let mut out = std::io::BufWriter::new(anstream::stdout());
    if name == "all" {
        for code in code::all() {
            writeln!(out, "{:<28} {:<8} the file {}", code.name, code.level.name(), code.what)?;
        }
    } else {
        let code = code::find(name).ok_or_else(|| {
            let near = code::nearest(name).map(|near| format!("did you mean `{near}`? "));
            Failure::new(format!("no kind of finding is named `{name}`"))
                .help(format!("{}`--explain all` lists them", near.unwrap_or_default()))
        })?;
        write!(out, "{}", code::explain(code))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
