//! What was found, for people and for programs; where a query is wrong.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use qualify_search::query::QueryError;
use qualify_search::{Count, Found, Hit, Snippet};
use serde_json::json;

use crate::failure::Failure;

/// Letters of a text shown around its first highlight.
const AROUND: usize = 120;
/// Letters of a query shown around an error.
const SHOWN: usize = 60;

/// A row for each candidate, and one with the counts when they were asked for.
pub fn json(out: &mut impl Write, found: &Found) -> io::Result<()> {
    for hit in &found.hits {
        serde_json::to_writer(&mut *out, hit)?;
        writeln!(out)?;
    }
    if let Some(facets) = &found.facets {
        writeln!(out, "{}", json!({"count": found.count, "vague": found.vague, "facets": facets}))?;
    }
    Ok(())
}

/// A block for each candidate.
pub fn text(out: &mut impl Write, found: &Found) -> io::Result<()> {
    let shown = if found.hits.len() < found.count { format!(", the first {} shown", found.hits.len()) } else { String::new() };
    writeln!(out, "{} found{shown}", people(found.count))?;
    if found.vague > 0 {
        writeln!(out, "{} more if vague dates are read in their favour (--vague)", found.vague)?;
    }
    for (number, hit) in found.hits.iter().enumerate() {
        self::hit(out, number + 1, hit)?;
    }
    if let Some(facets) = &found.facets {
        writeln!(out)?;
        for (name, counts) in [("skills", &facets.skills), ("degree", &facets.degree), ("years", &facets.years)] {
            let each = |count: &Count| format!("{} {}", count.value, count.count);
            writeln!(out, "{name:<7} {}", counts.iter().map(each).collect::<Vec<_>>().join(" · "))?;
        }
    }
    out.flush()
}

/// What a part of a query finds by itself.
pub struct Alone {
    /// The part as it was read.
    pub part: String,
    /// How many it finds.
    pub count: usize,
    /// The same as a word without synonyms, and how many that finds.
    pub exact: Option<(String, usize)>,
}

/// A line for each part of a query that finds nobody.
pub fn alone(out: &mut impl Write, parts: &[Alone]) -> io::Result<()> {
    for Alone { part, count, exact } in parts.iter().filter(|alone| parts.len() > 1 || alone.exact.is_some()) {
        let exact = exact.as_ref().map_or_else(String::new, |(exact, count)| format!("; as the word itself, {exact}: {count}"));
        writeln!(out, "  {part}: {count}{exact}")?;
    }
    out.flush()
}

fn people(count: usize) -> String {
    if count == 1 { "1 candidate".to_owned() } else { format!("{count} candidates") }
}

fn hit(out: &mut impl Write, number: usize, hit: &Hit) -> io::Result<()> {
    let bold = Style::new().bold();
    let title = hit.title.as_deref().unwrap_or("no title");
    let measured = hit.months.map_or_else(String::new, |months| {
        let range = if months.at_least == months.at_most { String::new() } else { format!(" to {}", months.at_most) };
        format!(", {}{range} months as asked", months.at_least)
    });
    writeln!(
        out,
        "\n{number:>3}  {bold}{}{bold:#}  {title}, {} months in all{measured}  ({:.2})",
        hit.candidate, hit.total_months, hit.score
    )?;
    for snippet in &hit.snippets {
        let place = if snippet.source.is_empty() { String::new() } else { format!("  [{}]", snippet.source) };
        writeln!(out, "     {}{place}", highlighted(snippet))?;
    }
    Ok(())
}

/// The text around its first highlight, with every highlight in bold colour.
fn highlighted(snippet: &Snippet) -> String {
    let style = AnsiColor::Yellow.on_default().bold();
    let text = &snippet.text;
    let first = snippet.highlights.first().map_or(0, |(start, _)| *start);
    let from = text.get(..first).unwrap_or_default().char_indices().rev().nth(AROUND / 2).map_or(0, |(at, _)| at);
    let to = text.get(first..).unwrap_or_default().char_indices().nth(AROUND).map_or(text.len(), |(at, _)| first + at);
    let (mut shown, mut at) = (String::new(), from);
    for (start, end) in snippet.highlights.iter().filter(|(_, end)| *end <= to) {
        let plain = text.get(at..*start).unwrap_or_default();
        let _ = write!(shown, "{plain}{style}{}{style:#}", text.get(*start..*end).unwrap_or_default());
        at = *end;
    }
    shown.push_str(text.get(at..to).unwrap_or_default());
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{shown}{}", if from > 0 { "… " } else { "" }, if to < text.len() { " …" } else { "" })
}

/// A query's error with its place underlined and the offered reading.
pub fn failure(text: &str, error: &QueryError) -> Failure {
    let before: Vec<char> = text.get(..error.span.start).unwrap_or_default().chars().collect();
    let hidden = before.len().saturating_sub(SHOWN);
    let shown: String = text.chars().skip(hidden).take(SHOWN * 2).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let marked = text.get(error.span.clone()).unwrap_or_default().chars().count().clamp(1, SHOWN);
    let (blank, carets) = (" ".repeat(before.len() - hidden), "^".repeat(marked));
    let offer = error.lenient.as_ref().map_or_else(String::new, |offered| format!("; `--lenient` reads it as: {offered}"));
    Failure::new(format!("{error}\n  {shown}\n  {blank}{carets}")).help(format!("{}{offer}", error.help))
}
