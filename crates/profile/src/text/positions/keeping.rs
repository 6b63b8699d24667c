//! Which dates open a job: none of a project inside a job, of a school, of a sentence.

use super::super::headers::anonymous;
use super::super::layout::Layout;
use super::super::titles::words;
use super::anchor::{Anchor, Form, Slot};
use super::stacked::last_month;
use crate::date::{End, Extent, PartialDate, Stretch};
use crate::model::SectionKind;

/// Sections whose dates are jobs unless something speaks against it.
const fn is_work(kind: Option<SectionKind>) -> bool {
    matches!(kind, Some(SectionKind::Experience | SectionKind::Volunteer))
}

/// Drops the dates that open no job: of projects inside a job, of schools, of sentences.
pub(super) fn keep_jobs(layout: &Layout<'_>, anchors: &mut Vec<Anchor<'_>>, usual: Slot) {
    let common = most_common(anchors);
    let working = anchors.iter().filter(|anchor| is_work(anchor.kind)).count();
    let anonymised = anchors.iter().filter(|anchor| anchor.placeholder()).count() * 2 > working.max(1);
    let known: Vec<Stretch> = anchors.iter().filter(|anchor| is_work(anchor.kind)).map(|anchor| anchor.stretch.clone()).collect();
    let monthly = anchors.iter().any(|anchor| anchor.kind == Some(SectionKind::Experience) && anchor.stretch.start.month.is_some());
    let mut outer: Option<Stretch> = None;
    let mut last: Option<(usize, Stretch)> = None;
    anchors.retain(|anchor| {
        let odd = common.is_some_and(|form| form != anchor.form);
        let nested = outer.as_ref().is_some_and(|outer| within(&anchor.stretch, outer));
        let slot = anchor.slot(usual);
        let far = slot.is_far() && anchor.kind == Some(SectionKind::Education);
        let score = if far { 0 } else { anchor.glance(slot).score };
        let again = last.as_ref().is_some_and(|(line, stretch)| anchor.lines.start <= line + 3 && same_dates(stretch, &anchor.stretch));
        let aside = monthly && anchor.stretch.start.month.is_none() && !anchor.placeholder() && is_aside(layout, anchor);
        let keep = if again || aside || anchor.in_prose() {
            false
        } else if (anchor.kind == Some(SectionKind::Education) && internship(anchor).is_some()) || is_told(anchor, &known) {
            true
        } else if anonymised && !anchor.placeholder() && odd && (nested || !(score >= 1 || anchor.brief) || !is_work(anchor.kind)) {
            false
        } else if is_work(anchor.kind) {
            is_job_at_work(anchor, score, odd, nested)
        } else {
            let alone = working == 0 || !odd || anchor.placeholder();
            let alike = anonymised && !odd && anchor.placeholder() && is_employed(layout, anchor);
            // Among jobs of one form, a title in lower case is one too.
            let plain = if !odd && working > 1 && anchor.stretch.start.month.is_some() { 2 } else { 4 };
            alike && anchor.stretch.extent == Extent::Range
                || anchor.stretch.extent == Extent::Range
                    && score >= plain
                    && alone
                    && (!anonymised || anchor.placeholder())
                    && !(anchor.kind == Some(SectionKind::Education) && is_school(layout, anchor))
        };
        if keep {
            outer = Some(anchor.stretch.clone());
            last = Some((anchor.lines.end, anchor.stretch.clone()));
        }
        keep
    });
}

/// Whether a date stands under a heading of help that is no experience ("Community Involvement", not "Volunteer Experience"): listed
/// by years, apart from jobs that have their months, such help is told and not counted.
fn is_aside(layout: &Layout<'_>, anchor: &Anchor<'_>) -> bool {
    let block = layout.blocks.get(anchor.block).filter(|_| anchor.kind == Some(SectionKind::Volunteer));
    let heading = block.and_then(|block| block.lines.start.checked_sub(1)).and_then(|number| layout.line(number));
    heading.is_some_and(|heading| !heading.text.to_lowercase().contains("experience"))
}

/// Whether a job stands whole under another heading, as among accomplishments (`Deck Hand, Aug 2012 - Oct 2013`), at another time
/// than those `known`.
fn is_told(anchor: &Anchor<'_>, known: &[Stretch]) -> bool {
    let section = matches!(anchor.kind, None | Some(SectionKind::Summary | SectionKind::Awards | SectionKind::Other));
    let ended = matches!(anchor.stretch.end, Some(End::On(end)) if end.month.is_some());
    let plain = anchor.brief && anchor.glance(Slot::Before).score >= 4;
    let titled = plain && anchor.header(Slot::Before).title.is_some_and(|title| !title.starts_with("Member"));
    let again = |other: &Stretch| other.start.year == anchor.stretch.start.year || within(&anchor.stretch, other);
    section && ended && titled && anchor.stretch.extent == Extent::Range && !known.iter().any(again)
}

/// Whether two stretches begin and end at the same time, the second perhaps in years alone: a header said again in the text under it.
fn same_dates(a: &Stretch, b: &Stretch) -> bool {
    let again = |first: PartialDate, second: PartialDate| first.year == second.year && second.month.is_none_or(|_| first == second);
    let ends = match (a.end, b.end) {
        (Some(End::On(first)), Some(End::On(second))) => again(first, second),
        (first, second) => first == second,
    };
    ends && again(a.start, b.start) && a.extent == Extent::Range && b.extent != Extent::Single
}

/// In a section of work a date is a job's unless it is a detail of the job before it.
fn is_job_at_work(anchor: &Anchor<'_>, score: i32, odd: bool, nested: bool) -> bool {
    let titled = score >= 1;
    match anchor.stretch.extent {
        Extent::Single => anchor.placeholder() || (titled && !odd),
        _ if odd && nested && anchor.form.bullet => false,
        _ => titled || !odd || (anchor.brief && score >= -1) || anchor.placeholder(),
    }
}

fn most_common(anchors: &[Anchor<'_>]) -> Option<Form> {
    let count = |form: Form| anchors.iter().filter(|anchor| anchor.form == form).count();
    // Of two forms as common, the one that the text begins with.
    anchors.iter().rev().filter(|a| a.stretch.extent != Extent::Single).map(|anchor| anchor.form).max_by_key(|form| count(*form))
}

fn within(inner: &Stretch, outer: &Stretch) -> bool {
    inner.start.earliest() >= outer.start.earliest() && last_month(inner) <= last_month(outer)
}

/// The slot that begins with the word for an internship, which some list among their schools.
fn internship(anchor: &Anchor<'_>) -> Option<Slot> {
    const WORDS: &[&str] = &["internship", "intern", "externship", "clerkship", "praktikum"];
    let starts = |slot: &Slot| {
        let first = anchor.header(*slot).title.and_then(|title| words(title).next());
        first.is_some_and(|word| WORDS.contains(&word.trim_end_matches(':').to_lowercase().as_str()))
    };
    [Slot::Before, Slot::After, Slot::Below].into_iter().find(starts)
}

/// Whether the lines of the date name an employer by its placeholder, as no school does: a heading that a job's text holds
/// ("Trainings") does not make schools of the jobs behind it.
fn is_employed(layout: &Layout<'_>, anchor: &Anchor<'_>) -> bool {
    let words = layout.words(layout.span_of(anchor.lines.clone()));
    anonymous(words) && !is_taught(words)
}

/// Whether the date stands beside a school's name.
fn is_school(layout: &Layout<'_>, anchor: &Anchor<'_>) -> bool {
    let lines = anchor.lines.start.saturating_sub(1)..(anchor.lines.end + 1).min(layout.lines.len());
    is_taught(layout.words(layout.span_of(lines)))
}

/// Whether words name a school or a degree.
fn is_taught(words: &str) -> bool {
    const SCHOOLS: &[&str] = &[
        "university",
        "college",
        "institute",
        "school",
        "academy",
        "faculty",
        "degree",
        "diploma",
        "bachelor",
        "master,",
        "master of",
        "b.sc",
        "m.sc",
        "online course",
    ];
    let lower = words.to_lowercase();
    SCHOOLS.iter().any(|school| lower.contains(school))
}
