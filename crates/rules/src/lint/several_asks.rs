//! Texts that ask for many things at once.

use super::{Context, Lint, Report, conjuncts, hint};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "several-asks",
        "asks for four things or more in one rule",
        "The rule is met only when all hold, and a result of `not_met` does not say at a glance which one failed.",
        "required:\n  - require: {all: [{skill: {with: [Java]}}, {skill: {with: [SQL]}}, {skill: {with: [Linux]}}, {skill: {with: [Git]}}]}\n",
        "required:\n  - require: {all: [{skill: {with: [Java]}}, {skill: {with: [SQL]}}]}\n  - require: {all: [{skill: {with: [Linux]}}, {skill: {with: [Git]}}]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, rule) in context.rules() {
        let count = conjuncts(&rule.requirement).len();
        if count >= 4 {
            report.add(written.focus(), format!("rule `{}` asks for {count} things at once", rule.id)).help("give each a rule of its own");
        }
    }
}
