//! Embeds `rules/`: a YAML file added to the folder is part of the next build, with no list to keep.
//!
//! Each file is embedded twice: as it stands, for its lines and comments, and as JSON, which a process reads many times faster.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What this crate reads of `rules/`; the rest of the folder (job files) belongs to others.
const ENTRIES: [&str; 9] = [
    "vocabulary",
    "credentials",
    "clearances.yaml",
    "colleagues.yaml",
    "degrees.yaml",
    "equivalence.yaml",
    "fields.yaml",
    "languages.yaml",
    "spelling.yaml",
];

fn main() -> Result<(), Box<dyn Error>> {
    let rules = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../rules").canonicalize()?;
    let mut files = Vec::new();
    for entry in ENTRIES {
        let path = rules.join(entry);
        println!("cargo:rerun-if-changed={}", path.display());
        collect(&path, &mut files)?;
    }
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&rules)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file)?;
        // What is no YAML is said where it is read, with its place.
        let json = serde_yaml::from_str::<serde_json::Value>(&text).map(|value| value.to_string()).unwrap_or_default();
        writeln!(code, "    ({name:?}, include_str!({:?}), {json:?}),", file.display().to_string())?;
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("shipped.rs"), code)?;
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "yaml") {
        files.push(path.to_path_buf());
    }
    Ok(())
}
