//! The keys of a map: known, unknown, doubled.

use qualify_language::Span;

use super::Loader;
use crate::finding::Edit;
use crate::nearest;
use crate::yaml::{Entry, Node, Value};

/// The known keys of a map, each with its first entry.
pub(super) struct Fields<'n> {
    entries: Vec<&'n Entry>,
}

impl<'n> Fields<'n> {
    /// The entry under `key`.
    pub(super) fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key.text() == Some(key)).copied()
    }

    /// The value under `key`, unless it is missing or nothing.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }
}

impl Loader<'_> {
    /// Reads the keys of a map and reports unknown and doubled ones; `None` when it is no map.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, what: &str, known: &[&'static str]) -> Option<Fields<'n>> {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, &format!("a map (the keys of {what})")).help(format!("its keys are {}", nearest::list(known)));
            return None;
        };
        let mut fields = Fields { entries: Vec::new() };
        for entry in entries {
            let Some(key) = entry.key.text() else {
                self.wrong_type(&entry.key, "the name of a key");
                continue;
            };
            if let Some(first) = fields.entry(key) {
                self.doubled(&entry.key, first.key.span);
            } else if known.contains(&key) {
                fields.entries.push(entry);
            } else {
                self.unknown(&entry.key, key, what, known);
            }
        }
        Some(fields)
    }

    /// Reports a key that stands twice in one map.
    pub(super) fn doubled(&mut self, key: &Node, first: Span) {
        let message = format!("`{}` stands here a second time", key.text().unwrap_or_default());
        self.error("duplicate-key", key.span, message).help("join the two, or remove one").note(first, "it stands here first");
    }

    fn unknown(&mut self, node: &Node, key: &str, what: &str, known: &[&'static str]) {
        let nearest = nearest::key(key, known);
        let quoted = !matches!(node.value, Value::Scalar { style: crate::yaml::Style::Plain, .. });
        let finding = self.error("unknown-key", node.span, format!("`{key}` is not a key of {what}"));
        match nearest {
            Some(near) if !quoted => {
                finding
                    .help(format!("did you mean `{near}`?"))
                    .suggest(format!("rename to `{near}`"), vec![Edit::replace(node.span, near)]);
            }
            Some(near) => {
                finding.help(format!("did you mean `{near}`?"));
            }
            None if key == "<<" => {
                finding.help("merge keys are not read; repeat the values, or share them with `include:`");
            }
            None => {
                finding.help(format!("its keys are {}", nearest::list(known)));
            }
        }
    }
}
