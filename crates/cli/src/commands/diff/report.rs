//! A comparison for people and for programs.

use std::io::{self, Write};

use anstyle::AnsiColor;
use qualify_rules::diff::{Change, Effect};
use serde_json::json;

use super::moves::Moves;

pub fn json(out: &mut impl Write, changes: &[Change], moves: Option<&Moves>) -> io::Result<()> {
    let mut value = json!({"changes": changes});
    if let (Some(moves), Some(object)) = (moves, value.as_object_mut()) {
        object.insert("moves".to_owned(), json!(moves));
    }
    writeln!(out, "{value}")?;
    out.flush()
}

pub fn text(out: &mut impl Write, changes: &[Change], moves: Option<&Moves>) -> io::Result<()> {
    if changes.is_empty() {
        writeln!(out, "the two mean the same")?;
    }
    for change in changes {
        line(out, change)?;
    }
    if let Some(moves) = moves {
        writeln!(out)?;
        pool(out, moves)?;
    }
    out.flush()
}

fn line(out: &mut impl Write, change: &Change) -> io::Result<()> {
    let (green, red, yellow) = (AnsiColor::Green.on_default(), AnsiColor::Red.on_default(), AnsiColor::Yellow.on_default());
    match change {
        Change::Added { rule, tier, asks } => writeln!(out, "{green}+ {rule}{green:#} ({}): {asks}", tier.name()),
        Change::Removed { rule, tier, asks } => writeln!(out, "{red}- {rule}{red:#} ({}): {asks}", tier.name()),
        Change::Renamed { from, to } => writeln!(out, "{yellow}~ {to}{yellow:#} was named {from}"),
        Change::Moved { rule, from, to } => writeln!(out, "{yellow}~ {rule}{yellow:#} is {} now, was {}", to.name(), from.name()),
        Change::Asks { rule, from, to, effect } => {
            let effect = match effect {
                Effect::Looser => "asks less",
                Effect::Stricter => "asks more",
                Effect::Other => "asks something else",
            };
            writeln!(out, "{yellow}~ {rule}{yellow:#} {effect}\n    {red}{from}{red:#}\n    {green}{to}{green:#}")
        }
        Change::Weighs { rule, from, to } => writeln!(out, "{yellow}~ {rule}{yellow:#} weighs {to} now, was {from}"),
        Change::Reworded { rule, from, to } => {
            writeln!(
                out,
                "{yellow}~ {rule}{yellow:#} is worded otherwise and asks the same\n    {red}{from}{red:#}\n    {green}{to}{green:#}"
            )
        }
        Change::Setting { setting, from, to } => {
            let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
            writeln!(out, "{yellow}~ {setting}:{yellow:#} {} → {}", shown(from), shown(to))
        }
    }
}

fn pool(out: &mut impl Write, moves: &Moves) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    writeln!(out, "{bold}this edit moves {} of {}{bold:#}; {} more have another score", moves.moved, moves.candidates, moves.rescored)?;
    for (outcome, (before, after)) in &moves.outcomes {
        writeln!(out, "  {:<14} {before:>6} → {after}", outcome.replace('_', " "))?;
    }
    for group in &moves.groups {
        let (from, to) = (group.from.replace('_', " "), group.to.replace('_', " "));
        writeln!(out, "\n  {} from {from} to {to} because {}", group.count, group.because)?;
        for example in &group.examples {
            writeln!(out, "    {}: {}", example.candidate, example.reason)?;
        }
    }
    if moves.unread > 0 {
        writeln!(out, "\n{} inputs gave no candidate", moves.unread)?;
    }
    Ok(())
}
