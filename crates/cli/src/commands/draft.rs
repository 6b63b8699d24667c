//! `qualify draft`: a posting becomes a rule file to edit.

mod job_posting;

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::AnsiColor;
use clap::ValueEnum;
use qualify_document::{Format, Limits};
use qualify_language::posting::{self, Posting, Role};
use qualify_rules::Draft;
use qualify_vocabulary::Vocabulary;

use crate::failure::{self, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify draft posting.txt -o job.yaml
  qualify draft posting.html --explain          what each line was taken for
  curl -s https://jobs.example.org/17 | qualify draft - > job.yaml
  qualify draft posting.pdf --format json       {\"job\", \"rules\": [{\"id\", \"tier\", \"text\", \"requirement\"}]}

A page that carries a schema.org JobPosting is read from that. Next: edit the file, then `qualify check` and `qualify score`.

Exit codes: 0 drafted; 2 the posting could not be read or asks nothing.";

/// Turn a posting into a rule file to edit
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The posting: text, Markdown, HTML, JSON-LD, PDF, DOCX, ODT or RTF; `-` for standard input
    #[arg(value_name = "POSTING")]
    posting: PathBuf,
    /// Where to write the draft; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Shape::Yaml)]
    format: Shape,
    /// Show what each line of the posting was taken for, and why, instead of a draft
    #[arg(long, conflicts_with_all = ["output", "format"])]
    explain: bool,
    /// Write over an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A rule file
    Yaml,
    /// One JSON object
    Json,
}

impl Args {
    /// Reads the posting and writes its draft.
    pub fn run(self) -> Outcome {
        if let Some(path) = self.output.as_deref().filter(|path| !self.force && is_file(path)) {
            return Err(
                Failure::new(format!("`{}` exists already", path.display())).help("choose another file, or add `--force` to write over it")
            );
        }
        let posting = self.read()?;
        if self.explain {
            explain(&posting)?;
            return Ok(ExitCode::SUCCESS);
        }
        if posting.rules.is_empty() && self.format == Shape::Json {
            self.write(&Draft::of(&posting, Vocabulary::shipped().equivalence()))?;
            writeln!(anstream::stderr(), "`{}` states no requirements", self.name())?;
            return Ok(ExitCode::from(failure::FINDINGS));
        }
        if posting.rules.is_empty() {
            return Err(Failure::new(format!("`{}` states no requirements", self.name()))
                .help(format!("`qualify draft {} --explain` shows what each line was taken for", self.name())));
        }
        self.write(&Draft::of(&posting, Vocabulary::shipped().equivalence()))
    }

    fn name(&self) -> String {
        self.posting.display().to_string()
    }

    fn read(&self) -> Result<Posting, Failure> {
        let name = self.name();
        let bytes = bytes(&self.posting)?;
        if let Some(found) = job_posting::find(&bytes) {
            let mut posting = posting::read(&found.text);
            posting.title = found.title.or(posting.title);
            return Ok(posting);
        }
        if qualify_document::detect(&bytes) == Format::Text && binary(&bytes) {
            return Err(Failure::new(format!("`{name}` is no text")).help("give a posting as text, Markdown, HTML, JSON-LD, PDF or DOCX"));
        }
        let document = qualify_document::read(&bytes, &Limits::default())
            .map_err(|error| Failure::new(format!("cannot read `{name}`: {}", error.message)))?;
        if matches!(document.format, Format::Json | Format::JsonLines | Format::Csv | Format::Xml) {
            return Err(Failure::new(format!("`{name}` holds data, not a posting")).help("of JSON, a schema.org JobPosting is read"));
        }
        Ok(posting::read(&document.text))
    }

    fn write(&self, draft: &Draft) -> Outcome {
        let text = match self.format {
            Shape::Yaml => draft.to_yaml(),
            Shape::Json => serde_json::to_string(draft).map_err(Failure::new)? + "\n",
        };
        match self.output.as_deref().filter(|path| path.as_os_str() != "-") {
            None => io::stdout().lock().write_all(text.as_bytes())?,
            Some(path) => {
                std::fs::write(path, text).map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))?;
                let count = draft.rules.len();
                writeln!(anstream::stderr(), "{count} {} written to {}", if count == 1 { "rule" } else { "rules" }, path.display())?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn is_file(path: &Path) -> bool {
    path.as_os_str() != "-" && path.exists()
}

/// Whether bytes that no format claims hold what no text does.
fn binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|b| **b < 9 || (14..32).contains(*b) && **b != 27).count();
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    !wide && odd * 50 > bytes.len()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else if path.is_dir() {
        return Err(Failure::new(format!("`{}` is a folder", path.display())).help("give one posting at a time"));
    } else {
        bytes = std::fs::read(path).map_err(|error| {
            Failure::new(format!("cannot read `{}`: {error}", path.display())).help("give a posting, or `-` for standard input")
        })?;
    }
    Ok(bytes)
}

/// Every line with its role and why.
fn explain(posting: &Posting) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let dim = anstyle::Style::new().dimmed();
    for line in &posting.lines {
        let style = match line.role {
            Role::Rule(_) | Role::Continuation => AnsiColor::Green.on_default().bold(),
            Role::Title | Role::Heading(_) => AnsiColor::Blue.on_default(),
            _ => dim,
        };
        writeln!(out, "{style}{:<17}{style:#} {}", line.role.name(), line.text)?;
        writeln!(out, "{:<17} {dim}{}{dim:#}", "", line.why)?;
    }
    let count = |tier| posting.rules.iter().filter(|rule| rule.tier == tier).count();
    let [required, preferred, screening] = posting::RuleTier::ALL.map(count);
    writeln!(out, "\n{required} required, {preferred} preferred, {screening} screening")?;
    out.flush()
}
