//! Lines taken apart: inline bullets, items glued to each other, headings in the middle, sentences.

use super::bullets::items;
use super::glued::glued;
use super::headings;
use super::layout::{Logical, Mark};
use super::lead::{Sure, closed, lead, spoken};
use super::middle::{announced, middle};
use super::sentences::{run_on, sentences};
use super::{Section, cues};
use crate::Span;

/// A part of a line that has one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Opens a section; `None` when it is not known what for.
    Heading {
        span: Span,
        section: Option<Section>,
        /// Whether its look alone (markdown, capitals) sets it above a label inside a section.
        strong: bool,
        /// Whether it stands alone, its text on the following lines.
        alone: bool,
    },
    /// A bullet or sentence.
    Text {
        span: Span,
        bullet: bool,
        /// Whether a blank line stands before it.
        apart: bool,
        /// Whether another line than that of the piece before it.
        first: bool,
    },
}

/// Takes lines apart, in order.
pub(super) fn pieces(text: &str, lines: &[Logical]) -> Vec<Piece> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let listed = lines.get(number + 1).is_some_and(|next| next.mark == Mark::Bullet);
        match whole_heading(line, listed, text) {
            Some(heading) if !valued(found.last(), &heading) => found.push(heading),
            _ => inside(line, text, &mut found),
        }
    }
    found
}

/// Whether an unknown heading is the value of the label above it ("Public trust:", "NACI (T1)").
fn valued(above: Option<&Piece>, heading: &Piece) -> bool {
    let label = matches!(above, Some(Piece::Heading { section: Some(Section::Screening | Section::Facts), alone: true, .. }));
    label && matches!(heading, Piece::Heading { section: None, .. })
}

/// A line that is a heading and nothing else; `listed` tells that items follow it.
fn whole_heading(line: &Logical, listed: bool, text: &str) -> Option<Piece> {
    let body = line.span.of(text);
    if body.contains('\n') {
        return None;
    }
    let section = headings::heading(body).filter(|_| plain_heading(line, listed, body) && !rated(body));
    let marked = line.mark == Mark::Heading || super::words::shouted(body) && body.len() > 3;
    let looks = section.is_some() || line.mark == Mark::Heading && !body.ends_with('.') || line.mark == Mark::None && headings::looks(body);
    let known_text = section.is_none()
        && (cues::starts(headings::bare(body)) || body.contains(['$', '£']) || cues::asks_aloud(body) || cues::speaks(body));
    (looks && !known_text).then_some(Piece::Heading { span: line.span, section, strong: marked, alone: true })
}

/// Whether a line that reads like a heading also looks like one.
fn plain_heading(line: &Logical, listed: bool, body: &str) -> bool {
    let colon = body.trim_end_matches(['*', '_', ' ']).ends_with(':');
    let stop = body.ends_with(['.', ';', ',']);
    let look = line.mark == Mark::Heading
        || body.ends_with('!') && line.mark == Mark::None
        || super::words::titled(body)
        || super::words::shouted(body)
        || (listed || opener(body)) && line.mark == Mark::None && body.len() < 60;
    colon || look && !stop
}

/// Whether the tier in brackets makes an item of what reads like a heading: "Driver's license (Required)".
fn rated(body: &str) -> bool {
    body.ends_with("(Required)") || body.ends_with("(Preferred)")
}

/// Whether the text begins with a word that such headings begin with.
fn opener(body: &str) -> bool {
    let first = headings::bare(body).split_whitespace().next().unwrap_or_default().to_lowercase().replace('’', "'");
    OPENERS.split_whitespace().any(|opener| opener == first)
}

/// Words that headings written like sentences begin with; English, German, French.
const OPENERS: &str = include_str!("tables/openers.txt");

/// The pieces of a line that has text of its own.
fn inside(line: &Logical, text: &str, found: &mut Vec<Piece>) {
    let items = items(line.span, text);
    for (count, (item, marked)) in items.iter().enumerate() {
        let mut first = count == 0;
        let bullet = *marked || count == 0 && line.mark == Mark::Bullet;
        for (glued, part) in glued(*item, text).into_iter().enumerate() {
            let mut rest = part;
            if let Some(heading) = sole(part, text).filter(|_| items.len() > 1 || part != line.span) {
                found.push(heading);
                continue;
            }
            while let Some((heading, body)) = opening(rest, text, Sure::Head) {
                found.push(heading);
                (rest, first) = (body, false);
            }
            for sentence in sentences(rest, text) {
                push(sentence, bullet || glued > 0, line.apart && first, first, text, found);
                first = false;
            }
        }
    }
}

/// A sentence of more bytes has lost its stops.
const LONG: usize = 200;

/// A sentence, with the headings in the middle of it apart.
fn push(span: Span, bullet: bool, apart: bool, mut first: bool, text: &str, found: &mut Vec<Piece>) {
    if let Some(heading) = sole(span, text) {
        return found.push(heading);
    }
    let mut rest = span;
    while let Some((heading, body)) = opening(rest, text, Sure::Head) {
        found.push(heading);
        (rest, first) = (body, false);
    }
    let long = span.end - span.start >= LONG;
    while let Some((at, sure)) = middle(rest, text, long) {
        let (Some((heading, body)), before) = (opening(Span::new(at, rest.end), text, sure), Span::new(rest.start, at)) else {
            break;
        };
        run(before, (bullet, apart, first), long, text, found);
        found.push(heading);
        (rest, first) = (body, false);
        while let Some((heading, body)) = opening(rest, text, Sure::Head) {
            found.push(heading);
            rest = body;
        }
    }
    if let Some(at) = announced(rest, text) {
        run(Span::new(rest.start, at), (false, apart, first), long, text, found);
        (rest, first) = (Span::new(at, rest.end), false);
    }
    run(rest, (bullet, apart, first), long, text, found);
}

/// The items that run on without a mark between them, and the headings among them.
fn run(span: Span, (bullet, apart, first): (bool, bool, bool), long: bool, text: &str, found: &mut Vec<Piece>) {
    let spans: Vec<Span> = run_on(span, text, long).into_iter().filter_map(|span| trimmed(span, text)).collect();
    let several = spans.len() > 1;
    let piece = |span: Span| {
        let body = span.of(text);
        let heads = several && body.split(' ').count() > 1 && super::words::capital(body) && closed(body) && headings::known(body);
        match headings::heading(body).filter(|_| heads) {
            section @ Some(_) => Piece::Heading { span, section, strong: false, alone: true },
            None => Piece::Text { span, bullet, apart, first },
        }
    };
    found.extend(spans.into_iter().map(piece));
}

/// A part of a line that is a heading and nothing else.
fn sole(span: Span, text: &str) -> Option<Piece> {
    let body = span.of(text);
    let look = body.ends_with([':', '!'])
        || body.ends_with('?') && opener(body)
        || (super::words::titled(body) || spoken(body)) && !body.ends_with('.');
    let section = headings::heading(body).filter(|_| look && !rated(body))?;
    Some(Piece::Heading { span, section: Some(section), strong: false, alone: true })
}

/// The heading at the head of a span, and what is left.
pub(super) fn opening(span: Span, text: &str, sure: Sure) -> Option<(Piece, Span)> {
    let lead =
        lead(span.of(text), sure).filter(|lead| sure == Sure::Head || !matches!(lead.section, Section::Screening | Section::Facts))?;
    let heading = Span::new(span.start, span.start + lead.length);
    let piece = Piece::Heading { span: heading, section: Some(lead.section), strong: false, alone: false };
    Some((piece, Span::new(span.start + lead.body, span.end)))
}

/// The span without blanks at its ends; `None` when nothing is left.
pub(super) fn trimmed(span: Span, text: &str) -> Option<Span> {
    let body = span.of(text);
    let left = body.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{a0}' | ','));
    let left = ["- ", "– ", "-- "].iter().find_map(|dash| left.strip_prefix(dash)).map_or(left, str::trim_start);
    let start = span.start + (body.len() - left.len());
    let end = start + left.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{a0}').len();
    (end > start).then_some(Span::new(start, end))
}
