//! The YAML shapes of `rules/`, and how an entry's names become claims.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Level;

use crate::finding::{Problem, Step};
use crate::names::{Claim, Names, Rule};
use crate::source::Source;
use crate::spelling::Spelling;

/// An entry of `vocabulary/**.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConceptEntry {
    pub concept: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub narrower: Vec<String>,
    #[serde(default)]
    pub implies: Vec<String>,
    #[serde(default)]
    pub classes: Vec<String>,
    pub since: Option<u16>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

/// An entry of `degrees.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DegreeEntry {
    pub degree: String,
    pub level: Level,
    pub field: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

/// An entry of `fields.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldEntry {
    pub field: String,
    pub families: Vec<String>,
    #[serde(default)]
    pub within: Vec<String>,
    #[serde(default)]
    pub branches: Vec<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

impl FieldEntry {
    /// The field's branches as entries of their own, within it and of its families.
    pub fn branches(&self) -> impl Iterator<Item = Self> + '_ {
        self.branches.iter().map(|branch| Self {
            field: branch.clone(),
            families: self.families.clone(),
            within: vec![self.field.clone()],
            branches: Vec::new(),
            aliases: Vec::new(),
            ambiguous: Ambiguous::new(),
        })
    }
}

/// An entry of `credentials/*.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CredentialEntry {
    pub credential: String,
    pub issuer: Option<String>,
    pub country: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub implies: Vec<String>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

/// `languages.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguagesFile {
    pub languages: Vec<LanguageEntry>,
    pub levels: Vec<LanguageLevelEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageEntry {
    pub language: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageLevelEntry {
    pub level: crate::languages::LanguageLevel,
    pub names: Vec<String>,
}

/// An entry of `clearances.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClearanceEntry {
    pub clearance: String,
    pub country: String,
    pub rank: u8,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub ambiguous: Ambiguous,
}

/// Forms of a name that are also plain words, each with what makes it the name.
pub(crate) type Ambiguous = BTreeMap<String, RuleEntry>;

/// All of them, as a [`Naming`] holds them.
pub(crate) fn forms(ambiguous: &Ambiguous) -> Vec<(&str, &RuleEntry)> {
    ambiguous.iter().map(|(form, rule)| (form.as_str(), rule)).collect()
}

/// When an ambiguous form names the thing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleEntry {
    pub case: Option<Exact>,
    pub number: Option<Exact>,
    #[serde(default)]
    pub near: Vec<String>,
    #[serde(default)]
    pub beside: Vec<String>,
    #[serde(default)]
    pub alone: bool,
    #[serde(default)]
    pub never: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Exact {
    Exact,
}

/// Reads one file; what it says wrong becomes a problem with its place.
pub(crate) fn read<T: DeserializeOwned + Default>(source: &Source, findings: &mut Vec<crate::Finding>) -> T {
    if let Ok(entries) = serde_json::from_str(source.json) {
        return entries;
    }
    serde_yaml::from_str(&source.text).unwrap_or_else(|error| {
        let place = error.location();
        findings.push(crate::Finding {
            code: "yaml",
            file: source.name.clone(),
            line: place.as_ref().map_or(1, serde_yaml::Location::line),
            column: place.as_ref().map_or(1, serde_yaml::Location::column),
            message: error.to_string(),
            help: None,
        });
        T::default()
    })
}

/// Collects the names of the entries of one kind.
pub(crate) struct Registry<'s> {
    pub names: Names,
    pub problems: Vec<Problem>,
    spelling: &'s Spelling,
    labels: Vec<&'s str>,
}

/// One entry's names and where it stands.
pub(crate) struct Naming<'e> {
    pub source: usize,
    pub route: Vec<Step>,
    /// The key of the label in the file: `concept`, `degree`, ...
    pub kind: &'static str,
    pub label: &'e str,
    pub aliases: &'e [String],
    pub ambiguous: Vec<(&'e str, &'e RuleEntry)>,
}

impl<'s> Registry<'s> {
    pub fn new(spelling: &'s Spelling) -> Self {
        Self { names: Names::default(), problems: Vec::new(), spelling, labels: Vec::new() }
    }

    /// Registers the names of the next target; `resolve` gives the targets a `beside` entry stands for.
    pub fn add(&mut self, naming: &Naming<'s>, resolve: &dyn Fn(&str) -> Vec<usize>) {
        let target = self.labels.len();
        self.labels.push(naming.label);
        let certain = |form: &str| naming.ambiguous.iter().all(|(ambiguous, _)| *ambiguous != form);
        if certain(naming.label) {
            self.claim(naming, &|| vec![Step::Key(naming.kind.to_owned())], naming.label, target, None);
        }
        for (index, alias) in naming.aliases.iter().enumerate().filter(|(_, alias)| certain(alias)) {
            self.claim(naming, &|| vec![Step::Key("aliases".to_owned()), Step::Index(index)], alias, target, None);
        }
        for (form, entry) in &naming.ambiguous {
            let steps = [Step::Key("ambiguous".to_owned()), Step::Key((*form).to_owned())];
            let rule = self.rule(naming, &steps, entry, resolve);
            self.claim(naming, &|| steps.to_vec(), form, target, Some(Box::new(rule)));
            for phrase in &entry.never {
                self.names.hide(phrase, self.spelling);
            }
        }
    }

    fn rule(&mut self, naming: &Naming<'_>, steps: &[Step], entry: &RuleEntry, resolve: &dyn Fn(&str) -> Vec<usize>) -> Rule {
        let mut beside = Vec::new();
        for (index, name) in entry.beside.iter().enumerate() {
            let targets = resolve(name);
            if targets.is_empty() {
                let tail = [Step::Key("beside".to_owned()), Step::Index(index)];
                self.problem(naming, &[steps, &tail].concat(), "unknown-reference", format!("`{name}` names no concept"), None);
            }
            beside.extend(targets);
        }
        beside.sort_unstable();
        beside.dedup();
        let near = entry.near.iter().map(|word| fold_near(word, self.spelling)).collect();
        Rule { cased: entry.case.is_some(), numbered: entry.number.is_some(), near, beside, alone: entry.alone }
    }

    /// Claims a form of a name; `steps` lead to it, should it be wrong.
    fn claim(&mut self, naming: &Naming<'_>, steps: &dyn Fn() -> Vec<Step>, form: &str, target: usize, rule: Option<Box<Rule>>) {
        let key = self.spelling.key(form);
        if key.is_empty() {
            self.problem(naming, &steps(), "empty-name", format!("`{form}` holds no letter or digit"), None);
            return;
        }
        let claim = Claim { target, form: form.to_owned(), label: form == naming.label, rule };
        if let Some(owner) = self.names.add(key, claim) {
            let owner = self.labels.get(owner).copied().unwrap_or_default();
            let message = format!("`{form}` already names `{owner}`");
            let help = format!("drop one of the two, or say in `ambiguous` what tells `{}` from `{owner}`", naming.label);
            self.problem(naming, &steps(), "conflict", message, Some(help));
        }
    }

    fn problem(&mut self, naming: &Naming<'_>, steps: &[Step], code: &'static str, message: String, help: Option<String>) {
        let route = [naming.route.as_slice(), steps].concat();
        self.problems.push(Problem { code, source: naming.source, route, message, help });
    }
}

/// Folds a context word, keeping the `*` that takes any ending.
fn fold_near(word: &str, spelling: &Spelling) -> String {
    match word.strip_suffix('*') {
        Some(stem) => stem.to_lowercase() + "*",
        None => spelling.key(word).trim_end().to_owned(),
    }
}
