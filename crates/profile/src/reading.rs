//! A file of one candidate: its bytes to the candidate model, whatever its format.

use qualify_document::{Document, Format, Limits, detect, encoding, xml::Element};
use qualify_vocabulary::Vocabulary;

use crate::entries::Error;
use crate::json::Value;
use crate::model::Candidate;
use crate::records::{Input, Mapping};
use crate::{europass, json_resume, linkedin, records, text};

/// Reads a file that holds one candidate. Its content decides the format; `name` becomes the id of a candidate that has none.
///
/// ```
/// use qualify_vocabulary::Vocabulary;
///
/// let candidate = qualify_profile::read("a.txt", b"{\"work\": [{\"position\": \"Cook\"}]}", Vocabulary::shipped())?;
/// assert_eq!(candidate.profile.id, "a.txt");
/// assert_eq!(candidate.profile.positions[0].title.as_deref(), Some("Cook"));
/// # Ok::<(), qualify_profile::Error>(())
/// ```
///
/// # Errors
/// The codes of [`qualify_document::Error`]; `not-a-resume` for JSON without any key of a résumé.
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let limits = Limits::default();
    let format = detect(bytes);
    match format {
        Format::Json => json(name, bytes, vocabulary),
        Format::LinkedIn => linkedin::read(name, bytes, vocabulary),
        Format::Xml => xml(name, bytes, vocabulary),
        Format::JsonLines | Format::Csv | Format::Parquet => one_record(name, bytes, vocabulary),
        _ => Ok(text::read(name, &qualify_document::read_as(format, bytes, &limits)?, vocabulary)),
    }
}

/// A table with one row is one candidate.
fn one_record(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let mut rows = records::read(name, Input::Bytes(bytes.to_vec()), Mapping::default(), vocabulary)?;
    let first = rows.next().ok_or_else(|| Error::new("not-a-resume", "the table has no row"))?;
    if rows.next().is_some() {
        return Err(Error::new("many-records", "the file holds many candidates, and one is wanted here"));
    }
    first.map_err(|error| Error::new(error.code, error.message))
}

/// Europass; of other XML the words, an element with text of its own to a line.
fn xml(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let root = Element::parse(bytes, &Limits::default())?;
    if europass::is_europass(&root) {
        return europass::read(name, bytes, vocabulary);
    }
    let mut lines = Vec::new();
    leaves(&root, &mut lines);
    if lines.is_empty() {
        return Err(Error::new("no-text", "the XML holds no text"));
    }
    Ok(text::read(name, &Document::from_text(&lines.join("\n")), vocabulary))
}

fn leaves(element: &Element, lines: &mut Vec<String>) {
    if !element.text.trim().is_empty() {
        lines.push(element.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    element.children.iter().for_each(|child| leaves(child, lines));
}

fn json(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    if records::is_list(bytes) {
        return one_record(name, bytes, vocabulary);
    }
    let source = encoding::decode(bytes);
    let value: Value<'_> = serde_json::from_str(&source).map_err(|e| {
        Error::new("malformed", format!("the JSON breaks off or is damaged at line {}, column {}: {}", e.line(), e.column(), reason(&e)))
    })?;
    match value.as_object().filter(|object| json_resume::is_resume(object)) {
        Some(resume) => Ok(json_resume::of_object(resume, name, vocabulary)),
        None => Err(Error::new("not-a-resume", "the JSON has none of the keys of a résumé: `basics`, `work`, `education`, `skills`, ...")),
    }
}

/// The parser's words without the place, which is said before them.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}
