//! Concepts, aliases and implications; degrees, fields, credentials, languages, clearances; mentions of them in text.

pub mod level;

pub use level::Level;
