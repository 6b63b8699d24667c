//! Changes the editor can make: fixes of findings, comments that allow them, the canonical layout.

use qualify_language::Span;
use qualify_rules::{Edit, Finding};
use serde_json::{Value, json};

use super::document::Open;

/// The fixes of the findings that a range touches.
pub fn quick_fixes(open: &Open, range: &Value) -> Value {
    let Some(span) = open.span(range) else { return json!([]) };
    let touched = open.findings().iter().filter(|finding| finding.span.start <= span.end && span.start <= finding.span.end);
    let mut actions = Vec::new();
    for finding in touched {
        if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
            actions.push(action(open, finding, &fix.title, &fix.edits, fix.safe));
        }
        if let Some(edit) = allowing(open, finding) {
            actions.push(action(open, finding, &format!("allow `{}` here, with a reason", finding.code), &[edit], false));
        }
    }
    Value::Array(actions)
}

fn action(open: &Open, finding: &Finding, title: &str, edits: &[Edit], preferred: bool) -> Value {
    let edits: Vec<Value> = edits.iter().map(|edit| json!({"range": open.range(edit.span), "newText": edit.text})).collect();
    json!({
        "title": title,
        "kind": "quickfix",
        "diagnostics": [open.diagnostic(finding)],
        "isPreferred": preferred,
        "edit": {"changes": {open.uri.as_str(): edits}},
    })
}

/// A comment above the finding's rule that allows it; `None` for what makes the file unusable.
fn allowing(open: &Open, finding: &Finding) -> Option<Edit> {
    let sheet = open.sheet()?;
    if sheet.findings.iter().any(|broken| broken.code == finding.code) {
        return None;
    }
    let entry = sheet.written.iter().find(|written| written.entry.start <= finding.span.start && finding.span.start <= written.entry.end);
    let at = entry.map_or(finding.span.start, |written| written.entry.start);
    let line = open.text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = open.text.get(line..)?;
    let indent = rest.get(..rest.len() - rest.trim_start_matches(' ').len())?;
    Some(Edit::replace(Span::new(line, line), format!("{indent}# qualify: allow({}) \n", finding.code)))
}

/// The canonical layout as one change of the whole text.
pub fn layout(open: &Open) -> Option<Value> {
    let text = qualify_rules::fmt(&open.text).ok()?;
    if text == open.text {
        return Some(json!([]));
    }
    Some(json!([{"range": open.range(Span::new(0, open.text.len())), "newText": text}]))
}
