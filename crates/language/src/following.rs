//! Lists whose items stand on the lines behind: "Experience with at least two of the following:".

use crate::grammar::topic;
use crate::lexicon::Class;
use crate::requirement::{Group, Kind, Requirement, Skill};
use crate::token::{Shape, Token, tokenize};
use crate::tongue::{self, Tongue};
use crate::{Reading, parse_as};

/// No list of alternatives is longer than this many lines.
const ITEMS: usize = 20;
/// An item with more tokens than this is a sentence of its own.
const ITEM_TOKENS: usize = 10;

/// Reads lines that belong together, one reading for each line.
///
/// A line that ends in "of the following:" takes the bullets behind it as its items; their own readings stay empty.
///
/// # Example
/// ```
/// let readings = qualify_language::parse_lines(&["Experience with at least two of the following:", "- Kafka", "- RabbitMQ", "- Redis"]);
/// assert_eq!(qualify_language::print(&readings[0].statements[0].requirement),
///     r#"at least 2 of (knowledge of "Kafka", knowledge of "RabbitMQ", knowledge of "Redis")"#);
/// ```
pub fn parse_lines(lines: &[&str]) -> Vec<Reading> {
    joined(lines, &tongue::each(lines))
}

/// Reads lines that belong together in a language that is known.
pub fn parse_lines_as(lines: &[&str], tongue: Tongue) -> Vec<Reading> {
    joined(lines, &vec![tongue; lines.len()])
}

/// Reads lines in their languages, and gives those that announce a list the items behind them.
fn joined(lines: &[&str], tongues: &[Tongue]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = lines.iter().zip(tongues).map(|(line, tongue)| parse_as(line, *tongue)).collect();
    for (i, (line, tongue)) in lines.iter().zip(tongues).enumerate() {
        let Some(count) = announces(line, *tongue) else { continue };
        let items: Vec<String> =
            lines.iter().zip(&readings).skip(i + 1).take(ITEMS).map_while(|(line, reading)| item(line, reading)).collect();
        if let Some(reading) = readings.get_mut(i).filter(|_| items.len() >= count.max(2)) {
            fill(reading, count, &items);
        }
    }
    readings
}

/// How many of the lines behind must hold, when a line announces a list of alternatives.
fn announces(line: &str, tongue: Tongue) -> Option<usize> {
    if !line.trim_end().ends_with(':') {
        return None;
    }
    if tongue != Tongue::English {
        return tongue::announces(line, tongue);
    }
    let tokens = tokenize(line);
    let at = tokens.windows(3).position(|w| matches!(w, [a, b, c] if a.is("of") && b.is("the") && c.is("following")))?;
    let count = at.checked_sub(1).and_then(|i| tokens.get(i))?;
    match () {
        () if count.has(Class::NUMERAL) => Some(usize::from(count.value)),
        () if count.shape == Shape::Number => count.text.parse().ok(),
        () => count.any(&["more", "any"]).then_some(1),
    }
}

/// The name on a bullet that asks nothing by itself.
fn item(line: &str, reading: &Reading) -> Option<String> {
    let tokens: Vec<Token<'_>> = tokenize(line);
    let bulleted = tokens.first().is_some_and(|t| matches!(t.shape, Shape::Bullet | Shape::Dash));
    if !bulleted || !reading.statements.is_empty() || tokens.len() > ITEM_TOKENS {
        return None;
    }
    topic::groups(line, tokens.get(1..)?).into_iter().flat_map(|group| group.any_of).next()
}

/// Puts the items where the line left its topic open.
fn fill(reading: &mut Reading, count: usize, items: &[String]) {
    let Some(statement) = reading.statements.last_mut() else { return };
    let (Kind::Skill(Skill { with }) | Kind::Experience(crate::Experience { with, .. })) = &mut statement.requirement.kind else { return };
    if count < 2 {
        with.push(Group { any_of: items.to_vec(), open: false });
        return;
    }
    let of = items.iter().map(|name| choice(&statement.requirement, name)).collect();
    statement.requirement.kind = Kind::NOf { n: u32::try_from(count).unwrap_or(u32::MAX), of };
}

/// The requirement of the announcing line for one item.
fn choice(whole: &Requirement, name: &str) -> Requirement {
    let mut one = whole.clone();
    if let Kind::Skill(Skill { with }) | Kind::Experience(crate::Experience { with, .. }) = &mut one.kind {
        with.push(Group { any_of: vec![name.to_owned()], open: false });
    }
    one
}
