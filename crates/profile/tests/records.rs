//! Files of many candidates, good and bad.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use qualify_profile::records::{Input, Mapping, RowError, read};
use qualify_profile::{Candidate, Level};
use qualify_vocabulary::Vocabulary;

fn rows(bytes: &[u8]) -> Vec<Result<Candidate, RowError>> {
    mapped(bytes, &[])
}

fn mapped(bytes: &[u8], map: &[&str]) -> Vec<Result<Candidate, RowError>> {
    read("pool", Input::Bytes(bytes.to_vec()), Mapping::parse(map).unwrap(), Vocabulary::shipped()).unwrap().collect()
}

#[test]
fn a_broken_line_is_an_error_in_its_place() {
    let found = rows(b"{\"id\": \"a\", \"work\": [{\"position\": \"Cook\"}]}\n\n{\"id\": \n[1]\n{\"id\": \"b\", \"text\": \"Experience\\nCook, Blue Door\\nMay 2019 - Present\"}\n");
    assert_eq!(found.len(), 4);
    assert_eq!(found[0].as_ref().unwrap().profile.positions[0].title.as_deref(), Some("Cook"));
    let error = found[1].as_ref().unwrap_err();
    assert_eq!((error.row, error.code, error.id.as_str()), (3, "malformed", "pool:3"));
    assert_eq!(found[2].as_ref().unwrap_err().code, "not-a-resume");
    let last = &found[3].as_ref().unwrap().profile;
    assert_eq!((last.id.as_str(), last.positions[0].start.unwrap().to_string().as_str()), ("b", "2019-05"));
    assert!(last.positions[0].origin.source.starts_with("text, line"), "{}", last.positions[0].origin.source);
}

#[test]
fn a_json_list_is_a_file_of_records() {
    let found = rows(b"[{\"id\": 1, \"skills\": \"Java\"}, 7, {\"id\": 2, \"skills\": [\"SQL\", \"Go\"]}]");
    assert_eq!(found[0].as_ref().unwrap().profile.id, "1");
    assert!(found[1].is_err());
    assert_eq!(found[2].as_ref().unwrap().profile.skills.len(), 2);
}

#[test]
fn columns_are_guessed_by_their_names() {
    let table = "Candidate ID;Full Name;E-Mail;Job Title;Company;Start Date;End Date;Skills;Highest Degree;Major;Years of Experience;Notes;DOB\n\
                 7;Avery Quill;a@example.org;Cook;Blue Door;2019-01;;\"grill; menus (cold, hot)\";Bachelor of Arts;History;6;Early shift;1980-02-03\n";
    let found = rows(table.as_bytes());
    let candidate = found[0].as_ref().unwrap();
    let profile = &candidate.profile;
    assert_eq!((profile.id.as_str(), profile.positions[0].title.as_deref()), ("7", Some("Cook")));
    assert_eq!(profile.positions[0].end.unwrap().to_string(), "present");
    let skills: Vec<&str> = profile.skills.iter().map(|skill| skill.name.as_str()).collect();
    assert_eq!(skills, ["grill", "menus (cold, hot)"]);
    assert_eq!((profile.education[0].level, profile.education[0].field.as_deref()), (Level::Bachelor, Some("History")));
    assert_eq!(profile.claims[0].months, 72);
    assert_eq!(profile.sections[0].passages[0].origin.source, "Notes");
    let words = serde_json::to_string(profile).unwrap();
    for secret in ["Avery", "example.org", "1980"] {
        assert!(!words.contains(secret), "{secret} in {words}");
    }
    assert_eq!(candidate.identity.names, ["Avery Quill"]);
}

#[test]
fn columns_can_be_named_by_hand() {
    let table = b"Nr,Funktion,Seit,Bemerkung\nk1,Koch,2019-01,Grill\n";
    let found = mapped(table, &["id=Nr", "title=Funktion", "start=Seit"]);
    let profile = &found[0].as_ref().unwrap().profile;
    assert_eq!((profile.id.as_str(), profile.positions[0].title.as_deref()), ("k1", Some("Koch")));
    let missing = read("pool", Input::Bytes(table.to_vec()), Mapping::parse(&["title=Beruf"]).unwrap(), Vocabulary::shipped());
    assert_eq!(missing.err().unwrap().code, "unknown-column");
}

#[test]
fn numbered_columns_are_jobs_of_their_own() {
    let found = rows(b"id,title_1,company_1,start_1,end_1,title_2,company_2,start_2,end_2\nz,Cook,A,2015,2017,Chef,B,2018,2020\n");
    let jobs: Vec<_> =
        found[0].as_ref().unwrap().profile.positions.iter().map(|p| (p.title.clone().unwrap(), p.start.unwrap().year)).collect();
    assert_eq!(jobs, [("Cook".to_owned(), 2015), ("Chef".to_owned(), 2018)]);
}

#[test]
fn consecutive_rows_of_one_person_are_one_candidate() {
    let table = b"id,e-mail,title,company,start,end,degree,skills,notes\n\
        7,a@example.org,Cook,A,2015,2017,BA,grill,early\n\
        7,a@example.org,Chef,B,2018,2020,BA,menus,early\n\
        7,a@example.org,Chef,B,2018,2020,MBA,menus,late\n\
        8,b@example.org,Baker,C,2019,,,rye,\n\
        9,B@example.org,Miller,D,2016,2018,,rye,\n\
        7,c@example.org,Host,E,2021,,,,\n";
    let found = rows(table);
    let jobs = |at: usize| -> Vec<String> {
        found[at]
            .as_ref()
            .unwrap()
            .profile
            .positions
            .iter()
            .map(|job| format!("{} {}", job.title.as_deref().unwrap(), job.start.unwrap()))
            .collect()
    };
    assert_eq!(found.len(), 3);
    assert_eq!(jobs(0), ["Cook 2015", "Chef 2018"]);
    assert_eq!(jobs(1), ["Baker 2019", "Miller 2016"]);
    assert_eq!(jobs(2), ["Host 2021"]);
    let first = &found[0].as_ref().unwrap().profile;
    assert_eq!((first.id.as_str(), first.education.len(), first.skills.len()), ("7", 2, 2));
    assert_eq!(first.sections.iter().flat_map(|section| &section.passages).count(), 2);
    let named = mapped(b"Nr,Funktion,Seit\nk1,Koch,2019\nk1,Kellner,2021\nk2,Wirt,2020\n", &["id=Nr", "title=Funktion", "start=Seit"]);
    assert_eq!(named.iter().map(|row| row.as_ref().unwrap().profile.positions.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_number_that_all_rows_share_makes_no_person() {
    let found = rows(b"id,name,title,skills\n1,Avery Quill,Cook,grill\n1,Maris Thornby,Chef,menus\n");
    assert_eq!(found.len(), 2);
    let table: String = (0..250).map(|n| format!("1,Cook,{n}\n")).collect();
    assert_eq!(rows(format!("id,title,start\n{table}").as_bytes()).len(), 3);
    assert_eq!(rows(b"email,title,skills\nn/a,Cook,grill\nn/a,Chef,menus\n").len(), 2);
}

#[test]
fn a_broken_row_stands_between_the_rows_of_one_person() {
    let found = rows(b"id,title,skills\n1,Cook,grill\n1,Chef,menus,extra\n1,Baker,rye\n");
    assert_eq!(found.iter().map(|row| row.is_ok()).collect::<Vec<_>>(), [true, false, true]);
}

#[test]
fn cells_may_hold_json_and_prose() {
    let table = "id,experience,education\n1,\"[{\"\"position\"\": \"\"Cook\"\", \"\"startDate\"\": \"\"2019\"\"}]\",\n2,\"Cook, Blue Door\nMay 2019 - June 2020\nGrill\",\"Bachelor of Arts in History\nWestmere College, 2012\"\n";
    let found = rows(table.as_bytes());
    assert_eq!(found[0].as_ref().unwrap().profile.positions[0].title.as_deref(), Some("Cook"));
    let second = &found[1].as_ref().unwrap().profile;
    assert_eq!(second.positions[0].end.unwrap().to_string(), "2020-06");
    assert_eq!(second.education[0].level, Level::Bachelor);
}

#[test]
fn rows_with_too_many_cells_are_errors_and_the_next_is_read() {
    let found = rows(b"id,title,skills\n1,Cook,grill,extra\n2,Chef\n3,\"Baker\",\"rye\"\n");
    assert!(found[0].as_ref().unwrap_err().message.contains("4 cells"));
    assert_eq!(found[1].as_ref().unwrap().profile.id, "2");
    assert_eq!(found[2].as_ref().unwrap().profile.id, "3");
}

#[test]
fn tables_in_latin_1_and_utf_16_are_read() {
    let latin = rows(b"id,title,skills\n1,Caf\xe9 manager,cr\xe8me\n");
    assert_eq!(latin[0].as_ref().unwrap().profile.positions[0].title.as_deref(), Some("Café manager"));
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("id,title,skills\n1,Café manager,x\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(rows(&wide)[0].as_ref().unwrap().profile.positions[0].title.as_deref(), Some("Café manager"));
}

fn table() -> Vec<u8> {
    let schema = Arc::new(parse_message_type("message pool { required binary id (UTF8); required binary title (UTF8); }").unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for values in [["p1", "p2"], ["Cook", "Chef"]] {
        let mut column = group.next_column().unwrap().unwrap();
        let values: Vec<ByteArray> = values.into_iter().map(ByteArray::from).collect();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.into_inner().unwrap()
}

#[test]
fn parquet_rows_are_candidates() {
    let found = rows(&table());
    let titles: Vec<_> = found.iter().map(|row| row.as_ref().unwrap().profile.positions[0].title.clone().unwrap()).collect();
    assert_eq!(titles, ["Cook", "Chef"]);
}

#[test]
fn a_cut_or_scrambled_parquet_file_never_panics() {
    let bytes = table();
    for cut in 0..bytes.len() {
        if let Ok(found) = read("p", Input::Bytes(bytes[..cut].to_vec()), Mapping::default(), Vocabulary::shipped()) {
            assert!(found.count() <= 2);
        }
        let mut scrambled = bytes.clone();
        scrambled[cut] ^= 0x5a;
        if let Ok(found) = read("p", Input::Bytes(scrambled), Mapping::default(), Vocabulary::shipped()) {
            found.take(10).for_each(drop);
        }
    }
}
