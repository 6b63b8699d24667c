//! The boolean strings that recruiters write.

mod error;
mod grammar;

use std::fmt;
use std::ops::Range;

pub use error::QueryError;

/// A query as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What is asked.
    pub node: Node,
    /// AND and OR stand side by side without parentheses: show [`Query`]'s `Display` back, so that the reader sees what binds.
    pub mixed: bool,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Every part holds; two or more.
    And(Vec<Node>),
    /// One part is enough; two or more.
    Or(Vec<Node>),
    /// The part does not hold.
    Not(Box<Node>),
    /// Words are there.
    Term(Term),
    /// Worked time lies within bounds.
    Measured(Measured),
}

/// A word or phrase to look for.
#[derive(Debug, Clone, Eq)]
pub struct Term {
    /// Where to look; everywhere when `None`.
    pub field: Option<Field>,
    /// As written, without quotes and signs.
    pub words: String,
    /// Written in quotes.
    pub quoted: bool,
    /// Written with `=`: neither synonyms nor plurals.
    pub exact: bool,
    /// How near the words must come.
    pub form: Form,
    /// Bytes of the query. It does not count for equality.
    pub span: Range<usize>,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        let said = |term: &Self| (term.field, term.quoted, term.exact, term.form);
        self.words == other.words && said(self) == said(other)
    }
}

/// How near the words of a text must come to those of a [`Term`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The words themselves.
    Whole,
    /// `manag*`: words that begin so.
    Prefix,
    /// `kubernets~1`: up to 1 or 2 letters wrong; `"risk analysis"~3`: up to that many words between.
    Near(u8),
}

/// Where a [`Term`] is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Job titles.
    Title,
    /// Skills listed.
    Skill,
    /// Education: level, field of study, school.
    Degree,
    /// Certificates, licences, clearances.
    Credential,
    /// Human languages.
    Language,
}

impl Field {
    /// Every field with the name it is written by.
    pub const ALL: [(&'static str, Self); 5] = [
        ("title", Self::Title),
        ("skill", Self::Skill),
        ("degree", Self::Degree),
        ("credential", Self::Credential),
        ("language", Self::Language),
    ];

    /// The name it is written by.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// A condition on worked time: `java >= 3 years within 5 years`.
#[derive(Debug, Clone, Eq)]
pub struct Measured {
    /// What the time was spent on; all work for `total`.
    pub subject: Option<String>,
    /// Fewest months.
    pub at_least: Option<u32>,
    /// Most months.
    pub at_most: Option<u32>,
    /// Only the last so many months count.
    pub within: Option<u32>,
    /// Bytes of the query. It does not count for equality.
    pub span: Range<usize>,
}

impl PartialEq for Measured {
    fn eq(&self, other: &Self) -> bool {
        let said = |measured: &Self| (measured.at_least, measured.at_most, measured.within);
        self.subject == other.subject && said(self) == said(other)
    }
}

/// Reads a query.
///
/// # Errors
/// Where and why the text is no query, and what it would be with the smallest mend.
///
/// # Example
/// ```
/// use qualify_search::query;
///
/// let read = query::parse("java OR kotlin android").expect("a query");
/// assert!(read.mixed);
/// assert_eq!(read.to_string(), "java OR (kotlin AND android)");
///
/// let error = query::parse("(java OR kotlin").expect_err("never closed");
/// assert_eq!((error.span.clone(), error.lenient.as_deref()), (0..1, Some("(java OR kotlin)")));
/// ```
pub fn parse(text: &str) -> Result<Query, QueryError> {
    grammar::query(text).map_err(|fault| QueryError::new(text, fault))
}

impl Node {
    /// The measured conditions, in the order they stand in.
    pub fn conditions(&self) -> Vec<&Measured> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::conditions).collect(),
            Self::Not(part) => part.conditions(),
            Self::Term(_) => Vec::new(),
            Self::Measured(condition) => vec![condition],
        }
    }

    fn joins(&self) -> bool {
        matches!(self, Self::And(_) | Self::Or(_))
    }

    fn grouped(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.joins() { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Query {
    /// The query with every operator written out and parentheses around each nested group.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.node)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut joined = |parts: &[Self], operator: &str| {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    f.write_str(operator)?;
                }
                part.grouped(f)?;
            }
            Ok(())
        };
        match self {
            Self::And(parts) => joined(parts, " AND "),
            Self::Or(parts) => joined(parts, " OR "),
            Self::Not(part) => {
                f.write_str("NOT ")?;
                part.grouped(f)
            }
            Self::Term(term) => write!(f, "{term}"),
            Self::Measured(measured) => write!(f, "{measured}"),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(f, "{}:", field.name())?;
        }
        let (equals, quote) = (if self.exact { "=" } else { "" }, if self.quoted { "\"" } else { "" });
        let star = if self.form == Form::Prefix { "*" } else { "" };
        write!(f, "{equals}{quote}{}{star}{quote}", self.words)?;
        if let Form::Near(distance) = self.form { write!(f, "~{distance}") } else { Ok(()) }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            None => f.write_str("total")?,
            Some(subject) if grammar::is_plain(subject) => f.write_str(subject)?,
            Some(subject) => write!(f, "\"{subject}\"")?,
        }
        for (sign, months) in [(">=", self.at_least), ("<=", self.at_most), ("within", self.within)] {
            if let Some(months) = months {
                write!(f, " {sign} {}", Length(months))?;
            }
        }
        Ok(())
    }
}

/// Months in the words a reader expects: `3 years`, `18 months`.
struct Length(u32);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = if self.0 > 0 && self.0.is_multiple_of(12) { (self.0 / 12, "year") } else { (self.0, "month") };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}
