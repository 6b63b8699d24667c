//! The embedded data: sound, and saying what the rest of the program relies on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, reason = "tests")]

use std::path::Path;

use qualify_vocabulary::{ConceptId, Level, Vocabulary};

fn rules() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")
}

fn named(text: &str) -> Vec<&'static str> {
    let vocabulary = Vocabulary::shipped();
    vocabulary.mentions(text).iter().map(|mention| vocabulary.concept(mention.concept).label.as_str()).collect()
}

fn concept(name: &str) -> ConceptId {
    Vocabulary::shipped().lookup(name).unwrap_or_else(|| panic!("`{name}` is no concept"))
}

#[test]
fn every_reference_resolves_and_no_name_is_claimed_twice() {
    let empty = std::env::temp_dir().join("qualify-vocabulary-empty");
    std::fs::create_dir_all(&empty).unwrap();
    let findings = Vocabulary::check(&empty).unwrap();
    let shown: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn the_folder_is_what_is_embedded() {
    let files = std::fs::read_dir(rules().join("vocabulary")).unwrap().count();
    assert!(files > 0);
}

#[test]
fn kubernetes_proves_containers_and_not_the_other_way() {
    let vocabulary = Vocabulary::shipped();
    assert_eq!(concept("k8s"), concept("Kubernetes"));
    assert!(vocabulary.implied(concept("Kubernetes")).contains(&concept("containers")));
    assert!(!vocabulary.implied(concept("containers")).contains(&concept("Kubernetes")));
    assert!(vocabulary.narrower(concept("containers")).contains(&concept("Kubernetes")));
}

/// Two names in one ("sales and marketing") hide the second from whoever asks for it, unless the pair proves something of both.
#[test]
fn a_pair_of_names_proves_both() {
    let vocabulary = Vocabulary::shipped();
    let plain = |part: &str, id| !vocabulary.contexts(id).iter().any(|context| context.form.eq_ignore_ascii_case(part));
    let mut halves = Vec::new();
    for (pair, concept) in vocabulary.concepts() {
        for name in std::iter::once(&concept.label).chain(&concept.aliases) {
            let parts: Vec<&str> =
                [" and ", " & ", "/"].iter().find_map(|joint| name.split_once(joint)).into_iter().flat_map(<[_; 2]>::from).collect();
            let found: Vec<_> = parts.iter().filter(|part| part.len() > 2).map_while(|part| vocabulary.lookup(part)).collect();
            let proved = |id: &ConceptId| vocabulary.implied(*id).iter().any(|id| vocabulary.implied(pair).contains(id));
            let both = found.len() == parts.len() && !found.iter().all(proved);
            if both && parts.iter().zip(&found).all(|(part, id)| plain(part, *id)) {
                halves.push(name);
            }
        }
    }
    assert!(halves.is_empty(), "{halves:#?}");
}

#[test]
fn an_open_list_of_languages_shares_their_class() {
    let vocabulary = Vocabulary::shipped();
    let listed: Vec<_> = ["C", "C++", "C#", "Java", "JavaScript", "Python"].map(concept).to_vec();
    let class = vocabulary.shared_classes(&listed)[0];
    assert_eq!(vocabulary.class_label(class), "programming language");
    assert!(vocabulary.members(class).contains(&concept("Rust")));
}

#[test]
fn what_need_not_be_done_is_not_implied() {
    let vocabulary = Vocabulary::shipped();
    for (said, not_proved) in [
        ("emergency room", "patient care"),
        ("medical receptionist", "medical office management"),
        ("elementary school", "teaching"),
        ("Apache Tomcat", "Java"),
        ("microservices", "software architecture"),
        ("tax returns", "tax preparation"),
        ("fire drills", "firefighting"),
        ("recycling", "environmental engineering"),
        ("injection molding", "engineering"),
        ("record keeping", "document management"),
        ("shelf stocking", "warehousing"),
        ("advocacy", "legal aid"),
        ("kitchen", "cooking"),
    ] {
        let proved: Vec<_> = vocabulary.implied(concept(said)).iter().map(|id| &vocabulary.concept(*id).label).collect();
        assert!(proved.iter().all(|label| *label != not_proved), "{said}: {proved:?}");
    }
}

#[test]
fn degrees_have_levels() {
    let degrees = Vocabulary::shipped().degrees();
    for (name, level) in [
        ("B.Sc.", Level::Bachelor),
        ("Bachelor of Science", Level::Bachelor),
        ("BSN", Level::Bachelor),
        ("MBA", Level::Master),
        ("GED", Level::Secondary),
        ("PhD", Level::Doctorate),
        ("B.Tech", Level::Bachelor),
    ] {
        assert_eq!(degrees.level(name), Some(level), "{name}");
    }
    let found = degrees.find("Bachelor of Science in Computer Science, 2012");
    assert_eq!((found[0].level, found[0].field.as_deref()), (Level::Bachelor, Some("Computer Science")));
}

#[test]
fn the_kind_of_an_occupational_degree_is_not_its_field() {
    for name in ["Associate of Applied Science", "Associate of Occupational Science", "Associate in Occupational Studies"] {
        let text = format!("{name} in Upholstery");
        let found = Vocabulary::shipped().degrees().find(&text);
        assert_eq!((found[0].level, found[0].field.as_deref()), (Level::Associate, Some("Upholstery")), "{name}");
    }
}

#[test]
fn java_is_not_javascript_in_text() {
    assert_eq!(named("JavaScript and Java"), ["JavaScript", "Java"]);
    assert_eq!(named("Go microservices with gRPC"), ["Go", "microservices", "gRPC"]);
    assert!(named("eager to go live with the rest of the team").is_empty());
}

#[test]
fn a_word_that_is_also_a_plain_word_names_its_concept_only_where_it_means_it() {
    let table = [
        ("Kept the shelves organized for customers", "organizational skills", false),
        ("Punctual; organized; friendly", "organizational skills", true),
        ("The fund paid for labor costs of the new wing", "food cost control", false),
        ("Washed dishes and cleaned the dining room", "dishwashing", true),
        ("Cooked dishes of the region for forty guests", "dishwashing", false),
        ("Filed papers with the FAA", "serverless", false),
        ("Built it on FaaS", "serverless", true),
        ("Taught programming for muscular fitness", "programming", false),
        ("Wrote software; programming in Java", "programming", true),
        ("Answered the telephone and greeted callers", "telephone answering", true),
        ("Act as a link between teams", "Act!", false),
        ("Interested in aviation and airports", "airline operations", false),
        ("Checked that incoming deliveries are complete", "driving", false),
        ("Served at the award reception", "reception", false),
        ("Set up a backup receptionist", "backup and recovery", false),
        ("Saw patients presenting with asthma", "presenting", false),
        ("Design and administration of the yearly survey", "office administration", false),
        ("Filing, typing, administration", "office administration", true),
        ("Worked with the Attorney General on grants", "attorney", false),
        ("Attorney in a practice of nine", "attorney", true),
        ("May we contact this supervisor? Yes", "supervisor", false),
        ("Followed every procedure as instructed", "instructed", false),
        ("Met schools, courts and neighbours", "court administration", false),
        ("Filed motions with the courts", "court administration", true),
        ("Network backup, security management, user accounts", "security guarding", false),
        ("Security management of the premises with forty guards", "security guarding", true),
        ("Knew the staffing needs of each shift", "recruitment", false),
        ("Menus, staffing and cost projections of the canteen", "recruitment", false),
        ("Interviewed applicants; staffing of two branches", "recruitment", true),
        ("Campaigns driving growth in three regions", "driving", false),
        ("Driving a delivery van", "driving", true),
        ("Verified medical benefits with the insurer", "compensation and benefits", false),
        ("Benefits, payroll and leave of forty employees", "compensation and benefits", true),
        ("Kept in touch with prospective buyers of flats", "buyer", false),
        ("Custodian of sealed records", "janitor", false),
        ("Interpreting lab results for the ward", "translation", false),
        ("Turning around late projects", "machining", false),
        ("Gave apartment tours to tenants", "tourism", false),
        ("Led museum visitors on tours", "tourism", true),
        ("A solid work ethic", "SolidWorks", false),
        ("Parts drawn in Solid Works", "SolidWorks", true),
        ("Taught pupils to follow instructions", "teaching", true),
        ("Follow instructions and safety signs", "teaching", false),
        ("Wrote company polices and manuals", "law enforcement", false),
        ("Reported monthly to senior management", "management", false),
        ("Filled in workers' compensation claims", "compensation and benefits", false),
        ("Kept workers' compensation files", "workers' compensation", true),
    ];
    for (text, label, wanted) in table {
        assert_eq!(named(text).contains(&label), wanted, "`{label}` in `{text}`: {:?}", named(text));
    }
}

/// The credentials that a text names, by label.
fn credentials(text: &str) -> Vec<&'static str> {
    let credentials = Vocabulary::shipped().credentials();
    credentials.find(text).iter().map(|mention| credentials.label(mention.credential)).collect()
}

#[test]
fn a_credential_proves_the_lower_one_and_not_the_other_way() {
    let credentials = Vocabulary::shipped().credentials();
    let id = |name: &str| credentials.lookup(name).unwrap_or_else(|| panic!("`{name}` is no credential"));
    for (held, asked) in [
        ("PMHNP-BC", "APRN"),
        ("CFA", "CFA Level I"),
        ("18th Edition", "17th Edition"),
        ("ECS gold card", "CSCS"),
        ("CIPD Level 7", "CIPD"),
        ("JLPT N1", "JLPT N2"),
        ("CELTA", "TEFL"),
        ("NVQ Level 3 Plumbing", "NVQ Level 2"),
        ("Führerschein Klasse CE", "driving licence"),
    ] {
        assert!(credentials.satisfies(id(held), id(asked)), "{held} proves {asked}");
        assert!(!credentials.satisfies(id(asked), id(held)), "{asked} does not prove {held}");
    }
}

#[test]
fn an_acronym_is_a_credential_only_where_it_means_it() {
    for (text, labels) in [
        ("Kept the floor safe and shared tips", vec![]),
        ("SAFe Agilist, TIPS", vec!["SAFe", "TIPS"]),
        ("Worked on the CTA of the landing page", vec![]),
        ("ATT and CTA qualified tax senior", vec!["ATT", "Chartered Tax Adviser"]),
        ("Paid 5,000 AED a month", vec![]),
        ("First Aid, AED", vec!["First Aid", "AED"]),
        ("NSCA strength coach, CSCS", vec!["Certified Strength and Conditioning Specialist"]),
        ("Site labourer with CSCS", vec!["CSCS"]),
        ("Treasurer of the PTA", vec![]),
        ("Sold Buick and GMC cars", vec![]),
    ] {
        assert_eq!(credentials(text), labels, "{text}");
    }
}
