//! Required rules that another one implies.

use super::{Context, Lint, Report, hint};
use crate::file::{Rule, RuleTier};
use crate::implication::implies;
use crate::sheet::{Written};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "implied-required",
        "requires something that another required rule implies",
        "It decides nothing of its own and counts twice in the score.",
        "required:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\n  - require: {experience: {at_least: 2 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let rules: Vec<_> = context.rules().collect();
    for (written, rule) in rules.iter().filter(|(_, rule)| rule.tier == RuleTier::Required) {
        let implies = |(_, other): &&(&Written, &Rule)| {
            other.tier == RuleTier::Required && other.id != rule.id && other.requirement != rule.requirement && implies(&other.requirement, &rule.requirement)
        };
        if let Some((first, other)) = rules.iter().find(implies) {
            report.add(written.focus(), format!("rule `{}` is implied by rule `{}`", rule.id, other.id))
                .help("remove it")
                .note(first.focus(), "the rule that implies it");
        }
    }
}
