//! Bars above what the work can need.

use super::{Context, Lint, Report, hint, length};
use qualify_language::{Experience, Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "inflated-experience",
        "asks for more than 15 years",
        "Few jobs need it; a long bar keeps out younger and older people alike and is hard to defend as job-related.",
        "required:\n  - 20+ years of experience with accounting\n",
        "required:\n  - 8+ years of experience with accounting\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        let Kind::Experience(Experience { min_months: Some(min), .. }) = &leaf.kind else { continue };
        if *min > 180 {
            report.add(context.place(written, leaf), format!("{} is more than almost any work needs", length(*min)))
                .help("ask for the length after which the work is done well, and prefer more");
        }
    }
}
