//! What structured formats have in common: named fields with dates as words, turned into the candidate model.

pub use qualify_document::Error;
use qualify_vocabulary::{Level, Vocabulary};

use crate::date::{End, PartialDate, durations, is_present, scan};
use crate::doubts::{Kind, doubts};
use crate::model::{
    Candidate, Claim, Credential, Education, Employment, LanguageClaim, Origin, Passage, Position, Section, SectionKind, SkillClaim,
    Standing,
};
use crate::text::employment::employment;
use crate::text::standing::{Said, said};

/// A text of the input and the path of its field.
pub(crate) type Field = (String, String);

/// A job as a structured format gives it.
#[derive(Debug, Default)]
pub(crate) struct Job {
    pub title: Option<Field>,
    pub organisation: Option<Field>,
    pub start: Option<Field>,
    pub end: Option<Field>,
    pub hours: Option<f32>,
    /// Words that say what employment it is, beside the title: "Volunteer", "Internship".
    pub kind: String,
    /// Everything else said of it.
    pub texts: Vec<Field>,
}

/// A degree or school as a structured format gives it.
#[derive(Debug, Default)]
pub(crate) struct School {
    pub degree: Option<Field>,
    pub field: Option<Field>,
    pub institution: Option<Field>,
    pub start: Option<Field>,
    pub end: Option<Field>,
    /// Said in so many words.
    pub completed: Option<bool>,
    pub texts: Vec<Field>,
}

/// A candidate under construction.
pub(crate) struct Entries<'v> {
    pub candidate: Candidate,
    vocabulary: &'v Vocabulary,
}

impl<'v> Entries<'v> {
    pub(crate) fn new(id: &str, vocabulary: &'v Vocabulary) -> Self {
        let mut candidate = Candidate::default();
        id.clone_into(&mut candidate.profile.id);
        Self { candidate, vocabulary }
    }

    /// The finished candidate, with the doubts that its positions raise.
    pub(crate) fn finish(mut self) -> Candidate {
        let raised = doubts(&self.candidate.profile);
        self.candidate.profile.doubts.extend(raised);
        self.candidate
    }

    /// Says that something was ambiguous or could not be read.
    pub(crate) fn doubt(&mut self, kind: Kind, message: String, source: &str) {
        self.candidate.profile.doubts.push(kind.at(message, origin(source, "")));
    }

    /// A job. No end, or a word for the present, means that it goes on.
    pub(crate) fn job(&mut self, source: &str, job: Job) {
        let start = job.start.as_ref().and_then(|field| self.date(field, Edge::Start));
        let end = match &job.end {
            Some(field) if !field.1.trim().is_empty() && !is_present(field.1.trim()) => self.date(field, Edge::End).map(End::On),
            _ => job.start.as_ref().and(start).map(|_| End::Present),
        };
        let title = job.title.as_ref().map(|(_, title)| title.clone());
        let words = [title.as_deref().unwrap_or_default(), &job.kind].join(" ");
        let texts = job.title.into_iter().chain(job.organisation.clone()).chain(job.texts);
        let position = Position {
            title,
            organisation: job.organisation.map(|(_, name)| name),
            start,
            end,
            hours_per_week: job.hours.filter(|hours| hours.is_finite() && *hours > 0.0),
            employment: employment(&words),
            stated_months: None,
            passages: texts.map(passage).collect(),
            origin: origin(source, ""),
        };
        self.candidate.profile.positions.push(position);
    }

    /// Marks that there is an education section, be it empty.
    pub(crate) fn has_education(&mut self) {
        self.candidate.profile.has_education_section = true;
    }

    /// A degree or school. One with a beginning and no end is in progress, unless words say otherwise.
    pub(crate) fn school(&mut self, source: &str, school: School) {
        self.has_education();
        let degree = school.degree.as_ref().map(|(_, text)| text.as_str()).unwrap_or_default();
        let area = school.field.as_ref().map(|(_, text)| text.as_str()).unwrap_or_default();
        let (level, named) = self.level(degree, area);
        let start = school.start.as_ref().and_then(|field| self.date(field, Edge::Start));
        let end_words = school.end.as_ref().map(|(_, text)| text.trim()).unwrap_or_default();
        let end = match &school.end {
            Some(_) if end_words.is_empty() => None,
            Some(_) if is_present(end_words) => Some(End::Present),
            Some(field) => self.date(field, Edge::End).map(End::On),
            None => None,
        };
        let told = [degree, area, end_words].iter().any(|text| matches!(said(text), Some(Said::Pending | Said::Abandoned | Said::Now)));
        let dated = matches!(end, Some(End::On(_))) || school.start.is_none() && end_words.is_empty();
        let fields = [&school.degree, &school.field, &school.institution];
        let mut words: Vec<&str> = fields.into_iter().flatten().map(|(_, text)| text.as_str()).collect();
        words.extend(school.texts.iter().map(|(_, text)| text.as_str()));
        let words = words.join(", ");
        let entry = Education {
            level,
            field: (!area.is_empty()).then(|| area.to_owned()).or(named),
            completed: school.completed.unwrap_or(dated && !told),
            start,
            end,
            passage: passage((source.to_owned(), words)),
            institution: school.institution.map(|(_, name)| name),
        };
        self.candidate.profile.education.push(entry);
    }

    /// The level that the degree's words name, or the area's; and the field the degree's name carries.
    fn level(&self, degree: &str, area: &str) -> (Level, Option<String>) {
        let degrees = self.vocabulary.degrees();
        let found = degrees.find(degree).into_iter().max_by_key(|mention| mention.level);
        let whole = degrees.level(degree.trim());
        let level = whole.max(found.as_ref().map(|mention| mention.level));
        let level = level.or_else(|| degrees.find(area).into_iter().map(|mention| mention.level).max());
        // "Associate's degree, Culinary Arts": forms without a field of study put it behind a comma.
        let behind =
            found.as_ref().and_then(|mention| degree.get(mention.end..)?.split_once(", ").map(|(_, field)| field.trim().to_owned()));
        let behind =
            behind.filter(|field| field.chars().next().is_some_and(char::is_alphabetic) && !field.chars().any(|c| c.is_ascii_digit()));
        (level.unwrap_or_default(), found.and_then(|mention| mention.field).or(behind))
    }

    /// A certificate, licence or clearance; `notes` may say that it is pending or lapsed.
    pub(crate) fn credential(&mut self, name: Field, issued: Option<&Field>, expires: Option<&Field>, notes: &[Field]) {
        let standing = std::iter::once(&name).chain(notes).find_map(|(_, text)| said(text)).map_or(Standing::Held, |said| match said {
            Said::Lapsed => Standing::Lapsed,
            Said::Pending | Said::Abandoned => Standing::Pending,
            Said::Now => Standing::Held,
        });
        let issued = issued.and_then(|field| self.date(field, Edge::Start));
        let expires = expires.filter(|field| !is_present(&field.1)).and_then(|field| self.date(field, Edge::End));
        let credential = Credential { name: name.1.trim().to_owned(), standing, issued, expires, passage: passage(name) };
        self.candidate.profile.credentials.push(credential);
    }

    /// A human language; its English name when the table knows it, else as written.
    pub(crate) fn language(&mut self, name: Field, level: Option<String>) {
        let languages = self.vocabulary.languages();
        let id = languages.lookup(name.1.trim()).or_else(|| languages.find(&name.1).first().map(|mention| mention.language));
        let language = id.map_or_else(|| name.1.trim().to_owned(), |id| languages.label(id).to_owned());
        // "German (C1)" carries its level in the name.
        let level = level.or_else(|| languages.level(&name.1).and_then(|_| words_beside(&name.1, &language)));
        let mut passage = passage(name);
        if let Some(level) = level.as_ref().filter(|level| !passage.text.contains(*level)) {
            passage.text = format!("{} ({level})", passage.text);
        }
        self.candidate.profile.languages.push(LanguageClaim { language, level, passage });
    }

    /// A skill. A length in its words or its level ("Java, 6 years") is what the résumé states for it.
    pub(crate) fn skill(&mut self, name: Field, level: Option<String>, months: Option<u32>) {
        let text = name.1.trim().to_owned();
        let inside = durations(&text).into_iter().next();
        let stated = months.or_else(|| level.as_deref().and_then(length)).or(inside.as_ref().map(|d| d.months));
        let bare =
            inside.and_then(|d| text.get(..d.span.start)).map(|before| before.trim_end_matches([' ', ',', '(', '-', '–', ':', '|', '/']));
        let short = bare.filter(|before| !before.is_empty()).unwrap_or(&text).to_owned();
        let mut passage = passage(name);
        if let Some(level) = level.as_ref().filter(|level| length(level).is_some()) {
            passage.text = format!("{}, {level}", passage.text);
        }
        self.candidate.profile.skills.push(SkillClaim { name: short, level, stated_months: stated, passage });
    }

    /// A text outside positions and education.
    pub(crate) fn section(&mut self, kind: SectionKind, texts: impl IntoIterator<Item = Field>) {
        let passages: Vec<Passage> = texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(passage).collect();
        if !passages.is_empty() {
            self.candidate.profile.sections.push(Section { kind, passages });
        }
    }

    /// What a summary states about the whole career: "15 years of experience in sales".
    pub(crate) fn claims(&mut self, field: &Field) {
        for stated in durations(&field.1) {
            let after = field.1.get(stated.span.end..).unwrap_or_default().split(['.', ';', '\n']).next().unwrap_or_default();
            let Some((_, subject)) = after.split_once("experience").filter(|(between, _)| between.len() < 30) else { continue };
            let subject = subject.trim_start().trim_start_matches("in ").trim_start_matches("with ").trim_start_matches("as ");
            let claim = Claim { months: stated.months, subject: subject.trim().to_owned(), passage: passage(field.clone()) };
            self.candidate.profile.claims.push(claim);
        }
    }

    /// Reads a date, or says that it cannot be read. ISO 8601 first (`2012`, `2012-01`, `2012-01-31`, a time behind it);
    /// then as résumés write dates. A month 13 makes the whole date unreadable: nothing is guessed.
    pub(crate) fn date(&mut self, field: &Field, edge: Edge) -> Option<PartialDate> {
        let text = field.1.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(date) = PartialDate::of_digits(text) {
            return Some(date);
        }
        let read = if is_numeric(text) { text.split(['T', ' ']).next().and_then(|date| date.parse().ok()) } else { worded(text, edge) };
        if read.is_none() {
            let message = format!("`{}` in `{}` is not a date; write `2012-01` or `2012`", clipped(text), field.0);
            self.doubt(Kind::UnreadableDate, message, &field.0);
        }
        read
    }
}

/// Which end of a stretch a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

/// Digits and hyphens from the year on, as ISO 8601 writes a date.
fn is_numeric(text: &str) -> bool {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let year = date.split('-').next().unwrap_or_default();
    year.len() == 4 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn worded(text: &str, edge: Edge) -> Option<PartialDate> {
    let found = scan(text);
    let stretch = found.first()?;
    match (edge, stretch.end) {
        (Edge::End, Some(End::On(end))) => Some(end),
        _ => Some(stretch.start),
    }
}

fn length(text: &str) -> Option<u32> {
    durations(text).first().map(|d| d.months)
}

/// What stands beside a language's name: "C1" of "German (C1)".
fn words_beside(text: &str, name: &str) -> Option<String> {
    let rest = text.to_lowercase().find(&name.to_lowercase()).and_then(|at| text.get(at + name.len()..)).unwrap_or(text);
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// A text short enough for a message.
pub(crate) fn clipped(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

pub(crate) fn passage((source, text): Field) -> Passage {
    let text = if text.trim().len() == text.len() { text } else { text.trim().to_owned() };
    Passage { origin: Origin { source, start: 0, end: text.len() }, text }
}

pub(crate) fn origin(source: &str, text: &str) -> Origin {
    Origin { source: source.to_owned(), start: 0, end: text.len() }
}

/// The kind of a text by what its section is called; nothing is known of an unknown name.
pub(crate) fn section_named(name: &str) -> SectionKind {
    let name = name.to_lowercase();
    [
        ("summary", SectionKind::Summary),
        ("objective", SectionKind::Summary),
        ("about", SectionKind::Summary),
        ("headline", SectionKind::Summary),
        ("label", SectionKind::Summary),
        ("experience", SectionKind::Experience),
        ("work", SectionKind::Experience),
        ("education", SectionKind::Education),
        ("course", SectionKind::Education),
        ("skill", SectionKind::Skills),
        ("certif", SectionKind::Credentials),
        ("licen", SectionKind::Credentials),
        ("language", SectionKind::Languages),
        ("project", SectionKind::Projects),
        ("volunteer", SectionKind::Volunteer),
        ("publication", SectionKind::Publications),
        ("patent", SectionKind::Publications),
        ("award", SectionKind::Awards),
        ("honor", SectionKind::Awards),
        ("reference", SectionKind::References),
    ]
    .into_iter()
    .find(|(word, _)| name.contains(word))
    .map_or(SectionKind::Other, |(_, kind)| kind)
}

/// Whether a job's kind is known to be unpaid help.
pub(crate) fn volunteer(position: &mut Position) {
    position.employment = Employment::Volunteer;
}
