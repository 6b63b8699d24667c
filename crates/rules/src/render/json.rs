//! Findings as JSON, one object per line.

use crate::finding::Finding;

/// One finding as a JSON object on a line of its own.
pub fn json(finding: &Finding) -> String {
    let mut line = serde_json::to_string(finding).unwrap_or_default();
    line.push('\n');
    line
}
