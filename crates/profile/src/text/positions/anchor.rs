//! A date with what stands around it: the places where its job's title can be.

use std::ops::Range;

use super::super::headers::{self, Glance, Header};
use super::super::layout::Layout;
use super::super::lines::Line;
use super::super::titles::words;
use super::stacked::stacked;
use crate::date::{Extent, Stretch};
use crate::model::SectionKind;

/// Where a title can stand beside its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Before,
    After,
    Above,
    Below,
    /// Two lines above, with the employer or the place between.
    FarAbove,
    FarBelow,
}

impl Slot {
    pub(super) const fn is_far(self) -> bool {
        matches!(self, Self::FarAbove | Self::FarBelow)
    }
}

const SLOTS: [Slot; 6] = [Slot::Before, Slot::After, Slot::Above, Slot::Below, Slot::FarAbove, Slot::FarBelow];

/// A date that may open a job.
pub(super) struct Anchor<'t> {
    pub stretch: Stretch,
    pub block: usize,
    pub kind: Option<SectionKind>,
    /// The lines of the date itself.
    pub lines: Range<usize>,
    /// What stands in each slot.
    glances: [Glance<'t>; 6],
    pub form: Form,
    /// Whether a few words stand before the date on its line.
    pub brief: bool,
    /// Whether many words stand before it.
    pub wordy: bool,
}

/// How a date is written and where it stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    pub named_month: bool,
    pub numeric_month: bool,
    pub dash: bool,
    pub words_before: bool,
    pub bullet: bool,
}

/// The dates that may open a job, with what stands around them.
pub(super) fn anchors<'t>(layout: &Layout<'t>) -> Vec<Anchor<'t>> {
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

/// Reads what stands around a date; `None` when the date is part of a sentence.
fn anchor<'t>(layout: &Layout<'t>, stretch: &Stretch, block: usize, lines: Range<usize>) -> Option<Anchor<'t>> {
    let first = layout.line(lines.start)?;
    let last = layout.line(lines.end - 1)?;
    let before = headers::trimmed(layout.words(first.start..stretch.span.start));
    let after = headers::trimmed(layout.words(stretch.span.end..last.end().max(stretch.span.end)));
    if in_sentence(before, after) || in_brackets(layout, lines.start, first, stretch) || in_series(layout, stretch) {
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
    let own = |number: usize| whole.lines.contains(&number) && layout.line(number).is_some_and(|line| headers::is_place(line.text));
    let places = (1..=2).take_while(|up| lines.start.checked_sub(*up).is_some_and(own)).count();
    let places = if places == 2 || after.is_empty() { places } else { 0 };
    let [above, far_above] = [1, 2].map(|up| neighbour(lines.start.checked_sub(up + places)));
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
    let after = opening(after);
    let mut glances = [before, after, above, below, far(far_above), far(far_below)].map(headers::glance);
    for far in glances.iter_mut().skip(Slot::FarAbove as usize) {
        far.score -= 1;
    }
    Some(Anchor {
        stretch: stretch.clone(),
        block,
        kind: whole.kind,
        lines,
        glances,
        form,
        brief: (1..=6).contains(&words(before).count()),
        wordy: words(before).nth(6).is_some(),
    })
}

/// Of many words behind a date, where the duties follow the title on its line, those before the first stop.
fn opening(after: &str) -> &str {
    const LONG: usize = 160;
    let head = after.split(". ").next().unwrap_or(after);
    if after.len() > LONG { head } else { after }
}

/// Whether a date stands in brackets within running text: "Led the night watch (2005 - 2006). Trained ...", the brackets perhaps
/// opened on the full line above.
fn in_brackets(layout: &Layout<'_>, number: usize, line: &Line<'_>, stretch: &Stretch) -> bool {
    const FULL: usize = 90;
    let behind = layout.words(stretch.span.end..line.end().max(stretch.span.end));
    let closed = behind.find(')').is_some_and(|close| behind.find('(').is_none_or(|open| close < open));
    let above = number.checked_sub(1).and_then(|above| layout.line(above));
    let above = above.filter(|above| closed && above.text.len() >= FULL && !line.opens_block);
    let opened = layout.words(above.map_or(line.start, |above| above.start)..stretch.span.start).trim_end();
    (line.text.len() >= FULL || above.is_some())
        && opened.rfind('(').is_some_and(|at| opened.rfind(')').is_none_or(|close| close < at))
        && words(opened).nth(3).is_some()
}

/// Whether a date is one of several that only commas part: "held the helm (1989-1990, 1993-1994, 1999-2002)".
fn in_series(layout: &Layout<'_>, stretch: &Stretch) -> bool {
    let touches = |from: usize, to: usize| from <= to && matches!(layout.words(from..to).trim(), "," | ";");
    let ranges =
        |number: Option<usize>| number.and_then(|number| layout.stretches.get(number)).filter(|other| other.extent == Extent::Range);
    let at = layout.stretches.partition_point(|other| other.span.start < stretch.span.start);
    ranges(at.checked_sub(1)).is_some_and(|other| touches(other.span.end, stretch.span.start))
        || ranges(Some(at + 1)).is_some_and(|other| touches(stretch.span.end, other.span.start))
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
pub(super) fn usual_slot(anchors: &[Anchor<'_>]) -> Option<Slot> {
    let sum = |slot: Slot| -> i32 { anchors.iter().map(|anchor| anchor.glance(slot).score.clamp(-3, 5)).sum() };
    SLOTS.into_iter().reduce(|best, slot| if sum(slot) > sum(best) { slot } else { best }).filter(|_| !anchors.is_empty())
}

impl<'t> Anchor<'t> {
    #[expect(clippy::indexing_slicing, reason = "there is a glance for each slot")]
    pub(super) fn glance(&self, slot: Slot) -> &Glance<'t> {
        &self.glances[slot as usize]
    }

    /// The header in a slot.
    pub(super) fn header(&self, slot: Slot) -> Header<'t> {
        let Glance { text, .. } = *self.glance(slot);
        let header = self.glance(slot).read();
        if slot == Slot::After && headers::anonymous(self.glance(Slot::Before).text) { headers::whole(header, text) } else { header }
    }

    /// The slot to read the title from: the usual one, unless its words are no title and those of another plainly are.
    pub(super) fn slot(&self, usual: Slot) -> Slot {
        const GOOD: i32 = 3;
        let here = self.glance(usual);
        if here.score >= GOOD || (here.score >= 1 && here.placeholder) {
            return usual;
        }
        let better = |slot: &Slot| {
            let other = self.glance(*slot);
            other.score >= GOOD.max(here.score + 2) || (here.score < 0 && other.placeholder && other.score >= 1)
        };
        SLOTS.into_iter().filter(better).max_by_key(|slot| (self.glance(*slot).score, std::cmp::Reverse(*slot as usize))).unwrap_or(usual)
    }

    /// Whether a placeholder stands beside the date.
    pub(super) fn placeholder(&self) -> bool {
        [Slot::Before, Slot::After, Slot::Above, Slot::Below].into_iter().any(|slot| self.glance(slot).placeholder)
    }

    /// Whether a sentence runs up to the date.
    pub(super) fn in_prose(&self) -> bool {
        let before = self.glance(Slot::Before);
        self.wordy && before.score < 1 && !before.placeholder
    }
}
