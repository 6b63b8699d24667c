//! One module per command: its arguments and what it runs.

mod check;
mod diff;
mod draft;
mod explain;
mod fmt;
mod forget;
mod impact;
mod index;
mod lsp;
mod parse;
mod pool;
mod profile;
mod rule_files;
mod schema;
mod search;
mod test;
mod diff;
mod fmt;
mod impact;
mod jobs;
mod lsp;
mod parse;
mod profile;
pub mod rule_files;
mod schema;
pub mod score;

use clap::Subcommand;

use crate::failure::Outcome;

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Parse(parse::Args),
    Score(score::Score),
    Check(check::Check),
    Draft(draft::Args),
    Profile(profile::ProfileCommand),
    Diff(diff::Diff),
    Explain(explain::Explain),
    Fmt(fmt::Fmt),
    Impact(impact::Impact),
    Lsp(lsp::Lsp),
    Schema(schema::Schema),
    Test(test::Test),
    Index(index::Index),
    Search(search::Search),
    Forget(forget::Forget),
    Score(score::Score),
    Jobs(jobs::Jobs),
    Check(check::Check),
    Fmt(fmt::Fmt),
    Diff(diff::Diff),
    Impact(impact::ImpactArgs),
    Schema(schema::Schema),
    Lsp(lsp::Lsp),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        match self {
            Self::Parse(command) => command.run(),
            Self::Score(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Draft(command) => command.run(),
            Self::Profile(command) => command.run(),
            Self::Diff(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Fmt(command) => command.run(),
            Self::Impact(command) => command.run(),
            Self::Lsp(command) => command.run(),
            Self::Schema(command) => command.run(),
            Self::Test(command) => command.run(),
            Self::Index(command) => command.run(),
            Self::Search(command) => command.run(),
            Self::Forget(command) => command.run(),
            Self::Score(command) => command.run(),
            Self::Jobs(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Fmt(command) => command.run(),
            Self::Diff(command) => command.run(),
            Self::Impact(command) => command.run(),
            Self::Schema(command) => command.run(),
            Self::Lsp(command) => command.run(),
        }
    }
}
