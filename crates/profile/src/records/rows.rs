//! Rows of every format as JSON objects, one at a time.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use bytes::Bytes;
use parquet::file::reader::{ChunkReader, FileReader};
use parquet::file::serialized_reader::SerializedFileReader;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use qualify_document::{Format, detect, encoding, quietly};
use serde_json::{Map, Value};

use super::Input;
use crate::entries::Error;

/// A row's number and what it holds, or why there is nothing.
pub(super) type Row = (usize, Result<Record, Error>);

/// What a row holds.
pub(super) enum Record {
    /// Its cells by their columns.
    Columns(Map<String, Value>),
    /// A line of JSON, not yet read.
    Line(Vec<u8>),
}

/// Longest row in bytes: 16 MB.
const LONGEST: usize = 16 << 20;

/// Rows not yet read.
pub(super) enum Rows {
    Csv { reader: Box<csv::Reader<Box<dyn BufRead + Send>>>, header: Vec<String>, number: usize },
    Lines { reader: Box<dyn BufRead + Send>, number: usize },
    List { items: VecDeque<Value>, number: usize },
    Parquet { rows: Box<RowIter<'static>>, header: Vec<String>, number: usize },
    Ended,
}

/// Opens the rows of a file; the content decides the format. A text whose columns somebody has named is a table.
pub(super) fn open(input: Input, named: bool) -> Result<Rows, Error> {
    let (head, mut input) = head(input)?;
    let format = detect(&head);
    if is_wide(&head) || format == Format::Json {
        input = Input::Bytes(encoding::decode(&all(input)?).into_owned().into_bytes());
    }
    match format {
        Format::Parquet => match input {
            Input::Bytes(bytes) => parquet(Bytes::from(bytes)),
            Input::File(file) => parquet(file),
        },
        Format::Text if named => csv_rows(input, &head),
        Format::Csv => csv_rows(input, &head),
        Format::JsonLines => Ok(Rows::Lines { reader: buffered(input), number: 0 }),
        Format::Json => list(&all(input)?),
        _ => Err(Error::new("unsupported", "the file is no table of candidates: neither CSV nor JSON lines nor Parquet")),
    }
}

/// Whether the bytes are UTF-16, as their mark says.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// The first 64 kB, and the input as it was.
fn head(input: Input) -> Result<(Vec<u8>, Input), Error> {
    match input {
        Input::Bytes(bytes) => Ok((bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default().to_vec(), Input::Bytes(bytes))),
        Input::File(mut file) => {
            let mut head = Vec::new();
            file.by_ref().take(64 << 10).read_to_end(&mut head).map_err(unreadable)?;
            file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
            Ok((head, Input::File(file)))
        }
    }
}

fn all(input: Input) -> Result<Vec<u8>, Error> {
    match input {
        Input::Bytes(bytes) => Ok(bytes),
        Input::File(mut file) => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(unreadable)?;
            Ok(bytes)
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn unreadable(error: std::io::Error) -> Error {
    Error::new("unreadable", error.to_string())
}

fn buffered(input: Input) -> Box<dyn BufRead + Send> {
    match input {
        Input::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        Input::File(file) => Box::new(BufReader::with_capacity(1 << 20, file)),
    }
}

fn csv_rows(input: Input, head: &[u8]) -> Result<Rows, Error> {
    let sample = encoding::decode(head);
    let first = sample.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|b| b == separator).count();
    let separator = [b'|', b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(buffered(input));
    let header = reader.byte_headers().map_err(|e| Error::new("malformed", e.to_string()))?;
    let header = header.iter().map(|cell| encoding::decode(cell).trim().to_owned()).collect();
    Ok(Rows::Csv { reader: Box::new(reader), header, number: 0 })
}

fn list(bytes: &[u8]) -> Result<Rows, Error> {
    let items = match serde_json::from_slice(bytes) {
        Ok(Value::Array(items)) => items,
        Ok(Value::Object(object)) => vec![Value::Object(object)],
        Ok(_) => return Err(Error::new("not-a-resume", "the JSON is no list of records")),
        Err(error) => return Err(Error::new("malformed", error.to_string())),
    };
    Ok(Rows::List { items: items.into(), number: 0 })
}

fn parquet<R: ChunkReader + 'static>(source: R) -> Result<Rows, Error> {
    let damaged = |why: String| Error::new("malformed", format!("the Parquet file is damaged: {why}"));
    let opened = quietly("Parquet file", || {
        let reader = SerializedFileReader::new(source).map_err(|e| Error::new("malformed", e.to_string()))?;
        let columns = reader.metadata().file_metadata().schema().get_fields();
        let header = columns.iter().map(|column| column.name().to_owned()).collect();
        Ok((RowIter::from_file_into(Box::new(reader)), header))
    });
    let (rows, header) = opened.map_err(|error| damaged(error.message))?;
    Ok(Rows::Parquet { rows: Box::new(rows), header, number: 0 })
}

impl Rows {
    /// The columns' names, when the file names them once for all rows.
    pub(super) fn header(&self) -> Option<&[String]> {
        match self {
            Self::Csv { header, .. } | Self::Parquet { header, .. } => Some(header),
            _ => None,
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let row = match self {
            Self::Csv { reader, header, number } => csv_row(reader, header, number),
            Self::Lines { reader, number } => line(reader.as_mut(), number),
            Self::List { items, number } => items.pop_front().map(|item| {
                *number += 1;
                (*number, object(item))
            }),
            Self::Parquet { rows, number, .. } => parquet_row(rows, number),
            Self::Ended => None,
        };
        // After a failure of the file itself no place to go on from is known.
        if row.as_ref().is_none_or(|(_, row)| row.as_ref().is_err_and(|error| error.code == "unreadable")) {
            *self = Self::Ended;
        }
        row
    }
}

fn object(value: Value) -> Result<Record, Error> {
    match value {
        Value::Object(object) => Ok(Record::Columns(object)),
        _ => Err(no_object()),
    }
}

pub(super) fn no_object() -> Error {
    Error::new("not-a-resume", "the record is no object")
}

fn csv_row(reader: &mut csv::Reader<Box<dyn BufRead + Send>>, header: &[String], number: &mut usize) -> Option<Row> {
    let mut record = csv::ByteRecord::new();
    let more = reader.read_byte_record(&mut record);
    *number += 1;
    let row = match more {
        Ok(false) => return None,
        Err(error) => Err(Error::new("unreadable", error.to_string())),
        Ok(true) if record.len() > header.len() => {
            let message =
                format!("the row has {} cells and the header {}; a cell with the separator in it needs quotes", record.len(), header.len());
            Err(Error::new("malformed", message))
        }
        Ok(true) if record.as_slice().len() > LONGEST => Err(too_long()),
        Ok(true) => {
            let cells = record.iter().map(|cell| Value::String(encoding::decode(cell).into_owned()));
            Ok(Record::Columns(header.iter().cloned().zip(cells).collect()))
        }
    };
    Some((*number, row))
}

fn too_long() -> Error {
    Error::new("too-large", "the row takes more than the limit of 16 MB")
}

/// The next line that is not blank.
fn line(reader: &mut (dyn BufRead + Send), number: &mut usize) -> Option<Row> {
    loop {
        let mut bytes = Vec::new();
        let read = Read::take(&mut *reader, LONGEST as u64 + 1).read_until(b'\n', &mut bytes);
        *number += 1;
        match read {
            Err(error) => return Some((*number, Err(unreadable(error)))),
            Ok(0) => return None,
            Ok(length) if length > LONGEST => {
                let rest = reader.skip_until(b'\n');
                return Some((*number, Err(rest.map_or_else(unreadable, |_| too_long()))));
            }
            Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
            Ok(_) => return Some((*number, Ok(Record::Line(bytes)))),
        }
    }
}

/// The lines of a text that are not blank, as [`Rows::Lines`] gives them, with their numbers.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, Result<&[u8], Error>)> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace));
    lines.map(|(number, line)| (number, if line.len() < LONGEST { Ok(line) } else { Err(too_long()) }))
}

fn parquet_row(rows: &mut RowIter<'static>, number: &mut usize) -> Option<Row> {
    *number += 1;
    let row = match quietly("Parquet file", || Ok(rows.next())) {
        Ok(None) => return None,
        Ok(Some(Ok(row))) => Ok(Record::Columns(row.get_column_iter().map(|(name, field)| (name.clone(), json(field))).collect())),
        Ok(Some(Err(error))) => Err(Error::new("unreadable", format!("the Parquet file is damaged: {error}"))),
        Err(error) => Err(Error::new("unreadable", error.message)),
    };
    Some((*number, row))
}

fn json(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Str(text) => Value::String(text.clone()),
        Field::Bytes(bytes) => Value::String(encoding::decode(bytes.data()).into_owned()),
        Field::Bool(truth) => Value::Bool(*truth),
        Field::ListInternal(list) => Value::Array(list.elements().iter().map(json).collect()),
        Field::Group(group) => Value::Object(group.get_column_iter().map(|(name, field)| (name.clone(), json(field))).collect()),
        other => Value::String(other.to_string()),
    }
}
