//! What is wrong with the data, and where.

use std::fmt;
use std::io;
use std::path::PathBuf;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_saphyr::Spanned;

use crate::source::Source;

/// One thing wrong with a vocabulary file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable name of the kind: `yaml`, `empty-name`, `duplicate`, `conflict`, `unknown-reference`, `cycle`, `unknown-file`.
    pub code: &'static str,
    /// Path below `rules/`.
    pub file: String,
    /// First line is 1.
    pub line: usize,
    /// In characters, first is 1.
    pub column: usize,
    /// What is wrong, in lower case, the data's own words in backticks.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, " (help: {help})"))
    }
}

/// Why a vocabulary could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The files were read and are wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Invalid(Vec<Finding>),
    /// An alias given by hand that names nothing.
    #[error("`{0}` has an alias without a letter or digit")]
    EmptyAlias(String),
}

/// A step from a file's root towards a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Index(usize),
    Key(String),
}

/// A finding whose place is still a route of keys; bytes are computed last.
#[derive(Debug)]
pub(crate) struct Problem {
    pub code: &'static str,
    pub source: usize,
    pub route: Vec<Step>,
    pub message: String,
    pub help: Option<String>,
}

impl Problem {
    pub fn finding(self, sources: &[Source]) -> Finding {
        let source = sources.get(self.source);
        let (line, column) = source.map_or((1, 1), |source| place(&source.text, &self.route));
        let file = source.map(|source| source.name.clone()).unwrap_or_default();
        Finding { code: self.code, file, line, column, message: self.message, help: self.help }
    }
}

/// Line and column of the value that the route leads to, or of the last value on the way that exists.
pub(crate) fn place(text: &str, route: &[Step]) -> (usize, usize) {
    let Ok(mut node) = serde_saphyr::from_str::<Spanned<Node>>(text) else { return (1, 1) };
    for step in route {
        let here = node.referenced;
        let next = match (node.value, step) {
            (Node::List(items), Step::Index(index)) => items.into_iter().nth(*index),
            (Node::Map(entries), Step::Key(key)) => entries.into_iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        };
        let Some(next) = next else { return (here.line() as usize, here.column() as usize) };
        node = next;
    }
    (node.referenced.line() as usize, node.referenced.column() as usize)
}

/// Any YAML, of which only the shape and the places matter.
enum Node {
    Scalar,
    List(Vec<Spanned<Node>>),
    Map(Vec<(String, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Node::Map(map))
    }

    fn visit_str<E>(self, _: &str) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(Self)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Node::Scalar)
    }
}
