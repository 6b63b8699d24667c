//! The funnel as a table for people.

use qualify_rules::RuleTier;

use super::funnel::Funnel;

/// The funnel with a row for each rule.
pub fn text(funnel: &Funnel) -> String {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let outcomes = funnel.outcomes;
    let mut text = format!(
        "{bold}{}{bold:#}, {} candidates at {}: {} qualified, {} to review, {} not qualified\n\n",
        funnel.job, funnel.candidates, funnel.as_of, outcomes.qualified, outcomes.review, outcomes.not_qualified
    );
    let width = funnel.rules.iter().map(|rule| rule.id.chars().count()).max().unwrap_or_default().clamp(4, 40);
    for tier in [RuleTier::Required, RuleTier::Preferred] {
        let rules: Vec<_> = funnel.rules.iter().filter(|rule| rule.tier == tier).collect();
        if rules.is_empty() {
            continue;
        }
        let (left, alone) = if tier == RuleTier::Required { ("left", "alone") } else { ("", "") };
        let head = format!("{:<width$} {:>7} {:>7} {:>7} {:>7} {left:>7} {alone:>7}", tier.name(), "met", "unclear", "not met", "ask");
        text.push_str(&format!("{bold}{}{bold:#}\n", head.trim_end()));
        for rule in rules {
            let left = rule.left.map(|left| left.to_string()).unwrap_or_default();
            let alone = if tier == RuleTier::Required { rule.alone_keeps_out.to_string() } else { String::new() };
            let row =
                format!("{:<width$} {:>7} {:>7} {:>7} {:>7} {left:>7} {alone:>7}", rule.id, rule.met, rule.unclear, rule.not_met, rule.ask);
            text.push_str(row.trim_end());
            text.push_str(if rule.decides_nothing { "  decides nothing here\n" } else { "\n" });
            for wording in rule.milder.iter().filter(|wording| wording.adds > 0) {
                text.push_str(&format!("  {dim}{} → {}:{dim:#} +{}\n", wording.from, wording.to, wording.adds));
            }
        }
        text.push('\n');
    }
    text.push_str("left: not ruled out by this rule and those above it; alone: kept out by this rule and no other\n");
    text
}
