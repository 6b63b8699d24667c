//! The columns that searching reads, opened once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::{Column, StrColumn};
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::{DocId, Searcher};

/// The columns of a part of the index: a long one has a table of its blocks, which is read when it is opened.
pub(crate) struct Opened {
    /// Hash of the id.
    pub order: Column,
    /// Highest completed level.
    pub level: Column,
    /// Labels of the concepts named.
    pub skills: Option<StrColumn>,
    /// The candidate's id; none in format 1.
    pub key: Option<StrColumn>,
    record: Option<Column>,
    worked: Column,
    since: Column,
}

impl Opened {
    fn new(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            order: fast.u64("order")?,
            level: fast.u64("level")?,
            skills: fast.str("skills")?,
            key: fast.str("key").unwrap_or(None),
            record: fast.u64("record").ok(),
            worked: fast.u64("worked")?,
            since: fast.u64("since")?,
        })
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

/// The opened parts. A part never changes, so neither do its columns.
#[derive(Default)]
pub(crate) struct Parts(Mutex<HashMap<SegmentId, Arc<Opened>>>);

impl Parts {
    /// The parts that are searched, in their order. Others are closed.
    pub fn of(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Opened>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = |segment: &SegmentReader| match known.get(&segment.segment_id()) {
            Some(opened) => Ok((segment.segment_id(), Arc::clone(opened))),
            None => Ok((segment.segment_id(), Arc::new(Opened::new(segment)?))),
        };
        let parts = searcher.segment_readers().iter().map(opened).collect::<tantivy::Result<Vec<_>>>()?;
        *known = parts.iter().cloned().collect();
        Ok(parts.into_iter().map(|(_, opened)| opened).collect())
    }
}
