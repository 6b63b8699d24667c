//! What is known of a term, for a person.

use std::io::{self, Write};

use anstyle::AnsiColor;
use qualify_vocabulary::Context;

use super::{Entry, Row};

/// Names shown of a long list.
const SHOWN: usize = 24;

/// Writes a row as lines.
pub(super) fn write(out: &mut impl Write, row: &Row<'_>) -> io::Result<()> {
    match &row.concept {
        Some(concept) => entry(out, concept)?,
        None if row.also.is_empty() => unknown(out, row)?,
        None => {}
    }
    for also in &row.also {
        writeln!(out, "{} is also a name of: {also}", row.term)?;
    }
    writeln!(out)
}

fn unknown(out: &mut impl Write, row: &Row<'_>) -> io::Result<()> {
    writeln!(out, "`{}` is not in the vocabulary", row.term)?;
    if row.nearest.is_empty() { Ok(()) } else { writeln!(out, "  nearest: {}", row.nearest.join(", ")) }
}

fn entry(out: &mut impl Write, concept: &Entry<'_>) -> io::Result<()> {
    let bold = AnsiColor::Cyan.on_default().bold();
    let place = concept.place.as_ref().map_or(String::new(), |place| format!("  ({}:{})", place.file, place.line));
    writeln!(out, "{bold}{}{bold:#}{place}", concept.label)?;
    let aliases: Vec<&str> = concept.aliases.iter().map(String::as_str).collect();
    list(out, "aliases", &aliases)?;
    list(out, "class", &concept.classes)?;
    list(out, "implies", &concept.implies)?;
    list(out, "implied by", &concept.implied_by)?;
    if let Some(year) = concept.first_release {
        writeln!(out, "  first release: {year}")?;
    }
    concept.ambiguous.iter().try_for_each(|context| self::context(out, context))
}

fn list(out: &mut impl Write, name: &str, names: &[&str]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = names.iter().take(SHOWN).copied().collect();
    let more = names.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(", and {more} more") } else { String::new() };
    writeln!(out, "  {name}: {}{rest}", shown.join(", "))
}

/// One line: "`Access` only in this letter case; beside Microsoft Excel, SQL; near excel, query*; or alone in a list".
fn context(out: &mut impl Write, context: &Context) -> io::Result<()> {
    let beside: Vec<&str> = context.beside.iter().take(SHOWN).map(String::as_str).collect();
    let conditions = [
        context.exact_case.then(|| "only in this letter case".to_owned()),
        context.exact_number.then(|| "only in this number".to_owned()),
        (!beside.is_empty()).then(|| format!("beside {}", beside.join(", "))),
        (!context.near.is_empty()).then(|| format!("near {}", context.near.join(", "))),
        context.alone.then(|| "alone in a list".to_owned()),
    ];
    let said: Vec<String> = conditions.into_iter().flatten().collect();
    if said.is_empty() { Ok(()) } else { writeln!(out, "  `{}` is ambiguous: {}", context.form, said.join("; ")) }
}
