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
