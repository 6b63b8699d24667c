//! O*NET: `Occupation Data.txt`, `Alternate Titles.txt` and `Technology Skills.txt`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Error, File, field, rows};

/// The files of a release, as far as they are given.
#[derive(Default)]
pub(super) struct Release {
    /// Title of each occupation by its code.
    occupations: BTreeMap<String, String>,
    /// Other titles by code.
    titles: BTreeMap<String, Vec<String>>,
    /// Products with the kind of software each is.
    products: BTreeMap<String, String>,
}

impl Release {
    /// Takes a file in; false when it is none of O*NET's.
    pub fn take(&mut self, file: &File<'_>) -> Result<bool, Error> {
        const CODE: &str = "O*NET-SOC Code";
        let header = file.text.lines().next().unwrap_or_default();
        if !header.starts_with(CODE) {
            return Ok(false);
        }
        for row in rows(file, b'\t')? {
            let code = field(&row, CODE).to_owned();
            if row.contains_key("Commodity Title") {
                self.products.insert(field(&row, "Example").to_owned(), field(&row, "Commodity Title").to_owned());
            } else if row.contains_key("Alternate Title") {
                let short = Some(field(&row, "Short Title")).filter(|title| !matches!(*title, "" | "n/a"));
                let titles = self.titles.entry(code).or_default();
                titles.extend([Some(field(&row, "Alternate Title")), short].into_iter().flatten().map(ToOwned::to_owned));
            } else {
                self.occupations.insert(code, field(&row, "Title").to_owned());
            }
        }
        Ok(true)
    }

    pub fn entries(&self) -> Vec<Entry> {
        let occupation = |(code, title): (&String, &String)| Entry {
            label: title.clone(),
            aliases: self.titles.get(code).cloned().unwrap_or_default(),
            ..Entry::default()
        };
        let kinds: BTreeSet<&String> = self.products.values().collect();
        let kind = |kind: &String| Entry { label: kind.clone(), ..Entry::default() };
        let product = |(name, kind): (&String, &String)| Entry { label: name.clone(), class: Some(kind.clone()), ..Entry::default() };
        let occupations = self.occupations.iter().map(occupation);
        occupations.chain(kinds.into_iter().map(kind)).chain(self.products.iter().map(product)).collect()
    }
}
