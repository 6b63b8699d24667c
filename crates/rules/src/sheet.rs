//! A rule file as it is written: what the checks, the formatter and the language server look at.

use qualify_language::{Span, Statement};

use crate::file::{Rule, RuleFile, RuleTier};
use crate::finding::Finding;
use crate::place::{Lines, Offsets};
use crate::yaml::Document;

/// A rule file with its source, as far as it can be read.
#[derive(Debug)]
pub struct Sheet {
    /// The name it was given.
    pub name: String,
    /// Its bytes.
    pub source: String,
    /// Its lines.
    pub lines: Lines,
    /// Its values and comments.
    pub document: Document,
    /// The rules that could be read.
    pub file: RuleFile,
    /// Every entry under `required:`, `preferred:` and `screening:`, readable or not.
    pub written: Vec<Written>,
    /// What could not be read, in the file's order.
    pub findings: Vec<Finding>,
}

/// An entry of a list of rules.
#[derive(Debug, Clone)]
pub struct Written {
    /// The ids of the rules it became: none when it could not be read, two when its text asks for one thing and prefers another.
    pub ids: Vec<String>,
    /// The list it stands in.
    pub tier: RuleTier,
    /// The whole entry.
    pub entry: Span,
    /// Its `id:`, when it has one.
    pub id: Option<Span>,
    /// Its text, when it has one.
    pub text: Option<Text>,
    /// Its `require:` tree, when it has one.
    pub require: Option<Span>,
    /// Its `weight:`, when it has one.
    pub weight: Option<Span>,
    /// The terms of its `require:` tree with their places.
    pub terms: Vec<(String, Span)>,
}

/// The text of a rule with its reading. Spans are bytes of the decoded text; [`Text::place`] turns them into bytes of the file.
#[derive(Debug, Clone)]
pub struct Text {
    /// The decoded text.
    pub decoded: String,
    /// Its bytes in the file.
    pub span: Span,
    /// From decoded bytes to bytes of the file.
    pub offsets: Offsets,
    /// What it is read as.
    pub statements: Vec<Statement>,
    /// Parts that were not read, with the reason.
    pub unread: Vec<(Span, String)>,
}

impl Text {
    /// The bytes of the file that spell a span of the decoded text; an empty span stands for the whole text.
    pub fn place(&self, span: Span) -> Span {
        if span.start >= span.end { self.span } else { self.offsets.source(span) }
    }

    /// The bytes of the file that spell `words`, looked for without regard to case; else the whole text.
    pub fn place_of(&self, words: &str) -> Span {
        let at = self.decoded.to_lowercase().find(&words.to_lowercase());
        match at {
            Some(at) if self.decoded.is_char_boundary(at) && self.decoded.len() >= at + words.len() => {
                self.place(Span::new(at, at + words.len()))
            }
            _ => self.span,
        }
    }
}

impl Written {
    /// The place of a term of this entry: in its `require:` tree, else in its text, else the whole entry.
    pub fn place_of(&self, term: &str) -> Span {
        let listed = self.terms.iter().find(|(known, _)| known == term).map(|(_, span)| *span);
        listed.unwrap_or_else(|| self.text.as_ref().map_or(self.entry, |text| text.place_of(term)))
    }

    /// What to underline when the entry as a whole is meant: its text, else its tree, else the entry.
    pub fn focus(&self) -> Span {
        self.text.as_ref().map(|text| text.span).or(self.require).unwrap_or(self.entry)
    }
}

impl Sheet {
    /// The rules an entry became.
    pub fn rules_of<'a>(&'a self, written: &'a Written) -> impl Iterator<Item = &'a Rule> {
        self.file.rules.iter().filter(|rule| written.ids.contains(&rule.id))
    }

    /// The entry a rule was read from.
    pub fn written_of(&self, id: &str) -> Option<&Written> {
        self.written.iter().find(|written| written.ids.iter().any(|known| known == id))
    }
}
