//! The documentation of every finding is true: its bad example has it, its good example has not.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use qualify_rules::{Checker, code, read};
use qualify_vocabulary::Vocabulary;

fn codes_of(source: &str) -> Vec<&'static str> {
    let checker = Checker::new(Vocabulary::shipped(), "2026-11-01".parse().unwrap());
    checker.check(&read("tests/example.yaml", source)).iter().map(|finding| finding.code).collect()
}

#[test]
fn every_finding_has_a_bad_and_a_good_example() {
    let mut wrong = Vec::new();
    for code in code::all() {
        // Bytes that are not UTF-8 cannot stand in a text; `decode` has a test of its own.
        if code.name != "not-utf8" && !codes_of(code.bad).contains(&code.name) {
            wrong.push(format!("{}: the bad example has {:?}", code.name, codes_of(code.bad)));
        }
        if codes_of(code.good).contains(&code.name) {
            wrong.push(format!("{}: the good example has it too", code.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_unique_and_documented() {
    let all = code::all();
    assert!(all.len() >= 60, "{} kinds of findings", all.len());
    for (at, code) in all.iter().enumerate() {
        assert!(!all.iter().take(at).any(|other| other.name == code.name), "{} twice", code.name);
        assert!(code.what.len() > 10 && code.why.len() > 20, "{} is not documented", code.name);
        assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", code.name);
    }
}

#[test]
fn bytes_that_are_not_utf8_are_named_with_their_place() {
    let finding = qualify_rules::decode("a.yaml", b"job: Nurse\nrequired:\n  - caf\xe9\n").unwrap_err();
    assert_eq!((finding.code, finding.line, finding.column), ("not-utf8", 3, 8));
}
