//! `qualify profile`: every format becomes the same model.

use crate::runner::{Desk, samples};

#[test]
fn every_sample_is_read() {
    let names = [
        "accountant-linden.txt",
        "backend-avery.json",
        "electrician-soren.txt",
        "junior-imani.md",
        "nurse-jonas.pdf",
        "platform-rowan.txt",
        "sales-marisol.json",
        "teacher-teodora.docx",
    ];
    let files: Vec<_> = names.iter().map(|n| format!("{}/{n}", samples())).collect();
    let mut args = vec!["profile", "--json"];
    args.extend(files.iter().map(String::as_str));
    let rows = Desk::new().run(&args).expect_code(0).rows();
    let spans = |row: usize| -> Vec<(String, String)> {
        let text = |v: &serde_json::Value| v.as_str().unwrap_or("-").to_owned();
        rows[row]["positions"].as_array().unwrap().iter().map(|p| (text(&p["start"]), text(&p["end"]))).collect()
    };
    let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(spans(0), pairs(&[("2017-01", "present"), ("2012-08", "2016-12")]));
    assert_eq!(spans(1), pairs(&[("2021-03", "present"), ("2018-07", "2021-02")]));
    assert_eq!(spans(2), pairs(&[("2016-05", "present"), ("2012-09", "2016-04")]));
    assert_eq!(spans(3), pairs(&[("2023", "2024"), ("2022", "2022")]));
    assert_eq!(spans(4), pairs(&[("2019-06", "present"), ("2015-02", "2019-05")]));
    assert_eq!(spans(5), pairs(&[("2019-03", "present"), ("2015-06", "2019-02")]));
    assert_eq!(spans(6), pairs(&[("2019", "2022"), ("2015-02", "2018-11")]));
    assert_eq!(spans(7), pairs(&[("2018-08", "present"), ("2014-08", "2018-06")]));
    assert_eq!(rows[3]["education"][0]["completed"], false);
    assert_eq!(rows[7]["education"][0]["level"], "master");
}

#[test]
fn a_redacted_profile_holds_nothing_of_the_identity() {
    for (file, secrets) in [
        ("platform-rowan.txt", ["Thistlewick", "rowan@example.org", "555 0100"]),
        ("backend-avery.json", ["Quillfeather", "avery@example.org", "Avery Q"]),
    ] {
        let run = Desk::new().run(&["profile", "--json", "--redact", &format!("{}/{file}", samples())]).expect_code(0);
        for secret in secrets {
            assert!(!run.stdout.contains(secret), "`{secret}` is left in {}", run.stdout);
        }
    }
}

#[test]
fn an_unreadable_file_keeps_its_place() {
    let desk = Desk::new();
    let broken = desk.file("broken.pdf", "%PDF-1.4 and no more");
    let good = format!("{}/platform-rowan.txt", samples());
    let rows = desk.run(&["profile", "--json", broken.to_str().unwrap(), &good]).expect_code(1).rows();
    assert!(rows[0]["error"]["code"].is_string());
    assert_eq!(rows[0]["file"], broken.to_str().unwrap());
    assert!(rows[1]["positions"].is_array());
}

#[test]
fn a_folder_is_read_in_order_and_the_later_file_says_whose_it_also_is() {
    let desk = Desk::new();
    for (name, mail) in [("pool/a.txt", "imre@example.org"), ("pool/b/c.txt", "ilka@example.org"), ("pool/d.txt", "Imre@Example.org")] {
        desk.file(name, format!("{mail}\n\nExperience\nLock Keeper, Ortolan Canals\nMay 2012 - June 2016\n"));
    }
    let pool = desk.path("pool");
    let run = desk.run(&["profile", "--json", pool.to_str().unwrap()]).expect_code(0).says(&["d.txt: the same person as", "a.txt?"]);
    let rows = run.rows();
    let names: Vec<&str> = rows.iter().map(|row| row["file"].as_str().unwrap().rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["a.txt", "c.txt", "d.txt"]);
    assert!(rows[0].get("duplicates").is_none() && rows[1].get("duplicates").is_none());
    assert_eq!(rows[2]["duplicates"][0]["file"], rows[0]["file"]);
    assert_eq!(rows[2]["duplicates"][0]["reason"], "same-email");
}
