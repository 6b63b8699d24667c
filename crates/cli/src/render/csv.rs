//! One line per candidate: outcome, scores, counts, and the verdict of every rule.

use std::io::{self, Write};

use qualify_engine::{Judgement, Plan, TierScore};

use crate::commands::score::Unread;
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

/// The same lines, written as they come.
pub struct Rows {
    csv: csv::Writer<Box<dyn Write + Send>>,
}

impl Rows {
    /// Writes the header.
    ///
    /// # Errors
    /// The output refuses.
    pub fn new(out: Box<dyn Write + Send>, plan: &Plan<'_>) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(FIXED.iter().copied().chain(plan.rule_ids()))?;
        Ok(Self { csv })
    }

    /// Writes a line per row, and leaves none half written.
    ///
    /// # Errors
    /// The output refuses.
    pub fn write(&mut self, plan: &Plan<'_>, rows: &[Result<Judgement, Unread>]) -> io::Result<()> {
        for row in rows {
            match row {
                Ok(judgement) => self.csv.write_record(judged(judgement))?,
                Err(unread) => self.csv.write_record(error(unread, plan.rule_ids().count()))?,
            }
        }
        self.csv.flush()
    }
}
