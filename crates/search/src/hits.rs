//! Finding candidates: which, how many, and where in them.

use std::sync::Arc;

use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;
use tantivy::columnar::StrColumn;
use tantivy::query::Query as IndexQuery;
use tantivy::{DocAddress, DocId, Searcher, SegmentOrdinal};

use crate::conditions::{self, Answer, Answers};
use crate::document;
use crate::error::Error;
use crate::even::Even;
use crate::facets::Facets;
use crate::lookup::{Lookup, Needle};
use crate::marked::Marked;
use crate::measure::{Measure, Months};
use crate::opened::Opened;
use crate::query::{Measured, Node, Query};
use crate::ranking::{Best, Rank, Ranked, Wanted};
use crate::snippets::snippets;
use crate::store::Store;

/// Keys that are looked up one after the other.
const KEYS: usize = 25;

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
    pub measure: &'a dyn Measure,
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

impl Search<'_> {
    pub(crate) fn run(&self, store: &Store, vocabulary: &Vocabulary) -> Result<Found, Error> {
        let searcher = store.searcher();
        let lookup = Lookup { columns: &store.columns, vocabulary };
        let wrong = |error| store.wrong(error);
        let parts = store.parts.of(&searcher, store.dir()).map_err(wrong)?;
        let asked = Asked { node: &self.query.node, lookup: &lookup, answers: &[], searcher: &searcher, parts: &parts };
        let answers = conditions::answers(self, &asked, store)?;
        let asked = Asked { answers: &answers.each, ..asked };
        #[expect(clippy::cast_precision_loss, reason = "months are far below 2^24")]
        let by_months = |segment: SegmentOrdinal, document: DocId| match answers.each.is_empty() {
            false => answers.months(DocAddress::new(segment, document)).map_or(0.0, |months| months.at_least as f32),
            true => parts.get(segment as usize).map_or(0.0, |part| part.total(document, self.as_of) as f32),
        };
        let rank: Option<&Rank<'_>> = (self.sort == Sort::Months).then_some(&by_months);
        let wanted = Wanted { top: self.top, rank, all: self.facets };
        let ranked = asked.ranked(wanted, !self.vague).map_err(wrong)?;
        let possible = if answers.each.is_empty() { ranked.count } else { asked.ranked(Wanted::COUNT, false).map_err(wrong)?.count };
        let hits = self.hits(store, &asked, &answers, &ranked.best)?;
        let facets = self.facets.then(|| Facets::of(&ranked.all, &parts, self.as_of));
        Ok(Found { count: ranked.count, vague: possible.saturating_sub(ranked.count), hits, facets })
    }

    fn hits(&self, store: &Store, asked: &Asked<'_>, answers: &Answers, best: &[Best]) -> Result<Vec<Hit>, Error> {
        let vocabulary = asked.lookup.vocabulary;
        let needles = Needle::all(asked.node, vocabulary);
        let hit = |(best, id): (&Best, Option<String>), shown: bool| {
            let DocAddress { segment_ord, doc_id } = best.address;
            let total_months = asked.parts.get(segment_ord as usize).map_or(0, |part| part.total(doc_id, self.as_of));
            let months = answers.months(best.address);
            let mut hit = Hit { candidate: String::new(), score: best.score, title: None, total_months, months, snippets: Vec::new() };
            match id {
                Some(id) if !shown => hit.candidate = id,
                _ => {
                    let profile = store.load(asked.searcher, best.address)?;
                    hit.title = profile.positions.first().and_then(|position| position.title.clone());
                    hit.snippets = if shown { snippets(&profile, &needles, vocabulary) } else { Vec::new() };
                    hit.candidate = profile.id;
                }
            }
            Ok(hit)
        };
        let mut ids = ids(store, asked.parts, best)?;
        let (shown, rest) = best.split_at(self.shown.min(best.len()));
        let others = ids.split_off(shown.len());
        let mut hits: Vec<Hit> = shown.par_iter().zip(ids).map(|known| hit(known, true)).collect::<Result<_, Error>>()?;
        for known in rest.iter().zip(others) {
            hits.push(hit(known, false)?);
        }
        Ok(hits)
    }
}

/// A query with what its measured conditions found.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub node: &'a Node,
    pub lookup: &'a Lookup<'a>,
    pub answers: &'a [Answer],
    pub searcher: &'a Searcher,
    pub parts: &'a [Arc<Opened>],
}

impl Asked<'_> {
    /// Who is found, by what the dates prove or by what they leave possible.
    pub fn ranked(&self, wanted: Wanted<'_>, proved: bool) -> tantivy::Result<Ranked> {
        let conditions = self.node.conditions();
        let marked = |condition: &Measured| {
            let place = conditions.iter().position(|known| std::ptr::eq(*known, condition));
            let answer = place.and_then(|place| self.answers.get(place));
            answer.map(|answer| if proved { answer.proved.clone() } else { answer.possible.clone() }).unwrap_or_default()
        };
        if let Some(even) = Even::new(&[self.node], self.lookup, &marked) {
            return wanted.of_sets(&even, self.searcher, self.parts);
        }
        wanted.of(&*self.query(&marked)?, self.searcher, self.parts)
    }

    /// The query for the index; the parts that sets answer are answered before, and leave the index fewer to look at.
    fn query(&self, marked: &dyn Fn(&Measured) -> Marked) -> tantivy::Result<Box<dyn IndexQuery>> {
        let Node::And(parts) = self.node else { return Ok(self.lookup.query(self.node, marked)) };
        let level = |part: &&Node| Even::new(&[part], self.lookup, marked).is_some_and(|even| even.is_level());
        let (level, others): (Vec<&Node>, Vec<&Node>) = parts.iter().partition(level);
        let even = Even::new(&level, self.lookup, marked).filter(|_| level.iter().any(|part| !matches!(part, Node::Not(_))));
        Ok(match even {
            Some(even) => self.lookup.all(&others, Some(even.marked(self.searcher, self.parts)?), marked),
            None => self.lookup.query(self.node, marked),
        })
    }
}

/// The candidates' ids, where their keys say them.
fn ids(store: &Store, parts: &[Arc<Opened>], best: &[Best]) -> Result<Vec<Option<String>>, Error> {
    let mut ids = vec![None; best.len()];
    for (segment, part) in (0..).zip(parts) {
        let Some(keys) = &part.key else { continue };
        let of_part = best.iter().enumerate().filter(|(_, best)| best.address.segment_ord == segment);
        let mut wanted = Vec::new();
        for (place, best) in of_part {
            let Some(ordinal) = keys.ords().first(best.address.doc_id) else { continue };
            match (part.keys.as_ref().and_then(|keys| keys.key(ordinal)), ids.get_mut(place)) {
                (Some(key), Some(found)) => *found = (!document::is_hashed(key)).then(|| key.to_owned()),
                _ => wanted.push((ordinal, place)),
            }
        }
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
