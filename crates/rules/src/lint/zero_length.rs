//! Minimums of nothing.

use super::{Context, Lint, Report, hint};
use qualify_language::{Experience, Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "zero-length",
        "asks for at least 0 months",
        "Every candidate has at least none: the rule is always met, whatever its terms.",
        "required:\n  - require: {experience: {at_least: 0 years, with: [Java]}}\n",
        "required:\n  - require: {skill: {with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        if let Kind::Experience(Experience { min_months: Some(0), max_months: None, .. }) = &leaf.kind {
            report.add(context.place(written, leaf), "a minimum of 0 is met by everybody").help("ask for the skill without a length, or leave the rule out");
        }
    }
}
