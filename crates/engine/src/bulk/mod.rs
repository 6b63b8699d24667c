//! Judging millions of candidates by one rule file, from their records.
//!
//! [`Facts::record`] makes a candidate's record, which a store keeps. [`Bulk`] is a [`Plan`] made ready for records and one day: it
//! gives the same outcome, score and verdicts as [`Plan::assess`] without decoding what no rule looks at. Where a record cannot tell,
//! it says so, and the candidate is judged from the profile.
//!
//! A thousand records are [`pack`]ed into a [`Block`] of columns. [`Bulk::standings`] judges it rule by rule, everybody in it at
//! once, several times as fast as record by record.

mod block;
mod columns;
mod lanes;
mod prepare;
mod record;
mod time;

use jiff::civil::Date;
use qualify_rules::RuleTier;
use qualify_vocabulary::Vocabulary;

pub use self::block::{Block, LANES, pack};
pub use self::columns::BlockScratch;
pub use self::lanes::Lanes;
use crate::bulk::prepare::Gathering;
use crate::bulk::record::{Header, Ids, Reader};
use crate::bulk::time::{Plain, Time};
use crate::case::Case;
use crate::facts::{Facts, Study};
use crate::judgement::{Months, Verdict};
use crate::kinds::Leaf;
use crate::plan::{Assessment, Plan, Scratch};
use crate::ruling::{self, Join, Ruling};
use crate::score::{self, Scored};
use crate::timeline::{self, Timeline};

impl Facts {
    /// What a store keeps for judging: everything but the words, as a short run of numbers.
    #[must_use]
    pub fn record(&self, vocabulary: &Vocabulary) -> Vec<u64> {
        record::encode(self, vocabulary)
    }
}

/// Tells records that were made with a vocabulary from others.
pub fn records_of(vocabulary: &Vocabulary) -> impl Fn(&[u64]) -> bool + Sync + use<> {
    let hash = record::vocabulary_hash(vocabulary);
    move |record| record::is_of(record, hash)
}

/// Months of all work that a record proves up to a month, counted from January of year 0: what a rule without terms counts at
/// least. None where the record does not say.
#[must_use]
pub fn proved_months(record: &[u64], as_of: u32) -> Option<u32> {
    let day = as_of.checked_sub(record::FIRST).filter(|month| *month < 4094);
    if let (Some(dated), Some(day)) = (record::plain_positions(record), day)
        && record.first().is_some_and(|header| Header(*header).latest_start() <= day)
    {
        let mut plain = Plain::default();
        plain.lay(dated, &[], day);
        return Some(plain.months(plain.dated, 0));
    }
    let mut timeline = Timeline::default();
    timeline.lay(&record::positions(record)?, as_of);
    Some(timeline.months(timeline.dated, timeline.dated, None, as_of).at_least)
}

/// A plan made ready for judging records on one day.
#[derive(Debug)]
pub struct Bulk<'p> {
    plan: &'p Plan<'p>,
    day: Date,
    /// The month of judging, counted as in a record; none where that cannot be.
    as_of: Option<u32>,
    vocabulary: u64,
    ids: Ids,
    /// For each concept, where its slots begin and end in `slots`.
    shows: Vec<(u32, u32)>,
    slots: Vec<u16>,
    /// For each slot, the concepts that show it, ascending.
    concepts: Vec<Vec<u16>>,
    /// How many slots there are.
    count: usize,
    /// How many different sums over all that counts are asked for.
    totals: usize,
    rules: Vec<Step<'p>>,
    /// The rules in the order in which they are ruled: the required ones first, of these the cheap ones.
    order: Vec<usize>,
    phrases: Vec<Wording>,
    looks_at: LooksAt,
}

/// Words of a phrase that the vocabulary does not know and a rule asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its different words, as the hashes that [`crate::Words::stems`] gives.
    pub stems: Vec<u64>,
    /// A candidate with fewer of them shows nothing of it.
    pub enough: usize,
}

/// What else than time and concepts the rules look at.
#[derive(Debug, Clone, Copy, Default)]
struct LooksAt {
    degrees: bool,
    tail: bool,
    credentials: bool,
}

/// A requirement made ready.
#[derive(Debug)]
enum Step<'p> {
    Time(Time),
    /// Groups of concepts, by slot.
    Skill(Vec<usize>),
    /// It is the same for everybody.
    Fixed(Ruling),
    /// What the engine decides from the facts.
    Leaf(&'p Leaf),
    Joined(Join, Vec<Step<'p>>),
}

/// What judging records needs again and again.
#[derive(Debug, Default)]
pub struct BulkScratch {
    sightings: Vec<u32>,
    plain: Plain,
    facts: Facts,
    scored: Vec<Scored>,
    timeline: Timeline,
    slow: Scratch,
}

impl BulkScratch {
    /// The verdicts of the last candidate who was assessed from a plain record, in the file's order.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.scored.iter().map(|scored| scored.verdict)
    }
}

/// What a record says of a candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bulked {
    /// Outcome and score.
    Assessed(Assessment),
    /// A required rule is not met, and that was all to be known.
    RuledOut,
    /// The profile has to be looked at.
    Unknown,
}

impl<'p> Bulk<'p> {
    /// Makes a plan ready.
    #[must_use]
    pub fn new(plan: &'p Plan<'p>, day: Date) -> Self {
        let as_of = timeline::month_of(day).checked_sub(record::FIRST).filter(|month| *month < 4094);
        let vocabulary = plan.vocabulary();
        let mut gathering = Gathering::new(as_of.unwrap_or(0));
        let rules: Vec<Step<'p>> = plan.rules.iter().map(|rule| gathering.step(&rule.node)).collect();
        let concepts = gathering.concepts(plan, vocabulary);
        let (shows, slots) = prepare::shows(&concepts, vocabulary.ids().count());
        let mut order: Vec<usize> = (0..rules.len()).collect();
        let cost = |index: &usize| {
            let required = plan.rules.get(*index).is_some_and(|rule| rule.tier == RuleTier::Required);
            (!required, rules.get(*index).map_or(0, Step::cost), *index)
        };
        order.sort_by_key(cost);
        Self {
            plan,
            day,
            as_of,
            vocabulary: record::vocabulary_hash(vocabulary),
            ids: Ids::new(vocabulary),
            shows,
            slots,
            concepts,
            count: plan.slots().len(),
            totals: gathering.totals.len(),
            rules,
            order,
            phrases: gathering.phrases(plan),
            looks_at: gathering.looks_at,
        }
    }

    /// The phrases that the rules ask and a record says nothing of.
    #[must_use]
    pub fn wordings(&self) -> &[Wording] {
        &self.phrases
    }

    /// The concepts that show a slot.
    fn concepts_of(&self, slot: usize) -> &[u16] {
        self.concepts.get(slot).map_or(&[], Vec::as_slice)
    }

    /// Whether a record was made with the plan's vocabulary; the others are judged from their profiles.
    #[must_use]
    pub fn reads(&self, record: &[u64]) -> bool {
        record::is_of(record, self.vocabulary)
    }

    /// Judges a candidate who shows nothing of the [`Bulk::wordings`]. `sparing`: one with a required rule that is not met is
    /// [`Bulked::RuledOut`] as soon as that is known.
    pub fn assess(&self, record: &[u64], sparing: bool, scratch: &mut BulkScratch) -> Bulked {
        let (Some((header, rest)), Some(as_of)) = (record.split_first(), self.as_of) else { return Bulked::Unknown };
        let header = Header(*header);
        if !header.is_of(self.vocabulary) {
            return Bulked::Unknown;
        }
        if !header.is_plain() || header.has_stated() || header.latest_start() > as_of {
            return self.decoded(record, scratch);
        }
        let ruled_out = self.look(header, rest, as_of, scratch).and_then(|()| self.rule(sparing, scratch));
        match ruled_out {
            None => Bulked::Unknown,
            Some(true) => Bulked::RuledOut,
            Some(false) => Bulked::Assessed(Assessment {
                outcome: score::outcome(&scratch.scored),
                score: score::total(&scratch.scored, self.plan.scoring()),
            }),
        }
    }

    /// The months that the first rule counts, for a candidate who shows nothing of the [`Bulk::wordings`]; none where the profile has
    /// to be looked at.
    pub fn months(&self, record: &[u64], scratch: &mut BulkScratch) -> Option<Months> {
        let (header, rest) = record.split_first()?;
        let (header, as_of) = (Header(*header), self.as_of?);
        if !header.is_of(self.vocabulary) {
            return None;
        }
        if !header.is_plain() || header.has_stated() || header.latest_start() > as_of {
            return self.plan.months(&record::decode(record, &self.ids)?, self.day, &mut scratch.slow);
        }
        self.look(header, rest, as_of, scratch)?;
        let Some(Step::Time(time)) = self.rules.first() else { return None };
        time.ruling(&scratch.plain, &scratch.sightings).months
    }

    /// The engine's own way: dates that are vague, lengths that are stated.
    fn decoded(&self, record: &[u64], scratch: &mut BulkScratch) -> Bulked {
        let Some(facts) = record::decode(record, &self.ids) else { return Bulked::Unknown };
        if self.looks_at.credentials && !facts.credentials.is_empty() {
            return Bulked::Unknown;
        }
        let assessment = self.plan.assess(&facts, self.day, &mut scratch.slow);
        scratch.scored.clear();
        scratch.scored.extend_from_slice(scratch.slow.scored());
        Bulked::Assessed(assessment)
    }

    /// Reads what the rules look at; none where the record is cut short or a rule asks for more than it says.
    fn look(&self, header: Header, rest: &[u64], as_of: u32, scratch: &mut BulkScratch) -> Option<()> {
        let mut reader = Reader::new(rest, &self.ids);
        let (dated, undated) = (reader.take(header.dated())?, reader.take(header.undated())?);
        scratch.plain.lay(dated, undated, as_of);
        scratch.sightings.clear();
        scratch.sightings.resize(self.count, 0);
        for pair in reader.take(header.concepts().div_ceil(2))? {
            self.show(*pair as u32, &mut scratch.sightings);
            self.show((*pair >> 32) as u32, &mut scratch.sightings);
        }
        if !self.looks_at.degrees && !self.looks_at.tail {
            return Some(());
        }
        scratch.facts.has_education_section = header.has_education_section();
        scratch.facts.studies.resize_with(header.studies(), Study::default);
        for study in &mut scratch.facts.studies {
            reader.study(study)?;
        }
        if !self.looks_at.tail {
            return Some(());
        }
        if header.has_tail() {
            reader.tail(&mut scratch.facts)?;
        } else {
            scratch.facts.credentials.clear();
            scratch.facts.languages.clear();
            scratch.facts.named = crate::facts::Named::default();
        }
        (!self.looks_at.credentials || scratch.facts.credentials.is_empty()).then_some(())
    }

    fn show(&self, half: u32, sightings: &mut [u32]) {
        let Some((from, to)) = self.shows.get((half & record::CONCEPT) as usize) else { return };
        for slot in self.slots.get(*from as usize..*to as usize).unwrap_or_default() {
            if let Some(sighting) = sightings.get_mut(usize::from(*slot)) {
                *sighting |= half & !record::CONCEPT;
            }
        }
    }

    /// Rules everything, or up to the first required rule that is not met, and tells whether there was one.
    fn rule(&self, sparing: bool, scratch: &mut BulkScratch) -> Option<bool> {
        let mut scored = std::mem::take(&mut scratch.scored);
        scored.resize(self.rules.len(), Scored { tier: RuleTier::Screening, weight: 0.0, verdict: Verdict::Ask, credit: None });
        let case =
            Case { facts: &scratch.facts, timeline: &scratch.timeline, sightings: &[], as_of: self.as_of? + record::FIRST, answer: None };
        let mut ruled_out = false;
        for index in &self.order {
            let (rule, step, place) = (self.plan.rules.get(*index)?, self.rules.get(*index)?, scored.get_mut(*index)?);
            let ruling = step.ruling(&scratch.plain, &scratch.sightings, &case);
            *place = rule.scored_by(ruling);
            if sparing && ruling.verdict == Verdict::NotMet && rule.tier == RuleTier::Required {
                ruled_out = true;
                break;
            }
        }
        scratch.scored = scored;
        Some(ruled_out)
    }
}

impl Step<'_> {
    /// How long it takes, roughly.
    fn cost(&self) -> usize {
        match self {
            Self::Fixed(_) => 0,
            Self::Skill(groups) => groups.len(),
            Self::Leaf(_) => 4,
            Self::Time(_) => 8,
            Self::Joined(_, parts) => 4 + parts.iter().map(Self::cost).sum::<usize>(),
        }
    }

    fn ruling(&self, plain: &Plain, sightings: &[u32], case: &Case<'_>) -> Ruling {
        match self {
            Self::Time(time) => time.ruling(plain, sightings),
            Self::Skill(slots) => {
                let all = slots.iter().all(|slot| sightings.get(*slot).is_some_and(|sighting| *sighting != 0));
                if all { Ruling::MET } else { Ruling::NOT_MET }
            }
            Self::Fixed(ruling) => *ruling,
            Self::Leaf(leaf) => leaf.ruling(case),
            Self::Joined(join, parts) => {
                let rulings: Vec<Ruling> = parts.iter().map(|part| part.ruling(plain, sightings, case)).collect();
                ruling::combine(*join, &rulings)
            }
        }
    }
}
