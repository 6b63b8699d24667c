//! The title of the job, where the text gives one.

use super::headings;
use super::layout::{Logical, Mark};
use super::{folded, words};
use crate::Span;

/// The longest title, in words.
const MOST_WORDS: usize = 14;

/// The title and its place: said in a phrase ("apply for the ... role at"), behind a label, or on the first line.
pub(super) fn find(text: &str, lines: &[Logical]) -> Option<(Span, String)> {
    labelled(text, lines).or_else(|| applied(text)).or_else(|| first(text, lines))
}

/// "Job title: Florist".
fn labelled(text: &str, lines: &[Logical]) -> Option<(Span, String)> {
    lines.iter().take(40).find_map(|line| {
        let (label, value) = line.span.of(text).split_once(':').filter(|(label, _)| !label.contains('\n'))?;
        let label = folded(headings::bare(label)).to_lowercase();
        let known = matches!(
            label.as_str(),
            "job title"
                | "title"
                | "position"
                | "position title"
                | "role"
                | "post"
                | "job"
                | "vacancy"
                | "posting title"
                | "official title in usajobs"
                | "stelle"
                | "stellenbezeichnung"
                | "poste"
                | "intitulé du poste"
        );
        let value = folded(value);
        let value = headings::bare(&value);
        (known && (1..=MOST_WORDS).contains(&value.split_whitespace().count()) && value.len() < 100).then(|| (line.span, value.to_owned()))
    })
}

/// "Join to apply for the Florist role at ...".
fn applied(text: &str) -> Option<(Span, String)> {
    const BEFORE: &str = "apply for the";
    const AFTER: &str = "role at";
    let start = text.find(BEFORE)? + BEFORE.len();
    let rest = text.get(start..)?;
    let end = start + rest.find(AFTER).filter(|at| *at < 160)?;
    let span = super::pieces::trimmed(Span::new(start, end), text)?;
    Some((span, folded(span.of(text))))
}

/// The first line, when it is short, no sentence and no heading.
fn first(text: &str, lines: &[Logical]) -> Option<(Span, String)> {
    let line = lines.first()?;
    let title = folded(line.span.of(text));
    let count = title.split_whitespace().count();
    let plain =
        (1..=MOST_WORDS).contains(&count) && title.len() < 110 && !title.ends_with(['.', '!', '?', ':', ',']) && line.mark != Mark::Bullet;
    let known = headings::heading(&title).is_some() || super::cues::starts(&title) || title.contains("http");
    let alone = lines.len() > 1;
    (plain && !known && alone && words::capital(headings::bare(&title))).then(|| (line.span, headings::bare(&title).to_owned()))
}
