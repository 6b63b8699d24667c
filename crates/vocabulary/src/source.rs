//! The YAML files a vocabulary is read from: those embedded at build time, and those of a folder laid over them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Error;

/// Path below `rules/`, text, and content as JSON of each embedded file; see `build.rs`.
const SHIPPED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// One file, named by its path below `rules/` (`vocabulary/technology/languages.yaml`).
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub name: String,
    pub text: Cow<'static, str>,
    /// The same as JSON; empty for a file that is read from a folder.
    pub json: &'static str,
}

impl Source {
    /// The file's kind: the first part of its name without the extension (`vocabulary`, `degrees`, `credentials`).
    pub fn kind(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".yaml").unwrap_or(first)
    }

    /// The domain of a vocabulary file: its path without `vocabulary/` and the extension.
    pub fn domain(&self) -> &str {
        let name = self.name.strip_suffix(".yaml").unwrap_or(&self.name);
        name.strip_prefix("vocabulary/").unwrap_or(name)
    }
}

/// The embedded files, sorted by name.
pub(crate) fn shipped() -> Vec<Source> {
    SHIPPED.iter().map(|(name, text, json)| Source { name: (*name).to_owned(), text: Cow::Borrowed(*text), json }).collect()
}

/// The embedded files with those of a folder laid over them: a file of the same name replaces, any other is added.
pub(crate) fn overlaid(dir: &Path) -> Result<Vec<Source>, Error> {
    let mut paths = Vec::new();
    collect(dir, &mut paths).map_err(|source| Error::Unreadable { path: dir.to_path_buf(), source })?;
    paths.sort();
    let mut sources = shipped();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|source| Error::Unreadable { path: path.clone(), source })?;
        let name = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let source = Source { name, text: Cow::Owned(text), json: "" };
        match sources.iter_mut().find(|shipped| shipped.name == source.name) {
            Some(shipped) => *shipped = source,
            None => sources.push(source),
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

fn collect(dir: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            paths.push(path);
        }
    }
    Ok(())
}
