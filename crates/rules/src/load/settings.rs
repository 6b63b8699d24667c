//! What a file says beside its rules: job, date, scoring, equivalences, names of its own.

use super::Loader;
use super::fields::Fields;
use crate::file::{Equivalence, Scoring};
use crate::yaml::Node;

impl Loader<'_> {
    pub(super) fn settings(&mut self, fields: &Fields<'_>) {
        if let Some(node) = fields.get("job") {
            self.file.job = self.text_of(node, "the job's title").unwrap_or_default();
        }
        if let Some(node) = fields.get("as_of") {
            self.file.as_of = self.date(node);
        }
        if let Some(node) = fields.get("scoring") {
            self.scoring(node);
        }
        if let Some(node) = fields.get("equivalent_experience") {
            self.equivalent_experience(node);
        }
        if let Some(node) = fields.get("vocabulary") {
            self.vocabulary(node);
        }
    }

    /// A day as `YYYY-MM-DD`.
    pub(super) fn date(&mut self, node: &Node) -> Option<String> {
        let text = node.text().unwrap_or_default();
        if text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok() {
            return Some(text.to_owned());
        }
        self.error("bad-date", node.span, format!("`{text}` is not a day")).help("write it as `2026-11-01`");
        None
    }

    fn scoring(&mut self, node: &Node) {
        let Some(fields) = self.fields(node, "scoring", &["required", "preferred"]) else { return };
        let mut share = |key: &str, or: f64| {
            let Some(node) = fields.get(key) else { return or };
            match node.number() {
                Some(share) if (0.0..=1e6).contains(&share) => share,
                Some(_) => {
                    self.error("bad-weight", node.span, format!("a share of `{}` cannot be used", node.text().unwrap_or_default()))
                        .help("a share is from 0 to 1000000; the two usually sum to 100");
                    or
                }
                None => {
                    self.wrong_type(node, "a number").help("such as `scoring: {required: 70, preferred: 30}`");
                    or
                }
            }
        };
        let shipped = Scoring::default();
        let scoring = Scoring { required: share("required", shipped.required), preferred: share("preferred", shipped.preferred) };
        if scoring.required + scoring.preferred <= 0.0 {
            self.error("bad-weight", node.span, "one tier at least must count").help("the default is `{required: 70, preferred: 30}`");
            return;
        }
        self.file.scoring = scoring;
    }

    fn equivalent_experience(&mut self, node: &Node) {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, "a map from levels of degree to lengths").help("such as `{bachelor: 4 years}`");
            return;
        };
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries.iter().take(at).find(|first| first.key.text() == entry.key.text()) {
                self.doubled(&entry.key, first.key.span);
                continue;
            }
            let Some(level) = self.level(&entry.key) else { continue };
            let months =
                if entry.value.text() == Some("ask") { Some(Equivalence::Ask) } else { self.months(&entry.value).map(Equivalence::Months) };
            if let Some(months) = months {
                self.file.equivalent_experience.insert(level, months);
            }
        }
    }

    fn vocabulary(&mut self, node: &Node) {
        let Some(entries) = node.entries() else {
            self.wrong_type(node, "a map from terms to their aliases").help("such as `{Kubernetes: [k8s, kube]}`");
            return;
        };
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries.iter().take(at).find(|first| first.key.text() == entry.key.text()) {
                self.doubled(&entry.key, first.key.span);
                continue;
            }
            let Some(term) = self.text_of(&entry.key, "a term") else { continue };
            let Some(items) = entry.value.items() else {
                self.wrong_type(&entry.value, "a list of aliases").help("put them in brackets, such as `[k8s, kube]`");
                continue;
            };
            let aliases = items.iter().filter_map(|item| self.text_of(item, "an alias")).collect();
            self.file.vocabulary.insert(term, aliases);
        }
    }
}
