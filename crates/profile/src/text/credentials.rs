//! Certificates, licences, registrations and clearances: those of the vocabulary wherever the résumé claims them, and
//! others by the words around them ("Certified ...", "... License") or because they stand under a heading of their own.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use memchr::memchr3_iter;
use qualify_vocabulary::{CredentialId, Vocabulary};

use super::certificates;
use super::headers::cleaned;
use super::hints::Hints;
use super::layout::{Layout, Run};
use super::standing::{Said, is_of_others, said};
use crate::date::{End, Extent, PartialDate};
use crate::model::{Credential, SectionKind, Standing};

/// A credential by its name and where its words stand.
struct Named {
    name: String,
    span: Range<usize>,
    id: Option<CredentialId>,
}

/// Lines under a heading of credentials that are taken for names; what follows is often another section whose heading was lost.
const MOST_LISTED: usize = 10;

/// No résumé has more credentials; a text with more is something else.
const MOST: usize = 500;

/// A paragraph of a block: its words on one line, and where they begin.
struct Paragraph<'t> {
    text: Cow<'t, str>,
    start: usize,
    kind: Option<SectionKind>,
    /// Whether it is among the first of a section of credentials, whose lines are names.
    listed: bool,
    hints: Hints,
}

/// Every credential claimed, once, in the text's order. `headers` are the lines that open jobs: a title is no claim.
pub(super) fn credentials(layout: &Layout<'_>, vocabulary: &Vocabulary, headers: &[Range<usize>]) -> Vec<Credential> {
    let mut found: Vec<Credential> = Vec::new();
    let mut ids = HashSet::new();
    for paragraph in paragraphs(layout, headers) {
        if found.len() >= MOST {
            break;
        }
        let mut named = known(&paragraph, vocabulary);
        if paragraph.kind != Some(SectionKind::Experience) || is_brief(&paragraph.text) {
            let free = worded(&paragraph, &named, vocabulary)
                .into_iter()
                .filter(|span| !named.iter().any(|other| other.span.start < span.end && span.start < other.span.end));
            let named_in = |span: Range<usize>| {
                let names = paragraph.text.get(span.clone()).map_or_else(Vec::new, |words| apart(&cleaned(words).replace(" +", "+")));
                names.into_iter().map(move |name| Named { name, span: span.clone(), id: None })
            };
            let free: Vec<Named> = free.flat_map(named_in).collect();
            named.extend(free);
            named.sort_by_key(|name| name.span.start);
        }
        for name in named {
            let fresh = name.id.is_none_or(|id| ids.insert(id));
            if fresh && !found.iter().any(|other| same(&other.name, &name.name)) {
                found.push(credential(layout, &paragraph, name));
            }
        }
    }
    found
}

/// The paragraphs outside the headers of jobs.
fn paragraphs<'l, 't>(layout: &'l Layout<'t>, headers: &'l [Range<usize>]) -> impl Iterator<Item = Paragraph<'t>> + 'l {
    let mut next = headers.iter().peekable();
    layout.blocks.iter().flat_map(move |block| {
        let mut found = Vec::new();
        let mut from = block.lines.start;
        while let Some(header) = next.next_if(|header| header.start < block.lines.end) {
            found.push(from..header.start.max(from));
            from = header.end;
        }
        found.push(from..block.lines.end.max(from));
        let mut listing = block.kind == Some(SectionKind::Credentials);
        let at_work = block.kind == Some(SectionKind::Experience);
        let promising = move |run: &Run| !at_work || run.hints.any(Hints::CERTIFICATE | Hints::CLEARANCE);
        let numbered = found
            .into_iter()
            .flat_map(move |lines| if listing { by_lines(layout, lines) } else { layout.runs(lines).collect() })
            .enumerate();
        numbered.filter(move |(_, run)| promising(run)).map(move |(number, run)| {
            let text = parted(layout.words(run.span.clone()));
            listing = listing && number < MOST_LISTED && !opens_other_section(&text);
            Paragraph { listed: listing, text, start: run.span.start, kind: block.kind, hints: run.hints }
        })
    })
}

/// Words as one line: a line that opens with a capital stays apart from the one before it, of which it may be no part.
fn parted(words: &str) -> Cow<'_, str> {
    let mut breaks = memchr3_iter(b'\n', b'\r', 0xc, words.as_bytes()).peekable();
    if breaks.peek().is_none() {
        return Cow::Borrowed(words);
    }
    let opens = |at: usize| words.get(at..).and_then(|rest| rest.trim_start().chars().next()).is_some_and(char::is_uppercase);
    let mut line = String::with_capacity(words.len());
    for at in breaks {
        line.push_str(words.get(line.len()..at).unwrap_or_default());
        line.push(if opens(at) { '\n' } else { ' ' });
    }
    line.push_str(words.get(line.len()..).unwrap_or_default());
    Cow::Owned(line)
}

/// The lines of a list: each for itself, but with the next where the line is full or the next goes on in lower case.
fn by_lines(layout: &Layout<'_>, lines: Range<usize>) -> Vec<Run> {
    const FULL: usize = 90;
    let mut found: Vec<Run> = Vec::new();
    let mut full = false;
    for (number, line) in lines.clone().zip(layout.lines.get(lines).unwrap_or_default()) {
        let goes_on = !line.bullet && !line.opens_block && (full || line.text.starts_with(char::is_lowercase));
        full = line.text.len() >= FULL;
        match found.last_mut().filter(|_| goes_on) {
            Some(run) => *run = Run { span: run.span.start..line.end(), hints: run.hints | layout.hints(number) },
            None => found.push(Run { span: line.span(), hints: layout.hints(number) }),
        }
    }
    found
}

/// Whether a line of a job is a statement of its own, as of a licence held: "Licensed Crane Operator."
fn is_brief(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    line.split_whitespace().nth(MOST_WORDS).is_none()
}

/// Whether a line is the heading of another section that no table knows: "Workshop Skills".
fn opens_other_section(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const NOUNS: &[&str] = &["skills", "experience", "history", "competencies", "abilities", "courses", "coursework", "strengths"];
    let last = line.trim_end_matches([':', ' ']).rsplit(' ').next().unwrap_or_default();
    NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(last)) && line.split_whitespace().nth(MOST_WORDS).is_none()
}

/// Each of two numbered licences said in one breath: "2-20 and 2-15 Licenses".
fn apart(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let numbered = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    match words.as_slice() {
        [one, "and" | "&", other, kind] if numbered(one) && numbered(other) && kind.to_lowercase().starts_with("licen") => {
            vec![format!("{one} License"), format!("{other} License")]
        }
        _ => vec![name.to_owned()],
    }
}

/// The same words in any case, or all the words of one within the other.
fn same(a: &str, b: &str) -> bool {
    let has = |long: &str, short: &str| {
        let mut words = short.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| long.split(|c: char| !c.is_alphanumeric()).any(|other| other.eq_ignore_ascii_case(word)))
    };
    has(a, b) || has(b, a)
}

/// Credentials and clearances of the vocabulary that a paragraph claims.
fn known(paragraph: &Paragraph<'_>, vocabulary: &Vocabulary) -> Vec<Named> {
    let text = paragraph.text.as_ref();
    let claimed = paragraph.hints.any(Hints::CERTIFICATE);
    let at_work = paragraph.kind == Some(SectionKind::Experience);
    let mut found = Vec::new();
    if !at_work || claimed {
        for mention in vocabulary.credentials().find(text) {
            let words = text.get(mention.start..mention.end).unwrap_or_default();
            let label = vocabulary.credentials().label(mention.credential);
            let listed =
                words.len() <= 4 && text.len() > 80 && matches!(paragraph.kind, Some(SectionKind::Skills | SectionKind::Education));
            let own_section = paragraph.kind == Some(SectionKind::Credentials);
            let other = !own_section && vocabulary.lookup(words).is_some_and(|concept| vocabulary.concept(concept).label != label);
            let doubtful = at_work || listed || other;
            let before = text.get(..mention.start).unwrap_or_default().trim_end();
            let club = before.ends_with(" of");
            // "the work of the Registered Nurse" is a colleague's.
            let colleague = at_work && ["the", "by", "with"].iter().any(|word| before.rsplit(' ').next() == Some(word));
            let others = at_work && is_of_others(before);
            if !(club || colleague || others || is_plural(words, label))
                && certificates::spelled(words)
                && (!doubtful || certificates::certifies(near(text, mention.start, mention.end)))
            {
                let several = words.contains(['&', '/']) || words.contains(" and ");
                let own = words.len() <= label.len() && !words.to_lowercase().ends_with("endorsed");
                let name = if several || own { words } else { label };
                found.push(Named { name: name.replace('\n', " "), span: mention.start..mention.end, id: Some(mention.credential) });
            }
        }
    }
    if paragraph.hints.any(Hints::CLEARANCE)
        && let Some(span) = certificates::clearance(text, vocabulary)
    {
        found.push(Named { name: text.get(span.clone()).unwrap_or_default().replace('\n', " "), span, id: None });
    }
    found
}

/// Whether words speak of several: "registered nurses" are people, and "ACAS" is something else than "ACA".
fn is_plural(words: &str, label: &str) -> bool {
    let longer = words.len() == label.len() + 1 && words.ends_with('S') && words.chars().all(char::is_uppercase);
    let held = ["licen", "certif"].iter().any(|stem| words.contains(stem));
    longer || words.ends_with('s') && words.starts_with(char::is_lowercase) && !label.ends_with('s') && !held
}

/// A mention with a few words on either side.
fn near(text: &str, start: usize, end: usize) -> &str {
    const WINDOW: usize = 30;
    let from = (0..=start.saturating_sub(WINDOW)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let to = (end + WINDOW..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    text.get(from..to).unwrap_or(text)
}

/// Credentials by the words around them, and the items of a section of credentials.
fn worded(paragraph: &Paragraph<'_>, known: &[Named], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let claimed = paragraph.hints.any(Hints::CERTIFICATE);
    let mut spans = if claimed { certificates::worded(&paragraph.text, paragraph.kind) } else { Vec::new() };
    if paragraph.kind == Some(SectionKind::Experience) {
        spans.retain(|span| !is_of_others(paragraph.text.get(..span.start).unwrap_or_default()));
    }
    let listed = spans.is_empty() && paragraph.listed;
    if claimed && !known.is_empty() && paragraph.kind == Some(SectionKind::Credentials) {
        spans = certificates::worded(&without(&paragraph.text, known), paragraph.kind);
    }
    if listed && spans.is_empty() {
        spans = certificates::items(&paragraph.text);
        // What the vocabulary knows as a skill is one here too.
        spans.retain(|span| paragraph.text.get(span.clone()).is_some_and(|name| vocabulary.lookup(name).is_none()));
    }
    spans
}

/// A line with marks in place of the names that are known: what stands beside them is another name.
fn without(line: &str, known: &[Named]) -> String {
    let mut text = line.to_owned();
    for name in known.iter().filter(|name| line.get(name.span.clone()).is_some()) {
        text.replace_range(name.span.clone(), &";".repeat(name.span.len()));
    }
    text
}

fn credential(layout: &Layout<'_>, paragraph: &Paragraph<'_>, named: Named) -> Credential {
    let span = paragraph.start + named.span.start..paragraph.start + named.span.end;
    let number = layout.line_at(span.start);
    let (issued, expires) = dates(layout, number);
    let standing = match said(near(&paragraph.text, named.span.start, named.span.end)) {
        Some(Said::Pending | Said::Abandoned) => Standing::Pending,
        Some(Said::Lapsed) => Standing::Lapsed,
        None | Some(Said::Now) if is_candidate(&named.name) => Standing::Pending,
        None | Some(Said::Now) => Standing::Held,
    };
    Credential { name: named.name, standing, issued, expires, passage: layout.passage(span) }
}

/// "CPA Candidate" is no CPA yet.
fn is_candidate(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    ["candidate", "eligible", "track"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// The dates of a line: when given, and when it ends.
fn dates(layout: &Layout<'_>, number: usize) -> (Option<PartialDate>, Option<PartialDate>) {
    let Some(line) = layout.line(number) else { return (None, None) };
    let span = line.span();
    let Some(stretch) = layout.stretches_in(span.clone()).first() else { return (None, None) };
    let end = match stretch.end {
        Some(End::On(end)) => Some(end),
        _ => None,
    };
    let before = layout.words(span.start..stretch.span.start).to_lowercase();
    let expiry = ["exp", "valid", "until", "through", "renew"].iter().any(|word| before.contains(word));
    if stretch.extent == Extent::Single && expiry { (None, Some(stretch.start)) } else { (Some(stretch.start), end) }
}
