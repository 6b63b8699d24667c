//! Judges every Parquet file of a folder by a rule file and writes a file of results for each:
//! `cargo run --release -p qualify-search --example parquet_folder -- rules.yaml candidates/ results/ 2026-11-01`.
//!
//! The files have a column `resume` of JSON Resume or text, and perhaps one `id`. Every file, and every batch of it, is judged by
//! itself: the same call works inside any engine that hands out Arrow record batches.
#![allow(clippy::print_stdout, reason = "it says what it wrote")]

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;

use jiff::civil::Date;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use qualify_engine::Plan;
use qualify_search::{score_batch, score_schema};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

type Wrong = Box<dyn Error + Send + Sync>;

fn judge(plan: &Plan<'_>, day: Date, from: &Path, to: &Path) -> Result<usize, Wrong> {
    let batches = ParquetRecordBatchReaderBuilder::try_new(File::open(from)?)?.with_batch_size(4096).build()?;
    let mut writer = ArrowWriter::try_new(File::create(to)?, score_schema(plan), None)?;
    let mut rows = 0;
    for batch in batches {
        let scored = score_batch(plan, day, &batch?)?;
        rows += scored.num_rows();
        writer.write(&scored)?;
    }
    writer.close()?;
    Ok(rows)
}

fn main() -> Result<(), Wrong> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rules, from, to, day] = arguments.as_slice() else { return Err("parquet_folder RULES FOLDER RESULTS DATE".into()) };
    let loaded = qualify_rules::load(rules, &fs::read_to_string(rules)?);
    let file = loaded.file.ok_or("the rule file cannot be used; `qualify check` says why")?;
    let (plan, day) = (Plan::compile(&file, Vocabulary::shipped()), day.parse()?);
    fs::create_dir_all(to)?;
    let mut files: Vec<_> = fs::read_dir(from)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "parquet"));
    let judged = files.par_iter().map(|file| {
        let name = file.file_name().unwrap_or_default();
        Ok((file, judge(&plan, day, file, &Path::new(to).join(name))?))
    });
    for (file, rows) in judged.collect::<Result<Vec<_>, Wrong>>()? {
        println!("{}: {rows} rows judged", file.display());
    }
    Ok(())
}
