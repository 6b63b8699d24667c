//! Tests with one name.

use super::{Context, Lint, Report, warning};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "duplicate-test",
        "has two tests of one name",
        "A report names a test by its name.",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: none, candidate: {work: []}, expect: {java: not_met}}\n  - {name: none, candidate: {skills: []}, expect: {java: not_met}}\n",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {java: not_met}}\n  - {name: no skills, candidate: {skills: []}, expect: {java: not_met}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let tests = &context.sheet.file.tests;
    for (at, test) in tests.iter().enumerate() {
        if let Some(first) = tests.iter().take(at).find(|first| first.name == test.name) {
            report.add(test.place.span, format!("a second test is named `{}`", test.name))
                .help("give it a name of its own: what it shows")
                .note(first.place.span, "the first one");
        }
    }
}
