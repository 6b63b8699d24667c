//! `qualify forget`: candidates out of a store, without trace.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use qualify_search::Store;

use crate::commands::index::failure;
use crate::failure::{FINDINGS, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify forget c-17 --store pool
  qualify forget resume.pdf other.pdf --store pool

Every file of the store that held a word of them is written anew without them. Indexing the same input again brings a candidate
back: delete the input as well.

Exit codes: 0 all forgotten; 1 an id was not in the store; 2 the run could not happen.";

/// Erase candidates from a store
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Forget {
    /// The candidates' ids, as `qualify search` shows them
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// The store's folder
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Forget {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        let store = Store::open(&self.store).map_err(failure)?;
        let ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let forgotten = store.writer().map_err(failure)?.forget(&ids).map_err(failure)?;
        let mut stderr = anstream::stderr().lock();
        for id in &ids {
            let said = if forgotten.contains(id) { "forgotten" } else { "not in the store" };
            writeln!(stderr, "{id}: {said}")?;
        }
        Ok(if forgotten.len() == ids.len() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
    }
}
