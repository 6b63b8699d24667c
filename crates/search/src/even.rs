//! Queries that sets of documents answer: what proves a concept weighs the same for everybody.
//!
//! How often a candidate proves a concept does not count. Who is found follows from a few operations on sets, a word of memory for 64
//! candidates at a time, and a score from which parts of the query hold: all who fulfil `java AND sql` have the same one, and of
//! `java OR sql` those come first who fulfil both.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentReader;
use tantivy::query::{Bm25Weight, EnableScoring, Query};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, Term};

use crate::lookup::Lookup;
use crate::marked::Marked;
use crate::opened::Opened;
use crate::query::{Measured, Node};
use crate::ranking::{Best, Podium};
use crate::set::Set;

/// Of so many parts every combination is looked at, the best first.
const COMBINED: usize = 5;
/// Of so many candidates each is looked at instead.
const FEW: usize = 2048;
/// What a part that only leaves out weighs, here and in the index.
pub(crate) const LEFT: Score = 1.0;

/// A query that sets answer.
pub(crate) struct Even {
    tree: Tree,
    leaves: Vec<Leaf>,
}

/// How the leaves are joined, by their places.
enum Tree {
    Leaf(usize),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

/// What is looked up.
enum Leaf {
    /// Who proves a fact, which nobody proves twice.
    Fact(Term),
    /// Who was marked.
    Marked(Marked),
    /// Whom a query finds, where that is only left out.
    Found(Box<dyn Query>),
}

impl Even {
    /// All the parts together as a query that sets answer; none where some words in it weigh more with some than with others.
    pub fn new(parts: &[&Node], lookup: &Lookup<'_>, measured: &dyn Fn(&Measured) -> Marked) -> Option<Self> {
        let mut builder = Builder { lookup, measured, leaves: Vec::new() };
        let mut trees: Vec<Tree> = parts.iter().map(|part| builder.tree(part, true)).collect::<Option<_>>()?;
        let tree = if trees.len() == 1 { trees.pop()? } else { Tree::All(trees) };
        Some(Self { tree, leaves: builder.leaves })
    }

    /// Whether everybody who is found has the same score.
    pub fn is_level(&self) -> bool {
        self.tree.is_level()
    }

    /// Who is found in all, with the score that everybody has.
    pub fn marked(&self, searcher: &Searcher, parts: &[Arc<Opened>]) -> tantivy::Result<Marked> {
        let weights = self.weights(searcher)?;
        let (mut sets, mut weight) = (HashMap::new(), 0.0);
        for (ordinal, part) in (0..).zip(parts) {
            let matches = self.matches(searcher, ordinal, part, &weights)?;
            weight = matches.all.iter().next().map_or(weight, |document| matches.score(document));
            sets.insert(searcher.segment_reader(ordinal).segment_id(), Arc::new(matches.all));
        }
        Ok(Marked { sets: Arc::new(sets), weight })
    }

    /// What each leaf weighs.
    pub fn weights(&self, searcher: &Searcher) -> tantivy::Result<Vec<Score>> {
        let weight = |leaf: &Leaf| match leaf {
            // Facts have no lengths, so that every one is as long as the next, and each stands there once.
            Leaf::Fact(term) => Ok(Bm25Weight::for_terms(searcher, std::slice::from_ref(term))?.score(1, 1)),
            Leaf::Marked(marked) => Ok(marked.weight),
            Leaf::Found(_) => Ok(0.0),
        };
        self.leaves.iter().map(weight).collect()
    }

    /// Who is found in a part of the index.
    pub fn matches<'a>(
        &'a self,
        searcher: &Searcher,
        ordinal: SegmentOrdinal,
        part: &'a Opened,
        weights: &'a [Score],
    ) -> tantivy::Result<Matches<'a>> {
        let segment = searcher.segment_reader(ordinal);
        let sets = self.leaves.iter().map(|leaf| leaf.set(searcher, segment, part)).collect::<tantivy::Result<Vec<_>>>()?;
        let mut all = self.tree.matches(&sets, segment.max_doc());
        if let Some(alive) = segment.alive_bitset() {
            let mut living = Set::none(segment.max_doc());
            alive.iter_alive().for_each(|document| living.add(document));
            all.keep(&living);
        }
        Ok(Matches { even: self, weights, ordinal, part, documents: segment.max_doc(), sets, all })
    }
}

struct Builder<'a, 'b> {
    lookup: &'a Lookup<'b>,
    measured: &'a dyn Fn(&Measured) -> Marked,
    leaves: Vec<Leaf>,
}

impl Builder<'_, '_> {
    fn tree(&mut self, node: &Node, scored: bool) -> Option<Tree> {
        Some(match node {
            Node::And(parts) => Tree::All(parts.iter().map(|part| self.tree(part, scored)).collect::<Option<_>>()?),
            Node::Or(parts) => Tree::Any(parts.iter().map(|part| self.tree(part, scored)).collect::<Option<_>>()?),
            Node::Not(part) => Tree::Not(Box::new(self.tree(part, false)?)),
            Node::Measured(condition) => {
                let marked = (self.measured)(condition);
                self.leaf(Leaf::Marked(marked))
            }
            Node::Term(term) => match self.lookup.level_fact(term) {
                Some(fact) => self.leaf(Leaf::Fact(fact)),
                None if scored => return None,
                None => self.leaf(Leaf::Found(self.lookup.term(term))),
            },
        })
    }

    fn leaf(&mut self, leaf: Leaf) -> Tree {
        self.leaves.push(leaf);
        Tree::Leaf(self.leaves.len() - 1)
    }
}

impl Leaf {
    fn set(&self, searcher: &Searcher, segment: &SegmentReader, part: &Opened) -> tantivy::Result<Arc<Set>> {
        match self {
            Self::Fact(term) => part.proving(segment, term),
            Self::Marked(marked) => {
                let marked = marked.sets.get(&segment.segment_id()).map(Arc::clone);
                Ok(marked.unwrap_or_else(|| Arc::new(Set::none(segment.max_doc()))))
            }
            Self::Found(query) => {
                let mut set = Set::none(segment.max_doc());
                let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
                weight.for_each_no_score(segment, &mut |documents| documents.iter().for_each(|document| set.add(*document)))?;
                Ok(Arc::new(set))
            }
        }
    }
}

impl Tree {
    fn matches(&self, sets: &[Arc<Set>], documents: u32) -> Set {
        match self {
            Self::Leaf(place) => sets.get(*place).map_or_else(|| Set::none(documents), |set| Set::clone(set)),
            Self::Not(_) => Self::all(std::slice::from_ref(self), sets, documents),
            Self::All(parts) => Self::all(parts, sets, documents),
            Self::Any(parts) => {
                let mut any = Set::none(documents);
                parts.iter().for_each(|part| part.with(sets, documents, |set| any.join(set)));
                any
            }
        }
    }

    fn all(parts: &[Self], sets: &[Arc<Set>], documents: u32) -> Set {
        let mut asked = parts.iter().filter(|part| !matches!(part, Self::Not(_)));
        let mut all = asked.next().map_or_else(|| Set::all(documents), |part| part.matches(sets, documents));
        asked.for_each(|part| part.with(sets, documents, |set| all.keep(set)));
        for part in parts {
            if let Self::Not(part) = part {
                part.with(sets, documents, |set| all.drop(set));
            }
        }
        all
    }

    /// Hands on the matches; a leaf's are not copied.
    fn with(&self, sets: &[Arc<Set>], documents: u32, change: impl FnOnce(&Set)) {
        match self {
            Self::Leaf(place) => sets.get(*place).map_or((), |set| change(set)),
            part => change(&part.matches(sets, documents)),
        }
    }

    /// The score of a candidate for whom some leaves hold; none where the whole does not.
    fn score(&self, holds: &dyn Fn(usize) -> bool, weights: &[Score]) -> Option<Score> {
        match self {
            Self::Leaf(place) => holds(*place).then(|| weights.get(*place).copied().unwrap_or_default()),
            Self::Not(part) => part.score(holds, weights).is_none().then_some(LEFT),
            Self::All(parts) => {
                let mut sum = None;
                for part in parts {
                    let score = part.score(holds, weights)?;
                    if !matches!(part, Self::Not(_)) {
                        sum = Some(sum.unwrap_or_default() + score);
                    }
                }
                Some(sum.unwrap_or(LEFT))
            }
            Self::Any(parts) => {
                let scores = parts.iter().filter_map(|part| part.score(holds, weights));
                scores.fold(None, |sum, score| Some(sum.unwrap_or_default() + score))
            }
        }
    }

    fn is_level(&self) -> bool {
        match self {
            Self::Leaf(_) | Self::Not(_) => true,
            Self::All(parts) => parts.iter().all(Self::is_level),
            Self::Any(_) => false,
        }
    }
}

/// Who is found in a part of the index.
pub(crate) struct Matches<'a> {
    even: &'a Even,
    weights: &'a [Score],
    ordinal: SegmentOrdinal,
    part: &'a Opened,
    documents: u32,
    sets: Vec<Arc<Set>>,
    pub all: Set,
}

impl Matches<'_> {
    /// The score of one who is found.
    pub fn score(&self, document: DocId) -> Score {
        let holds = |place: usize| self.sets.get(place).is_some_and(|set| set.has(document));
        self.even.tree.score(&holds, self.weights).unwrap_or_default()
    }

    /// The first ones by score.
    pub fn best(&self, top: usize) -> Vec<Best> {
        let count = self.all.count();
        if self.even.is_level() {
            let score = self.all.iter().next().map_or(0.0, |document| self.score(document));
            return self.first(&self.all, count, score, top);
        }
        if count > FEW && self.even.leaves.len() <= COMBINED { self.combined(count, top) } else { self.each(top) }
    }

    /// The same by looking at each.
    fn each(&self, top: usize) -> Vec<Best> {
        let mut podium = Podium::new(top, self.ordinal);
        self.all.iter().for_each(|document| {
            let score = self.score(document);
            podium.offer(score, document, || (score, self.part.order(document)));
        });
        podium.done()
    }

    /// The same by the combinations of leaves that hold, from that with the highest score on.
    fn combined(&self, count: usize, top: usize) -> Vec<Best> {
        let leaves = self.sets.len();
        let scored = |held: u32| Some((self.even.tree.score(&|place| held >> place & 1 != 0, self.weights)?, held));
        let mut combinations: Vec<(Score, u32)> = (0..1 << leaves).filter_map(scored).collect();
        combinations.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let (mut best, mut seen) = (Vec::new(), 0);
        for equal in combinations.chunk_by(|(one, _), (other, _)| one == other) {
            let mut some = Set::none(self.documents);
            for (_, held) in equal {
                let mut holding = self.all.clone();
                for (place, set) in self.sets.iter().enumerate() {
                    if held >> place & 1 != 0 { holding.keep(set) } else { holding.drop(set) }
                }
                some.join(&holding);
            }
            let found = some.count();
            let score = equal.first().map_or(0.0, |(score, _)| *score);
            best.extend(self.first(&some, found, score, top - best.len()));
            seen += found;
            if best.len() >= top || seen >= count {
                break;
            }
        }
        best
    }

    /// The first ones of equals, by the hashes of their ids.
    fn first(&self, equals: &Set, count: usize, score: Score, top: usize) -> Vec<Best> {
        let wanted = count.min(top);
        let best = |document: DocId| Best::new(score, (score, self.part.order(document)), document, self.ordinal);
        // In the order of the hashes one of every so many is found.
        if count > wanted && self.documents as usize / count * wanted < count {
            let first: Vec<Best> = self.part.ordered().filter(|document| equals.has(*document)).take(wanted).map(best).collect();
            if first.len() == wanted {
                return first;
            }
        }
        let mut podium = Podium::new(top, self.ordinal);
        equals.iter().for_each(|document| podium.offer(score, document, || (score, self.part.order(document))));
        podium.done()
    }
}

#[cfg(test)]
mod tests;
