//! LinkedIn's data export: a zip of CSV files, each a section of the profile.

use qualify_document::{Limits, archive::Archive, encoding};
use qualify_vocabulary::Vocabulary;

use crate::entries::{Entries, Error, Field, Job, School, section_named, volunteer};
use crate::model::{Candidate, SectionKind};

/// Reads an export. Files that hold other people's words and data (messages, connections, invitations) are never opened.
///
/// # Errors
/// `encrypted`, `malformed`, `too-large`, as for any archive.
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let mut archive = Archive::open(bytes, &Limits::default())?;
    let mut entries = Entries::new(name, vocabulary);
    for path in archive.names() {
        let file = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let Some(read) = reader(&file) else { continue };
        let Some(bytes) = archive.part(&path)? else { continue };
        for row in rows(&file, &bytes) {
            read(&mut entries, &row);
        }
        if file == "Education.csv" {
            entries.has_education();
        }
    }
    Ok(entries.finish())
}

type Reader = fn(&mut Entries<'_>, &Row);

fn reader(file: &str) -> Option<Reader> {
    Some(match file {
        "Profile.csv" => profile,
        "Positions.csv" => position,
        "Volunteering.csv" => volunteering,
        "Education.csv" => education,
        "Skills.csv" => |entries, row| entries.skill(row.or_empty("Name"), None, None),
        "Certifications.csv" => certification,
        "Languages.csv" => |entries, row| entries.language(row.or_empty("Name"), row.text("Proficiency").map(|(_, level)| level)),
        "Email Addresses.csv" => |entries, row| entries.candidate.identity.emails.extend(row.words("Email Address")),
        "PhoneNumbers.csv" | "Phone Numbers.csv" => |entries, row| entries.candidate.identity.phones.extend(row.words("Number")),
        "Projects.csv" | "Honors.csv" | "Publications.csv" | "Courses.csv" | "Patents.csv" | "Test Scores.csv" | "Organizations.csv" => {
            other
        }
        _ => return None,
    })
}

/// A row of one of the files: its place and its cells by column.
struct Row {
    source: String,
    cells: Vec<(String, String)>,
}

impl Row {
    fn text(&self, column: &str) -> Option<Field> {
        let (name, text) = self.cells.iter().find(|(name, text)| name.eq_ignore_ascii_case(column) && !text.trim().is_empty())?;
        Some((format!("{}.{name}", self.source), text.clone()))
    }

    fn or_empty(&self, column: &str) -> Field {
        self.text(column).unwrap_or_else(|| (self.source.clone(), String::new()))
    }

    fn words(&self, column: &str) -> Option<String> {
        self.text(column).map(|(_, text)| text.trim().to_owned())
    }

    /// The texts of every column that is not in a list.
    fn others(&self, known: &[&str]) -> Vec<Field> {
        let rest = self.cells.iter().filter(|(name, text)| !known.contains(&name.as_str()) && !text.trim().is_empty());
        rest.map(|(name, text)| (format!("{}.{name}", self.source), text.clone())).collect()
    }
}

/// The rows of a CSV file; one without any text is left out.
fn rows(file: &str, bytes: &[u8]) -> Vec<Row> {
    let text = encoding::decode(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map(|header| header.iter().map(|name| name.trim().to_owned()).collect()).unwrap_or_default();
    let records = reader.records().flatten().enumerate();
    let rows = records.map(|(index, record)| Row {
        source: format!("{file}[{index}]"),
        cells: header.iter().cloned().zip(record.iter().map(str::to_owned)).collect(),
    });
    rows.filter(|row| row.cells.iter().any(|(_, text)| !text.trim().is_empty())).collect()
}

fn profile(entries: &mut Entries<'_>, row: &Row) {
    const KNOWN: [&str; 11] = [
        "First Name",
        "Last Name",
        "Maiden Name",
        "Address",
        "Birth Date",
        "Zip Code",
        "Geo Location",
        "Twitter Handles",
        "Websites",
        "Instant Messengers",
        "Registered At",
    ];
    let identity = &mut entries.candidate.identity;
    identity.names.extend(["First Name", "Last Name", "Maiden Name"].iter().filter_map(|column| row.words(column)));
    identity.addresses.extend(["Address", "Zip Code", "Geo Location"].iter().filter_map(|column| row.words(column)));
    identity.links.extend(["Twitter Handles", "Websites", "Instant Messengers"].iter().filter_map(|column| row.words(column)));
    identity.personal.extend(row.words("Birth Date").map(|date| ("Birth Date".to_owned(), date)));
    let texts = row.others(&KNOWN);
    texts.iter().for_each(|field| entries.claims(field));
    entries.section(SectionKind::Summary, texts);
}

fn job(row: &Row, title: &str) -> Job {
    Job {
        title: row.text(title),
        organisation: row.text("Company Name"),
        start: row.text("Started On"),
        end: row.text("Finished On"),
        texts: row.others(&[title, "Company Name", "Started On", "Finished On"]),
        ..Job::default()
    }
}

fn position(entries: &mut Entries<'_>, row: &Row) {
    entries.job(&row.source, job(row, "Title"));
}

fn volunteering(entries: &mut Entries<'_>, row: &Row) {
    entries.job(&row.source, job(row, "Role"));
    entries.candidate.profile.positions.last_mut().into_iter().for_each(volunteer);
}

fn education(entries: &mut Entries<'_>, row: &Row) {
    let school = School {
        degree: row.text("Degree Name"),
        institution: row.text("School Name"),
        start: row.text("Start Date"),
        end: row.text("End Date"),
        texts: row.others(&["Degree Name", "School Name", "Start Date", "End Date"]),
        ..School::default()
    };
    entries.school(&row.source, school);
}

fn certification(entries: &mut Entries<'_>, row: &Row) {
    let expires = row.text("Finished On");
    entries.credential(
        row.or_empty("Name"),
        row.text("Started On").as_ref(),
        expires.as_ref(),
        &row.text("Authority").into_iter().collect::<Vec<_>>(),
    );
}

fn other(entries: &mut Entries<'_>, row: &Row) {
    entries.section(section_named(&row.source), row.others(&["Url"]));
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::model::Employment;

    fn export(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn every_section_of_an_export_is_read() {
        let bytes = export(&[
            (
                "Basic/Profile.csv",
                "First Name,Last Name,Birth Date,Headline,Summary\nAvery,Quill,Feb 3,Cook,12 years of experience in kitchens\n",
            ),
            (
                "Basic/Positions.csv",
                "Company Name,Title,Description,Location,Started On,Finished On\nBlue Door,Line Cook,\"Grill,\nmenus\",Westmere,Jan 2019,\n,,,,,\n",
            ),
            (
                "Basic/Volunteering.csv",
                "Company Name,Role,Cause,Started On,Finished On,Description\nFood Bank,Driver,,Mar 2018,May 2018,\n",
            ),
            (
                "Basic/Education.csv",
                "School Name,Start Date,End Date,Notes,Degree Name,Activities\nWestmere College,2010,2012,,\"Associate's degree, Culinary Arts\",\n",
            ),
            ("Basic/Skills.csv", "Name\nMenu planning\n"),
            ("Basic/Certifications.csv", "Name,Url,Authority,Started On,Finished On,License Number\nServSafe,,NRA,Jan 2020,Jan 2025,1\n"),
            ("Basic/Languages.csv", "Name,Proficiency\nSpanish,Native or bilingual proficiency\n"),
            ("Basic/Email Addresses.csv", "Email Address,Confirmed\navery@example.org,Yes\n"),
            ("Basic/messages.csv", "FROM,CONTENT\nRowan,secret\n"),
        ]);
        let candidate = crate::read("export.zip", &bytes, Vocabulary::shipped()).unwrap();
        let profile = &candidate.profile;
        assert_eq!(profile.positions[0].title.as_deref(), Some("Line Cook"));
        assert_eq!(
            (profile.positions[0].start.unwrap().to_string(), profile.positions[0].end.unwrap().to_string()),
            ("2019-01".into(), "present".into())
        );
        assert_eq!(profile.positions[1].employment, Employment::Volunteer);
        assert_eq!(
            (profile.education[0].level.to_owned(), profile.education[0].field.as_deref()),
            (crate::Level::Associate, Some("Culinary Arts"))
        );
        assert_eq!(profile.credentials[0].expires.unwrap().to_string(), "2025-01");
        assert_eq!(profile.languages[0].level.as_deref(), Some("Native or bilingual proficiency"));
        assert_eq!((profile.skills[0].name.as_str(), profile.claims[0].months), ("Menu planning", 144));
        let words = serde_json::to_string(profile).unwrap();
        assert!(!words.contains("Avery") && !words.contains("secret"), "{words}");
        assert_eq!(candidate.identity.emails, ["avery@example.org"]);
    }

    #[test]
    fn a_cut_export_is_an_error() {
        let bytes = export(&[("Positions.csv", "Company Name,Title\nA,B\n")]);
        let cut = bytes.get(..bytes.len() / 2).unwrap();
        assert!(crate::read("x", cut, Vocabulary::shipped()).is_err());
    }
}
