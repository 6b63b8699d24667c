//! Ranges that are empty.

use super::{Context, Lint, Report, error, length};
use qualify_language::{Experience, Kind};

pub(super) static LINT: Lint = Lint {
    code: error(
        "minimum-above-maximum",
        "has a minimum above its maximum",
        "No length is in such a range.",
        "required:\n  - require: {experience: {at_least: 5 years, at_most: 3 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 3 years, at_most: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        let Kind::Experience(Experience { min_months: Some(min), max_months: Some(max), .. }) = &leaf.kind else { continue };
        if min > max {
            let message = format!("at least {} is above at most {}", length(*min), length(*max));
            report.add(context.place(written, leaf), message).help("swap the two, or leave the maximum out");
        }
    }
}
