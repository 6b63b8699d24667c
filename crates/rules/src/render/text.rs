//! Findings as text, with the words underlined.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Shown, Renderer, Snippet};
use qualify_language::Span;

use crate::finding::{Finding, Level};

/// How text findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without colour.
    Plain,
    /// With terminal colours.
    Colour,
}

/// Lines of a finding farther apart than this are shown in snippets of their own.
const NEAR: usize = 6;

/// One finding with its place in `source` underlined, ending in a line end.
pub fn text(finding: &Finding, source: &str, style: Style) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Hint => Shown::HELP.with_name("hint"),
    };
    let mut group = level.primary_title(finding.message.as_str()).id(finding.code).element(snippet(finding, source));
    for note in far(finding, source) {
        let (from, to) = window(source, note.span);
        let annotation = annotation(AnnotationKind::Context, note.span, from, source).label(note.message.as_str());
        group = group.element(cut(finding, source, from, to).annotation(annotation));
    }
    let help = finding.help.as_deref().map(|help| Group::with_title(Shown::HELP.secondary_title(help)));
    let report: Vec<Group<'_>> = std::iter::once(group).chain(help).collect();
    let renderer = if style == Style::Colour { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n", renderer.render(&report))
}

fn snippet<'a>(finding: &'a Finding, source: &'a str) -> Snippet<'a, Annotation<'a>> {
    let near: Vec<_> = finding.notes.iter().filter(|note| is_near(finding, note.span, source)).collect();
    let whole = near.iter().map(|note| note.span).fold(finding.span, Span::join);
    let (from, to) = window(source, whole);
    let mut snippet = cut(finding, source, from, to).annotation(annotation(AnnotationKind::Primary, finding.span, from, source));
    for note in near {
        snippet = snippet.annotation(annotation(AnnotationKind::Context, note.span, from, source).label(note.message.as_str()));
    }
    snippet
}

fn cut<'a>(finding: &'a Finding, source: &'a str, from: usize, to: usize) -> Snippet<'a, Annotation<'a>> {
    let line = source.get(..from).unwrap_or_default().matches('\n').count() + 1;
    Snippet::source(source.get(from..to).unwrap_or_default()).path(finding.file.as_str()).line_start(line)
}

fn annotation(kind: AnnotationKind, span: Span, from: usize, source: &str) -> Annotation<'static> {
    let words = span.of(source);
    let end = span.start + words.trim_end().len();
    kind.span(span.start.saturating_sub(from)..end.max(span.start).saturating_sub(from))
}

/// The whole lines around a span.
fn window(source: &str, span: Span) -> (usize, usize) {
    let from = source.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let to = source.get(span.end..).and_then(|after| after.find('\n')).map_or(source.len(), |newline| span.end + newline);
    (from, to)
}

fn is_near(finding: &Finding, span: Span, source: &str) -> bool {
    let (a, b) = (finding.span.start.min(span.start), finding.span.start.max(span.start));
    source.get(a..b).is_some_and(|between| between.matches('\n').count() <= NEAR)
}

fn far<'a>(finding: &'a Finding, source: &'a str) -> impl Iterator<Item = &'a crate::Note> {
    finding.notes.iter().filter(move |note| !is_near(finding, note.span, source))
}
