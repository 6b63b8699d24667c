//! `require:` trees: the requirement model spelled out by hand, with readable lengths.

use qualify_language::requirement::{Asked, Clearance, Credential, KINDS, Language, Length, Skill};
use qualify_language::{Degree, Experience, Group, Kind, Level, Requirement, Span};

use super::Loader;
use super::fields::Fields;
use crate::nearest;
use crate::yaml::{Entry, Node};

/// The keys of an experience. The first three take a length in words, the next three whole months.
pub(crate) const EXPERIENCE_KEYS: [&str; 7] = ["at_least", "at_most", "within", "min_months", "max_months", "within_months", "with"];
/// The keys of a degree.
pub(crate) const DEGREE_KEYS: [&str; 4] = ["level", "fields", "related_field", "in_progress"];
/// The levels of a degree, lowest first.
pub(crate) const LEVELS: [(&str, Level); 5] = [
    ("secondary", Level::Secondary),
    ("associate", Level::Associate),
    ("bachelor", Level::Bachelor),
    ("master", Level::Master),
    ("doctorate", Level::Doctorate),
];

/// The terms found on the way, with their places.
type Terms = Vec<(String, Span)>;

impl Loader<'_> {
    /// Reads a requirement; `None` when it or a part of it cannot be read, with a finding that says why.
    pub(super) fn requirement(&mut self, node: &Node, terms: &mut Terms) -> Option<Requirement> {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, "a requirement (a map of one key)").help(format!("its key is one of {}", nearest::list(&KINDS)));
            return None;
        };
        let [entry] = entries else { return self.not_one_key(node, entries) };
        let fields = self.fields(node, "the requirement model", &KINDS)?;
        let _known = fields.entry(entry.key.text()?)?;
        self.kind(entry, terms).map(Requirement::from)
    }

    fn not_one_key(&mut self, node: &Node, entries: &[Entry]) -> Option<Requirement> {
        match entries.get(1) {
            None => {
                self.error("wrong-type", node.span, "an empty requirement asks nothing")
                    .help(format!("its key is one of {}", nearest::list(&KINDS)));
            }
            Some(second) => {
                let key = second.key.text().unwrap_or_default();
                let finding = self.error("wrong-type", second.key.span, format!("a requirement has one key; `{key}` is a second one"));
                finding.help("put several requirements under `all:` or `any:`, each behind a `- `");
                if entries.first().is_some_and(|first| first.key.text() == Some(key)) {
                    finding.code = "duplicate-key";
                }
            }
        }
        None
    }

    fn kind(&mut self, entry: &Entry, terms: &mut Terms) -> Option<Kind> {
        let value = &entry.value;
        match entry.key.text()? {
            "all" => self.several(value, terms).map(Kind::All),
            "any" => self.several(value, terms).map(Kind::Any),
            "n_of" => self.n_of(value, terms),
            "experience" => self.experience(value, terms),
            "skill" => {
                let fields = self.fields(value, "a skill", &["with"])?;
                let with = self.groups(fields.get("with"), terms)?;
                if with.is_empty() {
                    self.error("wrong-type", value.span, "a skill names what is to be known")
                        .help("list it under `with:`, such as `with: [[Java, Kotlin]]`");
                    return None;
                }
                Some(Kind::Skill(Skill { with }))
            }
            "degree" => self.degree(value, terms),
            "credential" => {
                let fields = self.fields(value, "a credential", &["any_of"])?;
                let any_of_node = self.needed(&fields, value, "any_of")?;
                let any_of = self.texts(any_of_node, terms)?;
                self.not_empty(&any_of, value, "a credential names at least one")?;
                Some(Kind::Credential(Credential { any_of }))
            }
            "language" => {
                let fields = self.fields(value, "a language", &["language", "level"])?;
                let language_node = self.needed(&fields, value, "language")?;
                let language = self.term(language_node, terms)?;
                let level = fields.get("level").map(|node| self.text_of(node, "a level, such as `fluent` or `C1`"));
                Some(Kind::Language(Language { language, level: transposed(level)? }))
            }
            "clearance" => {
                let fields = self.fields(value, "a clearance", &["level", "obtainable"])?;
                let level_node = self.needed(&fields, value, "level")?;
                let level = self.term(level_node, terms)?;
                Some(Kind::Clearance(Clearance { level, obtainable: self.truth(&fields, "obtainable")? }))
            }
            "work_authorization" => self.asked(value).map(Kind::WorkAuthorization),
            "eligibility" => self.asked(value).map(Kind::Eligibility),
            "trait" => self.asked(value).map(Kind::Trait),
            _ => self.fields(value, "`equivalent`, which has none", &[]).map(|_| Kind::Equivalent),
        }
    }

    fn several(&mut self, node: &Node, terms: &mut Terms) -> Option<Vec<Requirement>> {
        let Some(items) = node.items() else {
            self.wrong_type(node, "a list of requirements").help("put each behind a `- `");
            return None;
        };
        if items.is_empty() {
            self.error("wrong-type", node.span, "an empty list asks nothing");
            return None;
        }
        // Every part is read, so that every slip in it is reported at once.
        let parts: Vec<_> = items.iter().map(|item| self.requirement(item, terms)).collect();
        parts.into_iter().collect()
    }

    fn n_of(&mut self, node: &Node, terms: &mut Terms) -> Option<Kind> {
        let fields = self.fields(node, "`n_of`", &["n", "of"])?;
        let count = self.needed(&fields, node, "n")?;
        let of_node = self.needed(&fields, node, "of")?;
        let of = self.several(of_node, terms)?;
        let n = count.text().and_then(|text| text.parse::<u32>().ok()).filter(|_| count.number().is_some());
        let Some(n) = n else {
            self.wrong_type(count, "a whole number");
            return None;
        };
        if n == 0 || n as usize > of.len() {
            self.error("bad-count", count.span, format!("{n} of {} requirements can never be asked", of.len()))
                .help(format!("`n` is from 1 to {}", of.len()));
            return None;
        }
        Some(Kind::NOf { n, of })
    }

    fn experience(&mut self, node: &Node, terms: &mut Terms) -> Option<Kind> {
        let fields = self.fields(node, "an experience", &EXPERIENCE_KEYS)?;
        let min_months = self.length(&fields, "at_least", "min_months");
        let max_months = self.length(&fields, "at_most", "max_months");
        let within_months = self.length(&fields, "within", "within_months");
        let with = self.groups(fields.get("with"), terms);
        let experience = Experience { min_months: min_months?, max_months: max_months?, within_months: within_months?, with: with? };
        if experience.min_months.is_none() && experience.max_months.is_none() {
            self.error("wrong-type", node.span, "an experience has a length")
                .help("add `at_least: 2 years`; without a length it is a `skill`");
            return None;
        }
        Some(Kind::Experience(experience))
    }

    /// A length under either of its two keys. The outer `None` means that it could not be read.
    fn length(&mut self, fields: &Fields<'_>, words: &str, months: &str) -> Option<Option<u32>> {
        let (entry, other) = (fields.entry(words), fields.entry(months));
        if let (Some(first), Some(second)) = (entry, other) {
            self.error("duplicate-key", second.key.span, format!("`{words}` and `{months}` say the same"))
                .help("remove one")
                .note(first.key.span, "the length stands here first");
            return None;
        }
        match entry.or(other).map(|entry| &entry.value) {
            None => Some(None),
            Some(node) if node.is_null() => Some(None),
            Some(node) => self.months(node).map(Some),
        }
    }

    /// Whole months from "2 years", "18 months" or a number of months.
    pub(super) fn months(&mut self, node: &Node) -> Option<u32> {
        let Some(text) = node.text() else {
            self.wrong_type(node, "a length").help("such as `2 years` or `18 months`");
            return None;
        };
        if let Some(months) = text.parse::<u32>().ok().filter(|months| *months <= 1200 && node.number().is_some()) {
            return Some(months);
        }
        match text.parse::<Length>() {
            Ok(length) => Some(length.months),
            Err(message) => {
                self.error("bad-length", node.span, message)
                    .help("a length is `2 years`, `18 months`, or a whole number of months, 100 years at most");
                None
            }
        }
    }

    fn degree(&mut self, node: &Node, terms: &mut Terms) -> Option<Kind> {
        let fields = self.fields(node, "a degree", &DEGREE_KEYS)?;
        let level_node = self.needed(&fields, node, "level")?;
        let level = self.level(level_node)?;
        let named = fields.get("fields").map(|list| self.texts(list, terms));
        let (related_field, in_progress) = (self.truth(&fields, "related_field")?, self.truth(&fields, "in_progress")?);
        Some(Kind::Degree(Degree { level, fields: transposed(named)?.unwrap_or_default(), related_field, in_progress }))
    }

    /// A degree's level by name.
    pub(super) fn level(&mut self, node: &Node) -> Option<Level> {
        let names = LEVELS.map(|(name, _)| name);
        let Some(text) = node.text() else {
            self.wrong_type(node, "a level of degree").help(format!("it is one of {}", nearest::list(&names)));
            return None;
        };
        let level = LEVELS.iter().find(|(name, _)| *name == text).map(|(_, level)| *level);
        if level.is_none() {
            let near = nearest::of(text, names.into_iter());
            let help = near.map_or_else(|| format!("it is one of {}", nearest::list(&names)), |near| format!("did you mean `{near}`?"));
            self.error("unknown-value", node.span, format!("`{text}` is not a level of degree")).help(help);
        }
        level
    }

    fn groups(&mut self, node: Option<&Node>, terms: &mut Terms) -> Option<Vec<Group>> {
        let Some(node) = node else { return Some(Vec::new()) };
        let Some(items) = node.items() else {
            self.wrong_type(node, "a list of groups of terms")
                .help("such as `with: [[Java, Kotlin], [Linux]]`: one of each group must hold");
            return None;
        };
        let groups: Vec<_> = items.iter().map(|item| self.group(item, terms)).collect();
        groups.into_iter().collect()
    }

    fn group(&mut self, node: &Node, terms: &mut Terms) -> Option<Group> {
        let group = if node.entries().is_some() {
            let fields = self.fields(node, "a group of terms", &["any_of", "open"])?;
            let any_of_node = self.needed(&fields, node, "any_of")?;
            let any_of = self.texts(any_of_node, terms)?;
            Group { any_of, open: self.truth(&fields, "open")? }
        } else if node.items().is_some() {
            Group { any_of: self.texts(node, terms)?, open: false }
        } else {
            Group { any_of: vec![self.term(node, terms)?], open: false }
        };
        self.not_empty(&group.any_of, node, "a group names at least one term")?;
        Some(group)
    }

    /// A list of terms.
    fn texts(&mut self, node: &Node, terms: &mut Terms) -> Option<Vec<String>> {
        let Some(items) = node.items() else {
            self.wrong_type(node, "a list of terms").help("put it in brackets, such as `[Java, Kotlin]`");
            return None;
        };
        let texts: Vec<_> = items.iter().map(|item| self.term(item, terms)).collect();
        texts.into_iter().collect()
    }

    fn term(&mut self, node: &Node, terms: &mut Terms) -> Option<String> {
        let text = self.text_of(node, "a term")?;
        terms.push((text.clone(), node.span));
        Some(text)
    }

    /// The text of a scalar that is not empty; numbers and truth values want quotes.
    pub(super) fn text_of(&mut self, node: &Node, what: &str) -> Option<String> {
        match node.text() {
            Some(text) if node.number().is_none() && node.truth().is_none() && !node.is_null() && !text.trim().is_empty() => {
                Some(text.to_owned())
            }
            Some(text) if !text.is_empty() && !node.is_null() => {
                let help = format!("put it in quotes: `\"{text}\"`");
                self.wrong_type(node, what).help(help);
                None
            }
            _ => {
                self.wrong_type(node, what);
                None
            }
        }
    }

    fn asked(&mut self, node: &Node) -> Option<Asked> {
        let fields = self.fields(node, "what is asked of the candidate", &["text"])?;
        let text_node = self.needed(&fields, node, "text")?;
        let text = self.text_of(text_node, "what is asked, in words")?;
        Some(Asked { text })
    }

    fn needed<'n>(&mut self, fields: &Fields<'n>, node: &Node, key: &str) -> Option<&'n Node> {
        let found = fields.get(key);
        if found.is_none() {
            self.error("missing-key", node.span, format!("`{key}` is missing")).help(format!("add `{key}:`"));
        }
        found
    }

    fn truth(&mut self, fields: &Fields<'_>, key: &str) -> Option<bool> {
        let Some(node) = fields.get(key) else { return Some(false) };
        if node.truth().is_none() {
            self.wrong_type(node, "`true` or `false`");
        }
        node.truth()
    }

    fn not_empty(&mut self, texts: &[String], node: &Node, message: &str) -> Option<()> {
        if texts.is_empty() {
            self.error("wrong-type", node.span, message);
            return None;
        }
        Some(())
    }
}

/// A value that may be missing, or present and unreadable: `None` only for the latter.
fn transposed<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(None) => None,
        Some(Some(value)) => Some(Some(value)),
    }
}
