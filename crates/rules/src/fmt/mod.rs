//! The canonical layout of a rule file. Values and comments stay what they are; indentation, spacing, the order of known keys and
//! blank lines between sections become the same everywhere.

mod attach;
mod print;

use std::fmt;

use crate::yaml::{self, Document};

/// Why a file is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFormatted {
    /// It is no YAML document; `qualify check` says where.
    Malformed(String),
    /// It uses something that the layout has no form for.
    Unsupported(&'static str),
}

impl fmt::Display for NotFormatted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(message) => write!(f, "it is not YAML: {message}"),
            Self::Unsupported(what) => write!(f, "it has {what}"),
        }
    }
}

impl std::error::Error for NotFormatted {}

/// The text in canonical layout. Formatting it again changes nothing.
///
/// # Errors
/// [`NotFormatted`]; also when the result would not hold the same values and comments, so that nothing is ever lost.
///
/// # Example
/// ```
/// let text = "required:\n- text:   2+ years of Java   # measured\n  id: java\njob: Developer\n";
/// let canonical = "job: Developer\n\nrequired:\n  - id: java\n    text: 2+ years of Java # measured\n";
/// assert_eq!(qualify_rules::fmt(text).unwrap(), canonical);
/// ```
pub fn fmt(source: &str) -> Result<String, NotFormatted> {
    let plain = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let document = parse(&plain)?;
    let Some(root) = &document.root else { return Ok(ended(plain.trim_end())) };
    if document.second.is_some() {
        return Err(NotFormatted::Unsupported("a second document"));
    }
    if document.aliases > 0 || !document.dangling.is_empty() || !document.tags.is_empty() {
        return Err(NotFormatted::Unsupported("anchors or tags"));
    }
    let attached = attach::attach(&plain, root, &document.comments);
    let text = print::Printer::new(&plain, &attached).document(root).ok_or(NotFormatted::Unsupported("a key that is a list or a map"))?;
    let text = ended(text.trim_end());
    let again = parse(&text)?;
    if !same(&document, &again) {
        return Err(NotFormatted::Unsupported("a layout that cannot be changed without changing what it says"));
    }
    Ok(text)
}

fn parse(source: &str) -> Result<Document, NotFormatted> {
    yaml::parse(source).map_err(|malformed| NotFormatted::Malformed(malformed.message))
}

fn ended(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// Whether two documents hold the same values and the same comments; order in maps and layout do not count.
fn same(a: &Document, b: &Document) -> bool {
    let comments = |document: &Document| {
        let mut texts: Vec<String> = document.comments.iter().map(|comment| comment.text.trim_end().to_owned()).collect();
        texts.sort_unstable();
        texts
    };
    let keys = |document: &Document| {
        let mut count = 0;
        document.root.iter().for_each(|root| root.walk(&mut |_| count += 1));
        count
    };
    let values = |document: &Document| document.root.as_ref().map(yaml::Node::to_json);
    values(a) == values(b) && keys(a) == keys(b) && comments(a) == comments(b)
}
