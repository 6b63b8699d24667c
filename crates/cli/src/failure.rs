//! Why a run could not happen, and the exit codes.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// The run finished, with findings: a failing rule test, a lint at the fail level, inputs that could not be read.
pub const FINDINGS: u8 = 1;
/// Wrong usage, or the run could not happen.
pub const COULD_NOT_RUN: u8 = 2;

/// What a command gives back: its exit code, or why it could not run.
pub type Outcome = Result<ExitCode, Failure>;

/// Why the run could not happen: what went wrong, and how to mend it when that is known.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
    quiet: bool,
}

impl Failure {
    /// A failure with a message in lower case, without a final stop.
    pub fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), help: None, quiet: false }
    }

    /// Adds how to mend it.
    pub fn help(mut self, help: impl fmt::Display) -> Self {
        self.help = Some(help.to_string());
        self
    }

    /// A path that cannot be read, and what to look at.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        let shown = if path.as_os_str() == "-" { "standard input".into() } else { path.to_string_lossy() };
        let failure = Self::new(format!("cannot read `{shown}`: {error}"));
        match error.kind() {
            io::ErrorKind::NotFound => failure.help("check the path"),
            io::ErrorKind::PermissionDenied => failure.help("check who may read it"),
            io::ErrorKind::InvalidData => failure.help("it has to be UTF-8 text"),
            _ => failure,
        }
    }

    /// Says it on stderr and gives the exit code.
    pub fn report(self) -> ExitCode {
        if self.quiet {
            return ExitCode::SUCCESS;
        }
        let mut stderr = anstream::stderr().lock();
        let red = anstyle::AnsiColor::Red.on_default().bold();
        let _ = writeln!(stderr, "{red}error{red:#}: {}", self.message);
        if let Some(help) = self.help {
            let _ = writeln!(stderr, "  help: {help}");
        }
        ExitCode::from(COULD_NOT_RUN)
    }
}

impl From<io::Error> for Failure {
    /// A closed pipe on the reading side (`| head`) ends the run quietly.
    fn from(error: io::Error) -> Self {
        Self { quiet: error.kind() == io::ErrorKind::BrokenPipe, ..Self::new(error) }
    }
}
