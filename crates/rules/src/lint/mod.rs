//! The lints. Each is a module with the same skeleton: its [`Code`] and a function that looks at a sheet.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use qualify_language::{Group, Kind, Requirement, Span};
use qualify_vocabulary::Vocabulary;

use crate::code::Code;
use crate::file::Rule;
use crate::finding::{Finding, Findings, Level};
use crate::sheet::{Sheet, Written};
use crate::suppress;

/// What a lint is: its documentation and its check.
pub(crate) struct Lint {
    pub(crate) code: Code,
    pub(crate) check: fn(&Context<'_>, &mut Report<'_, '_>),
}

macro_rules! lints {
    ($($module:ident)*) => {
        $(mod $module;)*
        static LINTS: &[&Lint] = &[$(&$module::LINT),*];
    };
}

lints! {
    alias_conflict ask_only bare_months contradiction degree_without_equivalence drowning_weight duplicate_rule duplicate_test
    equivalent_to_nothing hash_in_text impossible_window implied_preferred implied_required inflated_experience long_text
    maximum_only minimum_above_maximum misspelt_term missing_job no_tests number_not_read older_than_technology one_part_list
    open_without_class partly_read scoring_sum several_asks test_expects_nothing text_and_tree_differ tier_words too_many_required
    unknown_credential unknown_field unknown_language unknown_term untested_rule weight_without_effect zero_length
}
mod wording;

/// The documentation of every lint.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    LINTS.iter().map(|lint| &lint.code).chain(wording::codes()).chain(&suppress::CODES)
}

/// Checks rule files against a vocabulary.
pub struct Checker<'v> {
    vocabulary: &'v Vocabulary,
    today: Date,
    /// Every name of the vocabulary by its first letter.
    speller: OnceLock<HashMap<char, Vec<String>>>,
}

impl<'v> Checker<'v> {
    /// A checker. `today` is the day that ages of technologies are counted to in files without `as_of`.
    pub fn new(vocabulary: &'v Vocabulary, today: Date) -> Self {
        Self { vocabulary, today, speller: OnceLock::new() }
    }

    /// Everything there is to say about a rule file: what could not be read, then the lints that no comment allows, in the file's order.
    pub fn check(&self, sheet: &Sheet) -> Vec<Finding> {
        let mut findings = Findings::new(&sheet.name, &sheet.source, &sheet.lines);
        if sheet.document.root.is_some() {
            let context = Context::new(sheet, self);
            for lint in LINTS {
                (lint.check)(&context, &mut Report { code: &lint.code, findings: &mut findings });
            }
            wording::check(&context, &mut findings);
        }
        let mut findings = suppress::apply(sheet, findings.into_sorted());
        findings.extend(sheet.findings.iter().cloned());
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.code));
        findings
    }

    /// The vocabulary that terms are looked up in.
    pub fn vocabulary(&self) -> &'v Vocabulary {
        self.vocabulary
    }

    /// The known name that a term differs from in one letter.
    fn respelt(&self, term: &str) -> Option<&str> {
        let term = term.to_lowercase();
        let length = term.len();
        let near = |name: &&String| name.len().abs_diff(length) <= 1 && strsim::damerau_levenshtein(name, &term) == 1;
        let first = term.chars().next().filter(|_| length >= 5)?;
        self.speller.get_or_init(|| names(self.vocabulary)).get(&first)?.iter().find(near).map(String::as_str)
    }
}

fn names(vocabulary: &Vocabulary) -> HashMap<char, Vec<String>> {
    let mut names: HashMap<char, Vec<String>> = HashMap::new();
    for (_, concept) in vocabulary.concepts() {
        for name in std::iter::once(&concept.label).chain(&concept.aliases) {
            let name = name.to_lowercase();
            if let Some(first) = name.chars().next() {
                names.entry(first).or_default().push(name);
            }
        }
    }
    names
}

/// What a lint looks at.
pub(crate) struct Context<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) checker: &'a Checker<'a>,
    /// Every rule with the entry it was read from, in the order of the entries.
    pairs: Vec<(&'a Written, &'a Rule)>,
}

/// Where a lint puts what it finds.
pub(crate) struct Report<'r, 's> {
    code: &'static Code,
    findings: &'r mut Findings<'s>,
}

impl Report<'_, '_> {
    /// Adds a finding of this lint.
    pub(crate) fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.add(self.code.name, self.code.level, span, message)
    }
}

impl<'a> Context<'a> {
    fn new(sheet: &'a Sheet, checker: &'a Checker<'a>) -> Self {
        // Two rules may wrongly share an id; the place tells them apart.
        let key = |id: &'a str, place: Span| (id, place.start);
        let by_id: HashMap<_, &Rule> = sheet.file.rules.iter().map(|rule| (key(&rule.id, rule.place.span), rule)).collect();
        let by_id = &by_id;
        let rules = |written: &'a Written| {
            written.ids.iter().filter_map(move |id| by_id.get(&key(id, written.focus())).map(|rule| (written, *rule)))
        };
        let pairs = sheet.written.iter().flat_map(rules).collect();
        Self { sheet, checker, pairs }
    }

    /// Every rule with the entry it was read from.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&'a Written, &'a Rule)> {
        self.pairs.iter().copied()
    }

    /// Every leaf of every rule, with the entry.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = (&'a Written, &'a Requirement)> {
        self.rules().flat_map(|(written, rule)| leaves(&rule.requirement).into_iter().map(move |leaf| (written, leaf)))
    }

    /// The bytes of the file a part of a rule was read from.
    pub(crate) fn place(&self, written: &Written, part: &Requirement) -> Span {
        match (&written.text, written.require) {
            (_, Some(tree)) => groups(part).first().and_then(|group| group.any_of.first()).map_or(tree, |term| written.place_of(term)),
            (Some(text), None) => text.place(part.span),
            (None, None) => written.entry,
        }
    }

    /// Whether the vocabulary or the file's own aliases know a term.
    pub(crate) fn knows(&self, term: &str) -> bool {
        let own = |(label, aliases): (&String, &Vec<String>)| {
            label.eq_ignore_ascii_case(term) || aliases.iter().any(|a| a.eq_ignore_ascii_case(term))
        };
        self.checker.vocabulary.lookup(term).is_some() || self.sheet.file.vocabulary.iter().any(own)
    }

    /// The day that ages are counted to.
    pub(crate) fn today(&self) -> Date {
        self.sheet.file.as_of.as_ref().and_then(|day| day.parse().ok()).unwrap_or(self.checker.today)
    }
}

/// The leaves of a requirement, in order.
pub(crate) fn leaves(requirement: &Requirement) -> Vec<&Requirement> {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().flat_map(leaves).collect(),
        _ => vec![requirement],
    }
}

/// The groups of terms of an experience or a skill.
pub(crate) fn groups(requirement: &Requirement) -> &[Group] {
    match &requirement.kind {
        Kind::Experience(experience) => &experience.with,
        Kind::Skill(skill) => &skill.with,
        _ => &[],
    }
}

/// The parts that must all hold: those of an `all`, else the requirement itself.
pub(crate) fn conjuncts(requirement: &Requirement) -> &[Requirement] {
    match &requirement.kind {
        Kind::All(parts) => parts,
        _ => std::slice::from_ref(requirement),
    }
}

/// A code of level warning.
const fn warning(name: &'static str, what: &'static str, why: &'static str, bad: &'static str, good: &'static str) -> Code {
    Code { name, level: Level::Warning, what, why, bad, good }
}

/// A code of level hint.
const fn hint(name: &'static str, what: &'static str, why: &'static str, bad: &'static str, good: &'static str) -> Code {
    Code { name, level: Level::Hint, what, why, bad, good }
}

/// A code of level error.
const fn error(name: &'static str, what: &'static str, why: &'static str, bad: &'static str, good: &'static str) -> Code {
    Code { name, level: Level::Error, what, why, bad, good }
}

/// "2 years", "18 months", "1 month".
pub(crate) fn length(months: u32) -> String {
    let (count, unit) = if months.is_multiple_of(12) && months > 0 { (months / 12, "year") } else { (months, "month") };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
