//! Results as a Parquet table, for pipelines that read columns.
//!
//! The schema is stable: `candidate`, `outcome`, `score`, `required_score`, `preferred_score`, `met`, `unclear`, `not_met`, `ask`,
//! `decided_by`, `error_code`, `error_message`, `result`. An input that could not be read has only its candidate and the two error columns;
//! `result` is the whole result as JSON.

use std::io::{self, Write};
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt32Array};
use parquet::arrow::ArrowWriter;
use qualify_engine::{Judgement, TierScore, Verdict};

use crate::commands::score::Unread;
use crate::render::table::{count, decided_by};

/// Writes one row group with a row per candidate, then a row per input that could not be read.
pub fn write(out: &mut (dyn Write + Send), judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    let batch = batch(judgements, unread)?;
    let mut writer = ArrowWriter::try_new(out, batch.schema(), None).map_err(io::Error::other)?;
    writer.write(&batch).map_err(io::Error::other)?;
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

/// The same table, written as rows come: a row group for every [`GROUP`] rows.
pub struct Rows {
    writer: ArrowWriter<Box<dyn Write + Send>>,
}

/// Rows that are kept in memory before they are written.
const GROUP: usize = 8192;

impl Rows {
    /// Begins a table.
    ///
    /// # Errors
    /// The output refuses.
    pub fn new(out: Box<dyn Write + Send>) -> io::Result<Self> {
        Ok(Self { writer: ArrowWriter::try_new(out, batch(&[], &[])?.schema(), None).map_err(io::Error::other)? })
    }

    /// Adds rows; of those given together, the ones that could not be read come last.
    ///
    /// # Errors
    /// The output refuses.
    pub fn write(&mut self, rows: Vec<Result<Judgement, Unread>>) -> io::Result<()> {
        let (mut judgements, mut unread) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            match row {
                Ok(judgement) => judgements.push(judgement),
                Err(row) => unread.push(row),
            }
        }
        self.writer.write(&batch(&judgements, &unread)?).map_err(io::Error::other)?;
        if self.writer.in_progress_rows() >= GROUP {
            self.writer.flush().map_err(io::Error::other)?;
        }
        Ok(())
    }

    /// Ends the table, without which nobody can read it.
    ///
    /// # Errors
    /// The output refuses.
    pub fn finish(self) -> io::Result<()> {
        self.writer.close().map(drop).map_err(io::Error::other)
    }
}

fn batch(judgements: &[Judgement], unread: &[Unread]) -> io::Result<RecordBatch> {
    let text = |of: &dyn Fn(&Judgement) -> String| -> ArrayRef {
        Arc::new(judgements.iter().map(|j| Some(of(j))).chain(unread.iter().map(|_| None)).collect::<StringArray>())
    };
    let number = |of: &dyn Fn(&Judgement) -> Option<f64>| -> ArrayRef {
        Arc::new(judgements.iter().map(of).chain(unread.iter().map(|_| None)).collect::<Float64Array>())
    };
    let counted = |verdict: Verdict| -> ArrayRef {
        let counts = judgements.iter().map(|j| u32::try_from(count(j, verdict)).ok());
        Arc::new(counts.chain(unread.iter().map(|_| None)).collect::<UInt32Array>())
    };
    let error = |of: &dyn Fn(&Unread) -> &str| -> ArrayRef {
        Arc::new(judgements.iter().map(|_| None).chain(unread.iter().map(|u| Some(of(u)))).collect::<StringArray>())
    };
    let tier = |tier: &Option<TierScore>| tier.as_ref().map(|t| t.score);
    let results = judgements.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    let names = judgements.iter().map(|j| j.candidate.as_str()).chain(unread.iter().map(|u| u.candidate.as_str()));
    let columns: [(&str, ArrayRef, bool); 13] = [
        ("candidate", Arc::new(names.map(Some).collect::<StringArray>()), false),
        ("outcome", text(&|j| j.outcome.to_string()), true),
        ("score", number(&|j| Some(j.score)), true),
        ("required_score", number(&|j| tier(&j.required)), true),
        ("preferred_score", number(&|j| tier(&j.preferred)), true),
        ("met", counted(Verdict::Met), true),
        ("unclear", counted(Verdict::Unclear), true),
        ("not_met", counted(Verdict::NotMet), true),
        ("ask", counted(Verdict::Ask), true),
        ("decided_by", text(&decided_by), true),
        ("error_code", error(&|u| &u.error.code), true),
        ("error_message", error(&|u| &u.error.message), true),
        ("result", Arc::new(results.into_iter().map(Some).chain(unread.iter().map(|_| None)).collect::<StringArray>()), true),
    ];
    RecordBatch::try_from_iter_with_nullable(columns).map_err(io::Error::other)
}
