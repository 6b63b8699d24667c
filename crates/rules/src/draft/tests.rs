#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use qualify_language::posting::{Posting, PostingRule, RuleTier};
use qualify_language::{Span, posting};
use qualify_vocabulary::Vocabulary;

use super::*;
use crate::{fmt, load};

fn draft(text: &str) -> Draft {
    Draft::of(&posting::read(text), Vocabulary::shipped().equivalence())
}

fn of_texts(texts: &[(RuleTier, &str)]) -> Draft {
    let rules = texts.iter().map(|(tier, text)| PostingRule { tier: *tier, text: (*text).to_owned(), span: Span::default() }).collect();
    Draft::of(&Posting { title: Some("Any: job #1".to_owned()), lines: Vec::new(), rules }, Vocabulary::shipped().equivalence())
}

const GARDENER: &str = "\
Head Gardener
Requirements:
- Bachelor's degree in Horticulture and 3+ years of experience with glasshouses
OR equivalent experience
- Note: must be able to name 200 plants
- 'Quick' with \"tools\" #1
Preferred:
- Experience with orchids
Travel required:
Up to 10%
";

#[test]
fn a_draft_loads_back_as_what_it_was_read_as() {
    let draft = draft(GARDENER);
    let loaded = load("gardener.yaml", &draft.to_yaml());
    assert!(loaded.findings.iter().all(|finding| finding.level != crate::Level::Error), "{:?}\n{}", loaded.findings, draft.to_yaml());
    let file = loaded.file.unwrap();
    assert_eq!(file.job, "Head Gardener");
    let texts = |tier| file.rules.iter().filter(|rule| rule.tier == tier).map(|rule| rule.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(RuleTier::Preferred), ["Experience with orchids"]);
    assert_eq!(texts(RuleTier::Screening).len(), 1);
    assert!(draft.to_yaml().contains("stand in for the bachelor's degree"), "{}", draft.to_yaml());
}

#[test]
fn a_draft_is_laid_out_as_the_formatter_would() {
    let yaml = draft(GARDENER).to_yaml();
    assert_eq!(fmt(&yaml).unwrap(), yaml);
}

#[test]
fn ids_are_readable_and_stand_once() {
    let draft = of_texts(&[
        (RuleTier::Required, "2+ years of experience with Kotlin"),
        (RuleTier::Preferred, "5+ years of experience with Kotlin"),
        (RuleTier::Required, "C++"),
        (RuleTier::Required, "???"),
    ]);
    let ids: Vec<&str> = draft.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["kotlin", "kotlin-2", "cpp", "rule"]);
}

#[test]
fn what_cannot_be_read_is_left_to_a_person() {
    let draft = of_texts(&[(RuleTier::Required, "???")]);
    let file = load("any.yaml", &draft.to_yaml()).file.unwrap();
    assert!(matches!(file.rules[0].requirement.kind, Kind::Trait(_)));
    assert_eq!(file.rules[0].text, "???");
}

proptest! {
    #[test]
    fn any_text_is_quoted_so_that_it_loads_back(text in "[ -~\\n\u{a0}-\u{2ff}\u{2028}\u{feff}\u{7}]{1,40}") {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!text.is_empty());
        let draft = of_texts(&[(RuleTier::Required, &text), (RuleTier::Screening, &format!("Travel\nOR {text}"))]);
        let yaml = draft.to_yaml();
        let loaded = load("any.yaml", &yaml);
        let Some(file) = loaded.file else { return Err(TestCaseError::fail(format!("{:?}\n{yaml}", loaded.findings))) };
        prop_assert_eq!(&file.job, "Any: job #1");
        prop_assert_eq!(file.rules.first().map(|rule| rule.text.trim()), Some(text.trim()));
    }
}
