//! What searching reads of a part of the index, opened once.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::columnar::{Column, StrColumn};
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Searcher, Term};

use crate::keys::Keys;
use crate::set::Set;

/// The most sets of documents that are remembered of a part: with all of them, 32 bytes of memory for each candidate.
const REMEMBERED: usize = 256;
/// A fact that fewer than one in so many candidates prove is quick to look up again.
const RARE: u32 = 256;

/// The columns of a part of the index: a long one has a table of its blocks, which is read when it is opened.
pub(crate) struct Opened {
    /// Hash of the id.
    order: Column,
    /// Highest completed level.
    pub level: Column,
    /// Labels of the concepts named.
    pub skills: Option<StrColumn>,
    /// The candidate's id; none in format 1.
    pub key: Option<StrColumn>,
    /// The same beside the index; none where they have not been made yet.
    pub keys: Option<Keys>,
    record: Option<Column>,
    worked: Column,
    since: Column,
    proving: Mutex<Remembered>,
}

/// Sets of documents by what they prove, each with the time of its last use.
#[derive(Default)]
struct Remembered {
    sets: HashMap<Term, (u64, Arc<Set>)>,
    clock: u64,
}

impl Opened {
    fn new(segment: &SegmentReader, dir: &Path) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            order: fast.u64("order")?,
            level: fast.u64("level")?,
            skills: fast.str("skills")?,
            key: fast.str("key").unwrap_or(None),
            keys: Keys::of(dir, segment),
            record: fast.u64("record").ok(),
            worked: fast.u64("worked")?,
            since: fast.u64("since")?,
            proving: Mutex::default(),
        })
    }

    /// The hash of a candidate's id: equals come by it.
    pub fn order(&self, document: DocId) -> u64 {
        self.order.first(document).unwrap_or(0)
    }

    /// The documents with a term of the index.
    pub fn proving(&self, segment: &SegmentReader, term: &Term) -> tantivy::Result<Arc<Set>> {
        if let Some(set) = self.remembered().get(term) {
            return Ok(set);
        }
        let index = segment.inverted_index(term.field())?;
        let mut set = Set::none(segment.max_doc());
        let Some(info) = index.get_term_info(term)? else { return Ok(Arc::new(set)) };
        let mut postings = index.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while !postings.docs().is_empty() {
            postings.docs().iter().for_each(|document| set.add(*document));
            postings.advance();
        }
        let set = Arc::new(set);
        if info.doc_freq.saturating_mul(RARE) >= segment.max_doc() {
            self.remembered().put(term, &set);
        }
        Ok(set)
    }

    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.proving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The documents by the hashes of their ids, where that order is known.
    pub fn ordered(&self) -> impl Iterator<Item = DocId> + '_ {
        self.keys.iter().flat_map(Keys::ordered)
    }

    /// Months of all work that the dates prove by the month of judging.
    pub fn total(&self, doc: DocId, as_of: u32) -> u32 {
        let record: Option<Vec<u64>> = self.record.as_ref().map(|record| record.values_for_doc(doc).collect());
        if let Some(months) = record.and_then(|record| qualify_engine::proved_months(&record, as_of)) {
            return months;
        }
        let before = self.worked.first(doc).unwrap_or(0);
        let running = self.since.first(doc).map_or(0, |since| (u64::from(as_of) + 1).saturating_sub(since));
        u32::try_from(before + running).unwrap_or(u32::MAX)
    }
}

impl Remembered {
    fn get(&mut self, term: &Term) -> Option<Arc<Set>> {
        self.clock += 1;
        let (used, set) = self.sets.get_mut(term)?;
        *used = self.clock;
        Some(Arc::clone(set))
    }

    /// Remembers a set, and forgets the one that was not used for longest where there are too many.
    fn put(&mut self, term: &Term, set: &Arc<Set>) {
        if self.sets.len() >= REMEMBERED
            && let Some(oldest) = self.sets.iter().min_by_key(|(_, (used, _))| *used).map(|(term, _)| term.clone())
        {
            self.sets.remove(&oldest);
        }
        self.clock += 1;
        self.sets.insert(term.clone(), (self.clock, Arc::clone(set)));
    }
}

/// The opened parts. A part never changes, so neither do its columns.
#[derive(Default)]
pub(crate) struct Parts(Mutex<HashMap<SegmentId, Arc<Opened>>>);

impl Parts {
    /// The parts that are searched, in their order. Others are closed.
    pub fn of(&self, searcher: &Searcher, dir: &Path) -> tantivy::Result<Vec<Arc<Opened>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A writer makes the keys after the part.
        let whole = |opened: &&Arc<Opened>, segment: &SegmentReader| opened.keys.is_some() || Keys::of(dir, segment).is_none();
        let opened = |segment: &SegmentReader| match known.get(&segment.segment_id()).filter(|opened| whole(opened, segment)) {
            Some(opened) => Ok((segment.segment_id(), Arc::clone(opened))),
            None => Ok((segment.segment_id(), Arc::new(Opened::new(segment, dir)?))),
        };
        let parts = searcher.segment_readers().iter().map(opened).collect::<tantivy::Result<Vec<_>>>()?;
        *known = parts.iter().cloned().collect();
        Ok(parts.into_iter().map(|(_, opened)| opened).collect())
    }
}
