//! `qualify score`: the ranked table, the rows, and the same bytes every time.

use crate::runner::{Desk, repository, samples};

fn backend() -> String {
    repository("rules/jobs/backend-engineer.yaml")
}

#[test]
fn samples_are_ranked_by_outcome_then_score() {
    let run = Desk::new().run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0);
    let rows = run.rows();
    assert_eq!(rows.len(), 8);
    let outcome =
        |name: &str| rows.iter().find(|r| r["candidate"].as_str().unwrap().starts_with(name)).unwrap()["outcome"].as_str().unwrap();
    assert_eq!(outcome("backend-avery"), "qualified");
    assert_eq!(outcome("platform-rowan"), "qualified");
    assert_eq!(outcome("nurse-jonas"), "not_qualified");
    assert_eq!(rows[0]["candidate"], "backend-avery");
    let order = |outcome: &str| ["qualified", "review", "not_qualified"].iter().position(|o| *o == outcome).unwrap();
    let keys: Vec<_> =
        rows.iter().map(|r| (order(r["outcome"].as_str().unwrap()), -(r["score"].as_f64().unwrap() * 10.0).round() as i64)).collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn the_table_names_what_decided() {
    let run = Desk::new().run(&["score", &backend(), &samples(), "--as-of", "2026-11-01"]).expect_code(0);
    for word in ["candidate", "outcome", "score", "met", "unclear", "not met", "backend-avery", "qualified", "not qualified"] {
        assert!(run.stdout.contains(word), "`{word}` is not in\n{}", run.stdout);
    }
}

#[test]
fn every_thread_count_and_input_order_gives_the_same_bytes() {
    let desk = Desk::new();
    let mut files: Vec<_> = std::fs::read_dir(samples()).unwrap().map(|e| e.unwrap().path().to_str().unwrap().to_owned()).collect();
    files.sort();
    let score = |files: &[String], threads: &str| {
        let mut args = vec!["score".to_owned(), backend()];
        args.extend(files.iter().cloned());
        args.extend(["--as-of", "2026-11-01", "--format", "jsonl", "--threads", threads].map(str::to_owned));
        desk.run(&args).expect_code(0).stdout
    };
    let one = score(&files, "1");
    assert_eq!(one, score(&files, "2"));
    files.reverse();
    assert_eq!(one, score(&files, "8"));
}

#[test]
fn a_result_carries_the_fields_that_pipelines_read() {
    let run = Desk::new().run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0);
    for row in run.rows() {
        assert_eq!(row["as_of"], "2026-11-01");
        assert!((0.0..=100.0).contains(&row["score"].as_f64().unwrap()));
        for count in ["met", "unclear", "not_met", "ask"] {
            assert!(row["required"][count].is_u64(), "{count} in {row}");
        }
        for rule in row["rules"].as_array().unwrap() {
            assert!(["met", "not_met", "unclear", "ask"].contains(&rule["verdict"].as_str().unwrap()));
            assert!(["required", "preferred", "screening"].contains(&rule["tier"].as_str().unwrap()));
            assert!(!rule["reason"].as_str().unwrap().is_empty());
        }
    }
}

#[test]
fn evidence_is_quoted_from_the_candidate() {
    let desk = Desk::new();
    let candidate = samples() + "/platform-rowan.txt";
    let text = std::fs::read_to_string(&candidate).unwrap();
    let run = desk.run(&["score", &backend(), &candidate, "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0);
    let rules = run.rows()[0]["rules"].clone();
    let quotes: Vec<_> = rules.as_array().unwrap().iter().flat_map(|r| r["evidence"].as_array().cloned().unwrap_or_default()).collect();
    assert!(!quotes.is_empty());
    for evidence in quotes {
        let quote = evidence["quote"].as_str().unwrap();
        assert!(text.contains(quote), "`{quote}` is not in the résumé");
        assert!(!evidence["source"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_row_and_the_rest_is_scored() {
    let desk = Desk::new();
    let broken = desk.file("broken.pdf", b"%PDF-1.7\nnothing follows");
    let run =
        desk.run(&["score", &backend(), &samples(), broken.to_str().unwrap(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(1);
    let rows = run.rows();
    assert_eq!(rows.len(), 9);
    let row = rows.iter().find(|r| r["candidate"] == "broken.pdf").unwrap();
    assert!(!row["error"]["code"].as_str().unwrap().is_empty());
    assert!(!row["error"]["message"].as_str().unwrap().is_empty());
}

#[test]
fn identity_does_not_move_a_verdict() {
    let desk = Desk::new();
    let avery = std::fs::read_to_string(samples() + "/backend-avery.json").unwrap();
    let renamed = avery.replace("Avery Quillfeather", "Bao Nightingale").replace("avery@example.org", "b@example.net");
    let score = |name: &str, content: &str| {
        let path = desk.file(name, content);
        desk.run(&["score", &backend(), path.to_str().unwrap(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0).stdout
    };
    assert_eq!(score("a.json", &avery), score("b.json", &renamed));
}

#[test]
fn top_keeps_the_best() {
    let desk = Desk::new();
    let all = desk.run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0).stdout;
    let top =
        desk.run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "jsonl", "--top", "3"]).expect_code(0).stdout;
    assert_eq!(top, all.split_inclusive('\n').take(3).collect::<String>());
}

#[test]
fn results_judged_again_are_the_same() {
    let desk = Desk::new();
    desk.run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "jsonl", "-o", "earlier.jsonl"]).expect_code(0);
    desk.run(&["score", &backend(), &samples(), "--verify", "earlier.jsonl"]).expect_code(0);
    let tampered = desk.read("earlier.jsonl").replacen("\"verdict\":\"met\"", "\"verdict\":\"not_met\"", 1);
    desk.file("earlier.jsonl", tampered);
    let run = desk.run(&["score", &backend(), &samples(), "--verify", "earlier.jsonl"]).expect_code(1);
    assert!(run.stdout.contains("verdict"), "{}", run.stdout);
}

#[test]
fn a_page_holds_everything_it_shows() {
    let run = Desk::new().run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "html"]).expect_code(0);
    assert!(run.stdout.starts_with("<!doctype html>"));
    assert!(!run.stdout.contains("src=\"http") && !run.stdout.contains("href=\"http"), "a page that needs a server");
    let data = run.stdout.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
    assert_eq!(serde_json::from_str::<serde_json::Value>(data).unwrap()["results"].as_array().unwrap().len(), 8);
}

#[test]
fn a_table_for_programs_has_a_line_per_candidate() {
    let run = Desk::new().run(&["score", &backend(), &samples(), "--as-of", "2026-11-01", "--format", "csv"]).expect_code(0);
    assert_eq!(run.stdout.lines().count(), 9);
    assert!(run.stdout.starts_with("candidate,outcome,score,required_score,preferred_score,decided_by,error"));
}
