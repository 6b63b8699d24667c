//! Arguments that several commands share.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;
use jiff::Zoned;
use jiff::civil::Date;
use qualify_rules::{Loaded, RuleFile};
use qualify_vocabulary::Vocabulary;

use crate::commands::rule_files::RuleText;
use crate::failure::Failure;

/// The day on which candidates are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| format!("`{text}` is not a date; write it as 2026-11-01"))
    }
}

/// The day of judging and the vocabulary.
#[derive(Debug, Args)]
pub struct Judging {
    /// The day on which candidates are judged (else the rule file's `as_of`, else today)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Day>,
    #[command(flatten)]
    pub extra: ExtraVocabulary,
}

impl Judging {
    /// The day: the command line's, the rule file's, or today.
    ///
    /// # Errors
    /// The rule file's `as_of` is not a date.
    pub fn day(&self, rules: &RuleFile) -> Result<Date, Failure> {
        match (self.as_of, &rules.as_of) {
            (Some(Day(day)), _) => Ok(day),
            (None, Some(text)) => {
                text.parse::<Day>().map(|Day(day)| day).map_err(|e| Failure::new(format!("`as_of` in the rule file: {e}")))
            }
            (None, None) => Ok(Zoned::now().date()),
        }
    }
}

/// The vocabulary by which terms are understood.
#[derive(Debug, Args)]
pub struct ExtraVocabulary {
    /// A folder laid over the built-in vocabulary
    #[arg(long, value_name = "DIR")]
    pub vocabulary: Option<PathBuf>,
}

impl ExtraVocabulary {
    /// The vocabulary that `--vocabulary` names, or the one that is built in; it lives as long as the process.
    ///
    /// # Errors
    /// The folder cannot be read as a vocabulary.
    pub fn open(&self) -> Result<&'static Vocabulary, Failure> {
        match &self.vocabulary {
            None => Ok(Vocabulary::shipped()),
            Some(folder) => Vocabulary::load(folder).map(|loaded| &*Box::leak(Box::new(loaded))).map_err(Failure::new),
        }
    }
}

/// Loads a rule file; its findings go to stderr.
///
/// # Errors
/// The file cannot be read, or has findings of level error.
pub fn load_rules(path: &Path) -> Result<RuleFile, Failure> {
    let text = RuleText::read(path)?;
    let name = text.name();
    let Loaded { file, findings } = match text.broken {
        Some(finding) => Loaded { file: None, findings: vec![finding] },
        None => qualify_rules::load(&name, &text.source),
    };
    let mut stderr = anstream::stderr().lock();
    for finding in &findings {
        writeln!(stderr, "{}", finding.render(&text.source))?;
    }
    file.ok_or_else(|| {
        Failure::new(format!("`{name}` cannot be used")).help("mend what is named above; `qualify check` shows all findings")
    })
}

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// The file cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let text = if path.as_os_str() == "-" { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(path) };
    text.map_err(|error| Failure::unreadable(path, &error))
}

/// A buffered writer to a file, or to stdout for `-` and for none: colours are for terminals only.
///
/// # Errors
/// The file cannot be made.
pub fn output(path: Option<&Path>) -> Result<Box<dyn Write + Send>, Failure> {
    Ok(match file(path)? {
        Some(file) => Box::new(BufWriter::new(anstream::StripStream::new(file))),
        None => Box::new(BufWriter::new(anstream::stdout())),
    })
}

/// The same for what is never coloured: every byte is written as it is.
///
/// # Errors
/// The file cannot be made.
pub fn plain_output(path: Option<&Path>) -> Result<Box<dyn Write + Send>, Failure> {
    Ok(match file(path)? {
        Some(file) => Box::new(BufWriter::with_capacity(BUFFER, file)),
        None => Box::new(BufWriter::with_capacity(BUFFER, std::io::stdout())),
    })
}

/// Bytes that are written together.
const BUFFER: usize = 1 << 18;

fn file(path: Option<&Path>) -> Result<Option<File>, Failure> {
    let made = |path: &Path| File::create(path).map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())));
    path.filter(|path| path.as_os_str() != "-").map(made).transpose()
}
