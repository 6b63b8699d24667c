//! Terms that nobody knows.

use super::{Context, Lint, Report, groups, hint};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "unknown-term",
        "has a term that the vocabulary does not know",
        "It is looked for in its own words: other names for it do not count, and nothing implies it.",
        "required:\n  - require: {skill: {with: [Frobnicator]}}\n",
        "required:\n  - require: {skill: {with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        for term in groups(leaf).iter().flat_map(|group| &group.any_of).filter(|term| !context.knows(term)) {
            // A phrase of several words is expected to be read by its words; a single word is a name that somebody should know.
            if !term.contains(' ') && context.checker.respelt(term).is_none() {
                report.add(written.place_of(term), format!("`{term}` is not in the vocabulary"))
                    .help(format!("it is looked for as written; list other names for it under `vocabulary: {{{term}: [...]}}`"));
            }
        }
    }
}
