//! A file of one candidate: its bytes to the candidate model, whatever its format.

use qualify_document::{Format, Limits, detect, encoding};
use qualify_vocabulary::Vocabulary;
use serde_json::Value;

use crate::entries::Error;
use crate::model::Candidate;
use crate::{json_resume, text};

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
    match detect(bytes) {
        Format::Json => json(name, bytes, vocabulary),
        _ => Ok(text::read(name, &qualify_document::read(bytes, &limits)?, vocabulary)),
    }
}

fn json(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let source = encoding::decode(bytes);
    let value: Value = serde_json::from_str(&source).map_err(|e| {
        Error::new("malformed", format!("the JSON breaks off or is damaged at line {}, column {}: {}", e.line(), e.column(), reason(&e)))
    })?;
    let known = value.as_object().is_some_and(json_resume::is_resume);
    if !known {
        return Err(Error::new("not-a-resume", "the JSON has none of the keys of a résumé: `basics`, `work`, `education`, `skills`, ..."));
    }
    json_resume::from_value(&value, name, vocabulary)
}

/// The parser's words without the place, which is said before them.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}
