//! `qualify vocabulary`: what a word means here, and vocabularies from published taxonomies.

mod import;
mod text;

use std::io::{BufWriter, Write as _};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use qualify_vocabulary::{ConceptId, Context, Place, Vocabulary};
use serde::Serialize;

use crate::arguments::ExtraVocabulary;
use crate::failure::{FINDINGS, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify vocabulary k8s                       what the word names, and what it proves
  qualify vocabulary 'registered nurse' --json
  qualify vocabulary import skills_en.csv -o extra/vocabulary/esco.yaml
  qualify vocabulary --vocabulary extra glazing

A word that is not known is shown with the nearest that are, and the exit code is 1.";

/// Look words up: concept, aliases, what they prove and what proves them
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct VocabularyCommand {
    #[command(subcommand)]
    task: Option<Task>,
    /// Words or phrases to look up
    #[arg(required = true, value_name = "TERM")]
    terms: Vec<String>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

#[derive(Debug, Subcommand)]
enum Task {
    Import(import::Import),
}

/// What is known of a term.
#[derive(Serialize)]
struct Row<'v> {
    term: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    concept: Option<Entry<'v>>,
    /// What the term names beside concepts: `credential CPA`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearest: Vec<&'v str>,
}

/// A concept with its place in the vocabulary.
#[derive(Serialize)]
struct Entry<'v> {
    label: &'v str,
    aliases: &'v [String],
    domain: &'v str,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_release: Option<u16>,
    classes: Vec<&'v str>,
    implies: Vec<&'v str>,
    implied_by: Vec<&'v str>,
    ambiguous: Vec<Context>,
}

impl VocabularyCommand {
    /// Looks the terms up, or imports.
    pub fn run(self) -> Outcome {
        if let Some(Task::Import(import)) = self.task {
            return import.run();
        }
        let vocabulary = self.extra.open()?;
        let mut out = BufWriter::new(anstream::stdout().lock());
        let mut unknown = false;
        for term in &self.terms {
            let row = row(term, vocabulary);
            unknown |= row.concept.is_none() && row.also.is_empty();
            if self.json {
                writeln!(out, "{}", serde_json::to_string(&row).map_err(Failure::new)?)?;
            } else {
                text::write(&mut out, &row)?;
            }
        }
        out.flush()?;
        Ok(if unknown { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
    }
}

fn row<'v>(term: &'v str, vocabulary: &'v Vocabulary) -> Row<'v> {
    const NEAREST: usize = 5;
    let concept = vocabulary.lookup(term).map(|id| entry(id, vocabulary));
    let also = also(term, vocabulary);
    let nearest = if concept.is_none() && also.is_empty() { vocabulary.nearest(term, NEAREST) } else { Vec::new() };
    Row { term, concept, also, nearest }
}

fn entry(id: ConceptId, vocabulary: &Vocabulary) -> Entry<'_> {
    let concept = vocabulary.concept(id);
    let labels = |ids: &[ConceptId]| ids.iter().skip(1).map(|id| vocabulary.concept(*id).label.as_str()).collect();
    Entry {
        label: &concept.label,
        aliases: &concept.aliases,
        domain: &concept.domain,
        place: vocabulary.place(id),
        first_release: concept.since,
        classes: concept.classes.iter().map(|class| vocabulary.class_label(*class)).collect(),
        implies: labels(vocabulary.implied(id)),
        implied_by: labels(vocabulary.narrower(id)),
        ambiguous: vocabulary.contexts(id),
    }
}

/// What the term names in the other tables.
fn also(term: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let credential = vocabulary.credentials().lookup(term).map(|id| format!("credential {}", vocabulary.credentials().label(id)));
    let language = vocabulary.languages().lookup(term).map(|id| format!("language {}", vocabulary.languages().label(id)));
    let clearance = vocabulary.clearances().lookup(term).map(|id| format!("clearance {}", vocabulary.clearances().label(id)));
    let degree = vocabulary.degrees().level(term).map(|level| format!("degree of level {}", level_name(level)));
    [credential, language, clearance, degree].into_iter().flatten().collect()
}

fn level_name(level: qualify_vocabulary::Level) -> String {
    format!("{level:?}").to_lowercase()
}
