//! Columns: which of a page's segments are read before which.

use super::layout::Segment;

/// A gutter is at least this wide, in font sizes.
const GUTTER: f32 = 0.8;

/// Lines on each side that make a column.
const LINES: usize = 4;

/// Columns may stand inside columns, this deep.
const DEPTH: usize = 4;

/// The segments in blocks, in the order to read them. A page without columns is one block.
pub(super) fn in_reading_order(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut blocks = Vec::new();
    cut(segments, DEPTH, &mut blocks);
    blocks
}

fn cut(segments: Vec<Segment>, depth: usize, blocks: &mut Vec<Vec<Segment>>) {
    let Some(gutter) = (depth > 0).then(|| gutter(&segments)).flatten() else {
        blocks.push(segments);
        return;
    };
    for band in bands(segments, gutter) {
        match band {
            Band::Across(segments) => blocks.push(segments),
            Band::Columns(left, right) => {
                cut(left, depth - 1, blocks);
                cut(right, depth - 1, blocks);
            }
        }
    }
}

/// A stretch of the page from top to bottom.
enum Band {
    /// Segments that cross the gutter, or stand beside no other column.
    Across(Vec<Segment>),
    Columns(Vec<Segment>, Vec<Segment>),
}

/// Cuts a page at its gutter, from top to bottom: what crosses it parts the columns above from those below.
fn bands(mut segments: Vec<Segment>, gutter: f32) -> Vec<Band> {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut bands = Vec::new();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for segment in segments {
        if segment.x0 < gutter && segment.x1 > gutter {
            let section = take_section(&mut left, &right);
            close(&mut bands, &mut left, &mut right);
            across.extend(section);
            across.push(segment);
            continue;
        }
        if !across.is_empty() {
            // What stands on the line of a crossing segment belongs to it.
            if across.last().is_some_and(|last: &Segment| (last.y - segment.y).abs() <= 0.4 * last.size) {
                across.push(segment);
                continue;
            }
            bands.push(Band::Across(std::mem::take(&mut across)));
        }
        if segment.x1 <= gutter { left.push(segment) } else { right.push(segment) }
    }
    close(&mut bands, &mut left, &mut right);
    if !across.is_empty() {
        bands.push(Band::Across(across));
    }
    bands
}

/// The lines that open a section across the page though they are short: they stand below the last line on the right, apart from
/// those above them, and what crosses the page follows.
fn take_section(left: &mut Vec<Segment>, right: &[Segment]) -> Vec<Segment> {
    const MOST: usize = 3;
    let bottom = right.last().map_or(f32::MIN, |last| last.y - 0.3 * last.size);
    let first = left.partition_point(|s| s.y >= bottom);
    let apart = matches!(left.get(first.saturating_sub(1)..first + 1), Some([above, below]) if above.y - below.y > 1.9 * below.size);
    if apart && left.len() - first <= MOST { left.split_off(first) } else { Vec::new() }
}

/// Ends a band of two sides. Sides that are no columns of their own are read line by line across. Columns on a shared grid
/// are a list set in columns: what stands above or below the whole of it is no part of them.
fn close(bands: &mut Vec<Band>, left: &mut Vec<Segment>, right: &mut Vec<Segment>) {
    let (mut left, mut right) = (std::mem::take(left), std::mem::take(right));
    if !are_columns(&left, &right) {
        return across(bands, left.into_iter().chain(right).collect());
    }
    let mut below = Vec::new();
    if paired(&left, &right) * 5 >= left.len().min(right.len()) * 4 {
        let ends = |pick: fn(&[Segment]) -> Option<&Segment>| {
            [pick(&left), pick(&right)].into_iter().flatten().map(|s| (s.y, 0.3 * s.size)).collect::<Vec<_>>()
        };
        let top = ends(<[_]>::first).into_iter().map(|(y, slack)| y + slack).fold(f32::MAX, f32::min);
        let bottom = ends(<[_]>::last).into_iter().map(|(y, slack)| y - slack).fold(f32::MIN, f32::max);
        across(bands, take(&mut left, &mut right, |s| s.y > top));
        below = take(&mut left, &mut right, |s| s.y < bottom);
    }
    if left.len().min(right.len()) >= LINES {
        bands.push(Band::Columns(left, right));
        across(bands, below);
    } else {
        across(bands, left.into_iter().chain(right).chain(below).collect());
    }
}

fn across(bands: &mut Vec<Band>, segments: Vec<Segment>) {
    if !segments.is_empty() {
        bands.push(Band::Across(segments));
    }
}

/// Takes out of both sides what is chosen.
fn take(left: &mut Vec<Segment>, right: &mut Vec<Segment>, chosen: impl Fn(&Segment) -> bool) -> Vec<Segment> {
    let mut taken: Vec<Segment> = left.extract_if(.., |s| chosen(s)).collect();
    taken.extend(right.extract_if(.., |s| chosen(s)));
    taken
}

/// How many lines of the side with fewer stand beside a line of the other.
fn paired(left: &[Segment], right: &[Segment]) -> usize {
    let (few, many) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    few.iter().filter(|s| many.iter().any(|o| (o.y - s.y).abs() <= 0.2 * s.size.min(o.size))).count()
}

/// The gutter whose columns hold the most lines, if any does.
fn gutter(segments: &[Segment]) -> Option<f32> {
    if segments.len() < 2 * LINES {
        return None;
    }
    // Columns begin where segments begin that have another one to their left on the same lines.
    let mut edges: Vec<f32> = segments.iter().map(|s| s.x0).collect();
    edges.sort_by(f32::total_cmp);
    let mut candidates: Vec<(usize, f32)> = Vec::new();
    for edge in edges {
        match candidates.last_mut() {
            Some((count, first)) if edge - *first < 3.0 => *count += 1,
            _ => candidates.push((1, edge)),
        }
    }
    candidates.retain(|(count, _)| *count >= LINES);
    let lines = |edge: f32| -> usize {
        let bands = bands(segments.to_vec(), edge - 1.0);
        let sides = bands.iter().filter_map(|band| match band {
            Band::Columns(left, right) => Some(left.len().min(right.len())),
            Band::Across(_) => None,
        });
        sides.sum()
    };
    let best = candidates.iter().map(|(_, edge)| (lines(*edge), *edge)).filter(|(lines, _)| *lines >= LINES);
    best.max_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1))).map(|(_, edge)| edge - 1.0)
}

/// Two sides are columns when each is a text of its own: enough lines, a clear strip between them, and lines that do not
/// pair up. Short segments on the lines of the other side are its dates, places or labels, and belong to those lines.
fn are_columns(left: &[Segment], right: &[Segment]) -> bool {
    if left.len() < LINES || right.len() < LINES {
        return false;
    }
    let (few, many) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let end = left.iter().map(|s| s.x1).fold(f32::MIN, f32::max);
    let begin = right.iter().map(|s| s.x0).fold(f32::MAX, f32::min);
    let size = few.iter().map(|s| s.size).fold(0.0, f32::max);
    if begin - end < GUTTER * size {
        return false;
    }
    let dated = few.iter().filter(|s| is_date(&s.text)).count();
    if dated * 2 >= few.len() {
        return false;
    }
    let apart = few.len() - paired(left, right);
    let long = |side: &[Segment]| side.iter().filter(|s| s.text.chars().count() >= 25).count() * 3 >= side.len();
    // On a shared grid every line has a partner; then both sides must read like prose, or one like a list beside it.
    apart * 4 >= few.len() || long(few) && long(many) || dense(few) && dense(many) && !long(few) && long(many)
}

/// A year and little else: "Jan 2012 - Dec 2016".
fn is_date(text: &str) -> bool {
    let digits = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    digits && text.chars().count() <= 30
}

/// Lines that follow each other closely, as in a list, and not one here and one there.
fn dense(side: &[Segment]) -> bool {
    let close = side.windows(2).filter(|pair| matches!(pair, [a, b] if a.y - b.y < 2.2 * a.size)).count();
    close * 10 >= side.len().saturating_sub(1) * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, x0: f32, y: f32) -> Segment {
        Segment { text: text.to_owned(), x0, x1: x0 + 90.0, y, size: 10.0 }
    }

    #[test]
    fn a_heading_below_a_list_in_columns_opens_what_follows_across_the_page() {
        let mut segments = vec![segment("Profile of a baker with many words", 40.0, 800.0)];
        segments.iter_mut().for_each(|s| s.x1 = 500.0);
        for (row, (left, right)) in
            [("rye bread", "stone ovens"), ("sourdough", "night work"), ("rolls", "stock"), ("cakes", "orders"), ("pies", "cleaning")]
                .iter()
                .enumerate()
        {
            segments.push(segment(left, 40.0, 780.0 - 12.0 * row as f32));
            segments.push(segment(right, 300.0, 774.0 - 12.0 * row as f32));
        }
        segments.push(segment("Experience", 40.0, 690.0));
        segments.push(segment("Head baker", 40.0, 678.0));
        segments.push(Segment { x1: 500.0, ..segment("March 2014 to May 2019, Hollin Bakery of the Old Town", 40.0, 666.0) });
        let text: Vec<String> = in_reading_order(segments).into_iter().flatten().map(|s| s.text).collect();
        let at = |words: &str| text.iter().position(|line| line.starts_with(words));
        assert!(at("cleaning") < at("Experience") && at("Head baker") < at("March"), "{text:?}");
    }
}
