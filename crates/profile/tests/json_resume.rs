//! JSON Resume in its forms, good and bad.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use qualify_profile::{Candidate, Employment, End, Level, Standing, json_resume};
use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

fn read(value: &Value) -> Candidate {
    json_resume::from_value(value, "c-1", Vocabulary::shipped()).unwrap()
}

fn codes(candidate: &Candidate) -> Vec<&str> {
    candidate.profile.doubts.iter().map(|doubt| doubt.code.as_str()).collect()
}

#[test]
fn jobs_have_dates_and_every_text_with_its_path() {
    let candidate =
        read(&json!({"id": "x-9", "work": [{"name": "Blue Door", "position": "Line Cook", "startDate": "2019-03-15", "endDate": "2021",
        "summary": "Grill", "highlights": ["Menus", "Orders"], "keywords": ["HACCP"], "hoursPerWeek": 20, "teamSize": "six cooks"}]}));
    assert_eq!(candidate.profile.id, "x-9");
    let job = &candidate.profile.positions[0];
    assert_eq!((job.start.unwrap().to_string(), job.end.unwrap().to_string()), ("2019-03".into(), "2021".into()));
    assert_eq!(job.hours_per_week, Some(20.0));
    let paths: Vec<&str> = job.passages.iter().map(|p| p.origin.source.as_str()).collect();
    for path in ["work[0].position", "work[0].name", "work[0].summary", "work[0].highlights[1]", "work[0].keywords[0]", "work[0].teamSize"]
    {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    assert_eq!(paths[0], "work[0].position");
}

#[test]
fn a_job_without_an_end_goes_on() {
    for end in [json!(null), json!(""), json!("Present"), json!("current")] {
        let candidate = read(&json!({"work": [{"position": "Clerk", "startDate": "2022-07", "endDate": end}]}));
        assert_eq!(candidate.profile.positions[0].end, Some(End::Present), "{end}");
    }
    let dateless = read(&json!({"work": [{"position": "Clerk"}]}));
    assert_eq!(dateless.profile.positions[0].end, None);
    assert_eq!(codes(&dateless), ["job-without-dates"]);
}

#[test]
fn a_month_thirteen_is_a_doubt_and_no_date() {
    let candidate = read(&json!({"work": [{"position": "Clerk", "startDate": "2021-13", "endDate": "2022-06"}]}));
    assert_eq!(candidate.profile.positions[0].start, None);
    let doubt = &candidate.profile.doubts[0];
    assert_eq!((doubt.code.as_str(), doubt.origin.source.as_str()), ("unreadable-date", "work[0].startDate"));
    assert!(doubt.message.contains("`2021-13`"), "{}", doubt.message);
}

#[test]
fn an_end_that_is_no_date_is_not_the_present() {
    let candidate = read(&json!({"work": [{"position": "Clerk", "startDate": "2021-01", "endDate": "20x2"}]}));
    assert_eq!(candidate.profile.positions[0].end, None);
    assert!(codes(&candidate).contains(&"unreadable-date"));
}

#[test]
fn dates_in_words_and_as_numbers_are_read() {
    let candidate = read(&json!({"work": [{"position": "Clerk", "startDate": "March 2019", "endDate": 2021}]}));
    let job = &candidate.profile.positions[0];
    assert_eq!((job.start.unwrap().to_string(), job.end.unwrap().to_string()), ("2019-03".into(), "2021".into()));
}

#[test]
fn degrees_are_complete_when_they_ended() {
    let cases = [
        (json!({"studyType": "Bachelor of Science", "area": "Physics", "endDate": "2015-06"}), Level::Bachelor, true),
        (json!({"studyType": "Bachelor of Science", "area": "Physics", "startDate": "2022-09"}), Level::Bachelor, false),
        (json!({"studyType": "Bachelor of Science", "area": "Physics"}), Level::Bachelor, true),
        (json!({"studyType": "Master", "endDate": "Expected May 2027"}), Level::Master, false),
        (json!({"studyType": "MBA", "startDate": "2020", "endDate": "Present"}), Level::Master, false),
        (json!({"studyType": "PhD", "startDate": "2020", "endDate": "2021-13"}), Level::Doctorate, false),
        (json!({"studyType": "High School Diploma", "endDate": 2010}), Level::Secondary, true),
        (json!({"degree": "B.A.", "startDate": "2010", "completed": true}), Level::Bachelor, true),
    ];
    for (entry, level, completed) in cases {
        let candidate = read(&json!({"education": [entry]}));
        let school = &candidate.profile.education[0];
        assert_eq!((school.level, school.completed), (level, completed), "{entry}");
    }
}

#[test]
fn an_empty_education_section_is_a_section() {
    assert!(read(&json!({"education": []})).profile.has_education_section);
    assert!(!read(&json!({"work": []})).profile.has_education_section);
}

#[test]
fn who_somebody_is_stays_out_of_the_profile() {
    let candidate = read(
        &json!({"gender": "female", "basics": {"name": "Avery Quillfeather", "email": "avery@example.org", "phone": "555-0101",
        "image": "https://example.org/a.png", "birthDate": "1980-02-03", "url": "https://example.org/avery", "summary": "Cook who plans menus.",
        "location": {"city": "Westmere", "postalCode": "12345"}, "profiles": [{"network": "Forge", "url": "https://forge.example/avery"}]},
        "references": [{"name": "Rowan Ashdown", "reference": "Always on time."}]}),
    );
    let profile = serde_json::to_string(&candidate.profile).unwrap();
    for secret in ["Avery", "avery@", "555-0101", "a.png", "1980", "example", "Westmere", "12345", "female", "Rowan"] {
        assert!(!profile.contains(secret), "{secret} in {profile}");
    }
    assert!(profile.contains("plans menus") && profile.contains("Always on time"));
    assert_eq!(candidate.identity.names, ["Avery Quillfeather"]);
    assert_eq!(candidate.identity.addresses, ["Westmere", "12345"]);
}

#[test]
fn volunteer_work_is_work_of_its_kind() {
    let candidate =
        read(&json!({"volunteer": [{"organization": "Food Bank", "position": "Driver", "startDate": "2019-01", "endDate": "2019-06"}],
        "work": [{"position": "Marketing Intern", "startDate": "2018-01", "endDate": "2018-03"}]}));
    let mut kinds: Vec<_> = candidate.profile.positions.iter().map(|p| (p.title.as_deref().unwrap(), p.employment)).collect();
    kinds.sort_by_key(|(title, _)| *title);
    assert_eq!(kinds, [("Driver", Employment::Volunteer), ("Marketing Intern", Employment::Internship)]);
}

#[test]
fn skills_carry_stated_lengths() {
    let candidate =
        read(&json!({"skills": [{"name": "Java, 6 years"}, {"name": "Languages", "level": "Expert", "keywords": ["SQL", "Go"]},
        {"name": "Welding", "level": "18 months"}, {"name": "Payroll", "years": 2.5}, "Excel"]}));
    let skills: Vec<_> = candidate.profile.skills.iter().map(|s| (s.name.as_str(), s.stated_months)).collect();
    assert_eq!(
        skills,
        [
            ("Java", Some(72)),
            ("Languages", None),
            ("SQL", None),
            ("Go", None),
            ("Welding", Some(18)),
            ("Payroll", Some(30)),
            ("Excel", None)
        ]
    );
    assert_eq!(candidate.profile.skills[3].passage.origin.source, "skills[1].keywords[1]");
}

#[test]
fn certificates_and_languages_keep_their_standing_and_level() {
    let candidate =
        read(&json!({"certificates": [{"name": "CPA", "date": "2018-05", "issuer": "Board"}, {"name": "CFA Level II candidate"},
        {"name": "CPR", "expires": "2020-01-31"}], "languages": [{"language": "german", "fluency": "C1"}, "Spanish"]}));
    let held: Vec<_> = candidate.profile.credentials.iter().map(|c| (c.name.as_str(), c.standing)).collect();
    assert_eq!(held[0], ("CPA", Standing::Held));
    assert_eq!(candidate.profile.credentials[2].expires.unwrap().to_string(), "2020-01");
    assert_eq!(candidate.profile.languages[0].language, "German");
    assert_eq!(candidate.profile.languages[0].level.as_deref(), Some("C1"));
    assert_eq!(candidate.profile.languages[1].language, "Spanish");
}

#[test]
fn wrong_kinds_are_doubts_and_never_stop_the_reading() {
    let candidate =
        read(&json!({"basics": 7, "work": [true, {"position": {"a": 1}, "startDate": []}], "answers": {"visa": "maybe", "shift": "yes"},
        "education": "BSc Physics", "skills": null, "languages": {"language": "French"}}));
    assert_eq!(codes(&candidate).iter().filter(|code| **code == "wrong-type").count(), 3);
    assert_eq!(candidate.profile.answers.get("shift"), Some(&true));
    assert_eq!(candidate.profile.education[0].level, Level::Bachelor);
    assert_eq!(candidate.profile.languages[0].language, "French");
}

#[test]
fn what_is_no_object_is_no_resume() {
    for value in [json!([]), json!("x"), json!(null), json!(3)] {
        assert_eq!(json_resume::from_value(&value, "c", Vocabulary::shipped()).unwrap_err().code, "not-a-resume");
    }
    assert_eq!(read(&json!({})).profile.id, "c-1");
}

#[test]
fn files_are_told_by_their_content() {
    let vocabulary = Vocabulary::shipped();
    let error = |bytes: &[u8]| qualify_profile::read("a.pdf", bytes, vocabulary).unwrap_err().code;
    assert_eq!(error(b""), "empty");
    assert_eq!(error(b"{\"work\": ["), "malformed");
    assert_eq!(error(b"{\"rules\": []}"), "not-a-resume");
    assert_eq!(qualify_profile::read("a.pdf", b"{\"work\": []}", vocabulary).unwrap().profile.id, "a.pdf");
}
