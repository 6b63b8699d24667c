//! Open lists whose terms share no class.

use super::{Context, Lint, Report, groups, hint};
use crate::{nearest};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "open-without-class",
        "leaves a list open whose terms have nothing in common",
        "\"Such as\" lets another member of the class that all terms share count; these share none in the vocabulary, so only the listed terms count.",
        "required:\n  - require: {skill: {with: [{any_of: [Java, nursing], open: true}]}}\n",
        "required:\n  - require: {skill: {with: [{any_of: [Java, Python], open: true}]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let vocabulary = context.checker.vocabulary;
    for (written, leaf) in context.leaves() {
        for group in groups(leaf).iter().filter(|group| group.open && group.any_of.len() > 1) {
            let concepts: Vec<_> = group.any_of.iter().filter_map(|term| vocabulary.lookup(term)).collect();
            if concepts.len() == group.any_of.len() && vocabulary.shared_classes(&concepts).is_empty() {
                let terms: Vec<&str> = group.any_of.iter().map(String::as_str).collect();
                report.add(context.place(written, leaf), format!("{} are not known to be of one class, so nothing else will count", nearest::list(&terms)))
                    .help("name every term that should count");
            }
        }
    }
}
