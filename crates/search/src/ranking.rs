//! Who comes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal};

use crate::even::Even;
use crate::opened::Opened;
use crate::set::Set;

/// A document among the best. The first fields decide the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Best {
    rank: f32,
    order: Reverse<u64>,
    pub address: DocAddress,
    pub score: Score,
}

impl Best {
    pub fn new(rank: f32, (score, order): (Score, u64), document: DocId, segment: SegmentOrdinal) -> Self {
        Self { rank, order: Reverse(order), address: DocAddress::new(segment, document), score }
    }
}

impl Eq for Best {}

impl PartialOrd for Best {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Best {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_rank = self.rank.total_cmp(&other.rank).then_with(|| self.order.cmp(&other.order));
        by_rank.then_with(|| other.address.cmp(&self.address))
    }
}

/// The best so many of a part of the index.
pub(crate) struct Podium {
    top: usize,
    segment: SegmentOrdinal,
    heap: BinaryHeap<Reverse<Best>>,
}

impl Podium {
    pub fn new(top: usize, segment: SegmentOrdinal) -> Self {
        Self { top, segment, heap: BinaryHeap::new() }
    }

    /// Takes a document if it is among the best so far; its score and the hash of its id are asked for only where that can be.
    pub fn offer(&mut self, rank: f32, document: DocId, more: impl FnOnce() -> (Score, u64)) {
        if self.heap.len() >= self.top && self.heap.peek().is_none_or(|worst| rank < worst.0.rank) {
            return;
        }
        let best = Reverse(Best::new(rank, more(), document, self.segment));
        if self.heap.len() < self.top {
            self.heap.push(best);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && best < *worst
        {
            *worst = best;
        }
    }

    /// Them in no particular order.
    pub fn done(self) -> Vec<Best> {
        self.heap.into_iter().map(|Reverse(best)| best).collect()
    }
}

/// What a part of the index, or all of it, gave.
#[derive(Default)]
pub(crate) struct Ranked {
    pub count: usize,
    pub best: Vec<Best>,
    /// Everybody found, for each part, where that is wanted.
    pub all: Vec<(SegmentOrdinal, Set)>,
}

impl Ranked {
    /// What the parts gave, as one.
    pub fn together(parts: impl IntoIterator<Item = Self>, top: usize) -> Self {
        let mut whole = Self::default();
        for part in parts {
            whole.count += part.count;
            whole.best.extend(part.best);
            whole.all.extend(part.all);
        }
        whole.best.sort_unstable_by(|a, b| b.cmp(a));
        whole.best.truncate(top);
        whole
    }
}

/// What documents are ranked by, where it is not their score.
pub(crate) type Rank<'a> = dyn Fn(SegmentOrdinal, DocId) -> f32 + Sync + 'a;

/// What is wanted of those who are found.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// So many of the first.
    pub top: usize,
    pub rank: Option<&'a Rank<'a>>,
    /// Who they all are.
    pub all: bool,
}

impl Wanted<'_> {
    /// How many they are.
    pub const COUNT: Self = Self { top: 0, rank: None, all: false };

    /// Counts and ranks what the index finds.
    pub fn of(&self, query: &dyn Query, searcher: &Searcher, parts: &[Arc<Opened>]) -> tantivy::Result<Ranked> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        let of_part = |(ordinal, part): (usize, &Arc<Opened>)| {
            let ordinal = ordinal as SegmentOrdinal;
            let segment = searcher.segment_reader(ordinal);
            let (mut count, mut podium) = (0, Podium::new(self.top, ordinal));
            let mut all = self.all.then(|| Set::none(segment.max_doc()));
            weight.for_each(segment, &mut |document, score| {
                if segment.alive_bitset().is_some_and(|alive| alive.is_deleted(document)) {
                    return;
                }
                count += 1;
                all.iter_mut().for_each(|all| all.add(document));
                let rank = self.rank.map_or(score, |rank| rank(ordinal, document));
                podium.offer(rank, document, || (score, part.order(document)));
            })?;
            Ok(Ranked { count, best: podium.done(), all: all.map(|all| (ordinal, all)).into_iter().collect() })
        };
        let ranked = parts.par_iter().enumerate().map(of_part).collect::<tantivy::Result<Vec<_>>>()?;
        Ok(Ranked::together(ranked, self.top))
    }

    /// Counts and ranks what sets find.
    pub fn of_sets(&self, even: &Even, searcher: &Searcher, parts: &[Arc<Opened>]) -> tantivy::Result<Ranked> {
        let weights = even.weights(searcher)?;
        let of_part = |(ordinal, part): (usize, &Arc<Opened>)| {
            let ordinal = ordinal as SegmentOrdinal;
            let matches = even.matches(searcher, ordinal, part, &weights)?;
            let best = match self.rank {
                None => matches.best(self.top),
                Some(rank) => {
                    let mut podium = Podium::new(self.top, ordinal);
                    let more = |document| (matches.score(document), part.order(document));
                    matches.all.iter().for_each(|document| podium.offer(rank(ordinal, document), document, || more(document)));
                    podium.done()
                }
            };
            let count = matches.all.count();
            Ok(Ranked { count, best, all: self.all.then_some((ordinal, matches.all)).into_iter().collect() })
        };
        let ranked = parts.par_iter().enumerate().map(of_part).collect::<tantivy::Result<Vec<_>>>()?;
        Ok(Ranked::together(ranked, self.top))
    }
}
