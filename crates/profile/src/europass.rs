//! Europass XML: the SkillsPassport of 2012 to 2020 (schema 3) and the Candidate of the portal since then (HR Open based).

use qualify_document::{Limits, xml::Element};
use qualify_vocabulary::Vocabulary;

use crate::entries::{Entries, Error, Field, Job, School, volunteer};
use crate::model::{Candidate, SectionKind};

/// Whether a document's root is one of the two.
pub(crate) fn is_europass(root: &Element) -> bool {
    matches!(root.name.as_str(), "SkillsPassport" | "Candidate")
}

/// Reads a Europass document.
///
/// # Errors
/// `not-a-resume` for XML of another kind; `malformed`, `too-large`.
pub fn read(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Candidate, Error> {
    let root = Element::parse(bytes, &Limits::default())?;
    let mut entries = Entries::new(name, vocabulary);
    match root.name.as_str() {
        "SkillsPassport" => passport(&mut entries, root.child("LearnerInfo").unwrap_or(&root)),
        "Candidate" => candidate(&mut entries, &root),
        other => return Err(Error::new("not-a-resume", format!("the XML is a `{other}`, not a Europass document"))),
    }
    Ok(entries.finish())
}

/// The words at a path, with the place.
fn at(element: &Element, path: &str, source: &str) -> Option<Field> {
    let words = element.at(path).map(plain)?;
    (!words.is_empty()).then(|| (format!("{source}.{}", path.replace('/', ".")), words))
}

/// An element's words; descriptions hold HTML as text, whose blocks become lines.
fn plain(element: &Element) -> String {
    let text = if element.children.is_empty() { element.text.trim().to_owned() } else { element.words() };
    let marked = text.contains("</") || text.contains("/>");
    let page = || qualify_document::read(format!("<html><body>{text}</body></html>").as_bytes(), &Limits::default());
    if marked { page().map_or(text.clone(), |document| document.text.trim().to_owned()) } else { text }
}

/// `<From year="2012" month="--03" day="---01"/>`.
fn date(element: &Element, path: &str, source: &str) -> Option<Field> {
    let date = element.at(path)?;
    let year = date.attribute("year")?;
    let month = date.attribute("month").map(|month| month.trim_start_matches('-'));
    let written = month.map_or_else(|| year.to_owned(), |month| format!("{year}-{month:0>2}"));
    Some((format!("{source}.{}", path.replace('/', ".")), written))
}

fn passport(entries: &mut Entries<'_>, learner: &Element) {
    if let Some(identification) = learner.child("Identification") {
        person(entries, identification);
    }
    if let Some(headline) = at(learner, "Headline/Description/Label", "Headline") {
        entries.section(SectionKind::Summary, [headline]);
    }
    for (index, work) in learner.all("WorkExperience").into_iter().enumerate() {
        let source = format!("WorkExperience[{index}]");
        let job = Job {
            title: at(work, "Position/Label", &source),
            organisation: at(work, "Employer/Name", &source),
            start: date(work, "Period/From", &source),
            end: date(work, "Period/To", &source),
            texts: at(work, "Activities", &source).into_iter().chain(at(work, "Employer/Sector/Label", &source)).collect(),
            ..Job::default()
        };
        entries.job(&source, job);
    }
    if learner.child("EducationList").is_some() {
        entries.has_education();
    }
    for (index, school) in learner.all("Education").into_iter().enumerate() {
        let source = format!("Education[{index}]");
        let current = school.at("Period/Current").is_some_and(|current| current.text.trim() == "true");
        let school = School {
            degree: at(school, "Title", &source),
            field: at(school, "Field/Label", &source),
            institution: at(school, "Organisation/Name", &source),
            start: date(school, "Period/From", &source),
            end: date(school, "Period/To", &source),
            completed: current.then_some(false),
            texts: ["Activities", "Level/Label"].iter().filter_map(|path| at(school, path, &source)).collect(),
        };
        entries.school(&source, school);
    }
    if let Some(skills) = learner.child("Skills") {
        passport_skills(entries, skills);
    }
    for (index, achievement) in learner.all("Achievement").into_iter().enumerate() {
        let texts = ["Title/Label", "Description"].iter().filter_map(|path| at(achievement, path, &format!("Achievement[{index}]")));
        entries.section(SectionKind::Other, texts.collect::<Vec<_>>());
    }
}

fn passport_skills(entries: &mut Entries<'_>, skills: &Element) {
    for (index, language) in skills.all("MotherTongue").into_iter().enumerate() {
        if let Some(name) = at(language, "Description/Label", &format!("MotherTongue[{index}]")) {
            entries.language(name, Some("native".to_owned()));
        }
    }
    for (index, language) in skills.all("ForeignLanguage").into_iter().enumerate() {
        let level = language.child("ProficiencyLevel").and_then(|levels| lowest(levels.children.iter().map(|level| level.text.trim())));
        if let Some(name) = at(language, "Description/Label", &format!("ForeignLanguage[{index}]")) {
            entries.language(name, level);
        }
    }
    for kind in ["Communication", "Organisational", "JobRelated", "Computer", "Other"] {
        let texts = at(skills, &format!("{kind}/Description"), "Skills");
        entries.section(SectionKind::Skills, texts);
    }
    for licence in skills.child("Driving").map(|driving| driving.all("Licence")).unwrap_or_default() {
        entries.credential(("Skills.Driving".to_owned(), format!("Driving licence {}", licence.words())), None, None, &[]);
    }
}

/// The lowest of the five levels a language is graded in: what is claimed in every skill.
fn lowest<'a>(levels: impl Iterator<Item = &'a str>) -> Option<String> {
    levels.filter(|level| level.len() == 2).min().map(str::to_owned)
}

/// Everything that says who somebody is.
fn person(entries: &mut Entries<'_>, element: &Element) {
    let identity = &mut entries.candidate.identity;
    let words = |name: &str| element.all(name).into_iter().map(Element::words).filter(|words| !words.is_empty()).collect::<Vec<_>>();
    for name in ["FirstName", "Surname", "GivenName", "FamilyName", "FormattedName"] {
        identity.names.extend(words(name));
    }
    for name in ["Email", "URI"] {
        identity.emails.extend(words(name).into_iter().filter(|text| text.contains('@')));
    }
    for name in ["Telephone", "DialNumber"] {
        identity.phones.extend(words(name));
    }
    identity.addresses.extend(words("Address"));
    identity.links.extend(words("Website"));
    for name in ["Gender", "GenderCode", "Nationality", "NationalityCode", "PrimaryLanguageCode", "BirthDate", "Photo"] {
        identity.personal.extend(words(name).into_iter().map(|text| (name.to_owned(), text)));
    }
    let birth = element.at("Demographics/Birthdate").and_then(|date| date.attribute("year"));
    identity.personal.extend(birth.map(|year| ("Birthdate".to_owned(), year.to_owned())));
}

fn candidate(entries: &mut Entries<'_>, root: &Element) {
    if let Some(own) = root.child("CandidatePerson") {
        person(entries, own);
    }
    if let Some(summary) = root.all("ExecutiveSummary").into_iter().next() {
        entries.section(SectionKind::Summary, [("ExecutiveSummary".to_owned(), plain(summary))]);
    }
    for (index, employer) in root.all("EmployerHistory").into_iter().enumerate() {
        for (place, position) in employer.all("PositionHistory").into_iter().enumerate() {
            let source = format!("EmployerHistory[{index}].PositionHistory[{place}]");
            entries.job(&source, portal_job(employer, position, &source));
            if employer.words().to_lowercase().contains("volunteer") {
                entries.candidate.profile.positions.last_mut().into_iter().for_each(volunteer);
            }
        }
    }
    if !root.all("EducationHistory").is_empty() {
        entries.has_education();
    }
    for (index, school) in root.all("EducationOrganizationAttendance").into_iter().enumerate() {
        let source = format!("EducationOrganizationAttendance[{index}]");
        let ongoing = school.all("Ongoing").into_iter().chain(school.all("CurrentIndicator")).any(|flag| flag.text.trim() == "true");
        let entry = School {
            degree: at(school, "EducationDegree/DegreeName", &source),
            field: at(school, "EducationDegree/DegreeMajor", &source),
            institution: at(school, "OrganizationName", &source),
            start: at(school, "AttendancePeriod/StartDate", &source),
            end: at(school, "AttendancePeriod/EndDate", &source),
            completed: ongoing.then_some(false),
            texts: at(school, "EducationDegree/OccupationalSkillsCovered", &source).into_iter().collect(),
        };
        entries.school(&source, entry);
    }
    for (index, certificate) in root.all("Certification").into_iter().enumerate() {
        let source = format!("Certification[{index}]");
        let name = at(certificate, "CertificationName", &source).or_else(|| at(certificate, "CertificationTypeCode", &source));
        if let Some(name) = name {
            entries.credential(name, at(certificate, "FirstIssuedDate", &source).as_ref(), None, &[]);
        }
    }
    for (index, competency) in root.all("PersonCompetency").into_iter().enumerate() {
        portal_skill(entries, competency, &format!("PersonCompetency[{index}]"));
    }
}

fn portal_job(employer: &Element, position: &Element, source: &str) -> Job {
    let period = position.child("EmploymentPeriod").unwrap_or(position);
    let current = period.child("CurrentIndicator").is_some_and(|flag| flag.text.trim() == "true");
    Job {
        title: at(position, "PositionTitle", source),
        organisation: at(employer, "OrganizationName", source),
        start: at(period, "StartDate", source),
        end: at(period, "EndDate", source).filter(|_| !current),
        texts: at(position, "Description", source).into_iter().collect(),
        ..Job::default()
    }
}

/// Languages come as competencies of the taxonomy `language`; every other one is a skill.
fn portal_skill(entries: &mut Entries<'_>, competency: &Element, source: &str) {
    let Some(name) = at(competency, "CompetencyName", source).or_else(|| at(competency, "CompetencyID", source)) else { return };
    if competency.child("TaxonomyID").is_none_or(|taxonomy| taxonomy.text.trim() != "language") {
        return entries.skill(name, None, None);
    }
    let levels = competency.all("ScoreText");
    let level = lowest(levels.iter().map(|level| level.text.trim()));
    entries.language(name, level.or_else(|| levels.is_empty().then(|| "native".to_owned())));
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_skills_passport_is_read() {
        let xml = r#"<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
<Identification><PersonName><FirstName>Avery</FirstName><Surname>Quill</Surname></PersonName>
<ContactInfo><Email><Contact>avery@example.org</Contact></Email></ContactInfo></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2012" month="--03" day="---01"/><Current>true</Current></Period>
<Position><Label>Baker</Label></Position><Activities>&lt;p&gt;Sourdough&lt;/p&gt;&lt;p&gt;Rye&lt;/p&gt;</Activities><Employer><Name>Crumb</Name></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2008"/><To year="2011"/></Period><Title>Bachelor of Science</Title><Organisation><Name>Westmere</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>Spanish</Label></Description></MotherTongue></MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Label>German</Label></Description><ProficiencyLevel><Listening>C1</Listening><Writing>B2</Writing></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic></Skills>
</LearnerInfo></SkillsPassport>"#;
        let candidate = crate::read("cv.xml", xml.as_bytes(), Vocabulary::shipped()).unwrap();
        let profile = &candidate.profile;
        let job = &profile.positions[0];
        assert_eq!((job.title.as_deref(), job.start.unwrap().to_string()), (Some("Baker"), "2012-03".to_owned()));
        assert_eq!(job.end.unwrap().to_string(), "present");
        assert!(job.passages.iter().any(|passage| passage.text.contains("Sourdough\n")), "{:?}", job.passages);
        assert_eq!((profile.education[0].level, profile.education[0].completed), (crate::Level::Bachelor, true));
        let languages: Vec<_> = profile.languages.iter().map(|l| (l.language.as_str(), l.level.as_deref())).collect();
        assert_eq!(languages, [("Spanish", Some("native")), ("German", Some("B2"))]);
        assert_eq!(candidate.identity.names, ["Avery", "Quill"]);
        assert_eq!(candidate.identity.emails, ["avery@example.org"]);
    }

    #[test]
    fn a_portal_candidate_is_read() {
        let xml = r#"<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/1.0"><CandidatePerson><PersonName><GivenName>Avery</GivenName></PersonName>
<BirthDate>1980-02-03</BirthDate></CandidatePerson><CandidateProfile><EmploymentHistory><EmployerHistory><OrganizationName>Crumb</OrganizationName>
<PositionHistory><PositionTitle>Baker</PositionTitle><EmploymentPeriod><StartDate><FormattedDateTime>2015-02-01</FormattedDateTime></StartDate>
<EndDate><FormattedDateTime>2018-05</FormattedDateTime></EndDate></EmploymentPeriod><Description>Rye</Description></PositionHistory></EmployerHistory></EmploymentHistory>
<PersonQualifications><PersonCompetency><CompetencyID>spa</CompetencyID><CompetencyName>Spanish</CompetencyName><TaxonomyID>language</TaxonomyID>
<CompetencyDimension><Score><ScoreText>C2</ScoreText></Score></CompetencyDimension></PersonCompetency></PersonQualifications></CandidateProfile></Candidate>"#;
        let candidate = crate::read("cv.xml", xml.as_bytes(), Vocabulary::shipped()).unwrap();
        let job = &candidate.profile.positions[0];
        assert_eq!((job.start.unwrap().to_string(), job.end.unwrap().to_string()), ("2015-02".to_owned(), "2018-05".to_owned()));
        assert_eq!(candidate.profile.languages[0].level.as_deref(), Some("C2"));
        assert_eq!(candidate.identity.personal, [("BirthDate".to_owned(), "1980-02-03".to_owned())]);
    }

    #[test]
    fn entities_are_never_expanded() {
        let bomb = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><Candidate><ExecutiveSummary>&b;</ExecutiveSummary></Candidate>"#;
        assert!(read("x", bomb.as_bytes(), Vocabulary::shipped()).unwrap().profile.sections.is_empty());
    }
}
