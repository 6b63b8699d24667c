//! Results as a Parquet table, for pipelines that read columns.
//!
//! The schema is stable: `candidate`, `outcome`, `score`, `required_score`, `preferred_score`, `met`, `unclear`, `not_met`, `ask`,
//! `decided_by`, `error_code`, `error_message`, `result`. An input that could not be read has only its candidate and the two error columns;
//! `result` is the whole result as JSON.

mod parts;

use std::io::{self, Write};
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt32Array};
use parquet::arrow::ArrowWriter;
use qualify_engine::{Judgement, TierScore, Verdict};

pub use self::parts::{Parts, Reached};
use crate::commands::score::Unread;
use crate::render::Row;
use crate::render::table::{count, decided_by};

/// Rows that are kept in memory before they are written.
const GROUP: usize = 8192;

/// Writes one row group with a row per candidate, then a row per input that could not be read.
pub fn write(out: &mut (dyn Write + Send), judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    let rows: Vec<_> = judgements.iter().map(Ok).chain(unread.iter().map(Err)).collect();
    let batch = batch(&rows)?;
    let mut writer = ArrowWriter::try_new(out, batch.schema(), None).map_err(io::Error::other)?;
    writer.write(&batch).map_err(io::Error::other)?;
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

/// The same table, written as rows come: a row group for every [`GROUP`] rows.
pub struct Rows {
    writer: ArrowWriter<Box<dyn Write + Send>>,
}

impl Rows {
    /// Begins a table.
    ///
    /// # Errors
    /// The output refuses.
    pub fn new(out: Box<dyn Write + Send>) -> io::Result<Self> {
        Ok(Self { writer: ArrowWriter::try_new(out, batch(&[])?.schema(), None).map_err(io::Error::other)? })
    }

    /// Adds rows.
    ///
    /// # Errors
    /// The output refuses.
    pub fn write(&mut self, rows: &[Row]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.writer.write(&of_rows(rows)?).map_err(io::Error::other)?;
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

/// Rows as the table has them.
///
/// # Errors
/// A result that is no JSON.
pub fn of_rows(rows: &[Row]) -> io::Result<RecordBatch> {
    batch(&rows.iter().map(Result::as_ref).collect::<Vec<_>>())
}

fn batch(rows: &[Result<&Judgement, &Unread>]) -> io::Result<RecordBatch> {
    let judged = || rows.iter().map(|row| row.as_ref().ok().copied());
    let text = |of: &dyn Fn(&Judgement) -> String| -> ArrayRef { Arc::new(judged().map(|judged| judged.map(of)).collect::<StringArray>()) };
    let number = |of: &dyn Fn(&Judgement) -> Option<f64>| -> ArrayRef {
        Arc::new(judged().map(|judged| judged.and_then(of)).collect::<Float64Array>())
    };
    let counted = |verdict: Verdict| -> ArrayRef {
        let counts = judged().map(|judged| judged.and_then(|judgement| u32::try_from(count(judgement, verdict)).ok()));
        Arc::new(counts.collect::<UInt32Array>())
    };
    let error = |of: &dyn Fn(&Unread) -> &str| -> ArrayRef {
        Arc::new(rows.iter().map(|row| row.as_ref().err().map(|unread| of(unread))).collect::<StringArray>())
    };
    let tier = |tier: &Option<TierScore>| tier.as_ref().map(|t| t.score);
    let results = judged().map(|judged| judged.map(serde_json::to_string).transpose()).collect::<Result<Vec<_>, _>>()?;
    let names = rows.iter().map(|row| match row {
        Ok(judgement) => Some(judgement.candidate.as_str()),
        Err(unread) => Some(unread.candidate.as_str()),
    });
    let columns: [(&str, ArrayRef, bool); 13] = [
        ("candidate", Arc::new(names.collect::<StringArray>()), false),
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
        ("result", Arc::new(results.into_iter().collect::<StringArray>()), true),
    ];
    RecordBatch::try_from_iter_with_nullable(columns).map_err(io::Error::other)
}
