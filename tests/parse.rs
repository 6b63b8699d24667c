//! `qualify parse`: a row per line, in order.

use crate::runner::Desk;

#[test]
fn every_line_is_a_row_in_its_place() {
    let input = "3+ years of Java\n\nWe were founded 20 years ago.\nBachelor's degree in Nursing or equivalent\n";
    let run = Desk::new().run_with_input(&["parse", "--json"], input).expect_code(0);
    let rows = run.rows();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["text"], "3+ years of Java");
    assert_eq!(rows[0]["statements"][0]["requirement"]["experience"]["min_months"], 36);
    assert_eq!(rows[1]["statements"].as_array().unwrap().len(), 0);
    assert_eq!(rows[2]["statements"].as_array().unwrap().len(), 0);
    assert!(rows[3]["statements"][0]["requirement"]["any"].is_array());
}

#[test]
fn the_reading_is_shown_under_the_line() {
    let run = Desk::new().run_with_input(&["parse"], "Two (2) years of payroll experience preferred\n").expect_code(0);
    assert!(run.stdout.contains("Two (2) years of payroll experience preferred"));
    assert!(run.stdout.contains("2 years"), "{}", run.stdout);
    assert!(run.stdout.to_lowercase().contains("preferred"));
}

#[test]
fn a_missing_file_is_named() {
    Desk::new().run(&["parse", "nowhere.txt"]).expect_code(2).says(&["nowhere.txt"]);
}

#[test]
fn each_line_is_read_in_the_language_it_shows() {
    let input = "3+ years of Java\nMindestens 3 Jahre Erfahrung in Java\nAu moins 3 ans d'expérience en Java\n";
    let run = Desk::new().run_with_input(&["parse", "--json"], input).expect_code(0);
    for row in run.rows() {
        assert_eq!(row["statements"][0]["requirement"]["experience"]["min_months"], 36, "{row}");
    }
}

#[test]
fn a_line_is_read_in_the_language_that_is_told() {
    let line = "3 ans SAP\n";
    let run = Desk::new().run_with_input(&["parse", "--json", "--language", "en"], "2 Jahre Erfahrung mit SAP\n").expect_code(0);
    assert_eq!(run.rows()[0]["statements"].as_array().unwrap().len(), 0);
    let run = Desk::new().run_with_input(&["parse", "--json", "--language", "fr"], &format!("Expérience : {line}")).expect_code(0);
    assert_eq!(run.rows()[0]["statements"][0]["requirement"]["experience"]["min_months"], 36);
}
