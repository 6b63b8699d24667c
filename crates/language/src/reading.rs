//! What a line was read as: statements, and what could not be read.

use serde::Serialize;

use crate::{Span, Statement};

/// What one line says.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Reading {
    /// What the line asks, in its order; empty when it asks nothing.
    pub statements: Vec<Statement>,
    /// Parts of an asking line that were not understood.
    pub unread: Vec<Unread>,
}

/// A part of a line that plainly asks something, and why it was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Bytes of the line.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// Why it was not understood, in lower case without a final stop.
    pub why: &'static str,
}
