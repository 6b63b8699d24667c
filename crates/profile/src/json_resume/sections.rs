//! The sections of JSON Resume, each with its reader.

use std::borrow::Cow;

use super::fields::{first, number, of_item, of_key, others, text, texts};
use super::wrong_type;
use crate::doubts::Kind;
use crate::entries::{Entries, Field, Job, School, clipped, section_named, volunteer};
use crate::json::{Object, Value};
use crate::model::SectionKind;

type Reader = fn(&mut Entries<'_>, &str, &Value<'_>);

/// The reader of a top-level key.
pub(super) fn reader(key: &str) -> Option<Reader> {
    Some(match key {
        "id" | "$schema" | "meta" => |_, _, _| {},
        "basics" => basics,
        "work" => |entries, key, value| each(entries, key, value, work),
        "volunteer" => |entries, key, value| each(entries, key, value, volunteering),
        "education" => education,
        "certificates" | "certifications" | "licenses" | "clearances" => |entries, key, value| each(entries, key, value, certificate),
        "skills" => |entries, key, value| each(entries, key, value, skill),
        "languages" => |entries, key, value| each(entries, key, value, language),
        "references" => |entries, key, value| each(entries, key, value, reference),
        "answers" => answers,
        _ => return None,
    })
}

/// Projects, publications, awards, interests, and keys that the schema does not know: kept as text, or as identity.
pub(super) fn unknown(entries: &mut Entries<'_>, key: &str, value: &Value<'_>) {
    let found = texts(key, value);
    if personal(entries, key, &found) {
        return;
    }
    let kind = section_named(key);
    if kind == SectionKind::Summary {
        found.iter().for_each(|field| entries.claims(field));
    }
    entries.section(kind, found.into_iter().filter(|(source, _)| !source.ends_with(".url")));
}

/// Reads each entry of a list. A lone entry stands for a list of one, a text for an entry of that name.
fn each(entries: &mut Entries<'_>, key: &str, value: &Value<'_>, read: fn(&mut Entries<'_>, &str, &Object<'_>)) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                one(entries, &of_item(key, index), item, read);
            }
        }
        Value::String(list) if matches!(key, "skills" | "languages" | "certificates" | "certifications") => {
            for item in list.split([',', ';', '\n']).filter(|item| !item.trim().is_empty()) {
                one(entries, key, &Value::String(Cow::Borrowed(item.trim())), read);
            }
        }
        Value::Null => {}
        other => one(entries, key, other, read),
    }
}

fn one(entries: &mut Entries<'_>, source: &str, value: &Value<'_>, read: fn(&mut Entries<'_>, &str, &Object<'_>)) {
    match value {
        Value::Object(object) => read(entries, source, object),
        Value::String(name) => {
            let key = if source.starts_with("languages") {
                "language"
            } else if source.starts_with("education") {
                "studyType"
            } else {
                "name"
            };
            read(entries, source, &Object::lone(key, name));
        }
        Value::Null => {}
        other => wrong_type(entries, source, "an object", other),
    }
}

fn basics(entries: &mut Entries<'_>, key: &str, value: &Value<'_>) {
    let Some(basics) = value.as_object() else { return wrong_type(entries, key, "an object", value) };
    for (name, value) in basics.iter() {
        let source = of_key(key, name);
        let found = texts(&source, value);
        if !personal(entries, name, &found) {
            found.iter().for_each(|field| entries.claims(field));
            entries.section(section_named(name), found);
        }
    }
}

/// Takes what says who somebody is; true when the key is such a one.
fn personal(entries: &mut Entries<'_>, key: &str, found: &[Field]) -> bool {
    let identity = &mut entries.candidate.identity;
    let words = || found.iter().map(|(_, text)| text.trim().to_owned());
    match key.to_lowercase().replace(['_', '-', ' '], "").as_str() {
        "name" | "firstname" | "lastname" | "fullname" | "middlename" | "givenname" | "surname" | "maidenname" => {
            identity.names.extend(words())
        }
        "email" | "emails" | "mail" => identity.emails.extend(words()),
        "phone" | "phones" | "telephone" | "mobile" => identity.phones.extend(words()),
        "location" | "address" | "postaladdress" | "zip" | "postalcode" | "city" => identity.addresses.extend(words()),
        "url" | "website" | "profiles" | "linkedin" | "github" | "links" => identity.links.extend(words()),
        "image" | "photo" | "picture" | "avatar" | "gender" | "sex" | "pronouns" | "age" | "birthdate" | "dateofbirth" | "birthday"
        | "nationality" | "citizenship" | "maritalstatus" | "ethnicity" | "religion" => {
            identity.personal.extend(words().map(|text| (key.to_owned(), text)))
        }
        _ => return false,
    }
    true
}

/// Keys of a job that are more than text; every other key's text belongs to the job.
const WORK: &[&str] = &[
    "position",
    "title",
    "jobTitle",
    "role",
    "name",
    "company",
    "employer",
    "organization",
    "organisation",
    "startDate",
    "start",
    "endDate",
    "end",
    "hoursPerWeek",
    "hours",
    "url",
    "website",
    "current",
    "isCurrent",
];

fn work(entries: &mut Entries<'_>, source: &str, work: &Object<'_>) {
    let job = Job {
        title: first(work, source, &["position", "title", "jobTitle", "role"]),
        organisation: first(work, source, &["name", "company", "employer", "organization", "organisation"]),
        start: first(work, source, &["startDate", "start"]),
        end: first(work, source, &["endDate", "end"]),
        #[expect(clippy::cast_possible_truncation, reason = "hours of a week")]
        hours: number(work, &["hoursPerWeek", "hours"]).map(|hours| hours as f32),
        kind: first(work, source, &["type", "employmentType", "employment"]).map(|(_, text)| text).unwrap_or_default(),
        texts: others(work, source, WORK),
    };
    entries.job(source, job);
}

fn volunteering(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    work(entries, source, object);
    if let Some(position) = entries.candidate.profile.positions.last_mut() {
        volunteer(position);
    }
}

fn education(entries: &mut Entries<'_>, key: &str, value: &Value<'_>) {
    if !value.is_null() {
        entries.has_education();
    }
    each(entries, key, value, school);
}

const EDUCATION: &[&str] = &[
    "institution",
    "school",
    "area",
    "field",
    "fieldOfStudy",
    "major",
    "studyType",
    "degree",
    "startDate",
    "endDate",
    "date",
    "graduationDate",
    "url",
    "completed",
    "graduated",
];

fn school(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    let school = School {
        degree: first(object, source, &["studyType", "degree"]),
        field: first(object, source, &["area", "field", "fieldOfStudy", "major"]),
        institution: first(object, source, &["institution", "school"]),
        start: first(object, source, &["startDate"]),
        end: first(object, source, &["endDate", "graduationDate", "date"]),
        completed: ["completed", "graduated"].iter().find_map(|key| object.get(key)?.as_bool()),
        texts: others(object, source, EDUCATION),
    };
    entries.school(source, school);
}

fn certificate(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    let Some(name) = first(object, source, &["name", "title"]) else { return };
    let issued = first(object, source, &["date", "issued", "startDate"]);
    let expires = first(object, source, &["expires", "expiryDate", "expirationDate", "validUntil", "endDate"]);
    let known = ["name", "title", "date", "issued", "startDate", "expires", "expiryDate", "expirationDate", "validUntil", "endDate", "url"];
    let notes = others(object, source, &known);
    entries.credential(name, issued.as_ref(), expires.as_ref(), &notes);
    entries.section(SectionKind::Credentials, notes);
}

fn skill(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    let level = first(object, source, &["level", "proficiency"]).map(|(_, text)| text);
    let years = number(object, &["years", "yearsOfExperience", "experienceYears"]).map(|years| years * 12.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be between none and a hundred years")]
    let months =
        years.or_else(|| number(object, &["months"])).filter(|months| (0.0..=1200.0).contains(months)).map(|months| months.round() as u32);
    if let Some(name) = first(object, source, &["name", "skill"]) {
        entries.skill(name, level.clone(), months);
    }
    for keyword in object.get("keywords").map(|value| texts(&of_key(source, "keywords"), value)).unwrap_or_default() {
        entries.skill(keyword, level.clone(), months);
    }
    let known = ["name", "skill", "level", "proficiency", "keywords", "years", "yearsOfExperience", "experienceYears", "months"];
    entries.section(SectionKind::Skills, others(object, source, &known));
}

fn language(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    let Some(name) = first(object, source, &["language", "name"]) else { return };
    let level = first(object, source, &["fluency", "level", "proficiency"]).map(|(_, text)| text);
    entries.language(name, level);
}

/// What a referee says belongs to the résumé; who says it does not.
fn reference(entries: &mut Entries<'_>, source: &str, object: &Object<'_>) {
    if let Some((_, name)) = first(object, source, &["name"]) {
        entries.candidate.identity.personal.push(("reference".to_owned(), name));
    }
    entries.section(SectionKind::References, others(object, source, &["name", "email", "phone", "url"]));
}

fn answers(entries: &mut Entries<'_>, key: &str, value: &Value<'_>) {
    let Some(answers) = value.as_object() else { return wrong_type(entries, key, "an object of `rule-id: true`", value) };
    for (rule, answer) in answers.iter() {
        let truth = match answer {
            Value::Bool(truth) => Some(*truth),
            other => text(other).and_then(|word| match word.trim().to_lowercase().as_str() {
                "yes" | "true" => Some(true),
                "no" | "false" => Some(false),
                _ => None,
            }),
        };
        match truth {
            Some(truth) => drop(entries.candidate.profile.answers.insert(rule.to_owned(), truth)),
            None => entries.doubt(
                Kind::WrongType,
                format!("the answer to `{}` should be true or false", clipped(rule)),
                &format!("{key}.{rule}"),
            ),
        }
    }
}
