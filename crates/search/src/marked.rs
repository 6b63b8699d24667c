//! A set of documents as a tantivy query.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::{SegmentId, SegmentReader};
use tantivy::query::{BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, DocId, Score};

/// Matches the documents that were marked, with a score of one.
#[derive(Clone, Default)]
pub(crate) struct Marked(pub Arc<HashMap<SegmentId, BitSet>>);

impl std::fmt::Debug for Marked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Marked").field(&self.0.len()).finish()
    }
}

impl Query for Marked {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Marked {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.0.get(&reader.segment_id()) {
            Some(docs) => Box::new(ConstScorer::new(BitSetDocSet::from(docs.clone()), boost)),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let marked = self.0.get(&reader.segment_id()).is_some_and(|docs| docs.contains(doc));
        Ok(Explanation::new("measured", if marked { 1.0 } else { 0.0 }))
    }
}
