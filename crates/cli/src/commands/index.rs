//! `qualify index`: candidates into a store, once.

pub mod inflow;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use qualify_profile::Profile;
use qualify_profile::records::Mapping;
use qualify_search::{Entry, Error, Store, Writer};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde_json::json;

use self::inflow::{Content, Inflow, Raw};
use crate::arguments::ExtraVocabulary;
use crate::failure::{FINDINGS, Failure, Outcome};
use crate::progress::Progress;

const EXAMPLES: &str = "\
Examples:
  qualify index resumes/ --store pool           a folder of résumés, every file in it
  qualify index export.jsonl.zst --store pool   a JSON Resume a line, also .gz
  qualify index resumes/ --store pool           again: only new and changed files are read
  qualify search 'java AND kubernetes >= 2 years' --store pool
  qualify index --check --store pool            whether every file of the store is as it was written

A candidate is replaced when its id comes again in a later run. Two candidates of one run never share an id: the second is kept
with its input's name behind the id. Who a candidate is (name, address, e-mail) is not stored. Interrupted at any moment, the
store holds what was committed; run the command again and it goes on from there.

Exit codes: 0 all kept; 1 an input could not be read, or none holds a candidate; 2 the run could not happen.";

/// Candidates read together.
const BATCH: usize = 512;
/// Time between two commits: the most work that an interruption costs.
const COMMIT: Duration = Duration::from_secs(15);

/// Keep candidates in a store, to search and score them again and again
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Index {
    /// Résumés, folders of them, JSONL, CSV and Parquet files (also .gz and .zst); `-` for standard input
    #[arg(required_unless_present = "check")]
    candidates: Vec<PathBuf>,
    /// The store's folder, made when it is not there
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Check every file of the store against its checksum, and whether its candidates were read with this vocabulary
    #[arg(long, conflicts_with_all = ["candidates", "errors"])]
    check: bool,
    /// Write a row for each input that could not be read to this file
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// A store's error as the command's.
pub fn failure(error: Error) -> Failure {
    let failure = Failure::new(&error);
    match error.help() {
        Some(help) => failure.help(help),
        None => failure,
    }
}

/// What came of the inputs.
#[derive(Default)]
struct Tally {
    kept: usize,
    unchanged: usize,
    unread: usize,
    renamed: usize,
}

struct Run<'a> {
    vocabulary: &'static Vocabulary,
    writer: Writer<'a>,
    errors: Option<BufWriter<File>>,
    tally: Tally,
}

impl Index {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        if self.check {
            return check(&self.store, vocabulary);
        }
        let inflow = Inflow::open(&self.candidates, Mapping::default(), vocabulary)?;
        let errors = self.errors.as_ref().map(|path| {
            let file = File::create(path).map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))?;
            Ok::<_, Failure>(BufWriter::new(file))
        });
        let errors = errors.transpose()?;
        let store = Store::open_or_create(&self.store).map_err(failure)?;
        let writer = store.writer().map_err(failure)?;
        let mut run = Run { vocabulary, writer, errors, tally: Tally::default() };
        run.all(inflow)?;
        let Run { writer, errors, tally, .. } = run;
        writer.finish().map_err(failure)?;
        errors.map(|mut errors| errors.flush()).transpose()?;
        tally.report(&store)
    }
}

/// Says whether a store is as it was written.
fn check(dir: &Path, vocabulary: &Vocabulary) -> Outcome {
    let store = Store::open(dir).map_err(failure)?;
    let (damaged, foreign) = (store.damaged_files().map_err(failure)?, store.of_another_vocabulary(vocabulary).map_err(failure)?);
    let mut out = anstream::stdout().lock();
    for file in &damaged {
        writeln!(out, "damaged: {}", file.display())?;
    }
    if foreign > 0 {
        writeln!(out, "{}", another_vocabulary(foreign))?;
    }
    writeln!(out, "{} candidates in `{}`, {} damaged files", store.len(), dir.display(), damaged.len())?;
    Ok(if damaged.is_empty() && foreign == 0 { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}

/// What is said of candidates that were read with another vocabulary.
pub fn another_vocabulary(candidates: usize) -> String {
    let they = if candidates == 1 { "1 candidate was" } else { &format!("{candidates} candidates were") };
    format!("{they} read with another vocabulary: scores are right but slow, searches may miss; index the inputs again")
}

impl Run<'_> {
    fn all(&mut self, mut inflow: Inflow) -> Result<(), Failure> {
        let progress = Progress::of_bytes("indexing candidates", inflow.share());
        let mut committed = Instant::now();
        let vocabulary = self.vocabulary;
        let mut batch = hashed(inflow.batch(BATCH), vocabulary);
        while !batch.is_empty() {
            progress.advance_by(batch.len());
            let entries = self.entries(batch)?;
            // While one batch goes to the index the next comes in.
            let (added, next) = rayon::join(|| self.add(entries), || hashed(inflow.batch(BATCH), vocabulary));
            added?;
            batch = next;
            if committed.elapsed() >= COMMIT {
                self.writer.commit().map_err(failure)?;
                committed = Instant::now();
            }
        }
        Ok(())
    }

    /// What the store is given of a batch: all that can be read and is not kept already.
    fn entries(&mut self, mut hashed: Vec<(Raw, u64)>) -> Result<Vec<Entry>, Failure> {
        let vocabulary = self.vocabulary;
        let before = hashed.len();
        hashed.retain(|(raw, input)| matches!(raw.content, Content::Unreadable(..)) || !self.writer.knows(*input));
        self.tally.unchanged += before - hashed.len();
        let made = |(raw, input): (Raw, u64)| {
            let entry = seen(&raw.id, &raw.content, vocabulary).map(|profile| Entry::new(&profile, input, vocabulary));
            (entry, raw, input)
        };
        // A profile is let go where it was made, as soon as its entry is: only entries travel.
        let made: Vec<_> = hashed.into_par_iter().map(made).collect();
        let mut entries = Vec::with_capacity(made.len());
        let mut ids = HashSet::new();
        for (entry, raw, input) in made {
            let entry = match entry {
                Ok(entry) if self.writer.has_come_upon(entry.id()) || ids.contains(entry.id()) => self.renamed(&raw, input),
                entry => entry,
            };
            match entry {
                Ok(entry) => {
                    ids.insert(entry.id().to_owned());
                    entries.push(entry);
                }
                Err((code, message)) => self.unread(&raw.name, &code, &message)?,
            }
        }
        Ok(entries)
    }

    /// A candidate whose id another has already: the input's name comes behind it.
    fn renamed(&mut self, raw: &Raw, input: u64) -> Result<Entry, (String, String)> {
        let mut profile = seen(&raw.id, &raw.content, self.vocabulary)?.into_owned();
        profile.id = format!("{} ({})", profile.id, raw.name);
        self.tally.renamed += 1;
        Ok(Entry::new(&profile, input, self.vocabulary))
    }

    fn add(&mut self, entries: Vec<Entry>) -> Result<(), Failure> {
        self.tally.kept += entries.len();
        entries.into_iter().try_for_each(|entry| self.writer.add(entry)).map_err(failure)
    }

    fn unread(&mut self, file: &str, code: &str, message: &str) -> Result<(), Failure> {
        self.tally.unread += 1;
        match &mut self.errors {
            Some(errors) => writeln!(errors, "{}", json!({"file": file, "error": {"code": code, "message": message}}))?,
            None => writeln!(anstream::stderr(), "left out: {file}: {message} ({code})")?,
        }
        Ok(())
    }
}

/// A batch with what each input of it is known by.
fn hashed(batch: Vec<Raw>, vocabulary: &Vocabulary) -> Vec<(Raw, u64)> {
    let hash = |raw: Raw| {
        let input = match &raw.content {
            Content::Bytes(bytes) => Writer::input(&raw.id, bytes, vocabulary),
            Content::Row(profile) => Writer::input(&raw.id, &serde_json::to_vec(profile).unwrap_or_default(), vocabulary),
            Content::Unreadable(..) => 0,
        };
        (raw, input)
    };
    batch.into_par_iter().map(hash).collect()
}

/// What an input says, or the code and the message of why it says nothing.
pub fn read(id: &str, content: Content, vocabulary: &Vocabulary) -> Result<Profile, (String, String)> {
    match content {
        Content::Row(profile) => Ok(*profile),
        content => seen(id, &content, vocabulary).map(Cow::into_owned),
    }
}

/// The same of an input that stays.
fn seen<'c>(id: &str, content: &'c Content, vocabulary: &Vocabulary) -> Result<Cow<'c, Profile>, (String, String)> {
    match content {
        Content::Bytes(bytes) => {
            let read = qualify_profile::read(id, bytes, vocabulary);
            read.map(|candidate| Cow::Owned(candidate.profile)).map_err(|error| (error.code.to_string(), error.message))
        }
        Content::Row(profile) => Ok(Cow::Borrowed(profile)),
        Content::Unreadable(code, message) => Err((code.clone(), message.clone())),
    }
}

impl Tally {
    fn report(&self, store: &Store) -> Outcome {
        let mut stderr = anstream::stderr().lock();
        writeln!(
            stderr,
            "{} candidates read, {} unchanged, {} in the store `{}`",
            self.kept,
            self.unchanged,
            store.len(),
            store.dir().display()
        )?;
        if self.renamed > 0 {
            writeln!(stderr, "{} shared their id with another of this run: their input's name stands behind the id", self.renamed)?;
        }
        if self.kept + self.unchanged + self.unread == 0 {
            writeln!(stderr, "the inputs hold no candidate")?;
            return Ok(ExitCode::from(FINDINGS));
        }
        if self.unread == 0 {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(stderr, "{} inputs could not be read", self.unread)?;
        Ok(ExitCode::from(FINDINGS))
    }
}
