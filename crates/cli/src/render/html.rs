//! A run as one self-contained page: the ranked table, the distribution of scores, what each rule keeps, and the evidence per candidate.

use std::io::{self, Write};

use jiff::civil::Date;
use qualify_engine::Judgement;
use serde::Serialize;

use crate::commands::score::Unread;
use crate::render::page;

#[derive(Serialize)]
struct Data<'a> {
    job: &'a str,
    as_of: String,
    results: &'a [Judgement],
    unread: &'a [Unread],
}

/// Writes the page.
pub fn write(out: &mut dyn Write, job: &str, day: Date, judgements: &[Judgement], unread: &[Unread]) -> io::Result<()> {
    page::write(out, include_str!("report.html"), &Data { job, as_of: day.to_string(), results: judgements, unread })
}
