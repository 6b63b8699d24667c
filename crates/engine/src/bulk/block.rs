//! The records of up to 1024 candidates as columns, so that a rule looks at everybody in a few sweeps and at nothing else.
//!
//! A block says of its *plain* candidates (whole months, full-time, no stated lengths) what their records say; of the others it says
//! nothing. All numbers are of 16 bits, the lower byte first, in this order:
//!
//! ```text
//! head       = candidates, latest start, undated?, unpaid?, concepts, mentions:2, educations, their numbers:2, tails, theirs:2,
//!              vocabulary:2, layout
//! rows       = for each sixteen candidates: how many rows the sixteens up to here have
//! spans      = row*: a position of each of sixteen candidates: sixteen starts, sixteen ends
//! held       = for each candidate: dated positions:4, undated positions:4, plain
//! unpaid     = for each candidate, where anybody has such: which of the positions are unpaid
//! education  = for each candidate: which of the educations
//! tail       = for each candidate: which of the tails; 0 is none
//! directory  = for each concept, ascending: concept:15 and whether it is frequent, where its mentions end:2
//! mentions   = of a rare concept: candidate, positions that name it:15 and whether it is named elsewhere
//!              of a frequent one: the latter for each candidate
//! educations = each: length, education section?, the numbers of the studies, four for each
//! tails      = each: length, the numbers of the tail, four for each
//! ```
//!
//! Months are those of a record. A position that a candidate does not have ends before it begins. Candidates are padded to sixteens.

use std::collections::{BTreeMap, HashMap};

use super::record::{self, Header, bits};

/// The most candidates of a block.
pub const LANES: usize = 1024;
/// Candidates that are looked at together.
pub(super) const WIDE: usize = 16;
/// Sixteens of a block.
pub(super) const GROUPS: usize = LANES / WIDE;
/// The layout that is written here.
const LAYOUT: u16 = 2;
/// Numbers of the head.
const HEAD: usize = 16;

/// In the directory: the concept has a number for each candidate.
const FREQUENT: u16 = 1 << 15;

/// In `held`: the record is plain and all of it is in the block.
pub(super) const PLAIN: u16 = 1 << 8;

/// A number for each of sixteen candidates, as it stands in a block.
pub(super) type Sixteen = [[u8; 2]; WIDE];

/// One position of each of sixteen candidates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub starts: [i16; WIDE],
    /// The month after the last.
    pub ends: [i16; WIDE],
}

/// Makes a block of records; the ones past the [`LANES`]th are left out.
#[must_use]
pub fn pack(records: &[&[u64]]) -> Vec<u8> {
    let vocabulary = records.iter().find_map(|record| Some(Header(*record.first()?).vocabulary())).unwrap_or_default();
    let mut packing = Packing::default();
    for record in records.iter().take(LANES) {
        packing.add(record, vocabulary);
    }
    packing.write(vocabulary)
}

/// Different runs of numbers, and which of them each candidate has.
#[derive(Debug, Default)]
struct Different {
    of: Vec<u16>,
    runs: Vec<Vec<u64>>,
    known: HashMap<Vec<u64>, u16>,
}

impl Different {
    fn add(&mut self, run: Vec<u64>) {
        let next = self.runs.len() as u16;
        let place = *self.known.entry(run).or_insert_with_key(|run| {
            self.runs.push(run.clone());
            next
        });
        self.of.push(place);
    }

    /// The runs, each with its length before it.
    fn written(&self) -> Vec<u16> {
        let quarters = |word: &u64| [0, 16, 32, 48].map(|from| bits(*word, from, 16) as u16);
        let run = |run: &Vec<u64>| std::iter::once(run.len() as u16).chain(run.iter().flat_map(quarters)).collect::<Vec<_>>();
        self.runs.iter().flat_map(run).collect()
    }
}

/// A block that is being made.
#[derive(Debug, Default)]
struct Packing {
    held: Vec<u16>,
    unpaid: Vec<u16>,
    positions: Vec<Vec<(u16, u16)>>,
    postings: BTreeMap<u16, Vec<(u16, u16)>>,
    education: Different,
    tail: Different,
}

/// What a plain record says.
struct Plain<'a> {
    header: Header,
    dated: &'a [u64],
    concepts: &'a [u64],
    studies: &'a [u64],
    tail: &'a [u64],
}

impl<'a> Plain<'a> {
    fn read(record: &'a [u64], vocabulary: u64) -> Option<Self> {
        let (header, rest) = record.split_first()?;
        let header = Header(*header);
        if !header.is_of(vocabulary) || !header.is_plain() || header.has_stated() {
            return None;
        }
        let (dated, rest) = rest.split_at_checked(header.dated())?;
        let (_, rest) = rest.split_at_checked(header.undated())?;
        let (concepts, rest) = rest.split_at_checked(header.concepts().div_ceil(2))?;
        let (studies, tail) = rest.split_at_checked(record::studies_length(rest, header.studies())?)?;
        Some(Self { header, dated, concepts, studies, tail: if header.has_tail() { tail } else { &[] } })
    }
}

impl Packing {
    fn add(&mut self, record: &[u64], vocabulary: u64) {
        let lane = self.held.len() as u16;
        let plain = Plain::read(record, vocabulary);
        self.held.push(plain.as_ref().map_or(0, |plain| PLAIN | plain.header.dated() as u16 | (plain.header.undated() as u16) << 4));
        let position = |word: &u64| (bits(*word, 0, 12) as u16, bits(*word, 24, 12) as u16);
        let dated = plain.as_ref().map_or(&[][..], |plain| plain.dated);
        self.positions.push(dated.iter().map(position).collect());
        self.unpaid.push(dated.iter().zip(0u32..).map(|(word, place)| (bits(*word, 60, 1) as u16) << place).sum());
        let Some(plain) = plain else {
            self.education.add(Vec::new());
            self.tail.add(Vec::new());
            return;
        };
        let halves = plain.concepts.iter().flat_map(|pair| [*pair as u32, (*pair >> 32) as u32]);
        for half in halves.take(plain.header.concepts()) {
            let mask = (half >> 16) as u16 | (half & record::ELSEWHERE) as u16;
            self.postings.entry((half & record::CONCEPT) as u16).or_default().push((lane, mask));
        }
        let section = u64::from(plain.header.has_education_section());
        self.education.add(std::iter::once(section).chain(plain.studies.iter().copied()).collect());
        self.tail.add(plain.tail.to_vec());
    }

    fn write(self, vocabulary: u64) -> Vec<u8> {
        let count = self.held.len();
        let low = |number: usize| [number as u16, (number >> 16) as u16];
        let latest = self.positions.iter().flatten().map(|(start, _)| *start).max().unwrap_or(0);
        let any_undated = self.held.iter().any(|held| held >> 4 & 0xf != 0);
        let any_unpaid = self.unpaid.iter().any(|unpaid| *unpaid != 0);
        let (educations, tails) = (self.education.written(), self.tail.written());
        let padded = count.div_ceil(WIDE) * WIDE;
        let (mut directory, mut mentions) = (Vec::new(), Vec::new());
        for (concept, all) in &self.postings {
            let frequent = all.len() * 2 >= padded;
            if frequent {
                mentions.extend(filled(all, padded));
            } else {
                mentions.extend(all.iter().flat_map(|(lane, mask)| [*lane, *mask]));
            }
            directory.push(if frequent { *concept | FREQUENT } else { *concept });
            directory.extend(low(mentions.len()));
        }
        let mut out = vec![count as u16, latest, u16::from(any_undated), u16::from(any_unpaid), self.postings.len() as u16];
        out.extend(low(mentions.len()));
        out.push(self.education.runs.len() as u16);
        out.extend(low(educations.len()));
        out.push(self.tail.runs.len() as u16);
        out.extend(low(tails.len()));
        out.extend(low(vocabulary as usize));
        out.push(LAYOUT);
        let (ends, spans) = spans(&self.positions);
        out.extend(ends);
        out.extend(spans);
        let unpaid = if any_unpaid { self.unpaid } else { Vec::new() };
        for column in [self.held, unpaid, self.education.of, self.tail.of].into_iter().filter(|column| !column.is_empty()) {
            let rest = padded - column.len();
            out.extend(column.into_iter().chain(std::iter::repeat_n(0, rest)));
        }
        out.extend(directory);
        out.extend(mentions);
        out.extend(educations);
        out.extend(tails);
        out.into_iter().flat_map(u16::to_le_bytes).collect()
    }
}

/// What each candidate says of a concept; nothing is 0.
fn filled(postings: &[(u16, u16)], count: usize) -> Vec<u16> {
    let mut all = vec![0; count];
    for (lane, mask) in postings {
        if let Some(place) = all.get_mut(usize::from(*lane)) {
            *place = *mask;
        }
    }
    all
}

/// Positions in rows of sixteen candidates, and where the rows of each sixteen end.
fn spans(positions: &[Vec<(u16, u16)>]) -> (Vec<u16>, Vec<u16>) {
    let (mut ends, mut spans, mut rows) = (Vec::new(), Vec::new(), 0);
    for group in positions.chunks(WIDE) {
        let depth = group.iter().map(Vec::len).max().unwrap_or(0);
        for place in 0..depth {
            let at = |lane: usize| group.get(lane).and_then(|all| all.get(place)).copied().unwrap_or((record::NO_MONTH, 0));
            spans.extend((0..WIDE).map(|lane| at(lane).0));
            spans.extend((0..WIDE).map(|lane| at(lane).1));
        }
        rows += depth as u16;
        ends.push(rows);
    }
    (ends, spans)
}

/// A block that has been read.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a> {
    pub(super) count: usize,
    pub(super) latest: u16,
    pub(super) any_undated: bool,
    vocabulary: u64,
    rows: &'a [[u8; 2]],
    spans: &'a [[Sixteen; 2]],
    pub(super) held: &'a [Sixteen],
    /// Empty where nobody has unpaid positions.
    pub(super) unpaid: &'a [Sixteen],
    pub(super) education: &'a [Sixteen],
    pub(super) tail: &'a [Sixteen],
    directory: &'a [[[u8; 2]; 3]],
    mentions: &'a [[u8; 2]],
    educations: (usize, &'a [[u8; 2]]),
    tails: (usize, &'a [[u8; 2]]),
}

/// Who names a concept, each with the positions that name it and whether it is named elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mentions<'a> {
    /// These candidates.
    Rare(&'a [[[u8; 2]; 2]]),
    /// What each says; 0 is nothing.
    Frequent(&'a [Sixteen]),
}

/// The numbers of sixteen candidates.
pub(super) fn numbers(sixteen: &Sixteen) -> [u16; WIDE] {
    sixteen.map(u16::from_le_bytes)
}

fn long(low: u16, high: u16) -> usize {
    usize::from(low) | usize::from(high) << 16
}

impl<'a> Block<'a> {
    /// Reads a block; none where it is cut short or of another layout.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (numbers, odd) = bytes.as_chunks::<2>();
        let (head, mut rest) = numbers.split_at_checked(HEAD)?;
        let head: &[[u8; 2]; HEAD] = head.try_into().ok()?;
        let [count, latest, undated, unpaid, concepts, m0, m1, educations, e0, e1, tails, t0, t1, v0, v1, layout] =
            head.map(u16::from_le_bytes);
        if layout != LAYOUT || !odd.is_empty() || usize::from(count) > LANES {
            return None;
        }
        let groups = usize::from(count).div_ceil(WIDE);
        let mut take = |length: usize| {
            let (taken, left) = rest.split_at_checked(length)?;
            rest = left;
            Some(taken)
        };
        let rows = take(groups)?;
        let depth = rows.last().map_or(0, |end| usize::from(u16::from_le_bytes(*end)));
        let spans = take(depth * 2 * WIDE)?.as_chunks::<WIDE>().0.as_chunks::<2>().0;
        let mut column = |there: bool| Some(take(if there { groups * WIDE } else { 0 })?.as_chunks::<WIDE>().0);
        let (held, unpaid, education, tail) = (column(true)?, column(unpaid != 0)?, column(true)?, column(true)?);
        let block = Self {
            count: usize::from(count),
            latest,
            any_undated: undated != 0,
            vocabulary: long(v0, v1) as u64,
            rows,
            spans,
            held,
            unpaid,
            education,
            tail,
            directory: take(usize::from(concepts) * 3)?.as_chunks::<3>().0,
            mentions: take(long(m0, m1))?,
            educations: (usize::from(educations), take(long(e0, e1))?),
            tails: (usize::from(tails), take(long(t0, t1))?),
        };
        rest.is_empty().then_some(block)
    }

    /// How many candidates it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn is_of(&self, vocabulary: u64) -> bool {
        self.vocabulary == vocabulary
    }

    /// The rows of a sixteen of candidates.
    pub(super) fn rows_of(&self, group: usize) -> std::ops::Range<usize> {
        let end = |group: usize| self.rows.get(group).map_or(0, |end| usize::from(u16::from_le_bytes(*end)));
        let from = group.checked_sub(1).map_or(0, end);
        from..end(group).max(from)
    }

    /// The rows, up to a month: work that goes on ends with it.
    pub(super) fn spans(&self, as_of: i16) -> impl Iterator<Item = Row> + use<'a> {
        self.spans.iter().map(move |[starts, ends]| {
            let month = |month: u16| month.cast_signed();
            Row { starts: numbers(starts).map(month), ends: numbers(ends).map(|end| month(end).min(as_of) + 1) }
        })
    }

    /// Who names a concept whose entry in the directory is at `from` or behind; and where that is or would be.
    pub(super) fn mentions(&self, concept: u16, from: usize) -> (usize, Mentions<'a>) {
        let entry = |entry: &[[u8; 2]; 3]| entry.map(u16::from_le_bytes);
        let later = self.directory.get(from..).unwrap_or_default();
        let place = from + later.partition_point(|known| entry(known)[0] & !FREQUENT < concept);
        let end = |place: usize| self.directory.get(place).map(entry).map_or(0, |[_, low, high]| long(low, high));
        let Some([known, ..]) = self.directory.get(place).map(entry).filter(|[known, ..]| known & !FREQUENT == concept) else {
            return (place, Mentions::Rare(&[]));
        };
        let begin = place.checked_sub(1).map_or(0, end);
        let mentions = self.mentions.get(begin..end(place)).unwrap_or_default();
        if known & FREQUENT == 0 {
            (place, Mentions::Rare(mentions.as_chunks().0))
        } else {
            (place, Mentions::Frequent(mentions.as_chunks().0))
        }
    }

    /// The different educations: whether there is an education section, then the studies as in a record.
    pub(super) fn educations(&self) -> impl Iterator<Item = Vec<u64>> + use<'a> {
        runs(self.educations)
    }

    /// The different tails as in a record.
    pub(super) fn tails(&self) -> impl Iterator<Item = Vec<u64>> + use<'a> {
        runs(self.tails)
    }
}

fn runs((count, mut rest): (usize, &[[u8; 2]])) -> impl Iterator<Item = Vec<u64>> {
    let next = move || {
        let (length, after) = rest.split_first()?;
        let (run, after) = after.split_at_checked(usize::from(u16::from_le_bytes(*length)) * 4)?;
        rest = after;
        let word = |four: &[[u8; 2]; 4]| four.iter().rev().fold(0, |word, part| word << 16 | u64::from(u16::from_le_bytes(*part)));
        Some(run.as_chunks::<4>().0.iter().map(word).collect())
    };
    std::iter::from_fn(next).take(count)
}
