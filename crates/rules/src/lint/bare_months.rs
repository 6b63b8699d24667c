//! Lengths as bare numbers.

use super::{Context, Lint, Report, hint, length};
use crate::finding::{Edit};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "bare-months",
        "spells a length as a bare number",
        "`24` is read as months; `2 years` says so to everybody.",
        "required:\n  - require: {experience: {at_least: 24, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 2 years, with: [Java]}}\n",
    ),
    check,
};

const KEYS: [&str; 3] = ["at_least", "at_most", "within"];

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let Some(root) = &context.sheet.document.root else { return };
    let tiers = ["required", "preferred", "screening"].iter().filter_map(|tier| root.get(tier));
    for tier in tiers {
        tier.walk(&mut |node| {
            for entry in node.entries().unwrap_or_default() {
                let months = entry.value.text().and_then(|text| text.parse::<u32>().ok());
                let (Some(months), true) = (months, entry.key.text().is_some_and(|key| KEYS.contains(&key))) else { continue };
                let words = length(months);
                report.add(entry.value.span, format!("`{months}` is a number of months"))
                    .help(format!("write `{words}`"))
                    .fix(format!("write `{words}`"), vec![Edit::replace(entry.value.span, words)]);
            }
        });
    }
}
