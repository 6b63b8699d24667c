//! Characters with places to lines in reading order.
//!
//! Characters on one baseline make segments, cut at wide gaps. A page is then cut at gutters: strips that no segment
//! crosses and that part two texts, not a text and its dates. What crosses every gutter is read before or after.

use super::columns::in_reading_order;
use super::glyphs::{Glyph, Page};

/// A stretch of text on one baseline without a wide gap. Units are points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
}

/// A gap of this many font sizes is none between words.
const WIDE: f32 = 1.5;

/// The page as lines.
pub(crate) fn text(page: &Page) -> String {
    let mut out = String::new();
    for block in in_reading_order(segments(page)) {
        lines(block, &mut out);
    }
    out
}

/// Glyphs of the page's own direction, gathered into segments.
fn segments(page: &Page) -> Vec<Segment> {
    let turn = direction(page);
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().filter(|g| g.turn == turn && g.size >= 1.0).collect();
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| (last.y - glyph.y).abs() <= 0.25 * last.size.min(glyph.size)) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().flat_map(|row| split(page, row)).collect()
}

/// The direction most glyphs run in; text across it is decoration.
fn direction(page: &Page) -> u8 {
    let mut counts = [0_usize; 4];
    for glyph in &page.glyphs {
        if let Some(count) = counts.get_mut(usize::from(glyph.turn)) {
            *count += 1;
        }
    }
    // The first of equals: upright.
    counts.iter().zip([0, 1, 2, 3]).rev().max_by_key(|(count, _)| **count).map_or(0, |(_, turn)| turn)
}

/// One baseline's glyphs from left to right, cut at wide gaps.
fn split(page: &Page, mut row: Vec<&Glyph>) -> Vec<Segment> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    row.dedup_by(|b, a| (a.x0 - b.x0).abs() < 0.1 * a.size && page.of(a) == page.of(b)); // Printed twice to look bold.
    let word_gap = word_gap(page, &row);
    let mut segments: Vec<Segment> = Vec::new();
    let mut space = false;
    for glyph in row {
        let text = page.of(glyph);
        if text.trim().is_empty() {
            space = true;
            continue;
        }
        match segments.last_mut() {
            Some(segment) if glyph.x0 - segment.x1 < (WIDE * glyph.size).max(word_gap * 2.5 * glyph.size) => {
                let apart = glyph.x0 - segment.x1 > word_gap * glyph.size;
                if (apart || space && word_gap < 0.2) && !segment.text.ends_with(' ') {
                    segment.text.push(' ');
                }
                segment.text.push_str(text);
                segment.x1 = segment.x1.max(glyph.x1);
                segment.size = segment.size.max(glyph.size);
            }
            _ => segments.push(Segment { text: text.to_owned(), x0: glyph.x0, x1: glyph.x1, y: glyph.y, size: glyph.size }),
        }
        space = false;
    }
    segments
}

/// The gap that parts words, in font sizes. A line whose letters all stand apart ("E X P E R I E N C E") has wider ones.
fn word_gap(page: &Page, row: &[&Glyph]) -> f32 {
    const USUAL: f32 = 0.15;
    let shown: Vec<&&Glyph> = row.iter().filter(|g| !page.of(g).trim().is_empty()).collect();
    if shown.len() < 5 || shown.iter().any(|g| page.of(g).chars().nth(1).is_some()) {
        return USUAL;
    }
    let mut gaps: Vec<f32> = shown.windows(2).filter_map(|pair| Some((pair.get(1)?.x0 - pair.first()?.x1) / pair.first()?.size)).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = |share: usize| gaps.get(gaps.len() * share / 10).copied().unwrap_or(0.0);
    // Nine of ten gaps would part words: they part letters.
    if usual(1) > USUAL && usual(5) < 1.0 { usual(5) * 1.6 } else { USUAL }
}

/// Segments of one column as lines, wide gaps as tabs, wide distances as empty lines.
fn lines(mut segments: Vec<Segment>, out: &mut String) {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| (first.y - segment.y).abs() <= 0.4 * first.size.max(segment.size)) => {
                line.push(segment)
            }
            _ => lines.push(vec![segment]),
        }
    }
    let mut above: Option<(f32, f32)> = None;
    for mut line in lines {
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let (y, size) = line.first().map_or((0.0, 0.0), |s| (s.y, s.size));
        if above.is_some_and(|(above, height)| above - y > 1.9 * size.max(height)) {
            out.push('\n');
        }
        above = Some((y, size));
        let mut end: Option<f32> = None;
        for segment in line {
            // A mark set higher or lower touches the word before it: the "th" of 5th.
            out.push_str(end.map_or("", |end| {
                if segment.x0 - end < 0.15 * size {
                    ""
                } else if segment.x0 - end < WIDE * size {
                    " "
                } else {
                    "\t"
                }
            }));
            out.push_str(&segment.text);
            end = Some(segment.x1);
        }
        out.push('\n');
    }
}
