//! From files to tables: every reference resolved, every contradiction found.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::clearances::Clearance;
use crate::colleagues::Colleagues;
use crate::concept::{ClassId, Concept, ConceptId};
use crate::credentials::Credential;
use crate::degrees::Degree;
use crate::entry::{
    Ambiguous, ClearanceEntry, ConceptEntry, CredentialEntry, DegreeEntry, FieldEntry, LanguagesFile, Naming, Registry, RuleEntry, forms,
    read,
};
use crate::fields::Field;
use crate::finding::{Finding, Problem, Step};
use crate::graph::{self, Edges};
use crate::lexicon::Lexicon;
use crate::names::Names;
use crate::source::Source;
use crate::spelling::Spelling;
use crate::{Clearances, Credentials, Degrees, Equivalence, Fields, Languages, Level};

/// Everything read from the files, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub spelling: Spelling,
    pub concepts: Vec<Concept>,
    pub names: Names,
    pub degrees: Degrees,
    pub fields: Arc<Fields>,
    pub credentials: Credentials,
    pub languages: Languages,
    pub clearances: Clearances,
    pub equivalence: Equivalence,
    pub colleagues: Colleagues,
    pub findings: Vec<Finding>,
}

/// Reads all tables: the concepts, which are most of it, beside all others.
pub(crate) fn tables(sources: &[Source]) -> Tables {
    let mut loader = Loader { sources, spelling: Spelling::default(), findings: Vec::new(), problems: Vec::new() };
    loader.unknown_files();
    loader.spelling();
    let mut other = Loader { spelling: loader.spelling.clone(), findings: Vec::new(), problems: Vec::new(), sources };
    let ((concepts, names), tables) = rayon::join(|| loader.concepts(), || other.beside_concepts());
    let problems = loader.problems.into_iter().chain(other.problems).map(|problem| problem.finding(sources));
    let findings = loader.findings.into_iter().chain(other.findings).chain(problems).collect();
    Tables { spelling: loader.spelling, concepts, names, findings, ..tables }
}

const KINDS: [&str; 9] =
    ["vocabulary", "degrees", "fields", "credentials", "languages", "clearances", "equivalence", "spelling", "colleagues"];

struct Loader<'s> {
    sources: &'s [Source],
    spelling: Spelling,
    findings: Vec<Finding>,
    problems: Vec<Problem>,
}

/// Targets by label.
type Labels<'e> = FxHashMap<&'e str, usize>;

/// Entries of one kind over all its files, each with its file and its number there.
type Entries<T> = Vec<(usize, usize, T)>;

impl Loader<'_> {
    /// Everything but the concepts.
    fn beside_concepts(&mut self) -> Tables {
        let fields = Arc::new(self.fields());
        Tables {
            degrees: self.degrees(&fields),
            fields,
            credentials: self.credentials(),
            languages: self.languages(),
            clearances: self.clearances(),
            equivalence: self.equivalence(),
            colleagues: self.single("colleagues"),
            ..Tables::default()
        }
    }

    fn unknown_files(&mut self) {
        for source in self.sources.iter().filter(|source| !KINDS.contains(&source.kind())) {
            self.findings.push(Finding {
                code: "unknown-file",
                file: source.name.clone(),
                line: 1,
                column: 1,
                message: format!("`{}` is no part of a vocabulary", source.name),
                help: Some("concepts go into `vocabulary/`, certificates into `credentials/`".to_owned()),
            });
        }
    }

    fn entries<T: serde::de::DeserializeOwned>(&mut self, kind: &str) -> Entries<T> {
        let mut entries = Vec::new();
        for (number, source) in self.sources.iter().enumerate().filter(|(_, source)| source.kind() == kind) {
            if source.text.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
                continue;
            }
            let list: Vec<T> = read(source, &mut self.findings);
            entries.extend(list.into_iter().enumerate().map(|(index, entry)| (number, index, entry)));
        }
        entries
    }

    fn single<T: serde::de::DeserializeOwned + Default>(&mut self, kind: &str) -> T {
        let source = self.sources.iter().find(|source| source.kind() == kind);
        source.map(|source| read(source, &mut self.findings)).unwrap_or_default()
    }

    fn spelling(&mut self) {
        let words: BTreeMap<String, Vec<String>> = self.single("spelling");
        let variants =
            words.into_iter().flat_map(|(standard, variants)| variants.into_iter().map(move |variant| (variant, standard.clone())));
        self.spelling = Spelling::new(variants.collect());
    }

    /// Targets by label; a label that stands twice is a problem.
    fn labels<'e>(&mut self, kind: &'static str, labels: impl Iterator<Item = (usize, usize, &'e str)>) -> Labels<'e> {
        let mut found = Labels::default();
        for (target, (source, index, label)) in labels.enumerate() {
            if found.insert(label, target).is_some() {
                let route = vec![Step::Index(index), Step::Key(kind.to_owned())];
                let message = format!("`{label}` is defined twice");
                let help = Some("join the two entries".to_owned());
                self.problems.push(Problem { code: "duplicate", source, route, message, help });
            }
        }
        found
    }

    /// The targets of a list of labels; one that resolves to nothing is a problem with its nearest name.
    fn references(&mut self, source: usize, index: usize, key: &str, names: &[String], labels: &Labels<'_>) -> Vec<usize> {
        let mut targets = Vec::new();
        for (number, name) in names.iter().enumerate() {
            if let Some(target) = labels.get(name.as_str()) {
                targets.push(*target);
                continue;
            }
            let near = labels.keys().max_by(|a, b| likeness(a, name).total_cmp(&likeness(b, name)).then_with(|| b.cmp(a)));
            let near = near.filter(|near| likeness(near, name) > 0.8);
            self.problems.push(Problem {
                code: "unknown-reference",
                source,
                route: vec![Step::Index(index), Step::Key(key.to_owned()), Step::Index(number)],
                message: format!("`{name}` names no entry"),
                help: Some(near.map_or_else(|| "references are by label".to_owned(), |near| format!("did you mean `{near}`?"))),
            });
        }
        targets
    }

    /// Problems for every way round in the edges.
    fn acyclic(&mut self, edges: &Edges, closure: &Edges, places: &[(usize, usize)], labels: &[&str]) {
        for cycle in graph::cycles(edges, closure) {
            let way: Vec<_> = cycle.iter().filter_map(|node| labels.get(*node)).map(|label| format!("`{label}`")).collect();
            let Some((source, index)) = cycle.first().and_then(|node| places.get(*node)).copied() else { continue };
            let message = format!("{} imply each other", way.join(" and "));
            let help = Some("keep the narrower one's `implies`, or make them one concept with aliases".to_owned());
            self.problems.push(Problem { code: "cycle", source, route: vec![Step::Index(index)], message, help });
        }
    }

    fn concepts(&mut self) -> (Vec<Concept>, Names) {
        let entries: Entries<ConceptEntry> = self.entries("vocabulary");
        let units = units(&entries);
        let labels = self.labels("concept", units.iter().map(|unit| (unit.source, unit.index, unit.label)));
        let mut concepts = Vec::with_capacity(units.len());
        let mut edges = Vec::with_capacity(units.len());
        for unit in &units {
            let (implies, classes) = match unit.parent {
                Some(parent) => (vec![parent], Vec::new()),
                None => (
                    self.references(unit.source, unit.index, "implies", &unit.entry.implies, &labels),
                    self.references(unit.source, unit.index, "classes", &unit.entry.classes, &labels),
                ),
            };
            edges.push([implies.as_slice(), classes.as_slice()].concat());
            let domain = self.sources.get(unit.source).map(|source| source.domain().to_owned()).unwrap_or_default();
            concepts.push(unit.concept(implies, classes, domain));
        }
        let closure = graph::closure(&edges);
        let places: Vec<_> = units.iter().map(|unit| (unit.source, unit.index)).collect();
        let names: Vec<_> = units.iter().map(|unit| unit.label).collect();
        self.acyclic(&edges, &closure, &places, &names);
        let narrower = graph::reversed(&closure);
        let resolve = |name: &str| labels.get(name).and_then(|target| narrower.get(*target)).cloned().unwrap_or_default();
        let mut registry = Registry::new(&self.spelling);
        for unit in &units {
            registry.add(&unit.naming(), &resolve);
        }
        let Registry { names, problems, .. } = registry;
        self.problems.extend(problems);
        (concepts, names)
    }

    fn register<T>(
        &mut self,
        kind: &'static str,
        entries: &Entries<T>,
        parts: impl Fn(&T) -> (&String, &Vec<String>, &Ambiguous),
    ) -> Names {
        let mut registry = Registry::new(&self.spelling);
        for (source, index, entry) in entries {
            let (label, aliases, ambiguous) = parts(entry);
            let route = vec![Step::Index(*index)];
            registry.add(&Naming { source: *source, route, kind, label, aliases, ambiguous: forms(ambiguous) }, &nothing);
        }
        let Registry { names, problems, .. } = registry;
        self.problems.extend(problems);
        names
    }

    fn fields(&mut self) -> Fields {
        let mut entries: Entries<FieldEntry> = self.entries("fields");
        let branches: Vec<_> =
            entries.iter().flat_map(|(source, index, entry)| entry.branches().map(|branch| (*source, *index, branch))).collect();
        entries.extend(branches);
        let labels = self.labels("field", entries.iter().map(|(source, index, entry)| (*source, *index, entry.field.as_str())));
        let mut edges = Vec::new();
        for (source, index, entry) in &entries {
            edges.push(self.references(*source, *index, "within", &entry.within, &labels));
        }
        let closure = graph::closure(&edges);
        let names = self.register("field", &entries, |e| (&e.field, &e.aliases, &e.ambiguous));
        let all = entries.into_iter().map(|(_, _, entry)| Field { label: entry.field, families: entry.families }).collect();
        Fields::new(all, closure, Lexicon::new(names, self.spelling.clone()))
    }

    fn degrees(&mut self, fields: &Arc<Fields>) -> Degrees {
        let entries: Entries<DegreeEntry> = self.entries("degrees");
        let names = self.register("degree", &entries, |e| (&e.degree, &e.aliases, &e.ambiguous));
        for (source, index, entry) in &entries {
            if let Some(field) = entry.field.as_ref().filter(|field| fields.exact(field).is_none()) {
                let route = vec![Step::Index(*index), Step::Key("field".to_owned())];
                let message = format!("`{field}` names no field of study");
                self.problems.push(Problem { code: "unknown-reference", source: *source, route, message, help: None });
            }
        }
        let all = entries.into_iter().map(|(_, _, entry)| Degree { level: entry.level, field: entry.field }).collect();
        Degrees::new(all, Arc::clone(fields), Lexicon::new(names, self.spelling.clone()))
    }

    fn credentials(&mut self) -> Credentials {
        let entries: Entries<CredentialEntry> = self.entries("credentials");
        let labels = self.labels("credential", entries.iter().map(|(source, index, e)| (*source, *index, e.credential.as_str())));
        let mut edges = Vec::new();
        for (source, index, entry) in &entries {
            edges.push(self.references(*source, *index, "implies", &entry.implies, &labels));
        }
        let closure = graph::closure(&edges);
        let places: Vec<_> = entries.iter().map(|(source, index, _)| (*source, *index)).collect();
        let shown: Vec<_> = entries.iter().map(|(_, _, entry)| entry.credential.as_str()).collect();
        self.acyclic(&edges, &closure, &places, &shown);
        let names = self.register("credential", &entries, |e| (&e.credential, &e.aliases, &e.ambiguous));
        let credential = |entry: CredentialEntry| Credential { label: entry.credential, issuer: entry.issuer, country: entry.country };
        let all = entries.into_iter().map(|(_, _, entry)| credential(entry)).collect();
        Credentials::new(all, closure, Lexicon::new(names, self.spelling.clone()))
    }

    fn languages(&mut self) -> Languages {
        let file: Option<LanguagesFile> = self.single("languages");
        let Some(LanguagesFile { languages, levels }) = file else { return Languages::default() };
        let source = self.sources.iter().position(|source| source.kind() == "languages").unwrap_or_default();
        let route = |list: &str, index: usize| vec![Step::Key(list.to_owned()), Step::Index(index)];
        let (mut spoken, mut level_names) = (Registry::new(&self.spelling), Registry::new(&self.spelling));
        for (index, entry) in languages.iter().enumerate() {
            let (label, aliases, ambiguous) = (&entry.language, &entry.aliases, &entry.ambiguous);
            let naming = Naming { source, route: route("languages", index), kind: "language", label, aliases, ambiguous: forms(ambiguous) };
            spoken.add(&naming, &nothing);
        }
        for (index, entry) in levels.iter().enumerate() {
            let Some(label) = entry.names.first() else { continue };
            let naming =
                Naming { source, route: route("levels", index), kind: "names", label, aliases: &entry.names, ambiguous: Vec::new() };
            level_names.add(&naming, &nothing);
        }
        let (names, level_problems, by_level) = (spoken.names, level_names.problems, level_names.names);
        self.problems.extend(spoken.problems.into_iter().chain(level_problems));
        let labels = languages.into_iter().map(|entry| entry.language).collect();
        let levels = levels.into_iter().map(|entry| entry.level).collect();
        let lexicon = |names| Lexicon::new(names, self.spelling.clone());
        Languages::new(labels, lexicon(names), levels, lexicon(by_level))
    }

    fn clearances(&mut self) -> Clearances {
        let entries: Entries<ClearanceEntry> = self.entries("clearances");
        let names = self.register("clearance", &entries, |e| (&e.clearance, &e.aliases, &e.ambiguous));
        let clearance = |e: ClearanceEntry| Clearance { label: e.clearance, country: e.country, rank: e.rank };
        let all = entries.into_iter().map(|(_, _, entry)| clearance(entry)).collect();
        Clearances::new(all, Lexicon::new(names, self.spelling.clone()))
    }

    fn equivalence(&mut self) -> Equivalence {
        let years: BTreeMap<Level, u32> = self.single("equivalence");
        Equivalence::new(years)
    }
}

/// One concept to be: an entry, or a name in the `narrower` of one.
struct Unit<'e> {
    source: usize,
    index: usize,
    number: Option<usize>,
    label: &'e str,
    entry: &'e ConceptEntry,
    parent: Option<usize>,
}

/// The concepts of all entries, each followed by its narrower ones.
fn units(entries: &Entries<ConceptEntry>) -> Vec<Unit<'_>> {
    let mut units = Vec::with_capacity(entries.len() * 2);
    for (source, index, entry) in entries {
        let (source, index, parent) = (*source, *index, units.len());
        units.push(Unit { source, index, number: None, label: &entry.concept, entry, parent: None });
        let narrower = entry.narrower.iter().enumerate();
        units.extend(narrower.map(|(number, label)| Unit { source, index, number: Some(number), label, entry, parent: Some(parent) }));
    }
    units
}

impl<'e> Unit<'e> {
    fn aliases(&self) -> &'e [String] {
        if self.parent.is_some() { &[] } else { &self.entry.aliases }
    }

    /// The rules of the unit's own forms: a rule on a narrower name is that name's.
    fn ambiguous(&self) -> Vec<(&'e str, &'e RuleEntry)> {
        let own = |form: &str| match self.parent {
            Some(_) => form == self.label,
            None => !self.entry.narrower.iter().any(|narrower| narrower == form),
        };
        forms(&self.entry.ambiguous).into_iter().filter(|(form, _)| own(form)).collect()
    }

    fn naming(&self) -> Naming<'e> {
        let mut route = vec![Step::Index(self.index)];
        route.extend(self.number.iter().flat_map(|number| [Step::Key("narrower".to_owned()), Step::Index(*number)]));
        let (label, aliases, ambiguous) = (self.label, self.aliases(), self.ambiguous());
        Naming { source: self.source, route, kind: "concept", label, aliases, ambiguous }
    }

    fn concept(&self, implies: Vec<usize>, classes: Vec<usize>, domain: String) -> Concept {
        let fresh = |form: &String| form != self.label && !self.aliases().contains(form);
        let forms = self.ambiguous().into_iter().map(|(form, _)| form.to_owned()).filter(fresh);
        Concept {
            label: self.label.to_owned(),
            aliases: self.aliases().iter().cloned().chain(forms).collect(),
            implies: implies.into_iter().map(ConceptId::new).collect(),
            classes: classes.into_iter().map(|class| ClassId(ConceptId::new(class))).collect(),
            since: self.entry.since.filter(|_| self.parent.is_none()),
            domain,
            source: self.source,
            entry: self.index,
        }
    }
}

fn nothing(_: &str) -> Vec<usize> {
    Vec::new()
}

fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(&a.to_lowercase(), &b.to_lowercase())
}
