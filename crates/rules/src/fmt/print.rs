//! Writes values in canonical layout.

use super::attach::{Attached, blank_before};
use crate::load::{FILE_KEYS, RULE_KEYS, TEST_KEYS};
use crate::yaml::{Entry, Node, Style, Value};

/// Lists and maps in brackets that would pass this column are opened up.
const WIDTH: usize = 160;

/// What a list or map is, which decides the order of its keys.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    File,
    Rules,
    Rule,
    Tests,
    Test,
    Other,
}

impl Role {
    /// The keys that come first, in this order.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::File => &FILE_KEYS,
            Self::Rule => &RULE_KEYS,
            Self::Test => &TEST_KEYS,
            _ => &[],
        }
    }

    /// The role of what stands under a key.
    fn under(self, key: &str) -> Self {
        match (self, key) {
            (Self::File, "required" | "preferred" | "screening") => Self::Rules,
            (Self::File, "tests") => Self::Tests,
            _ => Self::Other,
        }
    }

    fn item(self) -> Self {
        match self {
            Self::Rules => Self::Rule,
            Self::Tests => Self::Test,
            _ => Self::Other,
        }
    }
}

pub(super) struct Printer<'s> {
    source: &'s str,
    attached: &'s Attached<'s>,
    /// Where an item starts whose comments are written already; its first entry starts at the same byte.
    begun: Option<usize>,
    out: String,
}

impl<'s> Printer<'s> {
    pub(super) fn new(source: &'s str, attached: &'s Attached<'s>) -> Self {
        Self { source, attached, begun: None, out: String::with_capacity(source.len() + 64) }
    }

    /// The whole document; `None` when a key is no scalar.
    pub(super) fn document(mut self, root: &Node) -> Option<String> {
        for (apart, comment) in &self.attached.header {
            if *apart {
                self.blank();
            }
            self.line(0, comment);
        }
        self.blank();
        match self.inline(root, 0) {
            Some(text) => self.out.push_str(&text),
            None => self.children(root, 0, Role::File)?,
        }
        Some(self.out)
    }

    /// The entries or items of a list or map, each on lines of its own.
    fn children(&mut self, node: &Node, indent: usize, role: Role) -> Option<()> {
        match &node.value {
            Value::Map { entries, .. } => {
                let mut ordered: Vec<&Entry> = entries.iter().collect();
                let keys = role.keys();
                let rank = |entry: &&Entry| keys.iter().position(|key| entry.key.text() == Some(key)).unwrap_or(keys.len());
                ordered.sort_by_key(rank);
                for (number, entry) in ordered.into_iter().enumerate() {
                    let section = role == Role::File && self.opens(&entry.value, indent + entry.key.span.of(self.source).len() + 2);
                    self.before(entry.key.span.start, indent, number == 0, section && number > 0);
                    self.entry(entry, indent, role)?;
                    self.after(entry.key.span.start, indent);
                }
            }
            Value::List { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    self.before(item.span.start, indent, number == 0, false);
                    self.item(item, indent, role.item())?;
                    self.after(item.span.start, indent);
                }
            }
            Value::Scalar { .. } => {}
        }
        Some(())
    }

    /// Blank line and comments above an entry or item.
    fn before(&mut self, start: usize, indent: usize, first: bool, section: bool) {
        if self.begun == Some(start) {
            return;
        }
        let comments = self.attached.leading.get(&start).map(Vec::as_slice).unwrap_or_default();
        let mut blank = section || (!first && comments.is_empty() && blank_before(self.source, start));
        for (number, (apart, comment)) in comments.iter().enumerate() {
            if blank || (*apart && !(first && number == 0)) {
                self.blank();
            }
            blank = false;
            self.line(indent, comment);
        }
        if blank || (!comments.is_empty() && blank_before(self.source, start)) {
            self.blank();
        }
    }

    fn after(&mut self, start: usize, indent: usize) {
        if self.begun == Some(start) {
            return;
        }
        for (apart, comment) in self.attached.tail.get(&start).map(Vec::as_slice).unwrap_or_default() {
            if *apart {
                self.blank();
            }
            self.line(indent, comment);
        }
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn entry(&mut self, entry: &Entry, indent: usize, role: Role) -> Option<()> {
        let key = entry.key.text()?;
        let head = format!("{}:", scalar(&entry.key, self.source));
        let role = role.under(key);
        self.value(&head, &entry.value, entry.key.span.start, indent, indent + 2, role)
    }

    fn item(&mut self, item: &Node, indent: usize, role: Role) -> Option<()> {
        if !self.opens(item, indent + 2) {
            return self.value("-", item, item.span.start, indent, indent + 2, role);
        }
        // The first line of what is opened up stands behind the dash.
        let mut inner = Printer { source: self.source, attached: self.attached, begun: Some(item.span.start), out: String::new() };
        inner.children(item, indent + 2, role)?;
        let text = inner.out.trim_start_matches('\n');
        let (comments, rest) = leading_comments(text);
        for comment in comments.lines() {
            self.line(if comment.is_empty() { 0 } else { indent }, comment.trim_start());
        }
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str("- ");
        self.out.push_str(rest.get(indent + 2..)?);
        Some(())
    }

    /// A value behind its key or dash.
    fn value(&mut self, head: &str, value: &Node, start: usize, indent: usize, inner: usize, role: Role) -> Option<()> {
        let trailing = self.attached.trailing.get(&start).map(|comment| format!(" {comment}")).unwrap_or_default();
        if let Some((header, lines)) = block_scalar(value, self.source) {
            self.line(indent, &format!("{head} {header}{trailing}"));
            for line in lines {
                let (indent, line) = if line.is_empty() { (0, "") } else { (inner, line) };
                self.line(indent, line);
            }
            return Some(());
        }
        if self.opens(value, indent + head.len() + 1) {
            self.line(indent, &format!("{head}{trailing}"));
            return self.children(value, inner, role);
        }
        let text = self.inline(value, 0)?;
        let space = if text.is_empty() { "" } else { " " };
        self.line(indent, &format!("{head}{space}{text}{trailing}"));
        Some(())
    }

    /// Whether a list or map is written on lines of its own rather than in brackets behind its key.
    fn opens(&self, node: &Node, column: usize) -> bool {
        match &node.value {
            Value::Scalar { .. } => false,
            Value::List { flow: false, .. } | Value::Map { flow: false, .. } => true,
            _ => self.inline(node, column).is_none(),
        }
    }

    /// A value on one line; `None` when it does not fit, or a comment or a block stands in it.
    fn inline(&self, node: &Node, column: usize) -> Option<String> {
        let text = match &node.value {
            Value::Scalar { .. } => return Some(scalar(node, self.source)),
            Value::List { flow, .. } | Value::Map { flow, .. } if !flow || self.attached.opened.contains(&node.span.start) => return None,
            Value::List { items, .. } => {
                let items: Option<Vec<String>> = items.iter().map(|item| self.inline(item, 0).map(|text| in_flow(item, text))).collect();
                format!("[{}]", items?.join(", "))
            }
            Value::Map { entries, .. } => {
                let entry = |entry: &Entry| {
                    let value = in_flow(&entry.value, self.inline(&entry.value, 0)?);
                    entry.key.text()?;
                    Some(format!("{}: {value}", scalar(&entry.key, self.source)))
                };
                let entries: Option<Vec<String>> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries?.join(", "))
            }
        };
        // Texts of requirements are long by nature; only what else is long is opened up.
        (column + text.chars().count() <= WIDTH || text.len() <= 4).then_some(text)
    }
}

fn in_flow(node: &Node, text: String) -> String {
    if text.is_empty() && node.is_null() { "null".to_owned() } else { text }
}

/// The comment lines and blank lines at the start of a text, and the rest.
fn leading_comments(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            break;
        }
        at += line.len();
    }
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// A scalar on one line: as written when it is on one, else its text in a form that fits.
fn scalar(node: &Node, source: &str) -> String {
    let Value::Scalar { text, style } = &node.value else { return String::new() };
    let raw = node.span.of(source);
    match style {
        _ if *style != Style::Block && !raw.contains('\n') => raw.to_owned(),
        Style::Plain if !text.contains('\n') => text.clone(),
        _ => serde_json::to_string(text).unwrap_or_default(),
    }
}

/// The header and the lines of a block scalar whose layout can be kept.
fn block_scalar<'s>(node: &Node, source: &'s str) -> Option<(&'s str, Vec<&'s str>)> {
    let Value::Scalar { style: Style::Block, .. } = &node.value else { return None };
    let before = source.get(..node.span.start)?.trim_end();
    let last_line = before.get(before.rfind('\n').map_or(0, |newline| newline + 1)..)?;
    let code = last_line.split(" #").next()?;
    let header = code.split_whitespace().next_back()?;
    let plain = matches!(header, "|" | "|-" | ">" | ">-");
    let from = super::attach::line_start(source, node.span.start);
    let body = source.get(from..node.span.end)?;
    let depth = body.lines().find(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start_matches(' ').len())?;
    let lines: Option<Vec<&str>> = body.lines().map(|line| if line.trim().is_empty() { Some("") } else { line.get(depth..) }).collect();
    plain.then_some((header, lines?))
}
