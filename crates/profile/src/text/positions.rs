//! Stretches of work: which dates open a job, and which words around them are its title, employer and text.
//!
//! A résumé writes its jobs in one form. So every date that could open a job is read in four ways (title before the date on its
//! line, after it, on the line above, on the line below), the form that gives the best titles over all of them is found, and each
//! date is then read in that form unless another is plainly better.

mod anchor;
mod keeping;
mod stacked;

use std::collections::HashSet;
use std::ops::Range;

use super::employment::{employment, stated_months, weekly_hours};
use super::headers::{self, cleaned};
use super::hints::Hints;
use super::layout::{Block, Layout};
use super::titles::{names_organisation, words};
use crate::date::{End, Extent, Stretch};
use crate::model::{Employment, Position, SectionKind};
use anchor::{Anchor, Slot, anchors, usual_slot};
use keeping::keep_jobs;

/// A job with the lines it takes.
pub(super) struct Job {
    /// What is read of it.
    pub position: Position,
    /// The lines of its title, employer and dates.
    pub header: Range<usize>,
    /// All its lines.
    pub lines: Range<usize>,
}

/// Every stretch of work, in the text's order.
pub(super) fn jobs(layout: &Layout<'_>) -> Vec<Job> {
    let mut found = dated(layout);
    let holds_job = |block: &Block| {
        let first = found.partition_point(|job| job.lines.start < block.lines.start);
        found.get(first).is_some_and(|job| block.lines.contains(&job.lines.start))
    };
    let work = layout.blocks.iter().filter(|block| block.kind == Some(SectionKind::Experience));
    let bare: Vec<&Block> = work.filter(|block| !holds_job(block)).collect();
    let undated: Vec<Job> = bare.into_iter().flat_map(|block| undated(layout, block)).collect();
    if !undated.is_empty() {
        found.extend(undated);
        found.sort_by_key(|job| job.lines.start);
    }
    found
}

/// The positions of jobs, each once: a history that the text gives twice adds none.
pub(super) fn distinct(jobs: Vec<Job>) -> Vec<Position> {
    let mut seen = HashSet::new();
    let said = |position: &Position| {
        let lower = |name: &Option<String>| name.as_deref().map(str::to_lowercase);
        (lower(&position.title), lower(&position.organisation), position.start, position.end)
    };
    let whole = |position: &Position| position.title.is_some() && position.start.is_some();
    jobs.into_iter().map(|job| job.position).filter(|position| !whole(position) || seen.insert(said(position))).collect()
}

fn dated(layout: &Layout<'_>) -> Vec<Job> {
    let mut anchors = anchors(layout);
    let Some(slot) = usual_slot(&anchors) else { return Vec::new() };
    keep_jobs(layout, &mut anchors, slot);
    let entries: Vec<Entry<'_>> = anchors.iter().map(|anchor| entry(layout, anchor, slot)).collect();
    let mut found = Vec::with_capacity(entries.len());
    let mut following = anchors.iter().zip(&entries).skip(1);
    for (anchor, entry) in anchors.iter().zip(&entries) {
        let block_end = layout.blocks.get(anchor.block).map_or(entry.lines.end, |block| block.lines.end);
        let next = following.next().filter(|(next, _)| next.block == anchor.block).map_or(block_end, |(_, next)| next.lines.start);
        found.push(job(layout, Some(anchor), entry, entry.lines.start..next.max(entry.lines.end)));
    }
    found
}

/// The jobs of a section of work without a date: lines that are plainly titles.
fn undated(layout: &Layout<'_>, block: &Block) -> Vec<Job> {
    const PLAIN: i32 = 4;
    const MOST_WORDS: usize = 12;
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for number in block.lines.clone() {
        let Some(line) = layout.line(number).filter(|line| !line.text.contains(": ") && words(line.text).nth(MOST_WORDS).is_none()) else {
            continue;
        };
        let header = headers::read(line.text);
        let follows = entries.last().is_some_and(|entry| entry.lines.end == number);
        if header.score >= PLAIN && !follows {
            entries.push(Entry { title: header.title, organisation: header.organisation, lines: number..number + 1 });
        }
    }
    let starts: Vec<usize> = entries.iter().skip(1).map(|entry| entry.lines.start).chain([block.lines.end]).collect();
    entries.iter().zip(starts).map(|(entry, end)| job(layout, None, entry, entry.lines.start..end)).collect()
}

/// Whether a short line of its own is an employer's name.
fn names_employer(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    names_organisation(line) && words(line).nth(MOST_WORDS).is_none() && !line.ends_with('.')
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
        Slot::FarAbove => lines.start = lines.start.saturating_sub(2),
        Slot::Below => lines.end = (lines.end + 1).min(layout.lines.len()),
        Slot::FarBelow => lines.end = (lines.end + 2).min(layout.lines.len()),
        Slot::Before | Slot::After => {}
    }
    let mut beside = [Slot::Before, Slot::After].into_iter().filter(|other| *other != slot && !anchor.glance(*other).placeholder);
    let mut near = [Slot::Below, Slot::Above].into_iter().filter(|other| *other != slot && !slot.is_far());
    let title = |other: Slot| anchor.header(other).title;
    let employer = |other: Slot| title(other).filter(|title| names_employer(title));
    let organisation = header.organisation.or_else(|| beside.find_map(title)).or_else(|| near.find_map(employer));
    Entry { title: header.title.filter(|title| header.score >= 0 || words(title).nth(8).is_none()), organisation, lines }
}

fn job(layout: &Layout<'_>, anchor: Option<&Anchor<'_>>, entry: &Entry<'_>, lines: Range<usize>) -> Job {
    let header = layout.words(layout.span_of(entry.lines.clone()));
    let body = layout.passages(lines.clone());
    let title = entry.title.map(|title| layout.passage(layout.span_within(title)));
    let employment = match employment(header) {
        Employment::Regular if anchor.is_some_and(|anchor| anchor.kind == Some(SectionKind::Volunteer)) => Employment::Volunteer,
        kind => kind,
    };
    let hours = lines.clone().any(|line| layout.hints(line).any(Hints::WEEK));
    let end = |stretch: &Stretch| if stretch.extent == Extent::Single { Some(End::On(stretch.start)) } else { stretch.end };
    let position = Position {
        title: entry.title.map(cleaned),
        organisation: entry.organisation.map(cleaned),
        start: anchor.map(|anchor| anchor.stretch.start),
        end: anchor.and_then(|anchor| end(&anchor.stretch)),
        hours_per_week: body.iter().filter(|_| hours).find_map(|passage| weekly_hours(&passage.text)),
        employment,
        stated_months: stated_months(header),
        origin: layout.origin(layout.span_of(lines.clone())),
        passages: title.into_iter().chain(body.into_iter().filter(|passage| entry.title != Some(&passage.text))).collect(),
    };
    Job { position, header: entry.lines.clone(), lines }
}
