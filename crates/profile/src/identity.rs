//! Who the candidate is, kept apart from what the candidate has done.

use serde::{Deserialize, Serialize};

/// What identifies a person. It is never part of a [`crate::Profile`], so nothing that judges can see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// Names as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// E-mail addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Telephone numbers as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Postal addresses as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// Links to profiles and pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Birth date, age, gender, nationality, marital status, photo: the field's name and what was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personal: Vec<(String, String)>,
}
