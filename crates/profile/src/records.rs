//! Files of many candidates: a JSON object a line, a JSON list, CSV, Parquet. A row is read at a time, so memory stays flat
//! however long the file is; a row that cannot be read is an error in its place and the next one follows.
//!
//! A row that is a JSON Resume is read as one. Any other row has columns; which column means what is told by a [`Mapping`]
//! or guessed from the columns' names. Consecutive rows of a table with the same id or e-mail are one candidate with several
//! positions.

mod mapping;
mod person;
mod row;
mod rows;

use std::fs::File;

use qualify_document::{Format, detect, encoding};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde_json::{Map, Value};

pub use mapping::{Mapping, Target};

use self::rows::Record;
use crate::entries::Error;
use crate::model::Candidate;

/// Why a row gave no candidate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {message}")]
pub struct RowError {
    /// The row, counted from 1 without the header; for JSON lines the line.
    pub row: usize,
    /// The candidate's id: given in the row, else the file's name and the row.
    pub id: String,
    /// Stable code: `malformed`, `not-a-resume`, `too-large` or a code of [`qualify_document::Error`].
    pub code: &'static str,
    /// A sentence for a person.
    pub message: String,
}

/// Where records are read from.
#[derive(Debug)]
pub enum Input {
    /// Bytes at hand.
    Bytes(Vec<u8>),
    /// A file, read as it is needed.
    File(File),
}

/// Whether a file holds many candidates rather than one.
///
/// ```
/// use qualify_profile::records::is_many;
/// assert!(is_many(b"{\"id\": 1}\n{\"id\": 2}\n"));
/// assert!(!is_many(b"{\"work\": []}"));
/// ```
pub fn is_many(bytes: &[u8]) -> bool {
    match detect(bytes) {
        Format::JsonLines | Format::Csv | Format::Parquet => true,
        Format::Json => is_list(bytes),
        _ => false,
    }
}

/// Whether JSON is a list.
pub(crate) fn is_list(bytes: &[u8]) -> bool {
    encoding::decode(bytes.get(..bytes.len().min(64)).unwrap_or_default()).trim_start().starts_with('[')
}

/// The candidates of a file, one after the other.
pub struct Records<'v> {
    rows: rows::Rows,
    /// The row behind the last candidate's, read to see that it is another's.
    held: Option<rows::Row>,
    name: String,
    mapping: Mapping,
    vocabulary: &'v Vocabulary,
}

/// Opens a file of candidates. `name` begins the id of candidates that have none.
///
/// ```
/// use qualify_profile::records::{Input, Mapping, read};
/// use qualify_vocabulary::Vocabulary;
///
/// let table = b"id,job title,skills\n7,Cook,\"grill, menus\"\n".to_vec();
/// let mut rows = read("pool.csv", Input::Bytes(table), Mapping::default(), Vocabulary::shipped())?;
/// let cook = rows.next().unwrap().unwrap();
/// assert_eq!(cook.profile.id, "7");
/// assert_eq!(cook.profile.skills[1].name, "menus");
/// # Ok::<(), qualify_profile::Error>(())
/// ```
///
/// # Errors
/// `malformed` when header or footer cannot be read, `unsupported` when the file is not of a format with records,
/// `unknown-column` when the mapping names a column that the file does not have.
pub fn read<'v>(name: &str, input: Input, mapping: Mapping, vocabulary: &'v Vocabulary) -> Result<Records<'v>, Error> {
    let rows = rows::open(input, !mapping.is_empty())?;
    if let Some(header) = rows.header() {
        mapping.check(header)?;
    }
    Ok(Records { rows, held: None, name: name.to_owned(), mapping, vocabulary })
}

/// Every candidate of a file, be it one or many: what a program that takes any input calls. A file that cannot be read is one
/// error with row 0.
///
/// ```
/// use qualify_profile::records::{Mapping, candidates};
/// use qualify_vocabulary::Vocabulary;
///
/// let both = candidates("pool", b"{\"id\": \"a\", \"work\": []}\n{\"id\": \"b\", \"work\": []}".to_vec(), &Mapping::default(), Vocabulary::shipped());
/// assert_eq!(both.len(), 2);
/// let one = candidates("a.txt", b"Cook since 2019".to_vec(), &Mapping::default(), Vocabulary::shipped());
/// assert_eq!(one[0].as_ref().unwrap().profile.id, "a.txt");
/// ```
pub fn candidates(name: &str, bytes: Vec<u8>, mapping: &Mapping, vocabulary: &Vocabulary) -> Vec<Result<Candidate, RowError>> {
    let whole = |error: Error| RowError { row: 0, id: name.to_owned(), code: error.code, message: error.message };
    let table = is_many(&bytes) || !mapping.is_empty() && detect(&bytes) == Format::Text;
    if !table {
        return vec![crate::read(name, &bytes, vocabulary).map_err(whole)];
    }
    if detect(&bytes) == Format::JsonLines && !rows::is_wide(&bytes) {
        return lines(name, &bytes, mapping, vocabulary);
    }
    match read(name, Input::Bytes(bytes), mapping.clone(), vocabulary) {
        Ok(records) => records.collect(),
        Err(error) => vec![Err(whole(error))],
    }
}

/// The candidates of JSON lines, read on all cores.
fn lines(name: &str, bytes: &[u8], mapping: &Mapping, vocabulary: &Vocabulary) -> Vec<Result<Candidate, RowError>> {
    let lines: Vec<_> = rows::lines(bytes).collect();
    let candidate = |(number, line): (usize, Result<&[u8], Error>)| {
        let id = format!("{name}:{number}");
        let read = line.map_err(|error| (None, error)).and_then(|line| row::of_line(line, &id, mapping, vocabulary));
        told(read, number, id)
    };
    lines.into_par_iter().map(candidate).collect()
}

/// What is said of a row.
fn told(read: row::Read, row: usize, id: String) -> Result<Candidate, RowError> {
    read.map_err(|(own, error)| RowError { row, id: own.unwrap_or(id), code: error.code, message: error.message })
}

impl Records<'_> {
    /// A row of a table with those behind it that are of the same person.
    fn person(&mut self, mut first: Map<String, Value>) -> Map<String, Value> {
        let table = self.rows.header().is_some();
        for count in 2..=person::MOST + 1 {
            self.held = if table { self.rows.next() } else { None };
            match &self.held {
                Some((_, Ok(Record::Columns(next)))) if count <= person::MOST && person::same(&first, next, &self.mapping) => {
                    person::merge(&mut first, next, count, &self.mapping)
                }
                _ => break,
            }
        }
        first
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Candidate, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (number, row) = self.held.take().or_else(|| self.rows.next())?;
        let record = row.map(|record| match record {
            Record::Columns(first) => Record::Columns(self.person(first)),
            line => line,
        });
        let id = format!("{}:{number}", self.name);
        let read = record.map_err(|error| (None, error));
        let read = read.and_then(|record| row::candidate(&record, &id, &self.mapping, self.vocabulary));
        Some(told(read, number, id))
    }
}
