//! Which comment belongs to which entry or item, so that it travels with it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::yaml::{Comment, Node, Value};

/// The comments of an entry or item, found by the byte at which it starts.
#[derive(Debug, Default)]
pub(super) struct Attached<'s> {
    /// At the head of the file, a blank line behind them: they stay there.
    pub(super) header: Vec<(bool, &'s str)>,
    /// On lines of their own before it; `true` when a blank line stands before the comment.
    pub(super) leading: HashMap<usize, Vec<(bool, &'s str)>>,
    /// On its line.
    pub(super) trailing: HashMap<usize, &'s str>,
    /// On lines of their own behind it, at its indentation.
    pub(super) tail: HashMap<usize, Vec<(bool, &'s str)>>,
    /// Lists and maps in brackets that have to be opened up, since a comment stands in them.
    pub(super) opened: std::collections::HashSet<usize>,
}

/// An entry or item of a list or map in block style.
struct Anchor {
    start: usize,
    end: usize,
    column: usize,
}

pub(super) fn attach<'s>(source: &'s str, root: &Node, comments: &'s [Comment]) -> Attached<'s> {
    let mut attached = Attached::default();
    let mut anchors = Vec::new();
    collect(source, root, comments, &mut anchors, &mut attached);
    for comment in comments {
        let text = comment.span.of(source).trim_end();
        let at = comment.span.start;
        let own_line = source.get(line_start(source, at)..at).is_some_and(|before| before.trim().is_empty());
        if !own_line {
            let line = line_start(source, at);
            let begun = anchors.iter().rfind(|anchor| anchor.start >= line && anchor.start < at);
            let ended = || anchors.iter().rfind(|anchor| anchor.end >= line && anchor.end <= at && anchor.start < line);
            if let Some(anchor) = begun.or_else(ended) {
                match attached.trailing.entry(anchor.start) {
                    Entry::Vacant(place) => _ = place.insert(text),
                    Entry::Occupied(_) => attached.tail.entry(anchor.start).or_default().push((false, text)),
                }
                continue;
            }
        }
        let blank = blank_before(source, at);
        let column = at - line_start(source, at);
        let next = anchors.iter().find(|anchor| anchor.start > at);
        let first = anchors.first().map_or(0, |anchor| anchor.start);
        if source.get(at..first).is_some_and(|between| between.contains("\n\n")) {
            attached.header.push((blank, text));
            continue;
        }
        let before = || {
            anchors
                .iter()
                .rev()
                .filter(|anchor| anchor.end <= at && anchor.column <= column)
                .max_by_key(|anchor| (anchor.end, anchor.column))
        };
        match next.filter(|next| column <= next.column).or_else(|| before().is_none().then_some(next).flatten()) {
            Some(next) => attached.leading.entry(next.start).or_default().push((blank, text)),
            None => {
                if let Some(previous) = before().or(anchors.last()) {
                    attached.tail.entry(previous.start).or_default().push((blank, text));
                }
            }
        }
    }
    attached
}

/// Entries and items, outermost first at each place.
fn collect(source: &str, node: &Node, comments: &[Comment], anchors: &mut Vec<Anchor>, attached: &mut Attached<'_>) {
    let mut flow = matches!(&node.value, Value::List { flow: true, .. } | Value::Map { flow: true, .. });
    if flow && comments.iter().any(|comment| node.span.start < comment.span.start && comment.span.end < node.span.end) {
        attached.opened.insert(node.span.start);
        flow = false;
    }
    // An item's column is that of its dash.
    let anchor = |start: usize, end: usize, dash: bool| {
        let line = line_start(source, start);
        let behind = source.get(line..start).unwrap_or_default().trim_end();
        let column = if dash && behind.ends_with('-') { behind.len() - 1 } else { start - line };
        (!flow).then_some(Anchor { start, end, column })
    };
    match &node.value {
        Value::Scalar { .. } => {}
        Value::List { items, .. } => {
            for item in items {
                anchors.extend(anchor(item.span.start, item.span.end, true));
                collect(source, item, comments, anchors, attached);
            }
        }
        Value::Map { entries, .. } => {
            for entry in entries {
                anchors.extend(anchor(entry.key.span.start, entry.value.span.end.max(entry.key.span.end), false));
                collect(source, &entry.value, comments, anchors, attached);
            }
        }
    }
}

pub(super) fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Whether the line above the one with this byte is blank.
pub(super) fn blank_before(source: &str, at: usize) -> bool {
    let start = line_start(source, at);
    start > 0 && source.get(line_start(source, start - 1)..start).is_some_and(|line| line.trim().is_empty())
}
