//! Credits become scores, verdicts become an outcome.

use std::cmp::Reverse;

use qualify_rules::{RuleTier, Scoring};

use crate::judgement::{Outcome, TierScore, Verdict};
use crate::plan::Assessment;

/// The most that a weight or a tier's share counts, so that sums stay finite.
pub(crate) const MOST: f64 = 1e6;

/// A rule as far as the score needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    pub tier: RuleTier,
    pub weight: f64,
    pub verdict: Verdict,
    pub credit: Option<f64>,
}

/// Weighted mean of the credits of a tier's rules × 100; none when no rule of the tier is scored.
fn mean(rules: &[Scored], tier: RuleTier) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for rule in rules.iter().filter(|rule| rule.tier == tier) {
        if let Some(credit) = rule.credit {
            sum += rule.weight * credit;
            weights += rule.weight;
        }
    }
    of_sums(sum, weights)
}

/// The mean of credits × 100 from the weighted sum of them and the sum of the weights.
pub(crate) fn of_sums(sum: f64, weights: f64) -> Option<f64> {
    (weights > 0.0).then(|| (sum / weights * 100.0).clamp(0.0, 100.0))
}

/// A tier's score and counts.
pub(crate) fn tier(rules: &[Scored], tier: RuleTier) -> Option<TierScore> {
    let count = |verdict| rules.iter().filter(|rule| rule.tier == tier && rule.verdict == verdict).count();
    Some(TierScore {
        score: one_decimal(mean(rules, tier)?),
        met: count(Verdict::Met),
        unclear: count(Verdict::Unclear),
        not_met: count(Verdict::NotMet),
        ask: count(Verdict::Ask),
    })
}

/// The mean of the tiers by their shares; an absent tier gives its share to the other. 100 when nothing is scored.
pub(crate) fn total(rules: &[Scored], scoring: Scoring) -> f64 {
    one_decimal(of_tiers(mean(rules, RuleTier::Required), mean(rules, RuleTier::Preferred), scoring))
}

/// The score, not yet rounded, from the means of the tiers.
pub(crate) fn of_tiers(required_mean: Option<f64>, preferred_mean: Option<f64>, scoring: Scoring) -> f64 {
    let share = |share: f64| if share.is_finite() { share.clamp(0.0, MOST) } else { 0.0 };
    let (required, preferred) = (share(scoring.required), share(scoring.preferred));
    let score = match (required_mean, preferred_mean) {
        (Some(r), Some(p)) if required + preferred > 0.0 => (r * required + p * preferred) / (required + preferred),
        (Some(r), Some(p)) => f64::midpoint(r, p),
        (Some(score), None) | (None, Some(score)) => score,
        (None, None) => 100.0,
    };
    score.clamp(0.0, 100.0)
}

/// What follows from the required rules.
pub(crate) fn outcome(rules: &[Scored]) -> Outcome {
    let any = |verdict| rules.iter().any(|rule| rule.tier == RuleTier::Required && rule.verdict == verdict);
    if any(Verdict::NotMet) {
        Outcome::NotQualified
    } else if any(Verdict::Unclear) {
        Outcome::Review
    } else {
        Outcome::Qualified
    }
}

fn one_decimal(score: f64) -> f64 {
    f64::from(tenths(score)) / 10.0
}

/// A score between 0 and 100 in tenths, halves away from zero: what `round` gives, in fewer instructions.
fn tenths(score: f64) -> u32 {
    let tenths = score * 10.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    let whole = tenths as u32;
    whole + u32::from(tenths - f64::from(whole) >= 0.5)
}

/// Outcome and score of a candidate, as they are ordered: the best is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// What follows from the required rules.
    pub outcome: Outcome,
    /// The score in tenths; more comes first.
    pub tenths: Reverse<u32>,
}

impl Standing {
    pub(crate) fn new(outcome: Outcome, score: f64) -> Self {
        Self { outcome, tenths: Reverse(tenths(score)) }
    }
}

impl From<Assessment> for Standing {
    fn from(assessed: Assessment) -> Self {
        Self::new(assessed.outcome, assessed.score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(tier: RuleTier, weight: f64, verdict: Verdict, credit: Option<f64>) -> Scored {
        Scored { tier, weight, verdict, credit }
    }

    #[test]
    fn an_absent_tier_gives_its_share_to_the_other() {
        let rules = [rule(RuleTier::Required, 1.0, Verdict::Unclear, Some(0.5)), rule(RuleTier::Preferred, 1.0, Verdict::Ask, None)];
        assert_eq!(total(&rules, Scoring::default()), 50.0);
        assert!(tier(&rules, RuleTier::Preferred).is_none());
    }

    #[test]
    fn weights_and_shares_are_means() {
        let rules = [
            rule(RuleTier::Required, 2.0, Verdict::Met, Some(1.0)),
            rule(RuleTier::Required, 1.0, Verdict::NotMet, Some(0.0)),
            rule(RuleTier::Preferred, 1.0, Verdict::NotMet, Some(0.0)),
        ];
        assert_eq!(total(&rules, Scoring::default()), 46.7);
        assert_eq!(outcome(&rules), Outcome::NotQualified);
    }

    #[test]
    fn nothing_asked_is_a_full_score() {
        assert_eq!(total(&[], Scoring::default()), 100.0);
        assert_eq!(outcome(&[]), Outcome::Qualified);
    }
}
