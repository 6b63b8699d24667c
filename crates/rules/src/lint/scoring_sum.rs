//! Shares that do not sum to 100.

use super::{Context, Lint, Report, warning};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "scoring-sum",
        "shares out more or less than 100",
        "The shares are scaled, so the score is right; but what is written is not what counts.",
        "required:\n  - 2+ years of experience with Java\npreferred:\n  - 1+ years of experience with SQL\nscoring: {required: 70, preferred: 40}\n",
        "required:\n  - 2+ years of experience with Java\npreferred:\n  - 1+ years of experience with SQL\nscoring: {required: 70, preferred: 30}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let scoring = context.sheet.file.scoring;
    let sum = scoring.required + scoring.preferred;
    let Some(entry) = context.sheet.document.root.as_ref().and_then(|root| root.entry("scoring")) else { return };
    if (sum - 100.0).abs() > 1e-9 && (sum - 1.0).abs() > 1e-9 {
        report.add(entry.value.span, format!("the shares sum to {sum}, not 100")).help("the default is `{required: 70, preferred: 30}`; a share that is left out keeps its default");
    }
}
