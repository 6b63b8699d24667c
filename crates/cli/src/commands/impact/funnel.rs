//! The figures: what each rule keeps, costs, and would cost in a milder wording.

use jiff::civil::Date;
use qualify_engine::{Facts, Judgement, Outcome, Plan, Scratch, Verdict};
use qualify_profile::Profile;
use qualify_rules::milder::milder;
use qualify_rules::{Rule, RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::commands::pool::Pool;

/// What a rule file does to a pool.
#[derive(Debug, Serialize)]
pub struct Funnel {
    /// The job's title.
    pub job: String,
    /// The day of judging.
    pub as_of: String,
    /// How many candidates were judged.
    pub candidates: usize,
    /// How many are qualified, to review, and not qualified.
    pub outcomes: Outcomes,
    /// Every rule that is judged, in the file's order.
    pub rules: Vec<Figures>,
    /// Inputs that gave no candidate.
    pub unread: usize,
}

/// How many candidates have each outcome.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Outcomes {
    /// Every required rule is met.
    pub qualified: usize,
    /// A required rule is unclear.
    pub review: usize,
    /// A required rule is not met.
    pub not_qualified: usize,
}

/// What one rule does.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Its id.
    pub id: String,
    /// Its tier.
    pub tier: RuleTier,
    /// Its text.
    pub text: String,
    /// How many meet it.
    pub met: usize,
    /// How many may meet it.
    pub unclear: usize,
    /// How many do not meet it.
    pub not_met: usize,
    /// How many have to be asked.
    pub ask: usize,
    /// How many are left when this rule and the required ones before it have been applied; absent for preferred rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
    /// How many are not qualified because of this rule alone.
    pub alone_keeps_out: usize,
    /// Whether it decides nothing in this pool: nobody is kept out by it, or everybody has the same credit.
    pub decides_nothing: bool,
    /// Milder wordings, and how many each would add to those who are not kept out.
    pub milder: Vec<Wording>,
}

/// A milder wording.
#[derive(Debug, Serialize)]
pub struct Wording {
    /// The part as it is.
    pub from: String,
    /// The part as it would be.
    pub to: String,
    /// How many candidates it adds to those qualified or to review.
    pub adds: usize,
}

/// Judges the pool and tries every milder wording of the required rules.
pub fn funnel(rules: &RuleFile, pool: &Pool, vocabulary: &Vocabulary, day: Date) -> Funnel {
    let plan = Plan::compile(rules, vocabulary);
    let judge = |profile: &Profile| {
        let reading = plan.read(profile);
        (plan.judge_with(profile, &reading, day), reading.facts)
    };
    let (judged, facts): (Vec<Judgement>, Vec<Facts>) = pool.profiles.par_iter().map(judge).unzip();
    let mut outcomes = Outcomes::default();
    for judgement in &judged {
        match judgement.outcome {
            Outcome::Qualified => outcomes.qualified += 1,
            Outcome::Review => outcomes.review += 1,
            Outcome::NotQualified => outcomes.not_qualified += 1,
        }
    }
    let mut figures = Vec::new();
    let mut kept: Vec<bool> = vec![true; judged.len()];
    for (at, rule) in rules.rules.iter().enumerate().filter(|(_, rule)| rule.tier != RuleTier::Screening) {
        let mut figure = count(at, rule, &judged);
        if rule.tier == RuleTier::Required {
            kept.iter_mut().zip(&judged).for_each(|(kept, judgement)| *kept &= verdict(judgement, at) != Some(Verdict::NotMet));
            figure.left = Some(kept.iter().filter(|kept| **kept).count());
            figure.milder = wordings(rules, at, &facts, vocabulary, day, judged.len() - outcomes.not_qualified);
        }
        figures.push(figure);
    }
    Funnel { job: rules.job.clone(), as_of: day.to_string(), candidates: judged.len(), outcomes, rules: figures, unread: pool.unread.len() }
}

fn verdict(judgement: &Judgement, at: usize) -> Option<Verdict> {
    judgement.rules.get(at).map(|rule| rule.verdict)
}

fn count(at: usize, rule: &Rule, judged: &[Judgement]) -> Figures {
    let with = |wanted: Verdict| judged.iter().filter(|judgement| verdict(judgement, at) == Some(wanted)).count();
    let ruled_out = |judgement: &&Judgement| {
        let mut missed =
            judgement.rules.iter().enumerate().filter(|(_, rule)| rule.tier == RuleTier::Required && rule.verdict == Verdict::NotMet);
        missed.next().is_some_and(|(first, _)| first == at) && missed.next().is_none()
    };
    let credits = |judgement: &Judgement| judgement.rules.get(at).and_then(|rule| rule.credit).map(f64::to_bits);
    let same_credit = judged.windows(2).all(|pair| matches!(pair, [a, b] if credits(a) == credits(b)));
    let (met, unclear, not_met, ask) = (with(Verdict::Met), with(Verdict::Unclear), with(Verdict::NotMet), with(Verdict::Ask));
    let required = rule.tier == RuleTier::Required;
    Figures {
        id: rule.id.clone(),
        tier: rule.tier,
        text: rule.text.clone(),
        left: None,
        alone_keeps_out: if required { judged.iter().filter(ruled_out).count() } else { 0 },
        decides_nothing: if required { not_met + unclear == 0 } else { same_credit },
        milder: Vec::new(),
        met,
        unclear,
        not_met,
        ask,
    }
}

/// Each milder wording of a rule, with how many it would add to the `now` who are not kept out.
fn wordings(rules: &RuleFile, at: usize, facts: &[Facts], vocabulary: &Vocabulary, day: Date, now: usize) -> Vec<Wording> {
    let Some(rule) = rules.rules.get(at) else { return Vec::new() };
    milder(&rule.requirement)
        .into_iter()
        .map(|step| {
            let mut changed = rules.clone();
            if let Some(rule) = changed.rules.get_mut(at) {
                rule.requirement = step.requirement;
            }
            let plan = Plan::compile(&changed, vocabulary);
            let through = facts
                .par_iter()
                .map_init(Scratch::default, |scratch, facts| plan.assess(facts, day, scratch).outcome != Outcome::NotQualified)
                .filter(|through| *through)
                .count();
            Wording { from: step.from, to: step.to, adds: through.saturating_sub(now) }
        })
        .collect()
}
