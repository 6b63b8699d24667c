//! Kind of employment, weekly hours and stated length, by the words of a job's header.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::date::durations;
use crate::model::Employment;

static KINDS: LazyLock<Option<Phrases<Employment>>> = LazyLock::new(|| {
    Phrases::read(include_str!("../../../../rules/resume/employment.tsv"), |kind| match kind {
        "internship" => Employment::Internship,
        "volunteer" => Employment::Volunteer,
        "contract" => Employment::Contract,
        "self_employed" => Employment::SelfEmployed,
        "military" => Employment::Military,
        _ => Employment::Regular,
    })
});

/// The kind of employment that a header words: the first that it names.
pub(crate) fn employment(header: &str) -> Employment {
    KINDS.as_ref().and_then(|kinds| kinds.in_text(header).next()).unwrap_or_default()
}

/// Weekly hours: "20 hours per week", "15 hrs/wk", "30h/week".
pub(super) fn weekly_hours(text: &str) -> Option<f32> {
    const UNITS: &[&str] = &["hours", "hour", "hrs", "hr", "h", "stunden", "std", "heures", "horas", "ore"];
    const WEEKS: &[&str] = &["week", "wk", "weekly", "woche", "semaine", "semana", "settimana"];
    if !text.contains("eek") && !text.contains("wk") && !text.contains("oche") && !text.contains("ema") && !text.contains("ettimana") {
        return None;
    }
    let lower = text.to_lowercase();
    let week = WEEKS.iter().filter_map(|word| lower.find(word)).min()?;
    let before = lower.get(..week)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut words = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ',')).filter(|word| !word.is_empty());
    let mut word = words.next()?;
    if matches!(word, "per" | "a" | "each" | "pro" | "par" | "por") {
        word = words.next()?;
    }
    let word = word.trim_end_matches('.');
    let number = UNITS.iter().find_map(|unit| word.strip_suffix(unit))?;
    let number = if number.is_empty() { words.next()? } else { number };
    let least = number.split(['-', '–']).next()?.trim_end_matches('+');
    least.parse().ok().filter(|hours| (1.0..=100.0).contains(hours))
}

/// A length that the header states, in months.
pub(super) fn stated_months(header: &str) -> Option<u32> {
    durations(header).first().map(|duration| duration.months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_the_kind_of_employment() {
        for (header, wanted) in [
            ("Marketing Intern", Employment::Internship),
            ("Internal Auditor", Employment::Regular),
            ("Owner/Chef", Employment::SelfEmployed),
            ("Volunteer Firefighter", Employment::Volunteer),
            ("Independent Contractor", Employment::SelfEmployed),
            ("Nurse (per diem)", Employment::Contract),
            ("Infantry Sergeant, U.S. Army", Employment::Military),
        ] {
            assert_eq!(employment(header), wanted, "{header}");
        }
    }

    #[test]
    fn weekly_hours_are_read_in_their_forms() {
        for (text, wanted) in [
            ("20 hours per week", Some(20.0)),
            ("15 hrs/wk", Some(15.0)),
            ("(30h/week)", Some(30.0)),
            ("20-25 hours a week", Some(20.0)),
            ("37.5 Stunden pro Woche", Some(37.5)),
            ("weekly report", None),
            ("40 people per week", None),
        ] {
            assert_eq!(weekly_hours(text), wanted, "{text}");
        }
    }
}
