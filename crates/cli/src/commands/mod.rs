//! One module per command: its arguments and what it runs.

use clap::Subcommand;

use crate::failure::Outcome;

/// What to do.
#[derive(Subcommand)]
pub enum Command {}

impl Command {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        match self {}
    }
}
