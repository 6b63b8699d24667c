//! Whatever a file holds: no panic, bounds kept, and neither layout nor fixes change what it says.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::prelude::*;
use qualify_rules::{Checker, fix, fmt, read};
use qualify_vocabulary::Vocabulary;

fn checker() -> Checker<'static> {
    Checker::new(Vocabulary::shipped(), "2026-11-01".parse().unwrap())
}

/// Pieces that rule files are made of, put together at random.
const PIECES: &[&str] = &[
    "job: Developer",
    "required:",
    "preferred:",
    "screening:",
    "tests:",
    "scoring: {required: 70, preferred: 30}",
    "- ",
    "  - ",
    "    ",
    "  ",
    "2+ years of experience with Java",
    "Bachelor's degree in Nursing or equivalent experience",
    "id: a",
    "text: ",
    "require: ",
    "weight: 2",
    "{experience: {at_least: 24, with: [Java]}}",
    "{skill: {with: [[Java, Kotlin]]}}",
    "any:",
    "all:",
    "# comment",
    " # trailing",
    ">-",
    "|",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ",",
    "&a ",
    "*a",
    "---",
    "\t",
    "\r\n",
    "é",
    "😀",
    "\u{feff}",
    "\\",
    "%YAML 1.2",
    "!tag ",
    "?",
    "<<: *a",
    "# qualify: allow(no-tests) why",
    "vocabulary: {Java: [jvm]}",
    "name: t",
    "candidate: {work: []}",
    "expect: {a: met}",
    "null",
    "~",
    "0x1F",
];

fn yaml() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec((piece, prop::bool::weighted(0.45)), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, end)| if end { format!("{piece}\n") } else { piece }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_every_place_lies_in_the_file(source in yaml()) {
        for finding in checker().check(&read("f.yaml", &source)) {
            prop_assert!(source.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
            prop_assert!(!finding.render(&source).is_empty());
        }
    }

    #[test]
    fn layout_is_stable_and_keeps_the_meaning(source in yaml()) {
        if let Ok(once) = fmt(&source) {
            prop_assert_eq!(fmt(&once).unwrap(), once.clone());
            let (before, after) = (read("f.yaml", &source), read("f.yaml", &once));
            prop_assert_eq!(before.file, after.file);
        }
    }

    #[test]
    fn safe_fixes_keep_the_meaning(source in yaml()) {
        let fixed = fix(&checker(), "f.yaml", &source, false).source;
        prop_assert_eq!(read("f.yaml", &source).file, read("f.yaml", &fixed).file);
    }
}

#[test]
fn a_syntax_error_before_a_wide_space_lies_in_the_file() {
    let source = "*a: \u{2000}!";
    let findings = read("f.yaml", source).findings;
    let finding = findings.first().unwrap();
    assert_eq!((finding.code, finding.span.of(source)), ("yaml-syntax", ""));
    assert!(!finding.render(source).is_empty());
}

#[test]
fn aliases_that_explode_are_refused() {
    let mut source = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        source.push_str(&format!("a{level}: &a{level} [{}]\n", vec![alias; 10].join(", ")));
    }
    assert_eq!(read("f.yaml", &source).findings.first().unwrap().code, "too-large");
}

#[test]
fn deep_nesting_is_refused_without_recursion() {
    for source in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000), "any: [{".repeat(50_000)] {
        let findings = read("f.yaml", &source).findings;
        assert!(matches!(findings.first().unwrap().code, "too-large" | "yaml-syntax"), "{:?}", findings.first());
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    let source = "# filler\n".repeat(11 << 20);
    assert_eq!(read("f.yaml", &source).findings.first().unwrap().code, "too-large");
}
