//! Worked time of plain positions: whole months at both ends, full-time, in order of their starts.
//!
//! The same counts as in [`crate::timeline`] and [`crate::kinds::experience`], where nothing is vague and nothing is stated: what is
//! certain and what is possible differ by the positions alone.

use crate::bulk::columns::{self, Codes, Credits, MET, UNCLEAR};
use crate::bulk::lanes;
use crate::bulk::record::{self, FIRST, bits};
use crate::judgement::Months;
use crate::kinds::experience::Experience;
use crate::ruling::Ruling;
use crate::stretch::WORKING_LIFE;

/// The most positions of a record.
const MOST: usize = 15;
/// More months than a record can hold.
const LONGEST: u32 = 4096;

/// A candidate's plain positions.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// First month of each, and the one after its last, counted as in a record.
    starts: [u32; MOST],
    ends: [u32; MOST],
    count: usize,
    pub dated: u32,
    pub undated: u32,
    pub unpaid: u32,
}

impl Plain {
    /// Lays out positions up to a month. Records hold 15 positions at most.
    pub fn lay(&mut self, dated: &[u64], undated: &[u64], as_of: u32) {
        self.count = dated.len();
        self.unpaid = 0;
        let slots = self.starts.iter_mut().zip(&mut self.ends);
        for ((word, (start, end)), place) in dated.iter().zip(slots).zip(0u32..) {
            *start = bits(*word, 0, 12) as u32;
            // Work that goes on has no month there, and 4095 is after any month of judging.
            *end = (bits(*word, 24, 12) as u32).min(as_of) + 1;
            self.unpaid |= (bits(*word, 60, 1) as u32) << place;
        }
        self.dated = (1 << dated.len()) - 1;
        self.undated = ((1 << undated.len()) - 1) << dated.len();
    }

    /// Months over these positions, overlaps once, from a month on.
    pub fn months(&self, positions: u32, from: u32) -> u32 {
        let (mut total, mut counted, mut rest) = (0, from, positions);
        for (start, end) in self.starts.iter().zip(&self.ends).take(self.count) {
            // Positions that do not count end before they begin.
            let end = *end * (rest & 1);
            total += end.saturating_sub((*start).max(counted));
            counted = counted.max(end);
            rest >>= 1;
        }
        total
    }
}

/// Worked time that is asked, with all that can be known ahead.
#[derive(Debug)]
pub(super) struct Time {
    pub slots: Vec<usize>,
    needed: u32,
    /// First month that counts.
    pub from: u32,
    /// The most that an unknown length can be.
    pub unknown: u32,
    pub paid_only: bool,
    /// It stands in for something else: the credit does not grow with the months.
    equivalent: bool,
    /// Which of the sums over all that counts is the one from its first month on, where it can be asked for.
    pub total: usize,
    /// For each number of months up to what is needed, its share of that.
    shares: Vec<f64>,
}

impl Time {
    pub fn new(asked: &Experience, as_of: u32, equivalent: bool) -> Self {
        let needed = asked.min.unwrap_or(0);
        let share = |months: u32| if months == needed { 1.0 } else { f64::from(months) / f64::from(needed) };
        Self {
            slots: asked.with.iter().map(|choice| choice.slot).collect(),
            needed,
            from: asked.within.map_or(0, |within| (as_of + FIRST + 1).saturating_sub(within)).saturating_sub(FIRST),
            unknown: WORKING_LIFE.min(asked.within.unwrap_or(WORKING_LIFE)),
            paid_only: asked.professional,
            equivalent,
            total: usize::MAX,
            shares: (0..=needed.min(LONGEST)).map(share).collect(),
        }
    }

    fn share(&self, months: u32) -> f64 {
        self.shares.get((months as usize).min(self.shares.len() - 1)).copied().unwrap_or(1.0)
    }

    pub fn ruling(&self, plain: &Plain, sightings: &[u32]) -> Ruling {
        let (at_least, at_most) = self.count(plain, sightings);
        let ruling = Ruling::of_months(Months { at_least, at_most, needed: Some(self.needed), max: None });
        if self.equivalent {
            return ruling;
        }
        Ruling { credit: Some(f64::midpoint(self.share(at_least), self.share(at_most))), ..ruling }
    }

    /// The verdicts and credits of sixteen candidates.
    pub fn rule(&self, (at_least, at_most): (lanes::Months, lanes::Months), verdicts: &mut Codes, credits: Option<&mut Credits>) {
        let needed = i16::try_from(self.needed).unwrap_or(i16::MAX);
        for (verdict, (at_least, at_most)) in verdicts.iter_mut().zip(at_least.iter().zip(&at_most)) {
            *verdict = if *at_least >= needed { MET } else { UNCLEAR + u8::from(*at_most < needed) };
        }
        let Some(credits) = credits else { return };
        if self.equivalent {
            credits.iter_mut().zip(verdicts).for_each(|(credit, verdict)| *credit = columns::credit(*verdict));
            return;
        }
        let share = |months: i16| self.share(u32::from(months.cast_unsigned()));
        credits.iter_mut().zip(at_least).for_each(|(credit, months)| *credit = share(months));
        if at_least != at_most {
            credits.iter_mut().zip(at_most).for_each(|(credit, months)| *credit = f64::midpoint(*credit, share(months)));
        }
    }

    fn count(&self, plain: &Plain, sightings: &[u32]) -> (u32, u32) {
        let countable = plain.dated & !if self.paid_only { plain.unpaid } else { 0 };
        let (mut holds, mut may, mut nowhere) = (countable, countable, false);
        for slot in &self.slots {
            let sighting = sightings.get(*slot).copied().unwrap_or_default();
            let held = sighting >> 16 & plain.dated;
            let listed = held == 0 && (sighting >> 16 & plain.undated != 0 || sighting & record::ELSEWHERE != 0);
            holds &= held;
            may &= if listed { plain.dated } else { held };
            nowhere |= sighting == 0;
        }
        if plain.dated == 0 && plain.undated != 0 && !nowhere {
            return (0, self.unknown);
        }
        let at_least = plain.months(holds, self.from);
        (at_least, if may == holds { at_least } else { plain.months(may, self.from) })
    }
}
