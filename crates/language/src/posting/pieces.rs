//! Lines taken apart: inline bullets, items glued to each other, headings in the middle, sentences.

use super::headings::{self, Sure};
use super::layout::{BULLETS, Logical, Mark, numbered};
use super::words::capital;
use super::{Section, cues};
use crate::{Span, Tongue};

/// Words of more bytes than this are not looked into.
const LONGEST_WORD: usize = 60;

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
    for line in lines {
        match whole_heading(line, text) {
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

/// A line that is a heading and nothing else.
fn whole_heading(line: &Logical, text: &str) -> Option<Piece> {
    let body = line.span.of(text);
    if body.contains('\n') {
        return None;
    }
    let section = headings::heading(body).filter(|_| plain_heading(line, body));
    let marked = line.mark == Mark::Heading || super::words::shouted(body) && body.len() > 3;
    let looks = section.is_some() || line.mark == Mark::Heading && !body.ends_with('.') || line.mark == Mark::None && headings::looks(body);
    let known_text = section.is_none()
        && (cues::starts(headings::bare(body)) || body.contains(['$', '£']) || cues::asks_aloud(body) || cues::speaks(body));
    (looks && !known_text).then_some(Piece::Heading { span: line.span, section, strong: marked, alone: true })
}

/// Whether a line that reads like a heading also looks like one.
fn plain_heading(line: &Logical, body: &str) -> bool {
    let colon = body.trim_end_matches(['*', '_', ' ']).ends_with(':');
    let stop = body.ends_with(['.', ';', ',']);
    let opener = headings::bare(body)
        .split_whitespace()
        .next()
        .is_some_and(|word| OPENERS.split_whitespace().any(|opener| opener == word.to_lowercase().replace('’', "'")));
    let look = line.mark == Mark::Heading
        || super::words::titled(body)
        || super::words::shouted(body)
        || opener && line.mark == Mark::None && body.len() < 60;
    colon || look && !stop
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
    while let Some(at) = middle(rest, text) {
        let (Some((heading, body)), before) = (opening(Span::new(at, rest.end), text, Sure::Middle), Span::new(rest.start, at)) else {
            break;
        };
        found.extend(trimmed(before, text).map(|span| Piece::Text { span, bullet, apart, first }));
        found.push(heading);
        (rest, first) = (body, false);
        while let Some((heading, body)) = opening(rest, text, Sure::Head) {
            found.push(heading);
            rest = body;
        }
    }
    if let Some(at) = announced(rest, text) {
        found.extend(trimmed(Span::new(rest.start, at), text).map(|span| Piece::Text { span, bullet: false, apart, first }));
        (rest, first) = (Span::new(at, rest.end), false);
    }
    found.extend(run_on(rest, text).into_iter().filter_map(|span| trimmed(span, text)).map(|span| Piece::Text {
        span,
        bullet,
        apart,
        first,
    }));
}

/// A part of a line that is a heading and nothing else.
fn sole(span: Span, text: &str) -> Option<Piece> {
    let body = span.of(text);
    let look = body.ends_with(':') || super::words::titled(body) && !body.ends_with('.');
    let section = headings::heading(body).filter(|_| look)?;
    Some(Piece::Heading { span, section: Some(section), strong: false, alone: true })
}

/// The heading at the head of a span, and what is left.
fn opening(span: Span, text: &str, sure: Sure) -> Option<(Piece, Span)> {
    let lead = headings::lead(span.of(text), sure)
        .filter(|lead| sure == Sure::Head || !matches!(lead.section, Section::Screening | Section::Facts))?;
    let heading = Span::new(span.start, span.start + lead.length);
    let piece = Piece::Heading { span: heading, section: Some(lead.section), strong: false, alone: false };
    Some((piece, Span::new(span.start + lead.body, span.end)))
}

/// Headings that part a text whose line breaks were lost, though nothing but a capital stands behind them.
pub(super) const SPACED: [&str; 14] = [
    "Requirements",
    "Qualifications",
    "Responsibilities",
    "Key Responsibilities",
    "Main Responsibilities",
    "Key Skills",
    "Skills Required",
    "Essential Skills",
    "Desirable Skills",
    "Person Specification",
    "Essential Criteria",
    "Desirable Criteria",
    "Key Requirements",
    "Main Duties",
];

/// Where such a heading stands: "… as required Requirements Must come from …".
fn spaced(body: &str) -> Option<usize> {
    if body.len() < 200 {
        return None;
    }
    let fits = |at: usize, heading: &str| {
        let before = body.get(..at).and_then(|b| b.trim_end().chars().next_back());
        let rest = body.get(at + heading.len()..).unwrap_or_default();
        let next = rest.strip_prefix(' ').unwrap_or_default();
        at > 0
            && before.is_some_and(|c| c.is_lowercase() || c == '.' || c == ')')
            && next.starts_with(|c: char| c.is_uppercase())
            && next.split(' ').nth(1).is_some_and(|w| w.starts_with(char::is_lowercase))
    };
    SPACED.iter().filter_map(|heading| body.match_indices(heading).map(|(at, _)| at).find(|at| fits(*at, heading))).min()
}

/// Where a heading begins in the middle of a sentence.
fn middle(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    if let Some(at) = spaced(body) {
        return Some(span.start + at);
    }
    if !body.contains(':') && !body.contains(" - ") {
        return None;
    }
    let starts = body.match_indices(' ').map(|(at, _)| at + 1);
    starts
        .filter(|at| body.get(*at..).is_some_and(capital))
        .map(|at| span.start + at)
        .find(|at| opening(Span::new(*at, span.end), text, Sure::Middle).is_some())
}

/// Where what a sentence announces begins: "The ideal candidate should have: A degree ...".
fn announced(span: Span, text: &str) -> Option<usize> {
    let body = span.of(text);
    let at = body.find(':')? + 1;
    let (before, after) = (body.get(..at)?, body.get(at..)?);
    let opens = after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && after.starts_with(char::is_whitespace);
    (opens && cues::announces(before)).then_some(span.start + at)
}

/// The list items of a line, each with whether a mark stood before it.
fn items(span: Span, text: &str) -> Vec<(Span, bool)> {
    let body = span.of(text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let listed = |c: char| body.matches(&format!(" {c} ")).count() >= 3;
    let lists: Vec<char> = ['-', '*', '–'].into_iter().filter(|c| listed(*c)).collect();
    for (at, c) in body.char_indices() {
        let rest = body.get(at..).unwrap_or_default();
        let before = body.get(..at).and_then(|before| before.chars().next_back());
        if let Some(length) = mark_inside(c, before, rest, &lists, body.len()) {
            cuts.push((at, at + length));
        }
    }
    let numbers =
        cuts.iter().filter(|(from, _)| body.get(*from..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))).count();
    if numbers == 1 {
        cuts.retain(|(from, _)| body.get(*from..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())));
    }
    let mut parts = Vec::new();
    let (mut from, mut marked) = (0, false);
    for (end, next) in cuts {
        parts.extend(trimmed(Span::new(span.start + from, span.start + end), text).map(|part| (part, marked)));
        (from, marked) = (next, true);
    }
    parts.extend(trimmed(Span::new(span.start + from, span.end), text).map(|part| (part, marked)));
    parts
}

/// The length of a bullet in the middle of a line.
fn mark_inside(c: char, before: Option<char>, rest: &str, lists: &[char], length: usize) -> Option<usize> {
    if BULLETS.contains(&c) {
        return Some(c.len_utf8());
    }
    let after = rest.get(c.len_utf8()..).unwrap_or_default();
    let opens = |text: &str| text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    match c {
        '-' | '*' | '–' if length > 80 && after.starts_with(' ') && opens(after) => {
            let glued = before.is_some_and(|c| matches!(c, '.' | ';' | ':' | '!' | '?'));
            (glued || before == Some(' ') && lists.contains(&c)).then_some(c.len_utf8())
        }
        '0'..='9' if length > 80 && before.is_none_or(|c| matches!(c, ' ' | '.' | ':' | ';')) => {
            numbered(rest).filter(|length| rest.get(*length..).is_some_and(|text| opens(text.get(..8).unwrap_or(text))))
        }
        _ => None,
    }
}

/// The parts of an item where another begins inside a word: "skillsStrong", "Degree3+ years", "team.Must".
fn glued(span: Span, text: &str) -> Vec<Span> {
    let body = span.of(text);
    let mut cuts = Vec::new();
    let mut token = 0;
    let mut before: Option<char> = None;
    for (at, c) in body.char_indices() {
        if let Some(left) = before.filter(|_| at > token && at - token < LONGEST_WORD) {
            let (left_text, right) = (body.get(token..at).unwrap_or_default(), body.get(at..).unwrap_or_default());
            if border(left, c) && parts(left_text, right) {
                cuts.push(at);
                token = at;
            }
        }
        if c.is_whitespace() || matches!(c, '/' | '(' | '-' | '"' | '“') {
            token = at + c.len_utf8();
        }
        before = Some(c);
    }
    let mut found = Vec::new();
    let mut from = span.start;
    for at in cuts {
        found.extend(trimmed(Span::new(from, span.start + at), text));
        from = span.start + at;
    }
    found.extend(trimmed(Span::new(from, span.end), text));
    found
}

/// Whether two neighbouring characters could be the end of one item and the beginning of the next.
fn border(left: char, right: char) -> bool {
    let ends = left.is_lowercase()
        || matches!(left, ')' | '.' | '!' | '?' | '%' | ';' | ':' | '*')
        || left.is_uppercase()
        || left.is_ascii_digit();
    let begins = right.is_uppercase() || right.is_ascii_digit() && (left.is_lowercase() || left == ')' || left == '.');
    ends && begins
}

/// Whether `right` begins an item glued to `left`, the token before it.
fn parts(left: &str, right: &str) -> bool {
    let second = right.chars().nth(1);
    if right.starts_with(|c: char| c.is_ascii_digit()) {
        return left.trim_end_matches(['.', ')']).len() > 3 && cues::counts(right);
    }
    let inner = left.trim_end_matches(['.', ')', '!', '?', '%', ';', ':', '*']);
    let stopped = inner.len() < left.len();
    let word = second.is_some_and(|c| c.is_lowercase() || c == ' ');
    let begins = cues::starts(right)
        || headings::lead(right, Sure::Head)
            .is_some_and(|lead| right.get(lead.length..).is_some_and(|rest| rest.trim_start().starts_with(':')));
    let small = inner.starts_with(char::is_lowercase) && inner.chars().all(char::is_alphanumeric) && inner.len() >= 3;
    if left.ends_with(char::is_uppercase) || left.ends_with(|c: char| c.is_ascii_digit()) {
        return word && begins && left.len() > 1;
    }
    let next = right.split(|c: char| !c.is_alphabetic()).next().unwrap_or(right);
    let domain = ["net", "js", "com", "io", "org", "co"].contains(&next.to_ascii_lowercase().as_str());
    let sentence = next.len() > 2 && next.chars().skip(1).all(char::is_lowercase) && !matches!(inner, "e.g" | "i.e" | "www");
    match stopped {
        true if domain => false,
        true if sentence && inner.len() > 1 => true,
        true => inner.len() > 2 && begins && !inner.contains(['.', '@', ':']),
        false => (small && word && !matches!(inner, "open" | "type" | "node")) || begins && word && inner.len() > 1,
    }
}

/// The sentences of a span.
fn sentences(span: Span, text: &str) -> Vec<Span> {
    let body = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    let mut depth = 0_i32;
    for (at, c) in body.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ => {}
        }
        let end = at + c.len_utf8();
        if !matches!(c, '.' | '!' | '?') || depth > 0 && c == '.' {
            continue;
        }
        let rest = body.get(end..).unwrap_or_default();
        let rest_trimmed = rest.trim_start_matches(['"', '”', '’', ')', '*', '_']);
        let listed = c == '.' && rest_trimmed.starts_with(',') && rest_trimmed.get(1..).is_some_and(|r| r.starts_with(char::is_uppercase));
        let next = rest_trimmed.trim_start_matches(',').trim_start();
        let spaced = listed || rest_trimmed.starts_with(char::is_whitespace);
        let opens = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '(' | '*' | '-' | '•'))
            || next.starts_with("iOS")
            || cues::starts(next);
        if spaced && opens && !(c == '.' && abbreviated(body.get(from..at).unwrap_or_default())) {
            let close = end + (rest.len() - rest_trimmed.len());
            found.extend(trimmed(Span::new(span.start + from, span.start + close), text));
            from = close;
        }
    }
    found.extend(trimmed(Span::new(span.start + from, span.end), text));
    found
}

/// Whether a full stop behind `before` belongs to an abbreviation.
fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '/')).next().unwrap_or_default();
    let lower = word.to_ascii_lowercase();
    let known = [
        "e.g", "i.e", "eg", "ie", "dr", "mr", "mrs", "ms", "st", "vs", "approx", "no", "inc", "sr", "jr", "min", "max", "incl", "ph.d",
        "b.s", "m.s", "b.a", "m.a", "u.s", "u.k", "dept", "prof", "asst", "ltd", "req", "fig", "assoc", "z", "bzw", "inkl", "ggf",
    ];
    let of_class =
        before.rsplit(char::is_whitespace).nth(1).is_some_and(|word| ["Klasse", "Kategorie", "Permis", "permis"].contains(&word));
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && !of_class;
    let initials = word.len() >= 3 && word.len() <= 7 && word.split('.').all(|part| part.len() == 1);
    known.contains(&lower.as_str()) && !(lower == "inc" || lower == "ltd") || initial || initials || word.is_empty()
}

/// Items of a long run without any punctuation, each beginning with a word that opens requirements.
fn run_on(span: Span, text: &str) -> Vec<Span> {
    let body = span.of(text);
    // In German a capital only says that a word is a noun.
    if body.len() < 100 || Tongue::of(body) != Tongue::English {
        return vec![span];
    }
    let (mut cuts, mut sure) = (Vec::new(), 0);
    for (at, _) in body.match_indices(' ') {
        let rest = body.get(at + 1..).unwrap_or_default();
        let before = body.get(..at).and_then(|before| before.chars().next_back());
        let free = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '+' | '#' | '.'));
        if !(free && capital(rest)) {
            continue;
        }
        let small = rest.split(' ').nth(1).is_some_and(|next| next.starts_with(char::is_lowercase));
        let held = small && (cues::starts(rest) || shown(rest)) && !joined(body.get(..at).unwrap_or_default());
        if held || body.len() >= 160 && cues::opens_run(rest) {
            cuts.push(at);
            sure += usize::from(held);
        }
    }
    if cuts.len() < 3 && sure < cuts.len().max(1) {
        return vec![span];
    }
    let mut found = Vec::new();
    let mut from = span.start;
    for at in cuts {
        found.push(Span::new(from, span.start + at));
        from = span.start + at;
    }
    found.push(Span::new(from, span.end));
    found
}

/// "Audit experience", "Driving licence": a name and what kind of thing it is.
fn shown(text: &str) -> bool {
    let next = text.split(' ').nth(1).unwrap_or_default().trim_end_matches([',', '.', ';']);
    matches!(
        next,
        "experience"
            | "skills"
            | "knowledge"
            | "background"
            | "licence"
            | "license"
            | "qualification"
            | "qualifications"
            | "qualified"
            | "educated"
    )
}

/// Whether the text breaks off where a word must follow: "a proven", "with".
fn joined(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    matches!(
        last.as_str(),
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "with"
            | "of"
            | "in"
            | "for"
            | "to"
            | "our"
            | "your"
            | "have"
            | "has"
            | "is"
            | "are"
            | "be"
            | "as"
            | "at"
            | "by"
            | "any"
            | "some"
    )
}

/// The span without blanks at its ends; `None` when nothing is left.
pub(super) fn trimmed(span: Span, text: &str) -> Option<Span> {
    let body = span.of(text);
    let left = body.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    let start = span.start + (body.len() - left.len());
    let end = start + left.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{a0}').len();
    (end > start).then_some(Span::new(start, end))
}
