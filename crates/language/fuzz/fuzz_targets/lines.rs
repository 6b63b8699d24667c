//! Any bytes as a line, in every language. `cargo fuzz run lines seeds/lines`
//!
//! Oracle: spans lie inside the line on character borders, lengths are ordered, and every tree prints back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qualify_language::{Kind, Reading, Requirement, Tongue, parse, parse_as, print};

fuzz_target!(|bytes: &[u8]| {
    let line = String::from_utf8_lossy(bytes);
    let shown = parse(&line);
    assert_eq!(shown, parse_as(&line, Tongue::of(&line)));
    for tongue in [Tongue::English, Tongue::German, Tongue::French] {
        oracle(&line, &parse_as(&line, tongue));
    }
});

fn oracle(line: &str, reading: &Reading) {
    for unread in &reading.unread {
        assert_eq!(line.get(unread.span.start..unread.span.end), Some(unread.text.as_str()));
    }
    for statement in &reading.statements {
        check(line, &statement.requirement);
        let back = parse(&print(&statement.requirement));
        assert_eq!(back.statements.len(), 1);
        assert_eq!(back.statements[0].requirement, statement.requirement);
    }
}

fn check(line: &str, node: &Requirement) {
    assert!(line.get(node.span.start..node.span.end).is_some());
    match &node.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => parts.iter().for_each(|part| check(line, part)),
        Kind::Experience(found) => assert!(found.min_months.zip(found.max_months).is_none_or(|(min, max)| min <= max)),
        _ => {}
    }
}
