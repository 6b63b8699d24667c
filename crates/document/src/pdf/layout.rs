//! Characters with places to lines in reading order.

use super::glyphs::{Glyph, Page};

/// A stretch of text on one baseline without a wide gap.
#[derive(Debug, Clone, PartialEq)]
struct Segment {
    text: String,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
}

/// The page as lines.
pub(crate) fn text(page: &Page) -> String {
    let segments = segments(page);
    let mut out = String::new();
    block(segments, &mut out);
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
            Some(row) if row.iter().rev().take(1).any(|last| (last.y - glyph.y).abs() <= 0.25 * last.size.min(glyph.size)) => {
                row.push(glyph)
            }
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
    let upright = counts.iter().max().is_some_and(|most| Some(most) == counts.first());
    if upright { 0 } else { counts.iter().zip(0_u8..).max_by_key(|(count, _)| **count).map_or(0, |(_, turn)| turn) }
}

/// One baseline's glyphs from left to right, cut at wide gaps.
fn split(page: &Page, mut row: Vec<&Glyph>) -> Vec<Segment> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut segments: Vec<Segment> = Vec::new();
    let mut space = false;
    let mut last: Option<&Glyph> = None;
    for glyph in row {
        let text = page.of(glyph);
        if last.is_some_and(|l| (l.x0 - glyph.x0).abs() < 0.1 * glyph.size && page.of(l) == text) {
            continue; // Printed twice to look bold.
        }
        last = Some(glyph);
        if text.trim().is_empty() {
            space = true;
            continue;
        }
        match segments.last_mut() {
            Some(segment) if glyph.x0 - segment.x1 < 1.5 * glyph.size => {
                if (space || glyph.x0 - segment.x1 > 0.15 * glyph.size) && !segment.text.ends_with(' ') {
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

/// Segments of one column as lines, wide gaps as tabs, wide distances as empty lines.
fn block(mut segments: Vec<Segment>, out: &mut String) {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| (first.y - segment.y).abs() <= 0.4 * first.size.min(segment.size)) => {
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
        let parts: Vec<&str> = line.iter().map(|s| s.text.as_str()).collect();
        out.push_str(&parts.join("\t"));
        out.push('\n');
    }
}
