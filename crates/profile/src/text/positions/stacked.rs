//! The stretches of time that dates make when they stand under each other, or end in an open dash.

use std::collections::HashMap;

use super::super::layout::Layout;
use super::super::lines::Line;
use super::super::titles::titleness;
use crate::date::{End, Extent, PartialDate, Stretch, is_present, month_named};

/// The stretches, with dates that stand under each other at the beginning of their lines joined:
///
/// ```text
/// June 2020    Acme, Springfield
/// August 2021  Data Engineer
/// ```
pub(super) fn stacked(layout: &Layout<'_>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::with_capacity(layout.stretches.len());
    for stretch in &layout.stretches {
        let joined = found.last().and_then(|upper| joined(layout, upper, stretch));
        match (joined, found.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => found.push(stretch.clone()),
        }
    }
    open_ended(layout, &mut found);
    for stretch in found.iter_mut().filter(|stretch| stretch.extent == Extent::Single) {
        if let Some((end, to)) = under(layout, stretch) {
            stretch.extent = Extent::Range;
            stretch.end = Some(end);
            stretch.span.end = to;
        }
    }
    found
}

/// The end that the line under a leading date begins with, when it is no whole date: "present", or a month of the same year.
fn under(layout: &Layout<'_>, stretch: &Stretch) -> Option<(End, usize)> {
    let number = layout.line_at(stretch.span.start);
    layout.line(number).filter(|line| line.start == stretch.span.start)?;
    let line = layout.line(number + 1)?;
    if is_present(line.text) {
        return Some((End::Present, line.end()));
    }
    if let Some(end) = over_two_lines(layout, stretch, number + 1) {
        return Some(end);
    }
    let word = line.text.split(|c: char| !c.is_alphabetic()).next()?;
    let rest = line.text.get(word.len()..)?;
    let month = month_named(word).filter(|month| stretch.start.month.is_some_and(|first| first <= *month))?;
    let end = PartialDate::new(stretch.start.year, Some(month))?;
    (titleness(rest) >= 3).then_some((End::On(end), line.start + word.len()))
}

/// The end that a narrow column of dates breaks: its month alone on a line, its year alone on one of the next two.
fn over_two_lines(layout: &Layout<'_>, stretch: &Stretch, number: usize) -> Option<(End, usize)> {
    const REACH: usize = 2;
    let month = layout.line(number).filter(|line| !line.text.contains(' ')).and_then(|line| month_named(line.text))?;
    let year = |line: &Line<'_>| line.text.parse::<u16>().ok().filter(|year| (stretch.start.year..=stretch.start.year + 60).contains(year));
    let (year, to) = (1..=REACH).find_map(|down| layout.line(number + down).and_then(|line| Some((year(line)?, line.end()))))?;
    let end = PartialDate::new(year, Some(month)).filter(|end| stretch.start.month.is_some() && stretch.start <= *end)?;
    Some((End::On(end), to))
}

/// A date and a dash before words, later than every other date of the section, is a job that goes on: `2022 - Acme, Cook`.
fn open_ended(layout: &Layout<'_>, stretches: &mut [Stretch]) {
    let block = |stretch: &Stretch| layout.block_at(layout.line_at(stretch.span.start));
    let mut blocks: HashMap<Option<usize>, (u32, bool)> = HashMap::new();
    for stretch in stretches.iter() {
        let (latest, ranges) = blocks.entry(block(stretch)).or_default();
        *latest = last_month(stretch).max(*latest);
        *ranges |= stretch.extent == Extent::Range;
    }
    for stretch in stretches.iter_mut().filter(|stretch| stretch.extent == Extent::Single && goes_on_behind(layout, stretch)) {
        let (latest, ranges) = blocks.get(&block(stretch)).copied().unwrap_or_default();
        if ranges && latest == stretch.start.latest() {
            stretch.extent = Extent::Open;
            stretch.end = Some(End::Present);
        }
    }
}

/// Whether a date leads its line and a dash stands behind it.
fn goes_on_behind(layout: &Layout<'_>, stretch: &Stretch) -> bool {
    let line = layout.line(layout.line_at(stretch.span.start)).filter(|line| line.start == stretch.span.start);
    line.is_some_and(|line| layout.words(stretch.span.end..line.end().max(stretch.span.end)).trim_start().starts_with(['-', '–', '—']))
}

/// Two single dates of one form, the later one under the earlier, each leading its line.
fn joined(layout: &Layout<'_>, upper: &Stretch, lower: &Stretch) -> Option<Stretch> {
    let (first, second) = (layout.line_at(upper.span.start), layout.line_at(lower.span.start));
    let leads = |stretch: &Stretch, number: usize| layout.line(number).is_some_and(|line| line.start == stretch.span.start);
    let singles = upper.extent == Extent::Single && lower.extent == Extent::Single;
    let fitting = singles && second == first + 1 && upper.start.month.is_some() == lower.start.month.is_some() && upper.start < lower.start;
    let words = layout.words(upper.span.end..layout.line(first)?.end());
    let below = layout.words(lower.span.end..layout.line(second)?.end().max(lower.span.end));
    (fitting && leads(upper, first) && leads(lower, second) && (titleness(words) >= 3 || titleness(below) >= 3)).then(|| Stretch {
        end: Some(End::On(lower.start)),
        extent: Extent::Range,
        span: upper.span.start..lower.span.end,
        ..upper.clone()
    })
}

/// The last month a stretch can mean.
pub(super) fn last_month(stretch: &Stretch) -> u32 {
    match stretch.end {
        Some(End::On(end)) => end.latest(),
        Some(End::Present) => u32::MAX,
        None => stretch.start.latest(),
    }
}
