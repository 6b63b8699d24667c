//! Texts whose own words contradict the list they stand in.

use super::{Context, Lint, Report, warning};
use crate::file::RuleTier;
use qualify_language::{Tier};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "tier-words",
        "has a text that says \"preferred\" among the required rules, or \"required\" among the preferred",
        "The list decides: a wish among the required rules turns candidates away.",
        "required:\n  - Experience with Java preferred\n",
        "preferred:\n  - Experience with Java preferred\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for written in context.sheet.written.iter().filter(|written| written.ids.len() == 1) {
        let Some(text) = &written.text else { continue };
        let all = |tier: Tier| !text.statements.is_empty() && text.statements.iter().all(|statement| statement.tier == Some(tier));
        if written.tier == RuleTier::Required && all(Tier::Preferred) {
            report.add(text.span, "the text says that this is preferred, but it is required here").help("move it to `preferred:`, or drop the word");
        } else if written.tier == RuleTier::Preferred && all(Tier::Required) {
            report.add(text.span, "the text says that this is required, but it is only preferred here").help("move it to `required:`, or drop the word");
        }
    }
}
