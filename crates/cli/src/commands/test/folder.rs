//! The candidates of a folder that have an expectation beside them.

use std::path::{Path, PathBuf};

use qualify_engine::testing::{Expectation, Suite};
use qualify_rules::RuleFile;

use crate::failure::Failure;

/// Adds every candidate of the folder to the tests.
///
/// # Errors
/// The folder cannot be read, or holds no expectations.
pub fn add(suite: &mut Suite<'_>, rules: &RuleFile, folder: &Path) -> Result<(), Failure> {
    for (resume, expectation) in expectations(folder)? {
        let name = resume.display().to_string();
        let candidate = expected(&expectation, rules).and_then(|expect| {
            let bytes = std::fs::read(&resume).map_err(|error| error.to_string());
            let read = bytes.and_then(|bytes| qualify_profile::read(&name, &bytes, suite.vocabulary()).map_err(|error| error.message));
            read.map(|candidate| (candidate.profile, expect)).map_err(|error| format!("the candidate cannot be read: {error}"))
        });
        suite.add(&name, candidate);
    }
    Ok(())
}

/// The résumés of a folder that have an expectation beside them, sorted.
fn expectations(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let unreadable = |error: std::io::Error| Failure::unreadable(folder, &error);
    let entries: Vec<_> = std::fs::read_dir(folder).map_err(unreadable)?.collect::<Result<_, _>>().map_err(unreadable)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let stem = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().trim_end_matches(".expect.yaml").to_owned());
    let is_expectation = |path: &&PathBuf| path.to_string_lossy().ends_with(".expect.yaml");
    let mut pairs = Vec::new();
    for expectation in paths.iter().filter(is_expectation) {
        let name = stem(expectation).unwrap_or_default();
        let resume = paths.iter().find(|path| !is_expectation(path) && path.file_stem().is_some_and(|own| own.to_string_lossy() == name));
        let resume = resume.ok_or_else(|| Failure::new(format!("`{}` has no résumé `{name}.*` beside it", expectation.display())))?;
        pairs.push((resume.clone(), expectation.clone()));
    }
    if pairs.is_empty() {
        return Err(Failure::new(format!("`{}` holds no expectations", folder.display()))
            .help("put a `NAME.expect.yaml` beside the résumé `NAME.pdf`"));
    }
    Ok(pairs)
}

/// Reads an expectation; its keys are `outcome` and ids of rules of this file.
fn expected(path: &Path, rules: &RuleFile) -> Result<Expectation, String> {
    let wrong = |why: String| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let expect: Expectation = serde_yaml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    match expect.keys().find(|key| *key != "outcome" && rules.rules.iter().all(|rule| rule.id != **key)) {
        Some(unknown) => Err(wrong(format!("no rule has the id `{unknown}`"))),
        None => Ok(expect),
    }
}
