//! The specification once more, month by month and with no thought of speed, for the candidates of [`super`].

use qualify_engine::Verdict;
use qualify_language::{Experience, Group, Kind, Requirement};
use qualify_profile::{Employment, End, Position, Profile, Standing};
use qualify_rules::{Equivalence, Rule, RuleFile, RuleTier};

/// Months a working life has at most.
const LIFE: i64 = 600;

pub struct Reference<'a> {
    pub file: &'a RuleFile,
    pub profile: &'a Profile,
    /// Month of judging, counted from January of year 0.
    pub as_of: i64,
    pub calendar: &'a Calendar,
}

/// For each month in which a position may lie: the positions that cover it for certain, and those that may.
pub struct Calendar(Vec<(i64, Vec<usize>, Vec<usize>)>);

impl Calendar {
    pub fn of(profile: &Profile, as_of: i64) -> Self {
        let cases: Vec<Vec<(i64, i64)>> = profile.positions.iter().map(|position| cases(position, as_of)).collect();
        let certain = |index: usize, month: i64| cases[index].iter().all(|(start, end)| (*start..=*end).contains(&month));
        let day = |month: i64| {
            let all = 0..profile.positions.len();
            let may: Vec<usize> = all.filter(|index| possible(&profile.positions[*index], month, as_of)).collect();
            let sure = may.iter().copied().filter(|index| certain(*index, month)).collect();
            (month, sure, may)
        };
        Self((1940 * 12..=as_of).map(day).filter(|(_, _, may)| !may.is_empty()).collect())
    }
}

/// Every start and end that the dates allow, the end cut at the month of judging.
fn cases(position: &Position, as_of: i64) -> Vec<(i64, i64)> {
    let (starts, ends) = ranges(position, as_of);
    let pairs = starts.flat_map(|start| ends.clone().map(move |end| (start, end)));
    let pairs: Vec<(i64, i64)> = pairs.filter(|(start, end)| start <= end).collect();
    if pairs.is_empty() { vec![(0, -1)] } else { pairs.into_iter().map(|(start, end)| (start, end.min(as_of))).collect() }
}

fn ranges(position: &Position, as_of: i64) -> (std::ops::RangeInclusive<i64>, std::ops::RangeInclusive<i64>) {
    let given = position.start.map(|date| i64::from(date.earliest())..=i64::from(date.latest()));
    let ends = match position.end {
        Some(End::On(date)) => i64::from(date.earliest())..=i64::from(date.latest()),
        Some(End::Present) => as_of..=as_of,
        None => {
            let first = given.as_ref().map_or(as_of, |starts| *starts.start());
            first..=as_of.max(first)
        }
    };
    (given.unwrap_or_else(|| (1940 * 12).max(ends.end() + 1 - LIFE)..=*ends.end()), ends)
}

fn possible(position: &Position, month: i64, as_of: i64) -> bool {
    if position.start.is_none() && position.end.is_none() {
        return false;
    }
    let (starts, ends) = ranges(position, as_of);
    let (first, last) = if starts.start() > ends.end() { (*ends.start(), *starts.end()) } else { (*starts.start(), *ends.end()) };
    (first..=last).contains(&month)
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    pub verdict: Verdict,
    pub credit: Option<f64>,
    pub months: Option<(i64, i64)>,
}

const fn answer(verdict: Verdict, credit: f64) -> Answer {
    Answer { verdict, credit: Some(credit), months: None }
}

const MET: Answer = answer(Verdict::Met, 1.0);
const UNCLEAR: Answer = answer(Verdict::Unclear, 0.5);
const NOT_MET: Answer = answer(Verdict::NotMet, 0.0);
const ASK: Answer = Answer { verdict: Verdict::Ask, credit: None, months: None };

/// Which fragments show a term; of the phrase, the whole.
fn shows(term: &str, open: bool) -> Vec<&'static str> {
    let mut shown = match term {
        "Java" => vec!["Java"],
        "Python" => vec!["Python"],
        "Kubernetes" => vec!["Kubernetes", "k8s"],
        "containers" => vec!["containerization", "Kubernetes", "k8s"],
        "barge mooring ledgers" => vec!["barge mooring ledgers"],
        _ => Vec::new(),
    };
    if open {
        shown.extend(["Java", "Python", "Rust"]);
    }
    shown
}

fn fragments(text: &str) -> impl Iterator<Item = &str> {
    text.split(". ")
}

fn group_terms(group: &Group) -> Vec<&'static str> {
    group.any_of.iter().flat_map(|term| shows(term, group.open)).collect()
}

/// Fragments of the phrase's words in a text: two of three are likely.
fn likely(text: &str) -> bool {
    let has = |word: &str| fragments(text).any(|fragment| fragment.split(' ').any(|other| other == word));
    ["barge", "mooring", "ledgers"].iter().filter(|word| has(word)).count() >= 2
}

impl Reference<'_> {
    pub fn rule(&self, rule: &Rule) -> Answer {
        let answered = self.profile.answers.get(&rule.id).copied();
        self.requirement(&rule.requirement, rule, answered, &[])
    }

    fn requirement(&self, asked: &Requirement, rule: &Rule, answered: Option<bool>, beside: &[&Requirement]) -> Answer {
        let settle = |open: Answer| match answered {
            Some(true) => MET,
            Some(false) => NOT_MET,
            None => open,
        };
        match &asked.kind {
            Kind::All(parts) => {
                let parts: Vec<Answer> = parts.iter().map(|part| self.requirement(part, rule, answered, beside)).collect();
                kleene(&parts, usize::MAX)
            }
            Kind::NOf { n, of } => {
                let parts: Vec<Answer> = of.iter().map(|part| self.requirement(part, rule, answered, beside)).collect();
                kleene(&parts, *n as usize)
            }
            Kind::Any(parts) => {
                let branch = |index: usize| {
                    let beside: Vec<&Requirement> =
                        parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, part)| part).collect();
                    self.requirement(&parts[index], rule, answered, &beside)
                };
                let parts: Vec<Answer> = (0..parts.len()).map(branch).collect();
                kleene(&parts, 1)
            }
            _ if rule.tier == RuleTier::Screening => settle(ASK),
            Kind::Experience(experience) => self.experience(experience, rule),
            Kind::Skill(skill) => {
                skill.with.iter().map(|group| self.knows(group)).min_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or(MET)
            }
            Kind::Degree(degree) => self.degree(degree),
            Kind::Credential(_) => self.credential(),
            Kind::Trait(_) => settle(ASK),
            Kind::Equivalent => match self.equivalent(beside) {
                Some(needed) => {
                    let (least, most) = self.months(&self.related(rule), rule, None);
                    Answer { months: Some((least, most)), ..bar(least, most, needed) }
                }
                None => settle(UNCLEAR),
            },
            _ => unreachable!("not generated"),
        }
    }

    /// Months needed in place of the least of the requirements beside; none leaves it to a person.
    fn equivalent(&self, beside: &[&Requirement]) -> Option<i64> {
        let all: Vec<Need> = beside.iter().filter_map(|part| self.need(part)).collect();
        all.iter().filter_map(|need| Some(need.asked + need.degree?)).min()
    }

    fn need(&self, part: &Requirement) -> Option<Need> {
        match &part.kind {
            Kind::Experience(experience) => Some(Need { asked: i64::from(experience.min_months.unwrap_or(0)), degree: Some(0) }),
            Kind::Degree(degree) => {
                let shipped = match degree.level {
                    qualify_language::Level::Secondary => 0,
                    qualify_language::Level::Bachelor => 48,
                    qualify_language::Level::Master => 72,
                    _ => unreachable!("not generated"),
                };
                let months = match self.file.equivalent_experience.get(&degree.level) {
                    Some(Equivalence::Months(months)) => Some(i64::from(*months)),
                    Some(Equivalence::Ask) => None,
                    None => Some(shipped),
                };
                Some(Need { asked: 0, degree: months })
            }
            Kind::All(parts) => parts
                .iter()
                .filter_map(|part| self.need(part))
                .reduce(|a, b| Need { asked: a.asked.max(b.asked), degree: a.degree.zip(b.degree).map(|(a, b)| a.max(b)) }),
            Kind::Any(parts) | Kind::NOf { of: parts, .. } => {
                let all: Vec<Need> = parts.iter().filter_map(|part| self.need(part)).collect();
                all.into_iter().min_by_key(|need| need.degree.map_or(i64::MAX, |degree| need.asked + degree))
            }
            _ => None,
        }
    }

    /// Fragments of related work; none when the requirements name nothing. The title names nothing that is known. What is preferred
    /// never changes the outcome, so that it says nothing of what is required.
    fn related(&self, of: &Rule) -> Vec<Vec<&'static str>> {
        fn collect(requirement: &Requirement, terms: &mut Vec<&'static str>) {
            match &requirement.kind {
                Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().for_each(|part| collect(part, terms)),
                Kind::Experience(experience) => terms.extend(experience.with.iter().flat_map(group_terms)),
                Kind::Skill(skill) => terms.extend(skill.with.iter().flat_map(group_terms)),
                _ => {}
            }
        }
        let mut terms = Vec::new();
        let rules = self.file.rules.iter().filter(|rule| of.tier == RuleTier::Preferred || rule.tier != RuleTier::Preferred);
        rules.for_each(|rule| collect(&rule.requirement, &mut terms));
        if terms.is_empty() { Vec::new() } else { vec![terms] }
    }

    fn experience(&self, asked: &Experience, rule: &Rule) -> Answer {
        let related = asked.with.is_empty() && rule.text.contains("related experience");
        let groups: Vec<Vec<&str>> = if related { self.related(rule) } else { asked.with.iter().map(group_terms).collect() };
        let (mut least, mut most) = self.months(&groups, rule, asked.within_months.map(i64::from));
        if !related && let Some((stated, alone, by_dates)) = self.stated(&groups, rule, asked) {
            let within = asked.within_months.map_or(stated, |within| stated.min(i64::from(within)));
            least = if groups.len() == 1 && asked.within_months.is_none() { stated } else { 0 };
            most = if alone { within } else { within.min(by_dates) };
        }
        let needed = i64::from(asked.min_months.unwrap_or(0));
        let share = |months: i64| if needed == 0 { 1.0 } else { (months as f64 / needed as f64).min(1.0) };
        Answer { credit: Some((share(least) + share(most)) / 2.0), months: Some((least, most)), ..bar(least, most, needed) }
    }

    /// The least length stated for groups that no dated position mentions, whether there are no other groups, and the most
    /// months that the others may have by their dates.
    fn stated(&self, groups: &[Vec<&str>], rule: &Rule, asked: &Experience) -> Option<(i64, bool, i64)> {
        let stated_for = |group: &Vec<&str>| {
            let in_dates = self.profile.positions.iter().any(|position| self.is_dated(position) && mentions(position, group));
            let skills = self.profile.skills.iter().filter(|skill| group.contains(&skill.name.as_str()));
            skills.filter_map(|skill| skill.stated_months).max().filter(|_| !in_dates).map(i64::from)
        };
        let stated: Vec<Option<i64>> = groups.iter().map(stated_for).collect();
        let others: Vec<Vec<&str>> =
            groups.iter().zip(&stated).filter(|(_, stated)| stated.is_none()).map(|(group, _)| group.clone()).collect();
        let least = stated.iter().flatten().min()?;
        let by_dates = self.dated_months(&others, rule, asked.within_months.map(i64::from)).1;
        Some((*least, others.is_empty(), by_dates))
    }

    /// Bounds of the months; open ones where no position has a date.
    fn months(&self, groups: &[Vec<&str>], rule: &Rule, within: Option<i64>) -> (i64, i64) {
        let positions = &self.profile.positions;
        let undated = positions.iter().any(|position| position.start.is_none() && position.end.is_none());
        let somewhere = |group: &Vec<&str>| self.texts().any(|text| shown(text, group)) || self.partly_anywhere(group);
        if undated && !positions.iter().any(|position| self.is_dated(position)) && groups.iter().all(somewhere) {
            return (0, LIFE.min(within.unwrap_or(LIFE)));
        }
        self.dated_months(groups, rule, within)
    }

    fn dated_months(&self, groups: &[Vec<&str>], rule: &Rule, within: Option<i64>) -> (i64, i64) {
        let professional = rule.text.contains("professional");
        let unpaid = |position: &Position| matches!(position.employment, Employment::Internship | Employment::Volunteer);
        let positions = &self.profile.positions;
        let counted: Vec<usize> = (0..positions.len())
            .filter(|index| self.is_dated(&positions[*index]) && !(professional && unpaid(&positions[*index])))
            .collect();
        let holds: Vec<usize> =
            counted.iter().copied().filter(|index| groups.iter().all(|group| mentions(&positions[*index], group))).collect();
        let may: Vec<usize> =
            counted.iter().copied().filter(|index| groups.iter().all(|group| self.may_hold(&positions[*index], group))).collect();
        let from = within.map_or(0, |within| self.as_of + 1 - within);
        let worth = |present: &[usize], counted: &[usize]| {
            present.iter().filter(|index| counted.contains(index)).map(|index| share(&positions[*index])).sum::<f64>().min(1.0)
        };
        let months = || self.calendar.0.iter().filter(|(month, _, _)| *month >= from);
        let mut least: f64 = months().map(|(_, certain, _)| worth(certain, &holds)).sum();
        let most: f64 = months().map(|(_, _, possible)| worth(possible, &may)).sum();
        // A position that fills no month for certain, but lies in one year, fills some month of that year.
        let years: std::collections::BTreeMap<i64, f64> = holds
            .iter()
            .filter_map(|index| Some((self.somewhere(*index)?, share(&positions[*index]))))
            .fold([].into(), |mut years: std::collections::BTreeMap<i64, f64>, (year, share)| {
                let most = years.entry(year).or_default();
                *most = most.max(share);
                years
            });
        for (year, share) in years.into_iter().filter(|(year, _)| year * 12 >= from && year * 12 + 11 <= self.as_of) {
            let of_year = months().filter(|(month, _, _)| month.div_euclid(12) == year);
            let already = of_year.map(|(_, certain, _)| worth(certain, &holds)).fold(0.0, f64::max);
            least += share.min(1.0 - already);
        }
        ((least + 1e-9) as i64, (most + 1e-9) as i64)
    }

    /// The year of a position that fills no month for certain, but some month of that year in every case.
    fn somewhere(&self, index: usize) -> Option<i64> {
        let position = &self.profile.positions[index];
        if self.calendar.0.iter().any(|(_, certain, _)| certain.contains(&index)) {
            return None;
        }
        let cases = cases(position, self.as_of);
        let years = cases[0].0.div_euclid(12)..=self.as_of / 12;
        let mut years = years.filter(|year| cases.iter().all(|(start, end)| *start < year * 12 + 12 && *end >= year * 12 && start <= end));
        years.next()
    }

    fn is_dated(&self, position: &Position) -> bool {
        let ahead = position.start.is_some_and(|date| i64::from(date.earliest()) > self.as_of);
        let ended_ahead = position.start.is_none() && *ranges(position, self.as_of).0.start() > self.as_of;
        (position.start.is_some() || position.end.is_some()) && !ahead && !ended_ahead
    }

    fn may_hold(&self, position: &Position, group: &[&str]) -> bool {
        if mentions(position, group) {
            return true;
        }
        let partly = group.contains(&"barge mooring ledgers") && likely(&position.passages[1].text);
        let dated = self.profile.positions.iter().any(|position| self.is_dated(position) && mentions(position, group));
        let undated =
            self.profile.positions.iter().any(|position| position.start.is_none() && position.end.is_none() && mentions(position, group));
        let elsewhere = self.elsewhere().any(|text| shown(text, group));
        partly || (!dated && (undated || elsewhere))
    }

    fn elsewhere(&self) -> impl Iterator<Item = &str> {
        let skills = self.profile.skills.iter().map(|skill| skill.name.as_str());
        skills.chain(self.profile.sections.iter().flat_map(|section| &section.passages).map(|passage| passage.text.as_str()))
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.elsewhere().chain(self.profile.positions.iter().map(|position| position.passages[1].text.as_str()))
    }

    fn partly_anywhere(&self, group: &[&str]) -> bool {
        group.contains(&"barge mooring ledgers") && self.best_share().is_some()
    }

    /// The largest share of the phrase's words in one position, in the summary, or in a skill with a length, where it is enough.
    fn best_share(&self) -> Option<f64> {
        let count = |text: &str| {
            let has = |word: &&&str| text.split([' ', '.']).any(|other| other == **word);
            ["barge", "mooring", "ledgers"].iter().filter(has).count()
        };
        let positions = self.profile.positions.iter().map(|position| position.passages[1].text.clone());
        let summary = self.profile.sections.iter().map(|section| section.passages[0].text.clone());
        let best = positions.chain(summary).map(|text| count(&text)).max()?;
        (best >= 2).then(|| best as f64 / 3.0)
    }

    fn knows(&self, group: &Group) -> Answer {
        let terms = group_terms(group);
        if self.texts().any(|text| shown(text, &terms)) {
            return MET;
        }
        let share = self.best_share().filter(|_| terms.contains(&"barge mooring ledgers"));
        share.map_or(NOT_MET, |share| answer(Verdict::Unclear, share))
    }

    fn degree(&self, asked: &qualify_language::Degree) -> Answer {
        use qualify_profile::Level;
        let least = match asked.level {
            qualify_language::Level::Secondary => Level::Secondary,
            qualify_language::Level::Bachelor => Level::Bachelor,
            _ => Level::Master,
        };
        if !self.profile.has_education_section && self.profile.education.is_empty() {
            return UNCLEAR;
        }
        let mut best = NOT_MET;
        for entry in self.profile.education.iter().filter(|entry| entry.level >= least) {
            let any_field = asked.fields.is_empty() && !asked.related_field;
            let held = match entry.field.as_deref() {
                _ if any_field => Some(true),
                None | Some("Underwater Basketry") => None,
                Some(_) if asked.fields.is_empty() => None,
                Some(field) => Some(field == "Computer Science"),
            };
            let this = match held {
                Some(true) if entry.completed || asked.in_progress => MET,
                Some(true) | None => UNCLEAR,
                Some(false) => NOT_MET,
            };
            if worth(&this) > worth(&best) {
                best = this;
            }
        }
        best
    }

    fn credential(&self) -> Answer {
        let one = |credential: &qualify_profile::Credential| {
            let expired = credential.expires.is_some_and(|date| i64::from(date.earliest()) < self.as_of);
            if credential.standing == Standing::Held && !expired { MET } else { UNCLEAR }
        };
        self.profile.credentials.iter().map(one).max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or(NOT_MET)
    }
}

struct Need {
    asked: i64,
    /// None leaves it to a person.
    degree: Option<i64>,
}

fn shown(text: &str, terms: &[&str]) -> bool {
    fragments(text).any(|fragment| terms.contains(&fragment))
}

fn mentions(position: &Position, terms: &[&str]) -> bool {
    shown(&position.passages[1].text, terms)
}

fn share(position: &Position) -> f64 {
    position.hours_per_week.filter(|hours| *hours < 35.0).map_or(1.0, |hours| f64::from(hours) / 40.0)
}

fn bar(least: i64, most: i64, needed: i64) -> Answer {
    if least >= needed {
        MET
    } else if most < needed {
        NOT_MET
    } else {
        UNCLEAR
    }
}

/// Verdict first, then credit.
fn worth(answer: &Answer) -> f64 {
    let rank = match answer.verdict {
        Verdict::Met => 3.0,
        Verdict::Unclear => 1.0,
        Verdict::NotMet | Verdict::Ask => 0.0,
    };
    rank + answer.credit.unwrap_or(0.0)
}

/// `n` parts of those that are not asked; `usize::MAX` is all of them.
fn kleene(parts: &[Answer], n: usize) -> Answer {
    let open: Vec<&Answer> = parts.iter().filter(|part| part.verdict != Verdict::Ask).collect();
    let asked = parts.len() - open.len();
    if open.is_empty() {
        return ASK;
    }
    let n = if n == usize::MAX { open.len() } else { n - asked.min(n.saturating_sub(open.len())) };
    let count = |verdict| open.iter().filter(|part| part.verdict == verdict).count();
    let verdict = if count(Verdict::Met) >= n {
        Verdict::Met
    } else if count(Verdict::Met) + count(Verdict::Unclear) < n {
        Verdict::NotMet
    } else {
        Verdict::Unclear
    };
    let mut credits: Vec<f64> = open.iter().filter_map(|part| part.credit).collect();
    credits.sort_by(|a, b| b.total_cmp(a));
    let credit = if n == 0 { 1.0 } else { credits.iter().take(n).sum::<f64>() / n as f64 };
    Answer { verdict, credit: Some(credit), months: None }
}

/// Score and outcome of the answers to a file's rules.
pub fn score(file: &RuleFile, answers: &[Answer]) -> (f64, qualify_engine::Outcome) {
    use qualify_engine::Outcome;
    let tier = |tier: RuleTier| {
        let scored: Vec<(f64, f64)> = file
            .rules
            .iter()
            .zip(answers)
            .filter(|(rule, _)| rule.tier == tier)
            .filter_map(|(rule, answer)| Some((rule.weight, answer.credit?)))
            .collect();
        let weights: f64 = scored.iter().map(|(weight, _)| weight).sum();
        (!scored.is_empty()).then(|| scored.iter().map(|(weight, credit)| weight * credit).sum::<f64>() / weights * 100.0)
    };
    let score = match (tier(RuleTier::Required), tier(RuleTier::Preferred)) {
        (Some(r), Some(p)) => (r * file.scoring.required + p * file.scoring.preferred) / (file.scoring.required + file.scoring.preferred),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => 100.0,
    };
    let required =
        |verdict| file.rules.iter().zip(answers).any(|(rule, answer)| rule.tier == RuleTier::Required && answer.verdict == verdict);
    let outcome = if required(Verdict::NotMet) {
        Outcome::NotQualified
    } else if required(Verdict::Unclear) {
        Outcome::Review
    } else {
        Outcome::Qualified
    };
    (score, outcome)
}
