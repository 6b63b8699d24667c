//! The ranked table.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use jiff::civil::Date;
use qualify_engine::{Judgement, Outcome, Verdict};
use unicode_width::UnicodeWidthStr as _;

use crate::commands::score::Unread;

/// Columns a terminal shows of the reason that decided.
const REASON_WIDTH: usize = 72;

/// Writes the ranked table, a line of totals, and the inputs that could not be read.
pub fn write(out: &mut dyn Write, job: &str, day: Date, shown: &[Judgement], all: usize, unread: &[Unread]) -> io::Result<()> {
    writeln!(out, "{job}, judged as of {day}\n")?;
    let width = shown.iter().map(|j| j.candidate.width()).max().unwrap_or(0).clamp(9, 40);
    writeln!(
        out,
        "{:>4}  {}  {:<13}  {:>5}  {:>3}  {:>7}  {:>7}  {:>3}  decided by",
        "#",
        pad("candidate", width),
        "outcome",
        "score",
        "met",
        "unclear",
        "not met",
        "ask"
    )?;
    for (rank, judgement) in shown.iter().enumerate() {
        let style = colour(judgement.outcome);
        writeln!(
            out,
            "{:>4}  {}  {style}{:<13}{style:#}  {:>5.1}  {:>3}  {:>7}  {:>7}  {:>3}  {}",
            rank + 1,
            pad(&judgement.candidate, width),
            in_words(judgement.outcome),
            judgement.score,
            count(judgement, Verdict::Met),
            count(judgement, Verdict::Unclear),
            count(judgement, Verdict::NotMet),
            count(judgement, Verdict::Ask),
            cut(&decided_by(judgement), REASON_WIDTH),
        )?;
    }
    writeln!(out, "\n{}", totals(shown, all, unread.len()))?;
    for Unread { candidate, error } in unread {
        writeln!(out, "not read: {candidate}: {}", error.message)?;
    }
    Ok(())
}

/// How many rules of any tier came to a verdict.
pub fn count(judgement: &Judgement, verdict: Verdict) -> usize {
    judgement.rules.iter().filter(|rule| rule.verdict == verdict).count()
}

/// The rule that settled the outcome, with its reason: the first required rule that is not met, else the first that is unclear.
pub fn decided_by(judgement: &Judgement) -> String {
    let required = || judgement.rules.iter().filter(|rule| rule.tier == qualify_rules::RuleTier::Required);
    let deciding = required().find(|r| r.verdict == Verdict::NotMet).or_else(|| required().find(|r| r.verdict == Verdict::Unclear));
    deciding.map_or_else(|| "every required rule is met".to_owned(), |rule| format!("{}: {}", rule.id, rule.reason))
}

fn totals(shown: &[Judgement], all: usize, unread: usize) -> String {
    let mut text = format!("{all} candidate{} judged", if all == 1 { "" } else { "s" });
    if shown.len() < all {
        text.push_str(&format!(", the best {} shown", shown.len()));
    } else {
        let count = |outcome| shown.iter().filter(|j| j.outcome == outcome).count();
        let (qualified, review, not) = (count(Outcome::Qualified), count(Outcome::Review), count(Outcome::NotQualified));
        text.push_str(&format!(": {qualified} qualified, {review} to review, {not} not qualified"));
    }
    if unread > 0 {
        text.push_str(&format!("; {unread} not read"));
    }
    text
}

/// An outcome as people say it.
pub fn in_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Qualified => "qualified",
        Outcome::Review => "review",
        Outcome::NotQualified => "not qualified",
    }
}

/// The colour an outcome is shown in.
pub fn colour(outcome: Outcome) -> Style {
    let colour = match outcome {
        Outcome::Qualified => AnsiColor::Green,
        Outcome::Review => AnsiColor::Yellow,
        Outcome::NotQualified => AnsiColor::Red,
    };
    colour.on_default()
}

/// Pads to a width in terminal columns, cutting what is longer.
pub fn pad(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let missing = width.saturating_sub(text.width());
    text + &" ".repeat(missing)
}

/// Cuts to a width in terminal columns, with an ellipsis in the last.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) >= width {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_keep_the_columns() {
        assert_eq!(pad("日本", 5), "日本 ");
        assert_eq!(cut("日本語です", 5), "日本…");
    }
}
