//! Windows shorter than the time asked for in them.

use super::{Context, Lint, Report, error, length};
use qualify_language::{Experience, Kind};

pub(super) static LINT: Lint = Lint {
    code: error(
        "impossible-window",
        "asks for more time than the window has",
        "Five years cannot be worked in the last three: no candidate can meet the rule.",
        "required:\n  - require: {experience: {at_least: 5 years, within: 3 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 3 years, within: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        let Kind::Experience(Experience { min_months: Some(min), within_months: Some(window), .. }) = &leaf.kind else { continue };
        if min > window {
            let message = format!("{} cannot be worked within {}", length(*min), length(*window));
            report.add(context.place(written, leaf), message).help("shorten the time, or widen the window");
        }
    }
}
