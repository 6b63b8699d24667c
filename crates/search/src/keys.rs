//! The ids of a part of the index, and its documents in the order in which equals are given.
//!
//! The index keeps ids in compressed blocks, of which a search for a hundred candidates unpacks a hundred; here an id is found by two
//! reads. And who comes first among thousands with the same score is found by going through the documents in the order of the hashes
//! of their ids until enough of them are met.
//!
//! ```text
//! body = documents:4  keys:4  document, in the order of hashes:4*  where each key ends:4*  keys, in their order
//! ```

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use rayon::prelude::*;
use tantivy::directory::OwnedBytes;
use tantivy::{DocId, SegmentReader};

use crate::beside::Kind;
use crate::error::Error;
use crate::store::Store;

pub(crate) const KIND: Kind = Kind { extension: "keys", magic: b"qkeys001", write };
/// Bytes before the documents.
const HEAD: usize = 8;
/// Bytes of a number.
const NUMBER: usize = 4;

/// The keys and the order of a part of the index, mapped into memory.
pub(crate) struct Keys {
    bytes: OwnedBytes,
    documents: usize,
    keys: usize,
}

impl Keys {
    /// Those of a part, where there are any that fit it.
    pub fn of(dir: &Path, segment: &SegmentReader) -> Option<Self> {
        let bytes = KIND.read(dir, segment)?;
        let (documents, keys) = (number(&bytes, 0)? as usize, number(&bytes, 1)? as usize);
        let begin = HEAD + (documents + keys) * NUMBER;
        let fits = documents == segment.max_doc() as usize && bytes.len() >= begin;
        fits.then_some(Self { bytes, documents, keys })
    }

    /// The documents, by the hashes of their ids.
    pub fn ordered(&self) -> impl Iterator<Item = DocId> + '_ {
        let documents = self.bytes.get(HEAD..HEAD + self.documents * NUMBER).unwrap_or_default();
        documents.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number))
    }

    /// A key by its place in the order of keys.
    pub fn key(&self, place: u64) -> Option<&str> {
        let place = usize::try_from(place).ok().filter(|place| *place < self.keys)?;
        let end = |place: usize| number(&self.bytes, HEAD / NUMBER + self.documents + place);
        let from = place.checked_sub(1).map_or(Some(0), end)? as usize;
        let keys = self.bytes.get(HEAD + (self.documents + self.keys) * NUMBER..)?;
        std::str::from_utf8(keys.get(from..end(place)? as usize)?).ok()
    }
}

fn number(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place * NUMBER..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}

fn write(store: &Store, segment: &SegmentReader, file: &mut fs::File) -> Result<(), Error> {
    let io = |error| Error::io(store.dir(), error);
    let wrong = |error| store.wrong(error);
    let mut out = BufWriter::new(file);
    let keys = segment.fast_fields().str("key").map_err(wrong)?;
    let ordered = ordered(segment).map_err(wrong)?;
    let mut ends = Vec::new();
    if let Some(keys) = &keys {
        let (mut stream, mut end) = (keys.dictionary().stream().map_err(io)?, 0_u32);
        while stream.advance() {
            // More than four gigabytes of ids are left to the index.
            let Some(next) = u32::try_from(stream.key().len()).ok().and_then(|length| end.checked_add(length)) else { break };
            end = next;
            ends.extend(end.to_le_bytes());
        }
    }
    let kept = ends.len() / NUMBER;
    let head = [segment.max_doc().to_le_bytes(), (kept as u32).to_le_bytes()].concat();
    out.write_all(&head).map_err(io)?;
    ordered.iter().try_for_each(|document| out.write_all(&document.to_le_bytes())).map_err(io)?;
    out.write_all(&ends).map_err(io)?;
    if let Some(keys) = &keys {
        let mut stream = keys.dictionary().stream().map_err(io)?;
        for _ in 0..kept {
            if stream.advance() {
                out.write_all(stream.key()).map_err(io)?;
            }
        }
    }
    out.flush().map_err(io)
}

/// The documents by the hashes of their ids.
fn ordered(segment: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
    let order = segment.fast_fields().u64("order")?;
    let hash = |document: DocId| order.first(document).unwrap_or(0);
    // The upper half of the hash tells nearly all apart, and leaves room for the document.
    let mut places: Vec<u64> =
        (0..segment.max_doc()).into_par_iter().map(|document| hash(document) >> 32 << 32 | u64::from(document)).collect();
    places.par_sort_unstable();
    let mut documents: Vec<DocId> = Vec::with_capacity(places.len());
    for alike in places.chunk_by(|one, other| one >> 32 == other >> 32) {
        let from = documents.len();
        documents.extend(alike.iter().map(|place| *place as DocId));
        if alike.len() > 1 {
            documents.get_mut(from..).unwrap_or_default().sort_by_key(|document| (hash(*document), *document));
        }
    }
    Ok(documents)
}
