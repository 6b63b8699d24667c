//! JSON Resume 1.0 (jsonresume.org/schema), with `id`, `answers` and `hoursPerWeek` beside it.
//!
//! Reading is lenient: a string where a list or an object is expected is read as what it can mean, a key that the schema
//! does not know is kept as text, and what cannot be read is a doubt in its place.

pub(crate) mod fields;
mod sections;

use qualify_vocabulary::Vocabulary;

use crate::doubts::Kind;
use crate::entries::{Entries, Error};
use crate::json::{Object, Value};
use crate::model::Candidate;
use fields::{kind_of, text};

/// Reads a résumé in JSON Resume's form.
///
/// ```
/// use qualify_profile::json_resume;
/// use qualify_vocabulary::Vocabulary;
///
/// let resume = serde_json::json!({"work": [{"position": "Cook", "startDate": "2019-03"}]});
/// let candidate = json_resume::from_value(&resume, "c-1", Vocabulary::shipped())?;
/// assert_eq!(candidate.profile.positions[0].end.unwrap().to_string(), "present");
/// # Ok::<(), qualify_profile::Error>(())
/// ```
///
/// # Errors
/// `not-a-resume` when the value is not an object. An object without any known key is an empty candidate.
pub fn from_value(value: &serde_json::Value, fallback_id: &str, vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    of(&value.into(), fallback_id, vocabulary)
}

/// The same of borrowed JSON.
pub(crate) fn of(value: &Value<'_>, fallback_id: &str, vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let Some(resume) = value.as_object() else {
        return Err(Error::new(
            "not-a-resume",
            format!("a résumé is an object with keys such as `work` and `education`, not {}", kind_of(value)),
        ));
    };
    Ok(of_object(resume, fallback_id, vocabulary))
}

/// The same of an object.
pub(crate) fn of_object(resume: &Object<'_>, fallback_id: &str, vocabulary: &Vocabulary) -> Candidate {
    let id = resume.get("id").and_then(text).filter(|id| !id.trim().is_empty());
    let mut entries = Entries::new(id.as_deref().unwrap_or(fallback_id), vocabulary);
    for (key, value) in resume.iter() {
        match sections::reader(key) {
            Some(read) => read(&mut entries, key, value),
            None => sections::unknown(&mut entries, key, value),
        }
    }
    entries.finish()
}

/// Reads a section by itself, for records that hold one in a column.
pub(crate) fn section(entries: &mut Entries<'_>, key: &str, value: &Value<'_>) {
    if let Some(read) = sections::reader(key) {
        read(entries, key, value);
    }
}

/// Whether an object has at least one key that a résumé in this form has.
pub(crate) fn is_resume(object: &Object<'_>) -> bool {
    ["basics", "work", "education", "skills", "volunteer", "certificates", "languages", "projects"]
        .iter()
        .any(|key| object.contains_key(key))
}

/// Says that a value is not of the kind its key wants.
fn wrong_type(entries: &mut Entries<'_>, source: &str, wanted: &str, value: &Value<'_>) {
    entries.doubt(Kind::WrongType, format!("`{source}` should be {wanted}, not {}", kind_of(value)), source);
}
