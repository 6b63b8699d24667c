//! Texts too long to be one requirement.

use super::{Context, Lint, Report, hint};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "long-text",
        "has a text of more than 400 characters",
        "A requirement of this length is read less surely, and nobody can say afterwards which part was missed.",
        "required:\n  - Knowledge of planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets, planning of budgets\n",
        "required:\n  - Knowledge of planning of budgets\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for text in context.sheet.written.iter().filter_map(|written| written.text.as_ref()) {
        let count = text.decoded.chars().count();
        if count > 400 {
            report.add(text.span, format!("the text has {count} characters")).help("split it into a rule for each thing that is asked");
        }
    }
}
