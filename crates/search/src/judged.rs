//! Judging everybody in a store from the columns, without decoding a profile that is not shown.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use qualify_engine::{Assessment, Bulk, BulkScratch, Bulked, Outcome, Wording};
use qualify_profile::Profile;
use rayon::prelude::*;
use tantivy::columnar::{Column, ColumnIndex, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use crate::error::Error;
use crate::store::{Part, Store, keep, parts};

/// Keys of candidates whose ids are too long to be keys.
const HASHED: [&str; 2] = ["blake3:", "blake3;"];

/// Outcome and score of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// What follows from the required rules.
    pub outcome: Outcome,
    /// The score in tenths; more comes first.
    pub tenths: Reverse<u32>,
}

impl From<Assessment> for Standing {
    fn from(assessed: Assessment) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and 100")]
        let tenths = (assessed.score * 10.0).round() as u32;
        Self { outcome: assessed.outcome, tenths: Reverse(tenths) }
    }
}

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
        let searcher = self.searcher();
        self.guarded(|| {
            let phrased = self.phrased(&searcher, bulk)?;
            let of_part = |part: Part| {
                let mut standings = Vec::with_capacity(part.documents.len());
                let judged = self.judge(&searcher, bulk, &part, &phrased, &|| false, &profile, |_, standing| standings.push(standing))?;
                Ok((standings, judged))
            };
            let runs = parts(&searcher).into_par_iter().map(of_part).collect::<Result<Vec<_>, Error>>()?;
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
        let searcher = self.searcher();
        self.guarded(|| {
            let keys = self.columns.judging.map(|_| keys(&searcher)).transpose().map_err(|error| self.wrong(error))?;
            let Some(keys) = keys.flatten() else { return self.best_by_profile(wanted, profile) };
            let phrased = self.phrased(&searcher, bulk)?;
            let (mut best, mut judged, found) = (Vec::new(), Judged::default(), AtomicUsize::new(0));
            for (segment, key) in (0..).zip(&keys) {
                let sparing = || found.load(Ordering::Relaxed) >= wanted;
                let of_part = |part: Part| {
                    let mut first = BinaryHeap::new();
                    let judged = self.judge(&searcher, bulk, &part, &phrased, &sparing, &profile, |document, standing| {
                        found.fetch_add(usize::from(standing.outcome != Outcome::NotQualified), Ordering::Relaxed);
                        place(&mut first, standing, document, key, wanted);
                    })?;
                    Ok((first, judged))
                };
                let merged = |(mut first, mut judged): (BinaryHeap<Placed>, Judged), (more, others)| {
                    BinaryHeap::into_iter(more).for_each(|placed| keep(&mut first, placed, wanted));
                    judged += others;
                    Ok((first, judged))
                };
                let runs = parts(&searcher).into_par_iter().filter(|part| part.segment == segment);
                let (first, of_segment) = runs.map(of_part).try_reduce(Default::default, merged)?;
                judged += of_segment;
                for (standing, ordinal, document) in first {
                    let mut id = String::new();
                    key.ord_to_str(ordinal, &mut id).map_err(|error| Error::io(self.dir(), error))?;
                    best.push((standing, id, DocAddress::new(segment, document)));
                }
            }
            best.sort();
            best.truncate(wanted);
            let profiles = best.into_par_iter().map(|(_, _, address)| self.load(&searcher, address)).collect::<Result<_, _>>()?;
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

    /// Judges a run of documents. `sparing`: whether those with a required rule that is not met are wanted no more.
    #[expect(clippy::too_many_arguments, reason = "a run, what is known of the store, and what is done with each")]
    fn judge(
        &self,
        searcher: &Searcher,
        bulk: &Bulk<'_>,
        part: &Part,
        phrased: &[BitSet],
        sparing: &(impl Fn() -> bool + Sync),
        profile: &(impl Fn(&Profile) -> Assessment + Sync),
        mut take: impl FnMut(DocId, Standing),
    ) -> Result<Judged, Error> {
        let segment = searcher.segment_reader(part.segment);
        let records = Records::read(segment, part.documents.clone()).map_err(|error| self.wrong(error))?;
        let phrased = usize::try_from(part.segment).ok().and_then(|segment| phrased.get(segment));
        let (mut scratch, mut judged, mut unknown) = (BulkScratch::default(), Judged::default(), Vec::new());
        let alive = segment.alive_bitset();
        for (document, record) in part.documents.clone().zip(records.each()) {
            if alive.is_some_and(|alive| !alive.is_alive(document)) {
                continue;
            }
            judged.all += 1;
            let shows_words = phrased.is_some_and(|phrased| phrased.contains(document));
            let said = if shows_words { Bulked::Unknown } else { bulk.assess(record, sparing(), &mut scratch) };
            match said {
                Bulked::Assessed(assessed) => take(document, assessed.into()),
                Bulked::RuledOut => {}
                Bulked::Unknown => {
                    judged.of_another_vocabulary += usize::from(!record.is_empty() && !bulk.reads(record));
                    unknown.push(document);
                }
            }
        }
        judged.from_profiles = unknown.len();
        if !unknown.is_empty() {
            let documents = segment.get_store_reader(1).map_err(|error| Error::io(self.dir(), error))?;
            for document in unknown {
                let candidate = self.decode(&documents.get(document).map_err(|error| self.wrong(error))?)?;
                take(document, profile(&candidate).into());
            }
        }
        Ok(judged)
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

fn place(first: &mut BinaryHeap<Placed>, standing: Standing, document: DocId, keys: &StrColumn, wanted: usize) {
    let full = first.len() >= wanted;
    if !full || first.peek().is_some_and(|last| standing <= last.0) {
        let key = keys.ords().first(document).unwrap_or(u64::MAX);
        keep(first, (standing, key, document), wanted);
    }
}

/// Marks the documents with enough of the words.
fn mark(segment: &SegmentReader, field: tantivy::schema::Field, wording: &Wording, marked: &mut BitSet) -> tantivy::Result<()> {
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
        let mut hashed = column.dictionary().range().ge(HASHED[0]).lt(HASHED[1]).into_stream()?;
        if hashed.advance() {
            return Ok(None);
        }
        columns.push(column);
    }
    Ok(Some(columns))
}

/// The records of a run of documents.
struct Records {
    numbers: Vec<u64>,
    ranges: Vec<Range<usize>>,
}

impl Records {
    fn read(segment: &SegmentReader, documents: Range<DocId>) -> tantivy::Result<Self> {
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

    fn each(&self) -> impl Iterator<Item = &[u64]> {
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
