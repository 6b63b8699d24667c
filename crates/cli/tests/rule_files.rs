//! The commands over rule files, run as users run them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn qualify(args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qualify"));
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads no input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn jobs() -> String {
    root().join("rules/jobs").display().to_string()
}

const JAVA: &str = "job: Developer\nrequired:\n  - {id: java, text: 3+ years of experience with Java}\n";

#[test]
fn the_example_jobs_are_clean_laid_out_and_tested() {
    let check = qualify(&["check", &jobs(), "--fail-level", "hint"], "");
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
    assert_eq!(qualify(&["fmt", "--check", &jobs()], "").status.code(), Some(0));
    let test = qualify(&["test", &jobs()], "");
    assert_eq!(test.status.code(), Some(0), "{}", stdout(&test));
}

#[test]
fn findings_come_in_every_form_and_set_the_exit_code() {
    let bad = "job: Developer\nrequired:\n  - Native speaker of German\n";
    let text = qualify(&["check", "-"], bad);
    assert_eq!(text.status.code(), Some(1));
    assert!(stdout(&text).contains("error[native-speaker]") && stdout(&text).contains("^^^^^^^^^^^^^^"), "{}", stdout(&text));
    let line = stdout(&qualify(&["check", "-", "--format", "json"], bad)).lines().find(|line| line.contains("native")).unwrap().to_owned();
    let json: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&json["code"], &json["line"], &json["column"]), (&"native-speaker".into(), &3.into(), &5.into()));
    let sarif: Value = serde_json::from_str(&stdout(&qualify(&["check", "-", "--format", "sarif"], bad))).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["ruleId"] == "native-speaker"), "{results:?}");
    assert!(
        stdout(&qualify(&["check", "-", "--format", "github"], bad)).contains("::error file=<stdin>,line=3,col=5,title=native-speaker::")
    );
    assert_eq!(qualify(&["check", "-", "--fail-level", "never"], bad).status.code(), Some(0));
    assert_eq!(qualify(&["check", "/no/such/file.yaml"], "").status.code(), Some(2));
}

#[test]
fn every_kind_of_finding_is_explained() {
    let all = stdout(&qualify(&["check", "--explain", "all"], ""));
    assert!(all.lines().count() >= 60, "{all}");
    assert!(stdout(&qualify(&["check", "--explain", "native-speaker"], "")).contains("Instead of"));
    let unknown = qualify(&["check", "--explain", "native-speker"], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean `native-speaker`?"));
}

#[test]
fn fixes_keep_comments_and_layout() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("job.yaml");
    let before =
        "# head\njob:   Developer   # odd spacing stays\nrequired:\n  - require: {experience: {at_least: 24, with: [Java]}} # months\n";
    std::fs::write(&path, before).unwrap();
    qualify(&["check", path.to_str().unwrap(), "--fix"], "");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before.replace("24", "2 years"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn bytes_that_are_not_utf8_are_a_finding_and_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("job.yaml");
    std::fs::write(&path, b"job: D\xe9veloppeur\n").unwrap();
    for command in [["check", "--fix"], ["fmt", "--"]] {
        let output = qualify(&[command[0], command[1], path.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(1), "{command:?}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"job: D\xe9veloppeur\n");
}

#[test]
fn a_failing_test_is_shown_with_what_differs_and_why() {
    let source = format!(
        "{JAVA}tests:\n  - name: a short while\n    as_of: 2026-11-01\n    candidate: {{work: [{{position: Engineer, startDate: 2024-01, endDate: 2024-12, summary: Java}}]}}\n    expect: {{outcome: qualified, java: met}}\n"
    );
    let text = qualify(&["test", "-"], &source);
    assert_eq!(text.status.code(), Some(1));
    assert!(stdout(&text).contains("expected met, got not_met"), "{}", stdout(&text));
    let junit = stdout(&qualify(&["test", "-", "--format", "junit"], &source));
    assert!(junit.contains("failures=\"1\"") && junit.contains("a short while"), "{junit}");
    let json: Value = serde_json::from_str(&stdout(&qualify(&["test", "-", "--format", "json"], &source))).unwrap();
    assert_eq!(json["unreached"]["java"], serde_json::json!(["met", "unclear"]));
}

#[test]
fn a_lower_bar_is_seen_in_meaning_and_in_the_pool() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (old, new) = (write("old.yaml", JAVA), write("new.yaml", &JAVA.replace("3+", "2+")));
    let resume = |id: &str, end: &str| {
        format!(r#"{{"id": "{id}", "work": [{{"position": "Engineer", "startDate": "2020-01", "endDate": "{end}", "summary": "Java"}}]}}"#)
    };
    let pool =
        write("pool.jsonl", &format!("{}\n{}\n{}\nnot json\n", resume("a", "2020-06"), resume("b", "2022-06"), resume("c", "2024-01")));
    let args = ["diff", &old, &new, "--candidates", &pool, "--as-of", "2026-11-01", "--format", "json"];
    let diff: Value = serde_json::from_str(&stdout(&qualify(&args, ""))).unwrap();
    assert_eq!(diff["changes"][0]["effect"], "looser");
    assert_eq!((&diff["moves"]["moved"], &diff["moves"]["groups"][0]["examples"][0]["candidate"]), (&1.into(), &"b".into()));
    let impact = qualify(&["impact", &old, "--candidates", &pool, "--as-of", "2026-11-01", "--format", "json"], "");
    assert_eq!(impact.status.code(), Some(1), "one line of the pool cannot be read");
    let impact: Value = serde_json::from_str(&stdout(&impact)).unwrap();
    let rule = &impact["rules"][0];
    assert_eq!((&rule["met"], &rule["not_met"], &rule["alone_keeps_out"], &rule["left"]), (&1.into(), &2.into(), &2.into(), &1.into()));
    assert_eq!(rule["milder"][0]["adds"], 1);
    let page = stdout(&qualify(&["impact", &old, "--candidates", &pool, "--format", "html"], ""));
    assert!(page.starts_with("<!doctype html>") && !page.contains("http"), "the page loads nothing");
}
