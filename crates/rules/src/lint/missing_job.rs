//! Files without a title.

use super::{Context, Lint, Report, warning};
use qualify_language::{Span};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "missing-job",
        "does not say which job it is for",
        "\"Related experience\" is measured by the title, and every report begins with it.",
        "required:\n  - 2+ years of experience with Java\n",
        "job: Developer\nrequired:\n  - 2+ years of experience with Java\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    if let (true, Some(root)) = (context.sheet.file.job.trim().is_empty(), context.sheet.document.root.as_ref().filter(|root| root.get("job").is_none_or(|job| job.text().is_some()))) {
        report.add(Span::new(root.span.start, root.span.start), "the file does not say which job it is for").help("begin with `job: <title>`");
    }
}
