//! Worked time in whole months: all arithmetic on dates is here.
//!
//! - A month is a number, counted from January of year 0. A stretch includes its first and its last month.
//! - The month of the as-of date is the last that counts; `present` is that month.
//! - A date without a month is any month of its year, as far as the start does not come after the end. What lies between the
//!   latest start and the earliest end is certain; what lies between the earliest start and the latest end is possible.
//! - A stretch of one vague year ("2019 – 2019") has no certain month, but one of that year's months is worked for certain.
//! - A missing end is any month up to the as-of date. A missing start is any month up to [`WORKING_LIFE`](crate::stretch::WORKING_LIFE) before the end.
//! - A date before [`EARLIEST`](crate::stretch::EARLIEST) is not believed and counts as missing. A stretch that starts after the as-of date has no months
//!   yet. One that ends before it starts has no certain month; all between its two dates is possible.
//! - Below 35 hours a week, a month counts as hours / 40. A month is never more than one month over all positions.
//!   Sums are cut to whole months at the end.

use std::ops::Range;

use crate::stretch::{Stretch, WHOLE};

/// A set of positions, by index.
pub(crate) type Positions = u128;

/// How many positions a set can hold.
pub(crate) const MOST_POSITIONS: usize = 128;

/// A month of judging after all others.
const FOREVER: u32 = 12 * 20_000;

/// Months between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bounds {
    pub at_least: u32,
    pub at_most: u32,
}

/// Neighbouring months with the same positions.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Segment {
    start: u32,
    end: u32,
    certain: Positions,
    possible: Positions,
}

/// A candidate's time, cut where anything begins or ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Timeline {
    segments: Vec<Segment>,
    somewhere: Vec<(u32, Positions)>,
    shares: Vec<u16>,
    /// Positions whose months are whole ones; all bits where every position's are.
    whole: Positions,
    /// Positions with a date, those ahead of the as-of date left out.
    pub dated: Positions,
    /// Positions with no date at all.
    pub undated: Positions,
    /// Internships and volunteer work.
    pub unpaid: Positions,
    /// The first month of judging for which it holds.
    settled: u32,
}

impl Timeline {
    /// The time as it lies for any month of judging after the last date in it.
    pub fn settled(stretches: &[Stretch]) -> Self {
        let mut timeline = Self::default();
        timeline.lay(stretches, FOREVER);
        let settled = stretches.iter().try_fold(0, |latest, stretch| Some(stretch.settled()?.max(latest)));
        timeline.settled = settled.unwrap_or(u32::MAX);
        timeline
    }

    /// Whether it holds for a month of judging.
    pub fn holds_for(&self, as_of: u32) -> bool {
        self.settled <= as_of
    }

    /// Lays out the stretches; those past [`MOST_POSITIONS`] are left out.
    pub fn lay(&mut self, stretches: &[Stretch], as_of: u32) {
        self.segments.clear();
        self.somewhere.clear();
        self.shares.clear();
        (self.whole, self.dated, self.undated, self.unpaid, self.settled) = (0, 0, 0, 0, as_of);
        let stretches = stretches.get(..MOST_POSITIONS).unwrap_or(stretches);
        for (index, stretch) in stretches.iter().enumerate() {
            let bit = 1 << index;
            self.shares.push(stretch.share);
            self.whole |= if stretch.share >= WHOLE { bit } else { 0 };
            self.unpaid |= if stretch.unpaid { bit } else { 0 };
            if !stretch.is_dated() {
                self.undated |= bit;
                continue;
            }
            let reach = stretch.reach(as_of);
            if reach.ahead {
                continue;
            }
            self.dated |= bit;
            self.cover(&reach.possible, bit, false);
            self.cover(&reach.certain, bit, true);
            if let Some(year) = reach.somewhere {
                self.somewhere.push((year, bit));
            }
        }
        if self.shares.iter().all(|share| *share >= WHOLE) {
            self.whole = Positions::MAX;
        }
        self.somewhere.sort_unstable();
        self.somewhere.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
    }

    /// Marks the months of a range, cutting segments at its ends; segments stay sorted and disjoint.
    fn cover(&mut self, range: &Range<u32>, bit: Positions, certain: bool) {
        if range.is_empty() {
            return;
        }
        self.cut(range.start);
        self.cut(range.end);
        let mut at = range.start;
        let mut index = self.segments.partition_point(|segment| segment.end <= range.start);
        while at < range.end {
            let gap_end = self.segments.get(index).map_or(range.end, |segment| segment.start.min(range.end));
            if at < gap_end {
                self.segments.insert(index, Segment { start: at, end: gap_end, certain: 0, possible: 0 });
            }
            let Some(segment) = self.segments.get_mut(index) else { return };
            segment.possible |= bit;
            segment.certain |= if certain { bit } else { 0 };
            at = segment.end;
            index += 1;
        }
    }

    fn cut(&mut self, month: u32) {
        let index = self.segments.partition_point(|segment| segment.end <= month);
        if let Some(segment) = self.segments.get_mut(index)
            && segment.start < month
        {
            let tail = Segment { start: month, ..*segment };
            segment.end = month;
            self.segments.insert(index + 1, tail);
        }
    }

    /// Months up to `as_of`, over the positions in `holds` for certain, and over those in `may` at most. `within`: only so many back.
    pub fn months(&self, holds: Positions, may: Positions, within: Option<u32>, as_of: u32) -> Bounds {
        let (from, to) = (within.map_or(0, |within| (as_of + 1).saturating_sub(within)), as_of + 1);
        if may | holds == 0 {
            return Bounds::default();
        }
        let (mut at_least, mut at_most) = (0, 0);
        if self.whole == Positions::MAX {
            for segment in &self.segments {
                let length = segment.end.min(to).saturating_sub(segment.start.max(from)) * u32::from(WHOLE);
                at_least += if segment.certain & holds != 0 { length } else { 0 };
                at_most += if segment.possible & may != 0 { length } else { 0 };
            }
        } else {
            (at_least, at_most) = self.shared_months(holds, may, from, to);
        }
        for (year, positions) in &self.somewhere {
            if positions & holds != 0 && year * 12 >= from {
                at_least += self.somewhere_in(*year, positions & holds, holds);
            }
        }
        Bounds { at_least: at_least / u32::from(WHOLE), at_most: at_most / u32::from(WHOLE) }
    }

    /// The sums where some positions are part-time.
    fn shared_months(&self, holds: Positions, may: Positions, from: u32, to: u32) -> (u32, u32) {
        let (mut at_least, mut at_most) = (0, 0);
        for segment in &self.segments {
            let length = segment.end.min(to).saturating_sub(segment.start.max(from));
            at_least += length * self.worth(segment.certain & holds);
            at_most += length * self.worth(segment.possible & may);
        }
        (at_least, at_most)
    }

    /// What a month with these positions counts.
    fn worth(&self, positions: Positions) -> u32 {
        if positions & self.whole != 0 {
            return u32::from(WHOLE);
        }
        let mut rest = positions;
        let mut sum = 0;
        while rest != 0 {
            sum += self.shares.get(rest.trailing_zeros() as usize).copied().map_or(0, u32::from);
            rest &= rest - 1;
        }
        sum.min(u32::from(WHOLE))
    }

    /// What a month, nobody knows which, of a year adds at least: it may be the one that counts most already.
    fn somewhere_in(&self, year: u32, positions: Positions, holds: Positions) -> u32 {
        let (start, end) = (year * 12, year * 12 + 12);
        let inside = self.segments.iter().filter(|segment| segment.start < end && segment.end > start);
        let most = inside.map(|segment| self.worth(segment.certain & holds)).max().unwrap_or(0);
        let bits = (0..MOST_POSITIONS).filter(|bit| positions & (1 << bit) != 0);
        let added = bits.filter_map(|bit| self.shares.get(bit)).copied().max().unwrap_or(0);
        u32::from(added).min(u32::from(WHOLE) - most)
    }
}

/// The number of a date's month.
pub(crate) fn month_of(date: jiff::civil::Date) -> u32 {
    let (year, month) = (u32::try_from(date.year()).unwrap_or(0), u32::try_from(date.month()).unwrap_or(1));
    year * 12 + month - 1
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use qualify_profile::Position;

    fn stretch(start: &str, end: &str, hours: Option<f32>) -> Stretch {
        let start = (!start.is_empty()).then(|| start.parse().unwrap());
        let end = (!end.is_empty()).then(|| end.parse().unwrap());
        Stretch::of(&Position { start, end, hours_per_week: hours, ..Position::default() })
    }

    /// Bounds over all stretches, judged in June 2024: laid out for that month, and as it lies for any month.
    fn months(stretches: &[Stretch], within: Option<u32>) -> (u32, u32) {
        const AS_OF: u32 = 2024 * 12 + 5;
        let mut timeline = Timeline::default();
        timeline.lay(stretches, AS_OF);
        let bounds = timeline.months(timeline.dated, timeline.dated, within, AS_OF);
        let settled = Timeline::settled(stretches);
        if settled.holds_for(AS_OF) {
            assert_eq!(settled.months(settled.dated, settled.dated, within, AS_OF), bounds);
        }
        (bounds.at_least, bounds.at_most)
    }

    #[test]
    fn dates_and_their_months() {
        let table = [
            ("2012-01", "2016-12", (60, 60)),
            ("2020-05", "2020-05", (1, 1)),
            ("2019", "2021", (14, 36)),
            ("2020", "2020", (1, 12)),
            ("2020-06", "2020", (1, 7)),
            ("2020", "2020-03", (1, 3)),
            ("2022-07", "present", (24, 24)),
            ("2023-01", "2025-12", (18, 18)),
            ("2024", "2024", (0, 6)),
            ("2025-01", "2025-12", (0, 0)),
            ("2023-12", "", (1, 7)),
            ("", "2000-01", (1, 600)),
            ("", "1941-01", (1, 13)),
            ("1905", "1990-01", (1, 600)),
            ("2021-03", "2020-01", (0, 15)),
        ];
        for (start, end, expected) in table {
            assert_eq!(months(&[stretch(start, end, None)], None), expected, "{start} to {end}");
        }
    }

    #[test]
    fn overlaps_count_once_and_gaps_do_not_count() {
        let parts = [stretch("2019-01", "2019-06", None), stretch("2019-06", "2019-12", None), stretch("2021-01", "2021-01", None)];
        assert_eq!(months(&parts, None), (13, 13));
    }

    #[test]
    fn bounds_of_several_vague_positions_unite() {
        // Certain: Dec 2015 to Jan 2017 and Dec 2016 to Jan 2018, which is Dec 2015 to Jan 2018.
        assert_eq!(months(&[stretch("2015", "2017", None), stretch("2016", "2018", None)], None), (26, 48));
        // One month of 2016 lies in the certain ones already, one of 2019 does not.
        assert_eq!(months(&[stretch("2015", "2017", None), stretch("2016", "2016", None), stretch("2019", "2019", None)], None), (15, 48));
    }

    #[test]
    fn part_time_adds_up_to_one_month_at_most() {
        let half = |start, end| stretch(start, end, Some(20.0));
        assert_eq!(months(&[half("2022-01", "2023-12")], None), (12, 12));
        assert_eq!(months(&[half("2022-01", "2023-12"), half("2023-01", "2023-12")], None), (18, 18));
        assert_eq!(months(&[half("2022-01", "2023-12"), stretch("2022-01", "2023-12", Some(30.0))], None), (24, 24));
        assert_eq!(months(&[stretch("2022-01", "2022-03", Some(35.0)), stretch("2023-01", "2023-03", Some(f32::NAN))], None), (6, 6));
    }

    #[test]
    fn a_window_ends_with_the_month_of_judging() {
        assert_eq!(months(&[stretch("2020-01", "2022-06", None)], Some(36)), (12, 12));
        assert_eq!(months(&[stretch("2024-06", "2024-06", None)], Some(1)), (1, 1));
        // The month of 2021 that was worked may lie before July.
        assert_eq!(months(&[stretch("2021", "2021", None)], Some(36)), (0, 6));
    }

    #[test]
    fn a_hundred_overlapping_positions_are_one() {
        let many: Vec<Stretch> = (0..100).map(|_| stretch("2020-01", "2020-12", None)).collect();
        assert_eq!(months(&many, None), (12, 12));
    }
}
