//! Numbers of years that the reading does not hold.

use super::{Context, Lint, Report, leaves, warning};
use qualify_language::{Kind, Span};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "number-not-read",
        "names a length that the reading leaves out",
        "What is not in the reading is not judged. The finding shows how the text is read.",
        "required:\n  - id: java\n    text: 5+ years of experience with Java\n    require: {skill: {with: [Java]}}\n",
        "required:\n  - id: java\n    text: 5+ years of experience with Java\n    require: {experience: {at_least: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for written in &context.sheet.written {
        let Some(text) = written.text.as_ref().filter(|_| !written.ids.is_empty()) else { continue };
        let leaves: Vec<_> = context.sheet.rules_of(written).flat_map(|rule| leaves(&rule.requirement)).collect();
        let read = leaves.iter().any(|leaf| matches!(leaf.kind, Kind::Experience(_) | Kind::Eligibility(_) | Kind::WorkAuthorization(_) | Kind::Degree(_) | Kind::Credential(_)));
        if let (Some(span), false) = (years(&text.decoded), read) {
            let reading: Vec<_> = context.sheet.rules_of(written).map(|rule| qualify_language::print(&rule.requirement)).collect();
            report.add(text.place(span), format!("`{}` is not part of the reading", span.of(&text.decoded)))
                .help(format!("it is read as `{}`; reword the text, or spell it out under `require:`", reading.join("; ")));
        }
    }
}

/// The first number that stands before "years" or "months".
fn years(text: &str) -> Option<Span> {
    let mut number: Option<usize> = None;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim().trim_end_matches([',', '.', ';', ')']);
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            number = Some(start);
        } else if let (Some(from), true) = (number, matches!(bare.to_lowercase().as_str(), "years" | "year" | "months" | "yrs")) {
            return Some(Span::new(from, start + bare.len()));
        } else {
            number = None;
        }
    }
    None
}
