//! The lines of a posting as its writer meant them: bullets apart from their marks, wrapped lines whole again.

use super::words::capital;
use crate::Span;

/// A line without its mark; it may run over line breaks where the text was wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Logical {
    /// The text, trimmed, without bullet or heading mark.
    pub(super) span: Span,
    /// What stood before it.
    pub(super) mark: Mark,
    /// Whether a blank line stands before it.
    pub(super) apart: bool,
}

/// What stands at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// A bullet or a number.
    Bullet,
    /// Markdown's `#`, or the whole line in bold.
    Heading,
}

/// Marks of a list item wherever they stand.
pub(super) const BULLETS: [char; 18] =
    ['•', '·', '●', '○', '▪', '▫', '◦', '‣', '■', '□', '➢', '➤', '✓', '✔', '❖', '\u{f0b7}', '\u{f0a7}', '∙'];

/// Cuts `text` into lines.
pub(super) fn lines(text: &str) -> Vec<Logical> {
    let mut found: Vec<Logical> = Vec::new();
    let mut apart = true;
    let mut lone_bullet = false;
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let at = start;
        start += raw.len();
        let (mark, span) = head(raw, at);
        let body = span.of(text);
        if body.is_empty() {
            lone_bullet |= mark == Mark::Bullet;
            apart = true;
            continue;
        }
        let mark = if lone_bullet { Mark::Bullet } else { mark };
        match found.last_mut() {
            Some(last) if !apart && mark == Mark::None && (body.starts_with(':') || wraps(last, body, text)) => last.span.end = span.end,
            Some(last) if apart && mark == Mark::None && broken(last, body, text) => last.span.end = span.end,
            _ => found.push(Logical { span, mark, apart }),
        }
        (apart, lone_bullet) = (false, false);
    }
    found
}

/// How many of the lines are read when the text stands in it twice: those before the copy at its end, else all.
pub(super) fn once(text: &str, lines: &[Logical]) -> usize {
    let keys: Vec<String> = lines.iter().rev().map(|line| super::folded(line.span.of(text))).collect();
    // Z-function over the lines from the last to the first: how far an earlier block agrees with the end of the text.
    let mut agree = vec![0_usize; keys.len()];
    let (mut left, mut right) = (0, 0);
    for at in 1..keys.len() {
        let known = agree.get(at - left).copied().unwrap_or_default();
        let mut length = if at < right { known.min(right - at) } else { 0 };
        while at + length < keys.len() && keys.get(length) == keys.get(at + length) {
            length += 1;
        }
        if at + length > right {
            (left, right) = (at, at + length);
        }
        if let Some(slot) = agree.get_mut(at) {
            *slot = length;
        }
    }
    let copy = agree.iter().enumerate().map(|(at, length)| (*length).min(at)).max().unwrap_or_default();
    let bytes: usize = keys.iter().take(copy).map(String::len).sum();
    if bytes >= SHORTEST_COPY && copy * 3 >= lines.len() { lines.len() - copy } else { lines.len() }
}

/// A copy of fewer bytes is no second standing of the whole text.
const SHORTEST_COPY: usize = 200;

/// The mark of a raw line, and the span of what follows it.
fn head(raw: &str, at: usize) -> (Mark, Span) {
    let trimmed = raw.trim();
    let from = raw.len() - raw.trim_start().len();
    let (mark, skipped) = mark_of(trimmed);
    let rest = trimmed.get(skipped..).unwrap_or_default();
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{a0}');
    let body = rest.trim_start_matches(blank);
    let first = at + from + skipped + (rest.len() - body.len());
    let body = body.trim_end_matches(blank);
    (mark, Span::new(first, first + body.len()))
}

/// What kind of mark a trimmed line begins with, and its length in bytes.
fn mark_of(line: &str) -> (Mark, usize) {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ') {
        return (Mark::Heading, hashes + 1);
    }
    let bold = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    if bold.is_some_and(|inner| !inner.contains("**")) {
        return (Mark::Heading, 0);
    }
    let marks = line.chars().take_while(|c| BULLETS.contains(c) || c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    if marks > 0 {
        return (Mark::Bullet, marks);
    }
    let dash = line.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '*' | '+' | '>' | 'o')).map_or(0, char::len_utf8);
    let after = line.get(dash..).and_then(|rest| rest.chars().next());
    let glued = |c: char| c.is_uppercase() && !line.starts_with(['o', '+', '*']);
    if dash > 0 && (after.is_none() && !line.starts_with('o') || after.is_some_and(|c| c.is_whitespace() || glued(c))) {
        return (Mark::Bullet, dash);
    }
    numbered(line).map_or((Mark::None, 0), |length| (Mark::Bullet, length))
}

/// The length of "1. ", "2) ", "(3) " or "a) " at the head of a line.
pub(super) fn numbered(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let label = match digits {
        1 | 2 => digits,
        0 if inner.starts_with(|c: char| c.is_ascii_lowercase()) && inner.get(1..2) == Some(")") => 1,
        _ => return None,
    };
    let close = inner.get(label..label + 1).filter(|c| matches!(*c, "." | ")"))?;
    let after = inner.get(label + close.len()..)?;
    let length = line.len() - after.len();
    after.starts_with(|c: char| c.is_whitespace() || c.is_uppercase()).then_some(length)
}

/// Whether `body` goes on with the sentence of the line before it.
fn wraps(last: &Logical, body: &str, text: &str) -> bool {
    if last.mark == Mark::Heading {
        return false;
    }
    let before = last.span.of(text);
    let tail = before.rsplit('\n').next().unwrap_or(before);
    if before.ends_with(['.', '!', '?', ':', ';']) {
        return false;
    }
    let unclosed = before.rfind('(').and_then(|at| before.get(at..)).is_some_and(|aside| !aside.contains(')') && !aside.contains(". "));
    let hangs = before.ends_with(',') || before.rsplit(char::is_whitespace).next().is_some_and(hanging);
    let small = body.starts_with(char::is_lowercase) && !continues(body) && tail.len() > 30;
    let long = tail.len() > 45 && body.len() > 1;
    let torn = body.starts_with(char::is_lowercase) && (hangs && tail.contains(' ') || GRADED.contains(&tail));
    small || torn || (long || !capital(body)) && tail.len() > 20 && (hangs || unclosed)
}

/// Words that stand alone on a line only where their noun is torn off.
const GRADED: [&str; 8] = ["Strong", "Excellent", "Good", "Advanced", "Practical", "Proven", "Minimum", "Previous"];

/// Whether a blank line breaks an item off in the middle of its sentence: "- Built with" / "" / "open tools".
fn broken(item: &Logical, body: &str, text: &str) -> bool {
    let before = item.span.of(text);
    item.mark == Mark::Bullet
        && body.starts_with(char::is_lowercase)
        && !continues(body)
        && before.len() > 30
        && before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

fn hanging(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "the"
            | "a"
            | "an"
            | "of"
            | "to"
            | "in"
            | "with"
            | "for"
            | "on"
            | "by"
            | "&"
            | "as"
            | "at"
            | "from"
            | "is"
            | "are"
            | "be"
            | "our"
            | "und"
            | "oder"
            | "sowie"
            | "für"
            | "mit"
            | "et"
            | "ou"
            | "avec"
            | "pour"
            | "des"
    )
}

/// Whether a line that begins small is an alternative of the requirement above it rather than its wrapped rest.
fn continues(body: &str) -> bool {
    ["or ", "oder ", "ou "].iter().any(|joint| body.starts_with(joint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(Mark, &str)> {
        lines(text).into_iter().map(|line| (line.mark, line.span.of(text))).collect()
    }

    #[test]
    fn marks_are_told_from_text() {
        let text = "## Skills\n**Wants:**\n- one\n•\n\ntwo\n3. three\n-Four\n2 years";
        let bold = "**Wants:**";
        let expected = [
            (Mark::Heading, "Skills"),
            (Mark::Heading, bold),
            (Mark::Bullet, "one"),
            (Mark::Bullet, "two"),
            (Mark::Bullet, "three"),
            (Mark::Bullet, "Four"),
            (Mark::None, "2 years"),
        ];
        assert_eq!(texts(text), expected);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        assert_eq!(texts("- you must have one year of experience at the next\n  lower grade").len(), 1);
        assert_eq!(texts("Open to citizens or nationals (residents of the islands of Farand\nNear)").len(), 1);
        assert_eq!(texts("Strong Excel skills\nGood with people").len(), 2);
        assert_eq!(texts("A degree in a related technical discipline\nor equivalent experience").len(), 2);
    }
}
