//! `qualify explain`: why one candidate gets its verdicts, with the months drawn, the words quoted, and what would change the outcome.

mod drawing;
mod html;
mod notice;
mod text;

use std::io::{BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use qualify_engine::{Changes, Judgement, Plan};
use qualify_profile::Profile;
use qualify_vocabulary::Vocabulary;
use serde::Serialize;

use super::diff::load;
use crate::arguments::ExtraVocabulary;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify explain job.yaml resume.pdf                        each rule with its months, words and reason
  qualify explain job.yaml resume.pdf --rule backend         one rule only
  qualify explain job.yaml resume.pdf --format html > why.html   one page with the résumé's text marked
  qualify explain job.yaml resume.pdf --for candidate        a notice in plain language
  cat resume.json | qualify explain job.yaml - --format json the whole result with the changes that would alter it

Exit codes: 0 explained; 2 the run could not happen.";

/// Explain one candidate: each rule's verdict, months and evidence, and what would change the outcome
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Explain {
    /// The rule file
    rules: PathBuf,
    /// The candidate: a résumé or JSON Resume; `-` for standard input
    candidate: PathBuf,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// For whom it is written
    #[arg(long = "for", value_enum, default_value_t = Reader::Recruiter, value_name = "READER")]
    reader: Reader,
    /// Only this rule
    #[arg(long, value_name = "ID")]
    rule: Option<String>,
    /// The day to judge at (else the rule file's `as_of`, else today)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    extra: ExtraVocabulary,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A tree with timelines
    Text,
    /// One JSON object
    Json,
    /// One page that holds all it needs
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// Everything, with the score
    Recruiter,
    /// A notice to the candidate, without scores
    Candidate,
}

/// What there is to write.
struct Explanation<'a> {
    job: &'a str,
    profile: &'a Profile,
    judgement: &'a Judgement,
    changes: &'a Changes,
}

/// The result with the changes beside it.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    judgement: &'a Judgement,
    changes: &'a Changes,
}

impl Explain {
    /// Judges and writes.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let file = load(&self.rules)?;
        let as_of = self.day(file.as_of.as_deref())?;
        let candidate = read(&self.candidate, vocabulary)?;
        let plan = Plan::compile(&file, vocabulary);
        let mut judgement = plan.judge(&candidate, as_of);
        let mut changes = plan.changes(&candidate, as_of);
        if let Some(id) = &self.rule {
            judgement.rules.retain(|rule| rule.id == *id);
            changes.rules.retain(|change| change.rule == *id);
            if judgement.rules.is_empty() {
                let ids: Vec<&str> = file.rules.iter().map(|rule| rule.id.as_str()).collect();
                return Err(Failure::new(format!("the rule file has no rule `{id}`")).help(format!("its rules are {}", ids.join(", "))));
            }
        }
        let explanation = Explanation { job: &file.job, profile: &candidate, judgement: &judgement, changes: &changes };
        let mut out = BufWriter::new(anstream::stdout());
        match (self.reader, self.format) {
            (Reader::Candidate, Format::Json) => notice::json(&mut out, &explanation)?,
            (Reader::Candidate, Format::Html) => notice::html(&mut out, &explanation)?,
            (Reader::Candidate, Format::Text) => notice::text(&mut out, &explanation)?,
            (Reader::Recruiter, Format::Text) => text::write(&mut out, &explanation)?,
            (Reader::Recruiter, Format::Html) => html::write(&mut out, &explanation)?,
            (Reader::Recruiter, Format::Json) => {
                serde_json::to_writer(&mut out, &Row { judgement: &judgement, changes: &changes }).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }

    fn day(&self, of_file: Option<&str>) -> Result<Date, Failure> {
        match (self.as_of, of_file) {
            (Some(day), _) => Ok(day),
            (None, Some(day)) => day.parse().map_err(|_| Failure::new(format!("`as_of: {day}` in the rule file is no date"))),
            (None, None) => Ok(jiff::Zoned::now().date()),
        }
    }
}

fn read(path: &Path, vocabulary: &Vocabulary) -> Result<Profile, Failure> {
    let shown = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map(drop)
    };
    read.map_err(|error| Failure::unreadable(path, &error))?;
    let name = path.file_name().map_or_else(|| "stdin".to_owned(), |name| name.to_string_lossy().into_owned());
    let candidate = qualify_profile::read(&name, &bytes, vocabulary);
    candidate.map(|candidate| candidate.profile).map_err(|error| Failure::new(format!("`{shown}`: {}", error.message)))
}
