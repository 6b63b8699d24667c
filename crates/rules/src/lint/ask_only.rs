//! Scored rules that only a person can judge.

use super::{Context, Lint, Report, leaves, hint};
use crate::file::RuleTier;
use qualify_language::{Kind, Requirement};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "ask-only-rule",
        "has a scored rule that no résumé can meet or miss",
        "Traits, eligibility and the right to work are asked, not read: the rule is always `ask`, never scored, and decides nothing.",
        "required:\n  - Must be able to work weekends\n",
        "screening:\n  - Must be able to work weekends\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let asked = |part: &&Requirement| matches!(part.kind, Kind::Eligibility(_) | Kind::Trait(_) | Kind::WorkAuthorization(_));
    for (written, rule) in context.rules().filter(|(_, rule)| rule.tier != RuleTier::Screening) {
        if leaves(&rule.requirement).iter().all(asked) {
            report.add(written.focus(), format!("rule `{}` asks only what no résumé shows, so it never counts", rule.id))
                .help("move it to `screening:`, where it is asked and shown");
        }
    }
}
