//! `extends:` and `include:`: rules, names and settings that several files share.
//!
//! What a file extends comes first and gives way: a rule of the same id, a setting, an alias here takes its place. What it includes is
//! added and must not contradict. A shared rule without an id is named after its file: `house.required-1`.

use std::path::{Path, PathBuf};

use super::Loader;
use super::fields::Fields;
use crate::file::{Rule, RuleFile};
use crate::finding::Level;
use crate::sheet::Sheet;
use crate::yaml::Node;

/// Files may share through this many files.
const MAX_DEPTH: usize = 8;

impl Loader<'_> {
    /// Joins the shared files into this one, and puts the rules in the order of the tiers.
    pub(super) fn share(&mut self, fields: &Fields<'_>) {
        for node in paths(fields, "extends") {
            if let Some(base) = self.shared(node) {
                self.extend(base, fields);
            }
        }
        for node in paths(fields, "include") {
            if let Some(other) = self.shared(node) {
                self.include(node, other, fields);
            }
        }
        self.file.rules.sort_by_key(|rule| rule.tier);
    }

    /// Reads a shared file; its rules stand where its name stands here.
    fn shared(&mut self, node: &Node) -> Option<RuleFile> {
        let path = self.text_of(node, "the path of a rule file")?;
        if Path::new(&path).is_absolute() {
            self.error("shared-file", node.span, format!("`{path}` is an absolute path"))
                .help("write the path relative to this file, so that it holds on every machine");
            return None;
        }
        let full = Path::new(self.name).parent().unwrap_or(Path::new("")).join(&path);
        let own = std::fs::canonicalize(self.name).ok();
        let known = std::fs::canonicalize(&full).ok();
        if known.is_some() && (known == own || known.as_ref().is_some_and(|known| self.trail.contains(known))) {
            self.error("shared-file", node.span, format!("`{path}` leads back to this file"))
                .help("share from a third file that asks for neither");
            return None;
        }
        if self.trail.len() >= MAX_DEPTH {
            self.error("shared-file", node.span, format!("files share through more than {MAX_DEPTH} others"))
                .help("ask for the file that is meant directly");
            return None;
        }
        let read = std::fs::read(&full).map_err(|error| error.to_string());
        let source = read.and_then(|bytes| super::decode(&path, &bytes).map_err(|finding| finding.message));
        match source {
            Ok(source) => self.usable(node, &path, &full, &source, own),
            Err(why) => {
                self.error("shared-file", node.span, format!("`{path}` cannot be read: {why}")).help("the path is relative to this file");
                None
            }
        }
    }

    fn usable(&mut self, node: &Node, path: &str, full: &Path, source: &str, own: Option<PathBuf>) -> Option<RuleFile> {
        let trail: Vec<PathBuf> = self.trail.iter().cloned().chain(own).collect();
        let sheet = super::read_within(&full.display().to_string(), source, &trail);
        // A file that only shares names and settings has no rules of its own.
        let first = sheet.findings.iter().find(|finding| finding.level == Level::Error && finding.code != "empty-file");
        if let Some(first) = first {
            let message = format!("`{path}` cannot be used: {}", first.message);
            let help = format!("mend it at {}:{}:{}", first.file, first.line, first.column);
            self.error("shared-file", node.span, message).help(help);
            return None;
        }
        let place = self.lines.place(self.source, node.span);
        let stem = full.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let rules = sheet.file.rules.iter().map(|rule| Rule { id: shared_id(&sheet, rule, &stem), place, ..rule.clone() }).collect();
        Some(RuleFile { rules, ..sheet.file })
    }

    fn extend(&mut self, base: RuleFile, fields: &Fields<'_>) {
        let own = std::mem::take(&mut self.file);
        let given = |key: &str| fields.get(key).is_some();
        let mut rules: Vec<Rule> = base.rules.into_iter().filter(|rule| own.rules.iter().all(|other| other.id != rule.id)).collect();
        rules.extend(own.rules);
        self.file = RuleFile {
            rules,
            job: if given("job") { own.job } else { base.job },
            as_of: own.as_of.or(base.as_of),
            scoring: if given("scoring") { own.scoring } else { base.scoring },
            equivalent_experience: base.equivalent_experience.into_iter().chain(own.equivalent_experience).collect(),
            vocabulary: base.vocabulary.into_iter().chain(own.vocabulary).collect(),
            tests: own.tests,
        };
    }

    fn include(&mut self, node: &Node, other: RuleFile, fields: &Fields<'_>) {
        for rule in other.rules {
            if self.file.rules.iter().any(|known| known.id == rule.id) {
                self.error("shared-conflict", node.span, format!("its rule `{}` has the id of another rule", rule.id))
                    .help("give one of the two another id, or use `extends:` to replace the shared one");
            } else {
                self.file.rules.push(rule);
            }
        }
        for (level, months) in other.equivalent_experience {
            if *self.file.equivalent_experience.entry(level).or_insert(months) != months {
                self.error("shared-conflict", node.span, format!("it gives a {level:?} another equivalence").to_lowercase())
                    .help("keep one of the two");
            }
        }
        for (term, aliases) in other.vocabulary {
            let known = self.file.vocabulary.entry(term).or_default();
            known.extend(aliases.into_iter().filter(|alias| !known.contains(alias)).collect::<Vec<_>>());
        }
        if fields.get("scoring").is_none() && fields.get("extends").is_none() && other.scoring != crate::Scoring::default() {
            self.file.scoring = other.scoring;
        }
    }
}

/// The id of a shared rule: its own, or one named after its file when it has none.
fn shared_id(sheet: &Sheet, rule: &Rule, stem: &str) -> String {
    match sheet.written_of(&rule.id) {
        Some(written) if written.id.is_none() => format!("{stem}.{}", rule.id),
        _ => rule.id.clone(),
    }
}

/// The paths under a key: one, or a list.
fn paths<'n>(fields: &Fields<'n>, key: &str) -> Vec<&'n Node> {
    match fields.get(key) {
        Some(node) => node.items().map_or_else(|| vec![node], |items| items.iter().collect()),
        None => Vec::new(),
    }
}
