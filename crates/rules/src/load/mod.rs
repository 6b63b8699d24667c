//! From YAML to rules: every value keeps its place, every slip becomes a finding, and reading goes on behind it.

mod bytes;
pub(crate) mod codes;
mod fields;
mod require;
mod rule;
mod settings;
mod share;
mod syntax;
mod test_cases;
pub(crate) mod text;

pub use bytes::decode;
use std::path::PathBuf;

use qualify_language::Span;

use crate::file::{Loaded, RuleFile, RuleTier};
use crate::finding::{Finding, Findings, Level};
use crate::place::Lines;
use crate::sheet::{Sheet, Written};
use crate::yaml::{self, Node};

/// The keys of a rule file.
pub(crate) const FILE_KEYS: [&str; 11] =
    ["job", "as_of", "extends", "include", "required", "preferred", "screening", "scoring", "equivalent_experience", "vocabulary", "tests"];

pub(crate) use rule::RULE_KEYS;
pub(crate) use test_cases::TEST_KEYS;

/// Loads a rule file. `name` is only shown in findings.
///
/// # Example
/// ```
/// let loaded = qualify_rules::load("nurse.yaml", "job: Nurse\nrequired:\n  - 2+ years of nursing experience\n");
/// assert_eq!(loaded.file.unwrap().rules[0].id, "required-1");
///
/// let loaded = qualify_rules::load("nurse.yaml", "job: Nurse\nrequierd: []\n");
/// assert!(loaded.file.is_none());
/// assert_eq!(loaded.findings[0].help.as_deref(), Some("did you mean `required`?"));
/// ```
pub fn load(name: &str, source: &str) -> Loaded {
    let sheet = read(name, source);
    let failed = sheet.findings.iter().any(|finding| finding.level == Level::Error);
    Loaded { file: (!failed).then_some(sheet.file), findings: sheet.findings }
}

/// Reads a rule file with everything the checks, the formatter and the language server need, as far as it can be read.
pub fn read(name: &str, source: &str) -> Sheet {
    read_within(name, source, &[])
}

/// Reads a file that others on the trail asked for.
fn read_within(name: &str, source: &str, trail: &[PathBuf]) -> Sheet {
    let lines = Lines::new(source);
    let mut loader = Loader {
        name,
        trail,
        source,
        lines: &lines,
        findings: Findings::new(name, source, &lines),
        file: RuleFile::default(),
        written: Vec::new(),
    };
    let document = match yaml::parse(source) {
        Ok(document) => {
            loader.document(&document);
            document
        }
        Err(malformed) => {
            syntax::report(&mut loader, &malformed);
            yaml::Document::default()
        }
    };
    let Loader { findings, file, written, .. } = loader;
    let mut findings = findings.into_sorted();
    // An alias without an anchor stands for nothing; that it is also no text goes without saying.
    let dangling = |span: Span| document.dangling.iter().any(|(alias, _)| *alias == span);
    findings.retain(|finding| finding.code == "unknown-anchor" || !dangling(finding.span));
    Sheet { name: name.to_owned(), source: source.to_owned(), lines, document, file, written, findings }
}

/// What has been read so far.
struct Loader<'s> {
    name: &'s str,
    trail: &'s [PathBuf],
    source: &'s str,
    lines: &'s Lines,
    findings: Findings<'s>,
    file: RuleFile,
    written: Vec<Written>,
}

impl Loader<'_> {
    fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.add(code, Level::Error, span, message)
    }

    /// Says that a value is of the wrong kind: `what` is what belongs there.
    fn wrong_type(&mut self, node: &Node, what: &str) -> &mut Finding {
        let message = format!("{what} belongs here, not {}", node.describe());
        self.error("wrong-type", node.span, message)
    }

    fn document(&mut self, document: &yaml::Document) {
        syntax::unsupported(self, document);
        let Some(root) = &document.root else {
            self.error("empty-file", Span::default(), "the file has no rules")
                .help("start with `job: <title>` and a list under `required:`");
            return;
        };
        let Some(fields) = self.fields(root, "a rule file", &FILE_KEYS) else { return };
        for tier in RuleTier::ALL {
            if let Some(entry) = fields.entry(tier.name()) {
                self.tier(tier, entry);
            }
        }
        self.settings(&fields);
        self.unique_ids();
        self.share(&fields);
        if let Some(tests) = fields.get("tests") {
            self.test_cases(tests);
        }
        if self.file.rules.is_empty() && self.written.is_empty() && !self.findings.failed() {
            let message = "the file has no rules";
            self.error("empty-file", Span::new(root.span.start, root.span.start), message)
                .help("add a list of requirements under `required:`");
        }
    }
}
