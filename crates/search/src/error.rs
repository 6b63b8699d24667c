//! What can go wrong with a store.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::LockError;

/// Why a store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at the path.
    #[error("there is no store at `{}`", .0.display())]
    Missing(PathBuf),
    /// The folder holds something else.
    #[error("`{}` is not a store of candidates", .0.display())]
    Foreign(PathBuf),
    /// The store was written by a later version of the program.
    #[error("the store `{}` has format {found}; this program reads formats up to {known}", .path.display())]
    Newer {
        /// The store's folder.
        path: PathBuf,
        /// The format it has.
        found: u32,
        /// The last format that is known.
        known: u32,
    },
    /// The store was written by an earlier version of the program, and nothing can be added to it.
    #[error("the store `{}` has format {found}, to which nothing can be added", .path.display())]
    Older {
        /// The store's folder.
        path: PathBuf,
        /// The format it has.
        found: u32,
    },
    /// Another process writes to the store.
    #[error("the store `{}` is being written to by another process", .0.display())]
    Locked(PathBuf),
    /// The disk is full; what was committed stays as it was.
    #[error("the disk is full: nothing since the last commit was kept in `{}`", .0.display())]
    Full(PathBuf),
    /// A file of the store is damaged.
    #[error("the store `{}` is damaged: {why}", .path.display())]
    Damaged {
        /// The store's folder.
        path: PathBuf,
        /// What was found.
        why: String,
    },
    /// The file system refuses.
    #[error("`{}`: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// What to do about it, where that is known.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => Some("make one with `qualify index CANDIDATES... --store DIR`"),
            Self::Foreign(_) => Some("name another folder; nothing was written to this one"),
            Self::Newer { .. } => Some("use the newer program, or index the candidates into a new folder"),
            Self::Older { .. } => Some("index the candidates into a new folder; searching, scoring and forgetting work on"),
            Self::Locked(_) => Some("wait until it has finished; searching is possible meanwhile"),
            Self::Full(_) => Some("make room and run the command again; candidates already kept are skipped"),
            Self::Damaged { .. } => Some("index the candidates into a new folder"),
            Self::Io { .. } => None,
        }
    }

    pub(crate) fn damaged(path: &Path, why: impl ToString) -> Self {
        Self::Damaged { path: path.to_owned(), why: why.to_string() }
    }

    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::StorageFull { Self::Full(path.to_owned()) } else { Self::Io { path: path.to_owned(), source } }
    }

    pub(crate) fn index(path: &Path, error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Locked(path.to_owned()),
            TantivyError::IoError(io) if io.kind() == io::ErrorKind::StorageFull => Self::Full(path.to_owned()),
            TantivyError::IoError(io) if io.kind() == io::ErrorKind::PermissionDenied => {
                Self::io(path, io::ErrorKind::PermissionDenied.into())
            }
            other => Self::damaged(path, other),
        }
    }
}
