//! Files beside the parts of the index, each made from one part for what is asked again and again.
//!
//! A part never changes, so its files never do. They are made when a writer has finished, and say nothing that the part does not say:
//! where one is missing, cut short or of another layout, the part itself is read.
//!
//! ```text
//! file = magic:8  length of the file:8  what the kind writes  BLAKE3 of all before:32
//! ```

use std::collections::HashSet;
use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use tantivy::directory::{Directory as _, MmapDirectory, OwnedBytes};
use tantivy::{Searcher, SegmentReader};

use crate::error::Error;
use crate::keys;
use crate::packed;
use crate::store::Store;

/// The folder of the files in a store.
const FOLDER: &str = "judging";
/// A file that is not whole yet.
const MAKING: &str = "making";
/// Bytes before what a kind writes.
const HEAD: usize = 16;
/// Bytes of the hash at the end.
const HASH: usize = 32;

/// A kind of file.
pub(crate) struct Kind {
    pub extension: &'static str,
    /// The first bytes: another layout takes others.
    pub magic: &'static [u8; 8],
    /// Writes what stands between head and hash.
    pub write: fn(&Store, &SegmentReader, &mut fs::File) -> Result<(), Error>,
}

/// Every kind there is.
const KINDS: [&Kind; 2] = [&packed::KIND, &keys::KIND];

impl Kind {
    /// What the file of a part says, where there is a whole one.
    pub fn read(&self, dir: &Path, segment: &SegmentReader) -> Option<OwnedBytes> {
        let folder = dir.join(FOLDER);
        if !folder.is_dir() {
            return None;
        }
        let file = MmapDirectory::open(folder).ok()?.open_read(Path::new(&self.name(segment))).ok()?;
        let bytes = file.read_bytes().ok()?;
        let whole = bytes.starts_with(&self.head(bytes.len())) && bytes.len() >= HEAD + HASH;
        whole.then(|| bytes.slice(HEAD..bytes.len() - HASH))
    }

    fn head(&self, length: usize) -> Vec<u8> {
        [&self.magic[..], &(length as u64).to_le_bytes()].concat()
    }

    fn name(&self, segment: &SegmentReader) -> String {
        format!("{}.{}", segment.segment_id().uuid_string(), self.extension)
    }

    fn make(&self, store: &Store, segment: &SegmentReader, folder: &Path) -> Result<(), Error> {
        let io = |error| Error::io(folder, error);
        let making = folder.join(MAKING);
        let mut file = fs::File::options().read(true).write(true).create(true).truncate(true).open(&making).map_err(io)?;
        file.seek(SeekFrom::Start(HEAD as u64)).map_err(io)?;
        (self.write)(store, segment, &mut file)?;
        let length = file.seek(SeekFrom::End(0)).map_err(io)? as usize + HASH;
        file.rewind().and_then(|()| file.write_all(&self.head(length))).and_then(|()| file.rewind()).map_err(io)?;
        let mut hasher = blake3::Hasher::new();
        std::io::copy(&mut file, &mut hasher).map_err(io)?;
        file.write_all(hasher.finalize().as_bytes()).and_then(|()| file.sync_all()).map_err(io)?;
        fs::rename(&making, folder.join(self.name(segment))).map_err(io)
    }
}

/// Makes the files that are missing and removes those of parts that are no more.
pub(crate) fn renew(store: &Store, searcher: &Searcher) -> Result<(), Error> {
    let folder = store.dir().join(FOLDER);
    let io = |error| Error::io(&folder, error);
    fs::create_dir_all(&folder).map_err(io)?;
    let each = || KINDS.into_iter().flat_map(|kind| searcher.segment_readers().iter().map(move |segment| (kind, segment)));
    let names: HashSet<String> = each().map(|(kind, segment)| kind.name(segment)).collect();
    for file in files(&folder).map_err(io)? {
        if !file.file_name().and_then(|name| name.to_str()).is_some_and(|name| names.contains(name)) {
            fs::remove_file(&file).map_err(io)?;
        }
    }
    for (kind, segment) in each() {
        if kind.read(store.dir(), segment).is_none() {
            kind.make(store, segment, &folder)?;
        }
    }
    Ok(())
}

/// The files whose hash is not that of their bytes.
pub(crate) fn damaged(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut damaged = Vec::new();
    for file in files(&dir.join(FOLDER))? {
        let bytes = fs::read(&file)?;
        let whole = bytes.split_last_chunk::<HASH>().is_some_and(|(bytes, hash)| blake3::hash(bytes).as_bytes() == hash);
        let made = file.extension().is_some_and(|extension| KINDS.iter().any(|kind| extension == kind.extension));
        if made && !whole {
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
