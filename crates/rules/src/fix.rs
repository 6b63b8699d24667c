//! Making the changes that findings propose.

use crate::finding::{Edit, Finding, apply};
use crate::load::read;
use crate::{Checker, Sheet};

/// Passes of checking and mending before a file is left as it is; one fix may make room for another.
const PASSES: usize = 10;

/// What mending a file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The mended text.
    pub source: String,
    /// What was done, in order.
    pub done: Vec<String>,
}

/// Makes every safe change that the checks propose, and with `suggested` also those that alter the meaning. Comments and layout stay.
///
/// A safe change that turns out to alter the compiled rules is taken back; two changes to the same bytes are made one after the other.
pub fn fix(checker: &Checker<'_>, name: &str, source: &str, suggested: bool) -> Fixed {
    let mut fixed = Fixed { source: source.to_owned(), done: Vec::new() };
    for _ in 0..PASSES {
        let sheet = read(name, &fixed.source);
        let findings = checker.check(&sheet);
        let Some((next, done)) = pass(&sheet, &findings, suggested) else { break };
        fixed.source = next;
        fixed.done.extend(done);
    }
    fixed
}

fn pass(sheet: &Sheet, findings: &[Finding], suggested: bool) -> Option<(String, Vec<String>)> {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut done = Vec::new();
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref().map(|fix| (finding, fix)));
    for (finding, fix) in fixes.filter(|(_, fix)| (fix.safe || suggested) && !fix.edits.is_empty()) {
        let clear = fix.edits.iter().all(|new| edits.iter().all(|old| new.span.end <= old.span.start || old.span.end <= new.span.start));
        let alone = apply(&sheet.source, &fix.edits.iter().collect::<Vec<_>>())?;
        if clear && (!fix.safe || read(&sheet.name, &alone).file == sheet.file) {
            edits.extend(&fix.edits);
            done.push(format!("{}:{}:{}: {}", finding.file, finding.line, finding.column, fix.title));
        }
    }
    let source = apply(&sheet.source, &edits)?;
    (source != sheet.source).then_some((source, done))
}
