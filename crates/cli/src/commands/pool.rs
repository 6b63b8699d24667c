//! A pool of candidates that rule files are tried on.

use std::path::{Path, PathBuf};

use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

use crate::failure::Failure;
use crate::inputs;

/// Everybody in a pool, in the order of the inputs, folders sorted by path.
pub struct Pool {
    /// The candidates.
    pub profiles: Vec<Profile>,
    /// Inputs that gave no candidate, each with the reason.
    pub unread: Vec<String>,
}

impl Pool {
    /// Reads résumé files, folders of them, and files of one JSON Resume a line (`.jsonl`).
    ///
    /// # Errors
    /// A path that does not exist, or a pool without a candidate.
    pub fn read(paths: &[PathBuf], vocabulary: &Vocabulary) -> Result<Self, Failure> {
        let files = inputs::files(paths)?;
        let read: Vec<Vec<Result<Profile, String>>> = files.par_iter().map(|file| candidates(file, vocabulary)).collect();
        let mut pool = Self { profiles: Vec::new(), unread: Vec::new() };
        for candidate in read.into_iter().flatten() {
            match candidate {
                Ok(profile) => pool.profiles.push(profile),
                Err(why) => pool.unread.push(why),
            }
        }
        if pool.profiles.is_empty() {
            return Err(Failure::new("the pool holds no candidate that can be read")
                .help(pool.unread.first().map_or("name résumés, folders of them, or a `.jsonl`", String::as_str)));
        }
        Ok(pool)
    }
}

fn candidates(file: &Path, vocabulary: &Vocabulary) -> Vec<Result<Profile, String>> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let wrong = |why: String| format!("{}: {why}", file.display());
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(wrong(error.to_string()))],
    };
    if file.extension().is_none_or(|extension| extension != "jsonl") {
        return vec![
            qualify_profile::read(&name, &bytes, vocabulary).map(|candidate| candidate.profile).map_err(|error| wrong(error.message)),
        ];
    }
    let lines = bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    lines
        .map(|(number, line)| {
            let value = serde_json::from_slice(line).map_err(|error| wrong(format!("line {}: {error}", number + 1)))?;
            let id = format!("{name}:{}", number + 1);
            let candidate = qualify_profile::json_resume::from_value(&value, &id, vocabulary);
            candidate.map(|candidate| candidate.profile).map_err(|error| wrong(format!("line {}: {}", number + 1, error.message)))
        })
        .collect()
}
