//! Degrees that nothing can stand in for.

use super::{Context, Lint, Report, conjuncts, hint};
use crate::file::RuleTier;
use qualify_language::{Kind, Level};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "degree-without-equivalence",
        "requires a degree that no experience can stand in for",
        "A bare degree bar keeps out people who do the work well, and it falls unevenly on protected groups (Griggs v. Duke Power); licensed professions, where the law asks for the degree, are the exception.",
        "required:\n  - Bachelor's degree in Marketing\n",
        "required:\n  - Bachelor's degree in Marketing or equivalent experience\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, rule) in context.rules().filter(|(_, rule)| rule.tier == RuleTier::Required) {
        for part in conjuncts(&rule.requirement) {
            let Kind::Degree(degree) = &part.kind else { continue };
            if degree.level > Level::Secondary && !degree.in_progress {
                report.add(context.place(written, part), "no experience can stand in for this degree")
                    .help("add `or equivalent experience`, or allow this with the law that asks for the degree as the reason");
            }
        }
    }
}
