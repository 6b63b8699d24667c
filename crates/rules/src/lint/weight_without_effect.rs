//! Weights of rules that never score.

use super::{Context, Lint, Report, warning};
use crate::file::RuleTier;

pub(super) static LINT: Lint = Lint {
    code: warning(
        "weight-without-effect",
        "weighs a screening rule",
        "Screening rules are asked and shown, never scored.",
        "required:\n  - 2+ years of experience with Java\nscreening:\n  - {text: Able to travel, weight: 3}\n",
        "required:\n  - 2+ years of experience with Java\nscreening:\n  - {text: Able to travel}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for written in context.sheet.written.iter().filter(|written| written.tier == RuleTier::Screening) {
        if let Some(weight) = written.weight {
            report.add(weight, "a screening rule is never scored, so its weight does nothing").help("remove it");
        }
    }
}
