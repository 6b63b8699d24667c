//! `qualify profile`: what résumés say, as dated and evidenced facts.

mod text;

use std::io::{BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use qualify_profile::duplicates::{Reason, duplicates};
use qualify_profile::{Candidate, Credential, Identity, Profile, Standing, redact};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::arguments::ExtraVocabulary;
use crate::failure::{FINDINGS, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify profile resume.pdf                 jobs with their months, schools, credentials, languages, doubts
  qualify profile resumes/*.docx --json      one JSON object a line, in the order of the files
  qualify profile resume.pdf --json --redact without name, address, age and all that may not be judged
  cat resume.txt | qualify profile -         standard input

A file that cannot be read is a row in its place: {\"file\", \"error\": {\"code\", \"message\"}}.
The same person twice among the files is said on standard error and in the row, never merged.

Exit codes: 0 all read; 1 a file could not be read; 2 the run could not happen.";

/// Read résumés: what each says, with dates, evidence and doubts
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ProfileCommand {
    /// Résumés: PDF, DOCX, ODT, RTF, HTML, text; `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Leave out who the candidate is, and check that nothing of it is left
    #[arg(long)]
    redact: bool,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

/// Why a file gave no profile.
#[derive(Debug, Clone, Serialize)]
struct Unread {
    code: String,
    message: String,
}

/// A row of JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Read(Box<Read<'a>>),
    Unread { file: &'a str, error: &'a Unread },
}

/// A profile; what is not held yet stands apart from the credentials that are.
#[derive(Serialize)]
struct Read<'a> {
    file: &'a str,
    #[serde(flatten)]
    profile: &'a Profile,
    #[serde(rename = "pendingCredentials", skip_serializing_if = "Vec::is_empty")]
    pending: Vec<Credential>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<&'a Identity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    duplicates: Vec<Same<'a>>,
}

/// Another file of the same person.
#[derive(Serialize)]
struct Same<'a> {
    file: &'a str,
    reason: &'static str,
}

impl ProfileCommand {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let names: Vec<String> = self.files.iter().map(|file| file.display().to_string()).collect();
        let read: Vec<Result<Candidate, Unread>> =
            self.files.par_iter().zip(&names).map(|(file, name)| candidate(file, name, vocabulary)).collect();
        self.print(&names, read)
    }

    /// Prints the rows in order and says who stands twice among them.
    fn print(&self, names: &[String], mut read: Vec<Result<Candidate, Unread>>) -> Outcome {
        let same = same_person(&read);
        let mut shown = names.to_vec();
        if self.redact {
            for (candidate, name) in read.iter_mut().zip(&mut shown) {
                hide(candidate, name);
            }
        }
        let mut out = BufWriter::new(anstream::stdout().lock());
        for (number, (candidate, file)) in read.iter().zip(&shown).enumerate() {
            let duplicates = same.iter().filter(|(_, second, _)| *second == number);
            let duplicates =
                duplicates.filter_map(|(first, _, reason)| Some(Same { file: shown.get(*first)?, reason: reason.code() })).collect();
            match candidate {
                Ok(Candidate { profile, identity }) => {
                    let identity = (!self.redact).then_some(identity);
                    let mut profile = profile.clone();
                    let pending = profile.credentials.extract_if(.., |credential| credential.standing == Standing::Pending).collect();
                    let row = Read { file, profile: &profile, pending, identity, duplicates };
                    if self.json { json(&mut out, &Row::Read(Box::new(row)))? } else { text::write(&mut out, &row)? }
                }
                Err(error) if self.json => json(&mut out, &Row::Unread { file, error })?,
                Err(error) => writeln!(out, "{file}\n  cannot be read: {} ({})\n", error.message, error.code)?,
            }
        }
        out.flush()?;
        drop(out);
        report(&shown, &read, &same)
    }
}

fn json(out: &mut impl Write, row: &Row<'_>) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, row).map_err(|error| Failure::from(std::io::Error::from(error)))?;
    Ok(writeln!(out)?)
}

/// Reads one file.
fn candidate(file: &Path, name: &str, vocabulary: &Vocabulary) -> Result<Candidate, Unread> {
    let unread = |code: &str, message: String| Unread { code: code.to_owned(), message };
    let bytes = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = bytes.map_err(|error| unread("unreadable", error.to_string()))?;
    let id = file.file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned());
    qualify_profile::read(&id, &bytes, vocabulary).map_err(|error| unread(error.code, error.message))
}

/// Takes out of a candidate and its file's name who it is; what cannot be cleaned is not shown.
fn hide(read: &mut Result<Candidate, Unread>, file: &mut String) {
    let Ok(candidate) = read else { return };
    let profile = redact::redact(candidate);
    let left = redact::leaks(&profile, &candidate.identity);
    *file = redact::text(file, &candidate.identity);
    if left.is_empty() {
        candidate.profile = profile;
    } else {
        let message = format!("{} strings of the identity could not be taken out", left.len());
        *read = Err(Unread { code: "not-redacted".to_owned(), message });
    }
}

/// Pairs of files that look like one person's: the earlier, the later, and why.
fn same_person(read: &[Result<Candidate, Unread>]) -> Vec<(usize, usize, Reason)> {
    let (places, candidates): (Vec<usize>, Vec<&Candidate>) =
        read.iter().enumerate().filter_map(|(n, read)| Some((n, read.as_ref().ok()?))).unzip();
    let pairs = duplicates(&candidates);
    pairs.iter().filter_map(|pair| Some((*places.get(pair.first)?, *places.get(pair.second)?, pair.reason))).collect()
}

/// Says on standard error who stands twice and what could not be read.
fn report(files: &[String], read: &[Result<Candidate, Unread>], same: &[(usize, usize, Reason)]) -> Outcome {
    let mut stderr = anstream::stderr().lock();
    for (first, second, reason) in same {
        if let (Some(first), Some(second)) = (files.get(*first), files.get(*second)) {
            let why = if *reason == Reason::SameEmail { "the same e-mail address" } else { "nearly the same text" };
            writeln!(stderr, "{second}: the same person as {first}? {why}")?;
        }
    }
    let unread = read.iter().filter(|read| read.is_err()).count();
    if unread == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(stderr, "{unread} of {} files could not be read", read.len())?;
    Ok(ExitCode::from(FINDINGS))
}
