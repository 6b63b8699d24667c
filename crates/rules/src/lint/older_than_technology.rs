//! More years of a technology than it exists.

use super::{Context, Lint, Report, error, length};
use qualify_language::{Experience, Group, Kind};

pub(super) static LINT: Lint = Lint {
    code: error(
        "older-than-technology",
        "asks for more years of a technology than it exists",
        "No candidate can meet the rule; nobody who knows the technology will apply. The vocabulary carries the years of first release.",
        "as_of: 2026-01-01\nrequired:\n  - require: {experience: {at_least: 25 years, with: [Kubernetes]}}\n",
        "as_of: 2026-01-01\nrequired:\n  - require: {experience: {at_least: 5 years, with: [Kubernetes]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let today = context.today();
    for (written, leaf) in context.leaves() {
        let Kind::Experience(Experience { min_months: Some(min), with, .. }) = &leaf.kind else { continue };
        for group in with.iter().filter(|group| !group.open) {
            let Some((since, term)) = oldest(context, group) else { continue };
            let months = (i32::from(today.year()) - i32::from(since)) * 12 + i32::from(today.month());
            if i64::from(*min) > i64::from(months) {
                report.add(context.place(written, leaf), format!("{} of {term} cannot be had: it was first released in {since}", length(*min)))
                    .help(format!("ask for {} at most", length(u32::try_from(months.max(12) / 24 * 12).unwrap_or(12).max(12))));
            }
        }
    }
}

/// The oldest term of a group with its year, when every term has one.
fn oldest<'g>(context: &Context<'_>, group: &'g Group) -> Option<(u16, &'g str)> {
    let vocabulary = context.checker.vocabulary;
    let years: Option<Vec<_>> = group.any_of.iter().map(|term| Some((vocabulary.concept(vocabulary.lookup(term)?).since?, term.as_str()))).collect();
    years?.into_iter().min()
}
