//! Texts of which a part is not read.

use super::{Context, Lint, Report, warning};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "partly-read",
        "has words in a text that are not part of the reading",
        "What is not read is not judged: a candidate could be turned away, or let through, on less than the text says.",
        "",
        "required:\n  - 2+ years of experience with Java\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for written in context.sheet.written.iter().filter(|written| !written.ids.is_empty() && written.require.is_none()) {
        let Some(text) = &written.text else { continue };
        for (span, why) in &text.unread {
            report.add(text.place(*span), format!("this part is not read: {why}"))
                .help("reword it, give it a rule of its own, or remove it when it asks nothing");
        }
    }
}
