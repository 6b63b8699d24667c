//! Texts that say something else than the tree beside them.

use super::{Context, Lint, Report, hint, leaves};
use qualify_language::{Kind, Requirement};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "text-and-tree-differ",
        "has a text that reads as something else than the tree under it",
        "The tree is what counts; whoever reads the text believes something else.",
        "required:\n  - text: 2+ years of experience with Java\n    require: {experience: {at_least: 5 years, with: [Java]}}\n",
        "required:\n  - text: 5+ years of experience with Java\n    require: {experience: {at_least: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, rule) in context.rules() {
        let (Some(text), Some(tree)) = (&written.text, written.require) else { continue };
        let Some(read) = crate::load::text::join(text.statements.iter()) else { continue };
        if lengths(&read) != lengths(&rule.requirement) {
            report.add(text.span, "the text asks for other lengths than the tree under it")
                .help(format!("the text is read as `{}`", qualify_language::print(&read)))
                .note(tree, "this is what counts");
        }
    }
}

fn lengths(requirement: &Requirement) -> Vec<Option<u32>> {
    let mut lengths: Vec<_> = leaves(requirement).iter().filter_map(|leaf| match &leaf.kind {
        Kind::Experience(experience) => Some(experience.min_months),
        _ => None,
    }).collect();
    lengths.sort_unstable();
    lengths
}
