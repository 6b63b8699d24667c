//! Findings as workflow commands, which GitHub shows beside the changed lines.

use crate::finding::{Finding, Level};

/// One finding as a workflow command.
pub fn github(finding: &Finding) -> String {
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "notice",
    };
    let help = finding.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", finding.message));
    let (file, line, column) = (property(&finding.file), finding.line, finding.column);
    format!("::{kind} file={file},line={line},col={column},title={}::{message}\n", finding.code)
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
