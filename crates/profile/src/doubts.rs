//! What is ambiguous in a profile, with stable codes.

use crate::date::{End, PartialDate};
use crate::model::{Doubt, Employment, Origin, Position, Profile};

/// The kinds of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A job ends before it begins.
    EndBeforeStart,
    /// Two full-time jobs overlap by more than a month.
    OverlappingJobs,
    /// A date without a title or employer beside it.
    DatesWithoutJob,
    /// A job without any date.
    JobWithoutDates,
    /// A job dated by years alone.
    YearsOnly,
    /// The stated length of a job differs from its dates.
    StatedLengthDiffers,
    /// Day and month of a date could be each other.
    DayOrMonth,
    /// A job has a beginning and no end.
    EndMissing,
    /// What stands in a date's place is no date.
    UnreadableDate,
    /// A field holds another kind of value than it should.
    WrongType,
}

impl Kind {
    /// Every kind with its code and what it means: the one table of codes.
    pub const TABLE: [(Self, &'static str, &'static str); 10] = [
        (Self::EndBeforeStart, "end-before-start", "a job ends before it begins"),
        (Self::OverlappingJobs, "overlapping-jobs", "two full-time jobs overlap by more than a month"),
        (Self::DatesWithoutJob, "dates-without-job", "a date has no job title or employer beside it"),
        (Self::JobWithoutDates, "job-without-dates", "a job has no dates"),
        (Self::YearsOnly, "years-only", "a job is dated by years alone, so its months are bounds"),
        (Self::StatedLengthDiffers, "stated-length-differs", "the stated length of a job differs from its dates"),
        (Self::DayOrMonth, "day-or-month", "day and month of a date could be each other, so only the year is read"),
        (Self::EndMissing, "end-missing", "a job has a beginning and no end"),
        (Self::UnreadableDate, "unreadable-date", "what stands in a date's place is no date, so it counts as missing"),
        (Self::WrongType, "wrong-type", "a field of a record holds another kind of value than it should"),
    ];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        Self::TABLE.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, code, _)| code)
    }

    /// A doubt of this kind.
    pub fn at(self, message: String, origin: Origin) -> Doubt {
        Doubt { code: self.code().to_owned(), message, origin }
    }
}

/// What is ambiguous in the positions of a profile, in their order.
pub fn doubts(profile: &Profile) -> Vec<Doubt> {
    let alone = profile.positions.iter().flat_map(of_position);
    alone.chain(overlaps(&profile.positions)).collect()
}

fn of_position(position: &Position) -> Vec<Doubt> {
    let name = || name(position);
    let mut found = Vec::new();
    let mut doubt = |kind: Kind, message: String| found.push(kind.at(message, position.origin.clone()));
    match (position.start, position.end) {
        (None, None) => doubt(Kind::JobWithoutDates, format!("{} has no dates", name())),
        (Some(start), None) => doubt(Kind::EndMissing, format!("{} began {start} and its end is not given", name())),
        (Some(start), Some(End::On(end))) if end.latest() < start.earliest() => {
            doubt(Kind::EndBeforeStart, format!("{} ends {end}, before it begins {start}", name()));
        }
        (Some(start), Some(end)) => {
            if start.month.is_none() || matches!(end, End::On(PartialDate { month: None, .. })) {
                doubt(Kind::YearsOnly, format!("{} is dated by years alone ({start} to {end})", name()));
            }
            if let Some((stated, least, most)) = differing(position, start, end) {
                doubt(
                    Kind::StatedLengthDiffers,
                    format!("{} is said to have lasted {stated} months, its dates give {least} to {most}", name()),
                );
            }
        }
        (None, Some(_)) => {}
    }
    if position.start.is_some() && position.title.is_none() && position.organisation.is_none() {
        doubt(Kind::DatesWithoutJob, "a date has no job title or employer beside it".to_owned());
    }
    found
}

/// A stated length outside what the dates allow, a month of rounding granted.
fn differing(position: &Position, start: PartialDate, end: End) -> Option<(u32, u32, u32)> {
    let End::On(end) = end else { return None };
    let stated = position.stated_months?;
    let least = (end.earliest() + 1).saturating_sub(start.latest());
    let most = (end.latest() + 1).saturating_sub(start.earliest());
    (stated + 1 < least || stated > most + 1).then_some((stated, least, most))
}

/// Full-time jobs that certainly begin more than a month before another one ends.
fn overlaps(positions: &[Position]) -> Vec<Doubt> {
    let full_time = |position: &&Position| {
        let hours = position.hours_per_week.is_none_or(|hours| hours >= 35.0);
        hours && !matches!(position.employment, Employment::Volunteer | Employment::SelfEmployed | Employment::Internship)
    };
    let mut jobs: Vec<(&Position, u32, u32)> = positions.iter().filter(full_time).filter_map(certain).collect();
    jobs.sort_by_key(|(_, from, _)| *from);
    let mut found = Vec::new();
    let mut longest: Option<(&Position, u32)> = None;
    for (job, from, to) in jobs {
        if let Some((earlier, end)) = longest.filter(|(_, end)| to.min(*end).saturating_sub(from) > 1) {
            found.push(Kind::OverlappingJobs.at(format!("{} overlaps {}", name(job), name(earlier)), job.origin.clone()));
            if end >= to {
                continue;
            }
        }
        longest = longest.filter(|(_, end)| *end >= to).or(Some((job, to)));
    }
    found
}

/// The months a job certainly covers: its first, and one past its last.
fn certain(position: &Position) -> Option<(&Position, u32, u32)> {
    let start = position.start?.latest();
    let end = match position.end? {
        End::On(end) => end.earliest() + 1,
        End::Present => u32::MAX,
    };
    (start < end).then_some((position, start, end))
}

fn name(position: &Position) -> String {
    match (&position.title, &position.organisation) {
        (Some(title), _) => format!("`{title}`"),
        (None, Some(organisation)) => format!("the job at `{organisation}`"),
        (None, None) => "a job".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    fn job(title: &str, start: &str, end: &str) -> Position {
        let date = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        Position {
            title: Some(title.to_owned()),
            start: date(start),
            end: (!end.is_empty()).then(|| end.parse().unwrap()),
            ..Position::default()
        }
    }

    #[test]
    fn every_ambiguity_has_its_code() {
        let table = [
            (vec![job("Cook", "2015-03", "2014-01")], vec!["end-before-start"]),
            (vec![job("Cook", "", "")], vec!["job-without-dates"]),
            (vec![job("Cook", "2014-01", "")], vec!["end-missing"]),
            (vec![job("Cook", "2014", "2016-01")], vec!["years-only"]),
            (vec![Position { stated_months: Some(30), ..job("Cook", "2014-01", "2014-12") }], vec!["stated-length-differs"]),
            (vec![Position { stated_months: Some(11), ..job("Cook", "2014-01", "2014-12") }], vec![]),
            (vec![Position { title: None, ..job("", "2014-01", "2014-12") }], vec!["dates-without-job"]),
            (vec![job("Cook", "2014-01", "2015-01"), job("Chef", "2014-06", "present")], vec!["overlapping-jobs"]),
            (vec![job("Cook", "2014-01", "2015-01"), job("Chef", "2015-01", "present")], vec![]),
        ];
        for (positions, wanted) in table {
            let profile = Profile { positions, ..Profile::default() };
            let codes: Vec<String> = doubts(&profile).into_iter().map(|doubt| doubt.code).collect();
            assert_eq!(codes, wanted, "{:?}", profile.positions);
        }
    }
}
