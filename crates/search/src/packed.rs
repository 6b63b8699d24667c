//! The records of a part of the index as blocks of columns.
//!
//! ```text
//! body = documents:4  where each block ends:8*  block*
//! ```

use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::Path;

use qualify_engine::{Block, LANES, pack};
use rayon::prelude::*;
use tantivy::directory::OwnedBytes;
use tantivy::{DocId, SegmentReader};

use crate::beside::Kind;
use crate::error::Error;
use crate::judged::Records;
use crate::store::Store;

pub(crate) const KIND: Kind = Kind { extension: "blocks", magic: b"qblocks2", write };
/// Bytes before the ends of the blocks.
const HEAD: usize = 4;

/// The blocks of a part of the index, mapped into memory.
pub(crate) struct Packed {
    bytes: OwnedBytes,
    blocks: usize,
}

impl Packed {
    /// The blocks of a part, where there are any that fit it.
    pub fn of(dir: &Path, segment: &SegmentReader) -> Option<Self> {
        let packed = Self { bytes: KIND.read(dir, segment)?, blocks: (segment.max_doc() as usize).div_ceil(LANES) };
        let fits = packed.bytes.starts_with(&segment.max_doc().to_le_bytes()) && packed.bytes.len() >= HEAD + packed.blocks * 8;
        fits.then_some(packed)
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

/// The documents of a part, a block's after the other.
pub(crate) fn ranges(documents: Range<DocId>) -> impl Iterator<Item = Range<DocId>> {
    let lanes = LANES as u32;
    documents.clone().step_by(LANES).map(move |from| from..(from + lanes).min(documents.end))
}

/// Writes the blocks, one for each core at a time, so that memory does not grow with them, then what stands before them.
fn write(store: &Store, segment: &SegmentReader, file: &mut fs::File) -> Result<(), Error> {
    let io = |error| Error::io(store.dir(), error);
    let packed = |documents: Range<DocId>| {
        let records = Records::read(segment, documents).map_err(|error| store.wrong(error))?;
        Ok(pack(&records.each().collect::<Vec<_>>()))
    };
    let ranges: Vec<_> = ranges(0..segment.max_doc()).collect();
    let begin = file.stream_position().map_err(io)?;
    file.seek(SeekFrom::Current((HEAD + ranges.len() * 8) as i64)).map_err(io)?;
    let (mut ends, mut end) = (Vec::new(), 0);
    for some in ranges.chunks(rayon::current_num_threads()) {
        for block in some.into_par_iter().map(|documents| packed(documents.clone())).collect::<Result<Vec<_>, Error>>()? {
            file.write_all(&block).map_err(io)?;
            end += block.len() as u64;
            ends.extend(end.to_le_bytes());
        }
    }
    let head = [&segment.max_doc().to_le_bytes()[..], &ends].concat();
    file.seek(SeekFrom::Start(begin)).and_then(|_| file.write_all(&head)).map_err(io)
}
