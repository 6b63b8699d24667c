//! Files without tests.

use super::{Context, Lint, Report, hint};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "no-tests",
        "has no tests",
        "A test shows what a rule does to a candidate, today and after the next edit.",
        "job: Developer\nrequired:\n  - {id: java, text: 2+ years of experience with Java}\n",
        "job: Developer\nrequired:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {java: not_met}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let Some(root) = &context.sheet.document.root else { return };
    if root.entry("tests").is_none() && !context.sheet.file.rules.is_empty() {
        let at = root.entries().and_then(|entries| entries.first()).map_or(root.span, |first| first.key.span);
        report.add(at, "the file has no tests").help("add a candidate who should be qualified and one who should not, under `tests:`");
    }
}
