//! `qualify parse`: what each line of a posting asks.

use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use anstyle::AnsiColor;
use qualify_language::{Reading, Statement, Tier, Tongue, Unread};
use serde::Serialize;

use crate::arguments::plain_output;
use crate::failure::{Failure, Outcome};

/// Shows what each line of posting text is read as.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  qualify parse requirements.txt
  echo '3+ years of Java or Go, AWS preferred' | qualify parse
  qualify parse --json < lines.txt > readings.jsonl
  echo 'Mindestens 3 Jahre Erfahrung in Java' | qualify parse --language de")]
pub struct Args {
    /// Text with one line of a posting per row; `-` is stdin.
    #[arg(default_value = "-", value_name = "FILE")]
    file: String,
    /// Prints one JSON object per line instead of text.
    #[arg(long)]
    json: bool,
    /// The language of the lines; `auto` takes each line for the language it shows.
    #[arg(long, value_enum, default_value_t = Language::Auto, value_name = "LANGUAGE")]
    language: Language,
}

/// A language of `--language`.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    Auto,
    En,
    De,
    Fr,
}

impl Language {
    /// The one language of all lines, unless each shows its own.
    fn tongue(self) -> Option<Tongue> {
        match self {
            Self::Auto => None,
            Self::En => Some(Tongue::English),
            Self::De => Some(Tongue::German),
            Self::Fr => Some(Tongue::French),
        }
    }
}

/// A row of `--json`.
#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    statements: &'a [Statement],
    unread: &'a [Unread],
}

impl Args {
    /// Reads every line and prints what it says, in input order.
    pub fn run(self) -> Outcome {
        print_readings(&self)
    }
}

/// Prints a row for every line.
fn print_readings(args: &Args) -> Outcome {
    let text = input(&args.file)?;
    let lines: Vec<&str> = text.lines().collect();
    let readings = match args.language.tongue() {
        Some(tongue) => qualify_language::parse_lines_as(&lines, tongue),
        None => qualify_language::parse_lines(&lines),
    };
    let rows = lines.into_iter().zip(&readings);
    if args.json {
        print_json(rows)?
    } else {
        print_text(rows)?
    }
    Ok(ExitCode::SUCCESS)
}

/// One JSON object for each line.
fn print_json<'a>(rows: impl Iterator<Item = (&'a str, &'a Reading)>) -> Result<(), Failure> {
    let mut out = plain_output(None)?;
    let mut row = Vec::new();
    for (text, Reading { statements, unread }) in rows {
        row.clear();
        serde_json::to_writer(&mut row, &Row { text, statements, unread }).map_err(Failure::new)?;
        row.push(b'\n');
        out.write_all(&row)?;
    }
    Ok(out.flush()?)
}

/// Each line with its reading under it.
fn print_text<'a>(rows: impl Iterator<Item = (&'a str, &'a Reading)>) -> Result<(), Failure> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    for (line, reading) in rows {
        show(&mut out, line, reading)?;
    }
    Ok(out.flush()?)
}

/// The whole input as text; bytes that are no UTF-8 become replacement characters.
fn input(name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(name)
            .map_err(|error| Failure::new(format!("cannot read `{name}`: {error}")).help("give a text file, or `-` for stdin"))?;
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|mixed| String::from_utf8_lossy(mixed.as_bytes()).into_owned()))
}

/// A line with its reading under it.
fn show(out: &mut impl Write, line: &str, reading: &Reading) -> io::Result<()> {
    let dim = anstyle::Style::new().dimmed();
    writeln!(out, "{line}")?;
    if reading.statements.is_empty() && reading.unread.is_empty() && !line.trim().is_empty() {
        writeln!(out, "  {dim}asks nothing{dim:#}")?;
    }
    for statement in &reading.statements {
        writeln!(out, "  {}", sentence(statement))?;
    }
    for unread in &reading.unread {
        let yellow = AnsiColor::Yellow.on_default();
        let before = line.get(..unread.span.start).unwrap_or_default().chars().count();
        let marks = unread.text.chars().count().max(1);
        writeln!(out, "{}{yellow}{}{yellow:#}", " ".repeat(before), "~".repeat(marks))?;
        writeln!(out, "  {yellow}not read{yellow:#}: {}", unread.why)?;
    }
    Ok(())
}

/// A statement in canonical English, with its tier.
fn sentence(statement: &Statement) -> String {
    let tier = match statement.tier {
        Some(Tier::Required) => "required: ",
        Some(Tier::Preferred) => "preferred: ",
        None => "",
    };
    format!("{tier}{}", qualify_language::print(&statement.requirement))
}
