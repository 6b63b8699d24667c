//! The query language, as tables and properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use qualify_search::query::{self, Field, Form, Measured, Node, Term};

/// What is written, and how it is shown back.
const OK: [(&str, &str); 35] = [
    ("java", "java"),
    ("java spring", "java AND spring"),
    ("java AND spring", "java AND spring"),
    ("java OR kotlin android", "java OR (kotlin AND android)"),
    ("(java OR kotlin) android", "(java OR kotlin) AND android"),
    ("java -php", "java AND NOT php"),
    ("java NOT (php OR perl)", "java AND NOT (php OR perl)"),
    ("NOT php", "NOT php"),
    ("-(a b)", "NOT (a AND b)"),
    ("((java))", "java"),
    ("(a b) c", "a AND b AND c"),
    ("a OR (b OR c)", "a OR b OR c"),
    ("\"project manager\" pmp", "\"project manager\" AND pmp"),
    ("\u{201c}project manager\u{201d}", "\"project manager\""),
    ("C++ C# .NET Node.js", "C++ AND C# AND .NET AND Node.js"),
    ("manag*", "manag*"),
    ("\"project manag*\"", "\"project manag*\""),
    ("kubernets~", "kubernets~1"),
    ("\"risk analysis\"~3", "\"risk analysis\"~3"),
    ("=java", "=java"),
    ("title:\"software engineer\"", "title:\"software engineer\""),
    ("Title:(cook OR chef) -waiter", "(title:cook OR title:chef) AND NOT waiter"),
    ("degree:bachelor credential:=CPA", "degree:bachelor AND credential:=CPA"),
    ("java >= 3 years", "java >= 3 years"),
    ("java>3yrs", "java >= 37 months"),
    ("java < 2 years", "java <= 23 months"),
    ("\"machine learning\" >= 18 months", "\"machine learning\" >= 18 months"),
    ("kubernetes within 2 years", "kubernetes within 2 years"),
    ("java >= 1.5 years within the last 5 years", "java >= 18 months within 5 years"),
    ("total ≥ 10 years java", "total >= 10 years AND java"),
    ("total quality", "total AND quality"),
    ("within budget", "within AND budget"),
    ("\"5 years\" 24 7 365", "\"5 years\" AND 24 AND 7 AND 365"),
    ("3 yearling", "3 AND yearling"),
    ("\"or\" ORACLE ANDROID NOTHING", "\"or\" AND ORACLE AND ANDROID AND NOTHING"),
];

/// What is written, the words that the error points at, a word of the message, and the lenient reading.
const ERR: [(&str, &str, &str, Option<&str>); 36] = [
    ("", "", "empty", None),
    ("   ", "   ", "empty", None),
    ("(java OR kotlin", "(", "never closed", Some("(java OR kotlin)")),
    ("java)", ")", "never opened", Some("java")),
    ("java \"spring", "\"", "never closed", Some("java \"spring\"")),
    ("()", "()", "between the parentheses", None),
    ("java () spring", "()", "between the parentheses", Some("java spring")),
    ("java AND", "AND", "nothing follows", Some("java")),
    ("java AND OR go", "AND", "nothing follows", Some("java OR go")),
    ("OR java", "OR", "nothing stands before", Some("java")),
    ("(AND java)", "AND", "nothing stands before", Some("(java)")),
    ("java NOT", "NOT", "nothing follows", Some("java")),
    ("java or kotlin", "or", "lower case", Some("java OR kotlin")),
    ("java and not kotlin", "and", "lower case", Some("java AND NOT kotlin")),
    ("java && kotlin", "&&", "no operator", Some("java AND kotlin")),
    ("java | kotlin", "|", "no operator", Some("java OR kotlin")),
    ("+java", "+", "not needed", Some("java")),
    ("java - senior", "-", "excludes nothing", Some("java senior")),
    ("titel:chef", "titel", "no field", Some("title:chef")),
    ("title: chef", "title:", "nothing follows", Some("chef")),
    ("*java", "*", "end of a word", None),
    ("ja*va", "*", "end of a word", None),
    ("java~9", "~9", "`~`", None),
    (">= 3 years", ">=", "nothing stands before", None),
    ("java >= ", ">=", "no length", None),
    ("java >= 3", "3", "no unit", Some("java >= 3 years")),
    ("java 5+ years", "5+ years", "compared with nothing", Some("java >= 5 years")),
    ("5+ years java", "5+ years", "compared with nothing", Some("total >= 5 years java")),
    ("(java OR 18 months)", "18 months", "compared with nothing", Some("(java OR total >= 18 months)")),
    ("\"machine learning\" 3 yrs sql", "3 yrs", "compared with nothing", Some("\"machine learning\" >= 3 yrs sql")),
    ("kotlin 2years", "2years", "compared with nothing", Some("kotlin >= 2years")),
    ("java >= 0.3 years", "0.3 years", "whole number", None),
    ("java >= 300 years", "300 years", "hundred years", None),
    ("java < 0 months", "0 months", "shorter", None),
    ("title:java >= 3 years", "title:java", "measured", None),
    ("... java", "...", "no letter", Some("java")),
];

#[test]
fn queries_are_shown_back_as_they_were_read() {
    for (text, shown) in OK {
        let read = query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.to_string(), shown, "{text}");
        assert_eq!(query::parse(shown).expect(shown).node, read.node, "{shown}");
    }
}

#[test]
fn errors_point_at_their_place_and_offer_a_lenient_reading() {
    for (text, pointed, message, lenient) in ERR {
        let error = query::parse(text).expect_err(text);
        assert_eq!(text.get(error.span.clone()), Some(pointed), "{text}: {error}");
        assert!(error.message.contains(message), "{text}: {error}");
        assert!(!error.help.is_empty(), "{text}");
        assert_eq!(error.lenient.as_deref(), lenient, "{text}: {error}");
    }
}

#[test]
fn only_mixed_operators_without_parentheses_are_mixed() {
    for (text, mixed) in [("a b OR c", true), ("(a b) OR c", false), ("a OR b OR c", false), ("a b c", false), ("x (a OR b c)", true)] {
        assert_eq!(query::parse(text).unwrap().mixed, mixed, "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_before_the_stack_ends() {
    let text = format!("{}a{}", "(".repeat(20_000), ")".repeat(20_000));
    assert!(query::parse(&text).unwrap_err().message.contains("nest deeper"));
    assert!(query::parse(&"-".repeat(20_000)).is_err());
    assert!(query::parse(&"NOT ".repeat(10_000)).is_err());
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z][a-z0-9+#.]{0,6}", Just("C++".to_owned()), Just(".NET".to_owned()), Just("naïve".to_owned())]
        .prop_filter("operators", |word| !["and", "or", "not", "total", "within"].contains(&word.as_str()))
}

fn term() -> impl Strategy<Value = Term> {
    let field = prop_oneof![Just(None), prop::sample::select(&Field::ALL[..]).prop_map(|(_, field)| Some(field))];
    let form = prop_oneof![Just(Form::Whole), Just(Form::Prefix), (1u8..=2).prop_map(Form::Near)];
    (field, prop::collection::vec(word(), 1..3), any::<bool>(), form).prop_map(|(field, words, exact, form)| {
        let (quoted, words) = (words.len() > 1, words.join(" "));
        Term { field, words, quoted, exact, form, span: 0..0 }
    })
}

fn measured() -> impl Strategy<Value = Measured> {
    let bounds = (prop::option::of(0u32..600), prop::option::of(0u32..600));
    (prop::option::of(prop::collection::vec(word(), 1..3)), bounds, any::<bool>()).prop_map(|(subject, (months, within), most)| {
        let subject = subject.map(|words| words.join(" "));
        let months = if within.is_none() { Some(months.unwrap_or(24)) } else { months };
        let (at_least, at_most) = if most { (None, months) } else { (months, None) };
        Measured { subject, at_least, at_most, within, span: 0..0 }
    })
}

fn flat(parts: Vec<Node>, or: bool) -> Node {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Node::And(inner) if !or => all.extend(inner),
            Node::Or(inner) if or => all.extend(inner),
            part => all.push(part),
        }
    }
    if or { Node::Or(all) } else { Node::And(all) }
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![3 => term().prop_map(Node::Term), 1 => measured().prop_map(Node::Measured)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            parts().prop_map(|parts| flat(parts, false)),
            parts().prop_map(|parts| flat(parts, true)),
            inner.clone().prop_map(|part| Node::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_query(node in node()) {
        let printed = node.to_string();
        let read = query::parse(&printed).map_err(|error| TestCaseError::fail(format!("{printed}: {error}")))?;
        prop_assert_eq!(read.node, node, "{}", printed);
    }

    #[test]
    fn any_text_is_a_query_or_an_error_with_a_place(text in "\\PC{0,60}") {
        check(&text)?;
    }

    #[test]
    fn any_run_of_signs_is_a_query_or_an_error_with_a_place(text in "[-+()\"*~=<>:&|. a0ORANDT\u{201c}]{0,24}") {
        check(&text)?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match query::parse(text) {
        Ok(read) => prop_assert_eq!(query::parse(&read.to_string()).map(|read| read.node), Ok(read.node)),
        Err(error) => {
            prop_assert!(text.get(error.span.clone()).is_some());
            if let Some(lenient) = error.lenient {
                prop_assert!(query::parse(&lenient).is_ok(), "{}", lenient);
            }
        }
    }
    Ok(())
}
