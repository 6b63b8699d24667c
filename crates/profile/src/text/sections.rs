//! The text that belongs to no job and no school.

use std::ops::Range;

use super::layout::Layout;
use crate::model::{Section, SectionKind};

/// What is left of each block, in order, without the lines of jobs and of whole schools.
pub(super) fn sections(layout: &Layout<'_>, taken: &[Range<usize>], contact: &[usize]) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut taken = taken.iter().peekable();
    for block in &layout.blocks {
        let mut passages = Vec::new();
        let mut from = block.lines.start;
        let mut keep = |lines: Range<usize>| {
            for run in without(lines, contact) {
                passages.extend(layout.passages(run));
            }
        };
        while let Some(lines) = taken.next_if(|lines| lines.start < block.lines.end) {
            keep(from..lines.start.max(from));
            from = lines.end.max(from);
        }
        keep(from..block.lines.end.max(from));
        if !passages.is_empty() {
            found.push(Section { kind: block.kind.unwrap_or(SectionKind::Summary), passages });
        }
    }
    found
}

/// The runs of lines between those that hold nothing but who the candidate is.
fn without(lines: Range<usize>, contact: &[usize]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut from = lines.start;
    let first = contact.partition_point(|line| *line < lines.start);
    for line in contact.iter().copied().skip(first).take_while(|line| *line < lines.end) {
        runs.push(from..line);
        from = line + 1;
    }
    runs.push(from..lines.end);
    runs.retain(|run| !run.is_empty());
    runs
}
