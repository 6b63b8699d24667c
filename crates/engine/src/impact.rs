//! What each rule of a file keeps and costs over a pool of candidates.

use jiff::civil::Date;
use qualify_language::{Kind, Level, Requirement};
use qualify_profile::Profile;
use qualify_rules::{RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use serde::Serialize;

use crate::{Judgement, Outcome, Plan, Verdict, judge_all};

/// A rule file over a pool.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Impact {
    /// The job's title.
    pub job: String,
    /// The date of judging.
    pub as_of: String,
    /// How many candidates there are.
    pub candidates: usize,
    /// How many are qualified.
    pub qualified: usize,
    /// How many are to review.
    pub review: usize,
    /// How many are not qualified.
    pub not_qualified: usize,
    /// What each rule does, in the file's order.
    pub rules: Vec<RuleImpact>,
}

/// What one rule does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleImpact {
    /// The rule's id.
    pub id: String,
    /// How it counts.
    pub tier: RuleTier,
    /// Its text.
    pub text: String,
    /// Candidates that meet it.
    pub met: usize,
    /// Candidates of whom it is unclear.
    pub unclear: usize,
    /// Candidates that do not meet it.
    pub not_met: usize,
    /// Candidates that have to be asked.
    pub ask: usize,
    /// Candidates who are still in after this required rule and those before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
    /// Candidates whom this required rule alone keeps out.
    pub alone: usize,
    /// The next milder wording, and how many it would let in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milder: Option<Milder>,
    /// Whether every candidate gets the same verdict from it.
    pub decides_nothing: bool,
}

/// A milder wording of a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Milder {
    /// The wording, in canonical English.
    pub text: String,
    /// Candidates that would no longer be kept out.
    pub adds: usize,
}

/// Judges the pool once, and once more for every required rule that has a milder wording.
pub fn impact(rules: &RuleFile, vocabulary: &Vocabulary, pool: &[Profile], as_of: Date) -> Impact {
    let judgements = judge_all(&Plan::compile(rules, vocabulary), pool, as_of);
    let outcomes = |outcome| judgements.iter().filter(|j| j.outcome == outcome).count();
    let not_qualified = outcomes(Outcome::NotQualified);
    let mut left: Vec<&Judgement> = judgements.iter().collect();
    let rows = rules.rules.iter().enumerate().map(|(index, rule)| {
        let verdict = |j: &Judgement| j.rules.get(index).map(|r| r.verdict);
        let count = |v| judgements.iter().filter(|j| verdict(j) == Some(v)).count();
        let required = rule.tier == RuleTier::Required;
        if required {
            left.retain(|j| verdict(j) != Some(Verdict::NotMet));
        }
        let (met, unclear, not_met, ask) = (count(Verdict::Met), count(Verdict::Unclear), count(Verdict::NotMet), count(Verdict::Ask));
        let milder = (required && not_met > 0).then(|| milder(&rule.requirement)).flatten().map(|requirement| {
            let mut changed = rules.clone();
            let text = qualify_language::print(&requirement);
            if let Some(rule) = changed.rules.get_mut(index) {
                rule.requirement = requirement;
                rule.text.clone_from(&text);
            }
            let now = judge_all(&Plan::compile(&changed, vocabulary), pool, as_of);
            let kept_out = now.iter().filter(|j| j.outcome == Outcome::NotQualified).count();
            Milder { text, adds: not_qualified.saturating_sub(kept_out) }
        });
        RuleImpact {
            id: rule.id.clone(),
            tier: rule.tier,
            text: rule.text.clone(),
            met,
            unclear,
            not_met,
            ask,
            left: required.then_some(left.len()),
            alone: if required { judgements.iter().filter(|j| alone(j, index)).count() } else { 0 },
            milder,
            decides_nothing: [met, unclear, not_met, ask].contains(&judgements.len()),
        }
    });
    let rules_impact = rows.collect();
    Impact {
        job: rules.job.clone(),
        as_of: as_of.to_string(),
        candidates: judgements.len(),
        qualified: outcomes(Outcome::Qualified),
        review: outcomes(Outcome::Review),
        not_qualified,
        rules: rules_impact,
    }
}

/// Whether the rule at `index` is the only required one that is not met.
fn alone(judgement: &Judgement, index: usize) -> bool {
    let mut out = judgement.rules.iter().enumerate().filter(|(_, r)| r.tier == RuleTier::Required && r.verdict == Verdict::NotMet);
    out.next().is_some_and(|(first, _)| first == index) && out.next().is_none()
}

/// The next milder requirement: every length a year shorter (below two years, half), every degree a level lower; `None` when nothing is left to ease.
fn milder(requirement: &Requirement) -> Option<Requirement> {
    let mut eased = requirement.clone();
    ease(&mut eased).then_some(eased)
}

fn ease(requirement: &mut Requirement) -> bool {
    match &mut requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => {
            let mut any = false;
            for part in parts {
                any |= ease(part);
            }
            any
        }
        Kind::Experience(experience) => match &mut experience.min_months {
            Some(months) if *months > 1 => {
                *months = if *months > 12 { *months - 12 } else { *months / 2 };
                true
            }
            _ => false,
        },
        Kind::Degree(degree) => match below(degree.level) {
            Some(level) => {
                degree.level = level;
                true
            }
            None => false,
        },
        _ => false,
    }
}

fn below(level: Level) -> Option<Level> {
    match level {
        Level::Secondary => None,
        Level::Associate => Some(Level::Secondary),
        Level::Bachelor => Some(Level::Associate),
        Level::Master => Some(Level::Bachelor),
        Level::Doctorate => Some(Level::Master),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use qualify_language::{Degree, Experience};

    use super::*;

    #[test]
    fn a_milder_wording_eases_every_length_and_degree() {
        let tree = Requirement::from(Kind::All(vec![
            Kind::Degree(Degree { level: Level::Bachelor, fields: vec![], related_field: false, in_progress: false }).into(),
            Kind::Experience(Experience { min_months: Some(36), ..Experience::default() }).into(),
        ]));
        let Kind::All(parts) = milder(&tree).unwrap().kind else { unreachable!("the shape stays") };
        assert!(matches!(&parts[0].kind, Kind::Degree(d) if d.level == Level::Associate));
        assert!(matches!(&parts[1].kind, Kind::Experience(e) if e.min_months == Some(24)));
        assert!(milder(&Kind::Equivalent.into()).is_none());
    }
}
