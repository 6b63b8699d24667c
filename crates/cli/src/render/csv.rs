//! One line per candidate: outcome, scores, counts, and the verdict of every rule.

use std::io::{self, Write};

use qualify_engine::{Judgement, TierScore};

use crate::commands::score::Unread;
use crate::render::table::decided_by;

/// Writes a header and a line per candidate; a rule's column holds its verdict.
pub fn write(out: &mut dyn Write, judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let rules: Vec<&str> = judgements.first().map(|j| j.rules.iter().map(|r| r.id.as_str()).collect()).unwrap_or_default();
    let fixed = ["candidate", "outcome", "score", "required_score", "preferred_score", "decided_by", "error"];
    csv.write_record(fixed.iter().copied().chain(rules.iter().copied()))?;
    for judgement in judgements {
        let score = |tier: &Option<TierScore>| tier.as_ref().map(|t| format!("{:.1}", t.score)).unwrap_or_default();
        let mut record = vec![
            judgement.candidate.clone(),
            judgement.outcome.to_string(),
            format!("{:.1}", judgement.score),
            score(&judgement.required),
            score(&judgement.preferred),
            decided_by(judgement),
            String::new(),
        ];
        record.extend(judgement.rules.iter().map(|rule| rule.verdict.to_string()));
        csv.write_record(record)?;
    }
    for Unread { candidate, error } in unread {
        let mut record = vec![candidate.clone()];
        record.resize(fixed.len() - 1, String::new());
        record.push(format!("{}: {}", error.code, error.message));
        record.resize(fixed.len() + rules.len(), String::new());
        csv.write_record(record)?;
    }
    csv.flush()
}
