//! Upper bounds, which never disqualify.

use super::{Context, Lint, Report, hint, length};
use qualify_language::{Experience, Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "maximum-only",
        "asks for at most so much experience",
        "An upper bound is shown and never disqualifies; as a criterion it would keep out older people (Age Discrimination in Employment Act, Directive 2000/78/EC).",
        "required:\n  - require: {experience: {at_most: 3 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 1 year, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        let Kind::Experience(Experience { min_months: None, max_months: Some(max), .. }) = &leaf.kind else { continue };
        report.add(context.place(written, leaf), format!("at most {} is shown and never decides", length(*max)))
            .help("ask for the least that the work needs, or leave the rule out");
    }
}
