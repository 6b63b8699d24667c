//! Degrees and schools of the education sections.

use std::collections::HashSet;
use std::ops::Range;

use qualify_vocabulary::{DegreeMention, Level, Vocabulary};

use super::degrees;
use super::headers::anonymous;
use super::institution::{institution, is_school};
use super::layout::{Block, Layout};
use super::lines::Line;
use super::standing::{self, Said};
use super::titles::names_organisation;
use crate::date::{End, Extent};
use crate::model::{Education, SectionKind};

/// A degree in a block of lines: its mention and the words that belong to it.
struct Entry {
    mention: DegreeMention,
    span: Range<usize>,
}

/// Every degree and school entry, in the text's order. `jobs` are the lines of jobs, where degrees are no entries.
pub(super) fn education(layout: &Layout<'_>, vocabulary: &Vocabulary, jobs: &[Range<usize>]) -> Vec<Education> {
    let mut found: Vec<Education> = Vec::new();
    // A degree said again without a school is no second one.
    let (mut levels, mut said) = (HashSet::new(), HashSet::new());
    for block in layout.blocks.iter().filter(|block| block.kind == Some(SectionKind::Education)) {
        let entries = entries(layout, vocabulary, block);
        if entries.is_empty() {
            found.extend(schools(layout, block));
        }
        for entry in entries {
            let read = read(layout, &entry);
            let again = if read.field.is_some() { said.contains(&(read.level, read.field.clone())) } else { levels.contains(&read.level) };
            if read.institution.is_none() && again {
                continue;
            }
            levels.insert(read.level);
            said.insert((read.level, read.field.clone()));
            found.push(read);
        }
    }
    if found.iter().all(|entry| entry.level == Level::Other) {
        found.extend(elsewhere(layout, vocabulary, jobs));
    }
    if found.iter().all(|entry| entry.level == Level::Other) {
        found.extend(told(layout, vocabulary));
    } else {
        let strayed = before_jobs(layout, vocabulary, jobs).filter(|entry| !levels.contains(&entry.level));
        found.extend(strayed.collect::<Vec<_>>());
    }
    found
}

/// Degrees that open a line between the heading of work and the first job: another column's, beside the schools.
fn before_jobs<'l>(layout: &'l Layout<'_>, vocabulary: &'l Vocabulary, jobs: &'l [Range<usize>]) -> impl Iterator<Item = Education> + 'l {
    let work = layout.blocks.iter().filter(|block| block.kind == Some(SectionKind::Experience));
    let lines = work.flat_map(|block| {
        let first = jobs.iter().map(|lines| lines.start).find(|start| block.lines.contains(start)).unwrap_or(block.lines.start);
        block.lines.start..first
    });
    lines.filter_map(|number| {
        let line = layout.line(number)?;
        let mention =
            degrees::named(line.text, vocabulary).into_iter().find(|mention| mention.start == 0 && mention.level > Level::Secondary)?;
        let mention = DegreeMention { start: mention.start + line.start, end: mention.end + line.start, ..mention };
        Some(read(layout, &Entry { mention, span: line.span() }))
    })
}

/// Degrees that only the summary tells of: "Master degree in engineering", where no section of schools has one.
fn told(layout: &Layout<'_>, vocabulary: &Vocabulary) -> Vec<Education> {
    let summaries = layout.blocks.iter().filter(|block| matches!(block.kind, None | Some(SectionKind::Summary)));
    let runs = summaries.flat_map(|block| layout.runs(block.lines.clone()));
    let mut found: Vec<Education> = Vec::new();
    for run in runs {
        for mention in vocabulary.degrees().find(layout.words(run.span.clone())) {
            let known = found.iter().any(|entry| entry.level == mention.level);
            if mention.level > Level::Secondary && !known && mention.field.is_some() {
                let mention = DegreeMention { start: mention.start + run.span.start, end: mention.end + run.span.start, ..mention };
                found.push(read(layout, &Entry { mention, span: run.span.clone() }));
            }
        }
    }
    found
}

/// Degrees on lines of their own under no heading or another, outside jobs.
fn elsewhere(layout: &Layout<'_>, vocabulary: &Vocabulary, jobs: &[Range<usize>]) -> Vec<Education> {
    const LONGEST: usize = 160;
    let mut jobs = jobs.iter().peekable();
    let mut found = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        while jobs.next_if(|lines| lines.end <= number).is_some() {}
        let in_job = jobs.peek().is_some_and(|lines| lines.contains(&number));
        let school = is_school(line.text) || layout.line(number + 1).is_some_and(|next| is_school(next.text));
        if !school || line.text.len() > LONGEST {
            continue;
        }
        for mention in degrees::named(line.text, vocabulary)
            .into_iter()
            .filter(|mention| mention.level > Level::Other && (!in_job || mention.start == 0))
        {
            let mention = DegreeMention { start: mention.start + line.start, end: mention.end + line.start, ..mention };
            found.push(read(layout, &Entry { mention, span: line.span() }));
        }
    }
    found
}

/// Degrees of a block, each with the words from the one before to the one after it.
fn entries(layout: &Layout<'_>, vocabulary: &Vocabulary, block: &Block) -> Vec<Entry> {
    let lines = layout.lines.get(block.lines.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let (from, to) = (first.start, last.end());
    let mentions: Vec<DegreeMention> = degrees::named(layout.words(from..to), vocabulary)
        .into_iter()
        .map(|mention| DegreeMention { start: mention.start + from, end: mention.end + from, ..mention })
        .collect();
    let starts: Vec<usize> = mentions.iter().map(|mention| entry_start(layout, block, mention.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([to]);
    mentions
        .iter()
        .zip(starts.iter().zip(ends))
        .map(|(mention, (start, end))| Entry { mention: mention.clone(), span: (*start).min(mention.start)..end.max(mention.end) })
        .collect()
}

/// Where the entry of a degree begins: its line, or lines above that hold only its date or school.
fn entry_start(layout: &Layout<'_>, block: &Block, degree: usize) -> usize {
    let mut number = layout.line_at(degree);
    while let Some(above) = number.checked_sub(1).filter(|above| block.lines.contains(above)) {
        let Some(line) = layout.line(above) else { break };
        let dated = layout.stretches_in(line.span()).iter().any(|s| s.span.start <= line.start + 2 && s.span.end + 2 >= line.end());
        if !dated && !line.text.eq_ignore_ascii_case("current") {
            break;
        }
        number = above;
    }
    layout.line(number).map_or(degree, |line| line.start)
}

fn read(layout: &Layout<'_>, entry: &Entry) -> Education {
    let words = layout.words(entry.span.clone());
    let dates = layout.stretches_in(entry.span.clone()).first();
    let (start, end) = match dates {
        Some(stretch) if stretch.extent == Extent::Single => (None, Some(End::On(stretch.start))),
        Some(stretch) => (Some(stretch.start), stretch.end),
        None => (None, None),
    };
    let open = end == Some(End::Present);
    let own = words.get(..entry.mention.end.saturating_sub(entry.span.start)).unwrap_or_default().len();
    let line_end = words.get(own..).and_then(|rest| rest.find('\n')).map_or(words.len(), |at| own + at);
    let (line, below) = words.split_at_checked(line_end).unwrap_or((words, ""));
    let dated = dates.is_some_and(|stretch| stretch.span.start < entry.span.start + line_end);
    let told = match standing::said(line) {
        None if entry.mention.level != Level::Secondary && (!dated || speaks_of_degree(below)) => standing::said(below),
        told => told,
    };
    let within = |place: Range<usize>| place.start.saturating_sub(entry.span.start)..place.end.saturating_sub(entry.span.start);
    let dated_places = layout.stretches_in(entry.span.clone()).iter().map(|stretch| stretch.span.clone());
    let taken: Vec<_> = dated_places.chain(std::iter::once(entry.mention.start..entry.mention.end)).map(within).collect();
    Education {
        level: entry.mention.level,
        field: entry.mention.field.clone(),
        completed: !open && !matches!(told, Some(Said::Pending | Said::Abandoned | Said::Now)),
        institution: institution(words, &taken, entry.mention.field.as_deref()),
        start,
        end,
        passage: layout.passage(entry.span.start..entry.span.start + words.trim_end().len()),
    }
}

/// Whether the lines below a degree with its year go on about it: "Candidate for Degree", "Expected graduation", no "CPA Candidate".
fn speaks_of_degree(below: &str) -> bool {
    const WORDS: &[&str] = &["degree", "graduat", "expected", "anticipated", "completed", "in progress", "completion", "credit", "gpa"];
    let lower = below.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Schools of a block that names no degree.
fn schools<'l>(layout: &'l Layout<'_>, block: &Block) -> impl Iterator<Item = Education> + 'l {
    let lines = layout.lines.get(block.lines.clone()).unwrap_or_default();
    let school = |line: &&Line<'_>| names_organisation(line.text) && line.text.len() < 160 && !anonymous(line.text);
    lines.iter().filter(school).map(|line| Education {
        level: Level::Other,
        completed: !matches!(standing::said(line.text), Some(Said::Pending | Said::Abandoned | Said::Now)),
        institution: institution(line.text, &[], None).or_else(|| Some(line.text.to_owned())),
        passage: layout.passage(line.span()),
        ..Education::default()
    })
}
