//! `qualify profile`: what résumés say, as dated and evidenced facts.

mod text;

use std::io::{BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use qualify_profile::duplicates::{Duplicate, Likeness, People, Reason};
use qualify_profile::{Candidate, Credential, Identity, Profile, Standing, redact};
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;
use serde::Serialize;

use crate::arguments::ExtraVocabulary;
use crate::failure::{FINDINGS, Failure, Outcome};
use crate::inputs;

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
    /// Résumés: PDF, DOCX, ODT, RTF, HTML, text, or folders of them; `-` for standard input
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
}

/// Another file of the same person.
#[derive(Serialize)]
struct Same<'a> {
    file: &'a str,
    reason: &'static str,
}

/// Files for each thread that are read before their rows are printed: what bounds the memory of a run.
const BATCH: usize = 64;

impl ProfileCommand {
    /// Runs the command.
    pub fn run(self) -> Outcome {
        let (vocabulary, files) = rayon::join(|| self.extra.open(), || within_folders(&self.files));
        let (vocabulary, files) = (vocabulary?, files?);
        if self.json {
            self.print(&files, vocabulary, BufWriter::new(std::io::stdout()))
        } else {
            self.print(&files, vocabulary, anstream::stdout())
        }
    }

    /// Prints the rows in order, and says in the end who stands twice among them.
    fn print(&self, files: &[PathBuf], vocabulary: &Vocabulary, mut out: impl Write + Send) -> Outcome {
        let mut run = Run::default();
        let read = |files: &[PathBuf]| files.par_iter().map(|file| self.read(file, vocabulary)).collect::<Result<Vec<_>, _>>();
        let mut batches = files.chunks(BATCH * rayon::current_num_threads());
        let mut sheets = batches.next().map_or(Ok(Vec::new()), read)?;
        while !sheets.is_empty() {
            // While one batch is written the next is read.
            let (written, next) = rayon::join(|| self.write(&sheets, &mut run, &mut out), || batches.next().map_or(Ok(Vec::new()), read));
            written?;
            sheets = next?;
        }
        out.flush()?;
        drop(out);
        run.report()
    }

    /// Writes the rows of a batch.
    fn write(&self, sheets: &[Sheet], run: &mut Run, out: &mut impl Write) -> Result<(), Failure> {
        for sheet in sheets {
            let known = run.same.len();
            run.enter(sheet);
            out.write_all(&sheet.row)?;
            if self.json {
                close(out, run.same.get(known..).unwrap_or_default(), &run.names)?;
            }
        }
        Ok(())
    }

    /// Reads one file and writes its row at once, while it is at hand.
    fn read(&self, file: &Path, vocabulary: &Vocabulary) -> Result<Sheet, Failure> {
        let mut name = file.display().to_string();
        let mut read = candidate(file, &name, vocabulary);
        let likeness = read.as_ref().ok().map(Likeness::of);
        if self.redact {
            hide(&mut read, &mut name);
        }
        let unread = read.is_err();
        Ok(Sheet { row: self.row(&name, read)?, name, likeness, unread })
    }

    /// The row of one file; of JSON without the bracket that closes it, before which the duplicates go.
    fn row(&self, file: &str, read: Result<Candidate, Unread>) -> Result<Vec<u8>, Failure> {
        let mut out = Vec::with_capacity(32 * 1024);
        match read {
            Ok(Candidate { mut profile, identity }) => {
                let pending = profile.credentials.extract_if(.., |credential| credential.standing == Standing::Pending).collect();
                let identity = (!self.redact).then_some(&identity);
                let row = Read { file, profile: &profile, pending, identity };
                if self.json { json(&mut out, &Row::Read(Box::new(row)))? } else { text::write(&mut out, &row)? }
            }
            Err(error) if self.json => json(&mut out, &Row::Unread { file, error: &error })?,
            Err(error) => writeln!(out, "{file}\n  cannot be read: {} ({})\n", error.message, error.code)?,
        }
        if self.json {
            out.pop();
        }
        Ok(out)
    }
}

/// Ends an open row of JSON with the files before it that look like the same person's.
fn close(out: &mut impl Write, same: &[Duplicate], names: &[String]) -> Result<(), Failure> {
    if !same.is_empty() {
        let same = same.iter().filter_map(|pair| Some(Same { file: names.get(pair.first)?, reason: pair.reason.code() }));
        out.write_all(b",\"duplicates\":")?;
        json(out, &same.collect::<Vec<_>>())?;
    }
    Ok(out.write_all(b"}\n")?)
}

/// A file as read: its row, and what is compared with the files before it.
struct Sheet {
    name: String,
    row: Vec<u8>,
    likeness: Option<Likeness>,
    unread: bool,
}

/// What a run knows of the files read so far.
#[derive(Default)]
struct Run {
    names: Vec<String>,
    people: People,
    same: Vec<Duplicate>,
    unread: usize,
}

impl Run {
    /// Enters the next file, with those before it that look like the same person's.
    fn enter(&mut self, sheet: &Sheet) {
        if let Some(likeness) = &sheet.likeness {
            self.same.extend(self.people.add(self.names.len(), likeness));
        }
        self.names.push(sheet.name.clone());
        self.unread += usize::from(sheet.unread);
    }

    /// Says on standard error who stands twice and what could not be read.
    fn report(mut self) -> Outcome {
        let mut stderr = anstream::stderr().lock();
        self.same.sort_unstable();
        for pair in &self.same {
            if let (Some(first), Some(second)) = (self.names.get(pair.first), self.names.get(pair.second)) {
                let why = if pair.reason == Reason::SameEmail { "the same e-mail address" } else { "nearly the same text" };
                writeln!(stderr, "{second}: the same person as {first}? {why}")?;
            }
        }
        if self.unread == 0 {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(stderr, "{} of {} files could not be read", self.unread, self.names.len())?;
        Ok(ExitCode::from(FINDINGS))
    }
}

/// The files with folders expanded; a file that does not exist becomes a row of its own.
fn within_folders(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        if path.is_dir() {
            files.extend(inputs::files(std::slice::from_ref(path))?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn json(out: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(out, value).map_err(|error| Failure::from(std::io::Error::from(error)))
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
