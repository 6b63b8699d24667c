//! Going on with the results of a run that was interrupted.

use std::fs::{self, OpenOptions};
use std::io::{BufRead as _, BufReader, Error, ErrorKind};
use std::path::Path;

use super::stream::{Form, Stream};
use crate::commands::index::inflow::Inflow;
use crate::failure::Failure;
use crate::render::parquet::{self, Parts, Reached};
use crate::render::{Row, csv, jsonl};

/// Where an interrupted run had come to.
#[derive(Default)]
pub struct Earlier {
    /// Inputs that were judged.
    pub inputs: u64,
    /// There are lines, be they a header.
    pub begun: bool,
    /// The table of a Parquet run.
    pub parts: Option<Parts>,
}

impl Stream<'_> {
    /// Cuts half a row off earlier results and passes over the inputs that are in them, whose last one has to be the same again.
    ///
    /// # Errors
    /// The results are of another run, or cannot be read.
    pub(super) fn go_on(&self, inflow: &mut Inflow) -> Result<Earlier, Failure> {
        let output = self.output.filter(|path| path.as_os_str() != "-");
        let output = output.ok_or_else(|| Failure::new("`--resume` needs the file that `--output` names"))?;
        match self.form {
            Form::Parquet => self.go_on_with_parts(output, inflow),
            Form::Jsonl | Form::Csv => self.go_on_with_lines(output, inflow),
        }
    }

    fn go_on_with_lines(&self, output: &Path, inflow: &mut Inflow) -> Result<Earlier, Failure> {
        let mut results = whole_rows(output, self.form == Form::Csv)?;
        let errors = self.errors.map(|path| whole_rows(path, false)).transpose()?.unwrap_or_default();
        let begun = results.count > 0;
        if self.form == Form::Csv && begun {
            if results.first != csv::header(self.plan)? {
                return Err(other(output));
            }
            results.count -= 1;
        }
        let inputs = results.count + errors.count;
        let Some(last) = self.last(inputs, inflow) else {
            return nothing_or(inputs, output).map(|earlier| Earlier { begun, ..earlier });
        };
        let same = match &last {
            Err(row) if self.errors.is_some() => errors.last == jsonl::line(row)?,
            row => results.last == self.line(row)?,
        };
        if same { Ok(Earlier { inputs, begun, parts: None }) } else { Err(other(output)) }
    }

    fn go_on_with_parts(&self, output: &Path, inflow: &mut Inflow) -> Result<Earlier, Failure> {
        let wrong = |error: Error| match error.kind() {
            ErrorKind::InvalidData => other(output),
            _ => Failure::new(format!("cannot go on with `{}`: {error}", output.display())),
        };
        let (parts, Reached { inputs, errors }, last_row) = Parts::go_on(output).map_err(wrong)?;
        if let Some(path) = self.errors {
            cut(path, errors)?;
        }
        let Some(last) = self.last(inputs, inflow) else {
            return nothing_or(inputs, output).map(|earlier| Earlier { parts: Some(parts), ..earlier });
        };
        let same = match (&last, self.errors) {
            (Err(row), Some(path)) => whole_rows(path, false)?.last == jsonl::line(row)?,
            _ => last_row == Some(parquet::of_rows(std::slice::from_ref(&last))?),
        };
        if same { Ok(Earlier { inputs, begun: false, parts: Some(parts) }) } else { Err(other(output)) }
    }

    /// Passes over so many inputs and judges the last of them.
    fn last(&self, inputs: u64, inflow: &mut Inflow) -> Option<Row> {
        (1..inputs).for_each(|_| drop(inflow.batch(1)));
        (inputs > 0).then(|| inflow.batch(1).pop().map(|raw| self.judge(raw))).flatten()
    }

    /// A row as it stands in the results, with its line break.
    pub(super) fn line(&self, row: &Row) -> Result<Vec<u8>, Failure> {
        match (self.form, row) {
            (Form::Csv, row) => Ok(csv::row(self.plan, row)?),
            (_, Ok(judgement)) => Ok(jsonl::line(judgement)?),
            (_, Err(unread)) => Ok(jsonl::line(unread)?),
        }
    }
}

/// There is nothing to go on with, or results of inputs that are no more.
fn nothing_or(inputs: u64, output: &Path) -> Result<Earlier, Failure> {
    if inputs == 0 { Ok(Earlier::default()) } else { Err(other(output)) }
}

fn other(output: &Path) -> Failure {
    Failure::new(format!("`{}` holds results of other inputs, rules or dates", output.display()))
        .help("name the same inputs, or leave `--resume` out to begin anew")
}

/// The rows of a file of results.
#[derive(Default)]
struct Rows {
    count: u64,
    /// With its line break.
    first: Vec<u8>,
    last: Vec<u8>,
}

/// Counts the rows of a file, and cuts off what comes after the last whole one. In a table, a line break between quotes ends no row. A
/// file that is not there has none.
fn whole_rows(path: &Path, table: bool) -> Result<Rows, Failure> {
    let wrong = |error: Error| Failure::new(format!("cannot read `{}`: {error}", path.display()));
    let file = match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Rows::default()),
        Err(error) => return Err(wrong(error)),
    };
    let (mut reader, mut rows, mut whole, mut row) = (BufReader::new(&file), Rows::default(), 0, Vec::new());
    while reader.read_until(b'\n', &mut row).map_err(wrong)? > 0 && row.ends_with(b"\n") {
        if table && row.iter().filter(|byte| **byte == b'"').count() % 2 != 0 {
            continue;
        }
        (rows.count, whole) = (rows.count + 1, whole + row.len() as u64);
        std::mem::swap(&mut rows.last, &mut row);
        if rows.count == 1 {
            rows.first.clone_from(&rows.last);
        }
        row.clear();
    }
    if fs::metadata(path).map_err(wrong)?.len() > whole {
        file.set_len(whole).map_err(wrong)?;
    }
    Ok(rows)
}

/// Cuts a file off behind so many bytes.
fn cut(path: &Path, bytes: u64) -> Result<(), Failure> {
    let wrong = |error: Error| Failure::new(format!("cannot cut `{}`: {error}", path.display()));
    match OpenOptions::new().write(true).open(path) {
        Ok(file) if file.metadata().map_err(wrong)?.len() < bytes => Err(Failure::new(format!("`{}` is cut short", path.display()))),
        Ok(file) => file.set_len(bytes).map_err(wrong),
        Err(error) if error.kind() == ErrorKind::NotFound && bytes == 0 => Ok(()),
        Err(error) => Err(wrong(error)),
    }
}
