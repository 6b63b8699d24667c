//! Rules that ask the same.

use super::{Context, Lint, Report, warning};
use crate::file::Rule;
use crate::sheet::{Written};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "duplicate-rule",
        "asks the same thing twice in one tier",
        "It counts twice in the score, and every candidate is told of it twice.",
        "required:\n  - 2+ years of experience with Java\n  - At least 2 years of experience with Java\n",
        "required:\n  - 2+ years of experience with Java\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let rules: Vec<_> = context.rules().collect();
    for (at, (written, rule)) in rules.iter().enumerate() {
        let same = |(_, other): &&(&Written, &Rule)| other.tier == rule.tier && other.requirement == rule.requirement;
        if let Some((first, other)) = rules.iter().take(at).find(same) {
            report.add(written.focus(), format!("rule `{}` asks the same as `{}`", rule.id, other.id))
                .help("remove one of the two")
                .note(first.focus(), "it is asked here first");
        }
    }
}
