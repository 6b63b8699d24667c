//! `qualify explain`: the tree, the data, the page, the notice to the candidate, and the smallest change that is then made true.

use serde_json::{Value, json};

use crate::runner::{Desk, Run};

const RULES: &str = "
job: Harbour Engineer
required:
  - id: kubernetes
    text: 2+ years of experience with Kubernetes
  - id: python
    text: Experience with Python
preferred:
  - id: german
    text: Fluent German
screening:
  - id: nights
    text: Willing to work nights
";

fn candidate(end: &str) -> Value {
    json!({
        "id": "avery",
        "basics": {"name": "Ottoline Gullwing", "email": "ottoline@gullwing.example"},
        "work": [
            {"position": "Engineer <ops>", "name": "Gullwing", "startDate": "2022-01", "endDate": end, "summary": "Ran Kubernetes clusters for the quay."},
            {"position": "Clerk", "name": "Ortolan", "startDate": "2019", "endDate": "2020", "summary": "Kept the ledgers in Python scripts."}
        ],
        "languages": [{"language": "German", "fluency": "B1"}]
    })
}

fn explain(desk: &Desk, candidate: &Value, more: &[&str]) -> Run {
    desk.file("job.yaml", RULES);
    desk.file("avery.json", candidate.to_string());
    let mut args = vec!["explain", "job.yaml", "avery.json", "--as-of", "2026-11-01"];
    args.extend(more);
    desk.run(&args).expect_code(0)
}

#[test]
fn the_tree_shows_reason_months_quotes_and_what_would_change_the_outcome() {
    let text = explain(&Desk::new(), &candidate("2023-08"), &[]).stdout;
    for words in [
        "Harbour Engineer, avery judged as of 2026-11-01",
        "not qualified, score",
        "✗ not met kubernetes: 2+ years of experience with Kubernetes",
        "20 months with Kubernetes in 1 position; 24 needed",
        "“Ran Kubernetes clusters for the quay”  work[0].summary",
        "✓ met python: Experience with Python",
        "✗ not met german",
        "… ask nights",
        "the smallest change that would alter the outcome",
        "kubernetes: 4 more months with Kubernetes → qualified",
    ] {
        assert!(text.contains(words), "`{words}` is not in\n{text}");
    }
    let bar = text.lines().find(|line| line.contains("Engineer <ops>")).unwrap();
    assert!(bar.contains('█') && !bar.contains('▒'), "every month of the position is certain: {bar}");
}

#[test]
fn one_rule_alone_is_explained_on_request() {
    let desk = Desk::new();
    let text = explain(&desk, &candidate("2023-08"), &["--rule", "python"]).stdout;
    assert!(text.contains("met python") && !text.contains("kubernetes"), "{text}");
    desk.run(&["explain", "job.yaml", "avery.json", "--rule", "pyton"]).expect_code(2).says(&["no rule `pyton`", "kubernetes, python"]);
}

#[test]
fn the_data_holds_the_result_and_its_changes() {
    let row = explain(&Desk::new(), &candidate("2023-08"), &["--format", "json"]).rows().remove(0);
    assert_eq!(row["outcome"], "not_qualified");
    let kubernetes = &row["rules"][0];
    assert_eq!(kubernetes["months"], json!({"at_least": 20, "at_most": 20, "needed": 24}));
    assert_eq!(kubernetes["evidence"][0]["source"], "work[0].summary");
    assert_eq!(row["changes"]["rules"][0]["rule"], "kubernetes");
    assert_eq!(row["changes"]["rules"][0]["outcome"], "qualified");
    for key in ["rules", "vocabulary", "engine", "profile"] {
        assert!(row["basis"][key].as_str().is_some_and(|text| !text.is_empty()), "{key} in {}", row["basis"]);
    }
}

/// The change says four more months: with four more the same command says qualified, with three it does not.
#[test]
fn the_smallest_change_made_true_leads_where_it_says() {
    let desk = Desk::new();
    let outcome = |end: &str| explain(&desk, &candidate(end), &["--format", "json"]).rows().remove(0)["outcome"].clone();
    assert_eq!([outcome("2023-11"), outcome("2023-12")], [json!("not_qualified"), json!("qualified")]);
}

#[test]
fn a_date_without_its_month_is_named_with_the_month_from_which_it_would_be_met() {
    let desk = Desk::new();
    let row = explain(&desk, &candidate("2023"), &["--format", "json"]).rows().remove(0);
    assert_eq!(row["outcome"], "review");
    let need = row["changes"]["rules"][0]["needs"][0].as_str().unwrap();
    assert!(need.contains("the end of position 1") && need.contains("2023-12 or later"), "{need}");
    assert_eq!(explain(&desk, &candidate("2023-12"), &["--format", "json"]).rows().remove(0)["outcome"], "qualified");
    assert_eq!(explain(&desk, &candidate("2023-11"), &["--format", "json"]).rows().remove(0)["outcome"], "not_qualified");
}

#[test]
fn the_page_is_whole_in_itself_and_marks_the_words() {
    let page = explain(&Desk::new(), &candidate("2023-08"), &["--format", "html"]).stdout;
    for words in
        ["<!doctype html>", "<svg", "<mark", "Ran Kubernetes clusters for the quay", "Engineer &lt;ops&gt;", "20 months with Kubernetes"]
    {
        assert!(page.contains(words), "`{words}` is not in the page");
    }
    for fetched in ["http://", "https://", "src=", "<link", "@import", "Engineer <ops>"] {
        assert!(!page.contains(fetched), "`{fetched}` is in the page");
    }
}

#[test]
fn the_notice_speaks_to_the_candidate_without_score_or_inner_terms() {
    for format in ["text", "json", "html"] {
        let notice = explain(&Desk::new(), &candidate("2023-08"), &["--for", "candidate", "--format", format]).stdout;
        for words in ["Your résumé does not show everything", "2+ years of experience with Kubernetes", "4 more months with Kubernetes"] {
            assert!(notice.contains(words), "`{words}` is not in\n{notice}");
        }
        for inner in ["score", "not_met", "not_qualified", "work[0]", "credit", "kubernetes:"] {
            assert!(!notice.contains(inner), "`{inner}` is in\n{notice}");
        }
    }
}

#[test]
fn who_the_candidate_is_reaches_no_explanation() {
    for more in [&["--format", "text"][..], &["--format", "json"], &["--format", "html"], &["--for", "candidate"]] {
        let said = explain(&Desk::new(), &candidate("2023-08"), more).stdout;
        assert!(!said.contains("Ottoline") && !said.contains("gullwing.example"), "{said}");
    }
}
