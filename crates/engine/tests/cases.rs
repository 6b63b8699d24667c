//! The tables under `tests/cases`: one rule or rule file, one candidate, and what follows.
//!
//! A case gives `text`, `require` (the requirement model) or `rules` (a whole rule file); then any of `verdict`, `months`, `credit`,
//! `reason` (words that it holds), `quotes`, `parts` (verdicts of the parts), `doubt`, and for rule files `outcome`, `score` and
//! `verdicts` by rule id.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use qualify_engine::{Judgement, Plan};
use qualify_vocabulary::Vocabulary;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    note: String,
    #[serde(default = "midyear")]
    as_of: String,
    text: Option<String>,
    require: Option<Value>,
    rules: Option<Value>,
    candidate: Value,
    verdict: Option<String>,
    months: Option<[u32; 2]>,
    credit: Option<f64>,
    reason: Option<String>,
    #[serde(default)]
    quotes: Vec<String>,
    /// What the evidence says of how the quoted words show what is asked.
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    doubt: Option<String>,
    outcome: Option<String>,
    score: Option<f64>,
    #[serde(default)]
    verdicts: BTreeMap<String, String>,
}

fn midyear() -> String {
    "2024-06-30".to_owned()
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let cases: Vec<Case> =
            serde_yaml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in cases {
            count += 1;
            let differences = differences(&case);
            if !differences.is_empty() {
                wrong.push(format!("{}: {}: {}", file.file_name().unwrap().display(), case.note, differences.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases do not hold:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "only {count} cases were found");
}

fn differences(case: &Case) -> Vec<String> {
    let judgement = match judge(case) {
        Ok(judgement) => judgement,
        Err(why) => return vec![why],
    };
    let mut found = Vec::new();
    let mut check = |what: &str, want: String, got: String| {
        if want != got {
            found.push(format!("{what}: want {want}, got {got}"));
        }
    };
    let rule = &judgement.rules[0];
    if let Some(verdict) = &case.verdict {
        check("verdict", verdict.clone(), format!("{}", rule.verdict));
    }
    if let Some(months) = case.months {
        check("months", format!("{months:?}"), format!("{:?}", rule.months.map(|m| [m.at_least, m.at_most]).unwrap_or([u32::MAX; 2])));
    }
    if let Some(credit) = case.credit {
        check("credit", format!("{credit:.3}"), format!("{:.3}", rule.credit.unwrap_or(f64::NAN)));
    }
    if !case.parts.is_empty() {
        let parts: Vec<String> = rule.parts.iter().map(|part| part.verdict.to_string()).collect();
        check("parts", case.parts.join(", "), parts.join(", "));
    }
    for quote in &case.quotes {
        let quotes: Vec<&str> = rule.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
        check("quoted", "yes".to_owned(), if quotes.contains(&quote.as_str()) { "yes".to_owned() } else { format!("{quotes:?}") });
    }
    let notes: Vec<&str> = rule.evidence.iter().filter_map(|evidence| evidence.note.as_deref()).collect();
    if !case.notes.is_empty() {
        check("notes", case.notes.join("; "), notes.join("; "));
    }
    if let Some(words) = &case.reason {
        check("reason", "as given".to_owned(), if rule.reason.contains(words) { "as given".to_owned() } else { rule.reason.clone() });
    }
    if let Some(words) = &case.doubt {
        let doubts = rule.doubts.join("; ");
        check("doubt", "as given".to_owned(), if doubts.contains(words) { "as given".to_owned() } else { doubts });
    }
    if let Some(outcome) = &case.outcome {
        check("outcome", outcome.clone(), judgement.outcome.to_string());
    }
    if let Some(score) = case.score {
        check("score", format!("{score:.1}"), format!("{:.1}", judgement.score));
    }
    for (id, verdict) in &case.verdicts {
        let got = judgement.rules.iter().find(|rule| rule.id == *id).map_or("no such rule".to_owned(), |rule| rule.verdict.to_string());
        check(id, verdict.clone(), got);
    }
    found
}

fn judge(case: &Case) -> Result<Judgement, String> {
    let file = match (&case.text, &case.require, &case.rules) {
        (Some(text), None, None) => json!({"job": "case", "required": [{"id": "r", "text": text}]}),
        (None, Some(require), None) => json!({"job": "case", "required": [{"id": "r", "require": require}]}),
        (Some(text), Some(require), None) => json!({"job": "case", "required": [{"id": "r", "text": text, "require": require}]}),
        (None, None, Some(rules)) => rules.clone(),
        _ => return Err("give `text`, `require` or `rules`".to_owned()),
    };
    let loaded = qualify_rules::load("case.yaml", &file.to_string());
    let file = loaded.file.ok_or_else(|| format!("{:?}", loaded.findings))?;
    let vocabulary = Vocabulary::shipped();
    let candidate = qualify_profile::json_resume::from_value(&case.candidate, "c", vocabulary).map_err(|error| error.message)?;
    let day = case.as_of.parse().map_err(|_| format!("`{}` is no date", case.as_of))?;
    Ok(Plan::compile(&file, vocabulary).judge(&candidate.profile, day))
}
