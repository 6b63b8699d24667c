//! The smallest change that would alter the outcome, found by judging changed candidates with the same evaluator.

use jiff::civil::Date;
use qualify_profile::{Credential, Education, End, LanguageClaim, Level, PartialDate, Passage, Position, Profile, SkillClaim};
use qualify_rules::RuleTier;
use serde::Serialize;

use crate::account;
use crate::judgement::{Counted, Finding, Judgement, Outcome, Part, RuleJudgement, Verdict};
use crate::plan::Plan;

/// A change that would make a required rule met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The rule's id.
    pub rule: String,
    /// What would have to be so, each a phrase: "4 more months with Kubernetes".
    pub needs: Vec<String>,
    /// The outcome when only this changes.
    pub outcome: Outcome,
}

/// What it takes to alter the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// A change for each required rule that is not met or unclear, as far as one can be named.
    pub rules: Vec<Change>,
    /// The outcome when all of them happen; absent when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Outcome>,
}

/// Something that would make a requirement met.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Remedy {
    /// More months of such work.
    Months {
        months: u32,
        terms: Vec<String>,
        subject: String,
    },
    /// What the résumé would have to show.
    Skill {
        names: Vec<String>,
        label: String,
    },
    Degree {
        level: Level,
        field: Option<String>,
        label: String,
    },
    Credential {
        name: String,
        label: String,
    },
    Language {
        language: String,
        level: Option<String>,
    },
    /// A yes of the candidate, or of the person who decides.
    Answer {
        to: String,
    },
    /// A date that is missing or lacks its month.
    Date {
        position: usize,
        side: Side,
        month: u32,
    },
}

/// An end of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Start,
    End,
}

impl Remedy {
    /// How hard it is, roughly in months.
    pub fn cost(&self) -> u32 {
        match self {
            Self::Date { .. } => 0,
            Self::Answer { .. } => 1,
            Self::Skill { names, .. } => 6 * u32::try_from(names.len()).unwrap_or(1),
            Self::Months { months, .. } => *months,
            Self::Credential { .. } => 12,
            Self::Language { .. } => 24,
            Self::Degree { level, .. } => 24 * (1 + *level as u32),
        }
    }

    fn phrase(&self, profile: &Profile) -> String {
        match self {
            Self::Months { months: 1, subject, .. } => format!("1 more month{subject}"),
            Self::Months { months, subject, .. } => format!("{months} more months{subject}"),
            Self::Skill { label, .. } => format!("experience with {label} that the résumé shows"),
            Self::Degree { label, .. } => format!("{label}, completed"),
            Self::Credential { label, .. } => format!("{label}, held and not expired"),
            Self::Language { language, level: None } => format!("{language} among the languages"),
            Self::Language { language, level: Some(level) } => format!("{language} ({level})"),
            Self::Answer { to } => format!("a yes to: {to}"),
            Self::Date { position, side, month } => date_phrase(profile, *position, *side, *month),
        }
    }

    /// Makes it so.
    fn apply(&self, profile: &mut Profile, as_of: &mut u32, rule: &str) {
        match self {
            Self::Months { months, terms, .. } => {
                let passages = terms.iter().map(|term| passage(term)).collect();
                let (start, end) = (date_of(*as_of + 1), date_of(*as_of + months).map(End::On));
                *as_of += months;
                profile.positions.push(Position { start, end, passages, ..Position::default() });
            }
            Self::Skill { names, .. } => profile.skills.extend(names.iter().map(|name| SkillClaim {
                name: name.clone(),
                passage: passage(name),
                ..SkillClaim::default()
            })),
            Self::Degree { level, field, .. } => {
                profile.has_education_section = true;
                profile.education.push(Education { level: *level, field: field.clone(), completed: true, ..Education::default() });
            }
            Self::Credential { name, .. } => {
                profile.credentials.push(Credential { name: name.clone(), passage: passage(name), ..Credential::default() });
            }
            Self::Language { language, level } => {
                profile.languages.push(LanguageClaim { language: language.clone(), level: level.clone(), passage: passage(language) });
            }
            Self::Answer { .. } => {
                profile.answers.insert(rule.to_owned(), true);
            }
            Self::Date { position, side, month } => {
                if let Some(position) = profile.positions.get_mut(*position) {
                    match side {
                        Side::Start => position.start = date_of(*month),
                        Side::End => position.end = date_of(*month).map(End::On),
                    }
                }
            }
        }
    }
}

impl Plan<'_> {
    /// The smallest changes that would alter the outcome: empty for who is qualified.
    #[must_use]
    pub fn changes(&self, profile: &Profile, as_of: Date) -> Changes {
        let judgement = self.judge(profile, as_of);
        let search = Search { plan: self, profile, as_of: crate::timeline::month_of(as_of), judgement: &judgement };
        let mut changes = Changes::default();
        let (mut changed, mut month) = (profile.clone(), search.as_of);
        for (index, rule) in judgement.rules.iter().enumerate() {
            if rule.tier != RuleTier::Required || !matches!(rule.verdict, Verdict::NotMet | Verdict::Unclear) {
                continue;
            }
            let Some((remedies, outcome)) = search.remedies(index, rule) else { continue };
            remedies.iter().for_each(|remedy| remedy.apply(&mut changed, &mut month, &rule.id));
            let needs = remedies.iter().map(|remedy| remedy.phrase(profile)).collect();
            changes.rules.push(Change { rule: rule.id.clone(), needs, outcome });
        }
        if !changes.rules.is_empty() {
            changes.together = Some(search.judge(&changed, month).outcome);
        }
        changes
    }
}

struct Search<'a> {
    plan: &'a Plan<'a>,
    profile: &'a Profile,
    as_of: u32,
    judgement: &'a Judgement,
}

impl Search<'_> {
    fn judge(&self, profile: &Profile, month: u32) -> Judgement {
        self.plan.judge(profile, day_of(month).unwrap_or(self.judgement.as_of))
    }

    /// What makes the rule met, proved by judging it so, and the outcome then.
    fn remedies(&self, index: usize, rule: &RuleJudgement) -> Option<(Vec<Remedy>, Outcome)> {
        if rule.verdict == Verdict::Unclear
            && let Some(found) = self.dates(index, rule)
        {
            return Some(found);
        }
        let reading = self.plan.read(self.profile);
        let remedies = self.plan.remedies(index, self.profile, &reading, self.judgement.as_of)?;
        self.proved(index, rule, &remedies).map(|outcome| (remedies, outcome))
    }

    fn proved(&self, index: usize, rule: &RuleJudgement, remedies: &[Remedy]) -> Option<Outcome> {
        let (mut profile, mut month) = (self.profile.clone(), self.as_of);
        remedies.iter().for_each(|remedy| remedy.apply(&mut profile, &mut month, &rule.id));
        let judged = self.judge(&profile, month);
        let met = judged.rules.get(index).is_some_and(|rule| rule.verdict == Verdict::Met);
        met.then_some(judged.outcome)
    }

    /// One date that would settle it: the end just late enough, the start just early enough.
    fn dates(&self, index: usize, rule: &RuleJudgement) -> Option<(Vec<Remedy>, Outcome)> {
        let facts = self.plan.facts(self.profile);
        let mut counted = Vec::new();
        collect(&rule.finding, &mut counted);
        counted.iter().find_map(|counted| {
            let (start, end) = facts.positions.get(counted.position)?.vague();
            let (first, last) = (counted.possible.0, counted.possible.1.checked_sub(1)?);
            let sides = [(end, Side::End), (start, Side::Start)];
            sides.into_iter().filter(|(vague, _)| *vague).find_map(|(_, side)| self.date(index, rule, counted.position, side, first, last))
        })
    }

    fn date(
        &self,
        index: usize,
        rule: &RuleJudgement,
        position: usize,
        side: Side,
        first: u32,
        last: u32,
    ) -> Option<(Vec<Remedy>, Outcome)> {
        let given = self.profile.positions.get(position)?;
        let year = match (side, given.start, given.end) {
            (Side::Start, Some(start), _) => Some((start.earliest(), start.latest())),
            (Side::End, _, Some(End::On(end))) => Some((end.earliest(), end.latest())),
            _ => None,
        };
        let (first, last) = year.map_or((first, last), |(low, high)| (low.max(first), high.min(last)));
        let remedy = |month: u32| vec![Remedy::Date { position, side, month }];
        let proved = |month: u32| self.proved(index, rule, &remedy(month));
        // More months come with a later end or an earlier start; the least change that is enough is searched by halves.
        let (mut enough, mut short) = if side == Side::End { (last, first) } else { (first, last) };
        let mut outcome = proved(enough)?;
        while enough.abs_diff(short) > 1 {
            let middle = enough.midpoint(short);
            match proved(middle) {
                Some(found) => (enough, outcome) = (middle, found),
                None => short = middle,
            }
        }
        if let Some(found) = proved(short) {
            (enough, outcome) = (short, found);
        }
        Some((remedy(enough), outcome))
    }
}

fn collect(finding: &Finding, counted: &mut Vec<Counted>) {
    counted.extend(finding.counted.iter().cloned());
    finding.parts.iter().for_each(|part: &Part| collect(&part.finding, counted));
}

fn date_phrase(profile: &Profile, position: usize, side: Side, month: u32) -> String {
    let place = account::position(profile, u8::try_from(position).unwrap_or(u8::MAX));
    let given = profile.positions.get(position);
    let missing = match side {
        Side::Start => given.is_none_or(|position| position.start.is_none()),
        Side::End => given.is_none_or(|position| position.end.is_none()),
    };
    let (what, which) = if side == Side::End { ("end", "or later") } else { ("start", "or earlier") };
    let month = date_of(month).map(|date| date.to_string()).unwrap_or_default();
    if missing {
        format!("the {what} date of {place}, if it is {month} {which}")
    } else {
        format!("the month of the {what} of {place}, if it is {month} {which}")
    }
}

fn date_of(month: u32) -> Option<PartialDate> {
    PartialDate::new(u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok())
}

fn day_of(month: u32) -> Option<Date> {
    Date::new(i16::try_from(month / 12).ok()?, i8::try_from(month % 12 + 1).ok()?, 28).ok()
}

fn passage(text: &str) -> Passage {
    Passage { text: text.to_owned(), ..Passage::default() }
}
