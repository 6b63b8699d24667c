//! `qualify draft`: a scraped posting becomes a rule file that scores.

use crate::runner::{Desk, repository, samples};

fn posting() -> String {
    repository("tests/samples/postings/warehouse-scraped.txt")
}

#[test]
fn a_posting_that_stands_twice_gives_each_rule_once() {
    let run = Desk::new().run(&["draft", &posting(), "--format", "json"]).expect_code(0);
    let drafted: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let rules: Vec<_> =
        drafted["rules"].as_array().unwrap().iter().map(|r| (r["tier"].as_str().unwrap(), r["text"].as_str().unwrap())).collect();
    let tiers: Vec<_> = rules.iter().map(|r| r.0).collect();
    assert_eq!(tiers.iter().filter(|t| **t == "required").count(), 2, "{rules:?}");
    assert_eq!(tiers.iter().filter(|t| **t == "preferred").count(), 1, "{rules:?}");
    assert_eq!(tiers.iter().filter(|t| **t == "screening").count(), 1, "{rules:?}");
    let degree = rules.iter().find(|r| r.1.starts_with("Associate degree")).unwrap().1;
    assert!(degree.to_lowercase().contains("or equivalent experience"), "{degree}");
}

#[test]
fn the_drafted_file_scores_candidates() {
    let desk = Desk::new();
    desk.run(&["draft", &posting(), "-o", "job.yaml"]).expect_code(0);
    let yaml = desk.read("job.yaml");
    assert!(yaml.contains("screening:"), "{yaml}");
    let run = desk.run(&["score", "job.yaml", &samples(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0);
    assert_eq!(run.rows().len(), 8);
}

#[test]
fn every_line_is_explained() {
    let run = Desk::new().run(&["draft", &posting(), "--explain"]).expect_code(0);
    assert!(run.stdout.contains("conveyor") || run.stderr.contains("conveyor"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_posting_without_requirements_is_said() {
    let desk = Desk::new();
    let path = desk.file("posting.txt", "We sell umbrellas. Our shop opened in 1988.\n");
    let run = desk.run(&["draft", path.to_str().unwrap()]);
    assert_ne!(run.code, 0);
    assert!(run.stderr.contains("posting.txt"), "{}", run.stderr);
}

#[test]
fn postings_of_other_languages_become_rule_files_with_tiers() {
    let desk = Desk::new();
    let german = "Koch\nIhr Profil\n- Mindestens 3 Jahre Berufserfahrung in der Gastronomie\n- Englischkenntnisse von Vorteil\n- Reisebereitschaft\n\
                  Wir bieten\n- 30 Tage Urlaub\n";
    let french = "Cuisinier\nProfil recherché\n- Au moins 3 ans d'expérience en restauration\n- Anglais souhaité\n- Déplacements fréquents\n\
                  Nous offrons\n- Une mutuelle\n";
    for (name, posting) in [("koch", german), ("cuisinier", french)] {
        let path = desk.file(&format!("{name}.txt"), posting);
        let file = format!("{name}.yaml");
        desk.run(&["draft", path.to_str().unwrap(), "-o", &file]).expect_code(0);
        let checked = desk.run(&["draft", path.to_str().unwrap(), "--format", "json"]).expect_code(0);
        let drafted: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
        let rules = drafted["rules"].as_array().unwrap();
        let tiers: Vec<_> = rules.iter().map(|rule| rule["tier"].as_str().unwrap()).collect();
        assert_eq!(tiers, ["required", "preferred", "screening"], "{drafted}");
        assert_eq!(rules[0]["requirement"]["experience"]["min_months"], 36, "{drafted}");
        assert!(rules[1]["requirement"]["language"].is_object(), "{drafted}");
        let scored = desk.run(&["score", &file, &samples(), "--as-of", "2026-11-01", "--format", "jsonl"]).expect_code(0);
        assert_eq!(scored.rows().len(), 8);
    }
}
