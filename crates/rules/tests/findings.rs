//! Findings as data. A file in `ok/` has none of level warning or above; a file in `err/` names each of its findings in a comment at its
//! end: `#! CODE | the exact text underlined | part of the message | part of the help`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};

use qualify_rules::{Checker, Finding, Level, read};
use qualify_vocabulary::Vocabulary;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn findings(path: &Path, source: &str, lowest: Level) -> Vec<Finding> {
    let checker = Checker::new(Vocabulary::shipped(), "2026-11-01".parse().unwrap());
    let mut findings = checker.check(&read(&path.display().to_string(), source));
    findings.retain(|finding| finding.level >= lowest);
    findings
}

#[test]
fn good_files_have_no_findings() {
    for path in files("ok") {
        let source = std::fs::read_to_string(&path).unwrap();
        let found: String = findings(&path, &source, Level::Warning).iter().map(|finding| finding.render(&source)).collect();
        assert!(found.is_empty(), "{found}");
    }
}

#[test]
fn bad_files_have_the_findings_they_name() {
    let mut wrong = String::new();
    for path in files("err") {
        let source = std::fs::read_to_string(&path).unwrap();
        let expected: Vec<Vec<&str>> =
            source.lines().filter_map(|line| line.strip_prefix("#! ")).map(|line| line.split(" | ").map(str::trim).collect()).collect();
        let found = findings(&path, &source, Level::Warning);
        let matches = |finding: &Finding, expected: &[&str]| match expected {
            [code, text, message, help] => {
                finding.code == *code
                    && source.get(finding.span.start..finding.span.end) == Some(&text.replace("\\n", "\n"))
                    && finding.message.contains(message)
                    && finding.help.as_deref().unwrap_or_default().contains(help)
            }
            _ => panic!("{}: a finding is named by four parts", path.display()),
        };
        let same = found.len() == expected.len() && found.iter().zip(&expected).all(|(finding, expected)| matches(finding, expected));
        if !same {
            wrong.push_str(&format!("{}\n", path.display()));
            for finding in &found {
                let text = source.get(finding.span.start..finding.span.end).unwrap().replace('\n', "\\n");
                wrong.push_str(&format!(
                    "#! {} | {text} | {} | {}\n",
                    finding.code,
                    finding.message,
                    finding.help.as_deref().unwrap_or_default()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
