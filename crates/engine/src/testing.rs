//! Runs the tests that rule files carry, and holds verdicts against what is expected.
//!
//! # Example
//! ```
//! use qualify_engine::testing::Suite;
//! use qualify_vocabulary::Vocabulary;
//!
//! let text = "
//! job: Clerk
//! required:
//!   - {id: java, text: 1+ year of experience with Java}
//! tests:
//!   - name: a year is enough
//!     candidate: {work: [{position: Clerk, startDate: 2022-01, endDate: 2022-12, summary: Wrote Java}]}
//!     expect: {outcome: qualified, java: met}
//! ";
//! let rules = qualify_rules::load("clerk.yaml", text).file.expect("a rule file");
//! let mut suite = Suite::new("clerk.yaml", &rules, Vocabulary::shipped(), jiff::civil::date(2026, 11, 1));
//! suite.run();
//! assert!(suite.finish().passed());
//! ```

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use qualify_profile::Profile;
use qualify_rules::{RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;
use serde::Serialize;

use crate::judgement::{Judgement, Verdict};
use crate::plan::Plan;

/// The verdicts that a rule can be driven to.
const REACHABLE: [Verdict; 3] = [Verdict::Met, Verdict::NotMet, Verdict::Unclear];

/// What is expected of a candidate: a verdict by rule id, and the outcome by `outcome`.
pub type Expectation = BTreeMap<String, String>;

/// The tests of one rule file while they run.
#[derive(Debug)]
pub struct Suite<'a> {
    rules: &'a RuleFile,
    plan: Plan<'a>,
    day: Date,
    reached: BTreeMap<String, BTreeSet<Verdict>>,
    report: Report,
}

/// What the tests of one rule file gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The rule file.
    pub file: String,
    /// Why it has no results: it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
    /// A result for each test, in the file's order, then for each candidate that was added.
    pub results: Vec<TestResult>,
    /// For each rule that is judged, the verdicts that no test reached.
    pub unreached: BTreeMap<String, Vec<&'static str>>,
}

/// What a test gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    #[must_use]
    pub fn passed(&self) -> bool {
        self.error.is_none() && self.differences.is_empty()
    }
}

impl Report {
    /// A rule file that cannot be read, and why.
    #[must_use]
    pub fn broken(file: &str, why: String) -> Self {
        Self { file: file.to_owned(), broken: Some(why), ..Self::default() }
    }

    /// Whether everything is as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.broken.is_none() && self.results.iter().all(TestResult::passed)
    }
}

impl<'a> Suite<'a> {
    /// Compiles a rule file for its tests. `today` is the day of judging where neither the test nor the file names one.
    #[must_use]
    pub fn new(file: &str, rules: &'a RuleFile, vocabulary: &'a Vocabulary, today: Date) -> Self {
        let report = Report { file: file.to_owned(), ..Report::default() };
        let day = parsed(rules.as_of.as_ref()).unwrap_or(today);
        Self { rules, plan: Plan::compile(rules, vocabulary), day, reached: BTreeMap::new(), report }
    }

    /// The vocabulary that candidates are read with.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.plan.vocabulary()
    }

    /// Runs the tests that the file carries.
    pub fn run(&mut self) {
        for test in &self.rules.tests {
            let profile = qualify_profile::json_resume::from_value(&test.candidate, &test.name, self.plan.vocabulary());
            let profile = profile.map(|candidate| candidate.profile).map_err(|error| error.message);
            let day = parsed(test.as_of.as_ref()).unwrap_or(self.day);
            let result = self.hold(profile, day, &test.expect);
            self.report.results.push(TestResult { name: test.name.clone(), line: test.place.line, ..result });
        }
    }

    /// Adds a candidate from elsewhere; an error says why the candidate or the expectation cannot be read.
    pub fn add(&mut self, name: &str, candidate: Result<(Profile, Expectation), String>) {
        let result = match candidate {
            Ok((profile, expect)) => self.hold(Ok(profile), self.day, &expect),
            Err(error) => TestResult::failed(error),
        };
        self.report.results.push(TestResult { name: name.to_owned(), ..result });
    }

    /// The results, with the verdicts that no test reached.
    #[must_use]
    pub fn finish(mut self) -> Report {
        for rule in self.rules.rules.iter().filter(|rule| rule.tier != RuleTier::Screening) {
            let seen = self.reached.remove(&rule.id).unwrap_or_default();
            let missing: Vec<&'static str> = REACHABLE.iter().filter(|verdict| !seen.contains(verdict)).map(|v| v.name()).collect();
            // A rule that only a person can judge is driven nowhere.
            if !missing.is_empty() && !seen.contains(&Verdict::Ask) {
                self.report.unreached.insert(rule.id.clone(), missing);
            }
        }
        self.report
    }

    fn hold(&mut self, profile: Result<Profile, String>, day: Date, expect: &Expectation) -> TestResult {
        let profile = match profile {
            Ok(profile) => profile,
            Err(error) => return TestResult::failed(format!("the candidate cannot be read: {error}")),
        };
        let judgement = self.plan.judge(&profile, day);
        for rule in &judgement.rules {
            self.reached.entry(rule.id.clone()).or_default().insert(rule.verdict);
        }
        let differences = expect.iter().filter_map(|(what, expected)| difference(&judgement, what, expected)).collect();
        TestResult { name: String::new(), line: 0, differences, error: None }
    }
}

impl TestResult {
    fn failed(error: String) -> Self {
        Self { name: String::new(), line: 0, differences: Vec::new(), error: Some(error) }
    }
}

fn parsed(day: Option<&String>) -> Option<Date> {
    day.and_then(|day| day.parse().ok())
}

fn difference(judgement: &Judgement, what: &str, expected: &str) -> Option<Difference> {
    let (got, reason) = if what == "outcome" {
        (judgement.outcome.name(), decided(judgement))
    } else {
        let rule = judgement.rules.iter().find(|rule| rule.id == what);
        rule.map_or_else(
            || ("no such rule", "the rule file has no rule of this id".to_owned()),
            |rule| (rule.verdict.name(), rule.reason.clone()),
        )
    };
    let differs = got != expected;
    differs.then(|| Difference { what: what.to_owned(), expected: expected.to_owned(), got: got.to_owned(), reason })
}

/// The required rules that are not met, each with its verdict.
fn decided(judgement: &Judgement) -> String {
    let open =
        judgement.rules.iter().filter(|rule| rule.tier == RuleTier::Required && !matches!(rule.verdict, Verdict::Met | Verdict::Ask));
    let open: Vec<String> = open.map(|rule| format!("{} is {}", rule.id, rule.verdict.name())).collect();
    if open.is_empty() { "every required rule is met or has to be asked".to_owned() } else { open.join(", ") }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const RULES: &str = "
job: Clerk
required:
  - {id: java, text: 1+ year of experience with Java}
tests:
  - name: a year is enough
    candidate: {work: [{position: Clerk, startDate: 2022-01, endDate: 2022-12, summary: Wrote Java}]}
    expect: {outcome: qualified, java: met}
  - name: half a year is thought enough
    candidate: {work: [{position: Clerk, startDate: 2022-01, endDate: 2022-06, summary: Wrote Java}]}
    expect: {java: met}
";

    #[test]
    fn a_difference_says_what_came_out_and_why() {
        let rules = qualify_rules::load("clerk.yaml", RULES).file.unwrap();
        let mut suite = Suite::new("clerk.yaml", &rules, Vocabulary::shipped(), jiff::civil::date(2026, 11, 1));
        suite.run();
        suite.add("from elsewhere", Err("it is empty".to_owned()));
        suite.add("a stranger", Ok((Profile::default(), [("rust".to_owned(), "met".to_owned())].into())));
        let report = suite.finish();
        assert!(!report.passed());
        let failed: Vec<&str> = report.results.iter().filter(|result| !result.passed()).map(|result| result.name.as_str()).collect();
        assert_eq!(failed, ["half a year is thought enough", "from elsewhere", "a stranger"]);
        let difference = report.results.get(1).and_then(|result| result.differences.first()).unwrap();
        assert_eq!((difference.expected.as_str(), difference.got.as_str()), ("met", "not_met"));
        assert!(difference.reason.contains("6 months"), "{}", difference.reason);
        let unknown = report.results.get(3).and_then(|result| result.differences.first()).unwrap();
        assert_eq!(unknown.got, "no such rule");
        assert_eq!(report.unreached.get("java").unwrap(), &["unclear"]);
    }
}
