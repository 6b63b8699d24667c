//! A block laid out for one day, and worked time of sixteen candidates at once.
//!
//! The same counts as in [`super::time`], each step of it for sixteen candidates side by side.

use super::block::{Block, GROUPS, LANES, Mentions, PLAIN, Row, WIDE, numbers};
use super::time::Time;

/// A number for each of sixteen candidates.
pub(super) type Wide = [u16; WIDE];
/// Months of each of sixteen candidates.
pub(super) type Months = [i16; WIDE];

/// Which candidates of a block are looked at: a bit for each, sixteen to a number.
pub type Lanes = [u16; LANES / WIDE];

/// A block with everything that depends on the day; slots and totals are filled when first asked for.
#[derive(Debug, Default)]
pub(super) struct Laid {
    rows: Vec<Row>,
    dated: Vec<Wide>,
    undated: Vec<Wide>,
    paid: Vec<Wide>,
    any_undated: bool,
    slots: Vec<Column<Wide>>,
    totals: Vec<Column<Months>>,
}

/// Numbers for each sixteen of candidates, once they are known.
#[derive(Debug, Default)]
struct Column<T> {
    known: bool,
    groups: Vec<T>,
}

impl Laid {
    /// Lays out a block, and takes out of `lanes` those that it does not tell of or whose work begins after the day.
    pub fn lay(&mut self, block: &Block<'_>, as_of: i16, slots: usize, totals: usize, lanes: &mut Lanes) {
        self.rows.clear();
        self.rows.extend(block.spans(as_of));
        self.any_undated = block.any_undated;
        for columns in [&mut self.dated, &mut self.undated, &mut self.paid] {
            columns.clear();
        }
        for held in block.held {
            let held = numbers(held);
            let dated = held.map(|held| (1 << (held & 0xf)) - 1);
            self.dated.push(dated);
            self.undated.push(held.map(|held| ((1 << (held >> 4 & 0xf)) - 1) << (held & 0xf)));
        }
        self.paid.extend(block.unpaid.iter().map(|unpaid| numbers(unpaid).map(|unpaid| !unpaid)));
        self.paid.resize(block.held.len(), [u16::MAX; WIDE]);
        self.slots.resize_with(slots, Column::default);
        self.slots.iter_mut().for_each(|column| column.known = false);
        self.totals.resize_with(totals, Column::default);
        self.totals.iter_mut().for_each(|column| column.known = false);
        let ahead = block.latest.cast_signed() > as_of;
        for (group, (held, lanes)) in block.held.iter().zip(lanes.iter_mut()).enumerate() {
            *lanes &= mask(numbers(held).map(|held| held & PLAIN != 0));
            if ahead {
                *lanes &= !self.ahead(block, group, as_of);
            }
        }
    }

    /// The candidates with work that begins after the day.
    fn ahead(&self, block: &Block<'_>, group: usize, as_of: i16) -> u16 {
        let (Some(rows), Some(dated)) = (self.rows.get(block.rows_of(group)), self.dated.get(group)) else { return u16::MAX };
        let each = rows.iter().zip(0u32..).map(|(row, place)| {
            let mut ahead = [false; WIDE];
            let starts = row.starts.iter().zip(dated);
            ahead.iter_mut().zip(starts).for_each(|(ahead, (start, dated))| *ahead = dated >> place & 1 != 0 && *start > as_of);
            mask(ahead)
        });
        each.fold(0, |all, ahead| all | ahead)
    }

    /// Fills in who shows a slot where; `concepts` are those that show it, ascending.
    pub fn show(&mut self, block: &Block<'_>, slot: usize, concepts: &[u16]) {
        let Some(column) = self.slots.get_mut(slot).filter(|column| !column.known) else { return };
        column.known = true;
        column.groups.clear();
        column.groups.resize(GROUPS, [0; WIDE]);
        let mut place = 0;
        for concept in concepts {
            let (next, mentions) = block.mentions(*concept, place);
            place = next;
            match mentions {
                Mentions::Rare(few) => {
                    let shown = column.groups.as_flattened_mut();
                    for mention in few {
                        let [lane, positions] = mention.map(u16::from_le_bytes);
                        if let Some(shown) = shown.get_mut(usize::from(lane)) {
                            *shown |= positions;
                        }
                    }
                }
                Mentions::Frequent(each) => {
                    for (shown, positions) in column.groups.iter_mut().zip(each) {
                        *shown = wide(shown, &numbers(positions), |shown, positions| shown | positions);
                    }
                }
            }
        }
    }

    /// Fills in the months over everything that a rule counts.
    pub fn total(&mut self, block: &Block<'_>, time: &Time) {
        let Some(mut column) = self.totals.get_mut(time.total).map(std::mem::take) else { return };
        if !column.known {
            column.known = true;
            column.groups.clear();
            let of_group =
                |group| months(self.rows.get(block.rows_of(group)).unwrap_or_default(), &self.countable(time, group), month(time.from));
            column.groups.extend((0..self.dated.len()).map(of_group));
        }
        if let Some(place) = self.totals.get_mut(time.total) {
            *place = column;
        }
    }

    /// Where sixteen candidates show a slot.
    pub fn shown(&self, slot: usize, group: usize) -> Wide {
        self.slots.get(slot).and_then(|column| column.groups.get(group)).copied().unwrap_or_default()
    }

    fn countable(&self, time: &Time, group: usize) -> Wide {
        let (dated, paid) = (of(&self.dated, group), of(&self.paid, group));
        if time.paid_only { both(&dated, &paid) } else { dated }
    }

    /// Bounds on the months of sixteen candidates. What it looks at has been shown and totalled before.
    pub fn count(&self, block: &Block<'_>, time: &Time, group: usize) -> (Months, Months) {
        let total = self.totals.get(time.total).and_then(|column| column.groups.get(group)).copied().unwrap_or_default();
        let (dated, countable) = (of(&self.dated, group), self.countable(time, group));
        let (mut holds, mut may, mut nowhere) = (countable, countable, [0_u16; WIDE]);
        for slot in &time.slots {
            let shown = self.shown(*slot, group);
            let held = wide(&shown, &dated, |shown, dated| shown & dated);
            // Shown, but in no dated position: it may have been anywhere.
            let listed = wide(&shown, &held, |shown, held| if held == 0 && shown != 0 { u16::MAX } else { 0 });
            let possible = wide(&listed, &dated, |listed, dated| listed & dated);
            holds = wide(&holds, &held, |holds, held| holds & held);
            may = wide(&may, &wide(&held, &possible, |held, possible| held | possible), |may, possible| may & possible);
            nowhere = wide(&nowhere, &shown, |nowhere, shown| nowhere | u16::from(shown == 0));
        }
        let rows = || self.rows.get(block.rows_of(group)).unwrap_or_default();
        let at_least = if time.slots.is_empty() { total } else { months(rows(), &holds, month(time.from)) };
        let mut at_most = at_least;
        if time.slots.len() == 1 {
            let differ = wide(&holds, &may, |holds, may| if holds == may { 0 } else { -1 });
            let added = wide(&differ, &wide(&total, &at_least, |total, at_least| total ^ at_least), |differ, added| differ & added);
            at_most = wide(&at_least, &added, |at_least, added| at_least ^ added);
        } else if holds != may {
            at_most = months(rows(), &may, month(time.from));
        }
        if self.any_undated {
            for (((at_most, dated), undated), nowhere) in at_most.iter_mut().zip(dated).zip(of(&self.undated, group)).zip(nowhere) {
                *at_most = if dated == 0 && undated != 0 && nowhere == 0 { month(time.unknown) } else { *at_most };
            }
        }
        (at_least, at_most)
    }
}

/// Months as they are counted here; records hold no more than 4095.
fn month(months: u32) -> i16 {
    i16::try_from(months).unwrap_or(i16::MAX)
}

fn of(groups: &[Wide], group: usize) -> Wide {
    groups.get(group).copied().unwrap_or_default()
}

fn both(one: &Wide, other: &Wide) -> Wide {
    wide(one, other, |one, other| one & other)
}

/// A bit for each that is true.
pub(super) fn mask(each: [bool; WIDE]) -> u16 {
    each.iter().zip(0u32..).fold(0, |mask, (set, place)| mask | u16::from(*set) << place)
}

/// Does the same with the numbers of sixteen candidates: short enough to become one instruction for eight of them.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "sixteen of sixteen, in the form that is compiled best")]
fn wide<A: Copy, B: Copy, C: Copy + Default>(one: &[A; WIDE], other: &[B; WIDE], each: impl Fn(A, B) -> C) -> [C; WIDE] {
    let mut all = [C::default(); WIDE];
    for lane in 0..WIDE {
        all[lane] = each(one[lane], other[lane]);
    }
    all
}

/// Months over the positions of sixteen candidates, overlaps once, from a month on. Rows are ascending by their starts.
fn months(rows: &[Row], positions: &Wide, from: i16) -> Months {
    let (mut total, mut counted) = ([0_i16; WIDE], [from; WIDE]);
    for (row, place) in rows.iter().zip(0u32..) {
        // Positions that do not count end before they begin.
        let counts = positions.map(|positions| ((positions >> place & 1) as i16).wrapping_neg());
        let ends = wide(&row.ends, &counts, |end, counts| end & counts);
        let begins = wide(&row.starts, &counted, i16::max);
        let added = wide(&ends, &begins, |end, begin| end.wrapping_sub(begin).max(0));
        total = wide(&total, &added, i16::wrapping_add);
        counted = wide(&counted, &ends, i16::max);
    }
    total
}
