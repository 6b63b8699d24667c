//! Bad input gets one clear message with its place and the right exit code, and never a panic.

use std::io::Write as _;

use crate::runner::{Desk, Run, repository, samples};

fn backend() -> String {
    repository("rules/jobs/backend-engineer.yaml")
}

fn score(desk: &Desk, candidate: &std::path::Path) -> Run {
    desk.run(&["score", &backend(), candidate.to_str().unwrap(), "--as-of", "2026-11-01", "--format", "jsonl"])
}

#[track_caller]
fn error_row(run: Run, code: &str) {
    let run = run.expect_code(1);
    let rows = run.rows();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["error"]["code"], code, "{rows:?}");
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn a_missing_rule_file_is_named() {
    Desk::new().run(&["score", "nowhere.yaml", &samples()]).expect_code(2).says(&["nowhere.yaml", "help: check the path"]);
}

#[test]
fn jobs_for_nobody_are_an_error_and_no_silence() {
    let desk = Desk::new();
    let path = desk.file("nobody.jsonl", "");
    desk.run(&["jobs", path.to_str().unwrap(), &backend()]).expect_code(2).says(&["nobody.jsonl", "no candidate"]);
}

#[test]
fn an_index_of_nobody_says_so() {
    let desk = Desk::new();
    let path = desk.file("nobody.jsonl", "");
    desk.run(&["index", path.to_str().unwrap(), "--store", "store"]).expect_code(1).says(&["no candidate"]);
}

#[test]
fn a_missing_candidate_is_named() {
    let desk = Desk::new();
    desk.run(&["score", &backend(), "nobody.pdf"]).expect_code(2).says(&["nobody.pdf"]);
}

#[test]
fn a_folder_without_candidates_is_named() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["score", &backend(), "empty"]).expect_code(2).says(&["empty"]);
}

#[test]
fn an_empty_file_is_an_error_row() {
    let desk = Desk::new();
    let path = desk.file("empty.txt", "");
    error_row(score(&desk, &path), "empty");
}

#[test]
fn binary_garbage_is_an_error_row() {
    let desk = Desk::new();
    let bytes: Vec<u8> = (0..20_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let run = score(&desk, &desk.file("noise.bin", bytes)).expect_code(1);
    assert!(run.rows()[0]["error"]["message"].as_str().unwrap().len() > 10);
}

#[test]
fn an_encrypted_pdf_says_so() {
    let desk = Desk::new();
    error_row(score(&desk, std::path::Path::new(&repository("tests/samples/bad/encrypted.pdf"))), "encrypted");
}

#[test]
fn a_large_text_is_read_or_refused_but_never_hangs() {
    let desk = Desk::new();
    let path = desk.file("large.txt", "Engineer, Somewhere, Jan 2012 - Dec 2016\nJava services\n".repeat(1_000_000));
    let run = score(&desk, &path);
    assert!(run.code == 0 || run.code == 1, "{}", run.stderr);
    assert_eq!(run.rows().len(), 1);
}

#[test]
fn a_zip_bomb_as_docx_is_refused() {
    let desk = Desk::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("[Content_Types].xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..600 {
        zip.write_all(&block).unwrap();
    }
    let path = desk.file("bomb.docx", zip.finish().unwrap().into_inner());
    error_row(score(&desk, &path), "too-large");
}

#[test]
fn a_pdf_with_a_million_objects_is_refused() {
    let desk = Desk::new();
    let mut pdf = b"%PDF-1.4\n".to_vec();
    for i in 1..=1_000_000 {
        write!(pdf, "{i} 0 obj\n<<>>\nendobj\n").unwrap();
    }
    pdf.extend_from_slice(b"trailer <</Root 1 0 R>>\n%%EOF");
    let path = desk.file("objects.pdf", pdf);
    error_row(score(&desk, &path), "too-large");
}

#[test]
fn an_unknown_key_is_underlined_with_the_nearest() {
    let desk = Desk::new();
    let path = desk.file("job.yaml", "job: Clerk\nrequird:\n  - 2 years of payroll experience\n");
    desk.run(&["score", path.to_str().unwrap(), &samples()]).expect_code(2).says(&["job.yaml:2:1", "requird", "required"]);
}

#[test]
fn a_rule_text_that_says_nothing_is_an_error_at_its_place() {
    let desk = Desk::new();
    let path = desk.file("job.yaml", "job: Clerk\nrequired:\n  - lorem ipsum dolor\n  - 2 years of payroll experience\n");
    desk.run(&["score", path.to_str().unwrap(), &samples()]).expect_code(2).says(&["job.yaml:3:5", "lorem ipsum dolor"]);
}

#[test]
fn a_month_thirteen_is_a_doubt_and_not_a_guess() {
    let desk = Desk::new();
    let path =
        desk.file("c.json", r#"{"work": [{"position": "Clerk", "startDate": "2021-13", "endDate": "2022-02", "summary": "Payroll"}]}"#);
    let run = desk.run(&["profile", "--json", path.to_str().unwrap()]).expect_code(0);
    let doubts = run.rows()[0]["doubts"].to_string();
    assert!(doubts.contains("2021-13"), "{doubts}");
}

#[test]
fn a_wrong_date_on_the_command_line_is_explained() {
    let desk = Desk::new();
    desk.run(&["score", &backend(), &samples(), "--as-of", "yesterday"]).expect_code(2).says(&["yesterday", "2026-11-01"]);
}
