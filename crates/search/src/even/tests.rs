//! What sets find is what the index finds.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::cmp::Reverse;

use proptest::prelude::*;
use qualify_profile::{Passage, Profile, SkillClaim};
use qualify_vocabulary::Vocabulary;
use tantivy::DocAddress;

use super::*;
use crate::document::Entry;
use crate::query::{Form, Term as Words};
use crate::ranking::{Ranked, Wanted};
use crate::store::Store;

/// Concepts, of which some imply others, and a word that the vocabulary does not know.
const WORDS: [&str; 7] = ["Kubernetes", "containers", "Java", "SQL", "PostgreSQL", "Python", "zzunheard"];

fn candidate(number: usize, known: &[usize]) -> Profile {
    let claim = |word: &usize| {
        let name = WORDS.get(*word).copied().unwrap_or_default().to_owned();
        SkillClaim { passage: Passage { text: name.clone(), ..Passage::default() }, name, ..SkillClaim::default() }
    };
    Profile { id: format!("c-{number}"), skills: known.iter().map(claim).collect(), ..Profile::default() }
}

/// A store of several parts, with candidates who were replaced.
fn store(dir: &std::path::Path, people: &[Vec<usize>], replaced: &[Vec<usize>]) -> Store {
    let store = Store::open_or_create(&dir.join("store")).unwrap();
    for some in [people, replaced] {
        let mut writer = store.writer().unwrap();
        for (number, known) in some.iter().enumerate() {
            writer.add(Entry::new(&candidate(number, known), number as u64 + 1000 * some.len() as u64, Vocabulary::shipped())).unwrap();
        }
        writer.finish().unwrap();
    }
    store
}

fn node() -> impl Strategy<Value = Node> {
    let word = (0..WORDS.len()).prop_map(|place| {
        let words = WORDS.get(place).copied().unwrap_or_default().to_owned();
        Node::Term(Words { field: None, words, quoted: false, exact: false, form: Form::Whole, span: 0..0 })
    });
    word.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::Or),
            inner.prop_map(|part| Node::Not(Box::new(part))),
        ]
    })
}

/// Who comes in which place, equals of nearly the same score sorted out.
fn told(ranked: &Ranked) -> Vec<(i64, DocAddress)> {
    let mut told: Vec<_> = ranked.best.iter().map(|best| ((f64::from(best.score) * 1e4).round() as i64, best.address)).collect();
    told.sort_by_key(|(score, address)| (Reverse(*score), *address));
    told
}

#[test]
fn alternatives_that_leave_out_add_up_in_a_part_that_holds_nobody_left_out() {
    let dir = tempfile::tempdir().unwrap();
    // The first part holds one who knows the words, although replaced; nobody in the second does.
    let store = store(dir.path(), &[vec![0], vec![], vec![]], &[vec![]]);
    let (searcher, vocabulary) = (store.searcher(), Vocabulary::shipped());
    let parts = store.parts.of(&searcher, store.dir()).unwrap();
    let lookup = Lookup { columns: &store.columns, vocabulary };
    let nobody = |_: &Measured| Marked::default();
    let node = crate::query::parse("(NOT Kubernetes OR NOT containers) AND NOT Java").unwrap().node;
    let even = Even::new(&[&node], &lookup, &nobody).unwrap();
    let wanted = Wanted { top: 10, rank: None, all: false };
    for found in [wanted.of_sets(&even, &searcher, &parts).unwrap(), wanted.of(&*lookup.query(&node, &nobody), &searcher, &parts).unwrap()]
    {
        let scores: Vec<Score> = found.best.iter().map(|best| best.score).collect();
        assert_eq!(scores, [2.0 * LEFT; 3]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn sets_find_what_the_index_finds(
        people in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 0..5), 1..60),
        replaced in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 0..5), 0..9),
        nodes in prop::collection::vec(node(), 1..12),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let store = store(dir.path(), &people, &replaced);
        let (searcher, vocabulary) = (store.searcher(), Vocabulary::shipped());
        let parts = store.parts.of(&searcher, store.dir()).unwrap();
        let lookup = Lookup { columns: &store.columns, vocabulary };
        let nobody = |_: &Measured| Marked::default();
        for node in &nodes {
            let wanted = Wanted { top: 100, rank: None, all: true };
            let Some(even) = Even::new(&[node], &lookup, &nobody) else { continue };
            let by_sets = wanted.of_sets(&even, &searcher, &parts).unwrap();
            let by_index = wanted.of(&*lookup.query(node, &nobody), &searcher, &parts).unwrap();
            prop_assert_eq!(by_sets.count, by_index.count, "{}", node);
            prop_assert_eq!(&by_sets.all, &by_index.all);
            prop_assert_eq!(told(&by_sets), told(&by_index), "{}", node);
            let weights = even.weights(&searcher).unwrap();
            for (ordinal, part) in (0..).zip(&parts) {
                let matches = even.matches(&searcher, ordinal, part, &weights).unwrap();
                for top in [0, 1, 3, 100] {
                    let sorted = |mut best: Vec<Best>| {
                        best.sort();
                        best
                    };
                    let one_by_one = matches.each(top);
                    prop_assert_eq!(sorted(matches.best(top)), sorted(one_by_one.clone()));
                    if matches.sets.len() <= 8 {
                        prop_assert_eq!(sorted(matches.combined(matches.all.count(), top)), sorted(one_by_one), "{}", node);
                    }
                }
            }
        }
    }
}
