//! Writing to a store.

use std::fs;

use qualify_vocabulary::Vocabulary;
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::IndexWriter;

use crate::beside;
use crate::document::{self, Entry};
use crate::error::Error;
use crate::row::Row;
use crate::store::Store;

/// Bytes of memory for what is not committed yet.
const MEMORY: usize = 200_000_000;
/// Threads that write to the index, each a part of its own: while one puts its part on disk the other goes on.
const THREADS: usize = 2;
/// Left in the folder while candidates are being erased, so that an interrupted erasure is finished by the next writer.
const ERASING: &str = "erasing";
/// Counts up whenever a candidate is kept in another way, so that all inputs are read again.
const READING: &[u8] = b"2";

/// The one writer of a store. What is not committed is gone when it is dropped.
///
/// Its memory grows by the hashes below alone, some 50 bytes a candidate with the room of their tables: by them an input is known
/// again without a look at the disk, and no two candidates of a run share an id.
pub struct Writer<'a> {
    store: &'a Store,
    index: IndexWriter<Row>,
    /// Hash of every input that is kept, with the hash of its candidate's id.
    inputs: FxHashMap<u64, u64>,
    /// Hashes of the ids of all who were kept when writing began.
    kept: FxHashSet<u64>,
    /// Hashes of the ids that this run has come upon.
    ids: FxHashSet<u64>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(store: &'a Store) -> Result<Self, Error> {
        let index = store.index.writer_with_num_threads(THREADS, MEMORY).map_err(|error| store.wrong(error))?;
        if store.columns.judging.is_some() {
            store.take_up_format()?;
        }
        store.reload()?;
        let mut writer = Self { store, index, inputs: FxHashMap::default(), kept: FxHashSet::default(), ids: FxHashSet::default() };
        if writer.marker().exists() {
            writer.erase()?;
        }
        writer.take_stock()?;
        Ok(writer)
    }

    fn marker(&self) -> std::path::PathBuf {
        self.store.dir().join(ERASING)
    }

    fn take_stock(&mut self) -> Result<(), Error> {
        for segment in self.store.searcher().segment_readers() {
            let column = |name| segment.fast_fields().u64(name).map_err(|error| self.store.wrong(error));
            let (input, order) = (column("input")?, column("order")?);
            self.kept.extend(segment.doc_ids_alive().filter_map(|doc| order.first(doc)));
            self.inputs.extend(segment.doc_ids_alive().filter_map(|doc| Some((input.first(doc)?, order.first(doc)?))));
        }
        Ok(())
    }

    /// What an input is known by: its name, its bytes, and the vocabulary that it is read with. Two inputs out of a million million
    /// million are mistaken for each other.
    pub fn input(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> u64 {
        document::hash(&[READING, vocabulary.version().as_bytes(), name.as_bytes(), bytes])
    }

    /// Whether the same input is kept already, so that it need not be read again; its candidate's id counts as come upon.
    pub fn knows(&mut self, input: u64) -> bool {
        let id = self.inputs.get(&input);
        self.ids.extend(id);
        id.is_some()
    }

    /// Whether this run has come upon the id. Another candidate with it needs another id, or takes the place of the first.
    pub fn has_come_upon(&self, id: &str) -> bool {
        self.ids.contains(&document::hash(&[id.as_bytes()]))
    }

    /// Adds a candidate, or puts it in the place of the one with its id.
    ///
    /// # Errors
    /// [`Error::Full`] or [`Error::Io`]; [`Error::Older`] where the store is of an earlier format.
    pub fn add(&mut self, entry: Entry) -> Result<(), Error> {
        self.store.check_takes_more()?;
        let id = entry.order;
        if !self.ids.insert(id) || self.kept.contains(&id) {
            self.index.delete_term(self.store.columns.key(&entry.id));
        }
        self.index.add_document(entry.row).map_err(|error| self.store.wrong(error))?;
        self.inputs.insert(entry.input, id);
        Ok(())
    }

    /// Makes everything added so far lasting, at once or not at all.
    ///
    /// # Errors
    /// [`Error::Full`] or [`Error::Io`]; what was committed before stays.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.index.commit().map_err(|error| self.store.wrong(error))?;
        self.store.reload()
    }

    /// Commits, and ends writing when the index has put its parts together.
    ///
    /// # Errors
    /// [`Error::Full`] or [`Error::Io`]; what was committed before stays.
    pub fn finish(mut self) -> Result<(), Error> {
        self.commit()?;
        let store = self.store;
        self.index.wait_merging_threads().map_err(|error| store.wrong(error))?;
        store.reload()?;
        pack(store)
    }

    /// Forgets candidates: every file that held a word of them is written anew without them. Gives the ids that were kept.
    ///
    /// What an earlier run was told to forget and could not finish is finished first.
    ///
    /// # Errors
    /// [`Error::Full`] or [`Error::Io`]: run it again.
    pub fn forget<'b>(&mut self, ids: &[&'b str]) -> Result<Vec<&'b str>, Error> {
        let mut kept = Vec::new();
        for id in ids {
            if self.store.profile(id)?.is_some() {
                kept.push(*id);
            }
        }
        fs::write(self.marker(), b"").map_err(|error| Error::io(self.store.dir(), error))?;
        for id in ids {
            self.index.delete_term(self.store.columns.key(id));
        }
        self.erase()?;
        Ok(kept)
    }

    /// Writes every part that holds a deleted candidate anew, and deletes the old files.
    fn erase(&mut self) -> Result<(), Error> {
        let store = self.store;
        let wrong = |error| store.wrong(error);
        self.index.commit().map_err(wrong)?;
        for part in store.index.searchable_segment_metas().map_err(wrong)? {
            if part.num_deleted_docs() > 0 {
                self.index.merge(&[part.id()]).wait().map_err(wrong)?;
            }
        }
        store.reload()?;
        self.index.garbage_collect_files().wait().map_err(wrong)?;
        pack(store)?;
        match fs::remove_file(self.marker()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(store.dir(), error)),
            _ => Ok(()),
        }
    }
}

/// Makes the columns that everybody is judged from as fast as can be, and removes those of parts that are no more.
fn pack(store: &Store) -> Result<(), Error> {
    match store.columns.judging {
        Some(_) => store.guarded(|| beside::renew(store, &store.searcher())),
        None => Ok(()),
    }
}
