//! Headings that stand before text on the same line.

use super::Section;
use super::headings::{MOST_BYTES, heading, known};
use super::words::{capital, shouted, titled};
use crate::lexicon::phrases;

/// A heading at the head of a text that goes on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    /// What it opens.
    pub(super) section: Section,
    /// Bytes of the heading itself.
    pub(super) length: usize,
    /// Bytes up to what it heads.
    pub(super) body: usize,
}

/// How surely a heading that stands before text must be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// At the head of a line or sentence: a colon, a dash, glue, or capitals are enough.
    Head,
    /// In the middle of a sentence: only a colon or glue is.
    Middle,
    /// In the middle of a long text whose stops are lost: only a heading that ends in its noun, before a sentence.
    Lost,
}

/// The longest heading that `text` begins with, when more follows.
pub(super) fn lead(text: &str, sure: Sure) -> Option<Lead> {
    let offset = text.find(|c: char| c.is_alphanumeric()).filter(|at| *at <= 12)?;
    let body = text.get(offset..)?;
    if !capital(body) {
        return None;
    }
    if sure == Sure::Middle
        && !body.chars().take(MOST_BYTES).any(|c| matches!(c, ':' | '-' | '–'))
        && !phrases::spaced_heading_opens(body)
        && !spoken(body)
    {
        return None;
    }
    if let Some(section) = heading(body).filter(|_| sure == Sure::Middle && spoken_whole(body)) {
        return Some(Lead { section, length: text.len(), body: text.len() });
    }
    let read = |end: usize| {
        let candidate = body.get(..end)?;
        let rest = body.get(end..)?;
        let (gap, form) = follow(rest)?;
        let section = heading(candidate)?;
        let lead = Lead { section, length: offset + end, body: offset + end + gap };
        fits(candidate, rest.get(gap..)?, form, sure, section).then_some((lead, form == Form::Space && !closed(candidate)))
    };
    let found: Vec<(Lead, bool)> = ends(body).into_iter().rev().filter_map(read).collect();
    // "Position Summary Acme is …": the heading ends in its noun, and the name behind it is no part of it.
    found.iter().find(|(_, loose)| !loose).or(found.first()).map(|(lead, _)| *lead)
}

/// Whether a heading ends in a noun that headings end in.
pub(super) fn closed(heading: &str) -> bool {
    ends_in(heading, CLOSERS)
}

fn ends_in(heading: &str, closers: &str) -> bool {
    let last = heading.rsplit(' ').next().unwrap_or_default().to_lowercase();
    closers.split_whitespace().any(|closer| closer == last)
}

/// "Skills required", "Experience needed": what is asked for, in small letters.
fn asked(heading: &str) -> bool {
    ends_in(heading, "required needed preferred desired desirable essential sought include requirements skills")
}

/// Words that headings end in; those of the first line are hardly said of a candidate.
const CLOSERS: &str = include_str!("tables/closers.txt");

/// Whether `text` is a heading of two words or more that ends in its noun, and a sentence begins behind it.
fn lost(heading: &str, rest: &str) -> bool {
    let sentence = capital(rest) && rest.split(' ').nth(1).is_some_and(|next| next.starts_with(char::is_lowercase));
    sentence && heading.contains(' ') && ends_in(heading, CLOSERS.lines().next().unwrap_or_default())
}

/// Whether the text begins with the words of a heading that speaks to the reader: "What You Will Be Doing".
pub(super) fn spoken(text: &str) -> bool {
    phrases::SPOKEN_HEADINGS.iter().any(|opening| text.starts_with(opening))
}

/// Whether the text is such a heading as a whole: four words or more, all but the small ones with capitals.
fn spoken_whole(text: &str) -> bool {
    let small = |word: &str| matches!(word, "with" | "this" | "from" | "your" | "that" | "into");
    let names: Vec<&str> = text.split_whitespace().filter(|word| !small(word)).collect();
    spoken(text) && text.split_whitespace().count() > 3 && titled(&names.join(" "))
}

/// What stands between a heading and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Colon,
    Dash,
    Glue,
    Space,
}

fn fits(candidate: &str, rest: &str, form: Form, sure: Sure, section: Section) -> bool {
    let title = titled(candidate) || shouted(candidate);
    let count = candidate.split_whitespace().count();
    match (form, sure) {
        _ if rest.is_empty() => false,
        (Form::Colon | Form::Glue | Form::Dash, Sure::Lost) => false,
        (Form::Colon, Sure::Head) => true,
        (Form::Colon, Sure::Middle) => title || capital(candidate) && count > 1 && asked(candidate),
        (Form::Glue, _) => title && candidate.len() > 3 && !phrases::NOT_GLUED.contains(&candidate),
        (Form::Dash, _) => {
            title
                && (count > 1 || sure == Sure::Head && !section.asks() && section != Section::Screening)
                && rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        }
        (Form::Space, Sure::Head) => {
            let opens = super::cues::starts(rest) || lead(rest, Sure::Head).is_some() || rest.starts_with(super::layout::BULLETS);
            let strong = count > 1 || phrases::SOLE_HEADINGS.contains(&candidate);
            let other = !section.asks() && section != Section::Screening && count > 1 && capital(rest);
            let hangs = matches!(
                candidate.rsplit(' ').next().map(str::to_lowercase).as_deref(),
                Some("of" | "in" | "with" | "to" | "for" | "and" | "or" | "the" | "a")
            );
            let lost = lost(candidate, rest);
            !hangs
                && (title || lost)
                && strong
                && (opens
                    || lost && known(candidate)
                    || other
                    || shouted(candidate) && rest.split_whitespace().next().is_none_or(|word| !shouted(word) || word.contains('.')))
        }
        (Form::Space, Sure::Middle) => phrases::spaced_heading(candidate) || spoken_whole(candidate),
        (Form::Space, Sure::Lost) => capital(candidate) && lost(candidate, rest),
    }
}

/// Where a heading at the head of `text` could end: at the ends of words and where a capital is glued behind a small letter.
fn ends(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\n' && chars.peek().is_some_and(|(_, next)| *next == ':') {
            found.push(at);
        }
        if at > MOST_BYTES || c == '\n' || c == '.' && chars.peek().is_some_and(|(_, next)| next.is_whitespace()) {
            break;
        }
        let Some((next_at, next)) = chars.peek().copied() else {
            found.push(at + c.len_utf8());
            break;
        };
        let ends = c.is_alphanumeric()
            && (!next.is_alphanumeric() && !matches!(next, '\'' | '’')
                || c.is_lowercase() && (next.is_uppercase() || next.is_ascii_digit())
                || c.is_uppercase() && next.is_ascii_digit())
            || matches!(c, ')' | '?') && !next.is_alphanumeric();
        if ends {
            found.push(next_at);
        }
    }
    found
}

/// The bytes between a heading and its text, and what they are.
fn follow(rest: &str) -> Option<(usize, Form)> {
    let body = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let gap = rest.len() - body.len();
    if let Some(after) = body.strip_prefix(':') {
        let text = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':'));
        return Some((rest.len() - text.len(), Form::Colon));
    }
    if let Some(after) = body.strip_prefix(['-', '–', '—']).filter(|after| gap > 0 && after.starts_with(char::is_whitespace)) {
        return Some((rest.len() - after.trim_start().len(), Form::Dash));
    }
    let first = body.chars().next()?;
    match gap {
        0 if first.is_uppercase() || first.is_ascii_digit() => Some((0, Form::Glue)),
        0 => None,
        _ => (first.is_uppercase() || first.is_ascii_digit() || super::layout::BULLETS.contains(&first)).then_some((gap, Form::Space)),
    }
}
