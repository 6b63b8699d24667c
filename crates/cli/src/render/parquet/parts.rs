//! A Parquet table that an interrupted run can go on with.
//!
//! A table has its end last, and without it nobody can read it. So it is written in parts, small tables in the folder `FILE.parts`, and these
//! are put together at the end without being read. Each says of how many inputs it is the last one.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::column::writer::ColumnCloseResult;
use parquet::file::metadata::{KeyValue, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;

use super::{GROUP, batch, of_rows};
use crate::render::Row;

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// Inputs that are done, those that could not be read among them.
    pub inputs: u64,
    /// Bytes of the file of errors that belong to them.
    pub errors: u64,
}

const INPUTS: &str = "qualify.inputs";
const ERRORS: &str = "qualify.errors";
const MAKING: &str = "making";

/// A table while it is written.
pub struct Parts {
    output: PathBuf,
    folder: PathBuf,
    next: usize,
    open: Option<ArrowWriter<File>>,
}

impl Parts {
    /// Begins a table anew; what was there is gone.
    ///
    /// # Errors
    /// The folder of parts cannot be made, or holds what cannot be removed.
    pub fn begin(output: &Path) -> io::Result<Self> {
        let mut parts = Self::at(output);
        if output.exists() {
            fs::remove_file(output)?;
        }
        parts.written()?.iter().try_for_each(fs::remove_file)?;
        parts.open()?;
        Ok(parts)
    }

    /// Goes on with the table that a run left, in parts or whole, and says how far that had come. Its last row comes with it.
    ///
    /// # Errors
    /// What is there cannot be read, or is no table of results.
    pub fn go_on(output: &Path) -> io::Result<(Self, Reached, Option<RecordBatch>)> {
        let mut parts = Self::at(output);
        if parts.written()?.is_empty() && output.exists() {
            reached(&metadata(&File::open(output)?)?)?;
            fs::create_dir_all(&parts.folder)?;
            fs::rename(output, parts.part(0))?;
        }
        let written = parts.written()?;
        parts.next = written.len();
        let (mut come, mut last) = (Reached::default(), None);
        for path in written.iter().rev() {
            if come == Reached::default() {
                come = reached(&metadata(&File::open(path)?)?)?;
            }
            last = last_row(File::open(path)?)?;
            if last.is_some() {
                break;
            }
        }
        parts.open()?;
        Ok((parts, come, last))
    }

    fn at(output: &Path) -> Self {
        let mut folder = output.as_os_str().to_owned();
        folder.push(".parts");
        Self { output: output.to_owned(), folder: folder.into(), next: 0, open: None }
    }

    fn part(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{number:06}.parquet"))
    }

    /// The parts that are whole, in their order.
    fn written(&self) -> io::Result<Vec<PathBuf>> {
        let parts = (0..).map(|number| self.part(number));
        parts.map_while(|part| part.try_exists().map(|exists| exists.then_some(part)).transpose()).collect()
    }

    fn open(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join(MAKING))?;
        self.open = Some(ArrowWriter::try_new(file, batch(&[])?.schema(), None).map_err(io::Error::other)?);
        Ok(())
    }

    /// Whether the next rows belong into another part.
    pub fn is_full(&self) -> bool {
        self.open.as_ref().is_some_and(|part| part.in_progress_rows() >= GROUP)
    }

    /// Adds rows.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&mut self, rows: &[Row]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.open.as_mut().map_or(Ok(()), |part| part.write(&of_rows(rows)?).map_err(io::Error::other))
    }

    /// Makes the rows written so far lasting.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn close_part(&mut self, reached: Reached) -> io::Result<()> {
        let Some(mut part) = self.open.take() else { return Ok(()) };
        part.append_key_value_metadata(KeyValue::new(INPUTS.to_owned(), reached.inputs.to_string()));
        part.append_key_value_metadata(KeyValue::new(ERRORS.to_owned(), reached.errors.to_string()));
        part.close().map_err(io::Error::other)?;
        fs::rename(self.folder.join(MAKING), self.part(self.next))?;
        self.next += 1;
        self.open()
    }

    /// Puts the parts together.
    ///
    /// # Errors
    /// The disk refuses; the parts stay, and a run can go on with them.
    pub fn finish(mut self, reached: Reached) -> io::Result<()> {
        self.close_part(reached)?;
        let written = self.written()?;
        let mut making = self.output.clone().into_os_string();
        making.push(".making");
        join(&written, Path::new(&making))?;
        fs::rename(&making, &self.output)?;
        self.open = None;
        written.iter().try_for_each(fs::remove_file)?;
        fs::remove_file(self.folder.join(MAKING))?;
        fs::remove_dir(&self.folder)
    }
}

fn metadata(file: &File) -> io::Result<ParquetMetaData> {
    ParquetMetaDataReader::new().parse_and_finish(file).map_err(io::Error::other)
}

fn reached(metadata: &ParquetMetaData) -> io::Result<Reached> {
    let said = metadata.file_metadata().key_value_metadata().map(Vec::as_slice).unwrap_or_default();
    let number = |key: &str| said.iter().find(|pair| pair.key == key)?.value.as_ref()?.parse().ok();
    let reached = number(INPUTS).zip(number(ERRORS)).map(|(inputs, errors)| Reached { inputs, errors });
    reached.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the table does not say how far its run had come"))
}

/// The last row of a table; none of one without rows.
fn last_row(file: File) -> io::Result<Option<RecordBatch>> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(io::Error::other)?;
    let rows = usize::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or(0);
    let mut reader = reader.with_offset(rows.saturating_sub(1)).build().map_err(io::Error::other)?;
    reader.next().transpose().map_err(io::Error::other)
}

/// Copies the row groups of tables into one table, as they are.
fn join(parts: &[PathBuf], output: &Path) -> io::Result<()> {
    let Some(last) = parts.last() else { return Ok(()) };
    let last = metadata(&File::open(last)?)?;
    let said = last.file_metadata().key_value_metadata().cloned();
    let properties = WriterProperties::builder().set_key_value_metadata(said).build();
    let schema = last.file_metadata().schema_descr().root_schema_ptr();
    let mut table = SerializedFileWriter::new(File::create(output)?, schema, Arc::new(properties)).map_err(io::Error::other)?;
    for part in parts {
        let file = File::open(part)?;
        for group in metadata(&file)?.row_groups() {
            let mut copy = table.next_row_group().map_err(io::Error::other)?;
            for column in group.columns() {
                let closed = ColumnCloseResult {
                    bytes_written: column.compressed_size().unsigned_abs(),
                    rows_written: group.num_rows().unsigned_abs(),
                    metadata: column.clone(),
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                copy.append_column(&file, closed).map_err(io::Error::other)?;
            }
            copy.close().map_err(io::Error::other)?;
        }
    }
    table.close().map(drop).map_err(io::Error::other)
}
