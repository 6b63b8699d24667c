//! Texts that YAML cuts off at a `#`.

use super::{Context, Lint, Report, warning};
use crate::sheet::{Text};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "hash-in-text",
        "has a text that ends where YAML begins a comment",
        "Behind a space, `#` begins a comment: the words after it are not part of the requirement.",
        "required:\n  - 2+ years of experience with Java or C #embedded\n",
        "required:\n  - \"2+ years of experience with Java or C #embedded\"\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let sheet = context.sheet;
    for comment in sheet.document.comments.iter().filter(|comment| comment.text.starts_with(|c: char| c.is_alphanumeric())) {
        let gap = |text: &Text| sheet.source.get(text.span.end..comment.span.start).is_some_and(|gap| gap.chars().all(|c| c == ' '));
        let Some(text) = sheet.written.iter().filter_map(|written| written.text.as_ref()).find(|text| gap(text)) else { continue };
        if text.span.of(&sheet.source) == text.decoded {
            report.add(comment.span, "this is a comment, not part of the text before it")
                .help("put the whole text in quotes, or a space behind the `#` when a comment is meant");
        }
    }
}
