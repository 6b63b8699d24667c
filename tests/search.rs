//! `qualify index`, `search` and `forget`: candidates on disk, found by a recruiter's boolean string.

use crate::runner::{Desk, samples};

fn found(desk: &Desk, query: &str) -> Vec<String> {
    let run = desk.run(&["search", query, "--store", "store", "--json"]).expect_code(0);
    let mut ids: Vec<_> = run.rows().iter().map(|r| r["candidate"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.run(&["index", &samples(), "--store", "store"]).expect_code(0);
    desk
}

#[test]
fn booleans_synonyms_and_exact_names() {
    let desk = indexed();
    assert_eq!(found(&desk, "java AND python"), ["backend-avery", "platform-rowan.txt"]);
    assert_eq!(found(&desk, "k8s"), ["backend-avery", "platform-rowan.txt"]);
    assert_eq!(found(&desk, "C#"), ["platform-rowan.txt"]);
    assert_eq!(found(&desk, "kubernetes NOT kafka"), ["platform-rowan.txt"]);
    assert_eq!(found(&desk, "\"registered nurse\" OR electrician"), ["electrician-soren.txt", "nurse-jonas.pdf"]);
}

#[test]
fn hits_show_the_words_found() {
    let desk = indexed();
    let run = desk.run(&["search", "telemetry AND nurse", "--store", "store"]).expect_code(0);
    assert!(run.stdout.contains("nurse-jonas"), "{}", run.stdout);
    assert!(run.stdout.to_lowercase().contains("telemetry"), "{}", run.stdout);
}

#[test]
fn a_wrong_query_is_pointed_into() {
    let desk = indexed();
    desk.run(&["search", "java AND (python", "--store", "store"]).expect_code(2).says(&["java AND (python", "^"]);
}

#[test]
fn a_forgotten_candidate_is_gone() {
    let desk = indexed();
    desk.run(&["forget", "backend-avery", "--store", "store"]).expect_code(0);
    assert_eq!(found(&desk, "java AND python"), ["platform-rowan.txt"]);
}

#[test]
fn a_missing_store_is_named() {
    Desk::new().run(&["search", "java", "--store", "nowhere"]).expect_code(2).says(&["nowhere"]);
}

#[test]
fn a_query_that_finds_nobody_says_what_its_parts_find() {
    let desk = Desk::new();
    let resume = r#"{"id": "ada", "work": [{"position": "Clerk", "startDate": "2019-01", "endDate": "2022-12", "summary": "Java. They excel at this."}]}"#;
    desk.file("ada.json", resume);
    desk.run(&["index", "ada.json", "--store", "store"]).expect_code(0);
    let run = desk.run(&["search", "java AND excel", "--store", "store"]).expect_code(0);
    assert!(run.stdout.contains("0 candidates found"), "{}", run.stdout);
    assert!(run.stdout.contains("java: 1\n") && run.stdout.contains("excel: 0; as the word itself, =excel: 1\n"), "{}", run.stdout);
    let json = desk.run(&["search", "java AND excel", "--store", "store", "--json"]).expect_code(0);
    assert!(json.stdout.is_empty(), "{}", json.stdout);
}
