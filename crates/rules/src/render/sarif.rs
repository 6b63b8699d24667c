//! Findings as SARIF 2.1.0, for code scanning.

use serde_json::{Value, json};

use crate::code;
use crate::finding::{Finding, Level};

/// All findings of a run as one SARIF document. Columns count UTF-16 units only where the text before is ASCII, so they are declared as code points.
pub fn sarif(findings: &[Finding]) -> String {
    let rules: Vec<Value> = code::all()
        .iter()
        .map(|code| {
            json!({
                "id": code.name,
                "shortDescription": {"text": format!("The file {}.", code.what)},
                "fullDescription": {"text": code.why.trim()},
                "help": {"text": code::explain(code)},
                "defaultConfiguration": {"level": level(code.level)},
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "qualify", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Finding) -> Value {
    let help = finding.help.as_deref().map(|help| format!(". {help}")).unwrap_or_default();
    json!({
        "ruleId": finding.code,
        "level": level(finding.level),
        "message": {"text": format!("{}{help}", finding.message)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.file)},
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "byteOffset": finding.span.start,
                "byteLength": finding.span.end.saturating_sub(finding.span.start),
            },
        }}],
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    path.chars()
        .map(|c| match c {
            '\\' => "/".to_owned(),
            ' ' | '%' | '#' | '?' => format!("%{:02X}", u32::from(c)),
            _ => c.to_string(),
        })
        .collect()
}
