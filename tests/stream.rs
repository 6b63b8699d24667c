//! `qualify score --order input`: results as the inputs come, errors apart, going on after an interruption.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::runner::{Desk, repository};

fn rules() -> String {
    repository("rules/jobs/backend-engineer.yaml")
}

fn line(number: usize) -> String {
    let work = json!([{"position": "Software Engineer", "startDate": "2018-01", "endDate": "2022-06", "summary": format!("Java services, round {number}")}]);
    json!({"id": format!("c-{}", 100_000 - number), "work": work}).to_string()
}

/// Candidates whose ids fall as their places rise; every tenth cannot be read.
fn pool(desk: &Desk, count: usize) {
    let lines: Vec<String> = (1..=count).map(|n| if n % 10 == 0 { "{\"id\": ".to_owned() } else { line(n) }).collect();
    desk.file("pool.jsonl", lines.join("\n"));
}

const SHARED: [&str; 6] = ["pool.jsonl", "--as-of", "2026-11-01", "--order", "input", "--format"];

fn score(desk: &Desk, more: &[&str]) -> crate::runner::Run {
    let rules = rules();
    desk.run(&[&["score", &rules][..], &SHARED, more].concat())
}

#[test]
fn rows_come_in_the_order_of_the_inputs_and_unreadable_ones_in_their_place() {
    let desk = Desk::new();
    pool(&desk, 30);
    let run = score(&desk, &["jsonl"]).expect_code(1).says(&["3 of 30 inputs could not be read"]);
    let rows = run.rows();
    assert_eq!(rows.len(), 30);
    for (place, row) in rows.iter().enumerate() {
        if place % 10 == 9 {
            assert!(row["error"]["code"].is_string(), "{row}");
        } else {
            assert_eq!(row["candidate"], format!("c-{}", 100_000 - place - 1));
        }
    }
}

#[test]
fn each_row_is_the_one_that_ranking_gives() {
    let desk = Desk::new();
    pool(&desk, 25);
    let sorted = |run: crate::runner::Run| {
        let mut lines: Vec<String> = run.stdout.lines().map(str::to_owned).filter(|line| !line.contains("\"error\"")).collect();
        lines.sort();
        lines
    };
    let ranked = desk.run(&["score", &rules(), "pool.jsonl", "--as-of", "2026-11-01", "--format", "jsonl"]);
    assert_eq!(sorted(score(&desk, &["jsonl"])), sorted(ranked));
}

#[test]
fn a_ranked_table_keeps_bytes_that_look_like_colours() {
    let desk = Desk::new();
    desk.file("pool.jsonl", (1..=300).map(line).collect::<Vec<_>>().join("\n"));
    let sorted = |name: &str| {
        let mut rows = rows_of(&desk, name);
        rows.sort();
        rows
    };
    score(&desk, &["parquet", "-o", "input.parquet"]).expect_code(0);
    desk.run(&["score", &rules(), "pool.jsonl", "--as-of", "2026-11-01", "--format", "parquet", "-o", "ranked.parquet"]).expect_code(0);
    assert_eq!(sorted("ranked.parquet"), sorted("input.parquet"));
}

#[test]
fn errors_go_to_their_own_file_and_tables_have_the_rest() {
    let desk = Desk::new();
    pool(&desk, 30);
    score(&desk, &["csv", "-o", "out.csv", "--errors", "bad.jsonl"]).expect_code(1);
    let csv = desk.read("out.csv");
    assert!(csv.starts_with("candidate,outcome,score,"), "{csv}");
    assert_eq!((csv.lines().count(), desk.read("bad.jsonl").lines().count()), (28, 3));
    score(&desk, &["parquet", "-o", "out.parquet", "--errors", "bad.jsonl"]).expect_code(1);
    let bytes = fs::read(desk.path("out.parquet")).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
}

#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
    let desk = Desk::new();
    pool(&desk, 40);
    score(&desk, &["jsonl", "-o", "whole.jsonl", "--errors", "whole-bad.jsonl"]).expect_code(1);
    let whole = desk.read("whole.jsonl");
    let halves = [0, 1, 5, 9, 10, 17].map(|lines| whole.split_inclusive('\n').take(lines).map(str::len).sum::<usize>() + 7);
    for length in halves {
        desk.file("part.jsonl", whole.get(..length).unwrap());
        let judged = whole.get(..length).unwrap().matches('\n').count();
        // As many errors as the run had come upon.
        let errors = desk.read("whole-bad.jsonl").split_inclusive('\n').take(judged / 9).collect::<String>();
        desk.file("part-bad.jsonl", errors);
        score(&desk, &["jsonl", "-o", "part.jsonl", "--errors", "part-bad.jsonl", "--resume"]).expect_code(1);
        assert_eq!(desk.read("part.jsonl"), whole, "cut after {length} bytes");
        assert_eq!(desk.read("part-bad.jsonl"), desk.read("whole-bad.jsonl"));
    }
}

#[test]
fn a_table_of_lines_goes_on_behind_its_last_whole_row() {
    let desk = Desk::new();
    pool(&desk, 24);
    let lines = desk.read("pool.jsonl").replacen("\"id\":\"c-99997\"", "\"id\":\"c, \\\"3\\\"\\nof a cell\"", 1);
    desk.file("pool.jsonl", lines);
    score(&desk, &["csv", "-o", "whole.csv"]).expect_code(1);
    let whole = desk.read("whole.csv");
    assert!(whole.contains("\"c, \"\"3\"\"\nof a cell\""), "{whole}");
    let third = whole.find("c, \"\"3").unwrap();
    for length in [0, 9, third - 1, third + 2, third + 12, whole.len() / 2, whole.len() - 1, whole.len()] {
        desk.file("part.csv", whole.get(..length).unwrap());
        score(&desk, &["csv", "-o", "part.csv", "--resume"]);
        assert_eq!(desk.read("part.csv"), whole, "cut after {length} bytes");
    }
    desk.file("part.csv", "candidate,another header\nc-1,met\n");
    score(&desk, &["csv", "-o", "part.csv", "--resume"]).expect_code(2).says(&["holds results of other inputs, rules or dates"]);
}

/// The candidates of a Parquet table and their outcomes.
fn rows_of(desk: &Desk, name: &str) -> Vec<String> {
    use parquet::file::reader::FileReader as _;
    let table = parquet::file::reader::SerializedFileReader::new(fs::File::open(desk.path(name)).unwrap()).unwrap();
    table.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect()
}

#[test]
fn a_parquet_table_goes_on_behind_its_last_part() {
    let desk = Desk::new();
    pool(&desk, 40);
    let all = desk.read("pool.jsonl");
    let errors = ["--errors", "bad.jsonl"];
    for more in [&errors[..], &[]] {
        score(&desk, &[&["parquet", "-o", "whole.parquet"], more].concat()).expect_code(1);
        // What an interrupt leaves is a whole table of the first inputs.
        desk.file("pool.jsonl", all.lines().take(21).map(|line| format!("{line}\n")).collect::<String>());
        score(&desk, &[&["parquet", "-o", "out.parquet"], more].concat());
        desk.file("pool.jsonl", &all);
        // What was begun of the next part is of no use.
        fs::create_dir(desk.path("out.parquet.parts")).unwrap();
        desk.file("out.parquet.parts/making", "half a part");
        if !more.is_empty() {
            desk.file("bad.jsonl", format!("{}{{\"cand", desk.read("bad.jsonl")));
        }
        score(&desk, &[&["parquet", "-o", "out.parquet", "--resume"], more].concat())
            .expect_code(1)
            .says(&["21 inputs had been judged before"]);
        assert_eq!(rows_of(&desk, "out.parquet"), rows_of(&desk, "whole.parquet"));
        assert!(!desk.path("out.parquet.parts").exists());
        if !more.is_empty() {
            assert_eq!(desk.read("bad.jsonl").lines().count(), 4);
        }
        fs::remove_file(desk.path("out.parquet")).unwrap();
    }
}

#[test]
fn results_of_other_rules_are_not_gone_on_with() {
    let desk = Desk::new();
    pool(&desk, 5);
    score(&desk, &["jsonl", "-o", "out.jsonl"]).expect_code(0);
    let before = desk.read("out.jsonl");
    let other = desk.file("other.yaml", "job: Cook\nrequired:\n  - 2 years of cooking\n");
    let arguments = [&["score", other.to_str().unwrap()][..], &SHARED, &["jsonl", "-o", "out.jsonl", "--resume"]].concat();
    desk.run(&arguments).expect_code(2).says(&["holds results of other inputs, rules or dates"]);
    assert_eq!(desk.read("out.jsonl"), before);
}

#[test]
fn what_cannot_be_streamed_says_so() {
    let desk = Desk::new();
    pool(&desk, 2);
    score(&desk, &["table"]).expect_code(2).says(&["`--order input` writes as it goes"]);
    score(&desk, &["jsonl", "--top", "3"]).expect_code(2).says(&["judges every input"]);
    desk.run(&["score", &rules(), "pool.jsonl", "--errors", "bad.jsonl"]).expect_code(2).says(&["need `--order input`"]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_lines_that_can_be_gone_on_with() {
    let desk = Desk::new();
    let lines: Vec<String> = (1..=2500).map(line).collect();
    desk.file("pool.jsonl", lines.join("\n"));
    let rules = rules();
    let arguments = [&["score", &rules][..], &SHARED, &["jsonl", "-o", "out.jsonl"]].concat();
    let mut child = Command::new(env!("CARGO_BIN_EXE_qualify"))
        .args(&arguments)
        .current_dir(desk.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let since = Instant::now();
    while fs::metadata(desk.path("out.jsonl")).map_or(0, |meta| meta.len()) == 0 && since.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(5));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    child.wait().unwrap();
    let stopped = desk.read("out.jsonl");
    assert!(stopped.ends_with('\n') && stopped.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    desk.run(&[&arguments[..], &["--resume"]].concat()).expect_code(0);
    let ids: Vec<String> =
        desk.read("out.jsonl").lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["candidate"].to_string()).collect();
    let expected: Vec<String> = (1..=2500).map(|number| format!("\"c-{}\"", 100_000 - number)).collect();
    assert_eq!(ids, expected);
}
