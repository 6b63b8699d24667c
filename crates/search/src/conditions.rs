//! Who fulfils the measured conditions of a query.
//!
//! Months are counted from the records, a run of documents after the other, and only of those whom the rest of the query leaves; from
//! a profile only where its record does not say enough, as when the vocabulary does not know what the time was spent on.

use std::collections::HashMap;
use std::sync::Arc;

use qualify_engine::{Bulk, BulkScratch};
use rayon::prelude::*;
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::{BitSet, DocAddress, DocId, Score, Searcher, SegmentOrdinal};

use crate::error::Error;
use crate::hits::{Asked, Search};
use crate::judged::{self, Records, mark};
use crate::lookup;
use crate::marked::Marked;
use crate::measure::Months;
use crate::query::Measured;
use crate::ranking::Wanted;
use crate::set::Set;
use crate::store::{Part, Store, parts};

/// What a marked document weighs.
const WEIGHT: Score = 1.0;

/// The documents that fulfil a measured condition.
pub(crate) struct Answer {
    pub proved: Marked,
    pub possible: Marked,
}

/// The answers to the conditions, in the order they stand in, and the months of the first one.
#[derive(Default)]
pub(crate) struct Answers {
    pub each: Vec<Answer>,
    /// For each segment, in the order of its documents.
    months: Vec<Vec<(DocId, Months)>>,
}

impl Answers {
    /// The months of the first condition.
    pub fn months(&self, address: DocAddress) -> Option<Months> {
        let of_segment = self.months.get(address.segment_ord as usize)?;
        let place = of_segment.binary_search_by_key(&address.doc_id, |(document, _)| *document).ok()?;
        of_segment.get(place).map(|(_, months)| *months)
    }
}

/// Measures a store.
struct Measuring<'a> {
    search: &'a Search<'a>,
    store: &'a Store,
    searcher: &'a Searcher,
    conditions: Vec<&'a Measured>,
    /// For each condition what counts from records.
    bulks: Vec<Option<&'a Bulk<'a>>>,
    /// For each segment who is measured, and who shows words of what only a profile tells of.
    wanted: Vec<(Set, BitSet)>,
}

/// The months of a run of documents: as many for each as there are conditions.
struct Run {
    segment: SegmentOrdinal,
    documents: Vec<DocId>,
    months: Vec<Months>,
}

/// Measures whom the rest of a query leaves.
pub(crate) fn answers(search: &Search<'_>, asked: &Asked<'_>, store: &Store) -> Result<Answers, Error> {
    let conditions = asked.node.conditions();
    if conditions.is_empty() {
        return Ok(Answers::default());
    }
    let wrong = |error| store.wrong(error);
    let bulks: Vec<_> = conditions.iter().map(|condition| search.measure.bulk(condition)).collect();
    let left = left(asked).map_err(wrong)?;
    let phrased = asked.searcher.segment_readers().iter().map(|segment| phrased(store, segment, &bulks));
    let phrased = phrased.collect::<tantivy::Result<Vec<_>>>().map_err(wrong)?;
    let wanted = left.into_iter().zip(phrased).collect();
    let measuring = Measuring { search, store, searcher: asked.searcher, conditions, bulks, wanted };
    let runs = parts(asked.searcher).into_par_iter().map(|part| measuring.run(&part)).collect::<Result<Vec<_>, _>>()?;
    Ok(measuring.together(&runs))
}

/// Whom the query finds, or more, for each segment, whatever is measured.
fn left(asked: &Asked<'_>) -> tantivy::Result<Vec<Set>> {
    let wider = lookup::wider(asked.node, asked.lookup.vocabulary);
    let Some(node) = wider else {
        return Ok(asked.searcher.segment_readers().iter().map(|segment| Set::all(segment.max_doc())).collect());
    };
    let asked = Asked { node: &node, answers: &[], ..*asked };
    let found = asked.ranked(Wanted { all: true, ..Wanted::COUNT }, true)?;
    Ok(found.all.into_iter().map(|(_, set)| set).collect())
}

/// The documents that show words of something which the vocabulary does not know.
fn phrased(store: &Store, segment: &SegmentReader, bulks: &[Option<&Bulk<'_>>]) -> tantivy::Result<BitSet> {
    let mut phrased = BitSet::with_max_value(segment.max_doc());
    if let Some(columns) = store.columns.judging {
        for wording in bulks.iter().flatten().flat_map(|bulk| bulk.wordings()) {
            mark(segment, columns.stem, wording, &mut phrased)?;
        }
    }
    Ok(phrased)
}

impl Measuring<'_> {
    fn run(&self, part: &Part) -> Result<Run, Error> {
        let mut run = Run { segment: part.segment, documents: Vec::new(), months: Vec::new() };
        let Some((wanted, phrased)) = self.wanted.get(part.segment as usize) else { return Ok(run) };
        let segment = self.searcher.segment_reader(part.segment);
        let living = |document: &DocId| segment.alive_bitset().is_none_or(|alive| alive.is_alive(*document));
        run.documents = part.documents.clone().filter(|document| wanted.has(*document)).filter(living).collect();
        let mut scratch = BulkScratch::default();
        let mut documents = run.documents.iter().copied().peekable();
        for some in judged::runs(part, &run.documents) {
            let records = Records::read(segment, some.clone()).map_err(|error| self.store.wrong(error))?;
            for (document, record) in some.zip(records.each()) {
                if documents.next_if_eq(&document).is_some() {
                    let told = !phrased.contains(document);
                    self.measure(DocAddress::new(part.segment, document), record, told, &mut scratch, &mut run.months)?;
                }
            }
        }
        Ok(run)
    }

    /// Adds the months of a candidate for each condition. `told`: the record says all there is to say.
    fn measure(
        &self,
        at: DocAddress,
        record: &[u64],
        told: bool,
        scratch: &mut BulkScratch,
        months: &mut Vec<Months>,
    ) -> Result<(), Error> {
        let mut profile = None;
        for (condition, bulk) in self.conditions.iter().zip(&self.bulks) {
            if let Some(counted) = bulk.filter(|_| told).and_then(|bulk| bulk.months(record, scratch)) {
                months.push(Months { at_least: counted.at_least, at_most: counted.at_most });
                continue;
            }
            let read = profile.take().map_or_else(|| self.store.load(self.searcher, at), Ok)?;
            months.push(self.search.measure.months(profile.insert(read), condition));
        }
        Ok(())
    }

    /// Puts the runs together.
    fn together(&self, runs: &[Run]) -> Answers {
        let readers = self.searcher.segment_readers();
        let empty = || readers.iter().map(|reader| Set::none(reader.max_doc())).collect::<Vec<_>>();
        let marked = |sets: Vec<Set>| {
            let sets: HashMap<SegmentId, Arc<Set>> =
                readers.iter().map(SegmentReader::segment_id).zip(sets.into_iter().map(Arc::new)).collect();
            Marked { sets: Arc::new(sets), weight: WEIGHT }
        };
        let stride = self.conditions.len();
        let answer = |(place, condition): (usize, &&Measured)| {
            let (mut proved, mut possible) = (empty(), empty());
            for run in runs {
                let segment = run.segment as usize;
                let (Some(proved), Some(possible)) = (proved.get_mut(segment), possible.get_mut(segment)) else { continue };
                for (document, months) in run.documents.iter().zip(run.months.iter().skip(place).step_by(stride)) {
                    if condition.proved(*months) {
                        proved.add(*document);
                    }
                    if condition.possible(*months) {
                        possible.add(*document);
                    }
                }
            }
            Answer { proved: marked(proved), possible: marked(possible) }
        };
        let each = self.conditions.iter().enumerate().map(answer).collect();
        let mut months: Vec<Vec<(DocId, Months)>> = vec![Vec::new(); readers.len()];
        for run in runs {
            if let Some(of_segment) = months.get_mut(run.segment as usize) {
                of_segment.extend(run.documents.iter().copied().zip(run.months.iter().copied().step_by(stride)));
            }
        }
        Answers { each, months }
    }
}
