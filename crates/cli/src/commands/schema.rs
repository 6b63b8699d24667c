//! `qualify schema`: the JSON Schema of rule files.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;

use crate::failure::Outcome;

const EXAMPLES: &str = "\
Examples:
  qualify schema > rule-file.schema.json

An editor with the YAML language server completes and checks a file that begins with
  # yaml-language-server: $schema=rule-file.schema.json";

/// Print the JSON Schema of rule files, for editors
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub fn run(self) -> Outcome {
        anstream::stdout().write_all(qualify_rules::schema::schema_text().as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}
