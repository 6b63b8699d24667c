//! A human language.
//!
//! - Means: the language at the level or above, on one scale that others are mapped to.
//! - Proved by: a language the résumé claims.
//! - Unclear: claimed without a level where one is asked, a level that the table does not know, or a language named in the text
//!   only. English of a résumé that lists no languages at all is unclear too.
//! - Cites: the claim.

use qualify_vocabulary::{LanguageId, LanguageLevel, Vocabulary};

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::facts;
use crate::ruling::Ruling;

/// A language that is asked.
#[derive(Debug)]
pub(crate) struct Language {
    name: String,
    /// A digest of the name.
    digest: u64,
    english: bool,
    language: Option<LanguageId>,
    /// The level as worded, and what it means where the table knows it.
    level: Option<(String, Option<LanguageLevel>)>,
}

/// What is known of the language, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Absent,
    Lower,
    /// English, and the résumé lists no languages.
    Presumed,
    Named,
    NoLevel,
    Reached,
}

impl Language {
    pub fn compile(asked: &qualify_language::requirement::Language, vocabulary: &Vocabulary) -> Self {
        let table = vocabulary.languages();
        let language = table.lookup(&asked.language).or_else(|| table.find(&asked.language).first().map(|mention| mention.language));
        let level = asked.level.as_ref().map(|level| (level.clone(), table.level(level)));
        Self {
            name: asked.language.clone(),
            digest: facts::name_digest(&asked.language),
            english: asked.language.trim().eq_ignore_ascii_case("english"),
            language,
            level,
        }
    }

    /// What is known at best, and which claim says so.
    fn best(&self, case: &Case<'_>) -> (Known, Option<usize>) {
        let mut best = (Known::Absent, None);
        for (index, spoken) in case.facts.languages.iter().enumerate() {
            let same = match (self.language, spoken.language) {
                (Some(asked), Some(held)) => asked == held,
                _ => spoken.name == self.digest,
            };
            if same {
                let known = self.reached(spoken.level);
                if known > best.0 {
                    best = (known, Some(index));
                }
            }
        }
        let mut named = case.facts.named.languages.iter();
        if best.0 == Known::Absent
            && let Some((_, naming)) = named.find(|(held, _)| Some(*held) == self.language)
        {
            return (if naming.listed && self.level.is_none() { Known::Reached } else { Known::Named }, None);
        }
        if best.0 == Known::Absent && case.facts.languages.is_empty() && self.english {
            return (Known::Presumed, None);
        }
        best
    }

    fn reached(&self, held: Option<LanguageLevel>) -> Known {
        match (&self.level, held) {
            (None, _) => Known::Reached,
            (Some((_, Some(asked))), Some(held)) if held >= *asked => Known::Reached,
            (Some((_, Some(_))), Some(_)) => Known::Lower,
            (Some(_), _) => Known::NoLevel,
        }
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match self.best(case).0 {
            Known::Reached => Ruling::MET,
            Known::NoLevel | Known::Named | Known::Presumed => Ruling::UNCLEAR,
            Known::Lower | Known::Absent => Ruling::NOT_MET,
        }
    }

    pub fn remedy(&self) -> Remedy {
        Remedy::Language { language: self.name.clone(), level: self.level.as_ref().map(|(level, _)| level.clone()) }
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let (known, claim) = self.best(case);
        let claim = claim.and_then(|index| case.profile.languages.get(index));
        let level = self.level.as_ref().map_or_else(String::new, |(level, _)| format!(" ({level})"));
        let held = claim.and_then(|claim| claim.level.as_deref()).unwrap_or("no level");
        let name = &self.name;
        let mut account = Account::new(match known {
            Known::Reached => format!("{name}{level} is claimed"),
            Known::NoLevel => format!("{name} is claimed with {held}, which does not tell whether it reaches what is asked{level}"),
            Known::Named => format!("{name} is named, but the résumé does not say how well it is known{level}"),
            Known::Presumed => format!("the résumé lists no languages, so the level of {name} is not known"),
            Known::Lower => format!("{name} is claimed as {held}, which is below what is asked{level}"),
            Known::Absent => format!("the résumé does not claim {name}{level}"),
        });
        if claim.is_none() {
            let spot = case.sources.languages.iter().find(|(held, _)| Some(*held) == self.language);
            account.cite(spot.and_then(|(_, spot)| account::spot(case, *spot)));
        }
        if let Some(claim) = claim.filter(|claim| !claim.passage.text.trim().is_empty()) {
            account.cite([account::whole(&claim.passage.text, &claim.passage.origin, None)]);
        }
        account
    }
}
