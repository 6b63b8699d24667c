//! Judging in the order of the inputs, some hundred at a time: memory does not grow with them.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use qualify_engine::{Judgement, Plan};
use qualify_profile::records::Mapping;
use qualify_vocabulary::Vocabulary;
use rayon::prelude::*;

use super::Unread;
use crate::commands::index::inflow::{Inflow, Raw};
use crate::commands::index::read;
use crate::failure::{FINDINGS, Failure, Outcome};
use crate::inputs::Unreadable;
use crate::progress::Progress;
use crate::render::{csv, parquet};

/// Candidates judged together.
const BATCH: usize = 512;

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

type Row = Result<Judgement, Unread>;

impl Stream<'_> {
    /// Judges everything, or up to an interruption.
    pub fn run(&self) -> Outcome {
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed)).map_err(Failure::new)?;
        let mut inflow = Inflow::open(self.candidates, self.mapping.clone(), self.vocabulary)?;
        let done = if self.resume { self.go_on(&mut inflow)? } else { 0 };
        let mut sinks = self.open()?;
        let (progress, mut judged, mut unread) = (Progress::of_bytes("judging candidates", inflow.share()), 0, 0);
        loop {
            let batch = inflow.batch(BATCH);
            if batch.is_empty() || stopped.load(Ordering::Relaxed) {
                break;
            }
            let rows: Vec<Row> = batch.into_par_iter().map(|raw| self.judge(raw)).collect();
            progress.advance_by(rows.len());
            judged += rows.len();
            unread += rows.iter().filter(|row| row.is_err()).count();
            sinks.write(self.plan, rows)?;
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

    fn judge(&self, raw: Raw) -> Row {
        match read(&raw.id, raw.content, self.vocabulary) {
            Ok(profile) => Ok(self.plan.judge(&profile, self.day)),
            Err((code, message)) => Err(Unread { candidate: raw.id, error: Unreadable { code, message } }),
        }
    }

    /// Cuts half a line off earlier results and passes over the inputs that are in them, whose last one has to be the same again.
    fn go_on(&self, inflow: &mut Inflow) -> Result<usize, Failure> {
        let output = self.output.ok_or_else(|| Failure::new("`--resume` needs the file that `--output` names"))?;
        if self.form != Form::Jsonl {
            return Err(Failure::new("`--resume` goes on with `--format jsonl` only")
                .help("CSV and Parquet results are begun anew: leave `--resume` out"));
        }
        let results = whole_lines(output)?;
        let errors = self.errors.map(whole_lines).transpose()?.unwrap_or_default();
        let done = results.count + errors.count;
        for _ in 1..done {
            inflow.batch(1);
        }
        if done == 0 {
            return Ok(0);
        }
        let last = inflow.batch(1).pop().map(|raw| self.judge(raw));
        let same = match last {
            Some(Ok(judgement)) => results.last == serde_json::to_vec(&judgement).map_err(std::io::Error::from)?,
            Some(Err(row)) => {
                let row = serde_json::to_vec(&row).map_err(std::io::Error::from)?;
                row == if self.errors.is_some() { errors.last } else { results.last }
            }
            None => false,
        };
        let other = || Failure::new(format!("`{}` holds results of other inputs, rules or dates", output.display()));
        if same { Ok(done) } else { Err(other().help("name the same inputs, or leave `--resume` out to begin anew")) }
    }

    fn open(&self) -> Result<Sinks, Failure> {
        let file = |path: &Path| {
            let opened = if self.resume { OpenOptions::new().append(true).create(true).open(path) } else { File::create(path) };
            opened.map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))
        };
        let to: Box<dyn Write + Send> = match self.output.filter(|path| path.as_os_str() != "-") {
            Some(path) => Box::new(BufWriter::new(file(path)?)),
            None => Box::new(BufWriter::new(std::io::stdout())),
        };
        let results = match self.form {
            Form::Jsonl => Sink::Jsonl(to),
            Form::Csv => Sink::Csv(csv::Rows::new(to, self.plan)?),
            Form::Parquet => Sink::Parquet(parquet::Rows::new(to)?),
        };
        let errors = self.errors.map(file).transpose()?.map(BufWriter::new);
        Ok(Sinks { results, errors })
    }
}

/// Where rows go.
struct Sinks {
    results: Sink,
    errors: Option<BufWriter<File>>,
}

enum Sink {
    Jsonl(Box<dyn Write + Send>),
    Csv(csv::Rows),
    Parquet(parquet::Rows),
}

impl Sinks {
    fn write(&mut self, plan: &Plan<'_>, mut rows: Vec<Row>) -> Result<(), Failure> {
        if let Some(errors) = &mut self.errors {
            for row in rows.iter().filter_map(|row| row.as_ref().err()) {
                line(errors, row)?;
            }
            errors.flush()?;
            rows.retain(Result::is_ok);
        }
        match &mut self.results {
            Sink::Jsonl(out) => {
                for row in &rows {
                    match row {
                        Ok(judgement) => line(out, judgement)?,
                        Err(unread) => line(out, unread)?,
                    }
                }
                out.flush()?;
            }
            Sink::Csv(out) => out.write(plan, &rows)?,
            Sink::Parquet(out) => out.write(rows)?,
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Failure> {
        match self.results {
            Sink::Jsonl(mut out) => out.flush()?,
            Sink::Csv(_) => {}
            Sink::Parquet(out) => out.finish()?,
        }
        Ok(())
    }
}

fn line(out: &mut impl Write, value: &impl serde::Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    out.write_all(b"\n")
}

/// The lines of a file of results.
#[derive(Default)]
struct Lines {
    count: usize,
    last: Vec<u8>,
}

/// Counts the lines of a file, and cuts off what comes after the last line break. A file that is not there has none.
fn whole_lines(path: &Path) -> Result<Lines, Failure> {
    use std::io::BufRead as _;
    let wrong = |error: std::io::Error| Failure::new(format!("cannot read `{}`: {error}", path.display()));
    let file = match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Lines::default()),
        Err(error) => return Err(wrong(error)),
    };
    let (mut reader, mut lines, mut whole, mut next) = (std::io::BufReader::new(&file), Lines::default(), 0, Vec::new());
    loop {
        next.clear();
        let read = reader.read_until(b'\n', &mut next).map_err(wrong)?;
        if next.pop_if(|byte| *byte == b'\n').is_none() {
            break;
        }
        (lines.count, whole) = (lines.count + 1, whole + read as u64);
        std::mem::swap(&mut lines.last, &mut next);
    }
    if fs::metadata(path).map_err(wrong)?.len() > whole {
        file.set_len(whole).map_err(wrong)?;
    }
    Ok(lines)
}
