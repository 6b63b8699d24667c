//! The text of a rule: its lines are read by the requirement grammar, and spans count from the start of the text.

use qualify_language::{Kind, Requirement, Span, Statement};

use crate::place::Offsets;
use crate::sheet::Text;
use crate::yaml::Node;

/// Reads the text a scalar holds. A text of several lines is read line by line, a later line continuing an earlier one where it says so.
pub(crate) fn read(node: &Node, source: &str) -> Text {
    let decoded = node.text().unwrap_or_default().to_owned();
    let mut text = Text { span: node.span, offsets: Offsets::new(node, source), statements: Vec::new(), unread: Vec::new(), decoded };
    let lines: Vec<(usize, &str)> = lines(&text.decoded);
    let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
    let readings = match texts.as_slice() {
        [one] => vec![qualify_language::parse_rule(one)],
        _ => qualify_language::parse_lines(&texts),
    };
    for ((start, _), reading) in lines.iter().zip(readings) {
        for mut statement in reading.statements {
            shift(&mut statement.requirement, *start);
            text.statements.push(statement);
        }
        text.unread.extend(reading.unread.into_iter().map(|unread| (moved(unread.span, *start), unread.why.to_string())));
    }
    text
}

/// The lines of a text that are not blank, each with its first byte.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let all = text.split_inclusive('\n').map(|line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches(['\n', '\r']))
    });
    all.filter(|(_, line)| !line.trim().is_empty()).collect()
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

fn shift(requirement: &mut Requirement, by: usize) {
    if by == 0 {
        return;
    }
    requirement.span = moved(requirement.span, by);
    if let Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } = &mut requirement.kind {
        parts.iter_mut().for_each(|part| shift(part, by));
    }
}

/// Several statements as one requirement: all of them, flat; `None` of none.
pub(crate) fn join<'s>(statements: impl Iterator<Item = &'s Statement>) -> Option<Requirement> {
    let mut parts: Vec<Requirement> = Vec::new();
    for statement in statements {
        match &statement.requirement.kind {
            Kind::All(inner) => parts.extend(inner.iter().cloned()),
            _ => parts.push(statement.requirement.clone()),
        }
    }
    let span = parts.iter().map(|part| part.span).reduce(Span::join)?;
    match parts.len() {
        1 => parts.pop(),
        _ => Some(Requirement { kind: Kind::All(parts), span }),
    }
}
