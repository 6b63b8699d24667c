//! Published taxonomies as vocabulary files: ESCO's CSV and O*NET's text releases.
//!
//! What a file holds is told by its header. Names that the vocabulary already has stay what they are: an import adds, and never
//! changes what a known word means. A name that several concepts of an import hold stays with one: labels before aliases,
//! ESCO's before O*NET's, so the files of both load together. Releases imported one after the other need the first one's file
//! in the vocabulary that the second is read with.

mod esco;
mod onet;

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::Vocabulary;

/// Why a file could not be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {message}")]
pub struct Error {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub message: String,
}

/// A file of a taxonomy: its name and its text.
#[derive(Debug, Clone)]
pub struct File<'f> {
    /// Shown in errors.
    pub name: &'f str,
    /// Its content.
    pub text: &'f str,
}

/// What an import gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// A file of the layout of `rules/vocabulary/`.
    pub yaml: String,
    /// Concepts in it.
    pub concepts: usize,
    /// Other names of them.
    pub aliases: usize,
    /// Names left out, because they already mean something in the vocabulary or hold no letter.
    pub known: usize,
    /// Names left out, because another concept of the import has them.
    pub shared: usize,
}

/// A concept of a taxonomy.
#[derive(Debug, Default)]
struct Entry {
    label: String,
    aliases: Vec<String>,
    /// Labels of broader concepts, that a mention of this one proves.
    broader: Vec<String>,
    /// The label of its class.
    class: Option<String>,
}

/// Turns the files of one or both taxonomies into a vocabulary file; files of ESCO go together, as do files of O*NET.
///
/// ```
/// use qualify_vocabulary::{Vocabulary, import};
///
/// let text = "O*NET-SOC Code\tTitle\tDescription\n51-9999.00\tKiln Glazers\tGlaze what goes into kilns.\n";
/// let file = import::File { name: "Occupation Data.txt", text };
/// let import = import::read(&[file], Vocabulary::shipped())?;
/// assert!(import.yaml.contains("- concept: \"Kiln Glazers\""));
/// # Ok::<(), import::Error>(())
/// ```
///
/// # Errors
/// A file has none of the known headers, or a row that is none.
pub fn read(files: &[File<'_>], known: &Vocabulary) -> Result<Import, Error> {
    let (mut esco, mut onet) = (esco::Release::default(), onet::Release::default());
    for file in files {
        if !(esco.take(file)? || onet.take(file)?) {
            let message = "no header of ESCO (`preferredLabel`, `broaderUri`) or O*NET (`Example`, `Alternate Title`, `Title`)".to_owned();
            return Err(Error { file: file.name.to_owned(), message });
        }
    }
    let entries: Vec<Entry> = esco.entries().into_iter().chain(onet.entries()).collect();
    Ok(written(&entries, known))
}

/// Rows of a table by the names of its columns.
fn rows(file: &File<'_>, delimiter: u8) -> Result<Vec<HashMap<String, String>>, Error> {
    let wrong = |error: csv::Error| Error { file: file.name.to_owned(), message: error.to_string() };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).quoting(delimiter == b',').from_reader(file.text.as_bytes());
    let header = reader.headers().map_err(wrong)?.clone();
    let row = |record: csv::StringRecord| header.iter().zip(record.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    reader.into_records().map(|record| record.map(row).map_err(wrong)).collect()
}

/// A field of a row, trimmed; empty when the row has none.
fn field<'r>(row: &'r HashMap<String, String>, column: &str) -> &'r str {
    row.get(column).map_or("", |value| value.trim())
}

/// The entries as YAML, without names that already mean something.
fn written(entries: &[Entry], known: &Vocabulary) -> Import {
    let mut names = Names { known, taken: HashMap::new(), left_out: 0, shared: 0 };
    // Labels first: a label of one concept is worth more than an alias of another.
    let labels: Vec<Option<String>> = entries.iter().map(|entry| names.take(&entry.label)).collect();
    let mut import = Import::default();
    for (entry, label) in entries.iter().zip(labels) {
        let Some(label) = label else { continue };
        let aliases: Vec<String> = entry.aliases.iter().filter_map(|alias| names.take(alias)).collect();
        let broader: Vec<&str> = entry.broader.iter().filter_map(|broader| names.of(broader)).filter(|name| *name != label).collect();
        let class = entry.class.as_deref().and_then(|class| names.of(class)).filter(|name| *name != label);
        import.concepts += 1;
        import.aliases += aliases.len();
        let _ = writeln!(import.yaml, "- concept: {}", quoted(&label));
        list(&mut import.yaml, "aliases", aliases.iter().map(String::as_str));
        list(&mut import.yaml, "implies", broader.into_iter());
        list(&mut import.yaml, "classes", class.into_iter());
        let cased: Vec<&String> = std::iter::once(&label).chain(&aliases).filter(|name| is_one_capital_word(name)).collect();
        if !cased.is_empty() {
            import.yaml.push_str("  ambiguous:\n");
            for name in cased {
                let _ = writeln!(import.yaml, "    {}: {{case: exact}}", quoted(name));
            }
        }
    }
    (import.known, import.shared) = (names.left_out, names.shared);
    import
}

/// The names given away so far.
struct Names<'v> {
    known: &'v Vocabulary,
    taken: HashMap<String, String>,
    left_out: usize,
    shared: usize,
}

impl Names<'_> {
    /// The name, when it means nothing yet.
    fn take(&mut self, name: &str) -> Option<String> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = self.known.key(&name);
        if key.trim().chars().count() < 2 || self.known.claims(&key) {
            self.left_out += 1;
            return None;
        }
        if self.taken.contains_key(&key) {
            self.shared += 1;
            return None;
        }
        self.taken.insert(key, name.clone());
        Some(name)
    }

    /// The label by which the vocabulary or this import knows a name.
    fn of(&self, name: &str) -> Option<&str> {
        let own = self.taken.get(&self.known.key(name)).map(String::as_str);
        own.or_else(|| self.known.lookup(name).map(|id| self.known.concept(id).label.as_str()))
    }
}

/// One word with a capital is a product's name only as it is written: "Slack".
fn is_one_capital_word(name: &str) -> bool {
    !name.contains([' ', '-', '/']) && name.chars().any(char::is_uppercase)
}

fn list<'n>(yaml: &mut String, key: &str, names: impl Iterator<Item = &'n str>) {
    let names: Vec<String> = names.map(quoted).collect();
    if !names.is_empty() {
        let _ = writeln!(yaml, "  {key}: [{}]", names.join(", "));
    }
}

/// A name as a YAML scalar in double quotes.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}
