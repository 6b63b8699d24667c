//! Terms one letter away from a known one.

use super::{Context, Lint, Report, groups, warning};
use crate::finding::{Edit};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "misspelt-term",
        "has a term that differs in one letter from a known one",
        "A misspelt term is looked for letter by letter and found in hardly any résumé.",
        "required:\n  - require: {skill: {with: [Kubernets]}}\n",
        "required:\n  - require: {skill: {with: [Kubernetes]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for (written, leaf) in context.leaves() {
        for term in groups(leaf).iter().flat_map(|group| &group.any_of).filter(|term| !context.knows(term)) {
            // In running text a word in small letters is more likely an ordinary word than a slip in a name.
            if written.require.is_none() && !term.contains(char::is_uppercase) {
                continue;
            }
            let Some(near) = context.checker.respelt(term).filter(|near| !near.contains(' ')) else { continue };
            let place = written.place_of(term);
            report.add(place, format!("`{term}` is not known"))
                .help(format!("did you mean `{near}`? if not, list it under `vocabulary:`"))
                .suggest(format!("write `{near}`"), vec![Edit::replace(place, near)]);
        }
    }
}
