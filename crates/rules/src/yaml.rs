//! A YAML document as a tree in which every value knows its bytes.
//!
//! The parser is `granit-parser`; the tree keeps what it says of places, styles and comments, so that findings can underline
//! words, fixes can change single bytes, and the formatter can keep every comment. Bounds: [`MAX_BYTES`], [`MAX_DEPTH`], [`MAX_NODES`].

use granit_parser::{Event, Parser, Placement, ScalarStyle, StructureStyle};
use qualify_language::Span;

/// A rule file may have at most this many bytes (4 MiB, some 20,000 rules).
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Lists and maps may nest this deep.
pub const MAX_DEPTH: usize = 64;
/// A document may have this many values once its aliases are written out.
pub const MAX_NODES: usize = 250_000;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Its bytes in the source, without trailing comments; a block scalar begins at its content.
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, a number, a truth value or nothing.
    Scalar {
        /// The decoded text.
        text: String,
        /// How it is written.
        style: Style,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Node>,
        /// Whether it is written in brackets.
        flow: bool,
    },
    /// A map, its entries in the file's order, duplicates kept.
    Map {
        /// Its entries.
        entries: Vec<Entry>,
        /// Whether it is written in braces.
        flow: bool,
    },
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A block scalar behind `|` or `>`.
    Block,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Node,
    /// The value.
    pub value: Node,
}

/// A comment from its `#` to the end of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The words behind the `#`.
    pub text: String,
    /// Its bytes, `#` included.
    pub span: Span,
    /// Whether something stands before it on its line.
    pub trailing: bool,
}

/// A parsed document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The outermost value; `None` when the file is empty.
    pub root: Option<Node>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
    /// Where a second document starts, when there is one.
    pub second: Option<Span>,
    /// How many aliases stand in it; their values are written out in the tree.
    pub aliases: usize,
    /// Tags such as `!custom`, which rule files do not use.
    pub tags: Vec<Span>,
    /// Aliases without an anchor, with their names.
    pub dangling: Vec<(Span, String)>,
}

/// Why a text is not a YAML document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong.
    pub message: String,
    /// The byte at which reading stopped.
    pub at: usize,
    /// Whether a stated bound was passed, rather than the syntax broken.
    pub bound: bool,
}

impl Node {
    /// The decoded text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List { items, .. } => Some(items),
            _ => None,
        }
    }

    /// The entries of a map.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map { entries, .. } => Some(entries),
            _ => None,
        }
    }

    /// The first value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The first entry with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| entry.key.text() == Some(key))
    }

    /// Whether nothing is written: `key:` alone, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, style: Style::Plain } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The truth value of a plain `true` or `false`.
    pub fn truth(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, style: Style::Plain } => match text.as_str() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The number a plain scalar stands for.
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Scalar { text, style: Style::Plain }
                if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) =>
            {
                text.parse().ok().filter(|n: &f64| n.is_finite())
            }
            _ => None,
        }
    }

    /// What the value is, in words for a message.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::List { .. } => "a list",
            Value::Map { .. } => "a map",
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } if self.truth().is_some() => "a truth value",
            Value::Scalar { .. } if self.number().is_some() => "a number",
            Value::Scalar { .. } => "text",
        }
    }

    /// The same value as JSON, typed as YAML 1.2's core schema types it.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::List { items, .. } => Json::Array(items.iter().map(Self::to_json).collect()),
            Value::Map { entries, .. } => {
                Json::Object(entries.iter().map(|e| (e.key.text().unwrap_or_default().to_owned(), e.value.to_json())).collect())
            }
            Value::Scalar { text, .. } => {
                if self.is_null() {
                    Json::Null
                } else if let Some(truth) = self.truth() {
                    Json::Bool(truth)
                } else if let (Some(_), Ok(whole)) = (self.number(), text.parse::<i64>()) {
                    Json::from(whole)
                } else if let Some(number) = self.number() {
                    Json::from(number)
                } else {
                    Json::from(text.clone())
                }
            }
        }
    }

    /// Every value under this one, itself first, in the file's order.
    pub fn walk<'n>(&'n self, visit: &mut impl FnMut(&'n Node)) {
        visit(self);
        match &self.value {
            Value::Scalar { .. } => {}
            Value::List { items, .. } => items.iter().for_each(|item| item.walk(visit)),
            Value::Map { entries, .. } => entries.iter().for_each(|entry| {
                entry.key.walk(visit);
                entry.value.walk(visit);
            }),
        }
    }
}

/// Parses a YAML document.
///
/// # Errors
/// A syntax error with the byte at which it was noticed, or a passed bound.
pub fn parse(source: &str) -> Result<Document, Malformed> {
    if source.len() > MAX_BYTES {
        let message = format!("the file has {} bytes; a rule file may have at most {MAX_BYTES}", source.len());
        return Err(Malformed { message, at: 0, bound: true });
    }
    Builder::default().run(source)
}

/// A list or map whose end has not come yet.
struct Open {
    children: Vec<Node>,
    start: usize,
    flow: bool,
    map: bool,
    anchor: usize,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: std::collections::HashMap<usize, (Node, usize)>,
    nodes: usize,
    document: Document,
}

impl Builder {
    fn run(mut self, source: &str) -> Result<Document, Malformed> {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            max_buffered_comment_events: 100_000,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        for next in Parser::new_from_str_with_options(source, options) {
            let (event, span) = next.map_err(|error| malformed(&error))?;
            let bytes = span.byte_range().unwrap_or_default();
            if let (Some(tag), Some(place)) = (event.tag(), span.tag_span().and_then(|tag| tag.byte_range()))
                && tag.core_suffix().is_none_or(|suffix| suffix != "str")
            {
                self.document.tags.push(Span::new(place.start, place.end));
            }
            if matches!(event, Event::DocumentStart(..)) && self.document.root.is_some() {
                self.document.second = Some(Span::new(bytes.start, bytes.end.max(bytes.start)));
                break;
            }
            self.event(event, Span::new(bytes.start, bytes.end), source)?;
        }
        Ok(self.document)
    }

    fn event(&mut self, event: Event<'_>, span: Span, source: &str) -> Result<(), Malformed> {
        match event {
            Event::Comment(text, placement) => {
                let trailing = placement == Placement::Right;
                self.document.comments.push(Comment { text: text.into_owned(), span, trailing });
            }
            Event::Scalar(text, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted => Style::Single,
                    ScalarStyle::DoubleQuoted => Style::Double,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                let span = if style == Style::Block { trimmed(span, source) } else { span };
                self.count(1, span)?;
                self.attach(Node { value: Value::Scalar { text: text.into_owned(), style }, span }, anchor);
            }
            Event::SequenceStart(style, anchor, _) => self.start(span, style, false, anchor),
            Event::MappingStart(style, anchor, _) => self.start(span, style, true, anchor),
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Alias(id) => {
                let recursive =
                    || Malformed { message: "an alias stands inside the value it repeats".to_owned(), at: span.start, bound: false };
                let size = self.anchors.get(&id).ok_or_else(recursive)?.1;
                self.count(size, span)?;
                self.document.aliases += 1;
                if let Some((node, _)) = self.anchors.get(&id).cloned() {
                    self.attach(node, 0);
                }
            }
            Event::UnresolvedAlias(name) => {
                self.document.dangling.push((span, name.into_owned()));
                self.attach(Node { value: Value::Scalar { text: String::new(), style: Style::Plain }, span }, 0);
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, span: Span, style: StructureStyle, map: bool, anchor: usize) {
        self.open.push(Open { children: Vec::new(), start: span.start, flow: style == StructureStyle::Flow, map, anchor });
    }

    fn end(&mut self, span: Span) -> Result<(), Malformed> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let end = if open.flow { span.end } else { open.children.last().map_or(open.start, |last| last.span.end) };
        let span = Span::new(open.start, end.max(open.start));
        let value = match open.map {
            true => Value::Map { entries: pairs(open.children), flow: open.flow },
            false => Value::List { items: open.children, flow: open.flow },
        };
        self.count(1, span)?;
        self.attach(Node { value, span }, open.anchor);
        Ok(())
    }

    /// Counts values towards the bound, before any of them is copied.
    fn count(&mut self, values: usize, span: Span) -> Result<(), Malformed> {
        self.nodes += values;
        if self.nodes <= MAX_NODES {
            return Ok(());
        }
        let message = format!("the file has more than {MAX_NODES} values once its aliases are written out");
        Err(Malformed { message, at: span.start, bound: true })
    }

    /// Hands a finished value to the list or map it stands in.
    fn attach(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), size(&node)));
        }
        match self.open.last_mut() {
            Some(open) => open.children.push(node),
            None => self.document.root = Some(node),
        }
    }
}

fn size(node: &Node) -> usize {
    let mut count = 0;
    node.walk(&mut |_| count += 1);
    count
}

fn pairs(children: Vec<Node>) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(children.len() / 2);
    let mut children = children.into_iter();
    while let (Some(key), Some(value)) = (children.next(), children.next()) {
        entries.push(Entry { key, value });
    }
    entries
}

/// The span without the white space at its end.
fn trimmed(span: Span, source: &str) -> Span {
    Span::new(span.start, span.start + span.of(source).trim_end().len())
}

fn malformed(error: &granit_parser::ScanError) -> Malformed {
    use granit_parser::ErrorKind;
    let at = error.marker().byte_offset().unwrap_or_default();
    let bound = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
    let message = if bound { format!("lists and maps nest deeper than {MAX_DEPTH}") } else { error.info() };
    Malformed { message, at, bound }
}
