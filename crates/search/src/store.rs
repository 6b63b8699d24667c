//! The folder.

use std::collections::BinaryHeap;
use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{
    DocAddress, DocId, Index, IndexBuilder, IndexReader, IndexSettings, ReloadPolicy, Searcher, SegmentOrdinal, SegmentReader,
    TantivyDocument,
};

use crate::document::Columns;
use crate::error::Error;
use crate::hits::{Found, Search};
use crate::opened::Parts;
use crate::words::{TOKENIZER, WordTokenizer};
use crate::writer::Writer;

/// The manifest's name in the folder.
const MANIFEST: &str = "qualify-store.json";
/// The index's name in the folder.
const INDEX: &str = "index";
/// The format that this program writes. Every format up to it can be read and candidates of it forgotten.
///
/// 1: profiles and the index. 2: records for judging, and the words that phrases are made of. 3: beside the index, the records as
/// blocks of columns; a writer makes them for a store of format 2. 4: new profiles are kept as texts, the older ones stay bytes.
pub(crate) const FORMAT: u32 = 4;
/// Bytes of profiles that are compressed together: few, since one is read at a time.
const BLOCK: usize = 16_384;
/// How hard they are compressed: the lowest of zstd's levels takes half the time of the usual one.
const LEVEL: i32 = 1;

/// What the folder says about itself.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
}

/// Candidates on disk: one writer and many readers at a time.
pub struct Store {
    dir: PathBuf,
    pub(crate) index: Index,
    pub(crate) columns: Columns,
    format: u32,
    reader: IndexReader,
    pub(crate) parts: Parts,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store in the folder, and makes an empty one first where there is nothing or an empty folder.
    ///
    /// # Errors
    /// Those of [`Store::open`], except [`Error::Missing`].
    pub fn open_or_create(dir: &Path) -> Result<Self, Error> {
        let empty = match fs::read_dir(dir) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(Error::io(dir, error)),
        };
        if empty {
            create(dir)?;
        }
        Self::open(dir)
    }

    /// Whether the folder says that it is a store, of whatever format.
    pub fn is_at(dir: &Path) -> bool {
        dir.join(MANIFEST).is_file()
    }

    /// Opens the store in the folder.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Foreign`], [`Error::Newer`], [`Error::Damaged`] or [`Error::Io`].
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let format = check_manifest(dir)?;
        guarded(dir, || Self::open_index(dir, format))
    }

    fn open_index(dir: &Path, format: u32) -> Result<Self, Error> {
        let (schema, columns) = Columns::schema(format);
        let wrong = |error| Error::index(dir, error);
        let directory = MmapDirectory::open(dir.join(INDEX)).map_err(|error| wrong(error.into()))?;
        let index = Index::open(directory).map_err(wrong)?;
        if index.schema() != schema {
            return Err(Error::damaged(dir, "the index has other columns than its format says"));
        }
        index.tokenizers().register(TOKENIZER, WordTokenizer::default());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(wrong)?;
        Ok(Self { dir: dir.to_owned(), index, columns, format, reader, parts: Parts::default() })
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// How many candidates are kept, as of opening or the last [`Store::reload`].
    pub fn len(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes up what was committed since.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn reload(&self) -> Result<(), Error> {
        self.reader.reload().map_err(|error| self.wrong(error))
    }

    /// Begins writing. Readers go on with what was committed before.
    ///
    /// # Errors
    /// [`Error::Locked`] when another writer is at work.
    pub fn writer(&self) -> Result<Writer<'_>, Error> {
        Writer::new(self)
    }

    /// Searches.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn search(&self, search: &Search<'_>, vocabulary: &Vocabulary) -> Result<Found, Error> {
        self.guarded(|| search.run(self, vocabulary))
    }

    /// Writes into the folder that it has this program's format, before anything is written that an earlier one does not know.
    pub(crate) fn take_up_format(&self) -> Result<(), Error> {
        if self.format == FORMAT {
            return Ok(());
        }
        let io = |error| Error::io(&self.dir, error);
        let making = self.dir.join(format!("{MANIFEST}.making"));
        let mut file = fs::File::create(&making).map_err(io)?;
        file.write_all(&manifest()).and_then(|()| file.sync_all()).map_err(io)?;
        fs::rename(making, self.dir.join(MANIFEST)).map_err(io)
    }

    /// [`Error::Older`] where nothing can be added.
    pub(crate) fn check_takes_more(&self) -> Result<(), Error> {
        match self.columns.judging {
            Some(_) => Ok(()),
            None => Err(Error::Older { path: self.dir.clone(), found: self.format }),
        }
    }

    /// The profile with the id.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn profile(&self, id: &str) -> Result<Option<Profile>, Error> {
        let searcher = self.searcher();
        let query = TermQuery::new(self.columns.key(id), IndexRecordOption::Basic);
        let found = searcher.search(&query, &TopDocs::with_limit(1).order_by_score()).map_err(|error| self.wrong(error))?;
        found.first().map(|(_, address)| self.load(&searcher, *address)).transpose()
    }

    /// Calls the function with every profile, on all cores, and gives the results in no particular order.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn map<T: Send>(&self, each: impl Fn(&Profile) -> T + Sync) -> Result<Vec<T>, Error> {
        let searcher = self.searcher();
        let map = |part: Part| {
            let mut results = Vec::new();
            self.part(&searcher, &part, |_, profile| results.push(each(&profile)))?;
            Ok(results)
        };
        let parts = self.guarded(|| parts(&searcher).into_par_iter().map(map).collect::<Result<Vec<_>, _>>())?;
        Ok(parts.into_iter().flatten().collect())
    }

    /// The profiles with the smallest keys, smallest first. Memory is bounded by how many are wanted, not by how many there are.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Io`].
    pub fn first<K: Ord + Send>(&self, wanted: usize, key: impl Fn(&Profile) -> K + Sync) -> Result<Vec<Profile>, Error> {
        let searcher = self.searcher();
        let of_part = |part: Part| {
            let mut first = BinaryHeap::new();
            self.part(&searcher, &part, |address, profile| keep(&mut first, (key(&profile), address), wanted))?;
            Ok(first)
        };
        let merged = |mut first: BinaryHeap<_>, more: BinaryHeap<_>| {
            more.into_iter().for_each(|keyed| keep(&mut first, keyed, wanted));
            Ok(first)
        };
        let first = self.guarded(|| parts(&searcher).into_par_iter().map(of_part).try_reduce(BinaryHeap::new, merged))?;
        first.into_sorted_vec().into_iter().map(|(_, address)| self.load(&searcher, address)).collect()
    }

    /// Calls the function with each profile of a run of documents, in their order.
    pub(crate) fn part(&self, searcher: &Searcher, part: &Part, mut take: impl FnMut(DocAddress, Profile)) -> Result<(), Error> {
        let segment = searcher.segment_reader(part.segment);
        let documents = segment.get_store_reader(1).map_err(|error| Error::io(&self.dir, error))?;
        for document in part.documents.clone().filter(|document| segment.alive_bitset().is_none_or(|alive| alive.is_alive(*document))) {
            let stored = documents.get(document).map_err(|error| self.wrong(error))?;
            take(DocAddress::new(part.segment, document), self.decode(&stored)?);
        }
        Ok(())
    }

    /// Checks the checksums of every file of the index and gives the damaged ones.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the files cannot even be listed.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>, Error> {
        let mut files: Vec<_> = self.index.validate_checksum().map_err(|error| self.wrong(error))?.into_iter().collect();
        files.extend(crate::beside::damaged(&self.dir).map_err(|error| Error::io(&self.dir, error))?);
        files.sort();
        Ok(files)
    }

    /// Runs what trusts the files to be whole; where that ends in a panic, they are damaged.
    pub(crate) fn guarded<T>(&self, run: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        guarded(&self.dir, run)
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(crate) fn load(&self, searcher: &Searcher, address: DocAddress) -> Result<Profile, Error> {
        self.decode(&searcher.doc(address).map_err(|error| self.wrong(error))?)
    }

    pub(crate) fn decode(&self, document: &TantivyDocument) -> Result<Profile, Error> {
        let profile = document.get_first(self.columns.profile);
        let bytes = profile.and_then(|profile| profile.as_str().map(str::as_bytes).or_else(|| profile.as_bytes()));
        let bytes = bytes.ok_or_else(|| Error::damaged(&self.dir, "a candidate has no profile"))?;
        serde_json::from_slice(bytes).map_err(|error| Error::damaged(&self.dir, format!("a profile cannot be read: {error}")))
    }

    pub(crate) fn wrong(&self, error: tantivy::TantivyError) -> Error {
        Error::index(&self.dir, error)
    }
}

/// Documents that are read one after the other.
const RUN: u32 = 4096;

/// A run of documents of one segment.
pub(crate) struct Part {
    pub segment: SegmentOrdinal,
    pub documents: Range<DocId>,
}

/// Every document, in runs.
pub(crate) fn parts(searcher: &Searcher) -> Vec<Part> {
    let of_segment = |(segment, reader): (SegmentOrdinal, &SegmentReader)| {
        let documents = reader.max_doc();
        (0..documents.div_ceil(RUN))
            .map(move |run| Part { segment, documents: run * RUN..((run + 1) * RUN).min(documents) })
            .collect::<Vec<_>>()
    };
    (0..).zip(searcher.segment_readers()).flat_map(of_segment).collect()
}

/// Takes an item into a heap of the smallest so many.
pub(crate) fn keep<T: Ord>(first: &mut BinaryHeap<T>, item: T, wanted: usize) {
    if first.len() < wanted {
        first.push(item);
    } else if let Some(mut last) = first.peek_mut()
        && item < *last
    {
        *last = item;
    }
}

/// Runs what trusts the files to be whole; where that ends in a panic, they are damaged.
fn guarded<T>(dir: &Path, run: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let panicked = |_| Err(Error::damaged(dir, "a file of the index is not what it was when it was written"));
    std::panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(panicked)
}

fn manifest() -> Vec<u8> {
    serde_json::to_vec(&Manifest { format: FORMAT }).unwrap_or_default()
}

/// Makes an empty store beside the folder and moves it there, so that there is a whole one or none.
fn create(dir: &Path) -> Result<(), Error> {
    let io = |error| Error::io(dir, error);
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io)?;
    let making = tempfile::Builder::new().prefix(".qualify-store-").tempdir_in(parent).map_err(io)?;
    fs::create_dir(making.path().join(INDEX)).map_err(io)?;
    let (schema, _) = Columns::schema(FORMAT);
    let compression = Compressor::Zstd(ZstdCompressor { compression_level: Some(LEVEL) });
    let settings = IndexSettings { docstore_compression: compression, docstore_blocksize: BLOCK, ..IndexSettings::default() };
    let index = IndexBuilder::new().schema(schema).settings(settings);
    index.create_in_dir(making.path().join(INDEX)).map_err(|error| Error::index(dir, error))?;
    fs::write(making.path().join(MANIFEST), manifest()).map_err(io)?;
    fs::rename(making.path(), dir).map_err(io)?;
    let _moved = making.keep();
    Ok(())
}

/// The format that the folder says it has.
fn check_manifest(dir: &Path) -> Result<u32, Error> {
    if !dir.exists() {
        return Err(Error::Missing(dir.to_owned()));
    }
    let text = match fs::read(dir.join(MANIFEST)) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            return Err(Error::Foreign(dir.to_owned()));
        }
        Err(error) => return Err(Error::io(dir, error)),
    };
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| Error::damaged(dir, format!("{MANIFEST}: {error}")))?;
    match manifest.format {
        format @ 1..=FORMAT => Ok(format),
        0 => Err(Error::damaged(dir, format!("{MANIFEST}: there is no format 0"))),
        found => Err(Error::Newer { path: dir.to_owned(), found, known: FORMAT }),
    }
}
