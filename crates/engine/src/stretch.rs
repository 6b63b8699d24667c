//! The time of one position, as months that are certain and months that are possible. The conventions stand above [`crate::timeline`].

use std::ops::Range;

use qualify_profile::{Employment, End, PartialDate, Position};
use serde::{Deserialize, Serialize};

use crate::term::has_word;

/// Months that an unknown length can have at most: 50 years.
pub(crate) const WORKING_LIFE: u32 = 600;

/// January 1940: nobody who worked before it applies.
pub(crate) const EARLIEST: u32 = 1940 * 12;

/// Weekly hours from which a position is full-time.
const FULL_TIME: f32 = 35.0;

/// A whole month, in hundredths of an hour of a 40-hour week.
pub(crate) const WHOLE: u16 = 4000;

/// The months that a written date can mean, counted from January of year 0; both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The first month it can mean.
    pub earliest: u32,
    /// The last month it can mean: the same where the month is given.
    pub latest: u32,
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        Self { earliest: date.earliest(), latest: date.latest() }
    }
}

/// Where a stretch ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Until {
    /// In some month.
    On(When),
    /// With the month of judging.
    Present,
}

/// What a position says of its time, before the as-of date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// When it began; none where the résumé does not say, or names a year that is not believed.
    pub start: Option<When>,
    /// When it ended; none where the résumé does not say.
    pub end: Option<Until>,
    /// What a month of it counts: 4000 for a full-time month.
    pub share: u16,
    /// An internship or volunteer work.
    pub unpaid: bool,
}

impl Stretch {
    pub(crate) fn of(position: &Position) -> Self {
        let believed = |date: PartialDate| Some(When::from(date)).filter(|when| when.latest >= EARLIEST);
        let end = match position.end {
            Some(End::On(date)) => believed(date).map(Until::On),
            Some(End::Present) => Some(Until::Present),
            None => None,
        };
        Self { start: position.start.and_then(believed), end, share: share(position.hours_per_week), unpaid: unpaid(position) }
    }

    pub(crate) fn is_dated(&self) -> bool {
        self.start.is_some() || self.end.is_some()
    }

    /// The months it covers up to `as_of`.
    pub(crate) fn reach(&self, as_of: u32) -> Reach {
        let (e_lo, e_hi) = match (self.end, self.start) {
            (Some(Until::On(end)), _) => (end.earliest, end.latest),
            (Some(Until::Present), _) => (as_of, as_of),
            (None, Some(start)) => (start.earliest, as_of.max(start.earliest)),
            (None, None) => return Reach::default(),
        };
        let (s_lo, s_hi) = match self.start {
            Some(start) => (start.earliest, start.latest),
            None => (EARLIEST.max((e_hi + 1).saturating_sub(WORKING_LIFE)), e_hi),
        };
        if s_lo > as_of {
            return Reach { ahead: true, ..Reach::default() };
        }
        if s_lo > e_hi {
            return Reach { possible: e_lo..(s_hi.min(as_of) + 1), ..Reach::default() };
        }
        let (latest_start, earliest_end) = (s_hi.min(e_hi), e_lo.max(s_lo));
        let certain = latest_start..(earliest_end.min(as_of) + 1);
        let year = latest_start / 12;
        Reach {
            certain: if certain.is_empty() { 0..0 } else { certain },
            possible: s_lo..(e_hi.min(as_of) + 1),
            somewhere: (latest_start > earliest_end && year * 12 + 11 <= as_of).then_some(year),
            ahead: false,
        }
    }

    /// Whether the start and the end are missing or lack their month.
    pub(crate) fn vague(&self) -> (bool, bool) {
        let open = |when: When| when.earliest != when.latest;
        let end = match self.end {
            Some(Until::On(end)) => open(end),
            Some(Until::Present) => false,
            None => true,
        };
        (self.start.is_none_or(open), end)
    }

    /// The first month of judging from which nothing but "until now" depends on it; none where something always does.
    pub(crate) fn settled(&self) -> Option<u32> {
        let end = match self.end {
            Some(Until::On(end)) => end.latest,
            Some(Until::Present) if self.start.is_none() => return None,
            _ => 0,
        };
        Some(self.start.map_or(0, |start| start.latest).max(end))
    }
}

fn share(hours: Option<f32>) -> u16 {
    match hours {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 3500")]
        Some(hours) if (0.0..FULL_TIME).contains(&hours) => (hours * 100.0).round() as u16,
        _ => WHOLE,
    }
}

fn unpaid(position: &Position) -> bool {
    const WORDS: [&str; 6] = ["intern", "interns", "internship", "volunteer", "volunteering", "unpaid"];
    let named = |title: &str| has_word(title, &WORDS);
    matches!(position.employment, Employment::Internship | Employment::Volunteer) || position.title.as_deref().is_some_and(named)
}

/// The months a stretch covers, half open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reach {
    /// Worked, whatever the vague dates turn out to be.
    pub certain: Range<u32>,
    /// Worked, if the vague dates turn out to be the widest.
    pub possible: Range<u32>,
    /// A year of which one month is worked, nobody knows which.
    pub somewhere: Option<u32>,
    /// It starts after the as-of date.
    pub ahead: bool,
}
