//! Stretches of work: which dates open a job, and which words around them are its title, employer and text.
//!
//! A résumé writes its jobs in one form. So every date that could open a job is read in four ways (title before the date on its
//! line, after it, on the line above, on the line below), the form that gives the best titles over all of them is found, and each
//! date is then read in that form unless another is plainly better.

use std::collections::HashMap;
use std::ops::Range;

use super::employment::{employment, stated_months, weekly_hours};
use super::headers::{self, Header, cleaned};
use super::hints::Hints;
use super::layout::{Block, Layout};
use super::lines::Line;
use super::titles::{names_organisation, titleness, words};
use crate::date::{End, Extent, PartialDate, Stretch, is_present, month_named};
use crate::model::{Employment, Position, SectionKind};

/// Where a title can stand beside its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Before,
    After,
    Above,
    Below,
    /// Two lines above, with the employer or the place between.
    FarAbove,
    FarBelow,
}

impl Slot {
    const fn is_far(self) -> bool {
        matches!(self, Self::FarAbove | Self::FarBelow)
    }
}

const SLOTS: [Slot; 6] = [Slot::Before, Slot::After, Slot::Above, Slot::Below, Slot::FarAbove, Slot::FarBelow];

/// A date that may open a job.
struct Anchor<'t> {
    stretch: Stretch,
    block: usize,
    kind: Option<SectionKind>,
    /// The lines of the date itself.
    lines: Range<usize>,
    headers: [Header<'t>; 6],
    form: Form,
    /// Whether a few words stand before the date on its line.
    brief: bool,
    /// Whether many words stand before it.
    wordy: bool,
}

/// How a date is written and where it stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    named_month: bool,
    numeric_month: bool,
    dash: bool,
    words_before: bool,
    bullet: bool,
}

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

/// The dates that may open a job, with what stands around them.
fn anchors<'t>(layout: &Layout<'t>) -> Vec<Anchor<'t>> {
    let mut taken = 0;
    let mut found = Vec::new();
    for stretch in stacked(layout) {
        let lines = layout.line_at(stretch.span.start)..layout.line_at(stretch.span.end.saturating_sub(1)) + 1;
        let Some(block) = layout.block_at(lines.start) else { continue };
        if lines.start < taken {
            continue;
        }
        if let Some(anchor) = anchor(layout, &stretch, block, lines) {
            taken = anchor.lines.end;
            found.push(anchor);
        }
    }
    found
}

/// The stretches, with dates that stand under each other at the beginning of their lines joined:
///
/// ```text
/// June 2020    Acme, Springfield
/// August 2021  Data Engineer
/// ```
fn stacked(layout: &Layout<'_>) -> Vec<Stretch> {
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
    let word = line.text.split(|c: char| !c.is_alphabetic()).next()?;
    let rest = line.text.get(word.len()..)?;
    let month = month_named(word).filter(|month| stretch.start.month.is_some_and(|first| first <= *month))?;
    let end = PartialDate::new(stretch.start.year, Some(month))?;
    (titleness(rest) >= 3).then_some((End::On(end), line.start + word.len()))
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

/// Sections whose dates are jobs unless something speaks against it.
const fn is_work(kind: Option<SectionKind>) -> bool {
    matches!(kind, Some(SectionKind::Experience | SectionKind::Volunteer))
}

/// Reads what stands around a date; `None` when the date is part of a sentence.
fn anchor<'t>(layout: &Layout<'t>, stretch: &Stretch, block: usize, lines: Range<usize>) -> Option<Anchor<'t>> {
    let first = layout.line(lines.start)?;
    let last = layout.line(lines.end - 1)?;
    let before = headers::trimmed(layout.words(first.start..stretch.span.start));
    let after = headers::trimmed(layout.words(stretch.span.end..last.end().max(stretch.span.end)));
    if in_sentence(before, after) {
        return None;
    }
    if stretch.extent == Extent::Single
        && !(before.is_empty() || after.is_empty() || headers::anonymous(before) || headers::anonymous(after))
    {
        return None;
    }
    let whole = layout.blocks.get(block)?;
    let free = |line: &&Line<'_>| !layout.stretches_in(line.span()).iter().any(|other| other.extent == Extent::Range);
    let neighbour = |number: Option<usize>| {
        number.filter(|n| whole.lines.contains(n)).and_then(|n| layout.line(n)).filter(free).map_or("", |line| line.text)
    };
    let [above, far_above] = [1, 2].map(|up| neighbour(lines.start.checked_sub(up)));
    let [below, far_below] = [0, 1].map(|down| neighbour(Some(lines.end + down)));
    let written = layout.words(stretch.span.clone());
    let form = Form {
        named_month: written.chars().any(char::is_alphabetic) && stretch.start.month.is_some() && !written.contains('/'),
        numeric_month: written.contains('/'),
        dash: !written.contains(" to "),
        words_before: !before.is_empty(),
        bullet: first.bullet,
    };
    // Between two dates that stand under each other, the first line goes on behind the first date.
    let inner = if lines.len() > 1 { headers::trimmed(layout.words(date_end(layout, stretch)..first.end())) } else { "" };
    let (after, below, far_below) = if inner.is_empty() { (after, below, far_below) } else { (inner, after, below) };
    let far = |line: &'t str| if line.len() > LONGEST_FAR { "" } else { line };
    let mut headers = [before, after, above, below, far(far_above), far(far_below)].map(headers::read);
    for far in headers.iter_mut().skip(Slot::FarAbove as usize) {
        far.score -= 1;
    }
    Some(Anchor {
        stretch: stretch.clone(),
        block,
        kind: whole.kind,
        lines,
        headers,
        form,
        brief: (1..=6).contains(&words(before).count()),
        wordy: words(before).nth(6).is_some(),
    })
}

/// A line two lines off that is longer than this is no title, in bytes.
const LONGEST_FAR: usize = 90;

/// Where the first date of a stretch ends.
fn date_end(layout: &Layout<'_>, stretch: &Stretch) -> usize {
    layout.stretches_in(stretch.span.start..stretch.span.start + 1).first().map_or(stretch.span.end, |date| date.span.end)
}

/// Whether the words around a date make it part of a sentence.
fn in_sentence(before: &str, after: &str) -> bool {
    const LINKS: &[&str] =
        &["in", "from", "during", "of", "since", "between", "for", "by", "until", "the", "and", "to", "with", "a", "on", "over", "through"];
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
    #[expect(clippy::indexing_slicing, reason = "there is a header for each slot")]
    fn header(&self, slot: Slot) -> &Header<'t> {
        &self.headers[slot as usize]
    }

    /// The slot to read the title from: the usual one, unless its words are no title and those of another plainly are.
    fn slot(&self, usual: Slot) -> Slot {
        const GOOD: i32 = 3;
        let here = self.header(usual);
        if here.score >= GOOD || (here.score >= 1 && here.placeholder) {
            return usual;
        }
        let better = |slot: &Slot| self.header(*slot).score >= GOOD.max(here.score + 2);
        SLOTS.into_iter().filter(better).max_by_key(|slot| (self.header(*slot).score, std::cmp::Reverse(*slot as usize))).unwrap_or(usual)
    }

    /// Whether a placeholder stands beside the date.
    fn placeholder(&self) -> bool {
        [Slot::Before, Slot::After, Slot::Above, Slot::Below].into_iter().any(|slot| self.header(slot).placeholder)
    }

    /// Whether a sentence runs up to the date.
    fn in_prose(&self) -> bool {
        let before = self.header(Slot::Before);
        self.wordy && before.score < 1 && !before.placeholder
    }
}

/// Drops the dates that open no job: of projects inside a job, of schools, of sentences.
fn keep_jobs(layout: &Layout<'_>, anchors: &mut Vec<Anchor<'_>>, usual: Slot) {
    let common = most_common(anchors);
    let working = anchors.iter().filter(|anchor| is_work(anchor.kind)).count();
    let anonymised = anchors.iter().filter(|anchor| anchor.placeholder()).count() * 2 > working.max(1);
    let mut outer: Option<Stretch> = None;
    let mut last: Option<(usize, Stretch)> = None;
    anchors.retain(|anchor| {
        let odd = common.is_some_and(|form| form != anchor.form);
        let nested = outer.as_ref().is_some_and(|outer| within(&anchor.stretch, outer));
        let slot = anchor.slot(usual);
        let far = slot.is_far() && anchor.kind == Some(SectionKind::Education);
        let score = if far { 0 } else { anchor.header(slot).score };
        let again = last.as_ref().is_some_and(|(line, stretch)| anchor.lines.start <= line + 3 && same_dates(stretch, &anchor.stretch));
        let keep = if again || anchor.in_prose() {
            false
        } else if anchor.kind == Some(SectionKind::Education) && internship(anchor).is_some() {
            true
        } else if anonymised && !anchor.placeholder() && odd && (nested || !(score >= 1 || anchor.brief) || !is_work(anchor.kind)) {
            false
        } else if is_work(anchor.kind) {
            is_job_at_work(anchor, score, odd, nested)
        } else {
            let alone = working == 0 || !odd || anchor.placeholder();
            anchor.stretch.extent == Extent::Range
                && score >= 4
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

/// Whether two stretches begin and end at the same time: a header said again in the text under it.
fn same_dates(a: &Stretch, b: &Stretch) -> bool {
    a.start == b.start && a.end == b.end && a.extent == Extent::Range
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
    anchors.iter().filter(|a| a.stretch.extent != Extent::Single).map(|anchor| anchor.form).max_by_key(|form| count(*form))
}

fn within(inner: &Stretch, outer: &Stretch) -> bool {
    inner.start.earliest() >= outer.start.earliest() && last_month(inner) <= last_month(outer)
}

/// The last month a stretch can mean.
fn last_month(stretch: &Stretch) -> u32 {
    match stretch.end {
        Some(End::On(end)) => end.latest(),
        Some(End::Present) => u32::MAX,
        None => stretch.start.latest(),
    }
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

/// Whether the date stands beside a school's name.
fn is_school(layout: &Layout<'_>, anchor: &Anchor<'_>) -> bool {
    const SCHOOLS: &[&str] = &["university", "college", "institute", "school", "academy", "faculty", "degree", "diploma"];
    let lines = anchor.lines.start.saturating_sub(1)..(anchor.lines.end + 1).min(layout.lines.len());
    let near = layout.words(layout.span_of(lines)).to_lowercase();
    SCHOOLS.iter().any(|school| near.contains(school))
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
    let beside = [Slot::Before, Slot::After].into_iter().filter(|other| *other != slot).map(|other| anchor.header(other));
    let beside = beside.filter(|header| !header.placeholder).find_map(|header| header.title);
    let near = [Slot::Below, Slot::Above].into_iter().filter(|other| *other != slot && !slot.is_far()).map(|other| anchor.header(other));
    let near = near.filter_map(|header| header.title).find(|title| names_employer(title));
    let organisation = header.organisation.or(beside).or(near);
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
