//! Inputs one candidate at a time, so that memory does not grow with them.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The most bytes of one candidate.
const LARGEST: u64 = 512 << 20;
/// The most bytes of candidates read together.
const TOGETHER: usize = 64 << 20;

/// One candidate's bytes.
pub struct Raw {
    /// The input as the user named it; for a record, with its line.
    pub name: String,
    /// The id of a candidate that has none.
    pub id: String,
    /// What was read.
    pub bytes: io::Result<Vec<u8>>,
}

/// Every candidate of the inputs, in order.
pub struct Inflow {
    files: VecDeque<PathBuf>,
    lines: Option<Lines>,
}

/// A file with a candidate on each line.
struct Lines {
    name: String,
    id: String,
    number: usize,
    reader: Box<dyn BufRead>,
}

impl Inflow {
    /// Checks that every input exists, and expands folders: every file below, hidden ones left out, sorted by path.
    ///
    /// # Errors
    /// A path that does not exist, or a folder without files.
    pub fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut files = VecDeque::new();
        for path in paths {
            let before = files.len();
            if path.as_os_str() == "-" || path.is_file() {
                files.push_back(path.clone());
            } else if path.is_dir() {
                files_below(path, &mut files).map_err(|error| Failure::new(format!("cannot read `{}`: {error}", path.display())))?;
                if files.len() == before {
                    let failure = Failure::new(format!("`{}` holds no files", path.display()));
                    return Err(failure.help("name a folder with résumés, or the files themselves"));
                }
            } else {
                return Err(Failure::new(format!("`{}` does not exist", path.display())).help("check the path; `-` reads standard input"));
            }
        }
        Ok(Self { files, lines: None })
    }

    /// Up to so many candidates; none at the end.
    pub fn batch(&mut self, most: usize) -> Vec<Raw> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < most && bytes < TOGETHER {
            let Some(raw) = self.next() else { break };
            bytes += raw.bytes.as_ref().map_or(0, Vec::len);
            batch.push(raw);
        }
        batch
    }

    fn next(&mut self) -> Option<Raw> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some(raw) = lines.next() {
                    return Some(raw);
                }
                self.lines = None;
            }
            let path = self.files.pop_front()?;
            let name = path.display().to_string();
            let id = path.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
            let opened = reader(&path).map(|mut reader| (holds_lines(&id, &mut *reader), reader));
            match opened {
                Ok((true, reader)) => self.lines = Some(Lines { name, id, number: 0, reader }),
                Ok((false, mut reader)) => {
                    let mut bytes = Vec::new();
                    let read = reader.by_ref().take(LARGEST).read_to_end(&mut bytes);
                    return Some(Raw { name, id, bytes: read.map(|_| bytes) });
                }
                Err(error) => return Some(Raw { name, id, bytes: Err(error) }),
            }
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
                Ok(_) => return Some(Raw { name, id, bytes: Ok(bytes) }),
                Err(error) => {
                    self.reader = Box::new(io::empty());
                    return Some(Raw { name, id, bytes: Err(error) });
                }
            }
        }
    }
}

fn files_below(folder: &Path, files: &mut VecDeque<PathBuf>) -> io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.into_iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        if entry.file_type()?.is_dir() { files_below(&entry.path(), files)? } else { files.push_back(entry.path()) }
    }
    Ok(())
}

/// The file's bytes, decompressed when they are gzip or Zstandard.
fn reader(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let plain: Box<dyn Read> = if path.as_os_str() == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    let mut plain = BufReader::with_capacity(1 << 16, plain);
    Ok(match plain.fill_buf()? {
        [0x1f, 0x8b, ..] => Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(plain))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(BufReader::new(zstd::Decoder::with_buffer(plain)?)),
        _ => Box::new(plain),
    })
}

/// Whether each line is a candidate: by the file's name, or for standard input by a first line that is a whole JSON object.
fn holds_lines(id: &str, reader: &mut dyn BufRead) -> bool {
    let name = id.to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    if name != "-" {
        return name.ends_with(".jsonl") || name.ends_with(".ndjson");
    }
    let first = reader.fill_buf().unwrap_or_default().split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.first() == Some(&b'{') && serde_json::from_slice::<serde_json::Value>(first).is_ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::io::Write as _;

    use super::*;

    fn names(path: &Path) -> Vec<String> {
        let mut inflow = Inflow::open(&[path.to_owned()]).unwrap();
        inflow.batch(100).into_iter().map(|raw| format!("{} {}", raw.id, raw.bytes.map_or(0, |bytes| bytes.trim_ascii().len()))).collect()
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
    fn a_stream_cut_short_gives_its_rows_and_one_error() {
        let dir = tempfile::tempdir().unwrap();
        let text = "{\"id\": \"somebody\"}\n".repeat(5000);
        let whole = zstd::encode_all(text.as_bytes(), 1).unwrap();
        let path = dir.path().join("cut.jsonl.zst");
        std::fs::write(&path, whole.get(..whole.len() - 3).unwrap()).unwrap();
        let mut inflow = Inflow::open(&[path]).unwrap();
        let rows = inflow.batch(10_000);
        assert_eq!(rows.iter().filter(|row| row.bytes.is_err()).count(), 1);
        assert!(inflow.batch(10).is_empty());
    }
}
