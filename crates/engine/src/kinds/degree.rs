//! An academic degree at a level or above.
//!
//! - Means: a degree in one of the fields; with a related field, in a field of the same family.
//! - Proved by: a completed education entry of that level.
//! - Unclear: the right level with a field that is not given or of unknown kinship; a degree in progress; no education section.
//! - Cites: the entry that decides.

use qualify_language::Level as Asked;
use qualify_vocabulary::{FieldId, Level, Vocabulary};

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::facts::Study;
use crate::ids::IdSet;
use crate::phrase::Phrase;
use crate::ruling::Ruling;
use crate::term;

/// A degree that is asked.
#[derive(Debug)]
pub(crate) struct Degree {
    level: Level,
    name: &'static str,
    fields: Vec<Field>,
    related: bool,
    in_progress: bool,
}

#[derive(Debug)]
struct Field {
    written: String,
    /// A digest of its words.
    words: u64,
    /// The table knows it.
    known: bool,
    /// The fields that are the asked one, and those of its family.
    same: IdSet,
    related: IdSet,
}

/// How an entry's field fits the fields that are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Other,
    Unknown,
    Missing,
    Related,
    Same,
}

/// What an entry decides, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Lower,
    OtherField,
    UnknownField,
    NoField,
    InProgress,
    Related,
    Held,
}

/// The vocabulary's level for a level that is asked.
pub(crate) fn level(asked: Asked) -> Level {
    match asked {
        Asked::Secondary => Level::Secondary,
        Asked::Associate => Level::Associate,
        Asked::Bachelor => Level::Bachelor,
        Asked::Master => Level::Master,
        Asked::Doctorate => Level::Doctorate,
    }
}

fn name(asked: Asked) -> &'static str {
    match asked {
        Asked::Secondary => "secondary education",
        Asked::Associate => "an associate degree",
        Asked::Bachelor => "a bachelor's degree",
        Asked::Master => "a master's degree",
        Asked::Doctorate => "a doctorate",
    }
}

impl Degree {
    pub fn compile(asked: &qualify_language::Degree, vocabulary: &Vocabulary) -> Self {
        let field = |written: &String| Field::compile(written, vocabulary);
        Self {
            level: level(asked.level),
            name: name(asked.level),
            fields: asked.fields.iter().map(field).collect(),
            related: asked.related_field,
            in_progress: asked.in_progress,
        }
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match self.best(case) {
            Some((_, Standing::Held | Standing::Related)) => Ruling::MET,
            Some((_, Standing::InProgress | Standing::UnknownField | Standing::NoField)) => Ruling::UNCLEAR,
            Some((_, Standing::OtherField | Standing::Lower)) => Ruling::NOT_MET,
            None if case.facts.has_education_section => Ruling::NOT_MET,
            None => Ruling::UNCLEAR,
        }
    }

    /// The entry that decides, the first of equals.
    fn best(&self, case: &Case<'_>) -> Option<(usize, Standing)> {
        let entries = case.facts.studies.iter().enumerate();
        entries
            .map(|(index, study)| (index, self.standing(study, case.as_of)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    fn standing(&self, study: &Study, as_of: u32) -> Standing {
        if study.level < self.level {
            return Standing::Lower;
        }
        match self.fit(study) {
            Fit::Other => Standing::OtherField,
            Fit::Unknown => Standing::UnknownField,
            Fit::Missing => Standing::NoField,
            _ if !completed(study, as_of) && !self.in_progress => Standing::InProgress,
            Fit::Related => Standing::Related,
            Fit::Same => Standing::Held,
        }
    }

    fn fit(&self, study: &Study) -> Fit {
        if self.fields.is_empty() && !self.related {
            return Fit::Same;
        }
        let Some(words) = study.words else { return Fit::Missing };
        self.fields.iter().map(|asked| self.fit_one(words, study, asked)).max().unwrap_or(Fit::Unknown)
    }

    fn fit_one(&self, words: u64, study: &Study, asked: &Field) -> Fit {
        let any = |kin: &IdSet| study.fields.iter().any(|held| kin.contains(held.index()));
        if words == asked.words || any(&asked.same) {
            Fit::Same
        } else if self.related && any(&asked.related) {
            Fit::Related
        } else if !study.known || !asked.known {
            Fit::Unknown
        } else {
            Fit::Other
        }
    }

    fn asked(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(|field| field.written.clone()).collect();
        match (fields.is_empty(), self.related) {
            (true, false) => self.name.to_owned(),
            (true, true) => format!("{} in a related field", self.name),
            (false, false) => format!("{} in {}", self.name, term::one_of(&fields)),
            (false, true) => format!("{} in {} or a related field", self.name, fields.join(", ")),
        }
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let asked = self.asked();
        let best = self.best(case).and_then(|(index, standing)| Some((case.profile.education.get(index)?, standing)));
        let Some((entry, standing)) = best else {
            return Account::new(if case.facts.has_education_section {
                format!("the education section names no degree; {asked} is needed")
            } else {
                format!("the résumé has no education section, so {asked} may be held or not")
            });
        };
        let field = entry.field.as_deref().unwrap_or_default().trim();
        let mut account = Account::new(match standing {
            Standing::Held => format!("{} is shown", capital(&asked)),
            Standing::Related => format!("{field} is of the same family as {}", self.fields_in_words()),
            Standing::InProgress => format!("the degree is not completed: its date of completion decides; {asked} is needed"),
            Standing::NoField => format!("the degree is of the level, but its field is not given; {asked} is needed"),
            Standing::UnknownField => format!("whether {field} counts as {} is not known; {asked} is needed", self.fields_in_words()),
            Standing::OtherField => format!("the degree is in {field}; {asked} is needed"),
            Standing::Lower => format!("no education entry reaches the level; {asked} is needed"),
        });
        if !entry.passage.text.trim().is_empty() {
            account.cite([account::whole(&entry.passage.text, &entry.passage.origin, None)]);
        }
        account
    }

    pub fn remedy(&self) -> Remedy {
        let field = self.fields.first().map(|field| field.written.clone());
        Remedy::Degree { level: self.level, field, label: self.asked() }
    }

    fn fields_in_words(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(|field| field.written.clone()).collect();
        if fields.is_empty() { "a related field".to_owned() } else { term::one_of(&fields) }
    }
}

impl Field {
    fn compile(written: &str, vocabulary: &Vocabulary) -> Self {
        let fields = vocabulary.fields();
        let known: Vec<FieldId> = match fields.exact(written) {
            Some(field) => vec![field],
            None => fields.find(written).into_iter().map(|mention| mention.field).collect(),
        };
        let kin = |kin: &dyn Fn(FieldId, FieldId) -> bool| -> IdSet {
            fields.ids().filter(|held| known.iter().any(|asked| kin(*held, *asked))).map(FieldId::index).collect()
        };
        Self {
            written: written.to_owned(),
            words: Phrase::new(written).digest(),
            known: !known.is_empty(),
            same: kin(&|held, asked| fields.same(held, asked)),
            related: kin(&|held, asked| fields.related(held, asked)),
        }
    }
}

/// Completed, and not at a date that lies ahead.
fn completed(study: &Study, as_of: u32) -> bool {
    study.completed && study.ended.is_none_or(|ended| ended <= as_of)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
