//! Judging records is judging the facts they were made from.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by panicking"
)]

mod world;

use jiff::civil::{Date, date};
use qualify_engine::{
    Block, BlockScratch, Bulk, BulkScratch, Bulked, Facts, LANES, Lanes, Outcome, Plan, Scratch, Standing, pack, proved_months,
};
use qualify_profile::{End, PartialDate, Profile};
use qualify_vocabulary::Vocabulary;
use world::Dice;

const DAYS: [Date; 3] = [date(2022, 8, 15), date(2027, 1, 1), date(2012, 2, 29)];

/// A candidate of the world; of two in three the dates are whole months and the hours full, as they mostly are.
fn candidate(dice: &mut Dice, id: usize) -> Profile {
    let mut profile = world::profile(dice, id);
    if dice.chance(33) {
        return profile;
    }
    profile.answers.clear();
    for position in &mut profile.positions {
        let start = 2005 + dice.below(18) as u16;
        position.hours_per_week = None;
        position.start = PartialDate::new(start, Some(1 + dice.below(12) as u8));
        let end = PartialDate::new(start + 1 + dice.below(6) as u16, Some(1 + dice.below(12) as u8));
        position.end = if dice.chance(20) { Some(End::Present) } else { end.map(End::On) };
    }
    profile
}

/// Whether a candidate may show a phrase that a record says nothing of.
fn words_tell(bulk: &Bulk<'_>, facts: &Facts) -> bool {
    let stems = facts.words.stems();
    bulk.wordings().iter().any(|wording| wording.stems.iter().filter(|stem| stems.binary_search(stem).is_ok()).count() >= wording.enough)
}

#[derive(Debug, Default)]
struct Seen {
    assessed: usize,
    ruled_out: usize,
    unknown: usize,
    words: usize,
}

#[test]
fn records_give_what_facts_give() {
    let mut dice = Dice::new(41);
    let vocabulary = Vocabulary::shipped();
    let profiles: Vec<_> = (0..300).map(|id| candidate(&mut dice, id)).collect();
    let facts: Vec<_> = profiles.iter().map(|profile| Facts::new(profile, vocabulary)).collect();
    let records: Vec<_> = facts.iter().map(|facts| facts.record(vocabulary)).collect();
    let (mut scratch, mut bulk_scratch, mut seen) = (Scratch::default(), BulkScratch::default(), Seen::default());
    for round in 0..150 {
        let file = world::rule_file(&mut dice);
        let (plan, day) = (Plan::compile(&file, vocabulary), DAYS[round % 3]);
        let bulk = Bulk::new(&plan, day);
        for (facts, record) in facts.iter().zip(&records) {
            if words_tell(&bulk, facts) {
                seen.words += 1;
                continue;
            }
            let expected = plan.assess(facts, day, &mut scratch);
            for sparing in [false, true] {
                match bulk.assess(record, sparing, &mut bulk_scratch) {
                    Bulked::Assessed(assessment) => {
                        assert_eq!(assessment, expected, "{file:#?}\n{facts:#?}");
                        seen.assessed += 1;
                    }
                    Bulked::RuledOut => {
                        assert!(sparing && expected.outcome == Outcome::NotQualified, "{file:#?}\n{facts:#?}");
                        seen.ruled_out += 1;
                    }
                    Bulked::Unknown => seen.unknown += 1,
                }
            }
        }
    }
    assert!(seen.assessed > 10_000 && seen.ruled_out > 5_000 && seen.words > 1_000, "{seen:?}");
    assert!(seen.unknown * 2 < seen.assessed, "too many are judged from the profile: {seen:?}");
}

/// A block of records with what each of its candidates has to come out as, and the candidates whom a record can tell of.
fn lanes_of(bulk: &Bulk<'_>, facts: &[Facts]) -> Lanes {
    let mut lanes: Lanes = [0; LANES / 16];
    for (lane, _) in facts.iter().enumerate().filter(|(_, facts)| !words_tell(bulk, facts)) {
        lanes[lane / 16] |= 1 << (lane % 16);
    }
    lanes
}

#[test]
fn blocks_give_what_facts_give() {
    let mut dice = Dice::new(77);
    let vocabulary = Vocabulary::shipped();
    let (mut scratch, mut block_scratch) = (Scratch::default(), BlockScratch::default());
    let (mut told, mut dropped, mut untold) = (0, 0, 0);
    for round in 0..12 {
        let profiles: Vec<_> = (0..[700, LANES, 1, 33][round % 4]).map(|id| candidate(&mut dice, id)).collect();
        let facts: Vec<_> = profiles.iter().map(|profile| Facts::new(profile, vocabulary)).collect();
        let records: Vec<_> = facts.iter().map(|facts| facts.record(vocabulary)).collect();
        let packed = pack(&records.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let block = Block::read(&packed).unwrap();
        assert_eq!(block.len(), records.len());
        for turn in 0..40 {
            let file = world::rule_file(&mut dice);
            let (plan, day) = (Plan::compile(&file, vocabulary), DAYS[turn % 3]);
            let bulk = Bulk::new(&plan, day);
            let expected: Vec<Standing> = facts.iter().map(|facts| plan.assess(facts, day, &mut scratch).into()).collect();
            let lanes = lanes_of(&bulk, &facts);
            let limit = expected[dice.below(expected.len() as u32) as usize];
            for limit in [None, Some(limit)] {
                let mut left: Vec<usize> = (0..facts.len()).filter(|lane| lanes[lane / 16] >> (lane % 16) & 1 != 0).collect();
                bulk.standings(&block, &lanes, limit, &mut block_scratch, |lane, standing| {
                    left.remove(left.binary_search(&lane).unwrap());
                    let Some(standing) = standing else {
                        untold += 1;
                        return;
                    };
                    assert_eq!(standing, expected[lane], "{file:#?}\n{:#?}", facts[lane]);
                    told += 1;
                });
                assert!(left.iter().all(|lane| limit.is_some_and(|limit| expected[*lane] > limit)), "{file:#?}");
                dropped += left.len();
            }
        }
    }
    assert!(told > 30_000 && dropped > 10_000, "{told} told, {dropped} dropped, {untold} untold");
}

#[test]
fn a_block_cut_short_or_damaged_says_nothing_or_anything_but_does_not_panic() {
    let mut dice = Dice::new(8);
    let vocabulary = Vocabulary::shipped();
    let records: Vec<_> = (0..40).map(|id| Facts::new(&candidate(&mut dice, id), vocabulary).record(vocabulary)).collect();
    let packed = pack(&records.iter().map(Vec::as_slice).collect::<Vec<_>>());
    for length in 0..packed.len() {
        assert!(Block::read(&packed[..length]).is_none(), "{length}");
    }
    let mut scratch = BlockScratch::default();
    for place in 0..packed.len() {
        let mut damaged = packed.clone();
        damaged[place] ^= [0xff, 0x80, 0x01][place % 3];
        let Some(block) = Block::read(&damaged) else { continue };
        let file = world::rule_file(&mut dice);
        let plan = Plan::compile(&file, vocabulary);
        Bulk::new(&plan, DAYS[0]).standings(&block, &[u16::MAX; LANES / 16], None, &mut scratch, |_, _| {});
    }
}

#[test]
fn verdicts_are_those_of_the_judgement() {
    let mut dice = Dice::new(5);
    let vocabulary = Vocabulary::shipped();
    let mut compared = 0;
    for round in 0..1000 {
        let (profile, file) = (candidate(&mut dice, round), world::rule_file(&mut dice));
        let (plan, facts) = (Plan::compile(&file, vocabulary), Facts::new(&profile, vocabulary));
        let (bulk, mut scratch) = (Bulk::new(&plan, DAYS[0]), BulkScratch::default());
        if words_tell(&bulk, &facts) {
            continue;
        }
        if let Bulked::Assessed(_) = bulk.assess(&facts.record(vocabulary), false, &mut scratch) {
            let judged: Vec<_> = plan.judge(&profile, DAYS[0]).rules.iter().map(|rule| rule.finding.verdict).collect();
            assert_eq!(scratch.verdicts().collect::<Vec<_>>(), judged, "{file:#?}\n{profile:#?}");
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn the_months_that_a_record_proves_are_those_of_the_judgement() {
    let mut dice = Dice::new(19);
    let vocabulary = Vocabulary::shipped();
    let rules = r#"{"job": "Any", "required": [{"id": "all", "require": {"experience": {"min_months": 1, "with": []}}}]}"#;
    let file = qualify_rules::load("rules", rules).file.unwrap();
    let plan = Plan::compile(&file, vocabulary);
    for id in 0..600 {
        let (profile, day) = (candidate(&mut dice, id), DAYS[id % 3]);
        let Some(months) =
            proved_months(&Facts::new(&profile, vocabulary).record(vocabulary), day.year() as u32 * 12 + day.month() as u32 - 1)
        else {
            continue;
        };
        let counted = plan.judge(&profile, day).rules[0].finding.months.unwrap();
        assert_eq!(months, counted.at_least, "{profile:#?}");
    }
}

#[test]
fn titles_of_colleagues_are_read_from_records() {
    let vocabulary = Vocabulary::shipped();
    let resume =
        r#"{"work": [{"position": "Clerk", "startDate": "2019-01", "endDate": "2022-12", "summary": "Supported sales managers."}]}"#;
    let profile = qualify_profile::read("clerk", resume.as_bytes(), vocabulary).unwrap().profile;
    let rules = "job: Any\nrequired:\n  - {id: it, require: {experience: {min_months: 12, with: [[sales managers]]}}}\n";
    let file = qualify_rules::load("rules", rules).file.unwrap();
    let plan = Plan::compile(&file, vocabulary);
    let (bulk, facts) = (Bulk::new(&plan, DAYS[1]), Facts::new(&profile, vocabulary));
    let assessed = bulk.assess(&facts.record(vocabulary), false, &mut BulkScratch::default());
    assert_eq!(assessed, Bulked::Assessed(plan.assess(&facts, DAYS[1], &mut Scratch::default())));
    assert!(matches!(assessed, Bulked::Assessed(assessment) if assessment.outcome == Outcome::Qualified));
}

#[test]
fn months_with_something_are_those_of_the_judgement() {
    let mut dice = Dice::new(23);
    let vocabulary = Vocabulary::shipped();
    let candidates: Vec<_> = (0..300).map(|id| candidate(&mut dice, id)).collect();
    let (mut counted, mut scratch) = (0, BulkScratch::default());
    for (turn, with) in ["[]", "[[Java]]", "[[containers]]", "[[SQL], [AWS]]", "[[payroll run]]"].iter().cycle().take(20).enumerate() {
        let window = if turn % 2 == 0 { "" } else { ", within_months: 60" };
        let rules = format!("job: Any\nrequired:\n  - {{id: it, require: {{experience: {{min_months: 1, with: {with}{window}}}}}}}\n");
        let file = qualify_rules::load("rules", &rules).file.unwrap();
        let (plan, day) = (Plan::compile(&file, vocabulary), DAYS[turn % 3]);
        let bulk = Bulk::new(&plan, day);
        for profile in &candidates {
            let facts = Facts::new(profile, vocabulary);
            let expected = plan.judge(profile, day).rules[0].finding.months;
            assert_eq!(plan.months(&facts, day, &mut Scratch::default()), expected);
            if !words_tell(&bulk, &facts)
                && let Some(months) = bulk.months(&facts.record(vocabulary), &mut scratch)
            {
                assert_eq!(Some(months), expected, "{rules}\n{profile:#?}");
                counted += usize::from(months.at_most > 0);
            }
        }
    }
    assert!(counted > 1000, "{counted}");
}

#[test]
fn a_record_of_another_vocabulary_or_cut_short_says_nothing() {
    let mut dice = Dice::new(3);
    let vocabulary = Vocabulary::shipped();
    let other = vocabulary.extended(&[("Kubernetes".to_owned(), vec!["kubby".to_owned()])].into()).unwrap();
    let file = world::rule_file(&mut dice);
    let plan = Plan::compile(&file, vocabulary);
    let (bulk, mut scratch) = (Bulk::new(&plan, DAYS[0]), BulkScratch::default());
    for id in 0..200 {
        let facts = Facts::new(&candidate(&mut dice, id), vocabulary);
        let foreign = facts.record(&other);
        assert!(!bulk.reads(&foreign) && bulk.assess(&foreign, false, &mut scratch) == Bulked::Unknown);
        let record = facts.record(vocabulary);
        assert!(bulk.reads(&record));
        for length in 0..record.len() {
            // What is left may be enough for the rules; it must not panic.
            let _ = bulk.assess(&record[..length], false, &mut scratch);
        }
        assert_eq!(bulk.assess(&[], true, &mut scratch), Bulked::Unknown);
    }
}
