//! Preferred rules that a required one implies.

use super::{Context, Lint, Report, warning};
use crate::file::{Rule, RuleTier};
use crate::implication::implies;
use crate::sheet::{Written};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "implied-preferred",
        "prefers what it requires already",
        "Every candidate who is not turned away meets it: the rule only lifts all scores.",
        "required:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\npreferred:\n  - require: {experience: {at_least: 2 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 2 years, with: [Java]}}\npreferred:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let rules: Vec<_> = context.rules().collect();
    for (written, rule) in rules.iter().filter(|(_, rule)| rule.tier == RuleTier::Preferred) {
        let implies = |(_, other): &&(&Written, &Rule)| {
            other.tier == RuleTier::Required && other.id != rule.id && other.requirement != rule.requirement && implies(&other.requirement, &rule.requirement)
        };
        if let Some((first, other)) = rules.iter().find(implies) {
            report.add(written.focus(), format!("rule `{}` is implied by the required rule `{}`", rule.id, other.id))
                .help("ask for more than is required, or remove it")
                .note(first.focus(), "the rule that implies it");
        }
    }
}
