//! A set of documents as a tantivy query.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::{SegmentId, SegmentReader};
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score};

use crate::set::{Set, Walk};

/// Matches the documents that were marked; each weighs the same.
#[derive(Clone)]
pub(crate) struct Marked {
    pub sets: Arc<HashMap<SegmentId, Arc<Set>>>,
    pub weight: Score,
}

impl Default for Marked {
    /// None.
    fn default() -> Self {
        Self { sets: Arc::default(), weight: 1.0 }
    }
}

impl std::fmt::Debug for Marked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Marked").field(&self.sets.len()).finish()
    }
}

impl Query for Marked {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Marked {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.sets.get(&reader.segment_id()) {
            Some(set) => Box::new(ConstScorer::new(Walk::new(Arc::clone(set)), boost * self.weight)),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let marked = self.sets.get(&reader.segment_id()).is_some_and(|set| set.has(doc));
        Ok(Explanation::new("marked", if marked { self.weight } else { 0.0 }))
    }
}
