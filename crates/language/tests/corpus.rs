//! The labelled corpus: `corpus/lines.txt` is read as labelled; `corpus/misread.txt` is known not to be yet.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first error")]

use qualify_language::{Experience, Group, Kind, Level, Requirement, Statement, Tier, Tongue, parse, parse_as, parse_lines, print};

/// The notation of the corpus for one requirement; what a credential is called only where `named`.
fn note(requirement: &Requirement, named: bool) -> String {
    let list = |parts: &[Requirement]| {
        let mut notes: Vec<String> = parts.iter().map(|part| note(part, named)).collect();
        notes.sort();
        notes.join(",")
    };
    match &requirement.kind {
        Kind::All(parts) => format!("&({})", list(parts)),
        Kind::Any(parts) => format!("|({})", list(parts)),
        Kind::NOf { n, of } => format!("{n}({})", list(of)),
        Kind::Experience(found) => format!("E{}{}", length(found), groups(&found.with)),
        Kind::Skill(skill) => format!("S{}", groups(&skill.with)),
        Kind::Degree(degree) => {
            let level = match degree.level {
                Level::Secondary => 's',
                Level::Associate => 'a',
                Level::Bachelor => 'b',
                Level::Master => 'm',
                Level::Doctorate => 'd',
            };
            let progress = if degree.in_progress { "P" } else { "" };
            let fields = if degree.fields.is_empty() { String::new() } else { format!("{{{}}}", degree.fields.join(",")) };
            format!("D:{level}{progress}{fields}{}", if degree.related_field { "~" } else { "" })
        }
        Kind::Credential(held) if named => format!("C{{{}}}", held.any_of.join("|")),
        Kind::Credential(_) => "C".to_owned(),
        Kind::Language(_) => "L".to_owned(),
        Kind::Clearance(_) => "K".to_owned(),
        Kind::WorkAuthorization(_) => "W".to_owned(),
        Kind::Eligibility(_) => "G".to_owned(),
        Kind::Trait(_) => "T".to_owned(),
        Kind::Equivalent => "Q".to_owned(),
    }
}

fn length(found: &Experience) -> String {
    let within = found.within_months.map(|months| format!(",W{months}")).unwrap_or_default();
    match (found.min_months, found.max_months) {
        (Some(min), Some(max)) => format!("{min}-{max}{within}"),
        (Some(min), None) => format!("{min}{within}"),
        (None, max) => format!("-{}{within}", max.unwrap_or_default()),
    }
}

fn groups(with: &[Group]) -> String {
    if with.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", with.iter().map(|group| group.any_of.join("|")).collect::<Vec<_>>().join(","))
    }
}

/// Statements in the notation, sorted; an `all` at the top is the same as its parts side by side.
fn notes(statements: &[Statement]) -> Vec<String> {
    noted(statements, false)
}

/// The same, with the names of credentials where `named`.
fn noted(statements: &[Statement], named: bool) -> Vec<String> {
    let mut out = Vec::new();
    for statement in statements {
        let plus = if statement.tier == Some(Tier::Preferred) { "+" } else { "" };
        match &statement.requirement.kind {
            Kind::All(parts) => out.extend(parts.iter().map(|part| format!("{plus}{}", note(part, named)))),
            _ => out.push(format!("{plus}{}", note(&statement.requirement, named))),
        }
    }
    out.sort();
    out
}

/// A label as sorted notes.
fn label(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for statement in text.split("; ").filter(|s| *s != "0") {
        let (plus, body) = statement.strip_prefix('+').map_or(("", statement), |body| ("+", body));
        match body.strip_prefix("&(").and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) => out.extend(split(inner).iter().map(|part| format!("{plus}{}", sorted(part)))),
            None => out.push(format!("{plus}{}", sorted(body))),
        }
    }
    out.sort();
    out
}

/// A note with the parts of its groups in order.
fn sorted(note: &str) -> String {
    match note.split_once('(').and_then(|(head, inner)| Some((head, inner.strip_suffix(')')?))) {
        Some((head, inner)) => {
            let mut parts: Vec<String> = split(inner).iter().map(|part| sorted(part)).collect();
            parts.sort();
            format!("{head}({})", parts.join(","))
        }
        None => note.to_owned(),
    }
}

/// The parts of a list, whose brackets may hold commas.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = Vec::new();
    let mut from = 0;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            ',' if depth == 0
                && !text
                    .get(i + 1..)
                    .is_some_and(|rest| rest.starts_with('W') && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())) =>
            {
                parts.extend(text.get(from..i));
                from = i + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// Every line of a corpus file with whether it is read as labelled, and a report when not.
fn run(file: &str) -> Vec<(String, Option<String>)> {
    let mut out = Vec::new();
    for row in file.lines() {
        let Some((expected, line)) = row.split_once(" :: ").filter(|_| !row.starts_with('#')) else { continue };
        let (want, got) = (label(expected), noted(&parse(line).statements, expected.contains("C{")));
        let report = (want != got).then(|| format!("{line}\n  label {}\n  read  {}", want.join("; "), got.join("; ")));
        out.push((line.to_owned(), report));
    }
    out
}

#[test]
fn labelled_lines_are_read_as_labelled() {
    let wrong: Vec<String> = run(include_str!("corpus/lines.txt")).into_iter().filter_map(|(_, report)| report).collect();
    assert!(wrong.is_empty(), "{} lines misread:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_line_known_to_be_misread_moves_once_it_is_read() {
    let mended: Vec<String> =
        run(include_str!("corpus/misread.txt")).into_iter().filter(|(_, report)| report.is_none()).map(|(line, _)| line).collect();
    assert!(mended.is_empty(), "move to lines.txt:\n{}", mended.join("\n"));
}

/// The lines of a language with their labels, one JSON object each; `"misread": true` beside a line that is not read as labelled yet.
fn foreign(file: &str, tongue: Tongue) {
    let mut wrong = Vec::new();
    for row in file.lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let (line, known) = (row["text"].as_str().unwrap(), row.get("misread").is_some());
        let labelled: Vec<Statement> = serde_json::from_value(row["statements"].clone()).unwrap();
        let reading = parse(line);
        assert_eq!(reading.statements, parse_as(line, tongue).statements, "taken for another language: {line}");
        let (want, got) = (notes(&labelled), notes(&reading.statements));
        let same = want == got && spoken(&labelled) == spoken(&reading.statements);
        if same == known {
            wrong.push(format!("{line}\n  label {}\n  read  {}", want.join("; "), got.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{} lines misread, or read although marked:\n{}", wrong.len(), wrong.join("\n"));
}

/// The human languages of statements with their levels.
fn spoken(statements: &[Statement]) -> Vec<(String, Option<String>)> {
    fn walk(node: &Requirement, out: &mut Vec<(String, Option<String>)>) {
        match &node.kind {
            Kind::All(parts) | Kind::Any(parts) => parts.iter().for_each(|part| walk(part, out)),
            Kind::Language(found) => out.push((found.language.clone(), found.level.clone())),
            _ => {}
        }
    }
    let mut out = Vec::new();
    statements.iter().for_each(|statement| walk(&statement.requirement, &mut out));
    out
}

#[test]
fn german_lines_are_read_as_labelled() {
    foreign(include_str!("corpus/german.jsonl"), Tongue::German);
}

#[test]
fn french_lines_are_read_as_labelled() {
    foreign(include_str!("corpus/french.jsonl"), Tongue::French);
}

#[test]
fn items_on_the_lines_behind_are_alternatives_in_every_language() {
    for (lines, printed) in [
        (
            ["Erfahrung mit mindestens zwei der folgenden Werkzeuge:", "- Kafka", "- RabbitMQ", "- Redis"],
            r#"at least 2 of (knowledge of "Kafka", knowledge of "RabbitMQ", knowledge of "Redis")"#,
        ),
        (
            ["Maîtrise d'au moins deux des outils suivants :", "- Sage", "- Cegid", "- Ciel"],
            r#"at least 2 of (knowledge of "Sage", knowledge of "Cegid", knowledge of "Ciel")"#,
        ),
    ] {
        let readings = parse_lines(&lines);
        assert_eq!(readings[0].statements.iter().map(|s| print(&s.requirement)).collect::<Vec<_>>(), [printed]);
        assert!(readings[1..].iter().all(|reading| reading.statements.is_empty()));
    }
}

#[test]
fn a_line_that_shows_no_language_takes_after_those_around_it() {
    let french = ["Au moins 2 ans d'expérience en cuisine", "Sens du service", "CAP"];
    assert_eq!(notes(&parse_lines(&french)[2].statements), ["C"]);
    assert_eq!(notes(&parse("CAP").statements), Vec::<String>::new());
}

#[test]
fn a_bound_without_a_length_is_told() {
    let reading = parse("Vous avez une expérience d'au moins.");
    assert_eq!(reading.unread.iter().map(|unread| unread.text.as_str()).collect::<Vec<_>>(), ["expérience d'au moins"]);
}

#[test]
fn an_ending_for_the_other_gender_is_no_joint() {
    for (line, label) in [
        ("Mindestens 2 Jahre Erfahrung als Maler/in oder Lackierer*in", "E24{Maler|Lackierer}"),
        ("Expérience comme vendeur·euse souhaité(e)", "+S{vendeur}"),
    ] {
        assert_eq!(notes(&parse(line).statements), [label], "{line}");
    }
}
