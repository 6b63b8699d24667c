//! Judging the candidates of a block together, rule by rule.
//!
//! The same verdicts, credits and sums, in the same order, as [`Bulk::assess`] gives one by one.

use qualify_rules::RuleTier;

use super::block::{Block, GROUPS, Sixteen, WIDE, numbers};
use super::lanes::{self, Laid, Lanes};
use super::record::{self, Reader};
use super::{Bulk, Step};
use crate::case::Case;
use crate::facts::{Facts, Study};
use crate::judgement::{Outcome, Verdict};
use crate::kinds::Leaf;
use crate::ruling::{self, Join, Ruling};
use crate::score::{self, Standing};
use crate::timeline::Timeline;

/// Verdicts by number: of required rules the greatest decides, [`ASK`] aside.
pub(super) const MET: u8 = 0;
pub(super) const UNCLEAR: u8 = 1;
pub(super) const NOT_MET: u8 = 2;
const ASK: u8 = 3;

/// The verdicts of sixteen candidates.
pub(super) type Codes = [u8; WIDE];
/// Their credits; 0 where there is none.
pub(super) type Credits = [f64; WIDE];

/// So few candidates of a block are judged one by one.
const FEW: u32 = 24;

/// The credit of a verdict by itself.
pub(super) fn credit(verdict: u8) -> f64 {
    match verdict {
        MET => 1.0,
        UNCLEAR => 0.5,
        _ => 0.0,
    }
}

/// A rule's verdicts and credits for everybody in a block.
#[derive(Debug, Clone)]
struct Ruled {
    verdicts: Vec<Codes>,
    credits: Vec<Credits>,
}

impl Default for Ruled {
    fn default() -> Self {
        Self { verdicts: vec![[MET; WIDE]; GROUPS], credits: vec![[0.0; WIDE]; GROUPS] }
    }
}

/// The weighted credits of a tier.
#[derive(Debug)]
struct Sums {
    credits: Vec<Credits>,
    /// The weights of the rules that count for everybody.
    weight: f64,
    /// The weights for each, once a rule counts for some only.
    weights: Vec<Credits>,
}

impl Default for Sums {
    fn default() -> Self {
        Self { credits: vec![[0.0; WIDE]; GROUPS], weight: 0.0, weights: Vec::new() }
    }
}

impl Sums {
    fn clear(&mut self) {
        self.credits.iter_mut().for_each(|credits| *credits = [0.0; WIDE]);
        self.weight = 0.0;
        self.weights.clear();
    }

    /// Adds a rule; what has to be asked does not count.
    fn add(&mut self, ruled: &Ruled, weight: f64, may_ask: bool, alive: &Lanes) {
        if may_ask && self.weights.is_empty() {
            self.weights.resize(GROUPS, [self.weight; WIDE]);
        }
        self.weight += weight;
        let groups = self.credits.iter_mut().zip(&ruled.credits).zip(alive);
        for ((sums, credits), _) in groups.filter(|(_, alive)| **alive != 0) {
            sums.iter_mut().zip(credits).for_each(|(sum, credit)| *sum += weight * credit);
        }
        for (weights, verdicts) in self.weights.iter_mut().zip(&ruled.verdicts) {
            for (sum, verdict) in weights.iter_mut().zip(verdicts) {
                *sum += if *verdict == ASK { 0.0 } else { weight };
            }
        }
    }

    fn mean(&self, group: usize, lane: usize) -> Option<f64> {
        let at = |columns: &[Credits]| columns.get(group).and_then(|column| column.get(lane)).copied();
        score::of_sums(at(&self.credits)?, at(&self.weights).unwrap_or(self.weight))
    }
}

/// What judging blocks needs again and again.
#[derive(Debug, Default)]
pub struct BlockScratch {
    laid: Laid,
    spare: Vec<Ruled>,
    required: Sums,
    preferred: Sums,
    worst: Vec<Codes>,
    facts: Facts,
    timeline: Timeline,
}

impl Bulk<'_> {
    /// Judges the candidates of a block that `lanes` names and who show nothing of the [`Bulk::wordings`]. `take` gets each with
    /// outcome and score, or with none where the candidate's own record has to be looked at.
    ///
    /// `limit`: those who come behind it are wanted no more, and `take` may not get them.
    pub fn standings(
        &self,
        block: &Block<'_>,
        lanes: &Lanes,
        limit: Option<Standing>,
        scratch: &mut BlockScratch,
        mut take: impl FnMut(usize, Option<Standing>),
    ) {
        let (mut alive, mut taken) = (*lanes, |lanes: &Lanes| each(lanes, |lane| take(lane, None)));
        let as_of = self.as_of.and_then(|month| i16::try_from(month).ok());
        let Some(as_of) = as_of.filter(|_| block.is_of(self.vocabulary)) else { return taken(lanes) };
        scratch.laid.lay(block, as_of, self.count, self.totals, &mut alive);
        if self.looks_at.credentials {
            self.without_credentials(block, &mut alive);
        }
        let mut untold = *lanes;
        untold.iter_mut().zip(&alive).for_each(|(untold, alive)| *untold &= !alive);
        taken(&untold);
        if let Some(limit) = limit
            && !self.pass(block, limit, scratch, &mut alive)
        {
            return;
        }
        if count(&alive) <= FEW {
            return taken(&alive);
        }
        self.sum(block, RuleTier::Required, scratch, &alive);
        if let Some(limit) = limit {
            self.within_reach(limit, scratch, &mut alive);
            if count(&alive) <= FEW {
                return taken(&alive);
            }
        }
        self.sum(block, RuleTier::Preferred, scratch, &alive);
        each(&alive, |lane| take(lane, Some(self.standing(lane, scratch))));
    }

    /// Takes out those with a required rule that puts them behind the limit; false where nobody is left.
    fn pass(&self, block: &Block<'_>, limit: Standing, scratch: &mut BlockScratch, alive: &mut Lanes) -> bool {
        let most = match limit.outcome {
            Outcome::Qualified => MET,
            Outcome::Review => UNCLEAR,
            Outcome::NotQualified => return alive.iter().any(|alive| *alive != 0),
        };
        let mut ruled = scratch.spare.pop().unwrap_or_default();
        for index in &self.order {
            let required = self.plan.rules.get(*index).is_some_and(|rule| rule.tier == RuleTier::Required);
            let Some(step) = self.rules.get(*index).filter(|_| required && count(alive) > FEW) else { break };
            self.rule_lanes(step, block, scratch, alive, false, &mut ruled);
            for (alive, verdicts) in alive.iter_mut().zip(&ruled.verdicts) {
                *alive &= lanes::mask(verdicts.map(|verdict| verdict <= most || verdict == ASK));
            }
        }
        scratch.spare.push(ruled);
        alive.iter().any(|alive| *alive != 0)
    }

    /// Takes out those who come behind the limit even if every preferred rule is met.
    fn within_reach(&self, limit: Standing, scratch: &BlockScratch, alive: &mut Lanes) {
        let all = self.plan.rules.iter().any(|rule| rule.tier == RuleTier::Preferred).then_some(100.0);
        let every = *alive;
        each(&every, |lane| {
            let (group, place) = (lane / WIDE, lane % WIDE);
            let best = score::of_tiers(scratch.required.mean(group, place), all, self.plan.scoring());
            if Standing::new(outcome(&scratch.worst, group, place), best) > limit
                && let Some(alive) = alive.get_mut(group)
            {
                *alive &= !(1 << place);
            }
        });
    }

    fn standing(&self, lane: usize, scratch: &BlockScratch) -> Standing {
        let (group, place) = (lane / WIDE, lane % WIDE);
        let (required, preferred) = (scratch.required.mean(group, place), scratch.preferred.mean(group, place));
        Standing::new(outcome(&scratch.worst, group, place), score::of_tiers(required, preferred, self.plan.scoring()))
    }

    /// Rules a tier in the order of the file.
    fn sum(&self, block: &Block<'_>, tier: RuleTier, scratch: &mut BlockScratch, alive: &Lanes) {
        let mut ruled = scratch.spare.pop().unwrap_or_default();
        let mut sums = std::mem::take(if tier == RuleTier::Required { &mut scratch.required } else { &mut scratch.preferred });
        sums.clear();
        if tier == RuleTier::Required {
            scratch.worst.clear();
            scratch.worst.resize(GROUPS, [MET; WIDE]);
        }
        let of_tier = self.plan.rules.iter().zip(&self.rules).filter(|(rule, _)| rule.tier == tier);
        for (rule, step) in of_tier.filter(|(_, step)| !matches!(step, Step::Fixed(Ruling::ASK))) {
            self.rule_lanes(step, block, scratch, alive, true, &mut ruled);
            sums.add(&ruled, rule.weight, step.may_ask(), alive);
            if tier == RuleTier::Required {
                let groups = scratch.worst.iter_mut().zip(&ruled.verdicts).zip(alive);
                for ((worst, verdicts), _) in groups.filter(|(_, alive)| **alive != 0) {
                    let one = |verdict: u8| if verdict == ASK { MET } else { verdict };
                    worst.iter_mut().zip(verdicts).for_each(|(worst, verdict)| *worst = (*worst).max(one(*verdict)));
                }
            }
        }
        *(if tier == RuleTier::Required { &mut scratch.required } else { &mut scratch.preferred }) = sums;
        scratch.spare.push(ruled);
    }

    /// Takes out those whose credentials have to be read.
    fn without_credentials(&self, block: &Block<'_>, alive: &mut Lanes) {
        let holds: Vec<bool> = block.tails().map(|tail| tail.first().is_some_and(|head| record::bits(*head, 0, 12) != 0)).collect();
        for (alive, tails) in alive.iter_mut().zip(block.tail) {
            *alive &= lanes::mask(numbers(tails).map(|tail| !holds.get(usize::from(tail)).copied().unwrap_or(true)));
        }
    }

    /// Rules a requirement for everybody; of groups that nobody wants, what it leaves is of no use.
    fn rule_lanes(&self, step: &Step<'_>, block: &Block<'_>, scratch: &mut BlockScratch, alive: &Lanes, credits: bool, out: &mut Ruled) {
        let groups = || (0..block.held.len()).zip(alive).filter(|(_, alive)| **alive != 0).map(|(group, _)| group);
        let places = |out: &mut Ruled, group: usize, fill: &mut dyn FnMut(&mut Codes, &mut Credits)| {
            if let (Some(verdicts), Some(credits)) = (out.verdicts.get_mut(group), out.credits.get_mut(group)) {
                fill(verdicts, credits);
            }
        };
        match step {
            Step::Time(time) => {
                time.slots.iter().for_each(|slot| scratch.laid.show(block, *slot, self.concepts_of(*slot)));
                scratch.laid.total(block, time);
                for group in groups() {
                    let counted = scratch.laid.count(block, time, group);
                    places(out, group, &mut |verdicts, into| time.rule(counted, verdicts, credits.then_some(into)));
                }
            }
            Step::Skill(slots) => {
                slots.iter().for_each(|slot| scratch.laid.show(block, *slot, self.concepts_of(*slot)));
                for group in groups() {
                    places(out, group, &mut |verdicts, credits| {
                        *verdicts = [MET; WIDE];
                        for slot in slots {
                            let shown = scratch.laid.shown(*slot, group);
                            verdicts.iter_mut().zip(shown).for_each(|(verdict, shown)| *verdict |= if shown == 0 { NOT_MET } else { MET });
                        }
                        credits.iter_mut().zip(verdicts).for_each(|(credit, verdict)| *credit = if *verdict == MET { 1.0 } else { 0.0 });
                    });
                }
            }
            Step::Fixed(ruling) => {
                let (verdict, credit) = (code(ruling.verdict), ruling.credit.unwrap_or(0.0));
                groups().for_each(|group| {
                    places(out, group, &mut |verdicts, credits| (*verdicts, *credits) = ([verdict; WIDE], [credit; WIDE]))
                });
            }
            Step::Leaf(leaf) => {
                let (column, rulings) = self.rulings(leaf, block, scratch);
                for group in groups() {
                    let each = column.get(group).map(numbers).unwrap_or_default();
                    places(out, group, &mut |verdicts, credits| {
                        for ((verdict, credit), place) in verdicts.iter_mut().zip(credits).zip(each) {
                            (*verdict, *credit) = rulings.get(usize::from(place)).copied().unwrap_or((ASK, 0.0));
                        }
                    });
                }
            }
            Step::Joined(join, parts) => self.join(*join, parts, block, scratch, alive, out),
        }
    }

    fn join(&self, join: Join, parts: &[Step<'_>], block: &Block<'_>, scratch: &mut BlockScratch, alive: &Lanes, out: &mut Ruled) {
        let mut all = Vec::with_capacity(parts.len());
        for part in parts {
            let mut ruled = scratch.spare.pop().unwrap_or_default();
            self.rule_lanes(part, block, scratch, alive, true, &mut ruled);
            all.push(ruled);
        }
        let mut rulings = Vec::with_capacity(parts.len());
        each(alive, |lane| {
            let (group, place) = (lane / WIDE, lane % WIDE);
            rulings.clear();
            rulings.extend(all.iter().map(|ruled| {
                let verdict = ruled.verdicts.get(group).and_then(|column| column.get(place)).copied().unwrap_or(ASK);
                let credit = ruled.credits.get(group).and_then(|column| column.get(place)).copied();
                Ruling::of(verdict_of(verdict), credit.filter(|_| verdict != ASK))
            }));
            let ruling = ruling::combine(join, &rulings);
            let (verdicts, credits) = (out.verdicts.get_mut(group), out.credits.get_mut(group));
            if let (Some(verdict), Some(credit)) =
                (verdicts.and_then(|column| column.get_mut(place)), credits.and_then(|column| column.get_mut(place)))
            {
                (*verdict, *credit) = (code(ruling.verdict), ruling.credit.unwrap_or(0.0));
            }
        });
        scratch.spare.extend(all);
    }

    /// What a leaf rules of each education or tail of a block, and which of them each candidate has.
    fn rulings<'b>(&self, leaf: &Leaf, block: &Block<'b>, scratch: &mut BlockScratch) -> (&'b [Sixteen], Vec<(u8, f64)>) {
        let BlockScratch { facts, timeline, .. } = scratch;
        let as_of = self.as_of.unwrap_or(0) + record::FIRST;
        let ruling = |facts: &Facts| {
            let ruling = leaf.ruling(&Case { facts, timeline, sightings: &[], as_of, answer: None });
            (code(ruling.verdict), ruling.credit.unwrap_or(0.0))
        };
        if matches!(leaf, Leaf::Degree(_)) {
            let each = block.educations().map(|run| {
                self.study(&run, facts);
                ruling(facts)
            });
            (block.education, each.collect())
        } else {
            let each = block.tails().map(|run| {
                if run.is_empty() || Reader::new(&run, &self.ids).tail(facts).is_none() {
                    *facts = Facts::default();
                }
                ruling(facts)
            });
            (block.tail, each.collect())
        }
    }

    fn study(&self, run: &[u64], facts: &mut Facts) {
        facts.studies.clear();
        let Some((section, rest)) = run.split_first() else { return };
        facts.has_education_section = *section != 0;
        let mut reader = Reader::new(rest, &self.ids);
        let mut study = Study::default();
        while reader.study(&mut study).is_some() {
            facts.studies.push(study.clone());
        }
    }
}

impl Step<'_> {
    /// Whether for some it may have to be asked, or for all.
    fn may_ask(&self) -> bool {
        match self {
            Self::Time(_) | Self::Skill(_) => false,
            Self::Fixed(ruling) => ruling.verdict == Verdict::Ask,
            Self::Leaf(leaf) => !matches!(leaf, Leaf::Degree(_)),
            Self::Joined(_, parts) => parts.iter().all(Self::may_ask),
        }
    }
}

fn code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met => MET,
        Verdict::Unclear => UNCLEAR,
        Verdict::NotMet => NOT_MET,
        Verdict::Ask => ASK,
    }
}

fn verdict_of(code: u8) -> Verdict {
    match code {
        MET => Verdict::Met,
        UNCLEAR => Verdict::Unclear,
        NOT_MET => Verdict::NotMet,
        _ => Verdict::Ask,
    }
}

/// What follows from the worst verdict of the required rules.
fn outcome(worst: &[Codes], group: usize, place: usize) -> Outcome {
    match worst.get(group).and_then(|column| column.get(place)) {
        None | Some(&MET) => Outcome::Qualified,
        Some(&UNCLEAR) => Outcome::Review,
        Some(_) => Outcome::NotQualified,
    }
}

fn count(lanes: &Lanes) -> u32 {
    lanes.iter().map(|lanes| lanes.count_ones()).sum()
}

/// Calls the function with each candidate that is named.
fn each(lanes: &Lanes, mut call: impl FnMut(usize)) {
    for (group, lanes) in lanes.iter().enumerate() {
        let mut rest = *lanes;
        while rest != 0 {
            call(group * WIDE + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }
}
