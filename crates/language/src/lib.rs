//! Requirement language: the text of a job posting becomes a tree of requirements, and back.

pub mod requirement;
pub mod span;

pub use requirement::{Degree, Experience, Group, Kind, Length, Level, Requirement, Statement, Tier};
pub use span::Span;
