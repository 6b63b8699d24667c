//! Whole postings: each file of `tests/postings` holds a posting and the rules it states, and properties of any text.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::Path;

use proptest::prelude::*;
use qualify_language::posting::{self, Posting};

/// The rules as the files write them: a tier and a text a line, line breaks as ` / `.
fn shown(posting: &Posting) -> String {
    let lines = posting.rules.iter().map(|rule| format!("{}: {}\n", rule.tier, rule.text.replace('\n', " / ")));
    posting.title.iter().map(|title| format!("title: {title}\n")).chain(lines).collect()
}

#[test]
fn every_posting_gives_its_rules() {
    let mut failed = String::new();
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postings"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 8, "only {} postings", files.len());
    for path in files {
        let source = std::fs::read_to_string(&path).unwrap();
        let (text, expected) = source.split_once("\n==== rules\n").unwrap();
        let got = shown(&posting::read(text));
        if got != expected {
            failed += &format!("{}\n--- expected\n{expected}--- got\n{got}\n", path.display());
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn a_posting_read_twice_states_its_rules_once() {
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postings")).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let text = source.split_once("\n==== rules\n").unwrap().0;
        assert_eq!(shown(&posting::read(&format!("{text}\n{text}"))), shown(&posting::read(text)));
    }
}

#[test]
fn a_long_text_is_read() {
    let shapes = [
        "and or (",
        "Skills:Must ",
        "a.B",
        "- 1. ",
        ")))) ",
        "requiredMust",
        ": - ",
        "; may ",
        "the following: Experience ",
        "\n",
        "AND\n",
        "Requirements\n",
        "aB",
    ];
    for shape in shapes {
        let text = shape.repeat(100_000 / shape.len());
        let posting = posting::read(&text);
        assert!(posting.lines.len() <= text.len());
    }
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_in_order(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..60)) {
        let text: String = words.concat();
        let posting = posting::read(&text);
        let mut last = 0;
        for line in &posting.lines {
            prop_assert!(text.get(line.span.start..line.span.end).is_some());
            prop_assert!(line.span.start >= last, "{:?} begins before {last} in {text:?}", line);
            last = line.span.start;
        }
        for rule in &posting.rules {
            prop_assert!(text.get(rule.span.start..rule.span.end).is_some());
            prop_assert!(!rule.text.trim().is_empty());
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        posting::read(&text);
    }
}

const WORDS: [&str; 40] = [
    "Requirements:",
    "Preferred Qualifications",
    "\n",
    "\n\n",
    "- ",
    "• ",
    "Experience with Go",
    "skillsStrong",
    ". ",
    "; ",
    ", ",
    "OR equivalent experience",
    " (",
    ")",
    "Bachelor's degree",
    "3+ years",
    "travel up to 20%",
    "must have",
    "is a plus",
    "preferred",
    "Responsibilities",
    "We offer ",
    "one of the following:",
    "Ünïcode ",
    "’",
    "Travel required:",
    "None",
    "Equal opportunity employer",
    "**",
    "# ",
    "1. ",
    "and ",
    "Must ",
    "Benefits",
    "Ability to lift 20 lbs",
    ":",
    "\t",
    "A",
    "You will have experience",
    "?",
];
