//! Tests that cannot fail.

use qualify_language::Span;

use super::{Context, Lint, Report, warning};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "test-expects-nothing",
        "has a test that cannot fail",
        "Without an expectation a test shows nothing.",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: no work, candidate: {work: []}}\n",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {java: not_met}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let broken = |place: Span| context.sheet.findings.iter().any(|finding| place.start <= finding.span.start && finding.span.end <= place.end);
    for test in context.sheet.file.tests.iter().filter(|test| test.expect.is_empty() && !broken(test.place.span)) {
        report.add(test.place.span, format!("test `{}` expects nothing, so it cannot fail", test.name)).help("add `expect:` with the outcome or the verdict of a rule");
    }
}
