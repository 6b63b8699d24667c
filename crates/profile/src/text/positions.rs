//! Stretches of work: which dates open a job, and which words around them are its title, employer and text.
//!
//! A résumé writes its jobs in one form. So every date that could open a job is read in four ways (title before the date on its
//! line, after it, on the line above, on the line below), the form that gives the best titles over all of them is found, and each
//! date is then read in that form unless another is plainly better.

use std::ops::Range;

use super::headers::{self, Header};
use super::layout::Layout;
use super::titles::{names_organisation, words};
use crate::date::{Extent, Stretch};
use crate::model::{Employment, Position, SectionKind};

/// Where a title can stand beside its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Before,
    After,
    Above,
    Below,
}

const SLOTS: [Slot; 4] = [Slot::Before, Slot::After, Slot::Above, Slot::Below];

/// A date that may open a job.
struct Anchor<'t> {
    stretch: Stretch,
    block: usize,
    kind: Option<SectionKind>,
    /// The lines of the date itself.
    lines: Range<usize>,
    headers: [Header<'t>; 4],
    form: Form,
}

/// How a date is written and where it stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    named_month: bool,
    numeric_month: bool,
    dash: bool,
    words_before: bool,
    words_after: bool,
    bullet: bool,
}

/// Every stretch of work, in the text's order.
pub(super) fn positions(layout: &Layout<'_>) -> Vec<Position> {
    let mut anchors = anchors(layout);
    let Some(slot) = usual_slot(&anchors) else { return Vec::new() };
    keep_jobs(&mut anchors, slot);
    let entries: Vec<Entry<'_>> = anchors.iter().map(|anchor| entry(layout, anchor, slot)).collect();
    let mut found = Vec::with_capacity(entries.len());
    for (number, entry) in entries.iter().enumerate() {
        let anchor = &anchors[number];
        let end = entries.get(number + 1).filter(|_| anchors[number + 1].block == anchor.block).map_or_else(
            || layout.blocks.get(anchor.block).map_or(entry.lines.end, |block| block.lines.end),
            |next| next.lines.start,
        );
        found.push(position(layout, anchor, entry, end.max(entry.lines.end)));
    }
    found
}

/// The dates that may open a job, with what stands around them.
fn anchors<'t>(layout: &Layout<'t>) -> Vec<Anchor<'t>> {
    let mut taken = 0;
    let mut found = Vec::new();
    for stretch in &layout.stretches {
        let lines = layout.line_at(stretch.span.start)..layout.line_at(stretch.span.end.saturating_sub(1)) + 1;
        let Some(block) = layout.blocks.iter().position(|block| block.lines.contains(&lines.start)) else { continue };
        let kind = layout.blocks.get(block).and_then(|block| block.kind);
        if !may_hold_jobs(kind) || lines.start < taken {
            continue;
        }
        if let Some(anchor) = anchor(layout, stretch, block, kind, lines) {
            taken = anchor.lines.end;
            found.push(anchor);
        }
    }
    let ranges = found.iter().filter(|anchor| anchor.stretch.extent != Extent::Single).count();
    found.retain(|anchor| anchor.stretch.extent != Extent::Single || ranges > 0 || anchor.kind == Some(SectionKind::Experience));
    found
}

const fn may_hold_jobs(kind: Option<SectionKind>) -> bool {
    use SectionKind as S;
    !matches!(kind, Some(S::Education | S::Skills | S::Languages | S::Publications | S::References | S::Projects | S::Credentials))
}

/// Reads what stands around a date; `None` when the date is part of a sentence.
fn anchor<'t>(layout: &Layout<'t>, stretch: &Stretch, block: usize, kind: Option<SectionKind>, lines: Range<usize>) -> Option<Anchor<'t>> {
    let first = layout.line(lines.start)?;
    let last = layout.line(lines.end - 1)?;
    let before = headers::trimmed(layout.words(first.start..stretch.span.start));
    let after = headers::trimmed(layout.words(stretch.span.end..last.end().max(stretch.span.end)));
    if in_sentence(before, after) {
        return None;
    }
    if stretch.extent == Extent::Single && !(before.is_empty() || after.is_empty()) {
        return None;
    }
    let inside = layout.blocks.get(block)?.lines.clone();
    let neighbour = |number: Option<usize>| number.filter(|n| inside.contains(n)).and_then(|n| layout.line(n)).map_or("", |line| line.text);
    let above = neighbour(lines.start.checked_sub(1));
    let below = neighbour(Some(lines.end));
    let words = layout.words(stretch.span.clone());
    let form = Form {
        named_month: words.chars().any(char::is_alphabetic) && stretch.start.month.is_some() && !words.contains('/'),
        numeric_month: words.contains('/'),
        dash: !words.contains(" to "),
        words_before: !before.is_empty(),
        words_after: !after.is_empty(),
        bullet: first.bullet,
    };
    let headers = [before, after, above, below].map(headers::read);
    Some(Anchor { stretch: stretch.clone(), block, kind, lines, headers, form })
}

/// Whether the words around a date make it part of a sentence.
fn in_sentence(before: &str, after: &str) -> bool {
    const LINKS: &[&str] = &["in", "from", "during", "of", "since", "between", "for", "by", "until", "the", "and", "to", "with", "a", "on", "over", "through"];
    const MOST_WORDS: usize = 16;
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let many = words(before).nth(1).is_some();
    if many && LINKS.contains(&last) {
        return true;
    }
    let low = after.chars().next().is_some_and(char::is_lowercase);
    words(before).nth(MOST_WORDS).is_some() || (low && many && words(after).nth(2).is_some())
}

/// The place where most of the dates have a title.
fn usual_slot(anchors: &[Anchor<'_>]) -> Option<Slot> {
    let sum = |slot: Slot| -> i32 { anchors.iter().map(|anchor| anchor.header(slot).score.clamp(-3, 5)).sum() };
    SLOTS.into_iter().reduce(|best, slot| if sum(slot) > sum(best) { slot } else { best }).filter(|_| !anchors.is_empty())
}

impl<'t> Anchor<'t> {
    fn header(&self, slot: Slot) -> &Header<'t> {
        &self.headers[slot as usize]
    }

    /// The slot to read the title from.
    fn slot(&self, usual: Slot) -> Slot {
        const GOOD: i32 = 3;
        let here = self.header(usual).score;
        if here >= 1 {
            return usual;
        }
        SLOTS.into_iter().filter(|slot| self.header(*slot).score >= GOOD && self.header(*slot).score > here + 1).max_by_key(|slot| self.header(*slot).score).unwrap_or(usual)
    }

    /// Whether a placeholder stands beside the date.
    fn placeholder(&self) -> bool {
        self.headers.iter().any(|header| header.placeholder)
    }
}

/// Drops the dates that open no job: of projects inside a job, of schools, of sentences.
fn keep_jobs(anchors: &mut Vec<Anchor<'_>>, usual: Slot) {
    let common = most_common(anchors);
    let anonymised = anchors.iter().filter(|anchor| anchor.placeholder()).count() * 2 > anchors.len();
    let mut outer: Option<Stretch> = None;
    anchors.retain(|anchor| {
        let header = anchor.header(anchor.slot(usual));
        let odd = common.is_some_and(|form| form != anchor.form);
        let nested = outer.as_ref().is_some_and(|outer| within(&anchor.stretch, outer));
        let titled = header.score >= 1;
        let section = matches!(anchor.kind, Some(SectionKind::Experience));
        let keep = if anonymised && !anchor.placeholder() && odd && (nested || !titled) {
            false
        } else if odd && nested && anchor.form.bullet {
            false
        } else if anchor.stretch.extent == Extent::Single {
            section && (anchor.placeholder() || (titled && !odd))
        } else if section {
            titled || !odd || anchor.placeholder()
        } else {
            titled && (!odd || anchor.placeholder() || header.score >= 3) && !is_school(anchor)
        };
        if keep {
            outer = Some(anchor.stretch.clone());
        }
        keep
    });
}

fn most_common(anchors: &[Anchor<'_>]) -> Option<Form> {
    let count = |form: Form| anchors.iter().filter(|anchor| anchor.form == form).count();
    anchors.iter().filter(|a| a.stretch.extent != Extent::Single).map(|anchor| anchor.form).max_by_key(|form| count(*form))
}

fn within(inner: &Stretch, outer: &Stretch) -> bool {
    let last = |stretch: &Stretch| match stretch.end {
        Some(crate::date::End::On(end)) => end.latest(),
        Some(crate::date::End::Present) => u32::MAX,
        None => stretch.start.latest(),
    };
    inner.start.earliest() >= outer.start.earliest() && last(inner) <= last(outer)
}

/// A school without a title beside it.
fn is_school(anchor: &Anchor<'_>) -> bool {
    anchor.headers.iter().any(|header| header.title.is_some_and(|title| names_organisation(title) && title.contains("niversity")))
}

/// A job's header: title, employer and the lines they take.
struct Entry<'t> {
    title: Option<&'t str>,
    organisation: Option<&'t str>,
    lines: Range<usize>,
}

fn entry<'t>(layout: &Layout<'t>, anchor: &Anchor<'t>, usual: Slot) -> Entry<'t> {
    let slot = anchor.slot(usual);
    let header = anchor.header(slot);
    let mut lines = anchor.lines.clone();
    match slot {
        Slot::Above => lines.start = lines.start.saturating_sub(1),
        Slot::Below => lines.end = (lines.end + 1).min(layout.lines.len()),
        Slot::Before | Slot::After => {}
    }
    let beside = SLOTS.into_iter().filter(|other| *other != slot && matches!(other, Slot::Before | Slot::After)).find_map(|other| {
        let header = anchor.header(other);
        header.title.filter(|_| !header.placeholder)
    });
    Entry { title: header.title, organisation: header.organisation.or(beside), lines }
}

fn position(layout: &Layout<'_>, anchor: &Anchor<'_>, entry: &Entry<'_>, end: usize) -> Position {
    let lines = entry.lines.start..end;
    let place = layout.line(lines.start).map_or(0, |line| line.start)..layout.line(end.saturating_sub(1)).map_or(0, |line| line.end());
    let end = match anchor.stretch.extent {
        Extent::Single => Some(crate::date::End::On(anchor.stretch.start)),
        _ => anchor.stretch.end,
    };
    Position {
        title: entry.title.map(ToOwned::to_owned),
        organisation: entry.organisation.map(ToOwned::to_owned),
        start: Some(anchor.stretch.start),
        end,
        employment: if anchor.kind == Some(SectionKind::Volunteer) { Employment::Volunteer } else { Employment::Regular },
        passages: layout.passages(lines),
        origin: layout.origin(place),
        ..Position::default()
    }
}
