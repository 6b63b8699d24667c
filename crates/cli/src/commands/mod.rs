//! One module per command: its arguments and what it runs.

mod check;
mod diff;
mod draft;
mod explain;
mod fmt;
mod forget;
mod impact;
mod index;
mod jobs;
mod lsp;
mod parse;
mod pool;
mod profile;
pub mod rule_files;
mod schema;
pub mod score;
mod search;
mod test;
mod vocabulary;

use clap::Subcommand;

use crate::failure::Outcome;

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Draft(draft::Args),
    Parse(parse::Args),
    Profile(profile::ProfileCommand),
    Score(score::Score),
    Explain(explain::Explain),
    Jobs(jobs::Jobs),
    Check(check::Check),
    Test(test::Test),
    Fmt(fmt::Fmt),
    Diff(diff::Diff),
    Impact(impact::Impact),
    Index(index::Index),
    Search(search::Search),
    Forget(forget::Forget),
    Schema(schema::Schema),
    Vocabulary(vocabulary::VocabularyCommand),
    Lsp(lsp::Lsp),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        match self {
            Self::Draft(command) => command.run(),
            Self::Parse(command) => command.run(),
            Self::Profile(command) => command.run(),
            Self::Score(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Jobs(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Test(command) => command.run(),
            Self::Fmt(command) => command.run(),
            Self::Diff(command) => command.run(),
            Self::Impact(command) => command.run(),
            Self::Index(command) => command.run(),
            Self::Search(command) => command.run(),
            Self::Forget(command) => command.run(),
            Self::Schema(command) => command.run(),
            Self::Vocabulary(command) => command.run(),
            Self::Lsp(command) => command.run(),
        }
    }
}
