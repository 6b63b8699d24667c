//! Rule files as the commands over them read and write them.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use qualify_rules::Finding;

use crate::failure::Failure;
use crate::inputs;

/// A rule file's text, or why it has none.
pub struct RuleText {
    /// The path as it was given; `-` for standard input.
    pub path: PathBuf,
    /// Its text; broken bytes are replaced.
    pub source: String,
    /// Why it cannot be used as it is: bytes that are not UTF-8.
    pub broken: Option<Finding>,
}

impl RuleText {
    /// The name shown in findings.
    pub fn name(&self) -> String {
        if self.is_stdin() { "<stdin>".to_owned() } else { self.path.display().to_string() }
    }

    /// Whether it came from standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Reads one rule file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let unreadable = |error: std::io::Error| Failure::unreadable(path, &error);
        // One byte over the bound is enough to be refused; the rest of a huge file is never read.
        let limit = qualify_rules::yaml::MAX_BYTES as u64 + 1;
        let mut bytes = Vec::new();
        if path.as_os_str() == "-" {
            std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
        } else {
            std::fs::File::open(path).map_err(unreadable)?.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
        }
        let name = path.display().to_string();
        match qualify_rules::decode(&name, &bytes) {
            Ok(source) => Ok(Self { path: path.to_owned(), source, broken: None }),
            Err(_) if bytes.len() as u64 == limit => {
                Ok(Self { path: path.to_owned(), source: String::from_utf8_lossy(&bytes).into_owned(), broken: None })
            }
            Err(finding) => {
                Ok(Self { path: path.to_owned(), source: String::from_utf8_lossy(&bytes).into_owned(), broken: Some(*finding) })
            }
        }
    }

    /// Writes a new text in place of the file, whole or not at all, with its permissions; to standard output for `-`.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn replace(&self, text: &str) -> Result<(), Failure> {
        if self.is_stdin() {
            anstream::stdout().write_all(text.as_bytes())?;
            return Ok(());
        }
        let unwritable = |error: std::io::Error| Failure::new(format!("cannot write `{}`: {error}", self.path.display()));
        let target = std::fs::canonicalize(&self.path).map_err(unwritable)?;
        let folder = target.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        file.write_all(text.as_bytes()).map_err(unwritable)?;
        let permissions = std::fs::metadata(&target).map_err(unwritable)?.permissions();
        file.as_file().set_permissions(permissions).map_err(unwritable)?;
        file.as_file().sync_all().map_err(unwritable)?;
        file.persist(&target).map_err(|error| unwritable(error.error))?;
        Ok(())
    }
}

/// Expands folders to the YAML files below them, sorted; hidden ones are left out.
///
/// # Errors
/// A path that does not exist, or a folder without rule files.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let yaml = |path: &Path| path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    inputs::listed(paths, yaml, "YAML files", "rule files end in `.yaml` or `.yml`")
}
