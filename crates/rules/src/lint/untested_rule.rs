//! Rules that no test looks at.

use super::{Context, Lint, Report, hint};
use crate::file::RuleTier;

pub(super) static LINT: Lint = Lint {
    code: hint(
        "untested-rule",
        "has tests, but none that expects something of this rule",
        "The next edit can change what the rule does without anybody noticing.",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\n  - {id: sql, text: 2+ years of experience with SQL}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {java: not_met}}\n",
        "required:\n  - {id: java, text: 2+ years of experience with Java}\n  - {id: sql, text: 2+ years of experience with SQL}\ntests:\n  - {name: no work, candidate: {work: []}, expect: {java: not_met, sql: not_met}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let tests = &context.sheet.file.tests;
    for (written, rule) in context.rules().filter(|(_, rule)| !tests.is_empty() && rule.tier != RuleTier::Screening) {
        if !tests.iter().any(|test| test.expect.contains_key(&rule.id)) {
            report.add(written.focus(), format!("no test expects anything of rule `{}`", rule.id)).help(format!("add `{}: met` or `not_met` to the `expect:` of a test", rule.id));
        }
    }
}
