//! A store whose writer is killed at any moment.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use qualify_profile::{Passage, Position, Profile};
use qualify_search::{Entry, Store};
use qualify_vocabulary::Vocabulary;

/// Candidates between two commits.
const BATCH: usize = 20;
/// Every so many batches, the first candidate of the batch is forgotten.
const FORGET: usize = 3;

fn id(batch: usize, number: usize) -> String {
    format!("b{batch}-{number}")
}

fn candidate(id: &str) -> Profile {
    let passage = Passage { text: format!("Kept books for {id} in Excel"), ..Passage::default() };
    let position = Position { title: Some("Bookkeeper".to_owned()), passages: vec![passage], ..Position::default() };
    Profile { id: id.to_owned(), positions: vec![position], ..Profile::default() }
}

/// The writer: adds batches and forgets candidates for ever, and says what is done.
#[test]
#[ignore = "runs as the process that is killed"]
fn writer() {
    let Ok(dir) = std::env::var("QUALIFY_KILLED_STORE") else { return };
    let store = Store::open_or_create(Path::new(&dir)).unwrap();
    let mut writer = store.writer().unwrap();
    let mut out = std::io::stdout().lock();
    let first = (0..).find(|batch| !writer.has_come_upon(&id(*batch, 1)) && store.profile(&id(*batch, 1)).unwrap().is_none()).unwrap();
    for batch in first.. {
        for number in 0..BATCH {
            writer.add(Entry::new(&candidate(&id(batch, number)), (batch * BATCH + number) as u64, Vocabulary::shipped())).unwrap();
        }
        writer.commit().unwrap();
        writeln!(out, "kept {batch}").unwrap();
        if batch % FORGET == 0 {
            writer.forget(&[&id(batch, 0)]).unwrap();
            writeln!(out, "forgot {batch}").unwrap();
        }
    }
}

/// Starts the writer, kills it some time after its start or after its first word, and gives the batches that it said were kept and
/// those it said to have forgotten from.
fn killed_after(dir: &Path, time: Duration, working: bool) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--ignored", "--nocapture", "--quiet"])
        .env("QUALIFY_KILLED_STORE", dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let first = if working { lines.find(|line| line.contains("kept ")) } else { None };
    std::thread::sleep(time);
    child.kill().unwrap();
    let (mut kept, mut forgot) = (BTreeSet::new(), BTreeSet::new());
    for line in first.into_iter().chain(lines) {
        let batch = |word: &str| line.split_once(word).and_then(|(_, number)| number.trim().parse::<usize>().ok());
        kept.extend(batch("kept "));
        forgot.extend(batch("forgot "));
    }
    child.wait().unwrap();
    (kept, forgot)
}

fn kill(times: u64) {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("store");
    let (mut kept, mut forgot) = (BTreeSet::new(), BTreeSet::new());
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..times {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (more, less) = killed_after(&dir, Duration::from_millis((random >> 33) % 400), round % 2 == 0);
        kept.extend(more);
        forgot.extend(less);
        let Ok(store) = Store::open(&dir) else {
            assert!(kept.is_empty(), "the store is gone");
            continue;
        };
        let ids: BTreeSet<String> = store.map(|profile| profile.id.clone()).unwrap().into_iter().collect();
        assert_eq!(ids.len() as u64, store.len(), "a candidate is there twice");
        for batch in &kept {
            assert!((1..BATCH).all(|number| ids.contains(&id(*batch, number))), "batch {batch} is not whole");
        }
        assert!(forgot.iter().all(|batch| !ids.contains(&id(*batch, 0))), "a forgotten candidate came back");
        let begun: BTreeSet<&str> = ids.iter().filter_map(|id| id.split_once('-')).map(|(batch, _)| batch).collect();
        assert!(begun.len() <= kept.len() + times as usize, "a batch was kept that was never committed");
        for batch in begun {
            assert!((1..BATCH).all(|number| ids.contains(&format!("{batch}-{number}"))), "{batch} was kept in part");
        }
        assert!(store.damaged_files().unwrap().is_empty());
    }
    assert!(!kept.is_empty(), "the writer never came to write");
}

#[test]
fn nothing_is_lost_when_the_writer_is_killed() {
    kill(4);
}

#[test]
#[ignore = "takes two minutes"]
fn nothing_is_lost_when_the_writer_is_killed_two_hundred_times() {
    kill(200);
}
