//! A requirement as a canonical English sentence, which [`parse`](crate::parse) reads back as the same tree.

use std::fmt::Write;

use crate::requirement::{Experience, Group, Kind, Level, Requirement};

/// The canonical English of a requirement; names stand in quotation marks.
///
/// It is English whatever language the requirement was read in; only the names keep that language.
///
/// # Example
/// ```
/// let reading = qualify_language::parse("3+ years of experience with Java or Go");
/// let tree = &reading.statements[0].requirement;
/// let printed = qualify_language::print(tree);
/// assert_eq!(printed, r#"at least 3 years of experience with "Java" or "Go""#);
/// assert_eq!(&qualify_language::parse(&printed).statements[0].requirement, tree);
/// ```
pub fn print(requirement: &Requirement) -> String {
    let mut out = String::new();
    write(&mut out, requirement, true);
    out
}

/// Writes a node; groups inside groups stand in brackets.
fn write(out: &mut String, requirement: &Requirement, top: bool) {
    match &requirement.kind {
        Kind::All(parts) => series(out, parts, "all of ", " and ", top),
        Kind::Any(parts) => series(out, parts, "any of ", " or ", top),
        Kind::NOf { n, of } => {
            let _ = write!(out, "at least {n} of ");
            bracket(out, of, ", ");
        }
        Kind::Experience(experience) => self::experience(out, experience),
        Kind::Skill(skill) => {
            out.push_str("knowledge");
            groups(out, " of ", &skill.with);
        }
        Kind::Degree(degree) => {
            out.push_str(if degree.in_progress { "studies for " } else { "" });
            out.push_str(level(degree.level));
            names(out, " in ", &degree.fields);
            out.push_str(match (degree.related_field, degree.fields.is_empty()) {
                (false, _) => "",
                (true, true) => " in a related field",
                (true, false) => " or a related field",
            });
        }
        Kind::Credential(credential) => names(out, "the credential ", &credential.any_of),
        Kind::Language(language) => {
            out.push_str("the language ");
            quote(out, &language.language);
            if let Some(level) = &language.level {
                out.push_str(" at level ");
                quote(out, level);
            }
        }
        Kind::Clearance(clearance) => {
            out.push_str("the clearance ");
            quote(out, &clearance.level);
            out.push_str(if clearance.obtainable { ", held or obtainable" } else { "" });
        }
        Kind::WorkAuthorization(asked) => worded(out, "work authorization: ", &asked.text),
        Kind::Eligibility(asked) => worded(out, "eligibility: ", &asked.text),
        Kind::Trait(asked) => worded(out, "the trait ", &asked.text),
        Kind::Equivalent => out.push_str("equivalent experience"),
    }
}

/// Parts joined by a word; a list too short for the word is spelled out.
fn series(out: &mut String, parts: &[Requirement], name: &str, joint: &str, top: bool) {
    if parts.len() < 2 {
        out.push_str(name);
        bracket(out, parts, ", ");
    } else if top {
        join(out, parts, joint);
    } else {
        bracket(out, parts, joint);
    }
}

fn bracket(out: &mut String, parts: &[Requirement], joint: &str) {
    out.push('(');
    join(out, parts, joint);
    out.push(')');
}

fn join(out: &mut String, parts: &[Requirement], joint: &str) {
    for (i, part) in parts.iter().enumerate() {
        out.push_str(if i > 0 { joint } else { "" });
        write(out, part, false);
    }
}

fn experience(out: &mut String, experience: &Experience) {
    let _ = match (experience.min_months, experience.max_months) {
        (Some(min), Some(max)) => write!(out, "{} to {}", length(min), length(max)),
        (Some(min), None) => write!(out, "at least {}", length(min)),
        (None, Some(max)) => write!(out, "up to {}", length(max)),
        (None, None) => write!(out, "any length"),
    };
    out.push_str(" of experience");
    groups(out, " with ", &experience.with);
    if let Some(months) = experience.within_months {
        let _ = write!(out, " within the last {}", length(months));
    }
}

/// "2 years" when whole, else months.
fn length(months: u32) -> String {
    match months {
        12 => "1 year".to_owned(),
        1 => "1 month".to_owned(),
        _ if months > 0 && months.is_multiple_of(12) => format!("{} years", months / 12),
        _ => format!("{months} months"),
    }
}

/// The level with its article.
pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Secondary => "a high school diploma",
        Level::Associate => "an associate degree",
        Level::Bachelor => "a bachelor's degree",
        Level::Master => "a master's degree",
        Level::Doctorate => "a doctorate",
    }
}

fn groups(out: &mut String, lead: &str, groups: &[Group]) {
    for (i, group) in groups.iter().enumerate() {
        names(out, if i > 0 { " and " } else { lead }, &group.any_of);
        out.push_str(if group.open { " or similar" } else { "" });
    }
}

/// Names joined by "or"; an empty list is "nothing" unless it would be left out anyway.
fn names(out: &mut String, lead: &str, names: &[String]) {
    for (i, name) in names.iter().enumerate() {
        out.push_str(if i > 0 { " or " } else { lead });
        quote(out, name);
    }
    if names.is_empty() && lead != " in " {
        out.push_str(lead);
        out.push_str("nothing");
    }
}

fn worded(out: &mut String, lead: &str, text: &str) {
    out.push_str(lead);
    quote(out, text);
}

/// A name in quotation marks; marks, backslashes and line ends inside are escaped.
fn quote(out: &mut String, name: &str) {
    out.push('"');
    for c in name.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out.push('"');
}
