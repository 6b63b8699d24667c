//! Finding candidates: which, how many, and where in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::sync::Arc;

use qualify_profile::Level;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::query::{AllQuery, Query as IndexQuery};
use tantivy::{BitSet, DocAddress, DocId, Score, Searcher, SegmentOrdinal, TantivyError};

use crate::document::{self, LEVELS};
use crate::error::Error;
use crate::lookup::{Lookup, Needle};
use crate::marked::Marked;
use crate::measure::{Measure, Months};
use crate::opened::Opened;
use crate::query::{Measured, Query};
use crate::snippets::snippets;
use crate::store::Store;

/// Keys that are looked up one after the other.
const KEYS: usize = 25;
/// Most skills counted out.
const SKILLS: usize = 12;
/// Upper ends, in months, of the groups that total experience is counted in.
const YEARS: [(u32, &str); 5] = [(24, "under 2"), (60, "2 to 5"), (120, "5 to 10"), (240, "10 to 20"), (u32::MAX, "20 or more")];

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Where the words stand often and are rare elsewhere.
    #[default]
    Relevance,
    /// Most months: of the first measured condition, else of all work.
    Months,
}

/// A search and how its answer is wanted.
pub struct Search<'a> {
    /// What is asked.
    pub query: &'a Query,
    /// Most candidates to give.
    pub top: usize,
    /// How many of them, the first ones, are given with title and texts: only their profiles are read.
    pub shown: usize,
    /// What comes first; equals come by a hash of their ids.
    pub sort: Sort,
    /// Whether to count skills, degrees and years.
    pub facets: bool,
    /// Whether candidates whose vague dates leave a condition open are found too.
    pub vague: bool,
    /// The month of the as-of date, counted from January of year 0.
    pub as_of: u32,
    /// Counts worked time.
    pub measure: &'a Measure<'a>,
}

/// The answer to a [`Search`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// How many candidates are found in all.
    pub count: usize,
    /// How many more there would be if vague dates were read in their favour.
    pub vague: usize,
    /// The first ones.
    pub hits: Vec<Hit>,
    /// Counts over all that are found.
    pub facets: Option<Facets>,
}

/// A candidate found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The candidate's id.
    pub candidate: String,
    /// Relevance: comparable within one answer only.
    pub score: f32,
    /// The title of the position listed first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Months of all work that the dates prove, counted as in scoring.
    pub total_months: u32,
    /// Months of the first measured condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Months>,
    /// The texts that match best.
    pub snippets: Vec<Snippet>,
}

/// A text with the words that were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// Where it stands in the résumé.
    pub source: String,
    /// The words.
    pub text: String,
    /// Byte ranges of the text, in order and apart from each other.
    pub highlights: Vec<(usize, usize)>,
}

/// A value and how many candidates have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The value.
    pub value: String,
    /// Candidates.
    pub count: usize,
}

/// Counts over everything found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Facets {
    /// The most frequent skills.
    pub skills: Vec<Count>,
    /// Highest completed degree.
    pub degree: Vec<Count>,
    /// Years of work.
    pub years: Vec<Count>,
}

/// The documents that fulfil a measured condition.
struct Answers {
    proved: Marked,
    possible: Marked,
    months: HashMap<(SegmentOrdinal, DocId), Months>,
}

impl Search<'_> {
    pub(crate) fn run(&self, store: &Store, vocabulary: &Vocabulary) -> Result<Found, Error> {
        let searcher = store.searcher();
        let lookup = Lookup { columns: &store.columns, vocabulary };
        let answers = self.measured(store, &searcher, &lookup)?;
        let asked = |proved: bool| {
            let mut each = answers.iter();
            lookup.query(&self.query.node, &mut |_| match each.next() {
                Some(answer) => Box::new(if proved { answer.proved.clone() } else { answer.possible.clone() }),
                None => crate::lookup::nothing(),
            })
        };
        let wrong = |error| store.wrong(error);
        let first = answers.first().map(|answer| &answer.months);
        let parts = store.parts.of(&searcher).map_err(wrong)?;
        let collector = Ranking { top: self.top, sort: self.sort, facets: self.facets, as_of: self.as_of, months: first, parts: &parts };
        let ranked = searcher.search(&*asked(!self.vague), &collector).map_err(wrong)?;
        let possible = if answers.is_empty() { ranked.count } else { asked(false).count(&searcher).map_err(wrong)? };
        let needles = Needle::all(&self.query.node, vocabulary);
        let ids = ids(store, &parts, &ranked.best)?;
        let hits = ranked.best.par_iter().zip(ids).enumerate().map(|(place, (best, id))| {
            let months = first.and_then(|months| months.get(&(best.address.segment_ord, best.address.doc_id))).copied();
            let mut hit =
                Hit { candidate: String::new(), score: best.score, title: None, total_months: best.total, months, snippets: Vec::new() };
            match id {
                Some(id) if place >= self.shown => hit.candidate = id,
                _ => {
                    let profile = store.load(&searcher, best.address)?;
                    hit.title = profile.positions.first().and_then(|position| position.title.clone());
                    hit.snippets = if place < self.shown { snippets(&profile, &needles, vocabulary) } else { Vec::new() };
                    hit.candidate = profile.id;
                }
            }
            Ok(hit)
        });
        let hits = hits.collect::<Result<_, Error>>()?;
        let facets = self.facets.then(|| ranked.facets());
        Ok(Found { count: ranked.count, vague: possible.saturating_sub(ranked.count), hits, facets })
    }

    /// The answers to the measured conditions, in the order they stand in.
    fn measured(&self, store: &Store, searcher: &Searcher, lookup: &Lookup<'_>) -> Result<Vec<Answers>, Error> {
        let conditions = self.query.node.conditions();
        if conditions.is_empty() {
            return Ok(Vec::new());
        }
        let wider = lookup.wider(&self.query.node).unwrap_or_else(|| Box::new(AllQuery));
        let candidates = matching(searcher, &*wider).map_err(|error| store.wrong(error))?;
        let months = candidates
            .par_iter()
            .map(|address| {
                let profile = store.load(searcher, *address)?;
                Ok(conditions.iter().map(|condition| (self.measure)(&profile, condition)).collect::<Vec<_>>())
            })
            .collect::<Result<Vec<_>, Error>>()?;
        let counted =
            |place: usize| candidates.iter().zip(&months).filter_map(move |(address, months)| Some((*address, *months.get(place)?)));
        Ok(conditions.iter().enumerate().map(|(place, condition)| answers(searcher, condition, counted(place))).collect())
    }
}

/// The candidates' ids, where their keys say them.
fn ids(store: &Store, parts: &[Arc<Opened>], best: &[Best]) -> Result<Vec<Option<String>>, Error> {
    let mut ids = vec![None; best.len()];
    for (segment, part) in (0..).zip(parts) {
        let Some(keys) = &part.key else { continue };
        let of_part = best.iter().enumerate().filter(|(_, best)| best.address.segment_ord == segment);
        let mut wanted: Vec<_> = of_part.filter_map(|(place, best)| Some((keys.ords().first(best.address.doc_id)?, place))).collect();
        wanted.sort_unstable();
        let known = wanted.par_chunks(KEYS).map(|some| known(keys, some)).collect::<std::io::Result<Vec<_>>>();
        for (place, id) in known.map_err(|error| Error::io(store.dir(), error))?.into_iter().flatten() {
            if let Some(found) = ids.get_mut(place) {
                *found = Some(id);
            }
        }
    }
    Ok(ids)
}

/// The ids of some keys, given in the keys' order since neighbours stand in one block, each with its place among the hits.
fn known(keys: &StrColumn, wanted: &[(u64, usize)]) -> std::io::Result<Vec<(usize, String)>> {
    let (ordinals, places): (Vec<u64>, Vec<usize>) = wanted.iter().copied().unzip();
    let (mut places, mut known) = (places.into_iter(), Vec::with_capacity(wanted.len()));
    let take = |key: &[u8]| known.extend(places.next().zip(std::str::from_utf8(key).ok().map(str::to_owned)));
    keys.dictionary().sorted_ords_to_term_cb(&ordinals, take)?;
    known.retain(|(_, id)| !document::is_hashed(id));
    Ok(known)
}

fn answers(searcher: &Searcher, condition: &Measured, counted: impl Iterator<Item = (DocAddress, Months)>) -> Answers {
    let readers = searcher.segment_readers();
    let empty = || readers.iter().map(|reader| (reader.segment_id(), BitSet::with_max_value(reader.max_doc()))).collect::<HashMap<_, _>>();
    let (mut proved, mut possible, mut months) = (empty(), empty(), HashMap::new());
    let mark = |marks: &mut HashMap<SegmentId, BitSet>, address: DocAddress| {
        let segment = searcher.segment_reader(address.segment_ord).segment_id();
        if let Some(docs) = marks.get_mut(&segment) {
            docs.insert(address.doc_id);
        }
    };
    for (address, bounds) in counted {
        if condition.proved(bounds) {
            mark(&mut proved, address);
        }
        if condition.possible(bounds) {
            mark(&mut possible, address);
        }
        months.insert((address.segment_ord, address.doc_id), bounds);
    }
    Answers { proved: Marked(Arc::new(proved)), possible: Marked(Arc::new(possible)), months }
}

/// Every document that matches, in the order they stand in.
fn matching(searcher: &Searcher, query: &dyn IndexQuery) -> tantivy::Result<Vec<DocAddress>> {
    let mut found: Vec<_> = searcher.search(query, &tantivy::collector::DocSetCollector)?.into_iter().collect();
    found.sort_unstable();
    Ok(found)
}

/// Counts and ranks what matches.
struct Ranking<'a> {
    top: usize,
    sort: Sort,
    facets: bool,
    as_of: u32,
    months: Option<&'a HashMap<(SegmentOrdinal, DocId), Months>>,
    parts: &'a [Arc<Opened>],
}

/// A document among the best. The first fields decide the order.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Best {
    rank: f32,
    order: Reverse<u64>,
    score: f32,
    total: u32,
    address: DocAddress,
}

impl Eq for Best {}

#[expect(clippy::derive_ord_xor_partial_ord, reason = "ranks are never NaN")]
impl Ord for Best {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank.total_cmp(&other.rank).then_with(|| self.order.cmp(&other.order))
    }
}

/// What a part of the index, or all of it, gave.
#[derive(Default)]
struct Ranked {
    count: usize,
    best: Vec<Best>,
    skills: HashMap<String, usize>,
    levels: BTreeMap<u64, usize>,
    years: [usize; YEARS.len()],
}

impl Ranked {
    fn facets(&self) -> Facets {
        let mut skills: Vec<_> = self.skills.iter().map(|(value, count)| Count { value: value.clone(), count: *count }).collect();
        skills.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        skills.truncate(SKILLS);
        let level = |level: u64| {
            let known = level.checked_sub(1).and_then(|index| LEVELS.into_iter().find(|level: &Level| *level as u64 == index));
            known.map_or_else(|| "none".to_owned(), |level| format!("{level:?}").to_lowercase())
        };
        let degree = self.levels.iter().rev().map(|(value, count)| Count { value: level(*value), count: *count }).collect();
        let years = YEARS.iter().zip(self.years).filter(|(_, count)| *count > 0);
        let years = years.map(|((_, name), count)| Count { value: (*name).to_owned(), count }).collect();
        Facets { skills, degree, years }
    }
}

impl Collector for Ranking<'_> {
    type Fruit = Ranked;
    type Child = SegmentRanking;

    fn for_segment(&self, ordinal: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentRanking> {
        let part = self.parts.get(ordinal as usize).ok_or_else(|| TantivyError::InternalError("a part that was not opened".to_owned()))?;
        let terms = part.skills.as_ref().filter(|_| self.facets).map_or(0, |skills| skills.num_terms());
        let of_segment = |months: &HashMap<(SegmentOrdinal, DocId), Months>| {
            months.iter().filter(|((segment, _), _)| *segment == ordinal).map(|((_, doc), months)| (*doc, *months)).collect()
        };
        Ok(SegmentRanking {
            ordinal,
            top: self.top,
            sort: self.sort,
            as_of: self.as_of,
            part: Arc::clone(part),
            facets: self.facets,
            months: self.months.filter(|_| self.sort == Sort::Months).map(of_segment),
            counts: vec![0; terms],
            heap: BinaryHeap::new(),
            ranked: Ranked::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, parts: Vec<Ranked>) -> tantivy::Result<Ranked> {
        let mut whole = Ranked::default();
        for part in parts {
            whole.count += part.count;
            whole.best.extend(part.best);
            part.skills.into_iter().for_each(|(skill, count)| *whole.skills.entry(skill).or_default() += count);
            part.levels.into_iter().for_each(|(level, count)| *whole.levels.entry(level).or_default() += count);
            whole.years.iter_mut().zip(part.years).for_each(|(years, count)| *years += count);
        }
        whole.best.sort_unstable_by(|a, b| b.cmp(a));
        whole.best.truncate(self.top);
        for best in &mut whole.best {
            if let Some(part) = self.parts.get(best.address.segment_ord as usize) {
                best.total = part.total(best.address.doc_id, self.as_of);
            }
        }
        Ok(whole)
    }
}

/// Counts and ranks in one part of the index.
struct SegmentRanking {
    ordinal: SegmentOrdinal,
    top: usize,
    sort: Sort,
    as_of: u32,
    facets: bool,
    months: Option<HashMap<DocId, Months>>,
    part: Arc<Opened>,
    counts: Vec<usize>,
    heap: BinaryHeap<Reverse<Best>>,
    ranked: Ranked,
}

impl SegmentRanking {
    fn tally(&mut self, doc: DocId, total: u32) {
        if let Some(skills) = &self.part.skills {
            for ordinal in skills.ords().values_for_doc(doc) {
                if let Some(count) = usize::try_from(ordinal).ok().and_then(|ordinal| self.counts.get_mut(ordinal)) {
                    *count += 1;
                }
            }
        }
        *self.ranked.levels.entry(self.part.level.first(doc).unwrap_or(0)).or_default() += 1;
        let group = YEARS.iter().position(|(end, _)| total < *end).unwrap_or(YEARS.len() - 1);
        if let Some(count) = self.ranked.years.get_mut(group) {
            *count += 1;
        }
    }
}

impl SegmentCollector for SegmentRanking {
    type Fruit = Ranked;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.ranked.count += 1;
        let total = if self.facets || self.sort == Sort::Months { self.part.total(doc, self.as_of) } else { 0 };
        if self.facets {
            self.tally(doc, total);
        }
        #[expect(clippy::cast_precision_loss, reason = "months are far below 2^24")]
        let rank = match (self.sort, &self.months) {
            (Sort::Relevance, _) => score,
            (Sort::Months, Some(months)) => months.get(&doc).map_or(0.0, |months| months.at_least as f32),
            (Sort::Months, None) => total as f32,
        };
        if self.heap.len() >= self.top && self.heap.peek().is_none_or(|worst| rank < worst.0.rank) {
            return;
        }
        let order = Reverse(self.part.order.first(doc).unwrap_or(0));
        let best = Reverse(Best { rank, order, score, total, address: DocAddress::new(self.ordinal, doc) });
        if self.heap.len() < self.top {
            self.heap.push(best);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && best < *worst
        {
            *worst = best;
        }
    }

    fn harvest(mut self) -> Ranked {
        self.ranked.best = std::mem::take(&mut self.heap).into_iter().map(|Reverse(best)| best).collect();
        if let Some(skills) = &self.part.skills {
            for (ordinal, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let mut name = String::new();
                if skills.ord_to_str(ordinal as u64, &mut name).unwrap_or(false) {
                    self.ranked.skills.insert(name, *count);
                }
            }
        }
        self.ranked
    }
}
