//! Whole results, one JSON object a line; inputs that could not be read come last.

use std::io::{self, Write};

use qualify_engine::Judgement;
use serde::Serialize;

use crate::commands::score::Unread;

/// Writes every result and every error as a line of its own.
pub fn write(out: &mut dyn Write, judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    for judgement in judgements {
        line(out, judgement)?;
    }
    for row in unread {
        line(out, row)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")
}
