//! The candidates a command was given: files, folders and standard input, as one row each.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use qualify_profile::Candidate;
use qualify_profile::records::{self, Mapping, RowError};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::failure::Failure;
use crate::progress::Progress;

/// Where a candidate, or a file of candidates, is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input, written `-`.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The name shown for it.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The candidate's id when the input gives none: the file's name without its folders.
    fn fallback_id(&self) -> String {
        match self {
            Self::Stdin => "stdin".to_owned(),
            Self::File(path) => path.file_name().map_or_else(|| self.name(), |name| name.to_string_lossy().into_owned()),
        }
    }

    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            Self::File(path) => std::fs::read(path),
        }
    }
}

/// One candidate, or why there is none.
pub struct Row {
    /// The input's name as the user wrote it; for a record, with its line.
    pub file: String,
    /// The candidate's id, also for one that could not be read.
    pub id: String,
    /// What was read.
    pub candidate: Result<Candidate, Unreadable>,
}

/// Why an input gave no candidate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Unreadable {
    /// A stable code, such as `encrypted`.
    pub code: String,
    /// A sentence for a person.
    pub message: String,
}

/// Expands folders (every file below, hidden ones left out, sorted by path) and checks that each input exists.
///
/// # Errors
/// A path that does not exist, or a folder that holds no file.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let source = |path: PathBuf| if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path) };
    Ok(files(paths)?.into_iter().map(source).collect())
}

/// The files of candidates that paths name, folders expanded; `-` stays as it is.
///
/// # Errors
/// A path that does not exist, or a folder that holds no file.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    listed(paths, |_| true, "files", "name a folder with résumés, or the files themselves")
}

/// The files that paths name: a folder stands for the files below it that are kept, hidden ones left out, sorted by path.
///
/// # Errors
/// A path that does not exist, or a folder without such `files`; `help` says what to name instead.
pub fn listed(paths: &[PathBuf], keep: impl Fn(&Path) -> bool, files: &str, help: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || path.exists() && !path.is_dir() {
            found.push(path.clone());
        } else if path.is_dir() {
            let before = found.len();
            below(path, &keep, &mut found)?;
            if found.len() == before {
                return Err(Failure::new(format!("`{}` holds no {files}", path.display())).help(help));
            }
        } else {
            return Err(Failure::new(format!("`{}` does not exist", path.display())).help("check the path; `-` reads standard input"));
        }
    }
    Ok(found)
}

fn below(folder: &Path, keep: &impl Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let hidden = |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(Failure::new)?;
        if entry.file_type().is_file() && keep(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(())
}

/// Reads every source in parallel; the rows come in the order of the sources, and no two ids are the same.
pub fn read(sources: &[Source], mapping: &Mapping, vocabulary: &Vocabulary, progress: &Progress) -> Vec<Row> {
    let rows: Vec<Vec<Row>> = sources
        .par_iter()
        .map(|source| {
            let rows = read_one(source, mapping, vocabulary);
            progress.advance();
            rows
        })
        .collect();
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    tell_apart(&mut rows);
    rows
}

fn read_one(source: &Source, mapping: &Mapping, vocabulary: &Vocabulary) -> Vec<Row> {
    let (file, id) = (source.name(), source.fallback_id());
    let bytes = match source.bytes() {
        Ok(bytes) => bytes,
        Err(error) => {
            return vec![Row { file, id, candidate: Err(Unreadable { code: "unreadable".to_owned(), message: error.to_string() }) }];
        }
    };
    let read = records::candidates(&id, bytes, mapping, vocabulary).into_iter();
    read.map(|candidate| match candidate {
        Ok(candidate) => Row { file: file.clone(), id: candidate.profile.id.clone(), candidate: Ok(candidate) },
        Err(RowError { id, code, message, .. }) => {
            Row { file: file.clone(), id, candidate: Err(Unreadable { code: code.to_owned(), message }) }
        }
    })
    .collect()
}

/// Gives candidates that share an id their input's name as well, so that every row can be told apart.
fn tell_apart(rows: &mut [Row]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows.iter() {
        *seen.entry(row.id.clone()).or_default() += 1;
    }
    for row in rows.iter_mut().filter(|row| seen.get(&row.id).is_some_and(|count| *count > 1)) {
        row.id = format!("{} ({})", row.id, row.file);
        if let Ok(candidate) = &mut row.candidate {
            candidate.profile.id.clone_from(&row.id);
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn folders_are_sorted_and_hidden_files_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a/c.txt", ".hidden", ".git/x"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let names: Vec<_> = expand(&[folder.path().to_owned()]).unwrap().iter().map(Source::fallback_id).collect();
        assert_eq!(names, ["c.txt", "b.txt"]);
    }
}
