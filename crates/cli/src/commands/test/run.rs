//! Judges the candidates of tests and holds the verdicts against what was expected.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use qualify_engine::{Judgement, Plan};
use qualify_profile::Profile;
use qualify_rules::{RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use serde::Serialize;

use crate::failure::Failure;

/// The verdicts that a rule can be driven to.
const REACHABLE: [&str; 3] = ["met", "not_met", "unclear"];

/// The tests of one rule file.
#[derive(Debug, Default, Serialize)]
pub struct Suite {
    /// The rule file.
    pub file: String,
    /// Why it has no results: it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
    /// A result for each test, in the file's order, then for each candidate of the folder.
    pub results: Vec<TestResult>,
    /// For each rule that is judged, the verdicts that no test reached.
    pub unreached: BTreeMap<String, Vec<&'static str>>,
}

/// What a test gave.
#[derive(Debug, Serialize)]
pub struct TestResult {
    /// Its name.
    pub name: String,
    /// Its line in the rule file; 0 for a candidate of a folder.
    pub line: usize,
    /// What differs; empty when it passes.
    pub differences: Vec<Difference>,
    /// Why there was nothing to judge: the candidate or the expectation cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// A verdict that is not the expected one.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `outcome`, or the rule's id.
    pub what: String,
    /// What the test expects.
    pub expected: String,
    /// What came out.
    pub got: String,
    /// Why it came out so.
    pub reason: String,
}

impl TestResult {
    /// Whether everything is as expected.
    pub fn passed(&self) -> bool {
        self.error.is_none() && self.differences.is_empty()
    }
}

impl Suite {
    /// Runs the tests of a file and of a folder.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn run(&mut self, rules: &RuleFile, vocabulary: &Vocabulary, today: Date, folder: Option<&Path>) -> Result<(), Failure> {
        let plan = Plan::compile(rules, vocabulary);
        let day = |text: Option<&String>| text.and_then(|text| text.parse().ok());
        let file_day: Date = day(rules.as_of.as_ref()).unwrap_or(today);
        let mut reached: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
        for test in &rules.tests {
            let profile = qualify_profile::json_resume::from_value(&test.candidate, &test.name, plan.vocabulary());
            let profile = profile.map(|candidate| candidate.profile).map_err(|error| error.message);
            let day = day(test.as_of.as_ref()).unwrap_or(file_day);
            let result = judge(&plan, profile, day, &test.expect, &mut reached);
            self.results.push(result.named(&test.name, test.place.line));
        }
        for (resume, expectation) in folder.map(expectations).transpose()?.unwrap_or_default() {
            let name = resume.display().to_string();
            let result = match expected(&expectation, rules) {
                Ok(expect) => {
                    let bytes = std::fs::read(&resume).map_err(|error| error.to_string());
                    let profile =
                        bytes.and_then(|bytes| qualify_profile::read(&name, &bytes, plan.vocabulary()).map_err(|error| error.message));
                    judge(&plan, profile.map(|candidate| candidate.profile), file_day, &expect, &mut reached)
                }
                Err(error) => TestResult::failed(error),
            };
            self.results.push(result.named(&name, 0));
        }
        for rule in rules.rules.iter().filter(|rule| rule.tier != RuleTier::Screening) {
            let seen = reached.remove(&rule.id).unwrap_or_default();
            let missing: Vec<&'static str> = REACHABLE.into_iter().filter(|verdict| !seen.contains(verdict)).collect();
            // A rule that only a person can judge is driven nowhere.
            if !missing.is_empty() && !seen.contains("ask") {
                self.unreached.insert(rule.id.clone(), missing);
            }
        }
        Ok(())
    }
}

impl TestResult {
    fn failed(error: String) -> Self {
        Self { name: String::new(), line: 0, differences: Vec::new(), error: Some(error) }
    }

    fn named(self, name: &str, line: usize) -> Self {
        Self { name: name.to_owned(), line, ..self }
    }
}

fn judge(
    plan: &Plan<'_>,
    profile: Result<Profile, String>,
    day: Date,
    expect: &BTreeMap<String, String>,
    reached: &mut BTreeMap<String, BTreeSet<&'static str>>,
) -> TestResult {
    let profile = match profile {
        Ok(profile) => profile,
        Err(error) => return TestResult::failed(format!("the candidate cannot be read: {error}")),
    };
    let judgement = plan.judge(&profile, day);
    for rule in &judgement.rules {
        reached.entry(rule.id.clone()).or_default().insert(rule.verdict.name());
    }
    let differences = expect.iter().filter_map(|(what, expected)| difference(&judgement, what, expected)).collect();
    TestResult { name: String::new(), line: 0, differences, error: None }
}

fn difference(judgement: &Judgement, what: &str, expected: &str) -> Option<Difference> {
    let (got, reason) = if what == "outcome" {
        (judgement.outcome.name(), decided(judgement))
    } else {
        let rule = judgement.rules.iter().find(|rule| rule.id == what)?;
        (rule.verdict.name(), rule.reason.clone())
    };
    let differs = got != expected;
    differs.then(|| Difference { what: what.to_owned(), expected: expected.to_owned(), got: got.to_owned(), reason })
}

/// The required rules that are not met, each with its verdict.
fn decided(judgement: &Judgement) -> String {
    let open = judgement.rules.iter().filter(|rule| rule.tier == RuleTier::Required && !matches!(rule.verdict.name(), "met" | "ask"));
    let open: Vec<String> = open.map(|rule| format!("{} is {}", rule.id, rule.verdict.name())).collect();
    if open.is_empty() { "every required rule is met or has to be asked".to_owned() } else { open.join(", ") }
}

/// The résumés of a folder that have an expectation beside them, sorted.
fn expectations(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let unreadable = |error: std::io::Error| Failure::new(format!("cannot read `{}`: {error}", folder.display()));
    let entries: Vec<_> = std::fs::read_dir(folder).map_err(unreadable)?.collect::<Result<_, _>>().map_err(unreadable)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let stem = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().trim_end_matches(".expect.yaml").to_owned());
    let is_expectation = |path: &&PathBuf| path.to_string_lossy().ends_with(".expect.yaml");
    let mut pairs = Vec::new();
    for expectation in paths.iter().filter(is_expectation) {
        let name = stem(expectation).unwrap_or_default();
        let resume = paths.iter().find(|path| !is_expectation(path) && path.file_stem().is_some_and(|own| own.to_string_lossy() == name));
        let resume = resume.ok_or_else(|| Failure::new(format!("`{}` has no résumé `{name}.*` beside it", expectation.display())))?;
        pairs.push((resume.clone(), expectation.clone()));
    }
    if pairs.is_empty() {
        return Err(Failure::new(format!("`{}` holds no expectations", folder.display()))
            .help("put a `NAME.expect.yaml` beside the résumé `NAME.pdf`"));
    }
    Ok(pairs)
}

/// Reads an expectation; its keys are `outcome` and ids of rules of this file.
fn expected(path: &Path, rules: &RuleFile) -> Result<BTreeMap<String, String>, String> {
    let wrong = |why: String| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let expect: BTreeMap<String, String> = serde_yaml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    match expect.keys().find(|key| *key != "outcome" && rules.rules.iter().all(|rule| rule.id != **key)) {
        Some(unknown) => Err(wrong(format!("no rule has the id `{unknown}`"))),
        None => Ok(expect),
    }
}
