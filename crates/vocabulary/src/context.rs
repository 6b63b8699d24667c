//! What makes an ambiguous form a name, as a person reads it.

use serde::Serialize;

use crate::names::Rule;

/// When a form that is also a plain word names its concept. One of `near`, `beside` and `alone` is enough; without any, letter
/// case and number decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// The form.
    pub form: String,
    /// Only with these capitals.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact_case: bool,
    /// Only in this number: `securities` is not `security`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact_number: bool,
    /// Words of which one stands near; a `*` at the end takes any ending.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
    /// Concepts, or members of classes, of which one stands near.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// It stands alone in a list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

impl Context {
    pub(crate) fn new<'l>(form: &str, rule: &Rule, label: impl Fn(usize) -> &'l str) -> Self {
        let beside = rule.beside.iter().map(|target| label(*target).to_owned()).collect();
        Self {
            form: form.to_owned(),
            exact_case: rule.cased,
            exact_number: rule.numbered,
            near: rule.near.clone(),
            beside,
            alone: rule.alone,
        }
    }
}
