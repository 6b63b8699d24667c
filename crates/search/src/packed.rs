//! The records of a part of the index as blocks of columns, in a file beside it.
//!
//! A part never changes, so its file never does. It is made when a writer has finished, and says nothing that the part does not say:
//! where it is missing, cut short or of another layout, candidates are judged from their records.
//!
//! ```text
//! file   = magic:8  length of the file:8  documents:4  where each block ends:8*  block*  BLAKE3 of all before:32
//! ```

use std::collections::HashSet;
use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use qualify_engine::{Block, LANES, pack};
use rayon::prelude::*;
use tantivy::directory::{Directory as _, MmapDirectory, OwnedBytes};
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::error::Error;
use crate::judged::Records;
use crate::store::Store;

/// The folder of the files in a store.
const FOLDER: &str = "judging";
const EXTENSION: &str = "blocks";
/// A file that is not whole yet.
const MAKING: &str = "making";
const MAGIC: &[u8; 8] = b"qblocks2";
/// Bytes before the ends of the blocks.
const HEAD: usize = 20;
/// Bytes of the hash at the end.
const HASH: usize = 32;

/// The blocks of a part of the index, mapped into memory.
pub(crate) struct Packed {
    bytes: OwnedBytes,
    blocks: usize,
}

impl Packed {
    /// The blocks of a part, where there are any that fit it.
    pub fn of(dir: &Path, segment: &SegmentReader) -> Option<Self> {
        let folder = dir.join(FOLDER);
        if !folder.is_dir() {
            return None;
        }
        let file = MmapDirectory::open(folder).ok()?.open_read(Path::new(&name(segment.segment_id()))).ok()?;
        let packed = Self { bytes: file.read_bytes().ok()?, blocks: (segment.max_doc() as usize).div_ceil(LANES) };
        packed.fits(segment.max_doc()).then_some(packed)
    }

    fn fits(&self, documents: u32) -> bool {
        let mut head = MAGIC.to_vec();
        head.extend((self.bytes.len() as u64).to_le_bytes());
        head.extend(documents.to_le_bytes());
        self.bytes.starts_with(&head) && self.bytes.len() >= HEAD + self.blocks * 8 + HASH
    }

    fn end(&self, block: usize) -> Option<usize> {
        let bytes = self.bytes.get(HEAD + block * 8..)?.first_chunk()?;
        usize::try_from(u64::from_le_bytes(*bytes)).ok()
    }

    /// The block of the documents from `block * LANES` on.
    pub fn block(&self, block: usize) -> Option<Block<'_>> {
        let begin = HEAD + self.blocks * 8;
        let from = block.checked_sub(1).map_or(Some(0), |before| self.end(before))?;
        let bytes = self.bytes.get(begin.checked_add(from)?..begin.checked_add(self.end(block)?)?)?;
        Block::read(bytes)
    }
}

fn name(segment: SegmentId) -> String {
    format!("{}.{EXTENSION}", segment.uuid_string())
}

/// The documents of a part, a block's after the other.
pub(crate) fn ranges(documents: Range<DocId>) -> impl Iterator<Item = Range<DocId>> {
    let lanes = LANES as u32;
    documents.clone().step_by(LANES).map(move |from| from..(from + lanes).min(documents.end))
}

/// Makes the files that are missing and removes those of parts that are no more.
pub(crate) fn renew(store: &Store, searcher: &Searcher) -> Result<(), Error> {
    let folder = store.dir().join(FOLDER);
    let io = |error| Error::io(&folder, error);
    store.take_up_format()?;
    fs::create_dir_all(&folder).map_err(io)?;
    let names: HashSet<String> = searcher.segment_readers().iter().map(|segment| name(segment.segment_id())).collect();
    for file in files(&folder).map_err(io)? {
        if !file.file_name().and_then(|name| name.to_str()).is_some_and(|name| names.contains(name)) {
            fs::remove_file(&file).map_err(io)?;
        }
    }
    for segment in searcher.segment_readers() {
        if Packed::of(store.dir(), segment).is_none() {
            let making = folder.join(MAKING);
            let mut file = fs::File::options().read(true).write(true).create(true).truncate(true).open(&making).map_err(io)?;
            write(store, segment, &mut file)?;
            file.sync_all().map_err(io)?;
            fs::rename(&making, folder.join(name(segment.segment_id()))).map_err(io)?;
        }
    }
    Ok(())
}

/// Writes the blocks, one for each core at a time, so that memory does not grow with them, then what stands before and behind them.
fn write(store: &Store, segment: &SegmentReader, file: &mut fs::File) -> Result<(), Error> {
    let io = |error| Error::io(store.dir(), error);
    let packed = |documents: Range<DocId>| {
        let records = Records::read(segment, documents).map_err(|error| store.wrong(error))?;
        Ok(pack(&records.each().collect::<Vec<_>>()))
    };
    let ranges: Vec<_> = ranges(0..segment.max_doc()).collect();
    let begin = HEAD + ranges.len() * 8;
    file.seek(SeekFrom::Start(begin as u64)).map_err(io)?;
    let (mut ends, mut end) = (Vec::new(), 0);
    for some in ranges.chunks(rayon::current_num_threads()) {
        for block in some.into_par_iter().map(|documents| packed(documents.clone())).collect::<Result<Vec<_>, Error>>()? {
            file.write_all(&block).map_err(io)?;
            end += block.len() as u64;
            ends.extend(end.to_le_bytes());
        }
    }
    let length = (begin + HASH) as u64 + end;
    let head = [&MAGIC[..], &length.to_le_bytes(), &segment.max_doc().to_le_bytes(), &ends].concat();
    file.rewind().and_then(|()| file.write_all(&head)).and_then(|()| file.rewind()).map_err(io)?;
    let mut hasher = blake3::Hasher::new();
    std::io::copy(file, &mut hasher).map_err(io)?;
    file.write_all(hasher.finalize().as_bytes()).map_err(io)
}

/// The files whose hash is not that of their bytes.
pub(crate) fn damaged(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut damaged = Vec::new();
    for file in files(&dir.join(FOLDER))? {
        let bytes = fs::read(&file)?;
        let whole = bytes.split_last_chunk::<HASH>().is_some_and(|(bytes, hash)| blake3::hash(bytes).as_bytes() == hash);
        if file.extension().is_some_and(|extension| extension == EXTENSION) && !whole {
            damaged.push(Path::new(FOLDER).join(file.file_name().unwrap_or_default()));
        }
    }
    Ok(damaged)
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
