//! The smallest change that would alter the outcome, found by judging changed candidates with the same evaluator.

use jiff::civil::Date;
use qualify_profile::{Credential, Education, End, LanguageClaim, Level, PartialDate, Passage, Position, Profile, SkillClaim};
use qualify_rules::RuleTier;
use serde::Serialize;

use crate::account;
use crate::judgement::{Counted, Finding, Judgement, Outcome, Part, RuleJudgement, Verdict};
use crate::plan::{Plan, Scratch};
use crate::sources::Reading;
use crate::stretch::WORKING_LIFE;

/// A change that would make a required rule met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The rule's id.
    pub rule: String,
    /// What would have to be so, each a phrase: "4 more months with Kubernetes".
    pub needs: Vec<String>,
    /// The outcome when only this changes.
    pub outcome: Outcome,
    #[serde(skip)]
    remedies: Vec<Remedy>,
}

impl Change {
    /// The candidate as it would be, and the day on which that would be judged: months that are missing have to be worked first.
    #[must_use]
    pub fn apply(&self, profile: &Profile, as_of: Date) -> (Profile, Date) {
        let (mut changed, start) = (profile.clone(), crate::timeline::month_of(as_of));
        let mut month = start;
        self.remedies.iter().for_each(|remedy| remedy.apply(&mut changed, &mut month, &self.rule));
        let day = if month == start { as_of } else { day_of(month).unwrap_or(as_of) };
        (changed, day)
    }
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
            Self::Skill { names, .. } => u32::try_from(names.len()).unwrap_or(u32::MAX).saturating_mul(6),
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
                let (start, end) = (date_of(as_of.saturating_add(1)), date_of(as_of.saturating_add(*months)).map(End::On));
                *as_of = as_of.saturating_add(*months);
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
        let reading = self.read(profile);
        let judgement = self.judge_with(profile, &reading, as_of);
        let search = Search { plan: self, profile, reading: &reading, as_of, judgement: &judgement };
        let mut changes = Changes::default();
        let (mut changed, mut day) = (profile.clone(), as_of);
        for (index, rule) in judgement.rules.iter().enumerate() {
            if rule.tier != RuleTier::Required || !matches!(rule.verdict, Verdict::NotMet | Verdict::Unclear) {
                continue;
            }
            let Some(change) = search.change(index, rule) else { continue };
            (changed, day) = change.apply(&changed, day);
            changes.rules.push(change);
        }
        if !changes.rules.is_empty() {
            changes.together = Some(self.assess(&self.facts(&changed), day, &mut Scratch::default()).outcome);
        }
        changes
    }
}

struct Search<'a> {
    plan: &'a Plan<'a>,
    profile: &'a Profile,
    reading: &'a Reading,
    as_of: Date,
    judgement: &'a Judgement,
}

impl Search<'_> {
    /// What makes the rule met, proved by judging it so.
    fn change(&self, index: usize, rule: &RuleJudgement) -> Option<Change> {
        if rule.verdict == Verdict::Unclear
            && let Some(found) = self.dates(index, rule)
        {
            return Some(found);
        }
        let remedies = self.plan.remedies(index, self.profile, self.reading, self.as_of)?;
        self.proved(index, rule, remedies.clone()).or_else(|| self.longer(index, rule, &remedies))
    }

    /// The change, if the rule is met once it is made.
    fn proved(&self, index: usize, rule: &RuleJudgement, remedies: Vec<Remedy>) -> Option<Change> {
        let needs = remedies.iter().map(|remedy| remedy.phrase(self.profile)).collect();
        let mut change = Change { rule: rule.id.clone(), needs, outcome: self.judgement.outcome, remedies };
        let (profile, day) = change.apply(self.profile, self.as_of);
        let (verdict, outcome) = self.plan.verdict(index, &self.plan.facts(&profile), day);
        change.outcome = outcome;
        (verdict == Verdict::Met).then_some(change)
    }

    /// More months than are missing today: while they are worked, older ones leave a window of time.
    fn longer(&self, index: usize, rule: &RuleJudgement, remedies: &[Remedy]) -> Option<Change> {
        let with = |extra: u32| {
            let longer = |remedy: &Remedy| match remedy {
                Remedy::Months { months, terms, subject } => {
                    Remedy::Months { months: months + extra, terms: terms.clone(), subject: subject.clone() }
                }
                other => other.clone(),
            };
            self.proved(index, rule, remedies.iter().map(longer).collect())
        };
        let windowed = remedies.iter().any(|remedy| matches!(remedy, Remedy::Months { .. }));
        let (mut short, mut enough) = (0, WORKING_LIFE);
        let mut found = windowed.then(|| with(enough))??;
        while enough - short > 1 {
            let middle = enough.midpoint(short);
            match with(middle) {
                Some(change) => (enough, found) = (middle, change),
                None => short = middle,
            }
        }
        Some(found)
    }

    /// One date that would settle it: the end just late enough, the start just early enough.
    fn dates(&self, index: usize, rule: &RuleJudgement) -> Option<Change> {
        let mut counted = Vec::new();
        collect(&rule.finding, &mut counted);
        counted.iter().find_map(|counted| {
            let (start, end) = self.reading.facts.positions.get(counted.position)?.vague();
            let (first, last) = (counted.possible.0, counted.possible.1.checked_sub(1)?);
            let sides = [(end, Side::End), (start, Side::Start)];
            sides.into_iter().filter(|(vague, _)| *vague).find_map(|(_, side)| self.date(index, rule, counted.position, side, first, last))
        })
    }

    fn date(&self, index: usize, rule: &RuleJudgement, position: usize, side: Side, first: u32, last: u32) -> Option<Change> {
        let given = self.profile.positions.get(position)?;
        let year = match (side, given.start, given.end) {
            (Side::Start, Some(start), _) => Some((start.earliest(), start.latest())),
            (Side::End, _, Some(End::On(end))) => Some((end.earliest(), end.latest())),
            _ => None,
        };
        let (first, last) = year.map_or((first, last), |(low, high)| (low.max(first), high.min(last)));
        let proved = |month: u32| self.proved(index, rule, vec![Remedy::Date { position, side, month }]);
        // More months come with a later end or an earlier start; the least change that is enough is searched by halves.
        let (mut enough, mut short) = if side == Side::End { (last, first) } else { (first, last) };
        let mut found = proved(enough)?;
        while enough.abs_diff(short) > 1 {
            let middle = enough.midpoint(short);
            match proved(middle) {
                Some(change) => (enough, found) = (middle, change),
                None => short = middle,
            }
        }
        Some(proved(short).unwrap_or(found))
    }
}

fn collect(finding: &Finding, counted: &mut Vec<Counted>) {
    if finding.parts.is_empty() {
        counted.extend(finding.counted.iter().cloned());
    }
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
