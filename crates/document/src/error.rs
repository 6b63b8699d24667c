//! Why a file could not be read.

/// A refusal: a stable code for programs, a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// `empty`, `encrypted`, `no-text`, `malformed`, `unsupported`, `too-large`, `timeout`; `not-a-resume` from whoever reads candidates.
    pub code: &'static str,
    /// What is wrong and what helps, in lower case and without a final stop.
    pub message: String,
}

impl Error {
    /// An error with its code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The file breaks off or contradicts its own format.
    pub(crate) fn malformed(what: &str, why: impl std::fmt::Display) -> Self {
        Self::new("malformed", format!("the {what} is damaged: {why}"))
    }
}
