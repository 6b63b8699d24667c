//! What is said about a rule file: one type for broken files and for lints, shown in several forms.

use qualify_language::Span;
use serde::Serialize;

use crate::place::Lines;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a thought; nothing is wrong.
    Hint,
    /// Likely not what is meant, or risky.
    Warning,
    /// The file cannot be used, or must not be.
    Error,
}

impl Level {
    /// Its name as shown and as `--fail-level` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something to say about a place in a rule file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Stable name of the kind of finding; `qualify check --explain CODE` documents it.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// The file's name as it was given.
    pub file: String,
    /// Line of its first character, from 1.
    pub line: usize,
    /// Column of its first character, in characters from 1.
    pub column: usize,
    /// The bytes it is about.
    pub span: Span,
    /// What is wrong, in lower case without a final stop.
    pub message: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// A change that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A second place a finding points at, in the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The bytes.
    pub span: Span,
    /// What they have to do with it.
    pub message: String,
}

/// A change to the file that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, as a command: "rename to `required`".
    pub title: String,
    /// The replacements, none overlapping another.
    pub edits: Vec<Edit>,
    /// Whether the file means the same afterwards, so that it may be made unasked.
    pub safe: bool,
}

/// A replacement of some bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// What comes instead.
    pub text: String,
}

impl Finding {
    /// The finding as text with terminal colours, its words in `source` underlined, ending in a line end.
    pub fn render(&self, source: &str) -> String {
        crate::render::text(self, source, crate::render::Style::Colour)
    }

    /// Adds how to mend it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    pub fn note(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.notes.push(Note { span, message: message.into() });
        self
    }

    /// Adds a change that mends it and keeps the meaning.
    pub fn fix(&mut self, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: true });
        self
    }

    /// Adds a change that a person should look at, since it alters the meaning.
    pub fn suggest(&mut self, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: false });
        self
    }
}

impl Edit {
    /// Puts `text` in place of `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// Findings about one file, each given its line and column as it comes in.
#[derive(Debug)]
pub struct Findings<'s> {
    file: String,
    source: &'s str,
    lines: &'s Lines,
    found: Vec<Finding>,
}

impl<'s> Findings<'s> {
    /// An empty list for a file.
    pub fn new(file: &str, source: &'s str, lines: &'s Lines) -> Self {
        Self { file: file.to_owned(), source, lines, found: Vec::new() }
    }

    /// Adds a finding and hands it out for help, notes and a fix.
    pub fn add(&mut self, code: &'static str, level: Level, span: Span, message: impl Into<String>) -> &mut Finding {
        let (line, column) = self.lines.locate(self.source, span.start);
        let file = self.file.clone();
        self.found.push(Finding {
            code,
            level,
            file,
            line,
            column,
            span,
            message: message.into(),
            help: None,
            notes: Vec::new(),
            fix: None,
        });
        let last = self.found.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "the element was pushed just above")]
        &mut self.found[last]
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether anything of level error was added.
    pub fn failed(&self) -> bool {
        self.found.iter().any(|finding| finding.level == Level::Error)
    }

    /// The findings in the file's order.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.code));
        self.found
    }
}

/// The text with the edits made, or `None` when two of them overlap or one lies outside the text.
pub fn apply(source: &str, edits: &[&Edit]) -> Option<String> {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut text = String::with_capacity(source.len());
    let mut from = 0;
    for edit in edits {
        text.push_str(source.get(from..edit.span.start)?);
        text.push_str(&edit.text);
        from = edit.span.end;
    }
    text.push_str(source.get(from..)?);
    Some(text)
}
