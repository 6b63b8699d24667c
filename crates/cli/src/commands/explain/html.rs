//! One page that holds all it needs: a drawing of the months for each rule, and the résumé's text with the evidence marked.

use std::io::{self, Write};

use qualify_engine::{Evidence, Finding, RuleJudgement};
use qualify_profile::{Passage, Profile};

use super::Explanation;
use super::drawing::{Drawing, Row};
use super::text::words;

const STYLE: &str = "\
body{font:15px/1.5 system-ui,sans-serif;color:#1c1c1c;max-width:75rem;margin:2rem auto;padding:0 1rem}\
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}@media(max-width:60rem){main{display:block}}\
.rule{border-left:4px solid #999;padding:.2rem 0 .2rem 1rem;margin:1.2rem 0}.met{border-color:#2a7d3f}.not_met{border-color:#b3261e}\
.unclear{border-color:#b58105}.ask{border-color:#37699c}.verdict{font-weight:600}blockquote{margin:.3rem 0;color:#444}\
cite{color:#777;font-size:.85em}.part{margin-left:1rem}mark{background:#ffe9a8}aside{font-size:.92em}svg{max-width:100%;height:auto}\
@media(prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}blockquote{color:#bbb}mark{background:#6b5a1a;color:#fff}svg text{fill:#ddd}}";

/// Width of a drawing's label and of its months.
const LABEL: u32 = 180;
const MONTHS: u32 = 520;
const ROW: u32 = 20;

pub fn write(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let judgement = explanation.judgement;
    let (job, candidate) = (escape(explanation.job), escape(&judgement.candidate));
    writeln!(
        out,
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{candidate}: {job}</title><style>{STYLE}</style>"
    )?;
    writeln!(
        out,
        "<h1>{candidate}</h1><p>{job}, judged as of {}: <strong>{}</strong>, score {:.1}</p><main><section>",
        judgement.as_of,
        words(judgement.outcome.name()),
        judgement.score
    )?;
    for rule in &judgement.rules {
        write_rule(out, rule, explanation.profile)?;
    }
    write_changes(out, explanation)?;
    writeln!(out, "</section><aside><h2>The résumé</h2>")?;
    let evidence: Vec<&Evidence> = judgement.rules.iter().flat_map(|rule| &rule.evidence).collect();
    write_resume(out, explanation.profile, &evidence)?;
    let basis = &judgement.basis;
    writeln!(
        out,
        "</aside></main><footer><cite>rules {}, vocabulary {}, engine {}, profile {}</cite></footer></html>",
        basis.rules, basis.vocabulary, basis.engine, basis.profile
    )
}

fn write_rule(out: &mut dyn Write, rule: &RuleJudgement, profile: &Profile) -> io::Result<()> {
    let (verdict, tier) = (rule.verdict.name(), rule.tier.name());
    writeln!(
        out,
        "<article class=\"rule {verdict}\" id=\"{}\"><p><span class=\"verdict\">{}</span> · {tier} · {}</p><p>{}</p>",
        escape(&rule.id),
        words(verdict),
        escape(&rule.id),
        escape(&rule.text)
    )?;
    write_finding(out, &rule.finding, profile)?;
    writeln!(out, "</article>")
}

fn write_finding(out: &mut dyn Write, finding: &Finding, profile: &Profile) -> io::Result<()> {
    for part in &finding.parts {
        let verdict = part.verdict.name();
        writeln!(
            out,
            "<div class=\"part rule {verdict}\"><p><span class=\"verdict\">{}</span> · {}</p>",
            words(verdict),
            words(part.kind)
        )?;
        write_finding(out, &part.finding, profile)?;
        writeln!(out, "</div>")?;
    }
    if finding.parts.is_empty() {
        writeln!(out, "<p>{}</p>", escape(&finding.reason))?;
        if let Some(drawing) = Drawing::of(finding, profile) {
            write_drawing(out, &drawing)?;
        }
        for evidence in &finding.evidence {
            let note = evidence.note.as_ref().map(|note| format!(" ({})", escape(note))).unwrap_or_default();
            writeln!(out, "<blockquote>“{}” <cite>{}{note}</cite></blockquote>", escape(&evidence.quote), escape(&evidence.source))?;
        }
        finding.doubts.iter().try_for_each(|doubt| writeln!(out, "<p><em>{}</em></p>", escape(doubt)))?;
    }
    Ok(())
}

/// Rows of bars: dark for certain months, light for possible ones, outlined where the position only may show what is asked.
fn write_drawing(out: &mut dyn Write, drawing: &Drawing) -> io::Result<()> {
    let span = f64::from(drawing.last - drawing.first);
    let x = |month: u32| f64::from(LABEL) + f64::from(month.clamp(drawing.first, drawing.last) - drawing.first) / span * f64::from(MONTHS);
    let rows = u32::try_from(drawing.rows.len()).unwrap_or(u32::MAX);
    let height = rows.saturating_mul(ROW) + ROW;
    writeln!(
        out,
        "<svg viewBox=\"0 0 {} {height}\" role=\"img\" font-size=\"12\"><title>months that count, by position</title>",
        LABEL + MONTHS + 20
    )?;
    let years = (drawing.last - drawing.first) / 12;
    for year in (0..=years).step_by(years.div_ceil(8).max(1) as usize) {
        let (month, label) = (drawing.first + year * 12, drawing.first / 12 + year);
        writeln!(
            out,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"0\" y2=\"{1}\" stroke=\"#ccc\"/><text x=\"{0:.1}\" y=\"{2}\" text-anchor=\"middle\">{label}</text>",
            x(month),
            height - ROW,
            height - 4
        )?;
    }
    for (row, top) in drawing.rows.iter().zip((0..).step_by(ROW as usize)) {
        write_row(out, row, top, &x)?;
    }
    writeln!(out, "</svg>")
}

fn write_row(out: &mut dyn Write, row: &Row, top: u32, x: &dyn Fn(u32) -> f64) -> io::Result<()> {
    let label: String = row.label.chars().take(26).collect();
    writeln!(out, "<text x=\"0\" y=\"{}\">{}</text>", top + 14, escape(&label))?;
    let bars = [(row.possible, if row.holds { "#9fc7a9" } else { "#eee" }), (row.certain, if row.holds { "#2a7d3f" } else { "#ccc" })];
    for ((from, to), fill) in bars.into_iter().filter(|((from, to), _)| from < to) {
        writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{}\" width=\"{:.1}\" height=\"12\" fill=\"{fill}\" stroke=\"#2a7d3f\"/>",
            x(from),
            top + 4,
            x(to) - x(from)
        )?;
    }
    Ok(())
}

fn write_changes(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    if explanation.changes.rules.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>The smallest change that would alter the outcome</h2><ul>")?;
    for change in &explanation.changes.rules {
        writeln!(out, "<li>{}: {} ({})</li>", escape(&change.rule), escape(&change.needs.join(" and ")), words(change.outcome.name()))?;
    }
    writeln!(out, "</ul>")
}

fn write_resume(out: &mut dyn Write, profile: &Profile, evidence: &[&Evidence]) -> io::Result<()> {
    for position in &profile.positions {
        let dates = [position.start.map(|date| date.to_string()), position.end.map(|date| date.to_string())];
        let dates: Vec<String> = dates.into_iter().flatten().collect();
        writeln!(out, "<h3>{} <cite>{}</cite></h3>", escape(position.title.as_deref().unwrap_or("Position")), dates.join(" to "))?;
        write_passages(out, &position.passages, evidence)?;
    }
    let named = |passages: Vec<&Passage>| passages.into_iter().cloned().collect::<Vec<_>>();
    let lists = [
        ("Education", named(profile.education.iter().map(|entry| &entry.passage).collect())),
        ("Credentials", named(profile.credentials.iter().map(|entry| &entry.passage).collect())),
        ("Languages", named(profile.languages.iter().map(|entry| &entry.passage).collect())),
        ("Skills", named(profile.skills.iter().map(|entry| &entry.passage).collect())),
    ];
    for (heading, passages) in lists.iter().filter(|(_, passages)| !passages.is_empty()) {
        writeln!(out, "<h3>{heading}</h3>")?;
        write_passages(out, passages, evidence)?;
    }
    for section in &profile.sections {
        writeln!(out, "<h3>{:?}</h3>", section.kind)?;
        write_passages(out, &section.passages, evidence)?;
    }
    Ok(())
}

fn write_passages(out: &mut dyn Write, passages: &[Passage], evidence: &[&Evidence]) -> io::Result<()> {
    let shown = passages.iter().filter(|passage| !passage.text.trim().is_empty());
    shown.into_iter().try_for_each(|passage| writeln!(out, "<p>{}</p>", marked(passage, evidence)))
}

/// A passage with what is quoted from it marked.
fn marked(passage: &Passage, evidence: &[&Evidence]) -> String {
    let text = &passage.text;
    let of_it = |evidence: &&&Evidence| {
        evidence.source == passage.origin.source && text.get(evidence.span.0..evidence.span.1) == Some(&evidence.quote)
    };
    let mut spans: Vec<(usize, usize)> = evidence.iter().filter(of_it).map(|evidence| evidence.span).collect();
    spans.sort_unstable();
    let (mut html, mut at) = (String::new(), 0);
    for (start, end) in spans {
        let start = start.max(at);
        if start >= end {
            continue;
        }
        html += &escape(text.get(at..start).unwrap_or_default());
        html += &format!("<mark>{}</mark>", escape(text.get(start..end).unwrap_or_default()));
        at = end;
    }
    html + &escape(text.get(at..).unwrap_or_default())
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
