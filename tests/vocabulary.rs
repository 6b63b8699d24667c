//! `qualify vocabulary`: words looked up, and taxonomies imported.

use crate::runner::Desk;

const SKILLS: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n\
    KnowledgeSkillCompetence,urn:skill:1,skill,sector-specific,glaze kilnware,\"kilnware glazing\nput glaze on kilnware\"\n\
    KnowledgeSkillCompetence,urn:skill:2,skill,sector-specific,kilnware finishing,\n\
    KnowledgeSkillCompetence,urn:skill:3,knowledge,cross-sector,accounting,sums\n";
const BROADER: &str = "conceptType,conceptUri,broaderType,broaderUri\n\
    KnowledgeSkillCompetence,urn:skill:1,KnowledgeSkillCompetence,urn:skill:2\n\
    KnowledgeSkillCompetence,urn:skill:1,SkillGroup,urn:group:9\n";
const SOFTWARE: &str = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\n\
    51-9999.00\tKilnmaster\t43230000\tKiln firing software\tN\n";

#[test]
fn a_word_is_shown_with_what_it_proves() {
    let run = Desk::new().run(&["vocabulary", "k8s", "Access", "--json"]).expect_code(0);
    let rows = run.rows();
    let concept = &rows[0]["concept"];
    assert_eq!(concept["label"], "Kubernetes");
    assert!(concept["aliases"].as_array().unwrap().iter().any(|alias| alias == "k8s"));
    assert!(concept["implies"].as_array().unwrap().iter().any(|implied| implied == "containers"));
    assert!(concept["file"].as_str().unwrap().starts_with("vocabulary/"));
    let access = &rows[1]["concept"]["ambiguous"][0];
    assert_eq!((access["form"].as_str(), access["exact_case"].as_bool()), (Some("Access"), Some(true)));
}

#[test]
fn the_same_is_said_in_lines() {
    let run = Desk::new().run(&["vocabulary", "containers"]).expect_code(0);
    assert!(run.stdout.contains("implied by: ") && run.stdout.contains("Kubernetes"), "{}", run.stdout);
}

#[test]
fn an_unknown_word_has_its_nearest_beside_it() {
    let run = Desk::new().run(&["vocabulary", "Kuberntes", "--json"]).expect_code(1);
    let row = &run.rows()[0];
    assert!(row.get("concept").is_none());
    assert_eq!(row["nearest"][0], "Kubernetes");
}

#[test]
fn an_import_is_loaded_as_a_vocabulary() {
    let desk = Desk::new();
    for (name, text) in [("skills_en.csv", SKILLS), ("broader.csv", BROADER), ("Technology Skills.txt", SOFTWARE)] {
        desk.file(name, text);
    }
    let files = ["skills_en.csv", "broader.csv", "Technology Skills.txt"];
    let import = [&["vocabulary", "import"], files.as_slice(), &["-o", "extra/vocabulary/own.yaml"]].concat();
    desk.run(&import).expect_code(0).says(&["4 concepts", "left out"]);
    let found = desk.run(&["vocabulary", "--vocabulary", "extra", "--json", "kilnware glazing", "Kilnmaster", "sums"]);
    let rows = found.expect_code(1).rows();
    assert_eq!(rows[0]["concept"]["label"], "glaze kilnware");
    assert_eq!(rows[0]["concept"]["implies"][0], "kilnware finishing");
    assert_eq!(rows[1]["concept"]["classes"][0], "Kiln firing software");
    // A known concept keeps its names: `accounting` is not redefined, and gains none.
    assert!(rows[2].get("concept").is_none(), "{}", rows[2]);
}

#[test]
fn two_taxonomies_with_a_name_in_common_load_together() {
    let desk = Desk::new();
    desk.file("skills_en.csv", "conceptUri,preferredLabel,altLabels,hiddenLabels\nu1,kiln glazers,Kiln Stackers,\n");
    let rows = ["51-9999.00\tKiln Glazers\tGlaze.", "51-9998.00\tKiln Stackers\tStack."];
    desk.file("Occupation Data.txt", format!("O*NET-SOC Code\tTitle\tDescription\n{}\n", rows.join("\n")));
    let import = ["vocabulary", "import", "Occupation Data.txt", "skills_en.csv", "-o", "extra/vocabulary/both.yaml"];
    desk.run(&import).expect_code(0).says(&["2 concepts with 0 aliases", "2 that another concept of the import has"]);
    let found = desk.run(&["vocabulary", "--vocabulary", "extra", "--json", "Kiln Glazers", "kiln stackers"]).expect_code(0).rows();
    assert_eq!((&found[0]["concept"]["label"], &found[1]["concept"]["label"]), (&"kiln glazers".into(), &"Kiln Stackers".into()));
}

#[test]
fn a_second_import_leaves_out_what_the_first_has() {
    let desk = Desk::new();
    desk.file("skills_en.csv", SKILLS);
    desk.file("Technology Skills.txt", SOFTWARE.replace("Kilnmaster", "Glaze Kilnware"));
    desk.run(&["vocabulary", "import", "skills_en.csv", "-o", "extra/vocabulary/one.yaml"]).expect_code(0);
    let second = ["vocabulary", "import", "Technology Skills.txt", "--vocabulary", "extra", "-o", "extra/vocabulary/two.yaml"];
    desk.run(&second).expect_code(0).says(&["1 concepts", "1 names left out"]);
    desk.run(&["vocabulary", "--vocabulary", "extra", "glaze kilnware"]).expect_code(0);
    desk.run(&second).expect_code(2).says(&["already there"]);
}

#[test]
fn a_file_that_is_no_taxonomy_is_named() {
    let desk = Desk::new();
    desk.file("list.csv", "a,b\n1,2\n");
    desk.run(&["vocabulary", "import", "list.csv"]).expect_code(2).says(&["list.csv", "no header of ESCO"]);
}
