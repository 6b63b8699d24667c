//! Candidates, rules and searches that are made up, the same in every run.

use serde_json::{Value, json};

/// What candidates know, the more frequent first.
const CONCEPTS: [&str; 40] = [
    "Java",
    "Python",
    "SQL",
    "JavaScript",
    "AWS",
    "Docker",
    "Kubernetes",
    "React",
    "C#",
    "Linux",
    "PostgreSQL",
    "TypeScript",
    "Git",
    "Terraform",
    "Jenkins",
    "Spring Boot",
    "Node.js",
    "Azure",
    "MongoDB",
    "Redis",
    "C++",
    "Kafka",
    "Go",
    "Angular",
    "Django",
    "Elasticsearch",
    "GraphQL",
    "Ansible",
    "Scala",
    "Rust",
    "Ruby",
    "PHP",
    "Swift",
    "Kotlin",
    "TensorFlow",
    "Spark",
    "Hadoop",
    "Tableau",
    "Snowflake",
    "Perl",
];
const TITLES: [&str; 6] =
    ["Software Engineer", "Backend Developer", "Data Engineer", "DevOps Engineer", "Project Manager", "System Administrator"];
const FIELDS: [&str; 5] = ["Computer Science", "Mathematics", "Economics", "Physics", "History"];

/// Eight required and eight preferred rules.
pub const RULES: &str = r#"
job: Platform Engineer
required:
  - {id: degree, require: {degree: {level: bachelor, fields: [Computer Science], related_field: true}}}
  - {id: total, require: {experience: {min_months: 60, with: []}}}
  - {id: language, require: {experience: {min_months: 36, with: [[Java, Python, C#, Go, Rust, Kotlin]]}}}
  - {id: cloud, require: {experience: {min_months: 24, with: [[AWS, Azure, Kubernetes, Docker, Terraform, Ansible]]}}}
  - {id: database, require: {experience: {min_months: 12, with: [[PostgreSQL, MongoDB, Redis, Snowflake, SQL, Elasticsearch]]}}}
  - {id: recent, require: {experience: {min_months: 12, within_months: 60, with: [[Java, Python]]}}}
  - {id: linux, require: {skill: {with: [[Linux]]}}}
  - {id: both, require: {experience: {min_months: 12, with: [[Java, Python], [AWS, Azure]]}}}
preferred:
  - {id: kafka, require: {skill: {with: [[Kafka]]}}}
  - {id: spring, require: {experience: {min_months: 24, with: [[Spring Boot]]}}}
  - {id: frontend, require: {experience: {min_months: 12, with: [[React, Angular, TypeScript, JavaScript, GraphQL, Node.js]]}}}
  - {id: data, require: {experience: {min_months: 24, with: [[Spark, Hadoop, Scala, TensorFlow, Tableau, Snowflake]]}}}
  - {id: delivery, require: {skill: {with: [[Jenkins, Git, Terraform, Ansible, Docker, Kubernetes]]}}}
  - {id: cpp, require: {experience: {min_months: 12, with: [[C++]]}}}
  - {id: ruby, require: {skill: {with: [[Ruby, PHP, Perl]]}}}
  - {id: long, require: {experience: {min_months: 120, with: []}}}
"#;

/// Searches for three things at once, from frequent to rare ones.
pub const ANDS: [&str; 8] = [
    "java python sql",
    "aws docker kubernetes",
    "javascript react docker",
    "react typescript \"node.js\"",
    "c++ linux git",
    "kafka spark postgresql",
    "snowflake tableau spark",
    "rust kotlin swift",
];

/// Searches, from frequent to rare words.
pub const QUERIES: [&str; 10] = [
    "java AND python AND sql",
    "aws docker kubernetes",
    "react typescript \"node.js\"",
    "java OR python OR go",
    "title:engineer java aws",
    "kafka -java",
    "c++ linux git",
    "snowflake tableau spark",
    "degree:master scala hadoop",
    "rust AND kotlin AND swift",
];

/// A generator of numbers: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (end.max(1) as u64)).unwrap_or(0)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }

    /// One of the concepts, the first ones more often.
    fn concept(&mut self) -> &'static str {
        let (one, other) = (self.below(CONCEPTS.len()), self.below(CONCEPTS.len()));
        CONCEPTS.get(one.min(other)).copied().unwrap_or_default()
    }
}

/// A candidate as JSON Resume.
pub fn candidate(number: u64) -> Value {
    let mut random = Random(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 7);
    let mut month = 2026 * 12 - random.below(18);
    let work: Vec<Value> = (0..5)
        .map(|_| {
            let end = month;
            let start = end - 6 - random.below(40);
            month = start + random.below(3) - random.below(8).min(start);
            let (a, b, c) = (random.concept(), random.concept(), random.concept());
            let day = |month: usize| format!("{:04}-{:02}", month / 12, month % 12 + 1);
            json!({"position": random.of(&TITLES), "name": format!("Company {}", random.below(5000)), "startDate": day(start),
                   "endDate": day(end), "summary": format!("Built and ran services with {a} and {b}; moved reporting to {c}.")})
        })
        .collect();
    let degree = random.of(&["Bachelor of Science", "Master of Science", "Bachelor of Arts", "Associate"]);
    json!({"id": format!("c-{number:07}"), "work": work,
           "education": [{"studyType": degree, "area": random.of(&FIELDS), "endDate": "2010-06"}],
           "skills": [{"name": random.concept()}, {"name": random.concept()}]})
}
