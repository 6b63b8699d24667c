//! Stores that are damaged, foreign, locked or odd; candidates that are; and every form of query that the help names.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::runner::{Desk, repository, samples};

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn person(id: &str, work: &Value) -> String {
    json!({"id": id, "work": work}).to_string()
}

fn job(title: &str, start: &str, end: &str, summary: &str) -> Value {
    json!({"position": title, "startDate": start, "endDate": end, "summary": summary})
}

/// Six people whose words and months are known.
fn people() -> Desk {
    let desk = Desk::new();
    let lines = [
        json!({"id": "ada", "work": [job("Software Engineer", "2018-01", "2023-12", "Built Java and C++ services on Kubernetes")],
               "education": [{"studyType": "Bachelor of Science", "area": "Computer Science"}], "skills": [{"name": "Java"}]}),
        json!({"id": "bo", "work": [job("Backend Developer", "2021-01", "2022-12", "C# and .NET services, some JavaScript and Node.js")]}),
        json!({"id": "cy", "work": [job("Project Manager", "2012-01", "2019-12", "Risk and cost analysis for hospital projects")],
               "certificates": [{"name": "PMP"}], "languages": [{"language": "Spanish", "fluency": "C1"}]}),
        json!({"id": "di", "work": [job("Registered Nurse", "2010-01", "2021-12", "Cared for patients on a surgical ward")],
               "education": [{"studyType": "Master of Science", "area": "Nursing"}]}),
        json!({"id": "eve", "work": [{"position": "Developer", "startDate": "2022-01", "endDate": "2023-12", "hoursPerWeek": 20, "summary": "Java"}]}),
        json!({"id": "flo", "work": [{"position": "Developer", "startDate": "2022", "endDate": "2023", "summary": "Java on Kubernetes"}]}),
    ];
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    desk.file("people.jsonl", lines.join("\n"));
    desk.run(&["index", "people.jsonl", "--store", "store"]).expect_code(0);
    desk
}

fn rows(desk: &Desk, query: &str, more: &[&str]) -> Vec<Value> {
    let mut arguments = vec!["search", query, "--store", "store", "--json", "--as-of", "2024-06-15"];
    arguments.extend(more);
    desk.run(&arguments).expect_code(0).rows()
}

fn ids(desk: &Desk, query: &str) -> Vec<String> {
    let mut ids: Vec<_> = rows(desk, query, &[]).iter().map(|row| row["candidate"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn every_form_of_query_finds_whom_it_should() {
    let desk = people();
    for (query, expected) in [
        ("java AND kubernetes", "ada flo"),
        ("java kubernetes", "ada flo"),
        ("java OR .net", "ada bo eve flo"),
        ("java NOT kubernetes", "eve"),
        ("java -kubernetes", "eve"),
        ("(java OR c#) -kubernetes", "bo eve"),
        ("java OR c# kubernetes", "ada eve flo"),
        ("\"surgical ward\"", "di"),
        ("\"ward surgical\"", ""),
        ("hospit*", "cy"),
        ("kubernets~", "ada flo"),
        ("\"risk analysis\"~3", "cy"),
        ("\"risk analysis\"", ""),
        ("k8s", "ada flo"),
        ("\"k8s\"", "ada flo"),
        ("=k8s", ""),
        ("containers", "ada flo"),
        ("=containers", ""),
        ("C++", "ada"),
        ("C#", "bo"),
        (".NET", "bo"),
        ("Node.js", "bo"),
        ("JavaScript", "bo"),
        ("title:nurse", "di"),
        ("title:services", ""),
        ("skill:java", "ada"),
        ("degree:master", "di"),
        ("degree:bachelor", "ada di"),
        ("degree:nursing", "di"),
        ("credential:PMP", "cy"),
        ("language:spanish", "cy"),
        ("java >= 3 years", "ada"),
        ("java >= 12 months", "ada eve"),
        ("java >= 13 months", "ada"),
        ("java <= 14 months", "eve"),
        ("kubernetes within 2 years", "ada flo"),
        ("nurse within 2 years", ""),
        ("total >= 8 years", "cy di"),
        ("total >= 12 months within 3 years", "ada bo eve"),
        ("kubernetes >= 18 months within 5 years", "ada"),
        ("NOT total >= 1 years", "flo"),
    ] {
        assert_eq!(ids(&desk, query).join(" "), expected, "{query}");
    }
}

#[test]
fn months_in_all_count_hours_and_vague_dates_as_scoring_does() {
    let desk = people();
    let months =
        |id: &str| rows(&desk, "developer OR engineer", &[]).iter().find(|row| row["candidate"] == id).unwrap()["total_months"].clone();
    assert_eq!((months("ada"), months("eve"), months("flo")), (json!(72), json!(12), json!(2)));
    let by_months: Vec<Value> =
        rows(&desk, "developer OR engineer", &["--sort", "months"]).iter().map(|row| row["candidate"].clone()).collect();
    assert_eq!(by_months, ["ada", "bo", "eve", "flo"]);
}

#[test]
fn vague_dates_are_counted_apart_and_taken_in_when_asked() {
    let desk = people();
    let run = desk.run(&["search", "java >= 20 months", "--store", "store", "--as-of", "2024-06-15"]).expect_code(0);
    assert!(run.stdout.contains("1 candidate found") && run.stdout.contains("1 more if vague dates"), "{}", run.stdout);
    assert_eq!(rows(&desk, "java >= 20 months", &["--vague"]).len(), 2);
}

#[test]
fn facets_count_all_that_are_found_and_snippets_mark_the_words() {
    let desk = people();
    let found = rows(&desk, "kubernetes", &["--facets", "--top", "1"]);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1]["count"], 2);
    assert!(found[1]["facets"]["skills"].as_array().unwrap().contains(&json!({"value": "Kubernetes", "count": 2})), "{}", found[1]);
    assert!(found[1]["facets"]["degree"].as_array().unwrap().contains(&json!({"value": "bachelor", "count": 1})), "{}", found[1]);
    let snippet = &found[0]["snippets"][0];
    let mark = &snippet["highlights"][0];
    let (start, end) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
    assert_eq!(snippet["text"].as_str().unwrap().get(start..end), Some("Kubernetes"));
}

#[test]
fn a_mixed_query_is_shown_back_and_a_wrong_one_offered_another_reading_that_is_never_silently_taken() {
    let desk = people();
    desk.run(&["search", "java OR kubernetes nurse", "--store", "store"]).expect_code(0).says(&["read as: java OR (kubernetes AND nurse)"]);
    let wrong = desk.run(&["search", "(java OR nurse", "--store", "store"]).expect_code(2);
    assert!(wrong.stdout.is_empty());
    wrong.says(&["(java OR nurse\n  ^", "`--lenient` reads it as: (java OR nurse)"]);
    let lenient = desk.run(&["search", "(java OR nurse", "--store", "store", "--lenient", "--json"]).expect_code(0);
    assert_eq!(lenient.rows().len(), 4);
    lenient.says(&["read leniently as:"]);
}

#[test]
fn queries_are_read_a_line_each_and_a_wrong_one_stops_nothing() {
    let desk = people();
    let run = desk.run_with_input(&["search", "--store", "store", "--json"], "title:nurse\n\njava AND (\nc#\n").expect_code(0);
    let found: Vec<_> = run.rows().iter().map(|row| row["candidate"].clone()).collect();
    assert_eq!(found, ["di", "bo"]);
    run.says(&["java AND ("]);
}

#[test]
fn a_checked_store_is_whole_until_a_byte_of_it_changes() {
    let desk = people();
    let whole = desk.run(&["index", "--check", "--store", "store"]).expect_code(0);
    assert!(whole.stdout.contains("6 candidates in `store`, 0 damaged files"), "{}", whole.stdout);
    let file = files(&desk.path("store")).into_iter().find(|file| file.extension().is_some_and(|e| e == "fast")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let damaged = desk.run(&["index", "--check", "--store", "store"]).expect_code(1);
    assert!(damaged.stdout.contains("damaged: ") && damaged.stdout.contains("1 damaged files"), "{}", damaged.stdout);
}

#[test]
fn a_store_read_with_another_vocabulary_is_warned_about() {
    let desk = people();
    desk.file("more/vocabulary/own.yaml", "- concept: Kubernetes fleet\n  aliases: [kubby fleet]\n");
    desk.run(&["search", "java", "--store", "store", "--vocabulary", "more"])
        .expect_code(0)
        .says(&["6 candidates were read with another vocabulary"]);
    let rules = repository("rules/jobs/backend-engineer.yaml");
    let score = |more: &[&str]| {
        let mut arguments = vec!["score", &rules, "--store", "store", "--as-of", "2024-06-15", "--top", "3", "--format", "csv"];
        arguments.extend(more);
        desk.run(&arguments).expect_code(0)
    };
    let warned = score(&["--vocabulary", "more"]);
    assert_eq!(warned.stdout, score(&[]).stdout);
    warned.says(&["6 candidates were read with another vocabulary"]);
    let checked = desk.run(&["index", "--check", "--store", "store", "--vocabulary", "more"]).expect_code(1);
    assert!(checked.stdout.contains("another vocabulary"), "{}", checked.stdout);
}

#[test]
fn the_best_of_a_store_are_the_best_of_its_files() {
    let desk = Desk::new();
    desk.run(&["index", &samples(), "--store", "store"]).expect_code(0);
    for rules in ["backend-engineer", "registered-nurse"] {
        let rules = repository(&format!("rules/jobs/{rules}.yaml"));
        if !Path::new(&rules).exists() {
            continue;
        }
        for top in ["1", "3", "8"] {
            let shared = ["--as-of", "2026-11-01", "--format", "jsonl", "--top", top];
            let from_store = desk.run(&[&["score", &rules, "--store", "store"][..], &shared].concat()).expect_code(0);
            let from_files = desk.run(&[&["score", &rules, &samples()][..], &shared].concat()).expect_code(0);
            assert_eq!(from_store.stdout, from_files.stdout, "{rules}, the best {top}");
        }
    }
}

#[test]
fn foreign_and_newer_folders_are_left_as_they_are() {
    let desk = people();
    desk.file("notes/mine.txt", "mine");
    desk.run(&["index", "people.jsonl", "--store", "notes"]).expect_code(2).says(&["`notes` is not a store"]);
    assert_eq!(files(&desk.path("notes")).len(), 1);
    desk.file("store/qualify-store.json", r#"{"format": 99}"#);
    desk.run(&["search", "java", "--store", "store"]).expect_code(2).says(&["has format 99"]);
    desk.run(&["index", "people.jsonl", "--store", "store"]).expect_code(2).says(&["has format 99"]);
}

#[test]
fn many_candidates_with_one_id_are_all_kept_apart() {
    let desk = Desk::new();
    let lines: Vec<String> =
        (0..2000).map(|n| person("same", &json!([job("Cook", "2019-01", "2020-01", &format!("Soup number {n}"))]))).collect();
    desk.file("same.jsonl", lines.join("\n"));
    desk.run(&["index", "same.jsonl", "--store", "store"]).expect_code(0).says(&["2000 candidates read", "1999 shared their id"]);
    assert_eq!(rows(&desk, "soup", &["--top", "3000"]).len(), 2000);
    desk.run(&["index", "same.jsonl", "--store", "store"]).expect_code(0).says(&["0 candidates read, 2000 unchanged, 2000 in the store"]);
}

#[test]
fn an_id_that_is_a_path_stays_an_id() {
    let desk = Desk::new();
    desk.file("in/odd.jsonl", person("../../escape", &json!([job("Cook", "2019-01", "2020-01", "Soup")])));
    desk.run(&["index", "in/odd.jsonl", "--store", "in/store"]).expect_code(0);
    let outside = |desk: &Desk| files(&desk.path(".")).into_iter().filter(|file| !file.to_string_lossy().contains("/in/")).count();
    assert_eq!(outside(&desk), 0);
    desk.run(&["forget", "../../escape", "--store", "in/store"]).expect_code(0).says(&["../../escape: forgotten"]);
    assert_eq!(outside(&desk), 0);
}

#[test]
fn a_giant_field_is_a_candidate_or_a_finding() {
    let desk = Desk::new();
    let giant = "grill and menus ".repeat(400_000);
    desk.file("giant.csv", format!("id,job title,summary\n1,Cook,\"{giant}\"\n2,Baker,bread\n"));
    let run = desk.run(&["index", "giant.csv", "--store", "store", "--errors", "errors.jsonl"]);
    assert!(run.code < 2 && !run.stderr.contains("panicked"), "{}", run.stderr);
    assert_eq!(ids(&desk, "baker"), ["2"]);
    let unread = desk.read("errors.jsonl").lines().count();
    assert_eq!(ids(&desk, "cook").len() + unread, 1);
}

#[test]
fn a_table_of_other_columns_is_a_finding() {
    let desk = people();
    let rules = repository("rules/jobs/backend-engineer.yaml");
    desk.run(&["score", &rules, "people.jsonl", "--format", "parquet", "-o", "results.parquet"]).expect_code(0);
    let run = desk.run(&["index", "results.parquet", "--store", "other", "--errors", "errors.jsonl"]);
    assert!(run.code < 2 && !run.stderr.contains("panicked"), "{}", run.stderr);
    let cut = fs::read(desk.path("results.parquet")).unwrap();
    desk.file("cut.parquet", &cut[..cut.len() / 2]);
    desk.run(&["index", "cut.parquet", "--store", "other", "--errors", "errors.jsonl"])
        .expect_code(1)
        .says(&["1 inputs could not be read"]);
    assert!(desk.read("errors.jsonl").contains("cut.parquet"));
}

#[test]
fn the_best_jobs_are_the_first_of_all_jobs() {
    let desk = people();
    desk.file(
        "ada.json",
        person("ada", &json!([job("Software Engineer", "2018-01", "2023-12", "Built Java and C++ services on Kubernetes")])),
    );
    let skills = ["Java", "Python", "Kubernetes", "welding", "C++", "nursing"];
    for (number, skill) in skills.iter().cycle().take(30).enumerate() {
        let other = skills[number * 7 % 5];
        let years = number % 8 + 1;
        let rules = format!(
            "job: Job {number}\nrequired:\n  - {years} years of experience with {skill}\npreferred:\n  - Experience with {other}\n"
        );
        desk.file(&format!("jobs/{number:02}.yaml"), rules);
    }
    desk.file("jobs/broken.yaml", "job: [");
    let run = |more: &[&str]| {
        desk.run(&[&["jobs", "ada.json", "jobs", "--as-of", "2024-06-15", "--format", "jsonl"][..], more].concat()).expect_code(1)
    };
    let all = run(&[]);
    assert_eq!(all.stdout.lines().count(), 30);
    for top in [1, 4, 17, 100] {
        let best = run(&["--top", &top.to_string()]);
        assert_eq!(best.stdout.lines().collect::<Vec<_>>(), all.stdout.lines().take(top).collect::<Vec<_>>());
        best.says(&["broken.yaml"]);
    }
}

#[test]
fn jobs_for_many_candidates_are_those_for_each() {
    let desk = Desk::new();
    let ada = person("ada", &json!([job("Software Engineer", "2018-01", "2023-12", "Built Java services on Kubernetes")]));
    let bo = person("bo", &json!([job("Welder", "2015-03", "2023-12", "Welding of pipes; a zorgler by trade")]));
    desk.file("ada.json", &ada);
    desk.file("bo.json", &bo);
    let one_a_line = |person: &str| serde_json::from_str::<serde_json::Value>(person).unwrap().to_string();
    desk.file("both.jsonl", format!("{}\n{{\"work\": [\n{}\n", one_a_line(&ada), one_a_line(&bo)));
    for (number, skill) in ["Java", "welding", "containers", "team leadership of pipes", "nursing", "pipe work"].iter().enumerate() {
        desk.file(&format!("jobs/{number}.yaml"), format!("job: Job {number}\nrequired:\n  - 2 years of experience with {skill}\n"));
    }
    let own = "job: Own\nrequired:\n  - Experience with welding\nvocabulary: {welding: [zorgler]}\n";
    desk.file("jobs/own.yaml", own);
    for top in [&["--top", "1"][..], &["--top", "4"], &[]] {
        let jobs = |candidate: &str, code| {
            desk.run(&[&["jobs", candidate, "jobs", "--as-of", "2024-06-15", "--format", "jsonl"], top].concat()).expect_code(code)
        };
        let (ada, bo, both) = (jobs("ada.json", 0).stdout, jobs("bo.json", 0).stdout, jobs("both.jsonl", 1));
        let rows: Vec<&str> = both.stdout.lines().collect();
        let each: Vec<&str> = ada.lines().chain(bo.lines()).collect();
        let failed = ada.lines().count();
        assert!(rows[failed].contains("\"error\""), "{}", rows[failed]);
        assert_eq!([&rows[..failed], &rows[failed + 1..]].concat(), each);
        // The same as scoring each job's file.
        for row in bo.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap()) {
            let file = row["file"].as_str().unwrap();
            let scored = desk.run(&["score", file, "bo.json", "--as-of", "2024-06-15", "--format", "jsonl"]).rows();
            for key in ["candidate", "outcome", "score", "rules", "required"] {
                assert_eq!(row[key], scored[0][key], "{file}: {key}");
            }
        }
    }
}

#[test]
fn candidates_come_through_a_pipe_by_and_by() {
    let desk = people();
    let lines = desk.read("people.jsonl");
    let mut child = Command::new(env!("CARGO_BIN_EXE_qualify"))
        .args(["index", "-", "--store", "piped"])
        .current_dir(desk.path(""))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    for part in lines.as_bytes().chunks(50) {
        pipe.write_all(part).unwrap();
        std::thread::sleep(Duration::from_millis(2));
    }
    drop(pipe);
    let run = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains("6 candidates read"), "{said}");
}
