//! For a terminal: a tree with timelines in characters.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use qualify_engine::{Finding, TierScore, Verdict};
use qualify_rules::RuleTier;

use super::Explanation;
use super::drawing::{Drawing, Row};

/// Columns of a timeline.
const WIDTH: u32 = 48;

/// Columns of a label.
const LABEL: usize = 24;

/// Most quotes of a part.
const QUOTES: usize = 6;

pub fn write(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let judgement = explanation.judgement;
    writeln!(out, "{}, {} judged as of {}", explanation.job, judgement.candidate, judgement.as_of)?;
    writeln!(out, "{}, score {:.1}", words(judgement.outcome.name()), judgement.score)?;
    let tiers = [(RuleTier::Required, &judgement.required), (RuleTier::Preferred, &judgement.preferred), (RuleTier::Screening, &None)];
    for (tier, score) in tiers {
        let mut rules = judgement.rules.iter().filter(|rule| rule.tier == tier).peekable();
        if rules.peek().is_none() {
            continue;
        }
        writeln!(out, "\n{}{}", tier.name(), score.as_ref().map(totals).unwrap_or_default())?;
        for rule in rules {
            let style = colour(rule.verdict);
            writeln!(out, "\n{style}{} {}{style:#} {}: {}", sign(rule.verdict), words(rule.verdict.name()), rule.id, one_line(&rule.text))?;
            finding(out, &rule.finding, explanation, "  ")?;
        }
    }
    changes(out, explanation)
}

fn finding(out: &mut dyn Write, finding: &Finding, explanation: &Explanation<'_>, indent: &str) -> io::Result<()> {
    if finding.parts.is_empty() {
        writeln!(out, "{indent}{}", finding.reason)?;
        if let Some(drawing) = Drawing::of(finding, explanation.profile) {
            timeline(out, &drawing, indent)?;
        }
        for evidence in finding.evidence.iter().take(QUOTES) {
            let note = evidence.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            writeln!(out, "{indent}  “{}”  {}{note}", one_line(&evidence.quote), evidence.source)?;
        }
        if finding.evidence.len() > QUOTES {
            writeln!(out, "{indent}  and {} more", finding.evidence.len() - QUOTES)?;
        }
        return doubts(out, finding, indent);
    }
    let last = finding.parts.len() - 1;
    for (index, part) in finding.parts.iter().enumerate() {
        let (branch, trunk) = if index == last { ("└─", "   ") } else { ("├─", "│  ") };
        let style = colour(part.verdict);
        let name = words(part.kind);
        writeln!(out, "{indent}{branch} {style}{} {}{style:#} {name}", sign(part.verdict), words(part.verdict.name()))?;
        self::finding(out, &part.finding, explanation, &format!("{indent}{trunk} "))?;
    }
    Ok(())
}

fn doubts(out: &mut dyn Write, finding: &Finding, indent: &str) -> io::Result<()> {
    finding.doubts.iter().try_for_each(|doubt| writeln!(out, "{indent}note: {doubt}"))
}

/// A row of cells per position: `█` certain, `▒` possible, lighter where the position only may show what is asked.
fn timeline(out: &mut dyn Write, drawing: &Drawing, indent: &str) -> io::Result<()> {
    let months = (drawing.last - drawing.first).div_ceil(WIDTH).max(1);
    let cells = (drawing.last - drawing.first).div_ceil(months);
    for row in &drawing.rows {
        let cell = |index: u32| cell(row, drawing.first + index * months, months);
        let bar: String = (0..cells).map(cell).collect();
        writeln!(out, "{indent}  {:<LABEL$} {bar}", cut(&row.label, LABEL))?;
    }
    let (from, to) = (drawing.first / 12, drawing.last / 12);
    let years = format!("{from}{:>width$}", to, width = (cells as usize).saturating_sub(4));
    writeln!(out, "{indent}  {:LABEL$} {years}", "")
}

fn cell(row: &Row, from: u32, months: u32) -> char {
    let touches = |range: (u32, u32)| range.0 < from + months && range.1 > from;
    match (touches(row.certain), touches(row.possible), row.holds) {
        (true, _, true) => '█',
        (true, _, false) => '▒',
        (false, true, true) => '▒',
        (false, true, false) => '░',
        (false, false, _) => '·',
    }
}

fn changes(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let changes = explanation.changes;
    if changes.rules.is_empty() {
        return Ok(());
    }
    let now = explanation.judgement.outcome;
    writeln!(out, "\nthe smallest change that would alter the outcome")?;
    for change in &changes.rules {
        let after = if change.outcome == now { String::new() } else { format!(" → {}", words(change.outcome.name())) };
        writeln!(out, "  {}: {}{after}", change.rule, change.needs.join(" and "))?;
    }
    match changes.together {
        Some(together) if changes.rules.len() > 1 && together != now => {
            writeln!(out, "  all of these together → {}", words(together.name()))
        }
        _ => Ok(()),
    }
}

fn totals(score: &TierScore) -> String {
    let TierScore { score, met, unclear, not_met, ask } = score;
    format!("  {score:.1}  ({met} met, {unclear} unclear, {not_met} not met, {ask} to ask)")
}

fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '✓',
        Verdict::NotMet => '✗',
        Verdict::Unclear => '?',
        Verdict::Ask => '…',
    }
}

fn colour(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Met => AnsiColor::Green,
        Verdict::NotMet => AnsiColor::Red,
        Verdict::Unclear => AnsiColor::Yellow,
        Verdict::Ask => AnsiColor::Cyan,
    };
    colour.on_default()
}

/// A name of results in plain words.
pub fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// A text with its line breaks as spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width { text.to_owned() } else { text.chars().take(width - 1).chain(['…']).collect() }
}
