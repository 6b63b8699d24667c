//! A profile as a page for a person.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use qualify_profile::{Credential, Education, End, Position, Standing};

use super::Read;

const HEADING: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const DOUBT: Style = AnsiColor::Yellow.on_default();

/// Writes a profile: jobs with their months, then the rest.
pub(super) fn write(out: &mut impl Write, row: &Read<'_>) -> io::Result<()> {
    let profile = row.profile;
    writeln!(out, "{HEADING}{}{HEADING:#}", row.file)?;
    section(out, "jobs", profile.positions.iter().map(position))?;
    section(out, "education", profile.education.iter().map(education))?;
    section(out, "credentials", profile.credentials.iter().chain(&row.pending).map(credential))?;
    section(out, "languages", profile.languages.iter().map(|claim| with(&claim.language, claim.level.as_deref())))?;
    let skills: Vec<&str> = profile.skills.iter().map(|skill| skill.name.as_str()).collect();
    section(out, "skills", (!skills.is_empty()).then(|| skills.join(", ")))?;
    section(out, "claims", profile.claims.iter().map(|claim| format!("{}: {}", length(claim.months), claim.passage.text)))?;
    for doubt in &profile.doubts {
        writeln!(out, "  {DOUBT}doubt{DOUBT:#} {} {DIM}[{}, {}]{DIM:#}", doubt.message, doubt.code, doubt.origin.source)?;
    }
    writeln!(out)
}

fn section(out: &mut impl Write, heading: &str, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() {
        writeln!(out, "  {HEADING}{heading}{HEADING:#}")?;
    }
    for line in lines {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}

fn position(job: &Position) -> String {
    let dates = match (job.start, job.end) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("{start} to ?"),
        _ => "no dates".to_owned(),
    };
    let title = job.title.as_deref().unwrap_or("(no title)");
    let employer = job.organisation.as_deref().map(|name| format!(", {name}")).unwrap_or_default();
    format!("{dates:<20} {:<16} {title}{employer} {DIM}[{}]{DIM:#}", months(job), job.origin.source)
}

/// The months of a job as bounds; one that goes on is counted when it is judged.
fn months(job: &Position) -> String {
    let (Some(start), Some(End::On(end))) = (job.start, job.end) else { return String::new() };
    let most = (end.latest() + 1).saturating_sub(start.earliest());
    let least = (end.earliest() + 1).saturating_sub(start.latest()).min(most);
    if least == most { format!("{most} months") } else { format!("{least}-{most} months") }
}

fn education(entry: &Education) -> String {
    let level = format!("{:?}", entry.level).to_lowercase();
    let parts = [entry.field.clone(), entry.institution.clone(), entry.end.map(|end| end.to_string())];
    let rest: Vec<String> = parts.into_iter().flatten().collect();
    let state = if entry.completed { "" } else { " (not completed)" };
    format!("{level:<12} {}{state} {DIM}[{}]{DIM:#}", rest.join(", "), entry.passage.origin.source)
}

fn credential(credential: &Credential) -> String {
    let standing = match credential.standing {
        Standing::Held => None,
        Standing::Pending => Some("pending"),
        Standing::Lapsed => Some("lapsed"),
    };
    with(&credential.name, standing)
}

fn with(name: &str, detail: Option<&str>) -> String {
    detail.map_or_else(|| name.to_owned(), |detail| format!("{name} ({detail})"))
}

fn length(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => format!("{months} months"),
        (years, 0) => format!("{years} years"),
        (years, months) => format!("{years} years {months} months"),
    }
}
