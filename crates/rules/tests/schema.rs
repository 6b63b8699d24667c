//! The committed schema is current, and says of every example what loading says.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};

use qualify_rules::schema::{RuleFileForm, schema, schema_text};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_committed_schema_is_current() {
    let path = root().join("rules/rule-file.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, schema_text()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), schema_text(), "run `qualify schema > rules/rule-file.schema.json`");
}

#[test]
fn every_key_that_loading_knows_is_in_the_schema() {
    let schema = schema();
    let properties = |pointer: &str| {
        let mut keys: Vec<String> = schema.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        keys.sort_unstable();
        keys
    };
    for (pointer, source) in [
        ("/properties", "nonsense: 1"),
        ("/definitions/LongForm/properties", "required:\n  - {nonsense: 1}"),
        ("/definitions/ExperienceForm/properties", "required:\n  - require: {experience: {nonsense: 1}}"),
        ("/definitions/DegreeForm/properties", "required:\n  - require: {degree: {nonsense: 1}}"),
        ("/definitions/TestForm/properties", "required: [a]\ntests:\n  - {nonsense: 1}"),
        ("/definitions/ScoringForm/properties", "scoring: {nonsense: 1}"),
    ] {
        let findings = qualify_rules::load("a.yaml", source).findings;
        let help = findings.iter().find(|finding| finding.code == "unknown-key").unwrap().help.clone().unwrap();
        let mut known: Vec<String> = help.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        known.sort_unstable();
        assert_eq!(properties(pointer), known, "{pointer}");
    }
}

#[test]
fn the_shapes_of_the_schema_read_every_example_job() {
    for entry in std::fs::read_dir(root().join("rules/jobs")).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            serde_yaml::from_str::<RuleFileForm>(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}
