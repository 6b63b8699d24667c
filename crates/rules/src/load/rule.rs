//! The lists of rules: bare texts and the long form.

use qualify_language::{Kind, Requirement, Span, Tier, requirement::Asked};

use super::{Loader, text};
use crate::file::{Rule, RuleTier};
use crate::finding::Edit;
use crate::sheet::{Text, Written};
use crate::yaml::{Entry, Node, Value};

/// The keys of a rule in its long form.
pub(crate) const RULE_KEYS: [&str; 4] = ["id", "text", "require", "weight"];

impl Loader<'_> {
    pub(super) fn tier(&mut self, tier: RuleTier, entry: &Entry) {
        if entry.value.is_null() {
            return;
        }
        let Some(items) = entry.value.items() else {
            self.wrong_type(&entry.value, "a list of requirements").help("put each requirement on a line of its own behind `- `");
            return;
        };
        for (index, item) in items.iter().enumerate() {
            self.rule(tier, index + 1, item);
        }
    }

    fn rule(&mut self, tier: RuleTier, number: usize, item: &Node) {
        let id = format!("{}-{number}", tier.name());
        let mut written =
            Written { ids: Vec::new(), tier, entry: item.span, id: None, text: None, require: None, weight: None, terms: Vec::new() };
        match &item.value {
            Value::Scalar { .. } if !item.is_null() => {
                written.text = Some(text::read(item, self.source));
                self.compile(id, None, 1.0, &mut written);
            }
            Value::Map { .. } => self.long_form(id, item, &mut written),
            _ => {
                self.wrong_type(item, "the text of a requirement").help("write it behind the `- `, or remove the line");
            }
        }
        self.written.push(written);
    }

    fn long_form(&mut self, id: String, item: &Node, written: &mut Written) {
        if self.colon_in_text(item) {
            return;
        }
        let before = self.findings.count();
        let Some(fields) = self.fields(item, "a rule", &RULE_KEYS) else { return };
        let misspelt = self.findings.count() > before;
        let id = match fields.get("id") {
            Some(node) => {
                written.id = Some(node.span);
                self.id(node).unwrap_or(id)
            }
            None => id,
        };
        let weight = fields.get("weight").map_or(1.0, |node| {
            written.weight = Some(node.span);
            self.weight(node)
        });
        if let Some(node) = fields.get("text") {
            match &node.value {
                Value::Scalar { .. } => written.text = Some(text::read(node, self.source)),
                _ => {
                    self.wrong_type(node, "the text of a requirement");
                    return;
                }
            }
        }
        let tree = fields.get("require").map(|node| {
            written.require = Some(node.span);
            let before = self.findings.failed();
            let tree = self.requirement(node, &mut written.terms);
            debug_assert!(tree.is_some() || self.findings.failed() || before, "an unread tree has a finding");
            tree
        });
        match tree {
            Some(Some(tree)) => self.compile(id, Some(tree), weight, written),
            Some(None) => {}
            None if written.text.is_some() => self.compile(id, None, weight, written),
            None if misspelt => {}
            None => {
                self.error("no-requirement", item.span, format!("rule `{id}` asks nothing"))
                    .help("give it a `text:`, or the structure under `require:`");
            }
        }
    }

    /// A text such as `Education: a degree`, which YAML takes for a key and its value.
    fn colon_in_text(&mut self, item: &Node) -> bool {
        let Some([first, rest @ ..]) = item.entries() else { return false };
        let Some(key) = first.key.text() else { return false };
        let looks_like_text = key.contains(' ') || key.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let known = |entry: &Entry| entry.key.text().is_some_and(|key| RULE_KEYS.contains(&key));
        let flow = matches!(item.value, Value::Map { flow: true, .. });
        if !looks_like_text || flow || known(first) || rest.iter().any(known) || crate::nearest::key(key, &RULE_KEYS).is_some() {
            return false;
        }
        let raw = item.span.of(self.source).to_owned();
        let finding = self.error("colon-in-text", item.span, format!("YAML reads `{key}:` as a key, since a colon and a space follow it"));
        finding.help("put the whole text in quotes");
        if !raw.contains(['\n', '"', '\\', '#']) {
            finding.suggest("put the text in quotes", vec![Edit::replace(item.span, format!("\"{raw}\""))]);
        }
        true
    }

    fn id(&mut self, node: &Node) -> Option<String> {
        let Some(id) = node.text() else {
            self.wrong_type(node, "a name for the rule");
            return None;
        };
        if id == "outcome" {
            self.error("bad-id", node.span, "`outcome` names the result as a whole").help("choose another name");
            return None;
        }
        if id.is_empty() || id.len() > 100 || !id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            self.error("bad-id", node.span, format!("`{id}` is not a name for a rule"))
                .help("use letters, digits, `-`, `_` and `.`, 100 at most");
            return None;
        }
        Some(id.to_owned())
    }

    fn weight(&mut self, node: &Node) -> f64 {
        match node.number() {
            Some(weight) if weight > 0.0 && weight <= 1e6 => weight,
            Some(_) => {
                self.error("bad-weight", node.span, format!("a weight of `{}` cannot be used", node.text().unwrap_or_default()))
                    .help("a weight is more than 0 and at most 1000000; a rule that should not score belongs under `screening:`");
                1.0
            }
            None => {
                self.wrong_type(node, "a number").help("such as `weight: 2`");
                1.0
            }
        }
    }

    /// Turns an entry into its rule, or into two when its text asks for one thing and prefers another.
    fn compile(&mut self, id: String, tree: Option<Requirement>, weight: f64, written: &mut Written) {
        let text = written.text.as_ref();
        let (rule, preferred) = match (tree, text) {
            (Some(tree), _) => (Some(tree), None),
            (None, Some(text)) => parts(text, written.tier),
            (None, None) => (None, None),
        };
        let Some(requirement) = rule else {
            if let Some(text) = written.text.clone() {
                self.unreadable(&text);
            }
            return;
        };
        let shown = text.map_or_else(|| qualify_language::print(&requirement), |text| text.decoded.trim().to_owned());
        let place = self.lines.place(self.source, written.focus());
        let first = Rule { id, tier: written.tier, text: shown, requirement, weight, place };
        let second = preferred.map(|requirement| Rule {
            id: format!("{}-preferred", first.id),
            tier: RuleTier::Preferred,
            requirement,
            ..first.clone()
        });
        for rule in std::iter::once(first).chain(second) {
            written.ids.push(rule.id.clone());
            self.file.rules.push(rule);
        }
    }

    fn unreadable(&mut self, text: &Text) {
        let why = text.unread.first().map(|(span, why)| (text.place(*span), format!(": {why}")));
        let (span, why) = why.unwrap_or((text.span, String::new()));
        self.error("unreadable-text", span, format!("this is not read as a requirement{why}"))
            .help("say what a candidate needs, such as `2+ years of experience with Java`; or spell it out under `require:`; or remove the line if it asks nothing");
    }

    /// Every id stands once.
    pub(super) fn unique_ids(&mut self) {
        let mut seen: std::collections::HashMap<String, Span> = std::collections::HashMap::new();
        let written: Vec<(String, Span)> =
            self.written.iter().flat_map(|w| w.ids.iter().map(|id| (id.clone(), w.id.unwrap_or_else(|| w.focus())))).collect();
        for (id, span) in written {
            if let Some(first) = seen.get(&id).copied() {
                self.error("duplicate-id", span, format!("a second rule has the id `{id}`"))
                    .help("ids name rules in results, answers and tests: give one of the two another")
                    .note(first, "the first one");
            } else {
                seen.insert(id, span);
            }
        }
    }
}

/// What a text asks, and what it only prefers when it stands among the required rules and holds both.
fn parts(text: &Text, tier: RuleTier) -> (Option<Requirement>, Option<Requirement>) {
    if text.statements.is_empty() && tier == RuleTier::Screening && !text.decoded.trim().is_empty() {
        let asked = Asked { text: text.decoded.trim().to_owned() };
        let span = Span::new(0, text.decoded.len());
        return (Some(Requirement { kind: Kind::Eligibility(asked), span }), None);
    }
    let preferred = |statement: &&qualify_language::Statement| statement.tier == Some(Tier::Preferred);
    let both = text.statements.iter().any(|s| preferred(&s)) && text.statements.iter().any(|s| !preferred(&s));
    if tier != RuleTier::Required || !both {
        return (text::join(text.statements.iter()), None);
    }
    (text::join(text.statements.iter().filter(|s| !preferred(s))), text::join(text.statements.iter().filter(preferred)))
}
