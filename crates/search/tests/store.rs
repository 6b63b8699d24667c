//! Stores on disk.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use qualify_profile::{Education, End, Level, PartialDate, Passage, Position, Profile, SkillClaim};
use qualify_search::query::{self, Measured};
use qualify_search::{Entry, Error, Found, Months, Search, Sort, Store, Writer};
use qualify_vocabulary::Vocabulary;

fn passage(text: &str) -> Passage {
    Passage { text: text.to_owned(), ..Passage::default() }
}

/// A candidate with one job of so many years up to the end of 2025, and a list of skills.
fn candidate(id: &str, title: &str, text: &str, years: u16, skills: &[&str]) -> Profile {
    let position = Position {
        title: Some(title.to_owned()),
        start: PartialDate::new(2026 - years, Some(1)),
        end: PartialDate::new(2025, Some(12)).map(End::On),
        passages: vec![passage(title), passage(text)],
        ..Position::default()
    };
    let skills = skills.iter().map(|name| SkillClaim { name: (*name).to_owned(), passage: passage(name), ..SkillClaim::default() });
    let education = Education {
        level: Level::Bachelor,
        field: Some("Nursing".to_owned()),
        completed: years > 3,
        passage: passage("BSc Nursing"),
        ..Education::default()
    };
    Profile { id: id.to_owned(), positions: vec![position], skills: skills.collect(), education: vec![education], ..Profile::default() }
}

fn people() -> Vec<Profile> {
    vec![
        candidate("ada", "Software Engineer", "Built services in Java and C++ on Kubernetes", 5, &["Java", "C++"]),
        candidate("bo", "Backend Developer", "C# and .NET services; some JavaScript", 3, &["C#"]),
        candidate("cy", "Project Manager", "Led risk and cost analysis for hospital projects", 8, &["Scrum"]),
        candidate("di", "Registered Nurse", "Cared for patients on a surgical ward", 12, &[]),
    ]
}

fn fill(dir: &Path, people: &[Profile]) -> Store {
    let store = Store::open_or_create(dir).unwrap();
    let mut writer = store.writer().unwrap();
    for (number, person) in (0u64..).zip(people) {
        writer.add(Entry::new(person, number, Vocabulary::shipped())).unwrap();
    }
    writer.finish().unwrap();
    store
}

/// Full years in the dates, whatever is asked.
fn dated(profile: &Profile) -> Months {
    let months: u32 = profile.positions.iter().map(|p| 2026 * 12 - p.start.unwrap().earliest()).sum();
    Months { at_least: months, at_most: months }
}

fn search(store: &Store, text: &str) -> Result<Found, Error> {
    let query = query::parse(text).unwrap();
    let search = Search {
        query: &query,
        top: 10,
        shown: 10,
        sort: Sort::Relevance,
        facets: true,
        vague: false,
        as_of: 2026 * 12,
        measure: &|p: &Profile, _: &Measured| dated(p),
    };
    store.search(&search, Vocabulary::shipped())
}

fn found(store: &Store, text: &str) -> Found {
    search(store, text).unwrap()
}

fn ids(store: &Store, text: &str) -> Vec<String> {
    let mut ids: Vec<_> = found(store, text).hits.into_iter().map(|hit| hit.candidate).collect();
    ids.sort();
    ids
}

#[test]
fn queries_find_whom_they_should() {
    let dir = tempfile::tempdir().unwrap();
    let store = fill(&dir.path().join("store"), &people());
    for (text, expected) in [
        ("java", vec!["ada"]),
        ("c++", vec!["ada"]),
        ("C#", vec!["bo"]),
        (".net", vec!["bo"]),
        ("javascript", vec!["bo"]),
        ("k8s", vec!["ada"]),
        ("\"k8s\"", vec!["ada"]),
        ("=k8s", vec![]),
        ("containers", vec!["ada"]),
        ("=containers", vec![]),
        ("java OR .NET", vec!["ada", "bo"]),
        ("services -java", vec!["bo"]),
        ("NOT services", vec!["cy", "di"]),
        ("hospit*", vec!["cy"]),
        ("\"surgical war*\"", vec!["di"]),
        ("surgicl~", vec!["di"]),
        ("\"risk analysis\"", vec![]),
        ("\"risk analysis\"~2", vec!["cy"]),
        ("projects", vec!["cy"]),
        ("title:manager", vec!["cy"]),
        ("title:services", vec![]),
        ("skill:java", vec!["ada"]),
        ("skill:kubernetes", vec![]),
        ("degree:bachelor", vec!["ada", "cy", "di"]),
        ("degree:master", vec![]),
        ("degree:nursing", vec!["ada", "bo", "cy", "di"]),
        ("total >= 8 years", vec!["cy", "di"]),
        ("java >= 3 years", vec!["ada"]),
        ("java >= 6 years", vec![]),
        ("NOT total >= 8 years", vec!["ada", "bo"]),
        ("java OR total >= 12 years", vec!["ada", "di"]),
    ] {
        assert_eq!(ids(&store, text), expected, "{text}");
    }
}

#[test]
fn hits_carry_highlights_facets_and_counts() {
    let dir = tempfile::tempdir().unwrap();
    let store = fill(&dir.path().join("store"), &people());
    let found = found(&store, "containers (c++ OR c#)");
    assert_eq!(found.count, 1);
    let snippet = &found.hits[0].snippets[0];
    let marked: Vec<_> = snippet.highlights.iter().map(|(start, end)| &snippet.text[*start..*end]).collect();
    assert_eq!(marked, ["C++", "Kubernetes"]);
    let facets = found.facets.unwrap();
    assert!(facets.skills.iter().any(|count| count.value == "Java" && count.count == 1));
    assert_eq!((facets.degree[0].value.as_str(), facets.years[0].value.as_str()), ("bachelor", "5 to 10"));
}

#[test]
fn unchanged_inputs_are_known_and_changed_ones_replace() {
    let dir = tempfile::tempdir().unwrap();
    let store = fill(&dir.path().join("store"), &people());
    let mut writer = store.writer().unwrap();
    assert!(writer.knows(0) && !writer.knows(99));
    let changed = candidate("ada", "Teacher", "Taught mathematics", 4, &[]);
    assert!(writer.has_come_upon("ada") && !writer.has_come_upon("bo"));
    writer.add(Entry::new(&changed, 99, Vocabulary::shipped())).unwrap();
    writer.add(Entry::new(&changed, 98, Vocabulary::shipped())).unwrap();
    writer.finish().unwrap();
    assert_eq!(store.len(), 4);
    assert!(ids(&store, "java").is_empty());
    assert_eq!(ids(&store, "mathematics"), ["ada"]);
    let mut writer = store.writer().unwrap();
    assert!(!writer.knows(0) && writer.knows(98));
}

#[test]
fn a_store_that_stays_open_searches_the_parts_there_are_now() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("store");
    let store = fill(&path, &people());
    assert_eq!(ids(&store, "java"), ["ada"]);
    let more: Vec<_> = (1..40).map(|number| candidate(&format!("more-{number}"), "Programmer", "Wrote Java", number, &["Java"])).collect();
    let mut writer = store.writer().unwrap();
    for (number, person) in (100..).zip(&more) {
        writer.add(Entry::new(person, number, Vocabulary::shipped())).unwrap();
    }
    writer.finish().unwrap();
    let same = |store: &Store| assert_eq!(search(store, "java").unwrap(), search(&Store::open(&path).unwrap(), "java").unwrap());
    same(&store);
    assert_eq!(search(&store, "java").unwrap().count, 40);
    store.writer().unwrap().forget(&["ada", "more-7"]).unwrap();
    same(&store);
    assert_eq!(search(&store, "java").unwrap().count, 38);
}

#[test]
fn inputs_differ_by_name_bytes_and_vocabulary() {
    let vocabulary = Vocabulary::shipped();
    assert_ne!(Writer::input("a", b"b", vocabulary), Writer::input("ab", b"", vocabulary));
    assert_eq!(Writer::input("a", b"b", vocabulary), Writer::input("a", b"b", vocabulary));
}

/// Whether any file below the folder holds the bytes, in the clear or in a compressed block of profiles.
fn holds(dir: &Path, store: &Store, needle: &str) -> bool {
    let clear = files(dir).iter().any(|file| says(file, needle));
    clear || store.map(|profile| serde_json::to_string(profile).unwrap().contains(needle)).unwrap().contains(&true)
}

/// Whether a file says something in the clear.
fn says(file: &Path, needle: &str) -> bool {
    fs::read(file).unwrap().windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_forgotten_candidate_leaves_no_byte() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("store");
    let mut people = people();
    people[3].id = "zzforgetzz".to_owned();
    people[3].positions[0].passages.push(passage("quincunxial xylophony"));
    let store = fill(&dir, &people);
    assert!(holds(&dir, &store, "zzforgetzz") && holds(&dir, &store, "xylophony"));
    let before = files(&dir);
    let hers: HashSet<_> = before.iter().filter(|file| says(file, "zzforgetzz")).filter_map(|file| file.file_stem()).collect();
    assert!(!hers.is_empty());
    let kept = store.writer().unwrap().forget(&["zzforgetzz", "nobody"]).unwrap();
    assert_eq!(kept, ["zzforgetzz"]);
    assert_eq!(store.len(), 3);
    assert!(!holds(&dir, &store, "zzforgetzz") && !holds(&dir, &store, "xylophony") && !holds(&dir, &store, "quincunxial"));
    let of_hers = |file: &&std::path::PathBuf| file.file_stem().is_some_and(|part| hers.contains(part));
    assert!(before.iter().filter(of_hers).all(|old| !old.exists()));
    let now = files(&dir);
    let parts = now.iter().filter(|file| file.extension().is_some_and(|extension| extension == "store")).count();
    assert_eq!(beside(&now).len(), 2 * parts);
    assert_eq!(ids(&store, "java"), ["ada"]);
}

/// The files that are made from the parts of the index.
fn beside(files: &[std::path::PathBuf]) -> Vec<std::path::PathBuf> {
    let made = |file: &&std::path::PathBuf| file.extension().is_some_and(|extension| extension == "blocks" || extension == "keys");
    let mut made: Vec<_> = files.iter().filter(made).cloned().collect();
    made.sort();
    made
}

#[test]
fn columns_that_are_lost_are_made_again_by_the_next_writer() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("store");
    let store = fill(&dir, &people());
    let (made, told) = (beside(&files(&dir)), found(&store, "java OR hospital"));
    let same = |store: &Store| {
        assert_eq!(best(store).unwrap(), ["bo", "ada"]);
        assert_eq!(found(store, "java OR hospital"), told);
    };
    made.iter().for_each(|file| fs::remove_file(file).unwrap());
    fs::write(dir.join("judging/making"), "half").unwrap();
    same(&Store::open(&dir).unwrap());
    store.writer().unwrap().finish().unwrap();
    let mut now = files(&dir.join("judging"));
    now.sort();
    assert_eq!(now, made);
    same(&store);
    for file in &made {
        let mut bytes = fs::read(file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(file, &bytes).unwrap();
        assert_eq!(store.damaged_files().unwrap().len(), 1);
        for length in [0, 7, 16, 40, bytes.len() - 1] {
            fs::write(file, &bytes[..length]).unwrap();
            same(&Store::open(&dir).unwrap());
        }
        bytes.pop();
        store.writer().unwrap().finish().unwrap();
        assert!(store.damaged_files().unwrap().is_empty());
    }
}

#[test]
fn the_last_candidate_can_be_forgotten() {
    let dir = tempfile::tempdir().unwrap();
    let store = fill(&dir.path().join("store"), &people()[..1]);
    store.writer().unwrap().forget(&["ada"]).unwrap();
    assert!(store.is_empty());
    assert!(files(dir.path()).iter().all(|file| file.extension().is_none_or(|extension| extension != "store")));
}

#[test]
fn one_writer_at_a_time_and_readers_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("store");
    let store = fill(&dir, &people());
    let mut writer = store.writer().unwrap();
    let other = Store::open(&dir).unwrap();
    assert!(matches!(other.writer(), Err(Error::Locked(_))));
    writer.add(Entry::new(&candidate("eve", "Baker", "Bread", 2, &[]), 7, Vocabulary::shipped())).unwrap();
    assert_eq!(other.len(), 4);
    writer.finish().unwrap();
    other.reload().unwrap();
    assert_eq!(other.len(), 5);
}

#[test]
fn ids_never_become_paths() {
    let dir = tempfile::tempdir().unwrap();
    let long = "x".repeat(100_000);
    let names = ["../../escape", "/etc/passwd", "a\0b", "", long.as_str(), "naïve 日本"];
    let people: Vec<_> = names.iter().map(|id| candidate(id, "Cook", "Soup", 2, &[])).collect();
    let store = fill(&dir.path().join("in/store"), &people);
    for id in names {
        assert_eq!(store.profile(id).unwrap().unwrap().id, id);
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    store.writer().unwrap().forget(&names).unwrap();
    assert!(store.is_empty());
}

#[test]
fn folders_that_are_no_store_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(&dir.path().join("none")), Err(Error::Missing(_))));
    fs::write(dir.path().join("notes.txt"), "mine").unwrap();
    assert!(matches!(Store::open_or_create(dir.path()), Err(Error::Foreign(_))));
    assert!(matches!(Store::open(&dir.path().join("notes.txt")), Err(Error::Foreign(_))));
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn a_newer_format_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("store");
    fill(&dir, &[]);
    fs::write(dir.join("qualify-store.json"), r#"{"format": 7, "more": true}"#).unwrap();
    assert!(matches!(Store::open(&dir), Err(Error::Newer { found: 7, .. })));
}

/// The ids of the best two by the rules of [`rules`].
fn best(store: &Store) -> Result<Vec<String>, Error> {
    let (rules, day) = (rules(), jiff::civil::date(2026, 3, 31));
    let plan = qualify_engine::Plan::compile(&rules, Vocabulary::shipped());
    let assess = |profile: &Profile| plan.assess(&plan.facts(profile), day, &mut qualify_engine::Scratch::default());
    let best = store.best(&qualify_engine::Bulk::new(&plan, day), 2, assess)?;
    Ok(best.profiles.into_iter().map(|profile| profile.id).collect())
}

/// Every file of a store is cut at many places: the answer is an error or the right one, never a wrong one.
#[test]
fn a_store_cut_short_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let whole = dir.path().join("store");
    drop(fill(&whole, &people()));
    for file in files(&whole) {
        let bytes = fs::read(&file).unwrap();
        let step = (bytes.len() / 40).max(1);
        for length in (0..bytes.len()).step_by(step) {
            fs::write(&file, &bytes[..length]).unwrap();
            let Ok(store) = Store::open(&whole) else { continue };
            if let Ok(found) = search(&store, "java") {
                assert_eq!(found.hits.iter().map(|hit| hit.candidate.as_str()).collect::<Vec<_>>(), ["ada"], "{file:?} at {length}");
            }
            if let Ok(best) = best(&store) {
                assert_eq!(best, ["bo", "ada"], "{file:?} at {length}");
            }
        }
        fs::write(&file, &bytes).unwrap();
    }
    let store = Store::open(&whole).unwrap();
    assert_eq!((store.len(), best(&store).unwrap()), (4, vec!["bo".to_owned(), "ada".to_owned()]));
}

/// Every file of a store is damaged at many places: that is noticed, or the candidates are still there; nothing panics.
#[test]
fn damaged_bytes_are_errors_and_found_by_their_checksums() {
    std::panic::set_hook(Box::new(|_| {}));
    let dir = tempfile::tempdir().unwrap();
    let whole = dir.path().join("store");
    drop(fill(&whole, &people()));
    for file in files(&whole) {
        let bytes = fs::read(&file).unwrap();
        for place in (0..bytes.len()).step_by((bytes.len() / 9).max(1)) {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x5a;
            fs::write(&file, &damaged).unwrap();
            let Ok(store) = Store::open(&whole) else { continue };
            let _ = (search(&store, "java"), best(&store));
            let _ = store.map(|profile| profile.id.clone());
            if file.extension().is_some_and(|extension| extension == "store") {
                assert!(store.damaged_files().is_err() || !store.damaged_files().unwrap().is_empty(), "{file:?} at {place}");
            }
        }
        fs::write(&file, &bytes).unwrap();
    }
    let _ = std::panic::take_hook();
    assert!(Store::open(&whole).unwrap().damaged_files().unwrap().is_empty());
}

#[test]
fn the_first_by_a_key_are_those_of_a_sort() {
    let dir = tempfile::tempdir().unwrap();
    let people: Vec<_> = (0..300u16).map(|n| candidate(&format!("c-{n}"), "Cook", "Soup", n * 37 % 40, &[])).collect();
    let store = fill(&dir.path().join("store"), &people);
    let key = |profile: &Profile| (dated(profile).at_least, profile.id.clone());
    let mut sorted: Vec<_> = people.iter().map(key).collect();
    sorted.sort();
    for wanted in [0, 1, 7, 300, 1000] {
        let first: Vec<_> = store.first(wanted, key).unwrap().iter().map(key).collect();
        assert_eq!(first, sorted[..wanted.min(300)], "{wanted}");
    }
    assert_eq!(store.map(key).unwrap().len(), 300);
}

/// A store of format 1, of twenty candidates, whose writer was killed while it erased one.
#[test]
fn format_1_is_searched_scored_and_forgotten_from_but_not_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let dir = copied(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/1")), &dir.path().join("store"));
    let store = Store::open(&dir).unwrap();
    assert_eq!(store.len(), 19);
    assert_eq!(found(&store, "excel AND title:bookkeeper").count, 19);
    let before = store.profile("b0-7").unwrap().unwrap();
    assert_eq!(best(&store).unwrap(), ["b0-1", "b0-10"]);
    let mut writer = store.writer().unwrap();
    assert!(matches!(writer.add(Entry::new(&before, 7, Vocabulary::shipped())), Err(Error::Older { found: 1, .. })));
    assert_eq!(writer.forget(&["b0-7"]).unwrap(), ["b0-7"]);
    drop(writer);
    assert_eq!((store.len(), store.profile("b0-7").unwrap()), (18, None));
}

/// A store of format 2 of six people, one of them half-time and one with vague dates: their records are read whatever the vocabulary.
#[test]
fn format_2_is_searched_counted_and_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let dir = copied(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/2")), &dir.path().join("store"));
    let store = Store::open(&dir).unwrap();
    let found = found(&store, "developer OR engineer");
    let mut months: Vec<_> = found.hits.iter().map(|hit| (hit.candidate.as_str(), hit.total_months)).collect();
    months.sort();
    assert_eq!(months, [("ada", 72), ("bo", 24), ("eve", 12), ("flo", 2)]);
    assert_eq!(best(&store).unwrap(), ["bo", "ada"]);
    let mut writer = store.writer().unwrap();
    assert!(beside(&files(&dir)).is_empty());
    writer.add(Entry::new(&candidate("gil", "Baker", "Bread", 2, &[]), 7, Vocabulary::shipped())).unwrap();
    assert_eq!(writer.forget(&["bo"]).unwrap(), ["bo"]);
    drop(writer);
    assert_eq!((store.len(), ids(&store, "bread")), (6, vec!["gil".to_owned()]));
    // It has columns now, and an earlier program, which would leave a forgotten candidate in them, opens it no more.
    assert!(!beside(&files(&dir)).is_empty());
    assert_eq!(fs::read_to_string(dir.join("qualify-store.json")).unwrap(), r#"{"format":4}"#);
    assert_eq!(best(&Store::open(&dir).unwrap()).unwrap(), ["ada", "cy"]);
}

/// The store that the test before leaves: format 3.
#[test]
fn format_3_is_searched_counted_and_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let dir = copied(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/3")), &dir.path().join("store"));
    let store = Store::open(&dir).unwrap();
    assert!(store.damaged_files().unwrap().is_empty());
    assert_eq!(
        (store.len(), ids(&store, "bread"), best(&store).unwrap()),
        (6, vec!["gil".to_owned()], vec!["ada".to_owned(), "cy".to_owned()])
    );
    let mut writer = store.writer().unwrap();
    writer.add(Entry::new(&candidate("hal", "Baker", "Bread", 2, &["C#"]), 8, Vocabulary::shipped())).unwrap();
    assert_eq!(writer.forget(&["ada"]).unwrap(), ["ada"]);
    drop(writer);
    assert_eq!(best(&store).unwrap(), ["hal", "cy"]);
    // Profiles are bytes in the older parts and a text in the new one.
    assert_eq!(["cy", "gil", "hal"].map(|id| store.profile(id).unwrap().unwrap().id), ["cy", "gil", "hal"]);
    assert_eq!(store.map(|profile| profile.positions.len()).unwrap().len(), 6);
}

/// The store that the test before leaves: format 4.
#[test]
fn format_4_is_searched_counted_and_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let dir = copied(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/4")), &dir.path().join("store"));
    let store = Store::open(&dir).unwrap();
    assert!(store.damaged_files().unwrap().is_empty());
    assert_eq!((store.len(), best(&store).unwrap()), (6, vec!["hal".to_owned(), "cy".to_owned()]));
    let mut bakers = ids(&store, "bread");
    bakers.sort();
    assert_eq!(bakers, ["gil", "hal"]);
    let mut writer = store.writer().unwrap();
    writer.add(Entry::new(&candidate("ida", "Baker", "Bread", 2, &[]), 9, Vocabulary::shipped())).unwrap();
    assert_eq!(writer.forget(&["hal", "cy"]).unwrap(), ["hal", "cy"]);
    drop(writer);
    assert_eq!((store.len(), store.profile("ida").unwrap().unwrap().positions.len()), (5, 1));
}

fn rules() -> qualify_rules::RuleFile {
    let rules = r#"{"job": "Bookkeeper",
        "required": [{"id": "a", "require": {"experience": {"min_months": 12, "with": []}}}],
        "preferred": [{"id": "b", "require": {"skill": {"with": [["C#"]]}}, "weight": 2},
                      {"id": "c", "require": {"skill": {"with": [["C++", "Excel"]]}}}]}"#;
    qualify_rules::load("rules", rules).file.unwrap()
}

fn copied(from: &Path, to: &Path) -> std::path::PathBuf {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
    to.to_owned()
}
