//! Lists of one.

use super::{Context, Lint, Report, hint};
use qualify_language::{Kind, Requirement};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "one-part-list",
        "has an `all:`, `any:` or `n_of:` of a single part",
        "A list of one is that one.",
        "required:\n  - require: {any: [{skill: {with: [Java]}}]}\n",
        "required:\n  - require: {skill: {with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, rule) in context.rules() {
        if let (true, Some(tree)) = (single(&rule.requirement), written.require) {
            report.add(tree, "a list of one part is that part").help("write the part alone");
        }
    }
}

fn single(requirement: &Requirement) -> bool {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.len() == 1 || parts.iter().any(single),
        _ => false,
    }
}
