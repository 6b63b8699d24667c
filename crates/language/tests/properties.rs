//! What holds for every line and every tree.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first error")]

use proptest::prelude::*;
use qualify_language::requirement::{Asked, Clearance, Credential, Language, Skill};
use qualify_language::{Degree, Experience, Group, Kind, Level, Reading, Requirement, Tongue, parse, parse_as, parse_lines, print};

/// Spans lie on character borders inside the line, lengths are ordered, and every tree prints back.
fn check(line: &str, reading: &Reading) {
    for unread in &reading.unread {
        assert_eq!(line.get(unread.span.start..unread.span.end), Some(unread.text.as_str()), "{line}");
    }
    for statement in &reading.statements {
        check_node(line, &statement.requirement);
        let printed = print(&statement.requirement);
        let back = parse(&printed);
        assert_eq!(back.statements.len(), 1, "{printed}");
        assert_eq!(back.statements[0].requirement, statement.requirement, "{printed}");
    }
}

fn check_node(line: &str, node: &Requirement) {
    assert!(line.get(node.span.start..node.span.end).is_some(), "span {:?} of `{line}`", node.span);
    match &node.kind {
        Kind::All(parts) | Kind::Any(parts) => {
            assert!(parts.len() >= 2, "a group of one in `{line}`");
            parts.iter().for_each(|part| check_node(line, part));
        }
        Kind::NOf { n, of } => {
            assert!((*n as usize) <= of.len(), "{n} of {} in `{line}`", of.len());
            of.iter().for_each(|part| check_node(line, part));
        }
        Kind::Experience(found) => {
            let lengths = found.min_months.zip(found.max_months);
            assert!(lengths.is_none_or(|(min, max)| min <= max), "{line}");
            assert!(found.min_months.is_some() || found.max_months.is_some(), "{line}");
        }
        _ => {}
    }
}

/// Words and marks that the grammar looks at, in any order.
fn vocabulary() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "3",
        "five",
        "1.5",
        "10+",
        "years",
        "year",
        "months",
        "of",
        "experience",
        "with",
        "in",
        "and",
        "or",
        "and/or",
        ",",
        "(",
        ")",
        ";",
        ":",
        "-",
        "–",
        "/",
        "•",
        "Bachelor's",
        "Master's",
        "BS",
        "PhD",
        "degree",
        "Computer Science",
        "related field",
        "equivalent",
        "at least",
        "minimum",
        "up to",
        "RN",
        "NMC",
        "registration",
        "registered",
        "nurse",
        "certification",
        "licence",
        "required",
        "preferred",
        "a plus",
        "must",
        "you",
        "we",
        "our",
        "have",
        "Java",
        "C++",
        "sales",
        "English",
        "fluent",
        "Secret",
        "clearance",
        "background check",
        "ability to",
        "communication",
        "skills",
        "knowledge",
        "such as",
        "e.g.",
        "including",
        "the following",
        "two",
        "within",
        "last",
        "no",
        "not",
        "Requirements:",
        "QualificationsMust",
        "field3",
        "‚Äô",
        "é",
        "’",
        ".",
        "?",
        "a",
        "to",
    ]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

/// Words that the grammar of German and French looks at, and every word of the labelled lines, in any order.
fn foreign() -> impl Strategy<Value = String> {
    let lines = [include_str!("corpus/german.jsonl"), include_str!("corpus/french.jsonl")];
    let texts: Vec<serde_json::Value> = lines.iter().flat_map(|file| file.lines()).map(|row| serde_json::from_str(row).unwrap()).collect();
    let words: Vec<String> = texts.iter().flat_map(|row| row["text"].as_str().unwrap().split(' ')).map(str::to_owned).collect();
    let marks =
        ["(", ")", ",", ";", ":", "/", "-", "–", "und", "ou", "d'", "l’", "3", "1,5", "ans", "Jahre", "mindestens", "au moins", "."];
    let word = prop::sample::select(words.into_iter().chain(marks.map(str::to_owned)).collect::<Vec<String>>());
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z0-9 +#.&'\"()-]{1,24}", "\\PC{1,12}", Just("or \"similar\" \\ and".to_owned())]
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group = (prop::collection::vec(text(), 0..4), any::<bool>()).prop_map(|(any_of, open)| Group { any_of, open });
    prop::collection::vec(group, 0..3)
}

fn leaf() -> impl Strategy<Value = Kind> {
    let level = prop::sample::select(vec![Level::Secondary, Level::Associate, Level::Bachelor, Level::Master, Level::Doctorate]);
    let months = || prop::option::of(0_u32..1200);
    prop_oneof![
        (0_u32..600, months(), months(), groups()).prop_map(|(min, more, within_months, with)| Kind::Experience(Experience {
            min_months: Some(min),
            max_months: more.map(|more| min + more),
            within_months,
            with
        })),
        (0_u32..600, groups()).prop_map(|(max, with)| Kind::Experience(Experience {
            max_months: Some(max),
            with,
            ..Experience::default()
        })),
        groups().prop_map(|with| Kind::Skill(Skill { with })),
        (level, prop::collection::vec(text(), 0..4), any::<bool>(), any::<bool>())
            .prop_map(|(level, fields, related_field, in_progress)| Kind::Degree(Degree { level, fields, related_field, in_progress })),
        prop::collection::vec(text(), 0..4).prop_map(|any_of| Kind::Credential(Credential { any_of })),
        (text(), prop::option::of(text())).prop_map(|(language, level)| Kind::Language(Language { language, level })),
        (text(), any::<bool>()).prop_map(|(level, obtainable)| Kind::Clearance(Clearance { level, obtainable })),
        text().prop_map(|text| Kind::WorkAuthorization(Asked { text })),
        text().prop_map(|text| Kind::Eligibility(Asked { text })),
        text().prop_map(|text| Kind::Trait(Asked { text })),
        Just(Kind::Equivalent),
    ]
}

fn tree() -> impl Strategy<Value = Requirement> {
    leaf().prop_map(Requirement::from).prop_recursive(4, 32, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            parts().prop_map(|parts| Kind::All(parts).into()),
            parts().prop_map(|parts| Kind::Any(parts).into()),
            (0_u32..5, parts()).prop_map(|(n, of)| Kind::NOf { n, of }.into()),
        ]
    })
}

proptest! {
    #[test]
    fn a_printed_tree_reads_back_as_itself(tree in tree()) {
        let printed = print(&tree);
        let back = parse(&printed);
        prop_assert_eq!(back.statements.len(), 1, "{}", printed);
        prop_assert_eq!(&back.statements[0].requirement, &tree, "{}", printed);
    }

    #[test]
    fn any_text_is_read_without_harm(line in "\\PC{0,200}") {
        check(&line, &parse(&line));
    }

    #[test]
    fn any_order_of_the_grammars_words_is_read_without_harm(line in vocabulary()) {
        check(&line, &parse(&line));
    }

    #[test]
    fn any_text_is_read_without_harm_in_every_language(line in prop_oneof![foreign(), "\\PC{0,200}".boxed(), vocabulary()]) {
        check(&line, &parse(&line));
        for tongue in [Tongue::German, Tongue::French] {
            check(&line, &parse_as(&line, tongue));
        }
    }

    #[test]
    fn lines_keep_their_places(lines in prop::collection::vec(vocabulary(), 0..6)) {
        let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
        prop_assert_eq!(parse_lines(&borrowed).len(), lines.len());
    }
}

#[test]
fn brackets_nested_too_deep_are_no_canonical_sentence() {
    let line = "(".repeat(10_000) + "equivalent experience" + &")".repeat(10_000);
    check(&line, &parse(&line));
}

#[test]
fn a_long_line_of_another_language_is_read() {
    let shapes = [
        "gutekenntnisse ",
        "und oder (",
        "Deutsch ",
        "Freude, der ",
        "3 Jahre der ",
        "d'",
        "Java- und ",
        "in den letzten ",
        "Erfahrung ,",
        "Studium, ",
        "Lehre/",
    ];
    for shape in shapes {
        let line = shape.repeat(200_000 / shape.len());
        for tongue in [Tongue::German, Tongue::French] {
            check(&line, &parse_as(&line, tongue));
        }
    }
}

#[test]
fn the_seeds_of_the_fuzz_target_hold_in_every_language() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/lines");
    let seeds: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|seed| std::fs::read_to_string(seed.unwrap().path()).unwrap()).collect();
    assert!(seeds.len() > 9);
    for line in &seeds {
        for tongue in [Tongue::English, Tongue::German, Tongue::French] {
            check(line, &parse_as(line, tongue));
        }
    }
}

/// Trees labelled by hand outside this project, when they are at hand.
#[test]
fn labelled_trees_print_back() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/requirements-gold.jsonl");
    let Ok(labelled) = std::fs::read_to_string(path) else { return };
    for row in labelled.lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        for statement in row["statements"].as_array().unwrap() {
            let tree: Requirement = serde_json::from_value(statement["requirement"].clone()).unwrap();
            assert_eq!(parse(&print(&tree)).statements[0].requirement, tree);
        }
    }
}

#[test]
fn a_megabyte_of_one_repetition_is_read_whatever_is_repeated() {
    for unit in ["aBcd", "JavaScriptPython", "and or (", "Experience:", "Strong ", "a - ", "x, ", "3 years ", "Bachelor ", "B.A. / "] {
        let line = unit.repeat(1_000_000 / unit.len());
        let reading = parse(&line);
        assert!(reading.unread.iter().all(|unread| unread.span.end <= line.len()), "{unit}");
    }
}
