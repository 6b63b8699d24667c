//! Judging everybody in a store from the columns, without decoding a profile that is not shown.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use qualify_engine::{Assessment, BlockScratch, Bulk, BulkScratch, Bulked, LANES, Lanes, Outcome, Standing, Wording};
use qualify_profile::Profile;
use rayon::prelude::*;
use tantivy::columnar::{Column, ColumnIndex, StrColumn};
use tantivy::fastfield::AliveBitSet;
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use crate::document::HASHED;
use crate::error::Error;
use crate::packed::{self, Packed};
use crate::store::{Part, Store, keep, parts};

/// How candidates were judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Judged {
    /// How many there are.
    pub all: usize,
    /// How many were judged from their profiles, since their records do not say enough.
    pub from_profiles: usize,
    /// How many were read with another vocabulary than the plan's.
    pub of_another_vocabulary: usize,
}

impl std::ops::Add for Judged {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl std::ops::AddAssign for Judged {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.from_profiles += other.from_profiles;
        self.of_another_vocabulary += other.of_another_vocabulary;
    }
}

/// The best of a store.
#[derive(Debug, Clone, Default)]
pub struct Best {
    /// Their profiles, best first.
    pub profiles: Vec<Profile>,
    /// How everybody was judged.
    pub judged: Judged,
}

/// A candidate among the best of a segment. The key orders those of one segment like their ids.
type Placed = (Standing, u64, DocId);

impl Store {
    /// Outcome and score of everybody, in no particular order. `profile` judges those whose records do not say enough.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn standings(&self, bulk: &Bulk<'_>, profile: impl Fn(&Profile) -> Assessment + Sync) -> Result<(Vec<Standing>, Judged), Error> {
        self.guarded(|| {
            let court = Court::new(self, bulk, &profile)?;
            let of_part = |part: Part| {
                let mut standings = Vec::with_capacity(part.documents.len());
                let judged = court.judge(&part, &Limit::default(), |_, standing| standings.push(standing))?;
                Ok((standings, judged))
            };
            let runs = parts(&court.searcher).into_par_iter().map(of_part).collect::<Result<Vec<_>, Error>>()?;
            let (mut all, mut judged) = (Vec::new(), Judged::default());
            for (standings, of_run) in runs {
                all.extend(standings);
                judged += of_run;
            }
            Ok((all, judged))
        })
    }

    /// The profiles of the best, in the order of [`qualify_engine::order`]: by outcome, score and id. Memory is bounded by how many
    /// are wanted.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn best(&self, bulk: &Bulk<'_>, wanted: usize, profile: impl Fn(&Profile) -> Assessment + Sync) -> Result<Best, Error> {
        self.guarded(|| {
            let keys = self.columns.judging.map(|_| keys(&self.searcher())).transpose().map_err(|error| self.wrong(error))?;
            let Some(keys) = keys.flatten() else { return self.best_by_profile(wanted, profile) };
            let court = Court::new(self, bulk, &profile)?;
            let (mut best, mut judged, limit) = (Vec::new(), Judged::default(), Limit::default());
            for (segment, key) in (0..).zip(&keys) {
                let first = Mutex::new(BinaryHeap::new());
                let of_part = |part: Part| {
                    court.judge(&part, &limit, |document, standing| {
                        if limit.get().is_none_or(|limit| standing <= limit) {
                            let ordinal = key.ords().first(document).unwrap_or(u64::MAX);
                            let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
                            keep(&mut first, (standing, ordinal, document), wanted);
                            if let Some((last, ..)) = first.peek().filter(|_| first.len() >= wanted) {
                                limit.lower(*last);
                            }
                        }
                    })
                };
                let runs = parts(&court.searcher).into_par_iter().filter(|part| part.segment == segment);
                judged += runs.map(of_part).try_reduce(Judged::default, |one, other| Ok(one + other))?;
                let first: BinaryHeap<Placed> = first.into_inner().unwrap_or_else(PoisonError::into_inner);
                for (standing, ordinal, document) in first {
                    let mut id = String::new();
                    key.ord_to_str(ordinal, &mut id).map_err(|error| Error::io(self.dir(), error))?;
                    best.push((standing, id, DocAddress::new(segment, document)));
                }
            }
            best.sort();
            best.truncate(wanted);
            let profiles = best.into_par_iter().map(|(_, _, address)| self.load(&court.searcher, address)).collect::<Result<_, _>>()?;
            Ok(Best { profiles, judged })
        })
    }

    /// The best of a store without records, or with ids that are no keys.
    fn best_by_profile(&self, wanted: usize, profile: impl Fn(&Profile) -> Assessment + Sync) -> Result<Best, Error> {
        let profiles = self.first(wanted, |candidate| (Standing::from(profile(candidate)), candidate.id.clone()))?;
        let all = usize::try_from(self.len()).unwrap_or(usize::MAX);
        Ok(Best { profiles, judged: Judged { all, from_profiles: all, of_another_vocabulary: 0 } })
    }

    /// How many candidates were read with another vocabulary: their names of things are not the vocabulary's.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn of_another_vocabulary(&self, vocabulary: &qualify_vocabulary::Vocabulary) -> Result<usize, Error> {
        let (searcher, known) = (self.searcher(), qualify_engine::records_of(vocabulary));
        let count = |segment: &SegmentReader| {
            let column = segment.fast_fields().u64("record").map_err(|error| self.wrong(error))?;
            let foreign = |document: &DocId| column.first(*document).is_none_or(|header| !known(&[header]));
            Ok(segment.doc_ids_alive().filter(foreign).count())
        };
        match self.columns.judging {
            Some(_) => self.guarded(|| searcher.segment_readers().iter().map(count).sum()),
            None => Ok(0),
        }
    }

    /// For each segment the documents that have enough words of a phrase to show something of it.
    fn phrased(&self, searcher: &Searcher, bulk: &Bulk<'_>) -> Result<Vec<BitSet>, Error> {
        let wordings = bulk.wordings();
        let Some(columns) = self.columns.judging.filter(|_| !wordings.is_empty()) else { return Ok(Vec::new()) };
        let of_segment = |segment: &SegmentReader| {
            let mut phrased = BitSet::with_max_value(segment.max_doc());
            for wording in wordings {
                mark(segment, columns.stem, wording, &mut phrased)?;
            }
            Ok(phrased)
        };
        let segments: tantivy::Result<_> = searcher.segment_readers().par_iter().map(of_segment).collect();
        segments.map_err(|error| self.wrong(error))
    }
}

/// Behind whom nobody is wanted any more, shared by all who judge.
struct Limit(AtomicU64);

impl Default for Limit {
    fn default() -> Self {
        Self(AtomicU64::new(u64::MAX))
    }
}

impl Limit {
    fn get(&self) -> Option<Standing> {
        let place = self.0.load(Ordering::Relaxed);
        let outcome =
            [Outcome::Qualified, Outcome::Review, Outcome::NotQualified].into_iter().find(|known| *known as u64 == place >> 32)?;
        Some(Standing { outcome, tenths: Reverse(u32::MAX - place as u32) })
    }

    fn lower(&self, standing: Standing) {
        self.0.fetch_min((standing.outcome as u64) << 32 | u64::from(u32::MAX - standing.tenths.0), Ordering::Relaxed);
    }
}

/// Everything that judging a store takes.
struct Court<'a, P> {
    store: &'a Store,
    searcher: Searcher,
    bulk: &'a Bulk<'a>,
    /// For each segment its blocks, where it has them.
    packed: Vec<Option<Packed>>,
    /// For each segment the documents that show something of a phrase.
    phrased: Vec<BitSet>,
    profile: &'a P,
}

impl<'a, P: Fn(&Profile) -> Assessment + Sync> Court<'a, P> {
    fn new(store: &'a Store, bulk: &'a Bulk<'a>, profile: &'a P) -> Result<Self, Error> {
        let searcher = store.searcher();
        let phrased = store.phrased(&searcher, bulk)?;
        let packed = searcher.segment_readers().iter().map(|segment| Packed::of(store.dir(), segment)).collect();
        Ok(Self { store, searcher, bulk, packed, phrased, profile })
    }

    /// Judges a run of documents; those behind the limit need not be taken.
    fn judge(&self, part: &Part, limit: &Limit, mut take: impl FnMut(DocId, Standing)) -> Result<Judged, Error> {
        let (segment, place) = (self.searcher.segment_reader(part.segment), part.segment as usize);
        let (packed, phrased) = (self.packed.get(place).and_then(Option::as_ref), self.phrased.get(place));
        let (mut scratch, mut rows, mut judged) = (BlockScratch::default(), Vec::new(), Judged::default());
        for documents in packed::ranges(part.documents.clone()) {
            let wanted = Wanted::of(&documents, segment.alive_bitset(), phrased);
            judged.all += wanted.all;
            rows.extend(wanted.phrased);
            match packed.and_then(|packed| packed.block(documents.start as usize / LANES)) {
                Some(block) if block.len() == documents.len() => {
                    self.bulk.standings(&block, &wanted.lanes, limit.get(), &mut scratch, |lane, standing| {
                        let document = documents.start + lane as DocId;
                        match standing {
                            Some(standing) => take(document, standing),
                            None => rows.push(document),
                        }
                    });
                }
                _ => rows.extend(each(&wanted.lanes, documents.start)),
            }
        }
        rows.sort_unstable();
        self.judge_rows(part, &rows, limit, &mut judged, take)?;
        Ok(judged)
    }

    /// Judges documents of a run from their records, and where these do not say enough, from their profiles.
    fn judge_rows(
        &self,
        part: &Part,
        rows: &[DocId],
        limit: &Limit,
        judged: &mut Judged,
        mut take: impl FnMut(DocId, Standing),
    ) -> Result<(), Error> {
        let segment = self.searcher.segment_reader(part.segment);
        let phrased = self.phrased.get(part.segment as usize);
        let (mut scratch, mut unknown) = (BulkScratch::default(), Vec::new());
        let runs = runs(part, rows);
        let mut rows = rows.iter().copied().peekable();
        for run in runs {
            let records = Records::read(segment, run.clone()).map_err(|error| self.store.wrong(error))?;
            for (document, record) in run.zip(records.each()) {
                if rows.next_if_eq(&document).is_none() {
                    continue;
                }
                let sparing = limit.get().is_some_and(|limit| limit.outcome != Outcome::NotQualified);
                let shows_words = phrased.is_some_and(|phrased| phrased.contains(document));
                match if shows_words { Bulked::Unknown } else { self.bulk.assess(record, sparing, &mut scratch) } {
                    Bulked::Assessed(assessed) => take(document, assessed.into()),
                    Bulked::RuledOut => {}
                    Bulked::Unknown => {
                        judged.of_another_vocabulary += usize::from(!record.is_empty() && !self.bulk.reads(record));
                        unknown.push(document);
                    }
                }
            }
        }
        judged.from_profiles += unknown.len();
        if !unknown.is_empty() {
            let documents = segment.get_store_reader(1).map_err(|error| Error::io(self.store.dir(), error))?;
            for document in unknown {
                let candidate = self.store.decode(&documents.get(document).map_err(|error| self.store.wrong(error))?)?;
                take(document, (self.profile)(&candidate).into());
            }
        }
        Ok(())
    }
}

/// What is read to see some documents of a part: few are read one by one, most of a run together.
pub(crate) fn runs(part: &Part, rows: &[DocId]) -> Vec<Range<DocId>> {
    if rows.len() * 8 > part.documents.len() {
        vec![part.documents.clone()]
    } else {
        rows.iter().map(|document| *document..document + 1).collect()
    }
}

/// Which documents of a block are judged.
struct Wanted {
    /// How many are there at all.
    all: usize,
    /// Those whose records tell.
    lanes: Lanes,
    /// Those who show something of a phrase.
    phrased: Vec<DocId>,
}

impl Wanted {
    fn of(documents: &Range<DocId>, alive: Option<&AliveBitSet>, phrased: Option<&BitSet>) -> Self {
        let mut wanted = Self { all: documents.len(), lanes: [0; LANES / 16], phrased: Vec::new() };
        for (group, lanes) in wanted.lanes.iter_mut().enumerate() {
            let there = documents.len().saturating_sub(group * 16).min(16);
            *lanes = ((1_u32 << there) - 1) as u16;
        }
        if alive.is_none() && phrased.is_none() {
            return wanted;
        }
        for (lane, document) in documents.clone().enumerate() {
            let dead = alive.is_some_and(|alive| !alive.is_alive(document));
            let shows_words = !dead && phrased.is_some_and(|phrased| phrased.contains(document));
            wanted.all -= usize::from(dead);
            wanted.phrased.extend(shows_words.then_some(document));
            if let Some(lanes) = wanted.lanes.get_mut(lane / 16).filter(|_| dead || shows_words) {
                *lanes &= !(1 << (lane % 16));
            }
        }
        wanted
    }
}

fn each(lanes: &Lanes, first: DocId) -> impl Iterator<Item = DocId> {
    (0..LANES as DocId)
        .filter(|lane| lanes.get(*lane as usize / 16).is_some_and(|lanes| lanes >> (lane % 16) & 1 != 0))
        .map(move |lane| first + lane)
}

/// Marks the documents with enough of the words.
pub(crate) fn mark(segment: &SegmentReader, field: tantivy::schema::Field, wording: &Wording, marked: &mut BitSet) -> tantivy::Result<()> {
    let index = segment.inverted_index(field)?;
    let mut counts = if wording.enough > 1 { vec![0_u8; segment.max_doc() as usize] } else { Vec::new() };
    for stem in &wording.stems {
        let Some(mut postings) = index.read_postings(&Term::from_field_u64(field, *stem), IndexRecordOption::Basic)? else { continue };
        while postings.doc() != TERMINATED {
            let document = postings.doc();
            if wording.enough <= 1 {
                marked.insert(document);
            } else if let Some(count) = counts.get_mut(document as usize) {
                *count = count.saturating_add(1);
                if usize::from(*count) >= wording.enough {
                    marked.insert(document);
                }
            }
            postings.advance();
        }
    }
    Ok(())
}

/// The column of ids of each segment; none where an id is too long to be one.
fn keys(searcher: &Searcher) -> tantivy::Result<Option<Vec<StrColumn>>> {
    let mut columns = Vec::new();
    for segment in searcher.segment_readers() {
        let Some(column) = segment.fast_fields().str("key")? else { return Ok(None) };
        let mut hashed = column.dictionary().range().ge(HASHED).lt("blake3;").into_stream()?;
        if hashed.advance() {
            return Ok(None);
        }
        columns.push(column);
    }
    Ok(Some(columns))
}

/// The records of a run of documents.
pub(crate) struct Records {
    numbers: Vec<u64>,
    ranges: Vec<Range<usize>>,
}

impl Records {
    pub fn read(segment: &SegmentReader, documents: Range<DocId>) -> tantivy::Result<Self> {
        let column: Column<u64> = match segment.fast_fields().u64("record") {
            Ok(column) => column,
            Err(_) => return Ok(Self { numbers: Vec::new(), ranges: vec![0..0; documents.len()] }),
        };
        let rows = rows(&column, segment.max_doc(), documents);
        let from = rows.first().map_or(0, |rows| rows.start);
        let to = rows.last().map_or(0, |rows| rows.end).max(from);
        let mut numbers = vec![0; (to - from) as usize];
        column.values.get_range(u64::from(from), &mut numbers);
        let range = |rows: Range<u32>| rows.start.saturating_sub(from) as usize..rows.end.saturating_sub(from) as usize;
        Ok(Self { numbers, ranges: rows.into_iter().map(range).collect() })
    }

    pub fn each(&self) -> impl Iterator<Item = &[u64]> {
        self.ranges.iter().map(|range| self.numbers.get(range.clone()).unwrap_or_default())
    }
}

/// Where the numbers of each document stand in the column.
fn rows(column: &Column<u64>, all: u32, documents: Range<DocId>) -> Vec<Range<u32>> {
    if let ColumnIndex::Multivalued(index) = &column.index {
        let starts = index.get_start_index_column();
        // Every document has a record: the starts stand one after the other, and that of the next ends each.
        if starts.num_vals() == all + 1 {
            let mut found = vec![0; documents.len() + 1];
            starts.get_range(u64::from(documents.start), &mut found);
            return found.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect();
        }
    }
    documents.map(|document| column.index.value_row_ids(document)).collect()
}
