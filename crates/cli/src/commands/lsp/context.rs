//! Where in a rule file a byte stands, told from the lines alone, so that it works while a line is half written.

use serde_json::Value;

/// A step from a list or map to what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Under a key.
    Key(String),
    /// In a list.
    Item,
}

/// What may be written at a byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The way from the top of the file.
    pub path: Vec<Step>,
    /// Whether a key belongs here; otherwise a value.
    pub key: bool,
    /// What is written of it so far.
    pub prefix: String,
}

/// The context of a byte.
pub fn at(text: &str, at: usize) -> Context {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.get(start..).unwrap_or_default();
    let (dashes, column, content) = dashes(line);
    let mut path = parents(before.get(..start).unwrap_or_default(), dashes.first().copied().unwrap_or(column), !dashes.is_empty());
    path.extend(dashes.iter().map(|_| Step::Item));
    let (steps, key, prefix) = inline(content);
    path.extend(steps);
    Context { path, key, prefix }
}

/// The columns of the dashes a line begins with, the column of what follows, and that.
fn dashes(line: &str) -> (Vec<usize>, usize, &str) {
    let mut columns = Vec::new();
    let mut column = line.len() - line.trim_start_matches(' ').len();
    loop {
        let rest = line.get(column..).unwrap_or_default();
        let Some(behind) = rest.strip_prefix("- ") else { return (columns, column, rest) };
        columns.push(column);
        column += 2 + behind.len() - behind.trim_start_matches(' ').len();
    }
}

/// The keys and items that a column of the next line stands in.
fn parents(above: &str, mut column: usize, mut item: bool) -> Vec<Step> {
    let mut path = Vec::new();
    for line in above.lines().rev().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let (dashes, own, content) = dashes(line);
        // A list may stand at the column of its key.
        if let Some((key, _)) = content.split_once(':')
            && (own < column || (item && own == column && dashes.is_empty()))
        {
            path.push(Step::Key(key.trim().trim_matches(['"', '\'']).to_owned()));
            (column, item) = (own, false);
        }
        for dash in dashes.into_iter().rev() {
            if dash < column {
                path.push(Step::Item);
                (column, item) = (dash, true);
            }
        }
        if column == 0 && !item {
            break;
        }
    }
    path.reverse();
    path
}

/// The steps within a line, and what is being written at its end.
fn inline(content: &str) -> (Vec<Step>, bool, String) {
    let mut open: Vec<(Vec<Step>, bool)> = Vec::new();
    let (mut key, mut token): (Option<String>, String) = (None, String::new());
    let mut chars = content.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => token.push(c),
            '"' | '\'' if token.trim().is_empty() => quote = Some(c),
            ':' if key.is_none() && chars.peek().is_none_or(|next| *next == ' ') => {
                key = Some(std::mem::take(&mut token).trim().to_owned())
            }
            '{' | '[' if token.trim().is_empty() => {
                let mut steps: Vec<Step> = key.take().map(Step::Key).into_iter().collect();
                if c == '[' {
                    steps.push(Step::Item);
                }
                open.push((steps, c == '{'));
                token.clear();
            }
            '}' | ']' if !open.is_empty() => {
                open.pop();
                (key, token) = (None, String::new());
            }
            ',' if !open.is_empty() => (key, token) = (None, String::new()),
            _ => token.push(c),
        }
    }
    let mut steps: Vec<Step> = open.iter().flat_map(|(steps, _)| steps.clone()).collect();
    let is_key = key.is_none() && open.last().is_none_or(|(_, map)| *map);
    steps.extend(key.map(Step::Key));
    (steps, is_key, token.trim_start().to_owned())
}

/// The parts of the schema that a path leads to.
pub fn schema_at<'s>(schema: &'s Value, path: &[Step]) -> Vec<&'s Value> {
    let mut at = resolved(schema, schema);
    for step in path {
        at = at.into_iter().flat_map(|part| next(schema, part, step)).flat_map(|part| resolved(schema, part)).collect();
    }
    at
}

/// The keys that may stand in what a path leads to, with their parts of the schema.
pub fn keys<'s>(schema: &'s Value, path: &[Step]) -> Vec<(&'s str, &'s Value)> {
    let parts = schema_at(schema, path);
    let properties = parts.into_iter().filter_map(|part| part.get("properties")?.as_object().map(|keys| (part, keys)));
    properties
        .flat_map(|(part, keys)| {
            // The description of a kind of requirement stands beside its only key.
            keys.iter()
                .map(move |(key, value)| (key.as_str(), if keys.len() == 1 && value.get("description").is_none() { part } else { value }))
        })
        .filter(|(_, value)| value.get("doNotSuggest").is_none())
        .collect()
}

fn next<'s>(schema: &'s Value, part: &'s Value, step: &Step) -> Vec<&'s Value> {
    let found = match step {
        Step::Item => part.get("items"),
        Step::Key(key) => part
            .get("properties")
            .and_then(|keys| keys.get(key))
            .or_else(|| part.get("additionalProperties").filter(|more| more.is_object())),
    };
    found.into_iter().flat_map(|part| resolved(schema, part)).collect()
}

/// A part with its references and alternatives followed.
fn resolved<'s>(schema: &'s Value, part: &'s Value) -> Vec<&'s Value> {
    if let Some(pointer) = part.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#')) {
        return schema.pointer(pointer).map(|part| resolved(schema, part)).unwrap_or_default();
    }
    for alternatives in ["anyOf", "oneOf", "allOf"] {
        if let Some(parts) = part.get(alternatives).and_then(Value::as_array) {
            return parts.iter().flat_map(|part| resolved(schema, part)).collect();
        }
    }
    vec![part]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> (String, bool, String) {
        let context = at(text, text.len());
        let steps = context.path.iter().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Item => "*".to_owned(),
        });
        (steps.collect::<Vec<_>>().join("."), context.key, context.prefix)
    }

    #[test]
    fn the_way_to_a_half_written_line_is_found() {
        let case =
            |text: &str, way: &str, key: bool, prefix: &str| assert_eq!(path(text), (way.to_owned(), key, prefix.to_owned()), "{text}");
        case("jo", "", true, "jo");
        case("job: De", "job", false, "De");
        case("required:\n  - 2+ ye", "required.*", true, "2+ ye");
        case("required:\n- i", "required.*", true, "i");
        case("required:\n  - id: a\n    te", "required.*", true, "te");
        case("required:\n  - id: a\n    require:\n      exp", "required.*.require", true, "exp");
        case("required:\n  - require: {experience: {at_least: 2 years, wi", "required.*.require.experience", true, "wi");
        case("required:\n  - require: {degree: {level: ba", "required.*.require.degree.level", false, "ba");
        case("required:\n  - require: {skill: {with: [Java, Ko", "required.*.require.skill.with.*", false, "Ko");
        case("required:\n  - a\n\ntests:\n  - name: x\n    expect:\n      out", "tests.*.expect", true, "out");
    }
}
