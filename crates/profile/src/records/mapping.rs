//! Which column means what.

use std::collections::BTreeMap;

use crate::entries::Error;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The candidate's id.
    Id,
    /// The whole résumé as text or HTML.
    Text,
    /// A summary or headline.
    Summary,
    /// Work: free text, or a JSON list as in JSON Resume.
    Experience,
    /// Title of the (latest) job.
    Title,
    /// Its employer.
    Organisation,
    /// Its first month or year.
    Start,
    /// Its last month or year.
    End,
    /// Its weekly hours.
    Hours,
    /// Years of experience, as the candidate states them.
    Years,
    /// Skills, parted by commas, semicolons or bars.
    Skills,
    /// Education: a degree, free text, or a JSON list.
    Education,
    /// Field of study.
    Field,
    /// School.
    Institution,
    /// When the degree was given.
    Graduated,
    /// Certificates and licences.
    Credentials,
    /// Human languages.
    Languages,
    /// Name, or a part of it.
    Name,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// Address or a part of it.
    Address,
    /// Links.
    Link,
    /// Birth date, age, gender, nationality, marital status, photo.
    Personal,
    /// A label or a number of the data set, not the candidate's words.
    Ignore,
}

/// Names of each target: the first is the one to map to, all are guessed from; letters and digits only.
const NAMES: &[(Target, &[&str])] = &[
    (Target::Id, &["id", "candidateid", "applicantid", "resumeid", "uuid", "personid"]),
    (
        Target::Text,
        &["text", "resume", "resumetext", "resumestr", "cv", "cvtext", "content", "body", "fulltext", "resumehtml", "html", "rawtext"],
    ),
    (Target::Summary, &["summary", "headline", "objective", "about", "bio", "profile", "careerobjective", "professionalsummary"]),
    (
        Target::Experience,
        &["experience", "work", "workexperience", "employment", "workhistory", "employmenthistory", "jobhistory", "positions"],
    ),
    (Target::Title, &["title", "jobtitle", "position", "currenttitle", "currentposition", "role", "designation", "occupation", "job"]),
    (Target::Organisation, &["organisation", "organization", "company", "employer", "currentcompany", "currentemployer", "companyname"]),
    (Target::Start, &["start", "startdate", "from", "startedon", "datestarted", "begin"]),
    (Target::End, &["end", "enddate", "to", "until", "finishedon", "dateended"]),
    (Target::Hours, &["hours", "hoursperweek", "weeklyhours"]),
    (Target::Years, &["years", "yearsofexperience", "yearsexperience", "totalexperience", "yoe", "experienceyears"]),
    (Target::Skills, &["skills", "skill", "keyskills", "technicalskills", "skillset", "technologies", "competencies"]),
    (
        Target::Education,
        &["education", "degree", "highestdegree", "qualification", "qualifications", "educationlevel", "studytype", "degrees"],
    ),
    (Target::Field, &["field", "fieldofstudy", "major", "majors", "area", "specialization", "specialisation"]),
    (Target::Institution, &["institution", "school", "university", "college", "institutionname"]),
    (Target::Graduated, &["graduated", "graduationdate", "graduationyear", "passingyear", "yearofgraduation"]),
    (Target::Credentials, &["credentials", "certificates", "certifications", "certification", "licenses", "licences", "clearance"]),
    (Target::Languages, &["languages", "language", "spokenlanguages"]),
    (
        Target::Name,
        &["name", "fullname", "firstname", "lastname", "surname", "givenname", "candidatename", "applicantname", "middlename", "candidate"],
    ),
    (Target::Email, &["email", "emailaddress", "mail"]),
    (Target::Phone, &["phone", "phonenumber", "telephone", "mobile", "tel", "cell"]),
    (Target::Address, &["address", "location", "city", "state", "zip", "zipcode", "postcode", "country", "street"]),
    (Target::Link, &["link", "url", "linkedin", "github", "website", "portfolio", "links"]),
    (
        Target::Personal,
        &[
            "personal",
            "birthdate",
            "dateofbirth",
            "dob",
            "age",
            "gender",
            "sex",
            "nationality",
            "citizenship",
            "maritalstatus",
            "photo",
            "image",
            "race",
            "ethnicity",
            "religion",
            "disability",
        ],
    ),
    (Target::Ignore, &["ignore", "category", "label", "class", "source", "index", "unnamed0", "score", "matchedscore"]),
];

/// Columns given by hand; every other column is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    given: BTreeMap<String, Target>,
}

impl Mapping {
    /// Reads `name=column` pairs, as `--map` takes them.
    ///
    /// ```
    /// use qualify_profile::records::{Mapping, Target};
    /// let mapping = Mapping::parse(&["title=Funktion"])?;
    /// assert_eq!(mapping.target("Funktion"), Some(Target::Title));
    /// assert_eq!(mapping.target("E-Mail"), Some(Target::Email));
    /// assert!(Mapping::parse(&["titel=Funktion"]).unwrap_err().message.contains("title"));
    /// # Ok::<(), qualify_profile::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-column` for a pair without `=` or a name that nothing has.
    pub fn parse<S: AsRef<str>>(pairs: &[S]) -> Result<Self, Error> {
        let mut given = BTreeMap::new();
        for pair in pairs {
            let Some((name, column)) = pair.as_ref().split_once('=') else {
                return Err(Error::new("unknown-column", format!("`{}` is not a mapping; write `title=Job Title`", pair.as_ref())));
            };
            let unknown = || Error::new("unknown-column", format!("there is no `{name}` to map to; use {}", names()));
            given.insert(folded(column), named(&folded(name)).ok_or_else(unknown)?);
        }
        Ok(Self { given })
    }

    /// What a column is, by the pairs given or by its name. A number at its end does not count: `company_2`.
    pub fn target(&self, column: &str) -> Option<Target> {
        let column = folded(column);
        let bare = column.trim_end_matches(|c: char| c.is_ascii_digit());
        let given = |name: &str| self.given.get(name).copied();
        given(&column).or_else(|| given(bare)).or_else(|| named(&column)).or_else(|| named(bare))
    }

    /// Whether no column is given.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Checks that every column given is there.
    pub(super) fn check(&self, header: &[String]) -> Result<(), Error> {
        let missing = self.given.keys().find(|column| !header.iter().any(|name| folded(name) == **column));
        missing.map_or(Ok(()), |column| {
            Err(Error::new("unknown-column", format!("there is no column `{column}`; the columns are {}", header.join(", "))))
        })
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn named(folded: &str) -> Option<Target> {
    NAMES.iter().find(|(_, names)| names.contains(&folded)).map(|(target, _)| *target)
}

/// The names to map to.
fn names() -> String {
    let names: Vec<&str> = NAMES.iter().filter_map(|(_, names)| names.first().copied()).collect();
    names.join(", ")
}
