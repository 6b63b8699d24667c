//! Aliases of a file that the vocabulary knows as something else.

use super::{Context, Lint, Report, warning};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "alias-conflict",
        "gives a term an alias that already means something else",
        "The alias is taken over for this file: a résumé that means the other thing will be read as this one.",
        "required:\n  - 2+ years of experience with Kubernetes\nvocabulary: {Kubernetes: [Java]}\n",
        "required:\n  - 2+ years of experience with Kubernetes\nvocabulary: {Kubernetes: [kubes]}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let vocabulary = context.checker.vocabulary;
    let Some(own) = context.sheet.document.root.as_ref().and_then(|root| root.get("vocabulary")?.entries()) else { return };
    for entry in own {
        let label = entry.key.text().unwrap_or_default();
        let meant = vocabulary.lookup(label);
        for alias in entry.value.items().unwrap_or_default() {
            let name = alias.text().unwrap_or_default();
            let Some(other) = vocabulary.lookup(name).filter(|other| Some(*other) != meant) else { continue };
            let other = &vocabulary.concept(other).label;
            report.add(alias.span, format!("`{name}` already means {other}")).help(format!("leave the alias out, or ask for {other}"));
        }
    }
}
