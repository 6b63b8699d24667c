//! Equivalences without anything to be equivalent to.

use super::{Context, Lint, Report, leaves, warning};
use qualify_language::{Kind};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "equivalent-to-nothing",
        "accepts equivalent experience where there is nothing it could be equivalent to",
        "`equivalent` is measured against the degree, credential or experience beside it under `any:`.",
        "required:\n  - require: {equivalent: {}}\n",
        "required:\n  - require: {any: [{degree: {level: bachelor}}, {equivalent: {}}]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, rule) in context.rules() {
        let beside = leaves(&rule.requirement).iter().any(|leaf| matches!(leaf.kind, Kind::Degree(_) | Kind::Credential(_) | Kind::Experience(_)));
        let equivalent = leaves(&rule.requirement).into_iter().find(|leaf| leaf.kind == Kind::Equivalent);
        if let (Some(leaf), false) = (equivalent, beside) {
            report.add(context.place(written, leaf), "there is nothing here that experience could be equivalent to").help("name the degree or credential it may stand in for");
        }
    }
}
