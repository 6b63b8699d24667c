//! `qualify fmt`: the canonical layout of rule files.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::rule_files::{self, RuleText};
use crate::failure::{self, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify fmt job.yaml          lay the file out, in place
  qualify fmt rules/jobs        every YAML file below a folder
  qualify fmt --check jobs/     only say which files are not laid out, and fail when there are any
  cat job.yaml | qualify fmt -  from standard input to standard output

Values and comments stay what they are. A file that cannot be laid out without changing what it says is left alone and named.

Exit codes: 0 all well; 1 files that are not laid out (with --check) or cannot be; 2 the run could not happen.";

/// Lay out rule files: indentation, spacing, order of keys; comments and meaning stay
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Fmt {
    /// Rule files, and folders of them; `-` for standard input
    #[arg(required = true)]
    rules: Vec<PathBuf>,
    /// Change nothing; name the files that would change
    #[arg(long)]
    check: bool,
}

impl Fmt {
    /// Lays out each file.
    pub fn run(self) -> Outcome {
        let mut stderr = anstream::stderr().lock();
        let mut failed = false;
        for path in rule_files::expand(&self.rules)? {
            let text = RuleText::read(&path)?;
            let formatted = match &text.broken {
                Some(finding) => Err(finding.message.clone()),
                None => qualify_rules::fmt(&text.source).map_err(|error| error.to_string()),
            };
            match formatted {
                Err(why) => {
                    failed = true;
                    writeln!(stderr, "left as it is: {}: {why}", text.name())?;
                    if text.is_stdin() && !self.check {
                        text.replace(&text.source)?;
                    }
                }
                Ok(formatted) if self.check => {
                    if formatted != text.source {
                        failed = true;
                        writeln!(stderr, "would change: {}", text.name())?;
                    }
                }
                Ok(formatted) => self.write(&text, &formatted)?,
            }
        }
        Ok(if failed { ExitCode::from(failure::FINDINGS) } else { ExitCode::SUCCESS })
    }

    fn write(&self, text: &RuleText, formatted: &str) -> Result<(), Failure> {
        if text.is_stdin() || formatted != text.source { text.replace(formatted) } else { Ok(()) }
    }
}
