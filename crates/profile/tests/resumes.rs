//! Whole résumés read to profiles: each text of `resumes/` beside what is to be read from it, and properties of any text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails here has failed")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use qualify_document::Document;
use qualify_profile::{Candidate, Origin, Passage, Profile, redact, text};
use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

fn read(words: &str) -> (Document, Candidate) {
    let document = Document::from_text(words);
    let candidate = text::read("sample", &document, Vocabulary::shipped());
    (document, candidate)
}

/// What a person would check: the candidate model's fields, and the codes of doubt.
fn summary(profile: &Profile) -> Value {
    let positions: Vec<Value> = profile
        .positions
        .iter()
        .map(|job| json!({"title": job.title, "organisation": job.organisation, "start": job.start, "end": job.end, "employment": job.employment}))
        .collect();
    let education: Vec<Value> = profile.education.iter().map(|entry| json!({"level": entry.level, "completed": entry.completed})).collect();
    let credentials: Vec<Value> = profile.credentials.iter().map(|held| json!({"name": held.name, "standing": held.standing})).collect();
    let languages: Vec<Value> = profile.languages.iter().map(|claim| json!([claim.language, claim.level])).collect();
    let claims: Vec<Value> = profile.claims.iter().map(|claim| json!([claim.months, claim.subject])).collect();
    let doubts: Vec<&str> = profile.doubts.iter().map(|doubt| doubt.code.as_str()).collect();
    json!({"positions": positions, "education": education, "credentials": credentials, "languages": languages, "claims": claims, "doubts": doubts})
}

/// Every `resumes/*.txt` is read as its `.json` says; with `UPDATE_EXPECT=1` the files are written anew, to be looked at.
#[test]
fn samples_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        count += 1;
        let (_, candidate) = read(&fs::read_to_string(&path).unwrap());
        let found = summary(&candidate.profile);
        let expected = path.with_extension("json");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, format!("{}\n", serde_json::to_string_pretty(&found).unwrap())).unwrap();
        }
        let wanted: Value = serde_json::from_str(&fs::read_to_string(&expected).unwrap()).unwrap();
        assert_eq!(found, wanted, "{}", path.display());
    }
    assert!(count >= 8, "only {count} samples");
}

fn passages(profile: &Profile) -> Vec<&Passage> {
    let positions = profile.positions.iter().flat_map(|job| &job.passages);
    let sections = profile.sections.iter().flat_map(|section| &section.passages);
    let education = profile.education.iter().map(|entry| &entry.passage);
    let credentials = profile.credentials.iter().map(|held| &held.passage);
    let languages = profile.languages.iter().map(|claim| &claim.passage);
    let skills = profile.skills.iter().map(|skill| &skill.passage);
    let claims = profile.claims.iter().map(|claim| &claim.passage);
    positions.chain(sections).chain(education).chain(credentials).chain(languages).chain(skills).chain(claims).collect()
}

/// Evidence can be quoted: every passage is the text at its place, with line breaks as spaces.
fn assert_evidence(document: &Document, profile: &Profile) {
    for Passage { text, origin: Origin { start, end, source } } in passages(profile) {
        let words = document.text.get(*start..*end).unwrap();
        assert_eq!(*text, words.replace('\n', " "), "at {source}");
        assert!(source.contains("line "), "{source}");
    }
}

#[test]
fn every_fact_is_the_text_at_its_place() {
    let sample = include_str!("resumes/title-above-dates.txt");
    let (document, candidate) = read(sample);
    assert!(passages(&candidate.profile).len() > 10);
    assert_evidence(&document, &candidate.profile);
}

#[test]
fn who_it_is_stands_apart_and_can_be_taken_out() {
    let (_, candidate) = read(include_str!("resumes/title-above-dates.txt"));
    let identity = &candidate.identity;
    assert_eq!(identity.names, ["Maren Oldcastle"]);
    assert_eq!(identity.emails, ["maren.oldcastle@example.org"]);
    assert_eq!(identity.phones, ["(555) 010-4471"]);
    assert_eq!(identity.addresses, ["14 Harbour Street, Exampleton, OR 97005"]);
    let summary: Vec<&str> = candidate.profile.sections.iter().flat_map(|s| &s.passages).map(|p| p.text.as_str()).collect();
    assert!(!summary.iter().any(|text| text.contains("Oldcastle")), "{summary:?}");
    assert_eq!(redact::leaks(&redact::redact(&candidate), identity), Vec::<String>::new());
}

#[test]
fn personal_fields_are_taken_out_with_their_labels() {
    let (_, candidate) = read(
        "Date of birth: 4 May 1988 | Nationality: Utopian\nMarital status: married\nExperience\nCook, Acme Diner\n2010 - 2012\nBorn to cook.",
    );
    let fields: Vec<&str> = candidate.identity.personal.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["birth_date", "nationality", "marital_status"]);
    let redacted = serde_json::to_string(&redact::redact(&candidate)).unwrap();
    assert!(!redacted.contains("1988") && !redacted.contains("Utopian") && !redacted.contains("married"), "{redacted}");
    assert!(redacted.contains("Born to cook"));
}

/// The texts of the samples.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// A sample with some of its lines cut short, doubled, joined with the next, moved or filled with other characters.
fn mutated(sample: &str, edits: &[(prop::sample::Index, u8, char)]) -> String {
    let mut lines: Vec<String> = sample.lines().map(ToOwned::to_owned).collect();
    for (at, kind, filler) in edits {
        let number = at.index(lines.len());
        let line = lines[number].clone();
        let middle = line.char_indices().map(|(byte, _)| byte).nth(line.chars().count() / 2).unwrap_or(0);
        match kind % 6 {
            0 => lines[number].truncate(middle),
            1 => lines.insert(number, line),
            2 => lines[number].push_str(&sample.lines().nth(number / 2).unwrap_or_default().repeat(3)),
            3 => lines.swap(number, 0),
            4 => lines[number].insert(middle, *filler),
            _ => lines[number] = line.chars().map(|c| if c == ' ' { *filler } else { c }).collect(),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    /// No mutation of a sample panics or breaks its evidence.
    #[test]
    fn no_mutation_of_a_sample_panics(which in any::<prop::sample::Index>(), edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<char>()), 1..16)) {
        let samples = samples();
        let words = mutated(&samples[which.index(samples.len())], &edits);
        let (document, candidate) = read(&words);
        assert_evidence(&document, &candidate.profile);
        redact::leaks(&redact::redact(&candidate), &candidate.identity);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Any text is read without a panic, the same way each time, with evidence that can be quoted.
    #[test]
    fn any_text_is_read(words in "(\\PC|\n| |-|[0-9]{1,4}|Jan|May|to|present|Experience\n|Education\n|Skills\n|Manager|University|Certified|BS|Company Name|City , State){0,120}") {
        let (document, candidate) = read(&words);
        assert_evidence(&document, &candidate.profile);
        let (_, again) = read(&words);
        prop_assert_eq!(&again, &candidate);
        let redacted = redact::redact(&candidate);
        prop_assert_eq!(redact::leaks(&redacted, &candidate.identity), Vec::<String>::new());
    }
}
