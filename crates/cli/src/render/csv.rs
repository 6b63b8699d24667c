//! One line per candidate: outcome, scores, counts, and the verdict of every rule.

use std::io::{self, Write};

use qualify_engine::{Judgement, Plan, TierScore};

use crate::commands::score::Unread;
use crate::render::Row;
use crate::render::table::decided_by;

/// The columns before those of the rules.
const FIXED: [&str; 7] = ["candidate", "outcome", "score", "required_score", "preferred_score", "decided_by", "error"];

/// Writes a header and a line per candidate; a rule's column holds its verdict.
pub fn write(out: &mut dyn Write, judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let rules: Vec<&str> = judgements.first().map(|j| j.rules.iter().map(|r| r.id.as_str()).collect()).unwrap_or_default();
    csv.write_record(FIXED.iter().copied().chain(rules.iter().copied()))?;
    for judgement in judgements {
        csv.write_record(judged(judgement))?;
    }
    for row in unread {
        csv.write_record(error(row, rules.len()))?;
    }
    csv.flush()
}

fn judged(judgement: &Judgement) -> Vec<String> {
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
    record
}

fn error(Unread { candidate, error }: &Unread, rules: usize) -> Vec<String> {
    let mut record = vec![candidate.clone()];
    record.resize(FIXED.len() - 1, String::new());
    record.push(format!("{}: {}", error.code, error.message));
    record.resize(FIXED.len() + rules, String::new());
    record
}

/// The line of the columns' names.
///
/// # Errors
/// None: it is written to memory.
pub fn header(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    line(FIXED.iter().copied().chain(plan.rule_ids()))
}

/// The line of a row.
///
/// # Errors
/// None: it is written to memory.
pub fn row(plan: &Plan<'_>, row: &Row) -> io::Result<Vec<u8>> {
    line(record(plan, row))
}

fn line(record: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(record)?;
    csv.into_inner().map_err(io::Error::other)
}

fn record(plan: &Plan<'_>, row: &Row) -> Vec<String> {
    match row {
        Ok(judgement) => judged(judgement),
        Err(unread) => error(unread, plan.rule_ids().count()),
    }
}
