//! Weights that leave the others no say.

use super::{Context, Lint, Report, warning};
use crate::file::RuleTier;

pub(super) static LINT: Lint = Lint {
    code: warning(
        "drowning-weight",
        "weighs one rule more than all others of its tier together",
        "The score of the tier is then the credit of this one rule; what the others say hardly shows.",
        "required:\n  - {text: 2+ years of experience with Java, weight: 50}\n  - 1+ years of experience with SQL\n  - 1+ years of experience with Linux\n",
        "required:\n  - {text: 2+ years of experience with Java, weight: 2}\n  - 1+ years of experience with SQL\n  - 1+ years of experience with Linux\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for tier in [RuleTier::Required, RuleTier::Preferred] {
        let rules: Vec<_> = context.rules().filter(|(_, rule)| rule.tier == tier).collect();
        let total: f64 = rules.iter().map(|(_, rule)| rule.weight).sum();
        for (written, rule) in rules.iter().filter(|(_, rule)| rules.len() > 2 && rule.weight > 0.75 * total) {
            let share = (rule.weight / total * 100.0).round();
            report.add(written.weight.unwrap_or(written.entry), format!("rule `{}` has {share}% of the weight of the {} rules", rule.id, tier.name()))
                .help("lower it; the outcome does not depend on weights, only the score does");
        }
    }
}
