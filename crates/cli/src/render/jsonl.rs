//! Whole results, one JSON object a line; inputs that could not be read come last.

use std::cmp::Ordering;
use std::io::{self, Write};

use qualify_engine::{Assessment, Judgement, Standing};
use serde::Serialize;

use crate::commands::score::{Kept, Unread};

/// Bytes of a line that is made, more or less.
const LINE: usize = 1 << 13;

/// A judgement as its line: made where it was judged, on all cores, it takes less memory than the judgement until all are ranked.
pub struct Line {
    standing: Standing,
    candidate: String,
    json: Box<[u8]>,
}

impl Kept for Line {
    fn of(judgement: Judgement) -> Self {
        let json = line(&judgement).unwrap_or_default().into();
        let standing = Assessment { outcome: judgement.outcome, score: judgement.score }.into();
        Self { standing, candidate: judgement.candidate, json }
    }

    fn order(&self, other: &Self) -> Ordering {
        self.standing.cmp(&other.standing).then_with(|| self.candidate.cmp(&other.candidate))
    }
}

/// Writes every result and every error as a line of its own.
pub fn write(out: &mut dyn Write, results: &[Line], unread: &[Unread]) -> io::Result<()> {
    results.iter().try_for_each(|result| out.write_all(&result.json))?;
    unread.iter().try_for_each(|row| out.write_all(&line(row)?))
}

/// A value as a line of JSON.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = Vec::with_capacity(LINE);
    serde_json::to_writer(&mut line, value)?;
    line.push(b'\n');
    Ok(line)
}
