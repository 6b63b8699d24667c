//! The embedded tests: a candidate and the verdicts expected of it.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::Loader;
use crate::file::TestCase;
use crate::nearest;
use crate::yaml::{Entry, Node};

/// The keys of a test.
pub(crate) const TEST_KEYS: [&str; 4] = ["name", "as_of", "candidate", "expect"];
/// What a candidate as a whole can be.
pub(crate) const OUTCOMES: [&str; 3] = ["qualified", "review", "not_qualified"];
/// What a rule can say of a candidate.
pub(crate) const VERDICTS: [&str; 4] = ["met", "not_met", "unclear", "ask"];

impl Loader<'_> {
    pub(super) fn test_cases(&mut self, node: &Node) {
        let Some(items) = node.items() else {
            self.wrong_type(node, "a list of tests").help("begin each with `- name:`");
            return;
        };
        for (index, item) in items.iter().enumerate() {
            if let Some(test) = self.test_case(index + 1, item) {
                self.file.tests.push(test);
            }
        }
    }

    fn test_case(&mut self, number: usize, item: &Node) -> Option<TestCase> {
        let fields = self.fields(item, "a test", &TEST_KEYS)?;
        let name = match fields.get("name") {
            Some(node) => self.text_of(node, "what the test shows")?,
            None => format!("test {number}"),
        };
        let as_of = fields.get("as_of").map(|node| self.date(node));
        let Some(candidate) = fields.get("candidate") else {
            self.error("missing-key", item.span, "`candidate` is missing")
                .help("give the test a JSON Resume, such as `candidate: {work: [...]}`");
            return None;
        };
        if candidate.entries().is_none() {
            self.wrong_type(candidate, "a JSON Resume").help("such as `candidate: {work: [{position: Nurse, startDate: 2020-01}]}`");
            return None;
        }
        let expect = match fields.get("expect") {
            Some(node) => self.expect(node)?,
            None => BTreeMap::new(),
        };
        Some(TestCase {
            name,
            candidate: candidate_json(candidate),
            expect,
            as_of: as_of.flatten(),
            place: self.lines.place(self.source, item.span),
        })
    }

    fn expect(&mut self, node: &Node) -> Option<BTreeMap<String, String>> {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, "a map from rule ids to verdicts").help("such as `expect: {outcome: review, required-1: unclear}`");
            return None;
        };
        let mut expect = BTreeMap::new();
        for entry in entries {
            let Some(key) = entry.key.text() else { continue };
            if expect.contains_key(key) {
                self.error("duplicate-key", entry.key.span, format!("`{key}` stands here a second time"))
                    .help("join the two, or remove one");
            } else if self.expected_key(entry, key)
                && let Some(verdict) = self.verdict(entry, key)
            {
                expect.insert(key.to_owned(), verdict);
            }
        }
        Some(expect)
    }

    /// Whether the key names the outcome or a rule. Rules that could not be read were reported already and are not missed here.
    fn expected_key(&mut self, entry: &Entry, key: &str) -> bool {
        let unread = self.written.iter().any(|written| written.ids.is_empty());
        if key == "outcome" || self.file.rules.iter().any(|rule| rule.id == key) {
            return true;
        }
        if !unread {
            let ids: Vec<&str> = self.file.rules.iter().map(|rule| rule.id.as_str()).collect();
            let help = match nearest::of(key, ids.iter().copied().chain(["outcome"])) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a key here is `outcome` or the id of a rule".to_owned(),
            };
            self.error("unknown-rule", entry.key.span, format!("no rule has the id `{key}`")).help(help);
        }
        false
    }

    fn verdict(&mut self, entry: &Entry, key: &str) -> Option<String> {
        let known: &[&'static str] = if key == "outcome" { &OUTCOMES } else { &VERDICTS };
        let text = entry.value.text().unwrap_or_default();
        if known.contains(&text) {
            return Some(text.to_owned());
        }
        let help = match nearest::key(text, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it is one of {}", nearest::list(known)),
        };
        let what = if key == "outcome" { "an outcome" } else { "a verdict" };
        self.error("unknown-value", entry.value.span, format!("`{text}` is not {what}")).help(help);
        None
    }
}

/// A candidate as JSON. YAML reads a bare year as a number; where a date belongs it stays text.
fn candidate_json(node: &Node) -> Json {
    fn dates(value: &mut Json) {
        match value {
            Json::Array(items) => items.iter_mut().for_each(dates),
            Json::Object(entries) => {
                for (key, value) in entries {
                    if value.is_i64() && (key.ends_with("Date") || key == "date") {
                        *value = Json::from(value.to_string());
                    }
                    dates(value);
                }
            }
            _ => {}
        }
    }
    let mut json = node.to_json();
    dates(&mut json);
    json
}
