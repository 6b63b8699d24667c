//! Findings for people and for programs. Each form is a leaf over the one [`Finding`](crate::Finding).

mod github;
mod json;
mod sarif;
mod text;

pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use text::{Style, text};
