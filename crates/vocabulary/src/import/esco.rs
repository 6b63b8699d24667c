//! ESCO: `skills_en.csv` and `broaderRelationsSkillPillar.csv`. Relations that are only "optional" or "essential" prove nothing.

use std::collections::HashMap;

use super::{Entry, Error, File, field, rows};

/// The files of a release, as far as they are given.
#[derive(Default)]
pub(super) struct Release {
    /// Address, label and other names of each skill, in the file's order.
    skills: Vec<(String, String, Vec<String>)>,
    /// A skill's address and that of a broader one.
    broader: Vec<(String, String)>,
}

impl Release {
    /// Takes a file in; false when it is none of ESCO's.
    pub fn take(&mut self, file: &File<'_>) -> Result<bool, Error> {
        let header = file.text.lines().next().unwrap_or_default();
        if header.contains("preferredLabel") {
            self.skills.extend(rows(file, b',')?.iter().map(|row| {
                let others = [field(row, "altLabels"), field(row, "hiddenLabels")];
                let aliases = others.iter().flat_map(|names| names.lines()).map(str::trim).filter(|name| !name.is_empty());
                (field(row, "conceptUri").to_owned(), field(row, "preferredLabel").to_owned(), aliases.map(ToOwned::to_owned).collect())
            }));
        } else if header.contains("broaderUri") {
            let both = |row: &&HashMap<String, String>| field(row, "broaderType") == "KnowledgeSkillCompetence";
            let pair = |row: &HashMap<String, String>| (field(row, "conceptUri").to_owned(), field(row, "broaderUri").to_owned());
            self.broader.extend(rows(file, b',')?.iter().filter(both).map(pair));
        } else {
            return Ok(header.contains("originalSkillUri"));
        }
        Ok(true)
    }

    pub fn entries(&self) -> Vec<Entry> {
        let labels: HashMap<&str, &str> = self.skills.iter().map(|(address, label, _)| (address.as_str(), label.as_str())).collect();
        let mut broader: HashMap<&str, Vec<String>> = HashMap::new();
        for (skill, above) in &self.broader {
            broader.entry(skill).or_default().extend(labels.get(above.as_str()).map(|label| (*label).to_owned()));
        }
        let entry = |(address, label, aliases): &(String, String, Vec<String>)| Entry {
            label: label.clone(),
            aliases: aliases.clone(),
            broader: broader.get(address.as_str()).cloned().unwrap_or_default(),
            class: None,
        };
        self.skills.iter().map(entry).collect()
    }
}
