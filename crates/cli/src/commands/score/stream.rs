//! Judging in the order of the inputs, some hundred at a time: memory does not grow with them.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use qualify_engine::Plan;
use qualify_profile::records::Mapping;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

use super::Unread;
use super::resume::Earlier;
use crate::commands::index::inflow::{Inflow, Raw};
use crate::commands::index::read;
use crate::failure::{FINDINGS, Failure, Outcome};
use crate::inputs::Unreadable;
use crate::progress::Progress;
use crate::render::parquet::{self, Parts, Reached};
use crate::render::{Row, csv, jsonl};

/// Candidates judged together.
const BATCH: usize = 512;
/// Bytes that are written together.
const BUFFER: usize = 1 << 18;

/// How results are written as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Jsonl,
    Csv,
    Parquet,
}

/// What is judged, and where the results go.
pub struct Stream<'a> {
    pub plan: &'a Plan<'a>,
    pub day: Date,
    pub vocabulary: &'static Vocabulary,
    pub candidates: &'a [PathBuf],
    pub mapping: Mapping,
    pub form: Form,
    pub output: Option<&'a Path>,
    /// Where rows of unreadable inputs go instead of the results.
    pub errors: Option<&'a Path>,
    pub resume: bool,
}

impl Stream<'_> {
    /// Judges everything, or up to an interruption.
    pub fn run(&self) -> Outcome {
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed)).map_err(Failure::new)?;
        let mut inflow = Inflow::open(self.candidates, self.mapping.clone(), self.vocabulary)?;
        let earlier = if self.resume { self.go_on(&mut inflow)? } else { Earlier::default() };
        let done = earlier.inputs;
        let mut sinks = self.open(earlier)?;
        let (progress, mut judged, mut unread) = (Progress::of_bytes("judging candidates", inflow.share()), 0, 0);
        loop {
            let batch = inflow.batch(BATCH);
            if batch.is_empty() || stopped.load(Ordering::Relaxed) {
                break;
            }
            let rows = batch.into_par_iter().map(|raw| self.done(raw)).collect::<Result<Vec<Done>, Failure>>()?;
            progress.advance_by(rows.len());
            judged += rows.len();
            unread += rows.iter().filter(|row| !row.readable).count();
            sinks.write(rows)?;
            sinks.settle()?;
        }
        sinks.finish()?;
        drop(progress);
        let mut stderr = anstream::stderr().lock();
        if done > 0 {
            writeln!(stderr, "{done} inputs had been judged before")?;
        }
        if unread > 0 {
            writeln!(stderr, "{unread} of {judged} inputs could not be read")?;
        }
        if stopped.load(Ordering::Relaxed) {
            writeln!(stderr, "stopped after {judged} inputs: the results are whole up to there, and `--resume` goes on")?;
        }
        let whole = unread == 0 && !stopped.load(Ordering::Relaxed);
        Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
    }

    pub(super) fn judge(&self, raw: Raw) -> Row {
        match read(&raw.id, raw.content, self.vocabulary) {
            Ok(profile) => Ok(self.plan.judge(&profile, self.day)),
            Err((code, message)) => Err(Unread { candidate: raw.id, error: Unreadable { code, message } }),
        }
    }

    /// Judges an input and makes its row ready: the work that is done on all cores.
    fn done(&self, raw: Raw) -> Result<Done, Failure> {
        let row = self.judge(raw);
        let readable = row.is_ok();
        let ready = match row {
            Err(unread) if self.errors.is_some() => Ready::Error(jsonl::line(&unread)?),
            row if self.form == Form::Parquet => Ready::Row(Box::new(row)),
            row => Ready::Line(self.line(&row)?),
        };
        Ok(Done { ready, readable })
    }

    fn open(&self, earlier: Earlier) -> Result<Sinks, Failure> {
        let wrong = |path: &Path, error: std::io::Error| Failure::new(format!("cannot write `{}`: {error}", path.display()));
        let file = |path: &Path| {
            let opened = if self.resume { OpenOptions::new().append(true).create(true).open(path) } else { File::create(path) };
            opened.map_err(|error| wrong(path, error))
        };
        let errors = self.errors.map(file).transpose()?.map(Errors::new).transpose()?;
        let output = self.output.filter(|path| path.as_os_str() != "-");
        // What is no file, as a pipe, takes rows but cannot be gone on with.
        let table = output.filter(|path| self.form == Form::Parquet && (path.is_file() || !path.exists()));
        if let Some(path) = table {
            let parts = earlier.parts.map_or_else(|| Parts::begin(path), Ok).map_err(|error| wrong(path, error))?;
            return Ok(Sinks { results: Sink::Parts(parts), errors, inputs: earlier.inputs });
        }
        let mut to: Box<dyn Write + Send> = match output {
            Some(path) => Box::new(BufWriter::with_capacity(BUFFER, file(path)?)),
            None => Box::new(BufWriter::with_capacity(BUFFER, std::io::stdout())),
        };
        if self.form == Form::Csv && !earlier.begun {
            to.write_all(&csv::header(self.plan)?)?;
        }
        let results = if self.form == Form::Parquet { Sink::Parquet(parquet::Rows::new(to)?) } else { Sink::Lines(to) };
        Ok(Sinks { results, errors, inputs: earlier.inputs })
    }
}

/// What came of an input.
struct Done {
    ready: Ready,
    readable: bool,
}

/// A row that is ready to be written.
enum Ready {
    /// Into the results.
    Line(Vec<u8>),
    /// Into the results, with others of its row group.
    Row(Box<Row>),
    /// Into the file of errors.
    Error(Vec<u8>),
}

/// Where rows go.
struct Sinks {
    results: Sink,
    errors: Option<Errors>,
    /// Inputs whose rows were written, in this run and the one it goes on with.
    inputs: u64,
}

enum Sink {
    Lines(Box<dyn Write + Send>),
    Parquet(parquet::Rows),
    Parts(Parts),
}

/// The rows of unreadable inputs in a file of their own.
struct Errors {
    out: BufWriter<File>,
    /// The file's length with what is to be written still.
    length: u64,
}

impl Errors {
    fn new(file: File) -> Result<Self, Failure> {
        Ok(Self { length: file.metadata()?.len(), out: BufWriter::new(file) })
    }

    fn write(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.length += line.len() as u64;
        self.out.write_all(line)?;
        self.out.flush()
    }
}

impl Sinks {
    /// Writes rows in their order: what lies on the disk at any moment are the rows of the first inputs, and perhaps half a row.
    fn write(&mut self, rows: Vec<Done>) -> Result<(), Failure> {
        self.inputs += rows.len() as u64;
        let mut together = Vec::new();
        for Done { ready, .. } in rows {
            match (ready, &mut self.results) {
                (Ready::Line(line), Sink::Lines(out)) => out.write_all(&line)?,
                (Ready::Row(row), _) => together.push(*row),
                (Ready::Error(line), results) => {
                    results.write(std::mem::take(&mut together))?;
                    self.errors.as_mut().map_or(Ok(()), |errors| errors.write(&line))?;
                }
                (Ready::Line(_), _) => {}
            }
        }
        Ok(self.results.write(together)?)
    }

    /// Ends a part of a table that is large enough.
    fn settle(&mut self) -> Result<(), Failure> {
        let reached = self.reached();
        match &mut self.results {
            Sink::Parts(parts) if parts.is_full() => Ok(parts.close_part(reached)?),
            _ => Ok(()),
        }
    }

    fn reached(&self) -> Reached {
        Reached { inputs: self.inputs, errors: self.errors.as_ref().map_or(0, |errors| errors.length) }
    }

    fn finish(self) -> Result<(), Failure> {
        let reached = self.reached();
        match self.results {
            Sink::Lines(mut out) => out.flush()?,
            Sink::Parquet(out) => out.finish()?,
            Sink::Parts(parts) => parts.finish(reached)?,
        }
        Ok(())
    }
}

impl Sink {
    /// Writes rows, and what waits to be written.
    fn write(&mut self, rows: Vec<Row>) -> std::io::Result<()> {
        match self {
            Self::Lines(out) => out.flush(),
            Self::Parquet(out) => out.write(&rows),
            Self::Parts(out) => out.write(&rows),
        }
    }
}
