//! Inputs one candidate at a time, so that memory does not grow with them.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use qualify_document::Format;
use qualify_profile::records::{self, Input, Mapping, Records};
use qualify_profile::{Error, Profile};
use qualify_vocabulary::Vocabulary;

use crate::failure::Failure;
use crate::inputs;
use crate::progress::Share;

/// The most bytes of one candidate.
const LARGEST: u64 = 512 << 20;
/// Bytes that tell what a file holds.
const HEAD: u64 = 1 << 16;
/// The most bytes of candidates read together.
const TOGETHER: usize = 64 << 20;

/// One candidate as it comes in.
pub struct Raw {
    /// The input as the user named it; for a record, with its row.
    pub name: String,
    /// The id of a candidate that has none.
    pub id: String,
    /// What came.
    pub content: Content,
}

/// What an input gave.
pub enum Content {
    /// A file or a line that is to be read.
    Bytes(Vec<u8>),
    /// A row of a table.
    Row(Box<Profile>),
    /// Nothing: a stable code, and a sentence for a person.
    Unreadable(String, String),
}

impl From<io::Error> for Content {
    fn from(error: io::Error) -> Self {
        Self::Unreadable("unreadable".to_owned(), error.to_string())
    }
}

impl From<Error> for Content {
    fn from(error: Error) -> Self {
        Self::Unreadable(error.code.to_string(), error.message)
    }
}

/// Counts what is read.
struct Counted<R> {
    from: R,
    share: Share,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.share.add(read as u64);
        Ok(read)
    }
}

/// Every candidate of the inputs, in order.
pub struct Inflow {
    files: VecDeque<PathBuf>,
    share: Share,
    mapping: Mapping,
    vocabulary: &'static Vocabulary,
    open: Option<Open>,
}

/// A file of many candidates.
enum Open {
    Lines(Lines),
    /// `unread`: bytes of the file that nobody counts while its rows come.
    Table {
        name: String,
        rows: Box<Records<'static>>,
        unread: u64,
    },
}

/// A file as it was found.
enum Found {
    Lines(Box<dyn BufRead + Send>),
    Table(Box<Records<'static>>, u64),
    Whole(Vec<u8>),
}

/// A file with a candidate on each line.
struct Lines {
    name: String,
    id: String,
    number: usize,
    reader: Box<dyn BufRead + Send>,
}

impl Inflow {
    /// Checks that every input exists, and expands folders: every file below, hidden ones left out, sorted by path.
    ///
    /// # Errors
    /// A path that does not exist, or a folder without files.
    pub fn open(paths: &[PathBuf], mapping: Mapping, vocabulary: &'static Vocabulary) -> Result<Self, Failure> {
        let files = inputs::files(paths)?;
        Ok(Self { share: Share::of(&files), files: files.into(), mapping, vocabulary, open: None })
    }

    /// How far it has come.
    pub fn share(&self) -> Share {
        self.share.clone()
    }

    /// Up to so many candidates; none at the end.
    pub fn batch(&mut self, most: usize) -> Vec<Raw> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < most && bytes < TOGETHER {
            let Some(raw) = self.next() else { break };
            bytes += if let Content::Bytes(content) = &raw.content { content.len() } else { 0 };
            batch.push(raw);
        }
        batch
    }

    fn next(&mut self) -> Option<Raw> {
        loop {
            let raw = match &mut self.open {
                Some(Open::Lines(lines)) => lines.next(),
                Some(Open::Table { name, rows, .. }) => rows.next().map(|row| table_row(name, row)),
                None => None,
            };
            if raw.is_some() {
                return raw;
            }
            if let Some(Open::Table { unread, .. }) = &self.open {
                self.share.add(*unread);
            }
            self.open = None;
            let path = self.files.pop_front()?;
            let name = path.display().to_string();
            let id = path.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
            match find(&path, &id, &self.mapping, self.vocabulary, &self.share) {
                Ok(Found::Lines(reader)) => self.open = Some(Open::Lines(Lines { name, id, number: 0, reader })),
                Ok(Found::Table(rows, unread)) => self.open = Some(Open::Table { name, rows, unread }),
                Ok(Found::Whole(bytes)) => return Some(Raw { name, id, content: Content::Bytes(bytes) }),
                Err(content) => return Some(Raw { name, id, content }),
            }
        }
    }
}

fn table_row(name: &str, row: Result<qualify_profile::Candidate, records::RowError>) -> Raw {
    match row {
        Ok(candidate) => {
            let id = candidate.profile.id.clone();
            Raw { name: name.to_owned(), id, content: Content::Row(Box::new(candidate.profile)) }
        }
        Err(error) => {
            let name = format!("{name}:{}", error.row);
            Raw { name, id: error.id, content: Content::Unreadable(error.code.to_owned(), error.message) }
        }
    }
}

impl Lines {
    fn next(&mut self) -> Option<Raw> {
        loop {
            self.number += 1;
            let mut bytes = Vec::new();
            let read = self.reader.by_ref().take(LARGEST).read_until(b'\n', &mut bytes);
            let (name, id) = (format!("{}:{}", self.name, self.number), format!("{}:{}", self.id, self.number));
            match read {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Raw { name, id, content: Content::Bytes(bytes) }),
                Err(error) => {
                    self.reader = Box::new(io::empty());
                    return Some(Raw { name, id, content: error.into() });
                }
            }
        }
    }
}

/// Opens a file and tells by its name and its beginning what it holds.
fn find(path: &Path, id: &str, mapping: &Mapping, vocabulary: &'static Vocabulary, share: &Share) -> Result<Found, Content> {
    let before = share.read();
    let (mut reader, plain) = reader(path, share)?;
    // A pipe gives its first bytes by and by.
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    let (lines, many) = (qualify_document::detect(&head) == Format::JsonLines, records::is_many(&head));
    let mut reader: Box<dyn BufRead + Send> = Box::new(Cursor::new(head).chain(reader));
    let name = id.to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    if lines || name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        return Ok(Found::Lines(reader));
    }
    let input = if many && plain {
        Input::File(File::open(path)?)
    } else {
        let mut bytes = Vec::new();
        reader.by_ref().take(LARGEST).read_to_end(&mut bytes)?;
        if !many {
            return Ok(Found::Whole(bytes));
        }
        Input::Bytes(bytes)
    };
    let unread = path.metadata().map_or(0, |meta| (before + meta.len()).saturating_sub(share.read()));
    Ok(Found::Table(Box::new(records::read(id, input, mapping.clone(), vocabulary)?), unread))
}

/// The file's bytes, decompressed when they are gzip or Zstandard, and whether they can be read a second time as they are.
fn reader(path: &Path, share: &Share) -> io::Result<(Box<dyn BufRead + Send>, bool)> {
    let stdin = path.as_os_str() == "-";
    let plain: Box<dyn Read + Send> = if stdin { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    let mut plain = BufReader::with_capacity(1 << 16, Counted { from: plain, share: share.clone() });
    Ok(match plain.fill_buf()? {
        [0x1f, 0x8b, ..] => (Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(plain))), false),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => (Box::new(BufReader::new(zstd::Decoder::with_buffer(plain)?)), false),
        _ => (Box::new(plain), !stdin),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::io::Write as _;

    use super::*;

    fn names(path: &Path) -> Vec<String> {
        let mut inflow = Inflow::open(&[path.to_owned()], Mapping::default(), Vocabulary::shipped()).unwrap();
        let length = |content| match content {
            Content::Bytes(bytes) => bytes.trim_ascii().len(),
            Content::Row(profile) => profile.skills.len(),
            Content::Unreadable(..) => 0,
        };
        inflow.batch(100).into_iter().map(|raw| format!("{} {}", raw.id, length(raw.content))).collect()
    }

    #[test]
    fn the_rows_of_a_table_are_candidates() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pool.csv");
        std::fs::write(&path, "id,job title,skills\n7,Cook,\"grill, menus\"\n8,Baker,bread\n").unwrap();
        assert_eq!(names(&path), ["7 2", "8 1"]);
    }

    #[test]
    fn lines_are_candidates_whether_compressed_or_not() {
        let dir = tempfile::tempdir().unwrap();
        let text = b"{\"id\": 1}\n\n{\"id\": 22}\n{\"id\": 333}";
        std::fs::write(dir.path().join("a.jsonl"), text).unwrap();
        std::fs::write(dir.path().join("b.jsonl.zst"), zstd::encode_all(&text[..], 1).unwrap()).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(File::create(dir.path().join("c.jsonl.gz")).unwrap(), flate2::Compression::fast());
        gzip.write_all(text).unwrap();
        gzip.finish().unwrap();
        for name in ["a.jsonl", "b.jsonl.zst", "c.jsonl.gz"] {
            let expected = [(1, 9), (3, 10), (4, 11)].map(|(line, length)| format!("{name}:{line} {length}"));
            assert_eq!(names(&dir.path().join(name)), expected);
        }
    }

    #[test]
    fn all_bytes_of_the_inputs_are_counted_once_they_are_read() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.csv"), format!("id,job title\n{}", "7,Cook\n".repeat(40_000))).unwrap();
        std::fs::write(dir.path().join("b.jsonl.zst"), zstd::encode_all("{\"id\": 1}\n".repeat(99).as_bytes(), 1).unwrap()).unwrap();
        std::fs::write(dir.path().join("c.txt"), "Cook, 2019 to 2021").unwrap();
        let mut inflow = Inflow::open(&[dir.path().to_owned()], Mapping::default(), Vocabulary::shipped()).unwrap();
        let (share, mut last) = (inflow.share(), 0);
        assert_eq!(share.bytes().unwrap().0, 0);
        while !inflow.batch(1000).is_empty() {
            let (read, all) = share.bytes().unwrap();
            assert!(read >= last && read <= all);
            last = read;
        }
        let (read, all) = share.bytes().unwrap();
        assert_eq!(read, all);
        assert!(Share::of(&[PathBuf::from("-")]).bytes().is_none());
    }

    #[test]
    fn a_stream_cut_short_gives_its_rows_and_one_error() {
        let dir = tempfile::tempdir().unwrap();
        let text = "{\"id\": \"somebody\"}\n".repeat(5000);
        let whole = zstd::encode_all(text.as_bytes(), 1).unwrap();
        let path = dir.path().join("cut.jsonl.zst");
        std::fs::write(&path, whole.get(..whole.len() - 3).unwrap()).unwrap();
        let mut inflow = Inflow::open(&[path], Mapping::default(), Vocabulary::shipped()).unwrap();
        let rows = inflow.batch(10_000);
        assert_eq!(rows.iter().filter(|row| matches!(row.content, Content::Unreadable(..))).count(), 1);
        assert!(inflow.batch(10).is_empty());
    }
}
