//! One record to a candidate.

use std::borrow::Cow;
use std::collections::BTreeMap;

use qualify_document::{Limits, encoding};
use qualify_vocabulary::Vocabulary;
use serde_json::{Map, Value};

use super::mapping::{Mapping, Target};
use super::rows::{self, Record};
use crate::doubts::Kind;
use crate::entries::{Entries, Error, Field, Job, School, passage};
use crate::json;
use crate::json_resume::{self, fields};
use crate::model::{Candidate, Claim, Origin, SectionKind};
use crate::text;

/// What came of a record; with an error comes the record's own id.
pub(super) type Read = Result<Candidate, (Option<String>, Error)>;

/// Reads a record: as JSON Resume when it is one, else by its columns.
pub(super) fn candidate(record: &Record, id: &str, mapping: &Mapping, vocabulary: &Vocabulary) -> Read {
    match record {
        Record::Columns(columns) => of_columns(columns, id, mapping, vocabulary),
        Record::Line(line) => of_line(line, id, mapping, vocabulary),
    }
}

/// Reads a line of JSON.
pub(super) fn of_line(line: &[u8], id: &str, mapping: &Mapping, vocabulary: &Vocabulary) -> Read {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let text = str::from_utf8(line).map_or_else(|_| encoding::decode(line), Cow::Borrowed);
    let malformed = |error| (None, Error::new("malformed", format!("the line is not JSON: {error}")));
    let value: json::Value<'_> = serde_json::from_str(&text).map_err(malformed)?;
    let row = value.as_object().ok_or_else(|| (None, rows::no_object()))?;
    if is_resume(|key| matches!(row.get(key), Some(json::Value::Object(_) | json::Value::Array(_)))) {
        return Ok(json_resume::of_object(row, id, vocabulary));
    }
    of_columns(&serde_json::from_str(&text).map_err(malformed)?, id, mapping, vocabulary)
}

/// Whether a record is no row of columns: a section of a JSON Resume is a nested value.
fn is_resume(nested: impl Fn(&str) -> bool) -> bool {
    ["work", "education", "basics", "volunteer"].into_iter().any(nested)
}

fn of_columns(row: &Map<String, Value>, id: &str, mapping: &Mapping, vocabulary: &Vocabulary) -> Read {
    if is_resume(|key| row.get(key).is_some_and(|value| value.is_object() || value.is_array())) {
        return Ok(json_resume::of_object(&row.into(), id, vocabulary));
    }
    let columns = Columns::of(row, mapping);
    let own = columns.texts(Target::Id).next().map(|(_, id)| id.trim().to_owned()).filter(|id| !id.is_empty());
    if columns.found.keys().all(|target| *target == Target::Id) {
        let message = "the record has no column that says anything of a candidate; map one, as in `text=Column`";
        return Err((own, Error::new("not-a-resume", message)));
    }
    columns.read(own.as_deref().unwrap_or(id), vocabulary).map_err(|error| (own, error))
}

/// The cells of a record by what they mean.
struct Columns<'r> {
    found: BTreeMap<Target, Vec<(&'r str, &'r Value)>>,
    /// Columns that mean nothing known.
    others: Vec<Field>,
}

impl<'r> Columns<'r> {
    fn of(row: &'r Map<String, Value>, mapping: &Mapping) -> Self {
        let mut columns = Self { found: BTreeMap::new(), others: Vec::new() };
        for (name, value) in row {
            match mapping.target(name) {
                Some(Target::Ignore) => {}
                Some(target) => columns.found.entry(target).or_default().push((name, value)),
                None => columns.others.extend(fields::texts(name, &value.into())),
            }
        }
        columns
    }

    fn cells(&self, target: Target) -> &[(&'r str, &'r Value)] {
        self.found.get(&target).map(Vec::as_slice).unwrap_or_default()
    }

    /// The texts of all columns of a kind, with the columns' names; empty ones left out.
    fn texts(&self, target: Target) -> impl Iterator<Item = Field> + '_ {
        let texts = self.cells(target).iter().flat_map(|(name, value)| match text_of(value) {
            Some(text) => vec![((*name).to_owned(), text)],
            None => fields::texts(name, &(*value).into()),
        });
        texts.filter(|(_, text)| !text.trim().is_empty())
    }

    fn read(&self, id: &str, vocabulary: &Vocabulary) -> Result<Candidate, Error> {
        let mut entries = Entries::new(id, vocabulary);
        // HTML beside plain text says the same again: the first column of text is read.
        if let Some((column, whole)) = self.texts(Target::Text).next() {
            entries.candidate = free(id, &column, &whole, vocabulary)?;
        }
        self.identity(&mut entries);
        self.history(&mut entries, vocabulary)?;
        self.claims(&mut entries);
        self.schooling(&mut entries, vocabulary)?;
        self.lists(&mut entries);
        for field in self.texts(Target::Summary) {
            entries.claims(&field);
            entries.section(SectionKind::Summary, [field]);
        }
        entries.section(SectionKind::Other, self.others.clone());
        Ok(entries.finish())
    }

    fn identity(&self, entries: &mut Entries<'_>) {
        let identity = &mut entries.candidate.identity;
        let words = |target| self.texts(target).map(|(_, text)| text.trim().to_owned());
        identity.names.extend(words(Target::Name));
        identity.emails.extend(words(Target::Email));
        identity.phones.extend(words(Target::Phone));
        identity.addresses.extend(words(Target::Address));
        identity.links.extend(words(Target::Link));
        identity.personal.extend(self.texts(Target::Personal));
    }

    /// Jobs: free text, a JSON list, or a job for each set of columns (`title`, `company`, ..., `title_2`, `company_2`, ...).
    fn history(&self, entries: &mut Entries<'_>, vocabulary: &Vocabulary) -> Result<(), Error> {
        for (name, value) in self.cells(Target::Experience) {
            if let Some(list) = structured(value) {
                json_resume::section(entries, "work", &(&list).into());
            } else if let Some(text) = text_of(value).filter(|text| !text.trim().is_empty()) {
                let read = free("", name, &format!("Experience\n{text}"), vocabulary)?.profile;
                let profile = &mut entries.candidate.profile;
                profile.positions.extend(read.positions);
                profile.claims.extend(read.claims);
                profile.sections.extend(read.sections);
            }
        }
        for number in self.numbers(&[Target::Title, Target::Organisation, Target::Start]) {
            let cell = |target| self.numbered(target, number);
            let job = Job {
                title: cell(Target::Title),
                organisation: cell(Target::Organisation),
                start: cell(Target::Start),
                end: cell(Target::End),
                hours: cell(Target::Hours).and_then(|(_, text)| text.trim().parse().ok()),
                ..Job::default()
            };
            if let Some((source, _)) = job.title.as_ref().or(job.organisation.as_ref()).or(job.start.as_ref()) {
                let source = source.clone();
                entries.job(&source, job);
            }
        }
        Ok(())
    }

    /// Years of experience in a column of their own.
    fn claims(&self, entries: &mut Entries<'_>) {
        for field in self.texts(Target::Years) {
            let years: Option<f64> = field.1.trim().trim_end_matches('+').parse().ok().filter(|years| (0.0..=80.0).contains(years));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 80 years of months")]
            let months = years.map(|years| (years * 12.0).round() as u32);
            match months {
                Some(months) => entries.candidate.profile.claims.push(Claim { months, subject: String::new(), passage: passage(field) }),
                None => entries.claims(&field),
            }
        }
    }

    fn schooling(&self, entries: &mut Entries<'_>, vocabulary: &Vocabulary) -> Result<(), Error> {
        const KINDS: [Target; 3] = [Target::Education, Target::Field, Target::Institution];
        if KINDS.iter().any(|target| self.found.contains_key(target)) {
            entries.has_education();
        }
        for (name, value) in self.cells(Target::Education) {
            if let Some(list) = structured(value) {
                json_resume::section(entries, "education", &(&list).into());
            } else if let Some(text) = text_of(value).filter(|text| is_prose(text)) {
                let read = free("", name, &format!("Education\n{text}"), vocabulary)?.profile;
                entries.candidate.profile.education.extend(read.education);
            }
        }
        for number in self.numbers(&KINDS) {
            let plain = |(_, text): &Field| !is_prose(text) && structured(&Value::String(text.clone())).is_none();
            let cell = |target| self.numbered(target, number).filter(plain);
            let school = School {
                degree: cell(Target::Education),
                field: cell(Target::Field),
                institution: cell(Target::Institution),
                end: cell(Target::Graduated),
                ..School::default()
            };
            if let Some((source, _)) = school.degree.as_ref().or(school.field.as_ref()).or(school.institution.as_ref()) {
                let source = source.clone();
                entries.school(&source, school);
            }
        }
        Ok(())
    }

    fn lists(&self, entries: &mut Entries<'_>) {
        for item in self.items(Target::Skills) {
            entries.skill(item, None, None);
        }
        for item in self.items(Target::Credentials) {
            entries.credential(item, None, None, &[]);
        }
        for item in self.items(Target::Languages) {
            entries.language(item, None);
        }
    }

    /// The items of cells that list: a JSON list, or words parted by commas, semicolons, bars or line ends.
    fn items(&self, target: Target) -> Vec<Field> {
        let mut items = Vec::new();
        for (name, text) in self.texts(target) {
            match structured(&Value::String(text.clone())) {
                Some(list) => items.extend(fields::texts(&name, &(&list).into())),
                None => items.extend(parted(&text).into_iter().map(|item| (name.clone(), item))),
            }
        }
        items
    }

    /// The numbers that columns of these kinds end in, each once; no number counts as one.
    fn numbers(&self, targets: &[Target]) -> Vec<&'r str> {
        let mut numbers: Vec<&str> = targets.iter().flat_map(|target| self.cells(*target)).map(|(name, _)| number_of(name)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The text of the column of a kind with a number at its end.
    fn numbered(&self, target: Target, number: &str) -> Option<Field> {
        let (name, value) = self.cells(target).iter().find(|(name, _)| number_of(name) == number)?;
        text_of(value).filter(|text| !text.trim().is_empty()).map(|text| ((*name).to_owned(), text))
    }
}

/// The text of a cell that holds one.
pub(super) fn text_of(value: &Value) -> Option<String> {
    fields::text(&value.into())
}

/// Longer than a degree's name.
fn is_prose(text: &str) -> bool {
    text.trim().contains('\n') || text.split_whitespace().count() > 12
}

fn number_of(column: &str) -> &str {
    column.get(column.trim_end_matches(|c: char| c.is_ascii_digit()).len()..).unwrap_or_default()
}

/// Items of a list in words; a separator inside parentheses parts nothing.
fn parted(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            ',' | ';' | '|' | '\n' | '•' if depth == 0 => items.push(std::mem::take(&mut item)),
            _ => item.push(c),
        }
        match c {
            '(' => depth += 1,
            ')' | '\n' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    items.push(item);
    items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// A list or object, be it written as JSON in a cell.
fn structured(value: &Value) -> Option<Value> {
    match value {
        Value::Array(_) | Value::Object(_) => Some(value.clone()),
        Value::String(text) if text.trim_start().starts_with(['[', '{']) => {
            serde_json::from_str(text).ok().filter(|value: &Value| value.is_array() || value.is_object())
        }
        _ => None,
    }
}

/// Reads a cell of free text, whose places are then `column, line 3`.
fn free(id: &str, column: &str, text: &str, vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let document = qualify_document::read(text.as_bytes(), &Limits::default())?;
    let mut candidate = text::read(id, &document, vocabulary);
    let profile = &mut candidate.profile;
    // What the positions raise is raised again when the record is whole.
    profile.doubts.retain(|doubt| doubt.code == Kind::DayOrMonth.code());
    let name = |origin: &mut Origin| origin.source = format!("{column}, {}", origin.source);
    for position in &mut profile.positions {
        name(&mut position.origin);
        position.passages.iter_mut().for_each(|passage| name(&mut passage.origin));
    }
    profile.sections.iter_mut().flat_map(|section| &mut section.passages).for_each(|passage| name(&mut passage.origin));
    profile.education.iter_mut().for_each(|entry| name(&mut entry.passage.origin));
    profile.credentials.iter_mut().for_each(|entry| name(&mut entry.passage.origin));
    profile.languages.iter_mut().for_each(|entry| name(&mut entry.passage.origin));
    profile.skills.iter_mut().for_each(|entry| name(&mut entry.passage.origin));
    profile.claims.iter_mut().for_each(|entry| name(&mut entry.passage.origin));
    profile.doubts.iter_mut().for_each(|doubt| name(&mut doubt.origin));
    Ok(candidate)
}
